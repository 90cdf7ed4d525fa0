//! The journal's tables.

use std::collections::HashMap;
use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use db::{DbError, FromQueryResult, Rows, Tx, Value, sea_orm, values};
use uuid::Uuid;

use crate::entry::Facts;
use crate::tree::{Hash, Place};

/// An entry as it stands in the table, with its leaf when it has one.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct EntryRow {
    pub(crate) citizen_id: Uuid,
    pub(crate) id: Uuid,
    pub(crate) at: DateTime<Utc>,
    pub(crate) actor_kind: String,
    pub(crate) actor_id: Option<Uuid>,
    pub(crate) action: String,
    pub(crate) object_kind: String,
    pub(crate) object_id: Option<Uuid>,
    pub(crate) service: Option<String>,
    pub(crate) agency: Option<String>,
    pub(crate) outcome: String,
    pub(crate) commitment: Vec<u8>,
    pub(crate) payload: Option<Vec<u8>>,
    pub(crate) leaf: Option<i64>,
}

impl EntryRow {
    pub(crate) fn facts(&self) -> Facts {
        Facts {
            citizen_id: self.citizen_id,
            id: self.id,
            at: self.at,
            actor_kind: self.actor_kind.clone(),
            actor_id: self.actor_id,
            action: self.action.clone(),
            object_kind: self.object_kind.clone(),
            object_id: self.object_id,
            service: self.service.clone(),
            agency: self.agency.clone(),
            outcome: self.outcome.clone(),
            commitment: self.commitment.clone(),
        }
    }
}

const COLUMNS: &str = "e.citizen_id, e.id, e.at, e.actor_kind, e.actor_id, e.action, e.object_kind, e.object_id, \
                       e.service, e.agency, e.outcome, e.commitment, e.payload";

/// Adds an entry.
pub(crate) async fn add(tx: &Tx, facts: Facts, payload: Option<Vec<u8>>) -> Result<(), DbError> {
    let sql = "insert into journal_entries (citizen_id, id, at, actor_kind, actor_id, action, object_kind, object_id, \
               service, agency, outcome, commitment, payload) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    let values = values![
        facts.citizen_id,
        facts.id,
        facts.at,
        facts.actor_kind,
        facts.actor_id,
        facts.action,
        facts.object_kind,
        facts.object_id,
        facts.service,
        facts.agency,
        facts.outcome,
        facts.commitment,
        payload
    ];
    tx.execute(sql, values).await?;
    Ok(())
}

/// One entry of a citizen.
pub(crate) async fn entry(rows: &impl Rows, citizen: Uuid, id: Uuid) -> Result<Option<EntryRow>, DbError> {
    let sql = format!(
        "select {COLUMNS}, l.leaf from journal_entries e left join journal_leaves l on l.entry_id = e.id \
         where e.citizen_id = $1 and e.id = $2"
    );
    rows.optional(&sql, values![citizen, id]).await
}

/// A citizen's entries before an id, newest first.
pub(crate) async fn of_citizen(
    rows: &impl Rows,
    citizen: Uuid,
    before: Uuid,
    limit: i64,
) -> Result<Vec<EntryRow>, DbError> {
    let sql = format!(
        "select {COLUMNS}, l.leaf from journal_entries e left join journal_leaves l on l.entry_id = e.id \
         where e.citizen_id = $1 and e.id < $2 order by e.id desc limit $3"
    );
    rows.all(&sql, values![citizen, before, limit]).await
}

/// The newest entries of some actions since a moment.
pub(crate) async fn of_actions(
    rows: &impl Rows,
    citizen: Uuid,
    actions: &[&str],
    since: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<EntryRow>, DbError> {
    let mut bound = values![citizen, since];
    let places: Vec<String> = (0..actions.len()).map(|number| format!("${}", number + 3)).collect();
    bound.extend(actions.iter().map(|action| Value::from(*action)));
    bound.push(limit.into());
    let sql = format!(
        "select {COLUMNS}, l.leaf from journal_entries e left join journal_leaves l on l.entry_id = e.id \
         where e.citizen_id = $1 and e.at >= $2 and e.action in ({}) order by e.id desc limit ${}",
        places.join(", "),
        bound.len()
    );
    rows.all(&sql, bound).await
}

/// The entries about one object of a citizen, oldest first.
pub(crate) async fn of_object(
    rows: &impl Rows,
    citizen: Uuid,
    (kind, object): (&str, Uuid),
) -> Result<Vec<EntryRow>, DbError> {
    let sql = format!(
        "select {COLUMNS}, l.leaf from journal_entries e left join journal_leaves l on l.entry_id = e.id \
         where e.citizen_id = $1 and e.object_kind = $2 and e.object_id = $3 order by e.id"
    );
    rows.all(&sql, values![citizen, kind, object]).await
}

/// Committed entries that have no leaf yet, from an id on.
pub(crate) async fn without_leaf(rows: &impl Rows, from: Uuid, limit: i64) -> Result<Vec<EntryRow>, DbError> {
    let sql = format!(
        "select {COLUMNS}, cast(null as bigint) as leaf from journal_entries e where e.id >= $1 \
         and not exists (select 1 from journal_leaves l where l.entry_id = e.id) order by e.id limit $2"
    );
    rows.all(&sql, values![from, limit]).await
}

/// How far the sequencer has come.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub(crate) struct TreeRow {
    /// Leaves so far.
    pub(crate) size: i64,
    /// When it last looked for new entries and found some.
    pub(crate) seen_at: DateTime<Utc>,
    /// When it last looked at all entries.
    pub(crate) swept_at: DateTime<Utc>,
}

/// The sequencer's own row.
pub(crate) async fn tree(rows: &impl Rows) -> Result<Option<TreeRow>, DbError> {
    rows.optional("select size, seen_at, swept_at from journal_tree where id = 1", vec![]).await
}

/// Writes the sequencer's own row.
pub(crate) async fn set_tree(tx: &Tx, tree: TreeRow) -> Result<(), DbError> {
    let sql = "insert into journal_tree (id, size, seen_at, swept_at) values (1, $1, $2, $3) on conflict (id) do update \
               set size = excluded.size, seen_at = excluded.seen_at, swept_at = excluded.swept_at";
    tx.execute(sql, values![tree.size, tree.seen_at, tree.swept_at]).await?;
    Ok(())
}

/// A leaf to add.
pub(crate) struct NewLeaf {
    pub(crate) leaf: i64,
    pub(crate) citizen_id: Uuid,
    pub(crate) entry_id: Uuid,
    pub(crate) hash: Hash,
}

/// How many rows go into one statement.
const ROWS: usize = 250;

/// Adds leaves.
pub(crate) async fn add_leaves(tx: &Tx, leaves: &[NewLeaf]) -> Result<(), DbError> {
    for some in leaves.chunks(ROWS) {
        let sql =
            many("insert into journal_leaves (leaf, citizen_id, entry_id, hash) values ", some.len(), 4);
        let rows = some.iter();
        let values = rows.flat_map(|row| values![row.leaf, row.citizen_id, row.entry_id, row.hash.to_vec()]);
        tx.execute(&sql, values.collect()).await?;
    }
    Ok(())
}

/// Adds full subtrees.
pub(crate) async fn add_nodes(tx: &Tx, nodes: &[(Place, Hash)]) -> Result<(), DbError> {
    for some in nodes.chunks(ROWS) {
        let sql = many("insert into journal_nodes (level, position, hash) values ", some.len(), 3);
        let values = some
            .iter()
            .flat_map(|(place, hash)| values![i64::from(place.level), number(place.position), hash.to_vec()]);
        tx.execute(&sql, values.collect()).await?;
    }
    Ok(())
}

/// A statement's beginning followed by `rows` brackets of `columns` placeholders.
fn many(beginning: &str, rows: usize, columns: usize) -> String {
    let mut sql = beginning.to_owned();
    for row in 0..rows {
        for column in 0..columns {
            let before = match (row, column) {
                (0, 0) => "(",
                (_, 0) => "), (",
                _ => ", ",
            };
            // Writing into a String cannot fail.
            let _ = write!(sql, "{before}${}", row * columns + column + 1);
        }
    }
    sql + ")"
}

#[derive(FromQueryResult)]
struct NodeRow {
    level: i64,
    position: i64,
    hash: Vec<u8>,
}

/// The hashes at some places: one query for leaves, one for the rest. What is not there is left out.
pub(crate) async fn hashes(rows: &impl Rows, places: &[Place]) -> Result<HashMap<Place, Hash>, DbError> {
    let (leaves, nodes): (Vec<_>, Vec<_>) =
        places.iter().partition::<Vec<Place>, _>(|place| place.level == 0);
    let mut found: Vec<NodeRow> = Vec::new();
    if !leaves.is_empty() {
        let marks: Vec<String> = (1..=leaves.len()).map(|number| format!("${number}")).collect();
        let sql = format!(
            "select cast(0 as bigint) as level, leaf as position, hash from journal_leaves where leaf in ({})",
            marks.join(", ")
        );
        found =
            rows.all(&sql, leaves.iter().map(|place| Value::from(number(place.position))).collect()).await?;
    }
    if !nodes.is_empty() {
        let numbered =
            (0..nodes.len()).map(|n| format!("(level = ${} and position = ${})", 2 * n + 1, 2 * n + 2));
        let conditions: Vec<String> = numbered.collect();
        let sql =
            format!("select level, position, hash from journal_nodes where {}", conditions.join(" or "));
        let values = nodes.iter().flat_map(|place| values![i64::from(place.level), number(place.position)]);
        found.extend(rows.all::<NodeRow>(&sql, values.collect()).await?);
    }
    Ok(found.into_iter().filter_map(NodeRow::placed).collect())
}

/// The stored full subtrees of one level, from `begin` to before `end`.
pub(crate) async fn level(
    rows: &impl Rows,
    level: u32,
    begin: u64,
    end: u64,
) -> Result<HashMap<Place, Hash>, DbError> {
    let sql = "select level, position, hash from journal_nodes where level = $1 and position >= $2 and position < $3";
    let found: Vec<NodeRow> = rows.all(sql, values![i64::from(level), number(begin), number(end)]).await?;
    Ok(found.into_iter().filter_map(NodeRow::placed).collect())
}

impl NodeRow {
    fn placed(self) -> Option<(Place, Hash)> {
        let place =
            Place { level: u32::try_from(self.level).ok()?, position: u64::try_from(self.position).ok()? };
        Some((place, self.hash.try_into().ok()?))
    }
}

/// A tree position as the database's number. Half of all positions cannot be reached in the life of the universe.
pub(crate) fn number(position: u64) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}

/// A signed state of the tree.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct CheckpointRow {
    pub(crate) size: i64,
    pub(crate) at: DateTime<Utc>,
    pub(crate) note: String,
}

/// Adds a checkpoint.
pub(crate) async fn add_checkpoint(tx: &Tx, row: CheckpointRow) -> Result<(), DbError> {
    let sql = "insert into journal_checkpoints (size, at, note) values ($1, $2, $3)";
    tx.execute(sql, values![row.size, row.at, row.note]).await?;
    Ok(())
}

/// The newest checkpoint.
pub(crate) async fn latest_checkpoint(rows: &impl Rows) -> Result<Option<CheckpointRow>, DbError> {
    rows.optional("select size, at, note from journal_checkpoints order by size desc limit 1", vec![]).await
}

/// Checkpoints of trees larger than `size`, the smallest first.
pub(crate) async fn checkpoints_after(
    rows: &impl Rows,
    size: i64,
    limit: i64,
) -> Result<Vec<CheckpointRow>, DbError> {
    let sql = "select size, at, note from journal_checkpoints where size > $1 order by size limit $2";
    rows.all(sql, values![size, limit]).await
}

/// A leaf with its entry, when that is still there.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct LeafRow {
    pub(crate) number: i64,
    pub(crate) citizen_id: Uuid,
    pub(crate) entry_id: Uuid,
    pub(crate) hash: Vec<u8>,
    id: Option<Uuid>,
    at: Option<DateTime<Utc>>,
    actor_kind: Option<String>,
    actor_id: Option<Uuid>,
    action: Option<String>,
    object_kind: Option<String>,
    object_id: Option<Uuid>,
    service: Option<String>,
    agency: Option<String>,
    outcome: Option<String>,
    commitment: Option<Vec<u8>>,
    pub(crate) payload: Option<Vec<u8>>,
}

impl LeafRow {
    /// The entry's facts; `None` when it is gone.
    pub(crate) fn facts(&self) -> Option<Facts> {
        Some(Facts {
            citizen_id: self.citizen_id,
            id: self.id?,
            at: self.at?,
            actor_kind: self.actor_kind.clone()?,
            actor_id: self.actor_id,
            action: self.action.clone()?,
            object_kind: self.object_kind.clone()?,
            object_id: self.object_id,
            service: self.service.clone(),
            agency: self.agency.clone(),
            outcome: self.outcome.clone()?,
            commitment: self.commitment.clone()?,
        })
    }
}

/// The leaves from `begin` to before `end` with their entries.
pub(crate) async fn leaf_rows(rows: &impl Rows, begin: u64, end: u64) -> Result<Vec<LeafRow>, DbError> {
    let sql = "select l.leaf as number, l.citizen_id, l.entry_id, l.hash, e.id, e.at, e.actor_kind, e.actor_id, e.action, \
               e.object_kind, e.object_id, e.service, e.agency, e.outcome, e.commitment, e.payload \
               from journal_leaves l left join journal_entries e on e.citizen_id = l.citizen_id and e.id = l.entry_id \
               where l.leaf >= $1 and l.leaf < $2";
    rows.all(sql, values![number(begin), number(end)]).await
}

/// One more than the greatest leaf's number.
pub(crate) async fn leaves(rows: &impl Rows) -> Result<i64, DbError> {
    rows.count("select coalesce(max(leaf) + 1, 0) as n from journal_leaves", vec![]).await
}

/// How many committed entries have no leaf yet.
pub(crate) async fn count_without_leaf(rows: &impl Rows) -> Result<i64, DbError> {
    let sql = "select count(*) as n from journal_entries e \
               where not exists (select 1 from journal_leaves l where l.entry_id = e.id)";
    rows.count(sql, vec![]).await
}
