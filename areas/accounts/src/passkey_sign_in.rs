//! Sign in with a passkey alone (LOGIN-07): the key says who it is and checks who holds it, which is two factors that cannot be phished.

use axum::response::Response;
use axum::{Router, routing};
use factors::Holder;
use factors::passkey::{self, Answer};
use web::{AuthLevel, House, Limit, Posted, Problem, Visit, WebResult};

use crate::activate::enter;
use crate::failures::{self, Pair};
use crate::second_step;
use crate::sign_in::{key_page, note_failure, safe_return};
use crate::step::send::json_answer;
use crate::store::elevation;
use crate::way::Way;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/sign-in/passkey", routing::post(post))
        .route("/sign-in/passkey/question", routing::post(question))
}

/// The question for any key of this portal, for the script; the same for everybody.
async fn question(visit: Visit, Posted(_): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let house = &visit.house;
    let tx = house.db.begin().await?;
    let asked = passkey::begin_sign_in(house, &tx, None).await?.ok_or(Problem::NotFound)?;
    tx.commit().await?;
    Ok(json_answer(asked.json()))
}

async fn post(visit: Visit, Posted(fields): Posted) -> WebResult<Response> {
    let house = &visit.house;
    let to = safe_return(fields.get("return"));
    let Some(answer) = Answer::of(&fields) else {
        return key_page(&visit, &to, visit.t.get("accounts-passkey-no-script"));
    };
    let tx = house.db.begin().await?;
    let proved = match passkey::finish_sign_in(house, &tx, None, answer).await? {
        Ok(proved) => proved,
        Err(refusal) => {
            tx.commit().await?;
            return key_page(&visit, &to, refusal.words(&visit.t));
        }
    };
    let Holder::Citizen(citizen) = proved.holder else {
        tx.commit().await?;
        return key_page(&visit, &to, visit.t.get("accounts-passkey-of-staff"));
    };
    if proved.level < AuthLevel::A3 {
        note_failure(&visit, &tx, citizen, "passkey", false).await?;
        tx.commit().await?;
        return key_page(&visit, &to, passkey::Refusal::Unverified.words(&visit.t));
    }
    failures::forget(&tx, &Pair::of_citizen(&visit, &tx, citizen).await?).await?;
    let opened = second_step::open(&visit, &tx, citizen, AuthLevel::A3, Way::Passkey.code()).await?;
    elevation::set_opened_by(&tx, citizen, opened.ticket.hash(), "passkey").await?;
    tx.commit().await?;
    enter(&visit, &opened, &to)
}
