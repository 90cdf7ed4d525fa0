//! The services that the program carries with it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use catalogue::{Catalogue, Service};
use chrono::DateTime;
use serde_json::json;
use text::{Book, Lang, Words};

fn services() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../services")
}

fn words(lang: Lang) -> Words {
    Words::new(Arc::new(Book::new(catalogue::words().into()).unwrap()), lang)
}

#[test]
fn every_shipped_service_is_without_fault_and_its_examples_hold() {
    let faults: Vec<String> = catalogue::check(&services()).iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_compiled_in_is_what_lies_in_the_folder() {
    let (shipped, loaded) = (Catalogue::shipped(), Catalogue::load(&services()).unwrap());
    let revisions = |catalogue: &Catalogue| -> Vec<(String, String)> {
        catalogue.all().iter().map(|service| (service.code.clone(), service.revision.clone())).collect()
    };
    assert_eq!(revisions(&shipped), revisions(&loaded));
    let codes: Vec<String> = shipped.all().iter().map(|service| service.code.clone()).collect();
    assert_eq!(codes[..3], ["no-criminal-record", "residence-certificate", "citizen-appeal"]);
}

/// The letter of an example with what `documents` adds to it.
fn letter(service: &Service, example: &catalogue::Example) -> serde_json::Value {
    let t = words(Lang::Ru);
    let known = |name: &str| example.profile.get(name).cloned();
    let mut data = service.letter(&example.told(), known, &t);
    let added = json!({
        "number": "2026-1124-005102", "date": "2026-12-01", "found_on": "2026-12-01", "valid_until": "2027-06-01", "code": "7K2M-9QXA-4HPD",
        "verify_url": "https://cabinet.example/verify/7K2M-9QXA-4HPD", "agency": service.words(Lang::Ru).get("agency"),
        "portal": "Кабинет", "title": service.words(Lang::Ru).get("title"),
    });
    data.as_object_mut().unwrap().extend(added.as_object().unwrap().clone());
    data
}

/// covers LEAP-06: the letter is part of the folder, and every example that can be decided has one.
#[tokio::test]
async fn every_example_that_can_be_decided_has_its_letter() {
    let renderer = pdf::Renderer::new(1);
    let mut letters = 0;
    for code in Catalogue::shipped().all().iter().map(|service| &service.code) {
        let (service, examples) = catalogue::examples(&services().join(code)).unwrap();
        let before = letters;
        for example in
            examples.iter().filter(|example| ["issued", "review"].contains(&example.decision.as_str()))
        {
            let document = pdf::Document {
                template: service.template("").to_owned(),
                data: letter(&service, example),
                title: service.words(Lang::Ru).get("title"),
                lang: "ru",
                at: DateTime::from_timestamp(1_795_000_000, 0).unwrap(),
                qr: Some("https://cabinet.example/verify/7K2M-9QXA-4HPD".to_owned()),
            };
            let bytes = renderer
                .render(document)
                .await
                .unwrap_or_else(|error| panic!("{code} {}: {error}", example.file));
            assert!(bytes.starts_with(b"%PDF-"), "{code} {}", example.file);
            letters += 1;
            if let Some(folder) = option_env!("KABINET_LETTERS") {
                let name = example.file.replace(['/', '.'], "-");
                std::fs::write(Path::new(folder).join(format!("{code}-{name}.pdf")), bytes).unwrap();
            }
        }
        assert!(letters > before, "{code} has no example that ends with a letter");
    }
}

#[test]
fn answers_are_shown_as_people_read_them() {
    let (service, examples) = catalogue::examples(&services().join("no-criminal-record")).unwrap();
    let changed = examples.iter().find(|example| example.file.ends_with("name-changed.toml")).unwrap();
    let shown = |lang| service.letter(&changed.told(), |_| None, &words(lang))["answers"].clone();
    let russian = shown(Lang::Ru);
    assert_eq!(russian["name_changed"], "Да, были другие");
    assert_eq!(russian["name_changed_on"].as_str().unwrap().replace('\u{a0}', " "), "18 июня 2012");
    assert_eq!(russian["passport"].as_str().unwrap().replace('\u{a0}', " "), "45 10 624718");
    assert_eq!(russian["post_address"], "601200, г. Новозаречный, ул. Мира, д. 1");
    assert_eq!(
        russian["name_document"].as_str().unwrap().replace('\u{a0}', " "),
        "Свидетельство о браке.jpg, 1,2 МБ"
    );
    assert_eq!(shown(Lang::En)["name_changed"], "Yes, I did");
}

#[test]
fn a_gap_is_told_in_the_services_own_words() {
    let catalogue = Catalogue::shipped();
    let service = catalogue.get("no-criminal-record").unwrap();
    let answers = json!({"purpose": "work", "name_changed": true, "name_changed_on": "2102-06-18"});
    let today = "2026-11-24".parse().unwrap();
    let gaps = service.form.gaps(answers.as_object().unwrap(), today);
    let (ru, t) = (service.words(Lang::Ru), words(Lang::Ru));
    let said = |field: &str| {
        let (page, field, refusal) = gaps.iter().find(|(_, name, _)| name == field).unwrap();
        assert_eq!(page, "name");
        service.form.complaint(field, refusal, &ru, &t).replace('\u{a0}', " ")
    };
    assert_eq!(said("former_surname"), "Напишите прежнюю фамилию, например Кузнецова");
    assert_eq!(said("name_changed_on"), "«Дата смены имени»: год должен быть не позже 2026");
}

/// covers APP-02, APP-17: what the person has stated otherwise than the profile has it stands in the letter, for it was examined and approved.
#[test]
fn a_letter_speaks_of_the_name_that_was_stated_and_approved() {
    let (service, mut examples) = catalogue::examples(&services().join("no-criminal-record")).unwrap();
    let known = |name: &str| match name {
        "surname" => Some(json!("Орлова")),
        "name" => Some(json!("Мария")),
        "patronymic" => Some(json!("Сергеевна")),
        "full_name" => Some(json!("Орлова Мария Сергеевна")),
        _ => None,
    };
    let mut example = examples.remove(0);
    let full_name = |example: &catalogue::Example| {
        service.letter(&example.told(), known, &words(Lang::Ru))["full_name"].as_str().unwrap().to_owned()
    };
    for name in ["surname", "name", "patronymic"] {
        example.answers.insert(name.to_owned(), known(name).unwrap());
    }
    assert_eq!(full_name(&example), "Орлова Мария Сергеевна");
    example.answers.insert("surname".to_owned(), json!("Орлова-Кузнецова"));
    assert_eq!(full_name(&example), "Орлова-Кузнецова Мария Сергеевна");
}

/// covers APP-01: the number of an application that a hint shows is as long as a real one and does not break at its hyphens.
#[test]
fn an_example_of_a_number_looks_like_a_real_number() {
    for (folder, files) in catalogue::shipped_files() {
        for (file, text) in files.iter().filter(|(file, _)| file.ends_with(".ftl")) {
            assert!(!text.contains("2026-1124-"), "{folder}/{file}: write U+2011 in the number");
            for number in text.split("2026\u{2011}1124\u{2011}").skip(1) {
                let digits = number.chars().take_while(char::is_ascii_digit).count();
                assert_eq!(digits, 6, "{folder}/{file}: {number}");
            }
        }
    }
}

/// covers LEAP-01: no register has confirmed what a person types of a former name, so the sealed letter does not say it.
#[test]
fn a_sealed_certificate_says_no_name_that_was_only_typed() {
    let service = Catalogue::shipped().get("snils-replacement").unwrap();
    let letter = service.template("");
    assert!(!letter.contains("answers.at(\"former_"), "{letter}");
}

/// covers DOC-01: an invitation or a decision is not called like the thing that is asked for.
#[test]
fn a_letter_that_is_not_the_thing_itself_says_so_in_its_title() {
    let begins = [
        ("passport-renewal", "Приглашение", "Invitation"),
        ("first-passport", "Приглашение", "Invitation"),
        ("foreign-passport", "Приглашение", "Invitation"),
        ("driving-licence", "Приглашение", "Invitation"),
        ("fine-appeal", "Решение", "Decision"),
        ("tax-declaration", "Решение", "Decision"),
        ("child-benefit", "Решение", "Decision"),
        ("housing-subsidy", "Решение", "Decision"),
        ("residence-registration", "Свидетельство", "Certificate"),
        ("kindergarten-queue", "Уведомление", "Notice"),
        ("activity-licence", "Выписка", "Extract"),
    ];
    let catalogue = Catalogue::shipped();
    for (code, ru, en) in begins {
        let service = catalogue.get(code).unwrap();
        for (lang, begin) in [(Lang::Ru, ru), (Lang::En, en)] {
            let title = service.letter_title("", &service.words(lang));
            assert!(title.starts_with(begin), "{code}: {title}");
        }
    }
}
