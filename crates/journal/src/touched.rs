//! Whom the newest entries concern: for whoever waits for news and not for the facts.

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, sea_orm, values};
use uuid::Uuid;

use crate::Journal;
use crate::sequence::first_id_of;

/// An entry without what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The entry.
    pub id: Uuid,
    /// When it was begun.
    pub at: DateTime<Utc>,
    /// Whom it is about.
    pub citizen: CitizenId,
    /// To what it was done.
    pub what: What,
}

/// To what kind of thing something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// An application.
    Application,
    /// The account: its sessions may have ended.
    Account,
    /// Something else.
    Other,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    at: DateTime<Utc>,
    citizen_id: Uuid,
    object_kind: String,
}

impl Journal {
    /// The entries begun since a moment, about one citizen or, with `None`, about anybody; `limit` at most, the newest first. One
    /// query by an index, and nothing is unsealed.
    ///
    /// # Errors
    /// The database's.
    pub async fn touched(
        &self,
        rows: &impl Rows,
        since: DateTime<Utc>,
        citizen: Option<CitizenId>,
        limit: i64,
    ) -> Result<Vec<Touched>, DbError> {
        let from = first_id_of(since);
        let columns = "select id, at, citizen_id, object_kind from journal_entries";
        let found: Vec<Row> = match citizen {
            Some(citizen) => {
                let sql = format!("{columns} where citizen_id = $1 and id >= $2 order by id desc limit $3");
                rows.all(&sql, values![citizen.uuid(), from, limit]).await?
            }
            None => {
                let sql = format!("{columns} where id >= $1 order by id desc limit $2");
                rows.all(&sql, values![from, limit]).await?
            }
        };
        let of_somebody = found.into_iter().filter(|row| !row.citizen_id.is_nil());
        Ok(of_somebody.map(Row::touched).collect())
    }
}

impl Row {
    fn touched(self) -> Touched {
        let what = match self.object_kind.as_str() {
            "application" => What::Application,
            "account" => What::Account,
            _ => What::Other,
        };
        Touched { id: self.id, at: self.at, citizen: CitizenId(self.citizen_id), what }
    }
}
