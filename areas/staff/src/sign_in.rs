//! A member of staff signs in: e-mail and password first, a second factor after it.

use accounts::password;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use base::{Sensitive, SessionId, StaffId};
use db::Tx;
use http::header::SET_COOKIE;
use journal::Outcome;
use ui::{Page, Section};
use vault::Index;
use web::{FieldErrors, House, Posted, Visit, WebResult};

use crate::attempts;
use crate::back;
use crate::member::{login, password_cell};
use crate::session::{cookie_line, entry, new_token, token_hash};
use crate::step;
use crate::store::member::set_password;
use crate::store::{self, MemberRow};

#[derive(Template)]
#[template(path = "staff/sign_in.html")]
struct SignInPage {
    page: Page,
    email: String,
    /// Password and factor have just been chosen.
    ready: bool,
    /// The page that they were going to.
    back: String,
    /// They were sent here from that page.
    asked: bool,
    errors: FieldErrors,
}

#[derive(serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    ready: Option<String>,
    #[serde(rename = "return", default)]
    to: String,
}

/// `GET /staff/sign-in`.
pub(crate) async fn page(visit: Visit, Query(asked): Query<Asked>) -> WebResult<impl IntoResponse> {
    let mut page = sign_in_page(&visit, (String::new(), back::own(&asked.to)), FieldErrors::new());
    page.ready = asked.ready.is_some();
    visit.show(&page)
}

/// `POST /staff/sign-in`: the same answer, after the same work, for a wrong password, an unknown login and a closed one.
pub(crate) async fn post(
    State(house): State<House>,
    visit: Visit,
    Posted(form): Posted,
) -> WebResult<Response> {
    let (email, to) = (form.get("email").to_owned(), back::own(form.get("return")));
    let mut errors = FieldErrors::new();
    if email.is_empty() {
        errors.add("email", visit.t.get("staff-sign-in-email-missing"));
    }
    if form.raw("password").is_empty() {
        errors.add("password", visit.t.get("staff-sign-in-password-missing"));
    }
    if !errors.is_empty() {
        return again(&visit, (email, to), errors);
    }
    let index = house.vault.index(Index::Email, &login(&email));
    let indexes = house.vault.indexes(&house.db, Index::Email, &login(&email)).await?;
    let member = store::member_by_login(&house.db, indexes).await?;
    let phc = member.as_ref().map(|member| stored_password(&house, member)).transpose()?.flatten();
    let typed = Sensitive::new(form.raw("password").to_owned());
    let fits = password::fits(&house, typed.clone(), phc.clone()).await?;
    let is_closed = attempts::closed_until(&house, &house.db, index.clone(), &visit.source).await?.is_some();
    match member {
        Some(member) if fits && !is_closed => {
            renew(&house, StaffId(member.staff_id), typed, phc).await?;
            begin(&house, &visit, &member, &to).await
        }
        member => {
            fail(&house, &visit, member.as_ref(), index).await?;
            errors.add("password", refused(&visit, is_closed));
            again(&visit, (email, to), errors)
        }
    }
}

/// The password fits: a session that is good for nothing but the second step.
async fn begin(house: &House, visit: &Visit, member: &MemberRow, to: &str) -> WebResult<Response> {
    let staff = StaffId(member.staff_id);
    let session = SessionId::new(&house.clock, &house.random);
    let token = new_token(house);
    let tx = house.db.begin().await?;
    store::insert_session(&tx, token_hash(&token), session, staff, false, house.clock.now()).await?;
    step::begin(visit, &tx, staff, &member.person).await?;
    tx.commit().await?;
    let next = Redirect::to(&back::keep(step::PAGE, to));
    Ok((AppendHeaders([(SET_COOKIE, cookie_line(house, &token))]), next).into_response())
}

/// A right password whose hash was made at another cost, or with another pepper, is hashed anew.
async fn renew(
    house: &House,
    staff: StaffId,
    typed: Sensitive<String>,
    phc: Option<String>,
) -> WebResult<()> {
    let Some(before) = phc else { return Ok(()) };
    let Some(phc) = password::renewed(house, typed, &before).await? else { return Ok(()) };
    let tx = house.db.begin().await?;
    keep_password(house, &tx, staff, &phc).await?;
    Ok(tx.commit().await?)
}

/// Keeps the hash of a password.
pub(crate) async fn keep_password(house: &House, tx: &Tx, staff: StaffId, phc: &str) -> WebResult<()> {
    let sealed = house.vault.house().seal_json(password_cell(staff), &Some(phc))?;
    set_password(tx, staff, sealed).await?;
    password::kept(tx, staff.uuid(), phc).await
}

/// What stands at the field when nobody gets in.
pub(crate) fn refused(visit: &Visit, is_closed: bool) -> String {
    let rules = &visit.house.settings.policy.for_staff().lockout;
    let key = if is_closed { "staff-sign-in-closed" } else { "staff-sign-in-wrong" };
    visit.t.with(key, &[("tries", rules.tries.into()), ("minutes", rules.first_minutes.into())])
}

async fn fail(house: &House, visit: &Visit, member: Option<&MemberRow>, index: Vec<u8>) -> WebResult<()> {
    let tx = house.db.begin().await?;
    attempts::was_wrong(house, &tx, index, &visit.source).await?;
    if let Some(member) = member {
        let failed = entry(StaffId(member.staff_id), "staff.sign-in-failed", Outcome::Refused);
        house.journal.record(&tx, failed).await?;
    }
    Ok(tx.commit().await?)
}

/// Nothing while the invitation waits: then no password fits.
fn stored_password(house: &House, member: &MemberRow) -> WebResult<Option<String>> {
    Ok(house.vault.house().open_json(password_cell(StaffId(member.staff_id)), &member.password)?)
}

fn sign_in_page(visit: &Visit, (email, to): (String, String), errors: FieldErrors) -> SignInPage {
    let page = visit.page(visit.t.get("staff-sign-in-title"), Section::Staff);
    SignInPage { page, email, ready: false, asked: to != back::HOME, back: to, errors }
}

fn again(visit: &Visit, typed: (String, String), errors: FieldErrors) -> WebResult<Response> {
    Ok(visit.again(&sign_in_page(visit, typed, errors))?.into_response())
}
