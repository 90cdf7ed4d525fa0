//! `/services/{code}`: what a service is, what is needed, how it goes, and the way to start.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use text::{Arg, Words};
use ui::{Page, Section, Tab};
use web::{AuthLevel, CitizenSession, Html, Problem, Proofing, Visit, WebResult};

use crate::announcement::{Said, announcements};
use crate::{Catalogue, NewValue, Service, favourites, queries, standing};

/// Whether this visitor may start, and if not, why and what to do (REG-06).
enum Start {
    /// The last day has passed; the words that say so.
    Closed { why: String },
    /// The form can be opened.
    Open,
    /// Nobody is signed in.
    SignIn { href: String },
    /// The account's level is too low; the words that say why.
    Level { why: String, by_registers: bool },
    /// The sign-in was not strong enough; the words that say why, and the way up.
    StepUp { why: String, href: String },
}

/// Something named with a remark.
struct Named {
    title: String,
    note: String,
}

#[derive(Template)]
#[template(path = "offer.html")]
struct OfferPage {
    page: Page,
    code: String,
    title: String,
    summary: String,
    path: Vec<Tab>,
    who: String,
    agency: String,
    result: Named,
    needs: Vec<Named>,
    plan: Vec<Named>,
    faq: Vec<Named>,
    price: String,
    /// Who pays how much, when not everybody pays the same.
    price_note: String,
    /// Whose people it is for; empty is everybody's.
    regions: String,
    term: String,
    term_note: String,
    level: String,
    level_note: String,
    /// How one must sign in; empty when one step is enough.
    sign_in: String,
    validity: String,
    /// What the person must come for, and how to book it (CAT-07).
    in_person: Option<Named>,
    /// The last day; empty when there is none.
    until: String,
    /// What is said about it now.
    said: Vec<Said>,
    /// Whether the person keeps it at hand; nothing for strangers.
    is_kept: Option<bool>,
    start: Start,
}

/// How somebody came to the page.
#[derive(serde::Deserialize)]
pub(crate) struct Came {
    /// The search that led here.
    #[serde(default)]
    q: String,
}

/// The page of one service; anyone may read it.
pub(crate) async fn page(
    visit: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(code): Path<String>,
    Query(came): Query<Came>,
) -> WebResult<Html> {
    let service: Arc<Service> = catalogue.get(&code).ok_or(Problem::NotFound)?;
    let (t, words) = (&visit.t, service.words(visit.t.lang));
    let named = |key: String, note: String| Named {
        title: words.get(&key),
        note: if words.has(&note) { words.get(&note) } else { String::new() },
    };
    let need = |name: &String| named(format!("need-{name}"), format!("need-{name}-note"));
    let citizen = visit.citizen();
    if let Some(me) = citizen.filter(|_| !came.q.is_empty()) {
        queries::led(&visit.house, &catalogue, (me.citizen, me.proofing), &came.q, &service).await?;
    }
    let today = t.day_of(visit.house.clock.now());
    let is_kept = match citizen {
        Some(me) => {
            let kept = favourites::of(&visit.house, &visit.house.db, me.citizen).await?;
            Some(kept.services.contains(&service.code))
        }
        None => None,
    };
    let standing = standing(&visit.house.db, &service.code).await?;
    visit.show(&OfferPage {
        said: said(&visit, &service).await?,
        page: visit.page(words.get("title"), Section::Services),
        title: words.get("title"),
        summary: words.get("summary"),
        path: path(&service, t),
        who: words.get("who"),
        agency: words.get("agency"),
        result: named("result".to_owned(), "result-note".to_owned()),
        needs: service.needs.iter().map(need).collect(),
        plan: plan(&service, t, &words),
        faq: service
            .faq
            .iter()
            .map(|name| named(format!("faq-{name}"), format!("faq-{name}-answer")))
            .collect(),
        price: service.price(t),
        price_note: price_note(&service, t, &words),
        regions: regions(&service, &words),
        term: service.term(t),
        term_note: term_note(&service, &visit),
        level: level_words(service.level, t),
        level_note: match citizen {
            Some(citizen) if citizen.proofing >= service.level => t.get("catalogue-level-yours"),
            _ => String::new(),
        },
        sign_in: match service.sign_in {
            AuthLevel::A1 => String::new(),
            AuthLevel::A2 => t.get("catalogue-sign-in-two"),
            AuthLevel::A3 => t.get("catalogue-sign-in-key"),
        },
        validity: validity(&service, t),
        in_person: service.in_person.then(|| named("in-person".to_owned(), "in-person-note".to_owned())),
        until: service.until(t, today),
        is_kept,
        start: match standing.closure(&service, t, today) {
            None => start(&service, citizen, t),
            Some(why) => Start::Closed { why },
        },
        code: service.code.clone(),
    })
}

/// What is said now that is about this service.
async fn said(visit: &Visit, service: &Service) -> WebResult<Vec<Said>> {
    let now = visit.house.clock.now();
    let all = announcements(&visit.house.db, now).await?;
    Ok(all.iter().filter(|one| one.concerns(service)).map(|one| one.said(&visit.t, now)).collect())
}

/// Where the page stands: the catalogue, then the kind.
fn path(service: &Service, t: &Words) -> Vec<Tab> {
    let link = |href: String, label: String| Tab { href, label, count: 0, current: false };
    let kind = t.get(&format!("catalogue-kind-{}", service.kind));
    vec![
        link("/services".to_owned(), t.get("catalogue-title")),
        link(format!("/services?kind={}", service.kind), kind),
    ]
}

fn start(service: &Service, citizen: Option<&CitizenSession>, t: &Words) -> Start {
    match citizen {
        None => Start::SignIn { href: format!("/sign-in?return=/services/{}", service.code) },
        Some(citizen) if citizen.proofing >= service.level && citizen.auth >= service.sign_in => Start::Open,
        Some(citizen) if citizen.proofing >= service.level => {
            let (act, key) = if service.sign_in == AuthLevel::A3 {
                ("passkey", "catalogue-start-step-key")
            } else {
                ("two-factors", "catalogue-start-step-two")
            };
            let href = format!("/confirmation?for={act}&return=/services/{}", service.code);
            Start::StepUp { why: t.get(key), href }
        }
        Some(citizen) => {
            // From the simplified account the profile is the next step, whatever the service wants.
            let by_registers = citizen.proofing < Proofing::Standard;
            let key = if service.level < Proofing::Confirmed {
                "catalogue-start-level-text"
            } else {
                "catalogue-start-level-text-confirmed"
            };
            let (needed, own) = (level_words(service.level, t), level_words(citizen.proofing, t));
            let why = t.with(key, &[("needed", Arg::Text(needed)), ("own", Arg::Text(own))]);
            Start::Level { why, by_registers }
        }
    }
}

/// What happens, step by step: the questions, the confirmation, then the service's own steps.
fn plan(service: &Service, t: &Words, words: &Words) -> Vec<Named> {
    let pages = i64::try_from(service.form.pages.len()).unwrap_or(0);
    let mut plan = vec![
        Named {
            title: t.get("catalogue-how-fill"),
            note: t.with("catalogue-how-fill-note", &[("n", Arg::Number(pages))]),
        },
        Named { title: t.get("catalogue-how-confirm"), note: t.get("catalogue-how-confirm-note") },
    ];
    plan.extend(service.steps.iter().map(|step| Named {
        title: words.get(&format!("step-{}", step.name())),
        note: words.get(&format!("step-{}-note", step.name())),
    }));
    if let Some(update) = service.updates.first() {
        let change = if update.value == NewValue::Nothing { "gone" } else { "new" };
        let note = t.get("catalogue-how-profile-note");
        plan.push(Named { title: t.get(&format!("catalogue-how-profile-{change}")), note });
    }
    plan
}

fn term_note(service: &Service, visit: &Visit) -> String {
    let (t, now) = (&visit.t, visit.house.clock.now());
    if !service.has_term() {
        return t.get("catalogue-term-at-once-note");
    }
    let due = service.due(t.day_of(now));
    let until = t.with("catalogue-term-until", &[("date", Arg::Text(t.date_near(due, now)))]);
    match service.silence {
        Some(_) => format!(
            "{until}. {}",
            t.with1("catalogue-silence", "words", service.words(t.lang).get("silence"))
        ),
        None => until,
    }
}

/// Whose people it is for.
fn regions(service: &Service, words: &Words) -> String {
    let regions = service.regions.iter().map(|name| words.get(&format!("region-{name}")));
    regions.collect::<Vec<_>>().join(", ")
}

/// «500 ₽ — повторное свидетельство; ошибку исправляют бесплатно».
fn price_note(service: &Service, t: &Words, words: &Words) -> String {
    let line = |fee: &crate::Fee| {
        let why = words.get(&format!("fee-{}", fee.name));
        match fee.kopecks {
            // Of a sum that is counted the words say how.
            0 => why,
            sum => t.with("catalogue-fee-line", &[("sum", Arg::Text(t.money(sum))), ("why", Arg::Text(why))]),
        }
    };
    let named = service.fees.iter().filter(|fee| !fee.name.is_empty());
    named.map(line).collect::<Vec<_>>().join("; ")
}

fn validity(service: &Service, t: &Words) -> String {
    let months = service.result_valid_months.map(i64::from);
    months.map_or_else(String::new, |n| t.with("catalogue-valid-months", &[("n", Arg::Number(n))]))
}

fn level_words(level: Proofing, t: &Words) -> String {
    t.get(match level {
        Proofing::Simplified => "catalogue-level-simplified",
        Proofing::Standard => "catalogue-level-standard",
        Proofing::Confirmed => "catalogue-level-confirmed",
    })
}
