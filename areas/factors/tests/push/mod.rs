//! Approval by push, played by a software browser that opens what was sealed for it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use delivery::{Fault, PushRequest};
use factors::push::{self, About, Asked, Refusal, State};
use factors::{Holder, Kind};
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature, VerifyingKey};
use serde_json::{Value, json};
use text::Lang;
use web_push_native::{Auth, decrypt};

use crate::town::Town;

/// A telephone with its own keys.
struct Phone {
    key: p256::SecretKey,
    auth: [u8; 16],
}

impl Phone {
    fn new() -> Self {
        Self { key: p256::SecretKey::from_slice(&[9; 32]).expect("a scalar"), auth: [5; 16] }
    }

    fn subscription(&self) -> String {
        let public = self.key.public_key().to_sec1_bytes();
        let keys =
            json!({ "p256dh": URL_SAFE_NO_PAD.encode(public), "auth": URL_SAFE_NO_PAD.encode(self.auth) });
        json!({ "endpoint": "https://push.example/send/abc", "expirationTime": null, "keys": keys })
            .to_string()
    }

    fn opens(&self, request: &PushRequest) -> Value {
        let auth = Auth::clone_from_slice(&self.auth);
        let plain = decrypt(request.body().clone(), &self.key, &auth).expect("sealed for this browser");
        serde_json::from_slice(&plain).expect("JSON")
    }
}

fn about() -> About {
    About {
        act: "Вход в кабинет".to_owned(),
        device: "Firefox, Linux".to_owned(),
        place: "192.0.2.0/24".to_owned(),
        lang: Lang::Ru,
    }
}

/// The newest message to the telephone, opened.
async fn message(town: &Town, phone: &Phone) -> Value {
    town.jobs_run().await;
    phone.opens(town.test.outbox.pushes().last().expect("something was pushed"))
}

async fn subscribe(town: &Town, holder: Holder, phone: &Phone) -> Result<Asked, Refusal> {
    let tx = town.tx().await;
    let subscription = phone.subscription();
    let done =
        push::subscribe(town.house(), &tx, holder, (&subscription, "Мой телефон"), &about(), &town.rules)
            .await
            .expect("an answer");
    tx.commit().await.expect("it is kept");
    done
}

async fn ask(town: &Town, holder: Holder) -> Result<Asked, Refusal> {
    let tx = town.tx().await;
    let done = push::ask(town.house(), &tx, holder, &about(), &town.rules).await.expect("an answer");
    tx.commit().await.expect("it is kept");
    done
}

async fn state(town: &Town, holder: Holder, asked: Asked) -> State {
    push::state(town.house(), &town.house().db, holder, asked.id).await.expect("an answer")
}

async fn spend(town: &Town, holder: Holder, asked: Asked) -> Option<uuid::Uuid> {
    let tx = town.tx().await;
    let spent = push::spend(town.house(), &tx, holder, asked.id).await.expect("an answer");
    tx.commit().await.expect("it is kept");
    spent
}

/// Opens the message and answers with a number, or with «Это не я».
async fn answer(town: &Town, phone: &Phone, number: Option<i64>) -> web::testing::Answer {
    let link = message(town, phone).await["link"].as_str().expect("a link").to_owned();
    let mut browser = town.browser();
    let page = browser.get(&link).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let number = number.map(|number| number.to_string());
    match &number {
        Some(number) => browser.submit(&link, &[("act", "approve"), ("number", number)]).await,
        None => browser.submit(&link, &[("act", "refuse")]).await,
    }
}

/// A telephone that has been enrolled.
async fn enrolled(town: &Town, holder: Holder) -> Phone {
    let phone = Phone::new();
    let asked = subscribe(town, holder, &phone).await.expect("it is asked at once");
    answer(town, &phone, Some(asked.number)).await;
    phone
}

/// covers LOGIN-12
#[tokio::test]
async fn a_telephone_is_enrolled_by_its_first_answer_and_then_approves() {
    let town = Town::new().await;
    let maria = town.citizen().await;
    let phone = Phone::new();
    let asked = subscribe(&town, maria, &phone).await.expect("it is asked at once");
    assert!(factors::kinds(&town.house().db, maria).await.unwrap().is_empty(), "not before the answer");
    answer(&town, &phone, Some(asked.number)).await;
    assert_eq!(factors::kinds(&town.house().db, maria).await.unwrap(), [Kind::Push]);
    assert_eq!(state(&town, maria, asked).await, State::Approved);
    assert_eq!(spend(&town, maria, asked).await, None, "an enrolment approves nothing else");

    let asked = ask(&town, maria).await.expect("the telephone is asked");
    assert!((10..=99).contains(&asked.number));
    assert_eq!(state(&town, maria, asked).await, State::Waiting);
    assert_eq!(spend(&town, maria, asked).await, None);
    let page = answer(&town, &phone, Some(asked.number)).await;
    assert!(page.text.contains("Подтверждено"), "{}", page.text);
    assert_eq!(state(&town, maria, asked).await, State::Approved);
    assert!(spend(&town, maria, asked).await.is_some());
    assert_eq!(spend(&town, maria, asked).await, None, "once");
    assert_eq!(town.actions(maria).await, ["factor.added"]);
}

/// covers LOGIN-12
#[tokio::test]
async fn a_wrong_number_or_a_no_lets_nobody_in() {
    let town = Town::new().await;
    let maria = town.citizen().await;
    let phone = enrolled(&town, maria).await;
    let asked = ask(&town, maria).await.expect("the telephone is asked");
    let wrong = if asked.number == 10 { 11 } else { 10 };
    let link = message(&town, &phone).await["link"].as_str().expect("a link").to_owned();
    let mut browser = town.browser();
    browser.get(&link).await;
    browser.post(&link, &[("act", "approve"), ("number", &wrong.to_string())]).await;
    assert_eq!(state(&town, maria, asked).await, State::Refused);
    let page = browser.submit(&link, &[("act", "approve"), ("number", &asked.number.to_string())]).await;
    assert!(page.text.replace('\u{a0}', " ").contains("никого не пустили"), "one try: {}", page.text);
    assert_eq!(spend(&town, maria, asked).await, None);

    let asked = ask(&town, maria).await.expect("the telephone is asked");
    answer(&town, &phone, None).await;
    assert_eq!(state(&town, maria, asked).await, State::Refused);
    assert_eq!(town.actions(maria).await, ["factor.added", "factor.push_refused", "factor.push_refused"]);
}

/// covers LOGIN-12
#[tokio::test]
async fn three_questions_an_hour_and_three_minutes_each() {
    let town = Town::new().await;
    let maria = town.citizen().await;
    assert_eq!(ask(&town, maria).await.err(), Some(Refusal::NoDevice));
    let phone = enrolled(&town, maria).await;
    town.test.minutes_pass(1);
    let first = ask(&town, maria).await.expect("the second question of this hour");
    let second = ask(&town, maria).await.expect("the third");
    assert_eq!(state(&town, maria, first).await, State::Over, "only the newest question waits");
    assert_eq!(ask(&town, maria).await.err(), Some(Refusal::TooOften(59 * 60)));
    message(&town, &phone).await;
    town.test.minutes_pass(4);
    assert_eq!(state(&town, maria, second).await, State::Over);
    town.test.minutes_pass(56);
    assert!(ask(&town, maria).await.is_ok());
}

/// covers LOGIN-12
#[tokio::test]
async fn the_message_is_signed_by_the_portal_and_tells_the_service_nothing() {
    let town = Town::new().await;
    let maria = town.citizen().await;
    let phone = enrolled(&town, maria).await;
    let tx = town.tx().await;
    let public = push::server_key(town.house(), &tx).await.expect("a key");
    tx.commit().await.expect("it is kept");
    let request = town.test.outbox.pushes().pop().expect("something was pushed");
    assert_eq!(request.uri(), "https://push.example/send/abc");
    let value = request.headers()["authorization"].to_str().expect("text").to_owned();
    let (token, key) =
        value.strip_prefix("vapid t=").and_then(|rest| rest.split_once(", k=")).expect("RFC 8292");
    assert_eq!(key, public);
    let (signed, signature) = token.rsplit_once('.').expect("a JWS");
    let key = VerifyingKey::from_sec1_bytes(&URL_SAFE_NO_PAD.decode(key).expect("Base64")).expect("a key");
    let signature =
        Signature::from_slice(&URL_SAFE_NO_PAD.decode(signature).expect("Base64")).expect("64 bytes");
    key.verify(signed.as_bytes(), &signature).expect("signed by the portal");
    let claims = URL_SAFE_NO_PAD.decode(signed.split_once('.').expect("two parts").1).expect("Base64");
    let claims: Value = serde_json::from_slice(&claims).expect("JSON");
    assert_eq!(claims["aud"], "https://push.example");
    assert!(!String::from_utf8_lossy(request.body()).contains("Firefox"));
    assert_eq!(phone.opens(&request)["title"], "Кабинет: это вы?");
    for secret in ["https://push.example/send/abc", "Мой телефон", "Firefox"] {
        assert!(!town.test.database.holds(secret).await, "{secret}");
    }
}

/// covers LOGIN-12
#[tokio::test]
async fn a_device_whose_browser_has_left_is_no_factor_any_more() {
    let town = Town::new().await;
    let maria = town.citizen().await;
    enrolled(&town, maria).await;
    ask(&town, maria).await.expect("the telephone is asked");
    town.test.outbox.set_fault(Some(Fault::Never));
    town.jobs_run().await;
    assert!(factors::enrolled(town.house(), &town.house().db, maria).await.unwrap().is_empty());
    assert_eq!(town.actions(maria).await, ["factor.added", "factor.removed"]);
}

/// covers LOGIN-12
#[tokio::test]
async fn what_is_no_subscription_is_not_kept() {
    let town = Town::new().await;
    let maria = town.citizen().await;
    let good: Value = serde_json::from_str(&Phone::new().subscription()).expect("JSON");
    for (field, value) in [("endpoint", json!("nowhere")), ("keys", json!({ "p256dh": "AA", "auth": "AA" }))]
    {
        let mut bad = good.clone();
        bad[field] = value;
        let tx = town.tx().await;
        let done =
            push::subscribe(town.house(), &tx, maria, (&bad.to_string(), ""), &about(), &town.rules).await;
        assert_eq!(done.expect("an answer").err(), Some(Refusal::Unreadable), "{field}");
    }
}

/// covers LOGIN-12
#[tokio::test]
async fn an_unknown_link_is_not_there_and_an_empty_number_is_asked_for() {
    let town = Town::new().await;
    let maria = town.citizen().await;
    let phone = Phone::new();
    subscribe(&town, maria, &phone).await.expect("it is asked at once");
    let mut browser = town.browser();
    assert_eq!(browser.get("/approvals/unknown").await.status, 404);
    let link = message(&town, &phone).await["link"].as_str().expect("a link").to_owned();
    let page = browser.get(&link).await;
    assert!(page.text.contains("Firefox, Linux"), "the page says what is asked");
    let again = browser.post(&link, &[("act", "approve"), ("number", "")]).await;
    assert_eq!(again.status, 422);
    assert!(again.text.replace('\u{a0}', " ").contains("Введите две цифры"), "{}", again.text);
    let script = browser.get("/service-worker.js").await;
    assert_eq!((script.status.as_u16(), script.kind.as_str()), (200, "text/javascript; charset=utf-8"));
}
