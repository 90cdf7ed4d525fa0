//! Support shuts an account or one function of it: reason, notice, appeal, end (LOGIN-27).

use web::Role;

use crate::town::{MARIA, World, plain};

const SUPPORT: &str = "support@kabinet.example";

/// covers LOGIN-27: a whole account
#[tokio::test]
async fn a_shut_account_lets_nobody_in_says_why_and_takes_an_appeal() {
    let world = World::new().await;
    world.maria().await;
    let mut maria = world.signed_in(MARIA).await;
    assert_eq!(maria.get("/profile").await.status, 200);
    let mut support = world.staff(SUPPORT, Role::Support).await;
    support.get("/staff/restrictions").await;
    let order =
        [("login", MARIA), ("function", "account"), ("days", "7"), ("why", "Вход с украденного телефона")];
    let without = support.post("/staff/restrictions", &order[..3]).await;
    assert_eq!(without.status, 422, "no restriction without a reason");
    let made = support.post("/staff/restrictions", &order).await;
    assert!(made.location.starts_with("/staff/restrictions/"), "{}", made.text);
    assert!(maria.get("/profile").await.location.starts_with("/sign-in"), "an open session is shut at once");
    world.work().await;
    let letters = world.test.outbox.to("orlova@example.org");
    let notice = letters.iter().find(|letter| letter.subject.contains("ограничен"));
    let notice = plain(&notice.expect("a letter tells of the restriction").text);
    assert!(notice.contains("вы увидите причину"), "{notice}");
    assert!(!notice.contains("украденного"), "the reason itself stays behind the sign-in: {notice}");

    world.test.minutes_pass(2);
    let mut again = world.signed_in(MARIA).await;
    assert!(again.get("/profile").await.location.starts_with("/sign-in"));
    let page = again.get("/sign-in/shut").await;
    assert!(page.text.contains("украденного"), "{}", page.text);
    let id = web::testing::between(&page.text, "name=\"restriction\" value=\"", "\"").unwrap().to_owned();
    let empty = again.post("/sign-in/shut", &[("restriction", &id), ("appeal", "")]).await;
    assert_eq!(empty.status, 422);
    let sent = again.post("/sign-in/shut", &[("restriction", &id), ("appeal", "Телефон нашёлся")]).await;
    assert_eq!(sent.location, "/sign-in/shut");
    assert!(plain(&again.get("/sign-in/shut").await.text).contains("Возражение отправлено"));

    let list = support.get("/staff/restrictions").await;
    assert!(plain(&list.text).contains("Есть возражение"), "{}", list.text);
    assert!(support.get(&made.location).await.text.contains("Телефон нашёлся"));
    let answer = format!("{}/answer", made.location);
    let wordless = support.post(&answer, &[("verdict", "lifted")]).await;
    assert_eq!(wordless.status, 422, "no answer without words");
    support.get(&made.location).await;
    let undecided = support.post(&answer, &[("why", "Рады, что телефон нашёлся")]).await;
    assert_eq!(undecided.status, 422, "no words without a decision");
    assert!(undecided.text.contains("Рады, что телефон нашёлся"), "what was typed is kept");
    support.get(&made.location).await;
    let lifted = [("verdict", "lifted"), ("why", "Рады, что телефон нашёлся")];
    assert_eq!(support.post(&answer, &lifted).await.location, "/staff/restrictions");
    assert_eq!(again.get("/profile").await.status, 200, "the session that waited at the door is open");
    let journal = plain(&again.get("/journal").await.text);
    for entry in ["Сотрудник ограничил доступ", "Прочитано возражение", "Получен ответ на возражение"]
    {
        assert!(journal.contains(entry), "{entry}: {journal}");
    }
}

/// covers LOGIN-27: one function, for a time
#[tokio::test]
async fn a_shut_function_opens_by_itself_when_its_time_is_over() {
    let world = World::new().await;
    world.maria().await;
    let mut maria = world.signed_in(MARIA).await;
    maria.get("/profile").await;
    let mut support = world.staff(SUPPORT, Role::Support).await;
    support.get("/staff/restrictions").await;
    let order = [("login", MARIA), ("function", "profile"), ("days", "1"), ("why", "Проверяем паспорт")];
    support.post("/staff/restrictions", &order).await;
    assert_eq!(maria.get("/profile").await.status, 200, "reading is not shut");
    let refused = maria.post("/profile", &[("surname", "Иванова")]).await;
    assert_eq!(refused.location, "/security/restrictions");
    assert!(maria.get("/security/restrictions").await.text.contains("Проверяем"));
    world.test.minutes_pass(24 * 60 + 1);
    let mut maria = world.signed_in(MARIA).await;
    maria.get("/profile").await;
    assert_eq!(maria.post("/profile", &[("surname", "Иванова")]).await.status, 422, "the form is read again");
    let page = plain(&maria.get("/security/restrictions").await.text);
    assert!(page.contains("Ограничений нет"), "{page}");
}

/// covers LOGIN-27: an appeal is answered with a notice, also when the restriction stays
#[tokio::test]
async fn an_appeal_is_answered_and_the_answer_stands_where_it_was_written() {
    let world = World::new().await;
    world.maria().await;
    let mut maria = world.signed_in(MARIA).await;
    assert!(!plain(&maria.get("/security").await.text).contains("временно закрыта"));
    let mut support = world.staff(SUPPORT, Role::Support).await;
    support.get("/staff/restrictions").await;
    let order = [("login", MARIA), ("function", "profile"), ("days", "7"), ("why", "Проверяем паспорт")];
    let made = support.post("/staff/restrictions", &order).await.location;
    let page = maria.get("/security").await.text;
    assert!(page.contains("href=\"/security/restrictions\""), "the section says what is shut: {page}");
    let page = maria.get("/security/restrictions").await.text;
    let id = web::testing::between(&page, "name=\"restriction\" value=\"", "\"").unwrap().to_owned();
    maria.post("/security/restrictions", &[("restriction", &id), ("appeal", "Паспорт верный")]).await;
    assert!(plain(&maria.get("/security/restrictions").await.text).contains("Сотрудник его прочитает"));

    support.get(&made).await;
    let answer = [("verdict", "kept"), ("why", "Ждём ответа реестра до пятницы")];
    support.post(&format!("{made}/answer"), &answer).await;
    support.get(&made).await;
    assert_eq!(support.post(&format!("{made}/answer"), &answer).await.status, 409, "answered once");
    assert!(plain(&support.get("/staff/restrictions").await.text).contains("Ответ дан"));
    world.work().await;
    let page = plain(&maria.get("/security/restrictions").await.text);
    assert!(page.contains("Ждём ответа реестра") && page.contains("остаётся в силе"), "{page}");
    let letters = world.test.outbox.to("orlova@example.org");
    let letter = letters.iter().find(|letter| letter.subject.contains("возражение")).expect("a letter");
    assert!(!letter.text.contains("реестра"), "the answer's words stay behind the sign-in: {}", letter.text);
}

#[tokio::test]
async fn only_support_restricts_and_a_foreign_appeal_is_not_there() {
    let world = World::new().await;
    let mut operator = world.staff("operator@centre.example", Role::CentreOperator).await;
    assert_eq!(operator.get("/staff/restrictions").await.status, 403);
    let mut support = world.staff(SUPPORT, Role::Support).await;
    let nobody = "/staff/restrictions/00000000-0000-0000-0000-000000000001";
    assert_eq!(support.get(nobody).await.status, 404);
    assert!(world.stranger().get("/sign-in/shut").await.location.starts_with("/sign-in"));
}
