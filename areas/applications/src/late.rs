//! What is typed into a draft that is open no more: thrown away, or sent on another device or in another tab (APP-03). Nothing typed is
//! lost: in the bin it is kept with the draft, and what came too late for the application is shown to whoever typed it.

use askama::Template;
use axum::Json;
use axum::extract::Request;
use axum::response::{IntoResponse, Redirect, Response};
use base::DraftId;
use catalogue::{Answers, FormPage, Item, Service};
use http::StatusCode;
use serde_json::json;
use ui::{Page, Section};
use uploads::Posting;
use vault::Subject;
use web::{CitizenSession, Problem, Token, Visit, WebResult};

use crate::application::Application;
use crate::area::Area;
use crate::desk::shown;
use crate::form::sheet::Sheet;
use crate::form::typed::{Act, ReadEntry, read_page};
use crate::save::keep;
use crate::step::service_of;
use crate::store::applications;
use crate::{page, trash};

#[derive(Template)]
#[template(path = "applications/late.html")]
struct LatePage {
    page: Page,
    service: String,
    heading: String,
    text: String,
    /// Question and what was typed.
    typed: Vec<(String, String)>,
    /// Where the draft is taken back; empty when it was sent.
    restore: String,
    /// The page of the form to come back to.
    back_to: String,
    link: String,
    link_words: String,
}

/// The answer to a page's button when the draft lies in the bin: what was typed has been saved there.
pub(crate) fn thrown(visit: &Visit, sheet: &Sheet, name: &str) -> WebResult<Response> {
    let (t, words) = (&visit.t, sheet.service.words(visit.t.lang));
    let page = sheet.service.form.page(name).ok_or(Problem::NotFound)?;
    let answers = &sheet.body.answers;
    let row = |item: &Item| Some(shown::item(item, answers.get(item.name())?, &words, t));
    let drawn = LatePage {
        page: visit.page(t.get("applications-late-thrown-title"), Section::Applications),
        service: words.get("title"),
        heading: t.get("applications-late-thrown-title"),
        text: t.get("applications-late-thrown-text"),
        typed: page.items.iter().filter_map(row).filter(|(_, value)| !value.is_empty()).collect(),
        restore: format!("/drafts/{}/restoration", sheet.id),
        back_to: name.to_owned(),
        link: trash::PAGE.to_owned(),
        link_words: t.get("applications-late-bin"),
    };
    gone(visit, &drawn)
}

/// The answer to a page's button when the draft was sent elsewhere: the receipt when nothing new was typed, otherwise what was typed.
pub(crate) async fn sent(
    visit: &Visit,
    area: &Area,
    (citizen, token): (&CitizenSession, &Token),
    (draft, name): (DraftId, &str),
    request: Request,
) -> WebResult<Response> {
    let house = &visit.house;
    let application = became(visit, citizen, draft).await?.ok_or(Problem::NotFound)?;
    let service = service_of(house, &area.tools, &application).await?;
    let page = service.form.page(name).ok_or(Problem::NotFound)?;
    let key = house.vault.key(&house.db, Subject::Citizen(citizen.citizen)).await?;
    let posting = page::receive(visit, area, (&key, &service.form), token, request).await?;
    let typed = too_late(visit, &service, page, &posting, &application);
    let files = posting.files.iter().map(|(_, file)| file.file).collect();
    keep::forget_unnamed(house, files, &Answers::new()).await?;
    if typed.is_empty() {
        return Ok(Redirect::to(&format!("/applications/{}/received", application.id)).into_response());
    }
    let t = &visit.t;
    let drawn = LatePage {
        page: visit.page(t.get("applications-late-sent-title"), Section::Applications),
        service: service.words(t.lang).get("title"),
        heading: t.get("applications-late-sent-title"),
        text: t.with1("applications-late-sent-text", "number", application.number.clone()),
        typed,
        restore: String::new(),
        back_to: String::new(),
        link: format!("/applications/{}", application.id),
        link_words: t.get("applications-late-open"),
    };
    gone(visit, &drawn)
}

/// The answer to a save while one types, when the draft lies in the bin: it was saved there, at this version.
pub(crate) fn kept_in_bin(visit: &Visit, version: &str) -> Response {
    let t = &visit.t;
    let link = json!({ "href": trash::PAGE, "words": t.get("applications-late-bin") });
    let words = t.get("applications-late-thrown-autosave");
    (StatusCode::GONE, Json(json!({ "words": words, "link": link, "version": version }))).into_response()
}

/// The answer to a save while one types, when there is no draft: the application it became, or nothing that is this person's.
pub(crate) async fn sent_elsewhere(
    visit: &Visit,
    citizen: &CitizenSession,
    draft: DraftId,
) -> WebResult<Response> {
    let application = became(visit, citizen, draft).await?.ok_or(Problem::NotFound)?;
    let t = &visit.t;
    let words = t.with1("applications-late-sent-autosave", "number", application.number.clone());
    let href = format!("/applications/{}", application.id);
    let link = json!({ "href": href, "words": t.get("applications-late-open") });
    Ok((StatusCode::GONE, Json(json!({ "words": words, "link": link }))).into_response())
}

async fn became(visit: &Visit, citizen: &CitizenSession, draft: DraftId) -> WebResult<Option<Application>> {
    let house = &visit.house;
    match applications::of_draft(&house.db, citizen.citizen, draft).await? {
        Some(id) => applications::get(house, &house.db, citizen.citizen, id).await,
        None => Ok(None),
    }
}

/// What was typed and is not in the application as it was sent.
fn too_late(
    visit: &Visit,
    service: &Service,
    page: &FormPage,
    posting: &Posting,
    application: &Application,
) -> Vec<(String, String)> {
    let (t, words) = (&visit.t, service.words(visit.t.lang));
    let sent = application.answers();
    let is_new = |entry: &ReadEntry<'_>| {
        !entry.sent.typed.is_empty() || entry.sent.value.as_ref() != sent.get(entry.item.name())
    };
    let row = |entry: ReadEntry<'_>| {
        let value = entry.sent.value.unwrap_or_default();
        let (label, value) = shown::item(entry.item, &value, &words, t);
        let raw = entry.sent.typed.into_values().flatten();
        let value: Vec<String> =
            std::iter::once(value).chain(raw).filter(|value| !value.is_empty()).collect();
        (label, if value.is_empty() { t.get("applications-not-answered") } else { value.join(", ") })
    };
    let entries = read_page(page, &posting.fields, &sent, &Act::Exit, visit.house.today());
    let mut typed: Vec<(String, String)> = entries.into_iter().filter(is_new).map(row).collect();
    typed.extend(posting.files.iter().map(|(_, file)| (t.get("applications-late-file"), file.name.clone())));
    typed
}

fn gone(visit: &Visit, page: &LatePage) -> WebResult<Response> {
    let mut html = visit.show(page)?;
    html.status = StatusCode::GONE;
    Ok(html.into_response())
}
