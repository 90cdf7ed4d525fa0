//! Suggestions while somebody types, among as many services as a country has.

use std::path::Path;

use anyhow::Context;
use reqwest::Client;

use super::load::{Line, Measured, fire, get};
use super::portal::Child;
use super::{Options, folder};

/// Services in the catalogue.
const SERVICES: usize = 10_000;
/// What people type: unfinished words, slips of the finger, two words, the other layout of the keyboard.
const TYPED: [&str; 10] = [
    "с",
    "суд",
    "судимость",
    "судимсть",
    "паспорт замена",
    "справка о доходах сосновово",
    "прописка берёзино",
    "gfcgjhn",
    "birth certificate",
    "пособие на ребенка дубравичи",
];

/// One person who types, and as many as there are connections.
pub async fn all(options: &Options, client: &Client, place: &Path) -> anyhow::Result<Vec<Line>> {
    let (services, data) = (place.join("services"), place.join("data"));
    folder::many(&services, SERVICES)?;
    let portal = Child::start(&data, None, Some(&services)).await.context("a portal of many services")?;
    let mut lines = Vec::new();
    for (name, connections) in [("one person types", 1), ("all connections type", options.connections())] {
        typing(options, client, &portal, connections).await?;
        let before = portal.worked()?;
        let measured = typing(options, client, &portal, connections).await?;
        let measured = measured.at_work(portal.worked()? - before);
        lines.push(measured.line(&format!("suggestions among {SERVICES}: {name}")));
    }
    portal.stop().await?;
    Ok(lines)
}

async fn typing(
    options: &Options,
    client: &Client,
    portal: &Child,
    connections: usize,
) -> anyhow::Result<Measured> {
    let (client, base) = (client.clone(), url::Url::parse(&portal.url)?.join("/services/suggestions")?);
    fire(connections, usize::MAX, options.time(), move |number| {
        let (client, mut url) = (client.clone(), base.clone());
        url.query_pairs_mut().append_pair("q", TYPED[number % TYPED.len()]);
        async move { get(&client, url.as_str(), "").await }
    })
    .await
}
