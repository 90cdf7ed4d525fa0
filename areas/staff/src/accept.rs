//! The page behind an invitation: choose a password, then enrol an app or a key. The link serves once.

use accounts::{password, password_rules};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::Sensitive;
use factors::passkey::{self, Answer, Asked};
use factors::{Holder, Kind, totp};
use http::StatusCode;
use journal::Outcome;
use ui::{Page, Section};
use web::{FieldErrors, House, Posted, Visit, WebResult};

use crate::invitation::{self, Invitation};
use crate::member::password_cell;
use crate::session::entry;
use crate::step::key_host;
use crate::store::member as store;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/staff/invitations/{link}", routing::get(page))
        .route("/staff/invitations/{link}/password", routing::post(choose_password))
        .route("/staff/invitations/{link}/app", routing::post(enrol_app))
        .route("/staff/invitations/{link}/key", routing::post(enrol_key))
}

#[derive(Template)]
#[template(path = "staff/password.html")]
struct PasswordPage {
    page: Page,
    action: String,
    name: String,
    email: String,
    rules: Vec<(String, String)>,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "staff/enrol.html")]
struct EnrolPage {
    page: Page,
    action: String,
    /// Nothing where the policy lets in only what cannot be phished.
    enrolment: Option<totp::Enrolment>,
    /// Nothing where no key can be bound to the portal's address.
    asked: Option<Asked>,
    key_host: String,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "staff/dead.html")]
struct DeadPage {
    page: Page,
}

async fn page(visit: Visit, Path(link): Path<String>) -> WebResult<Response> {
    let house = &visit.house;
    match invitation::find(house, &house.db, &link).await? {
        None => dead(&visit),
        Some(found) if !found.has_password => {
            Ok(visit.show(&password_page(&visit, &link, &found, FieldErrors::new()))?.into_response())
        }
        Some(found) => {
            let page = enrol_page(&visit, &link, &found, FieldErrors::new()).await?;
            Ok(visit.show(&page)?.into_response())
        }
    }
}

async fn choose_password(
    visit: Visit,
    Path(link): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    let (house, t) = (&visit.house, &visit.t);
    let Some(found) = invitation::find(house, &house.db, &link).await? else { return dead(&visit) };
    let rules = &house.settings.policy.for_staff().password;
    let person = &found.person;
    let own = [person.email.as_str(), person.phone.as_str(), person.name.as_str(), person.surname.as_str()];
    let mut errors = FieldErrors::new();
    let broken = password_rules::broken(rules, form.raw("password"), &own);
    if form.raw("password").is_empty() {
        errors.add("password", t.get("staff-sign-in-password-missing"));
    } else if !broken.is_empty() {
        errors.add("password", password_rules::told(&broken, rules, t));
    }
    if !errors.is_empty() {
        return Ok(visit.again(&password_page(&visit, &link, &found, errors))?.into_response());
    }
    let phc = password::hash(house, Sensitive::new(form.raw("password").to_owned())).await?;
    let sealed = house.vault.house().seal_json(password_cell(found.staff), &Some(phc))?;
    let tx = house.db.begin().await?;
    store::set_password(&tx, found.staff, sealed).await?;
    house.journal.record(&tx, entry(found.staff, "staff.password-chosen", Outcome::Done)).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/staff/invitations/{link}")).into_response())
}

async fn enrol_app(visit: Visit, Path(link): Path<String>, Posted(form): Posted) -> WebResult<Response> {
    let (house, t) = (&visit.house, &visit.t);
    let Some(found) = ready(&visit, &link).await? else { return dead(&visit) };
    let rules = &house.settings.policy.for_staff().factors;
    let tx = house.db.begin().await?;
    let name = t.get("staff-enrol-app-name");
    let confirmed =
        totp::confirm(house, &tx, Holder::Staff(found.staff), &name, form.get("code"), rules).await?;
    if let Err(refusal) = confirmed {
        tx.commit().await?;
        let mut errors = FieldErrors::new();
        errors.add("code", refusal.words(t));
        return Ok(visit.again(&enrol_page(&visit, &link, &found, errors).await?)?.into_response());
    }
    finish(house, tx, &found).await
}

async fn enrol_key(visit: Visit, Path(link): Path<String>, Posted(form): Posted) -> WebResult<Response> {
    let (house, t) = (&visit.house, &visit.t);
    let Some(found) = ready(&visit, &link).await? else { return dead(&visit) };
    let rules = &house.settings.policy.for_staff().factors;
    let mut errors = FieldErrors::new();
    match Answer::of(&form) {
        None => errors.add("key", t.get("staff-step-key-missing")),
        Some(answer) => {
            let tx = house.db.begin().await?;
            let (holder, name) = (Holder::Staff(found.staff), t.get("staff-enrol-key-name"));
            match passkey::finish_registration(house, &tx, holder, answer, &name, rules).await? {
                Ok(_) => return finish(house, tx, &found).await,
                Err(refusal) => errors.add("key", refusal.words(t)),
            }
            tx.commit().await?;
        }
    }
    Ok(visit.again(&enrol_page(&visit, &link, &found, errors).await?)?.into_response())
}

/// The factor stands: the link is spent, and the person signs in as on every other day.
async fn finish(house: &House, tx: db::Tx, found: &Invitation) -> WebResult<Response> {
    if invitation::spend(house, &tx, found.staff).await? {
        house.journal.record(&tx, entry(found.staff, "staff.joined", Outcome::Done)).await?;
    }
    tx.commit().await?;
    Ok(Redirect::to("/staff/sign-in?ready=1").into_response())
}

/// An invitation whose password is chosen already.
async fn ready(visit: &Visit, link: &str) -> WebResult<Option<Invitation>> {
    let found = invitation::find(&visit.house, &visit.house.db, link).await?;
    Ok(found.filter(|found| found.has_password))
}

fn password_page(visit: &Visit, link: &str, found: &Invitation, errors: FieldErrors) -> PasswordPage {
    let rules = &visit.house.settings.policy.for_staff().password;
    PasswordPage {
        page: visit.page(visit.t.get("staff-invitation-title"), Section::Staff),
        action: format!("/staff/invitations/{link}/password"),
        name: found.person.full_name(),
        email: found.person.email.clone(),
        rules: password_rules::shown(rules, &visit.t),
        errors,
    }
}

/// The secret that waits for its first code stays the same however often the page is opened.
async fn enrol_page(
    visit: &Visit,
    link: &str,
    found: &Invitation,
    errors: FieldErrors,
) -> WebResult<EnrolPage> {
    let house = &visit.house;
    let holder = Holder::Staff(found.staff);
    let login = found.person.email.as_str();
    let name = found.person.full_name();
    let tx = house.db.begin().await?;
    let enrolment = if house.settings.policy.for_staff().factors.phishing_resistant {
        None
    } else {
        match totp::waiting(house, &tx, holder, login).await? {
            Some(enrolment) => Some(enrolment),
            None => Some(totp::begin(house, &tx, holder, login).await?),
        }
    };
    let asked = if passkey::host(&house.settings).is_some() {
        let person = passkey::Person { login, name: &name };
        Some(passkey::begin_registration(house, &tx, holder, Kind::Passkey, person).await?)
    } else {
        None
    };
    tx.commit().await?;
    Ok(EnrolPage {
        page: visit.page(visit.t.get("staff-enrol-title"), Section::Staff),
        action: format!("/staff/invitations/{link}"),
        enrolment,
        asked,
        key_host: key_host(house),
        errors,
    })
}

fn dead(visit: &Visit) -> WebResult<Response> {
    let page = DeadPage { page: visit.page(visit.t.get("staff-invitation-dead"), Section::Staff) };
    Ok(web::Html { status: StatusCode::GONE, ..visit.show(&page)? }.into_response())
}
