use proptest::prelude::*;

use super::*;

fn today() -> NaiveDate {
    "2026-11-24".parse().unwrap()
}
fn question(kind: Kind) -> Question {
    Question { name: "q".into(), kind, required: true, shown_when: None, prefill: None }
}
fn read(kind: Kind, typed: &str) -> Read {
    question(kind).read(
        |suffix| if suffix.is_empty() { typed.to_owned() } else { String::new() },
        Vec::new,
        today(),
    )
}
fn date(day: &str, month: &str, year: &str) -> Read {
    let typed = |suffix: &str| match suffix {
        "day" => day.to_owned(),
        "month" => month.to_owned(),
        "year" => year.to_owned(),
        _ => String::new(),
    };
    question(Kind::Date { past: true, ages: Ages::default() }).read(typed, Vec::new, today())
}
fn key(read: Read) -> &'static str {
    read.unwrap_err().key
}
fn words(options: &[&str]) -> Vec<String> {
    options.iter().map(ToString::to_string).collect()
}

#[test]
fn numbers_are_kept_as_digits_however_they_are_typed() {
    let account = Kind::Text { max: 200, digits: vec![20] };
    assert_eq!(read(account, "4081 7810 0999 1000 4312"), Ok(Some(json!("40817810099910004312"))));
    assert_eq!(read(Kind::Snils, " 112-233-445 95 "), Ok(Some(json!("11223344595"))));
    assert_eq!(read(Kind::Inn, "5001 0073 2259"), Ok(Some(json!("500100732259"))));
    assert_eq!(read(Kind::Passport, "45 10 624718"), Ok(Some(json!("4510624718"))));
    assert_eq!(read(Kind::Phone, "8 (921) 123-45-67"), Ok(Some(json!("+79211234567"))));
    assert_eq!(read(Kind::Money, "1 500,4 ₽"), Ok(Some(json!(150_040))));
    assert_eq!(read(Kind::Name, "  орлова "), Ok(Some(json!("Орлова"))));
}

/// covers APP-01: the error is about the field and says what is wrong with it.
#[test]
fn a_refusal_says_exactly_what_is_wrong() {
    let account = || Kind::Text { max: 200, digits: vec![20] };
    assert_eq!(key(read(account(), "4081 7810 0999 1000 431")), "catalogue-answer-count");
    assert_eq!(key(read(account(), "мой счёт")), "catalogue-answer-digits");
    let fine = Kind::Text { max: 200, digits: vec![20, 25] };
    assert_eq!(key(read(fine, "188101332611")), "catalogue-answer-counts");
    assert_eq!(key(read(Kind::Snils, "112-233-445 96")), "catalogue-answer-snils-control");
    assert_eq!(key(read(Kind::Snils, "112-233-445")), "catalogue-answer-snils-count");
    assert_eq!(key(read(Kind::Inn, "500100732258")), "catalogue-answer-inn-control");
    assert_eq!(key(read(Kind::Inn, "7707083893")), "catalogue-answer-inn-organisation");
    assert_eq!(key(read(Kind::Passport, "45 10 62471")), "catalogue-answer-passport-count");
    assert_eq!(key(read(Kind::Phone, "42")), "catalogue-answer-phone");
    assert_eq!(key(read(Kind::Email, "orlova")), "catalogue-answer-email");
    assert_eq!(key(read(Kind::Name, "Orlova")), "catalogue-answer-name-latin");
    assert_eq!(key(read(Kind::Text { max: 3, digits: Vec::new() }, "четыре")), "catalogue-answer-long");
    assert_eq!(key(read(Kind::Number { min: 1, max: 5, unit: None }, "6")), "catalogue-answer-number-high");
    assert_eq!(key(read(Kind::Choice { options: words(&["a", "b"]) }, "c")), "catalogue-answer-option");
    assert_eq!(key(read(Kind::YesNo, "maybe")), "catalogue-answer-option");
}

#[test]
fn dates_are_typed_in_three_boxes_and_the_wrong_one_is_named() {
    assert_eq!(date("18", " 6", "2012 "), Ok(Some(json!("2012-06-18"))));
    assert_eq!(date("18", "июня", "2012"), Ok(Some(json!("2012-06-18"))));
    assert_eq!(date("1", "мая", "2012"), Ok(Some(json!("2012-05-01"))));
    assert_eq!(date("", "", " "), Ok(None));
    let part = |read: Read| read.unwrap_err().part().map(ToOwned::to_owned);
    assert_eq!(part(date("8", "6", "2102")).as_deref(), Some("year"));
    assert_eq!(part(date("8", "", "2012")).as_deref(), Some("month"));
    assert_eq!(part(date("31", "4", "2012")).as_deref(), Some("day"));
    assert_eq!(key(date("25", "11", "2026")), "catalogue-answer-date-future");
    assert_eq!(date("24", "11", "2026"), Ok(Some(json!("2026-11-24"))));
}

#[test]
fn several_options_keep_the_order_of_the_form() {
    let choices = question(Kind::Choices { options: words(&["a", "b", "c"]) });
    let many = |typed: &[&str]| choices.read(|_| String::new(), || words(typed), today());
    assert_eq!(many(&["c", "a", "c", ""]), Ok(Some(json!(["a", "c"]))));
    assert_eq!(many(&[]), Ok(None));
    assert_eq!(key(many(&["a", "x"])), "catalogue-answer-option");
}

#[test]
fn an_address_needs_a_house_and_a_postcode_only_if_it_is_typed() {
    let address = |line: &str, postcode: &str| {
        question(Kind::Address { region: false }).read(
            |suffix| if suffix == "postcode" { postcode } else { line }.to_owned(),
            Vec::new,
            today(),
        )
    };
    assert_eq!(
        address(" г. Верхнереченск,  ул. Речная, 12 ", ""),
        Ok(Some(json!({"line": "г. Верхнереченск, ул. Речная, 12", "postcode": ""})))
    );
    assert_eq!(key(address("г. Верхнереченск, ул. Речная", "601150")), "catalogue-answer-address-house");
    assert_eq!(key(address("г. Верхнереченск, ул. Речная, 12", "0150")), "catalogue-answer-postcode");
    assert_eq!(key(address("", "601150")), "catalogue-answer-address");
}

#[test]
fn files_are_counted_and_weighed() {
    let files = question(Kind::File {
        max_files: 1,
        max_bytes: 5 << 20,
        formats: words(&["pdf"]),
        photo: None,
        mine: None,
        identity: false,
    });
    let file = |size: u64| json!({"file": "x", "name": "a.pdf", "size": size});
    assert_eq!(files.sound(&json!([file(5 << 20)]), today()), Ok(()));
    assert_eq!(
        files.sound(&json!([file((5 << 20) + 1)]), today()).unwrap_err().key,
        "catalogue-answer-file-large"
    );
    assert_eq!(
        files.sound(&json!([file(1), file(1)]), today()).unwrap_err().key,
        "catalogue-answer-files-many"
    );
    assert!(files.sound(&json!("a.pdf"), today()).is_err());
}

fn any_kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Name),
        Just(Kind::Text { max: 20, digits: Vec::new() }),
        Just(Kind::Text { max: 20, digits: vec![10] }),
        Just(Kind::LongText { max: 40 }),
        Just(Kind::Date { past: true, ages: Ages::default() }),
        Just(Kind::Date { past: false, ages: Ages::default() }),
        Just(Kind::Snils),
        Just(Kind::Inn),
        Just(Kind::Passport),
        Just(Kind::Address { region: false }),
        Just(Kind::Phone),
        Just(Kind::Email),
        Just(Kind::Money),
        Just(Kind::Number { min: -5, max: 500, unit: None }),
        Just(Kind::Choice { options: words(&["a", "b"]) }),
        Just(Kind::Choices { options: words(&["a", "b"]) }),
        Just(Kind::YesNo),
    ]
}

/// Text as people type it and as nobody should.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,30}",
        "[0-9]{1,12}",
        "[ab]|yes|no",
        "[а-яё]{2,10}[ -][а-яё]{2,8}",
        "[а-я]{3,9}, [а-я. ]{3,9} [0-9]{1,3}",
        "[a-z]{1,8}@[a-z]{1,8}\\.ru",
        "[+]?[78]9[0-9]{9}",
        "[0-9]{1,6}[,.][0-9]{1,2}",
        "[а-я \n\t\u{a0}]{0,30}",
    ]
}

proptest! {
    #[test]
    fn what_was_read_is_sound_and_anything_may_be_typed(
        kind in any_kind(),
        parts in proptest::array::uniform4(typed()),
        (day, month, year) in (1_u32..32, 1_u32..13, 1890_u32..2040),
    ) {
        let question = question(kind);
        let boxes = |suffix: &str| match suffix {
            "day" => day.to_string(),
            "month" => month.to_string(),
            "year" => year.to_string(),
            "postcode" => parts[1].clone(),
            _ => parts[0].clone(),
        };
        for read in [question.read(boxes, || parts.to_vec(), today()), question.read(|_| parts[2].clone(), || vec![parts[3].clone()], today())] {
            if let Ok(Some(answer)) = read {
                prop_assert!(crate::condition::is_answer(&answer));
                prop_assert_eq!(question.sound(&answer, today()), Ok(()), "{:?} {}", question.kind, answer);
            }
        }
    }

    #[test]
    fn a_date_of_the_calendar_is_read_as_itself(days in 0_i64..45_000) {
        let first: NaiveDate = "1900-01-01".parse().unwrap();
        let day = first + chrono::Duration::days(days);
        let read = date(&day.day().to_string(), &day.month().to_string(), &day.year().to_string());
        prop_assert_eq!(read, Ok(Some(json!(day.to_string()))));
    }
}
