//! What the machine could do at best: a page of the same size from memory, the same SQL statements in bare transactions, bare hashes.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use axum::Router;
use axum::routing::get;
use base::{Clock, Random};
use db::{Db, Replay};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::Options;
use super::actors::{fill_in, sign_in};
use super::load::{Measured, Shot, fire};
use crate::demo;

/// Serves a page of `bytes` from memory until it is asked to stop.
pub async fn serve_page(bytes: usize) -> anyhow::Result<()> {
    let body = "x".repeat(bytes);
    let app = Router::new().route("/", get(move || async move { body }));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let stop = crate::portal::stop_signal()?;
    crate::commands::say(&format!("page ready http://{}", listener.local_addr()?));
    axum::serve(listener, app).with_graceful_shutdown(stop.cancelled_owned()).await?;
    Ok(())
}

/// The statements of one real submission, heard in the portal's own transaction, to be run bare on the same database.
pub struct Bare {
    db: Db,
    replay: Arc<Replay>,
    clock: Clock,
    random: Random,
}

impl Bare {
    /// Hears them: somebody who is not measured sends one application.
    pub async fn hear(options: &Options, folder: &Path, apart: sandbox::Person) -> anyhow::Result<Self> {
        let any = std::net::SocketAddr::from(([127, 0, 0, 1], 0));
        let database = options.database.clone();
        let url = database.clone().unwrap_or_else(|| demo::embedded(folder));
        let demo = demo::Options {
            data: folder.to_owned(),
            listen: any,
            sandbox_listen: any,
            database,
            services: None,
        };
        let demo::Started { built, listener, outside, portal_url, sandbox_url } = demo::start(&demo).await?;
        let (built, stop) = (Arc::new(built), CancellationToken::new());
        let worker = tokio::spawn(crate::portal::work(crate::portal::worker_of(&built), stop.clone()));
        let pages = {
            let (built, stop) = (built.clone(), stop.clone());
            tokio::spawn(async move { crate::portal::pages(&built, listener, stop).await })
        };
        let mut visitors = sign_in(&portal_url, &sandbox_url, &[apart]).await?;
        let visitor = visitors.first_mut().context("a demo citizen")?;
        let order = fill_in(visitor, &sandbox_url).await?;
        let db = built.house.db.clone();
        db.listen();
        let sending = super::client()?.post(order.url).header("cookie", order.cookies).form(&order.fields);
        sending.send().await?.error_for_status()?;
        let replay = db.heard("insert into applications_applications").context("no submission was heard")?;
        drop(visitors);
        stop.cancel();
        pages.await??;
        worker.await?;
        outside.stop().await;
        db.close().await;
        let (clock, random) = (Clock::system(), Random::system());
        Ok(Self { db: Db::connect(&url).await?, replay: Arc::new(replay), clock, random })
    }

    /// How many statements a submission has.
    pub fn statements(&self) -> usize {
        self.replay.len()
    }

    /// Runs them over and over, nobody else being there.
    pub async fn run(&self, options: &Options, many: usize) -> anyhow::Result<Measured> {
        let (db, replay) = (self.db.clone(), self.replay.clone());
        let (clock, random) = (self.clock.clone(), self.random.clone());
        fire(options.connections(), many, Duration::from_secs(120), move |_| {
            let (db, replay, clock, random) = (db.clone(), replay.clone(), clock.clone(), random.clone());
            async move {
                replay.run(&db, || random.uuid(clock.now())).await?;
                Ok(Shot { well: true, bytes: 0 })
            }
        })
        .await
    }
}

/// Bare hashes at the cost of the portal's passwords, one thread for each processor, each in memory that is used again.
pub struct Hashes {
    params: Params,
    threads: usize,
    memories: Arc<Mutex<Vec<Vec<Block>>>>,
}

impl Hashes {
    /// Asks for the memory.
    pub fn new() -> anyhow::Result<Self> {
        let threads = std::thread::available_parallelism()?.get();
        let cost = policy::HashingRules::default();
        let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, None).map_err(told)?;
        let memories = (0..threads).map(|_| vec![Block::default(); params.block_count()]).collect();
        Ok(Self { params, threads, memories: Arc::new(Mutex::new(memories)) })
    }

    /// Hashes for some time.
    pub async fn run(&self, time: Duration) -> anyhow::Result<Measured> {
        let (params, memories) = (self.params.clone(), self.memories.clone());
        fire(self.threads, usize::MAX, time, move |_| {
            let (params, memories) = (params.clone(), memories.clone());
            async move {
                tokio::task::spawn_blocking(move || hash(params, &memories)).await??;
                Ok(Shot { well: true, bytes: 0 })
            }
        })
        .await
    }
}

fn hash(params: Params, memories: &Mutex<Vec<Vec<Block>>>) -> anyhow::Result<()> {
    let free = || memories.lock().unwrap_or_else(PoisonError::into_inner);
    let mut memory = free().pop().context("a thread too many")?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut made = [0; 32];
    let done =
        argon2.hash_password_into_with_memory(b"a password", b"a salt of 16 byt", &mut made, &mut memory);
    free().push(memory);
    done.map_err(told)
}

fn told(error: argon2::Error) -> anyhow::Error {
    anyhow::anyhow!("hashing: {error}")
}
