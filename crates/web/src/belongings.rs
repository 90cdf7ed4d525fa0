//! What the areas keep of a person. Each gives its own part to take away, says what becomes of it when the person leaves, and removes it
//! then (PLUS-08, PRIV-01).

use base::{CitizenId, FileId};
use chrono::{DateTime, Utc};
use db::Tx;
use serde_json::Value;
use text::{Arg, Words};
use vault::SubjectKey;

use crate::{House, WebResult};

/// What one area keeps of a citizen.
#[async_trait::async_trait]
pub trait Belongings: Send + Sync {
    /// The area's word: its folder in the archive.
    fn area(&self) -> &'static str;

    /// The key of the words that say what is in the folder.
    fn about(&self) -> &'static str;

    /// What the area keeps, and what becomes of each when the account is deleted.
    fn held(&self, house: &House) -> Vec<Held>;

    /// What is still going on and would end with the account; nothing by default.
    ///
    /// # Errors
    /// Only unexpected ones.
    async fn matters(&self, _house: &House, _citizen: CitizenId, _t: &Words) -> WebResult<Vec<Matter>> {
        Ok(Vec::new())
    }

    /// Writes everything that the area keeps into the archive, in the words of its reader. What is large is written piece by piece.
    ///
    /// # Errors
    /// Only unexpected ones.
    async fn export(
        &self,
        house: &House,
        citizen: CitizenId,
        t: &Words,
        parcel: &mut dyn Parcel,
    ) -> WebResult<()>;

    /// Removes the rows, in the transaction that destroys the person's key right after it, and returns the files that they named: those
    /// are removed when it is committed.
    ///
    /// # Errors
    /// Only unexpected ones.
    async fn erase(&self, house: &House, tx: &Tx, citizen: CitizenId) -> WebResult<Vec<FileId>>;
}

/// An archive being written. Files follow each other: what is written belongs to the one that was begun last.
#[async_trait::async_trait]
pub trait Parcel: Send {
    /// A whole file with one JSON value, indented.
    async fn json(&mut self, path: &str, value: &Value) -> WebResult<()>;

    /// Begins a table for a spreadsheet (RFC 4180): its rows follow by [`Parcel::row`].
    async fn table(&mut self, path: &str, heads: &[String]) -> WebResult<()>;

    /// The next row of the table.
    async fn row(&mut self, cells: &[String]) -> WebResult<()>;

    /// Begins a file of JSON values, one in a line (JSON Lines): they follow by [`Parcel::line`].
    async fn lines(&mut self, path: &str) -> WebResult<()>;

    /// The next value of the file of lines.
    async fn line(&mut self, value: &Value) -> WebResult<()>;

    /// A sealed file as it is, never whole in memory. The path's last part may be what a person has called it.
    async fn file(&mut self, path: &str, key: &SubjectKey, file: FileId) -> WebResult<()>;
}

/// Something that an area keeps, as the page of deletion names it.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    /// The key of its words.
    pub words: &'static str,
    /// What becomes of it.
    pub fate: Fate,
}

/// What becomes of something when the account is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is removed.
    Goes,
    /// It stays.
    Stays {
        /// The key of the words that say why.
        why: &'static str,
        /// For how many years; `None` for as long as the portal is there.
        years: Option<i64>,
    },
}

impl Held {
    /// Something that is removed.
    #[must_use]
    pub fn goes(words: &'static str) -> Self {
        Self { words, fate: Fate::Goes }
    }

    /// Something that stays.
    #[must_use]
    pub fn stays(words: &'static str, why: &'static str, years: Option<i64>) -> Self {
        Self { words, fate: Fate::Stays { why, years } }
    }
}

/// Something that is still going on.
#[derive(Clone, Debug)]
pub struct Matter {
    /// What: «Справка об отсутствии судимости, № 2026-1124-005102».
    pub title: String,
    /// What becomes of it.
    pub note: String,
    /// Where it is.
    pub href: String,
}

/// The heads of a table in the reader's words: the keys are the prefix with each name.
#[must_use]
pub fn heads(t: &Words, prefix: &str, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| t.get(&format!("{prefix}{name}"))).collect()
}

/// Removes all rows of a citizen from tables that name the citizen in this column.
///
/// # Errors
/// The database's.
pub async fn clear(tx: &Tx, citizen: CitizenId, column: &str, tables: &[&str]) -> WebResult<()> {
    for table in tables {
        let sql = format!("delete from {table} where {column} = $1");
        tx.execute(&sql, db::values![citizen.uuid()]).await?;
    }
    Ok(())
}

/// A moment as spreadsheets sort it, by the portal's clocks: `2026-11-24 12:00`; empty when there is none.
#[must_use]
pub fn minute(house: &House, t: &Words, at: Option<DateTime<Utc>>) -> String {
    at.map_or_else(String::new, |at| format!("{} {}", house.day_of(at), t.time(at)))
}

/// «5 лет» or that there is no end, for [`Fate::Stays`].
#[must_use]
pub fn term_words(t: &Words, years: Option<i64>) -> String {
    match years {
        Some(years) => t.with("web-held-years", &[("years", Arg::Number(years))]),
        None => t.get("web-held-always"),
    }
}
