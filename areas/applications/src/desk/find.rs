//! `/staff/find`: a case by its number, or the cases of a person by SNILS, passport or phone. Nobody is looked for by name, and the
//! person sees in their journal that they were looked for, by whom and why.

use askama::Template;
use base::{ApplicationId, CitizenId};
use journal::{Actor, Entry, Object, Outcome};
use serde_json::json;
use ui::{Choice, Page};
use web::{FieldErrors, Html, Limit, Posted, StaffSession, WebResult};

use crate::desk::opening::{Reason, why};
use crate::desk::queue::{QueueLine, choices};
use crate::desk::seat::{Desk, OfficersDesk};
use crate::step::with_reason;
use crate::store::desk::CaseRow;
use crate::store::{applications, queue};

/// Why one looks for a case.
const REASONS: [&str; 3] = ["call", "decision", "check"];

#[derive(Template)]
#[template(path = "desk/find.html")]
struct FindPage {
    page: Page,
    what: String,
    note: String,
    reasons: Vec<Choice>,
    lines: Vec<QueueLine>,
    nobody: bool,
    errors: FieldErrors,
}

/// What was typed, and what came of it.
#[derive(Default)]
struct Search {
    what: String,
    reason: String,
    note: String,
    lines: Vec<QueueLine>,
    nobody: bool,
    errors: FieldErrors,
}

/// `GET /staff/find`.
pub(crate) async fn page(OfficersDesk(desk): OfficersDesk) -> WebResult<Html> {
    desk.visit.show(&drawn(&desk, Search::default()))
}

/// `POST /staff/find`: what is looked for never stands in an address.
pub(crate) async fn post(OfficersDesk(desk): OfficersDesk, Posted(form): Posted) -> WebResult<Html> {
    let house = desk.house();
    house.limits.count_of(Limit::Lookups, desk.me.staff.uuid())?;
    let mut search = Search {
        what: form.get("what").to_owned(),
        reason: form.get("reason").to_owned(),
        note: form.get("note").to_owned(),
        ..Search::default()
    };
    if search.what.is_empty() {
        search.errors.add("what", desk.t().get("applications-find-missing"));
    }
    let reason = why(&desk.visit, (&REASONS, &search.reason, &search.note), &mut search.errors);
    let Some(reason) = reason.filter(|_| search.errors.is_empty()) else {
        return desk.visit.again(&drawn(&desk, search));
    };
    let (rows, citizen) = found(&desk, &search.what).await?;
    let Some(citizen) = citizen.filter(|_| !rows.is_empty()) else {
        search.nobody = true;
        return desk.visit.again(&drawn(&desk, search));
    };
    let tx = house.db.begin().await?;
    house.journal.record(&tx, entry(&desk.me, citizen, &rows, &reason)).await?;
    tx.commit().await?;
    search.lines = desk.lines(&rows, &[], "").await?;
    desk.visit.show(&drawn(&desk, search))
}

/// The reader's cases that a number leads to, and whose they are.
async fn found(desk: &Desk, what: &str) -> WebResult<(Vec<CaseRow>, Option<CitizenId>)> {
    let (house, agency) = (desk.house(), &desk.me.agency);
    let mut rows = match applications::by_number(&house.db, &as_number(what)).await? {
        Some((_, application)) => {
            queue::these(&house.db, agency, &[ApplicationId::uuid(application)]).await?
        }
        None => match accounts::find_person(house, &house.db, what).await? {
            Some(citizen) => queue::of_citizen(&house.db, agency, citizen).await?,
            None => Vec::new(),
        },
    };
    rows.retain(|row| desk.me.works_on(&row.service));
    let citizen = rows.first().map(|row| CitizenId(row.citizen_id));
    Ok((rows, citizen))
}

/// `20261118004718` and «№ 2026-1118-004718» are the same number.
fn as_number(typed: &str) -> String {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    match (digits.get(..4), digits.get(4..8), digits.get(8..)) {
        (Some(year), Some(day), Some(rest)) if digits.len() >= 14 => format!("{year}-{day}-{rest}"),
        _ => typed.trim().to_owned(),
    }
}

/// One look for a person: one entry, whatever was found.
fn entry(officer: &StaffSession, citizen: CitizenId, rows: &[CaseRow], reason: &Reason) -> Entry {
    let numbers: Vec<&str> = rows.iter().map(|row| row.number.as_str()).collect();
    Entry {
        actor: Actor::Staff(officer.staff),
        action: "application.found_by_staff",
        citizen: Some(citizen),
        object: Object::Profile,
        service: None,
        agency: Some(officer.agency.clone()),
        outcome: Outcome::Done,
        reason: Some(reason.ru.clone()),
        details: with_reason(json!({ "numbers": numbers }), &reason.ru, &reason.en),
    }
}

fn drawn(desk: &Desk, search: Search) -> FindPage {
    FindPage {
        page: desk.page(desk.t().get("applications-find-title")),
        reasons: choices(desk.t(), "applications-reason-", &REASONS, &search.reason),
        what: search.what,
        note: search.note,
        lines: search.lines,
        nobody: search.nobody,
        errors: search.errors,
    }
}

#[cfg(test)]
mod tests {
    use super::as_number;

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for typed in ["№ 2026-1118-004718", "20261118004718", " 2026 1118 004718 "] {
            assert_eq!(as_number(typed), "2026-1118-004718");
        }
        assert_eq!(as_number("4510 624718"), "4510 624718");
    }
}
