//! Pages that belong to no area: «Ещё», help, accessibility, personal data, the state of services.

use text::{Source, Words};
use web::House;

mod accessibility;
mod gallery;
mod help;
mod more;
mod privacy;
mod security_txt;
mod status;
#[cfg(test)]
mod tests;

/// Their words.
pub fn words() -> [Source; 2] {
    Source::pair("pages", include_str!("../../text/ru.ftl"), include_str!("../../text/en.ftl"))
}

/// `/more`, `/help`, `/accessibility`, `/privacy`, `/status`, `/ui` and `/.well-known/security.txt`.
pub fn routes() -> axum::Router<House> {
    accessibility::routes()
        .merge(gallery::routes())
        .merge(help::routes())
        .merge(more::routes())
        .merge(privacy::routes())
        .merge(security_txt::routes())
        .merge(status::routes())
}

/// A row with an icon: a title and a sentence about it.
struct Line {
    icon: &'static str,
    title: String,
    note: String,
}

/// Lines whose words are `<prefix>-<name>` and `<prefix>-<name>-text`.
fn lines(t: &Words, prefix: &str, named: &[(&'static str, &str)]) -> Vec<Line> {
    named
        .iter()
        .map(|(icon, name)| Line {
            icon,
            title: t.get(&format!("{prefix}-{name}")),
            note: t.get(&format!("{prefix}-{name}-text")),
        })
        .collect()
}
