//! A person as this area keeps them: what is in force, what is wanted and waits for the registers, and what they refused.

use std::collections::BTreeMap;

use base::CitizenId;
use chrono::{DateTime, NaiveDate, Utc};
use db::{Rows, Tx};
use serde_json::Value;
use vault::{Cell, Subject};
use web::{House, Problem, WebResult};

use crate::card::{Card, Known};
use crate::registers::IdentityQuery;
use crate::store::{self, Row};

/// The register that compares, as it stands at every value that it confirmed.
pub(crate) const REGISTER: &str = "identity";

/// What stands there instead when a service centre took the papers' word against the register's.
pub(crate) const DESK: &str = "centre";

/// Fields that the registers compare.
pub(crate) const COMPARED: [&str; 8] =
    ["surname", "name", "patronymic", "birth_date", "snils", "inn", "passport_series", "passport_number"];

/// Fields of the same papers: they change together with what is compared.
pub(crate) const PAPERS: [&str; 3] = ["passport_issued_on", "passport_issuer", "passport_issuer_code"];

/// What stands there instead of a register when an agency has changed a value by an application.
pub(crate) const CASE: &str = "case";

/// So many earlier values are kept of one field.
const MOST_EARLIER: usize = 10;

/// How the comparison stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Typed, but a contact must be confirmed first.
    Held,
    /// The registers are being asked.
    Waiting,
    /// They refused some of it.
    Refused,
    /// They confirmed all of it.
    Confirmed,
}

impl State {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Held, "held"),
        (Self::Waiting, "waiting"),
        (Self::Refused, "refused"),
        (Self::Confirmed, "confirmed"),
    ];

    fn code(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("held", |(_, code)| code)
    }

    fn of(code: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == code).map_or(Self::Held, |(state, _)| *state)
    }
}

/// Values by their names in the card.
pub(crate) type Values = BTreeMap<String, Value>;

/// The whole row, opened.
#[derive(Clone)]
pub(crate) struct Person {
    pub card: Card,
    /// What was typed last and is not in force yet.
    pub wanted: Option<Values>,
    /// Names of fields that the registers did not confirm; `taken` when another cabinet has this SNILS or INN.
    pub refused: Vec<String>,
    pub state: State,
    pub version: i64,
    pub sent_at: Option<DateTime<Utc>>,
    pub answered_at: Option<DateTime<Utc>>,
}

impl Person {
    pub(crate) fn new() -> Self {
        Self {
            card: Card::default(),
            wanted: None,
            refused: Vec::new(),
            state: State::Held,
            version: 0,
            sent_at: None,
            answered_at: None,
        }
    }

    /// What the form shows: what is wanted, over what is in force.
    pub(crate) fn shown(&self) -> Values {
        let mut shown: Values =
            self.card.0.iter().map(|(name, known)| (name.clone(), known.value.clone())).collect();
        shown.extend(self.wanted.clone().unwrap_or_default());
        shown
    }

    /// Whether these values need the registers' word.
    pub(crate) fn needs_check(&self, values: &Values) -> bool {
        let same = |name: &&'static str| {
            let known = self.card.get(name);
            known.is_some_and(|known| known.register.is_some() && values.get(*name) == Some(&known.value))
        };
        !COMPARED.iter().all(same)
    }

    /// Puts typed values into force. What a register has confirmed, and the papers it belongs to, stay as they are until it confirms
    /// the new ones.
    pub(crate) fn keep_typed(&mut self, values: &Values, at: DateTime<Utc>) {
        let protected = self.card.is_confirmed() && self.needs_check(values);
        for (name, value) in values {
            let paper = COMPARED.contains(&name.as_str()) || PAPERS.contains(&name.as_str());
            let same = self.card.get(name).is_some_and(|known| known.value == *value);
            let stays = same || (protected && paper);
            if !stays {
                self.put(name, Known::new(value.clone(), None, at));
            }
        }
    }

    /// Puts a value into force. Where an agency has changed it, what stood there is kept.
    pub(crate) fn put(&mut self, name: &str, mut known: Known) {
        if let Some(mut before) = self.card.0.remove(name) {
            let mut earlier = std::mem::take(&mut before.earlier);
            if before.case.is_some() || known.case.is_some() {
                earlier.insert(0, before);
                earlier.truncate(MOST_EARLIER);
            }
            known.earlier = earlier;
        }
        self.card.0.insert(name.to_owned(), known);
    }

    /// Puts into force what was wanted, now that `source` has confirmed it.
    pub(crate) fn confirm(&mut self, source: &str, at: DateTime<Utc>) {
        for (name, value) in self.wanted.take().unwrap_or_default() {
            let register = COMPARED.contains(&name.as_str()).then(|| source.to_owned());
            let unchanged = self.card.get(&name).is_some_and(|known| known.value == value);
            if register.is_some() || !unchanged {
                self.put(&name, Known::new(value, register, at));
            }
        }
        self.refused.clear();
        self.state = State::Confirmed;
        self.answered_at = Some(at);
    }
}

/// The question to the registers.
pub(crate) fn query(values: &Values) -> Option<IdentityQuery> {
    let text = |name: &str| values.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    Some(IdentityQuery {
        surname: text("surname"),
        name: text("name"),
        patronymic: text("patronymic"),
        birth_date: text("birth_date").parse::<NaiveDate>().ok()?,
        snils: text("snils"),
        inn: text("inn"),
        passport: format!("{}{}", text("passport_series"), text("passport_number")),
    })
}

/// Opens a citizen's row.
pub(crate) async fn load(house: &House, rows: &impl Rows, citizen: CitizenId) -> WebResult<Option<Person>> {
    let Some(row) = store::find(rows, citizen).await? else { return Ok(None) };
    let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
    let wanted = match &row.wanted {
        Some(sealed) => Some(key.open_json(cell(citizen, "wanted"), sealed)?),
        None => None,
    };
    let refused = match &row.refused {
        Some(sealed) => key.open_json(cell(citizen, "refused"), sealed)?,
        None => Vec::new(),
    };
    Ok(Some(Person {
        card: Card(key.open_json(cell(citizen, "card"), &row.card)?),
        wanted,
        refused,
        state: State::of(&row.state),
        version: row.version,
        sent_at: row.sent_at,
        answered_at: row.answered_at,
    }))
}

/// Seals and writes a citizen's row as the version after the one that was read.
///
/// # Errors
/// [`Problem::Conflict`] when somebody wrote it in between.
pub(crate) async fn save(house: &House, tx: &Tx, citizen: CitizenId, person: &Person) -> WebResult<()> {
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    let wanted = match &person.wanted {
        Some(values) => Some(key.seal_json(cell(citizen, "wanted"), values)?),
        None => None,
    };
    let refused = match person.refused.is_empty() {
        true => None,
        false => Some(key.seal_json(cell(citizen, "refused"), &person.refused)?),
    };
    let row = Row {
        card: key.seal_json(cell(citizen, "card"), &person.card.0)?,
        wanted,
        refused,
        state: person.state.code().to_owned(),
        version: person.version + 1,
        sent_at: person.sent_at,
        answered_at: person.answered_at,
    };
    if store::save(tx, citizen, row, person.version).await? {
        return Ok(());
    }
    Err(Problem::Conflict("profile-changed-meanwhile"))
}

fn cell(citizen: CitizenId, column: &'static str) -> Cell {
    Cell { table: "profile_people", column, row: citizen.uuid() }
}
