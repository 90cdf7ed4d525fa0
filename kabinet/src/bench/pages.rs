//! Pages, read by all citizens in turn; the home page in turn with a page of its size from memory.

use std::time::Duration;

use reqwest::Client;

use super::Options;
use super::load::{Line, Measured, fire, get};
use super::portal::Child;

/// A slice of time.
pub const SECOND: Duration = Duration::from_secs(1);

/// What is read besides the home page: the name in the table, the path, whether by somebody signed in.
const PAGES: [(&str, &str, bool); 3] = [
    ("sign-in page", "/sign-in", false),
    ("catalogue page", "/services", true),
    ("applications page", "/applications", true),
];

/// All pages, and the ceiling of the home page.
pub async fn all(
    options: &Options,
    client: &Client,
    portal: &Child,
    cookies: &[String],
) -> anyhow::Result<Vec<Line>> {
    let mut lines = Vec::new();
    for (name, path, signed_in) in PAGES {
        let cookies = if signed_in { cookies } else { &[] };
        let page = Page::new(options, client, &portal.url, path, cookies);
        page.read(SECOND).await?;
        lines.push(at_work(portal, page.read(options.time())).await?.line(name));
    }
    let home = Page::new(options, client, &portal.url, "/", cookies);
    let bytes = home.read(SECOND).await?.bytes();
    let memory = Child::page(bytes).await?;
    let page = Page::new(options, client, &memory.url, "/", &[]);
    page.read(SECOND).await?;
    let (mut homes, mut pages) = (Measured::default(), Measured::default());
    for _ in 0..options.seconds {
        homes.add(at_work(portal, home.read(SECOND)).await?);
        pages.add(at_work(&memory, page.read(SECOND)).await?);
    }
    memory.stop().await?;
    let (mut home, page) = (homes.line("home page"), pages.line("  ceiling: a page of its size from memory"));
    home.of_ceiling = Some(home.per_second / page.per_second);
    lines.extend([home, page]);
    Ok(lines)
}

/// Notes how long a process was at work while something was measured.
async fn at_work(
    process: &Child,
    measured: impl Future<Output = anyhow::Result<Measured>>,
) -> anyhow::Result<Measured> {
    let before = process.worked()?;
    let measured = measured.await?;
    Ok(measured.at_work(process.worked()? - before))
}

/// A page to be read over and over.
pub struct Page {
    client: Client,
    connections: usize,
    url: String,
    cookies: Vec<String>,
}

impl Page {
    /// A page of a portal for these citizens, or for a stranger.
    pub fn new(options: &Options, client: &Client, portal: &str, path: &str, cookies: &[String]) -> Self {
        let cookies = if cookies.is_empty() { vec![String::new()] } else { cookies.to_vec() };
        let url = format!("{portal}{path}");
        Self { client: client.clone(), connections: options.connections(), url, cookies }
    }

    /// Reads it for some time.
    pub async fn read(&self, time: Duration) -> anyhow::Result<Measured> {
        let (client, url, cookies) = (self.client.clone(), self.url.clone(), self.cookies.clone());
        fire(self.connections, usize::MAX, time, move |number| {
            let (client, url, cookies) =
                (client.clone(), url.clone(), cookies[number % cookies.len()].clone());
            async move { get(&client, &url, &cookies).await }
        })
        .await
    }
}
