//! Saving while people type: a page of a short form, and one page of 95 questions.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use reqwest::Client;
use sandbox::Visitor;

use super::load::{Line, Shot, fire};
use super::portal::Child;
use super::{Options, folder};

/// A page of a form in somebody's browser.
struct Tab {
    url: url::Url,
    cookies: String,
    fields: Vec<(String, String)>,
    /// The field that changes with every save.
    typed: String,
}

/// Everybody types in a form of their own: a short one, then the long one.
pub async fn all(
    options: &Options,
    client: &Client,
    portal: &Child,
    visitors: &mut [Visitor],
) -> anyhow::Result<Vec<Line>> {
    let long = format!("autosave, {} questions on the page", folder::QUESTIONS);
    let forms = [("residence-certificate", "organisation", "autosave"), (folder::LONG, "q1", &long)];
    let mut lines = Vec::new();
    for (service, typed, name) in forms {
        let mut tabs = Vec::new();
        for visitor in visitors.iter_mut() {
            tabs.push(open(visitor, service, typed).await?);
        }
        let (many, tabs) = (tabs.len().min(options.connections()), Arc::new(Mutex::new(tabs)));
        let before = portal.worked()?;
        let client = client.clone();
        let measured = fire(many, usize::MAX, options.time(), move |number| {
            let (client, tabs) = (client.clone(), tabs.clone());
            async move {
                let free = || tabs.lock().unwrap_or_else(PoisonError::into_inner);
                let mut tab = free().pop().context("a free tab")?;
                let saved = save(&client, &mut tab, number).await;
                free().push(tab);
                saved
            }
        })
        .await?;
        lines.push(measured.at_work(portal.worked()? - before).line(name));
    }
    Ok(lines)
}

/// Begins a draft and fills in its first page without sending it.
async fn open(visitor: &mut Visitor, service: &str, typed: &str) -> anyhow::Result<Tab> {
    visitor.open(&format!("/services/{service}")).await?;
    visitor.press("Заполнить заявление", &[]).await?;
    if visitor.sheet.path.contains("choose") {
        visitor.press("Начать новое", &[]).await?;
    }
    let (mut url, fields) = visitor.filled_in("Продолжить", &[(typed, "a")])?;
    url.set_path(&format!("{}/autosave", url.path().trim_end_matches('/')));
    url.set_query(None);
    Ok(Tab { url, cookies: visitor.cookies(), fields, typed: typed.to_owned() })
}

async fn save(client: &Client, tab: &mut Tab, number: usize) -> anyhow::Result<Shot> {
    for (name, value) in &mut tab.fields {
        if *name == tab.typed {
            *value = format!("слово {number}");
        }
    }
    let answer = client.post(tab.url.clone()).header("cookie", &tab.cookies).form(&tab.fields).send().await?;
    let well = answer.status().is_success();
    let body = answer.bytes().await?;
    let told: serde_json::Value = serde_json::from_slice(&body)?;
    let version = told["version"].as_str().context("a version")?;
    for (name, value) in &mut tab.fields {
        if name == "version" {
            version.clone_into(value);
        }
    }
    Ok(Shot { well, bytes: body.len() as u64 })
}
