//! The course of an application: what the journal says happened, what happens now, what is still to come.

use base::StaffId;
use catalogue::Step;
use journal::{Actor, Recorded};
use web::Visit;

use crate::application::State;
use crate::follow::Case;
use crate::page::register_name;
use crate::store::questions::Asked;

/// So many of the latest moments stand unfolded.
const SHOWN: usize = 2;

/// One point of the timeline.
pub(crate) struct Moment {
    pub title: String,
    pub note: String,
    /// `done`, `now` or `next`.
    pub state: &'static str,
}

/// Who reads: a citizen is «вы» in their own timeline and «заявитель» in the officers'.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    Citizen,
    Officer,
}

/// The members of staff whose names the page needs.
pub(crate) fn officers(entries: &[Recorded], questions: &[Asked]) -> Vec<StaffId> {
    let acted = entries.iter().filter_map(|entry| match entry.actor {
        Actor::Staff(staff) => Some(staff),
        _ => None,
    });
    let mut ids: Vec<StaffId> = acted.chain(questions.iter().map(|question| question.by)).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// All points, oldest first.
pub(crate) fn moments(visit: &Visit, case: &Case, reader: Reader) -> Vec<Moment> {
    let t = &visit.t;
    let mut moments: Vec<Moment> =
        case.entries.iter().map(|entry| happened(visit, case, entry, reader)).collect();
    let (application, steps) = (&case.application, &case.service.steps);
    if application.state.is_final() {
        return moments;
    }
    let words = case.service.words(t.lang);
    let step_words = |step: &Step| words.get(&format!("step-{}", step.name()));
    let note = |step: &Step| {
        let key = format!("step-{}-note", step.name());
        if words.has(&key) { words.get(&key) } else { String::new() }
    };
    if application.state == State::Asked {
        let (title, note) = match reader {
            Reader::Citizen => ("applications-now-asked", "applications-term-stands"),
            Reader::Officer => ("applications-state-asked", "applications-queue-stopped"),
        };
        moments.push(Moment { title: t.get(title), note: t.get(note), state: "now" });
    }
    let known = application.known(&visit.house);
    let on_the_way = |place: &usize| case.service.runs(*place, &known.course());
    for (place, step) in
        steps.iter().enumerate().skip(application.step).filter(|(place, _)| on_the_way(place))
    {
        let is_now = place == application.step && application.state != State::Asked;
        moments.push(Moment {
            title: step_words(step),
            note: note(step),
            state: if is_now { "now" } else { "next" },
        });
    }
    moments
}

/// How many moments at the beginning may be folded away: what is done, but for the last two.
pub(crate) fn fold(moments: &[Moment]) -> usize {
    let done = moments.iter().take_while(|moment| moment.state == "done").count();
    if done > SHOWN + 1 { done - SHOWN } else { 0 }
}

fn happened(visit: &Visit, case: &Case, entry: &Recorded, reader: Reader) -> Moment {
    let t = &visit.t;
    let register = entry.details.get("register").and_then(|code| code.as_str());
    let key = format!("journal-{}", entry.action.replace('.', "-"));
    let title = match register {
        Some(code) if entry.action == "application.checked" => {
            t.with("applications-timeline-checked", &[("register", register_name(t, code).into())])
        }
        _ if entry.action == "application.forwarded" => {
            let own = format!("agency_{}", t.lang.code());
            let agency = entry.details.get(&own).and_then(|name| name.as_str()).unwrap_or_default();
            t.with1("applications-timeline-forwarded", "agency", agency.to_owned())
        }
        _ => t.get(&key),
    };
    let said = entry.details.get("words").and_then(|words| words.as_str()).unwrap_or_default();
    let said = if entry.action == "application.forwarded" { format!("{said} ") } else { String::new() };
    let at = t.moment(entry.at, visit.house.clock.now());
    let who = match entry.actor {
        Actor::Citizen(_) if reader == Reader::Citizen => t.get("applications-by-you"),
        Actor::Citizen(_) => t.get("applications-by-applicant"),
        Actor::Staff(staff) => {
            let name = case.names.get(&staff).cloned().unwrap_or_else(|| t.get("applications-by-somebody"));
            t.with("applications-by-officer", &[("name", name.into())])
        }
        Actor::System | Actor::Anonymous => t.get("applications-by-portal"),
    };
    Moment { title, note: format!("{said}{who}, {at}"), state: "done" }
}
