//! A pretend citizen at a browser without script: reads pages, fills in the forms that stand on them, presses buttons by their words.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use reqwest::cookie::{CookieStore, Jar};
use reqwest::{Client, StatusCode, redirect};
use scraper::{ElementRef, Html, Selector};
use url::Url;

/// Somebody with cookies of their own.
pub struct Visitor {
    client: Client,
    jar: Arc<Jar>,
    base: Url,
    /// The address of the open page, which may stand on another host after a redirect.
    here: Url,
    /// The phone on which codes arrive; for those who drive several people at once.
    pub phone: String,
    /// The page that is open.
    pub sheet: Sheet,
}

/// An open page.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its path and query.
    pub path: String,
    /// Its status.
    pub status: u16,
    /// Its source.
    pub html: String,
    /// Its bytes, for downloads.
    pub bytes: Vec<u8>,
}

impl Sheet {
    /// The words a reader sees, white space folded, no-break spaces as spaces.
    #[must_use]
    pub fn words(&self) -> String {
        let page = Html::parse_document(&self.html);
        let main = pick("main").and_then(|selector| page.select(&selector).next());
        let root = main.unwrap_or_else(|| page.root_element());
        folded(&root.text().collect::<Vec<_>>().join(" "))
    }

    /// The texts of the error summary and beside the fields.
    #[must_use]
    pub fn errors(&self) -> Vec<String> {
        let page = Html::parse_document(&self.html);
        let Some(selector) = pick(".govuk-error-message, .k-error, .k-field__error") else {
            return Vec::new();
        };
        page.select(&selector).map(|element| folded(&element.text().collect::<String>())).collect()
    }

    /// Where the first link goes whose words contain `words`.
    #[must_use]
    pub fn link(&self, words: &str) -> Option<String> {
        let page = Html::parse_document(&self.html);
        let links =
            page.select(&pick("a[href]")?).find(|link| text_of(*link).contains(words))?.value().attr("href");
        links.map(ToOwned::to_owned)
    }
}

impl Visitor {
    /// Somebody new at this portal, who reads Russian.
    pub fn new(portal: &str) -> anyhow::Result<Self> {
        let jar = Arc::new(Jar::default());
        let client = Client::builder()
            .cookie_provider(jar.clone())
            .redirect(redirect::Policy::limited(10))
            .timeout(Duration::from_secs(60))
            .build()?;
        let base = Url::parse(portal)?;
        Ok(Self { client, jar, here: base.clone(), base, phone: String::new(), sheet: Sheet::default() })
    }

    /// Opens a page.
    pub async fn open(&mut self, path: &str) -> anyhow::Result<&Sheet> {
        let request = self.client.get(self.base.join(path)?);
        self.read(request).await
    }

    /// Follows the link with these words.
    pub async fn follow(&mut self, words: &str) -> anyhow::Result<&Sheet> {
        let link = self
            .sheet
            .link(words)
            .with_context(|| format!("no link «{words}» on {}: {}", self.sheet.path, self.sheet.words()))?;
        let here = self.here.clone();
        self.read(self.client.get(here.join(&link)?)).await
    }

    /// Fills in fields of the form that has a button with these words, and presses it. What the page had filled in stays.
    pub async fn press(&mut self, button: &str, fields: &[(&str, &str)]) -> anyhow::Result<&Sheet> {
        self.press_with(button, fields, &[]).await
    }

    /// The same with files: (field, file name, content).
    pub async fn press_with(
        &mut self,
        button: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> anyhow::Result<&Sheet> {
        let form = Form::with_button(&self.sheet.html, button)
            .with_context(|| format!("on {}: {}", self.sheet.path, self.sheet.words()))?;
        let here = self.here.clone();
        let target = here.join(&form.action)?;
        let values = form.filled(fields)?;
        let request = if form.method == "get" {
            let mut target = target;
            target.query_pairs_mut().extend_pairs(&values);
            self.client.get(target)
        } else if form.multipart {
            let mut body = reqwest::multipart::Form::new();
            for (name, value) in values {
                body = body.text(name, value);
            }
            for (field, name, content) in files {
                let part = reqwest::multipart::Part::bytes(content.to_vec()).file_name((*name).to_owned());
                body = body.part((*field).to_owned(), part);
            }
            self.client.post(target).multipart(body)
        } else {
            self.client.post(target).form(&values)
        };
        self.read(request).await
    }

    /// The cookies as a header line, for requests that are measured bare.
    #[must_use]
    pub fn cookies(&self) -> String {
        match self.jar.cookies(&self.base) {
            Some(line) => line.to_str().map(ToOwned::to_owned).unwrap_or_else(|_| String::new()),
            None => String::new(),
        }
    }

    /// Where the form with this button would be sent and what, without sending it.
    pub fn filled_in(
        &self,
        button: &str,
        fields: &[(&str, &str)],
    ) -> anyhow::Result<(Url, Vec<(String, String)>)> {
        let form = Form::with_button(&self.sheet.html, button)?;
        let target = self.here.join(&form.action)?;
        Ok((target, form.filled(fields)?))
    }

    async fn read(&mut self, request: reqwest::RequestBuilder) -> anyhow::Result<&Sheet> {
        let request = request.header("accept", "text/html,*/*").header("accept-language", "ru");
        let answer = request.send().await?;
        let url = answer.url().clone();
        let path =
            url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
        self.here = url;
        let status: StatusCode = answer.status();
        let bytes = answer.bytes().await?.to_vec();
        let html = String::from_utf8_lossy(&bytes).into_owned();
        self.sheet = Sheet { path, status: status.as_u16(), html, bytes };
        Ok(&self.sheet)
    }
}

struct Form {
    action: String,
    method: String,
    multipart: bool,
    values: Vec<(String, String)>,
    names: Vec<String>,
}

impl Form {
    fn with_button(html: &str, words: &str) -> anyhow::Result<Self> {
        let page = Html::parse_document(html);
        let (forms, buttons) = (selector("form")?, selector("button, input[type=submit]")?);
        for form in page.select(&forms) {
            let pressed = form.select(&buttons).find(|button| label_of(*button).contains(words));
            if let Some(pressed) = pressed {
                return Self::read(form, pressed);
            }
        }
        bail!("no form has a button «{words}»")
    }

    fn read(form: ElementRef, pressed: ElementRef) -> anyhow::Result<Self> {
        let attr = |name: &str| form.value().attr(name).unwrap_or("").to_owned();
        let mut found = Self {
            action: pressed.value().attr("formaction").map_or_else(|| attr("action"), ToOwned::to_owned),
            method: if attr("method").is_empty() { "get".to_owned() } else { attr("method").to_lowercase() },
            multipart: attr("enctype") == "multipart/form-data",
            values: Vec::new(),
            names: Vec::new(),
        };
        for control in form.select(&selector("input, select, textarea")?) {
            found.control(control)?;
        }
        if let (Some(name), value) =
            (pressed.value().attr("name"), pressed.value().attr("value").unwrap_or(""))
        {
            found.values.push((name.to_owned(), value.to_owned()));
        }
        Ok(found)
    }

    fn control(&mut self, control: ElementRef) -> anyhow::Result<()> {
        let Some(name) = control.value().attr("name") else { return Ok(()) };
        self.names.push(name.to_owned());
        let attr = |key: &str| control.value().attr(key);
        let value = match control.value().name() {
            "textarea" => Some(control.text().collect::<String>()),
            "select" => control
                .select(&selector("option[selected]")?)
                .next()
                .and_then(|option| option.value().attr("value"))
                .map(ToOwned::to_owned),
            _ => match attr("type").unwrap_or("text") {
                "file" | "submit" | "button" => None,
                "radio" | "checkbox" => attr("checked").map(|_| attr("value").unwrap_or("on").to_owned()),
                _ => Some(attr("value").unwrap_or("").to_owned()),
            },
        };
        if let Some(value) = value {
            self.values.push((name.to_owned(), value));
        }
        Ok(())
    }

    /// The values to send; a field that the form does not have is a mistake of the story. An empty text for a box unticks it.
    fn filled(&self, fields: &[(&str, &str)]) -> anyhow::Result<Vec<(String, String)>> {
        let mut values: Vec<(String, String)> = self
            .values
            .iter()
            .filter(|(name, _)| !fields.iter().any(|(given, _)| given == name))
            .cloned()
            .collect();
        for (name, value) in fields {
            anyhow::ensure!(
                self.names.iter().any(|known| known == name),
                "the form has no field {name}: {:?}",
                self.names
            );
            values.push(((*name).to_owned(), (*value).to_owned()));
        }
        Ok(values)
    }
}

fn label_of(button: ElementRef) -> String {
    let words = text_of(button);
    if words.is_empty() { button.value().attr("value").unwrap_or("").to_owned() } else { words }
}

fn text_of(element: ElementRef) -> String {
    folded(&element.text().collect::<String>())
}

fn folded(text: &str) -> String {
    text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn selector(css: &str) -> anyhow::Result<Selector> {
    pick(css).with_context(|| format!("{css} is no selector"))
}

fn pick(css: &str) -> Option<Selector> {
    Selector::parse(css).ok()
}
