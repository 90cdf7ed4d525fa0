//! The receipt: the portal's signed word that it has this statement since this moment (RFC 7515), and the statement it speaks of.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use base::{ApplicationId, CitizenId, EntryId};
use catalogue::{Answers, Service};
use chrono::{DateTime, SecondsFormat, Utc};
use db::Rows;
use documents::Press;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use journal::Recorded;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use vault::{Subject, SubjectKey};
use web::{Citizen, House, Problem, WebResult};

use crate::application::{Application, cell};
use crate::store::applications;

/// What a receipt is about.
pub(crate) struct Facts<'a> {
    pub number: &'a str,
    pub service: &'a Service,
    pub answers: &'a Answers,
    pub at: DateTime<Utc>,
}

/// Signs a receipt: who has the statement can prove with it that the portal took exactly this statement at this time.
pub(crate) fn sign(house: &House, press: &Press, facts: &Facts<'_>) -> WebResult<String> {
    let payload = json!({
        "iss": house.settings.origin(),
        "number": facts.number,
        "service": facts.service.code,
        "revision": facts.service.revision,
        "statement_sha256": hex::encode(Sha256::digest(canonical(&Value::Object(facts.answers.clone())))),
        "files": file_digests(facts.answers),
        "submitted_at": facts.at.to_rfc3339_opts(SecondsFormat::Secs, true),
    });
    Ok(press.seal.sign_jws(&payload)?)
}

/// JSON with sorted keys and no spaces, so that the same answers always have the same digest (the order of RFC 8785; numbers are whole here).
pub(crate) fn canonical(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort();
            let parts = keys
                .iter()
                .map(|key| format!("{}:{}", Value::from(key.as_str()), canonical(&map[key.as_str()])));
            format!("{{{}}}", parts.collect::<Vec<_>>().join(","))
        }
        Value::Array(list) => format!("[{}]", list.iter().map(canonical).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}

fn file_digests(answers: &Answers) -> Vec<Value> {
    let lists = answers.values().filter_map(Value::as_array).flatten();
    let mut digests: Vec<Value> = lists.filter_map(|entry| entry.get("sha256").cloned()).collect();
    digests.sort_by_key(ToString::to_string);
    digests
}

/// The digest of a receipt, which the journal's entry of the submission commits to: so the receipt has its place in the journal's order.
pub(crate) fn digest(receipt: &str) -> String {
    hex::encode(Sha256::digest(receipt))
}

/// The newest receipt of an application: of what was sent, or of the statement as it was corrected since.
pub(crate) async fn newest(
    rows: &impl Rows,
    key: &SubjectKey,
    application: &Application,
) -> WebResult<String> {
    match &application.work.corrections_receipt {
        Some(receipt) => Ok(receipt.clone()),
        None => of_sending(rows, key, application).await,
    }
}

/// The receipt of what was sent.
pub(crate) async fn of_sending(
    rows: &impl Rows,
    key: &SubjectKey,
    application: &Application,
) -> WebResult<String> {
    let sealed = applications::receipt(rows, application.citizen, application.id).await?;
    Ok(key.open_json(cell("receipt", application.id), &sealed.ok_or(Problem::NotFound)?)?)
}

/// The statement as it stands, byte for byte what the newest receipt's digest is of.
pub(crate) fn statement_of(application: &Application) -> String {
    canonical(&Value::Object(application.answers()))
}

/// Where the receipt of an application stands in the journal.
pub(crate) struct Standing {
    /// The entry's number in the journal's tree, the first is 1.
    pub place: i64,
    /// The entry.
    pub entry: EntryId,
    /// Where the proof of it is: an inclusion proof to a signed checkpoint (RFC 6962, 2.1.1).
    pub proof: String,
}

/// The place of the present receipt; `None` until the journal has been put in order, which takes a moment. Two queries at most.
pub(crate) async fn standing(
    house: &House,
    citizen: CitizenId,
    id: ApplicationId,
) -> WebResult<Option<Standing>> {
    let entries = house.journal.of_application(&house.db, citizen, id).await?;
    // Sent, changed or corrected: such an entry commits to the receipt of what was taken.
    let commits = |entry: &&Recorded| entry.details.get("receipt_sha256").is_some();
    let newest = entries.iter().rev().find(commits);
    Ok(newest.and_then(|entry| {
        let proof = format!("/journal/{}/proof", entry.id);
        entry.leaf.map(|leaf| Standing { place: leaf + 1, entry: entry.id, proof })
    }))
}

/// `GET /applications/{id}/receipt`: the signed receipt as a file, checked with `/.well-known/jwks.json`.
pub(crate) async fn receipt(
    State(house): State<House>,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
) -> WebResult<Response> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let application =
        applications::get(&house, &house.db, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    let key = house.vault.key(&house.db, Subject::Citizen(citizen.citizen)).await?;
    let jws = newest(&house.db, &key, &application).await?;
    Ok(file(format!("receipt-{}.jws", application.number), "application/jose", jws))
}

/// `GET /applications/{id}/statement`: the statement with what was corrected since, byte for byte what the newest receipt's digest is of.
pub(crate) async fn statement(
    State(house): State<House>,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
) -> WebResult<Response> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let application =
        applications::get(&house, &house.db, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    Ok(file(format!("statement-{}.json", application.number), "application/json", statement_of(&application)))
}

fn file(name: String, kind: &'static str, body: String) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    (
        [
            (CONTENT_TYPE, kind.to_owned()),
            (CONTENT_DISPOSITION, disposition),
            (CACHE_CONTROL, "no-store".to_owned()),
        ],
        body,
    )
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_answers_have_the_same_bytes() {
        let one: Value = serde_json::from_str(r#"{"b": [1, {"y": 2, "x": "д"}], "a": true}"#).unwrap();
        let two: Value = serde_json::from_str(r#"{"a":true,"b":[1,{"x":"д","y":2}]}"#).unwrap();
        assert_eq!(canonical(&one), canonical(&two));
        assert_eq!(canonical(&one), r#"{"a":true,"b":[1,{"x":"д","y":2}]}"#);
    }
}
