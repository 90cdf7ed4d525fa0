//! Publishing, suspending and scheduling services; who may call what.

use web::Role;
use web::testing::Answer;

use crate::desk::{CENTRE, case};
use crate::world::{Browser, World, errors};

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
    for page in ["purpose", "places", "check"] {
        let page = maria.get(&format!("{draft}/{page}")).await.text;
        for words in ["Заявление сейчас нельзя отправить", "Меняем реестр.", "Черновик сохранён"]
        {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("name=\"consent\""), "nothing is ticked in vain: {page}");
    }
    let list = world.anonymous().get("/services").await.text;
    assert!(list.contains("Сейчас заявления не принимают") && list.contains("Меняем реестр."), "{list}");
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
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "no-criminal-record").await;
    let mut gleb = world.officer("Глеб", "portal", Role::Administrator).await;
    let mut anyone = world.anonymous();
    assert!(anyone.get("/services").await.text.contains("/services/no-criminal-record"));
    gleb.get(PAGE).await;
    gleb.post(PAGE, &[]).await;
    assert!(!anyone.get("/services").await.text.contains("/services/no-criminal-record"));
    let suggested =
        anyone.get("/services/suggestions?q=%D1%81%D1%83%D0%B4%D0%B8%D0%BC%D0%BE%D1%81%D1%82%D1%8C").await;
    assert!(!suggested.text.contains("no-criminal-record"), "{}", suggested.text);
    let begun = maria.get(&format!("{draft}/purpose")).await.text;
    assert!(begun.contains("Сейчас ведомство не принимает заявления"), "{begun}");
    gleb.get(PAGE).await;
    let bad = [("published", "yes"), ("opens-day", "31"), ("opens-month", "2"), ("opens-year", "2027")];
    assert_eq!(gleb.post(PAGE, &bad).await.status, 422);
    let good = [("published", "yes"), ("opens-day", "1"), ("opens-month", "2"), ("opens-year", "2027")];
    gleb.post(PAGE, &good).await;
    let offer = anyone.get("/services/no-criminal-record").await.text;
    assert!(offer.contains("Приём откроется 1 февраля 2027"), "{offer}");
}

/// covers PRIV-09, APP-17, PLUS-14, PLUS-15: every address of the desk, read from the router itself, refuses whoever is not meant: who is not
/// signed in, a citizen, every other role, and of a case the officer of another agency.
#[tokio::test]
async fn every_address_of_the_desk_refuses_the_wrong_people() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let case = case(&application);
    let all = addresses(&case);
    assert!(all.len() > 45, "the router is read: {all:?}");
    let mut stranger = world.anonymous();
    for (method, path) in &all {
        for browser in [&mut stranger, &mut maria] {
            browser.get("/services").await;
            let answer = ask(browser, method, path).await;
            assert!(answer.location.starts_with("/staff/sign-in"), "{method} {path}: {}", answer.status);
        }
    }
    for role in Role::ALL {
        let mut browser = world.officer(role.code(), CENTRE, role).await;
        browser.get("/staff/security").await;
        for (method, path) in all.iter().filter(|(_, path)| !meant_for(path).contains(&role)) {
            let answer = ask(&mut browser, method, path).await;
            assert_eq!(answer.status, 403, "{} {method} {path}", role.code());
        }
    }
    let mut vera = world.officer("Вера", "housing-office", Role::Officer).await;
    let mut zoya = world.officer("Зоя", "housing-office", Role::Supervisor).await;
    vera.get("/staff/queue").await;
    zoya.get("/staff/load").await;
    let id = case.trim_start_matches("/staff/cases/");
    for (method, path) in all.iter().filter(|(_, path)| path.contains(id)) {
        let browser = if meant_for(path).contains(&Role::Officer) { &mut vera } else { &mut zoya };
        assert_eq!(ask(browser, method, path).await.status, 404, "{method} {path}");
    }
}

/// covers LEAP-05: nothing of a case is shown in any address of it before it was opened with a reason in this session.
#[tokio::test]
async fn no_address_of_a_case_shows_anything_before_it_is_opened() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let case = case(&application);
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let (plain, opening) = (maria.get("/journal").await.text, format!("{case}/openings"));
    for (method, path) in addresses(&case).iter().filter(|(_, path)| path.starts_with(&case)) {
        if *path == opening {
            continue;
        }
        anna.get("/staff/queue").await;
        let answer = ask(&mut anna, method, path).await;
        let told =
            answer.location == case || answer.text.contains("Зачем открываете") || answer.status == 404;
        assert!(
            told && !answer.text.contains("Орлова"),
            "{method} {path}: {} {}",
            answer.status,
            answer.text
        );
    }
    assert_eq!(
        maria.get("/journal").await.text.matches("/objection\"").count(),
        plain.matches("/objection\"").count()
    );
}

async fn ask(browser: &mut Browser, method: &str, path: &str) -> Answer {
    if method == "get" { browser.get(path).await } else { browser.post(path, &[]).await }
}

type Address = (&'static str, String);

/// Every address of the desk with its methods, as `routes.rs` has them.
fn addresses(case: &str) -> Vec<Address> {
    let id = case.trim_start_matches("/staff/cases/");
    let mut all = Vec::new();
    for route in include_str!("../../src/routes.rs").split(".route(").skip(1) {
        let Some(path) = route.split('"').nth(1).filter(|path| path.starts_with("/staff/")) else { continue };
        let path = path
            .replace("/staff/cases/{id}", case)
            .replace("/staff/load/{case}", &format!("/staff/load/{id}"))
            .replace("{code}", "no-criminal-record")
            .replace("/staff/rules/new", "/staff/rules/new?service=no-criminal-record");
        let path = filled(&path);
        for method in ["get", "post"].into_iter().filter(|method| route.contains(&format!("{method}("))) {
            all.push((method, path.clone()));
        }
    }
    all
}

/// What is still open in an address is the id of nothing.
fn filled(path: &str) -> String {
    let part = |part: &str| match part.starts_with('{') {
        true => "018f0000-0000-7000-8000-000000000000".to_owned(),
        false => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// Who may call it.
fn meant_for(path: &str) -> &'static [Role] {
    let of = |prefix: &str| path.starts_with(prefix);
    if of("/staff/load") || of("/staff/rules") {
        &[Role::Supervisor]
    } else if of("/staff/templates") {
        &[Role::Officer, Role::Supervisor]
    } else if of("/staff/admin") || of("/staff/links") || of("/staff/trials") {
        &[Role::Administrator, Role::Editor]
    } else {
        &[Role::Officer]
    }
}
