//! Registering and opening the cabinet.

use crate::town::{EMAIL, FORM, PASSWORD, PHONE, Says as _, Town, form_with, is_signed_in};

/// covers REG-01, REG-02, REG-03
#[tokio::test]
async fn a_person_registers_and_the_code_opens_the_cabinet() {
    let town = Town::new().await;
    let mut anna = town.browser();
    anna.get("/register").await;
    let answer = anna.post("/register", &FORM).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let page = anna.open(&answer.location).await;
    assert_eq!(page.status, 200);
    assert!(!page.text.contains(PHONE) && !page.says(EMAIL), "the addresses are masked");

    let code = town.newest_code(PHONE).await;
    let opened = anna.post(&answer.location, &[("code", &code)]).await;
    assert_eq!((opened.status.as_u16(), opened.location.as_str()), (303, "/profile"));
    assert!(is_signed_in(&mut anna).await);
    let security = anna.get("/security").await;
    assert!(security.says("Не подтверждено"), "the e-mail is marked unconfirmed");
}

/// covers REG-02, REG-16: the link opens the cabinet, the code confirms the phone afterwards.
#[tokio::test]
async fn the_link_opens_the_cabinet_and_the_code_confirms_the_phone_afterwards() {
    let town = Town::new().await;
    let mut anna = town.browser();
    anna.get("/register").await;
    anna.post("/register", &FORM).await;
    let (link, code) = (town.newest_link(EMAIL).await, town.newest_code(PHONE).await);

    let mut scanner = town.browser().stranger();
    assert_eq!(scanner.get(&link).await.status, 200);
    let page = anna.get(&link).await;
    assert!(page.says("Открыть кабинет"), "looking at the link opened nothing");

    let opened = anna.post(&link, &[]).await;
    assert_eq!(opened.location, "/security/phone");
    assert!(anna.get("/security/phone").await.says("Подтвердить телефон"));
    assert_eq!(anna.post("/security/phone", &[("code", &code)]).await.location, "/profile");
    assert!(!anna.get("/security").await.says("Не подтверждено"));
    assert_eq!(anna.get(&link).await.status, 410, "a link works once");
}

/// covers REG-02: the other way round.
#[tokio::test]
async fn the_code_opens_the_cabinet_and_the_link_confirms_the_e_mail_afterwards() {
    let town = Town::new().await;
    let mut anna = town.browser();
    anna.get("/register").await;
    let place = anna.post("/register", &FORM).await.location;
    let (link, code) = (town.newest_link(EMAIL).await, town.newest_code(PHONE).await);
    anna.open(&place).await;
    anna.post(&place, &[("code", &code)]).await;

    assert!(anna.get(&link).await.says("Подтвердить почту"));
    assert_eq!(anna.post(&link, &[]).await.location, "/profile");
    assert!(!anna.get("/security").await.says("Не подтверждено"));
    assert_eq!(town.sign_in(&mut town.browser(), EMAIL).await.location, "/");
}

/// covers REG-01: nobody learns who has a cabinet.
#[tokio::test]
async fn a_known_address_gets_the_same_page_and_another_letter() {
    let town = Town::new().await;
    town.citizen().await;
    let mut stranger = town.browser().stranger();
    stranger.get("/register").await;
    let known = stranger.post("/register", &FORM).await;
    let mut other = town.browser().stranger();
    other.get("/register").await;
    let new = [("email", "new@example.org"), ("phone", "+7 921 555-01-43")];
    let form: Vec<_> = FORM
        .into_iter()
        .map(|(name, value)| (name, new.iter().find(|(n, _)| *n == name).map_or(value, |(_, v)| *v)))
        .collect();
    let unknown = other.post("/register", &form).await;
    assert_eq!(known.status, unknown.status);
    assert_eq!(known.location.len(), unknown.location.len());
    let shape = |text: &str| text.lines().count();
    let (known_page, unknown_page) =
        (stranger.open(&known.location).await, other.open(&unknown.location).await);
    assert_eq!(shape(&known_page.text), shape(&unknown_page.text));

    town.post_leaves().await;
    let letter = town.test.outbox.newest_to(EMAIL).unwrap();
    assert!(letter.text.replace('\u{a0}', " ").contains("у вас уже есть кабинет"), "{}", letter.text);
    assert!(letter.text.replace('\u{a0}', " ").contains("/sign-in"));
    assert!(town.test.outbox.code_to(PHONE).is_none(), "no code for a phone that has a cabinet");
    let refused = stranger.post(&known.location, &[("code", "123456")]).await;
    let refused_too = other.post(&unknown.location, &[("code", "000000")]).await;
    assert_eq!((refused.status, refused_too.status), (refused_too.status, refused.status));
}

/// covers REG-04: every rule on the server, typed values kept, the password never.
#[tokio::test]
async fn a_wrong_form_comes_back_with_exact_words_and_what_was_typed() {
    let town = Town::new().await;
    let mut anna = town.browser();
    anna.get("/register").await;
    for (field, value, words) in [
        ("email", "orlova", "нет знака @"),
        ("email", "", "Напишите адрес почты"),
        ("phone", "+7 921 555", "не хватает цифр"),
        ("password", "Коротко-7", "не короче 12 знаков"),
        ("password", "Гроза-12345-над-рекой", "без ряда клавиш"),
        ("password", "Гроза-Orlova-7-рек", "без вашего имени, почты и телефона"),
        ("password", "Мой-пароль-7-8", "легко угадать"),
        ("password_again", "Другое-7-совсем-слово", "Пароли не совпали"),
        ("terms", "", "Отметьте согласие"),
    ] {
        let answer = anna.post("/register", &form_with(field, value)).await;
        assert_eq!(answer.status, 422, "{field} {value}");
        assert!(answer.says(words), "{field} {value}: {words}");
        assert!(!answer.says(PASSWORD), "the password is never shown");
        if field != "email" {
            assert!(answer.says("Orlova@Example.org"), "what was typed is kept");
        }
    }
    town.post_leaves().await;
    assert!(town.test.outbox.messages().is_empty());
}

/// covers REG-04: what is easy to guess the page asks while one types, and it is told what the form would be told.
#[tokio::test]
async fn the_page_learns_while_one_types_whether_a_password_is_easy_to_guess() {
    let town = Town::new().await;
    let mut anna = town.browser();
    anna.get("/register").await;
    for password in
        ["Спартак-Чемпион-7!", "Cgfhnfr-Vjcrdf-7!", "Moskva-Leto-1985!", PASSWORD, "Туман-5-над-озером"]
    {
        let fields = [("password", password), ("email", "a@example.org"), ("phone", "")];
        let asked = anna.post("/password-check", &fields).await;
        let typed = form_with("password", password).into_iter();
        let typed: Vec<_> = typed
            .map(|(name, usual)| (name, if name == "password_again" { password } else { usual }))
            .collect();
        let refused = anna.post("/register", &typed).await.status == 422;
        assert_eq!(asked.text, format!("{{\"common\":{refused}}}"), "{password}");
        anna.get("/register").await;
    }
    town.post_leaves().await;
    let mut stranger = town.browser().stranger();
    assert_eq!(
        stranger.post("/password-check", &[("password", PASSWORD)]).await.status,
        400,
        "without a token"
    );
}

/// covers REG-16: five tries, ten minutes, once, another after a minute.
#[tokio::test]
async fn a_code_dies_of_five_tries_and_of_ten_minutes() {
    let town = Town::new().await;
    let mut anna = town.browser();
    anna.get("/register").await;
    let place = anna.post("/register", &FORM).await.location;
    let code = town.newest_code(PHONE).await;
    let page = anna.open(&place).await;
    assert!(page.says("через 60 с"), "{}", page.text);
    let wrong = if code == "000000" { "111111" } else { "000000" };
    for left in [
        "Осталось 4 попытки",
        "Осталось 3 попытки",
        "Осталось 2 попытки",
        "Осталась 1 попытка",
        "слишком много раз",
    ] {
        let answer = anna.post(&place, &[("code", wrong)]).await;
        assert!(answer.says(left), "{left}");
    }
    assert_eq!(anna.post(&place, &[("code", &code)]).await.status, 422, "even the right one is dead");

    anna.post(&format!("{place}/resend"), &[]).await;
    town.post_leaves().await;
    assert_eq!(town.test.outbox.to(PHONE).len(), 1, "not within the minute");
    town.test.minutes_pass(1);
    anna.post(&format!("{place}/resend"), &[]).await;
    let second = town.newest_code(PHONE).await;
    town.test.minutes_pass(10);
    let late = anna.post(&place, &[("code", &second)]).await;
    assert!(late.says("Код устарел"));

    anna.post(&format!("{place}/resend"), &[]).await;
    let third = town.newest_code(PHONE).await;
    assert_eq!(anna.post(&place, &[("code", &third)]).await.location, "/profile");
}

/// Sending the form twice begins one registration and sends one code.
#[tokio::test]
async fn the_same_form_twice_is_one_registration() {
    let town = Town::new().await;
    let mut anna = town.browser();
    anna.get("/register").await;
    let first = anna.post("/register", &FORM).await;
    let second = anna.post("/register", &FORM).await;
    assert_eq!(first.location, second.location);
    town.post_leaves().await;
    assert_eq!(town.test.outbox.to(PHONE).len(), 1);
    assert_eq!(town.test.outbox.to(EMAIL).len(), 1);

    let mut boris = town.browser().stranger();
    boris.get("/register").await;
    assert_ne!(boris.post("/register", &FORM).await.location, first.location, "another browser's is another");
}

/// Somebody who typed another person's e-mail gets a cabinet without it, and the e-mail stays free.
#[tokio::test]
async fn an_e_mail_that_is_not_confirmed_belongs_to_nobody() {
    let town = Town::new().await;
    let mut thief = town.browser().stranger();
    thief.get("/register").await;
    let form = form_with("phone", "+7 921 555-99-99");
    let place = thief.post("/register", &form).await.location;
    let code = town.newest_code("+79215559999").await;
    thief.open(&place).await;
    assert_eq!(thief.post(&place, &[("code", &code)]).await.location, "/profile");

    let mut anna = town.browser();
    anna.get("/register").await;
    anna.post("/register", &FORM).await;
    let link = town.newest_link(EMAIL).await;
    anna.get(&link).await;
    assert_eq!(anna.post(&link, &[]).await.location, "/security/phone");
    assert!(is_signed_in(&mut anna).await);
}

/// The day is over, the registration is gone, the form says so.
#[tokio::test]
async fn a_registration_lives_a_day() {
    let town = Town::new().await;
    let mut anna = town.browser();
    anna.get("/register").await;
    let place = anna.post("/register", &FORM).await.location;
    let link = town.newest_link(EMAIL).await;
    town.test.minutes_pass(24 * 60);
    assert_eq!(anna.get(&place).await.location, "/register?late=1");
    assert_eq!(anna.get(&link).await.status, 410);
    assert!(anna.get("/register?late=1").await.says("Время на подтверждение вышло"));
}

#[tokio::test]
async fn the_pages_speak_english_too() {
    let town = Town::new().await;
    let mut anna = town.browser();
    anna.in_english();
    assert!(anna.get("/register").await.says("Create a cabinet"));
    let answer = anna.post("/register", &form_with("terms", "")).await;
    assert!(answer.says("Tick the terms"));
    anna.post("/register", &FORM).await;
    town.post_leaves().await;
    assert!(town.test.outbox.newest_to(EMAIL).unwrap().text.contains("To open the cabinet"));
}

/// covers REG-16: pages and messages say how long a code and a link are good for as the policy has it.
#[tokio::test]
async fn what_is_said_about_the_life_of_codes_and_links_is_the_policys() {
    let rules = serde_json::json!({ "codes": { "life_minutes": 7 }, "registration": { "hours": 3 } });
    let town = Town::new().await.with_rules(rules);
    let mut anna = town.browser();
    anna.get("/register").await;
    let place = anna.post("/register", &FORM).await.location;
    let page = anna.open(&place).await;
    assert!(page.says("действует 7 минут"), "{}", page.text);
    town.post_leaves().await;
    let letter = town.test.outbox.to(EMAIL).remove(0).text.replace('\u{a0}', " ");
    assert!(letter.contains("в течение 3 часов"), "{letter}");
}
