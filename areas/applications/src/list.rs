//! An application as a card and a draft as a row, for the lists and the home page (APP-06).

use text::Words;
use web::Visit;

use crate::application::State as Stage;
use crate::area::Area;
use crate::calendar;
use crate::draft::kept_until;
use crate::start::progress;
use crate::store::applications::ApplicationLine;
use crate::store::drafts::DraftLine;
use crate::store::visits::VisitRow;
use crate::task;

/// An application as a card.
pub(crate) struct Card {
    pub href: String,
    pub title: String,
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
    pub asks: bool,
    /// The officer's words, where the list has read them.
    pub comment: String,
    /// An officer has written something that was not seen yet.
    pub is_unread: bool,
}

impl Card {
    /// Says when the person comes, once they have chosen.
    pub(crate) fn come(&mut self, visit: &Visit, booked: Option<&VisitRow>) {
        if let Some(booked) = booked {
            self.next = task::booked_words(visit, booked);
        }
    }

    /// What somebody at the office has said, or that they have written.
    pub(crate) fn note(&self, t: &Words) -> String {
        if self.is_unread {
            return t.get("applications-card-unread");
        }
        if self.comment.is_empty() {
            return String::new();
        }
        t.with1("applications-card-comment", "words", shortened(&self.comment))
    }
}

/// The longest comment in a list, in characters.
const COMMENT_MAX: usize = 160;

fn shortened(words: &str) -> String {
    if words.chars().count() <= COMMENT_MAX {
        return words.to_owned();
    }
    let cut: String = words.chars().take(COMMENT_MAX).collect();
    format!("{}…", cut.trim_end())
}

/// A draft as a row.
pub(crate) struct DraftRow {
    pub href: String,
    pub remove: String,
    pub extend: String,
    pub title: String,
    pub note: String,
    /// It will go in a few days.
    pub is_fading: bool,
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
    let asks = stage == Stage::Asked || stage.waits_for_person();
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
        number_line: format!("{} {sent}", t.with1("applications-number", "number", line.number.clone())),
        state: words.as_ref().map_or_else(
            || t.get(&format!("applications-state-{}", stage.code())),
            |own| stage.shown(own, t),
        ),
        tone: stage.tone(),
        icon: stage.icon(),
        next: match (stage, date) {
            (Stage::Processing | Stage::Approved, Some(date)) => {
                t.with("applications-expected", &[("date", date.into())])
            }
            (stage, _) if stage.waits_for_person() => t.get("applications-term-task"),
            (Stage::Asked, _) => t.get("applications-term-stands"),
            _ => changed,
        },
        step_line: if stage.is_final() { present } else { format!("{place}. {present}") },
        done,
        all,
        asks,
        comment: String::new(),
        is_unread: false,
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
    let (t, now) = (&visit.t, visit.house.clock.now());
    let warn_days = visit.house.settings.policy.for_anybody().applications.warn_days;
    let row = |line: &DraftLine| {
        let last = kept_until(&visit.house, line.kept_from);
        let until = t.date_near(last, now);
        let title = area.title(&line.service, t);
        let title =
            if line.amends.is_some() { t.with1("applications-draft-amends", "title", title) } else { title };
        let title =
            if line.trial.is_empty() { title } else { t.with1("applications-draft-trial", "title", title) };
        DraftRow {
            href: format!("/drafts/{}", line.draft_id),
            remove: format!("/drafts/{}/removal", line.draft_id),
            extend: format!("/drafts/{}/extension", line.draft_id),
            is_fading: (last - t.day_of(now)).num_days() <= warn_days,
            title,
            note: format!(
                "{}. {}",
                progress(t, line.pages_done, line.pages_all),
                t.with("applications-draft-until", &[("date", until.into())])
            ),
        }
    };
    drafts.iter().map(row).collect()
}
