//! What people have looked for and found (CAT-02). A person's own last queries are sealed and can be cleared. For everybody else a query is
//! remembered only after enough accounts have found a service by it; until then there are only keyed hashes, which name neither the words
//! nor the person.

use axum::response::Redirect;
use base::CitizenId;
use db::{Rows, Tx};
use vault::{Cell, Index, Subject};
use web::{Citizen, House, Posted, Proofing, Visit, WebResult};

use crate::search::How;
use crate::store::query as store;
use crate::{Catalogue, Service};

/// Shorter words say nothing, longer ones are a story of somebody's own.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=60;
/// More digits than this may be somebody's number.
const DIGITS_MAX: usize = 3;

/// A query as it is compared: small letters, single spaces. Nothing when it may say something about a person, or says nothing.
pub(crate) fn tidy(query: &str) -> Option<String> {
    let words: Vec<&str> = query.split_whitespace().collect();
    let query = words.join(" ").to_lowercase();
    let plain = query.chars().all(|letter| letter.is_alphanumeric() || " -.,«»\"".contains(letter));
    let digits = query.chars().filter(|letter| letter.is_numeric()).count();
    (plain && digits <= DIGITS_MAX && LETTERS.contains(&query.chars().count())).then_some(query)
}

fn cell(citizen: CitizenId) -> Cell {
    Cell { table: "catalogue_queries", column: "body", row: citizen.uuid() }
}

/// A person's own last queries, the newest first: one query, and one for the key.
pub(crate) async fn own(house: &House, rows: &impl Rows, citizen: CitizenId) -> WebResult<Vec<String>> {
    Ok(read(house, rows, citizen).await?.0)
}

async fn read(house: &House, rows: &impl Rows, citizen: CitizenId) -> WebResult<(Vec<String>, i64)> {
    let Some(kept) = store::own(rows, citizen).await? else { return Ok((Vec::new(), 0)) };
    let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
    Ok((key.open_json(cell(citizen), &kept.body)?, kept.version))
}

/// A query has led this person to a service: remembered for them, and counted. A link that somebody made up counts nothing: the service
/// must really be found by these words.
pub(crate) async fn led(
    house: &House,
    catalogue: &Catalogue,
    (citizen, level): (CitizenId, Proofing),
    query: &str,
    service: &Service,
) -> WebResult<()> {
    let Some(query) = tidy(query) else { return Ok(()) };
    let (found, how) = catalogue.find(&query, usize::MAX)?;
    if matches!(how, How::All | How::Nearest) || !found.iter().any(|one| one.code == service.code) {
        return Ok(());
    }
    let rules = &house.settings.policy.for_citizens(level.code()).search;
    let tx = house.db.begin().await?;
    keep_own(house, &tx, citizen, &query, usize::try_from(rules.own).unwrap_or(0)).await?;
    count(house, &tx, citizen, &query, rules.askers).await?;
    Ok(tx.commit().await?)
}

async fn keep_own(house: &House, tx: &Tx, citizen: CitizenId, query: &str, most: usize) -> WebResult<()> {
    let (mut kept, version) = read(house, tx, citizen).await?;
    if kept.first().is_some_and(|newest| newest == query) || most == 0 {
        return Ok(());
    }
    kept.retain(|other| other != query);
    kept.insert(0, query.to_owned());
    kept.truncate(most);
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    // Another tab was quicker: its query stands there, which is as good.
    let _ = store::put_own(tx, citizen, key.seal_json(cell(citizen), &kept)?, version).await?;
    Ok(())
}

async fn count(house: &House, tx: &Tx, citizen: CitizenId, query: &str, enough: i64) -> WebResult<()> {
    let now = house.clock.now();
    if store::used(tx, query, now).await? {
        return Ok(());
    }
    // The keys have a word before them that no phone has.
    let index = house.vault.index(Index::Phone, &format!("query {query}"));
    let asker = house.vault.index(Index::Phone, &format!("query {query} of {citizen}"));
    let askers = store::count(tx, index.clone(), asker).await?;
    if askers >= enough {
        store::make_popular(tx, (query, index), askers, now).await?;
    }
    Ok(())
}

/// `POST /services/queries`: forgets the person's own queries.
pub(crate) async fn clear(visit: Visit, Citizen(me): Citizen, Posted(_): Posted) -> WebResult<Redirect> {
    let tx = visit.house.db.begin().await?;
    store::clear_own(&tx, me.citizen).await?;
    tx.commit().await?;
    Ok(Redirect::to("/services"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_about_a_person_is_not_a_query() {
        assert_eq!(tidy("  Справка  О доходах ").as_deref(), Some("справка о доходах"));
        assert_eq!(tidy("форма 2-НДФЛ").as_deref(), Some("форма 2-ндфл"));
        for own in
            ["+79990000101", "112-233-445 95", "maria@example.org", "ab", "100%", "под_черк", &"я".repeat(61)]
        {
            assert_eq!(tidy(own), None, "{own}");
        }
    }
}
