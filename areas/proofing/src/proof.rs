//! A proof: what a person has given to show who they are, and how it stands.

use std::collections::BTreeMap;

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::{Rows, Tx};
use profile::Card;
use serde::{Deserialize, Serialize};
use uploads::Upload;
use uuid::Uuid;
use vault::{Cell, Subject};
use web::{House, Problem, WebResult};

use crate::store::{self, ProofRow};
use crate::way::Way;

/// How a proof stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// The person gathers it.
    Collecting,
    /// A register is being asked.
    Asking,
    /// A code was sent and is waited for.
    Coded,
    /// An officer is to look at it.
    Waiting,
    /// Something of it must be mended.
    Refused,
    /// It proves what it is for.
    Confirmed,
}

impl State {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Collecting, "collecting"),
        (Self::Asking, "asking"),
        (Self::Coded, "coded"),
        (Self::Waiting, "waiting"),
        (Self::Refused, "refused"),
        (Self::Confirmed, "confirmed"),
    ];

    /// The word kept in a column.
    pub(crate) fn code(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("collecting", |(_, code)| code)
    }

    fn of(code: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == code).map_or(Self::Collecting, |(state, _)| *state)
    }
}

/// What an officer has said of one picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Verdict {
    /// Nothing yet.
    #[default]
    Unseen,
    /// It fits.
    Fits,
    /// It does not, for the reason of that code (`proofing-reason-<code>`).
    Refused(String),
}

/// A picture or document in its place.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub upload: Upload,
    /// Pages to look at; 1 for a picture.
    pub pages: u32,
    #[serde(default)]
    pub verdict: Verdict,
}

/// Whose data a proof confirms: when they change, it confirms nothing any more (REG-15).
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Basis {
    pub surname: String,
    pub name: String,
    pub patronymic: String,
    pub birth_date: String,
    pub snils: String,
    pub inn: String,
    pub passport: String,
}

impl Basis {
    /// What the registers have confirmed of a person; `None` before they have.
    pub(crate) fn of(card: &Card) -> Option<Self> {
        let text = |name: &str| card.text(name).to_owned();
        card.is_confirmed().then(|| Self {
            surname: text("surname"),
            name: text("name"),
            patronymic: text("patronymic"),
            birth_date: text("birth_date"),
            snils: text("snils"),
            inn: text("inn"),
            passport: format!("{}{}", card.text("passport_series"), card.text("passport_number")),
        })
    }

    /// «Орлова Мария Сергеевна».
    pub(crate) fn full_name(&self) -> String {
        [&self.surname, &self.name, &self.patronymic].map(String::as_str).join(" ").trim_end().to_owned()
    }
}

/// What is personal of a proof; one sealed cell.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Body {
    /// `passport` or `card`.
    #[serde(default)]
    pub paper: String,
    #[serde(default)]
    pub files: BTreeMap<String, Kept>,
    #[serde(default)]
    pub basis: Option<Basis>,
    /// The number that a register is asked about: a phone, a driving licence.
    #[serde(default)]
    pub number: String,
    /// The bank's name.
    #[serde(default)]
    pub bank: String,
    /// Why it was refused as a whole: codes of `proofing-reason-<code>`.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// What the officer has added.
    #[serde(default)]
    pub words: String,
    /// Which of the person's data a bank has otherwise: names of facts.
    #[serde(default)]
    pub differs: Vec<String>,
    /// How alike two pictures are in the eyes of the machine, in hundredths.
    #[serde(default)]
    pub likeness: Option<u32>,
}

/// A proof, opened.
#[derive(Clone)]
pub(crate) struct Proof {
    pub citizen: CitizenId,
    pub way: Way,
    pub id: Uuid,
    pub state: State,
    pub body: Body,
    pub version: i64,
    pub sent_at: Option<DateTime<Utc>>,
    pub due_at: Option<DateTime<Utc>>,
    pub answered_at: Option<DateTime<Utc>>,
}

impl Proof {
    /// One that has not been begun.
    pub(crate) fn new(house: &House, citizen: CitizenId, way: Way) -> Self {
        Self {
            citizen,
            way,
            id: house.random.uuid(house.clock.now()),
            state: State::Collecting,
            body: Body::default(),
            version: 0,
            sent_at: None,
            due_at: None,
            answered_at: None,
        }
    }

    /// Whether the person may add, replace and remove pictures.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.state, State::Collecting | State::Refused)
    }

    /// Whether it proves the data that are in force.
    pub(crate) fn proves(&self, present: &Basis) -> bool {
        self.state == State::Confirmed && self.body.basis.as_ref() == Some(present)
    }

    /// The number that people and officers call it by: eight signs of its random part.
    pub(crate) fn number(&self) -> String {
        number(self.id)
    }

    /// Ends it.
    pub(crate) fn answer(&mut self, state: State, at: DateTime<Utc>) {
        self.state = state;
        self.answered_at = Some(at);
    }

    fn read(key: &vault::SubjectKey, row: ProofRow) -> WebResult<Option<Self>> {
        let Some(way) = Way::from_code(&row.way) else { return Ok(None) };
        Ok(Some(Self {
            citizen: CitizenId(row.citizen_id),
            way,
            id: row.proof_id,
            state: State::of(&row.state),
            body: key.open_json(cell(row.proof_id), &row.body)?,
            version: row.version,
            sent_at: row.sent_at,
            due_at: row.due_at,
            answered_at: row.answered_at,
        }))
    }
}

/// «4F9A01C2».
pub(crate) fn number(id: Uuid) -> String {
    let hex = id.simple().to_string().to_uppercase();
    hex[24..].to_owned()
}

/// All proofs of a person.
pub(crate) async fn all(house: &House, rows: &impl Rows, citizen: CitizenId) -> WebResult<Vec<Proof>> {
    let found = store::proofs(rows, citizen).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
    let mut proofs = Vec::with_capacity(found.len());
    for row in found {
        proofs.extend(Proof::read(&key, row)?);
    }
    Ok(proofs)
}

/// The proof of one way.
pub(crate) async fn find(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
    way: Way,
) -> WebResult<Option<Proof>> {
    Ok(all(house, rows, citizen).await?.into_iter().find(|proof| proof.way == way))
}

/// Seals and writes a proof as the version after the one that was read.
///
/// # Errors
/// [`Problem::Conflict`] when somebody wrote it in between.
pub(crate) async fn save(house: &House, tx: &Tx, proof: &Proof) -> WebResult<()> {
    let key = house.vault.key(tx, Subject::Citizen(proof.citizen)).await?;
    let row = ProofRow {
        citizen_id: proof.citizen.uuid(),
        way: proof.way.code().to_owned(),
        proof_id: proof.id,
        state: proof.state.code().to_owned(),
        body: key.seal_json(cell(proof.id), &proof.body)?,
        version: proof.version + 1,
        sent_at: proof.sent_at,
        due_at: proof.due_at,
        answered_at: proof.answered_at,
    };
    if store::save_proof(tx, row, proof.version).await? {
        return Ok(());
    }
    Err(Problem::Conflict("proofing-changed-meanwhile"))
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "proofing_proofs", column: "body", row: id }
}
