//! Signing in.

use crate::town::{EMAIL, PASSWORD, PHONE, Says as _, Town, is_signed_in};

/// covers LOGIN-01, LOGIN-02, LOGIN-08
#[tokio::test]
async fn a_citizen_signs_in_by_phone_e_mail_snils_and_inn() {
    let town = Town::new().await;
    let citizen = town.citizen().await;
    let house = &town.test.house;
    let tx = house.db.begin().await.unwrap();
    let bound = accounts::bind_identifiers(house, &tx, citizen, "11223344595", Some("500100732259")).await;
    assert!(bound.unwrap());
    tx.commit().await.unwrap();
    for name in ["+7 921 555-01-42", "89215550142", "ORLOVA@example.org", "112-233-445 95", "500100732259"] {
        let mut anna = town.browser();
        let answer = town.sign_in(&mut anna, name).await;
        assert_eq!(answer.location, "/", "{name}");
        assert!(is_signed_in(&mut anna).await, "{name}");
        town.test.minutes_pass(1);
    }
    let sms = town.test.outbox.newest_to(PHONE).unwrap();
    assert!(sms.text.replace('\u{a0}', " ").contains("для входа"), "the SMS names the action: {}", sms.text);
}

/// covers LOGIN-16: per account and source, with an explanation; the owner is not locked out elsewhere.
#[tokio::test]
async fn five_failures_block_the_source_and_not_the_owner() {
    let town = Town::new().await;
    town.citizen().await;
    let mut thief = town.browser().stranger();
    thief.get("/sign-in").await;
    for _ in 0..4 {
        let answer = thief.post("/sign-in", &[("login", PHONE), ("password", "wrong")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.says("не подходят"));
        assert!(answer.says(PHONE), "the name is kept");
    }
    let fifth = thief.post("/sign-in", &[("login", EMAIL), ("password", "wrong")]).await;
    assert!(fifth.says("отсюда закрыт до"), "all names of an account count as one");
    let sixth = thief.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    assert_eq!(sixth.status, 422, "even the right password");

    let mut anna = town.browser();
    assert_eq!(town.sign_in(&mut anna, PHONE).await.location, "/");
    let journal = anna.get("/security").await;
    assert!(journal.says("Неудачная попытка входа"), "covers LOGIN-29");

    town.test.minutes_pass(15);
    let answer = thief.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    assert_eq!(answer.location, "/sign-in/code", "after a quarter of an hour it opens again");
}

/// covers LOGIN-01: the same words for a name that nobody has.
#[tokio::test]
async fn an_unknown_name_looks_like_a_wrong_password() {
    let town = Town::new().await;
    town.citizen().await;
    let (mut one, mut two) = (town.browser(), town.browser().stranger());
    one.get("/sign-in").await;
    two.get("/sign-in").await;
    for _ in 0..6 {
        let known = one.post("/sign-in", &[("login", "+79215550142"), ("password", "wrong")]).await;
        let unknown = two.post("/sign-in", &[("login", "+79215550199"), ("password", "wrong")]).await;
        assert_eq!(known.status, unknown.status);
        let plain = |text: &str| {
            let token =
                web::testing::between(text, "name=\"csrf\" value=\"", "\"").unwrap_or_default().to_owned();
            text.replace("0142", "").replace("0199", "").replace(&token, "")
        };
        assert_eq!(plain(&known.text), plain(&unknown.text));
    }
}

/// Wrong codes count like wrong passwords.
#[tokio::test]
async fn wrong_codes_block_too() {
    let town = Town::new().await;
    town.citizen().await;
    let mut thief = town.browser();
    thief.get("/sign-in").await;
    thief.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    thief.open("/sign-in/code").await;
    let code = town.newest_code(PHONE).await;
    let wrong = if code == "000000" { "111111" } else { "000000" };
    for _ in 0..4 {
        assert_eq!(thief.post("/sign-in/code", &[("code", wrong)]).await.status, 422);
    }
    let fifth = thief.post("/sign-in/code", &[("code", wrong)]).await;
    assert!(fifth.says("отсюда закрыт до"));
    assert_eq!(thief.post("/sign-in/code", &[("code", &code)]).await.location, "/sign-in");
    assert!(!is_signed_in(&mut thief).await);
}

/// covers LOGIN-23 (the limit): idle a quarter of an hour, twelve hours whatever happens.
#[tokio::test]
async fn a_session_ends_by_itself() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    for _ in 0..3 {
        town.test.minutes_pass(14);
        assert!(is_signed_in(&mut anna).await, "it lives while it is used");
    }
    town.test.minutes_pass(15);
    assert!(!is_signed_in(&mut anna).await);

    town.sign_in(&mut anna, PHONE).await;
    for _ in 0..72 {
        assert!(is_signed_in(&mut anna).await);
        town.test.minutes_pass(10);
    }
    assert!(!is_signed_in(&mut anna).await, "twelve hours are over");
}

#[tokio::test]
async fn one_comes_back_to_where_one_was_and_never_elsewhere() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    let sent = anna.get("/security").await;
    assert_eq!(sent.location, "/sign-in?return=%2Fsecurity");
    assert!(anna.get(&sent.location).await.says("Войдите, чтобы продолжить"));
    for (to, lands) in [("/security", "/security"), ("//evil.example", "/"), ("https://evil.example", "/")] {
        let mut anna = town.browser();
        anna.get("/sign-in").await;
        let form = [("login", PHONE), ("password", PASSWORD), ("return", to)];
        let step = anna.post("/sign-in", &form).await;
        anna.open(&step.location).await;
        let code = town.newest_code(PHONE).await;
        let done = anna.post("/sign-in/code", &[("code", &code), ("return", to)]).await;
        assert_eq!(done.location, lands);
        town.test.minutes_pass(1);
    }
}

#[tokio::test]
async fn nothing_typed_is_a_message_beside_the_field() {
    let town = Town::new().await;
    let mut anna = town.browser();
    anna.get("/sign-in").await;
    let answer = anna.post("/sign-in", &[("login", "не знаю"), ("password", "")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.says("Напишите телефон, почту, СНИЛС или ИНН целиком"));
    assert!(answer.says("не знаю"));
    assert!(answer.says("Напишите пароль"));
}
