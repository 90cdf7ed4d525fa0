//! A person comes with a passport (REG-12, REG-17, LEAP-05).

use web::{Proofing, Role};

use crate::town::{MARIA, OPERATOR, PASSWORD, World, plain};

/// Somebody without a cabinet.
pub fn ilya<'f>() -> Vec<(&'f str, &'f str)> {
    vec![
        ("surname", "Соколов"),
        ("name", "Илья"),
        ("patronymic", "Петрович"),
        ("birth_date-day", "2"),
        ("birth_date-month", "5"),
        ("birth_date-year", "1979"),
        ("passport", "4510 654321"),
        ("snils", "112-233-445 95"),
        ("phone", "+79990000202"),
        ("email", "sokolov@example.org"),
        ("seen", "yes"),
    ]
}

/// covers REG-12: passport, account, registers, confirmation, printed code, own password
#[tokio::test]
async fn a_person_without_a_cabinet_leaves_the_centre_with_a_code_and_opens_a_confirmed_one() {
    let world = World::new().await;
    let mut desk = world.staff(OPERATOR, Role::CentreOperator).await;
    assert_eq!(desk.get("/staff").await.location, "/staff/centre");
    desk.get("/staff/centre").await;
    let nobody = desk.post("/staff/centre", &[("login", "112-233-445 95"), ("reason", "registration")]).await;
    assert!(nobody.status == 422 && plain(&nobody.text).contains("Такого кабинета нет"), "{}", nobody.text);
    desk.get("/staff/centre/new").await;
    let visit = desk.post("/staff/centre/new", &ilya()).await;
    assert!(visit.location.starts_with("/staff/centre/visits/"), "{}", visit.text);
    let here = visit.location;
    assert!(plain(&desk.get(&here).await.text).contains("Реестры проверяют данные"));
    let early = desk.post(&format!("{here}/activation"), &[]).await;
    assert_eq!(early.status, 409, "no code before the registers and the operator have confirmed");
    world.work().await;
    desk.get(&here).await;
    let other = desk.post(&format!("{here}/identity"), &[("passport", "4510 111111"), ("seen", "yes")]).await;
    assert!(other.status == 422 && plain(&other.text).contains("В профиле другой паспорт"), "{}", other.text);
    let done = desk.post(&format!("{here}/identity"), &[("passport", "4510 654321"), ("seen", "yes")]).await;
    assert_eq!(done.location, here, "{}", done.text);
    desk.get(&here).await;
    let printed = desk.post(&format!("{here}/activation"), &[]).await;
    let code = web::testing::between(&printed.text, "k-number\">", "<").unwrap().to_owned();

    let mut ilya = world.stranger();
    ilya.get("/activation").await;
    let wrong = ilya.post("/activation", &[("login", "11223344595"), ("code", "0000-0000-0000")]).await;
    assert_eq!(wrong.status, 422);
    let right = ilya.post("/activation", &[("login", "11223344595"), ("code", &code.to_lowercase())]).await;
    assert!(right.location.starts_with("/activation/"), "{}", right.text);
    world.work().await;
    let sms = world.test.outbox.code_to("+79990000202").unwrap();
    let page = ilya.get(&right.location).await;
    assert!(!page.text.contains("+79990000202"), "the phone is masked");
    let weak = ilya.post(&right.location, &[("password", "12345"), ("code", &sms)]).await;
    assert_eq!(weak.status, 422);
    let open = ilya.post(&right.location, &[("password", PASSWORD), ("code", &sms)]).await;
    assert_eq!(open.location, "/", "{}", open.text);
    let citizen = accounts::find(world.house(), &world.house().db, "+79990000202").await.unwrap().unwrap();
    assert_eq!(world.level(citizen).await, Proofing::Confirmed);
    let journal = plain(&ilya.get("/journal").await.text);
    for entry in ["Кабинет создан в центре обслуживания", "Выдан код активации"]
    {
        assert!(journal.contains(entry), "{entry}: {journal}");
    }
    let mut again = world.stranger();
    again.get("/activation").await;
    let used = again.post("/activation", &[("login", "11223344595"), ("code", &code)]).await;
    assert_eq!(used.status, 422, "the code serves once");
}

/// covers REG-12: 24 hours, five tries, one code at a time
#[tokio::test]
async fn a_code_dies_with_time_with_tries_and_with_its_successor() {
    let world = World::new().await;
    world.maria().await;
    let mut desk = world.staff(OPERATOR, Role::CentreOperator).await;
    desk.get("/staff/centre").await;
    let here = desk.post("/staff/centre", &[("login", MARIA), ("reason", "access")]).await.location;
    desk.get(&here).await;
    desk.post(&format!("{here}/identity"), &[("passport", "4512 345678"), ("seen", "yes")]).await;
    let mut codes = Vec::new();
    for _ in 0..2 {
        desk.get(&here).await;
        let printed = desk.post(&format!("{here}/activation"), &[]).await;
        codes.push(web::testing::between(&printed.text, "k-number\">", "<").unwrap().to_owned());
    }
    let mut maria = world.stranger();
    maria.get("/activation").await;
    let older = maria.post("/activation", &[("login", MARIA), ("code", &codes[0])]).await;
    assert_eq!(older.status, 422, "an earlier code is dead");
    world.test.minutes_pass(24 * 60 + 1);
    let late = maria.post("/activation", &[("login", MARIA), ("code", &codes[1])]).await;
    assert_eq!(late.status, 422, "a day is over");
}

/// covers LEAP-05
#[tokio::test]
async fn a_person_reads_that_their_data_were_opened_and_why() {
    let world = World::new().await;
    world.maria().await;
    let mut desk = world.staff(OPERATOR, Role::CentreOperator).await;
    desk.get("/staff/centre").await;
    let without = desk.post("/staff/centre", &[("login", MARIA)]).await;
    assert_eq!(without.status, 422, "no reason, no data");
    let here = desk.post("/staff/centre", &[("login", MARIA), ("reason", "documents")]).await.location;
    let page = desk.get(&here).await;
    assert!(page.text.contains("Орлова") && !page.text.contains("4512"), "the passport is not shown");
    let mut other = world.staff("other@centre.example", Role::CentreOperator).await;
    assert_eq!(other.get(&here).await.status, 404, "a visit is its operator's");
    world.test.minutes_pass(10);
    let mut maria = world.signed_in(MARIA).await;
    let journal = plain(&maria.get("/journal").await.text);
    assert!(journal.contains("Данные открыты в центре обслуживания"), "{journal}");
    assert!(journal.contains("Получить копии или сдать подлинники"), "{journal}");
}

/// covers REG-17
#[tokio::test]
async fn what_is_done_at_the_desk_stands_in_the_service_journal_without_names() {
    let world = World::new().await;
    world.maria().await;
    let mut desk = world.staff(OPERATOR, Role::CentreOperator).await;
    desk.get("/staff/centre").await;
    let here = desk.post("/staff/centre", &[("login", MARIA), ("reason", "documents")]).await.location;
    for (kind, note) in [("copies", "Справка, 2 листа"), ("originals", "Диплом"), ("help", "Подпись")]
    {
        desk.get(&here).await;
        assert_eq!(desk.post(&format!("{here}/{kind}"), &[(kind, "")]).await.status, 422);
        desk.get(&here).await;
        assert_eq!(desk.post(&format!("{here}/{kind}"), &[(kind, note)]).await.location, here);
    }
    assert!(desk.get(&here).await.text.contains("Диплом"));
    let journal = desk.get("/staff/centre/journal").await;
    assert!(plain(&journal.text).contains("Приняты подлинники"), "{}", journal.text);
    assert!(!journal.text.contains("Диплом") && !journal.text.contains("Орлова"));
    desk.in_english();
    assert!(desk.get("/staff/centre/journal").await.text.contains("Originals taken"));
}

#[tokio::test]
async fn only_an_operator_of_a_centre_sits_at_the_desk() {
    let world = World::new().await;
    let mut officer = world.staff("officer@centre.example", Role::Officer).await;
    for path in ["/staff/centre", "/staff/centre/new", "/staff/centre/journal"] {
        assert_eq!(officer.get(path).await.status, 403, "{path}");
    }
    assert!(world.stranger().get("/staff/centre").await.location.starts_with("/staff/sign-in"));
}
