//! Steps that are gone once more: what they found, took or signed was about answers that have been corrected since (APP-12).

use base::ApplicationId;
use catalogue::{Service, Step};
use db::Tx;
use web::{House, WebResult};

use crate::application::Application;
use crate::confirm::enqueue_step;
use crate::signature;

/// Sends a corrected application back to the first of its steps that does not hold any more; `false` when all of them do.
pub(crate) async fn begin(
    house: &House,
    tx: &Tx,
    service: &Service,
    application: &mut Application,
) -> WebResult<bool> {
    let mut places = stale(house, service, application).await?;
    if places.is_empty() {
        return Ok(false);
    }
    let (citizen, id): (_, ApplicationId) = (application.citizen, application.id);
    places.push(application.step);
    application.step = places.remove(0);
    application.work.again = places;
    enqueue_step(house, tx, citizen, id, application.step).await?;
    Ok(true)
}

/// The steps before the present one that the answers, as they stand, do not agree with: a register would be asked something else, the fee
/// is higher than what was paid, another statement was signed.
async fn stale(house: &House, service: &Service, application: &Application) -> WebResult<Vec<usize>> {
    let card = profile::card(house, &house.db, application.citizen).await?;
    let (known, answers) = (application.known(house), application.answers());
    let holds = |place: usize| match &service.steps[place] {
        Step::Check { .. } => {
            let of_profile = |name: &str| card.get(name).map(|known| known.value.clone());
            let asked = application.work.checks.get(service.steps[place].name());
            asked.is_some_and(|asked| asked.sent == service.query(place, &answers, of_profile))
        }
        Step::Pay { .. } => {
            let fee = service.fee(&answers, known.course().day);
            fee.map_or(0, |fee| fee.kopecks) <= application.work.paid()
        }
        Step::Sign { .. } => {
            let signed = application.work.signature.as_ref();
            signed.is_some_and(|signed| signed.statement_sha256 == signature::digest(application))
        }
        Step::Visit { .. } | Step::Review { .. } | Step::Issue { .. } => true,
    };
    let before = (0..application.step).filter(|place| service.runs(*place, &known.course()));
    Ok(before.filter(|place| !holds(*place)).collect())
}
