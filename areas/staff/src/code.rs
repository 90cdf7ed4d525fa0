//! The second factor of a staff sign-in: the code from the SMS makes a session.

use accounts::codes;
use askama::Template;
use axum::extract::State;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use base::{SessionId, StaffId};
use chrono::Duration;
use http::HeaderMap;
use http::header::SET_COOKIE;
use journal::Outcome;
use ui::{Page, Section};
use web::{FieldErrors, House, Posted, Visit, WebResult};

use crate::session::{cookie_line, entry, given_hash, new_token, token_hash};
use crate::sign_in::{person, purpose, send_code};
use crate::store::{self, SessionRow};

/// A sign-in that waits for its code is forgotten after so many minutes.
const PENDING_MINUTES: i64 = 15;

#[derive(Template)]
#[template(path = "staff/code.html")]
struct CodePage {
    page: Page,
    phone: String,
    wait_seconds: i64,
    errors: FieldErrors,
}

/// `GET /staff/sign-in/code`.
pub(crate) async fn page(
    State(house): State<House>,
    visit: Visit,
    headers: HeaderMap,
) -> WebResult<Response> {
    match pending(&house, &headers).await? {
        Some((row, _)) => {
            Ok(visit.show(&code_page(&visit, &row, FieldErrors::new()).await?)?.into_response())
        }
        None => Ok(Redirect::to("/staff/sign-in").into_response()),
    }
}

/// `POST /staff/sign-in/code`: a right code changes the waiting session into a real one under a new token.
pub(crate) async fn post(
    State(house): State<House>,
    visit: Visit,
    headers: HeaderMap,
    Posted(form): Posted,
) -> WebResult<Response> {
    let Some((row, hash)) = pending(&house, &headers).await? else {
        return Ok(Redirect::to("/staff/sign-in").into_response());
    };
    let staff = StaffId(row.staff_id);
    let tx = house.db.begin().await?;
    if let Err(refusal) = codes::check(&house, &tx, purpose(staff), form.get("code")).await? {
        house.journal.record(&tx, entry(staff, "staff.sign-in-failed", Outcome::Refused)).await?;
        tx.commit().await?;
        let mut errors = FieldErrors::new();
        errors.add("code", refusal.words(&visit.t));
        return Ok(visit.again(&code_page(&visit, &row, errors).await?)?.into_response());
    }
    let token = new_token(&house);
    let session = SessionId::new(&house.clock, &house.random);
    store::delete_session(&tx, hash).await?;
    store::insert_session(&tx, token_hash(&token), session, staff, true, house.clock.now()).await?;
    house.journal.record(&tx, entry(staff, "staff.signed-in", Outcome::Done)).await?;
    tx.commit().await?;
    Ok((AppendHeaders([(SET_COOKIE, cookie_line(&house, &token))]), Redirect::to("/staff")).into_response())
}

/// `POST /staff/sign-in/code/again`: another code, at most one a minute.
pub(crate) async fn again(
    State(house): State<House>,
    visit: Visit,
    headers: HeaderMap,
    Posted(_): Posted,
) -> WebResult<Response> {
    let Some((row, _)) = pending(&house, &headers).await? else {
        return Ok(Redirect::to("/staff/sign-in").into_response());
    };
    let staff = StaffId(row.staff_id);
    let tx = house.db.begin().await?;
    // Too early: the page shows how long to wait, and the earlier code is still good.
    let _ = send_code(&house, &visit, &tx, staff, &person(&house, staff, &row.person)?).await?;
    tx.commit().await?;
    Ok(Redirect::to("/staff/sign-in/code").into_response())
}

async fn pending(house: &House, headers: &HeaderMap) -> WebResult<Option<(SessionRow, Vec<u8>)>> {
    let Some(hash) = given_hash(house, headers) else { return Ok(None) };
    let row = store::session(&house.db, hash.clone(), false).await?;
    let now = house.clock.now();
    Ok(row.filter(|row| now - row.created_at < Duration::minutes(PENDING_MINUTES)).map(|row| (row, hash)))
}

async fn code_page(visit: &Visit, row: &SessionRow, errors: FieldErrors) -> WebResult<CodePage> {
    let staff = StaffId(row.staff_id);
    Ok(CodePage {
        page: visit.page(visit.t.get("staff-code-title"), Section::Staff),
        phone: person(&visit.house, staff, &row.person)?.masked_phone(),
        wait_seconds: codes::wait_seconds(&visit.house, &visit.house.db, purpose(staff)).await?,
        errors,
    })
}
