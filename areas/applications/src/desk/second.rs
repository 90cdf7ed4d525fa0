//! Two officers where the service says so: the first proposes, another one confirms before it takes effect.

use base::StaffId;
use catalogue::{Service, Step};

use crate::application::{Application, Decision};
use crate::desk::decision::Verdict;

/// Whether the present step wants two officers.
pub(crate) fn is_wanted(service: &Service, application: &Application) -> bool {
    matches!(service.steps.get(application.step), Some(Step::Review { two_officers: true, .. }))
}

/// Whether a verdict is the proposal itself, with its words and with what is typed for the letter: only then two have seen the same.
pub(crate) fn confirms(application: &Application, first: &Decision, verdict: &Verdict) -> bool {
    let same_words = verdict.words.is_empty() || verdict.words == first.words;
    first.approved == verdict.approved && same_words && application.work.officer == verdict.officer
}

/// What becomes of a verdict where two decide, as the end of a key of words; empty where one decides, or where a case goes back.
pub(crate) fn becomes(
    service: &Service,
    application: &Application,
    (me, verdict): (StaffId, &Verdict),
) -> &'static str {
    if !is_wanted(service, application) {
        return "";
    }
    match &application.work.proposal {
        None => "will",
        Some(first) if first.by == Some(me) => "will",
        Some(first) if confirms(application, first, verdict) => "confirms",
        Some(first) if first.approved == verdict.approved => "differs",
        Some(_) => "returns",
    }
}
