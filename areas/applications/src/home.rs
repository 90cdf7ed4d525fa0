//! `/`: the landing for strangers, the cabinet's home for citizens. A handful of queries, because everybody comes here.

use accounts::OldPassword;
use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use catalogue::announcement::{Said, announcements};
use documents::Listed;
use ui::{Page, Section};
use web::{CitizenSession, House, Visit, WebResult};

use crate::area::{Area, Here};
use crate::list::{Card, DraftRow, card, draft_rows};
use crate::store::{applications, drafts};

/// So many applications are looked at; attention and cards are chosen of them.
const LOOKED_AT: i64 = 30;
/// At most so many cards, rows and documents.
const CARDS: usize = 4;
const ROWS: usize = 3;
const DOCUMENTS: u32 = 4;
const SAID: usize = 4;

/// Something that waits for the citizen.
struct Attention {
    title: String,
    why: String,
    note: String,
    href: String,
    button: String,
    icon: &'static str,
}

/// A document under hand.
struct DocumentCard {
    title: String,
    number: String,
    note: String,
    href: String,
}

#[derive(Template)]
#[template(path = "applications/home.html")]
struct HomePage {
    page: Page,
    greeting: String,
    /// «24 ноября».
    today: String,
    summary: String,
    quick: Vec<ui::Tab>,
    /// What the portal and its agencies say now.
    said: Vec<Said>,
    attention: Vec<Attention>,
    cards: Vec<Card>,
    /// Something was sent before.
    has_past: bool,
    drafts: Vec<DraftRow>,
    documents: Vec<DocumentCard>,
}

#[derive(Template)]
#[template(path = "applications/landing.html")]
struct LandingPage {
    page: Page,
    quick: Vec<ui::Tab>,
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
            let quick = quick(&visit, &area, Vec::new());
            Ok(visit.show(&LandingPage { page, quick, said })?.into_response())
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
    let t = &visit.t;
    let lines = applications::of_citizen(&house.db, citizen.citizen, LOOKED_AT).await?;
    let drafts = drafts::of_citizen(&house.db, citizen.citizen).await?;
    let documents = documents::newest(house, &house.db, citizen.citizen, t.lang, DOCUMENTS).await?;
    let favourites = area.tools.catalogue.favourites(house, &house.db, citizen.citizen).await?;
    let cards: Vec<Card> =
        lines.iter().map(|line| card(visit, area, line)).filter(|card| card.is_open).collect();
    let mut attention: Vec<Attention> =
        cards.iter().filter(|card| card.asks).take(ROWS).map(|card| question(visit, card)).collect();
    // After what agencies wait for: nothing is lost when it waits.
    attention.extend(old_password.map(|old| reminder(visit, old)));
    let working = cards.iter().filter(|card| !card.asks).count();
    let count = |n: usize| i64::try_from(n).unwrap_or(0);
    let summary = t.with(
        "applications-home-summary",
        &[("waiting", count(attention.len()).into()), ("working", count(working).into())],
    );
    let greeting = greeting(visit, &citizen.name);
    Ok(HomePage {
        page: visit.page(t.get("applications-home-title"), Section::Home),
        greeting,
        has_past: !lines.is_empty(),
        today: t.weekday_date(house.clock.now()),
        summary,
        quick: quick(visit, area, favourites),
        said: said(house, visit).await?,
        attention,
        cards: cards.into_iter().take(CARDS).collect(),
        drafts: draft_rows(visit, area, &drafts).into_iter().take(ROWS).collect(),
        documents: documents.into_iter().map(|document| document_card(visit, document)).collect(),
    })
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

fn question(visit: &Visit, card: &Card) -> Attention {
    let t = &visit.t;
    Attention {
        title: t.get("applications-attention-question"),
        why: format!("{}, № {}", card.title, card.number),
        note: t.get("applications-term-stands"),
        href: format!("{}#questions", card.href),
        button: t.get("applications-attention-answer"),
        icon: "message",
    }
}

/// The password is old (LOGIN-25).
fn reminder(visit: &Visit, old: OldPassword) -> Attention {
    let t = &visit.t;
    Attention {
        title: t.with1("applications-attention-password", "days", old.days),
        why: t.get("applications-attention-password-why"),
        note: String::new(),
        href: "/security/password".to_owned(),
        button: t.get("applications-attention-password-change"),
        icon: "lock",
    }
}

/// A few services to begin with: those that the person keeps at hand, then the first of the catalogue (HOME-02, HOME-06).
fn quick(visit: &Visit, area: &Area, favourites: Vec<std::sync::Arc<catalogue::Service>>) -> Vec<ui::Tab> {
    let mut services = favourites;
    for service in area.tools.catalogue.all() {
        if !services.iter().any(|kept| kept.code == service.code) {
            services.push(service);
        }
    }
    let link = |service: &std::sync::Arc<catalogue::Service>| ui::Tab {
        href: format!("/services/{}", service.code),
        label: service.words(visit.t.lang).get("title"),
        count: 0,
        current: false,
    };
    services.iter().take(CARDS).map(link).collect()
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
