//! The administrator invites, scopes and blocks (LOGIN-27, security of staff accounts).

use factors::{Holder, Kind};
use web::Role;

use crate::town::{EMAIL, NINA, PASSWORD, World, employ, plain};

const NEW: &str = "vera@office.example.org";

fn vera<'f>() -> Vec<(&'f str, &'f str)> {
    vec![
        ("email", NEW),
        ("surname", "Лаптева"),
        ("name", "Вера"),
        ("phone", ""),
        ("role", "officer"),
        ("agency", "information-centre"),
        ("services", "no-criminal-record"),
    ]
}

/// The one-time link: own password, own factor, and it serves once.
#[tokio::test]
async fn an_invited_officer_sets_password_and_factor_and_the_link_is_dead_then() {
    let world = World::new().await;
    employ(world.house(), NINA, Role::Administrator).await;
    let mut nina = world.at_work(NINA).await;
    nina.get("/staff/people/new").await;
    let made = nina.post("/staff/people/new", &vera()).await;
    assert!(made.location.starts_with("/staff/people/"), "{}", made.text);
    let page = nina.get(&made.location).await;
    assert!(page.text.contains("Приглашение отправлено") && !page.text.contains("/staff/invitations/"));

    let link = world.link(NEW).await;
    let mut vera = world.browser.stranger();
    let page = vera.get(&link).await;
    assert!(page.text.contains("Вера Лаптева"), "{}", page.text);
    let answer = vera.post(&format!("{link}/app"), &[("code", "000000")]).await;
    assert_eq!(answer.status, 410, "no factor before the password");
    assert_eq!(vera.post(&format!("{link}/password"), &[("password", "12345")]).await.status, 422);
    let chosen = vera.post(&format!("{link}/password"), &[("password", PASSWORD)]).await;
    assert_eq!(chosen.location, link);
    assert_eq!(world.password(&mut vera, NEW, PASSWORD).await.location, "/staff/sign-in/code");
    assert!(plain(&vera.get("/staff/sign-in/code").await.text).contains("Второй фактор не подключён"));

    let page = vera.get(&link).await;
    let key = web::testing::between(&page.text, "k-enrol__key\">", "<").unwrap().replace(' ', "");
    let code = code_of(&key, world.house().clock.now().timestamp());
    assert_eq!(vera.post(&format!("{link}/app"), &[("code", "1")]).await.status, 422);
    let done = vera.post(&format!("{link}/app"), &[("code", &code)]).await;
    assert_eq!(done.location, "/staff/sign-in?ready=1");
    assert_eq!(vera.get(&link).await.status, 410, "the link serves once");

    world.test.minutes_pass(1);
    world.password(&mut vera, NEW, PASSWORD).await;
    vera.get("/staff/sign-in/code").await;
    let code = code_of(&key, world.house().clock.now().timestamp());
    assert_eq!(vera.post("/staff/sign-in/code", &[("code", &code)]).await.location, "/staff");
}

/// RFC 6238 by hand, from the key as it is typed: the portal is not its own judge.
pub fn code_of(key: &str, second: i64) -> String {
    let mut bits = String::new();
    for letter in key.chars() {
        let value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(letter).unwrap();
        bits += &format!("{value:05b}");
    }
    let secret: Vec<u8> = bits
        .as_bytes()
        .chunks_exact(8)
        .map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap())
        .collect();
    factors::totp::code_at(&secret.try_into().unwrap(), chrono::DateTime::from_timestamp(second, 0).unwrap())
        .unwrap()
}

#[tokio::test]
async fn an_invitation_is_refused_when_something_is_missing_or_does_not_belong_together() {
    let world = World::new().await;
    employ(world.house(), NINA, Role::Administrator).await;
    let mut nina = world.at_work(NINA).await;
    nina.get("/staff/people/new").await;
    let empty = nina.post("/staff/people/new", &[("name", "Вера")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains("value=\"Вера\""), "what was typed is kept");
    let mut foreign = vera();
    foreign.push(("services", "family-composition"));
    let answer = nina.post("/staff/people/new", &foreign).await;
    assert!(answer.status == 422 && answer.text.contains("только услуги выбранного ведомства"));
    let mut taken = vera();
    taken[0] = ("email", EMAIL);
    assert!(nina.post("/staff/people/new", &taken).await.text.contains("такой почтой уже есть"));
}

#[tokio::test]
async fn only_the_administrator_sees_the_people() {
    let world = World::new().await;
    let mut anna = world.at_work(EMAIL).await;
    for path in ["/staff/people", "/staff/people/new", "/staff/audit"] {
        assert_eq!(anna.get(path).await.status, 403, "{path}");
    }
    let mut anybody = world.browser.stranger();
    assert!(anybody.get("/staff/people").await.location.starts_with("/staff/sign-in"));
}

/// covers LOGIN-27 for staff
#[tokio::test]
async fn a_blocked_officer_is_out_at_once_and_comes_back_with_the_same_password() {
    let world = World::new().await;
    employ(world.house(), NINA, Role::Administrator).await;
    let mut anna = world.at_work(EMAIL).await;
    let mut nina = world.at_work(NINA).await;
    let here = format!("/staff/people/{}", world.anna);
    nina.get(&here).await;
    assert_eq!(nina.post(&format!("{here}/block"), &[("why", "")]).await.status, 422);
    nina.get(&here).await;
    assert_eq!(nina.post(&format!("{here}/block"), &[("why", "Уволена")]).await.location, here);
    assert!(anna.get("/staff").await.location.starts_with("/staff/sign-in"), "the session has ended");
    assert_eq!(world.password(&mut anna, EMAIL, PASSWORD).await.status, 422);
    let page = nina.get(&here).await;
    assert!(page.text.contains("Уволена") && page.text.contains("Доступ сотрудника закрыт"), "{}", page.text);
    nina.post(&format!("{here}/unblock"), &[]).await;
    world.at_work(EMAIL).await;
}

#[tokio::test]
async fn nobody_shuts_out_themselves_or_the_last_administrator() {
    let world = World::new().await;
    let nina = employ(world.house(), NINA, Role::Administrator).await;
    let mut at_work = world.at_work(NINA).await;
    let here = format!("/staff/people/{nina}");
    at_work.get(&here).await;
    assert_eq!(at_work.post(&format!("{here}/block"), &[("why", "устала")]).await.status, 422);
    at_work.get(&here).await;
    let scope = [("role", "officer"), ("agency", "portal")];
    assert_eq!(at_work.post(&format!("{here}/scope"), &scope).await.status, 422);
    at_work.get(&here).await;
    assert_eq!(at_work.post(&format!("{here}/invitation"), &[]).await.status, 409);
    assert_eq!(at_work.get("/staff/people/00000000-0000-0000-0000-000000000000").await.status, 404);
}

/// Lost phone: everything is set anew by the person alone.
#[tokio::test]
async fn a_new_link_takes_password_and_factors_away() {
    let world = World::new().await;
    employ(world.house(), NINA, Role::Administrator).await;
    let mut anna = world.at_work(EMAIL).await;
    let mut nina = world.at_work(NINA).await;
    let here = format!("/staff/people/{}", world.anna);
    nina.get(&here).await;
    assert_eq!(nina.post(&format!("{here}/invitation"), &[]).await.location, here);
    assert!(anna.get("/staff").await.location.starts_with("/staff/sign-in"));
    assert_eq!(world.password(&mut anna, EMAIL, PASSWORD).await.status, 422);
    let kinds: Vec<Kind> = factors::kinds(&world.house().db, Holder::Staff(world.anna)).await.unwrap();
    assert!(kinds.is_empty());
    let link = world.link(EMAIL).await;
    assert_eq!(anna.get(&link).await.status, 200);
    world.test.minutes_pass(25 * 60);
    assert_eq!(anna.get(&link).await.status, 410, "it waits a day");
}

#[tokio::test]
async fn the_scope_of_an_officer_changes_with_the_next_page() {
    let world = World::new().await;
    employ(world.house(), NINA, Role::Administrator).await;
    let mut anna = world.at_work(EMAIL).await;
    let mut nina = world.at_work(NINA).await;
    let here = format!("/staff/people/{}", world.anna);
    nina.get(&here).await;
    let scope = [("role", "auditor"), ("agency", "portal")];
    assert_eq!(nina.post(&format!("{here}/scope"), &scope).await.location, here);
    assert_eq!(anna.get("/staff").await.location, "/staff/audit");
    let mut english = nina.clone();
    english.in_english();
    let page = english.get(&here).await;
    assert!(page.text.contains("What a member of staff works on was changed"), "{}", page.text);
}
