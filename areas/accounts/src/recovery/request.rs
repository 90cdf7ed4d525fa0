//! A request to operators (LOGIN-18): what a person can say about themselves, as evidence for two operators. It opens nothing by itself.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::{Email, Passport, Phone, Snils};
use ui::{Choice, Page, Section};
use web::{FieldErrors, Fields, House, Limit, Posted, Visit, WebResult};

use crate::recovery::staff::{Evidence, cell};
use crate::store::request as store;
use crate::throttle::{self, Verdict};

const PAGE: &str = "/recovery/request";
/// The causes, as on the first page.
const DOORS: [&str; 4] = ["lost", "phone", "email", "blocked"];
/// Characters of a name and of a story.
const NAME_LENGTH: usize = 200;
const STORY_LENGTH: usize = 2000;

pub(crate) fn routes() -> Router<House> {
    Router::new().route(PAGE, routing::get(page).post(post))
}

#[derive(Template)]
#[template(path = "recovery_request.html")]
struct RequestPage {
    page: Page,
    errors: FieldErrors,
    doors: Vec<Choice>,
    door: String,
    name: String,
    snils: String,
    passport: String,
    last_phone: String,
    answer: String,
    story: String,
    sent: bool,
    /// In so many days there is an answer.
    days: i64,
}

#[derive(serde::Deserialize)]
struct Asked {
    sent: Option<String>,
}

async fn page(visit: Visit, Query(asked): Query<Asked>) -> WebResult<impl IntoResponse> {
    let mut page = drawn(&visit, &Fields::default(), FieldErrors::new());
    page.sent = asked.sent.is_some();
    visit.show(&page)
}

/// The same answer whoever it is about: nothing is looked up here.
async fn post(visit: Visit, Posted(fields): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let mut errors = FieldErrors::new();
    let evidence = read(&visit, &fields, &mut errors);
    if !errors.is_empty() {
        return Ok(visit.again(&drawn(&visit, &fields, errors))?.into_response());
    }
    let house = &visit.house;
    let now = house.clock.now();
    let request = house.random.uuid(now);
    let door = DOORS.iter().find(|door| **door == fields.get("door")).unwrap_or(&DOORS[0]);
    let tx = house.db.begin().await?;
    // So that nobody fills the operators' desk: counted like messages of this source, and about this person.
    if throttle::message(house, &tx, &visit.source, &evidence.snils).await? == Verdict::Send {
        let data = house.vault.house().seal_json(cell(request), &evidence)?;
        store::insert(&tx, request, door, data, now).await?;
    }
    tx.commit().await?;
    Ok(Redirect::to("/recovery/request?sent=1").into_response())
}

fn read(visit: &Visit, fields: &Fields, errors: &mut FieldErrors) -> Evidence {
    let t = &visit.t;
    let mut must = |field: &str, good: bool| {
        if !good {
            errors.add(field, t.get(&format!("accounts-request-{}-wrong", field.replace('_', "-"))));
        }
    };
    let name = fields.get("name");
    must("name", name.split_whitespace().count() >= 2 && name.chars().count() <= NAME_LENGTH);
    let snils = Snils::parse(fields.get("snils"));
    must("snils", snils.is_ok());
    let passport = Passport::parse(fields.get("passport"));
    must("passport", passport.is_ok());
    let last_phone = Phone::parse(fields.get("last_phone"));
    must("last_phone", last_phone.is_ok());
    let answer = fields.get("answer");
    let phone = Phone::parse(answer).map(|phone| phone.as_str().to_owned());
    let answer = phone.or_else(|_| Email::parse(answer).map(|email| email.as_str().to_owned()));
    must("answer", answer.is_ok());
    let story = fields.get("story");
    must("story", story.chars().count() <= STORY_LENGTH);
    Evidence {
        name: name.to_owned(),
        snils: snils.map_or_else(|_| String::new(), |snils| snils.as_str().to_owned()),
        passport: passport.map_or_else(|_| String::new(), |passport| passport.as_str().to_owned()),
        last_phone: last_phone.map_or_else(|_| String::new(), |phone| phone.as_str().to_owned()),
        answer: answer.unwrap_or_else(|_| String::new()),
        story: story.to_owned(),
    }
}

fn drawn(visit: &Visit, fields: &Fields, errors: FieldErrors) -> RequestPage {
    let t = &visit.t;
    let typed = |field: &str| fields.get(field).to_owned();
    let choice = |door: &&str| Choice {
        value: (*door).to_owned(),
        label: t.get(&format!("accounts-request-door-{door}")),
        ..Choice::default()
    };
    RequestPage {
        page: visit.page(t.get("accounts-request-title"), Section::None),
        errors,
        doors: DOORS.iter().map(choice).collect(),
        door: if fields.get("door").is_empty() { DOORS[0].to_owned() } else { typed("door") },
        name: typed("name"),
        snils: typed("snils"),
        passport: typed("passport"),
        last_phone: typed("last_phone"),
        answer: typed("answer"),
        story: typed("story"),
        sent: false,
        days: visit.house.settings.policy.for_anybody().recovery.request_days,
    }
}
