//! A fob that shows codes: a person's own is enrolled by its key and two codes; one of the portal's comes from a service centre. A lost
//! one is reported here (LOGIN-10).

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use factors::fob::{self, Own, Seed, Typed, stock};
use factors::{Holder, Kind};
use ui::{Page, Section};
use web::{Citizen, FieldErrors, Fields, House, Html, Posted, Problem, Visit, WebResult};

use super::{Row, back, mine, row};
use crate::elevation::{self, Act};

const PAGE: &str = "/security/factors/new/fob";

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page).post(post))
        .route("/security/factors/{id}/loss", routing::get(loss_page).post(report))
}

#[derive(Template)]
#[template(path = "factor_fob.html")]
struct FobPage {
    page: Page,
    errors: FieldErrors,
    name: String,
    key: String,
}

async fn page(visit: Visit, Citizen(me): Citizen) -> WebResult<Html> {
    elevation::require(&visit, &me, Act::Security).await?;
    visit.show(&shown(&visit, &Fields::default(), FieldErrors::new()))
}

async fn post(visit: Visit, Citizen(me): Citizen, Posted(fields): Posted) -> WebResult<Response> {
    elevation::require(&visit, &me, Act::Security).await?;
    let house = &visit.house;
    let mut errors = FieldErrors::new();
    let typed = Typed { code: fields.get("code"), next: fields.get("next") };
    for (name, value) in [("code", typed.code), ("next", typed.next)] {
        if value.is_empty() {
            errors.add(name, visit.t.get("accounts-step-missing-fob"));
        }
    }
    // The screen shows as many digits as the codes have.
    let digits = typed.code.chars().filter(char::is_ascii_digit).count();
    let seed = Seed::parse(fields.get("key"), digits.clamp(6, 8));
    if seed.is_none() {
        errors.add("key", visit.t.get("accounts-fob-key-wrong"));
    }
    if let (Some(seed), true) = (&seed, errors.is_empty()) {
        let rules = &house.settings.policy.for_citizens(me.proofing.code()).factors;
        let own = Own { name: fields.get("name"), seed, typed };
        let tx = house.db.begin().await?;
        let added = fob::add_own(house, &tx, Holder::Citizen(me.citizen), own, rules).await?;
        tx.commit().await?;
        match added {
            Ok(_) => return Ok(back("added")),
            Err(refusal) => errors.add("code", refusal.words(&visit.t)),
        }
    }
    Ok(visit.again(&shown(&visit, &fields, errors))?.into_response())
}

fn shown(visit: &Visit, fields: &Fields, errors: FieldErrors) -> FobPage {
    FobPage {
        page: visit.page(visit.t.get("accounts-factors-add-fob"), Section::Person),
        errors,
        name: fields.get("name").to_owned(),
        key: fields.get("key").to_owned(),
    }
}

#[derive(Template)]
#[template(path = "factor_loss.html")]
struct LossPage {
    page: Page,
    row: Row,
}

async fn loss_page(visit: Visit, Citizen(me): Citizen, Path(id): Path<String>) -> WebResult<Html> {
    let (factor, _) = mine(&visit.house, &me, &id).await?;
    if factor.kind != Kind::Fob {
        return Err(Problem::NotFound);
    }
    elevation::require(&visit, &me, Act::Security).await?;
    visit.show(&LossPage {
        page: visit.page(visit.t.get("accounts-fob-loss-title"), Section::Person),
        row: row(&visit, &factor),
    })
}

/// A lost fob confirms nothing any more, even when it was the last way: whoever found it has one half of this person's sign-in.
async fn report(
    visit: Visit,
    Citizen(me): Citizen,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Response> {
    elevation::require(&visit, &me, Act::Security).await?;
    let house = &visit.house;
    let (factor, _) = mine(house, &me, &id).await?;
    let tx = house.db.begin().await?;
    if !stock::lost(house, &tx, Holder::Citizen(me.citizen), factor.id).await? {
        return Err(Problem::NotFound);
    }
    tx.commit().await?;
    Ok(back("lost"))
}
