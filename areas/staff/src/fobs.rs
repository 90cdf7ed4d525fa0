//! `/staff/fobs`: the stock of fobs with codes (LOGIN-10). The administrator takes in the list that came with a box; a service centre hands
//! them out. Who has which fob is not told here: the administrator sees nobody's data.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use factors::fob::stock::{self, Fault, State};
use text::Words;
use ui::{Page, Section, Tab};
use web::{FieldErrors, House, Html, Posted, Problem, Role, Staff, Visit, WebResult};

/// Whose pages these are.
const ROLES: [Role; 1] = [Role::Administrator];
const PAGE: &str = "/staff/fobs";
/// So many fobs stand on a page.
const ON_A_PAGE: i64 = 50;
/// So many faults of a list are told at once.
const FAULTS: usize = 30;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page).post(import))
        .route("/staff/fobs/returns", routing::post(back))
}

/// A fob in the list.
struct Line {
    serial: String,
    note: String,
}

#[derive(Template)]
#[template(path = "staff/fobs.html")]
struct FobsPage {
    page: Page,
    tabs: Vec<Tab>,
    state: &'static str,
    lines: Vec<Line>,
    /// The address of the next ones; empty when there are none.
    older: String,
    /// The list that was pasted, while something in it is wrong.
    list: String,
    faults: Vec<String>,
    /// What has just been done, in words.
    done: String,
    errors: FieldErrors,
}

#[derive(serde::Deserialize, Default)]
struct Asked {
    #[serde(default)]
    state: String,
    #[serde(default)]
    after: String,
    taken: Option<i64>,
}

async fn page(visit: Visit, Staff(me): Staff, Query(asked): Query<Asked>) -> WebResult<Html> {
    me.must_be(&ROLES)?;
    visit.show(&drawn(&visit, &asked, "", &[]).await?)
}

/// All lines of a list, or none: what is wrong is told line by line.
async fn import(visit: Visit, Staff(me): Staff, Posted(form): Posted) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let list = form.raw("list");
    let faults = match stock::parse(list) {
        Err(faults) => faults,
        Ok(lines) => {
            let tx = house.db.begin().await?;
            let known = stock::import(house, &tx, me.staff, &lines).await?;
            if known.is_empty() {
                tx.commit().await?;
                return Ok(Redirect::to(&format!("{PAGE}?taken={}", lines.len())).into_response());
            }
            known.into_iter().map(|line| Fault { line, code: "known" }).collect()
        }
    };
    Ok(visit.again(&drawn(&visit, &Asked::default(), list, &faults).await?)?.into_response())
}

/// A fob that was away lies in the drawer again.
async fn back(visit: Visit, Staff(me): Staff, Posted(form): Posted) -> WebResult<Redirect> {
    me.must_be(&ROLES)?;
    let house = &visit.house;
    let tx = house.db.begin().await?;
    if !stock::back_in_stock(house, &tx, me.staff, form.get("serial")).await? {
        return Err(Problem::NotFound);
    }
    tx.commit().await?;
    Ok(Redirect::to(&format!("{PAGE}?state=away")))
}

async fn drawn(visit: &Visit, asked: &Asked, list: &str, faults: &[Fault]) -> WebResult<FobsPage> {
    let (house, t) = (&visit.house, &visit.t);
    let state = State::from_code(&asked.state).unwrap_or(State::Stock);
    let counts = stock::counts(&house.db).await?;
    let mut fobs = stock::list(&house.db, state, &asked.after, ON_A_PAGE + 1).await?;
    let shown = usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
    let more = fobs.len() > shown;
    fobs.truncate(shown);
    let older = fobs
        .last()
        .filter(|_| more)
        .map_or_else(String::new, |last| format!("{PAGE}?state={}&after={}", state.code(), last.serial));
    let now = house.clock.now();
    let line = |fob: stock::Fob| Line {
        note: t.with1("staff-fobs-since", "at", t.moment(fob.changed_at, now)),
        serial: fob.serial,
    };
    let mut errors = FieldErrors::new();
    if !faults.is_empty() {
        let count = i64::try_from(faults.len()).unwrap_or(i64::MAX);
        errors.add("list", t.with1("staff-fobs-faults", "count", count));
    }
    Ok(FobsPage {
        page: visit.page(t.get("staff-fobs-title"), Section::Staff),
        tabs: counts.into_iter().map(|(one, count)| tab(t, one, count, state)).collect(),
        state: state.code(),
        lines: fobs.into_iter().map(line).collect(),
        older,
        list: list.to_owned(),
        faults: faults.iter().take(FAULTS).map(|fault| fault_words(t, *fault)).collect(),
        done: asked.taken.map_or_else(String::new, |count| t.with1("staff-fobs-taken", "count", count)),
        errors,
    })
}

fn tab(t: &Words, state: State, count: i64, present: State) -> Tab {
    Tab {
        href: format!("{PAGE}?state={}", state.code()),
        label: t.with1(&format!("staff-fobs-{}", state.code()), "count", count),
        count: 0,
        current: state == present,
    }
}

fn fault_words(t: &Words, fault: Fault) -> String {
    let what = t.get(&format!("factors-stock-{}", fault.code));
    let line = i64::try_from(fault.line).unwrap_or(i64::MAX);
    t.with("staff-fobs-fault", &[("line", line.into()), ("what", what.into())])
}
