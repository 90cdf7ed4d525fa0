//! «Заявления»: what one has sent, with stage, last change and expected term (APP-06).

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::IntoResponse;
use text::Words;
use ui::{Page, Section};
use web::{Citizen, House, Visit, WebResult};

use crate::application::State as Stage;
use crate::area::{Area, Here};
use crate::calendar;
use crate::start::progress;
use crate::store::applications::{self, ApplicationLine};
use crate::store::drafts::{self, DraftLine};

/// How many are on the page: the newest.
const SHOWN: i64 = 100;

/// An application as a card.
pub(crate) struct Card {
    pub href: String,
    pub title: String,
    pub number: String,
    pub number_line: String,
    pub state: String,
    pub tone: &'static str,
    pub icon: &'static str,
    /// What comes next, with its date; empty at the end.
    pub next: String,
    /// Steps that are done.
    pub done: usize,
    pub all: usize,
    /// «Шаг 3 из 5. Информационный центр проверяет сведения».
    pub step_line: String,
    pub is_open: bool,
    pub asks: bool,
}

/// A draft as a row.
pub(crate) struct DraftRow {
    pub href: String,
    pub remove: String,
    pub title: String,
    pub note: String,
}

#[derive(Template)]
#[template(path = "applications/list.html")]
struct ListPage {
    page: Page,
    open: Vec<Card>,
    closed: Vec<Card>,
    drafts: Vec<DraftRow>,
}

/// `GET /applications`.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
) -> WebResult<impl IntoResponse> {
    let lines = applications::of_citizen(&house.db, citizen.citizen, SHOWN).await?;
    let drafts = drafts::of_citizen(&house.db, citizen.citizen).await?;
    let cards = lines.iter().map(|line| card(&visit, &area, line));
    let (open, closed) = cards.partition(|card| card.is_open);
    let page = visit.page(visit.t.get("applications-list-title"), Section::Applications);
    visit.show(&ListPage { page, open, closed, drafts: draft_rows(&visit, &area, &drafts) })
}

/// An application's card, from what stands in the clear.
pub(crate) fn card(visit: &Visit, area: &Area, line: &ApplicationLine) -> Card {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let stage = Stage::from_code(&line.state).unwrap_or(Stage::Processing);
    let service = area.tools.catalogue.get(&line.service);
    let words = service.as_ref().map(|service| service.words(t.lang));
    let steps = service.as_ref().map_or(0, |service| service.steps.len());
    let step = usize::try_from(line.step).unwrap_or(0);
    let name =
        service.as_ref().and_then(|service| service.steps.get(step)).map(|step| step.name().to_owned());
    let asks = stage == Stage::Asked;
    let date = calendar::parse(&line.due_on).map(|due| t.date_near(due, now));
    let present = present_words(t, stage, words.as_ref(), name.as_deref(), line.waiting_since.is_some());
    let sent =
        t.with("applications-sent-on", &[("date", t.date_near(t.day_of(line.submitted_at), now).into())]);
    let changed = t.with("applications-changed-on", &[("at", t.moment(line.changed_at, now).into())]);
    let number = |n: usize| i64::try_from(n).unwrap_or(0);
    let all = steps + 1;
    let done = if stage.is_final() { all } else { (step + 1).min(all) };
    let place = t.with(
        "applications-card-step",
        &[("step", number((done + 1).min(all)).into()), ("all", number(all).into())],
    );
    Card {
        href: format!("/applications/{}", line.application_id),
        title: words.as_ref().map_or_else(|| line.service.clone(), |words| words.get("title")),
        number: line.number.clone(),
        number_line: format!("{} {sent}", t.with1("applications-number", "number", line.number.clone())),
        state: t.get(&format!("applications-state-{}", stage.code())),
        tone: stage.tone(),
        icon: stage.icon(),
        next: match (stage, date) {
            (Stage::Processing | Stage::Approved, Some(date)) => {
                t.with("applications-expected", &[("date", date.into())])
            }
            (Stage::Asked, _) => t.get("applications-term-stands"),
            _ => changed,
        },
        step_line: if stage.is_final() { present } else { format!("{place}. {present}") },
        done,
        all,
        is_open: !stage.is_final(),
        asks,
    }
}

/// What happens now, as a sentence.
pub(crate) fn present_words(
    t: &Words,
    stage: Stage,
    service: Option<&Words>,
    step: Option<&str>,
    is_waiting: bool,
) -> String {
    match (stage, service, step) {
        (Stage::Processing, ..) if is_waiting => t.get("applications-now-waiting"),
        (Stage::Processing | Stage::Approved, Some(words), Some(step)) => words.get(&format!("step-{step}")),
        _ => t.get(&format!("applications-now-{}", stage.code())),
    }
}

/// Drafts as rows.
pub(crate) fn draft_rows(visit: &Visit, area: &Area, drafts: &[DraftLine]) -> Vec<DraftRow> {
    let t = &visit.t;
    let row = |line: &DraftLine| {
        let until = t.day_of(line.saved_at + chrono::Duration::days(crate::draft::KEPT_DAYS));
        let until = t.date_near(until, visit.house.clock.now());
        let title = area.tools.catalogue.get(&line.service);
        DraftRow {
            href: format!("/drafts/{}", line.draft_id),
            remove: format!("/drafts/{}/removal", line.draft_id),
            title: title.map_or_else(|| line.service.clone(), |service| service.words(t.lang).get("title")),
            note: format!(
                "{}. {}",
                progress(t, line.pages_done, line.pages_all),
                t.with("applications-draft-until", &[("date", until.into())])
            ),
        }
    };
    drafts.iter().map(row).collect()
}
