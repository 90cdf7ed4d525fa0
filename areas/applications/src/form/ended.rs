//! Documents of the cabinet that have ended since they were put into a draft: they are asked for again, and not sent silently (APP-02).

use catalogue::{Item, Kind, Origin, Question};
use documents::Listed;
use web::Visit;

use crate::form::sheet::{Sheet, files_of};

/// An answer that stands on a document which holds no more.
pub(crate) struct Ended {
    /// What to do, in words.
    pub words: String,
    /// Where it is put right.
    pub href: String,
    /// It keeps the application from being sent; else the question is merely asked again.
    pub is_attached: bool,
}

impl Sheet {
    /// What has ended, in the order of the form; nothing of a draft that was opened as it was saved.
    pub(crate) fn ended(&self, visit: &Visit) -> Vec<Ended> {
        let mut found = Vec::new();
        for page in self.pages() {
            for item in page.shown_items(&self.body.answers, self.today) {
                let Item::Question(question) = item else { continue };
                let href = format!("{}#{}", self.path(&page.name), question.name);
                let one = |(document, is_attached): (&Listed, bool)| Ended {
                    words: words(visit, document, is_attached),
                    href: href.clone(),
                    is_attached,
                };
                found.extend(self.attached(question).into_iter().map(|document| (document, true)).map(one));
                found.extend(self.asked_again(question).map(|document| (document, false)).map(one));
            }
        }
        found
    }

    /// Documents among the files of a question that hold no more.
    fn attached(&self, question: &Question) -> Vec<&Listed> {
        if !matches!(question.kind, Kind::File { .. }) {
            return Vec::new();
        }
        let files = files_of(self.body.answers.get(&question.name));
        let named =
            |document: &&Listed| files.iter().any(|file| file.document.as_ref() == Some(&document.number));
        self.facts.documents.iter().filter(named).filter(|document| !holds(document, self.today)).collect()
    }

    /// The document that an unanswered question was filled in from while it held.
    fn asked_again(&self, question: &Question) -> Option<&Listed> {
        let Some(Origin::Document { service, .. }) = question.origin() else { return None };
        let newest = self.facts.documents.iter().find(|document| document.service == service)?;
        let is_open = !self.body.answers.contains_key(&question.name);
        (is_open && !self.facts.documents.iter().any(|one| one.service == service && holds(one, self.today)))
            .then_some(newest)
    }

    /// Whether a file of the draft is a copy of one of the person's documents.
    pub(crate) fn has_copies(&self) -> bool {
        self.body
            .answers
            .values()
            .any(|answer| files_of(Some(answer)).iter().any(|file| file.document.is_some()))
    }
}

/// Whether a document may still be relied on.
pub(crate) fn holds(document: &Listed, today: chrono::NaiveDate) -> bool {
    !document.annulled && document.valid_until.is_none_or(|until| until >= today)
}

fn words(visit: &Visit, document: &Listed, is_attached: bool) -> String {
    let t = &visit.t;
    let until = document.valid_until.filter(|_| !document.annulled);
    let state = match until {
        Some(until) => {
            t.with1("applications-ended-until", "date", t.date_near(until, visit.house.clock.now()))
        }
        None => t.get("applications-ended-annulled"),
    };
    let key = if is_attached { "applications-ended-attached" } else { "applications-ended-asked" };
    let args = [
        ("title", document.title.clone().into()),
        ("number", document.number.clone().into()),
        ("state", state.into()),
    ];
    t.with(key, &args)
}
