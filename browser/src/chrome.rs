//! A real Chromium, driven through ChromeDriver.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener};
use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use anyhow::Context;
use base64::Engine;
use fantoccini::elements::Element;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// A width of the design.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// 390 CSS pixels.
    Phone,
    /// 320 CSS pixels: what a desktop page has left at 400 % (WCAG 2.2, 1.4.10).
    Narrow,
    /// 1280 CSS pixels.
    Desktop,
}

impl Width {
    /// In CSS pixels.
    pub const fn pixels(self) -> u32 {
        match self {
            Self::Phone => 390,
            Self::Narrow => 320,
            Self::Desktop => 1280,
        }
    }
}

/// A picture shows at most so many CSS pixels of height: the living page of components is longer than any screen holds.
const PICTURE_HEIGHT: f64 = 5000.0;

/// A browser window; closed with its driver when dropped.
pub struct Chrome {
    /// The window.
    pub page: Client,
    _driver: Driver,
    _profile: tempfile::TempDir,
}

/// ChromeDriver and the browser that it starts: a process group of their own. A driver that is killed alone leaves its browser running.
struct Driver {
    process: Child,
    group: u32,
}

impl Driver {
    fn start(port: u16) -> anyhow::Result<Self> {
        let process = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .context("chromedriver is not installed (Debian: chromium-driver)")?;
        let group = process.id().context("chromedriver has ended")?;
        Ok(Self { process, group })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.group);
        // There is nobody to tell when it has ended already.
        let _ =
            std::process::Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
    }
}

impl Chrome {
    /// Opens a window of this width; `script` off shows what people without JavaScript see.
    pub async fn open(width: Width, script: bool, lang: &str) -> anyhow::Result<Self> {
        let profile = tempfile::tempdir()?;
        let mut driver = Driver::start(free_port().context("no free port for chromedriver")?)?;
        let port = port_of(&mut driver.process).await?;
        let mut options = json!({
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-quic", "--hide-scrollbars",
                format!("--user-data-dir={}", profile.path().display()), format!("--lang={lang}"),
            ],
            "prefs": { "intl.accept_languages": lang },
        });
        // A tap is never acknowledged by a page that may not run script: such a phone is pressed like a desktop.
        if width == Width::Phone && script {
            options["mobileEmulation"] =
                json!({ "deviceMetrics": { "width": 390, "height": 844, "pixelRatio": 2.0, "touch": true } });
        }
        let mut wishes = serde_json::Map::new();
        wishes.insert("goog:chromeOptions".to_owned(), options);
        let page = ClientBuilder::new(HttpConnector::new())
            .capabilities(wishes)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await?;
        if width == Width::Desktop {
            page.set_window_size(1280, 900).await?;
        }
        let chrome = Self { page, _driver: driver, _profile: profile };
        if !script {
            // The pages' own scripts do not run; the driver's questions still do.
            chrome.tell("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
            chrome.turn(width).await?;
        }
        Ok(chrome)
    }

    /// Shows the open page at another width; nothing is loaded anew.
    pub async fn turn(&self, width: Width) -> anyhow::Result<()> {
        let is_phone = width != Width::Desktop;
        let height = if is_phone { 844 } else { 900 };
        let wish =
            json!({ "width": width.pixels(), "height": height, "deviceScaleFactor": 1, "mobile": is_phone });
        self.tell("Emulation.setDeviceMetricsOverride", wish).await?;
        Ok(())
    }

    /// Opens an address.
    pub async fn go(&self, url: &str) -> anyhow::Result<()> {
        self.page.goto(url).await?;
        Ok(())
    }

    /// Types into a field by its id, in place of what was there.
    pub async fn fill(&self, id: &str, text: &str) -> anyhow::Result<()> {
        let field = self.page.find(Locator::Id(id)).await.with_context(|| format!("no field {id}"))?;
        field.clear().await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// Presses the visible button or link that has these words, and waits till the page has changed.
    pub async fn press(&self, words: &str) -> anyhow::Result<()> {
        let path = format!(
            "//*[self::button or self::a or self::label or self::summary][not(contains(@class, 'k-hidden'))]\
             [contains(translate(normalize-space(.), '\u{a0}', ' '), \"{words}\")]"
        );
        let words = || format!("nothing to press with the words «{words}»");
        let there =
            self.page.wait().at_most(Duration::from_secs(20)).for_element(Locator::XPath(&path)).await;
        there.with_context(words)?;
        for target in self.page.find_all(Locator::XPath(&path)).await? {
            if target.is_displayed().await? {
                return self.click(target).await;
            }
        }
        anyhow::bail!(words())
    }

    /// Chooses a radio of a group by its value: the row is pressed, as people do.
    pub async fn choose(&self, name: &str, value: &str) -> anyhow::Result<()> {
        let css = format!("input[name='{name}'][value='{value}'] ~ label");
        // The press before may still be leading here: the page saves first.
        self.wait_for(&css).await.with_context(|| format!("no choice {name}={value}"))?;
        let row = self.page.find(Locator::Css(&css)).await?;
        self.click(row).await
    }

    /// Ticks a box by its id.
    pub async fn tick(&self, id: &str) -> anyhow::Result<()> {
        let css = format!("label[for='{id}']");
        self.wait_for(&css).await.with_context(|| format!("no box {id}"))?;
        let row = self.page.find(Locator::Css(&css)).await?;
        self.click(row).await
    }

    /// Clicks in the middle of the screen, where no bar that stays covers it.
    async fn click(&self, element: Element) -> anyhow::Result<()> {
        let middle = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.page.execute(middle, vec![serde_json::to_value(&element)?]).await?;
        element.click().await?;
        Ok(())
    }

    /// Presses the main button of the page's form.
    pub async fn submit(&self) -> anyhow::Result<()> {
        let css = "main form button:not([type=button]):not([hidden]).k-button";
        let button = self.page.find(Locator::Css(css)).await.context("no button")?;
        self.click(button).await
    }

    /// Waits until an element is there.
    pub async fn wait_for(&self, css: &str) -> anyhow::Result<()> {
        let there = self.page.wait().at_most(Duration::from_secs(30)).for_element(Locator::Css(css)).await;
        if there.is_err() {
            let text = self.page.find(Locator::Css("body")).await?.text().await?;
            anyhow::bail!("{css} is not on {}: {text}", self.page.current_url().await?);
        }
        Ok(())
    }

    /// Opens the page anew until it shows these words; the page's own live update may be faster.
    pub async fn reload_until(&self, words: &str) -> anyhow::Result<()> {
        let patience = std::time::Instant::now() + Duration::from_secs(60);
        while std::time::Instant::now() < patience {
            let text = self.page.find(Locator::Css("body")).await?.text().await?;
            if text.replace('\u{a0}', " ").contains(words) {
                return Ok(());
            }
            self.page.refresh().await?;
        }
        anyhow::bail!("«{words}» never came")
    }

    /// How many CSS pixels the page is wider than the screen.
    pub async fn overflow(&self) -> anyhow::Result<i64> {
        let script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        let wide = self.page.execute(script, Vec::new()).await?;
        wide.as_i64().context("a width")
    }

    /// Waits until the page shows these words.
    pub async fn see(&self, words: &str) -> anyhow::Result<()> {
        let path = format!("//body[contains(translate(normalize-space(.), '\u{a0}', ' '), \"{words}\")]");
        let seen = self.page.wait().at_most(Duration::from_secs(30)).for_element(Locator::XPath(&path)).await;
        if seen.is_err() {
            let text = self.page.find(Locator::Css("body")).await?.text().await?;
            anyhow::bail!("«{words}» is not on {}: {text}", self.page.current_url().await?);
        }
        Ok(())
    }

    /// A picture of the whole page.
    pub async fn picture(&self, file: &Path) -> anyhow::Result<()> {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let measure = DevTools { command: "Page.getLayoutMetrics", wish: json!({}) };
        let size = self.page.issue_cmd(measure).await?["cssContentSize"].clone();
        let width = size["width"].as_f64().unwrap_or(1280.0);
        let height = size["height"].as_f64().unwrap_or(900.0).min(PICTURE_HEIGHT);
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
        let wish = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let taken = self.page.issue_cmd(DevTools { command: "Page.captureScreenshot", wish }).await?;
        let data = taken["data"].as_str().context("a picture")?;
        std::fs::write(file, base64::engine::general_purpose::STANDARD.decode(data)?)?;
        Ok(())
    }

    /// Says a word of the browser's own protocol.
    pub(crate) async fn tell(
        &self,
        command: &'static str,
        wish: serde_json::Value,
    ) -> anyhow::Result<serde_json::Value> {
        Ok(self.page.issue_cmd(DevTools { command, wish }).await?)
    }

    /// Runs the body of an asynchronous function in the page and returns what it returns; an error is told.
    pub async fn run(
        &self,
        body: &str,
        arguments: Vec<serde_json::Value>,
    ) -> anyhow::Result<serde_json::Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1]; const given = [...arguments].slice(0, -1); \
             (async (...given) => {{ {body} }})(...given).then(value => done({{ value }}), fault => done({{ fault: String(fault) }}));"
        );
        let answer = self.page.execute_async(&script, arguments).await?;
        anyhow::ensure!(answer["fault"].is_null(), "{}", answer["fault"]);
        Ok(answer["value"].clone())
    }

    /// Runs axe on the open page and returns what it finds: rule, impact and the elements.
    pub async fn axe(&self) -> anyhow::Result<Vec<String>> {
        self.page.execute(AXE, Vec::new()).await?;
        let run = "const done = arguments[arguments.length - 1]; \
             axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }) \
             .then(result => done(result.violations.map(found => \
             found.id + ' (' + found.impact + '): ' + found.nodes.map(node => node.html).join(' | '))), fault => done([String(fault)]));";
        let found = self.page.execute_async(run, Vec::new()).await?;
        Ok(serde_json::from_value(found)?)
    }
}

/// The accessibility checker, from npm.
const AXE: &str = include_str!(concat!(env!("OUT_DIR"), "/axe.min.js"));

/// A command of the browser's own protocol, through ChromeDriver.
#[derive(Debug)]
struct DevTools {
    command: &'static str,
    wish: serde_json::Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or("")))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let body = json!({ "cmd": self.command, "params": self.wish });
        (http::Method::POST, Some(body.to_string()))
    }
}

/// A port that is free on both loopbacks. ChromeDriver wants the same number on both; left to choose by itself it takes one that
/// the system lends to outgoing connections, and gives up when somebody has it on the other loopback. These lie below that range.
fn free_port() -> Option<u16> {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = 12_000 + u16::try_from(std::process::id() % 200).unwrap_or(0) * 90;
    (0..90).map(|_| first + NEXT.fetch_add(1, Ordering::Relaxed) % 90).find(|port| {
        let taken = |host: IpAddr| {
            TcpListener::bind((host, *port)).is_err_and(|fault| fault.kind() == ErrorKind::AddrInUse)
        };
        !taken(Ipv4Addr::LOCALHOST.into()) && !taken(Ipv6Addr::LOCALHOST.into())
    })
}

/// The port that ChromeDriver listens on, from its first lines.
async fn port_of(driver: &mut Child) -> anyhow::Result<u16> {
    let output = driver.stdout.take().context("standard output")?;
    let mut lines = BufReader::new(output).lines();
    while let Some(line) = tokio::time::timeout(Duration::from_secs(30), lines.next_line()).await?? {
        if let Some(place) = line.rfind("started successfully on port ").map(|start| start + 21) {
            let digits: String = line[place + 8..].chars().take_while(char::is_ascii_digit).collect();
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok(digits.parse()?);
        }
    }
    anyhow::bail!("chromedriver ended before it listened")
}
