//! What every handler of this area is given beside the house.

use std::sync::Arc;

use axum::Extension;
use text::{Lang, Words};
use tokio::sync::Semaphore;

use crate::Tools;

/// The tools, and the one place in which pictures are unpacked.
#[derive(Clone)]
pub(crate) struct Area {
    pub tools: Tools,
    pub decoding: Arc<Semaphore>,
}

/// Extractor of the area.
pub(crate) type Here = Extension<Area>;

impl Area {
    pub(crate) fn new(tools: Tools) -> Self {
        Self { tools, decoding: Arc::new(Semaphore::new(1)) }
    }

    /// The name of a service in words; its code when it is not offered any more.
    pub(crate) fn title(&self, service: &str, t: &Words) -> String {
        let found = self.tools.catalogue.get(service);
        found.map_or_else(|| service.to_owned(), |service| service.words(t.lang).get("title"))
    }

    /// Codes of the services in whose names, in either language, every word of the query stands by its beginning.
    pub(crate) fn services_named(&self, query: &str) -> Vec<String> {
        let stems: Vec<String> = query.to_lowercase().split_whitespace().map(stem).collect();
        let is_named = |service: &Arc<catalogue::Service>| {
            let names = [Lang::Ru, Lang::En].map(|lang| service.words(lang).get("title").to_lowercase());
            let has = |stem: &String| {
                names
                    .iter()
                    .any(|name| name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(stem)))
            };
            stems.iter().all(has)
        };
        self.tools
            .catalogue
            .all()
            .iter()
            .filter(|service| is_named(service))
            .map(|service| service.code.clone())
            .collect()
    }
}

/// A word without the ending that changes: at least four letters of it.
fn stem(word: &str) -> String {
    let letters = word.chars().count();
    word.chars().take(letters.saturating_sub(2).max(4)).collect()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn a_word_is_found_by_its_beginning() {
        assert_eq!(stem("справку"), "справ");
        assert_eq!(stem("инн"), "инн");
    }
}
