//! What the portal itself knows, asked like a register: whether a person's earlier application for the same service speaks of the same.

use base::ApplicationId;
use catalogue::Service;
use serde_json::{Value, json};
use web::{House, WebResult};

use crate::application::{Application, State};
use crate::store::applications::{self, ApplicationLine};

/// The code under which a step of kind `check` asks the portal itself.
pub(crate) const REGISTER: &str = "cabinet";
/// So many of a person's applications are looked at, the last changed first.
const MOST: i64 = 1000;

/// `first` is false when an earlier application that is open, or whose result is still valid, shares a value with what is asked;
/// `number` is its number.
pub(crate) async fn answer(
    house: &House,
    service: &Service,
    application: &Application,
    asked: &Value,
) -> WebResult<Value> {
    let lines = applications::of_citizen(&house.db, application.citizen, MOST).await?;
    let counted = lines.iter().filter(|line| is_earlier(line, application) && counts(house, service, line));
    let whose: Vec<_> =
        counted.map(|line| (application.citizen, ApplicationId(line.application_id))).collect();
    let earlier = applications::these(house, &house.db, &whose).await?;
    let profile = |_: &str| None;
    let same = earlier.values().find(|one| {
        let stated = service.query(application.step, &one.answers(), profile);
        shares(&stated, asked)
    });
    Ok(match same {
        Some(same) => json!({ "first": false, "number": same.number }),
        None => json!({ "first": true }),
    })
}

/// Of two that are open the one sent first goes on, so that never both of them stop.
fn is_earlier(line: &ApplicationLine, than: &Application) -> bool {
    let place = (line.submitted_at, line.application_id);
    line.service == than.service && place < (than.submitted_at, than.id.uuid())
}

fn counts(house: &House, service: &Service, line: &ApplicationLine) -> bool {
    match State::from_code(&line.state) {
        Some(State::Refused | State::Withdrawn) | None => false,
        Some(State::Completed) => line.ended_at.is_none_or(|at| {
            service.result_valid_until(house.day_of(at)).is_none_or(|until| house.today() <= until)
        }),
        Some(_) => true,
    }
}

/// Whether one of the parameters is the same in both; lists, when they have an entry in common.
fn shares(stated: &Value, asked: &Value) -> bool {
    let (Some(stated), Some(asked)) = (stated.as_object(), asked.as_object()) else { return false };
    asked.iter().any(|(name, asked)| {
        stated.get(name).is_some_and(|stated| match (stated, asked) {
            (Value::Array(stated), Value::Array(asked)) => {
                asked.iter().any(|asked| stated.iter().any(|stated| is_same(stated, asked)))
            }
            _ => is_same(stated, asked),
        })
    })
}

/// Text without the difference of spaces, capitals and ё; of objects what both of them say.
fn is_same(stated: &Value, asked: &Value) -> bool {
    match (stated, asked) {
        (Value::String(stated), Value::String(asked)) => plain(stated) == plain(asked),
        (Value::Object(stated), Value::Object(asked)) => {
            let both = || stated.iter().filter_map(|(name, value)| Some((value, asked.get(name)?)));
            both().count() > 0 && both().all(|(stated, asked)| is_same(stated, asked))
        }
        _ => stated == asked,
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace('ё', "е")
}
