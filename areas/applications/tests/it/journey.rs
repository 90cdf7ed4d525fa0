//! From the form to the document.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use web::testing::between;

use crate::world::{Browser, MARIA, PASSWORD, World, errors};

/// covers APP-05, PLUS-01: sent, numbered, received; the document comes by itself within one run of the worker.
#[tokio::test]
async fn a_certificate_without_an_officer_is_issued_at_once() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_residence(&mut maria).await;
    let received = maria.get(&format!("{application}/received")).await;
    assert!(received.text.contains("Заявление отправлено"));
    assert!(received.text.contains("2026-1124-"), "a number with the day in it");

    world.work().await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Завершено"), "{}", page.text);
    assert!(page.text.contains("/documents/"), "the document is linked");
    assert!(maria.get("/documents").await.text.contains("2026-1124-"));
}

/// covers APP-05: the receipt is signed over exactly the statement that can be downloaded beside it.
#[tokio::test]
async fn the_receipt_speaks_of_the_statement_that_was_sent() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_residence(&mut maria).await;
    let receipt = maria.get(&format!("{application}/receipt")).await;
    assert_eq!(receipt.kind, "application/jose");
    assert_eq!(receipt.text.split('.').count(), 3, "a compact JWS");
    let statement = maria.get(&format!("{application}/statement")).await;
    assert!(
        statement.text.starts_with('{') && statement.text.contains("\"purpose\":\"school\""),
        "{}",
        statement.text
    );
}

/// covers LEAP-02, APP-05: the receipt stands at a place in the journal's order, and the proof commits to exactly this receipt.
#[tokio::test]
async fn the_receipt_has_its_place_in_the_order_of_the_journal() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_residence(&mut maria).await;
    let early = maria.get(&format!("{application}/received")).await;
    assert!(early.text.contains("появится здесь через несколько секунд"), "{}", early.text);
    is_committed(&world, &mut maria, &application).await;
}

/// The page of the receipt names its place in the journal, and the entry there commits to exactly this receipt.
pub async fn is_committed(world: &World, citizen: &mut Browser, application: &str) {
    world.house().journal.sequence(&world.house().db).await.unwrap();
    let page = citizen.get(&format!("{application}/received")).await;
    let proof = between(&page.text, "<a href=\"/journal/", "\"").unwrap();
    let proof: Value = serde_json::from_str(&citizen.get(&format!("/journal/{proof}")).await.text).unwrap();
    let place = proof["leaf"].as_i64().unwrap() + 1;
    assert!(page.text.contains(&format!("Место в журнале портала: № {place}")), "{}", page.text);
    let payload = STANDARD.decode(proof["payload"].as_str().unwrap()).unwrap();
    let receipt = citizen.get(&format!("{application}/receipt")).await.text;
    let digest = hex::encode(Sha256::digest(&receipt));
    assert!(String::from_utf8_lossy(&payload).contains(&digest), "the entry commits to the receipt");
}

/// covers APP-05: pressing the button twice, or going back and pressing it again.
#[tokio::test]
async fn sent_twice_it_is_one_application() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "residence-certificate").await;
    world.fill_residence(&mut maria, &draft).await;
    let application = world.confirm(&mut maria, &draft, MARIA).await;
    let code = world.code(MARIA);
    let again = maria.post(&format!("{draft}/confirm"), &[("code", &code)]).await;
    assert_eq!(again.location, format!("{application}/received"));
    assert_eq!(maria.get(&draft).await.location, format!("{application}/received"));
    let list = maria.get("/applications").await;
    assert_eq!(list.text.matches("<article").count(), 1, "{}", list.text);
}

#[tokio::test]
async fn a_wrong_code_sends_nothing() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "residence-certificate").await;
    world.fill_residence(&mut maria, &draft).await;
    maria.get(&format!("{draft}/check")).await;
    maria.post(&format!("{draft}/check"), &[("consent", "yes")]).await;
    world.work().await;
    let right = world.code(MARIA);
    let wrong = if right == "000000" { "000001" } else { "000000" };
    maria.get(&format!("{draft}/confirm")).await;
    let refused = maria.post(&format!("{draft}/confirm"), &[("code", wrong)]).await;
    assert_eq!(refused.status, 422);
    let sent = maria.post(&format!("{draft}/confirm"), &[("code", &right)]).await;
    assert!(sent.location.ends_with("/received"), "the right code is still good: {}", sent.text);
}

/// What is confirmed is what was checked: an answer changed after the check must be checked again.
#[tokio::test]
async fn an_answer_changed_after_the_check_is_checked_again() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "residence-certificate").await;
    world.fill_residence(&mut maria, &draft).await;
    maria.get(&format!("{draft}/check")).await;
    maria.post(&format!("{draft}/check"), &[("consent", "yes")]).await;
    world.work().await;
    let change = [("act", "continue"), ("version", "9"), ("shown", "purpose"), ("purpose", "clinic")];
    world.fill(&mut maria, &draft, "purpose", &change).await;
    let code = world.code(MARIA);
    let answer = maria.post(&format!("{draft}/confirm"), &[("code", &code)]).await;
    assert_eq!(answer.location, format!("{draft}/check"));
}

/// covers the waiting of issue section 4: a silent register makes the application wait visibly, and it goes on by itself.
#[tokio::test]
async fn a_silent_register_makes_the_application_wait_in_sight() {
    let world = World::new().await;
    world.registers.is_silent("residence");
    let mut maria = world.maria().await;
    let application = world.send_residence(&mut maria).await;
    world.work().await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Ждём ответ реестра"), "{}", page.text);
    assert!(page.text.contains("следующий запрос"), "{}", page.text);

    world.registers.says(
        "residence",
        json!({ "registered": true, "address": "г. Верхнереченск", "since": "2014-06-02" }),
    );
    world.test.minutes_pass(11);
    world.work().await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Завершено"), "{}", page.text);
    let waited = page.text.matches("Реестр не отвечает, ждём").count();
    assert_eq!(waited, 1, "waiting is told once, however often the register was asked");
}

/// covers APP-13: the reason and how to put it right.
#[tokio::test]
async fn a_check_that_fails_without_an_officer_refuses_with_its_reason() {
    let world = World::new().await;
    world.registers.says("residence", json!({ "registered": false }));
    let mut maria = world.maria().await;
    let application = world.send_residence(&mut maria).await;
    world.work().await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Отклонено"));
    assert!(page.text.contains("Реестр не нашёл вашу регистрацию"), "{}", page.text);
    assert!(page.text.contains("Исправить и подать снова"));
    let record = maria.get("/journal").await.text;
    assert!(record.contains("Реестр не нашёл вашу регистрацию"), "{record}");
    maria.in_english();
    for path in [application.as_str(), "/journal"] {
        let page = maria.get(path).await.text;
        assert!(page.contains("The register has not found your registered residence"), "{path}: {page}");
        assert!(!page.contains("Реестр не нашёл"), "{path}: {page}");
    }
}

#[tokio::test]
async fn an_application_can_be_withdrawn_until_it_is_decided() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let question = maria.get(&format!("{application}/withdrawal")).await;
    assert!(question.text.contains("Отозвать заявление?"));
    maria.post(&format!("{application}/withdrawal"), &[]).await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Отозвано"));
    assert!(!page.text.contains("/withdrawal"));
    maria.get("/applications").await;
    maria.post(&format!("{application}/withdrawal"), &[]).await;
    world.work().await;
    assert!(maria.get(&application).await.text.contains("Отозвано"));
}

/// covers PRIV-09: another citizen's id is an id that does not exist.
#[tokio::test]
async fn somebody_elses_application_is_not_found() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_residence(&mut maria).await;
    let draft = world.begin(&mut maria, "no-criminal-record").await;
    let mut ilya = world.ilya().await;
    for path in ["", "/received", "/receipt", "/statement", "/withdrawal"] {
        assert_eq!(ilya.get(&format!("{application}{path}")).await.status, 404, "{path}");
    }
    for path in ["", "/purpose", "/check", "/confirm"] {
        assert_eq!(ilya.get(&format!("{draft}{path}")).await.status, 404, "{path}");
    }
    ilya.get("/").await;
    for path in ["/purpose", "/purpose/autosave", "/check", "/confirm", "/confirm/again", "/removal"] {
        assert_eq!(ilya.post(&format!("{draft}{path}"), &[]).await.status, 404, "{path}");
    }
    assert_eq!(ilya.get("/applications/nonsense").await.status, 404);
    let mut nobody = world.anonymous();
    assert!(nobody.get(&application).await.location.starts_with("/sign-in"));
}

/// covers HOME-04: what waits and what is under way.
#[tokio::test]
async fn home_shows_drafts_applications_and_documents() {
    let world = World::new().await;
    let mut nobody = world.anonymous();
    let landing = nobody.get("/").await;
    assert!(landing.text.contains("/register") && landing.text.contains("/verify"));
    let mut maria = world.maria().await;
    assert!(maria.get("/").await.text.contains("У вас пока нет заявлений"));
    world.send_residence(&mut maria).await;
    world.work().await;
    world.begin(&mut maria, "no-criminal-record").await;
    let home = maria.get("/").await;
    assert!(home.text.contains("Добрый день, Мария Сергеевна"), "{}", home.text);
    assert!(home.text.contains("Справка об отсутствии судимости"));
    assert!(home.text.contains("/documents/"));
    maria.in_english();
    assert!(maria.get("/").await.text.contains("Good afternoon"));
}

/// covers APP-19: where the service says so, the password of the account sends as well; elsewhere only the code does.
#[tokio::test]
async fn the_password_confirms_only_where_the_service_takes_it() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let by_password = |word: &'static str| [("way", "password"), ("password", word)];
    for (service, takes) in [("residence-certificate", true), ("no-criminal-record", false)] {
        let draft = world.begin(&mut maria, service).await;
        if takes {
            world.fill_residence(&mut maria, &draft).await;
        } else {
            world.fill_record(&mut maria, &draft).await;
        }
        maria.get(&format!("{draft}/check")).await;
        maria.post(&format!("{draft}/check"), &[("consent", "yes")]).await;
        let to = format!("{draft}/confirm");
        assert_eq!(maria.get(&to).await.text.contains("name=\"password\""), takes);
        let wrong = maria.post(&to, &by_password("Неверный-пароль-1")).await;
        assert_eq!(wrong.status, 422, "{}", wrong.text);
        let right = maria.post(&to, &by_password(PASSWORD)).await;
        assert_eq!(right.location.ends_with("/received"), takes, "{}", errors(&right));
        if takes {
            assert!(wrong.text.contains("href=\"#password\""), "{}", wrong.text);
            let twice = maria.post(&to, &by_password(PASSWORD)).await;
            assert_eq!(twice.location, right.location, "sent once");
        }
    }
}
