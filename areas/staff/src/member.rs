//! A member of staff: who they are, sealed under the house's key.

use base::StaffId;
use vault::Cell;
use web::{House, WebResult};

/// What is personal of a member of staff; one sealed cell.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
pub(crate) struct Person {
    pub email: String,
    pub phone: String,
    pub name: String,
    pub surname: String,
}

impl Person {
    /// «Анна Ковалёва».
    pub(crate) fn full_name(&self) -> String {
        format!("{} {}", self.name, self.surname).trim().to_owned()
    }

    /// «Анна К.»: what citizens read about the one who works on their case.
    pub(crate) fn short_name(&self) -> String {
        match self.surname.chars().next() {
            Some(letter) => format!("{} {letter}.", self.name).trim().to_owned(),
            None => self.name.clone(),
        }
    }

    /// «АК».
    pub(crate) fn initials(&self) -> String {
        [&self.name, &self.surname]
            .iter()
            .filter_map(|part| part.chars().next())
            .collect::<String>()
            .to_uppercase()
    }

    /// «+7 921 •••-••-42»: enough to recognise one's own number.
    pub(crate) fn masked_phone(&self) -> String {
        let last: String = self.phone.chars().skip(self.phone.chars().count().saturating_sub(2)).collect();
        let head: String = self.phone.chars().take(2).collect();
        format!("{head} ••• •••-••-{last}")
    }
}

/// Opens what is personal of a member of staff.
pub(crate) fn opened(house: &House, staff: StaffId, sealed: &[u8]) -> WebResult<Person> {
    Ok(house.vault.house().open_json(person_cell(staff), sealed)?)
}

/// The codes of services in a column; none is all of the agency.
pub(crate) fn services(column: Option<&serde_json::Value>) -> Vec<String> {
    let list = column.and_then(serde_json::Value::as_array);
    list.into_iter().flatten().filter_map(|code| code.as_str().map(ToOwned::to_owned)).collect()
}

/// Where the person of a member of staff is sealed.
pub(crate) fn person_cell(staff: StaffId) -> Cell {
    Cell { table: "staff_members", column: "person", row: staff.uuid() }
}

/// Where the password's hash is sealed.
pub(crate) fn password_cell(staff: StaffId) -> Cell {
    Cell { table: "staff_members", column: "password", row: staff.uuid() }
}

/// Where the reason of a block is sealed.
pub(crate) fn blocked_cell(staff: StaffId) -> Cell {
    Cell { table: "staff_members", column: "blocked_why", row: staff.uuid() }
}

/// A login as it is looked up: trimmed, lower case.
pub(crate) fn login(typed: &str) -> String {
    typed.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anna() -> Person {
        Person {
            email: "anna@example.org".into(),
            phone: "+79210000042".into(),
            name: "Анна".into(),
            surname: "Ковалёва".into(),
        }
    }

    #[test]
    fn a_citizen_reads_a_name_and_an_initial() {
        assert_eq!(anna().short_name(), "Анна К.");
        assert_eq!(anna().initials(), "АК");
        assert_eq!(anna().full_name(), "Анна Ковалёва");
    }

    #[test]
    fn a_phone_is_shown_by_its_last_two_digits() {
        assert_eq!(anna().masked_phone(), "+7 ••• •••-••-42");
    }
}
