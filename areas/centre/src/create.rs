//! `/staff/centre/new`: an account for somebody who has none, from the passport on the desk (REG-12).

use std::collections::BTreeMap;

use accounts::activation::{self, AtDesk};
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::{Email, Phone, Sensitive};
use profile::IdentityQuery;
use ui::{Page, Section};
use web::{FieldErrors, Fields, House, Posted, Staff, Visit, WebResult};

use crate::visit::{Done, ROLES, done, open};

const PAGE: &str = "/staff/centre/new";

pub(crate) fn routes() -> Router<House> {
    Router::new().route(PAGE, routing::get(page).post(post))
}

/// What stands in the fields, exactly as typed.
pub(crate) struct Typed(BTreeMap<String, String>);

impl Typed {
    fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
}

#[derive(Template)]
#[template(path = "centre/new.html")]
struct NewPage {
    page: Page,
    typed: Typed,
    errors: FieldErrors,
}

async fn page(visit: Visit, Staff(me): Staff) -> WebResult<impl IntoResponse> {
    me.must_be(&ROLES)?;
    visit.show(&new_page(&visit, &Fields::default(), FieldErrors::new()))
}

async fn post(visit: Visit, Staff(me): Staff, Posted(form): Posted) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let (house, t) = (&visit.house, &visit.t);
    let mut errors = FieldErrors::new();
    if let Some((person, query)) = read(&visit, &form, &mut errors) {
        let known = [query.snils.as_str(), person.phone.expose(), person.email.expose()];
        let mut taken = None;
        for (field, login) in ["snils", "phone", "email"].into_iter().zip(known) {
            if accounts::find(house, &house.db, login).await?.is_some() {
                taken = taken.or(Some(field));
            }
        }
        if let Some(field) = taken {
            errors.add(field, t.get("centre-new-taken"));
        } else {
            let tx = house.db.begin().await?;
            let citizen = activation::open_at_desk(house, &tx, person).await?;
            let visiting = open(house, &tx, &me, citizen, "registration").await?;
            profile::enter_at_desk(house, &tx, citizen, &query, me.staff).await?;
            let opened = Done { action: "centre.opened", kind: "opened", note: "", both: None };
            done(house, &tx, &me, &visiting, opened).await?;
            tx.commit().await?;
            return Ok(Redirect::to(&visiting.path()).into_response());
        }
    }
    Ok(visit.again(&new_page(&visit, &form, errors))?.into_response())
}

fn read(visit: &Visit, form: &Fields, errors: &mut FieldErrors) -> Option<(AtDesk, IdentityQuery)> {
    let t = &visit.t;
    let query = profile::read_identity(form, t, visit.house.today());
    let query = match query {
        Ok(query) => Some(query),
        Err(wrong) => {
            for (field, words) in wrong.list() {
                errors.add(field, words.clone());
            }
            None
        }
    };
    let phone = Phone::parse(form.get("phone"));
    if phone.is_err() {
        errors.add("phone", t.get("centre-new-phone-wrong"));
    }
    let email = Email::parse(form.get("email"));
    if email.is_err() {
        errors.add("email", t.get("centre-new-email-wrong"));
    }
    if !form.ticked("seen") {
        errors.add("seen", t.get("centre-seen-missing"));
    }
    if !errors.is_empty() {
        return None;
    }
    let person = AtDesk {
        email: Sensitive::new(email.ok()?.as_str().to_owned()),
        phone: Sensitive::new(phone.ok()?.as_str().to_owned()),
    };
    Some((person, query?))
}

fn new_page(visit: &Visit, form: &Fields, errors: FieldErrors) -> NewPage {
    NewPage {
        page: visit.page(visit.t.get("centre-new-title"), Section::Staff),
        typed: Typed(form.0.iter().cloned().collect()),
        errors,
    }
}
