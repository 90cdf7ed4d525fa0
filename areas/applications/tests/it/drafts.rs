//! Drafts that fade, are thrown away and taken back; templates; what is ready before the start.

use web::testing::between;

use crate::following::telling;
use crate::world::{MARIA, World, errors};

/// covers APP-14: answers under a name; stale ones are not carried, what the profile knows is read anew.
#[tokio::test]
async fn a_template_begins_the_next_application() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_residence(&mut maria).await;
    world.work().await;
    let long = "Для школы ".repeat(12);
    let refused = maria.post(&format!("{application}/templates"), &[("name", &long)]).await;
    assert!(
        refused.status == 422 && refused.text.contains(long.trim()),
        "what was typed is kept: {}",
        errors(&refused)
    );
    assert!(
        refused.text.contains("href=\"#name\"") && refused.text.contains("name-error"),
        "{}",
        errors(&refused)
    );
    assert!(
        maria.get("/applications/templates").await.text.contains("Шаблонов пока нет"),
        "and nothing is cut"
    );
    maria.get(&application).await;
    let kept = maria.post(&format!("{application}/templates"), &[("name", "Для школы")]).await;
    assert_eq!(kept.location, "/applications/templates", "{}", errors(&kept));
    let page = maria.get(&kept.location).await.text;
    assert!(page.contains("Для школы"), "{page}");
    let begin = between(&page, "action=\"/applications/templates/", "/drafts\"").unwrap().to_owned();
    let begun = maria.post(&format!("/applications/templates/{begin}/drafts"), &[]).await;
    assert!(begun.location.ends_with("/check"), "{}", begun.location);
    let check = maria.get(&begun.location).await.text;
    assert!(check.contains("Верхнереченск"), "the address comes from the profile of today: {check}");
    let mut ilya = world.ilya().await;
    ilya.get("/").await;
    assert_eq!(ilya.post(&format!("/applications/templates/{begin}/drafts"), &[]).await.status, 404);
    maria.get("/applications/templates").await;
    maria.post(&format!("/applications/templates/{begin}/removal"), &[]).await;
    assert!(maria.get("/applications/templates").await.text.contains("Шаблонов пока нет"));
}

/// covers PLUS-09, UX-07: a draft is told to fade, kept longer, thrown away, taken back, and goes for good; every device sees the same.
#[tokio::test]
async fn a_draft_fades_is_kept_longer_thrown_away_and_taken_back() {
    let world = telling().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "residence-certificate").await;
    world.fill_residence(&mut maria, &draft).await;
    let days = |days: i64| world.test.minutes_pass(60 * 24 * days);
    days(28);
    world.work().await;
    let mut maria = world.sign_in(MARIA).await;
    assert!(maria.get("/notifications").await.text.contains("Черновик скоро исчезнет"));
    let list = maria.get("/applications").await.text;
    assert!(list.contains("Хранить дольше"), "{list}");
    maria.post(&format!("{draft}/extension"), &[]).await;
    assert!(!maria.get("/applications").await.text.contains("Хранить дольше"));
    days(31);
    world.work().await;
    let mut maria = world.sign_in(MARIA).await;
    let mut phone = world.sign_in(MARIA).await;
    let bin = phone.get("/drafts/trash").await.text;
    assert!(bin.contains("Справка о регистрации") || bin.contains("/restoration"), "{bin}");
    assert_eq!(maria.get(&draft).await.location, "/drafts/trash");
    let back = phone.post(&format!("{draft}/restoration"), &[]).await;
    assert_eq!(back.location, draft, "{}", errors(&back));
    assert!(maria.get("/applications").await.text.contains(&draft), "on the other device too");
    assert!(maria.get(&format!("{draft}/check")).await.text.contains("Верхнереченск"), "with its answers");
    maria.post(&format!("{draft}/removal"), &[]).await;
    maria.post(&format!("{draft}/removal"), &[]).await;
    assert!(maria.get("/drafts/trash").await.text.contains("/restoration"));
    let mut ilya = world.ilya().await;
    ilya.get("/").await;
    for path in ["restoration", "extension", "removal"] {
        assert_eq!(ilya.post(&format!("{draft}/{path}"), &[]).await.status, 404, "{path}");
    }
    ilya.post(&format!("{draft}/erasure"), &[]).await;
    assert!(maria.get("/drafts/trash").await.text.contains("/restoration"), "nobody else's bin is emptied");
    maria.post(&format!("{draft}/erasure"), &[]).await;
    assert!(maria.get("/drafts/trash").await.text.contains("В корзине пусто"));
    assert_eq!(maria.get(&draft).await.status, 404);
}

/// covers APP-22: before anything is filled in: what the profile answers, what must be typed, which files to have at hand.
#[tokio::test]
async fn a_person_sees_before_the_start_whether_everything_is_ready() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let offer = maria.get("/services/residence-certificate").await.text;
    assert!(offer.contains("/drafts/readiness?service=residence-certificate"), "{offer}");
    let ready = maria.get("/drafts/readiness?service=residence-certificate").await.text;
    assert!(
        ready.contains("Всё, что можно взять из профиля, уже есть") && ready.contains("Начать заявление"),
        "{ready}"
    );
    let files = maria.get("/drafts/readiness?service=family-composition").await.text;
    assert!(files.contains("PDF"), "{files}");
    let mut ilya = world.ilya().await;
    let bare = ilya.get("/drafts/readiness?service=residence-certificate").await.text;
    assert!(bare.contains("Нет в профиле") && !bare.contains("Начать заявление"), "{bare}");
    assert_eq!(maria.get("/drafts/readiness?service=nothing").await.status, 404);
}

/// covers APP-03, APP-14: nobody fills the house with drafts; what was begun before stays.
#[tokio::test]
async fn drafts_without_end_are_not_begun() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    maria.get("/services/residence-certificate").await;
    let mut status = 303;
    let most = web::Allowances::default().acts_an_hour.get();
    for n in 0..=most {
        assert_eq!(status, 303, "{n}");
        let fresh = base::DraftId::new(&world.house().clock, &world.house().random).to_string();
        let fields = [("service", "residence-certificate"), ("fresh", fresh.as_str())];
        status = maria.post("/drafts", &fields).await.status.as_u16();
    }
    assert_eq!(status, 429);
    assert!(maria.get("/applications?shelf=drafts").await.status.is_success());
}
