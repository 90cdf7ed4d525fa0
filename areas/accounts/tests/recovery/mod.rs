//! Ways back in, and change of password, phone and e-mail.

use db::Rows as _;
use web::testing::{Answer, Browser};

use crate::town::{EMAIL, PASSWORD, PHONE, Says as _, Town, is_signed_in};

pub(crate) const FRESH: &str = "Туман-5-над-озером";
pub(crate) const NEW_PHONE: &str = "+79215550199";
const STRANGE_PHONE: &str = "+79210000000";
const SNILS: &str = "11223344595";
pub(crate) const NEW: [(&str, &str); 2] = [("new_password", FRESH), ("password_again", FRESH)];

async fn first_step(browser: &mut Browser, password: &str) -> Answer {
    browser.get("/sign-in").await;
    browser.post("/sign-in", &[("login", EMAIL), ("password", password)]).await
}

/// A browser that stands at the page of the code.
pub(crate) async fn asked(town: &Town, path: &str, fields: &[(&str, &str)]) -> (Browser, Answer) {
    let mut browser = town.browser();
    browser.get(path).await;
    let answer = browser.post(path, fields).await;
    assert_eq!(answer.location, "/recovery/code", "{}", answer.text);
    let page = browser.get("/recovery/code").await;
    (browser, page)
}

/// The code that came to the phone leads on.
pub(crate) async fn type_code(town: &Town, browser: &mut Browser, to: &str) -> Answer {
    let code = town.newest_code(to).await;
    browser.post("/recovery/code", &[("code", &code)]).await
}

/// Shows by a code in a letter that more than the phone is theirs.
pub(crate) async fn letter_as_factor(town: &Town, browser: &mut Browser) -> Answer {
    browser.get("/recovery/factor").await;
    browser.post("/recovery/factor/resend", &[("way", "email")]).await;
    let code = town.newest_code(EMAIL).await;
    browser.post("/recovery/factor", &[("way", "email"), ("code", &code)]).await
}

/// covers LOGIN-31, LOGIN-14: from the sign-in page through the cause to the way.
#[tokio::test]
async fn recovery_begins_with_the_cause_and_every_door_leads_somewhere() {
    let town = Town::new().await;
    let mut anna = town.browser();
    let door = anna.get("/sign-in").await;
    assert!(door.says("Забыли пароль?") && door.says("Восстановление доступа"));
    let page = anna.get("/recovery").await;
    for words in [
        "Забыт пароль",
        "Вход закрыт после ошибок",
        "Сменился номер телефона",
        "Нет доступа к почте",
        "Всё утеряно",
        "Вошёл кто-то другой",
    ] {
        assert!(page.says(words), "{words}");
    }
    for path in [
        "contact",
        "number",
        "unlock",
        "phone",
        "email",
        "lost",
        "stranger",
        "reset",
        "request",
        "centre/papers",
        "done",
        "open",
    ] {
        let page = anna.get(&format!("/recovery/{path}")).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.text.contains("accounts-"), "{path}: a word is missing");
        let mut boris = town.browser();
        boris.in_english();
        assert!(
            !boris.get(&format!("/recovery/{path}")).await.text.contains("accounts-"),
            "{path} in English"
        );
    }
}

/// covers LOGIN-14, NOTIF-15: phone, code, a second way, a new password; sessions end and every channel is told.
#[tokio::test]
async fn a_forgotten_password_is_replaced_by_a_code_and_one_more_way() {
    let town = Town::telling(notifications::announced).await;
    town.citizen().await;
    let mut old = town.browser();
    town.sign_in(&mut old, EMAIL).await;
    assert!(is_signed_in(&mut old).await);
    town.test.minutes_pass(2);

    let (mut anna, _) = asked(&town, "/recovery/contact", &[("login", PHONE)]).await;
    assert_eq!(anna.get("/recovery/new-password").await.location, "/recovery", "not yet");
    assert_eq!(anna.post("/recovery/code", &[("code", "000000")]).await.status, 422);
    assert_eq!(type_code(&town, &mut anna, PHONE).await.location, "/recovery/factor");
    assert_eq!(anna.get("/recovery/new-password").await.location, "/recovery", "a factor first");
    assert_eq!(letter_as_factor(&town, &mut anna).await.location, "/recovery/new-password");
    let page = anna.get("/recovery/new-password").await;
    assert!(!page.says("подтвердить заново"), "nothing is lost");
    for (typed, again, why) in [
        ("коротко", "коротко", "не короче"),
        (FRESH, "другое", "не совпали"),
        (PASSWORD, PASSWORD, "нынешний"),
    ] {
        let fields = [("new_password", typed), ("password_again", again)];
        let refused = anna.post("/recovery/new-password", &fields).await;
        assert!(refused.status == 422 && refused.says(why), "{why}");
    }
    assert_eq!(anna.post("/recovery/new-password", &NEW).await.location, "/recovery/done");
    assert_eq!(anna.post("/recovery/new-password", &NEW).await.location, "/recovery", "once");
    assert!(!is_signed_in(&mut old).await, "sessions end");
    assert!(old.get("/sign-in").await.says("Доступ восстановлен"));
    assert_eq!(first_step(&mut old, PASSWORD).await.status, 422);
    assert_eq!(first_step(&mut old, FRESH).await.location, "/sign-in/code");
    town.post_leaves().await;
    assert!(town.test.outbox.to(EMAIL).iter().any(|letter| letter.subject.contains("Доступ восстановлен")));
    assert!(town.test.outbox.to(PHONE).iter().any(|sms| sms.text.contains("доступ восстановлен")));
}

/// covers LOGIN-15: a document's number and the phone; who does not match sees the same page and gets nothing.
#[tokio::test]
async fn a_mismatch_looks_exactly_like_a_match() {
    let town = Town::new().await;
    let citizen = town.citizen().await;
    let house = &town.test.house;
    let tx = house.db.begin().await.unwrap();
    assert!(accounts::bind_identifiers(house, &tx, citizen, SNILS, None).await.unwrap());
    accounts::bind_passport(house, &tx, citizen, "4510624718").await.unwrap();
    tx.commit().await.unwrap();

    let right = [("number", "112-233-445 95"), ("phone", PHONE)];
    let wrong = [("number", "45 10 624719"), ("phone", PHONE)];
    let (mut anna, page) = asked(&town, "/recovery/number", &right).await;
    town.post_leaves().await;
    assert_eq!(town.test.outbox.to(PHONE).len(), 1);
    let (mut thief, same) = asked(&town, "/recovery/number", &wrong).await;
    town.post_leaves().await;
    assert_eq!(town.test.outbox.to(PHONE).len(), 1, "nothing is sent");
    assert_eq!(lead(&page), lead(&same));
    let (mut stranger, _) =
        asked(&town, "/recovery/number", &[("number", SNILS), ("phone", STRANGE_PHONE)]).await;
    town.post_leaves().await;
    assert!(town.test.outbox.to(STRANGE_PHONE).is_empty());
    for browser in [&mut thief, &mut stranger] {
        let refused = browser.post("/recovery/code", &[("code", "123456")]).await;
        assert!(
            refused.status == 422 && refused.says("Код не подошёл") || refused.says("Осталось"),
            "{}",
            refused.text
        );
    }
    assert_eq!(type_code(&town, &mut anna, PHONE).await.location, "/recovery/factor");
    town.test.minutes_pass(2);
    let passport = [("number", "4510 624718"), ("phone", PHONE)];
    let (mut anna, _) = asked(&town, "/recovery/number", &passport).await;
    assert_eq!(type_code(&town, &mut anna, PHONE).await.location, "/recovery/factor");
}

fn lead(page: &Answer) -> String {
    web::testing::between(&page.text, "k-lead\">", "</p>").expect("a lead").to_owned()
}

/// covers LOGIN-17: five wrong passwords close the way in, an SMS opens it without support.
#[tokio::test]
async fn a_block_ends_by_a_code_from_an_sms() {
    let town = Town::telling(notifications::announced).await;
    town.citizen().await;
    let mut anna = town.browser();
    for _ in 0..6 {
        first_step(&mut anna, "неверный").await;
    }
    let shut = first_step(&mut anna, PASSWORD).await;
    assert!(shut.status == 422 && shut.text.contains("/recovery/unlock"), "{}", shut.text);
    town.post_leaves().await;
    assert!(
        town.test.outbox.to(PHONE).iter().any(|sms| sms.text.contains("Восстановление доступа")),
        "told how"
    );
    town.test.minutes_pass(2);
    anna.get("/recovery/unlock").await;
    assert_eq!(anna.post("/recovery/unlock", &[("phone", PHONE)]).await.location, "/recovery/code");
    anna.get("/recovery/code").await;
    assert_eq!(type_code(&town, &mut anna, PHONE).await.location, "/recovery/open");
    assert_eq!(first_step(&mut anna, PASSWORD).await.location, "/sign-in/code");
}

/// covers PLUS-10: a reset waits, every channel can cancel it; who waits gets in with a new phone.
#[tokio::test]
async fn a_reset_waits_and_every_message_can_cancel_it() {
    let town = Town::telling(notifications::announced).await;
    town.citizen().await;
    for (channel, cancels) in [(EMAIL, true), (PHONE, true), (EMAIL, false)] {
        let fields = [("login", EMAIL), ("phone", NEW_PHONE)];
        let (mut anyone, _) = asked(&town, "/recovery/reset", &fields).await;
        assert_eq!(type_code(&town, &mut anyone, NEW_PHONE).await.location, "/recovery/reset/asked");
        let link = town.newest_link(channel).await;
        assert!(link.starts_with("/recovery/cancel/"), "{link}");
        let mut anna = town.browser();
        assert!(anna.get(&link).await.says("Отменить восстановление"), "a GET only asks");
        if cancels {
            assert!(anna.post(&link, &[]).await.says("Заявка отменена"));
            assert!(anna.post(&link, &[]).await.says("Заявка отменена"), "twice is the same");
        }
        town.test.minutes_pass(24 * 60);
        town.post_leaves().await;
        let sms = town.test.outbox.newest_to(NEW_PHONE).unwrap();
        assert_eq!(sms.text.contains("/recovery/reset/"), !cancels, "{}", sms.text);
    }
    let again = town.newest_link(EMAIL).await;
    assert!(again.starts_with("/recovery/cancel/"), "the last moment can still be cancelled");
    let link = town.newest_link(NEW_PHONE).await;
    let mut anna = town.browser();
    assert!(anna.get(&link).await.says("Прежние способы входа"));
    assert_eq!(anna.post(&link, &NEW).await.location, "/recovery/done");
    assert_eq!(anna.post(&link, &NEW).await.status, 410, "once");
    assert!(anna.post(&again, &[]).await.status == 410, "too late to cancel");
    assert_eq!(first_step(&mut anna, FRESH).await.location, "/sign-in/code");
    let code = town.newest_code(NEW_PHONE).await;
    anna.open("/sign-in/code").await;
    assert_eq!(anna.post("/sign-in/code", &[("code", &code), ("way", "sms")]).await.location, "/");
}

/// covers PLUS-10, LOGIN-15: an unknown account gets the same answers and nothing begins.
#[tokio::test]
async fn a_reset_of_nobody_looks_the_same() {
    let town = Town::new().await;
    let fields = [("login", "nobody@example.org"), ("phone", NEW_PHONE)];
    let (mut anyone, _) = asked(&town, "/recovery/reset", &fields).await;
    assert_eq!(type_code(&town, &mut anyone, NEW_PHONE).await.location, "/recovery/reset/asked");
    town.test.minutes_pass(25 * 60);
    town.post_leaves().await;
    assert_eq!(town.test.outbox.to(NEW_PHONE).len(), 1, "only the code");
}

/// covers NOTIF-15, LOGIN-25: a new password needs the old one and a confirmation; the other sessions end, the owner is told.
#[tokio::test]
async fn a_password_is_changed_in_the_cabinet() {
    let town = Town::telling(notifications::announced).await;
    town.citizen().await;
    let (mut anna, mut other) = (town.browser(), town.browser().stranger());
    town.sign_in(&mut other, EMAIL).await;
    town.test.minutes_pass(2);
    town.sign_in(&mut anna, EMAIL).await;
    let sent = anna.get("/security/password").await.location;
    assert!(sent.starts_with("/confirmation"), "{sent}");
    town.test.minutes_pass(2);
    assert_eq!(town.confirm_at(&mut anna, &sent).await.location, "/security/password");
    anna.get("/security/password").await;
    let refused = anna.post("/security/password", &[&NEW[..], &[("password", "не тот")]].concat()).await;
    assert!(refused.status == 422 && refused.says("Пароль не подошёл"), "{}", refused.text);
    let own = [
        ("password", PASSWORD),
        ("new_password", "Orlova-сидит-9-дома"),
        ("password_again", "Orlova-сидит-9-дома"),
    ];
    assert!(anna.post("/security/password", &own).await.says("без вашего имени"));
    let done = anna.post("/security/password", &[&NEW[..], &[("password", PASSWORD)]].concat()).await;
    assert_eq!(done.location, "/security/password?saved=1", "{}", done.text);
    assert!(is_signed_in(&mut anna).await && !is_signed_in(&mut other).await);
    assert!(other.get("/sign-in").await.says("Пароль изменён"));
    town.post_leaves().await;
    assert!(town.test.outbox.to(EMAIL).iter().any(|letter| letter.subject.contains("Пароль изменён")));
    assert!(town.test.outbox.to(PHONE).iter().any(|sms| sms.text.contains("пароль изменён")));
    assert_eq!(first_step(&mut other, PASSWORD).await.status, 422);
    assert_eq!(first_step(&mut other, FRESH).await.location, "/sign-in/code");
}

/// covers REG-15: a code to the old phone and one to the new; the old one is told.
#[tokio::test]
async fn a_phone_is_changed_by_a_code_to_each() {
    let town = Town::telling(notifications::announced).await;
    town.citizen().await;
    let mut anna = town.browser();
    town.sign_in(&mut anna, EMAIL).await;
    assert_eq!(anna.get("/security/phone").await.location, "/security/contacts/phone");
    let sent = anna.get("/security/contacts/phone").await.location;
    town.test.minutes_pass(2);
    assert_eq!(town.confirm_at(&mut anna, &sent).await.location, "/security/contacts/phone");
    anna.get("/security/contacts/phone").await;
    let same = anna.post("/security/contacts/phone", &[("value", PHONE)]).await;
    assert!(same.status == 422 && same.says("уже в кабинете"));
    let asked = anna.post("/security/contacts/phone", &[("value", NEW_PHONE)]).await;
    assert_eq!(asked.location, "/security/contacts/phone/code", "{}", asked.text);
    let page = anna.get("/security/contacts/phone/code").await;
    assert!(!page.text.contains("no_old"), "the SMS has confirmed, so the old phone must");
    let (old, new) = (town.newest_code(PHONE).await, town.newest_code(NEW_PHONE).await);
    let path = "/security/contacts/phone/code";
    assert_eq!(anna.post(path, &[("old", "000000"), ("new", &new)]).await.status, 422);
    assert_eq!(anna.post(path, &[("new", &new), ("no_old", "yes")]).await.status, 422);
    let done = anna.post(path, &[("old", &old), ("new", &new)]).await;
    assert_eq!(done.location, "/security?changed=phone", "{}", done.text);
    assert!(anna.get("/security?changed=phone").await.says("***-**-99"));
    town.post_leaves().await;
    let told = town.test.outbox.newest_to(PHONE).unwrap();
    assert!(told.text.contains("заменён") && told.text.contains("/not-me/"), "{}", told.text);
    let mut other = town.browser();
    other.get("/sign-in").await;
    let gone = other.post("/sign-in", &[("login", PHONE), ("password", PASSWORD)]).await;
    assert_eq!(gone.status, 422, "the old number is nobody's");
}

/// covers LOGIN-18: evidence reaches the operators; two of them give a code, one alone does not.
#[tokio::test]
async fn two_operators_give_a_code_and_the_owner_chooses_the_password() {
    let town = Town::new().await;
    let citizen = town.citizen().await;
    let house = &town.test.house;
    let tx = house.db.begin().await.unwrap();
    accounts::bind_identifiers(house, &tx, citizen, SNILS, None).await.unwrap();
    tx.commit().await.unwrap();
    let mut anna = town.browser();
    anna.get("/recovery/request").await;
    assert_eq!(anna.post("/recovery/request", &[("name", "Орлова")]).await.status, 422);
    let fields = [
        ("door", "lost"),
        ("name", "Орлова Анна Петровна"),
        ("snils", SNILS),
        ("passport", "4510 624718"),
        ("last_phone", PHONE),
        ("answer", NEW_PHONE),
    ];
    assert_eq!(anna.post("/recovery/request", &fields).await.location, "/recovery/request?sent=1");
    let requests = accounts::recovery::requests_waiting(house, &house.db).await.unwrap();
    assert_eq!(requests.len(), 1);
    let request = &requests[0];
    assert!(request.citizen == Some(citizen) && request.phone_fits && !request.passport_fits);
    let (first, second) =
        (base::StaffId::new(&house.clock, &house.random), base::StaffId::new(&house.clock, &house.random));
    let grant = |by| accounts::recovery::Grant {
        citizen,
        by,
        phone: Some(base::Sensitive::new(NEW_PHONE.to_owned())),
    };
    let tx = house.db.begin().await.unwrap();
    assert!(accounts::recovery::grant(house, &tx, grant([first, first])).await.is_err());
    drop(tx);
    let tx = house.db.begin().await.unwrap();
    assert!(accounts::recovery::agree(house, &tx, request.id, first).await.unwrap());
    let code = accounts::recovery::grant(house, &tx, grant([first, second])).await.unwrap();
    assert!(accounts::recovery::granted(house, &tx, request.id, citizen, second).await.unwrap());
    tx.commit().await.unwrap();
    assert!(accounts::recovery::requests_waiting(house, &house.db).await.unwrap().is_empty());
    assert_eq!(first_step(&mut anna, PASSWORD).await.status, 422, "what was known before opens nothing");

    anna.get("/activation").await;
    let next = anna.post("/activation", &[("login", SNILS), ("code", code.expose())]).await.location;
    assert!(next.starts_with("/activation/"), "{next}");
    anna.get(&next).await;
    let sms = town.newest_code(NEW_PHONE).await;
    let done = anna.post(&next, &[("password", FRESH), ("code", &sms)]).await;
    assert_eq!(done.location, "/", "{}", done.text);
    assert!(is_signed_in(&mut anna).await);
}

/// covers LOGIN-18: a request that nobody decides is closed by the policy's number of days, its author is told, the evidence goes.
#[tokio::test]
async fn a_request_that_nobody_decides_is_closed_and_answered() {
    let town = Town::new().await.with_rules(serde_json::json!({ "recovery": { "request_days": 3 } }));
    let house = &town.test.house;
    let mut anna = town.browser();
    anna.get("/recovery/request").await;
    let fields = [
        ("door", "lost"),
        ("name", "Орлова Анна Петровна"),
        ("snils", SNILS),
        ("passport", "4510 624718"),
        ("last_phone", PHONE),
        ("answer", NEW_PHONE),
    ];
    let sent = anna.post("/recovery/request", &fields).await.location;
    assert!(anna.get(&sent).await.says("не позже чем через 3 дня"));
    let waiting = async || accounts::recovery::requests_waiting(house, &house.db).await.unwrap().len();
    town.test.minutes_pass(3 * 24 * 60 - 70);
    town.post_leaves().await;
    assert_eq!(waiting().await, 1);
    town.test.minutes_pass(71);
    for _ in 0..2 {
        town.post_leaves().await;
        town.test.minutes_pass(61);
    }
    assert_eq!(waiting().await, 0);
    let told = town.test.outbox.to(NEW_PHONE);
    assert_eq!(told.len(), 1, "once");
    assert!(told[0].text.contains("закрыли") && told[0].text.contains("/recovery"), "{}", told[0].text);
    let kept = async || house.db.count("select count(*) as n from accounts_recovery_requests", vec![]).await;
    assert_eq!(kept().await.unwrap(), 1);
    town.test.minutes_pass(3 * 24 * 60);
    town.post_leaves().await;
    assert_eq!(kept().await.unwrap(), 0, "the evidence is kept no longer");
}

/// covers LOGIN-14: without a second factor the confirmed level falls, and the page says so before.
#[tokio::test]
async fn a_confirmed_level_falls_when_nothing_but_the_phone_is_shown() {
    let town = Town::new().await;
    let mut anna = town.browser();
    anna.get("/register").await;
    let wait = anna.post("/register", &crate::town::FORM).await.location;
    anna.open(&wait).await;
    let code = town.newest_code(PHONE).await;
    assert_eq!(anna.post(&wait, &[("code", &code)]).await.location, "/profile");
    let house = &town.test.house;
    let citizen = accounts::find(house, &house.db, PHONE).await.unwrap().unwrap();
    let tx = house.db.begin().await.unwrap();
    accounts::set_proofing(house, &tx, citizen, web::Proofing::Standard).await.unwrap();
    tx.commit().await.unwrap();
    town.test.minutes_pass(2);
    let (mut anna, _) = asked(&town, "/recovery/contact", &[("login", PHONE)]).await;
    assert_eq!(type_code(&town, &mut anna, PHONE).await.location, "/recovery/factor");
    assert_eq!(anna.get("/recovery/factor").await.location, "/recovery/new-password");
    assert!(anna.get("/recovery/new-password").await.says("подтвердить заново"));
    assert_eq!(anna.post("/recovery/new-password", &NEW).await.location, "/recovery/done");
    let level = accounts::proofing(&house.db, citizen).await.unwrap();
    assert_eq!(level, web::Proofing::Simplified);
}

/// covers REG-15: a lost mailbox may be left out when the phone has confirmed; identity is proved again afterwards.
#[tokio::test]
async fn a_lost_mailbox_is_replaced_and_identity_is_proved_again() {
    let town = Town::telling(notifications::announced).await;
    let citizen = town.citizen().await;
    let house = &town.test.house;
    let tx = house.db.begin().await.unwrap();
    accounts::set_proofing(house, &tx, citizen, web::Proofing::Standard).await.unwrap();
    tx.commit().await.unwrap();
    let mut anna = town.browser();
    town.sign_in(&mut anna, EMAIL).await;
    let sent = anna.get("/security/contacts/email").await.location;
    town.test.minutes_pass(2);
    assert_eq!(town.confirm_at(&mut anna, &sent).await.location, "/security/contacts/email");
    anna.get("/security/contacts/email").await;
    let asked = anna.post("/security/contacts/email", &[("value", "anna.new@example.org")]).await;
    assert_eq!(asked.location, "/security/contacts/email/code", "{}", asked.text);
    assert!(anna.get(&asked.location).await.says("заново подтвердить личность"));
    let new = town.newest_code("anna.new@example.org").await;
    let done = anna.post(&asked.location, &[("new", &new), ("no_old", "yes")]).await;
    assert_eq!(done.location, "/security?changed=email", "{}", done.text);
    town.post_leaves().await;
    assert!(town.test.outbox.newest_to(EMAIL).unwrap().text.contains("/not-me/"), "the old mailbox is told");
    let level = accounts::proofing(&house.db, citizen).await.unwrap();
    assert_eq!(level, web::Proofing::Simplified);
}
