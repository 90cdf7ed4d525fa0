//! What the demo's offices have done before: finished cases of a few services, so that a forecast of the end shows (LEAP-08).

use std::collections::HashMap;
use std::sync::Arc;

use applications::Tools;
use base::{ApplicationId, CitizenId, Clock, StaffId};
use catalogue::{Answers, Catalogue, Service};
use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};
use web::House;

use crate::house::{Built, told};

/// How many of each service: some more than a forecast needs.
const CASES: usize = 24;
/// One of so many is refused.
const REFUSED: usize = 8;

/// A service with the hours that its cases take: the quickest, and how much slower the slowest is.
struct Habit {
    service: &'static str,
    quickest: i64,
    spread: i64,
    refusal: &'static str,
    answers: fn(usize) -> Value,
}

const HABITS: [Habit; 3] = [
    Habit {
        service: "no-criminal-record",
        quickest: 20,
        spread: 90,
        refusal: "Сведения об адресе не сошлись с реестром. Уточните адрес в профиле и подайте заявление снова.",
        answers: record,
    },
    Habit {
        service: "citizen-appeal",
        quickest: 90,
        spread: 420,
        refusal: "В обращении нет вопроса. Напишите, что случилось и чего вы хотите.",
        answers: appeal,
    },
    Habit {
        service: "archive-request",
        quickest: 60,
        spread: 300,
        refusal: "Документы за эти годы хранит другой архив. Обратитесь туда.",
        answers: archive,
    },
];

/// A case: when it began, when it ended, what was asked for.
struct Case {
    begins: DateTime<Utc>,
    ends: DateTime<Utc>,
    habit: &'static Habit,
    service: Arc<Service>,
    number: usize,
    answers: Answers,
}

/// What happens at a moment, in the order of time.
enum Happens {
    Sent(usize),
    Decided(usize),
}

/// The house as it was before the demo began.
pub(super) struct Past {
    house: House,
    cases: Vec<Case>,
}

impl Past {
    /// Before any transaction: its clock and its journal stand at the first moment, and nobody is written to about it.
    pub(super) async fn of(built: &Built) -> anyhow::Result<Self> {
        let house = built.house.clone();
        let cases = cases(&built.tools.catalogue, house.clock.now());
        let first = cases.iter().map(|case| case.begins).min();
        let clock = Clock::fixed(first.unwrap_or_else(|| house.clock.now()));
        let (vault, jobs) = (house.vault.clone(), house.jobs.clone());
        let silent = |_: &str| false;
        let journal =
            journal::Journal::open(&house.db, vault, jobs, clock.clone(), house.random.clone(), silent)
                .await?;
        Ok(Self { house: House { clock, journal, ..house }, cases })
    }

    /// Tells the story of the last weeks: the same calls as on any other day, with a clock that is moved on. `officers` are those of the
    /// agencies by their codes.
    pub(super) async fn tell(
        &self,
        tools: &Tools,
        tx: &db::Tx,
        officers: &HashMap<String, StaffId>,
    ) -> anyhow::Result<()> {
        let begin = self.cases.iter().enumerate().map(|(place, case)| (case.begins, Happens::Sent(place)));
        let end = self.cases.iter().enumerate().map(|(place, case)| (case.ends, Happens::Decided(place)));
        let mut events: Vec<(DateTime<Utc>, Happens)> = begin.chain(end).collect();
        events.sort_by_key(|(at, _)| *at);
        let mut known: HashMap<usize, (CitizenId, ApplicationId)> = HashMap::new();
        let clock = &self.house.clock;
        for (at, event) in events {
            clock.advance(at - clock.now());
            match event {
                Happens::Sent(place) => {
                    known.insert(place, self.send(tools, tx, &self.cases[place]).await?);
                }
                Happens::Decided(place) => {
                    let case = &self.cases[place];
                    let officer = officers.get(&case.service.agency);
                    let Some((whose, officer)) = known.get(&place).zip(officer) else { continue };
                    let refused = case.number.is_multiple_of(REFUSED).then_some(case.habit.refusal);
                    let by = (*officer, refused);
                    applications::past::decided(&self.house, tx, &case.service, *whose, by)
                        .await
                        .map_err(told)?;
                }
            }
        }
        Ok(())
    }

    /// Somebody who has been here before: known to the vault, and gone by now.
    async fn send(
        &self,
        tools: &Tools,
        tx: &db::Tx,
        case: &Case,
    ) -> anyhow::Result<(CitizenId, ApplicationId)> {
        let house = &self.house;
        let citizen = CitizenId::new(&house.clock, &house.random);
        house.vault.create(tx, citizen).await?;
        let whole = (citizen, &case.service, case.answers.clone());
        let sent = applications::past::sent(house, tools, tx, whole).await.map_err(told)?;
        Ok((citizen, sent))
    }
}

/// Spread over twelve weeks, the newest a week old; how long each takes goes up and down like in an office. A service that the catalogue does
/// not have, or that asks for something else, has no history.
fn cases(catalogue: &Catalogue, now: DateTime<Utc>) -> Vec<Case> {
    let mut cases = Vec::new();
    for habit in &HABITS {
        let Some(service) = catalogue.get(habit.service) else { continue };
        for number in 1..=CASES {
            let place = i64::try_from(number).unwrap_or(0);
            let hours = habit.quickest + habit.spread * (place * 7 % 24) / 24;
            let ends = now - Duration::days(7) - Duration::hours(place * 72);
            let begins = ends - Duration::hours(hours);
            let answers = (habit.answers)(number).as_object().cloned().unwrap_or_default();
            if service.form.gaps(&answers, begins.date_naive()).is_empty() {
                let service = service.clone();
                cases.push(Case { begins, ends, habit, service, number, answers });
            }
        }
    }
    cases
}

const PEOPLE: [(&str, &str, &str, &str); 6] = [
    ("Астахов", "Юрий", "1974-05-02", "4518302211"),
    ("Бирюкова", "Тамара", "1981-12-19", "4506441530"),
    ("Волошин", "Глеб", "1993-08-07", "4513771045"),
    ("Ганина", "Ольга", "1968-03-28", "4513020917"),
    ("Дёмин", "Антон", "2000-10-11", "4520115508"),
    ("Ершова", "Нина", "1959-07-15", "4504600218"),
];
const STREETS: [&str; 4] = ["ул. Садовая", "ул. Полевая", "пр. Строителей", "ул. Заречная"];

fn address(number: usize) -> Value {
    let street = STREETS[number % STREETS.len()];
    json!({ "line": format!("г. Верхнереченск, {street}, д. {number}, кв. {}", number + 7), "postcode": "601150" })
}

fn record(number: usize) -> Value {
    let (surname, name, birth_date, passport) = PEOPLE[number % PEOPLE.len()];
    let purposes = ["work", "abroad", "work_with_children", "licence"];
    json!({
        "purpose": purposes[number % purposes.len()], "surname": surname, "name": name, "birth_date": birth_date,
        "passport": passport, "name_changed": false, "registration_address": address(number), "lived_elsewhere": false,
        "receiving": "cabinet", "phone": format!("+7999111{:04}", number),
    })
}

const APPEALS: [(&str, &str); 4] = [
    (
        "Не работает лифт",
        "В третьем подъезде лифт стоит с понедельника, диспетчер обещал мастера и не прислал.",
    ),
    ("Нет света во дворе", "Фонари у детской площадки не горят вторую неделю, вечером темно."),
    (
        "Счёт за отопление",
        "За сентябрь начислено вдвое больше, чем соседям с такой же квартирой. Прошу пересчитать.",
    ),
    ("Куда выбрасывать батарейки", "Подскажите, где в районе принимают батарейки и лампы."),
];

fn appeal(number: usize) -> Value {
    let (subject, words) = APPEALS[number % APPEALS.len()];
    let kinds = ["complaint", "complaint", "complaint", "explanation"];
    json!({
        "kind": kinds[number % kinds.len()], "priority": "usual", "addressee": "reception",
        "subject": subject, "words": words,
    })
}

fn archive(number: usize) -> Value {
    let year = 1970 + i64::try_from(number).unwrap_or(0);
    json!({
        "about": "work", "whose": "mine", "organisation": "Заречный механический завод", "year_from": year,
        "year_to": year + 6, "details": "Нужны сведения о стаже и зарплате для пенсии.", "receiving": "cabinet",
    })
}
