//! Cases that have ended before anybody looks: what a demo needs so that the office has a history of its own (LEAP-08).

use std::sync::Arc;

use base::{ApplicationId, CitizenId, DraftId, StaffId};
use catalogue::{Answers, Service};
use db::Tx;
use journal::Actor;
use serde_json::json;
use vault::Subject;
use web::{House, Problem, WebResult};

use crate::Tools;
use crate::application::{Decision, State};
use crate::confirm::submit;
use crate::draft::Body;
use crate::form::facts::Facts;
use crate::form::sheet::Sheet;
use crate::step::{details, entry};
use crate::store::applications;

/// Sends an application at the moment at which the house's clock stands, as the person's own hand would: the same rows, receipt and
/// journal entry. The answers must be whole.
///
/// # Errors
/// The database's; answers that are not whole.
pub async fn sent(
    house: &House,
    tools: &Tools,
    tx: &Tx,
    (citizen, service, answers): (CitizenId, &Arc<Service>, Answers),
) -> WebResult<ApplicationId> {
    let (now, today) = (house.clock.now(), house.today());
    let gaps = service.form.gaps(&answers, today);
    if let Some((_, field, _)) = gaps.first() {
        return Err(Problem::Broken(format!("{}: {field} is not answered", service.code).into()));
    }
    let sheet = Sheet {
        citizen,
        id: DraftId::new(&house.clock, &house.random),
        service: service.clone(),
        body: Body { answers, consent_at: Some(now), ..Body::default() },
        version: 0,
        saved_at: now,
        kept_from: now,
        is_thrown: false,
        amends: None,
        trial: String::new(),
        today,
        key: house.vault.key(tx, Subject::Citizen(citizen)).await?,
        facts: Facts::default(),
    };
    submit(house, &tools.press, tx, &sheet).await
}

/// Ends it at the moment at which the clock stands: an officer refuses with words, or approves, and how long it took is noted.
///
/// # Errors
/// The database's; an application that is not there.
pub async fn decided(
    house: &House,
    tx: &Tx,
    service: &Service,
    (citizen, id): (CitizenId, ApplicationId),
    (officer, refused): (StaffId, Option<&str>),
) -> WebResult<()> {
    let found = applications::get(house, tx, citizen, id).await?;
    let mut application = found.ok_or(Problem::NotFound)?;
    let (approved, words) = (refused.is_none(), refused.unwrap_or_default().to_owned());
    application.work.decision = Some(Decision {
        approved,
        words: words.clone(),
        by: Some(officer),
        check: None,
        silent: false,
        at: house.clock.now(),
    });
    application.step = service.steps.len();
    application.state = if approved { State::Completed } else { State::Refused };
    applications::change(house, tx, &application).await?;
    let mut facts = details(service, &application);
    facts["reason"] = json!(words);
    let action = if approved { "application.approved" } else { "application.refused" };
    let reason = (!approved).then_some(words);
    let told = entry(&application, Actor::Staff(officer), action, reason, facts);
    house.journal.record(tx, told).await?;
    if approved {
        let told =
            entry(&application, Actor::System, "application.completed", None, details(service, &application));
        house.journal.record(tx, told).await?;
    }
    Ok(())
}
