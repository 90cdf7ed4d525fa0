//! Looking at one's own files.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use base::{ApplicationId, DraftId};
use catalogue::{Answers, Item, Question, Service};
use serde_json::Value;
use uploads::{Upload, as_attachment};
use web::{Citizen, House, Problem, WebResult};

use crate::area::Here;
use crate::form::sheet::{Sheet, files_of};
use crate::store::applications;

/// `GET /drafts/{id}/files/{file}`.
pub(crate) async fn of_draft(
    State(house): State<House>,
    Extension(area): Here,
    Citizen(citizen): Citizen,
    Path((id, file)): Path<(String, String)>,
) -> WebResult<Response> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    let sheet =
        Sheet::open_as_saved(&house, &area.tools, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    let file = find(&sheet.body.answers, &file).ok_or(Problem::NotFound)?;
    as_attachment(&house, &sheet.key, &file).await
}

/// `GET /applications/{id}/files/{file}`.
pub(crate) async fn of_application(
    State(house): State<House>,
    Citizen(citizen): Citizen,
    Path((id, file)): Path<(String, String)>,
) -> WebResult<Response> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let application =
        applications::get(&house, &house.db, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    let sent = find(&application.statement.answers, &file);
    let corrected = || find(&application.work.corrections, &file);
    let attempted = || application.work.attempted.iter().map(|(_, kept)| kept);
    let kept = || attempted().find(|kept| kept.file.to_string() == file).cloned();
    let file = sent.or_else(corrected).or_else(kept).ok_or(Problem::NotFound)?;
    let key = house.vault.key(&house.db, vault::Subject::Citizen(citizen.citizen)).await?;
    as_attachment(&house, &key, &file).await
}

/// The file of that id among the answers.
pub(crate) fn find(answers: &Answers, id: &str) -> Option<Upload> {
    answers.values().flat_map(within).find(|file| file.file.to_string() == id)
}

/// The files of an answer, those in the entries of a block included.
fn within(answer: &Value) -> Vec<Upload> {
    let own = files_of(Some(answer));
    if !own.is_empty() {
        return own;
    }
    let entries = answer.as_array().into_iter().flatten().filter_map(Value::as_object);
    entries.flat_map(serde_json::Map::values).flat_map(|value| files_of(Some(value))).collect()
}

/// The question that a file answers.
pub(crate) fn question_of<'a>(
    service: &'a Service,
    answers: &Answers,
    file: &Upload,
) -> Option<&'a Question> {
    let has = |value: Option<&Value>| files_of(value).iter().any(|one| one.file == file.file);
    let items = service.form.pages.iter().flat_map(|page| &page.items);
    items.filter_map(|item| Some((item, answers.get(item.name())?))).find_map(|(item, answer)| match item {
        Item::Question(question) => has(Some(answer)).then_some(question),
        Item::Block(block) => {
            let entries = || answer.as_array().into_iter().flatten();
            block.questions.iter().find(|question| entries().any(|entry| has(entry.get(&question.name))))
        }
    })
}

/// All files among the answers of a service's questions, in the order of the form.
pub(crate) fn all(service: &Service, answers: &Answers) -> Vec<Upload> {
    let items = service.form.pages.iter().flat_map(|page| &page.items);
    items.filter_map(|item| answers.get(item.name())).flat_map(within).collect()
}
