//! `/staff/centre/visits/{id}`: the person at the desk and what can be done for them.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Path;
use axum::response::IntoResponse;
use axum::{Router, routing};
use base::{Snils, StaffId};
use factors::Holder;
use factors::fob::stock::{self, Held};
use profile::{Card, Comparison, Unconfirmed};
use text::Words;
use ui::{Fact, Page, Section};
use vault::Subject;
use web::{FieldErrors, House, Html, Proofing, Staff, Visit, WebResult};

use crate::exception::{self, Exception, State};
use crate::store;
use crate::visit::{ROLES, Visiting, note_cell, of};

/// So many acts and documents stand on the page.
const ACTS: i64 = 20;
const DOCUMENTS: u32 = 10;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/staff/centre/visits/{id}", routing::get(page))
}

/// An act as a line.
pub(crate) struct ActLine {
    pub at: String,
    pub what: String,
    pub who: String,
    pub note: String,
}

/// A document that can be printed for its owner.
struct Printable {
    href: String,
    title: String,
    note: String,
}

#[derive(Template)]
#[template(path = "centre/visit.html")]
struct VisitPage {
    page: Page,
    here: String,
    name: String,
    reason: String,
    level: String,
    tone: &'static str,
    facts: Vec<Fact>,
    /// `nothing`, `waiting`, `refused`, `confirmed`.
    registers: &'static str,
    /// What the registers have otherwise, in words.
    refused: Vec<String>,
    /// `no`, `may` be asked for, `waiting` for a second operator, `refused` by one.
    exception: &'static str,
    is_confirmed: bool,
    may_activate: bool,
    /// The portal's fobs that the person has.
    fobs: Vec<Held>,
    documents: Vec<Printable>,
    acts: Vec<ActLine>,
    typed: HashMap<String, String>,
    errors: FieldErrors,
}

impl VisitPage {
    fn typed(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", String::as_str)
    }
}

async fn page(visit: Visit, Staff(me): Staff, Path(id): Path<String>) -> WebResult<impl IntoResponse> {
    me.must_be(&ROLES)?;
    let visiting = of(&visit.house, &me, &id).await?;
    draw(&visit, &visiting, (HashMap::new(), FieldErrors::new())).await
}

/// Draws the desk, with what was typed when a form comes back.
pub(crate) async fn draw(
    visit: &Visit,
    visiting: &Visiting,
    (typed, errors): (HashMap<String, String>, FieldErrors),
) -> WebResult<Html> {
    let (house, t) = (&visit.house, &visit.t);
    let citizen = visiting.citizen;
    let card = profile::card(house, &house.db, citizen).await?;
    let own = accounts::own_contacts(house, &house.db, citizen).await?;
    let level = accounts::proofing(&house.db, citizen).await?;
    let comparison = profile::comparison(house, &house.db, citizen).await?;
    let waits = profile::unconfirmed(house, &house.db, citizen).await?;
    let asked = exception::newest(house, &house.db, citizen).await?;
    let documents = documents::newest(house, &house.db, citizen, t.lang, DOCUMENTS).await?;
    let page = VisitPage {
        page: visit.page(t.get("centre-visit-title"), Section::Staff),
        here: visiting.path(),
        name: full_name(t, &card),
        reason: t.get(&format!("centre-reason-{}", visiting.reason)),
        level: t.get(&format!("centre-level-{}", level.code())),
        tone: if level == Proofing::Confirmed { "ok" } else { "warn" },
        facts: facts(
            t,
            (card.text("birth_date"), card.text("snils")),
            (&contact(t, &own.phone), &contact(t, &own.email)),
        ),
        registers: match comparison {
            Comparison::Nothing => "nothing",
            Comparison::Waiting => "waiting",
            Comparison::Refused => "refused",
            Comparison::Confirmed => "confirmed",
        },
        refused: waits.as_ref().map(|waits| refused_words(t, waits)).unwrap_or_default(),
        exception: exception_word(waits.as_ref(), asked.as_ref()),
        is_confirmed: level == Proofing::Confirmed,
        may_activate: card.is_confirmed(),
        fobs: stock::held(&house.db, Holder::Citizen(citizen)).await?,
        documents: documents
            .iter()
            .map(|document| Printable {
                href: format!("{}/documents/{}", visiting.path(), document.id),
                title: document.title.clone(),
                note: format!("{} · {}", document.number, t.date(house.day_of(document.issued_at))),
            })
            .collect(),
        acts: acts(visit, visiting).await?,
        typed,
        errors,
    };
    if page.errors.is_empty() { visit.show(&page) } else { visit.again(&page) }
}

/// A contact half hidden, and whether the person has shown that it is theirs.
fn contact(t: &Words, contact: &accounts::OwnContact) -> String {
    let masked = contact.masked();
    if masked.is_empty() {
        return masked;
    }
    let word = if contact.confirmed { "centre-contact-confirmed" } else { "centre-contact-unconfirmed" };
    t.with1(word, "contact", masked)
}

/// How a confirmation without the registers stands.
fn exception_word(waits: Option<&Unconfirmed>, asked: Option<&Exception>) -> &'static str {
    let Some(waits) = waits else { return "no" };
    match asked.filter(|asked| asked.version == waits.version).map(|asked| asked.state) {
        Some(State::Waiting) => "waiting",
        Some(State::Refused | State::Confirmed) => "refused",
        None if waits.refused.iter().any(|name| name == "taken") => "no",
        None => "may",
    }
}

/// What was done for this person here and elsewhere.
async fn acts(visit: &Visit, visiting: &Visiting) -> WebResult<Vec<ActLine>> {
    let house = &visit.house;
    let rows = store::of_citizen(&house.db, visiting.citizen, ACTS).await?;
    let mut ids: Vec<StaffId> = rows.iter().map(|row| StaffId(row.staff_id)).collect();
    ids.sort_unstable();
    ids.dedup();
    let names = staff::short_names(house, &house.db, &ids).await?;
    let key = house.vault.key(&house.db, Subject::Citizen(visiting.citizen)).await?;
    let now = house.clock.now();
    rows.iter()
        .map(|row| {
            let note = match &row.note {
                Some(sealed) => key.open_json(note_cell(row.act_id), sealed)?,
                None => String::new(),
            };
            Ok(ActLine {
                at: visit.t.moment(row.at, now),
                what: visit.t.get(&format!("centre-act-{}", row.kind)),
                who: names.get(&StaffId(row.staff_id)).cloned().unwrap_or_default(),
                note,
            })
        })
        .collect()
}

fn full_name(t: &Words, card: &Card) -> String {
    let name = card.text("full_name");
    if name.is_empty() { t.get("centre-no-name") } else { name.to_owned() }
}

/// Enough to see whether the papers on the desk are this person's; the passport itself is typed by the operator, not shown.
pub(crate) fn facts(t: &Words, (born, snils): (&str, &str), (phone, email): (&str, &str)) -> Vec<Fact> {
    let snils = Snils::parse(snils).map_or_else(|_| String::new(), |snils| snils.masked());
    let born = born.parse().map_or_else(|_| String::new(), |date| t.date(date));
    let pairs = [("born", born), ("snils", snils), ("phone", phone.to_owned()), ("email", email.to_owned())];
    let known = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    known.map(|(name, value)| Fact { name: t.get(&format!("centre-fact-{name}")), value }).collect()
}

/// What the registers have otherwise: the names of the profile's fields.
pub(crate) fn refused_words(t: &Words, waits: &Unconfirmed) -> Vec<String> {
    let words = |name: &String| {
        let key = format!("profile-field-{name}");
        if t.has(&key) { t.get(&key) } else { t.get("centre-refused-other") }
    };
    waits.refused.iter().map(words).collect()
}
