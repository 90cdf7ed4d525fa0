//! `/staff/load`: what the officers of an agency have in hand, what is overdue, what waits the longest. The supervisor sees numbers of
//! cases and terms, gives a case to somebody else, and opens none.

use askama::Template;
use axum::extract::Path;
use axum::response::Redirect;
use base::CitizenId;
use journal::{Entry, Object, Outcome};
use serde_json::json;
use text::Lang;
use ui::{Choice, Page};
use web::{Html, Posted, Problem, Role, WebResult};

use crate::calendar;
use crate::desk::filter::Filter;
use crate::desk::queue::{QueueLine, people};
use crate::desk::seat::Desk;
use crate::store::holders;
use crate::store::queue::{self, COUNT_MOST};

const ROLES: [Role; 1] = [Role::Supervisor];
/// The longest waiting cases that are shown.
const OLDEST: i64 = 10;

/// What one officer has in hand.
struct Line {
    name: String,
    open: i64,
    asked: i64,
    overdue: i64,
    first: String,
}

#[derive(Template)]
#[template(path = "desk/load.html")]
struct LoadPage {
    page: Page,
    lines: Vec<Line>,
    nobody: String,
    overdue: String,
    overdue_tone: &'static str,
    open: String,
    oldest: Vec<QueueLine>,
    colleagues: Vec<Choice>,
}

/// `GET /staff/load`.
pub(crate) async fn page(desk: Desk) -> WebResult<Html> {
    let (house, t, me) = (desk.house(), desk.t(), &desk.me);
    me.must_be(&ROLES)?;
    let today = house.today();
    let colleagues = staff::colleagues(house, &house.db, &me.agency).await?;
    let load = holders::load(&house.db, &me.agency, &today.to_string()).await?;
    let line = |one: &staff::Colleague| {
        let row = load.iter().find(|row| row.holder == one.staff.to_string());
        let first = row.and_then(|row| calendar::parse(row.first.as_deref()?));
        Line {
            name: one.name.clone(),
            open: row.map_or(0, |row| row.open),
            asked: row.map_or(0, |row| row.asked),
            overdue: row.map_or(0, |row| row.overdue),
            first: first.map_or_else(|| "—".to_owned(), |day| t.date_near(day, house.clock.now())),
        }
    };
    let lines = colleagues.iter().map(line).collect();
    let of = |stage: &str, whose: &str| {
        let filter = Filter { stage: stage.to_owned(), whose: whose.to_owned(), ..Filter::default() };
        filter.wanted(me, today)
    };
    let shown = |count: i64| {
        if count > COUNT_MOST {
            t.with1("applications-queue-count-most", "most", COUNT_MOST)
        } else {
            count.to_string()
        }
    };
    let [open, overdue, nobody] = [of("open", ""), of("overdue", ""), of("open", "nobody")];
    let overdue = queue::count(&house.db, &overdue).await?;
    let rows = queue::page(&house.db, &open, OLDEST).await?;
    let page = LoadPage {
        page: desk.page(t.get("applications-load-title")),
        lines,
        nobody: shown(queue::count(&house.db, &nobody).await?),
        overdue_tone: if overdue > 0 { "bad" } else { "" },
        overdue: shown(overdue),
        open: shown(queue::count(&house.db, &open).await?),
        oldest: desk.lines(&rows, &colleagues, "").await?,
        colleagues: people(&colleagues, ""),
    };
    desk.visit.show(&page)
}

/// `POST /staff/load/{case}`: gives a case to an officer; the case stays closed to the supervisor.
pub(crate) async fn give(desk: Desk, Path(id): Path<String>, Posted(form): Posted) -> WebResult<Redirect> {
    let (house, me) = (desk.house(), &desk.me);
    me.must_be(&ROLES)?;
    let row = desk.case(&id).await?;
    let colleagues = staff::colleagues(house, &house.db, &me.agency).await?;
    let fits =
        |one: &&staff::Colleague| one.staff.to_string() == form.get("to") && one.works_on(&row.service);
    let Some(to) = colleagues.iter().find(fits) else {
        return Err(Problem::Conflict("applications-pass-missing"));
    };
    let to = to.staff.to_string();
    if to == row.holder {
        return Ok(Redirect::to("/staff/load"));
    }
    let mut details = json!({ "number": row.number });
    if let Some(service) = desk.area.tools.catalogue.get(&row.service) {
        for (lang, key) in [(Lang::Ru, "title_ru"), (Lang::En, "title_en")] {
            details[key] = json!(service.words(lang).get("title"));
        }
    }
    let tx = house.db.begin().await?;
    if !holders::give(&tx, &me.agency, row.id(), (&row.holder, &to)).await? {
        return Err(Problem::Conflict("applications-desk-changed"));
    }
    let entry = Entry {
        actor: desk.actor(),
        action: "application.passed_on",
        citizen: Some(CitizenId(row.citizen_id)),
        object: Object::Application(row.id()),
        service: Some(row.service.clone()),
        agency: Some(me.agency.clone()),
        outcome: Outcome::Done,
        reason: None,
        details,
    };
    house.journal.record(&tx, entry).await?;
    tx.commit().await?;
    Ok(Redirect::to("/staff/load"))
}
