//! `/`: the landing for strangers, the cabinet's home for citizens. A handful of queries, because everybody comes here.

use std::collections::HashMap;
use std::sync::Arc;

use accounts::OldPassword;
use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use catalogue::announcement::{Said, announcements};
use catalogue::{Service, Standing};
use documents::Listed;
use ui::{Page, Section, Tab};
use web::{CitizenSession, House, Visit, WebResult};

use crate::area::{Area, Here};
use crate::list::{Card, DraftRow, card, draft_rows};
use crate::store::following::{Filter, Order, Shelf};
use crate::store::{applications, drafts, following};
use crate::{pins, shelf};

mod attention;
mod favourite;

use attention::Attention;
use favourite::Favourite;

/// So many applications that are under way are looked at; attention and cards are chosen of them.
const LOOKED_AT: i64 = 30;
/// At most so many cards, rows and documents.
const CARDS: usize = 4;
const ROWS: usize = 3;
const DOCUMENTS: u32 = 4;
const SAID: usize = 4;

/// A document under hand.
struct DocumentCard {
    title: String,
    number: String,
    note: String,
    href: String,
}

/// What is said at the side: announcements, drafts that will go soon, services that are closed.
struct Now {
    said: Vec<Said>,
    /// Drafts that will be removed in a few days (HOME-04).
    fading: Vec<DraftRow>,
    /// «Обновлено в 14:30».
    at: String,
}

#[derive(Template)]
#[template(path = "applications/home.html")]
struct HomePage {
    page: Page,
    greeting: String,
    /// «24 ноября».
    today: String,
    summary: String,
    /// Quick actions, which the person may change (HOME-02).
    quick: Vec<Tab>,
    /// What the portal and its agencies say now (HOME-03).
    now: Now,
    attention: Vec<Attention>,
    cards: Vec<Card>,
    /// Something was sent before.
    has_past: bool,
    drafts: Vec<DraftRow>,
    documents: Vec<DocumentCard>,
    favourites: Vec<Favourite>,
    /// The person has kept services or used some; otherwise the first of the catalogue stand there.
    are_own: bool,
    /// Questions lead to a service here.
    has_guide: bool,
}

#[derive(Template)]
#[template(path = "applications/landing.html")]
struct LandingPage {
    page: Page,
    services: Vec<Favourite>,
    said: Vec<Said>,
}

/// `GET /`.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    old_password: Option<Extension<OldPassword>>,
) -> WebResult<Response> {
    match visit.citizen().cloned() {
        Some(citizen) => {
            let old_password = old_password.map(|Extension(old)| old);
            Ok(visit.show(&home(&house, &area, &visit, &citizen, old_password).await?)?.into_response())
        }
        None => {
            let page = visit.page(visit.t.get("applications-landing-title"), Section::Home);
            let said = said(&house, &visit).await?;
            let services = favourite::first(&visit, &offered(&house, &area).await?);
            Ok(visit.show(&LandingPage { page, services, said })?.into_response())
        }
    }
}

async fn home(
    house: &House,
    area: &Area,
    visit: &Visit,
    citizen: &CitizenSession,
    old_password: Option<OldPassword>,
) -> WebResult<HomePage> {
    let (t, me) = (&visit.t, citizen.citizen);
    let under_way = Filter { shelf: Shelf::Current, ..everything() };
    let open = following::lines(&house.db, me, &under_way, None, LOOKED_AT).await?;
    let lately = applications::of_citizen(&house.db, me, LOOKED_AT).await?;
    let told = shelf::Said::of(house, me, open.iter()).await?;
    let drafts = draft_rows(visit, area, &drafts::of_citizen(&house.db, me).await?);
    let documents = documents::newest(house, &house.db, me, t.lang, DOCUMENTS).await?;
    let kept = area.tools.catalogue.at_hand(house, &house.db, me).await?;
    let offered = offered(house, area).await?;
    let mut cards: Vec<Card> = open.iter().map(|line| card(visit, area, line)).collect();
    for (card, line) in cards.iter_mut().zip(&open) {
        card.is_unread = told.is_unread(line);
        card.come(visit, told.visit(line));
    }
    let mut attention = attention::rows(visit, area, &told, &open);
    if citizen.name.is_empty() {
        attention.push(attention::newcomer(visit));
    }
    // After what agencies wait for: nothing is lost when it waits.
    attention.extend(old_password.map(|old| attention::reminder(visit, old)));
    let working = cards.iter().filter(|card| !card.asks).count();
    let count = |n: usize| i64::try_from(n).unwrap_or(0);
    let summary = t.with(
        "applications-home-summary",
        &[("waiting", count(attention.len()).into()), ("working", count(working).into())],
    );
    let greeting = greeting(visit, &citizen.name);
    let (fading, drafts): (Vec<_>, Vec<_>) = drafts.into_iter().partition(|draft| draft.is_fading);
    let own = favourite::own(visit, &kept.services, &lately, &offered);
    Ok(HomePage {
        page: visit.page(t.get("applications-home-title"), Section::Home),
        greeting,
        has_past: !lately.is_empty(),
        today: t.weekday_date(house.clock.now()),
        summary,
        quick: pins::tabs(t, kept.actions.as_deref()),
        now: Now {
            said: said(house, visit).await?,
            fading,
            at: t.with1("applications-home-now-at", "at", t.time(house.clock.now())),
        },
        attention: attention.into_iter().take(CARDS).collect(),
        cards: cards.into_iter().take(CARDS).collect(),
        drafts: drafts.into_iter().take(ROWS).collect(),
        documents: documents.into_iter().map(|document| document_card(visit, document)).collect(),
        has_guide: area.tools.catalogue.has_guide(),
        are_own: !own.is_empty(),
        favourites: if own.is_empty() { favourite::first(visit, &offered) } else { own },
    })
}

fn everything() -> Filter {
    Filter {
        shelf: Shelf::All,
        order: Order::Changed,
        state: None,
        services: None,
        digits: String::new(),
        from: None,
        before: None,
    }
}

/// The services that can be asked for now, in the order of the catalogue.
async fn offered(house: &House, area: &Area) -> WebResult<Vec<Arc<Service>>> {
    let standings: HashMap<String, Standing> = catalogue::standings(&house.db).await?;
    let mut services = area.tools.catalogue.all();
    services.retain(|service| standings.get(&service.code).is_none_or(|said| said.published));
    Ok(services)
}

/// The latest that is said of all that holds now (HOME-03, HOME-05).
async fn said(house: &House, visit: &Visit) -> WebResult<Vec<Said>> {
    let now = house.clock.now();
    let all = announcements(&house.db, now).await?;
    Ok(all.iter().take(SAID).map(|one| one.said(&visit.t, now)).collect())
}

/// «Добрый день, Мария Сергеевна».
fn greeting(visit: &Visit, name: &str) -> String {
    let key = match visit.t.hour_of(visit.house.clock.now()) {
        5..=10 => "applications-home-morning",
        11..=16 => "applications-home-day",
        17..=22 => "applications-home-evening",
        _ => "applications-home-night",
    };
    let hello = visit.t.get(key);
    if name.is_empty() { hello } else { format!("{hello}, {name}") }
}

fn document_card(visit: &Visit, document: Listed) -> DocumentCard {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let note = match document.valid_until {
        Some(last) => t.with("applications-document-valid", &[("date", t.date_near(last, now).into())]),
        None => {
            let day = t.date_near(t.day_of(document.issued_at), now);
            t.with("applications-document-issued", &[("date", day.into())])
        }
    };
    DocumentCard {
        title: document.title,
        number: document.number,
        note,
        href: format!("/documents/{}", document.id),
    }
}
