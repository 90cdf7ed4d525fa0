//! A person whose papers are in order and whose registers say otherwise, or nothing (REG-12). One operator asks, with the reason;
//! a second operator of the same centre, who has the person and the papers before them as well, confirms. Until then nothing changes.

use base::{CitizenId, StaffId};
use chrono::{DateTime, Duration, Utc};
use db::{Rows, Tx};
use uuid::Uuid;
use vault::{Cell, Subject};
use web::{House, WebResult};

use crate::store::exception::{self as store, ExceptionRow};
use crate::visit::{OPEN_HOURS, Visiting};

pub(crate) mod ask;
pub(crate) mod decide;

/// So many stand on the page.
const MANY: i64 = 50;

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Waiting,
    Confirmed,
    Refused,
}

impl State {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Waiting, "waiting"), (Self::Confirmed, "confirmed"), (Self::Refused, "refused")];

    /// The word kept in a column.
    pub(crate) fn code(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("refused", |(_, code)| code)
    }

    fn of(code: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == code).map_or(Self::Refused, |(state, _)| *state)
    }
}

/// One of them, opened.
pub(crate) struct Exception {
    pub id: Uuid,
    pub citizen: CitizenId,
    pub visit: Uuid,
    pub why: String,
    /// The profile that it is about: another one needs another look.
    pub version: i64,
    pub first: StaffId,
    pub state: State,
}

impl Exception {
    async fn read(house: &House, rows: &impl Rows, row: ExceptionRow) -> WebResult<Self> {
        let citizen = CitizenId(row.citizen_id);
        let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
        Ok(Self {
            id: row.exception_id,
            citizen,
            visit: row.visit_id,
            why: key.open_json(cell(row.exception_id), &row.why)?,
            version: row.profile_version,
            first: StaffId(row.first_by),
            state: State::of(&row.state),
        })
    }
}

/// Writes a question to the second operator.
pub(crate) async fn put(
    house: &House,
    tx: &Tx,
    (visiting, agency): (&Visiting, &str),
    (version, by): (i64, StaffId),
    why: &str,
) -> WebResult<()> {
    let now = house.clock.now();
    let id = house.random.uuid(now);
    let key = house.vault.key(tx, Subject::Citizen(visiting.citizen)).await?;
    let row = ExceptionRow {
        citizen_id: visiting.citizen.uuid(),
        exception_id: id,
        visit_id: visiting.id,
        why: key.seal_json(cell(id), &why)?,
        profile_version: version,
        first_by: by.uuid(),
        asked_at: now,
        state: State::Waiting.code().to_owned(),
    };
    Ok(store::insert(tx, agency, row).await?)
}

/// The newest of this person, as long as they may still be at the desk.
pub(crate) async fn newest(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
) -> WebResult<Option<Exception>> {
    match store::newest(rows, citizen, fresh(house)).await? {
        Some(row) => Ok(Some(Exception::read(house, rows, row).await?)),
        None => Ok(None),
    }
}

/// Those that wait at a centre, the oldest first, without opening anything.
pub(crate) async fn waiting(
    house: &House,
    rows: &impl Rows,
    agency: &str,
) -> WebResult<Vec<(Uuid, StaffId, DateTime<Utc>)>> {
    let found = store::waiting(rows, agency, fresh(house), MANY).await?;
    Ok(found.into_iter().map(|row| (row.exception_id, StaffId(row.first_by), row.asked_at)).collect())
}

/// One that waits at this centre.
pub(crate) async fn find(
    house: &House,
    rows: &impl Rows,
    agency: &str,
    id: Uuid,
) -> WebResult<Option<Exception>> {
    match store::find(rows, agency, id, fresh(house)).await? {
        Some(row) => Ok(Some(Exception::read(house, rows, row).await?)),
        None => Ok(None),
    }
}

/// Older ones are over: the person has gone home.
fn fresh(house: &House) -> DateTime<Utc> {
    house.clock.now() - Duration::hours(OPEN_HOURS)
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "centre_exceptions", column: "why", row: id }
}
