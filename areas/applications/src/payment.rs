//! `/applications/{id}/payment`: the person has paid, and the register is asked at once: by the button, and on the way back from the
//! cashier (PAY-01).

use axum::response::Redirect;
use web::{Posted, WebResult};

use crate::application::Application;
use crate::confirm::enqueue_step;
use crate::own::Own;
use crate::step::{pay, service_of};
use crate::store::applications;

/// `POST`: the button.
pub(crate) async fn post(own: Own, Posted(_): Posted) -> WebResult<Redirect> {
    ask(own).await
}

/// `GET`: the address that the register of charges leads back to. It changes nothing but when the register is asked.
pub(crate) async fn back(own: Own) -> WebResult<Redirect> {
    ask(own).await
}

/// Brings the next question to the register of charges forward, and remembers that the person waits for its answer.
async fn ask(Own { house, area, me, mut application, .. }: Own) -> WebResult<Redirect> {
    let here = Redirect::to(&format!("/applications/{}", application.id));
    let service = service_of(&house, &area.tools, &application).await?;
    if !pay::is_due(&service, &application) {
        return Ok(here);
    }
    let tx = house.db.begin().await?;
    enqueue_step(&house, &tx, me, application.id, application.step).await?;
    say(&mut application, house.clock.now());
    if applications::change(&house, &tx, &application).await? {
        tx.commit().await?;
    }
    // Otherwise the answer has just come.
    Ok(here)
}

fn say(application: &mut Application, now: chrono::DateTime<chrono::Utc>) {
    if let Some(charge) = &mut application.work.charge {
        charge.said = Some(now);
    }
}
