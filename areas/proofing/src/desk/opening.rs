//! A proof is opened with a reason, and the person sees that it was (LEAP-05): nothing of it is shown before.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::CitizenId;
use chrono::Duration;
use journal::Actor;
use serde_json::json;
use text::{Lang, Words};
use ui::{Choice, Page, Section};
use uuid::Uuid;
use web::{FieldErrors, House, Html, Posted, Problem, Staff, StaffSession, Visit, WebResult};

use crate::conclude::{Fact, record};
use crate::desk::queue::{QueueLine, ROLES, lines};
use crate::proof::{self, Proof, number};
use crate::store::{self, QueueRow};
use crate::way::Way;

/// An opening is good for so many hours of the same session.
const OPEN_HOURS: i64 = 8;
/// Why a proof may be opened; the words are `proofing-opening-<code>`.
const REASONS: [&str; 3] = ["check", "complaint", "mistake"];

#[derive(Template)]
#[template(path = "proofing/opening.html")]
struct OpeningPage {
    page: Page,
    lines: Vec<QueueLine>,
    number: String,
    way: String,
    action: String,
    reasons: Vec<Choice>,
    errors: FieldErrors,
}

/// The queue's row of an address.
pub(crate) async fn row_of(house: &House, id: &str) -> WebResult<QueueRow> {
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    store::queued(&house.db, id).await?.ok_or(Problem::NotFound)
}

/// The proof of a row that this officer has opened in this session; `None` when it must be opened first.
pub(crate) async fn opened(house: &House, me: &StaffSession, row: &QueueRow) -> WebResult<Option<Proof>> {
    let after = house.clock.now() - Duration::hours(OPEN_HOURS);
    if !store::is_open(&house.db, me.session, row.proof_id, after).await? {
        return Ok(None);
    }
    let Some(way) = Way::from_code(&row.way) else { return Ok(None) };
    let found = proof::find(house, &house.db, CitizenId(row.citizen_id), way).await?;
    // The person has begun anew in the meantime: what was in the queue is no more.
    found.filter(|proof| proof.id == row.proof_id).ok_or(Problem::NotFound).map(Some)
}

/// Asks for the reason.
pub(crate) async fn ask(visit: &Visit, row: &QueueRow, errors: FieldErrors) -> WebResult<Html> {
    let t = &visit.t;
    let page = OpeningPage {
        page: visit.page(t.get("proofing-opening-title"), Section::Staff),
        lines: lines(&visit.house, visit, Some(row.proof_id)).await?,
        number: number(row.proof_id),
        way: t.get(&format!("proofing-way-{}", row.way)),
        action: format!("/staff/proofing/{}/openings", row.proof_id),
        reasons: REASONS
            .iter()
            .map(|code| Choice {
                value: (*code).to_owned(),
                label: t.get(&format!("proofing-opening-{code}")),
                hint: String::new(),
                chosen: *code == "check",
            })
            .collect(),
        errors,
    };
    if page.errors.is_empty() { visit.show(&page) } else { visit.again(&page) }
}

/// `POST /staff/proofing/{id}/openings`.
pub(crate) async fn post(
    State(house): State<House>,
    visit: Visit,
    Staff(me): Staff,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let row = row_of(&house, &id).await?;
    let code = form.get("reason");
    if !REASONS.contains(&code) {
        let mut errors = FieldErrors::new();
        errors.add("reason", visit.t.get("proofing-opening-missing"));
        return Ok(ask(&visit, &row, errors).await?.into_response());
    }
    let words = Words::new(house.book.clone(), Lang::Ru).get(&format!("proofing-opening-{code}"));
    let details = json!({ "way": row.way, "number": number(row.proof_id) });
    let tx = house.db.begin().await?;
    store::open(&tx, me.session, row.proof_id, house.clock.now()).await?;
    let fact =
        Fact { reason: Some(words), ..Fact::done(Actor::Staff(me.staff), "proofing.read_by_staff", details) };
    record(&house, &tx, CitizenId(row.citizen_id), fact).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/staff/proofing/{id}")).into_response())
}
