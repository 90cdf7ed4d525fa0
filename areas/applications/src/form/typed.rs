//! From posted fields to answers: everything typed is kept, what can be read becomes an answer.

use catalogue::{Answers, Block, FormPage, Item, Kind, Question, Refusal};
use chrono::NaiveDate;
use serde_json::Value;
use web::Fields;

use crate::draft::{Sent, Typed};

/// What a person did with a page besides filling it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// The main button.
    Continue,
    /// «Сохранить и выйти».
    Exit,
    /// One more entry of a block.
    Add(String),
    /// One entry less.
    Remove(String, usize),
    /// Send the chosen files now.
    Upload,
    /// Take a file away.
    Unfile(String, String),
    /// What is known is wrong: let the person write it.
    Dispute(String),
    /// What is known is right after all.
    Agree(String),
}

impl Act {
    /// Reads the value of the button `act`.
    pub(crate) fn parse(text: &str) -> Self {
        let mut parts = text.split(':');
        match (parts.next(), parts.next(), parts.next()) {
            (Some("exit"), ..) => Self::Exit,
            (Some("upload"), ..) => Self::Upload,
            (Some("dispute"), Some(question), _) => Self::Dispute(question.to_owned()),
            (Some("agree"), Some(question), _) => Self::Agree(question.to_owned()),
            (Some("add"), Some(block), _) => Self::Add(block.to_owned()),
            (Some("remove"), Some(block), Some(place)) => {
                place.parse().map_or(Self::Continue, |place| Self::Remove(block.to_owned(), place))
            }
            (Some("unfile"), Some(question), Some(file)) => {
                Self::Unfile(question.to_owned(), file.to_owned())
            }
            _ => Self::Continue,
        }
    }
}

/// What was read of one question or block.
pub(crate) struct ReadEntry<'a> {
    pub item: &'a Item,
    pub sent: Sent,
    /// Field and why it is no answer.
    pub refusals: Vec<(String, &'a Question, Refusal)>,
}

/// Reads what a page's form has sent: the entries that were drawn on it, by the hidden fields `shown`.
pub(crate) fn read_page<'a>(
    page: &'a FormPage,
    fields: &Fields,
    before: &Answers,
    act: &Act,
    today: NaiveDate,
) -> Vec<ReadEntry<'a>> {
    let shown = fields.all("shown");
    let drawn = page.items.iter().filter(|item| shown.contains(&item.name()));
    drawn
        .filter_map(|item| match item {
            Item::Question(question) if matches!(question.kind, Kind::File { .. }) => None,
            Item::Question(question) => Some(read_alone(item, question, fields, today)),
            Item::Block(block) => Some(read_block(item, block, fields, before.get(&block.name), act, today)),
        })
        .collect()
}

/// Reads one question that stands by itself.
pub(crate) fn read_question(
    question: &Question,
    field: &str,
    fields: &Fields,
    today: NaiveDate,
) -> (Sent, Option<Refusal>) {
    let one = |suffix: &str| fields.raw(&with_suffix(field, suffix)).to_owned();
    let many = || fields.all(field).into_iter().map(ToOwned::to_owned).collect();
    match question.read(one, many, today) {
        Ok(value) => (Sent { value, typed: Typed::new() }, None),
        Err(refusal) => (Sent { value: None, typed: raw(field, fields) }, Some(refusal)),
    }
}

fn read_alone<'a>(
    item: &'a Item,
    question: &'a Question,
    fields: &Fields,
    today: NaiveDate,
) -> ReadEntry<'a> {
    let (sent, refusal) = read_question(question, &question.name, fields, today);
    let place = |refusal: Refusal| (refusal.field_of(&question.name), question, refusal);
    let refusals = refusal.into_iter().map(place).collect();
    ReadEntry { item, sent, refusals }
}

/// One entry of a block as posted, its fields without the entry's number.
struct Entry<'a> {
    answers: Answers,
    typed: Typed,
    refusals: Vec<(&'a Question, Refusal)>,
}

fn read_block<'a>(
    item: &'a Item,
    block: &'a Block,
    fields: &Fields,
    before: Option<&Value>,
    act: &Act,
    today: NaiveDate,
) -> ReadEntry<'a> {
    let rows: usize = fields.get(&format!("rows-{}", block.name)).parse().unwrap_or(0);
    let kept = before.and_then(Value::as_array);
    let mut entries: Vec<Entry<'a>> = (0..rows.min(block.max))
        .map(|place| {
            let old = kept.and_then(|kept| kept.get(place)).and_then(Value::as_object);
            read_entry(block, place, fields, old.cloned().unwrap_or_default(), today)
        })
        .collect();
    match act {
        Act::Add(name) if *name == block.name && entries.len() < block.max => {
            entries.push(Entry { answers: Answers::new(), typed: Typed::new(), refusals: Vec::new() });
        }
        Act::Remove(name, place) if *name == block.name && *place < entries.len() => {
            entries.remove(*place);
        }
        _ => {}
    }
    put_together(item, block, entries)
}

fn read_entry<'a>(
    block: &'a Block,
    place: usize,
    fields: &Fields,
    mut answers: Answers,
    today: NaiveDate,
) -> Entry<'a> {
    let shown = fields.all("shown");
    let (mut typed, mut refusals) = (Typed::new(), Vec::new());
    for question in &block.questions {
        let field = format!("{}.{place}.{}", block.name, question.name);
        // Files are not typed: they stay where they are.
        if !shown.contains(&field.as_str()) || matches!(question.kind, Kind::File { .. }) {
            continue;
        }
        let (sent, refusal) = read_question(question, &field, fields, today);
        match sent.value {
            Some(value) => answers.insert(question.name.clone(), value),
            None => answers.remove(&question.name),
        };
        let start = field.len() - question.name.len();
        typed.extend(sent.typed.into_iter().map(|(name, raw)| (name[start..].to_owned(), raw)));
        refusals.extend(refusal.map(|refusal| (question, refusal)));
    }
    Entry { answers, typed, refusals }
}

fn put_together<'a>(item: &'a Item, block: &'a Block, entries: Vec<Entry<'a>>) -> ReadEntry<'a> {
    let (mut values, mut typed, mut refusals) = (Vec::new(), Typed::new(), Vec::new());
    for (place, entry) in entries.into_iter().enumerate() {
        let at = |name: &str| format!("{}.{place}.{name}", block.name);
        typed.extend(entry.typed.into_iter().map(|(name, raw)| (at(&name), raw)));
        refusals.extend(
            entry
                .refusals
                .into_iter()
                .map(|(question, refusal)| (refusal.field_of(&at(&question.name)), question, refusal)),
        );
        values.push(Value::Object(entry.answers));
    }
    let value = (!values.is_empty()).then_some(Value::Array(values));
    ReadEntry { item, sent: Sent { value, typed }, refusals }
}

/// `birth` and `day` are `birth-day`; no suffix is the name itself.
pub(crate) fn with_suffix(field: &str, suffix: &str) -> String {
    if suffix.is_empty() { field.to_owned() } else { format!("{field}-{suffix}") }
}

/// Everything that was typed into the fields of a question, with their names.
fn raw(field: &str, fields: &Fields) -> Typed {
    let stem = format!("{field}-");
    let mut typed = Typed::new();
    for (name, value) in fields.0.iter().filter(|(name, _)| name == field || name.starts_with(&stem)) {
        typed.entry(name.clone()).or_default().push(value.clone());
    }
    typed
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn question(name: &str, kind: Kind) -> Question {
        Question { name: name.into(), kind, required: true, shown_when: None, prefill: None }
    }

    fn born() -> Kind {
        Kind::Date { past: true, ages: catalogue::Ages::default() }
    }

    fn page() -> FormPage {
        let members = Block {
            name: "members".into(),
            min: 1,
            max: 3,
            shown_when: None,
            questions: vec![question("member", Kind::Name), question("born", born())],
        };
        let items = vec![Item::Question(question("born_on", born())), Item::Block(members)];
        FormPage { name: "people".into(), shown_when: None, items }
    }

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn today() -> NaiveDate {
        "2026-11-24".parse().unwrap()
    }

    #[test]
    fn what_cannot_be_read_is_kept_as_typed() {
        let posted = fields(&[
            ("shown", "born_on"),
            ("born_on-day", "31"),
            ("born_on-month", "2"),
            ("born_on-year", "1990"),
        ]);
        let page = page();
        let read = read_page(&page, &posted, &Answers::new(), &Act::Continue, today());
        assert_eq!(read.len(), 1);
        assert_eq!(read[0].sent.value, None);
        assert_eq!(read[0].sent.typed["born_on-day"], vec!["31"]);
        assert_eq!(read[0].refusals.len(), 1);
    }

    #[test]
    fn taking_an_entry_away_moves_the_later_ones_up() {
        let posted = fields(&[
            ("shown", "members"),
            ("rows-members", "2"),
            ("shown", "members.0.member"),
            ("members.0.member", "Орлов Пётр"),
            ("shown", "members.1.member"),
            ("members.1.member", "Орлова Анна"),
            ("shown", "members.1.born"),
            ("members.1.born-day", "99"),
        ]);
        let page = page();
        let act = Act::parse("remove:members:0");
        let read = read_page(&page, &posted, &Answers::new(), &act, today());
        assert_eq!(read[0].sent.value, Some(json!([{"member": "Орлова Анна"}])));
        assert_eq!(read[0].sent.typed["members.0.born-day"], vec!["99"]);
    }

    #[test]
    fn adding_an_entry_keeps_what_was_typed() {
        let posted = fields(&[
            ("shown", "members"),
            ("rows-members", "1"),
            ("shown", "members.0.member"),
            ("members.0.member", "Орлов"),
        ]);
        let page = page();
        let read = read_page(&page, &posted, &Answers::new(), &Act::parse("add:members"), today());
        assert_eq!(read[0].sent.value, Some(json!([{"member": "Орлов"}, {}])));
    }
}
