//! What people have looked for.

use std::sync::Arc;

use axum::{Extension, Router};
use base::{CitizenId, SessionId};
use catalogue::Catalogue;
use db::{FromQueryResult, Rows as _, sea_orm, values};
use web::testing::{Browser, Parts, TestHouse};
use web::{AuthLevel, CitizenSession, House, Proofing};

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").replace("&#160;", " ")
}

/// A house where three accounts are enough.
async fn house() -> TestHouse {
    let sources = catalogue::words().into();
    let mut test =
        TestHouse::new(Parts { migrations: catalogue::migrations(), sources, announced: |_| false }).await;
    let config: policy::Config =
        serde_json::from_value(serde_json::json!({ "search": { "askers": 3 } })).unwrap();
    let settings = Arc::make_mut(&mut test.house.settings);
    settings.policy = Arc::new(policy::Policies::from_config(&config).unwrap());
    test
}

async fn somebody(house: &TestHouse) -> Browser {
    let House { clock, random, .. } = &house.house;
    let session = CitizenSession {
        session: SessionId::new(clock, random),
        citizen: CitizenId::new(clock, random),
        proofing: Proofing::Standard,
        auth: AuthLevel::A2,
        name: "Мария Сергеевна".to_owned(),
        initials: "МО".to_owned(),
    };
    let tx = house.house.db.begin().await.unwrap();
    house.house.vault.create(&tx, session.citizen).await.unwrap();
    tx.commit().await.unwrap();
    house.browser(catalogue::routes(Catalogue::shipped()), |pages: Router<House>| {
        pages.layer(Extension(session))
    })
}

/// «для визы», as an address has it.
const VISA: &str = "%D0%B4%D0%BB%D1%8F+%D0%B2%D0%B8%D0%B7%D1%8B";

async fn finds_by_visa(browser: &mut Browser) {
    let list = browser.get(&format!("/services?q={VISA}")).await;
    let href = format!("/services/no-criminal-record?q={VISA}");
    assert!(list.text.contains(&href), "the card carries the words that led to it: {}", list.text);
    assert_eq!(browser.get(&href).await.status, 200);
}

#[derive(FromQueryResult)]
struct Known {
    query: String,
}

async fn popular(house: &TestHouse) -> Vec<String> {
    let all: Vec<Known> = house.house.db.all("select query from catalogue_popular", values![]).await.unwrap();
    all.into_iter().map(|row| row.query).collect()
}

/// covers CAT-02: what enough accounts have found is suggested to everybody; before that nobody can read it
#[tokio::test]
async fn a_query_is_suggested_after_enough_accounts_have_found_a_service_by_it() {
    let house = house().await;
    let mut maria = somebody(&house).await;
    for _ in 0..4 {
        finds_by_visa(&mut maria).await;
    }
    let mut ivan = somebody(&house).await;
    finds_by_visa(&mut ivan).await;
    assert_eq!(popular(&house).await, Vec::<String>::new(), "one person many times is one");
    let mut anyone = house.browser(catalogue::routes(Catalogue::shipped()), |pages| pages);
    finds_by_visa(&mut anyone).await;
    assert_eq!(popular(&house).await, Vec::<String>::new(), "strangers are not counted");
    let mut anna = somebody(&house).await;
    anna.get(&format!("/services/tax-declaration?q={VISA}")).await;
    assert_eq!(popular(&house).await, Vec::<String>::new(), "these words do not lead there");
    finds_by_visa(&mut anna).await;
    assert_eq!(popular(&house).await, ["для визы"]);
    let typed = anyone.get("/services/suggestions?q=%D0%B4%D0%BB%D1%8F").await;
    assert!(typed.text.contains("для визы") && plain(&typed.text).contains("Часто ищут"), "{}", typed.text);
    assert!(plain(&anyone.get("/services").await.text).contains("Часто ищут"));
}

/// covers CAT-02 PRIV-01: one's own queries are sealed, shown to nobody else, and cleared by one button
#[tokio::test]
async fn own_queries_are_remembered_until_they_are_cleared() {
    let house = house().await;
    let (mut maria, mut ivan) = (somebody(&house).await, somebody(&house).await);
    finds_by_visa(&mut maria).await;
    let page = plain(&maria.get("/services").await.text);
    assert!(page.contains("Вы искали") && page.contains("для визы"), "{page}");
    let typed = maria.get("/services/suggestions?q=%D0%94%D0%BB%D1%8F").await;
    assert!(plain(&typed.text).contains("Вы искали"), "{}", typed.text);
    assert!(!plain(&ivan.get("/services").await.text).contains("Вы искали"));
    assert_eq!(maria.post("/services/queries", &[]).await.location, "/services");
    assert!(!plain(&maria.get("/services").await.text).contains("Вы искали"));
}
