//! What the machine has marked, as the officer reads it (APP-26): with what it can see and what it cannot. It never stands in the way of a
//! decision.

use std::collections::BTreeSet;

use web::Visit;

use crate::area::Area;
use crate::check_answers::AnswerLine;
use crate::desk::compare::Lens;
use crate::follow::Case;
use crate::precheck::{About, Looked, Meaning};

/// A mark.
pub(crate) struct MarkLine {
    /// What it is about: a question's words; empty for the whole application.
    pub field: String,
    pub words: String,
    /// Two sources do not agree; else it is only worth a look.
    pub is_mismatch: bool,
}

/// The machine's look at a case.
pub(crate) struct Marked {
    /// It has looked.
    pub is_done: bool,
    /// Answers have changed since.
    pub is_stale: bool,
    pub count: i64,
    pub lines: Vec<MarkLine>,
    /// «Правила портала, 22 ноября, 21:44».
    pub who: String,
    pub about: About,
}

/// An answer of the statement, marked or not.
pub(crate) struct Stated {
    pub name: String,
    pub value: String,
    pub is_marked: bool,
}

/// What was marked in a case, and how it is told.
pub(crate) fn of(visit: &Visit, area: &Area, case: &Case, looked: Option<&Looked>) -> Marked {
    let t = &visit.t;
    let about = area.tools.precheck.about(t);
    let words = case.service.words(t.lang);
    let lens = Lens { service: &case.service, application: &case.application, words: &words, t };
    let marks = looked.map_or(&[] as &[_], |looked| looked.marks.as_slice());
    let line = |mark: &crate::precheck::Mark| MarkLine {
        field: if mark.question.is_empty() { String::new() } else { lens.label(&mark.question) },
        words: if t.lang == text::Lang::Ru { mark.ru.clone() } else { mark.en.clone() },
        is_mismatch: mark.meaning == Meaning::Mismatch,
    };
    Marked {
        is_done: looked.is_some(),
        is_stale: looked.is_some_and(|looked| !looked.is_of(&case.application)),
        count: i64::try_from(marks.len()).unwrap_or(0),
        lines: marks.iter().map(line).collect(),
        who: looked.map_or_else(String::new, |looked| {
            format!("{}, {}", about.title, t.moment(looked.at, visit.house.clock.now()))
        }),
        about,
    }
}

/// The statement with its marked answers.
pub(crate) fn stated(answers: Vec<AnswerLine>, marked: &Marked) -> Vec<Stated> {
    let fields: BTreeSet<&str> = marked.lines.iter().map(|line| line.field.as_str()).collect();
    let one = |line: AnswerLine| Stated {
        is_marked: fields.contains(line.name.as_str()),
        name: line.name,
        value: line.value,
    };
    answers.into_iter().map(one).collect()
}
