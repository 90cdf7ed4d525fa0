//! Everything is lost: evidence, two operators, a code that neither of them sees (LOGIN-18).

use web::Role;
use web::testing::Browser;

use crate::town::{MARIA, World, plain};

const NEW_PHONE: &str = "+79990000909";
const NEW_PASSWORD: &str = "Синий-чайник-73-на-окне";

/// Maria tells what she can, from a phone that the portal does not know.
async fn asks(world: &World) {
    let mut maria = world.stranger();
    maria.get("/recovery/request").await;
    let evidence = [
        ("door", "lost"),
        ("name", "Орлова Мария Сергеевна"),
        ("snils", "112-233-445 95"),
        ("passport", "4512 345678"),
        ("last_phone", MARIA),
        ("answer", NEW_PHONE),
        ("story", "Телефон украли"),
    ];
    let sent = maria.post("/recovery/request", &evidence).await;
    assert_eq!(sent.location, "/recovery/request?sent=1", "{}", sent.text);
}

/// The address of the only request on the desk.
async fn request(desk: &mut Browser) -> String {
    let list = desk.get("/staff/recovery").await;
    let id =
        web::testing::between(&list.text, "href=\"/staff/recovery/", "\"").expect("a request").to_owned();
    format!("/staff/recovery/{id}")
}

/// covers LOGIN-18
#[tokio::test]
async fn two_operators_give_a_code_that_neither_of_them_sees() {
    let world = World::new().await;
    world.maria().await;
    asks(&world).await;
    let mut first = world.staff("support@kabinet.example", Role::Support).await;
    let mut second = world.staff("second@kabinet.example", Role::Support).await;
    let here = request(&mut first).await;
    let page = plain(&first.get(&here).await.text);
    assert!(page.contains("Телефон украли") && !page.contains("не сходится"), "{page}");
    assert_eq!(
        first.post(&format!("{here}/confirmation"), &[]).await.status,
        409,
        "nobody confirms what nobody checked"
    );
    first.get(&here).await;
    assert_eq!(first.post(&format!("{here}/agreement"), &[]).await.location, here);
    first.get(&here).await;
    let alone = first.post(&format!("{here}/confirmation"), &[("phone", "yes")]).await;
    assert_eq!(alone.status, 409, "nobody confirms their own check");
    second.get(&here).await;
    let done = second.post(&format!("{here}/confirmation"), &[("phone", "yes")]).await;
    assert_eq!(done.location, "/staff/recovery", "{}", done.text);
    assert_eq!(second.get(&here).await.status, 404, "decided once");
    world.work().await;
    let letter = world.test.outbox.to(NEW_PHONE).pop().expect("an SMS to the new phone").text;
    let code = letter
        .split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-')
        .find(|word| word.len() == 14 && word.matches('-').count() == 2)
        .expect("an activation code")
        .to_owned();

    let mut maria = world.stranger();
    maria.get("/activation").await;
    let right = maria.post("/activation", &[("login", "11223344595"), ("code", &code)]).await;
    assert!(right.location.starts_with("/activation/"), "{}", right.text);
    world.work().await;
    maria.get(&right.location).await;
    let sms = world.test.outbox.code_to(NEW_PHONE).unwrap();
    let open = maria.post(&right.location, &[("password", NEW_PASSWORD), ("code", &sms)]).await;
    assert_eq!(open.location, "/", "{}", open.text);
    let journal = plain(&maria.get("/journal").await.text);
    assert!(journal.contains("Сведения для возврата доступа проверены"), "{journal}");
}

/// covers LOGIN-18: a refusal is explained where the person asked for the answer
#[tokio::test]
async fn a_refused_request_is_answered_with_the_reason() {
    let world = World::new().await;
    world.maria().await;
    asks(&world).await;
    let mut support = world.staff("support@kabinet.example", Role::Support).await;
    let here = request(&mut support).await;
    support.get(&here).await;
    assert_eq!(support.post(&format!("{here}/refusal"), &[("why", "")]).await.status, 422);
    support.get(&here).await;
    let why = [("why", "Паспорт в просьбе недействителен")];
    assert_eq!(support.post(&format!("{here}/refusal"), &why).await.location, "/staff/recovery");
    world.work().await;
    let letter = world.test.outbox.to(NEW_PHONE).pop().unwrap().text;
    assert!(letter.contains("недействителен"), "{letter}");
    let mut officer = world.staff("officer@centre.example", Role::Officer).await;
    assert_eq!(officer.get("/staff/recovery").await.status, 403);
}
