//! What the machine could do at best: a page of the same size from memory, and the same SQL statements in bare transactions.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::routing::get;
use reqwest::Client;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::Options;
use super::actors::{fill_in, sign_in};
use super::load::{Line, Shot, fire};
use crate::demo;

/// A page of `bytes` from memory, over the same connections.
pub async fn page(options: &Options, client: &Client, bytes: u64) -> anyhow::Result<Line> {
    let body = "x".repeat(usize::try_from(bytes)?);
    let app = Router::new().route("/", get(move || async move { body }));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/", listener.local_addr()?);
    let stop = CancellationToken::new();
    let server = axum::serve(listener, app).with_graceful_shutdown(stop.clone().cancelled_owned());
    let server = tokio::spawn(server.into_future());
    let client = client.clone();
    let time = Duration::from_secs(options.seconds);
    let line =
        fire("ceiling: page of home's size from memory", options.connections, usize::MAX, time, move |_| {
            let (client, url) = (client.clone(), url.clone());
            async move { super::get(&client, &url, "").await }
        })
        .await;
    stop.cancel();
    server.abort();
    line
}

/// The statements of one real submission, heard in the portal's own transaction, run bare on the same database.
pub async fn submit(options: &Options, folder: &Path) -> anyhow::Result<Line> {
    let any = std::net::SocketAddr::from(([127, 0, 0, 1], 0));
    let demo = demo::Options {
        data: folder.to_owned(),
        listen: any,
        sandbox_listen: any,
        database: options.database.clone(),
    };
    let demo::Started { built, listener, outside, portal_url, sandbox_url } = demo::start(&demo).await?;
    let (built, stop) = (Arc::new(built), CancellationToken::new());
    let worker = tokio::spawn(crate::portal::work(crate::portal::worker_of(&built), stop.clone()));
    let pages = {
        let (built, stop) = (built.clone(), stop.clone());
        tokio::spawn(async move { crate::portal::pages(&built, listener, stop).await })
    };
    let mut visitors = sign_in(&portal_url, &sandbox_url).await?;
    let visitor = visitors.first_mut().context("a demo citizen")?;
    let order = fill_in(visitor, &sandbox_url).await?;
    let db = built.house.db.clone();
    db.listen();
    let client = Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(30))
        .build()?;
    client
        .post(order.url)
        .header("cookie", order.cookies)
        .form(&order.fields)
        .send()
        .await?
        .error_for_status()?;
    let replay = db.heard("insert into applications_applications").context("no submission was heard")?;
    stop.cancel();
    pages.await??;
    worker.await?;
    let name = format!("ceiling: submit's {} statements bare", replay.len());
    let (house, replay) = (built.house.clone(), Arc::new(replay));
    let line = fire(&name, options.connections, options.submissions, Duration::from_secs(120), move |_| {
        let (house, replay) = (house.clone(), replay.clone());
        async move {
            replay.run(&house.db, || house.random.uuid(house.clock.now())).await?;
            Ok(Shot { well: true, bytes: 0 })
        }
    })
    .await;
    outside.stop().await;
    line
}
