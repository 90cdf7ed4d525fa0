//! The second step of a way back: any factor that the account has. A reset never switches factors off.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::CitizenId;
use http::HeaderMap;
use ui::{Page, Section};
use web::{AuthLevel, FieldErrors, Fields, House, Limit, Posted, Problem, Visit, WebResult};

use crate::recovery::case::{self, Case, Stage};
use crate::recovery::code::anew;
use crate::second_step::field_of;
use crate::sign_in::note_failure;
use crate::step::check::{self, Refusal};
use crate::step::view::{self, Place, StepView};
use crate::step::{self, Ask, Means, send};
use crate::store::recovery as store;
use crate::way::{self, Way};

const PAGE: &str = "/recovery/factor";
const NEXT: &str = "/recovery/new-password";

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page).post(post))
        .route("/recovery/factor/resend", routing::post(resend))
        .route("/recovery/factor/question", routing::post(question))
        .route("/recovery/factor/push", routing::get(push_state))
}

#[derive(Template)]
#[template(path = "recovery_factor.html")]
struct FactorPage {
    page: Page,
    errors: FieldErrors,
    step: StepView,
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(default)]
    way: String,
}

struct Begun {
    case: Case,
    citizen: CitizenId,
    ask: Ask,
    means: Means,
}

/// What somebody can show besides the contact that got the code.
pub(crate) async fn means(house: &House, case: &Case, citizen: CitizenId) -> WebResult<(Ask, Means)> {
    let ask = Ask::recover(citizen, case.id, !case.asked.by_mail());
    let mut means = step::means(house, &house.db, &ask).await?;
    if case.asked.by_mail() {
        means.ways.retain(|way| *way != Way::Email);
    }
    Ok((ask, means))
}

async fn begun(visit: &Visit, headers: &HeaderMap) -> WebResult<Option<Begun>> {
    let Some(case) = case::found(visit, headers, &[Stage::Contact]).await? else { return Ok(None) };
    let Some(citizen) = case.citizen else { return Ok(None) };
    let (ask, means) = means(&visit.house, &case, citizen).await?;
    Ok(Some(Begun { case, citizen, ask, means }))
}

async fn page(visit: Visit, headers: HeaderMap, Query(asked): Query<Asked>) -> WebResult<Response> {
    let Some(begun) = begun(&visit, &headers).await? else { return Ok(anew()) };
    let Some(way) = begun.means.choose(&asked.way) else { return Ok(Redirect::to(NEXT).into_response()) };
    Ok(visit.show(&drawn(&visit, &begun, way, FieldErrors::new()).await?)?.into_response())
}

async fn post(visit: Visit, headers: HeaderMap, Posted(fields): Posted) -> WebResult<Response> {
    let Some(begun) = begun(&visit, &headers).await? else { return Ok(anew()) };
    let Some(way) = begun.means.choose(fields.get("way")) else { return Ok(anew()) };
    let mut errors = FieldErrors::new();
    match try_step(&visit, &begun, way, &fields).await? {
        Tried::Right => return Ok(Redirect::to(NEXT).into_response()),
        Tried::Refused(refusal) => errors.add(field_of(way), refusal.words(&visit.t)),
        Tried::Over => return Ok(anew()),
    }
    Ok(visit.again(&drawn(&visit, &begun, way, errors).await?)?.into_response())
}

enum Tried {
    Right,
    Refused(Refusal),
    /// Too many tries, or another request was faster: it begins anew.
    Over,
}

async fn try_step(visit: &Visit, begun: &Begun, way: Way, fields: &Fields) -> WebResult<Tried> {
    let house = &visit.house;
    let said = check::said(house, &begun.ask, way, fields).await?;
    let tx = house.db.begin().await?;
    let most = house.settings.policy.for_anybody().lockout.tries;
    let number = store::count_try(&tx, begun.case.id).await?;
    if number > most {
        case::advance(&tx, &begun.case, Stage::Over).await?;
        tx.commit().await?;
        return Ok(Tried::Over);
    }
    let tried = match check::check(house, &tx, &begun.ask, &begun.means, way, said).await? {
        Ok(level) => {
            let counts = level >= AuthLevel::A2 || way::level(way, &begun.means.policy) >= AuthLevel::A2;
            let went_on = !counts || case::advance(&tx, &begun.case, Stage::Factor).await?;
            if went_on { Tried::Right } else { Tried::Over }
        }
        Err(refusal) => {
            if refusal.counts() {
                note_failure(visit, &tx, begun.citizen, "recovery", number == most).await?;
            }
            Tried::Refused(refusal)
        }
    };
    tx.commit().await?;
    Ok(tried)
}

async fn resend(visit: Visit, headers: HeaderMap, Posted(fields): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let Some(begun) = begun(&visit, &headers).await? else { return Ok(anew()) };
    let Some(way) = begun.means.choose(fields.get("way")) else { return Ok(anew()) };
    let mut errors = FieldErrors::new();
    send::ask(&visit, &begun.ask, &begun.means, way, &mut errors).await?;
    if !errors.is_empty() {
        return Ok(visit.again(&drawn(&visit, &begun, way, errors).await?)?.into_response());
    }
    Ok(Redirect::to(&format!("{PAGE}?way={}", way.code())).into_response())
}

async fn question(visit: Visit, headers: HeaderMap, Posted(_): Posted) -> WebResult<Response> {
    let Some(begun) = begun(&visit, &headers).await? else { return Err(Problem::SignedOut) };
    send::question(&visit.house, &begun.ask).await
}

async fn push_state(visit: Visit, headers: HeaderMap) -> WebResult<Response> {
    let Some(begun) = begun(&visit, &headers).await? else { return Err(Problem::SignedOut) };
    send::push_state(&visit.house, &begun.ask).await
}

async fn drawn(visit: &Visit, begun: &Begun, way: Way, errors: FieldErrors) -> WebResult<FactorPage> {
    let place = Place {
        action: PAGE,
        hidden: Vec::new(),
        submit: visit.t.get("accounts-recovery-next"),
        trust_days: 0,
    };
    Ok(FactorPage {
        page: visit.page(visit.t.get("accounts-recovery-factor-title"), Section::None),
        errors,
        step: view::view(visit, &begun.ask, &begun.means, way, place).await?,
    })
}
