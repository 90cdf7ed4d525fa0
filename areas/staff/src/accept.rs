//! The page behind an invitation: choose a password, then enrol an app or a key. The link serves once.

use accounts::{password, password_rules};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::Sensitive;
use http::StatusCode;
use journal::Outcome;
use ui::{Page, Section};
use web::{FieldErrors, House, Posted, Visit, WebResult};

use crate::enrol::{self, EnrolPage, Place};
use crate::invitation::{self, Invitation};
use crate::session::entry;
use crate::sign_in::keep_password;

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
    let tx = house.db.begin().await?;
    keep_password(house, &tx, found.staff, &phc).await?;
    house.journal.record(&tx, entry(found.staff, "staff.password-chosen", Outcome::Done)).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("/staff/invitations/{link}")).into_response())
}

async fn enrol_app(visit: Visit, Path(link): Path<String>, Posted(form): Posted) -> WebResult<Response> {
    let Some(found) = ready(&visit, &link).await? else { return dead(&visit) };
    let tx = visit.house.db.begin().await?;
    let done = enrol::app(&visit, &tx, found.staff, &form).await?;
    conclude(&visit, tx, (&link, &found), done).await
}

async fn enrol_key(visit: Visit, Path(link): Path<String>, Posted(form): Posted) -> WebResult<Response> {
    let Some(found) = ready(&visit, &link).await? else { return dead(&visit) };
    let tx = visit.house.db.begin().await?;
    let done = enrol::key(&visit, &tx, found.staff, &form).await?;
    conclude(&visit, tx, (&link, &found), done).await
}

async fn conclude(
    visit: &Visit,
    tx: db::Tx,
    (link, found): (&str, &Invitation),
    done: Result<(), FieldErrors>,
) -> WebResult<Response> {
    match done {
        Ok(()) => finish(&visit.house, tx, found).await,
        Err(errors) => {
            tx.commit().await?;
            Ok(visit.again(&enrol_page(visit, link, found, errors).await?)?.into_response())
        }
    }
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

async fn enrol_page(
    visit: &Visit,
    link: &str,
    found: &Invitation,
    errors: FieldErrors,
) -> WebResult<EnrolPage> {
    let action = format!("/staff/invitations/{link}");
    let place = Place { staff: found.staff, person: &found.person, action, back: "" };
    enrol::page(visit, place, errors).await
}

fn dead(visit: &Visit) -> WebResult<Response> {
    let page = DeadPage { page: visit.page(visit.t.get("staff-invitation-dead"), Section::Staff) };
    Ok(web::Html { status: StatusCode::GONE, ..visit.show(&page)? }.into_response())
}
