//! `kabinet bench`: the journey's own requests against a portal of its own, and ceilings of the same machine in the same run.

mod actors;
mod ceiling;
mod door;
mod drafts;
mod folder;
mod lives;
mod load;
mod machine;
mod pages;
mod portal;
mod report;
mod search;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use reqwest::Client;

use crate::demo;
use load::{Measured, Shot, fire};
use portal::Child;
use report::Report;

/// Applications that every citizen has sent before anything is measured, so that the pages show a life and not an empty room.
const SENT_BEFORE: usize = 3;
const SUBMIT: &str = "submit";

/// Options of `kabinet bench`.
#[derive(clap::Args)]
pub struct Options {
    /// `postgres://…` with an empty database, instead of a fresh embedded one.
    #[arg(long)]
    database: Option<String>,
    /// Connections at the same time.
    #[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..=256))]
    connections: u16,
    /// Seconds for each page.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=60))]
    seconds: u64,
    /// Applications sent.
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u16).range(1..=2000))]
    submissions: u16,
    /// Sign-ins that wait at the same time while others read pages.
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u16).range(1..=1000))]
    waiting: u16,
    /// Print JSON instead of a table.
    #[arg(long)]
    json: bool,
    /// Only serve a page of so many bytes from memory: the ceiling, in a process of its own like the portal.
    #[arg(long, hide = true)]
    serve_page: Option<usize>,
}

impl Options {
    fn time(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }

    fn connections(&self) -> usize {
        usize::from(self.connections)
    }
}

/// Measures and prints.
pub async fn run(options: Options) -> anyhow::Result<()> {
    if let Some(bytes) = options.serve_page {
        return ceiling::serve_page(bytes).await;
    }
    let folder = std::env::temp_dir().join(format!("kabinet-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).context("making a folder for the bench")?;
    let measured = measure(&options, &folder).await;
    std::fs::remove_dir_all(&folder).context("removing the bench's folder")?;
    let report = measured?;
    crate::commands::say(&if options.json { report.json()? } else { report.table() });
    Ok(())
}

async fn measure(options: &Options, folder: &Path) -> anyhow::Result<Report> {
    let load_before = machine::load()?;
    let (people, apart) = actors::people()?;
    let lives = [apart.clone(), actors::resting()?];
    let empty = Child::start(folder, options.database.as_deref(), None).await?;
    let start_empty_ms = empty.started_ms;
    empty.stop().await?;

    // Half of the ceiling of submissions is measured before them and half after, so that a change of the machine's mood meets both.
    let bare = ceiling::Bare::hear(options, folder, apart).await?;
    let half = usize::from(options.submissions).div_ceil(2);
    let mut bare_submit = bare.run(options, half).await?;

    let services = folder.join("services");
    folder::with_long_form(&services)?;
    let portal = Child::start(folder, options.database.as_deref(), Some(&services)).await?;
    let start_again_ms = portal.started_ms;
    let client = client()?;
    let actors = actors::sign_in(&portal.url, &portal.sandbox, &people).await?;
    let cookies = actors.iter().map(sandbox::Visitor::cookies).collect::<Vec<_>>();
    let (actors, before) = actors::prepare(actors, &portal.sandbox, SENT_BEFORE).await?;
    submit(options, &client, before).await?;
    portal.rest().await?;
    let idle_kib = portal.resident_kib()?;

    let mut lines = pages::all(options, &client, &portal, &cookies).await?;
    let each = usize::from(options.submissions).div_ceil(actors.len());
    let (mut actors, orders) = actors::prepare(actors, &portal.sandbox, each).await?;
    portal.rest().await?;
    let mut sent = submit(options, &client, orders).await?.line(SUBMIT);
    portal.rest().await?;
    let drafts = drafts::all(options, &client, &portal, &mut actors).await?;
    portal.rest().await?;
    let door = door::all(options, &client, &portal, (&people, &cookies)).await?;
    let (busy_kib, peak_kib) = (portal.resident_kib()?, portal.peak_kib()?);
    portal.stop().await?;

    bare_submit.add(bare.run(options, half).await?);
    let bare_submit = bare_submit.line(&format!("  ceiling: its {} statements bare", bare.statements()));
    sent.of_ceiling = Some(sent.per_second / bare_submit.per_second);
    lines.extend([sent, bare_submit]);
    lines.extend(drafts);
    lines.extend(door);
    lines.extend(lives::all(options, &client, folder, lives).await?);
    lines.extend(search::all(options, &client, &folder.join("many")).await?);
    Ok(Report {
        engine: if options.database.is_some() { "postgres" } else { "sqlite" },
        machine: machine::name(),
        processors: std::thread::available_parallelism()?.get(),
        load: [load_before, machine::load()?],
        connections: options.connections(),
        lines,
        idle_kib,
        busy_kib,
        peak_kib,
        start_empty_ms,
        start_again_ms,
    })
}

fn client() -> anyhow::Result<Client> {
    let client = Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(60))
        .build()?;
    Ok(client)
}

/// Sends applications that are filled in; a good answer leads to the page that says it was received.
async fn submit(options: &Options, client: &Client, orders: Vec<actors::Order>) -> anyhow::Result<Measured> {
    let (client, many) = (client.clone(), orders.len());
    let orders = Arc::new(orders);
    fire(options.connections(), many, Duration::from_secs(120), move |number| {
        let (client, orders) = (client.clone(), orders.clone());
        async move {
            let order = &orders[number];
            let request = client.post(order.url.clone()).header("cookie", &order.cookies);
            let answer = request.form(&order.fields).send().await?;
            let well = load::leads_to(&answer, "/received");
            Ok(Shot { well, bytes: answer.bytes().await?.len() as u64 })
        }
    })
    .await
}
