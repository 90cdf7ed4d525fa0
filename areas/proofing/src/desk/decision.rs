//! An officer says of every picture whether it fits; when all do, the person is confirmed (REG-14).

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use journal::Actor;
use web::{FieldErrors, Fields, House, Posted, Problem, Staff, Visit, WebResult};

use crate::conclude;
use crate::desk::case::{Attempt, REASONS, draw};
use crate::desk::opening::{opened, row_of};
use crate::desk::queue::ROLES;
use crate::proof::{self, Proof, State as Stage, Verdict};
use crate::store;

/// The longest explanation, in characters.
const WORDS_MAX: usize = 600;

/// `POST /staff/proofing/{id}/decision`: `verdict-<place>` is `fits` or the code of a reason.
pub(crate) async fn post(
    State(house): State<House>,
    visit: Visit,
    Staff(me): Staff,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let here = format!("/staff/proofing/{id}");
    let row = row_of(&house, &id).await?;
    let Some(seen) = opened(&house, &me, &row).await? else { return Ok(Redirect::to(&here).into_response()) };
    if seen.state != Stage::Waiting {
        // The same button pressed twice, or a colleague was faster: the page shows how it ended.
        return Ok(Redirect::to(&here).into_response());
    }
    let (verdicts, errors) = read(&visit, &seen, &form);
    let words = form.get("words").to_owned();
    if !errors.is_empty() {
        let attempt = Attempt { verdicts, words };
        return Ok(draw(&visit, &row, &seen, (errors, attempt)).await?.into_response());
    }
    let tx = house.db.begin().await?;
    let fresh = proof::find(&house, &tx, seen.citizen, seen.way).await?;
    let Some(mut proof) = fresh.filter(|fresh| fresh.id == seen.id && fresh.state == Stage::Waiting) else {
        return Err(Problem::Conflict("proofing-changed-meanwhile"));
    };
    if !store::close(&tx, proof.id, house.clock.now()).await? {
        return Err(Problem::Conflict("proofing-changed-meanwhile"));
    }
    for (place, verdict) in verdicts {
        if let Some(kept) = proof.body.files.get_mut(&place) {
            kept.verdict = if verdict == "fits" { Verdict::Fits } else { Verdict::Refused(verdict) };
        }
    }
    proof.body.words = words;
    let fits = proof.body.files.values().all(|kept| kept.verdict == Verdict::Fits);
    let actor = Actor::Staff(me.staff);
    if fits {
        conclude::confirm(&house, &tx, proof, actor).await?;
    } else {
        conclude::refuse(&house, &tx, proof, actor, Vec::new()).await?;
    }
    tx.commit().await?;
    Ok(Redirect::to("/staff/proofing").into_response())
}

/// The verdict of every place, and what is missing.
fn read(visit: &Visit, proof: &Proof, form: &Fields) -> (Vec<(String, String)>, FieldErrors) {
    let t = &visit.t;
    let mut errors = FieldErrors::new();
    let mut verdicts = Vec::new();
    for place in proof.body.files.keys() {
        let field = format!("verdict-{place}");
        let given = form.get(&field);
        if given != "fits" && !REASONS.contains(&given) {
            let label = t.get(&format!("proofing-place-{place}"));
            errors.add(&field, t.with1("proofing-verdict-missing", "label", label));
        }
        verdicts.push((place.clone(), given.to_owned()));
    }
    if form.get("words").chars().count() > WORDS_MAX {
        errors.add("words", t.with1("proofing-words-long", "max", i64::try_from(WORDS_MAX).unwrap_or(0)));
    }
    (verdicts, errors)
}
