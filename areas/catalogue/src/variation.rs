//! Paths that no example takes: an example with one answer changed, what is then missing filled in. The letters are tried with them.

use serde_json::{Value, json};

use crate::example::course_of;
use crate::{Ages, Answers, Block, Example, Item, Kind, Question, Service};

/// More than these are not made of one example.
const MOST: usize = 40;
/// How often what is missing is filled in: an answer can bring further questions.
const ROUNDS: usize = 6;

/// The example with each option, each yes and no, and each answer that may be left out changed, one at a time.
#[must_use]
pub fn variations(service: &Service, example: &Example) -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    for (what, answers) in changed(service, &example.answers) {
        let Some(answers) = completed(service, example, answers) else { continue };
        let known = |other: &Example| other.answers == answers;
        if known(example) || found.iter().any(known) || found.len() >= MOST {
            continue;
        }
        let file = format!("{} with {what}", example.file);
        found.extend(course_of(service, example, file, answers));
    }
    found
}

fn changed(service: &Service, answers: &Answers) -> Vec<(String, Answers)> {
    let mut all = Vec::new();
    for item in service.form.pages.iter().flat_map(|page| &page.items) {
        let Item::Question(question) = item else { continue };
        let name = &question.name;
        let values: Vec<Value> = match &question.kind {
            Kind::Choice { options } => options.iter().map(|option| json!(option)).collect(),
            Kind::YesNo => vec![json!(true), json!(false)],
            _ if question.required => continue,
            kind => specimen(kind).into_iter().collect(),
        };
        for value in values.iter().filter(|value| answers.get(name) != Some(value)) {
            let mut other = answers.clone();
            other.insert(name.clone(), value.clone());
            all.push((format!("{name} = {value}"), other));
        }
        if !question.required && answers.contains_key(name) {
            let mut other = answers.clone();
            other.remove(name);
            all.push((format!("no {name}"), other));
        }
    }
    all
}

/// The answers with what is missing filled in; nothing when that does not help.
fn completed(service: &Service, example: &Example, mut answers: Answers) -> Option<Answers> {
    let form = &service.form;
    for _ in 0..ROUNDS {
        answers = form.pruned(&answers, example.today);
        let gaps = form.gaps(&answers, example.today);
        if gaps.is_empty() {
            return Some(answers);
        }
        for (_, field, _) in gaps {
            let first = field.split(['.', '-']).next().unwrap_or(&field);
            let item = form.pages.iter().flat_map(|page| &page.items).find(|item| item.name() == first)?;
            let value = match item {
                Item::Question(question) => specimen(&question.kind)?,
                Item::Block(block) => entries(block)?,
            };
            answers.insert(first.to_owned(), value);
        }
    }
    None
}

fn entries(block: &Block) -> Option<Value> {
    let one = |question: &Question| Some((question.name.clone(), specimen(&question.kind)?));
    let entry: Answers = block.questions.iter().map(one).collect::<Option<_>>()?;
    Some(Value::Array(vec![Value::Object(entry); block.min.max(1)]))
}

/// An answer that the form takes; nothing for kinds that are not made up.
fn specimen(kind: &Kind) -> Option<Value> {
    Some(match kind {
        Kind::Name => json!("Орлова"),
        Kind::Text { digits, .. } if !digits.is_empty() => json!("4".repeat(*digits.first()?)),
        Kind::Text { .. } | Kind::LongText { .. } => json!("Слова заявителя"),
        Kind::Date { ages, .. } if *ages != Ages::default() => json!(crate::reach::born(*ages)),
        Kind::Date { .. } => json!("2010-05-17"),
        Kind::Snils => json!("11223344595"),
        Kind::Inn => json!("500100732259"),
        Kind::Passport => json!("4510624718"),
        Kind::Address { region: false } => {
            json!({ "line": "г. Верхнереченск, ул. Речная, д. 12", "postcode": "601150" })
        }
        Kind::Phone => json!("+79990000101"),
        Kind::Email => json!("orlova@example.org"),
        Kind::Money => json!(150_000),
        Kind::Number { min, .. } => json!(min),
        Kind::Choice { options } => json!(options.first()?),
        Kind::Choices { options } => json!([options.first()?]),
        Kind::YesNo => json!(true),
        Kind::File { .. } => {
            json!([{ "file": "01932c7e-0000-7000-8000-0000000000aa", "name": "Файл.pdf", "size": 1000 }])
        }
        _ => return None,
    })
}
