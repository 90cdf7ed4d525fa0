//! `/staff/links`: an editor makes links that fill in a form, signed by the agency (PLUS-18), and links by which a revision can be tried
//! before anybody is offered it (PLUS-06).

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use catalogue::{KeptRevision, Service, kept_revisions};
use chrono::{Days, Duration, NaiveDate};
use db::Tx;
use journal::Object;
use serde_json::json;
use ui::{Choice, Page};
use web::{FieldErrors, Fields, Html, Posted, Problem, Role, StaffSession, WebResult};

use crate::desk::seat::{Desk, order};
use crate::draft::Body;
use crate::form::facts::{Facts, top_questions};
use crate::form::view::{Drawn, Pen};
use crate::link::signed::{self, Promise, may_answer};
use crate::store::links::{self, TrialRow};

const ROLES: [Role; 2] = [Role::Editor, Role::Administrator];
/// The agency of those who work for the portal itself.
const PORTAL: &str = "portal";
/// How long a link is good, in days: the choices, the usual one first.
const DAYS: [u64; 4] = [30, 7, 90, 366];
/// How long a service can be tried by a link.
const TRIAL_DAYS: i64 = 14;
/// So many trials are listed, and so many revisions that nobody is offered.
const LISTED: i64 = 50;
const UNOFFERED: usize = 10;

/// A service for which links can be made.
struct ServiceLine {
    title: String,
    note: String,
    href: String,
    icon: &'static str,
}

/// A link by which a revision is tried.
struct TrialLine {
    title: String,
    note: String,
    href: String,
    address: String,
    removal: String,
}

#[derive(Template)]
#[template(path = "desk/links.html")]
struct LinksPage {
    page: Page,
    is_administrator: bool,
    services: Vec<ServiceLine>,
    revisions: Vec<Choice>,
    trials: Vec<TrialLine>,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "desk/link.html")]
struct LinkPage {
    page: Page,
    is_administrator: bool,
    title: String,
    action: String,
    drawn: Vec<Drawn>,
    days: Vec<Choice>,
    chosen_days: String,
    /// The link that was made; empty before.
    address: String,
    until: String,
    qr: String,
    errors: FieldErrors,
}

/// Whether this editor speaks for an agency.
fn may(me: &StaffSession, agency: &str) -> bool {
    me.role == Role::Administrator || me.agency == PORTAL || me.agency == agency
}

/// A service of the editor's.
fn own(desk: &Desk, code: &str) -> WebResult<Arc<Service>> {
    desk.me.must_be(&ROLES)?;
    let service = desk.area.tools.catalogue.get(code).filter(|service| may(&desk.me, &service.agency));
    service.ok_or(Problem::NotFound)
}

/// `GET /staff/links`.
pub(crate) async fn page(desk: Desk) -> WebResult<Html> {
    desk.me.must_be(&ROLES)?;
    desk.visit.show(&drawn(&desk, FieldErrors::new()).await?)
}

async fn drawn(desk: &Desk, errors: FieldErrors) -> WebResult<LinksPage> {
    let (house, t, me, area) = (desk.house(), desk.t(), &desk.me, &desk.area);
    let services: Vec<_> =
        area.tools.catalogue.all().into_iter().filter(|service| may(me, &service.agency)).collect();
    let line = |service: &Arc<Service>| ServiceLine {
        title: service.words(t.lang).get("title"),
        note: service.words(t.lang).get("agency"),
        href: format!("/staff/links/{}", service.code),
        icon: service.icon(),
    };
    let present = services.iter().map(|service| Choice {
        value: format!("{}/{}", service.code, service.revision),
        label: service.words(t.lang).get("title"),
        hint: String::new(),
        chosen: false,
    });
    let mut revisions: Vec<Choice> = unoffered(desk).await?;
    revisions.extend(present);
    let now = house.clock.now();
    let all = links::trials(&house.db, now, LISTED).await?;
    let trial = |row: &TrialRow| TrialLine {
        title: area.title(&row.service, t),
        note: t.with(
            "applications-trial-line",
            &[("revision", short(&row.revision).into()), ("until", t.moment(row.ends_at, now).into())],
        ),
        href: format!("/trials/{}", row.trial_id),
        address: format!("{}/trials/{}", house.settings.origin(), row.trial_id),
        removal: format!("/staff/trials/{}/removal", row.trial_id),
    };
    Ok(LinksPage {
        page: desk.page(t.get("applications-links-title")),
        is_administrator: me.role == Role::Administrator,
        services: services.iter().map(line).collect(),
        revisions,
        trials: all.iter().filter(|row| may(me, &row.agency)).map(trial).collect(),
        errors,
    })
}

fn short(revision: &str) -> String {
    revision.chars().take(12).collect()
}

/// Revisions that `kabinet service keep` has brought and nobody is offered: newer than the present one, or of a service that is not there.
async fn unoffered(desk: &Desk) -> WebResult<Vec<Choice>> {
    let (house, t, me, area) = (desk.house(), desk.t(), &desk.me, &desk.area);
    let kept = kept_revisions(&house.db, "", LISTED).await?;
    let is_new = |one: &&KeptRevision| match area.tools.catalogue.get(&one.code) {
        None => true,
        Some(present) => {
            let since = kept
                .iter()
                .find(|other| other.code == one.code && other.revision == present.revision)
                .map(|other| other.kept_at);
            one.revision != present.revision && since.is_some_and(|since| one.kept_at > since)
        }
    };
    let mut choices = Vec::new();
    for one in kept.iter().filter(is_new).take(UNOFFERED) {
        let found = area.tools.catalogue.at_revision(&house.db, &one.code, &one.revision).await?;
        let Some(service) = found.filter(|service| may(me, &service.agency)) else { continue };
        let label = t.with(
            "applications-trial-new",
            &[
                ("title", service.words(t.lang).get("title").into()),
                ("date", t.moment(one.kept_at, house.clock.now()).into()),
            ],
        );
        let value = format!("{}/{}", one.code, one.revision);
        choices.push(Choice { value, label, hint: String::new(), chosen: false });
    }
    Ok(choices)
}

/// `POST /staff/trials`: makes a link by which a revision can be tried.
pub(crate) async fn try_out(desk: Desk, Posted(form): Posted) -> WebResult<Response> {
    let (house, me) = (desk.house(), &desk.me);
    me.must_be(&ROLES)?;
    let (code, revision) = form.get("revision").split_once('/').unwrap_or_default();
    let found = desk.area.tools.catalogue.at_revision(&house.db, code, revision).await?;
    let Some(service) = found.filter(|service| may(me, &service.agency)) else {
        let mut errors = FieldErrors::new();
        errors.add("revision", desk.t().get("applications-trial-which"));
        let page = drawn(&desk, errors).await?;
        return Ok(desk.visit.again(&page)?.into_response());
    };
    let now = house.clock.now();
    let row = TrialRow {
        trial_id: hex::encode(house.random.bytes::<16>()),
        service: service.code.clone(),
        revision: service.revision.clone(),
        agency: service.agency.clone(),
        made_by: me.staff.uuid(),
        made_at: now,
        ends_at: now + Duration::days(TRIAL_DAYS),
    };
    let tx = house.db.begin().await?;
    links::keep_trial(&tx, &row).await?;
    let details = json!({ "revision": short(&row.revision), "until": row.ends_at });
    record(&desk, &tx, ("service.trial_made", &row), details).await?;
    tx.commit().await?;
    Ok(Redirect::to("/staff/links#trials").into_response())
}

/// `POST /staff/trials/{id}/removal`: the link opens nothing from now on.
pub(crate) async fn end(desk: Desk, Path(id): Path<String>, Posted(_): Posted) -> WebResult<Redirect> {
    let (house, me) = (desk.house(), &desk.me);
    me.must_be(&ROLES)?;
    let found = links::trial(&house.db, &id).await?;
    let row = found.filter(|row| may(me, &row.agency)).ok_or(Problem::NotFound)?;
    let tx = house.db.begin().await?;
    links::end_trial(&tx, &id, house.clock.now()).await?;
    let details = json!({ "revision": short(&row.revision) });
    record(&desk, &tx, ("service.trial_ended", &row), details).await?;
    tx.commit().await?;
    Ok(Redirect::to("/staff/links#trials"))
}

/// `GET /staff/links/{code}`: the questions that a link can answer.
pub(crate) async fn form(desk: Desk, Path(code): Path<String>) -> WebResult<Html> {
    let service = own(&desk, &code)?;
    desk.visit.show(&link_page(&desk, &service, &Fields::default(), FieldErrors::new())?)
}

/// `POST /staff/links/{code}`: signs the link and shows it with its code to print.
pub(crate) async fn make(
    desk: Desk,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> WebResult<Response> {
    let (house, t, service) = (desk.house(), desk.t(), own(&desk, &code)?);
    let today = house.today();
    let (answers, mut errors) = signed::typed(&service, &fields, t, today);
    if answers.is_empty() && errors.is_empty() {
        errors.add("days", t.get("applications-links-nothing"));
    }
    if !errors.is_empty() {
        let page = link_page(&desk, &service, &fields, errors)?;
        return Ok(desk.visit.again(&page)?.into_response());
    }
    let until = last_day(&fields, today);
    let promise = Promise { agency: service.agency.clone(), service: service.code.clone(), until, answers };
    let tx = house.db.begin().await?;
    let token = signed::sign(house, &tx, &promise).await?;
    house.journal.record(&tx, signed::entry(desk.actor(), &promise)).await?;
    tx.commit().await?;
    let address = signed::address(house, &service.code, &token);
    let mut page = link_page(&desk, &service, &fields, FieldErrors::new())?;
    page.until = t.date_near(until, house.clock.now());
    // A link that is too long for a code is still a link.
    page.qr = documents::qr(&address).unwrap_or_else(|_| String::new());
    page.address = address;
    Ok(desk.visit.show(&page)?.into_response())
}

/// The last day of a link: the chosen number of days from today.
fn last_day(fields: &Fields, today: NaiveDate) -> NaiveDate {
    let days = fields.get("days").parse().ok().filter(|days| DAYS.contains(days)).unwrap_or(DAYS[0]);
    today.checked_add_days(Days::new(days)).unwrap_or(today)
}

async fn record(
    desk: &Desk,
    tx: &Tx,
    (action, row): (&'static str, &TrialRow),
    details: serde_json::Value,
) -> WebResult<()> {
    let what = (desk.actor(), action, Object::Portal, Some(row.service.clone()));
    desk.house().journal.record(tx, order(&row.agency, what, details)).await?;
    Ok(())
}

fn link_page(desk: &Desk, service: &Service, fields: &Fields, errors: FieldErrors) -> WebResult<LinkPage> {
    let (t, words, today) = (desk.t(), service.words(desk.t().lang), desk.house().today());
    let (facts, mut body) = (Facts::default(), Body::default());
    for question in top_questions(&service.form).filter(|question| may_answer(question)) {
        let (sent, _) = crate::form::typed::read_question(question, &question.name, fields, today);
        body.put(&question.name, sent, 1);
    }
    let pen = Pen {
        facts: &facts,
        may_dispute: false,
        service: &words,
        t,
        body: &body,
        errors: &errors,
        today,
        files_at: String::new(),
    };
    let field = |question: &catalogue::Question| {
        let name = &question.name;
        Drawn::Field(Box::new(pen.field(question, name, body.answers.get(name))))
    };
    let drawn = top_questions(&service.form).filter(|question| may_answer(question)).map(field).collect();
    let days = |days: &u64| Choice {
        value: days.to_string(),
        label: t.with("applications-links-days", &[("n", i64::try_from(*days).unwrap_or(0).into())]),
        hint: String::new(),
        chosen: false,
    };
    let chosen = match fields.get("days") {
        "" => DAYS[0].to_string(),
        given => given.to_owned(),
    };
    Ok(LinkPage {
        page: desk.page(words.get("title")),
        is_administrator: desk.me.role == Role::Administrator,
        title: words.get("title"),
        action: format!("/staff/links/{}", service.code),
        drawn,
        days: DAYS.iter().map(days).collect(),
        chosen_days: chosen,
        address: String::new(),
        until: String::new(),
        qr: String::new(),
        errors,
    })
}
