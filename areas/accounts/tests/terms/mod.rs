//! The terms, and what of them is kept.

use crate::town::{EMAIL, FORM, Says as _, Town};

/// covers REG-04 PRIV-02: the terms are readable before one agrees, and the accepted version is kept
#[tokio::test]
async fn the_terms_are_read_before_and_their_version_is_kept() {
    let town = Town::new().await;
    let mut anna = town.browser();
    let form = anna.get("/register").await;
    assert!(form.text.contains("href=\"/terms\"") && form.text.contains("href=\"/policy\""), "{}", form.text);
    let terms = anna.get("/terms").await;
    assert!(terms.says("Условия использования") && terms.says("редакция 2026-11"), "{}", terms.text);
    assert!(terms.says("Удалить кабинет можно в любой день"), "{}", terms.text);
    assert_eq!(anna.get("/terms?version=1812-09").await.status, 404);
    assert_eq!(anna.get("/terms?version=2026-11").await.status, 200);

    anna.get("/register").await;
    anna.post("/register", &FORM).await;
    let link = town.newest_link(EMAIL).await;
    anna.open(&link).await;
    let citizen = accounts::find(&town.test.house, &town.test.house.db, EMAIL).await.unwrap();
    let citizen = match citizen {
        Some(citizen) => citizen,
        None => {
            anna.post(&link, &[]).await;
            accounts::find(&town.test.house, &town.test.house.db, EMAIL).await.unwrap().expect("a cabinet")
        }
    };
    let kept = accounts::consents(&town.test.house.db, citizen).await.unwrap();
    assert_eq!(kept.iter().map(|one| one.version.as_str()).collect::<Vec<_>>(), ["2026-11"]);
    assert!(anna.get("/security").await.text.contains("href=\"/policy\""));
}
