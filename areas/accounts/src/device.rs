//! From where somebody came: the browser's family and the cut address, as far as a person recognises them.

use web::Visit;

/// Kept sealed with a session and in the journal's details.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct Device {
    /// «Firefox, Linux»; empty when it says nothing we know.
    pub family: String,
    /// The address cut to /24 or /48.
    pub source: String,
}

impl Device {
    pub(crate) fn of(visit: &Visit) -> Self {
        Self { family: family(&visit.agent), source: visit.source.clone() }
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
    let known = |names: &[(&str, &'static str)]| {
        names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name)
    };
    let parts: Vec<&str> = [known(&BROWSERS), known(&SYSTEMS)].into_iter().flatten().collect();
    parts.join(", ")
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
