//! Many applications at once, for measuring: rows as submissions leave them, without the pages before and the jobs after.

use base::{ApplicationId, CitizenId, DraftId};
use catalogue::{Answers, Service};
use chrono::{DateTime, Days, Duration, Utc};
use db::{Value, values};
use web::{House, WebResult};

use crate::application::{Statement, Work, cell};
use crate::number::number;
use crate::store::applications::{self, NewApplication};
use crate::store::place::place;

/// Rows of one transaction, and of one statement where many fit into one.
const TOGETHER: usize = 500;
/// Of a life's applications so many are still under way; the others are finished.
const OPEN: usize = 5;
/// Digits of a made number: so many that none is taken.
const DIGITS: usize = 12;

/// Gives a citizen `many` applications of a service, the newest of today, one a day before it; the five newest are under way.
///
/// # Errors
/// Only unexpected ones.
pub async fn live(house: &House, service: &Service, citizen: CitizenId, many: usize) -> WebResult<()> {
    let now = house.clock.now();
    for first in (0..many).step_by(TOGETHER) {
        let tx = house.db.begin().await?;
        for number in first..many.min(first + TOGETHER) {
            let at = now - Duration::days(i64::try_from(number).unwrap_or(i64::MAX));
            send(house, &tx, service, (citizen, at)).await?;
        }
        tx.commit().await?;
    }
    let since = now - Duration::days(i64::try_from(OPEN).unwrap_or(i64::MAX));
    let tx = house.db.begin().await?;
    let sql = "update applications_applications set state = 'completed', ended_at = changed_at
               where citizen_id = $1 and submitted_at <= $2";
    tx.execute(sql, values![citizen.uuid(), since]).await?;
    tx.commit().await?;
    Ok(())
}

async fn send(
    house: &House,
    tx: &db::Tx,
    service: &Service,
    (citizen, at): (CitizenId, DateTime<Utc>),
) -> WebResult<()> {
    let id = ApplicationId::new(&house.clock, &house.random);
    let key = house.vault.key(tx, vault::Subject::Citizen(citizen)).await?;
    let number = number(house.day_of(at), &house.random.digits(DIGITS));
    applications::take_number(tx, &number, citizen, id).await?;
    let statement = Statement {
        answers: Answers::new(),
        sources: std::collections::BTreeMap::new(),
        consent_at: Some(at),
        disputed: std::collections::BTreeMap::new(),
    };
    let new = NewApplication {
        citizen,
        id,
        draft: DraftId::new(&house.clock, &house.random),
        number: &number,
        service: &service.code,
        revision: &service.revision,
        agency: &service.agency,
        statement: key.seal_json(cell("statement", id), &statement)?,
        work: key.seal_json(cell("work", id), &Work::default())?,
        receipt: key.seal_json(cell("receipt", id), &"")?,
        due_on: house.day_of(at).to_string(),
    };
    applications::insert(tx, new, at).await?;
    Ok(())
}

/// Puts `many` open cases of a service into its agency's queue, with terms from a month ago to three months ahead; one of seven cannot wait.
///
/// # Errors
/// Only unexpected ones.
pub async fn crowd(house: &House, service: &Service, many: usize) -> WebResult<()> {
    let (now, today) = (house.clock.now(), house.today());
    let first = today - Days::new(30);
    for begin in (0..many).step_by(TOGETHER) {
        let mut bound: Vec<Value> = Vec::new();
        let mut rows = Vec::new();
        for number_in_row in begin..many.min(begin + TOGETHER) {
            let due = (first + Days::new((number_in_row % 120) as u64)).to_string();
            let id = ApplicationId::new(&house.clock, &house.random);
            let citizen = CitizenId::new(&house.clock, &house.random);
            let number = number(today, &house.random.digits(DIGITS));
            let from = bound.len();
            bound.extend(values![
                service.agency.clone(),
                id.uuid(),
                citizen.uuid(),
                number,
                service.code.clone(),
                due.clone(),
                place("open", number_in_row % 7 == 0, &due),
                now
            ]);
            let names: Vec<String> = (from + 1..=bound.len()).map(|number| format!("${number}")).collect();
            rows.push(format!("({}, 'open')", names.join(", ")));
        }
        let sql = format!(
            "insert into applications_queue
             (agency, application_id, citizen_id, number, service, due_on, place, entered_at, state) values {}",
            rows.join(", ")
        );
        let tx = house.db.begin().await?;
        tx.execute(&sql, bound).await?;
        tx.commit().await?;
    }
    Ok(())
}
