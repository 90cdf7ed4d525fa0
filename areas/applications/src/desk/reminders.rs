//! Nobody's term ends unnoticed (APP-18): every working morning an officer is written to about the cases in hand that end today or on the
//! next working day or are late, and the supervisor about what is late and about what ends and nobody has taken. Numbers and services only.

use std::collections::BTreeSet;

use catalogue::{add_working_days, is_working_day};
use chrono::{Duration, NaiveDate};
use journal::{Actor, Entry, Object, Outcome};
use serde_json::json;
use staff::Colleague;
use text::{Lang, Words};
use web::{House, WebResult};

use crate::Tools;
use crate::desk::queue::{holder_of, term_words};
use crate::store::desk::CaseRow;
use crate::store::place;
use crate::store::queue::{self, Wanted};
use crate::store::reminders;

/// The working day begins; by the portal's clock.
const BEGINS_HOUR: u32 = 7;
/// At most so many cases of an agency are looked at, those that end first.
const MOST: i64 = 1000;
/// At most so many lines in a letter.
const LINES: usize = 20;
/// Notes of letters are kept for so many days.
const KEPT_DAYS: i64 = 14;

/// One round; on days of rest, and before the day begins, there is none.
pub(crate) async fn run(house: &House, tools: &Tools) -> WebResult<()> {
    let t = Words::new(house.book.clone(), Lang::Ru);
    let today = house.today();
    if !is_working_day(today) || t.hour_of(house.clock.now()) < BEGINS_HOUR {
        return Ok(());
    }
    let (officers, supervisors) =
        (staff::officers(house, &house.db).await?, staff::supervisors(house, &house.db).await?);
    let all = tools.catalogue.all();
    let agencies: BTreeSet<&str> = all.iter().flat_map(|service| service.agencies()).collect();
    let round = Round { house, tools, t, today };
    for agency in agencies {
        let rows = ending(house, agency).await?;
        if rows.is_empty() {
            continue;
        }
        for one in officers.iter().filter(|one| one.agency == agency) {
            let own = rows.iter().filter(|row| row.holder == holder_of(one.staff)).collect();
            round.write(one, own, "applications-reminder-officer", "/staff/today").await?;
        }
        let day = today.to_string();
        for one in supervisors.iter().filter(|one| one.agency == agency) {
            let is_theirs = |row: &&CaseRow| row.due_on < day || row.holder.is_empty();
            let watched = rows.iter().filter(|row| one.works_on(&row.service)).filter(is_theirs).collect();
            round.write(one, watched, "applications-reminder-supervisor", "/staff/load").await?;
        }
    }
    let tx = house.db.begin().await?;
    reminders::forget(&tx, &(today - Duration::days(KEPT_DAYS)).to_string()).await?;
    Ok(tx.commit().await?)
}

/// The open cases of an agency that are late or end by the next working day.
async fn ending(house: &House, agency: &str) -> WebResult<Vec<CaseRow>> {
    let wanted = Wanted { agency: agency.to_owned(), ..soon(house.today()) };
    Ok(queue::page(&house.db, &wanted, MOST).await?)
}

/// What is late or ends by the next working day, what cannot wait first: whatever is wanted besides is the caller's.
pub(crate) fn soon(today: NaiveDate) -> Wanted {
    let after = add_working_days(today, 1).succ_opt().unwrap_or(today);
    Wanted { stretches: place::ending(None, Some(after)), ..Wanted::default() }
}

/// What the letters of one morning are written with.
struct Round<'a> {
    house: &'a House,
    tools: &'a Tools,
    t: Words,
    today: NaiveDate,
}

impl Round<'_> {
    /// Writes to one member of staff, once a day; nothing when there is nothing to say.
    async fn write(&self, to: &Colleague, rows: Vec<&CaseRow>, key: &str, path: &str) -> WebResult<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let (house, t) = (self.house, &self.t);
        let day = self.today.to_string();
        let late = i64::try_from(rows.iter().filter(|row| row.due_on < day).count()).unwrap_or(0);
        let all = i64::try_from(rows.len()).unwrap_or(0);
        let tx = house.db.begin().await?;
        if !reminders::once(&tx, to.staff, &day).await? {
            return Ok(());
        }
        let counts = [("late", late.into()), ("soon", (all - late).into())];
        let subject = t.with("applications-reminder-subject", &counts);
        let link = format!("{}{path}", house.settings.origin());
        let text = t.with(key, &[("lines", self.lines(&rows).into()), ("link", link.into())]);
        staff::write_to(house, &tx, to.staff, (subject, text)).await?;
        let entry = Entry {
            actor: Actor::System,
            action: "terms.reminded",
            citizen: None,
            object: Object::Staff(to.staff),
            service: None,
            agency: Some(to.agency.clone()),
            outcome: Outcome::Done,
            reason: None,
            details: json!({ "late": late, "soon": all - late }),
        };
        house.journal.record(&tx, entry).await?;
        Ok(tx.commit().await?)
    }

    fn lines(&self, rows: &[&CaseRow]) -> String {
        let now = self.house.clock.now();
        let line = |row: &&CaseRow| {
            let service = self.tools.catalogue.get(&row.service);
            let title = service.map_or_else(|| row.service.clone(), |one| one.words(Lang::Ru).get("title"));
            let (term, _) = term_words(&self.t, row, (self.today, now));
            format!("№ {}, {title}: {term}", row.number)
        };
        let mut lines: Vec<String> = rows.iter().take(LINES).map(line).collect();
        if let Some(more) = rows.len().checked_sub(LINES).filter(|more| *more > 0) {
            lines.push(self.t.with1("applications-reminder-more", "n", i64::try_from(more).unwrap_or(0)));
        }
        lines.join("\n")
    }
}
