//! What the frame and the components ask of a page: menus, switches, addresses of assets, words by state.

use text::Lang;

use crate::{Page, Section, Viewer};

/// An entry of a menu.
#[derive(Clone, Debug)]
pub struct MenuEntry {
    /// Where.
    pub href: &'static str,
    /// In words.
    pub label: String,
    /// The name of its icon.
    pub icon: &'static str,
    /// Where the reader is.
    pub current: bool,
}

/// One position of a switch in the bar of the version for weak sight.
#[derive(Clone, Debug)]
pub struct Switch {
    /// Where it is switched on.
    pub href: String,
    /// In words.
    pub words: String,
    /// Its code.
    pub word: String,
    /// The present position.
    pub current: bool,
}

/// How a state of an application is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusLook {
    /// `info warn ok bad sign neutral`.
    pub tone: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// The key of its words.
    pub key: &'static str,
}

/// Where open pages of a citizen listen for changes.
pub const CHANGES: &str = "/changes";
/// Where the bell with its number is drawn alone.
pub const BELL: &str = "/changes/bell";

impl Page {
    /// The address at which this page listens; it says when the page was drawn. Empty when nobody is signed in.
    #[must_use]
    pub fn listens(&self) -> String {
        match self.viewer {
            Viewer::Citizen { .. } => format!("{CHANGES}?since={}", self.now.timestamp_millis()),
            Viewer::Anonymous | Viewer::Staff { .. } => String::new(),
        }
    }

    /// Where the mark leads.
    #[must_use]
    pub fn home(&self) -> &'static str {
        if matches!(self.viewer, Viewer::Staff { .. }) { "/staff" } else { "/" }
    }

    /// The sections of the bar on top.
    #[must_use]
    pub fn sections(&self) -> Vec<MenuEntry> {
        match self.viewer {
            Viewer::Citizen { .. } => self.menu(&[HOME, SERVICES, APPLICATIONS, DOCUMENTS]),
            Viewer::Anonymous => self.menu(&[HOME, SERVICES, VERIFY]),
            Viewer::Staff { .. } => self.menu(&[DESK]),
        }
    }

    /// The five of the bar at the bottom of phones.
    #[must_use]
    pub fn bottom(&self) -> Vec<MenuEntry> {
        match self.viewer {
            Viewer::Citizen { .. } => self.menu(&[HOME, SERVICES, APPLICATIONS, DOCUMENTS, MORE]),
            Viewer::Anonymous => self.menu(&[HOME, SERVICES, VERIFY, SIGN_IN, MORE]),
            Viewer::Staff { .. } => self.menu(&[DESK, MORE]),
        }
    }

    fn menu(&self, entries: &[Entry]) -> Vec<MenuEntry> {
        let current = |entry: &Entry| match entry.section {
            Section::None => self.path.split('?').next() == Some(entry.href),
            section => section == self.section,
        };
        entries
            .iter()
            .map(|entry| MenuEntry {
                href: entry.href,
                label: self.t.get(entry.key),
                icon: entry.icon,
                current: current(entry),
            })
            .collect()
    }

    /// The address that changes the look by one word and comes back here.
    #[must_use]
    pub fn look_to(&self, word: &str) -> String {
        format!("/look?to={}&back={}", self.look.with(word), encoded(&self.path))
    }

    /// The address that changes the language and comes back here.
    #[must_use]
    pub fn language_to(&self) -> String {
        format!("/language?to={}&back={}", self.other_language(), encoded(&self.path))
    }

    /// The code of the other language.
    #[must_use]
    pub fn other_language(&self) -> &'static str {
        match self.t.lang {
            Lang::Ru => Lang::En.code(),
            Lang::En => Lang::Ru.code(),
        }
    }

    /// «RU» or «EN»: the present language in two letters.
    #[must_use]
    pub fn language_short(&self) -> &'static str {
        match self.t.lang {
            Lang::Ru => "RU",
            Lang::En => "EN",
        }
    }

    /// The scheme to which one may change.
    #[must_use]
    pub fn other_scheme(&self) -> &'static str {
        if self.look.dark { "light" } else { "dark" }
    }

    /// The key of the words of [`Page::other_scheme`].
    #[must_use]
    pub fn other_scheme_key(&self) -> &'static str {
        if self.look.dark { "ui-scheme-light" } else { "ui-scheme-dark" }
    }

    /// The sizes of the version for weak sight.
    #[must_use]
    pub fn sizes(&self) -> Vec<Switch> {
        (1..=3)
            .map(|size| {
                let word = format!("size-{size}");
                Switch {
                    href: self.look_to(&word),
                    words: self.t.get(&format!("ui-sight-{word}")),
                    current: self.look.size == size,
                    word,
                }
            })
            .collect()
    }

    /// The colour pairs of the version for weak sight.
    #[must_use]
    pub fn colours(&self) -> Vec<Switch> {
        ["white", "black", "blue"]
            .map(|word| Switch {
                href: self.look_to(word),
                words: self.t.get(&format!("ui-sight-{word}")),
                current: self.look.colours.word() == word,
                word: word.to_owned(),
            })
            .into()
    }
}

/// How a state is shown: `draft awaiting_payment awaiting_signature in_progress data_requested approved refused completed withdrawn`.
#[must_use]
pub fn status_look(code: &str) -> StatusLook {
    let (tone, icon, key) = match code {
        "awaiting_payment" => ("warn", "ruble", "ui-status-awaiting-payment"),
        "awaiting_signature" => ("sign", "sign", "ui-status-awaiting-signature"),
        "in_progress" => ("info", "clock", "ui-status-in-progress"),
        "data_requested" => ("warn", "alert-triangle", "ui-status-data-requested"),
        "approved" => ("ok", "check", "ui-status-approved"),
        "refused" => ("bad", "x", "ui-status-refused"),
        "completed" => ("ok", "file-check", "ui-status-completed"),
        "withdrawn" => ("neutral", "log-out", "ui-status-withdrawn"),
        _ => ("neutral", "pen", "ui-status-draft"),
    };
    StatusLook { tone, icon, key }
}

/// The key of the hidden word of a step of a timeline: `done now next`.
#[must_use]
pub fn moment_key(state: &str) -> &'static str {
    match state {
        "done" => "ui-moment-done",
        "now" => "ui-moment-now",
        _ => "ui-moment-next",
    }
}

/// The key of a verdict of the comparison: `same differs waits none`.
#[must_use]
pub fn verdict_key(verdict: &str) -> &'static str {
    match verdict {
        "same" => "ui-verdict-same",
        "differs" => "ui-verdict-differs",
        "waits" => "ui-verdict-waits",
        _ => "ui-verdict-none",
    }
}

struct Entry {
    href: &'static str,
    key: &'static str,
    icon: &'static str,
    section: Section,
}

const HOME: Entry = Entry { href: "/", key: "ui-home", icon: "home", section: Section::Home };
const SERVICES: Entry =
    Entry { href: "/services", key: "ui-services", icon: "grid", section: Section::Services };
const APPLICATIONS: Entry =
    Entry { href: "/applications", key: "ui-applications", icon: "inbox", section: Section::Applications };
const DOCUMENTS: Entry =
    Entry { href: "/documents", key: "ui-documents", icon: "file", section: Section::Documents };
const MORE: Entry = Entry { href: "/more", key: "ui-more", icon: "menu", section: Section::None };
const VERIFY: Entry =
    Entry { href: "/verify", key: "ui-verify-short", icon: "shield", section: Section::None };
const SIGN_IN: Entry = Entry { href: "/sign-in", key: "ui-sign-in", icon: "user", section: Section::None };
const DESK: Entry = Entry { href: "/staff", key: "ui-desk", icon: "inbox", section: Section::Staff };

/// A path as a value of a query (RFC 3986, 2.1): everything but unreserved signs and the slash as `%XX`.
fn encoded(path: &str) -> String {
    let mut result = String::with_capacity(path.len() + 8);
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'/') {
            result.push(char::from(byte));
        } else {
            result.push_str(&format!("%{byte:02X}"));
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn a_path_goes_through_a_query_whole() {
        assert_eq!(
            encoded("/services?q=паспорт&page=2"),
            "/services%3Fq%3D%D0%BF%D0%B0%D1%81%D0%BF%D0%BE%D1%80%D1%82%26page%3D2"
        );
    }
}
