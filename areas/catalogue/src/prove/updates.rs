//! What a granted application changes in the profile: each line changes it for somebody, and never without an answer to put there.

use crate::fault::Faults;
use crate::update::{NewValue, Update};
use crate::{Answers, Condition, Course, Item, Service, reach};

use super::{Lines, line, said};

/// Reports lines that change nothing for anybody, and lines that some granted application has no answer for.
pub(super) fn check(service: &Service, lines: &Lines, faults: &Faults) {
    for (place, update) in service.updates.iter().enumerate() {
        let at = line(&lines.updates, place);
        let Some(found) = walk(service, update) else { continue };
        if !found.happens {
            faults.add(
                "service.toml",
                at,
                format!("\"profile.{}\" is never changed: the condition cannot hold", update.field),
            );
        }
        if let (true, NewValue::Answer(question)) = (found.lacks_answer, &update.value) {
            let remedy = format!(
                "give this update a \"when\", such as {{ question = \"{question}\", answered = true }}"
            );
            let message =
                format!("some applications are granted without an answer to \"{question}\": {remedy}");
            faults.add("service.toml", at, message);
        }
    }
}

/// What walking every combination of answers has shown.
struct Found {
    happens: bool,
    lacks_answer: bool,
}

/// Nothing when there are too many combinations to walk.
fn walk(service: &Service, update: &Update) -> Option<Found> {
    let shown: Vec<&Condition> = match &update.value {
        NewValue::Answer(question) => conditions_of(service, question),
        NewValue::Nothing => Vec::new(),
    };
    let conditions: Vec<&Condition> = update.when.iter().chain(shown.iter().copied()).collect();
    let said = said(service, &conditions);
    let mut found = Found { happens: false, lacks_answer: false };
    for answers in &reach::combinations(&service.form, &conditions)? {
        for checks in &said {
            if update.fits(service, &Course { answers, checks, day: reach::today() }) {
                found.happens = true;
                found.lacks_answer |= lacks_answer(service, update, &shown, answers);
            }
        }
    }
    Some(found)
}

/// Under which conditions a question is shown.
fn conditions_of<'s>(service: &'s Service, question: &str) -> Vec<&'s Condition> {
    let pages = service.form.pages.iter();
    let asked = pages.flat_map(|page| page.items.iter().map(move |item| (page, item)));
    let found = asked.filter(|(_, item)| item.name() == question);
    found.flat_map(|(page, item)| page.shown_when.iter().chain(item.shown_when())).collect()
}

/// Whether an application can be sent with these answers and without the one that is put into the profile.
fn lacks_answer(service: &Service, update: &Update, shown: &[&Condition], answers: &Answers) -> bool {
    let NewValue::Answer(name) = &update.value else { return false };
    if answers.contains_key(name) {
        return false;
    }
    let is_shown = shown.iter().all(|condition| condition.holds(answers, reach::today()));
    let mut items = service.form.pages.iter().flat_map(|page| &page.items);
    let is_required = items
        .any(|item| matches!(item, Item::Question(question) if question.name == *name && question.required));
    !(is_shown && is_required)
}
