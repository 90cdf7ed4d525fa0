//! The status card: who holds an application, when it will be decided, what comes next, what it waits for (APP-07, LEAP-14).

use catalogue::Step;
use chrono::{DateTime, Utc};
use text::Words;
use web::{House, Visit, WebResult};

use crate::application::State as Stage;
use crate::calendar;
use crate::follow::{Case, has_letter};
use crate::forecast::{Outlook, outlook, stops, working_day};
use crate::page::register_name;
use crate::store::following::{self, Clock};
use crate::task;

/// One of the three answers under the head of the panel.
pub(crate) struct Fact {
    pub question: String,
    pub answer: String,
    pub note: String,
}

/// A remark under the panel.
pub(crate) struct Remark {
    pub title: String,
    pub text: String,
}

/// What the office's history says, and how long the clock has stood.
pub(crate) struct Prospect {
    outlook: Outlook,
    stood: i64,
    /// When it ended.
    ended_at: Option<DateTime<Utc>>,
}

impl Prospect {
    /// One query; none when nothing is expected any more.
    pub(crate) async fn of(house: &House, case: &Case, clock: Option<&Clock>) -> WebResult<Self> {
        let (application, now) = (&case.application, house.clock.now());
        let present = clock.and_then(|clock| clock.stands_since).map_or(0, |since| now.timestamp() - since);
        let stood = clock.map_or(0, |clock| clock.stood_seconds) + present;
        let ended_at = clock.and_then(|clock| clock.ended_at);
        if application.state.is_final() || !case.service.has_term() {
            return Ok(Self { outlook: Outlook::Unknown, stood, ended_at });
        }
        let paces = following::paces(&house.db, &application.service).await?;
        Ok(Self { outlook: outlook(&paces, application.submitted_at, stood, now), stood, ended_at })
    }

    /// Why the end is expected later than it was, in words; `None` when it has not moved.
    pub(crate) fn moved(&self, visit: &Visit, case: &Case) -> Option<Remark> {
        if case.application.state.is_final() || !case.service.has_term() {
            return None;
        }
        let t = &visit.t;
        let mut text = if self.stood > 0 {
            stops(&case.entries, visit.house.clock.now()).words(t)
        } else {
            String::new()
        };
        if let Outlook::Long(cases) = self.outlook {
            let cases = i64::try_from(cases).unwrap_or(0);
            text = format!("{} {text}", t.with1("applications-moved-long", "cases", cases)).trim().to_owned();
        }
        (!text.is_empty()).then(|| Remark { title: t.get("applications-moved"), text })
    }
}

/// Who holds it, when it will be there, what comes next.
pub(crate) fn facts(visit: &Visit, case: &Case, words: &Words, prospect: &Prospect) -> Vec<Fact> {
    let (t, application) = (&visit.t, &case.application);
    if application.state.is_final() {
        return final_facts(visit, case, words, prospect);
    }
    let steps = &case.service.steps;
    let (holder, holder_note) = match (application.state, steps.get(application.step)) {
        (stage, _) if waits_for_person(stage) => (t.get("applications-holder-you"), String::new()),
        (_, Some(Step::Check { register, .. })) => {
            (register_name(t, register), t.get("applications-holder-check"))
        }
        (_, Some(Step::Review { .. })) => {
            (case.service.agency_name(&application.agency, words), String::new())
        }
        _ => (t.get("applications-holder-portal"), String::new()),
    };
    let next = steps.get(application.step + 1).map_or_else(
        // The document is there already: nothing more comes of it.
        || t.get(if has_letter(case) { "applications-next-end" } else { "applications-next-result" }),
        |step| words.get(&format!("step-{}", step.name())),
    );
    vec![
        Fact { question: t.get("applications-fact-holder"), answer: holder, note: holder_note },
        term(visit, case, prospect),
        Fact {
            question: t.get("applications-fact-next"),
            answer: next,
            note: t.get("applications-next-note"),
        },
    ]
}

fn waits_for_person(stage: Stage) -> bool {
    stage == Stage::Asked || stage.waits_for_person()
}

/// When the result is expected: the forecast when there is one, with the promise beside it.
fn term(visit: &Visit, case: &Case, prospect: &Prospect) -> Fact {
    let (t, now, application) = (&visit.t, visit.house.clock.now(), &case.application);
    let due = calendar::parse(&application.due_on).filter(|_| case.service.has_term());
    let due = due.map(|due| t.date_near(due, now));
    let (answer, note) = match (application.state, due, &prospect.outlook) {
        (stage, ..) if stage.waits_for_person() => (t.get("applications-term-task"), String::new()),
        (stage, ..) if waits_for_person(stage) => {
            (t.get("applications-term-stands"), t.get("applications-term-stands-note"))
        }
        (_, Some(due), Outlook::Likely(forecast)) => {
            let [likely, almost] =
                [forecast.likely, forecast.almost_sure].map(|at| t.date_near(working_day(t.day_of(at)), now));
            let cases = i64::try_from(forecast.cases).unwrap_or(0);
            (
                t.with1("applications-term-about", "date", likely),
                t.with(
                    "applications-term-forecast",
                    &[("due", due.into()), ("almost", almost.into()), ("cases", cases.into())],
                ),
            )
        }
        (_, Some(due), _) => {
            (t.with1("applications-term-until", "date", due), t.get("applications-term-note"))
        }
        _ => (t.get("applications-term-now"), String::new()),
    };
    let is_silent = application.waiting_since.is_some() && !waits_for_person(application.state);
    let note = if is_silent && case.service.has_term() { t.get("applications-term-register") } else { note };
    let note = task::with_silence(visit, case, note);
    Fact { question: t.get("applications-fact-term"), answer, note }
}

/// Who ended it, when, and what one can do now.
fn final_facts(visit: &Visit, case: &Case, words: &Words, prospect: &Prospect) -> Vec<Fact> {
    let (t, application) = (&visit.t, &case.application);
    let decided_by_office = application.work.decision.as_ref().is_some_and(|decision| decision.by.is_some());
    let who = match application.state {
        Stage::Withdrawn => t.get("applications-by-you"),
        _ if decided_by_office => case.service.agency_name(&case.application.agency, words),
        _ => t.get("applications-by-portal"),
    };
    let ended = prospect.ended_at.unwrap_or(application.submitted_at);
    let next = t.get(&format!("applications-next-{}", application.state.code()));
    let fact = |key: &str, answer: String| Fact { question: t.get(key), answer, note: String::new() };
    vec![
        fact("applications-fact-decided", who),
        fact("applications-fact-ended", t.moment(ended, visit.house.clock.now())),
        fact("applications-fact-next", next),
    ]
}

/// Since when a register is silent, how often it was asked, when it is asked again.
pub(crate) async fn waiting(house: &House, visit: &Visit, case: &Case) -> WebResult<Option<Remark>> {
    let application = &case.application;
    let Some(since) = application.waiting_since else { return Ok(None) };
    let (t, now) = (&visit.t, house.clock.now());
    let register = task::register(case.service.steps.get(application.step));
    let register =
        register.map_or_else(|| t.get("applications-register-other"), |code| register_name(t, code));
    let title = t.with(
        "applications-waiting-title",
        &[("register", register.into()), ("at", t.moment(since, now).into())],
    );
    let text = match house.jobs.waiting(&house.db, &application.step_key()).await? {
        Some(waiting) => t.with(
            "applications-waiting-text",
            &[("tries", i64::from(waiting.attempts).into()), ("next", t.time(waiting.next_at).into())],
        ),
        None => t.get("applications-waiting-plain"),
    };
    Ok(Some(Remark { title, text }))
}
