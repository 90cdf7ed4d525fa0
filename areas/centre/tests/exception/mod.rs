//! The papers are in order, the register says otherwise: two operators, or nothing (REG-12).

use db::{FromQueryResult, Rows as _, sea_orm, values};
use web::testing::Browser;
use web::{Proofing, Role};

use crate::desk::ilya;
use crate::town::{MARIA, OPERATOR, World, plain};

const SECOND: &str = "second@centre.example";
const WHY: &str = "В реестре старая фамилия, свидетельство о браке показали";
const PASSPORT: &str = "4510 654321";

/// Ilya at the desk; the registers have his surname otherwise. The address of the visit.
async fn refused(world: &World, desk: &mut Browser) -> String {
    world.registers.0.lock().unwrap().push("surname".to_owned());
    desk.get("/staff/centre/new").await;
    let here = desk.post("/staff/centre/new", &ilya()).await.location;
    world.work().await;
    here
}

/// The first operator asks a colleague; the address at which the colleague decides.
async fn asked(desk: &mut Browser, here: &str) -> String {
    let page = plain(&desk.get(here).await.text);
    assert!(page.contains("В реестре записано иначе: Фамилия"), "{page}");
    let form = [("paper", PASSPORT), ("why", WHY), ("seen_both", "yes")];
    let done = desk.post(&format!("{here}/exception"), &form).await;
    assert_eq!(done.location, here, "{}", done.text);
    let list = desk.get("/staff/centre/exceptions").await.text;
    let id = web::testing::between(&list, "href=\"/staff/centre/exceptions/", "\"").expect("one waits");
    format!("/staff/centre/exceptions/{id}")
}

/// The level of the only person of the story: no number leads to them before somebody has confirmed it.
async fn level(world: &World) -> Proofing {
    #[derive(FromQueryResult)]
    struct Only {
        citizen_id: uuid::Uuid,
    }
    let only: Vec<Only> =
        world.house().db.all("select citizen_id from profile_people", values![]).await.unwrap();
    world.level(base::CitizenId(only[0].citizen_id)).await
}

/// covers REG-12: four eyes on an identity that the registers do not confirm
#[tokio::test]
async fn two_operators_confirm_what_a_register_does_not() {
    let world = World::new().await;
    let mut first = world.staff(OPERATOR, Role::CentreOperator).await;
    let mut second = world.staff(SECOND, Role::CentreOperator).await;
    let here = refused(&world, &mut first).await;
    let place = asked(&mut first, &here).await;
    assert_eq!(level(&world).await, Proofing::Simplified, "one operator changes nothing");
    assert!(plain(&first.get(&here).await.text).contains("Ждём второго сотрудника"));

    let own = plain(&first.get(&place).await.text);
    assert!(own.contains("Подтвердить должен другой сотрудник") && !own.contains("/confirmation"), "{own}");
    let paper = [("paper", PASSPORT), ("seen_both", "yes")];
    assert_eq!(first.post(&format!("{place}/confirmation"), &paper).await.status, 409, "nobody is both");
    first.get(&here).await;
    assert_eq!(first.post(&format!("{place}/refusal"), &[("why", "x")]).await.status, 409);

    let page = plain(&second.get(&place).await.text);
    assert!(page.contains(WHY) && page.contains("Соколов") && !page.contains("654321"), "{page}");
    let other = second.post(&format!("{place}/confirmation"), &[("paper", "4510 111111")]).await;
    assert_eq!(other.status, 422, "the second looks at the paper too");
    assert!(plain(&other.text).contains("другой паспорт") && plain(&other.text).contains("сверили"));
    assert_eq!(level(&world).await, Proofing::Simplified);
    second.get(&place).await;
    let done = second.post(&format!("{place}/confirmation"), &paper).await;
    assert_eq!(done.location, "/staff/centre/exceptions", "{}", done.text);
    assert_eq!(level(&world).await, Proofing::Confirmed);
    assert_eq!(second.get(&place).await.status, 404, "decided once");

    let citizen = accounts::find(world.house(), &world.house().db, "11223344595").await.unwrap().unwrap();
    let card = profile::card(world.house(), &world.house().db, citizen).await.unwrap();
    assert_eq!(
        card.get("surname").unwrap().register.as_deref(),
        Some("centre"),
        "its source is not a register"
    );
    let page = plain(&first.get(&here).await.text);
    assert!(page.contains("Личность подтверждена вдвоём") && page.contains("Подтверждённая"), "{page}");
    let journal = plain(&first.get("/staff/centre/journal").await.text);
    assert!(journal.contains("Попросили подтвердить личность вдвоём"), "{journal}");
}

/// covers REG-12: who did it stands in the person's own journal
#[tokio::test]
async fn the_person_reads_who_asked_and_who_confirmed() {
    let world = World::new().await;
    let mut first = world.staff(OPERATOR, Role::CentreOperator).await;
    let mut second = world.staff(SECOND, Role::CentreOperator).await;
    let here = refused(&world, &mut first).await;
    let place = asked(&mut first, &here).await;
    second.get(&place).await;
    second.post(&format!("{place}/confirmation"), &[("paper", PASSPORT), ("seen_both", "yes")]).await;
    first.get(&here).await;
    let printed = first.post(&format!("{here}/activation"), &[]).await;
    let code = web::testing::between(&printed.text, "k-number\">", "<").unwrap().to_owned();
    world.work().await;
    let mut ilya = world.stranger();
    ilya.get("/activation").await;
    let place = ilya.post("/activation", &[("login", "11223344595"), ("code", &code)]).await.location;
    world.work().await;
    ilya.get(&place).await;
    let sms = world.test.outbox.code_to("+79990000202").unwrap();
    ilya.post(&place, &[("password", crate::town::PASSWORD), ("code", &sms)]).await;
    let journal = plain(&ilya.get("/journal").await.text);
    for entry in [
        "Оператор попросил коллегу подтвердить личность",
        "Личность подтвердили два сотрудника",
        "Данные подтверждены по документам",
        "реестр не подтвердил данные",
    ] {
        assert!(journal.contains(entry), "{entry}: {journal}");
    }
    let profile = plain(&ilya.get("/profile").await.text);
    assert!(profile.contains("Подтверждено по документам в центре обслуживания"), "{profile}");
}

/// covers REG-12: a refusal is final for these data; corrected data are another matter
#[tokio::test]
async fn a_refusal_of_the_second_ends_it() {
    let world = World::new().await;
    let mut first = world.staff(OPERATOR, Role::CentreOperator).await;
    let mut second = world.staff(SECOND, Role::CentreOperator).await;
    let here = refused(&world, &mut first).await;
    let place = asked(&mut first, &here).await;
    second.get(&place).await;
    assert_eq!(second.post(&format!("{place}/refusal"), &[("why", "")]).await.status, 422);
    second.get(&place).await;
    let why = [("why", "На фотографии другой человек")];
    assert_eq!(second.post(&format!("{place}/refusal"), &why).await.location, "/staff/centre/exceptions");
    assert_eq!(level(&world).await, Proofing::Simplified);
    let page = plain(&first.get(&here).await.text);
    assert!(
        page.contains("Второй сотрудник не подтвердил") && page.contains("На фотографии другой"),
        "{page}"
    );
    let again = [("paper", PASSPORT), ("why", WHY), ("seen_both", "yes")];
    first.post(&format!("{here}/exception"), &again).await;
    assert!(!first.get("/staff/centre/exceptions").await.text.contains("/staff/centre/exceptions/"));
}

/// covers REG-12: another centre, another role, another day, other data
#[tokio::test]
async fn an_exception_is_its_centres_for_the_time_of_a_visit() {
    let world = World::new().await;
    let mut first = world.staff(OPERATOR, Role::CentreOperator).await;
    let here = refused(&world, &mut first).await;
    first.get(&here).await;
    for (form, field) in [
        (vec![("paper", "4510 111111"), ("why", WHY), ("seen_both", "yes")], "другой паспорт"),
        (vec![("paper", PASSPORT), ("seen_both", "yes")], "Напишите причину"),
        (vec![("paper", PASSPORT), ("why", WHY)], "сверили паспорт"),
    ] {
        first.get(&here).await;
        let wrong = first.post(&format!("{here}/exception"), &form).await;
        assert!(wrong.status == 422 && plain(&wrong.text).contains(field), "{field}: {}", wrong.text);
    }
    let place = asked(&mut first, &here).await;
    let mut elsewhere = world.staff_of("housing-office", "far@centre.example", Role::CentreOperator).await;
    assert_eq!(elsewhere.get(&place).await.status, 404, "the person stands in another centre");
    let mut support = world.staff("support@kabinet.example", Role::Support).await;
    assert_eq!(support.get("/staff/centre/exceptions").await.status, 403);
    world.test.minutes_pass(121);
    let mut second = world.staff(SECOND, Role::CentreOperator).await;
    assert_eq!(second.get(&place).await.status, 404, "the person has gone home");
}

/// covers REG-12, REG-15: a new surname that the register does not know yet; the owner of the account is told on every channel
#[tokio::test]
async fn somebody_with_a_cabinet_is_told_that_two_have_confirmed_the_new_data() {
    let world = World::new().await;
    let citizen = world.maria().await;
    let mut maria = world.signed_in(MARIA).await;
    world.registers.0.lock().unwrap().push("surname".to_owned());
    maria.get("/profile/edit").await;
    let form = [
        ("surname", "Кузнецова"),
        ("name", "Мария"),
        ("patronymic", "Сергеевна"),
        ("sex", "female"),
        ("birth_date-day", "14"),
        ("birth_date-month", "3"),
        ("birth_date-year", "1988"),
        ("snils", "112-233-445 95"),
        ("inn", "500100732259"),
        ("passport", "45 20 111222"),
        ("passport_issued_on-day", "2"),
        ("passport_issued_on-month", "4"),
        ("passport_issued_on-year", "2010"),
        ("passport_issuer", "Отдел по вопросам миграции"),
        ("passport_issuer_code", "330014"),
        ("registration_address-postcode", "601150"),
        ("registration_address", "г. Верхнереченск, ул. Речная, д. 12"),
        ("actual_same", "yes"),
    ];
    assert_eq!(maria.post("/profile", &form).await.location, "/profile");
    world.work().await;
    let mut first = world.staff(OPERATOR, Role::CentreOperator).await;
    let mut second = world.staff(SECOND, Role::CentreOperator).await;
    first.get("/staff/centre").await;
    let here = first.post("/staff/centre", &[("login", MARIA), ("reason", "identity")]).await.location;
    first.get(&here).await;
    let form = [("paper", "4520 111222"), ("why", WHY), ("seen_both", "yes")];
    assert_eq!(first.post(&format!("{here}/exception"), &form).await.location, here);
    let list = second.get("/staff/centre/exceptions").await.text;
    let id = web::testing::between(&list, "href=\"/staff/centre/exceptions/", "\"").expect("one waits");
    let place = format!("/staff/centre/exceptions/{id}");
    second.get(&place).await;
    let paper = [("paper", "4520 111222"), ("seen_both", "yes")];
    let done = second.post(&format!("{place}/confirmation"), &paper).await;
    assert_eq!(done.location, "/staff/centre/exceptions", "{}", done.text);
    world.work().await;
    let card = profile::card(world.house(), &world.house().db, citizen).await.unwrap();
    assert_eq!((card.text("surname"), card.text("passport_number")), ("Кузнецова", "111222"));
    let sms = world.test.outbox.to(MARIA);
    assert!(sms.iter().any(|sms| plain(&sms.text).contains("два сотрудника центра")), "the owner is told");
    let letters = world.test.outbox.to("orlova@example.org");
    let letter = letters.iter().find(|letter| plain(&letter.subject).contains("два сотрудника")).unwrap();
    assert!(letter.text.contains("/not-me/"), "with the link for who was not there: {}", letter.text);
}
