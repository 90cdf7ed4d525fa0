//! The forms with which a way back begins: by phone or e-mail, by a document's number and the phone, the end of a block.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::{Inn, Passport, Phone, Snils};
use http::header;
use ui::{Page, Section};
use web::{FieldErrors, Fields, House, Limit, Posted, Visit, WebResult};

use crate::cookie::Jar;
use crate::identifier::{self, EMAIL, INN, Kind, Login, PASSPORT, PHONE, SNILS};
use crate::recovery::case::{self, Asked, Goal};

const CONTACT: &str = "/recovery/contact";
const NUMBER: &str = "/recovery/number";
const UNLOCK: &str = "/recovery/unlock";

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(CONTACT, routing::get(contact).post(by_contact))
        .route(NUMBER, routing::get(number).post(by_number))
        .route(UNLOCK, routing::get(unlock).post(by_unlock))
}

#[derive(Template)]
#[template(path = "recovery_start.html")]
struct StartPage {
    page: Page,
    errors: FieldErrors,
    action: &'static str,
    /// The end of the keys of its words.
    word: &'static str,
    login: String,
    phone: String,
}

async fn contact(visit: Visit) -> WebResult<impl IntoResponse> {
    visit.show(&drawn(&visit, CONTACT, &Fields::default(), FieldErrors::new()))
}

async fn number(visit: Visit) -> WebResult<impl IntoResponse> {
    visit.show(&drawn(&visit, NUMBER, &Fields::default(), FieldErrors::new()))
}

async fn unlock(visit: Visit) -> WebResult<impl IntoResponse> {
    visit.show(&drawn(&visit, UNLOCK, &Fields::default(), FieldErrors::new()))
}

/// LOGIN-14.
async fn by_contact(visit: Visit, Posted(fields): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let own = |kind: Kind| [PHONE.code, EMAIL.code].contains(&kind.code);
    let login = identifier::candidates(fields.get("login")).into_iter().find(|login| own(login.kind));
    let Some(login) = login else {
        let mut errors = FieldErrors::new();
        errors.add("login", visit.t.get("accounts-recovery-contact-wrong"));
        return Ok(visit.again(&drawn(&visit, CONTACT, &fields, errors))?.into_response());
    };
    go(&visit, Asked::new(Goal::Password, login, None)).await
}

/// LOGIN-15.
async fn by_number(visit: Visit, Posted(fields): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let mut errors = FieldErrors::new();
    let number = document(fields.get("number"));
    if number.is_none() {
        errors.add("number", visit.t.get("accounts-recovery-number-wrong"));
    }
    let phone = phone(&visit, &fields, &mut errors);
    let (Some(number), Some(phone)) = (number, phone) else {
        return Ok(visit.again(&drawn(&visit, NUMBER, &fields, errors))?.into_response());
    };
    go(&visit, Asked::new(Goal::Password, number, Some(&phone))).await
}

/// LOGIN-17.
async fn by_unlock(visit: Visit, Posted(fields): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let mut errors = FieldErrors::new();
    let Some(phone) = phone(&visit, &fields, &mut errors) else {
        return Ok(visit.again(&drawn(&visit, UNLOCK, &fields, errors))?.into_response());
    };
    let login = Login { kind: PHONE, value: phone.as_str().to_owned() };
    go(&visit, Asked::new(Goal::Unlock, login, None)).await
}

/// SNILS, INN or passport, whichever the digits are.
fn document(typed: &str) -> Option<Login> {
    let login = |kind: Kind, value: &str| Login { kind, value: value.to_owned() };
    let snils = Snils::parse(typed).ok().map(|snils| login(SNILS, snils.as_str()));
    let inn = || Inn::parse(typed).ok().map(|inn| login(INN, inn.as_str()));
    let passport = || Passport::parse(typed).ok().map(|passport| login(PASSPORT, passport.as_str()));
    snils.or_else(inn).or_else(passport)
}

pub(crate) fn phone(visit: &Visit, fields: &Fields, errors: &mut FieldErrors) -> Option<Phone> {
    match Phone::parse(fields.get("phone")) {
        Ok(phone) => Some(phone),
        Err(refusal) => {
            errors.add("phone", visit.t.get(&format!("accounts-phone-{}", refusal.code())));
            None
        }
    }
}

/// To the page of the code, whoever it is.
pub(crate) async fn go(visit: &Visit, asked: Asked) -> WebResult<Response> {
    let ticket = case::begin(visit, &asked).await?;
    let cookie = [(header::SET_COOKIE, Jar::Recovery.give(&visit.house.settings, &ticket)?)];
    Ok((cookie, Redirect::to("/recovery/code")).into_response())
}

fn drawn(visit: &Visit, action: &'static str, fields: &Fields, errors: FieldErrors) -> StartPage {
    let word = action.rsplit('/').next().unwrap_or_default();
    StartPage {
        page: visit.page(visit.t.get(&format!("accounts-recovery-{word}-title")), Section::None),
        errors,
        action,
        word,
        login: [fields.get("login"), fields.get("number")].concat(),
        phone: fields.get("phone").to_owned(),
    }
}
