//! A recovery that has begun: what was typed, sealed, and how far it is.

use base::{CitizenId, Email, Phone};
use chrono::{DateTime, Duration, Utc};
use db::{Rows, Tx};
use http::HeaderMap;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use vault::Cell;
use web::{House, Visit, WebResult};

use crate::binding;
use crate::codes::Purpose;
use crate::cookie::{Jar, Ticket};
use crate::identifier::{self, Kind, Login, PHONE};
use crate::recovery::send;
use crate::store::recovery as store;
use crate::throttle::{self, Verdict};

/// What it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Goal {
    /// A new password.
    Password,
    /// The end of a block after wrong tries.
    Unlock,
    /// Everything is lost: a reset that waits.
    Reset,
}

/// What was typed.
#[derive(Serialize, Deserialize)]
pub(crate) struct Asked {
    pub goal: Goal,
    /// The word of the identifier by which the account is found.
    kind: String,
    value: String,
    /// The phone that must belong to the same account, or that takes the place of a lost one; empty when none was asked for.
    pub phone: String,
}

impl Asked {
    pub(crate) fn new(goal: Goal, login: Login, phone: Option<&Phone>) -> Self {
        let phone = phone.map_or_else(String::new, |phone| phone.as_str().to_owned());
        Self { goal, kind: login.kind.code.to_owned(), value: login.value, phone }
    }

    fn kind(&self) -> Kind {
        identifier::ALL.into_iter().find(|kind| kind.code == self.kind).unwrap_or(PHONE)
    }

    /// Where the code goes.
    pub(crate) fn target(&self) -> &str {
        if self.phone.is_empty() { &self.value } else { &self.phone }
    }

    /// Whether the code goes by e-mail.
    pub(crate) fn by_mail(&self) -> bool {
        self.target().contains('@')
    }

    /// Where the code goes, half hidden.
    pub(crate) fn masked(&self) -> String {
        if self.by_mail() {
            Email::parse(self.target()).map_or_else(|_| String::new(), |email| email.masked())
        } else {
            Phone::parse(self.target())
                .map_or_else(|_| String::new(), |phone| text::unbroken(&phone.masked()))
        }
    }

    /// Whose account it is. The same questions whatever was typed: for a number and a phone both must lead to one account.
    pub(crate) async fn owner(&self, house: &House, rows: &impl Rows) -> WebResult<Option<CitizenId>> {
        let kind = self.kind();
        let found = binding::owner(house, rows, kind, &self.value).await?;
        if self.goal == Goal::Reset || self.phone.is_empty() {
            return Ok(found);
        }
        let phone = binding::owner(house, rows, PHONE, &self.phone).await?;
        Ok(found.filter(|_| found == phone))
    }
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// The code to the contact is awaited.
    Code,
    /// The code was right; a factor is asked for when there is one.
    Contact,
    /// A factor was right.
    Factor,
    /// It led where it should.
    Over,
}

impl Stage {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Contact => "contact",
            Self::Factor => "factor",
            Self::Over => "over",
        }
    }

    fn from_code(code: &str) -> Self {
        [Self::Code, Self::Contact, Self::Factor]
            .into_iter()
            .find(|stage| stage.code() == code)
            .unwrap_or(Self::Over)
    }
}

pub(crate) struct Case {
    pub id: Uuid,
    pub asked: Asked,
    pub stage: Stage,
    /// Whose it is; not known until the job has looked.
    pub citizen: Option<CitizenId>,
    pub asked_at: DateTime<Utc>,
}

impl Case {
    /// What the code to the contact confirms.
    pub(crate) fn purpose(&self) -> Purpose {
        Purpose { action: "recovery", holder: self.id, object: self.id }
    }
}

/// Keeps what was asked and leaves the rest to the job. The ticket names the case where others name the citizen.
pub(crate) async fn begin(visit: &Visit, asked: &Asked) -> WebResult<Ticket> {
    let house = &visit.house;
    let now = house.clock.now();
    let case = house.random.uuid(now);
    let ticket = Ticket::new(&house.random, CitizenId(case));
    let minutes = house.settings.policy.for_anybody().recovery.link_minutes;
    let new = store::NewCase {
        case,
        token_hash: ticket.hash(),
        data: house.vault.house().seal_json(cell(case), asked)?,
        at: now,
        expires_at: now + Duration::minutes(minutes),
    };
    let tx = house.db.begin().await?;
    let verdict = throttle::message(house, &tx, &visit.source, asked.target()).await?;
    store::insert(&tx, new).await?;
    if verdict == Verdict::Send {
        send::soon(house, &tx, case).await?;
    }
    tx.commit().await?;
    Ok(ticket)
}

/// The code once more, when the last one is old enough.
pub(crate) async fn again(visit: &Visit, case: &Case) -> WebResult<()> {
    let house = &visit.house;
    let now = house.clock.now();
    let tx = house.db.begin().await?;
    if store::ask_again(&tx, case.id, now, now - pause(house)).await? {
        if throttle::message(house, &tx, &visit.source, case.asked.target()).await? == Verdict::Send {
            send::soon(house, &tx, case.id).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

pub(crate) fn pause(house: &House) -> Duration {
    Duration::seconds(house.settings.policy.for_anybody().codes.pause_seconds)
}

/// The recovery that this browser has begun, at one of these stages.
pub(crate) async fn found(visit: &Visit, headers: &HeaderMap, stages: &[Stage]) -> WebResult<Option<Case>> {
    let house = &visit.house;
    let Some(ticket) = Jar::Recovery.read(&house.settings, headers) else { return Ok(None) };
    let Some(row) = store::find(&house.db, ticket.citizen.uuid(), house.clock.now()).await? else {
        return Ok(None);
    };
    if row.token_hash != ticket.hash() {
        return Ok(None);
    }
    let case = opened(house, row)?;
    Ok(Some(case).filter(|case| stages.contains(&case.stage)))
}

/// The same for a job.
pub(crate) async fn of_id(house: &House, id: Uuid) -> WebResult<Option<Case>> {
    let row = store::find(&house.db, id, house.clock.now()).await?;
    row.map(|row| opened(house, row)).transpose()
}

fn opened(house: &House, row: store::CaseRow) -> WebResult<Case> {
    Ok(Case {
        id: row.case_id,
        asked: house.vault.house().open_json(cell(row.case_id), &row.data)?,
        stage: Stage::from_code(&row.stage),
        citizen: row.citizen_id.map(CitizenId),
        asked_at: row.asked_at,
    })
}

/// `false` when another request was faster.
pub(crate) async fn advance(tx: &Tx, case: &Case, to: Stage) -> WebResult<bool> {
    store::advance(tx, case.id, case.stage.code(), to.code()).await
}

fn cell(case: Uuid) -> Cell {
    Cell { table: "accounts_recoveries", column: "data", row: case }
}
