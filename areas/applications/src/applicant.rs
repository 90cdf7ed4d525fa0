//! Who has applied, for whoever works on the application: what the statement says, and the profile where the form did not ask.

use profile::Card;
use serde_json::Value;
use text::Words;
use web::{House, Problem, WebResult};

use crate::application::Application;

/// Who has applied.
#[derive(Default)]
pub(crate) struct Applicant {
    /// Surname, name and patronymic; empty when nobody knows them.
    pub name: String,
    /// How to reach them: labels and values.
    pub reach: Vec<(String, String)>,
}

/// The applicant of an application; of somebody who has gone only what the statement says. Two queries at most.
pub(crate) async fn of(house: &House, t: &Words, application: &Application) -> WebResult<Applicant> {
    let stated = stated(application);
    if application.held.is_some() {
        return Ok(Applicant { name: stated, reach: Vec::new() });
    }
    let card = match profile::card(house, &house.db, application.citizen).await {
        Ok(card) => card,
        // The account was deleted in this moment.
        Err(Problem::NotFound) => Card::default(),
        Err(problem) => return Err(problem),
    };
    let name = if stated.is_empty() { card.text("full_name").to_owned() } else { stated };
    let reach = ["phone", "email", "registration_address"]
        .into_iter()
        .map(|field| (t.get(&format!("applications-applicant-{field}")), shown(&card, field)))
        .filter(|(_, value)| !value.is_empty());
    Ok(Applicant { name, reach: reach.collect() })
}

/// The name as the statement or the registers' answers give it; empty when neither does.
pub(crate) fn stated(application: &Application) -> String {
    let answers = application.answers();
    let asked =
        |name: &str| application.work.checks.values().find_map(|checked| checked.sent.get(name).cloned());
    let text = |name: &str| {
        let value = answers.get(name).cloned().or_else(|| asked(name));
        value.and_then(|value| value.as_str().map(ToOwned::to_owned)).unwrap_or_default()
    };
    let whole = text("full_name");
    if !whole.is_empty() {
        return whole;
    }
    let parts = ["surname", "name", "patronymic"].map(text);
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

/// A value of the profile as one line; an address with its postcode.
fn shown(card: &Card, field: &str) -> String {
    let Some(known) = card.get(field) else { return String::new() };
    match &known.value {
        Value::String(text) => text.clone(),
        Value::Object(address) => {
            let part = |name: &str| address.get(name).and_then(Value::as_str).filter(|part| !part.is_empty());
            [part("postcode"), part("line")].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}
