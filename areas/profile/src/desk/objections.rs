//! `/staff/objections`: citizens' objections to looks at their data, for whoever watches over the portal (LEAP-05). The list says
//! who looked and when, and nothing about the person.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::{Router, routing};
use base::{CitizenId, EntryId, StaffId};
use journal::{Actor, Entry, Object, Outcome};
use serde_json::json;
use text::Lang;
use ui::{Page, Section};
use vault::Subject;
use web::{FieldErrors, House, Html, Posted, Problem, Role, Staff, StaffSession, Visit, WebResult};

use crate::objection::cell;
use crate::store::objections::{self as store, QueueRow};

/// Who looks into objections.
const WATCHERS: [Role; 2] = [Role::Auditor, Role::Administrator];
/// Lines of each of the two lists.
const MANY: i64 = 100;
/// The longest answer, in characters.
const ANSWER_MAX: usize = 2000;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/staff/objections", routing::get(page))
        .route("/staff/objections/{entry}", routing::post(post))
}

struct Line {
    /// The name of its field.
    field: String,
    what: String,
    note: String,
    action: String,
    /// What was typed as its answer.
    typed: String,
    error: String,
}

#[derive(Template)]
#[template(path = "objections.html")]
struct ListPage {
    page: Page,
    is_administrator: bool,
    errors: FieldErrors,
    open: Vec<Line>,
    answered: Vec<Line>,
}

/// What did not go through: the entry, what was typed, and why not.
#[derive(Default)]
struct Attempt {
    entry: String,
    typed: String,
    error: String,
}

async fn page(visit: Visit, Staff(me): Staff) -> WebResult<Html> {
    me.must_be(&WATCHERS)?;
    visit.show(&list(&visit, &me, Attempt::default()).await?)
}

async fn list(visit: &Visit, me: &StaffSession, attempt: Attempt) -> WebResult<ListPage> {
    let house = &visit.house;
    let open = store::open(&house.db, MANY).await?;
    let answered = store::answered(&house.db, MANY).await?;
    let mut ids: Vec<StaffId> = open.iter().chain(&answered).map(|row| StaffId(row.staff_id)).collect();
    ids.sort();
    ids.dedup();
    let names = staff::short_names(house, &house.db, &ids).await?;
    let draw = |row: &QueueRow| {
        let name = names.get(&StaffId(row.staff_id)).cloned().unwrap_or_default();
        line(visit, row, name, &attempt)
    };
    let mut errors = FieldErrors::new();
    if !attempt.error.is_empty() {
        errors.add(&format!("words-{}", attempt.entry), attempt.error.clone());
    }
    Ok(ListPage {
        page: visit.page(visit.t.get("profile-objections-title"), Section::Staff),
        is_administrator: me.role == Role::Administrator,
        errors,
        open: open.iter().map(draw).collect(),
        answered: answered.iter().map(draw).collect(),
    })
}

fn line(visit: &Visit, row: &QueueRow, name: String, attempt: &Attempt) -> Line {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let id = EntryId(row.entry_id).to_string();
    let agency = if t.lang == Lang::Ru { &row.agency_ru } else { &row.agency_en };
    let looked = t.with(
        "profile-objections-looked",
        &[("name", name.into()), ("agency", agency.into()), ("at", t.moment(row.looked_at, now).into())],
    );
    let raised = t.with1("profile-objections-raised", "at", t.moment(row.raised_at, now));
    let answered = row
        .answered_at
        .map(|at| t.with1("profile-objections-answered-at", "at", t.moment(at, now)))
        .unwrap_or_default();
    let mine = attempt.entry == id;
    Line {
        what: t.get(&format!("journal-{}", row.action.replace('.', "-"))),
        note: [looked, raised, answered].join(" ").trim_end().to_owned(),
        action: format!("/staff/objections/{id}"),
        typed: if mine { attempt.typed.clone() } else { String::new() },
        error: if mine { attempt.error.clone() } else { String::new() },
        field: format!("words-{id}"),
    }
}

/// The answer goes to the citizen, and stays in their record.
async fn post(
    visit: Visit,
    Staff(me): Staff,
    Path(entry): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    me.must_be(&WATCHERS)?;
    let house = &visit.house;
    let id: EntryId = entry.parse().map_err(|_| Problem::NotFound)?;
    let row = store::find(&house.db, id).await?.ok_or(Problem::NotFound)?;
    let words = form.get(&format!("words-{id}"));
    if let Some(error) = refusal(&visit, words) {
        let attempt = Attempt { entry: id.to_string(), typed: words.to_owned(), error };
        return Ok(visit.again(&list(&visit, &me, attempt).await?)?.into_response());
    }
    let citizen = CitizenId(row.citizen_id);
    let tx = house.db.begin().await?;
    let key = house.vault.key(&tx, Subject::Citizen(citizen)).await?;
    let sealed = key.seal_json(cell(row.entry_id), &words)?;
    if store::answer(&tx, &row, me.staff, sealed, house.clock.now()).await? {
        house.journal.record(&tx, answered(&me, citizen, id, words)).await?;
        tx.commit().await?;
    }
    Ok(Redirect::to("/staff/objections").into_response())
}

fn refusal(visit: &Visit, words: &str) -> Option<String> {
    if words.is_empty() {
        return Some(visit.t.get("profile-objections-words-missing"));
    }
    let long = words.chars().count() > ANSWER_MAX;
    long.then(|| visit.t.with1("profile-objections-words-long", "max", ANSWER_MAX))
}

fn answered(me: &StaffSession, citizen: CitizenId, entry: EntryId, words: &str) -> Entry {
    Entry {
        actor: Actor::Staff(me.staff),
        action: "objection.answered",
        citizen: Some(citizen),
        object: Object::Profile,
        service: None,
        agency: Some(me.agency.clone()),
        outcome: Outcome::Done,
        reason: Some(words.to_owned()),
        details: json!({ "entry": entry }),
    }
}
