//! A granted application changes the profile where its service says so: in the transaction in which the application ends (APP-20).

use catalogue::Service;
use db::Tx;
use profile::OfCase;
use serde_json::json;
use text::{Lang, Words};
use web::{House, Problem, WebResult};

use crate::application::Application;
use crate::step::{details, record};

/// Changes the profile and says so in the journal; `false` when somebody writes the profile at this very moment.
pub(super) async fn change(
    house: &House,
    tx: &Tx,
    service: &Service,
    application: &Application,
) -> WebResult<bool> {
    let changes = service.changes(&application.known(house).course());
    if changes.is_empty() {
        return Ok(true);
    }
    let case = of_case(service, application);
    let changed = match profile::take_from_case(house, tx, application.citizen, &case, changes).await {
        Ok(changed) => changed,
        Err(Problem::Conflict(_)) => return Ok(false),
        Err(problem) => return Err(problem),
    };
    if !changed.is_empty() {
        let mut facts = details(service, application);
        for lang in [Lang::Ru, Lang::En] {
            let t = Words::new(house.book.clone(), lang);
            let names: Vec<String> =
                changed.iter().map(|name| t.get(&format!("applications-changed-{name}"))).collect();
            facts[format!("what_{}", lang.code())] = json!(names.join(", "));
        }
        record(house, tx, application, "application.profile_changed", None, facts).await?;
    }
    Ok(true)
}

fn of_case(service: &Service, application: &Application) -> OfCase {
    let agency = |lang| service.agency_name(&application.agency, &service.words(lang));
    OfCase {
        application: application.id,
        number: application.number.clone(),
        service: service.code.clone(),
        agency_ru: agency(Lang::Ru),
        agency_en: agency(Lang::En),
    }
}
