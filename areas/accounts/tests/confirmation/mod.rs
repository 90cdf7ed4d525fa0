//! Confirming acts, and the ways up between the levels.

use crate::town::{EMAIL, PASSWORD, PHONE, Says as _, Town, is_signed_in};

/// covers LOGIN-13: what protects the cabinet is changed only by somebody who has just confirmed it, in this session, and for a time.
#[tokio::test]
async fn an_act_is_confirmed_and_the_confirmation_ends() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    let sent = anna.get("/security/factors/new/app").await;
    assert_eq!(sent.location, "/confirmation?for=security&return=%2Fsecurity%2Ffactors%2Fnew%2Fapp");
    let page = anna.get(&sent.location).await;
    assert!(page.says("Чтобы изменить настройки безопасности, нужно подтверждение"), "{}", page.text);
    assert!(page.says("Отправить код"), "nothing leaves before it is asked for");
    let back = town.confirm_at(&mut anna, &sent.location).await;
    assert_eq!(back.location, "/security/factors/new/app");
    let sms = town.test.outbox.newest_to(PHONE).unwrap();
    assert!(sms.text.replace('\u{a0}', " ").contains("изменить настройки безопасности"), "{}", sms.text);
    assert_eq!(anna.get("/security/factors/new/app").await.status, 200);
    town.test.minutes_pass(10);
    assert!(
        anna.get("/security/factors/new/app").await.location.starts_with("/confirmation"),
        "it has ended"
    );

    let mut other = town.browser();
    town.sign_in(&mut other, PHONE).await;
    town.confirm_at(&mut anna, &sent.location).await;
    assert!(
        other.get("/security/factors/new/app").await.location.starts_with("/confirmation"),
        "another session confirms for itself"
    );
}

/// The cookie that was good before is worth nothing after.
#[tokio::test]
async fn a_confirmation_gives_the_session_a_new_secret() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    let mut thief = anna.clone();
    assert!(is_signed_in(&mut thief).await, "the cookie was stolen");
    town.confirm_at(&mut anna, "/confirmation?for=security&return=%2Fsecurity").await;
    assert!(is_signed_in(&mut anna).await);
    assert!(!is_signed_in(&mut thief).await);
}

/// covers LOGIN-16
#[tokio::test]
async fn a_wrong_code_confirms_nothing_and_a_code_confirms_one_thing() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    let page = "/confirmation?for=contacts&return=%2Fsecurity";
    anna.get(page).await;
    anna.post("/confirmation/resend", &[("for", "contacts"), ("return", "/security"), ("way", "sms")]).await;
    anna.open(page).await;
    let code = town.newest_code(PHONE).await;
    let wrong = if code == "000000" { "111111" } else { "000000" };
    let fields = [("for", "contacts"), ("return", "/security"), ("way", "sms"), ("code", wrong)];
    let answer = anna.post("/confirmation", &fields).await;
    assert_eq!(answer.status, 422);
    assert!(answer.says("Осталось 4 попытки"), "{}", answer.text);
    let fields = [("for", "erase"), ("return", "/security"), ("way", "sms"), ("code", &code)];
    assert_eq!(
        anna.post("/confirmation", &fields).await.status,
        422,
        "the code of one act is none of another"
    );
    let fields = [("for", "contacts"), ("return", "/security"), ("way", "sms"), ("code", &code)];
    assert_eq!(anna.post("/confirmation", &fields).await.location, "/security");
}

#[tokio::test]
async fn one_comes_back_only_to_this_portal() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    for evil in ["https://evil.example", "//evil.example", "/confirmation?for=pay"] {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("for", "security").append_pair("return", evil);
        let page = anna.get(&format!("/confirmation?{}", query.finish())).await;
        assert!(page.status == 303 || page.text.contains("name=\"return\" value=\"/security\""), "{evil}");
    }
    assert_eq!(anna.get("/confirmation?for=nonsense").await.status, 404);
}

/// covers LOGIN-06: one factor, the lowest level; where more is needed the page says why, and the password is the way up.
#[tokio::test]
async fn a_code_to_the_phone_opens_the_cabinet_and_the_password_opens_the_rest() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    assert!(anna.get("/sign-in").await.says("На подтверждённый номер"));
    anna.get("/sign-in/phone").await;
    let sent = anna.post("/sign-in/phone", &[("phone", "8 921 555-01-42"), ("return", "/security")]).await;
    assert_eq!(sent.location, "/sign-in/phone/code?return=%2Fsecurity", "{}", sent.text);
    let page = anna.get(&sent.location).await;
    assert!(page.says("Если у номера"), "it is not told whether there is a cabinet");
    let code = town.newest_code(PHONE).await;
    let done = anna.post("/sign-in/phone/code", &[("code", &code), ("return", "/security")]).await;
    assert_eq!(done.location, "/security", "{}", done.text);
    assert!(is_signed_in(&mut anna).await);

    let up = "/confirmation?for=two-factors&return=%2Fsecurity%2Ffactors";
    let page = anna.get(up).await;
    assert!(
        page.says("Вы вошли по коду из СМС, поэтому теперь нужен пароль") || page.says("Пароль"),
        "{}",
        page.text
    );
    assert!(!page.text.contains("way=sms"), "the same factor twice is one factor");
    anna.get(&format!("{up}&way=password")).await;
    let fields =
        [("for", "two-factors"), ("return", "/security/factors"), ("way", "password"), ("password", "wrong")];
    let refused = anna.post("/confirmation", &fields).await;
    assert!(refused.says("Пароль не подошёл"), "{}", refused.text);
    let fields = [
        ("for", "two-factors"),
        ("return", "/security/factors"),
        ("way", "password"),
        ("password", PASSWORD),
    ];
    assert_eq!(anna.post("/confirmation", &fields).await.location, "/security/factors");
    assert_eq!(anna.get(up).await.location, "/security/factors", "the level lasts as long as the session");
}

/// covers LOGIN-06: same page, same words, same cookie, and no message.
#[tokio::test]
async fn a_phone_without_a_cabinet_looks_like_one_with() {
    let town = Town::new().await;
    town.citizen().await;
    let mut seen = Vec::new();
    for phone in ["+79215550142", "+79215550199"] {
        let mut anna = town.browser().stranger();
        anna.get("/sign-in/phone").await;
        let sent = anna.post("/sign-in/phone", &[("phone", phone)]).await;
        town.post_leaves().await;
        let page = anna.get(&sent.location).await;
        let wrong = anna.post("/sign-in/phone/code", &[("code", "000000")]).await;
        let plain = |text: &str| {
            let token =
                web::testing::between(text, "name=\"csrf\" value=\"", "\"").unwrap_or_default().to_owned();
            text.replace("01-42", "")
                .replace("01-99", "")
                .replace("42", "")
                .replace("99", "")
                .replace(&token, "")
        };
        seen.push((sent.status, sent.location, plain(&page.text), wrong.status, plain(&wrong.text)));
        town.test.minutes_pass(2);
    }
    assert_eq!(seen[0], seen[1]);
    assert!(town.test.outbox.newest_to("+79215550199").is_none());
}

/// covers LOGIN-06 LOGIN-13: what was switched on is asked at each sign-in, whatever the first step was.
#[tokio::test]
async fn who_has_an_app_is_asked_for_it_after_a_code_to_the_phone() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    let app = town.enrol_app(&mut anna).await;
    let mut phone = town.browser().stranger();
    phone.get("/sign-in/phone").await;
    phone.post("/sign-in/phone", &[("phone", PHONE)]).await;
    phone.get("/sign-in/phone/code").await;
    let code = town.newest_code(PHONE).await;
    let more = phone.post("/sign-in/phone/code", &[("code", &code)]).await;
    assert_eq!(more.location, "/sign-in/code");
    let page = phone.get("/sign-in/code").await;
    assert!(page.says("Код из приложения"), "{}", page.text);
    assert!(!page.text.contains("way=sms"), "the phone was the first step");
    let done = phone.post("/sign-in/code", &[("way", "app"), ("code", &app.code(&town))]).await;
    assert_eq!(done.location, "/");
}

/// covers LOGIN-11: a code by e-mail where the policy lets it count; it leaves only when it is asked for.
#[tokio::test]
async fn the_second_step_may_be_a_letter() {
    let town = Town::new().await;
    town.citizen().await;
    let mut anna = town.browser();
    anna.get("/sign-in").await;
    anna.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    let page = anna.get("/sign-in/code").await;
    assert!(page.says("Другой способ") && page.says("Код из письма"), "{}", page.text);
    let other = anna.get("/sign-in/code?way=email").await;
    assert!(other.says("Отправить код"));
    let asked = anna.post("/sign-in/code/resend", &[("way", "email")]).await;
    assert_eq!(asked.location, "/sign-in/code?way=email");
    anna.get(&asked.location).await;
    let code = town.newest_code(EMAIL).await;
    assert_eq!(anna.post("/sign-in/code", &[("way", "email"), ("code", &code)]).await.location, "/");
}
