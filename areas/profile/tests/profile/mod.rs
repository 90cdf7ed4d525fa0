//! Writing the profile and having it checked.

use serde_json::json;
use web::Proofing;

use crate::town::{FORM, PHONE, Town, form_with, plain};

/// covers REG-05, REG-06, REG-07, REG-13, REG-18, PRIV-01
#[tokio::test]
async fn a_profile_is_compared_with_the_registers_and_raises_the_level() {
    let town = Town::new().await;
    let (citizen, mut maria) = town.maria().await;
    let page = maria.get("/profile").await;
    assert!(plain(&page.text).contains("Сохранить и отправить на проверку"));
    assert!(page.text.contains("Упрощённая") && page.text.contains("Подтверждённая"), "all levels are shown");

    let answer = maria.post("/profile", &FORM).await;
    assert_eq!((answer.status.as_u16(), answer.location.as_str()), (303, "/profile"), "{}", answer.text);
    assert!(plain(&maria.get("/profile").await.text).contains("Сверяем данные с реестрами"));
    let house = &town.test.house;
    assert_eq!(accounts::proofing(&house.db, citizen).await.unwrap(), Proofing::Simplified);

    town.work().await;
    assert_eq!(accounts::proofing(&house.db, citizen).await.unwrap(), Proofing::Standard);
    let page = maria.get("/profile").await;
    assert!(plain(&page.text).contains("Данные подтверждены"));
    assert!(plain(&page.text).contains("Подтверждено реестром"), "each value has its source and time");
    assert!(page.text.contains("МО"), "the header knows the person");

    let asked = town.registers.asked.lock().unwrap().clone();
    assert_eq!(asked.len(), 1);
    assert_eq!((asked[0].surname.as_str(), asked[0].passport.as_str()), ("Орлова", "4510624718"));

    let card = profile::card(house, &house.db, citizen).await.unwrap();
    assert_eq!(card.text("full_name"), "Орлова Мария Сергеевна");
    assert_eq!(card.text("birth_date"), "1988-03-14");
    assert_eq!(card.text("phone"), "+79215550142");
    assert_eq!(card.get("snils").unwrap().register.as_deref(), Some("identity"));
    assert_eq!(card.get("sex").unwrap().register, None);
    let address = json!({ "postcode": "601150", "line": "г. Верхнереченск, ул. Речная, д. 12, кв. 34" });
    assert_eq!(card.get("actual_address").unwrap().value, address);
    assert_eq!(accounts::find(house, &house.db, "112-233-445 95").await.unwrap(), Some(citizen), "LOGIN-02");
}

/// covers REG-13: control digits and the rest, in exact words beside the field; everything typed is kept.
#[tokio::test]
async fn a_wrong_profile_comes_back_with_exact_words_beside_the_fields() {
    let town = Town::new().await;
    let (_, mut maria) = town.maria().await;
    for (field, value, words) in [
        ("surname", "Orlova", "Напишите фамилию русскими буквами"),
        ("name", "", "Напишите имя, как в паспорте"),
        ("sex", "", "Выберите пол"),
        ("birth_date-month", "13", "Месяц бывает от 1 до 12"),
        ("birth_date-year", "2031", "Эта дата ещё не наступила"),
        ("birth_date-day", "", "Напишите день"),
        ("snils", "112-233-445 96", "Контрольное число СНИЛС не сходится"),
        ("snils", "112-233", "набрано 6, нужно 11"),
        ("inn", "500100732258", "Контрольные цифры ИНН не сходятся"),
        ("inn", "7707083893", "Это ИНН организации"),
        ("passport", "45 10", "набрано 4, нужно 10"),
        ("passport_issued_on-year", "1999", "Паспорт выдают с 14 лет"),
        ("passport_issuer", "", "кем выдан паспорт"),
        ("passport_issuer_code", "33", "код подразделения"),
        ("registration_address-postcode", "60115", "В индексе шесть цифр"),
        ("registration_address", "г. Верхнереченск, ул. Речная", "Напишите номер дома"),
        ("actual_same", "", "индекс"),
        ("ogrn", "1027700132196", "Контрольная цифра ОГРН не сходится"),
        ("ogrn", "10277001", "набрано 8, нужно 13"),
        ("phone_2", "921 555", "не хватает цифр"),
        ("phone_3", "семь", "есть буквы"),
    ] {
        let answer = maria.post("/profile", &form_with(&[(field, value)])).await;
        assert_eq!(answer.status, 422, "{field} {value}");
        assert!(plain(&answer.text).contains(words), "{field} {value}: {words}");
        assert!(answer.text.contains("кв. 34") || field == "registration_address", "what was typed is kept");
    }
    town.work().await;
    assert!(town.registers.asked.lock().unwrap().is_empty());
}

/// covers REG-18: what few people need is kept as it should be, shown with its source, and may be taken away again
#[tokio::test]
async fn several_phones_an_ogrn_and_another_address_are_kept() {
    let town = Town::new().await;
    let (citizen, mut maria) = town.maria().await;
    let page = plain(&maria.get("/profile").await.text);
    assert!(
        page.contains("Ещё один телефон") && page.contains("Начинается с +7"),
        "hints stand beside fields"
    );
    assert!(page.contains("+7 921 555-01-42"), "the cabinet's own phone is there, and where to change it");
    let full = form_with(&[
        ("ogrn", "304 500 116 000 157"),
        ("phone_2", "8 (921) 555-01-43"),
        ("phone_3", "+375 29 123-45-67"),
        ("actual_same", ""),
        ("actual_address-postcode", "601151"),
        ("actual_address", "г. Верхнереченск, ул. Лесная, д. 5"),
    ]);
    assert_eq!(maria.post("/profile", &full).await.location, "/profile");
    town.work().await;
    let house = &town.test.house;
    let card = profile::card(house, &house.db, citizen).await.unwrap();
    assert_eq!(card.text("ogrn"), "304500116000157");
    assert_eq!((card.text("phone_2"), card.text("phone_3")), ("+79215550143", "+375291234567"));
    assert_eq!(card.get("actual_address").unwrap().value["postcode"], "601151");
    let page = plain(&maria.get("/profile").await.text);
    for shown in ["+7 921 555-01-43", "304500116000157", "601151, г. Верхнереченск, ул. Лесная, д. 5"]
    {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert!(plain(&maria.get("/profile/edit").await.text).contains("value=\"+7 921 555-01-43\""));
    maria.post("/profile", &FORM).await;
    let card = profile::card(house, &house.db, citizen).await.unwrap();
    assert_eq!((card.text("ogrn"), card.text("phone_2")), ("", ""), "taken away again");
    assert!(!plain(&maria.get("/profile").await.text).contains("555-01-43"));
}

/// covers REG-13: the refusal names the field, and it is sent again.
#[tokio::test]
async fn the_registers_refusal_stands_beside_the_field_and_is_corrected() {
    let town = Town::new().await;
    let (citizen, mut maria) = town.maria().await;
    town.registers.differ_in(&["birth_date", "passport"]);
    maria.post("/profile", &form_with(&[("birth_date-day", "15")])).await;
    town.work().await;
    let page = maria.get("/profile").await;
    let text = plain(&page.text);
    assert!(text.contains("Часть данных не подтвердилась"));
    assert!(text.contains("Дата рождения не совпадает"));
    assert!(text.contains("Паспорта с такой серией и номером"));
    assert!(!text.contains("Фамилия не совпадает"));
    assert!(text.contains("Исправить и отправить снова"));
    assert!(text.contains("112-233-445 95"), "everything typed is kept");

    town.registers.differ_in(&[]);
    maria.post("/profile", &FORM).await;
    town.work().await;
    let house = &town.test.house;
    assert_eq!(accounts::proofing(&house.db, citizen).await.unwrap(), Proofing::Standard);
}

/// A register that is down is waited for visibly, and the check goes on by itself.
#[tokio::test]
async fn a_register_that_is_down_is_waited_for_visibly() {
    let town = Town::new().await;
    let (citizen, mut maria) = town.maria().await;
    town.registers.go_down(true);
    maria.post("/profile", &FORM).await;
    town.work().await;
    let text = plain(&maria.get("/profile").await.text);
    assert!(text.contains("Реестр пока не отвечает"), "{text}");
    assert!(text.contains("Сделана 1 попытка"));
    assert!(text.contains("Следующая в"));

    town.registers.go_down(false);
    town.test.minutes_pass(11);
    town.work().await;
    let house = &town.test.house;
    assert_eq!(accounts::proofing(&house.db, citizen).await.unwrap(), Proofing::Standard);
}

/// Sending the same form twice asks the registers once.
#[tokio::test]
async fn the_same_form_twice_is_one_check() {
    let town = Town::new().await;
    let (_, mut maria) = town.maria().await;
    maria.post("/profile", &FORM).await;
    maria.post("/profile", &FORM).await;
    town.work().await;
    assert_eq!(town.registers.asked.lock().unwrap().len(), 1);
}

/// What is confirmed stays in force until the registers confirm the new values.
#[tokio::test]
async fn confirmed_values_stay_in_force_until_new_ones_are_confirmed() {
    let town = Town::new().await;
    let (citizen, mut maria) = town.maria().await;
    maria.post("/profile", &FORM).await;
    town.work().await;
    assert!(maria.get("/profile/edit").await.text.contains("Орлова"), "the form is filled in");
    town.registers.differ_in(&["surname"]);
    let line = "г. Верхнереченск, ул. Лесная, д. 5";
    let changed = form_with(&[("surname", "Кузнецова"), ("registration_address", line)]);
    maria.post("/profile", &changed).await;
    let house = &town.test.house;
    let card = profile::card(house, &house.db, citizen).await.unwrap();
    assert_eq!(card.text("surname"), "Орлова");
    assert_eq!(card.get("registration_address").unwrap().value["line"], line, "an address needs no register");
    town.work().await;
    let card = profile::card(house, &house.db, citizen).await.unwrap();
    assert_eq!(card.text("surname"), "Орлова");
    assert_eq!(accounts::proofing(&house.db, citizen).await.unwrap(), Proofing::Standard);
    assert!(plain(&maria.get("/profile").await.text).contains("Фамилия не совпадает"));

    town.registers.differ_in(&[]);
    maria.post("/profile", &changed).await;
    town.work().await;
    let card = profile::card(house, &house.db, citizen).await.unwrap();
    assert_eq!(card.text("surname"), "Кузнецова");

    let asked = town.registers.asked.lock().unwrap().len();
    maria.post("/profile", &form_with(&[("surname", "Кузнецова")])).await;
    town.work().await;
    assert_eq!(town.registers.asked.lock().unwrap().len(), asked, "an address alone asks no register");
}

/// One SNILS confirms one cabinet.
#[tokio::test]
async fn a_snils_of_another_cabinet_is_refused_in_words() {
    let town = Town::new().await;
    let (_, mut maria) = town.maria().await;
    maria.post("/profile", &FORM).await;
    town.work().await;
    let twin = town.citizen("twin@example.org", "+79215550143").await;
    let mut browser = town.signed_in("+79215550143").await;
    browser.post("/profile", &FORM).await;
    town.work().await;
    assert!(plain(&browser.get("/profile").await.text).contains("уже подтверждён в другом кабинете"));
    let house = &town.test.house;
    assert_eq!(accounts::proofing(&house.db, twin).await.unwrap(), Proofing::Simplified);
}

/// covers REG-02: what is sensitive waits for both contacts.
#[tokio::test]
async fn the_check_waits_until_both_contacts_are_confirmed() {
    let town = Town::new().await;
    let mut anna = town.browser();
    anna.get("/register").await;
    let form = [
        ("email", "anna@example.org"),
        ("phone", "+79215550177"),
        ("password", crate::town::PASSWORD),
        ("password_again", crate::town::PASSWORD),
        ("terms", "yes"),
    ];
    let place = anna.post("/register", &form).await.location;
    town.work().await;
    anna.open(&place).await;
    let code = town.test.outbox.code_to("+79215550177").unwrap();
    anna.post(&place, &[("code", &code)]).await;
    let page = plain(&anna.get("/profile").await.text);
    assert!(page.contains("откройте ссылку из письма"), "the page says what is missing");
    anna.post("/profile", &FORM).await;
    town.work().await;
    assert!(town.registers.asked.lock().unwrap().is_empty());
    assert!(plain(&anna.get("/profile").await.text).contains("Данные сохранены, но ещё не отправлены"));

    let link = town.test.outbox.link_to("anna@example.org").unwrap();
    let path = link.strip_prefix("http://127.0.0.1:8080").unwrap();
    anna.get(path).await;
    anna.post(path, &[]).await;
    assert!(plain(&anna.get("/profile").await.text).contains("Отправить на проверку"));
    anna.post("/profile/check", &[]).await;
    town.work().await;
    assert_eq!(town.registers.asked.lock().unwrap().len(), 1);
    assert!(plain(&anna.get("/profile").await.text).contains("Данные подтверждены"));
}

#[tokio::test]
async fn a_stranger_is_sent_to_sign_in() {
    let town = Town::new().await;
    let mut stranger = town.browser();
    assert_eq!(stranger.get("/profile").await.location, "/sign-in?return=%2Fprofile");
    assert_eq!(stranger.get("/journal").await.location, "/sign-in?return=%2Fjournal");
}

/// Nothing of it stands readable in the database.
#[tokio::test]
async fn a_demo_citizen_is_confirmed_at_once_and_sealed() {
    use db::{FromQueryResult, Rows as _, sea_orm, values};
    #[derive(FromQueryResult)]
    struct Sealed {
        card: Vec<u8>,
    }
    let town = Town::new().await;
    let citizen = town.citizen(crate::town::EMAIL, PHONE).await;
    let house = &town.test.house;
    let query = profile::IdentityQuery {
        surname: "Орлова".to_owned(),
        name: "Мария".to_owned(),
        patronymic: "Сергеевна".to_owned(),
        birth_date: chrono::NaiveDate::from_ymd_opt(1988, 3, 14).unwrap(),
        snils: "11223344595".to_owned(),
        inn: "500100732259".to_owned(),
        passport: "4510624718".to_owned(),
    };
    let tx = house.db.begin().await.unwrap();
    let extra = json!({ "sex": "female", "registration_address": { "postcode": "601150", "line": "ул. Речная, д. 12" } });
    profile::create_confirmed(house, &tx, citizen, query, extra).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(accounts::proofing(&house.db, citizen).await.unwrap(), Proofing::Standard);
    let card = profile::card(house, &house.db, citizen).await.unwrap();
    assert_eq!(card.text("passport_number"), "624718");
    let rows: Vec<Sealed> = house.db.all("select card from profile_people", values![]).await.unwrap();
    let text = String::from_utf8_lossy(&rows[0].card).into_owned();
    assert!(!text.contains("Орлова") && !text.contains("624718"));
}

/// covers APP-20: what an agency has decided stands with its case, goes on while the registers are asked, and can be put back
#[tokio::test]
async fn an_agencys_word_stands_with_its_case_and_can_be_put_back() {
    let town = Town::new().await;
    let (citizen, mut maria) = town.maria().await;
    town.registers.go_down(true);
    maria.post("/profile", &FORM).await;
    town.work().await;
    let house = &town.test.house;
    let case = profile::OfCase {
        application: base::ApplicationId(house.random.uuid(house.clock.now())),
        number: "2026-1124-005102".to_owned(),
        service: "residence-registration".to_owned(),
        agency_ru: "Отдел миграции".to_owned(),
        agency_en: "Migration office".to_owned(),
    };
    let home = json!({ "postcode": "601152", "line": "г. Верхнереченск, ул. Мира, д. 30" });
    for expected in [2, 0] {
        let tx = house.db.begin().await.unwrap();
        let changes = vec![("registration_address".to_owned(), Some(home.clone()))];
        let changed = profile::take_from_case(house, &tx, citizen, &case, changes).await.unwrap();
        assert_eq!(changed.len(), expected, "she lives where she is registered; said twice it is once");
        tx.commit().await.unwrap();
    }
    let page = plain(&maria.get("/profile").await.text);
    for words in [
        "ул. Мира, д. 30",
        "Отдел миграции, 24 ноября",
        "заявление № 2026-1124-005102",
        "Подтверждено ведомством",
        "ул. Речная, д. 12",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let version = web::testing::between(&page, "name=\"version\" value=\"", "\"").unwrap().to_owned();
    town.registers.go_down(false);
    town.test.minutes_pass(60);
    town.work().await;
    let mut maria = town.signed_in(PHONE).await;
    let page = plain(&maria.get("/profile").await.text);
    assert!(
        page.contains("Данные подтверждены") && page.contains("ул. Мира, д. 30"),
        "the check has gone on: {page}"
    );
    let old = [("field", "registration_address"), ("version", version.as_str())];
    maria.post("/profile/earlier", &old).await;
    assert!(
        plain(&maria.get("/profile").await.text).contains("Подтверждено ведомством"),
        "an old page changes nothing"
    );
    let version = web::testing::between(&page, "name=\"version\" value=\"", "\"").unwrap();
    maria.post("/profile/earlier", &[("field", "registration_address"), ("version", version)]).await;
    let card = profile::card(house, &house.db, citizen).await.unwrap();
    let back = card.get("registration_address").unwrap();
    assert_eq!((back.value["postcode"].as_str(), back.register.as_deref()), (Some("601150"), None));
    assert_eq!(card.get("actual_address").unwrap().value, back.value, "where she lives goes with it");
    let stranger = maria.post("/profile/earlier", &[("field", "nothing"), ("version", "1")]).await;
    assert_eq!(stranger.status, 404);
}

/// covers REG-18: who is registered nowhere says so and still lives somewhere
#[tokio::test]
async fn who_is_registered_nowhere_says_so() {
    let town = Town::new().await;
    let (citizen, mut maria) = town.maria().await;
    maria.get("/profile").await;
    let nowhere =
        [("registration_none", "yes"), ("registration_address", ""), ("registration_address-postcode", "")];
    let answer = maria.post("/profile", &form_with(&nowhere)).await;
    assert_eq!(answer.status, 422, "the other address is needed then");
    assert!(plain(&answer.text).contains("индекс"));
    let there =
        [("actual_address-postcode", "601150"), ("actual_address", "г. Верхнереченск, ул. Лесная, д. 5")];
    assert_eq!(maria.post("/profile", &form_with(&[nowhere.as_slice(), &there].concat())).await.status, 303);
    town.work().await;
    let house = &town.test.house;
    let card = profile::card(house, &house.db, citizen).await.unwrap();
    assert!(card.get("registration_address").is_none());
    let page = plain(&maria.get("/profile").await.text);
    assert!(page.contains("Регистрации по месту жительства нет"), "{page}");
    let edit = plain(&maria.get("/profile/edit").await.text);
    assert!(web::testing::between(&edit, "id=\"registration_none\"", ">").unwrap().contains("checked"));
}
