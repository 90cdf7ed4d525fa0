//! What stands beside a case for those who work on it: who holds it, labels, notes, opinions of experts, ready words.

use std::collections::HashMap;

use base::StaffId;
use chrono::{DateTime, Utc};
use staff::Colleague;
use ui::Choice;
use web::WebResult;

use crate::application::verdict;
use crate::desk::case::path;
use crate::desk::queue::{holder_of, people};
use crate::desk::seat::Desk;
use crate::desk::{forward, opinion};
use crate::follow::Case;
use crate::form::view::FileLine;
use crate::store::desk::CaseRow;
use crate::store::{holders, opinions, views};

/// A note of a colleague, or an expert's opinion.
pub(crate) struct Said {
    pub who: String,
    pub words: String,
    /// What the expert has answered; empty while nothing.
    pub answer: String,
    pub files: Vec<FileLine>,
}

/// Ready words, to put into the decision.
pub(crate) struct Ready {
    pub title: String,
    pub href: String,
}

/// The side of a case.
#[derive(Default)]
pub(crate) struct Side {
    /// Who has taken it; empty is nobody.
    pub holder: String,
    pub is_mine: bool,
    pub unit: String,
    pub labels: Vec<String>,
    pub known_labels: Vec<String>,
    pub colleagues: Vec<Choice>,
    pub notes: Vec<Said>,
    pub opinions: Vec<Said>,
    pub ready: Vec<Ready>,
    /// «Решение подготовила Анна К.: одобрить»; empty while nobody has proposed one.
    pub proposed: String,
    pub proposed_words: String,
    /// The reader is the first of the two: another must look.
    pub is_first: bool,
    /// It may be passed on to another agency.
    pub may_forward: bool,
}

/// Reads the side: six questions more, whatever the case.
pub(crate) async fn of(desk: &Desk, case: &Case, row: &CaseRow) -> WebResult<Side> {
    let (house, t, me) = (desk.house(), desk.t(), desk.me.staff);
    let (rows, agency) = (&house.db, &desk.me.agency);
    let application = &case.application;
    if application.held.is_some() {
        return Ok(Side::default());
    }
    let whose = (application.citizen, application.id);
    let notes = holders::notes(house, rows, whose).await?;
    let opinions = opinions::of_application(house, rows, whose).await?;
    let colleagues = staff::colleagues(house, rows, agency).await?;
    let names = holders::names(rows, agency).await?;
    let labels = holders::labels(rows, agency, &[row.application_id]).await?;
    let templates = views::templates(rows, agency).await?;
    let mut known: Vec<StaffId> = notes.iter().map(|note| note.by).collect();
    known.extend(opinions.iter().flat_map(|one| [one.expert, one.asked_by]));
    known.sort();
    known.dedup();
    let short = staff::short_names(house, rows, &known).await?;
    let told = Told { t, short, now: house.clock.now(), base: path(application.id) };
    let holder = colleagues.iter().find(|one| holder_of(one.staff) == row.holder);
    let proposal = application.work.proposal.as_ref();
    let others: Vec<Colleague> =
        colleagues.iter().filter(|one| one.staff != me && one.works_on(&row.service)).cloned().collect();
    Ok(Side {
        holder: holder.map_or_else(String::new, |one| one.name.clone()),
        is_mine: row.holder == holder_of(me),
        unit: row.unit.clone(),
        labels: labels.into_iter().map(|(_, label)| label).collect(),
        known_labels: names.into_iter().filter(|row| row.kind == "label").map(|row| row.name).collect(),
        colleagues: people(&others, ""),
        notes: notes.into_iter().map(|note| noted(&told, note)).collect(),
        opinions: opinions.into_iter().map(|one| given(&told, one)).collect(),
        ready: templates
            .into_iter()
            .filter(|row| row.kind == "decision")
            .map(|row| Ready {
                href: format!("/staff/cases/{}?template={}#decide", application.id, row.template_id),
                title: row.title,
            })
            .collect(),
        proposed: proposal.map_or_else(String::new, |made| {
            let who =
                made.by.map_or_else(|| t.get("applications-by-somebody"), |by| colleague(&colleagues, by));
            let verdict = verdict(made.approved, &case.service.words(t.lang), t);
            t.with("applications-second-proposed", &[("name", who.into()), ("verdict", verdict.into())])
        }),
        proposed_words: proposal.map_or_else(String::new, |made| made.words.clone()),
        is_first: proposal.is_some_and(|made| made.by == Some(me)),
        may_forward: forward::may_be_forwarded(&case.service, application, row),
    })
}

/// What notes and opinions are told with.
struct Told<'a> {
    t: &'a text::Words,
    short: HashMap<StaffId, String>,
    now: DateTime<Utc>,
    /// Where the case is.
    base: String,
}

impl Told<'_> {
    fn name(&self, id: StaffId) -> String {
        self.short.get(&id).cloned().unwrap_or_else(|| self.t.get("applications-by-somebody"))
    }
}

fn noted(told: &Told<'_>, note: holders::Note) -> Said {
    let who = format!("{}, {}", told.name(note.by), told.t.moment(note.at, told.now));
    Said { who, words: note.words, answer: String::new(), files: Vec::new() }
}

fn given(told: &Told<'_>, one: opinions::Opinion) -> Said {
    let at = told.t.moment(one.asked_at, told.now);
    let of = [("name", told.name(one.expert).into()), ("at", at.into())];
    Said {
        who: told.t.with("applications-opinion-of", &of),
        words: one.question,
        files: opinion::lines(told.t, one.answer.as_ref(), &format!("{}/opinions/{}", told.base, one.id)),
        answer: one.answer.map_or_else(String::new, |said| said.words),
    }
}

fn colleague(all: &[Colleague], staff: StaffId) -> String {
    all.iter().find(|one| one.staff == staff).map_or_else(String::new, |one| one.short_name.clone())
}
