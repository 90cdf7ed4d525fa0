//! A fee that takes its sum from the answers is total only when everybody whom its line fits has given them.

use super::{Lines, line};
use crate::condition::is_answer;
use crate::fault::Faults;
use crate::{Answers, Condition, Form, FormPage, Item, Rule, Service, reach};

/// Reports lines of the fee whose sum somebody would not have.
pub(super) fn check(service: &Service, lines: &Lines, faults: &Faults) {
    for (place, fee) in service.fees.iter().enumerate() {
        let Some(from) = fee.from.as_deref() else { continue };
        let mut conditions: Vec<&Condition> =
            service.fees[..=place].iter().filter_map(|fee| fee.when.as_ref()).collect();
        stands_on(&service.form, from, &mut conditions);
        // Too many ways to walk: taken to be sound, as everywhere.
        let Some(ways) = reach::combinations(&service.form, &conditions) else { continue };
        let fits = |answers: &Answers| {
            let first = service
                .fees
                .iter()
                .position(|fee| fee.when.as_ref().is_none_or(|when| when.holds(answers, reach::today())));
            first == Some(place)
        };
        let unsure = |answers: &&Answers| {
            is_whole(&service.form, &conditions, answers)
                && fits(answers)
                && !is_sure(&service.form, from, answers)
        };
        if ways.iter().any(|answers| unsure(&answers)) {
            let message = format!(
                "the fee is not total: \"{from}\" is not answered by everybody whom the line \"{}\" fits",
                fee.name
            );
            faults.add("service.toml", line(&lines.fees, place), message);
        }
    }
}

/// The item of this name or of this part of an answer, with its page.
fn item<'a>(form: &'a Form, name: &str) -> Option<(&'a FormPage, &'a Item)> {
    let root = name.split('.').next().unwrap_or(name);
    form.pages.iter().find_map(|page| Some((page, page.items.iter().find(|item| item.name() == root)?)))
}

/// The conditions on which a value depends.
fn stands_on<'a>(form: &'a Form, name: &str, found: &mut Vec<&'a Condition>) {
    if let Some(computed) = form.computed.iter().find(|one| one.name == name) {
        found.extend(computed.when.as_ref());
        computed.rule.sources().into_iter().for_each(|source| stands_on(form, source, found));
    } else if let Some((page, item)) = item(form, name) {
        found.extend(page.shown_when.iter().chain(item.shown_when()));
    }
}

/// Whether the item is asked for these answers.
fn is_shown((page, item): (&FormPage, &Item), answers: &Answers) -> bool {
    let mut conditions = page.shown_when.iter().chain(item.shown_when());
    conditions.all(|condition| condition.holds(answers, reach::today()))
}

/// Whether everything that these conditions look at and that must be answered is answered.
fn is_whole(form: &Form, conditions: &[&Condition], answers: &Answers) -> bool {
    let names = conditions.iter().flat_map(|condition| condition.questions());
    names.filter_map(|name| item(form, name)).all(|found| {
        let must = match found.1 {
            Item::Question(question) => question.required,
            Item::Block(block) => block.min > 0,
        };
        !must || !is_shown(found, answers) || answers.get(found.1.name()).is_some_and(is_answer)
    })
}

/// Whether whoever has given these answers has the value too, once the form is full.
fn is_sure(form: &Form, name: &str, answers: &Answers) -> bool {
    if let Some(computed) = form.computed.iter().find(|one| one.name == name) {
        let mut sources = computed.rule.sources().into_iter().map(|source| is_sure(form, source, answers));
        return computed.when.as_ref().is_none_or(|when| when.holds(answers, reach::today()))
            && match computed.rule {
                // One of them is enough; how many there are is known of an empty list too.
                Rule::Sum(_) => sources.any(|sure| sure),
                Rule::Count(_) => true,
                _ => sources.all(|sure| sure),
            };
    }
    let Some(found) = item(form, name) else { return name == "today" };
    let part = name.split_once('.').map_or("", |(_, part)| part);
    let must = match found.1 {
        Item::Question(question) => question.required,
        Item::Block(block) => {
            let asked = |one: &crate::Question| one.name == part && one.required && one.shown_when.is_none();
            block.min > 0 && block.questions.iter().any(asked)
        }
    };
    must && is_shown(found, answers)
}
