//! Looking at one's own files.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use base::{ApplicationId, DraftId};
use catalogue::{Answers, Service};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use vault::SubjectKey;
use web::{Citizen, House, Problem, WebResult};

use crate::area::Here;
use crate::attach::FileAnswer;
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
    send(&house, &sheet.key, &file).await
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
    let file = sent.or_else(|| find(&application.work.corrections, &file)).ok_or(Problem::NotFound)?;
    let key = house.vault.key(&house.db, vault::Subject::Citizen(citizen.citizen)).await?;
    send(&house, &key, &file).await
}

/// The file of that id among the answers.
pub(crate) fn find(answers: &Answers, id: &str) -> Option<FileAnswer> {
    answers.values().flat_map(|answer| files_of(Some(answer))).find(|file| file.file.to_string() == id)
}

/// All files among the answers of a service's questions, in the order of the form.
pub(crate) fn all(service: &Service, answers: &Answers) -> Vec<FileAnswer> {
    service.form.questions().flat_map(|question| files_of(answers.get(&question.name))).collect()
}

/// Sends a file as something to be saved: the browser never runs or draws what somebody uploaded.
pub(crate) async fn send(house: &House, key: &SubjectKey, file: &FileAnswer) -> WebResult<Response> {
    let bytes = house.files.read(key, file.file, file.size).await?;
    let kind = match file.kind.as_str() {
        "pdf" => "application/pdf",
        "jpeg" => "image/jpeg",
        "png" => "image/png",
        _ => "application/octet-stream",
    };
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{}", encoded(&file.name))),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// A file name as RFC 8187 wants it.
fn encoded(name: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
    name.as_bytes()
        .iter()
        .map(|byte| if plain(byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn a_russian_file_name_travels_in_a_header() {
        assert_eq!(encoded("брак 1.pdf"), "%D0%B1%D1%80%D0%B0%D0%BA%201.pdf");
    }
}
