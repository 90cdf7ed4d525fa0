//! A copy of an application as it was sent: a PDF to read and print, and everything in one archive (APP-24).

use std::collections::BTreeMap;

use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use base::ApplicationId;
use catalogue::{Answers, Item};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use serde_json::{Value, json};
use text::Words;
use uploads::{Bundled, Upload};
use vault::Subject;
use web::{Citizen, House, Problem, Visit, WebResult};

use crate::applicant;
use crate::application::{Application, Statement};
use crate::area::{Area, Here};
use crate::desk::shown;
use crate::form::sheet::files_of;
use crate::receipt::{self, canonical};
use crate::step::service_of;
use crate::store::messages::{self, Author, Message};
use crate::store::{applications, statements};

/// The letter's template.
const LETTER: &str = include_str!("../letters/statement.typ");

/// What the address asks for: the version as it was sent first, second…; without one the present.
#[derive(serde::Deserialize)]
pub(crate) struct Which {
    version: Option<i64>,
}

/// A statement with what its copy says of it.
struct Sent {
    application: Application,
    statement: Statement,
    /// When this version was sent.
    at: chrono::DateTime<chrono::Utc>,
    /// 0 is the only one.
    version: i64,
    receipt: String,
    /// It is the one that is worked on.
    is_present: bool,
}

/// `GET /applications/{id}/statement.pdf`.
pub(crate) async fn pdf(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> WebResult<Response> {
    let sent = find(&house, citizen.citizen, &id, which.version).await?;
    let bytes = letter(&house, &area, &visit.t, &sent).await?;
    let name = format!("statement-{}.pdf", sent.application.number);
    let headers = [
        (CONTENT_TYPE, "application/pdf".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok(axum::response::IntoResponse::into_response((headers, bytes)))
}

/// `GET /applications/{id}/copy`: the PDF, the signed receipt, the bytes that it speaks of, all files, and what was written.
pub(crate) async fn archive(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
) -> WebResult<Response> {
    let sent = find(&house, citizen.citizen, &id, None).await?;
    let (application, me) = (&sent.application, citizen.citizen);
    let key = house.vault.key(&house.db, Subject::Citizen(me)).await?;
    let pdf = letter(&house, &area, &visit.t, &sent).await?;
    let mut parts = vec![
        Bundled::bytes("statement.pdf", pdf),
        Bundled::bytes("statement.json", receipt::statement_of(application).into_bytes()),
        Bundled::bytes("receipt.jws", sent.receipt.clone().into_bytes()),
    ];
    if !application.work.corrections.is_empty() {
        // What was sent first stays beside what it became.
        let first = canonical(&Value::Object(sent.statement.answers.clone()));
        let receipt = receipt::of_sending(&house.db, &key, application).await?;
        parts.push(Bundled::bytes("sent/statement.json", first.into_bytes()));
        parts.push(Bundled::bytes("sent/receipt.jws", receipt.into_bytes()));
    }
    if let Some(at) = receipt::standing(&house, me, application.id).await? {
        let proof = house.journal.proof(&house.db, me, at.entry).await?;
        parts.extend(proof.map(|proof| Bundled::bytes("receipt-place.json", proof.to_string().into_bytes())));
    }
    let files = |folder: &str, files: Vec<Upload>| -> Vec<Bundled> {
        files.into_iter().map(|file| Bundled::file(format!("{folder}/{}", file.name), &file)).collect()
    };
    parts.extend(files("files", all_files(&sent.statement.answers)));
    parts.extend(files("added", all_files(&application.work.corrections)));
    let written = messages::of_application(&house, &house.db, me, application.id).await?;
    if !written.is_empty() {
        parts.push(Bundled::bytes("messages.txt", conversation(&visit, &written).into_bytes()));
    }
    parts.extend(files("messages", written.into_iter().flat_map(|message| message.files).collect()));
    let name = format!("application-{}.zip", application.number);
    uploads::as_bundle(&house, key, &name, parts)
}

async fn find(house: &House, citizen: base::CitizenId, id: &str, version: Option<i64>) -> WebResult<Sent> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let application = applications::get(house, &house.db, citizen, id).await?.ok_or(Problem::NotFound)?;
    let earlier = statements::of_application(house, &house.db, citizen, id).await?;
    if let Some(version) = version {
        let one = earlier.into_iter().find(|one| one.version == version).ok_or(Problem::NotFound)?;
        let (statement, at, receipt) = (one.statement, one.sent_at, one.receipt);
        return Ok(Sent { application, statement, at, version, receipt, is_present: false });
    }
    let key = house.vault.key(&house.db, Subject::Citizen(citizen)).await?;
    let version = if earlier.is_empty() { 0 } else { i64::try_from(earlier.len())? + 1 };
    Ok(Sent {
        at: earlier.last().map_or(application.submitted_at, |last| last.replaced_at),
        statement: application.statement.clone(),
        receipt: receipt::newest(&house.db, &key, &application).await?,
        version,
        is_present: true,
        application,
    })
}

/// The letter in the reader's language.
async fn letter(house: &House, area: &Area, t: &Words, sent: &Sent) -> WebResult<Vec<u8>> {
    let service = service_of(house, &area.tools, &sent.application).await?;
    let words = service.words(t.lang);
    let answers = &sent.statement.answers;
    let applicant = applicant::of(house, t, &sent.application).await?;
    let mut pages: Vec<Value> = service
        .form
        .pages
        .iter()
        .map(|page| {
            let rows: Vec<Value> =
                page.items.iter().filter_map(|item| row(item, answers, &words, t)).collect();
            json!({ "title": words.get(&format!("page-{}", page.name)), "rows": rows })
        })
        .collect();
    // The present version has been corrected since: what was sent stays as it was, what is new stands behind it.
    let corrections = &sent.application.work.corrections;
    if sent.is_present && !corrections.is_empty() {
        let items = service.form.pages.iter().flat_map(|page| &page.items);
        let rows: Vec<Value> = items.filter_map(|item| row(item, corrections, &words, t)).collect();
        pages.push(json!({ "title": t.get("applications-letter-corrections"), "rows": rows }));
    }
    let files: Vec<Value> = all_files(answers)
        .into_iter()
        .map(|file| json!({ "name": file.name, "size": t.size(file.size), "sha256": file.sha256 }))
        .collect();
    let labels: BTreeMap<&str, String> =
        ["applicant", "number", "agency", "sent", "version", "files", "receipt", "receipt-text", "page"]
            .into_iter()
            .map(|name| (name, t.get(&format!("applications-letter-{name}"))))
            .collect();
    let title = words.get("title");
    let document = pdf::Document {
        template: LETTER.to_owned(),
        data: json!({
            "title": title, "applicant": applicant.name, "number": sent.application.number, "agency": service.agency_name(&sent.application.agency, &words),
            "portal": house.settings.portal_name.of(t.lang), "sent": format!("{}, {}", t.date(t.day_of(sent.at)), t.time(sent.at)),
            "version": sent.version, "pages": pages, "files": files, "receipt": sent.receipt, "labels": labels,
        }),
        title,
        lang: t.lang.code(),
        at: sent.at,
        qr: None,
    };
    area.tools.press.renderer.render(document).await.map_err(|error| Problem::Broken(error.into()))
}

fn row(item: &Item, answers: &Answers, words: &Words, t: &Words) -> Option<Value> {
    let (name, value) = shown::item(item, answers.get(item.name())?, words, t);
    Some(json!([name, value]))
}

fn all_files(answers: &Answers) -> Vec<Upload> {
    answers.values().flat_map(|value| files_of(Some(value))).collect()
}

/// What was written, as plain text.
fn conversation(visit: &Visit, written: &[Message]) -> String {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let told = |message: &Message| {
        let who = match message.from {
            Author::Citizen => t.get("applications-by-you"),
            Author::Staff(_) => t.get("applications-by-somebody"),
        };
        let files: Vec<String> = message.files.iter().map(|file| format!("[{}]", file.name)).collect();
        format!("{who}, {}\n{}\n{}\n", t.moment(message.at, now), message.words, files.join(" "))
    };
    written.iter().map(told).collect::<Vec<_>>().join("\n")
}
