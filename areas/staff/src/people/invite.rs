//! Invite somebody: the one-time link goes to their own address.

use askama::Template;
use axum::Extension;
use axum::response::{IntoResponse, Redirect, Response};
use base::{Email, Phone};
use catalogue::Catalogue;
use journal::{Actor, Outcome};
use ui::{Page, Section};
use vault::Index;
use web::{FieldErrors, Fields, Posted, Staff, Visit, WebResult};

use super::ROLES;
use super::form::{Scope, ScopeView};
use crate::create::{Invitee, invite};
use crate::session::entry;
use crate::store;

/// The longest name, in characters.
const NAME_MAX: usize = 60;

#[derive(Template)]
#[template(path = "staff/invite.html")]
struct InvitePage {
    page: Page,
    typed: Typed,
    scope: ScopeView,
    errors: FieldErrors,
}

#[derive(Default)]
struct Typed {
    email: String,
    phone: String,
    name: String,
    surname: String,
}

pub(super) async fn page(
    visit: Visit,
    Staff(me): Staff,
    Extension(catalogue): Extension<Catalogue>,
) -> WebResult<impl IntoResponse> {
    me.must_be(&ROLES)?;
    let page = draw(&visit, &catalogue, Typed::default(), &Scope::default(), FieldErrors::new());
    visit.show(&page)
}

pub(super) async fn post(
    visit: Visit,
    Staff(me): Staff,
    Extension(catalogue): Extension<Catalogue>,
    Posted(form): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let (house, t) = (&visit.house, &visit.t);
    let scope = Scope::of(&form);
    let mut errors = FieldErrors::new();
    if let Some(invitee) = read(&visit, &catalogue, &form, &scope, &mut errors) {
        let tx = house.db.begin().await?;
        let indexes = house.vault.indexes(&tx, Index::Email, &invitee.email).await?;
        if !store::is_known(&tx, indexes).await? {
            let invited = invite(house, &tx, invitee, t).await?;
            let mut fact = entry(invited.staff, "staff.invited", Outcome::Done);
            fact.actor = Actor::Staff(me.staff);
            fact.details = serde_json::json!({ "role": scope.role, "agency": scope.agency });
            house.journal.record(&tx, fact).await?;
            tx.commit().await?;
            return Ok(Redirect::to(&format!("/staff/people/{}", invited.staff)).into_response());
        }
        errors.add("email", t.get("staff-invite-email-taken"));
    }
    let typed = Typed {
        email: form.get("email").to_owned(),
        phone: form.get("phone").to_owned(),
        name: form.get("name").to_owned(),
        surname: form.get("surname").to_owned(),
    };
    Ok(visit.again(&draw(&visit, &catalogue, typed, &scope, errors))?.into_response())
}

fn read(
    visit: &Visit,
    catalogue: &Catalogue,
    form: &Fields,
    scope: &Scope,
    errors: &mut FieldErrors,
) -> Option<Invitee> {
    let t = &visit.t;
    let email = Email::parse(form.get("email"));
    if email.is_err() {
        errors.add("email", t.get("staff-invite-email-wrong"));
    }
    let phone = Phone::parse(form.get("phone"));
    if phone.is_err() && !form.get("phone").is_empty() {
        errors.add("phone", t.get("staff-invite-phone-wrong"));
    }
    for field in ["name", "surname"] {
        let length = form.get(field).chars().count();
        if length == 0 || length > NAME_MAX {
            errors.add(field, t.get(&format!("staff-invite-{field}-missing")));
        }
    }
    let role = scope.checked(t, catalogue, errors);
    if !errors.is_empty() {
        return None;
    }
    Some(Invitee {
        email: email.ok()?.as_str().to_owned(),
        phone: phone.map_or_else(|_| String::new(), |phone| phone.as_str().to_owned()),
        name: form.get("name").to_owned(),
        surname: form.get("surname").to_owned(),
        agency: scope.agency.clone(),
        services: scope.services.clone(),
        role: role?,
    })
}

fn draw(
    visit: &Visit,
    catalogue: &Catalogue,
    typed: Typed,
    scope: &Scope,
    errors: FieldErrors,
) -> InvitePage {
    InvitePage {
        page: visit.page(visit.t.get("staff-invite-title"), Section::Staff),
        typed,
        scope: ScopeView::new(&visit.t, catalogue, scope),
        errors,
    }
}
