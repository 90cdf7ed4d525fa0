//! `/staff/cases/{id}`: the statement beside the registers, answers, files, questions, the course, the decision (screen 10).

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use base::ApplicationId;
use serde_json::json;
use ui::Page;
use vault::Subject;
use web::{FieldErrors, Fields, Html, Visit, WebResult};

use crate::answer::askable;
use crate::applicant::{self, Applicant};
use crate::application::{Application, State as Stage, verdict};
use crate::desk::changed::{self, Change};
use crate::desk::compare::{Lens, Line};
use crate::desk::marked::{self, Marked, Stated};
use crate::desk::opening::ask;
use crate::desk::queue::{QueueLine, lines, term};
use crate::desk::seat::{AtCase, Desk};
use crate::desk::side::{self, Side};
use crate::desk::{scan, template, values};
use crate::follow::{self, Case};
use crate::form::view::{ChoiceOption, Drawn, FileLine};
use crate::page::register_name;
use crate::step::{details, with_reason};
use crate::store::desk::CaseRow;
use crate::store::{prechecks, views};
use crate::timeline::{self, Moment, Reader};

/// A question and its answer.
pub(crate) struct AskedLine {
    pub words: String,
    pub about: String,
    pub who: String,
    pub answer: String,
}

/// A decision that was made.
pub(crate) struct Decided {
    pub title: String,
    pub words: String,
    pub tone: &'static str,
}

/// What was typed into a form of the page that could not be taken.
#[derive(Default)]
pub(crate) struct Attempt {
    pub about: String,
    pub question: String,
    pub words: String,
    /// To whom it is passed on, and what is written to them.
    pub to: String,
    pub note: String,
    pub label: String,
    /// What was typed for the letter.
    pub values: Option<Fields>,
}

impl Attempt {
    /// It was typed among what colleagues need of each other: that part stands open.
    fn is_about_colleagues(&self, errors: &FieldErrors) -> bool {
        let fields = [("to", &self.to), ("note", &self.note), ("label", &self.label)];
        fields.iter().any(|(field, typed)| !typed.is_empty() || !errors.at(field).is_empty())
    }

    /// What the page has no form for any more, so that it is shown and not lost.
    fn homeless(&self, may_decide: bool) -> Vec<String> {
        let all = [&self.question, &self.words, &self.note, &self.label];
        let typed = all.into_iter().filter(|typed| !may_decide && !typed.is_empty());
        typed.cloned().collect()
    }
}

#[derive(Template)]
#[template(path = "desk/case.html")]
struct CasePage {
    page: Page,
    lines: Vec<QueueLine>,
    number: String,
    applicant: Applicant,
    service: String,
    state: String,
    /// It cannot wait.
    is_urgent: bool,
    /// What the two buttons say.
    verdicts: [String; 2],
    tone: &'static str,
    icon: &'static str,
    term: String,
    term_tone: &'static str,
    submitted: String,
    differs: i64,
    same: i64,
    parts: Vec<ui::Tab>,
    comparison: Vec<Line>,
    /// What the lines that agree were compared with.
    sources: String,
    waiting: Option<String>,
    marked: Marked,
    changed: Vec<Change>,
    answers: Vec<Stated>,
    files: Vec<FileLine>,
    asked: Vec<AskedLine>,
    timeline: Vec<Moment>,
    askable: Vec<ChoiceOption>,
    base: String,
    may_decide: bool,
    values: Vec<Drawn>,
    side: Side,
    next: String,
    decided: Option<Decided>,
    alert: String,
    /// That the person has deleted the account, and until when this record is kept; empty otherwise.
    erased: String,
    attempt: Attempt,
    /// What was typed into a form that the page has no place for any more: nothing is lost.
    typed: Vec<String>,
    errors: FieldErrors,
}

#[derive(serde::Deserialize)]
pub(crate) struct Wish {
    /// The template whose words stand in the decision.
    template: Option<String>,
}

/// `GET /staff/cases/{id}`: the case when it was opened in this session, else the question why.
pub(crate) async fn page(AtCase { desk, row }: AtCase, Query(wish): Query<Wish>) -> WebResult<Html> {
    match desk.opened(&row).await? {
        Some(application) => {
            let words = desk.template_words(&application, wish.template.as_deref()).await?;
            let attempt = Attempt { words, ..Attempt::default() };
            desk.show((application, row), (FieldErrors::new(), attempt), "").await
        }
        None => ask(&desk, &row, ((String::new(), String::new()), FieldErrors::new())).await,
    }
}

impl Desk {
    /// Draws the case; with errors or an alert it is an answer to a form that was not taken.
    pub(crate) async fn show(
        &self,
        (application, row): (Application, CaseRow),
        (errors, attempt): (FieldErrors, Attempt),
        alert: &str,
    ) -> WebResult<Html> {
        let lines = lines(self, &application.number).await?;
        let case = follow::open(self.house(), &self.area, application).await?;
        let side = side::of(self, &case, &row).await?;
        let marked = self.marked(&case).await?;
        let applicant = applicant::of(self.house(), self.t(), &case.application).await?;
        let page = self.draw((&case, applicant), &row, (lines, side, marked), (errors, attempt), alert);
        let is_plain = page.errors.is_empty() && alert.is_empty();
        let mut html = if is_plain { self.visit.show(&page)? } else { self.visit.again(&page)? };
        if !alert.is_empty() {
            html.status = http::StatusCode::CONFLICT;
        }
        Ok(html)
    }

    fn draw(
        &self,
        (case, applicant): (&Case, Applicant),
        row: &CaseRow,
        (lines, side, marked): (Vec<QueueLine>, Side, Marked),
        (errors, attempt): (FieldErrors, Attempt),
        alert: &str,
    ) -> CasePage {
        let (visit, t, now) = (&self.visit, self.t(), self.house().clock.now());
        let application = &case.application;
        let words = case.service.words(t.lang);
        let source = |register: &str, at| format!("{}, {}", register_name(t, register), t.moment(at, now));
        let lens = Lens { service: &case.service, application, words: &words, t };
        let comparison = lens.lines(source);
        let count = |verdict: &str| comparison.iter().filter(|line| line.verdict == verdict).count();
        let number = |n: usize| i64::try_from(n).unwrap_or(0);
        let (term, term_tone) = term(visit, row, t.day_of(now));
        let base = format!("/staff/cases/{}", application.id);
        // The files of somebody who has gone are gone with them.
        let files = match application.held {
            None => follow::files(visit, case, &format!("{base}/files")),
            Some(_) => Vec::new(),
        };
        let may_decide = application.is_with_officers() && row.state != "closed";
        let counts = [marked.lines.len(), count("differs"), 0, files.len(), case.questions.len(), 0];
        CasePage {
            parts: parts(t, &counts, may_decide),
            page: self.page(t.with1("applications-number", "number", &application.number)),
            lines,
            number: application.number.clone(),
            applicant,
            service: words.get("title"),
            state: application.state.shown(&words, t),
            is_urgent: row.is_urgent() && !application.state.is_final(),
            verdicts: [true, false].map(|approved| verdict(approved, &words, t)),
            tone: application.state.tone(),
            icon: application.state.icon(),
            term: if application.state.is_final() { String::new() } else { term },
            term_tone,
            submitted: t.moment(application.submitted_at, now),
            differs: number(count("differs")),
            same: number(count("same")),
            sources: sources(&comparison),
            comparison,
            waiting: application
                .waiting_since
                .map(|since| t.with1("applications-desk-waiting", "at", t.moment(since, now))),
            changed: changed::of(visit, case),
            answers: marked::stated(follow::answers(visit, case), &marked),
            marked,
            files,
            asked: asked(visit, case),
            timeline: timeline::moments(visit, case, Reader::Officer),
            askable: choices(t, askable(&case.service, &words)),
            next: format!("/staff/queue/next?after={}", application.id),
            base,
            may_decide,
            values: values::drawn(visit, &case.service, application, (attempt.values.as_ref(), &errors)),
            side,
            decided: decided(visit, case),
            alert: alert.to_owned(),
            erased: erased(visit, application),
            typed: attempt.homeless(may_decide),
            attempt,
            errors,
        }
    }
}

impl Desk {
    /// What the machine has marked; nothing of what was kept of somebody who has gone.
    async fn marked(&self, case: &Case) -> WebResult<Marked> {
        let application = &case.application;
        let looked = match application.held {
            Some(_) => None,
            None => {
                let whose = (application.citizen, application.id);
                prechecks::get(self.house(), &self.house().db, whose).await?
            }
        };
        Ok(marked::of(&self.visit, &self.area, case, looked.as_ref()))
    }

    /// The words of a template for this case; empty without one.
    async fn template_words(&self, application: &Application, wanted: Option<&str>) -> WebResult<String> {
        let Some(wanted) = wanted else { return Ok(String::new()) };
        let all = views::templates(&self.house().db, &self.me.agency).await?;
        let service = self.service(application).await?;
        let found = all.iter().find(|row| row.template_id.to_string() == wanted);
        Ok(found.map_or_else(String::new, |row| template::filled(&row.body, self.t(), &service, application)))
    }
}

/// The registers behind the lines that agree, each once.
fn sources(lines: &[Line]) -> String {
    let same = lines.iter().filter(|line| line.verdict == "same").map(|line| line.note.as_str());
    let mut notes: Vec<&str> = Vec::new();
    for note in same {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes.join("; ")
}

/// That the person has deleted the account, and until when the record is kept; empty when not.
fn erased(visit: &Visit, application: &Application) -> String {
    let Some(held) = &application.held else { return String::new() };
    let [at, until] = [held.erased_at, held.until].map(|moment| visit.t.date(visit.t.day_of(moment)));
    visit.t.with("applications-case-erased-text", &[("at", at.into()), ("until", until.into())])
}

/// The parts of the page, to go to with one press; the decision last, while there is one to make.
fn parts(t: &text::Words, counts: &[usize; 6], may_decide: bool) -> Vec<ui::Tab> {
    let names = ["precheck", "compare", "statement", "files", "questions", "timeline"];
    let part = |name: &str, count: usize| ui::Tab {
        href: format!("#{name}"),
        label: t.get(&format!("applications-case-{name}")),
        count: i64::try_from(count).unwrap_or(0),
        current: false,
    };
    let mut parts: Vec<ui::Tab> = names.iter().zip(counts).map(|(name, count)| part(name, *count)).collect();
    if may_decide {
        parts.push(part("decide", 0));
    }
    parts
}

/// What may be asked about, for the list; the first line is no choice.
fn choices(t: &text::Words, askable: Vec<(String, String)>) -> Vec<ChoiceOption> {
    let none = (String::new(), t.get("applications-case-about-choose"));
    let all = std::iter::once(none).chain(askable);
    all.map(|(value, label)| ChoiceOption { value, label, hint: String::new(), chosen: false }).collect()
}

fn asked(visit: &Visit, case: &Case) -> Vec<AskedLine> {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let words = case.service.words(t.lang);
    let labels = askable(&case.service, &words);
    let line = |asked: &crate::store::questions::Asked| {
        let name = case.names.get(&asked.by).cloned().unwrap_or_else(|| t.get("applications-by-somebody"));
        let label = labels.iter().find(|(name, _)| *name == asked.about).map(|(_, label)| label.clone());
        AskedLine {
            words: asked.words.clone(),
            about: label.unwrap_or_default(),
            who: t.with(
                "applications-question-by",
                &[("name", name.into()), ("at", t.moment(asked.at, now).into())],
            ),
            answer: match asked.answered_at {
                Some(at) => t.with("applications-question-answered", &[("at", t.moment(at, now).into())]),
                None => t.get("applications-question-open"),
            },
        }
    };
    case.questions.iter().map(line).collect()
}

fn decided(visit: &Visit, case: &Case) -> Option<Decided> {
    let (t, decision) = (&visit.t, case.application.work.decision.as_ref()?);
    let name = decision.by.and_then(|by| case.names.get(&by).cloned());
    let at = t.moment(decision.at, visit.house.clock.now());
    let who = name.unwrap_or_else(|| t.get("applications-by-portal"));
    let stage = match (decision.approved, case.application.state) {
        (true, Stage::Completed) => Stage::Completed,
        (true, _) => Stage::Approved,
        (false, _) => Stage::Refused,
    };
    let own = case.service.words(t.lang);
    let is_own = own.has(&format!("state-{}", stage.code()));
    // Where the service has no word of its own, what was decided is said, and not how far it has come.
    let what = if is_own || !decision.approved { stage } else { Stage::Approved };
    let args = [("what", what.shown(&own, t).into()), ("name", who.into()), ("at", at.into())];
    Some(Decided {
        title: t.with("applications-decided", &args),
        words: crate::step::reason_words(&case.service, &case.application, t.lang),
        tone: if decision.approved { "ok" } else { "bad" },
    })
}

/// `GET /staff/cases/{id}/files/{file}`: a read of its own in the journal.
pub(crate) async fn download(
    AtCase { desk, row }: AtCase,
    Path((_, wanted)): Path<(String, String)>,
    Query(page): Query<scan::Wanted>,
) -> WebResult<Response> {
    match desk.opened(&row).await? {
        Some(application) => {
            let from = scan::From { back: path(row.id()), room: "queue" };
            desk.attached(&application, &wanted, (page, from)).await
        }
        None => {
            let nothing = ((String::new(), String::new()), FieldErrors::new());
            Ok(ask(&desk, &row, nothing).await?.into_response())
        }
    }
}

impl Desk {
    /// A file as a download, with an entry of the read.
    pub(crate) async fn give(&self, application: &Application, file: uploads::Upload) -> WebResult<Response> {
        let house = self.house();
        self.note_read(application, &file).await?;
        let key = house.vault.key(&house.db, Subject::Citizen(application.citizen)).await?;
        uploads::as_attachment(house, &key, &file).await
    }

    /// Writes into the citizen's journal that a file was read.
    pub(crate) async fn note_read(&self, application: &Application, file: &uploads::Upload) -> WebResult<()> {
        let house = self.house();
        let service = self.service(application).await?;
        let mut facts = details(&service, application);
        facts["file"] = json!(file.name);
        let [ru, en] = [text::Lang::Ru, text::Lang::En]
            .map(|lang| text::Words::new(house.book.clone(), lang).get("applications-reason-file"));
        let facts = with_reason(facts, &ru, &en);
        let tx = house.db.begin().await?;
        let read = self.entry(application, "application.read_by_staff", Some(ru), facts);
        house.journal.record(&tx, read).await?;
        Ok(tx.commit().await?)
    }
}

/// Where a case is.
pub(crate) fn path(id: ApplicationId) -> String {
    format!("/staff/cases/{id}")
}
