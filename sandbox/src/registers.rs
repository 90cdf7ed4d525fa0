//! The registers: what they know about people, and how they answer when they are switched to fail.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use serde_json::{Map, Value, json};

use crate::people::{Person, World};

/// The register that compares: population, passports and taxes in one.
pub const IDENTITY: &str = "identity";
/// Fields that it compares, in the order of the answer.
const COMPARED: [&str; 7] = ["surname", "name", "patronymic", "birth_date", "snils", "inn", "passport"];
/// People beyond these are not added.
const MOST_PEOPLE: usize = 1000;

/// What the registers know. Clones share it.
#[derive(Clone)]
pub(crate) struct Registers {
    world: Arc<RwLock<World>>,
    nonsense: Arc<AtomicUsize>,
}

impl Registers {
    pub(crate) fn new(world: World) -> Self {
        Self { world: Arc::new(RwLock::new(world)), nonsense: Arc::default() }
    }

    /// Everything, for the pages.
    pub(crate) fn world(&self) -> World {
        self.world.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Adds a person, or replaces the one with the same SNILS; `false` when there are too many.
    pub(crate) fn add(&self, person: Person) -> bool {
        let mut world = self.world.write().unwrap_or_else(PoisonError::into_inner);
        world.people.retain(|known| known.snils != person.snils);
        let room = world.people.len() < MOST_PEOPLE;
        if room {
            world.people.push(person);
        }
        room
    }

    /// What the register answers; `None` when there is no such register.
    pub(crate) fn answer(&self, register: &str, query: &Map<String, Value>) -> Option<Map<String, Value>> {
        let world = self.world.read().unwrap_or_else(PoisonError::into_inner);
        let data = world.registers.get(register)?;
        if register == IDENTITY {
            return Some(compare(&world.people, query));
        }
        let person = find(&world.people, query).filter(|person| agrees(person, query));
        let record = person.and_then(|person| person.registers.get(register));
        let answer = record.filter(|record| is_about(record, query)).unwrap_or(&data.nothing);
        Some(confirmed(answer, query).unwrap_or_else(|| answer.clone()))
    }

    /// Something that is not an answer: content type and body. Each time another kind: a page, half an object, a list, far too much.
    pub(crate) fn nonsense(&self) -> (&'static str, String) {
        match self.nonsense.fetch_add(1, Ordering::Relaxed) % 4 {
            0 => ("text/html", "<!doctype html><title>502</title><h1>Bad gateway</h1>".to_owned()),
            1 => ("application/json", "{\"differs\": [\"surn".to_owned()),
            2 => ("application/json", "[\"?\", null, 42]".to_owned()),
            _ => (
                "application/json",
                format!("{{\"differs\": [], \"padding\": \"{}\"}}", "x".repeat(2 * 1024 * 1024)),
            ),
        }
    }
}

/// Finds whom a query is about: by SNILS, passport or INN, else by name and birth date.
fn find<'a>(people: &'a [Person], query: &Map<String, Value>) -> Option<&'a Person> {
    let by_number = |field: &str| {
        let wanted = asked(query, field);
        (!wanted.is_empty()).then(|| people.iter().find(|person| same(person, field, &wanted))).flatten()
    };
    let by_name = || {
        people.iter().find(|person| {
            let named = same(person, "full_name", &asked(query, "full_name"))
                || ["surname", "name"].iter().all(|field| same(person, field, &asked(query, field)));
            named && same(person, "birth_date", &asked(query, "birth_date"))
        })
    };
    let found = ["snils", "passport", "inn"].into_iter().find_map(by_number).or_else(by_name);
    found.filter(|person| !person.unknown)
}

/// Whether nothing in the query contradicts what is known: a register does not tell about one person what was asked about another.
fn agrees(person: &Person, query: &Map<String, Value>) -> bool {
    let mut compared = COMPARED.iter().chain(&["full_name"]);
    compared.all(|field| {
        let wanted = asked(query, field);
        wanted.is_empty() || same(person, field, &wanted)
    })
}

/// A record about one number (a phone, a licence) is told only to who asks about that very number.
fn is_about(record: &Map<String, Value>, query: &Map<String, Value>) -> bool {
    record.get("number").is_none_or(|number| number.as_str() == Some(asked(query, "number").as_str()))
}

/// Whether each of the children that are asked about is a child of the person; nothing when no children are asked about.
fn confirmed(record: &Map<String, Value>, query: &Map<String, Value>) -> Option<Map<String, Value>> {
    let members = record.get("members")?.as_array()?;
    let asked = query.get("children")?.as_array()?;
    let text = |of: &Value, field: &str| of.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let is_known = |entry: &&Value| {
        let child = entry.get("child").unwrap_or(entry);
        members.iter().any(|member| {
            let whole = ["surname", "name", "patronymic"].map(|part| text(member, part)).join(" ");
            text(member, "relation") == "child"
                && plain("name", &whole) == plain("name", &text(child, "name"))
                && text(member, "birth_date") == text(child, "birth_date")
        })
    };
    let known: Vec<&Value> = asked.iter().filter(is_known).collect();
    Some(Map::from_iter([
        ("confirmed".to_owned(), json!(known.len() == asked.len())),
        ("children".to_owned(), json!(known)),
    ]))
}

/// Compares each field that was asked. Nobody known by any of the numbers or the name: everything differs.
/// An INN that is not given is not compared; a patronymic that is not given differs from one that is known.
fn compare(people: &[Person], query: &Map<String, Value>) -> Map<String, Value> {
    let person = find(people, query);
    let differs: Vec<&str> = COMPARED
        .into_iter()
        .filter(|field| {
            let wanted = asked(query, field);
            let skipped = !query.contains_key(*field) || (wanted.is_empty() && *field != "patronymic");
            !skipped && !person.is_some_and(|person| same(person, field, &wanted))
        })
        .collect();
    let same = differs.is_empty() && person.is_some();
    Map::from_iter([("differs".to_owned(), json!(differs)), ("same".to_owned(), json!(same))])
}

fn asked(query: &Map<String, Value>, field: &str) -> String {
    query.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn same(person: &Person, field: &str, wanted: &str) -> bool {
    person.known(field).is_some_and(|known| plain(field, &known) == plain(field, wanted))
}

/// Numbers as digits; words in small letters without the difference of ё and е and of spaces.
fn plain(field: &str, text: &str) -> String {
    match field {
        "snils" | "inn" | "passport" => text.chars().filter(char::is_ascii_digit).collect(),
        _ => text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace('ё', "е"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{people, world};

    fn query(person: &Person) -> Map<String, Value> {
        COMPARED
            .iter()
            .map(|field| ((*field).to_owned(), json!(person.claimed(field).unwrap_or_default())))
            .collect()
    }

    fn differs(query: &Map<String, Value>) -> Value {
        Registers::new(world()).answer(IDENTITY, query).unwrap()["differs"].clone()
    }

    #[test]
    fn everybody_with_a_demo_account_is_confirmed_and_every_trap_differs_where_it_says() {
        for person in people() {
            let expected: Vec<&str> = match person.unknown {
                true => COMPARED.to_vec(),
                false => person.claims.keys().map(String::as_str).collect(),
            };
            assert_eq!(differs(&query(&person)), json!(expected), "{}", person.full_name());
            assert!(!person.account || expected.is_empty(), "{}", person.full_name());
        }
    }

    #[test]
    fn a_wrong_number_is_found_by_the_other_numbers_and_named() {
        let mut wrong = query(&people()[0]);
        wrong.insert("snils".to_owned(), json!("00000000000"));
        assert_eq!(differs(&wrong), json!(["snils"]));
        wrong.insert("birth_date".to_owned(), json!("1988-03-15"));
        assert_eq!(differs(&wrong), json!(["birth_date", "snils"]));
    }

    #[test]
    fn the_letter_yo_spaces_and_separators_make_no_difference() {
        let yolkin = people().into_iter().find(|person| person.surname == "Ёлкин").unwrap();
        let mut loose = query(&yolkin);
        loose.insert("surname".to_owned(), json!("  ЕЛКИН "));
        loose.insert("snils".to_owned(), json!(format!("{}-{}", &yolkin.snils[..3], &yolkin.snils[3..])));
        assert_eq!(differs(&loose), json!([]));
    }

    #[test]
    fn a_register_tells_nothing_about_one_person_to_who_asks_about_another() {
        let (sokolov, registers) = (people()[1].clone(), Registers::new(world()));
        let mut asked = query(&sokolov);
        assert_eq!(registers.answer("convictions", &asked).unwrap()["found"], json!(true));
        asked.insert("surname".to_owned(), json!("Иванов"));
        assert_eq!(registers.answer("convictions", &asked).unwrap()["found"], json!(false));
        assert!(registers.answer("horoscopes", &asked).is_none());
    }

    #[test]
    fn a_child_is_confirmed_to_its_parent_alone() {
        let (maria, registers) = (people()[0].clone(), Registers::new(world()));
        let mut asked = query(&maria);
        let vera = json!({ "child": { "name": "орлова вера  Дмитриевна", "birth_date": "2016-05-30" } });
        let invented = json!({ "child": { "name": "Орлова Вера Дмитриевна", "birth_date": "2020-02-29" } });
        asked.insert("children".to_owned(), json!([vera]));
        assert_eq!(registers.answer("family", &asked).unwrap()["confirmed"], json!(true));
        asked.insert("children".to_owned(), json!([vera, invented]));
        let answer = registers.answer("family", &asked).unwrap();
        assert_eq!((&answer["confirmed"], &answer["children"]), (&json!(false), &json!([vera])));
        let mut stranger = query(&people()[1]);
        stranger.insert("children".to_owned(), json!([vera]));
        assert_eq!(registers.answer("family", &stranger).unwrap()["confirmed"], json!(false));
    }

    #[test]
    fn a_number_is_confirmed_to_who_asks_about_that_number() {
        let (maria, registers) = (people()[0].clone(), Registers::new(world()));
        let mut asked = query(&maria);
        asked.insert("number".to_owned(), json!(maria.phone));
        assert_eq!(registers.answer("operators", &asked).unwrap()["registered"], json!(true));
        asked.insert("number".to_owned(), json!("+79990000999"));
        assert_eq!(registers.answer("operators", &asked).unwrap()["registered"], json!(false));
        asked.insert("number".to_owned(), json!("9912345678"));
        assert_eq!(registers.answer("driving-licences", &asked).unwrap()["valid"], json!(true));
    }

    #[test]
    fn somebody_added_is_known_at_once() {
        let registers = Registers::new(world());
        let mut stranger = people()[7].clone();
        stranger.unknown = false;
        assert!(registers.add(stranger.clone()));
        assert_eq!(registers.answer(IDENTITY, &query(&stranger)).unwrap()["same"], json!(true));
        assert_eq!(registers.world().people.len(), people().len());
    }
}
