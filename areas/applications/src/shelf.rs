//! `/applications`: drafts and what is under way; what has ended; the archive; search and filters (APP-06, APP-21).

use std::collections::HashMap;

use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::IntoResponse;
use base::{ApplicationId, CitizenId};
use chrono::{DateTime, Days, NaiveDate, TimeZone as _, Utc};
use text::Words;
use ui::{Page, Section};
use web::{Citizen, House, Visit, WebResult};

use crate::application::{State as Stage, Work};
use crate::area::{Area, Here};
use crate::list::{Card, DraftRow, card, draft_rows};
use crate::store::applications::{self, ApplicationLine};
use crate::store::drafts;
use crate::store::following::{self, Filter, Order, Shelf};
use crate::store::visits::{self, VisitRow};
use crate::store::{messages, questions};

/// Rows of a page.
const ROWS: i64 = 20;
/// What has just ended, below what is under way.
const RECENT: i64 = 5;
/// The longest search, in characters.
const QUERY_MAX: usize = 100;
/// So many digits of a number are enough to look for it.
const DIGITS_MIN: usize = 3;

/// What the address asks for.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(crate) struct Wish {
    shelf: String,
    q: String,
    state: String,
    service: String,
    from: String,
    until: String,
    order: String,
    after: String,
}

/// An application as a row: it has ended, or was found.
pub(crate) struct Row {
    pub card: Card,
    /// «Завершено 5 ноября».
    pub ended: String,
}

impl Row {
    /// When it ended, the office's words, or what comes next.
    pub(crate) fn more(&self, t: &Words) -> String {
        let note = self.card.note(t);
        let first = if self.ended.is_empty() { &self.card.next } else { &self.ended };
        if note.is_empty() { first.clone() } else { format!("{first}. {note}") }
    }
}

#[derive(Template)]
#[template(path = "applications/list.html")]
struct ListPage {
    page: Page,
    tabs: Vec<ui::Tab>,
    wish: Wish,
    states: Vec<ui::Choice>,
    services: Vec<ui::Choice>,
    orders: Vec<ui::Choice>,
    is_narrowed: bool,
    /// Found, or a shelf: rows. Otherwise the front page.
    is_front: bool,
    open: Vec<Card>,
    more_open: String,
    drafts: Vec<DraftRow>,
    rows: Vec<Row>,
    heading: String,
    newer: String,
    older: String,
    journal: String,
    /// When the page was made.
    made: String,
}

/// `GET /applications`.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Query(wish): Query<Wish>,
) -> WebResult<impl IntoResponse> {
    let me = citizen.citizen;
    let filter = wish.filter(&area, &visit.t);
    let is_front = wish.is_front();
    let limit = if is_front { RECENT } else { ROWS + 1 };
    let after = wish.after.parse().ok();
    let lines = following::lines(&house.db, me, &filter, after, limit).await?;
    let (mut open, drafts) = if is_front {
        let current = Filter { shelf: Shelf::Current, ..filter.clone() };
        let open = following::lines(&house.db, me, &current, None, ROWS + 1).await?;
        (open, drafts::of_citizen(&house.db, me).await?)
    } else {
        (Vec::new(), Vec::new())
    };
    let more_open =
        if open.len() > ROWS as usize { "/applications?shelf=current".to_owned() } else { String::new() };
    open.truncate(ROWS as usize);
    let used = following::services(&house.db, me).await?;
    let said = Said::of(&house, me, open.iter().chain(&lines)).await?;
    let desk = Desk { visit: &visit, area: &area, said: &said };
    let older = lines.len() > ROWS as usize;
    let last = lines.iter().take(ROWS as usize).next_back().map(|line| line.application_id.to_string());
    let t = &visit.t;
    visit.show(&ListPage {
        page: visit.page(t.get("applications-list-title"), Section::Applications),
        tabs: tabs(t, &wish),
        states: wish.states(t),
        services: used.into_iter().map(|code| choice(&wish.service, &code, area.title(&code, t))).collect(),
        orders: ["changed", "submitted"]
            .map(|code| choice(&wish.order, code, t.get(&format!("applications-order-{code}"))))
            .to_vec(),
        is_narrowed: wish.is_narrowed(),
        is_front,
        open: open.iter().map(|line| desk.card(line)).collect(),
        more_open,
        drafts: draft_rows(&visit, &area, &drafts),
        rows: lines.iter().take(ROWS as usize).map(|line| desk.row(line)).collect(),
        heading: heading(t, &wish, is_front),
        newer: if wish.after.is_empty() { String::new() } else { wish.address("/applications", None) },
        older: match (older, last) {
            (true, Some(last)) => wish.address("/applications", Some(&last)),
            _ => String::new(),
        },
        journal: wish.address("/applications/journal", None),
        made: t.time(house.clock.now()),
        wish,
    })
}

/// What is sealed of the shown applications: how they were decided, what is asked, what was written.
pub(crate) struct Said {
    works: HashMap<ApplicationId, Work>,
    asked: HashMap<ApplicationId, String>,
    unread: Vec<ApplicationId>,
    visits: Vec<VisitRow>,
}

impl Said {
    /// Four queries, however many applications there are, and one more for who is expected somewhere.
    pub(crate) async fn of(
        house: &House,
        citizen: CitizenId,
        lines: impl Iterator<Item = &ApplicationLine>,
    ) -> WebResult<Self> {
        let mut is_expected = false;
        let ids: Vec<ApplicationId> = lines
            .inspect(|line| is_expected |= line.state == Stage::Visit.code())
            .map(|line| ApplicationId(line.application_id))
            .collect();
        Ok(Self {
            visits: if is_expected { visits::of_citizen(&house.db, citizen).await? } else { Vec::new() },
            works: applications::works(house, &house.db, citizen, &ids).await?,
            asked: questions::open_of_citizen(house, &house.db, citizen).await?,
            unread: messages::unread_of_citizen(&house.db, citizen).await?,
        })
    }

    /// What was done about an application.
    pub(crate) fn work(&self, line: &ApplicationLine) -> Option<&Work> {
        self.works.get(&ApplicationId(line.application_id))
    }

    /// When the person comes about an application; nothing while no time is chosen.
    pub(crate) fn visit(&self, line: &ApplicationLine) -> Option<&VisitRow> {
        self.visits.iter().find(|visit| visit.application_id == line.application_id)
    }

    /// An officer has written something that was not seen yet.
    pub(crate) fn is_unread(&self, line: &ApplicationLine) -> bool {
        self.unread.contains(&ApplicationId(line.application_id))
    }

    /// The officer's words about an application: the question that is open, else the decision's.
    pub(crate) fn comment(&self, area: &Area, t: &Words, line: &ApplicationLine) -> String {
        let id = ApplicationId(line.application_id);
        if let Some(asked) = self.asked.get(&id).filter(|_| line.state == Stage::Asked.code()) {
            return asked.clone();
        }
        let Some(decision) = self.works.get(&id).and_then(|work| work.decision.as_ref()) else {
            return String::new();
        };
        let words = area.tools.catalogue.get(&line.service).map(|service| service.words(t.lang));
        match (&decision.check, words) {
            (Some(check), Some(words)) if words.has(&format!("reason-{check}")) => {
                words.get(&format!("reason-{check}"))
            }
            _ => decision.words.clone(),
        }
    }
}

/// What drawing rows needs.
struct Desk<'a> {
    visit: &'a Visit,
    area: &'a Area,
    said: &'a Said,
}

impl Desk<'_> {
    fn card(&self, line: &ApplicationLine) -> Card {
        let mut card = card(self.visit, self.area, line);
        card.comment = self.said.comment(self.area, &self.visit.t, line);
        card.is_unread = self.said.is_unread(line);
        card.come(self.visit, self.said.visit(line));
        card
    }

    fn row(&self, line: &ApplicationLine) -> Row {
        let (t, now) = (&self.visit.t, self.visit.house.clock.now());
        let ended = line.ended_at.map_or_else(String::new, |at| {
            t.with1("applications-ended-on", "at", t.date_near(t.day_of(at), now))
        });
        Row { card: self.card(line), ended }
    }
}

impl Wish {
    fn is_narrowed(&self) -> bool {
        [&self.q, &self.state, &self.service, &self.from, &self.until]
            .iter()
            .any(|value| !value.trim().is_empty())
    }

    /// Nothing is asked for.
    pub(crate) fn is_front(&self) -> bool {
        !self.is_narrowed() && self.shelf.is_empty() && self.after.is_empty()
    }

    /// What to look for in the database. Digits are looked for in numbers, words in the names of services.
    pub(crate) fn filter(&self, area: &Area, t: &Words) -> Filter {
        let shelf = match self.shelf.as_str() {
            "current" => Shelf::Current,
            "ended" => Shelf::Ended,
            "archive" => Shelf::Archive,
            _ if self.is_narrowed() || self.shelf == "all" => Shelf::All,
            _ => Shelf::Ended,
        };
        let query: String = self.q.trim().chars().take(QUERY_MAX).collect();
        let digits: String = query.chars().filter(char::is_ascii_digit).collect();
        let is_number = digits.len() >= DIGITS_MIN && !query.chars().any(char::is_alphabetic);
        let mut services = (!self.service.is_empty()).then(|| vec![self.service.clone()]);
        if !is_number && !query.is_empty() {
            let named = area.services_named(&query);
            services = Some(match services {
                Some(chosen) => chosen.into_iter().filter(|code| named.contains(code)).collect(),
                None => named,
            });
        }
        let begin = |day: NaiveDate| begin_of(t, day);
        Filter {
            shelf,
            order: if self.order == "submitted" { Order::Submitted } else { Order::Changed },
            state: Stage::from_code(&self.state).map(Stage::code),
            services,
            digits: if is_number { digits } else { String::new() },
            from: self.from.trim().parse().ok().map(begin),
            before: self
                .until
                .trim()
                .parse::<NaiveDate>()
                .ok()
                .and_then(|day| day.checked_add_days(Days::new(1)))
                .map(begin),
        }
    }

    /// The address that asks for the same, from a place on.
    pub(crate) fn address(&self, path: &str, after: Option<&str>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let own = [
            ("shelf", &self.shelf),
            ("q", &self.q),
            ("state", &self.state),
            ("service", &self.service),
            ("from", &self.from),
            ("until", &self.until),
            ("order", &self.order),
        ];
        for (name, value) in own.iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        if let Some(after) = after {
            query.append_pair("after", after);
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    fn states(&self, t: &Words) -> Vec<ui::Choice> {
        let words = |stage: &Stage| {
            choice(&self.state, stage.code(), t.get(&format!("applications-state-{}", stage.code())))
        };
        Stage::ALL.iter().map(words).collect()
    }
}

/// The first moment of a day where the portal is.
fn begin_of(t: &Words, day: NaiveDate) -> DateTime<Utc> {
    let midnight = Utc.from_utc_datetime(&day.and_time(chrono::NaiveTime::MIN));
    // A day begins at most fourteen hours earlier than in Greenwich, and at half an hour at the finest.
    let mut at = midnight - chrono::Duration::hours(14);
    while t.day_of(at) < day {
        at += chrono::Duration::minutes(30);
    }
    at
}

fn choice(chosen: &str, code: &str, label: String) -> ui::Choice {
    ui::Choice { value: code.to_owned(), label, hint: String::new(), chosen: chosen == code }
}

fn heading(t: &Words, wish: &Wish, is_front: bool) -> String {
    let key = match wish.shelf.as_str() {
        _ if is_front => "applications-list-recent",
        _ if wish.is_narrowed() => "applications-list-found",
        "current" => "applications-list-open",
        "archive" => "applications-list-archive",
        _ => "applications-list-closed",
    };
    t.get(key)
}

/// The shelves, templates and the bin.
pub(crate) fn tabs(t: &Words, wish: &Wish) -> Vec<ui::Tab> {
    let tab = |key: &str, href: &str, current: bool| ui::Tab {
        href: href.to_owned(),
        label: t.get(key),
        count: 0,
        current,
    };
    let at = wish.shelf.as_str();
    vec![
        tab(
            "applications-tab-current",
            "/applications",
            (at.is_empty() || at == "current") && !wish.is_narrowed(),
        ),
        tab("applications-tab-ended", "/applications?shelf=ended", at == "ended"),
        tab("applications-tab-archive", "/applications?shelf=archive", at == "archive"),
        tab("applications-tab-templates", "/applications/templates", at == "templates"),
        tab("applications-tab-trash", crate::trash::PAGE, at == "trash"),
    ]
}

/// The tabs of a page that is no shelf.
pub(crate) fn tabs_at(t: &Words, at: &str) -> Vec<ui::Tab> {
    tabs(t, &Wish { shelf: at.to_owned(), ..Wish::default() })
}
