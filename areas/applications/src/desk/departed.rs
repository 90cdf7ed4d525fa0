//! Cases whose holder has left the agency, or does not work on their service any more, are nobody's again: the filters, the counts and the
//! next case find them (APP-17). And where nobody is there to decide.

use std::collections::BTreeSet;

use base::CitizenId;
use journal::{Actor, Entry, Object, Outcome};
use serde_json::json;
use staff::Colleague;
use text::Lang;
use web::{House, WebResult};

use crate::Tools;
use crate::desk::queue::holder_of;
use crate::store::desk::CaseRow;
use crate::store::holders;

/// One round over the taken cases of every agency.
pub(crate) async fn run(house: &House, tools: &Tools) -> WebResult<()> {
    let officers = staff::officers(house, &house.db).await?;
    let all = tools.catalogue.all();
    let agencies: BTreeSet<&str> = all.iter().flat_map(|service| service.agencies()).collect();
    for agency in agencies {
        for (holder, service) in holders::held(&house.db, agency).await? {
            let is_here = |one: &Colleague| {
                holder_of(one.staff) == holder && one.agency == agency && one.works_on(&service)
            };
            if officers.iter().any(is_here) {
                continue;
            }
            for row in holders::of_holder(&house.db, agency, (&holder, &service)).await? {
                give_back(house, tools, agency, &row).await?;
            }
        }
    }
    Ok(())
}

/// Puts a case back into the agency's queue.
async fn give_back(house: &House, tools: &Tools, agency: &str, row: &CaseRow) -> WebResult<()> {
    let mut details = json!({ "number": row.number });
    if let Some(service) = tools.catalogue.get(&row.service) {
        for (lang, key) in [(Lang::Ru, "title_ru"), (Lang::En, "title_en")] {
            details[key] = json!(service.words(lang).get("title"));
        }
    }
    let entry = Entry {
        actor: Actor::System,
        action: "application.returned",
        citizen: Some(CitizenId(row.citizen_id)),
        object: Object::Application(row.id()),
        service: Some(row.service.clone()),
        agency: Some(agency.to_owned()),
        outcome: Outcome::Done,
        reason: None,
        details,
    };
    let tx = house.db.begin().await?;
    if holders::give(&tx, agency, row.id(), (&row.holder, "")).await? {
        house.journal.record(&tx, entry).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Agencies and services with cases that no officer can decide, and how many.
pub(crate) async fn unattended(house: &House, tools: &Tools) -> WebResult<Vec<(String, String, i64)>> {
    let officers = staff::officers(house, &house.db).await?;
    let all = tools.catalogue.all();
    let pairs = all.iter().flat_map(|service| {
        service.agencies().into_iter().map(|agency| (agency.to_owned(), service.code.clone()))
    });
    let nobody = |(agency, service): &(String, String)| {
        !officers.iter().any(|one| one.agency == *agency && one.works_on(service))
    };
    let pairs: Vec<(String, String)> = pairs.filter(nobody).collect();
    Ok(holders::open_of(&house.db, &pairs).await?)
}
