//! Sign in, first step: a name and the password (LOGIN-01, LOGIN-02, LOGIN-16).

use std::sync::Arc;

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::{CitizenId, Sensitive};
use chrono::{DateTime, Utc};
use http::{HeaderMap, header};
use journal::{Actor, Outcome};
use ui::{Page, Section};
use web::{FieldErrors, Fields, House, Limit, Posted, Visit, WebResult};

use crate::account::{self, Fact};
use crate::activate::enter;
use crate::cookie::Jar;
use crate::device::Device;
use crate::failures::{self, Pair, Try};
use crate::identifier::{self, Login};
use crate::second_step::First;
use crate::store::account as store;
use crate::{attempt, binding, devices, guard, password, provider, second_step, session, spray};

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
    #[serde(default)]
    frozen: Option<String>,
    /// Why an outside provider has introduced nobody.
    #[serde(default)]
    provider: String,
}

/// An outside provider on the page.
struct Entrance {
    name: String,
    href: String,
}

/// Only a path of this portal, and none of the pages on which one signs in or out.
pub(crate) fn safe_return(to: &str) -> String {
    let door = ["/sign-in", "/sign-out", "/register"].iter().any(|door| to.starts_with(door));
    web::local_path(to).filter(|_| !door).unwrap_or("/").to_owned()
}

/// Adds the way back to a path that has no question mark yet.
#[must_use]
pub fn with_return(path: &str, to: &str) -> String {
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
    /// Why the session that was open here is no more, in words.
    ended: String,
    /// Why nobody may try now, in words.
    blocked: String,
    /// The name and the password do not belong together, in words.
    wrong: String,
    /// Why a passkey was not taken, in words.
    key: String,
    /// Why an outside provider has introduced nobody, in words.
    outside: String,
    entrances: Vec<Entrance>,
    /// Whether a code to the phone alone opens the cabinet.
    by_phone: bool,
    phone_href: String,
    /// The address at which keys work; empty when they work nowhere.
    key_host: String,
}

async fn page(
    visit: Visit,
    here: provider::Here,
    headers: HeaderMap,
    Query(back): Query<Back>,
) -> WebResult<Response> {
    let to = safe_return(&back.to);
    if visit.citizen().is_some() {
        return Ok(Redirect::to(&to).into_response());
    }
    let mut form = form(&visit, "", &to);
    form.entrances = entrances(&visit, here, &to);
    form.outside = provider::troubled_words(&visit.t, &back.provider);
    form.asked = to != "/";
    form.signed_out = back.out.is_some();
    let why = match back.frozen {
        Some(_) => Some("frozen".to_owned()),
        None => session::why_ended(&visit.house, &headers).await?,
    };
    form.ended = why.map_or_else(String::new, |why| visit.t.get(&format!("accounts-ended-{why}")));
    Ok(visit.show(&form)?.into_response())
}

/// The providers whose people may come in here.
fn entrances(visit: &Visit, here: provider::Here, to: &str) -> Vec<Entrance> {
    let entrance = |one: &Arc<dyn provider::Provider>| Entrance {
        name: one.name(visit.t.lang).to_owned(),
        href: with_return(&format!("/sign-in/with/{}", one.code()), to),
    };
    provider::known(here).0.iter().map(entrance).collect()
}

async fn post(visit: Visit, here: provider::Here, Posted(fields): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let to = safe_return(fields.get("return"));
    let mut form = form(&visit, fields.get("login"), &to);
    form.entrances = entrances(&visit, here, &to);
    let Some((logins, secret)) = parse(&visit, &fields, &mut form.errors) else {
        return Ok(visit.again(&form)?.into_response());
    };
    match try_password(&visit, &logins, secret).await? {
        Tried::Right(citizen) => {
            if let Some(opened) = devices::pass(&visit, citizen).await? {
                return enter(&visit, &opened, &to);
            }
            let ticket = second_step::begin(&visit.house, citizen, First::Password).await?;
            second_step::go(&visit.house, &ticket, &to)
        }
        Tried::Wrong(left) => {
            form.wrong = wrong_words(&visit, left);
            Ok(visit.again(&form)?.into_response())
        }
        Tried::Blocked(until) => {
            form.blocked = blocked_words(&visit, until);
            Ok(visit.again(&form)?.into_response())
        }
        Tried::Sprayed => {
            form.blocked = visit.t.get("accounts-sign-in-sprayed");
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
    /// This very password is being tried on many accounts.
    Sprayed,
}

/// The same work and the same words whether the name is known or not.
async fn try_password(visit: &Visit, logins: &[Login], secret: Sensitive<String>) -> WebResult<Tried> {
    let house = &visit.house;
    let mut citizen = None;
    for login in logins {
        let owner = binding::owner(house, &house.db, login.kind, &login.value).await?;
        citizen = citizen.or(owner);
    }
    let Some(first) = logins.first() else { return Ok(Tried::Wrong(0)) };
    let pair = Pair::of(visit, &house.db, citizen, first).await?;
    let tag = spray::tag(house, &secret);
    let tx = house.db.begin().await?;
    let number = failures::begin(house, &tx, &pair).await?;
    let sprayed = !pair.is_own_device() && spray::is_sprayed(house, &tx, tag).await?;
    if sprayed {
        spray::note(house, &tx, tag, &pair).await?;
    }
    tx.commit().await?;
    let number = match number {
        Try::Allowed(_) if sprayed => return Ok(Tried::Sprayed),
        Try::Allowed(number) => number,
        Try::Blocked(until) => return Ok(Tried::Blocked(until)),
    };
    let fits = password_fits(house, citizen, secret.clone()).await?;
    if let (Some(citizen), true) = (citizen, fits) {
        renew(house, citizen, secret).await?;
    }
    let tx = house.db.begin().await?;
    let tried = match citizen {
        Some(citizen) if fits => {
            failures::was_right(&tx, &pair).await?;
            Tried::Right(citizen)
        }
        _ => {
            spray::note(house, &tx, tag, &pair).await?;
            let outcome = failures::was_wrong(house, &tx, &pair, number).await?;
            attempt::keep(visit, &tx, citizen, &pair, "password", outcome.is_err()).await?;
            outcome.map_or_else(Tried::Blocked, Tried::Wrong)
        }
    };
    tx.commit().await?;
    Ok(tried)
}

/// A failed try as its owner is told of it.
pub(crate) struct Failure<'a> {
    /// `password`, `code`…
    pub what: &'a str,
    /// The way in is closed now.
    pub blocked: bool,
    /// It came from a browser that the owner has used.
    pub own_device: bool,
    pub device: &'a Device,
}

impl Failure<'_> {
    /// Failed sign-ins stand in the owner's journal, with what was wrong (LOGIN-29).
    pub(crate) async fn record(&self, house: &House, tx: &db::Tx, citizen: CitizenId) -> WebResult<()> {
        let mut details = self.device.details();
        details["what"] = self.what.into();
        let mut actions = vec!["account.sign_in_failed"];
        if self.blocked {
            actions.push("account.blocked");
        }
        for action in actions {
            let (actor, outcome) = (Actor::Anonymous, Outcome::Refused);
            let fact = Fact { actor, action, outcome, details: details.clone() };
            account::record(house, tx, citizen, fact).await?;
        }
        guard::alert::attempted(house, tx, citizen, self.device, self.own_device).await
    }
}

/// Notes a failed try of somebody who is known, at once.
pub(crate) async fn note_failure(
    visit: &Visit,
    tx: &db::Tx,
    citizen: CitizenId,
    what: &str,
    blocked: bool,
) -> WebResult<()> {
    let device = Device::of(visit);
    let own_device = devices::is_known(tx, visit, citizen).await?;
    Failure { what, blocked, own_device, device: &device }.record(&visit.house, tx, citizen).await
}

/// Whether this is the password of an account; the work is the same when there is no such account.
pub(crate) async fn password_fits(
    house: &House,
    citizen: Option<CitizenId>,
    typed: Sensitive<String>,
) -> WebResult<bool> {
    let asked = citizen.unwrap_or(CitizenId(uuid::Uuid::nil()));
    let kept = store::secret(&house.db, asked).await?;
    let phc = match kept {
        Some(kept) => {
            let phc = house.vault.house().open(account::password_cell(asked), &kept.password)?;
            Some(String::from_utf8(phc)?)
        }
        None => None,
    };
    password::fits(house, typed, phc).await
}

/// A right password whose hash was made at another cost, or with another pepper, is hashed anew: nobody else knows the password.
async fn renew(house: &House, citizen: CitizenId, password: Sensitive<String>) -> WebResult<()> {
    let Some(kept) = store::secret(&house.db, citizen).await? else { return Ok(()) };
    let cell = account::password_cell(citizen);
    let phc = String::from_utf8(house.vault.house().open(cell, &kept.password)?)?;
    let Some(phc) = password::renewed(house, password, &phc).await? else { return Ok(()) };
    let sealed = house.vault.house().seal(cell, phc.as_bytes());
    let tx = house.db.begin().await?;
    if store::renew_password(&tx, citizen, sealed, kept.password).await? {
        password::kept(&tx, citizen.uuid(), &phc).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// How many tries are left, and how long the pause after them is.
fn wrong_words(visit: &Visit, left: i64) -> String {
    let minutes = visit.house.settings.policy.for_anybody().lockout.first_minutes;
    visit.t.with("accounts-sign-in-wrong", &[("left", left.into()), ("minutes", minutes.into())])
}

/// «Вход закрыт до 14:20…»
pub(crate) fn blocked_words(visit: &Visit, until: DateTime<Utc>) -> String {
    visit.t.with1("accounts-sign-in-blocked", "until", visit.t.time(until))
}

/// The page for somebody who has just been blocked at the second step.
pub(crate) fn blocked_page(visit: &Visit, to: &str, until: DateTime<Utc>) -> WebResult<Response> {
    let mut form = form(visit, "", to);
    form.blocked = blocked_words(visit, until);
    let cookie = [(header::SET_COOKIE, Jar::Step.take(&visit.house.settings)?)];
    Ok((cookie, visit.again(&form)?).into_response())
}

/// The page for somebody whose passkey was not taken.
pub(crate) fn key_page(visit: &Visit, to: &str, why: String) -> WebResult<Response> {
    let mut form = form(visit, "", to);
    form.key = why;
    Ok(visit.again(&form)?.into_response())
}

fn form(visit: &Visit, login: &str, to: &str) -> Form {
    Form {
        page: visit.page(visit.t.get("accounts-sign-in-title"), Section::None),
        errors: FieldErrors::new(),
        login: login.to_owned(),
        back: to.to_owned(),
        asked: false,
        signed_out: false,
        ended: String::new(),
        blocked: String::new(),
        wrong: String::new(),
        key: String::new(),
        outside: String::new(),
        entrances: Vec::new(),
        by_phone: visit.house.settings.policy.for_anybody().factors.phone_code_alone,
        phone_href: with_return("/sign-in/phone", to),
        key_host: crate::step::view::key_host(&visit.house),
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
