//! A step that waits for the person: to sign, to come. The term stands still meanwhile, and the step ends one day.

use catalogue::{Service, Step};
use chrono::{Days, Duration};
use jobs::Ended;
use journal::Actor;
use serde_json::json;
use text::{Lang, Words};
use web::{House, WebResult};

use crate::application::{Application, State};
use crate::course::Task;
use crate::step::{Moved, details, record, refuse_by};
use crate::store::applications;

/// Waits for the person until the last day.
pub(super) async fn run(house: &House, service: &Service, application: Application) -> WebResult<Moved> {
    match begin(house, service, application).await? {
        Begun::Waits(application) => Ok(Moved::Ended(Ended::At(after(house, &application)))),
        Begun::Over(application) => over(house, service, *application).await,
        Begun::Again => Ok(Moved::Again),
    }
}

/// How a step of the person stands.
pub(super) enum Begun {
    /// The person has time.
    Waits(Box<Application>),
    /// The last day has passed.
    Over(Box<Application>),
    /// It has changed meanwhile.
    Again,
}

/// Asks the person for the step, once.
pub(super) async fn begin(
    house: &House,
    service: &Service,
    mut application: Application,
) -> WebResult<Begun> {
    let step = &service.steps[application.step];
    if let Some(task) = application.work.task.as_ref().filter(|task| task.step == step.name()) {
        let is_over = house.today() > task.until;
        let application = Box::new(application);
        return Ok(if is_over { Begun::Over(application) } else { Begun::Waits(application) });
    }
    let days = u64::from(step.within_days().unwrap_or(1));
    let until = house.today().checked_add_days(Days::new(days)).unwrap_or(house.today());
    application.work.task = Some(Task { step: step.name().to_owned(), since: house.clock.now(), until });
    let (state, action) = match step {
        Step::Pay { .. } => (State::Payment, "application.payment_due"),
        Step::Sign { .. } => (State::Signature, "application.signature_due"),
        _ => (State::Visit, "application.visit_due"),
    };
    application.state = state;
    let mut facts = details(service, &application);
    for lang in [Lang::Ru, Lang::En] {
        let t = Words::new(house.book.clone(), lang);
        facts[format!("until_{}", lang.code())] = json!(t.date(until));
        if let Some(charge) = &application.work.charge {
            facts[format!("sum_{}", lang.code())] = json!(t.money(charge.kopecks));
        }
    }
    let tx = house.db.begin().await?;
    if !applications::change(house, &tx, &application).await? {
        return Ok(Begun::Again);
    }
    record(house, &tx, &application, action, None, facts).await?;
    tx.commit().await?;
    application.version += 1;
    Ok(Begun::Waits(Box::new(application)))
}

/// The person has not done it in time.
pub(super) async fn over(house: &House, service: &Service, application: Application) -> WebResult<Moved> {
    let step = service.steps[application.step].name().to_owned();
    let mut facts = details(service, &application);
    facts["step"] = json!(step);
    refuse_by(house, service, application, &step, |_| {
        Some(("application.task_expired", Actor::System, None, facts))
    })
    .await
}

/// When the step is looked at again: on the day after the last one.
fn after(house: &House, application: &Application) -> chrono::DateTime<chrono::Utc> {
    let until = application.work.task.as_ref().map_or(house.today(), |task| task.until);
    house.clock.now() + Duration::days((until - house.today()).num_days().max(0) + 1)
}
