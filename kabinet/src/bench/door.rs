//! The door: how many sign-ins a second, and what a crowd at it costs those who are inside.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use reqwest::Client;
use sandbox::{Person, Visitor};

use super::Options;
use super::ceiling::Hashes;
use super::load::{Line, Measured, Shot, fire, leads_to};
use super::pages::Page;
use super::portal::Child;
use crate::demo::PASSWORD;

const SECOND: Duration = Duration::from_secs(1);

/// A form of the sign-in page, filled in by somebody at an address of their own.
struct Knock {
    client: Client,
    url: url::Url,
    cookies: String,
    fields: Vec<(String, String)>,
}

/// Sign-ins in turn with bare hashes, then pages while a crowd waits at the door.
pub async fn all(
    options: &Options,
    client: &Client,
    portal: &Child,
    (people, cookies): (&[Person], &[String]),
) -> anyhow::Result<Vec<Line>> {
    let crowd = Arc::new(gather(portal, people, usize::from(options.waiting)).await?);
    let hashes = Hashes::new()?;
    let (mut alone, mut bare) = (Measured::default(), Measured::default());
    for _ in 0..options.seconds {
        alone.add(knock(options.connections(), SECOND, &crowd).await?);
        bare.add(hashes.run(SECOND).await?);
    }
    let (mut alone, bare) = (alone.line("sign-ins (password)"), bare.line("  ceiling: bare hashes"));
    alone.of_ceiling = Some(alone.per_second / bare.per_second);
    portal.rest().await?;

    // The crowd begins, and goes on until the readers are done.
    let many = crowd.len();
    let longer = options.time() + 2 * SECOND;
    let waiting = tokio::spawn(async move { knock(many, longer, &crowd).await });
    tokio::time::sleep(SECOND).await;
    let inside = Page::new(options, client, &portal.url, "/", cookies).read(options.time()).await?;
    let waiting = waiting.await??.line("");
    anyhow::ensure!(waiting.done > 0, "nobody of the crowd was let in");
    portal.rest().await?;
    let inside = inside.line(&format!("home page while {many} sign-ins wait"));
    Ok(vec![alone, bare, inside])
}

/// People of the demo at as many addresses of the loopback as there are people, so that nobody is counted as somebody else.
async fn gather(portal: &Child, people: &[Person], many: usize) -> anyhow::Result<Vec<Knock>> {
    let mut crowd = Vec::with_capacity(many);
    for number in 0..many {
        let person = &people[number % people.len()];
        let mut visitor = Visitor::new(&portal.url)?;
        visitor.open("/sign-in").await?;
        let typed = [("login", person.phone.as_str()), ("password", PASSWORD)];
        let (url, fields) = visitor.filled_in("Войти", &typed)?;
        let place = u16::try_from(number + 1).context("too many people")?.to_be_bytes();
        let client = Client::builder()
            .local_address(IpAddr::from(Ipv4Addr::new(127, 1 + place[0], place[1], 1)))
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(60))
            .build()?;
        crowd.push(Knock { client, url, cookies: visitor.cookies(), fields });
    }
    Ok(crowd)
}

/// Right passwords, one after the other at each connection; a good answer leads to the page of the code.
async fn knock(connections: usize, time: Duration, crowd: &Arc<Vec<Knock>>) -> anyhow::Result<Measured> {
    let crowd = crowd.clone();
    fire(connections, usize::MAX, time, move |number| {
        let crowd = crowd.clone();
        async move {
            let knock = &crowd[number % crowd.len()];
            let request = knock.client.post(knock.url.clone()).header("cookie", &knock.cookies);
            let answer = request.form(&knock.fields).send().await?;
            let well = leads_to(&answer, "/sign-in/code");
            Ok(Shot { well, bytes: answer.bytes().await?.len() as u64 })
        }
    })
    .await
}
