//! A member of staff and their own second factors (LOGIN-13).

use web::testing::Browser;

use crate::people::code_of;
use crate::town::{EMAIL, NINA, World, employ, plain};

/// Adds a second app on the page; its key.
async fn second_app(world: &World, anna: &mut Browser) -> String {
    let page = anna.get("/staff/security/new").await;
    let key = web::testing::between(&page.text, "k-enrol__key\">", "<").unwrap().replace(' ', "");
    let wrong = anna.post("/staff/security/new/app", &[("code", "1")]).await;
    assert_eq!(wrong.status, 422);
    anna.get("/staff/security/new").await;
    let code = code_of(&key, world.house().clock.now().timestamp());
    let done = anna.post("/staff/security/new/app", &[("code", &code)]).await;
    assert_eq!(done.location, "/staff/security?done=added", "{}", done.text);
    key
}

/// The ids of the rows.
fn ids(page: &str) -> Vec<String> {
    let rows = page.split("/staff/security/").skip(1).filter_map(|rest| rest.split("/name").next());
    rows.filter(|id| id.len() == 36).map(ToOwned::to_owned).collect()
}

/// covers LOGIN-13: added, named, removed; the last one stays
#[tokio::test]
async fn own_factors_are_added_named_and_removed_but_the_last_one_stays() {
    let world = World::new().await;
    let mut anna = world.at_work(EMAIL).await;
    let page = anna.get("/staff/security").await.text;
    let first = ids(&page).pop().expect("the app that she signed in with");
    assert!(plain(&page).contains("единственный способ"), "{page}");
    let last = anna.post(&format!("/staff/security/{first}/removal"), &[]).await;
    assert_eq!(last.status, 409, "nobody shuts themselves out");

    second_app(&world, &mut anna).await;
    let page = anna.get("/staff/security").await.text;
    assert_eq!(ids(&page).len(), 2, "{page}");
    let empty = anna.post(&format!("/staff/security/{first}/name"), &[("name", "")]).await;
    assert!(empty.status == 422 && plain(&empty.text).contains("Напишите название"), "{}", empty.text);
    anna.get("/staff/security").await;
    anna.post(&format!("/staff/security/{first}/name"), &[("name", "Старый телефон")]).await;
    assert!(anna.get("/staff/security").await.text.contains("Старый телефон"));
    let gone = anna.post(&format!("/staff/security/{first}/removal"), &[]).await;
    assert_eq!(gone.location, "/staff/security?done=removed", "{}", gone.text);
    assert!(!anna.get("/staff/security").await.text.contains("Старый телефон"));
}

/// covers LOGIN-13: a desk left open changes nothing
#[tokio::test]
async fn changes_need_a_sign_in_of_a_short_time_ago() {
    let world = World::new().await;
    let mut anna = world.at_work(EMAIL).await;
    let first = ids(&anna.get("/staff/security").await.text).pop().unwrap();
    world.test.minutes_pass(11);
    let page = anna.get("/staff/security").await.text;
    assert!(plain(&page).contains("войдите ещё раз") && ids(&page).is_empty(), "{page}");
    assert_eq!(anna.get("/staff/security/new").await.location, "/staff/security");
    let renamed = anna.post(&format!("/staff/security/{first}/name"), &[("name", "x")]).await;
    assert_eq!(renamed.location, "/staff/security");
    assert_eq!(anna.post("/staff/security/new/app", &[("code", "1")]).await.location, "/staff/security");
    anna.get("/staff/security").await;
    let again = anna.post("/staff/security/again", &[]).await;
    assert_eq!(again.location, "/staff/sign-in?return=%2Fstaff%2Fsecurity");
    assert!(anna.get("/staff/security").await.location.starts_with("/staff/sign-in"), "signed out");
}

/// Somebody else's factor is not there.
#[tokio::test]
async fn somebody_elses_factor_is_not_there() {
    let world = World::new().await;
    employ(world.house(), NINA, web::Role::Administrator).await;
    let mut anna = world.at_work(EMAIL).await;
    let hers = ids(&anna.get("/staff/security").await.text).pop().unwrap();
    let mut nina = world.at_work(NINA).await;
    nina.get("/staff/security").await;
    assert_eq!(nina.post(&format!("/staff/security/{hers}/removal"), &[]).await.status, 404);
    assert_eq!(nina.post(&format!("/staff/security/{hers}/name"), &[("name", "x")]).await.status, 404);
    assert!(world.browser.stranger().get("/staff/security").await.location.starts_with("/staff/sign-in"));
}
