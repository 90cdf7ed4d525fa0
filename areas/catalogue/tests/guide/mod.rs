//! The guide and life events, read without script.

use catalogue::Catalogue;
use web::testing::{Parts, TestHouse, between};

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").replace("&#160;", " ")
}

async fn house() -> TestHouse {
    let sources = catalogue::words().into();
    TestHouse::new(Parts { migrations: catalogue::migrations(), sources, announced: |_| false }).await
}

/// covers CAT-06: asked, answered, led to the service; every answer can be taken back; own words are always possible
#[tokio::test]
async fn two_answers_lead_to_a_service() {
    let house = house().await;
    let mut reader = house.browser(catalogue::routes(Catalogue::shipped()), |pages| pages);
    assert!(plain(&reader.get("/services").await.text).contains("Подобрать услугу по вопросам"));
    let first = plain(&reader.get("/services/guide").await.text);
    assert!(first.contains("Что вам нужно?") && first.contains("name=\"q\""), "{first}");
    let next = between(&first, "href=\"/services/guide?path=", "\"").unwrap();
    assert_eq!(next, "0");
    let second = plain(&reader.get("/services/guide?path=0").await.text);
    assert!(second.contains("О чём справка?") && second.contains("Ответить иначе"), "{second}");
    let end = plain(&reader.get("/services/guide?path=0.0").await.text);
    assert!(end.contains("Вам подойдёт") && end.contains("href=\"/services/no-criminal-record\""), "{end}");
    let search = plain(&reader.get("/services/guide?path=0.7").await.text);
    assert!(search.contains("href=\"/services?kind=certificates\""), "{search}");
    for wrong in ["99", "0.0.0", "x", "0.-1"] {
        assert_eq!(reader.get(&format!("/services/guide?path={wrong}")).await.status, 404, "{wrong}");
    }
}

/// covers CAT-01 CAT-03: what has happened leads to the services for it
#[tokio::test]
async fn life_events_narrow_the_list() {
    let house = house().await;
    let mut reader = house.browser(catalogue::routes(Catalogue::shipped()), |pages| pages);
    let all = plain(&reader.get("/services").await.text);
    assert!(all.contains("Что случилось") && all.contains("href=\"/services?event=child\""), "{all}");
    let child = plain(&reader.get("/services?event=child").await.text);
    assert!(child.contains("href=\"/services/child-benefit\""), "{child}");
    assert!(!child.contains("href=\"/services/tax-declaration\""), "{child}");
    let unknown = plain(&reader.get("/services?event=lottery").await.text);
    assert!(unknown.contains("href=\"/services/tax-declaration\"") || unknown.contains("Ещё услуги"));
}
