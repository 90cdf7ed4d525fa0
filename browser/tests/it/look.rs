//! Looking at pages: a picture, nothing that axe would find, nothing wider than the screen.

use std::collections::{BTreeSet, VecDeque};
use std::path::PathBuf;

use browser::{Chrome, Width};
use fantoccini::Locator;

/// How the addresses of downloads end.
const FILES: [&str; 4] = ["/file", "/receipt", "/statement", "/proof"];

/// Somebody who looks at page after page and remembers what is wrong with each.
pub struct Look<'a> {
    portal: &'a str,
    chrome: &'a Chrome,
    found: Vec<String>,
}

impl<'a> Look<'a> {
    pub fn new(portal: &'a str, chrome: &'a Chrome) -> Self {
        Self { portal, chrome, found: Vec::new() }
    }

    /// Opens a page in both languages, Russian last, and looks at it at both widths.
    pub async fn at(&mut self, name: &str, path: &str) -> anyhow::Result<()> {
        for lang in ["en", "ru"] {
            self.speak(lang, path).await?;
            self.here(&format!("{name}-{lang}")).await?;
        }
        Ok(())
    }

    /// The same for several pages.
    pub async fn all(&mut self, pages: &[(&str, &str)]) -> anyhow::Result<()> {
        for (name, path) in pages {
            self.at(name, path).await?;
        }
        Ok(())
    }

    /// Looks at the page that is open, as it is, at both widths.
    pub async fn here(&mut self, name: &str) -> anyhow::Result<()> {
        for width in [Width::Phone, Width::Desktop] {
            self.one(name, width).await?;
        }
        Ok(())
    }

    /// Opens a page in Russian on a phone and in English on a desktop.
    pub async fn glance(&mut self, name: &str, path: &str) -> anyhow::Result<()> {
        self.speak("en", path).await?;
        self.one(&format!("{name}-en"), Width::Desktop).await?;
        self.speak("ru", path).await?;
        self.one(&format!("{name}-ru"), Width::Phone).await
    }

    /// Opens pages in Russian and looks at nothing but whether they fit where little room is left.
    pub async fn fit(&mut self, paths: &[&str]) -> anyhow::Result<()> {
        self.chrome.turn(Width::Narrow).await?;
        for path in paths {
            self.chrome.go(&format!("{}{path}", self.portal)).await?;
            self.chrome.wait_for("h1").await?;
            let wide = self.chrome.overflow().await?;
            if wide > 0 {
                self.found.push(format!("{path}: {wide} px wider than a screen of 320"));
            }
        }
        Ok(())
    }

    async fn one(&mut self, name: &str, width: Width) -> anyhow::Result<()> {
        self.chrome.wait_for("h1").await?;
        self.chrome.turn(width).await?;
        let name = format!("{name}-{}", width.pixels());
        self.chrome.picture(&pictures().join(format!("{name}.png"))).await?;
        let wide = self.chrome.overflow().await?;
        if wide > 0 {
            self.found.push(format!("{name}: {wide} px wider than the screen"));
        }
        self.found.extend(self.chrome.axe().await?.into_iter().map(|fault| format!("{name}: {fault}")));
        Ok(())
    }

    /// Follows the links of every page from `start` on, each kind of page once, and glances at it.
    pub async fn wander(&mut self, who: &str, start: &str) -> anyhow::Result<()> {
        let mut known = BTreeSet::from([kind_of(start)]);
        let mut ahead = VecDeque::from([start.to_owned()]);
        while let Some(path) = ahead.pop_front() {
            self.chrome.go(&format!("{}{path}", self.portal)).await?;
            if self.chrome.page.find(Locator::Css(".k-trouble-code")).await.is_ok() {
                self.found.push(format!("{path}: a link of {who} leads nowhere"));
                continue;
            }
            self.glance(&format!("{who}{}", kind_of(&path).replace('/', "-")), &path).await?;
            for link in self.links().await? {
                if known.insert(kind_of(&link)) {
                    ahead.push_back(link);
                }
            }
        }
        Ok(())
    }

    /// The pages that the open page leads to: not the switches, no downloads.
    async fn links(&self) -> anyhow::Result<Vec<String>> {
        let ask = "return [...document.querySelectorAll('a[href]:not([download])')] \
             .filter(link => link.origin === location.origin).map(link => link.pathname + link.search)";
        let all: Vec<String> = serde_json::from_value(self.chrome.page.execute(ask, Vec::new()).await?)?;
        let switches = ["/language", "/look"];
        let is_page = |link: &String| {
            let path = link.split('?').next().unwrap_or("");
            // To sign in with somebody else is to leave the portal.
            let leaves = path.starts_with("/sign-in/with/");
            !leaves
                && !switches.contains(&path)
                && !path.contains('.')
                && !FILES.iter().any(|end| path.ends_with(end))
        };
        Ok(all.into_iter().filter(is_page).collect())
    }

    /// Switches the language as the link in every header does, and lands on `path`.
    async fn speak(&self, lang: &str, path: &str) -> anyhow::Result<()> {
        let query = [("to", lang), ("back", path)];
        let switch = url::Url::parse_with_params(&format!("{}/language", self.portal), &query)?;
        self.chrome.go(switch.as_str()).await
    }

    /// Fails when anything was found.
    pub fn nothing_wrong(self) {
        assert!(self.found.is_empty(), "{} faults:\n{}", self.found.len(), self.found.join("\n"));
    }
}

/// What is alike in the addresses of pages of one kind: ids, codes and questions are left out.
fn kind_of(path: &str) -> String {
    let part = |part: &str| {
        let is_id = part.len() >= 12
            && part.chars().filter(|letter| letter.is_ascii_digit() || *letter == '-').count() >= 4;
        if is_id { "id".to_owned() } else { part.to_owned() }
    };
    path.split('?').next().unwrap_or("").split('/').map(part).collect::<Vec<_>>().join("/")
}

/// Where the pictures are kept, for people to look at.
pub fn pictures() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pictures")
}
