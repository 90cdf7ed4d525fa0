//! Looking at pages: a picture, nothing that axe would find, nothing wider than the screen.

use std::path::PathBuf;

use browser::{Chrome, Width};

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

    /// Looks at the page that is open, as it is.
    pub async fn here(&mut self, name: &str) -> anyhow::Result<()> {
        self.chrome.wait_for("h1").await?;
        for width in [Width::Phone, Width::Desktop] {
            self.chrome.turn(width).await?;
            let name = format!("{name}-{}", width.pixels());
            self.chrome.picture(&pictures().join(format!("{name}.png"))).await?;
            let wide = self.chrome.overflow().await?;
            if wide > 0 {
                self.found.push(format!("{name}: {wide} px wider than the screen"));
            }
            self.found.extend(self.chrome.axe().await?.into_iter().map(|fault| format!("{name}: {fault}")));
        }
        Ok(())
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

/// Where the pictures are kept, for people to look at.
pub fn pictures() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pictures")
}
