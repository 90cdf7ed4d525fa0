//! The queue as it is read: one page by its key, counts that stop at a limit. Every filter has an index that gives its cases in order.

use db::{DbError, FromQueryResult, Rows, Value, sea_orm, values};
use uuid::Uuid;

use crate::store::desk::CaseRow;
use crate::store::place::{self, Stretch};

/// A count stops here: «больше 1000».
pub(crate) const COUNT_MOST: i64 = 1000;

const COLUMNS: &str = "q.application_id, q.citizen_id, q.number, q.service, q.state, q.due_on, q.days_left, q.place, q.holder, q.unit, q.first_by";

/// Which cases of an agency.
#[derive(Clone, Default)]
pub(crate) struct Wanted {
    pub agency: String,
    /// The services of the reader; empty is all of the agency.
    pub services: Vec<String>,
    /// Where in the order of the queue, in the order in which they are shown.
    pub stretches: Vec<Stretch>,
    /// Whose: a member of staff, empty for nobody's; `None` is everybody's.
    pub holder: Option<String>,
    /// Taken by anybody but this one.
    pub not_holder: Option<String>,
    pub service: String,
    pub unit: String,
    pub label: String,
    /// After this case.
    pub after: Option<(String, Uuid)>,
}

/// A statement that is being put together.
#[derive(Default)]
struct Draft {
    sql: String,
    values: Vec<Value>,
}

impl Draft {
    fn put(&mut self, words: &str, value: impl Into<Value>) {
        self.values.push(value.into());
        self.sql.push_str(words);
        self.sql.push_str(&format!("${}", self.values.len()));
    }
}

/// One page, stretch by stretch until it is full: each is read by its index in its order, so a page costs what it shows.
pub(crate) async fn page(rows: &impl Rows, wanted: &Wanted, limit: i64) -> Result<Vec<CaseRow>, DbError> {
    let mut after = wanted.after.as_ref();
    let from = match after {
        Some((place, _)) => wanted.stretches.iter().position(|one| one.contains(place)),
        None => Some(0),
    };
    let mut found: Vec<CaseRow> = Vec::new();
    let Some(from) = from else { return Ok(found) };
    for stretch in &wanted.stretches[from..] {
        let missing = limit - i64::try_from(found.len()).unwrap_or(limit);
        if missing <= 0 {
            break;
        }
        let mut draft = Draft::default();
        let order = choose(&mut draft, wanted, (stretch, after.take()), COLUMNS);
        draft.sql.push_str(&format!(" order by {order}.place, {order}.application_id"));
        draft.put(" limit ", missing);
        found.extend(rows.all::<CaseRow>(&draft.sql, draft.values).await?);
    }
    Ok(found)
}

#[derive(FromQueryResult)]
struct Counted {
    which: i64,
    n: i64,
}

/// How many there are of each, in one question, at most one more than [`COUNT_MOST`].
pub(crate) async fn counts<const N: usize>(
    rows: &impl Rows,
    wanted: [&Wanted; N],
) -> Result<[i64; N], DbError> {
    let mut draft = Draft::default();
    for (which, one) in wanted.into_iter().enumerate() {
        for (part, stretch) in place::joined(&one.stretches).iter().enumerate() {
            if !draft.sql.is_empty() {
                draft.sql.push_str(" union all ");
            }
            draft.sql.push_str(&format!(
                "select cast({which} as bigint) as which, cast(count(*) as bigint) as n from ("
            ));
            choose(&mut draft, one, (stretch, one.after.as_ref()), "1 as one");
            draft.sql.push_str(&format!(" limit {}) as c{which}_{part}", COUNT_MOST + 1));
        }
    }
    let mut counts = [0; N];
    if draft.sql.is_empty() {
        return Ok(counts);
    }
    for row in rows.all::<Counted>(&draft.sql, draft.values).await? {
        if let Some(count) = usize::try_from(row.which).ok().and_then(|which| counts.get_mut(which)) {
            *count = (*count + row.n).min(COUNT_MOST + 1);
        }
    }
    Ok(counts)
}

/// How many there are, at most one more than [`COUNT_MOST`].
pub(crate) async fn count(rows: &impl Rows, wanted: &Wanted) -> Result<i64, DbError> {
    let [count] = counts(rows, [wanted]).await?;
    Ok(count)
}

/// Adds the statement of a stretch without its order, and gives the table whose index gives the order.
fn choose(
    draft: &mut Draft,
    wanted: &Wanted,
    (stretch, after): (&Stretch, Option<&(String, Uuid)>),
    columns: &str,
) -> &'static str {
    draft.sql.push_str(&format!("select {columns} from "));
    let order = if wanted.label.is_empty() {
        draft.put("applications_queue q where q.agency = ", wanted.agency.clone());
        "q"
    } else {
        draft.put(
            "applications_labels l join applications_queue q on q.agency = l.agency and q.application_id = l.application_id
             where l.agency = ",
            wanted.agency.clone(),
        );
        draft.put(" and l.label = ", wanted.label.clone());
        "l"
    };
    draft.put(&format!(" and {order}.place >= "), stretch.start.clone());
    draft.put(&format!(" and {order}.place < "), stretch.end.clone());
    if let Some((place, id)) = after {
        draft.put(&format!(" and ({order}.place, {order}.application_id) > ("), place.clone());
        draft.put(", ", *id);
        draft.sql.push(')');
    }
    if let Some(holder) = &wanted.holder {
        draft.put(" and q.holder = ", holder.clone());
    }
    if let Some(other) = &wanted.not_holder {
        draft.put(" and q.holder <> '' and q.holder <> ", other.clone());
    }
    if !wanted.service.is_empty() {
        draft.put(" and q.service = ", wanted.service.clone());
    } else if !wanted.services.is_empty() {
        // Joined with nothing, so that the cases are read in the order of the queue and not service by service.
        for (index, code) in wanted.services.iter().enumerate() {
            draft.put(if index == 0 { " and (q.service || '') in (" } else { ", " }, code.clone());
        }
        draft.sql.push(')');
    }
    if !wanted.unit.is_empty() {
        draft.put(" and q.unit = ", wanted.unit.clone());
    }
    order
}

/// The cases of one person at an agency, the newest first.
pub(crate) async fn of_citizen(
    rows: &impl Rows,
    agency: &str,
    citizen: base::CitizenId,
) -> Result<Vec<CaseRow>, DbError> {
    let sql = format!(
        "select {COLUMNS} from applications_queue q where q.agency = $1 and q.citizen_id = $2
         order by q.application_id desc limit 50"
    );
    rows.all(&sql, values![agency, citizen.uuid()]).await
}

/// Cases of an agency by their ids.
pub(crate) async fn these(rows: &impl Rows, agency: &str, ids: &[Uuid]) -> Result<Vec<CaseRow>, DbError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut draft = Draft { sql: format!("select {COLUMNS} from applications_queue q"), values: Vec::new() };
    draft.put(" where q.agency = ", agency.to_owned());
    for (index, id) in ids.iter().enumerate() {
        draft.put(if index == 0 { " and q.application_id in (" } else { ", " }, *id);
    }
    draft.sql.push_str(") order by q.place, q.application_id");
    rows.all(&draft.sql, draft.values).await
}
