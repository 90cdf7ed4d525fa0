//! Publishing, suspending and scheduling services; who may call what.

use web::Role;

use crate::desk::{CENTRE, case};
use crate::world::{World, errors};

const PAGE: &str = "/staff/admin/services/no-criminal-record";

/// covers PRIV-09: suspended with words in both languages; the draft is kept and sent afterwards.
#[tokio::test]
async fn a_suspended_service_says_why_and_keeps_the_drafts() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "no-criminal-record").await;
    world.fill_record(&mut maria, &draft).await;
    let mut gleb = world.officer("Глеб", "portal", Role::Administrator).await;
    gleb.get(PAGE).await;
    let half = [("published", "yes"), ("suspended", "yes"), ("words_ru", "Меняем реестр.")];
    let refused = gleb.post(PAGE, &half).await;
    assert!(refused.status == 422 && refused.text.contains("href=\"#words_en\""), "{}", errors(&refused));
    let until = [("until-day", "1"), ("until-month", "12"), ("until-year", "2026")];
    let whole = [half.as_slice(), &[("words_en", "The register is being changed.")], &until].concat();
    assert_eq!(gleb.post(PAGE, &whole).await.location, "/staff/admin");
    assert!(gleb.get("/staff/admin").await.text.contains("Приостановлена"));

    let offer = maria.get("/services/no-criminal-record").await.text;
    assert!(offer.contains("Меняем реестр.") && offer.contains("1 декабря"), "{offer}");
    maria.get(&format!("{draft}/check")).await;
    let closed = maria.post(&format!("{draft}/check"), &[("consent", "yes")]).await;
    assert!(closed.status == 409 && closed.text.contains("Меняем реестр."), "{}", closed.text);
    assert!(closed.text.contains("Черновик сохранён"));
    let begun = maria.post("/drafts", &[("service", "no-criminal-record"), ("fresh", "")]).await;
    assert_eq!(begun.location, "/services/no-criminal-record", "nothing new is begun");
    maria.in_english();
    assert!(maria.get("/services/no-criminal-record").await.text.contains("The register is being changed."));

    gleb.get(PAGE).await;
    assert_eq!(gleb.post(PAGE, &[("published", "yes")]).await.location, "/staff/admin");
    let application = world.confirm(&mut maria, &draft, crate::world::MARIA).await;
    assert!(application.starts_with("/applications/"));
}

/// covers PRIV-09: taken off the catalogue, and open between two days.
#[tokio::test]
async fn an_unpublished_service_is_found_by_nobody_and_a_scheduled_one_says_when_it_opens() {
    let world = World::new().await;
    let mut gleb = world.officer("Глеб", "portal", Role::Administrator).await;
    let mut anyone = world.anonymous();
    assert!(anyone.get("/services").await.text.contains("/services/no-criminal-record"));
    gleb.get(PAGE).await;
    gleb.post(PAGE, &[]).await;
    assert!(!anyone.get("/services").await.text.contains("/services/no-criminal-record"));
    let suggested =
        anyone.get("/services/suggestions?q=%D1%81%D1%83%D0%B4%D0%B8%D0%BC%D0%BE%D1%81%D1%82%D1%8C").await;
    assert!(!suggested.text.contains("no-criminal-record"), "{}", suggested.text);
    gleb.get(PAGE).await;
    let bad = [("published", "yes"), ("opens-day", "31"), ("opens-month", "2"), ("opens-year", "2027")];
    assert_eq!(gleb.post(PAGE, &bad).await.status, 422);
    let good = [("published", "yes"), ("opens-day", "1"), ("opens-month", "2"), ("opens-year", "2027")];
    gleb.post(PAGE, &good).await;
    let offer = anyone.get("/services/no-criminal-record").await.text;
    assert!(offer.contains("Приём откроется 1 февраля 2027"), "{offer}");
}

/// covers PRIV-09: every address of the desk refuses whoever is not meant.
#[tokio::test]
async fn every_address_of_the_desk_refuses_the_wrong_people() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let case = case(&application);
    let [officers, supervisors, both, administrators] = addresses(&case);
    let mut stranger = world.anonymous();
    for (method, path) in officers.iter().chain(&supervisors).chain(&both).chain(&administrators) {
        for browser in [&mut stranger, &mut maria] {
            browser.get("/services").await;
            let answer =
                if *method == "get" { browser.get(path).await } else { browser.post(path, &[]).await };
            assert!(answer.location.starts_with("/staff/sign-in"), "{method} {path}: {}", answer.status);
        }
    }
    for (role, allowed) in [
        (Role::Officer, vec![&officers, &both]),
        (Role::Supervisor, vec![&supervisors, &both]),
        (Role::Administrator, vec![&administrators]),
        (Role::Auditor, vec![]),
        (Role::Editor, vec![]),
        (Role::Support, vec![]),
    ] {
        let mut browser = world.officer(role.code(), CENTRE, role).await;
        browser.get("/staff/security").await;
        for (method, path) in officers.iter().chain(&supervisors).chain(&both).chain(&administrators) {
            if allowed.iter().any(|list| list.contains(&(*method, path.clone()))) {
                continue;
            }
            let answer =
                if *method == "get" { browser.get(path).await } else { browser.post(path, &[]).await };
            assert_eq!(answer.status, 403, "{} {method} {path}", role.code());
        }
    }
    let mut vera = world.officer("Вера", "housing-office", Role::Officer).await;
    vera.get("/staff/queue").await;
    for (method, path) in officers.iter().filter(|(_, path)| path.starts_with(&case)) {
        let answer = if *method == "get" { vera.get(path).await } else { vera.post(path, &[]).await };
        assert_eq!(answer.status, 404, "{method} {path}");
    }
}

type Address = (&'static str, String);

/// Every address of the desk: for officers, for supervisors, for both, for administrators.
fn addresses(case: &str) -> [Vec<Address>; 4] {
    let own = |path: &str| format!("{case}{path}");
    let id = case.trim_start_matches("/staff/cases/");
    let nothing = "018f0000-0000-7000-8000-000000000000";
    let officers = vec![
        ("get", "/staff/queue".to_owned()),
        ("get", "/staff/queue/next".to_owned()),
        ("get", "/staff/queue/export".to_owned()),
        ("post", "/staff/queue/views".to_owned()),
        ("post", format!("/staff/queue/views/{nothing}/removal")),
        ("get", "/staff/find".to_owned()),
        ("post", "/staff/find".to_owned()),
        ("get", "/staff/batch".to_owned()),
        ("post", "/staff/batch".to_owned()),
        ("post", "/staff/batch/decision".to_owned()),
        ("get", "/staff/opinions".to_owned()),
        ("get", format!("/staff/opinions/{nothing}")),
        ("post", format!("/staff/opinions/{nothing}")),
        ("post", format!("/staff/opinions/{nothing}/opening")),
        ("get", format!("/staff/opinions/{nothing}/files/{nothing}")),
        ("get", case.to_owned()),
        ("post", own("/openings")),
        ("get", own("/questions")),
        ("post", own("/questions")),
        ("post", own("/holder")),
        ("post", own("/labels")),
        ("get", own("/opinions")),
        ("post", own("/opinions")),
        ("post", own("/decision")),
        ("post", own("/decision/check")),
        ("get", own("/letter")),
        ("get", own(&format!("/files/{nothing}"))),
    ];
    let supervisors = vec![
        ("get", "/staff/load".to_owned()),
        ("post", format!("/staff/load/{id}")),
        ("get", "/staff/rules".to_owned()),
        ("get", "/staff/rules/new?service=no-criminal-record".to_owned()),
        ("post", "/staff/rules".to_owned()),
        ("post", format!("/staff/rules/{nothing}/removal")),
    ];
    let both = vec![
        ("get", "/staff/templates".to_owned()),
        ("post", "/staff/templates".to_owned()),
        ("post", format!("/staff/templates/{nothing}/removal")),
    ];
    let administrators =
        vec![("get", "/staff/admin".to_owned()), ("get", PAGE.to_owned()), ("post", PAGE.to_owned())];
    [officers, supervisors, both, administrators]
}
