//! What the applicant has corrected: the earlier answer beside the new one (APP-12, APP-17).

use catalogue::Item;
use serde_json::Value;
use text::Words;
use web::Visit;

use crate::desk::shown;
use crate::follow::Case;
use crate::page::is_given;

/// An answer that has changed.
pub(crate) struct Change {
    pub field: String,
    /// Empty when nothing was said.
    pub was: String,
    /// Empty when it was taken away.
    pub is: String,
    /// When.
    pub at: String,
}

/// Every change in the order of time: an answer that was corrected twice stands twice.
pub(crate) fn of(visit: &Visit, case: &Case) -> Vec<Change> {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let (words, answers) = (case.service.words(t.lang), case.application.answers());
    let replaced = &case.application.work.replaced;
    let line = |(place, one): (usize, &crate::application::Replaced)| {
        let items = case.service.form.pages.iter().flat_map(|page| &page.items);
        let item = items.into_iter().find(|item| item.name() == one.about)?;
        let later = replaced.iter().skip(place + 1).find(|later| later.about == one.about);
        let is = later.map(|later| &later.was).or_else(|| answers.get(&one.about));
        Some(Change {
            field: shown::item(item, &Value::Null, &words, t).0,
            was: said(item, Some(&one.was), &words, t),
            is: said(item, is, &words, t),
            at: t.moment(one.at, now),
        })
    };
    replaced.iter().enumerate().filter_map(line).collect()
}

fn said(item: &Item, value: Option<&Value>, words: &Words, t: &Words) -> String {
    let given = value.filter(|value| is_given(Some(value)));
    given.map_or_else(String::new, |value| shown::item(item, value, words, t).1)
}
