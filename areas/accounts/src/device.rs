//! From where somebody came: the browser's family and the cut address, as far as a person recognises them.

use text::Words;
use web::Visit;

/// Kept sealed with a session and in the journal's details.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct Device {
    /// «Firefox, Linux»; empty when it says nothing we know.
    pub family: String,
    /// The address cut to /24 or /48.
    pub source: String,
    /// The whole address; empty in what was kept before it was.
    #[serde(default)]
    pub address: String,
}

impl Device {
    pub(crate) fn of(visit: &Visit) -> Self {
        Self {
            family: family(&visit.agent),
            source: visit.source.clone(),
            address: visit.address.to_string(),
        }
    }

    /// For the details of a journal entry.
    pub(crate) fn details(&self) -> serde_json::Value {
        serde_json::json!({ "family": self.family, "source": self.source, "address": self.address })
    }

    /// «Firefox, Linux» or that nothing is known.
    pub(crate) fn words(&self, t: &Words) -> String {
        family_words(t, &self.family)
    }
}

/// Names in the order in which they must be looked for: most browsers call themselves Chrome and Safari as well.
const BROWSERS: [(&str, &str); 8] = [
    ("YaBrowser", "Яндекс Браузер"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];

const SYSTEMS: [(&str, &str); 6] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

fn family(agent: &str) -> String {
    let parts: Vec<&str> = [known(agent, &BROWSERS), known(agent, &SYSTEMS)].into_iter().flatten().collect();
    parts.join(", ")
}

/// The browser's name alone: the system may change when a phone asks for the page of a desktop.
pub(crate) fn browser(agent: &str) -> &'static str {
    known(agent, &BROWSERS).unwrap_or_default()
}

/// A family as its owner reads it.
pub(crate) fn family_words(t: &Words, family: &str) -> String {
    if family.is_empty() { t.get("accounts-device-unknown") } else { family.to_owned() }
}

fn known(agent: &str, names: &[(&str, &'static str)]) -> Option<&'static str> {
    names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::family;

    #[test]
    fn a_browser_is_named_as_its_owner_knows_it() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0";
        assert_eq!(family(edge), "Edge, Windows");
        let phone = "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36";
        assert_eq!(family(phone), "Chrome, Android");
        assert_eq!(family("curl/8.0"), "");
    }
}
