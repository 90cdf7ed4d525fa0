//! A member of staff signs in: e-mail and password first, a code by SMS second.

use accounts::codes::{self, Purpose};
use accounts::password;
use askama::Template;
use axum::extract::State;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use base::{Sensitive, SessionId, StaffId};
use chrono::Duration;
use db::Tx;
use http::header::SET_COOKIE;
use journal::Outcome;
use ui::{Page, Section};
use vault::Index;
use web::{FieldErrors, House, Posted, Visit, WebResult};

use crate::member::{Person, login, password_cell, person_cell};
use crate::session::{cookie_line, entry, new_token, token_hash};
use crate::store::{self, MemberRow};

/// After so many wrong passwords in a row a login is closed for this source.
const FAILURES_ALLOWED: i64 = 5;
/// For so long.
const BLOCK_MINUTES: i64 = 15;

#[derive(Template)]
#[template(path = "staff/sign_in.html")]
struct SignInPage {
    page: Page,
    email: String,
    errors: FieldErrors,
}

/// `GET /staff/sign-in`.
pub(crate) async fn page(visit: Visit) -> WebResult<impl IntoResponse> {
    visit.show(&sign_in_page(&visit, String::new(), FieldErrors::new()))
}

/// `POST /staff/sign-in`: the same answer, after the same work, for a wrong password, an unknown login and a closed one.
pub(crate) async fn post(
    State(house): State<House>,
    visit: Visit,
    Posted(form): Posted,
) -> WebResult<Response> {
    let email = form.get("email").to_owned();
    let mut errors = FieldErrors::new();
    if email.is_empty() {
        errors.add("email", visit.t.get("staff-sign-in-email-missing"));
    }
    if form.raw("password").is_empty() {
        errors.add("password", visit.t.get("staff-sign-in-password-missing"));
    }
    if !errors.is_empty() {
        return again(&visit, email, errors);
    }
    let index = house.vault.index(Index::Email, &login(&email));
    let member = store::member_by_login(&house.db, index.clone()).await?;
    let phc = member.as_ref().map(|member| stored_password(&house, member)).transpose()?;
    let fits = password::fits(&house, Sensitive::new(form.raw("password").to_owned()), phc).await?;
    let is_closed = is_closed(&house, index.clone(), &visit.source).await?;
    match member {
        Some(member) if fits && !is_closed => begin(&house, &visit, &member, index).await,
        member => {
            fail(&house, &visit, member.as_ref(), index).await?;
            errors.add(
                "password",
                visit.t.get(if is_closed { "staff-sign-in-closed" } else { "staff-sign-in-wrong" }),
            );
            again(&visit, email, errors)
        }
    }
}

/// The password fits: a session that is good for nothing but the code, and the code itself.
async fn begin(house: &House, visit: &Visit, member: &MemberRow, index: Vec<u8>) -> WebResult<Response> {
    let staff = StaffId(member.staff_id);
    let session = SessionId::new(&house.clock, &house.random);
    let token = new_token(house);
    let tx = house.db.begin().await?;
    store::set_failures(&tx, index, &visit.source, 0, house.clock.now()).await?;
    store::insert_session(&tx, token_hash(&token), session, staff, false, house.clock.now()).await?;
    // Refused only when a code was sent less than a minute ago: that one is still good, so the page asks for it.
    let _ = send_code(house, visit, &tx, staff, &person(house, staff, &member.person)?).await?;
    tx.commit().await?;
    Ok((AppendHeaders([(SET_COOKIE, cookie_line(house, &token))]), Redirect::to("/staff/sign-in/code"))
        .into_response())
}

/// Sends the code of a staff sign-in.
pub(crate) async fn send_code(
    house: &House,
    visit: &Visit,
    tx: &Tx,
    staff: StaffId,
    person: &Person,
) -> WebResult<Result<(), codes::SendRefusal>> {
    let sms = codes::Sms {
        phone: person.phone.clone(),
        citizen: None,
        text: visit.t.with1("staff-code-sms", "code", "{code}".to_owned()),
    };
    codes::send(house, tx, purpose(staff), sms).await
}

/// What a staff sign-in code confirms.
pub(crate) fn purpose(staff: StaffId) -> Purpose {
    Purpose { action: "staff.sign-in", holder: staff.uuid(), object: staff.uuid() }
}

/// Opens what is personal of a member of staff.
pub(crate) fn person(house: &House, staff: StaffId, sealed: &[u8]) -> WebResult<Person> {
    Ok(house.vault.house().open_json(person_cell(staff), sealed)?)
}

async fn fail(house: &House, visit: &Visit, member: Option<&MemberRow>, index: Vec<u8>) -> WebResult<()> {
    let tx = house.db.begin().await?;
    let before = store::failures(&tx, index.clone(), &visit.source).await?;
    let now = house.clock.now();
    let failures = before
        .filter(|row| now - row.last_at < Duration::minutes(BLOCK_MINUTES))
        .map_or(1, |row| (row.failures + 1).min(FAILURES_ALLOWED + 1));
    store::set_failures(&tx, index, &visit.source, failures, now).await?;
    if let Some(member) = member {
        house
            .journal
            .record(&tx, entry(StaffId(member.staff_id), "staff.sign-in-failed", Outcome::Refused))
            .await?;
    }
    Ok(tx.commit().await?)
}

async fn is_closed(house: &House, index: Vec<u8>, source: &str) -> WebResult<bool> {
    let row = store::failures(&house.db, index, source).await?;
    Ok(row.is_some_and(|row| {
        row.failures >= FAILURES_ALLOWED && house.clock.now() - row.last_at < Duration::minutes(BLOCK_MINUTES)
    }))
}

fn stored_password(house: &House, member: &MemberRow) -> WebResult<String> {
    Ok(house.vault.house().open_json(password_cell(StaffId(member.staff_id)), &member.password)?)
}

fn sign_in_page(visit: &Visit, email: String, errors: FieldErrors) -> SignInPage {
    SignInPage { page: visit.page(visit.t.get("staff-sign-in-title"), Section::Staff), email, errors }
}

fn again(visit: &Visit, email: String, errors: FieldErrors) -> WebResult<Response> {
    Ok(visit.again(&sign_in_page(visit, email, errors))?.into_response())
}
