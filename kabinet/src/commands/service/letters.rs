//! Every letter on every path: those of the examples, and those of answers that no example gives.

use std::collections::HashSet;

use base::{ApplicationId, CitizenId};
use catalogue::{Example, Service};
use documents::ToIssue;
use serde_json::Value;
use text::{Lang, Words};
use uuid::Uuid;

/// What is wrong with the letters of a service, each fault once, with the first path that shows it.
pub async fn faults(
    service: &Service,
    examples: &[Example],
    words: &Words,
    renderer: &pdf::Renderer,
) -> Vec<String> {
    let decided = |example: &&Example| ["issued", "review"].contains(&example.decision.as_str());
    let told: Vec<&Example> = examples.iter().filter(decided).collect();
    // Each change is tried once, with the first example that it fits.
    let mut tried = HashSet::new();
    let mut more: Vec<Example> =
        told.iter().flat_map(|example| catalogue::variations(service, example)).collect();
    more.retain(|path| tried.insert(path.file.split_once(" with ").map(|(_, change)| change.to_owned())));
    let mut faults: Vec<(String, String)> = Vec::new();
    // What a letter cannot read changes nothing on it: letters that are told the same are drawn once.
    let mut drawn: HashSet<(String, String)> = HashSet::new();
    for example in told.into_iter().chain(&more) {
        for letter in &example.letters {
            let document = document(service, example, letter, words);
            let read = readable(&document.template, &document.data);
            if !drawn.insert((letter.clone(), format!("{read} {:?}", document.valid_until))) {
                continue;
            }
            let file =
                if letter.is_empty() { "result.typ".to_owned() } else { format!("result-{letter}.typ") };
            let specimen = documents::specimen(&document, example.today, "Кабинет");
            let Err(error) = renderer.render(specimen).await else { continue };
            for line in error.to_string().lines() {
                let fault = match line.strip_prefix("result.typ:") {
                    Some(rest) => format!("{file}:{rest}"),
                    None => format!("{file}:1: {line}"),
                };
                if !faults.iter().any(|(known, _)| *known == fault) {
                    faults.push((fault, example.file.clone()));
                }
            }
        }
    }
    faults.into_iter().map(|(fault, file)| format!("{fault} (the letter of {file})")).collect()
}

/// Ways to read values without writing their names.
const BY_ANY_NAME: [&str; 3] = [".pairs(", ".keys(", ".values("];
/// What holds values by name.
const HOLDERS: [&str; 7] = ["answers", "applicant", "checks", "data", "officer", "officer_values", "values"];

/// The data as far as a template can read them: a name that is written nowhere in it, and that no value says, is not read, unless the
/// template goes through all of them.
fn readable(template: &str, data: &Value) -> Value {
    let goes_through = |rest: &str| {
        let of = rest.split_once(" in ").map_or("", |(_, of)| of);
        let of = of.split(['{', '[', '\n']).next().unwrap_or_default().trim();
        HOLDERS.contains(&of.rsplit('.').next().unwrap_or_default())
    };
    let through_all = template.split("for ").skip(1).any(goes_through);
    if through_all || BY_ANY_NAME.iter().any(|way| template.contains(way)) {
        return data.clone();
    }
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '-';
    let mut names: HashSet<&str> = template.split(|letter: char| !is_name(letter)).collect();
    said(data, &mut names);
    kept(data, &names)
}

/// Every text among the values: a template can read by it, as in `answers.at(values.kind)`.
fn said<'a>(value: &'a Value, names: &mut HashSet<&'a str>) {
    match value {
        Value::String(text) => drop(names.insert(text)),
        Value::Array(list) => list.iter().for_each(|one| said(one, names)),
        Value::Object(map) => map.values().for_each(|one| said(one, names)),
        _ => {}
    }
}

fn kept(value: &Value, names: &HashSet<&str>) -> Value {
    match value {
        Value::Object(map) => {
            let read = map.iter().filter(|(name, _)| names.contains(name.as_str()));
            read.map(|(name, value)| (name.clone(), kept(value, names))).collect()
        }
        Value::Array(list) => list.iter().map(|one| kept(one, names)).collect(),
        other => other.clone(),
    }
}

fn document(service: &Service, example: &Example, letter: &str, words: &Words) -> ToIssue {
    let (ru, en) = (service.words(Lang::Ru), service.words(Lang::En));
    let known = |name: &str| example.profile.get(name).cloned();
    ToIssue {
        citizen: CitizenId(Uuid::nil()),
        application: ApplicationId(Uuid::nil()),
        letter: letter.to_owned(),
        copy: 0,
        service: service.code.clone(),
        title_ru: service.letter_title(letter, &ru),
        title_en: service.letter_title(letter, &en),
        agency: ru.get("agency"),
        agency_en: en.get("agency"),
        number: format!("{}-000000", example.today.format("%Y-%m%d")),
        template: service.template(letter).to_owned(),
        data: service.letter(&example.told(), known, words),
        valid_until: service.result_valid_until(example.today),
        found_on: None,
        first_on: None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_letter_cannot_read_changes_nothing_on_it() {
        let data = json!({ "answers": { "purpose": "bank", "organisation": "x", "bank": 1 }, "values": {} });
        let read = readable("#data.answers.purpose", &data);
        assert_eq!(read, json!({ "answers": { "purpose": "bank", "bank": 1 } }), "a value may be a name");
        for whole in
            ["#for (name, value) in data.answers [x]", "#data.values.pairs()", "#for one in answers {"]
        {
            assert_eq!(readable(whole, &data), data, "{whole}");
        }
        assert_ne!(readable("#for one in answers.purpose {", &data), data);
    }
}
