//! The journal as an auditor reads it: who did what and when, without anything personal, so that no key is needed.

use base::{EntryId, StaffId};
use chrono::{DateTime, Utc};
use db::{FromQueryResult, Rows, Value, sea_orm};
use uuid::Uuid;
use vault::VaultError;

use crate::entry::{Actor, Object, Outcome};
use crate::journal::Journal;

/// Which entries.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Done by this member of staff, or to them.
    pub staff: Option<StaffId>,
    /// Only what members of staff did.
    pub by_staff: bool,
    /// Actions that begin so: `staff.`, `account.`; any of them; none is all.
    pub actions: Vec<String>,
    /// Older than this entry.
    pub before: Option<EntryId>,
}

/// The part of an entry that stands in the clear.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its id.
    pub id: EntryId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: Actor,
    /// What.
    pub action: String,
    /// To what.
    pub object: Object,
    /// Whether it touched a citizen's data; whose is not said.
    pub is_about_citizen: bool,
    /// Service.
    pub service: Option<String>,
    /// Agency.
    pub agency: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// The leaf's number in the tree, once the sequencer has put it there.
    pub leaf: Option<i64>,
}

#[derive(FromQueryResult)]
struct LineRow {
    citizen_id: Uuid,
    id: Uuid,
    at: DateTime<Utc>,
    actor_kind: String,
    actor_id: Option<Uuid>,
    action: String,
    object_kind: String,
    object_id: Option<Uuid>,
    service: Option<String>,
    agency: Option<String>,
    outcome: String,
    leaf: Option<i64>,
}

impl Journal {
    /// Entries of everybody, newest first: one query.
    ///
    /// # Errors
    /// The database's.
    pub async fn lines(
        &self,
        rows: &impl Rows,
        wanted: &Wanted,
        limit: u32,
    ) -> Result<Vec<Line>, VaultError> {
        let (conditions, mut values) = conditions(wanted);
        values.push(i64::from(limit).into());
        let sql = format!(
            "select e.citizen_id, e.id, e.at, e.actor_kind, e.actor_id, e.action, e.object_kind, e.object_id, e.service, \
             e.agency, e.outcome, l.leaf from journal_entries e left join journal_leaves l on l.entry_id = e.id \
             where {} order by e.id desc limit ${}",
            conditions.join(" and "),
            values.len()
        );
        let found: Vec<LineRow> = rows.all(&sql, values).await?;
        found.into_iter().map(line).collect()
    }
}

fn conditions(wanted: &Wanted) -> (Vec<String>, Vec<Value>) {
    let before = wanted.before.map_or(Uuid::max(), EntryId::uuid);
    let mut values: Vec<Value> = vec![before.into()];
    let mut conditions = vec!["e.id < $1".to_owned()];
    if wanted.by_staff {
        conditions.push("e.actor_kind = 'staff'".to_owned());
    }
    if let Some(staff) = wanted.staff {
        let first = values.len() + 1;
        values.extend([Value::from(staff.uuid()), Value::from(staff.uuid())]);
        conditions.push(format!(
            "((e.actor_kind = 'staff' and e.actor_id = ${first}) or (e.object_kind = 'staff' and e.object_id = ${}))",
            first + 1
        ));
    }
    if !wanted.actions.is_empty() {
        let first = values.len() + 1;
        values.extend(wanted.actions.iter().map(|action| Value::from(format!("{action}%"))));
        let likes: Vec<String> =
            (first..=values.len()).map(|place| format!("e.action like ${place}")).collect();
        conditions.push(format!("({})", likes.join(" or ")));
    }
    (conditions, values)
}

fn line(row: LineRow) -> Result<Line, VaultError> {
    Ok(Line {
        id: EntryId(row.id),
        at: row.at,
        actor: Actor::parse(&row.actor_kind, row.actor_id)?,
        action: row.action,
        object: Object::parse(&row.object_kind, row.object_id)?,
        is_about_citizen: !row.citizen_id.is_nil(),
        service: row.service,
        agency: row.agency,
        outcome: Outcome::parse(&row.outcome)?,
        leaf: row.leaf,
    })
}
