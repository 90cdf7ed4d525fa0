//! Where the cabinet may be opened and how a session is held to its address (LOGIN-24), remote access off (LOGIN-20).

use std::net::IpAddr;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::CitizenId;
use db::{Rows, Tx};
use ui::{Choice, Page, Section};
use uuid::Uuid;
use vault::{Cell, Subject};
use web::{Citizen, CitizenSession, FieldErrors, House, Posted, Problem, Visit, WebResult};

use crate::account::{self, Fact};
use crate::elevation::{self, Act};
use crate::guard::door::Door;
use crate::place;
use crate::rules::{self, Rules};
use crate::store::{address as store, device, guard};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/security/access", routing::get(page).post(post))
        .route("/security/access/addresses", routing::post(add_address))
        .route("/security/access/addresses/{id}/removal", routing::post(remove_address))
}

#[derive(Template)]
#[template(path = "access.html")]
struct AccessPage {
    page: Page,
    errors: FieldErrors,
    saved: bool,
    rules: Vec<Choice>,
    rule: String,
    doors: Vec<Choice>,
    door: String,
    addresses: Vec<AddressRow>,
    address: String,
    here: String,
    here_listed: bool,
}

struct AddressRow {
    id: String,
    value: String,
    is_here: bool,
}

#[derive(serde::Deserialize)]
struct Asked {
    saved: Option<String>,
}

async fn page(visit: Visit, Citizen(me): Citizen, Query(asked): Query<Asked>) -> WebResult<Response> {
    let mut page = access_page(&visit, &me, FieldErrors::new()).await?;
    page.saved = asked.saved.is_some();
    Ok(visit.show(&page)?.into_response())
}

async fn post(visit: Visit, Citizen(me): Citizen, Posted(fields): Posted) -> WebResult<Response> {
    let rule = rules::rule_of(fields.get("rule")).ok_or(Problem::NotFound)?;
    let door = Door::from_code(fields.get("door")).ok_or(Problem::NotFound)?;
    elevation::require(&visit, &me, Act::Security).await?;
    let house = &visit.house;
    let tx = house.db.begin().await?;
    if let Some(words) = locks_out(&visit, &tx, &me, door).await? {
        drop(tx);
        let mut errors = FieldErrors::new();
        errors.add("door", words);
        let mut page = access_page(&visit, &me, errors).await?;
        (page.rule, page.door) = (rules::rule_code(rule).to_owned(), door.code().to_owned());
        return Ok(visit.again(&page)?.into_response());
    }
    guard::set_address_rule(&tx, me.citizen, rules::rule_code(rule)).await?;
    guard::set_door(&tx, me.citizen, door.code()).await?;
    let details = serde_json::json!({ "rule": rules::rule_code(rule), "door": door.code() });
    account::record(house, &tx, me.citizen, Fact::done(me.citizen, "account.access_changed", details))
        .await?;
    tx.commit().await?;
    Ok(Redirect::to("/security/access?saved=1").into_response())
}

/// Nobody shuts the door on themselves: a list without an address, or trust in no browser, lets nobody in.
async fn locks_out(visit: &Visit, tx: &Tx, me: &CitizenSession, door: Door) -> WebResult<Option<String>> {
    let empty = match door {
        Door::Anywhere => false,
        Door::Addresses => store::of(tx, me.citizen).await?.is_empty(),
        Door::Devices => {
            let now = visit.house.clock.now();
            !device::of(tx, me.citizen).await?.iter().any(|row| row.is_trusted(now))
        }
    };
    let key = if door == Door::Addresses { "accounts-door-no-address" } else { "accounts-door-no-device" };
    Ok(empty.then(|| visit.t.get(key)))
}

async fn add_address(visit: Visit, Citizen(me): Citizen, Posted(fields): Posted) -> WebResult<Response> {
    let Some(value) = parse(fields.get("address")) else {
        let mut errors = FieldErrors::new();
        errors.add("address", visit.t.get("accounts-address-wrong"));
        let mut page = access_page(&visit, &me, errors).await?;
        fields.get("address").clone_into(&mut page.address);
        return Ok(visit.again(&page)?.into_response());
    };
    elevation::require(&visit, &me, Act::Security).await?;
    let tx = visit.house.db.begin().await?;
    if add(&visit.house, &tx, me.citizen, &value).await? {
        note(&visit, &tx, &me, "added", &value).await?;
        tx.commit().await?;
    }
    Ok(Redirect::to("/security/access").into_response())
}

async fn remove_address(
    visit: Visit,
    Citizen(me): Citizen,
    Path(id): Path<String>,
    Posted(_): Posted,
) -> WebResult<Redirect> {
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    elevation::require(&visit, &me, Act::Security).await?;
    let tx = visit.house.db.begin().await?;
    if store::delete(&tx, me.citizen, id).await? {
        // The last address gone, a list would let nobody in.
        if store::of(&tx, me.citizen).await?.is_empty() {
            let door = guard::of(&tx, me.citizen).await?.map(|row| row.door);
            if door.as_deref() == Some(Door::Addresses.code()) {
                guard::set_door(&tx, me.citizen, Door::Anywhere.code()).await?;
            }
        }
        note(&visit, &tx, &me, "removed", "").await?;
        tx.commit().await?;
    }
    Ok(Redirect::to("/security/access"))
}

async fn note(visit: &Visit, tx: &Tx, me: &CitizenSession, what: &str, value: &str) -> WebResult<()> {
    let details = serde_json::json!({ "what": what, "address": value });
    let fact = Fact::done(me.citizen, "account.access_changed", details);
    account::record(&visit.house, tx, me.citizen, fact).await
}

/// Puts an address or a network on the list; `false` when it is there.
pub(crate) async fn add(house: &House, tx: &Tx, citizen: CitizenId, value: &str) -> WebResult<bool> {
    if listed(house, tx, citizen).await?.iter().any(|(_, known)| known == value) {
        return Ok(false);
    }
    let now = house.clock.now();
    let id = house.random.uuid(now);
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    let new = store::NewAddress {
        citizen,
        id,
        value: key.seal(cell(id), value.as_bytes()),
        index: place::address_index(house, value),
        at: now,
    };
    store::insert(tx, new).await
}

/// The list as its owner wrote it.
pub(crate) async fn listed(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
) -> WebResult<Vec<(Uuid, String)>> {
    let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
    let mut all = Vec::new();
    for row in store::of(rows, citizen).await? {
        all.push((row.address_id, String::from_utf8(key.open(cell(row.address_id), &row.value)?)?));
    }
    Ok(all)
}

/// An address («192.0.2.7») or its network («192.0.2.0/24»), as the portal writes them.
fn parse(text: &str) -> Option<String> {
    let text = text.trim();
    let (address, net) = match text.split_once('/') {
        Some((address, length)) => (address, Some(length)),
        None => (text, None),
    };
    let address: IpAddr = address.parse().ok()?;
    match (net, address) {
        (None, _) => Some(address.to_string()),
        (Some("24"), IpAddr::V4(_)) | (Some("48"), IpAddr::V6(_)) => Some(web::network(address)),
        _ => None,
    }
}

async fn access_page(visit: &Visit, me: &CitizenSession, errors: FieldErrors) -> WebResult<AccessPage> {
    let house = &visit.house;
    let row = guard::of(&house.db, me.citizen).await?;
    let (rule, door) =
        row.map_or(("off".to_owned(), "anywhere".to_owned()), |row| (row.address_rule, row.door));
    let least = Rules::of(house, me.proofing).address;
    let mut addresses = Vec::new();
    for (id, value) in listed(house, &house.db, me.citizen).await? {
        let is_here = value == visit.source || value == visit.address.to_string();
        addresses.push(AddressRow { id: id.to_string(), value, is_here });
    }
    let choice = |kind: &str, code: &str| Choice {
        value: code.to_owned(),
        label: visit.t.get(&format!("accounts-{kind}-{code}")),
        hint: visit.t.get(&format!("accounts-{kind}-{code}-hint")),
        chosen: false,
    };
    let possible = rules::address_rules().into_iter().filter(|(_, rule)| *rule >= least);
    Ok(AccessPage {
        page: visit.page(visit.t.get("accounts-access-title"), Section::Person),
        errors,
        saved: false,
        rules: possible.map(|(code, _)| choice("rule", code)).collect(),
        rule: rules::rule_code(rules::rule_of(&rule).unwrap_or(least).max(least)).to_owned(),
        doors: Door::ALL.map(|door| choice("door", door.code())).into(),
        door,
        here_listed: addresses.iter().any(|row| row.is_here),
        addresses,
        address: String::new(),
        here: visit.source.clone(),
    })
}

pub(crate) fn cell(address: Uuid) -> Cell {
    Cell { table: "accounts_addresses", column: "value", row: address }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn an_address_is_written_as_the_portal_compares_it() {
        assert_eq!(parse(" 192.0.2.7 ").as_deref(), Some("192.0.2.7"));
        assert_eq!(parse("192.0.2.7/24").as_deref(), Some("192.0.2.0/24"));
        assert_eq!(parse("2001:DB8:0:1::7").as_deref(), Some("2001:db8:0:1::7"));
        assert_eq!(parse("2001:db8::1/48").as_deref(), Some("2001:db8:0::/48"));
        for wrong in ["", "192.0.2", "192.0.2.0/8", "example.org", "192.0.2.0/"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
