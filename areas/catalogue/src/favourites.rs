//! What a person keeps at hand: services and searches, the newest first (CAT-05, HOME-06). One sealed row for each person.

use std::sync::Arc;

use axum::response::Redirect;
use base::CitizenId;
use db::{Rows, Tx};
use serde::{Deserialize, Serialize};
use vault::{Cell, Subject};
use web::{Citizen, House, Posted, Problem, Visit, WebResult};

use crate::wish::Wish;
use crate::{Catalogue, Service, store};

/// More would be no choice any more.
const MOST: usize = 50;

/// What a person keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Favourites {
    /// Codes of services.
    pub(crate) services: Vec<String>,
    /// Searches as the catalogue's address has them: `q=паспорт&online=yes`, encoded.
    pub(crate) searches: Vec<String>,
    /// Quick actions by their names; nothing when the person has not chosen any.
    pub(crate) actions: Option<Vec<String>>,
}

/// What a person keeps at hand for the home page.
#[derive(Clone, Default)]
pub struct AtHand {
    /// Services that are still offered, the last marked first.
    pub services: Vec<Arc<Service>>,
    /// Quick actions by their names; nothing when the person has not chosen any (HOME-02).
    pub actions: Option<Vec<String>>,
}

impl Favourites {
    fn list(&mut self, what: What) -> &mut Vec<String> {
        match what {
            What::Service => &mut self.services,
            What::Search => &mut self.searches,
        }
    }

    /// Puts it first, or takes it away.
    fn mark(&mut self, what: What, value: &str, keep: bool) {
        let list = self.list(what);
        list.retain(|kept| kept != value);
        if keep {
            list.insert(0, value.to_owned());
            list.truncate(MOST);
        }
    }
}

#[derive(Clone, Copy)]
enum What {
    Service,
    Search,
}

pub(crate) fn cell(citizen: CitizenId) -> Cell {
    Cell { table: "catalogue_favourites", column: "body", row: citizen.uuid() }
}

/// What the person keeps, and the version of the row; 0 when there is none yet.
async fn read(house: &House, rows: &impl Rows, citizen: CitizenId) -> WebResult<(Favourites, i64)> {
    let Some(row) = store::favourites(rows, citizen).await? else { return Ok((Favourites::default(), 0)) };
    let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
    Ok((key.open_json(cell(citizen), &row.body)?, row.version))
}

/// What the person keeps.
pub(crate) async fn of(house: &House, rows: &impl Rows, citizen: CitizenId) -> WebResult<Favourites> {
    Ok(read(house, rows, citizen).await?.0)
}

/// `POST /services/favourites`: keeps a service at hand, or no longer.
pub(crate) async fn service(
    visit: Visit,
    axum::Extension(catalogue): axum::Extension<Catalogue>,
    Citizen(citizen): Citizen,
    Posted(form): Posted,
) -> WebResult<Redirect> {
    let service = catalogue.get(form.get("service")).ok_or(Problem::NotFound)?;
    let keep = form.get("keep") == "yes";
    mark(&visit.house, citizen.citizen, (What::Service, &service.code), keep).await?;
    // What was taken off on the list's page goes back to the list.
    let place = if form.get("list") == "yes" { String::new() } else { format!("/{}", service.code) };
    Ok(Redirect::to(&format!("/services{place}")))
}

/// `POST /services/searches`: keeps a search, or no longer.
pub(crate) async fn search(
    visit: Visit,
    axum::Extension(catalogue): axum::Extension<Catalogue>,
    Citizen(citizen): Citizen,
    Posted(form): Posted,
) -> WebResult<Redirect> {
    let wish = Wish::of_address(&catalogue, form.get("address"));
    let (address, keep) = (wish.address(), form.get("keep") == "yes");
    if !address.is_empty() {
        mark(&visit.house, citizen.citizen, (What::Search, &address), keep).await?;
    }
    // What was taken off the list stood on the list's page.
    Ok(Redirect::to(&if keep { wish.href() } else { "/services".to_owned() }))
}

/// Marks once; when another tab was quicker, on what that one has left.
async fn mark(house: &House, citizen: CitizenId, (what, value): (What, &str), keep: bool) -> WebResult<()> {
    loop {
        let tx = house.db.begin().await?;
        if put(house, &tx, citizen, |kept| kept.mark(what, value, keep)).await? {
            tx.commit().await?;
            return Ok(());
        }
    }
}

/// Keeps the quick actions that the person has chosen; nothing brings the usual ones back (HOME-02).
///
/// # Errors
/// Only unexpected ones.
pub async fn keep_actions(house: &House, citizen: CitizenId, actions: Option<Vec<String>>) -> WebResult<()> {
    loop {
        let tx = house.db.begin().await?;
        let chosen = actions.clone();
        if put(house, &tx, citizen, |kept| kept.actions = chosen).await? {
            tx.commit().await?;
            return Ok(());
        }
    }
}

async fn put(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    change: impl FnOnce(&mut Favourites),
) -> WebResult<bool> {
    let (mut kept, version) = read(house, tx, citizen).await?;
    change(&mut kept);
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    store::put_favourites(tx, citizen, &key.seal_json(cell(citizen), &kept)?, version).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_stands_first_and_once() {
        let mut kept = Favourites::default();
        for code in ["a", "b", "a"] {
            kept.mark(What::Service, code, true);
        }
        assert_eq!(kept.services, ["a", "b"]);
        kept.mark(What::Service, "b", false);
        kept.mark(What::Service, "never", false);
        assert_eq!(kept.services, ["a"]);
        for n in 0..70 {
            kept.mark(What::Search, &format!("q={n}"), true);
        }
        assert_eq!((kept.searches.len(), kept.searches[0].as_str()), (MOST, "q=69"));
    }
}
