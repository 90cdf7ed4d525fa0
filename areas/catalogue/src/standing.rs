//! Whether a service is offered at present: published, suspended with words, open between two days. The folder says what a service is; the
//! administrator says whether it is there.

use std::collections::HashMap;

use base::StaffId;
use chrono::{DateTime, NaiveDate, Utc};
use db::{FromQueryResult, Rows, Tx, sea_orm, values};
use text::{Arg, Lang, Words};
use web::WebResult;

use crate::Service;

/// What the administrator has said of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// It stands in the catalogue.
    pub published: bool,
    /// The first day on which it can be asked for.
    pub opens_on: Option<NaiveDate>,
    /// The last day.
    pub closes_on: Option<NaiveDate>,
    /// It is suspended, with words.
    pub suspension: Option<Suspension>,
}

/// Why a service is suspended, and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    /// The last day of it; none is until somebody lifts it.
    pub until: Option<NaiveDate>,
    /// In Russian.
    pub words_ru: String,
    /// In English.
    pub words_en: String,
}

impl Default for Standing {
    fn default() -> Self {
        Self { published: true, opens_on: None, closes_on: None, suspension: None }
    }
}

impl Standing {
    /// The suspension that is in force on a day.
    #[must_use]
    pub fn suspended(&self, today: NaiveDate) -> Option<&Suspension> {
        let lasts = |one: &&Suspension| one.until.is_none_or(|until| today <= until);
        self.suspension.as_ref().filter(lasts)
    }

    /// Why the service cannot be asked for on this day, in a sentence or two; nothing when it can.
    #[must_use]
    pub fn closure(&self, service: &Service, t: &Words, today: NaiveDate) -> Option<String> {
        let dated = |key: &str, day: NaiveDate| t.with(key, &[("date", Arg::Text(t.date(day)))]);
        if !self.published {
            return Some(t.get("catalogue-standing-hidden"));
        }
        if let Some(why) = self.suspended(today) {
            let words = if t.lang == Lang::Ru { &why.words_ru } else { &why.words_en };
            let until = why.until.map(|day| dated("catalogue-standing-until", day));
            return Some([Some(words.clone()), until].into_iter().flatten().collect::<Vec<_>>().join(" "));
        }
        if let Some(day) = self.opens_on.filter(|day| today < *day) {
            return Some(dated("catalogue-standing-opens", day));
        }
        if let Some(day) = self.closes_on.filter(|day| today > *day) {
            return Some(dated("catalogue-closed", day));
        }
        (!service.is_open(today)).then(|| service.until(t, today))
    }
}

#[derive(FromQueryResult)]
struct StandingRow {
    code: String,
    published: bool,
    opens_on: String,
    closes_on: String,
    suspended: bool,
    suspended_until: String,
    words_ru: String,
    words_en: String,
}

const COLUMNS: &str = "code, published, opens_on, closes_on, suspended, suspended_until, words_ru, words_en";

impl StandingRow {
    fn read(self) -> (String, Standing) {
        let day = |text: &str| text.parse().ok();
        let suspension = self.suspended.then_some(Suspension {
            until: day(&self.suspended_until),
            words_ru: self.words_ru,
            words_en: self.words_en,
        });
        let (opens_on, closes_on) = (day(&self.opens_on), day(&self.closes_on));
        (self.code, Standing { published: self.published, opens_on, closes_on, suspension })
    }
}

/// What was said of one service; as its folder says when nothing was.
///
/// # Errors
/// The database's.
pub async fn standing(rows: &impl Rows, code: &str) -> WebResult<Standing> {
    let sql = format!("select {COLUMNS} from catalogue_standings where code = $1");
    let row: Option<StandingRow> = rows.optional(&sql, values![code]).await?;
    Ok(row.map_or_else(Standing::default, |row| row.read().1))
}

/// What was said of all services.
///
/// # Errors
/// The database's.
pub async fn standings(rows: &impl Rows) -> WebResult<HashMap<String, Standing>> {
    let sql = format!("select {COLUMNS} from catalogue_standings");
    let all: Vec<StandingRow> = rows.all(&sql, values![]).await?;
    Ok(all.into_iter().map(StandingRow::read).collect())
}

/// Says it anew.
///
/// # Errors
/// The database's.
pub async fn set_standing(
    tx: &Tx,
    code: &str,
    standing: &Standing,
    (by, at): (StaffId, DateTime<Utc>),
) -> WebResult<()> {
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    let why = standing.suspension.as_ref();
    tx.execute(
        "insert into catalogue_standings
         (code, published, opens_on, closes_on, suspended, suspended_until, words_ru, words_en, changed_by, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (code) do update set published = excluded.published, opens_on = excluded.opens_on,
         closes_on = excluded.closes_on, suspended = excluded.suspended,
         suspended_until = excluded.suspended_until, words_ru = excluded.words_ru, words_en = excluded.words_en,
         changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        values![
            code,
            standing.published,
            day(standing.opens_on),
            day(standing.closes_on),
            why.is_some(),
            day(why.and_then(|why| why.until)),
            why.map_or_else(String::new, |why| why.words_ru.clone()),
            why.map_or_else(String::new, |why| why.words_en.clone()),
            by.uuid(),
            at
        ],
    )
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suspension_ends_by_itself_on_the_day_that_was_said() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let why = |until| Suspension { until, words_ru: "Ремонт.".into(), words_en: "Repairs.".into() };
        let of = |until| Standing { suspension: Some(why(until)), ..Standing::default() };
        assert!(of(Some(day("2026-12-01"))).suspended(day("2026-12-01")).is_some());
        assert!(of(Some(day("2026-12-01"))).suspended(day("2026-12-02")).is_none());
        assert!(of(None).suspended(day("2030-01-01")).is_some());
    }
}
