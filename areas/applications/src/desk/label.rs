//! Labels of a case: the agency's own words, never about a person (PLUS-14).

use axum::response::Response;
use chrono::NaiveDate;
use db::Tx;
use journal::{Actor, Object};
use serde_json::json;
use web::{FieldErrors, House, Posted, WebResult};

use crate::applicant;
use crate::desk::case::Attempt;
use crate::desk::seat::{OpenCase, order, within};
use crate::store::desk::CaseRow;
use crate::store::holders;

/// The longest label, in characters: what fits a badge.
pub(crate) const LABEL_MAX: usize = 40;
/// So many digits together are no day and no floor, but somebody's number.
const NUMBER_DIGITS: usize = 6;
/// The characters of a day such as 2026-12-01.
const DAY_LENGTH: usize = 10;
/// So many first letters of a name tell it in every case.
const STEM: usize = 4;
/// A case carries at most so many.
const MOST: usize = 8;

/// `POST /staff/cases/{id}/labels`: `label` is put on, `off` is taken off.
pub(crate) async fn post(case: OpenCase, Posted(form): Posted) -> WebResult<Response> {
    let (desk, row) = (&case.desk, &case.row);
    let (actor, agency) = (desk.actor(), desk.me.agency.as_str());
    let (off, label) = (form.get("off"), one_line(form.get("label")));
    let applicant = applicant::of(desk.house(), desk.t(), &case.application).await?;
    let tx = desk.house().db.begin().await?;
    if !off.is_empty() {
        if holders::unlabel(&tx, agency, row.id(), off).await? {
            record(desk.house(), &tx, (actor, row, agency), ("application.unlabelled", off)).await?;
        }
    } else {
        let mut errors = FieldErrors::new();
        if label.is_empty() {
            errors.add("label", desk.t().get("applications-labels-missing"));
        }
        within(&mut errors, desk.t(), ("label", &label, LABEL_MAX));
        if is_about_person(&label, &applicant.name) {
            errors.add("label", desk.t().get("applications-labels-person"));
        }
        let present = holders::labels(&tx, agency, &[row.application_id]).await?;
        if present.len() >= MOST && !present.iter().any(|(_, one)| *one == label) {
            errors.add("label", desk.t().get("applications-labels-full"));
        }
        if !errors.is_empty() {
            drop(tx);
            return case.refused(errors, Attempt { label, ..Attempt::default() }).await;
        }
        put(desk.house(), &tx, (actor, row, agency), &label).await?;
    }
    tx.commit().await?;
    Ok(case.again())
}

/// Puts a label on a case and records it; once.
pub(crate) async fn put(
    house: &House,
    tx: &Tx,
    (actor, row, agency): (Actor, &CaseRow, &str),
    label: &str,
) -> WebResult<()> {
    if holders::label(tx, agency, row.id(), (label, &row.place)).await? {
        record(house, tx, (actor, row, agency), ("application.labelled", label)).await?;
    }
    Ok(())
}

/// A label as it is kept: one line.
pub(crate) fn one_line(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a label names a person: an e-mail, a number as long as those of documents and phones, or one of the applicant's names in any
/// case. Days are no such numbers.
pub(crate) fn is_about_person(label: &str, applicant: &str) -> bool {
    has_address(label) || has_number(label) || has_name(label, applicant)
}

fn has_address(label: &str) -> bool {
    let mut parts = label.split('@');
    let ends = parts.next().is_some_and(|before| before.ends_with(char::is_alphanumeric));
    ends && parts.next().is_some_and(|after| after.starts_with(char::is_alphanumeric))
}

fn has_number(label: &str) -> bool {
    let is_day = |word: &&str| word.len() == DAY_LENGTH && word.parse::<NaiveDate>().is_ok();
    let words: Vec<&str> = label.split(' ').filter(|word| !is_day(word)).collect();
    let joined = words.join(" ").replace([' ', '-', '(', ')', '\u{a0}', '\u{2011}'], "");
    joined.split(|letter: char| !letter.is_ascii_digit()).any(|digits| digits.len() >= NUMBER_DIGITS)
}

fn has_name(label: &str, applicant: &str) -> bool {
    let words = |text: &str| -> Vec<Vec<char>> {
        let folded = text.to_lowercase().replace('ё', "е");
        folded.split(|letter: char| !letter.is_alphabetic()).map(|word| word.chars().collect()).collect()
    };
    let names = words(applicant);
    let is_of = |word: &[char], name: &[char]| match name.len() {
        0..3 => false,
        length if length <= STEM => word == name,
        length => word.starts_with(&name[..STEM.max(length - 2)]) && word.len() <= length + 2,
    };
    words(label).iter().any(|word| names.iter().any(|name| is_of(word, name)))
}

/// The office's own order is no part of the citizen's record: the entry names the case and no person.
async fn record(
    house: &House,
    tx: &Tx,
    (actor, row, agency): (Actor, &CaseRow, &str),
    (action, label): (&'static str, &str),
) -> WebResult<()> {
    let what = (actor, action, Object::Application(row.id()), Some(row.service.clone()));
    let entry = order(agency, what, json!({ "label": label }));
    house.journal.record(tx, entry).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// covers PLUS-14
    #[test]
    fn a_label_names_no_person() {
        let applicant = "Орлова Мария Сергеевна";
        for label in [
            "Иванов +79990000101",
            "8 (999) 000-01-01",
            "паспорт 4512 123456",
            "112-233-445 95",
            "maria@example.com",
            "к Орловой",
            "ОРЛОВА",
            "для Марии",
        ] {
            assert!(is_about_person(label, applicant), "{label}");
        }
        for label in [
            "срочно",
            "дом 12, кв. 305",
            "2026-12-01",
            "до 01.12.2026",
            "ремонт 2026",
            "жду @ архив",
            "марка автомобиля",
        ] {
            assert!(!is_about_person(label, applicant), "{label}");
        }
        assert!(!is_about_person("срочно", ""), "nobody knows the name");
    }
}
