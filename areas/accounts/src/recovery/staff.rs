//! What operators need (LOGIN-18): requests with their evidence, and a one-time activation code that two of them give together. No
//! operator learns or sets a password.

use base::{CitizenId, Sensitive, StaffId};
use chrono::{DateTime, Utc};
use db::{Rows, Tx};
use factors::Holder;
use journal::{Actor, Outcome};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;
use vault::Cell;
use web::{House, Problem, WebResult};

use crate::account::{self, Fact};
use crate::binding::owner;
use crate::guard::door::Door;
use crate::identifier::{PASSPORT, PHONE, SNILS};
use crate::recovery::{fresh, new_password};
use crate::store::{guard, request as store, step};
use crate::{activation, password};

/// Requests that are shown at a time.
const SHOWN: i64 = 50;

/// What a person says about themselves: evidence, never a way in.
#[derive(Clone, Serialize, Deserialize)]
pub struct Evidence {
    /// Full name as in the profile.
    pub name: String,
    /// SNILS, eleven digits.
    pub snils: String,
    /// Series and number, ten digits.
    pub passport: String,
    /// The phone that was used last, in E.164.
    pub last_phone: String,
    /// Phone or e-mail for the answer.
    pub answer: String,
    /// What happened, in their words.
    pub story: String,
}

impl std::fmt::Debug for Evidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Evidence")
    }
}

/// A request as operators see it.
#[derive(Clone, Debug)]
pub struct Request {
    /// Its id.
    pub id: Uuid,
    /// The cause: `lost`, `phone`, `email`, `blocked`.
    pub door: String,
    /// When it came.
    pub made_at: DateTime<Utc>,
    /// The operator who agreed first.
    pub agreed: Option<StaffId>,
    /// What the person said.
    pub evidence: Evidence,
    /// The account that the SNILS leads to, if any.
    pub citizen: Option<CitizenId>,
    /// The passport's number leads to the same account.
    pub passport_fits: bool,
    /// The last phone leads to the same account.
    pub phone_fits: bool,
}

/// Requests that wait for a decision, the oldest first, at most fifty. The caller records that evidence was read.
///
/// # Errors
/// Only unexpected ones.
pub async fn requests_waiting(house: &House, rows: &impl Rows) -> WebResult<Vec<Request>> {
    let mut requests = Vec::new();
    for row in store::waiting(rows, SHOWN).await? {
        requests.push(opened(house, rows, row).await?);
    }
    Ok(requests)
}

/// One request that waits for a decision.
///
/// # Errors
/// Only unexpected ones.
pub async fn request(house: &House, rows: &impl Rows, id: Uuid) -> WebResult<Option<Request>> {
    let Some(row) = store::find(rows, id).await? else { return Ok(None) };
    if !matches!(row.state.as_str(), "waiting" | "agreed") {
        return Ok(None);
    }
    Ok(Some(opened(house, rows, row).await?))
}

async fn opened(house: &House, rows: &impl Rows, row: store::RequestRow) -> WebResult<Request> {
    let evidence: Evidence = house.vault.house().open_json(cell(row.request_id), &row.data)?;
    let citizen = owner(house, rows, SNILS, &evidence.snils).await?;
    let passport = owner(house, rows, PASSPORT, &evidence.passport).await?;
    let phone = owner(house, rows, PHONE, &evidence.last_phone).await?;
    Ok(Request {
        id: row.request_id,
        door: row.door,
        made_at: row.made_at,
        agreed: row.first_by.map(StaffId),
        evidence,
        citizen,
        passport_fits: citizen.is_some() && citizen == passport,
        phone_fits: citizen.is_some() && citizen == phone,
    })
}

/// The first operator finds the evidence sufficient; `false` when somebody was faster. Recorded by the caller.
///
/// # Errors
/// Only unexpected ones.
pub async fn agree(_house: &House, tx: &Tx, request: Uuid, by: StaffId) -> WebResult<bool> {
    store::agree(tx, request, by).await
}

/// Closes a request without a code; `false` when it was decided already. Recorded and answered by the caller.
///
/// # Errors
/// Only unexpected ones.
pub async fn refuse(house: &House, tx: &Tx, request: Uuid, by: StaffId, reason: &str) -> WebResult<bool> {
    let at = house.clock.now();
    store::decide(
        tx,
        request,
        store::Decided { state: "refused", by, citizen: None, reason: Some(reason), at },
    )
    .await
}

/// Closes a request for which a code was given; `false` when it was decided already.
///
/// # Errors
/// Only unexpected ones.
pub async fn granted(
    house: &House,
    tx: &Tx,
    request: Uuid,
    citizen: CitizenId,
    by: StaffId,
) -> WebResult<bool> {
    let at = house.clock.now();
    store::decide(
        tx,
        request,
        store::Decided { state: "granted", by, citizen: Some(citizen), reason: None, at },
    )
    .await
}

/// What two operators give back.
#[derive(Clone, Debug)]
pub struct Grant {
    /// Whose account.
    pub citizen: CitizenId,
    /// Both operators: who looked first, who confirmed.
    pub by: [StaffId; 2],
    /// A new phone in E.164 in the place of a lost one; its owner confirms it with the activation.
    pub phone: Option<Sensitive<String>>,
}

/// Ends every session, takes lost factors and restrictions away, lets the level fall until identity is proved again, and makes a one-time
/// activation code; the password is chosen by its owner on `/activation`. The code is sent or printed by the caller and shown to nobody.
///
/// # Errors
/// [`Problem::Forbidden`] when both operators are one person and the policy asks for two; otherwise only unexpected ones.
pub async fn grant(house: &House, tx: &Tx, grant: Grant) -> WebResult<Sensitive<String>> {
    let Grant { citizen, by: [first, second], phone } = grant;
    if first == second && house.settings.policy.for_anybody().recovery.operators > 1 {
        return Err(Problem::Forbidden("accounts-two-operators"));
    }
    if let Some(phone) = phone {
        account::name_phone(house, tx, citizen, phone.expose()).await?;
    }
    factors::remove_all(house, tx, Holder::Citizen(citizen), Actor::Staff(second)).await?;
    step::set_codes_off(tx, citizen, false).await?;
    guard::thaw(tx, citizen).await?;
    guard::set_door(tx, citizen, Door::Anywhere.code()).await?;
    // What was known before opens nothing any more, and nobody knows what is there now.
    let nobodys = password::nobodys(house);
    new_password::take_back(house, tx, citizen, &nobodys, Actor::Staff(second)).await?;
    let fact = Fact {
        actor: Actor::Staff(second),
        action: "account.recovery_granted",
        outcome: Outcome::Done,
        details: json!({ "first": first, "second": second }),
    };
    account::record(house, tx, citizen, fact).await?;
    fresh::drop_level(house, tx, citizen).await?;
    activation::make_code(house, tx, citizen).await
}

pub(crate) fn cell(request: Uuid) -> Cell {
    Cell { table: "accounts_recovery_requests", column: "data", row: request }
}
