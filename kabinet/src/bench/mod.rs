//! `kabinet bench`: the journey's own requests against a portal of its own, and a ceiling of the same machine in the same run.

mod actors;
mod ceiling;
mod load;
mod portal;
mod report;

use std::time::Duration;

use anyhow::Context;
use reqwest::Client;

use load::{Line, Shot, fire, get};
use report::Report;

/// Options of `kabinet bench`.
#[derive(clap::Args)]
pub struct Options {
    /// `postgres://…` with an empty database, instead of a fresh embedded one.
    #[arg(long)]
    database: Option<String>,
    /// Connections at the same time.
    #[arg(long, default_value_t = 16)]
    connections: usize,
    /// Seconds for each page.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Applications sent.
    #[arg(long, default_value_t = 200)]
    submissions: usize,
    /// Print JSON instead of a table.
    #[arg(long)]
    json: bool,
}

/// Measures and prints.
pub async fn run(options: Options) -> anyhow::Result<()> {
    let folder = std::env::temp_dir().join(format!("kabinet-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).context("making a folder for the bench")?;
    let measured = measure(&options, &folder).await;
    std::fs::remove_dir_all(&folder).context("removing the bench's folder")?;
    let report = measured?;
    crate::commands::say(&if options.json { report.json()? } else { report.table() });
    Ok(())
}

async fn measure(options: &Options, folder: &std::path::Path) -> anyhow::Result<Report> {
    let portal = portal::Child::start(folder, options.database.as_deref()).await?;
    let client = Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(30))
        .build()?;
    let actors = actors::sign_in(&portal.url, &portal.sandbox).await?;
    let seeds = actors.iter().map(sandbox::Visitor::cookies).collect::<Vec<_>>();
    let idle_kib = portal.resident_kib()?;
    let mut lines = Vec::new();
    for (name, path, signed_in) in
        [("sign-in page", "/sign-in", false), ("catalogue page", "/services", true), ("home page", "/", true)]
    {
        let cookies = if signed_in { seeds.clone() } else { vec![String::new()] };
        lines.push(page(options, &client, name, &format!("{}{path}", portal.url), cookies).await?);
    }
    let orders = actors::prepare(actors, &portal, options.submissions).await?;
    lines.push(submit(options, &client, orders).await?);
    let busy_kib = portal.resident_kib()?;
    portal.stop().await?;
    let home_bytes = lines.iter().find(|line| line.name == "home page").map_or(0, |line| line.bytes);
    let page_ceiling = ceiling::page(options, &client, home_bytes).await?;
    let submit_ceiling = ceiling::submit(options, folder).await?;
    for line in &mut lines {
        let ceiling = match line.name.as_str() {
            "home page" => &page_ceiling,
            "submit" => &submit_ceiling,
            _ => continue,
        };
        line.of_ceiling = Some(line.per_second / ceiling.per_second);
    }
    lines.extend([page_ceiling, submit_ceiling]);
    let engine = if options.database.is_some() { "postgres" } else { "sqlite" };
    Ok(Report { engine, connections: options.connections, lines, idle_kib, busy_kib })
}

async fn page(
    options: &Options,
    client: &Client,
    name: &str,
    url: &str,
    cookies: Vec<String>,
) -> anyhow::Result<Line> {
    let (client, url) = (client.clone(), url.to_owned());
    let time = Duration::from_secs(options.seconds);
    fire(name, options.connections, usize::MAX, time, move |number| {
        let (client, url, cookies) = (client.clone(), url.clone(), cookies[number % cookies.len()].clone());
        async move { get(&client, &url, &cookies).await }
    })
    .await
}

async fn submit(options: &Options, client: &Client, orders: Vec<actors::Order>) -> anyhow::Result<Line> {
    let (client, many) = (client.clone(), orders.len());
    let orders = std::sync::Arc::new(orders);
    fire("submit", options.connections, many, Duration::from_secs(120), move |number| {
        let (client, orders) = (client.clone(), orders.clone());
        async move {
            let order = &orders[number];
            let answer = client
                .post(order.url.clone())
                .header("cookie", &order.cookies)
                .form(&order.fields)
                .send()
                .await?;
            let to =
                answer.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or("").to_owned();
            Ok(Shot { well: to.ends_with("/received"), bytes: answer.bytes().await?.len() as u64 })
        }
    })
    .await
}
