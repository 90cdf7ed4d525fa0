//! «Проверьте ответы и отправьте»: every answer with a way to change it, what is missing, the consent (PLUS-01).

use accounts::{codes, elevation};
use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::DraftId;
use catalogue::{FormPage, Item};
use serde_json::Value;
use sha2::{Digest, Sha256};
use ui::{Page, Section};
use web::{Citizen, FieldErrors, House, Limit, Posted, Problem, Visit, WebResult};

use crate::amend;
use crate::area::{Area, Here};
use crate::closed;
use crate::confirm::{self, purpose};
use crate::draft::Source;
use crate::form::sheet::{Sheet, files_of};
use crate::form::view::FileLine;
use crate::page::{StepLine, is_given, saved_words, steps};
use crate::receipt::canonical;
use crate::start::sent_already;
use crate::store::applications;

/// One answer.
pub(crate) struct AnswerLine {
    pub name: String,
    pub value: String,
    pub source: String,
    pub href: String,
    pub files: Vec<FileLine>,
}

/// The answers of one page.
pub(crate) struct AnswerGroup {
    pub title: String,
    pub lines: Vec<AnswerLine>,
}

/// Something that is missing.
struct GapLine {
    words: String,
    href: String,
}

#[derive(Template)]
#[template(path = "applications/check.html")]
struct CheckPage {
    page: Page,
    service: String,
    saved: String,
    back: String,
    action: String,
    steps: Vec<StepLine>,
    step: i64,
    groups: Vec<AnswerGroup>,
    gaps: Vec<GapLine>,
    term: String,
    fee: String,
    consent: bool,
    /// What it means that it changes an application that was sent already; empty when it does not.
    amends: String,
    /// Where the application is that can no longer be changed; empty when it can, or when nothing is changed.
    late: String,
    /// Of what is shown: other answers are not sent by this page.
    seen: String,
    /// Files that came from an earlier application: «Договор.pdf, Фото.jpg».
    carried_files: String,
    /// The service is only tried: nothing will be sent.
    is_trial: bool,
    /// That the service can soon not be asked for any more; empty when it has no last day.
    closing: String,
    /// Why it cannot be sent now; empty when it can.
    closed: String,
    errors: FieldErrors,
}

/// `GET /drafts/{id}/check`.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
) -> WebResult<Response> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    match Sheet::open(&house, &area.tools, citizen.citizen, id).await? {
        Some(sheet) => {
            elevation::need(&citizen, sheet.service.sign_in)?;
            let mut drawn = draw(&house, &area, &visit, &sheet, FieldErrors::new()).await?;
            drawn.closed = closed::words(&visit, &area, &sheet).await?;
            Ok(visit.show(&drawn)?.into_response())
        }
        None => Ok(sent_already(&house, &citizen, id).await?.into_response()),
    }
}

/// `POST /drafts/{id}/check`: keeps what was checked as it is and sends the code that confirms it.
pub(crate) async fn post(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    let Some(mut sheet) = Sheet::open(&house, &area.tools, citizen.citizen, id).await? else {
        return Ok(sent_already(&house, &citizen, id).await?.into_response());
    };
    elevation::need(&citizen, sheet.service.sign_in)?;
    let why = closed::words(&visit, &area, &sheet).await?;
    if !why.is_empty() {
        return closed::page(&visit, &sheet.service, why, sheet.path("check"));
    }
    if amend::is_late(&house, &area, &sheet).await? {
        return Ok(visit
            .again(&draw(&house, &area, &visit, &sheet, FieldErrors::new()).await?)?
            .into_response());
    }
    let mut errors = FieldErrors::new();
    if !["", seen(&sheet).as_str()].contains(&form.get("seen")) {
        errors.add("consent", visit.t.get("applications-check-changed"));
    }
    let is_complete = sheet.service.form.gaps(&sheet.body.answers, sheet.today).is_empty()
        && attached(&visit, &sheet).next().is_none();
    if !form.ticked("consent") {
        errors.add("consent", visit.t.get("applications-consent-missing"));
    }
    if !is_complete || !errors.is_empty() {
        return Ok(visit.again(&draw(&house, &area, &visit, &sheet, errors).await?)?.into_response());
    }
    if !sheet.trial.is_empty() {
        return Ok(Redirect::to(&sheet.path("trial")).into_response());
    }
    house.limits.count_of(Limit::Codes, citizen.citizen.uuid())?;
    sheet.body.consent_at = Some(house.clock.now());
    let phone = confirm::phone(&house, citizen.citizen).await?;
    let tx = house.db.begin().await?;
    if !sheet.save(&house, &tx).await? {
        // Another tab has saved in this moment: show what stands there now.
        return Ok(Redirect::to(&sheet.path("check")).into_response());
    }
    let sms = confirm::sms(&visit, &sheet, phone, citizen.citizen);
    // Too early for another code: the one of less than a minute ago confirms this draft too.
    let _ = codes::send(&house, &tx, purpose(citizen.citizen, id), sms).await?;
    tx.commit().await?;
    Ok(Redirect::to(&sheet.path("confirm")).into_response())
}

/// The page; for a change with what becomes of the payment and the signature.
async fn draw(
    house: &House,
    area: &Area,
    visit: &Visit,
    sheet: &Sheet,
    errors: FieldErrors,
) -> WebResult<CheckPage> {
    let mut drawn = check_page(visit, sheet, errors);
    let Some(id) = sheet.amends else { return Ok(drawn) };
    if amend::is_late(house, area, sheet).await? {
        drawn.late = format!("/applications/{id}#messages");
    }
    let t = &visit.t;
    let changed = applications::get(house, &house.db, sheet.citizen, id).await?.ok_or(Problem::NotFound)?;
    drawn.amends = t.get("applications-check-amend");
    if changed.work.signature.is_some() {
        drawn.amends = format!("{} {}", drawn.amends, t.get("applications-check-amend-sign"));
    }
    let (paid, day) = (changed.work.paid(), house.day_of(changed.submitted_at));
    let fee = sheet.service.fee(&sheet.service.form.pruned(&sheet.body.answers, sheet.today), day);
    if paid > 0 {
        let more = fee.map_or(0, |fee| fee.kopecks) - paid;
        let (key, sum) = match more {
            ..0 => ("applications-check-fee-over", -more),
            0 => ("applications-check-fee-paid", paid),
            1.. => ("applications-check-fee-more", more),
        };
        let sums = [("paid", t.money(paid).into()), ("sum", t.money(sum).into())];
        drawn.fee = t.with(key, &sums);
    }
    Ok(drawn)
}

/// SHA-256 of the answers as this page shows them.
fn seen(sheet: &Sheet) -> String {
    hex::encode(Sha256::digest(canonical(&Value::Object(sheet.body.answers.clone()))))
}

fn check_page(visit: &Visit, sheet: &Sheet, errors: FieldErrors) -> CheckPage {
    let t = &visit.t;
    let words = sheet.service.words(t.lang);
    let form = &sheet.service.form;
    let gaps: Vec<GapLine> = form
        .gaps(&sheet.body.answers, sheet.today)
        .into_iter()
        .map(|(page, field, refusal)| GapLine {
            words: form.complaint(&field, &refusal, &words, t),
            href: format!("{}#{field}", sheet.path(&page)),
        })
        .chain(attached(visit, sheet))
        .collect();
    let title = t.get("applications-check-title");
    let has_errors = !errors.is_empty() || !gaps.is_empty();
    let pages = sheet.pages();
    let count = i64::try_from(pages.len() + 1).unwrap_or(0);
    CheckPage {
        page: visit.page(
            if has_errors { t.with1("applications-page-error-title", "title", title) } else { title },
            Section::Applications,
        ),
        closing: closing_words(visit, sheet),
        service: words.get("title"),
        saved: saved_words(visit, sheet),
        back: pages.last().map_or_else(|| "/".to_owned(), |page| sheet.path(&page.name)),
        action: sheet.path("check"),
        steps: steps(visit, sheet, None),
        step: count,
        groups: pages.iter().filter_map(|page| group(visit, sheet, page)).collect(),
        gaps,
        term: term_words(visit, sheet),
        fee: fee_words(visit, sheet),
        consent: sheet.body.consent_at.is_some(),
        amends: String::new(),
        late: String::new(),
        seen: seen(sheet),
        carried_files: sheet.body.carried_files.join(", "),
        is_trial: !sheet.trial.is_empty(),
        closed: String::new(),
        errors,
    }
}

/// Documents that were attached and hold no more: it cannot be sent with them.
fn attached(visit: &Visit, sheet: &Sheet) -> impl Iterator<Item = GapLine> {
    let ended = sheet.ended(visit).into_iter().filter(|one| one.is_attached);
    ended.map(|one| GapLine { words: one.words, href: one.href })
}

/// «Ответ обещаем до 18 декабря» or «сразу».
fn term_words(visit: &Visit, sheet: &Sheet) -> String {
    let t = &visit.t;
    let service = &sheet.service;
    if !service.has_term() {
        return t.get("applications-check-term-now");
    }
    let now = visit.house.clock.now();
    let date = t.date_near(service.due(t.day_of(now)), now);
    let (key, days) = match service.term_working_days {
        0 => ("applications-check-term-calendar", service.term_calendar_days),
        days => ("applications-check-term", days),
    };
    let term = t.with(key, &[("date", date.clone().into()), ("days", i64::from(days).into())]);
    if service.silence.is_none() {
        return term;
    }
    let words = service.words(t.lang).get("silence");
    let silence = t.with("applications-silence", &[("date", date.into()), ("words", words.into())]);
    format!("{term}. {silence}")
}

/// The last day on which it can be sent, while a draft is open.
fn closing_words(visit: &Visit, sheet: &Sheet) -> String {
    let t = &visit.t;
    let Some(last) = sheet.service.last_day(sheet.today).filter(|_| sheet.amends.is_none()) else {
        return String::new();
    };
    let key = if sheet.today > last { "applications-check-closed" } else { "applications-check-closing" };
    t.with1(key, "date", t.date_near(last, visit.house.clock.now()))
}

/// What is to be paid, and why so much.
fn fee_words(visit: &Visit, sheet: &Sheet) -> String {
    let t = &visit.t;
    let fee = sheet.service.fee(&sheet.service.form.pruned(&sheet.body.answers, sheet.today), sheet.today);
    let Some(fee) = fee else { return t.get("applications-check-no-fee") };
    let sum = if fee.kopecks == 0 { t.get("applications-check-fee-nothing") } else { t.money(fee.kopecks) };
    match crate::task::basis(&sheet.service.words(t.lang), fee.name) {
        basis if basis.is_empty() => t.with1("applications-check-fee", "fee", sum),
        basis if fee.kopecks == 0 => t.with1("applications-check-fee-free", "basis", basis),
        basis => t.with("applications-check-fee-basis", &[("fee", sum.into()), ("basis", basis.into())]),
    }
}

fn group(visit: &Visit, sheet: &Sheet, page: &FormPage) -> Option<AnswerGroup> {
    let words = sheet.service.words(visit.t.lang);
    let items = page.shown_items(&sheet.body.answers, sheet.today);
    let mut lines: Vec<AnswerLine> =
        items.into_iter().flat_map(|item| lines(visit, sheet, page, item)).collect();
    lines.extend(counted(visit, sheet, page));
    (!lines.is_empty()).then(|| AnswerGroup { title: words.get(&format!("page-{}", page.name)), lines })
}

/// What is counted from the answers of this page and the earlier ones.
fn counted(visit: &Visit, sheet: &Sheet, page: &FormPage) -> Vec<AnswerLine> {
    let (t, words) = (&visit.t, sheet.service.words(visit.t.lang));
    let computed = sheet.service.form.counted_on(page);
    let given = computed.filter_map(|computed| Some((computed, sheet.body.answers.get(&computed.name)?)));
    given
        .map(|(computed, value)| AnswerLine {
            name: computed.label(&words),
            value: computed.shown(value, t),
            source: t.get("applications-answer-counted"),
            href: String::new(),
            files: Vec::new(),
        })
        .collect()
}

fn lines(visit: &Visit, sheet: &Sheet, page: &FormPage, item: &Item) -> Vec<AnswerLine> {
    let (t, words) = (&visit.t, sheet.service.words(visit.t.lang));
    let answer = sheet.body.answers.get(item.name());
    let none = || t.get("applications-not-answered");
    match item {
        Item::Question(question) => {
            let source = sheet.body.sources.get(&question.name);
            let files = files_of(answer);
            let is_files = matches!(question.kind, catalogue::Kind::File { .. });
            let value = match answer.filter(|value| is_given(Some(value))) {
                Some(_) if is_files => String::new(),
                Some(value) => question.shown(value, &words, t),
                None => none(),
            };
            vec![AnswerLine {
                name: question.label(&words),
                value,
                source: match (source, sheet.body.disputed.get(&question.name)) {
                    (Some(source), _) => short_source(visit, source),
                    (None, Some(disputed)) => {
                        let known = question.shown(&disputed.known, &words, t);
                        t.with("applications-answer-disputed", &[("known", known.into())])
                    }
                    (None, None) => String::new(),
                },
                href: if source.is_some_and(|source| !source.asked && source.document.is_none()) {
                    "/profile".to_owned()
                } else {
                    format!("{}#{}", sheet.path(&page.name), question.name)
                },
                files: files
                    .into_iter()
                    .filter(|_| is_files)
                    .map(|file| FileLine::of(&file, format!("/drafts/{}/files/{}", sheet.id, file.file), t))
                    .collect(),
            }]
        }
        Item::Block(block) => {
            let entries = answer.and_then(Value::as_array).cloned().unwrap_or_default();
            let one = |(place, entry): (usize, &Value)| {
                let number = i64::try_from(place + 1).unwrap_or(0);
                let given = block.questions.iter().filter_map(|q| Some((q, entry.get(&q.name)?)));
                let shown: Vec<String> = given.map(|(q, value)| q.shown(value, &words, t)).collect();
                AnswerLine {
                    name: words.with(&format!("{}-one", block.name), &[("n", number.into())]),
                    value: if shown.is_empty() { none() } else { shown.join(", ") },
                    source: String::new(),
                    href: format!("{}#{}", sheet.path(&page.name), block.name),
                    files: Vec::new(),
                }
            };
            entries.iter().enumerate().map(one).collect()
        }
    }
}

/// «Из профиля, сверено с реестром 23 ноября».
fn short_source(visit: &Visit, source: &Source) -> String {
    let day = visit.t.date_near(visit.t.day_of(source.at), visit.house.clock.now());
    if source.document.is_some() || source.asked {
        return crate::page::source_words(visit, source);
    }
    let key = match source.register {
        Some(_) => "applications-answer-confirmed",
        None => "applications-answer-typed",
    };
    visit.t.with1(key, "at", day)
}
