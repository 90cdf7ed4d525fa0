//! Passkeys and hardware keys, played by a software key.

mod device;

use factors::passkey::{self, Answer, Asked, Person, Refusal, SignedIn};
use factors::{Holder, Kind};
use serde_json::Value;
use web::AuthLevel;

use crate::town::Town;
use device::Device;

const MARIA: Person<'static> = Person { login: "orlova@example.org", name: "Мария Орлова" };

async fn asked_to_register(town: &Town, holder: Holder, kind: Kind) -> Asked {
    let tx = town.tx().await;
    let asked =
        passkey::begin_registration(town.house(), &tx, holder, kind, MARIA).await.expect("a question");
    tx.commit().await.expect("it is kept");
    asked
}

async fn register(
    town: &Town,
    holder: Holder,
    ceremony: &str,
    credential: &str,
) -> Result<uuid::Uuid, Refusal> {
    let tx = town.tx().await;
    let answer = Answer { ceremony, credential };
    let done = passkey::finish_registration(town.house(), &tx, holder, answer, "Ноутбук", &town.rules)
        .await
        .expect("an answer");
    tx.commit().await.expect("it is kept");
    done
}

async fn enrol(town: &Town, holder: Holder, kind: Kind, device: &mut Device) -> uuid::Uuid {
    let asked = asked_to_register(town, holder, kind).await;
    let credential = device.register(&asked.options).await;
    register(town, holder, &asked.ceremony.to_string(), &credential).await.expect("the key is taken")
}

async fn asked_to_sign_in(town: &Town, holder: Option<Holder>) -> Option<Asked> {
    let tx = town.tx().await;
    let asked = passkey::begin_sign_in(town.house(), &tx, holder).await.expect("a question");
    tx.commit().await.expect("it is kept");
    asked
}

async fn sign_in(
    town: &Town,
    holder: Option<Holder>,
    asked: &Asked,
    credential: &str,
) -> Result<SignedIn, Refusal> {
    let tx = town.tx().await;
    let ceremony = asked.ceremony.to_string();
    let answer = Answer { ceremony: &ceremony, credential };
    let done = passkey::finish_sign_in(town.house(), &tx, holder, answer).await.expect("an answer");
    tx.commit().await.expect("it is kept");
    done
}

/// covers LOGIN-07 LOGIN-02
#[tokio::test]
async fn a_passkey_is_enrolled_and_then_says_by_itself_who_it_is() {
    let town = Town::new().await;
    let maria = town.citizen().await;
    let mut device = Device::that_verifies();
    let asked = asked_to_register(&town, maria, Kind::Passkey).await;
    let options: Value = serde_json::from_str(&asked.options).expect("JSON");
    assert_eq!(options["publicKey"]["rp"]["id"], "localhost");
    assert_eq!(options["publicKey"]["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(options["publicKey"]["authenticatorSelection"]["userVerification"], "required");
    let credential = device.register(&asked.options).await;
    let factor = register(&town, maria, &asked.ceremony.to_string(), &credential).await.expect("taken");

    let asked = asked_to_sign_in(&town, None).await.expect("a question");
    let options: Value = serde_json::from_str(&asked.options).expect("JSON");
    assert_eq!(options["publicKey"]["allowCredentials"], serde_json::json!([]), "nobody is named");
    let proved = sign_in(&town, None, &asked, &device.sign_in(&asked.options).await).await.expect("in");
    assert_eq!((proved.holder, proved.factor, proved.level), (maria, factor, AuthLevel::A3));

    let [known] = &factors::enrolled(town.house(), &town.house().db, maria).await.unwrap()[..] else {
        panic!("one factor")
    };
    assert_eq!((known.kind, known.name.as_str()), (Kind::Passkey, "Ноутбук"));
    assert!(known.strong && known.synced, "the software key says that it may be copied");
    assert_eq!(known.last_used_at, Some(town.house().clock.now()));
    assert_eq!(town.actions(maria).await, ["factor.added"]);
}

/// covers LOGIN-10
#[tokio::test]
async fn a_key_that_checks_nobody_is_a_second_step_and_never_enough_alone() {
    let town = Town::new().await;
    let maria = town.citizen().await;
    let mut device = Device::that_is_only_touched();
    let factor = enrol(&town, maria, Kind::HardwareKey, &mut device).await;
    let asked = asked_to_sign_in(&town, Some(maria)).await.expect("a question");
    let answer = device.sign_in(&asked.options).await;
    let proved = sign_in(&town, Some(maria), &asked, &answer).await.expect("a second step");
    assert_eq!((proved.factor, proved.level), (factor, AuthLevel::A2));

    let asked = asked_to_sign_in(&town, None).await.expect("a question");
    let lax =
        asked.options.replace("\"userVerification\":\"required\"", "\"userVerification\":\"discouraged\"");
    let answer = device.sign_in_with(&lax, "http://localhost:8080", maria).await;
    assert_eq!(sign_in(&town, None, &asked, &answer).await.err(), Some(Refusal::Unverified));
}

/// covers LOGIN-07
#[tokio::test]
async fn a_passkey_that_does_not_verify_any_more_is_refused() {
    let town = Town::new().await;
    let maria = town.citizen().await;
    let mut device = Device::that_verifies();
    enrol(&town, maria, Kind::Passkey, &mut device).await;
    let mut lax = device.only_touched();
    let asked = asked_to_sign_in(&town, Some(maria)).await.expect("a question");
    let options =
        asked.options.replace("\"userVerification\":\"required\"", "\"userVerification\":\"discouraged\"");
    let answer = lax.sign_in(&options).await;
    assert_eq!(sign_in(&town, Some(maria), &asked, &answer).await.err(), Some(Refusal::Unverified));
}

/// covers LOGIN-07
#[tokio::test]
async fn an_answer_serves_once_and_only_for_its_own_question() {
    let town = Town::new().await;
    let maria = town.citizen().await;
    let mut device = Device::that_verifies();
    enrol(&town, maria, Kind::Passkey, &mut device).await;
    let asked = asked_to_sign_in(&town, Some(maria)).await.expect("a question");
    let answer = device.sign_in(&asked.options).await;
    let other = asked_to_sign_in(&town, Some(maria)).await.expect("a question");
    assert_eq!(sign_in(&town, Some(maria), &other, &answer).await.err(), Some(Refusal::Wrong));
    assert!(sign_in(&town, Some(maria), &asked, &answer).await.is_ok());
    assert_eq!(sign_in(&town, Some(maria), &asked, &answer).await.err(), Some(Refusal::Late), "replayed");

    let asked = asked_to_sign_in(&town, Some(maria)).await.expect("a question");
    let answer = device.sign_in(&asked.options).await;
    town.test.minutes_pass(6);
    assert_eq!(sign_in(&town, Some(maria), &asked, &answer).await.err(), Some(Refusal::Late), "too late");
}

/// covers LOGIN-07
#[tokio::test]
async fn an_answer_from_another_site_is_refused() {
    let town = Town::new().await;
    let maria = town.citizen().await;
    let mut device = Device::that_verifies();
    enrol(&town, maria, Kind::Passkey, &mut device).await;
    let asked = asked_to_sign_in(&town, Some(maria)).await.expect("a question");
    let answer = device.sign_in_with(&asked.options, "http://localhost:6666", maria).await;
    assert_eq!(sign_in(&town, Some(maria), &asked, &answer).await.err(), Some(Refusal::Wrong));
}

/// covers LOGIN-07
#[tokio::test]
async fn a_copied_key_is_refused_and_its_holder_is_told() {
    let town = Town::new().await;
    let maria = town.citizen().await;
    let mut device = Device::that_verifies();
    enrol(&town, maria, Kind::Passkey, &mut device).await;
    let mut copy = device.copied();
    let asked = asked_to_sign_in(&town, None).await.expect("a question");
    let answer = device.sign_in(&asked.options).await;
    sign_in(&town, None, &asked, &answer).await.expect("the key itself is in");
    let asked = asked_to_sign_in(&town, None).await.expect("a question");
    let answer = copy.sign_in(&asked.options).await;
    assert_eq!(sign_in(&town, None, &asked, &answer).await.err(), Some(Refusal::Cloned));
    let asked = asked_to_sign_in(&town, Some(maria)).await.expect("a question");
    let answer = device.copied().sign_in(&asked.options).await;
    assert!(sign_in(&town, Some(maria), &asked, &answer).await.is_ok(), "the newer count is the key's own");
    assert_eq!(town.actions(maria).await, ["factor.added", "factor.cloned"]);
}

/// covers LOGIN-07
#[tokio::test]
async fn somebody_elses_key_is_nobodys() {
    let town = Town::new().await;
    let (maria, ivan) = (town.citizen().await, town.citizen().await);
    let (mut hers, mut his) = (Device::that_verifies(), Device::that_verifies());
    enrol(&town, maria, Kind::Passkey, &mut hers).await;
    enrol(&town, ivan, Kind::Passkey, &mut his).await;
    let asked = asked_to_sign_in(&town, Some(maria)).await.expect("a question");
    let anyones = asked_to_sign_in(&town, None).await.expect("a question");
    let answer = his.sign_in(&anyones.options).await;
    assert_eq!(sign_in(&town, Some(maria), &asked, &answer).await.err(), Some(Refusal::Unknown));
    assert_eq!(
        sign_in(&town, Some(maria), &anyones, &answer).await.err(),
        Some(Refusal::Late),
        "not her question"
    );

    let asked = asked_to_register(&town, ivan, Kind::Passkey).await;
    let credential = his.register(&asked.options).await;
    let ceremony = asked.ceremony.to_string();
    assert_eq!(register(&town, maria, &ceremony, &credential).await.err(), Some(Refusal::Late));
    let tx = town.tx().await;
    assert!(factors::remove(town.house(), &tx, maria, key_of(&town, maria).await).await.unwrap());
    tx.commit().await.unwrap();
    assert!(asked_to_sign_in(&town, Some(maria)).await.is_none(), "she has no key any more");
    let asked = asked_to_sign_in(&town, None).await.expect("a question");
    let answer = hers.sign_in(&asked.options).await;
    assert_eq!(sign_in(&town, None, &asked, &answer).await.err(), Some(Refusal::Unknown));
}

/// covers LOGIN-13
#[tokio::test]
async fn a_key_is_enrolled_once_and_not_more_keys_than_the_policy_allows() {
    let mut town = Town::new().await;
    let maria = town.citizen().await;
    let mut device = Device::that_verifies();
    let asked = asked_to_register(&town, maria, Kind::Passkey).await;
    let again = asked_to_register(&town, maria, Kind::Passkey).await;
    let credential = device.register(&asked.options).await;
    let twice = credential.clone();
    register(&town, maria, &asked.ceremony.to_string(), &credential).await.expect("taken");
    let ceremony = again.ceremony.to_string();
    assert_eq!(
        register(&town, maria, &ceremony, &twice).await.err(),
        Some(Refusal::Wrong),
        "another question's"
    );
    assert_eq!(register(&town, maria, "nonsense", "{}").await.err(), Some(Refusal::Late));

    town.rules.most_keys = 1;
    let asked = asked_to_register(&town, maria, Kind::Passkey).await;
    let credential = Device::that_verifies().register(&asked.options).await;
    let ceremony = asked.ceremony.to_string();
    assert_eq!(register(&town, maria, &ceremony, &credential).await.err(), Some(Refusal::TooMany));
}

async fn key_of(town: &Town, holder: Holder) -> uuid::Uuid {
    factors::enrolled(town.house(), &town.house().db, holder).await.unwrap()[0].id
}
