//! What a granted application changes in the profile: an agency's word, with the number of the case (APP-20).

use base::CitizenId;
use chrono::{DateTime, Utc};
use db::Tx;
use serde_json::Value;
use web::{House, WebResult};

use crate::card::{Known, OfCase};
use crate::check;
use crate::person::{self, Person, State};

/// Puts into force what an agency has decided about a person's addresses: names of the card with their new values, none for what is taken
/// away. Returns the names of what is another now, for the caller's journal entry. Somebody who lives at the registered address moves with
/// it. A comparison that waits for the registers goes on with what stands here afterwards.
///
/// # Errors
/// [`web::Problem::Conflict`] when the profile is written at this very moment; the caller's transaction is still good.
pub async fn take_from_case(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    case: &OfCase,
    changes: Vec<(String, Option<Value>)>,
) -> WebResult<Vec<String>> {
    let Some(mut person) = person::load(house, tx, citizen).await? else { return Ok(Vec::new()) };
    let now = house.clock.now();
    let known = |value: Value| Known { case: Some(Box::new(case.clone())), ..by_agency(value, now) };
    let mut changed = Vec::new();
    for (name, value) in changes {
        changed.extend(person.move_to(&name, known(value.unwrap_or(Value::Null))));
    }
    if changed.is_empty() {
        return Ok(changed);
    }
    person::save(house, tx, citizen, &person).await?;
    if person.state == State::Waiting {
        // The check of the version before finds that it is an old one.
        check::enqueue(house, tx, citizen, person.version + 1).await?;
    }
    Ok(changed)
}

fn by_agency(value: Value, at: DateTime<Utc>) -> Known {
    Known::new(value, Some(person::CASE.to_owned()), at)
}

impl Person {
    /// Puts an address into force, and for somebody who lives where they are registered the other one with it. Returns the names of what
    /// is another now.
    pub(crate) fn move_to(&mut self, name: &str, known: Known) -> Vec<String> {
        let at = |person: &Self, name: &str| person.card.get(name).map(|known| known.value.clone());
        let (before, home) = (at(self, name), at(self, "actual_address"));
        let follows = name == "registration_address" && before == home && !known.value.is_null();
        let mut names = vec![name.to_owned()];
        if follows && before.is_some() {
            names.push("actual_address".to_owned());
        }
        names.retain(|name| {
            at(self, name).unwrap_or(Value::Null) != known.value || self.is_unsaid(name, &known)
        });
        for name in &names {
            self.put(name, known.clone());
            if let Some(wanted) = &mut self.wanted {
                wanted.insert(name.clone(), known.value.clone());
            }
        }
        names
    }

    /// Whether the value stands here already, but without the agency's word.
    fn is_unsaid(&self, name: &str, known: &Known) -> bool {
        !known.value.is_null() && self.card.get(name).is_some_and(|before| before.case != known.case)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn case(number: &str) -> OfCase {
        OfCase {
            application: base::ApplicationId(uuid::Uuid::nil()),
            number: number.to_owned(),
            service: "residence-registration".to_owned(),
            agency_ru: "Отдел миграции".to_owned(),
            agency_en: "Migration office".to_owned(),
        }
    }

    fn home(street: &str) -> Value {
        json!({ "line": street, "postcode": "601150" })
    }

    fn living(registered: &str, actual: &str) -> Person {
        let mut person = Person::new();
        person.put("registration_address", Known::new(home(registered), None, DateTime::UNIX_EPOCH));
        person.put("actual_address", Known::new(home(actual), None, DateTime::UNIX_EPOCH));
        person
    }

    fn granted(person: &mut Person, number: &str, value: Value) -> Vec<String> {
        let known = Known { case: Some(Box::new(case(number))), ..by_agency(value, DateTime::UNIX_EPOCH) };
        person.move_to("registration_address", known)
    }

    #[test]
    fn who_lives_where_they_are_registered_moves_with_it_and_others_do_not() {
        let mut settled = living("Речная, 12", "Речная, 12");
        assert_eq!(granted(&mut settled, "1", home("Мира, 30")), ["registration_address", "actual_address"]);
        assert_eq!(settled.card.get("actual_address").unwrap().value, home("Мира, 30"));
        let mut elsewhere = living("Речная, 12", "Лесная, 5");
        assert_eq!(granted(&mut elsewhere, "1", home("Мира, 30")), ["registration_address"]);
        assert_eq!(elsewhere.card.get("actual_address").unwrap().value, home("Лесная, 5"));
        assert_eq!(
            granted(&mut settled, "2", Value::Null),
            ["registration_address"],
            "nobody is moved to nowhere"
        );
    }

    #[test]
    fn what_stood_there_is_kept_and_the_same_word_said_twice_changes_nothing() {
        let mut person = living("Речная, 12", "Лесная, 5");
        granted(&mut person, "1", home("Мира, 30"));
        assert!(granted(&mut person, "1", home("Мира, 30")).is_empty(), "said twice");
        person.keep_typed(
            &[("registration_address".to_owned(), home("Мира, 31"))].into(),
            DateTime::UNIX_EPOCH,
        );
        let now = person.card.get("registration_address").unwrap();
        assert_eq!((now.value.clone(), now.case.is_some()), (home("Мира, 31"), false));
        let earlier: Vec<_> = now.earlier.iter().map(|known| known.value.clone()).collect();
        assert_eq!(earlier, [home("Мира, 30"), home("Речная, 12")], "the newest first, each flat");
        assert!(now.earlier.iter().all(|known| known.earlier.is_empty()));
    }

    /// What waits for the registers keeps the agency's address.
    #[test]
    fn an_address_that_was_granted_meanwhile_survives_the_registers_answer() {
        let mut person = living("Речная, 12", "Лесная, 5");
        person.wanted = Some(person.shown());
        granted(&mut person, "1", home("Мира, 30"));
        person.confirm(person::REGISTER, DateTime::UNIX_EPOCH);
        let now = person.card.get("registration_address").unwrap();
        assert_eq!((now.value.clone(), now.case.is_some()), (home("Мира, 30"), true));
    }
}
