//! Sign in, first step: a name and the password (LOGIN-01, LOGIN-02, LOGIN-16).

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::{CitizenId, Sensitive};
use chrono::{DateTime, Utc};
use http::header;
use journal::{Actor, Outcome};
use ui::{Page, Section};
use web::{FieldErrors, Fields, House, Limit, Posted, Visit, WebResult};

use crate::account::{self, Fact};
use crate::cookie::Jar;
use crate::device::Device;
use crate::failures::{self, Pair, Try};
use crate::identifier::{self, Login};
use crate::store::account as store;
use crate::{password, second_step};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/sign-in", routing::get(page).post(post))
}

/// Where to go afterwards; in the address of the page and in a field of the form.
#[derive(Clone, Debug, serde::Deserialize)]
pub(crate) struct Back {
    #[serde(rename = "return", default)]
    to: String,
    #[serde(default)]
    out: Option<String>,
}

/// Only a path of this portal, and none of the pages on which one signs in or out.
pub(crate) fn safe_return(to: &str) -> String {
    let door = ["/sign-in", "/sign-out", "/register"].iter().any(|door| to.starts_with(door));
    web::local_path(to).filter(|_| !door).unwrap_or("/").to_owned()
}

/// Adds the way back to a path.
pub(crate) fn with_return(path: &str, to: &str) -> String {
    if to == "/" {
        return path.to_owned();
    }
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("return", to);
    format!("{path}?{}", query.finish())
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct Form {
    page: Page,
    errors: FieldErrors,
    login: String,
    back: String,
    /// The person was sent here from another page.
    asked: bool,
    signed_out: bool,
    /// Why nobody may try now, in words.
    blocked: String,
    /// The name and the password do not belong together, in words.
    wrong: String,
}

async fn page(visit: Visit, Query(back): Query<Back>) -> WebResult<Response> {
    let to = safe_return(&back.to);
    if visit.citizen().is_some() {
        return Ok(Redirect::to(&to).into_response());
    }
    let mut form = form(&visit, "", &to);
    form.asked = to != "/";
    form.signed_out = back.out.is_some();
    Ok(visit.show(&form)?.into_response())
}

async fn post(visit: Visit, Posted(fields): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let to = safe_return(fields.get("return"));
    let mut form = form(&visit, fields.get("login"), &to);
    let Some((logins, secret)) = parse(&visit, &fields, &mut form.errors) else {
        return Ok(visit.again(&form)?.into_response());
    };
    match try_password(&visit, &logins, secret).await? {
        Tried::Right(citizen) => {
            let ticket = second_step::begin(&visit.house, citizen).await?;
            let cookie = [(header::SET_COOKIE, Jar::Step.give(&visit.house.settings, &ticket)?)];
            Ok((cookie, Redirect::to(&with_return("/sign-in/code", &to))).into_response())
        }
        Tried::Wrong(left) => {
            form.wrong = visit.t.with1("accounts-sign-in-wrong", "left", left);
            Ok(visit.again(&form)?.into_response())
        }
        Tried::Blocked(until) => {
            form.blocked = blocked_words(&visit, until);
            Ok(visit.again(&form)?.into_response())
        }
    }
}

fn parse(
    visit: &Visit,
    fields: &Fields,
    errors: &mut FieldErrors,
) -> Option<(Vec<Login>, Sensitive<String>)> {
    let logins = identifier::candidates(fields.get("login"));
    if logins.is_empty() {
        errors.add("login", visit.t.get("accounts-login-wrong"));
    }
    let secret = fields.raw("password");
    if secret.is_empty() {
        errors.add("password", visit.t.get("accounts-password-missing"));
    }
    errors.is_empty().then(|| (logins, Sensitive::new(secret.to_owned())))
}

enum Tried {
    Right(CitizenId),
    /// Tries left.
    Wrong(i64),
    Blocked(DateTime<Utc>),
}

/// The same work and the same words whether the name is known or not.
async fn try_password(visit: &Visit, logins: &[Login], secret: Sensitive<String>) -> WebResult<Tried> {
    let house = &visit.house;
    let mut citizen = None;
    for login in logins {
        let index = house.vault.index(login.kind.index, &login.value);
        let owner = store::owner(&house.db, login.kind.code, index).await?;
        citizen = citizen.or(owner);
    }
    let Some(first) = logins.first() else { return Ok(Tried::Wrong(0)) };
    let pair = Pair::of(house, citizen, first, &visit.source);
    let tx = house.db.begin().await?;
    let number = failures::begin(house, &tx, &pair).await?;
    tx.commit().await?;
    let number = match number {
        Try::Allowed(number) => number,
        Try::Blocked(until) => return Ok(Tried::Blocked(until)),
    };
    let phc = match citizen {
        Some(citizen) => stored_hash(house, citizen).await?,
        None => None,
    };
    let fits = password::fits(secret, phc).await?;
    let tx = house.db.begin().await?;
    let tried = match citizen {
        Some(citizen) if fits => {
            failures::was_right(&tx, &pair).await?;
            Tried::Right(citizen)
        }
        _ => wrong(visit, &tx, citizen, &pair, number).await?,
    };
    tx.commit().await?;
    Ok(tried)
}

async fn wrong(
    visit: &Visit,
    tx: &db::Tx,
    citizen: Option<CitizenId>,
    pair: &Pair,
    number: i64,
) -> WebResult<Tried> {
    let house = &visit.house;
    let outcome = failures::was_wrong(house, tx, pair, number).await?;
    if let Some(citizen) = citizen {
        note_failure(visit, tx, citizen, "password", outcome.is_err()).await?;
    }
    Ok(match outcome {
        Ok(left) => Tried::Wrong(left),
        Err(until) => Tried::Blocked(until),
    })
}

/// Failed sign-ins stand in the owner's journal, with what was wrong (LOGIN-29).
pub(crate) async fn note_failure(
    visit: &Visit,
    tx: &db::Tx,
    citizen: CitizenId,
    what: &str,
    blocked: bool,
) -> WebResult<()> {
    let device = Device::of(visit);
    let details = serde_json::json!({ "what": what, "family": device.family, "source": device.source });
    let mut actions = vec!["account.sign_in_failed"];
    if blocked {
        actions.push("account.blocked");
    }
    for action in actions {
        let (actor, outcome) = (Actor::Anonymous, Outcome::Refused);
        let fact = Fact { actor, action, outcome, details: details.clone() };
        account::record(&visit.house, tx, citizen, fact).await?;
    }
    Ok(())
}

async fn stored_hash(house: &House, citizen: CitizenId) -> WebResult<Option<String>> {
    let Some(kept) = store::secret(&house.db, citizen).await? else { return Ok(None) };
    let phc = house.vault.house().open(account::password_cell(citizen), &kept.password)?;
    Ok(Some(String::from_utf8(phc)?))
}

/// «Вход закрыт до 14:20…»
fn blocked_words(visit: &Visit, until: DateTime<Utc>) -> String {
    visit.t.with1("accounts-sign-in-blocked", "until", visit.t.time(until))
}

/// The page for somebody who has just been blocked at the second step.
pub(crate) fn blocked_page(visit: &Visit, to: &str, until: DateTime<Utc>) -> WebResult<Response> {
    let mut form = form(visit, "", to);
    form.blocked = blocked_words(visit, until);
    let cookie = [(header::SET_COOKIE, Jar::Step.take(&visit.house.settings)?)];
    Ok((cookie, visit.again(&form)?).into_response())
}

fn form(visit: &Visit, login: &str, to: &str) -> Form {
    Form {
        page: visit.page(visit.t.get("accounts-sign-in-title"), Section::None),
        errors: FieldErrors::new(),
        login: login.to_owned(),
        back: to.to_owned(),
        asked: false,
        signed_out: false,
        blocked: String::new(),
        wrong: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_comes_back_only_to_this_portal() {
        assert_eq!(safe_return("/drafts/1?page=2"), "/drafts/1?page=2");
        for foreign in ["", "https://evil.example/", "//evil.example", "/\\evil", "/sign-out", "javascript:1"]
        {
            assert_eq!(safe_return(foreign), "/", "{foreign}");
        }
        assert_eq!(with_return("/sign-in/code", "/a?b=c"), "/sign-in/code?return=%2Fa%3Fb%3Dc");
    }
}
