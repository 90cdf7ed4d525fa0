//! Long lives: the list of somebody with ten applications beside that of somebody with ten thousand, and a queue of a million open cases.

use std::net::SocketAddr;
use std::path::Path;

use anyhow::Context;
use reqwest::Client;
use sandbox::{Person, Visitor};

use super::load::{Line, Measured};
use super::pages::Page;
use super::portal::Child;
use super::{Options, actors, demo};
use crate::house::told;

const FEW: usize = 10;
const MANY: usize = 10_000;
const CASES: usize = 1_000_000;
/// Whose queue it is, and of which service the cases are.
const OFFICER: &str = "officer@centre.example";
const SERVICE: &str = "no-criminal-record";

/// Fills the database while nobody is served, then reads the pages.
pub async fn all(
    options: &Options,
    client: &Client,
    folder: &Path,
    people: [Person; 2],
) -> anyhow::Result<Vec<Line>> {
    fill(options, folder, &people).await?;
    let portal = Child::start(folder, options.database.as_deref(), None).await?;
    let [few, many] = lists(options, client, &portal, &people).await?;
    let officer = officer(&portal).await?;
    let page = Page::new(options, client, &portal.url, "/staff/queue", &[officer.cookies()]);
    page.read(super::pages::SECOND).await?;
    let before = portal.worked()?;
    let queue = page.read(options.time()).await?;
    let queue = queue.at_work(portal.worked()? - before).line(&format!("queue of {CASES} open cases"));
    portal.stop().await?;
    let few = few.line(&format!("applications page, {FEW} applications"));
    let mut many = many.line(&format!("  the same, {MANY} applications"));
    many.of_ceiling = Some(many.per_second / few.per_second);
    Ok(vec![few, many, queue])
}

/// Both lists in turn, so that a change of the machine's mood meets both.
async fn lists(
    options: &Options,
    client: &Client,
    portal: &Child,
    people: &[Person],
) -> anyhow::Result<[Measured; 2]> {
    let visitors = actors::sign_in(&portal.url, &portal.sandbox, people).await?;
    let pages: Vec<Page> = visitors
        .iter()
        .map(|visitor| Page::new(options, client, &portal.url, "/applications", &[visitor.cookies()]))
        .collect();
    let mut measured = [Measured::default(), Measured::default()];
    for page in &pages {
        page.read(super::pages::SECOND).await?;
    }
    for _ in 0..options.seconds {
        for (page, measured) in pages.iter().zip(&mut measured) {
            let before = portal.worked()?;
            let slice = page.read(super::pages::SECOND).await?;
            measured.add(slice.at_work(portal.worked()? - before));
        }
    }
    Ok(measured)
}

async fn fill(options: &Options, folder: &Path, people: &[Person]) -> anyhow::Result<()> {
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let demo = demo::Options {
        data: folder.to_owned(),
        listen: any,
        sandbox_listen: any,
        database: options.database.clone(),
        services: None,
    };
    let demo::Started { built, outside, .. } = demo::start(&demo).await?;
    let house = &built.house;
    let catalogue = catalogue::Catalogue::shipped();
    let service = catalogue.get(SERVICE).context("the service of the cases")?;
    for (person, many) in people.iter().zip([FEW, MANY]) {
        let found = accounts::find(house, &house.db, &person.phone).await.map_err(told)?;
        let citizen = found.with_context(|| format!("no account of {}", person.phone))?;
        applications::live(house, &service, citizen, many).await.map_err(told)?;
    }
    applications::crowd(house, &service, CASES).await.map_err(told)?;
    built.house.db.close().await;
    outside.stop().await;
    Ok(())
}

/// Password, then the code of the app.
async fn officer(portal: &Child) -> anyhow::Result<Visitor> {
    let mut officer = Visitor::new(&portal.url)?;
    officer.open("/staff/sign-in").await?;
    officer.press("Войти", &[("email", OFFICER), ("password", demo::PASSWORD)]).await?;
    let address = format!("{}/authenticator.json", portal.sandbox);
    let url = url::Url::parse_with_params(&address, &[("for", OFFICER)])?;
    let told: serde_json::Value = reqwest::get(url).await?.error_for_status()?.json().await?;
    let code = told["code"].as_str().context("the officer's app")?.to_owned();
    officer.press("Войти", &[("code", &code)]).await?;
    officer.open("/staff/queue").await?;
    anyhow::ensure!(officer.sheet.status == 200, "the officer is not signed in");
    Ok(officer)
}
