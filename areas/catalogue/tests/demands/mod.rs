//! What a form demands: ages, answers that may not be together, a fee as much as somebody answers, a last day of every year.

use std::sync::Arc;

use catalogue::{Catalogue, LastDay, Service};
use chrono::NaiveDate;
use serde_json::{Value, json};
use text::{Book, Lang, Words};

use crate::faults::only;

fn today() -> NaiveDate {
    "2026-11-24".parse().unwrap()
}

fn service(code: &str) -> Arc<Service> {
    Catalogue::shipped().get(code).unwrap()
}

/// What is said beside a field; empty when nothing is.
fn said(service: &Service, answers: &Value, field: &str) -> String {
    let t = Words::new(Arc::new(Book::new(catalogue::words().into()).unwrap()), Lang::Ru);
    let gaps = service.form.gaps(answers.as_object().unwrap(), today());
    let found = gaps.iter().find(|(_, name, _)| name == field);
    let words = found.map(|(_, field, why)| service.form.complaint(field, why, &service.words(Lang::Ru), &t));
    words.unwrap_or_default().replace('\u{a0}', " ")
}

/// covers APP-01: a passport is renewed by age only by whom the present one holds no more
#[test]
fn a_passport_is_not_renewed_by_age_before_its_time() {
    let service = service("passport-renewal");
    let early = |born: &str, issued: &str, why: &str| {
        let answers = json!({ "why": why, "birth_date": born, "passport_issued_on": issued });
        said(&service, &answers, "why").contains("рано")
    };
    assert!(early("1985-04-19", "2005-05-06", "age"), "41, the passport was issued at 20");
    assert!(!early("1985-04-19", "2005-05-06", "appearance"), "another reason");
    assert!(!early("2006-11-24", "2020-12-01", "age"), "20 today, the passport was issued at 14");
    assert!(early("2006-11-25", "2020-12-01", "age"), "20 tomorrow");
    assert!(!early("1972-01-30", "2002-02-27", "age"), "54, the passport of 30 was never renewed");
    assert!(early("1972-01-30", "2017-02-01", "age"), "54, the passport was issued at 45");
    assert!(!early("1985-04-19", "", "age"), "nobody knows yet when it was issued");
}

/// covers APP-01: a child is old enough and young enough, and one picked from the register's list needs no number
#[test]
fn a_child_is_as_old_as_the_service_says_and_a_known_one_needs_no_certificate() {
    let service = service("first-passport");
    let child = |born: &str, certificate: Option<&str>| {
        let mut child = json!({ "name": "Гусев Матвей", "birth_date": born });
        if let Some(number) = certificate {
            child["certificate"] = json!(number);
        }
        json!({ "child": child })
    };
    let wrong = |answers: &Value| said(&service, answers, "child-birth_date");
    assert!(wrong(&child("2012-11-25", Some("II-МЮ 540812"))).contains("уже исполниться 14 лет"), "13");
    assert_eq!(wrong(&child("2012-11-24", Some("II-МЮ 540812"))), "", "14 today");
    assert!(wrong(&child("2006-11-24", Some("II-МЮ 540812"))).contains("младше 20 лет"), "20");
    let picked = child("2012-01-01", None);
    assert_eq!(said(&service, &picked, "child-certificate"), "", "the register named the child");
    let typed = child("2012-01-01", Some(""));
    assert_ne!(said(&service, &typed, "child-certificate"), "", "typed by hand it needs its number");
}

/// covers PAY-03 CAT-08: a tax is paid as high as it is, a policy costs what its plain rules say
#[test]
fn a_fee_may_be_what_somebody_answers_or_what_is_counted() {
    let cost = |code: &str, answers: Value| {
        let service = service(code);
        let answers = service.form.counted(answers.as_object().unwrap().clone(), today());
        let charged = service.fee(&answers, today()).unwrap();
        (charged.name.to_owned(), charged.kopecks)
    };
    assert_eq!(cost("tax-payment", json!({ "sum": 318_000 })), ("tax".to_owned(), 318_000));
    let policy = |who: &str, beginner: bool| {
        cost("osago-policy", json!({ "power": 106, "months": 12, "who_drives": who, "beginner": beginner }))
    };
    assert_eq!(policy("listed", false), ("usual".to_owned(), 636_000));
    assert_eq!(policy("listed", true), ("beginner".to_owned(), 1_081_200));
    assert_eq!(policy("anybody", false), ("anybody".to_owned(), 1_144_800));
    assert_eq!(service("tax-payment").fee_range(), None);
}

/// The faults of a changed service: one of them says this.
fn says(code: &str, file: &str, (old, new): (&str, &str), message: &str) {
    let (_, said) = only(code, file, old, new);
    assert!(said.iter().any(|fault| fault.contains(message)), "{message}\n{said:#?}");
}

/// covers LEAP-07
#[test]
fn the_prover_knows_ages_rules_and_counted_fees() {
    says(
        "tax-payment",
        "form.toml",
        ("question = \"sum\"\nkind = \"money\"", "question = \"sum\"\nkind = \"money\"\nrequired = false"),
        "the fee is not total: \"sum\" is not answered by everybody whom the line \"tax\" fits",
    );
    says("tax-payment", "service.toml", ("from = \"sum\"", "from = \"som\""), "did you mean \"sum\"?");
    let both = "from = \"sum\"\nkopecks = 5";
    says("tax-payment", "service.toml", ("from = \"sum\"", both), "said twice: \"kopecks\" and \"from\"");
    let other = "when = { question = \"who_drives\", is = \"listed\" }\n\n[[fee]]\nfee = \"beginner\"";
    says(
        "osago-policy",
        "service.toml",
        ("when = { question = \"who_drives\", is = \"anybody\" }\n\n[[fee]]\nfee = \"beginner\"", other),
        "the fee is not total: \"premium_anybody\"",
    );
    let never = "at_most = 99 }, { question = \"sum\", at_least = 100 }] }";
    says(
        "tax-payment",
        "form.toml",
        ("{ question = \"sum\", at_most = 99 }", &format!("{{ all = [{{ question = \"sum\", {never}")),
        "the rule \"nothing\" refuses nobody",
    );
    says(
        "tax-payment",
        "form.toml",
        ("question = \"sum\"\nrefused", "question = \"som\"\nrefused"),
        "\"som\"",
    );
    let ages = ("at_least_years = 18", "at_least_years = 120");
    says("osago-policy", "form.toml", ages, "nobody is at least 120 years old and younger than 100");
    says(
        "osago-policy",
        "ru.ftl",
        ("rule-begins =", "rule-beginz ="),
        "the words \"rule-begins\" are missing",
    );
}

/// covers CAT-03
#[test]
fn a_last_day_comes_every_year_or_once() {
    let declaration = service("tax-declaration");
    assert_eq!(declaration.apply_until, Some(LastDay::Yearly(4, 30)));
    assert_eq!(declaration.last_day(today()), "2027-04-30".parse().ok());
    assert!(declaration.is_open(today()));
    let wrong = ("apply_until = \"04-30\"", "apply_until = \"30 апреля\"");
    says("tax-declaration", "service.toml", wrong, "or like \"04-30\" for every year");
}

/// covers CAT-03: an example says where somebody lives, and whether the service is offered there
#[test]
fn an_example_says_where_a_service_is_offered() {
    let file = "examples/refused.toml";
    let elsewhere = ("region = \"novozarechny\"", "region = \"zarechny\"");
    let message = "in \"zarechny\" it is offered: true, and the example expects false";
    says("kindergarten-queue", file, elsewhere, message);
    says("kindergarten-queue", file, ("offered = false\n", ""), "\"offered\" is missing");
}
