//! What an operator does for the person at the desk; each act stands in the person's journal and in the service journal.

use accounts::activation;
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Router, routing};
use base::{DocumentId, Passport};
use documents::Press;
use http::header;
use profile::Card;
use text::Words;
use ui::{Page, Section};
use web::{FieldErrors, Fields, House, Posted, Problem, Proofing, Staff, Visit, WebResult};

use crate::desk::draw;
use crate::visit::{Done, ROLES, done, of, typed};

/// The longest note, in characters.
const NOTE_MAX: usize = 500;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/staff/centre/visits/{id}/identity", routing::post(identity))
        .route("/staff/centre/visits/{id}/activation", routing::post(code))
        .route("/staff/centre/visits/{id}/originals", routing::post(originals))
        .route("/staff/centre/visits/{id}/documents/{document}", routing::get(print))
        .route("/staff/centre/visits/{id}/copies", routing::post(copies))
        .route("/staff/centre/visits/{id}/help", routing::post(help))
}

#[derive(Template)]
#[template(path = "centre/code.html")]
struct CodePage {
    page: Page,
    back: String,
    name: String,
    code: String,
    address: String,
    hours: i64,
}

/// The operator types the passport from the paper: only when it is the one that the registers confirmed is the account raised.
async fn identity(
    visit: Visit,
    Staff(me): Staff,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let (house, t) = (&visit.house, &visit.t);
    let visiting = of(house, &me, &id).await?;
    let card = profile::card(house, &house.db, visiting.citizen).await?;
    let mut errors = FieldErrors::new();
    read_paper(t, &card, &form, ("passport", "seen"), &mut errors);
    if !errors.is_empty() {
        return Ok(draw(&visit, &visiting, (typed(&form), errors)).await?.into_response());
    }
    let tx = house.db.begin().await?;
    if accounts::proofing(&tx, visiting.citizen).await? < Proofing::Confirmed {
        accounts::set_proofing(house, &tx, visiting.citizen, Proofing::Confirmed).await?;
        let act = Done { action: "centre.confirmed", kind: "confirmed", note: "", both: None };
        done(house, &tx, &me, &visiting, act).await?;
    }
    tx.commit().await?;
    Ok(Redirect::to(&visiting.path()).into_response())
}

/// The passport that the operator typed from the paper must be the confirmed one, and the operator must have looked at the person.
pub(crate) fn read_paper(
    t: &Words,
    card: &Card,
    form: &Fields,
    (paper, seen): (&str, &str),
    errors: &mut FieldErrors,
) {
    let known = format!("{}{}", card.text("passport_series"), card.text("passport_number"));
    match Passport::parse(form.get(paper)) {
        Err(_) => errors.add(paper, t.get("centre-passport-wrong")),
        Ok(_) if !card.is_confirmed() => errors.add(paper, t.get("centre-passport-unconfirmed")),
        Ok(passport) if passport.as_str() != known => errors.add(paper, t.get("centre-passport-differs")),
        Ok(_) => {}
    }
    if !form.ticked(seen) {
        errors.add(seen, t.get("centre-seen-missing"));
    }
}

/// The code stands on this page once, to be printed and handed over; asking again makes another, and this one is dead.
async fn code(
    visit: Visit,
    Staff(me): Staff,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let visiting = of(house, &me, &id).await?;
    let card = profile::card(house, &house.db, visiting.citizen).await?;
    if !card.is_confirmed() {
        return Err(Problem::Conflict("centre-code-unconfirmed"));
    }
    let tx = house.db.begin().await?;
    let level = accounts::proofing(&tx, visiting.citizen).await?;
    if level < Proofing::Confirmed {
        return Err(Problem::Conflict("centre-code-unseen"));
    }
    let code = activation::make_code(house, &tx, visiting.citizen).await?;
    let act = Done { action: "centre.code-made", kind: "code", note: "", both: None };
    done(house, &tx, &me, &visiting, act).await?;
    tx.commit().await?;
    let page = CodePage {
        page: visit.page(visit.t.get("centre-code-title"), Section::Staff),
        back: visiting.path(),
        name: card.text("full_name").to_owned(),
        code: code.into_inner(),
        address: format!("{}/activation", house.settings.origin()),
        hours: house.settings.policy.for_citizens(level.code()).recovery.activation_hours,
    };
    Ok(visit.show(&page)?.into_response())
}

/// The sealed document, to be printed and handed over (REG-17); each opening stands in both journals.
async fn print(
    visit: Visit,
    Staff(me): Staff,
    Extension(press): Extension<Press>,
    Path((id, document)): Path<(String, String)>,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let visiting = of(house, &me, &id).await?;
    let document: DocumentId = document.parse().map_err(|_| Problem::NotFound)?;
    let copy = documents::copy(house, &press, visiting.citizen, document).await?.ok_or(Problem::NotFound)?;
    let tx = house.db.begin().await?;
    let act = Done { action: "centre.copies-given", kind: "copies", note: &copy.number, both: None };
    done(house, &tx, &me, &visiting, act).await?;
    tx.commit().await?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"copy.pdf\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, copy.bytes).into_response())
}

async fn originals(visit: Visit, staff: Staff, id: Path<String>, form: Posted) -> WebResult<Response> {
    noted(&visit, staff, id, form, ("originals", "centre.originals-taken")).await
}

async fn copies(visit: Visit, staff: Staff, id: Path<String>, form: Posted) -> WebResult<Response> {
    noted(&visit, staff, id, form, ("copies", "centre.copies-given")).await
}

async fn help(visit: Visit, staff: Staff, id: Path<String>, form: Posted) -> WebResult<Response> {
    noted(&visit, staff, id, form, ("help", "centre.helped")).await
}

/// An act that is described in words.
async fn noted(
    visit: &Visit,
    Staff(me): Staff,
    Path(id): Path<String>,
    Posted(form): Posted,
    (kind, action): (&'static str, &'static str),
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let visiting = of(house, &me, &id).await?;
    let note = form.get(kind);
    if note.is_empty() || note.chars().count() > NOTE_MAX {
        let mut errors = FieldErrors::new();
        errors.add(kind, visit.t.get("centre-note-missing"));
        return Ok(draw(visit, &visiting, (typed(&form), errors)).await?.into_response());
    }
    let tx = house.db.begin().await?;
    done(house, &tx, &me, &visiting, Done { action, kind, note, both: None }).await?;
    tx.commit().await?;
    Ok(Redirect::to(&visiting.path()).into_response())
}
