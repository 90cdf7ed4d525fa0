//! A change of what was sent, when a payment or a signature stands before the officer.

use serde_json::json;
use web::Role;
use web::testing::between;

use crate::course::{Lab, confirm, send, step, step_words};
use crate::desk::{CENTRE, case, open};
use crate::world::{Browser, MARIA, World, errors};

/// A certificate that an officer gives, for 200 ₽ to a bank and for 300 ₽ otherwise.
fn paid_by_purpose() -> Lab {
    let fees = "\n[[fee]]\nfee = \"bank\"\nkopecks = 20000\nwhen = { question = \"purpose\", is = \"bank\" }\n\n[[fee]]\nfee = \"all\"\nkopecks = 30000\n";
    Lab::new()
        .head("fee_kopecks = 0\n", "")
        .head("order = 20\n", &format!("order = 20\n{fees}"))
        .head("term_working_days = 0", "term_working_days = 5")
        .reviewed("")
        .words(&step_words("fee"))
        .words("fee-bank = для банка\nfee-all = за выдачу справки\n")
        .before("review", &step("fee", "kind = \"pay\"\nwithin_days = 14"))
}

/// Changes the purpose of an application that was sent, and sends it again; gives what the page before sending said.
async fn change_purpose(world: &World, maria: &mut Browser, application: &str, purpose: &str) -> String {
    let fields = [("act", "continue"), ("version", "99"), ("shown", "purpose"), ("purpose", purpose)];
    amend(world, maria, application, ("purpose", &fields)).await
}

/// Changes a page of an application that was sent, and sends it again; gives what the page before sending said.
pub async fn amend(
    world: &World,
    citizen: &mut Browser,
    application: &str,
    (page, fields): (&str, &[(&str, &str)]),
) -> String {
    // One code a minute.
    world.test.minutes_pass(3);
    let begun = citizen.post(&format!("{application}/amendment"), &[]).await;
    assert!(begun.location.ends_with("/check"), "{}", errors(&begun));
    let draft = begun.location.trim_end_matches("/check").to_owned();
    world.fill(citizen, &draft, page, fields).await;
    let check = citizen.get(&format!("{draft}/check")).await.text;
    assert_eq!(world.confirm_draft(citizen, &draft, MARIA).await, application);
    world.work().await;
    check
}

/// covers APP-11, APP-20, PAY-01: what waits for a payment, or was paid, can still be changed: the payment counts, a higher fee asks for
/// the difference, and a charge of another sum that is paid after all counts too.
#[tokio::test]
async fn what_was_paid_counts_when_the_answers_change() {
    let world = paid_by_purpose().world().await;
    let mut maria = world.maria().await;
    world.registers.says("charges", json!({ "paid": false, "kopecks": 20000 }));
    let application = send(&world, &mut maria, "bank").await;
    world.work().await;
    let waiting = maria.get(&application).await.text;
    assert!(waiting.contains("Оплатите 200 ₽") && waiting.contains("/amendment"), "{waiting}");

    let said = change_purpose(&world, &mut maria, &application, "work").await;
    assert!(said.contains("К оплате 300 ₽"), "nothing was paid yet: {said}");
    let waiting = maria.get(&application).await.text;
    assert!(waiting.contains("Оплатите 300 ₽"), "{waiting}");
    // The first charge is paid after all, by a page that stood open.
    world
        .registers
        .says("charges", json!({ "paid": true, "kopecks": 20000, "payment": "555", "on": "2026-11-25" }));
    maria.post(&format!("{application}/payment"), &[]).await;
    world.work().await;
    let waiting = maria.get(&application).await.text;
    assert!(waiting.contains("Доплатите 100 ₽: уплачено 200 ₽"), "{waiting}");
    world
        .registers
        .says("charges", json!({ "paid": true, "kopecks": 10000, "payment": "556", "on": "2026-11-25" }));
    maria.post(&format!("{application}/payment"), &[]).await;
    world.work().await;
    let paid = maria.get(&application).await.text;
    assert!(paid.contains("555") && paid.contains("556") && paid.contains("В обработке"), "{paid}");

    world.registers.is_silent("charges");
    let said = change_purpose(&world, &mut maria, &application, "bank").await;
    assert!(said.contains("сумма меньше на 100 ₽"), "{said}");
    let page = maria.get(&application).await.text;
    assert!(page.contains("В обработке") && page.contains("555"), "nobody is asked to pay again: {page}");
    let mut anna = world.officer("Анна", "migration-office", Role::Officer).await;
    let number = between(&page, "№ ", "<").unwrap().trim().to_owned();
    assert!(anna.get("/staff/queue").await.text.contains(&number), "the agency has it");
}

/// covers APP-11, SIGN-03: what was signed can be changed while nobody has opened it, and is signed again.
#[tokio::test]
async fn a_changed_statement_is_signed_again() {
    let world = Lab::new()
        .head("term_working_days = 0", "term_working_days = 5")
        .reviewed("")
        .before("review", &step("signature", "kind = \"sign\"\nwithin_days = 10"))
        .words(&step_words("signature"))
        .world()
        .await;
    let mut maria = world.maria().await;
    let application = send(&world, &mut maria, "bank").await;
    world.work().await;
    let sign = format!("{application}/signature");
    confirm(&world, &mut maria, "sign", &sign).await;
    maria.get(&sign).await;
    assert_eq!(maria.post(&sign, &[("read", "yes")]).await.location, application);
    world.work().await;
    assert!(maria.get(&application).await.text.contains("Отпечаток подписанного"));
    let said = change_purpose(&world, &mut maria, &application, "work").await;
    assert!(said.contains("Подписать заявление нужно будет снова"), "{said}");
    let page = maria.get(&application).await.text;
    assert!(page.contains("Ожидает подписи") && !page.contains("Отпечаток подписанного"), "{page}");
}

/// covers APP-12, PAY-01: a correction that makes the fee higher asks for the difference, and the officer has the case afterwards.
#[tokio::test]
async fn a_correction_that_makes_the_fee_higher_is_paid_for() {
    let world = paid_by_purpose().world().await;
    let mut maria = world.maria().await;
    world
        .registers
        .says("charges", json!({ "paid": true, "kopecks": 20000, "payment": "555", "on": "2026-11-25" }));
    let application = send(&world, &mut maria, "bank").await;
    world.work().await;
    let mut anna = world.officer("Анна", "migration-office", Role::Officer).await;
    let case = case(&application);
    open(&mut anna, &case).await;
    anna.post(&format!("{case}/questions"), &[("about", "purpose"), ("question", "Куда справка?")]).await;
    world.registers.says("charges", json!({ "paid": false, "kopecks": 10000 }));
    let here = format!("{application}/corrections");
    maria.get(&here).await;
    let sent = maria.post(&here, &[("shown", "purpose"), ("purpose", "work")]).await;
    assert_eq!(sent.location, application, "{}", errors(&sent));
    world.work().await;
    let page = maria.get(&application).await.text;
    assert!(page.contains("Доплатите 100 ₽: уплачено 200 ₽"), "{page}");
    anna.get(&case).await;
    anna.post(&format!("{case}/decision"), &[("verdict", "approve")]).await;
    assert!(maria.get(&application).await.text.contains("Ожидает оплаты"), "nothing is decided meanwhile");
    world
        .registers
        .says("charges", json!({ "paid": true, "kopecks": 10000, "payment": "556", "on": "2026-11-26" }));
    maria.post(&format!("{application}/payment"), &[]).await;
    world.work().await;
    assert!(maria.get(&application).await.text.contains("В обработке"));
    anna.get(&case).await;
    let decided = anna.post(&format!("{case}/decision"), &[("verdict", "approve")]).await;
    assert_eq!(decided.status, 303, "{}", errors(&decided));
    world.work().await;
    assert!(maria.get(&application).await.text.contains("Завершено"));
}

/// covers APP-11: a change that has become too late says so before a code is sent, and what was typed stays.
#[tokio::test]
async fn a_change_that_is_too_late_says_so_at_once() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let begun = maria.post(&format!("{application}/amendment"), &[]).await.location;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    open(&mut anna, &case(&application)).await;
    let page = maria.get(&begun).await.text;
    assert!(page.contains("Изменить заявление уже нельзя"), "{page}");
    assert!(
        page.contains(&format!("{application}#messages")) && !page.contains("name=\"consent\""),
        "{page}"
    );
    let late = maria.post(&begun, &[("consent", "yes")]).await;
    assert_eq!(late.status, 422, "no code is sent");
}

/// covers PLUS-01: what is sent is what was checked: another tab's answers are shown first.
#[tokio::test]
async fn only_what_was_seen_is_sent() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "residence-certificate").await;
    world.fill_residence(&mut maria, &draft).await;
    let check = maria.get(&format!("{draft}/check")).await.text;
    let seen = between(&check, "name=\"seen\" value=\"", "\"").unwrap().to_owned();
    let other = [("act", "continue"), ("version", "99"), ("shown", "purpose"), ("purpose", "bank")];
    world.fill(&mut maria, &draft, "purpose", &other).await;
    maria.get(&format!("{draft}/check")).await;
    let fields = [("consent", "yes"), ("seen", seen.as_str())];
    let refused = maria.post(&format!("{draft}/check"), &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("изменились в другой вкладке"), "{}", refused.text);
    let seen = between(&refused.text, "name=\"seen\" value=\"", "\"").unwrap().to_owned();
    let sent = maria.post(&format!("{draft}/check"), &[("consent", "yes"), ("seen", &seen)]).await;
    assert!(sent.location.ends_with("/confirm"), "{}", errors(&sent));
}

/// covers PAY-01, APP-20: who comes back from the cashier is not asked to pay again: the register is asked at once and the card says so.
#[tokio::test]
async fn back_from_the_cashier_the_payment_is_being_checked() {
    let world = paid_by_purpose().world().await;
    let mut maria = world.maria().await;
    let unpaid = json!({ "paid": false, "kopecks": 20000, "pay_at": "https://pay.example/1" });
    world.registers.says("charges", unpaid);
    let application = send(&world, &mut maria, "bank").await;
    world.work().await;
    assert!(maria.get(&application).await.text.contains("Оплатите 200 ₽"));
    assert_eq!(maria.get(&format!("{application}/payment")).await.location, application);
    world.work().await;
    let checked = maria.get(&application).await.text;
    for words in ["Проверяем оплату 200 ₽", "платить ещё раз не нужно"] {
        assert!(checked.contains(words), "{words}: {checked}");
    }
    assert!(!checked.contains("Оплатите 200 ₽"), "{checked}");
    world
        .registers
        .says("charges", json!({ "paid": true, "kopecks": 20000, "payment": "555", "on": "2026-11-25" }));
    world.test.minutes_pass(1);
    world.work().await;
    let page = maria.get(&application).await.text;
    assert!(page.contains("Номер платежа") && !page.contains("Проверяем оплату"), "{page}");
    let mut ilya = world.ilya().await;
    assert_eq!(ilya.get(&format!("{application}/payment")).await.status, 404);
}

/// covers APP-11, PAY-01: what becomes of a fee that was paid is said before the withdrawal and after it.
#[tokio::test]
async fn what_becomes_of_a_paid_fee_is_said() {
    let world = paid_by_purpose().world().await;
    let mut maria = world.maria().await;
    world
        .registers
        .says("charges", json!({ "paid": true, "kopecks": 20000, "payment": "555", "on": "2026-11-25" }));
    let application = send(&world, &mut maria, "bank").await;
    world.work().await;
    let asked = maria.get(&format!("{application}/withdrawal")).await.text;
    assert!(asked.contains("Уже уплачено 200 ₽") && asked.contains("номер платежа 555"), "{asked}");
    maria.post(&format!("{application}/withdrawal"), &[]).await;
    let page = maria.get(&application).await.text;
    assert!(page.contains("Уплаченные 200 ₽ не возвращаются сами"), "{page}");
}
