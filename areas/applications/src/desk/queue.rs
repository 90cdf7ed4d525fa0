//! `/staff/queue`: the cases of the officer's agency: what is late, what cannot wait, the rest; each by the end of its term (APP-17, APP-18, APP-15,
//! PLUS-14).
//! Numbers and services only: whoever wants to know whose case it is opens it, with a reason.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, RawQuery};
use axum::response::Redirect;
use base::StaffId;
use chrono::{DateTime, NaiveDate, Utc};
use staff::Colleague;
use text::Words;
use ui::{Choice, Page, Tab};
use uuid::Uuid;
use web::{FieldErrors, Html, Visit, WebResult};

use crate::application::State;
use crate::calendar;
use crate::desk::filter::{Filter, STAGES, WHOSE};
use crate::desk::seat::{Desk, OfficersDesk};
use crate::desk::view::{self, Saved};
use crate::store::desk::CaseRow;
use crate::store::holders::{self, NameRow};
use crate::store::place;
use crate::store::queue::{self, COUNT_MOST, Wanted};

/// Cases on a page.
pub(crate) const PAGE: i64 = 50;

/// A case in the list.
pub(crate) struct QueueLine {
    pub id: String,
    pub href: String,
    pub number: String,
    pub service: String,
    pub state: String,
    pub term: String,
    /// `bad` when overdue, `warn` today, nothing later and while the term stands.
    pub tone: &'static str,
    pub is_current: bool,
    /// Who has taken it; empty is nobody.
    pub holder: String,
    pub unit: String,
    pub labels: Vec<String>,
    /// It cannot wait.
    pub is_urgent: bool,
    /// The second of two officers is awaited.
    pub is_second: bool,
}

/// A number that leads to its cases.
struct Figure {
    count: String,
    label: String,
    tone: &'static str,
    href: String,
}

#[derive(Template)]
#[template(path = "desk/queue.html")]
pub(crate) struct QueuePage {
    page: Page,
    lines: Vec<QueueLine>,
    figures: Vec<Figure>,
    stages: Vec<Tab>,
    whose: Vec<Choice>,
    services: Vec<Choice>,
    units: Vec<Choice>,
    labels: Vec<Choice>,
    colleagues: Vec<Choice>,
    urgent: Vec<Choice>,
    stage: String,
    is_filtered: bool,
    views: Vec<Saved>,
    query: String,
    first: String,
    older: String,
    export: String,
    reasons: Vec<Choice>,
    /// What a batch has done; empty when none has just been.
    told: String,
    /// What was typed as the name of a view that could not be kept.
    view_name: String,
    errors: FieldErrors,
}

#[derive(serde::Deserialize)]
pub(crate) struct Told {
    decided: Option<i64>,
    left: Option<i64>,
    /// Those that wait for a second officer now.
    proposed: Option<i64>,
}

/// `GET /staff/queue`: the page, the counts and the filters are a constant number of questions to the database.
pub(crate) async fn page(
    OfficersDesk(desk): OfficersDesk,
    RawQuery(query): RawQuery,
    Query(told): Query<Told>,
) -> WebResult<Html> {
    let filter = Filter::parse(query.as_deref().unwrap_or_default());
    let nothing = (String::new(), FieldErrors::new());
    desk.visit.show(&desk.queue(&filter, told.in_words(desk.t()), nothing).await?)
}

impl Told {
    fn in_words(&self, t: &Words) -> String {
        let Some(decided) = self.decided else { return String::new() };
        let (left, proposed) = (self.left.unwrap_or(0), self.proposed.unwrap_or(0));
        let counts = [("decided", decided.into()), ("left", left.into()), ("proposed", proposed.into())];
        t.with(if proposed > 0 { "applications-batch-told-two" } else { "applications-batch-told" }, &counts)
    }
}

impl Desk {
    /// The queue; `view_name` was typed for a view that could not be kept.
    pub(crate) async fn queue(
        &self,
        filter: &Filter,
        told: String,
        (view_name, errors): (String, FieldErrors),
    ) -> WebResult<QueuePage> {
        let (house, t, me) = (self.house(), self.t(), &self.me);
        let wanted = filter.wanted(me, house.today());
        let mut rows = queue::page(&house.db, &wanted, PAGE + 1).await?;
        let has_more = rows.len() > usize::try_from(PAGE).unwrap_or(0);
        rows.truncate(usize::try_from(PAGE).unwrap_or(0));
        let colleagues = staff::colleagues(house, &house.db, &me.agency).await?;
        let names = holders::names(&house.db, &me.agency).await?;
        let older = match rows.last() {
            Some(last) if has_more => filter.href_after(&last.place, last.application_id),
            _ => String::new(),
        };
        let lines = self.lines(&rows, &colleagues, "").await?;
        let query = filter.query();
        Ok(QueuePage {
            page: self.page(t.get("applications-queue-title")),
            figures: self.figures(filter).await?,
            stages: stages(t, filter),
            whose: choices(t, "applications-whose-", &WHOSE, &filter.whose),
            services: services(self, &filter.service),
            units: named(&names, "unit", &filter.unit),
            labels: named(&names, "label", &filter.label),
            colleagues: people(&colleagues, &filter.colleague),
            urgent: choices(t, "applications-urgent-", &["yes"], &filter.urgent),
            stage: filter.stage.clone(),
            is_filtered: !query.is_empty(),
            views: view::of(house, me, &query).await?,
            first: if filter.after.is_empty() { String::new() } else { filter.href() },
            older,
            export: format!("/staff/queue/export?{query}"),
            reasons: choices(t, "applications-reason-", &crate::desk::opening::REASONS, ""),
            told,
            query,
            lines,
            view_name,
            errors,
        })
    }
}

#[derive(serde::Deserialize)]
pub(crate) struct After {
    #[serde(default)]
    after: String,
}

/// `GET /staff/queue/next`: the case whose term ends first among one's own and nobody's, after this one; then from the top again.
pub(crate) async fn next(
    OfficersDesk(desk): OfficersDesk,
    Query(After { after }): Query<After>,
) -> WebResult<Redirect> {
    let (house, officer) = (desk.house(), &desk.me);
    let today = house.today();
    let here: Option<Uuid> = after.parse().ok();
    let row = match here {
        Some(id) => queue::these(&house.db, &officer.agency, &[id]).await?.into_iter().next(),
        None => None,
    };
    let after = row.map(|row| format!("{}:{}", row.place, row.application_id)).unwrap_or(String::new());
    let mut found = Vec::new();
    for whose in ["mine", "nobody"] {
        for after in [after.clone(), String::new()] {
            let filter =
                Filter { stage: "open".to_owned(), whose: whose.to_owned(), after, ..Filter::default() };
            let rows = queue::page(&house.db, &filter.wanted(officer, today), 2).await?;
            found.extend(rows.into_iter().filter(|row| Some(row.application_id) != here));
            if !found.is_empty() {
                break;
            }
        }
    }
    let day = today.to_string();
    // What is late goes first, as in the queue.
    found.sort_by(|one, other| (one.due_on >= day, &one.place).cmp(&(other.due_on >= day, &other.place)));
    Ok(match found.first() {
        Some(row) => Redirect::to(&format!("/staff/cases/{}", row.application_id)),
        None => Redirect::to("/staff/queue"),
    })
}

/// The list beside a case: the first page of everything; `current` is the number that is open.
pub(crate) async fn lines(desk: &Desk, current: &str) -> WebResult<Vec<QueueLine>> {
    let house = desk.house();
    let wanted = Filter::default().wanted(&desk.me, house.today());
    let rows = queue::page(&house.db, &wanted, PAGE).await?;
    let none = HashMap::new();
    Ok(rows.iter().map(|row| line(desk, row, (house.today(), current), (&[], &none))).collect())
}

impl Desk {
    /// Cases with their labels and holders: one question more.
    pub(crate) async fn lines(
        &self,
        rows: &[CaseRow],
        colleagues: &[Colleague],
        current: &str,
    ) -> WebResult<Vec<QueueLine>> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.application_id).collect();
        let labels = holders::labels(&self.house().db, &self.me.agency, &ids).await?;
        let names: HashMap<String, String> =
            colleagues.iter().map(|one| (one.staff.to_string(), one.short_name.clone())).collect();
        let today = self.house().today();
        let drawn = |row: &CaseRow| line(self, row, (today, current), (labels.as_slice(), &names));
        Ok(rows.iter().map(drawn).collect())
    }

    /// Many cases: labels are asked for by the thousand.
    pub(crate) async fn lines_in_parts(
        &self,
        rows: &[CaseRow],
        colleagues: &[Colleague],
    ) -> WebResult<Vec<QueueLine>> {
        let mut lines = Vec::with_capacity(rows.len());
        for part in rows.chunks(1000) {
            lines.extend(self.lines(part, colleagues, "").await?);
        }
        Ok(lines)
    }

    /// Four counts that stop at a thousand, in one question.
    async fn figures(&self, filter: &Filter) -> WebResult<Vec<Figure>> {
        let (t, today) = (self.t(), self.house().today());
        let tomorrow = today.succ_opt().unwrap_or(today);
        let base = Filter { after: String::new(), ..filter.clone() };
        let of = |stage: &str| base.of_stage(stage).wanted(&self.me, today);
        let mut due_today = place::ending(Some(today), Some(tomorrow));
        if !filter.urgent.is_empty() {
            due_today = place::urgent(due_today);
        }
        let due_today = Wanted { stretches: due_today, ..of("open") };
        let (overdue, asked, all) = (of("overdue"), of("asked"), of("all"));
        let counts = queue::counts(&self.house().db, [&overdue, &due_today, &asked, &all]).await?;
        let kinds = [
            ("applications-queue-count-overdue", "overdue", "bad"),
            ("applications-queue-count-today", "open", "warn"),
            ("applications-queue-count-asked", "asked", ""),
            ("applications-queue-count-all", "all", ""),
        ];
        let figure = |((key, stage, tone), count): ((&str, &str, &'static str), i64)| Figure {
            count: if count > COUNT_MOST {
                t.with1("applications-queue-count-most", "most", COUNT_MOST)
            } else {
                count.to_string()
            },
            label: t.get(key),
            tone: if count > 0 { tone } else { "" },
            href: base.of_stage(stage).href(),
        };
        Ok(kinds.into_iter().zip(counts).map(figure).collect())
    }
}

fn line(
    desk: &Desk,
    row: &CaseRow,
    (today, current): (NaiveDate, &str),
    (labels, names): (&[(Uuid, String)], &HashMap<String, String>),
) -> QueueLine {
    let (term, tone) = term(&desk.visit, row, today);
    QueueLine {
        id: row.application_id.to_string(),
        href: format!("/staff/cases/{}", row.application_id),
        number: row.number.clone(),
        service: desk.title(&row.service),
        state: state(desk, row),
        term,
        tone,
        is_current: row.number == current,
        holder: names.get(&row.holder).cloned().unwrap_or_default(),
        unit: row.unit.clone(),
        labels: labels
            .iter()
            .filter(|(case, _)| *case == row.application_id)
            .map(|(_, label)| label.clone())
            .collect(),
        is_urgent: row.is_urgent(),
        is_second: !row.first_by.is_empty(),
    }
}

/// The state of a case in the words of its service.
fn state(desk: &Desk, row: &CaseRow) -> String {
    let t = desk.t();
    let stage = match row.state.as_str() {
        "closed" => return t.get("applications-queue-closed"),
        "asked" => State::Asked,
        _ => State::Processing,
    };
    match desk.area.tools.catalogue.get(&row.service) {
        Some(service) => stage.shown(&service.words(t.lang), t),
        None => t.get(&format!("applications-state-{}", stage.code())),
    }
}

/// «просрочено на 2 дня», «решение сегодня», «до 2 декабря», «срок стоит».
pub(crate) fn term(visit: &Visit, row: &CaseRow, today: NaiveDate) -> (String, &'static str) {
    term_words(&visit.t, row, (today, visit.house.clock.now()))
}

/// The same in any words.
pub(crate) fn term_words(
    t: &Words,
    row: &CaseRow,
    (today, now): (NaiveDate, DateTime<Utc>),
) -> (String, &'static str) {
    match row.state.as_str() {
        "asked" => return (t.get("applications-queue-stopped"), ""),
        "closed" => return (String::new(), ""),
        _ => {}
    }
    let Some(due) = calendar::parse(&row.due_on) else { return (String::new(), "") };
    match (due - today).num_days() {
        days if days < 0 => (t.with("applications-queue-overdue", &[("days", (-days).into())]), "bad"),
        0 => (t.get("applications-queue-today"), "warn"),
        1 => (t.get("applications-queue-tomorrow"), ""),
        _ => {
            let date = t.date_near(due, now);
            (t.with("applications-queue-until", &[("date", date.into())]), "")
        }
    }
}

fn stages(t: &Words, filter: &Filter) -> Vec<Tab> {
    let present = if filter.stage.is_empty() { "all" } else { &filter.stage };
    let tab = |stage: &&str| Tab {
        href: filter.of_stage(stage).href(),
        label: t.get(&format!("applications-stage-{stage}")),
        count: 0,
        current: present == *stage,
    };
    STAGES.iter().map(tab).collect()
}

/// Words of a closed set, to choose from.
pub(crate) fn choices(t: &Words, prefix: &str, words: &[&str], chosen: &str) -> Vec<Choice> {
    let choice = |word: &&str| Choice {
        value: (*word).to_owned(),
        label: t.get(&format!("{prefix}{word}")),
        hint: String::new(),
        chosen: *word == chosen,
    };
    words.iter().map(choice).collect()
}

/// The services a member of staff works on.
pub(crate) fn services(desk: &Desk, chosen: &str) -> Vec<Choice> {
    let (all, me) = (desk.area.tools.catalogue.all(), &desk.me);
    let own = all.iter().filter(|service| service.is_served_by(&me.agency) && me.works_on(&service.code));
    own.map(|service| Choice {
        value: service.code.clone(),
        label: service.words(desk.t().lang).get("title"),
        hint: String::new(),
        chosen: service.code == chosen,
    })
    .collect()
}

fn named(names: &[NameRow], kind: &str, chosen: &str) -> Vec<Choice> {
    let own = names.iter().filter(|row| row.kind == kind);
    own.map(|row| Choice {
        value: row.name.clone(),
        label: row.name.clone(),
        hint: String::new(),
        chosen: row.name == chosen,
    })
    .collect()
}

/// Colleagues to choose from.
pub(crate) fn people(colleagues: &[Colleague], chosen: &str) -> Vec<Choice> {
    let choice = |one: &Colleague| {
        let value = one.staff.to_string();
        let chosen = value == chosen;
        Choice { value, label: one.name.clone(), hint: String::new(), chosen }
    };
    colleagues.iter().map(choice).collect()
}

/// One's own id as the queue keeps it.
pub(crate) fn holder_of(staff: StaffId) -> String {
    staff.to_string()
}
