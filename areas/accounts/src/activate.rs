//! Open the cabinet: by the code from the SMS or the link in the letter, whichever comes first (REG-02, REG-03).

use askama::Template;
use axum::extract::Path;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::{CitizenId, RegistrationId};
use http::{StatusCode, header};
use ui::{Page, Section};
use web::{FieldErrors, House, Html, Limit, Posted, Visit, WebResult};

use crate::cookie::Jar;
use crate::registration::{self, Pending, Way};
use crate::session::Opened;
use crate::sign_in::with_return;
use crate::{account, codes, confirm};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/register/{id}", routing::get(page).post(by_code))
        .route("/register/{id}/resend", routing::post(resend))
        .route("/register/confirm/{token}", routing::get(link).post(by_link))
}

#[derive(Template)]
#[template(path = "register_code.html")]
struct CodePage {
    page: Page,
    errors: FieldErrors,
    registration: String,
    email: String,
    phone: String,
    code: codes::Around,
    taken: bool,
}

async fn page(visit: Visit, Path(id): Path<String>) -> WebResult<Response> {
    match pending(&visit, &id).await? {
        Some((registration, pending)) => {
            let page = code_page(&visit, registration, &pending, FieldErrors::new()).await?;
            Ok(visit.show(&page)?.into_response())
        }
        None => Ok(gone(&visit)),
    }
}

async fn by_code(visit: Visit, Path(id): Path<String>, Posted(fields): Posted) -> WebResult<Response> {
    let Some((registration, pending)) = pending(&visit, &id).await? else { return Ok(gone(&visit)) };
    let mut errors = FieldErrors::new();
    if fields.get("code").is_empty() {
        errors.add("code", visit.t.get("accounts-code-missing"));
        let page = code_page(&visit, registration, &pending, errors).await?;
        return Ok(visit.again(&page)?.into_response());
    }
    let tx = visit.house.db.begin().await?;
    let purpose = registration::phone_purpose(registration.uuid());
    if let Err(refusal) = codes::check(&visit.house, &tx, purpose, fields.get("code")).await? {
        tx.commit().await?;
        errors.add("code", refusal.words(&visit.t));
        let page = code_page(&visit, registration, &pending, errors).await?;
        return Ok(visit.again(&page)?.into_response());
    }
    let shown = pending.clone();
    match registration::open(&visit.house, &tx, registration, pending, Way::Phone, &visit).await? {
        Some(opened) => {
            tx.commit().await?;
            enter(&visit, &opened, "/profile")
        }
        None => {
            drop(tx);
            let mut page = code_page(&visit, registration, &shown, errors).await?;
            page.taken = true;
            Ok(visit.again(&page)?.into_response())
        }
    }
}

async fn resend(visit: Visit, Path(id): Path<String>, Posted(_): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let Some((registration, pending)) = pending(&visit, &id).await? else { return Ok(gone(&visit)) };
    let tx = visit.house.db.begin().await?;
    registration::dispatch(&visit.house, &tx, registration, &pending, &visit.source).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/register/{registration}")).into_response())
}

#[derive(Template)]
#[template(path = "register_link.html")]
struct LinkPage {
    page: Page,
    token: String,
    state: LinkState,
    phone: String,
}

/// What a link in a letter is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LinkState {
    /// Opens the cabinet.
    Opens,
    /// The cabinet is open already: confirms the e-mail.
    Confirms,
    /// Confirmed just now, in a browser that is not signed in.
    Confirmed,
    /// Somebody else has confirmed this address in another cabinet.
    Taken,
    /// Used, replaced by a newer one, or older than a day.
    Dead,
}

/// A GET changes nothing: mail programs open links by themselves to look at them.
async fn link(visit: Visit, Path(token): Path<String>) -> WebResult<Html> {
    let Some(holder) = registration::holder_of(&visit.house, &visit.house.db, &token).await? else {
        return dead(&visit);
    };
    let registration = RegistrationId(holder);
    match registration::find(&visit.house, &visit.house.db, registration).await? {
        Some(pending) => {
            let phone = pending.masked_phone();
            visit.show(&link_page(&visit, token, LinkState::Opens, phone))
        }
        None => {
            let own = account::own_contacts(&visit.house, &visit.house.db, CitizenId(holder)).await?;
            let phone = own.phone.masked();
            visit.show(&link_page(&visit, token, LinkState::Confirms, phone))
        }
    }
}

async fn by_link(visit: Visit, Path(token): Path<String>, Posted(_): Posted) -> WebResult<Response> {
    let tx = visit.house.db.begin().await?;
    let Some(holder) = registration::holder_of(&visit.house, &tx, &token).await? else {
        return Ok(dead(&visit)?.into_response());
    };
    let registration = RegistrationId(holder);
    let Some(pending) = registration::find(&visit.house, &tx, registration).await? else {
        let confirmed = confirm::email(&visit.house, &tx, CitizenId(holder)).await?;
        let state = if confirmed { LinkState::Confirmed } else { LinkState::Taken };
        if confirmed {
            tx.commit().await?;
        }
        if confirmed && visit.citizen().is_some_and(|session| session.citizen.uuid() == holder) {
            return Ok(Redirect::to("/profile").into_response());
        }
        return Ok(visit.show(&link_page(&visit, token, state, String::new()))?.into_response());
    };
    match registration::open(&visit.house, &tx, registration, pending, Way::Email, &visit).await? {
        Some(opened) => {
            tx.commit().await?;
            enter(&visit, &opened, "/security/phone")
        }
        None => {
            let page = link_page(&visit, token, LinkState::Taken, String::new());
            Ok(visit.again(&page)?.into_response())
        }
    }
}

/// Sends the person, signed in now, to a page; or to the page that says what else is needed.
pub(crate) fn enter(visit: &Visit, opened: &Opened, to: &str) -> WebResult<Response> {
    let settings = &visit.house.settings;
    let cookies = AppendHeaders([
        (header::SET_COOKIE, Jar::Session.give(settings, &opened.ticket)?),
        (header::SET_COOKIE, Jar::Step.take(settings)?),
        (header::SET_COOKIE, opened.mark.header(settings)?),
    ]);
    let to = if opened.held { with_return("/sign-in/held", to) } else { to.to_owned() };
    Ok((cookies, Redirect::to(&to)).into_response())
}

async fn pending(visit: &Visit, id: &str) -> WebResult<Option<(RegistrationId, Pending)>> {
    let Ok(registration) = id.parse::<RegistrationId>() else { return Ok(None) };
    let found = registration::find(&visit.house, &visit.house.db, registration).await?;
    Ok(found.map(|pending| (registration, pending)))
}

/// The cabinet is open already, or the day is over.
fn gone(visit: &Visit) -> Response {
    let to = if visit.citizen().is_some() { "/" } else { "/register?late=1" };
    Redirect::to(to).into_response()
}

async fn code_page(
    visit: &Visit,
    registration: RegistrationId,
    pending: &Pending,
    errors: FieldErrors,
) -> WebResult<CodePage> {
    let house = &visit.house;
    let purpose = registration::phone_purpose(registration.uuid());
    Ok(CodePage {
        page: visit.page(visit.t.get("accounts-activate-title"), Section::None),
        errors,
        registration: registration.to_string(),
        email: pending.masked_email(),
        phone: pending.masked_phone(),
        code: codes::around(visit, codes::wait_seconds(house, &house.db, purpose).await?),
        taken: false,
    })
}

fn link_page(visit: &Visit, token: String, state: LinkState, phone: String) -> LinkPage {
    let page = visit.page(visit.t.get("accounts-link-title"), Section::None);
    LinkPage { page, token, state, phone }
}

fn dead(visit: &Visit) -> WebResult<Html> {
    let shown = visit.show(&link_page(visit, String::new(), LinkState::Dead, String::new()))?;
    Ok(Html { status: StatusCode::GONE, ..shown })
}
