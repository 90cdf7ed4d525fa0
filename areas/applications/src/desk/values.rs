//! What the present step asks of the officer for the letter: typed beside the decision, read as a question of a form is.

use catalogue::{Answers, Form, FormPage, Item, Service};
use web::{FieldErrors, Fields, Visit};

use crate::application::Application;
use crate::draft::Body;
use crate::form::facts::Facts;
use crate::form::typed::{Act, read_page};
use crate::form::view::{Drawn, Pen};

/// Whether the present step asks for anything.
pub(crate) fn are_asked(service: &Service, application: &Application) -> bool {
    page(service, application).is_some()
}

/// The values of the present step as a page; `None` when it asks for none.
fn page(service: &Service, application: &Application) -> Option<FormPage> {
    let values = service.steps.get(application.step)?.values();
    let items: Vec<Item> = values.iter().cloned().map(Item::Question).collect();
    (!items.is_empty()).then(|| FormPage { name: "decision".to_owned(), shown_when: None, items })
}

/// The fields, with what was typed before, or what stands there.
pub(crate) fn drawn(
    visit: &Visit,
    service: &Service,
    application: &Application,
    (typed, errors): (Option<&Fields>, &FieldErrors),
) -> Vec<Drawn> {
    let Some(page) = page(service, application) else { return Vec::new() };
    let (t, words, today) = (&visit.t, service.words(visit.t.lang), visit.house.today());
    let mut body = Body { answers: application.work.officer.clone(), ..Body::default() };
    if let Some(fields) = typed {
        let before = body.answers.clone();
        for entry in read_page(&page, fields, &before, &Act::Continue, today) {
            body.put(entry.item.name(), entry.sent, 1);
        }
    }
    let facts = Facts::default();
    let files_at = String::new();
    let pen =
        Pen { facts: &facts, may_dispute: false, service: &words, t, body: &body, errors, today, files_at };
    pen.page(&page)
}

/// Reads them; what is wrong or missing stands beside its field. Everything is as before when the step asks for none.
pub(crate) fn read(
    visit: &Visit,
    service: &Service,
    application: &Application,
    (fields, errors): (&Fields, &mut FieldErrors),
) -> Answers {
    let mut answers = application.work.officer.clone();
    let Some(page) = page(service, application) else { return answers };
    let (t, words, today) = (&visit.t, service.words(visit.t.lang), visit.house.today());
    for entry in read_page(&page, fields, &Answers::new(), &Act::Continue, today) {
        for (field, question, refusal) in &entry.refusals {
            errors.add(field, question.complaint(refusal, &words, t));
        }
        match entry.sent.value {
            Some(value) => answers.insert(entry.item.name().to_owned(), value),
            None => answers.remove(entry.item.name()),
        };
    }
    let questions: Vec<_> = page.items.iter().flat_map(Item::questions).cloned().collect();
    let form = Form { pages: vec![page], ..Form::default() };
    for (_, field, refusal) in form.gaps(&answers, today) {
        if let Some(question) = questions.iter().find(|question| question.name == field) {
            errors.add(&field, question.complaint(&refusal, &words, t));
        }
    }
    answers
}

/// What a page that asks once more sends along: the fields of the values as they were typed.
pub(crate) fn carried(
    service: &Service,
    application: &Application,
    fields: &Fields,
) -> Vec<(String, String)> {
    let Some(page) = page(service, application) else { return Vec::new() };
    let own = |name: &str| page.items.iter().any(|item| name.starts_with(item.name()));
    fields
        .0
        .iter()
        .filter(|(name, value)| if name == "shown" { own(value) } else { own(name) })
        .cloned()
        .collect()
}
