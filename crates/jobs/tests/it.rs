//! What the queue promises, on the engine under test.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base::{Clock, JobId, Random};
use chrono::DateTime;
use db::testing::TestDb;
use db::{Db, Rows, values};
use jobs::{Ended, Jobs, NewJob, Registry, Running, Worker};
use serde_json::json;
use tokio_util::sync::CancellationToken;

struct House {
    test: TestDb,
    clock: Clock,
    random: Random,
    jobs: Jobs,
    said: Arc<Mutex<Vec<String>>>,
}

async fn house() -> House {
    let test = TestDb::new(&Jobs::migrations()).await;
    let clock = Clock::fixed(DateTime::from_timestamp(1_800_000_000, 0).unwrap());
    let random = Random::seeded(7);
    let jobs = Jobs::new(clock.clone(), random.clone());
    House { test, clock, random, jobs, said: Arc::default() }
}

fn say(word: &str, key: Option<&str>) -> NewJob {
    NewJob { kind: "test.say", payload: json!({ "word": word }), run_at: None, key: key.map(str::to_owned) }
}

impl House {
    async fn put(&self, job: NewJob) -> JobId {
        let tx = self.test.db.begin().await.unwrap();
        let id = self.jobs.enqueue(&tx, job).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    fn worker(&self, registry: Registry) -> Worker {
        Worker::new(self.test.db.clone(), registry, self.clock.clone(), self.random.clone())
    }

    /// A registry in which `test.say` notes its word and answers with `ended`.
    fn saying(&self, ended: fn(&Running) -> Ended) -> Registry {
        let (mut registry, said) = (Registry::new(), self.said.clone());
        registry.add("test.say", move |running: Running| {
            said.lock().unwrap().push(running.payload["word"].as_str().unwrap().to_owned());
            let ended = ended(&running);
            async move { Ok(ended) }
        });
        registry
    }

    fn said(&self) -> Vec<String> {
        self.said.lock().unwrap().clone()
    }

    async fn left(&self) -> i64 {
        self.test.db.count("select count(*) from jobs_queue", values![]).await.unwrap()
    }
}

#[tokio::test]
async fn jobs_run_once_in_the_order_in_which_they_came() {
    let house = house().await;
    for word in ["one", "two", "three"] {
        house.put(say(word, None)).await;
        house.clock.advance(chrono::Duration::milliseconds(2));
    }
    let worker = house.worker(house.saying(|_| Ended::Done));
    assert_eq!(worker.drain().await.unwrap(), 3);
    assert_eq!(worker.drain().await.unwrap(), 0);
    assert_eq!(house.said(), ["one", "two", "three"]);
    assert_eq!(house.left().await, 0);
}

#[tokio::test]
async fn a_job_of_a_rolled_back_transaction_never_was() {
    let house = house().await;
    let tx = house.test.db.begin().await.unwrap();
    house.jobs.enqueue(&tx, say("never", None)).await.unwrap();
    drop(tx);
    assert_eq!(house.worker(house.saying(|_| Ended::Done)).drain().await.unwrap(), 0);
}

#[tokio::test]
async fn a_second_job_with_the_same_key_is_left_out_while_the_first_waits() {
    let house = house().await;
    let later = house.clock.now() + chrono::Duration::hours(1);
    let first = house.put(NewJob { run_at: Some(later), ..say("first", Some("k")) }).await;
    assert_eq!(house.put(NewJob { run_at: Some(later), ..say("second", Some("k")) }).await, first);
    let worker = house.worker(house.saying(|_| Ended::Done));
    assert_eq!(worker.drain().await.unwrap(), 0);
    // One that is in more of a hurry brings the first one forward.
    assert_eq!(house.put(say("third", Some("k"))).await, first);
    assert_eq!(worker.drain().await.unwrap(), 1);
    assert_eq!(house.said(), ["first"]);
    assert_ne!(house.put(say("fourth", Some("k"))).await, first);
}

#[tokio::test]
async fn what_is_put_in_while_a_job_with_the_same_key_is_at_work_runs_after_it() {
    let house = house().await;
    house.put(say("first", Some("k"))).await;
    let (db, jobs, said) = (house.test.db.clone(), house.jobs.clone(), house.said.clone());
    let mut registry = Registry::new();
    registry.add("test.say", move |running| {
        let (db, jobs, said) = (db.clone(), jobs.clone(), said.clone());
        async move {
            let word = running.payload["word"].as_str().unwrap().to_owned();
            if word == "first" {
                let tx = db.begin().await?;
                jobs.enqueue(&tx, say("second", Some("k"))).await?;
                tx.commit().await?;
            }
            said.lock().unwrap().push(word);
            // The twin stands for both: the first one does not come back.
            Ok(if running.attempt == 1 && said.lock().unwrap().len() == 1 {
                Ended::Waiting { why: "not yet".into() }
            } else {
                Ended::Done
            })
        }
    });
    assert_eq!(house.worker(registry).drain().await.unwrap(), 2);
    assert_eq!(house.said(), ["first", "second"]);
    assert_eq!(house.left().await, 0);
}

#[tokio::test]
async fn a_waiting_job_is_visible_and_comes_back_after_growing_pauses() {
    let house = house().await;
    let start = house.clock.now();
    house.put(say("a", Some("k"))).await;
    let registry = house.saying(|running| match running.attempt {
        1..=3 => Ended::Waiting { why: format!("try {}", running.attempt) },
        _ => Ended::Done,
    });
    let worker = house.worker(registry);
    for (attempt, seconds) in [(1, 1), (2, 2), (3, 4)] {
        assert_eq!(worker.drain().await.unwrap(), 1);
        assert_eq!(worker.drain().await.unwrap(), 0);
        let waiting = house.jobs.waiting(&house.test.db, "k").await.unwrap().unwrap();
        assert_eq!((waiting.attempts, waiting.since), (attempt, start));
        assert_eq!(waiting.why, Some(format!("try {attempt}")));
        assert!(waiting.next_at > house.clock.now());
        let backlog = house.jobs.backlog(&house.test.db).await.unwrap();
        assert_eq!((backlog.jobs, backlog.troubled, backlog.oldest_due_at), (1, 1, None));
        house.clock.advance(chrono::Duration::seconds(seconds));
    }
    assert_eq!(worker.drain().await.unwrap(), 1);
    assert!(house.jobs.waiting(&house.test.db, "k").await.unwrap().is_none());
}

#[tokio::test]
async fn a_job_can_ask_to_come_back_at_a_moment_without_counting_as_a_failure() {
    let house = house().await;
    house.put(say("a", Some("k"))).await;
    let at = |running: &Running| {
        assert_eq!(running.attempt, 1);
        Ended::At(DateTime::from_timestamp(1_800_003_600, 0).unwrap())
    };
    let worker = house.worker(house.saying(at));
    worker.drain().await.unwrap();
    house.clock.advance(chrono::Duration::minutes(59));
    assert_eq!(worker.drain().await.unwrap(), 0);
    let waiting = house.jobs.waiting(&house.test.db, "k").await.unwrap().unwrap();
    assert_eq!((waiting.attempts, waiting.why), (0, None));
}

#[tokio::test]
async fn a_panic_or_an_error_or_an_unknown_kind_spoils_nothing_and_is_told() {
    let house = house().await;
    house.put(NewJob { kind: "test.panic", ..say("x", None) }).await;
    house.put(NewJob { kind: "test.nobody", ..say("x", None) }).await;
    house.clock.advance(chrono::Duration::milliseconds(2));
    house.put(say("fine", None)).await;
    let mut registry = house.saying(|_| Ended::Done);
    registry.add("test.panic", |running| async move {
        assert!(running.attempt > 1, "the first time");
        Ok(Ended::Done)
    });
    let worker = house.worker(registry);
    let error = worker.drain().await.unwrap_err();
    assert!(
        error.to_string().contains("the first time") || error.to_string().contains("test.nobody"),
        "{error}"
    );
    assert_eq!(house.said(), ["fine"]);
    assert_eq!(house.left().await, 2);
    house.clock.advance(chrono::Duration::seconds(1));
    worker.drain().await.unwrap_err();
    assert_eq!(house.left().await, 1);
}

#[tokio::test]
async fn the_jobs_of_a_killed_worker_come_back() {
    let house = house().await;
    house.put(say("a", Some("k"))).await;
    let (started, never) = (Arc::new(tokio::sync::Notify::new()), Arc::new(tokio::sync::Notify::new()));
    let mut registry = Registry::new();
    let (starting, waiting) = (started.clone(), never.clone());
    registry.add("test.say", move |_| {
        let (starting, waiting) = (starting.clone(), waiting.clone());
        async move {
            starting.notify_one();
            waiting.notified().await;
            Ok(Ended::Done)
        }
    });
    let killed = house.worker(registry);
    let task = tokio::spawn(async move { killed.drain().await.map_err(|error| error.to_string()) });
    started.notified().await;
    task.abort();
    let worker = house.worker(house.saying(|running| {
        assert_eq!(running.attempt, 2);
        Ended::Done
    }));
    assert_eq!(worker.drain().await.unwrap(), 0);
    assert!(house.jobs.waiting(&house.test.db, "k").await.unwrap().is_some());
    house.clock.advance(chrono::Duration::seconds(30));
    assert_eq!(worker.drain().await.unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_share_the_work_and_do_each_job_once() {
    let house = house().await;
    for number in 0..60 {
        house.put(say(&number.to_string(), None)).await;
    }
    let other = Db::connect(house.test.url()).await.unwrap();
    let (stop, count) = (CancellationToken::new(), Arc::new(AtomicUsize::new(0)));
    let mut tasks = Vec::new();
    for db in [house.test.db.clone(), other.clone()] {
        let (mut registry, said, count, all) =
            (Registry::new(), house.said.clone(), count.clone(), stop.clone());
        registry.add("test.say", move |running: Running| {
            said.lock().unwrap().push(running.payload["word"].as_str().unwrap().to_owned());
            if count.fetch_add(1, Ordering::SeqCst) == 59 {
                all.cancel();
            }
            async { Ok(Ended::Done) }
        });
        let worker = Worker::new(db, registry, house.clock.clone(), house.random.clone());
        let stop = stop.clone();
        tasks.push(tokio::spawn(async move { worker.run(stop).await }));
    }
    for task in tasks {
        tokio::time::timeout(Duration::from_secs(60), task).await.unwrap().unwrap();
    }
    let mut said = house.said();
    said.sort_by_key(|word| word.parse::<u32>().unwrap());
    assert_eq!(said, (0..60).map(|number| number.to_string()).collect::<Vec<_>>());
    assert_eq!(house.left().await, 0);
    other.close().await;
}

#[tokio::test]
async fn a_round_of_the_schedule_runs_on_one_node_and_again_after_its_pause() {
    let house = house().await;
    let rounds = Arc::new(AtomicUsize::new(0));
    let workers: Vec<_> = (0..2)
        .map(|_| {
            let (mut registry, rounds) = (Registry::new(), rounds.clone());
            registry.every("test.sweep", Duration::from_secs(60), move || {
                let rounds = rounds.clone();
                async move {
                    rounds.fetch_add(1, Ordering::SeqCst);
                    Ok(())
                }
            });
            assert_eq!(registry.kinds(), ["test.sweep"]);
            house.worker(registry)
        })
        .collect();
    for expected in [1, 2, 3] {
        for worker in &workers {
            assert_eq!(worker.drain().await.unwrap(), 0);
        }
        assert_eq!(rounds.load(Ordering::SeqCst), expected);
        house.clock.advance(chrono::Duration::seconds(60));
    }
}

#[tokio::test]
async fn a_job_is_not_started_before_the_transaction_that_asked_for_it_again_ends() {
    let house = house().await;
    house.put(say("a", Some("k"))).await;
    let tx = house.test.db.begin().await.unwrap();
    house.jobs.enqueue(&tx, say("b", Some("k"))).await.unwrap();
    let worker = house.worker(house.saying(|_| Ended::Done));
    let task = tokio::spawn(async move {
        let done = worker.drain().await.map_err(|error| error.to_string());
        (worker, done)
    });
    tokio::task::yield_now().await;
    assert!(house.said().is_empty());
    tx.commit().await.unwrap();
    let (worker, done) = task.await.unwrap();
    let done = done.unwrap() + worker.drain().await.unwrap();
    assert_eq!((done, house.said()), (1, vec!["a".to_owned()]));
}

#[test]
#[should_panic(expected = "test.say is registered twice")]
fn a_kind_has_one_owner() {
    let mut registry = Registry::new();
    registry.add("test.say", |_| async { Ok(Ended::Done) });
    registry.add("test.say", |_| async { Ok(Ended::Done) });
}
