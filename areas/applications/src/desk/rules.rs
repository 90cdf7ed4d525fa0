//! `/staff/rules`: the supervisor says where new cases go, and tries it on past cases before it is kept (PLUS-15, APP-16).

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use base::{ApplicationId, CitizenId};
use catalogue::Service;
use db::Tx;
use journal::{Actor, Object};
use serde_json::json;
use std::sync::Arc;
use ui::{Choice, Page};
use uuid::Uuid;
use web::{FieldErrors, House, Html, Posted, Problem, Role, WebResult};

use crate::application::Application;
use crate::desk::label::{self, LABEL_MAX, is_about_person};
use crate::desk::queue::{people, services};
use crate::desk::rule::{self, Rule};
use crate::desk::seat::{Desk, order, within};
use crate::store::{applications, desk, holders, rules};

/// Who writes them.
const ROLES: [Role; 1] = [Role::Supervisor];
/// The longest name of a rule, in characters.
const NAME_MAX: usize = 80;
/// A rule is tried on so many cases.
const TRIED: i64 = 100;
/// More options than this are folded.
const LONG: usize = 12;

/// A rule in the list.
struct Line {
    name: String,
    service: String,
    when: Vec<String>,
    to: String,
    removal: String,
}

#[derive(Template)]
#[template(path = "desk/rules.html")]
struct RulesPage {
    page: Page,
    lines: Vec<Line>,
    services: Vec<Choice>,
}

/// A question to tick options of, or to bound.
struct Asked {
    name: String,
    label: String,
    options: Vec<Choice>,
    /// So many that they are folded.
    is_long: bool,
    is_ticked: bool,
    from: String,
    to: String,
    from_error: String,
    to_error: String,
}

#[derive(Template)]
#[template(path = "desk/rule.html")]
struct RulePage {
    page: Page,
    service: String,
    code: String,
    rule: Rule,
    asked: Vec<Asked>,
    officers: Vec<Choice>,
    /// What trying has shown; empty before.
    tried: String,
    errors: FieldErrors,
}

#[derive(serde::Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    service: String,
}

/// `GET /staff/rules`.
pub(crate) async fn page(desk: Desk) -> WebResult<Html> {
    let (house, t, me) = (desk.house(), desk.t(), &desk.me);
    me.must_be(&ROLES)?;
    let rows = rules::all(&house.db, &me.agency).await?;
    let colleagues = staff::colleagues(house, &house.db, &me.agency).await?;
    let line = |row: &rules::RuleRow| {
        let rule: Rule = serde_json::from_value(row.body.clone())?;
        let service = desk.area.tools.catalogue.get(&row.service);
        let when = service.map_or_else(Vec::new, |service| rule.in_words(&service, t));
        let officer = colleagues.iter().find(|one| one.staff.to_string() == rule.officer);
        let to = [rule.unit, officer.map_or_else(String::new, |one| one.name.clone()), rule.label];
        Ok(Line {
            service: desk.title(&row.service),
            when,
            to: to.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
            removal: format!("/staff/rules/{}/removal", row.rule_id),
            name: rule.name,
        })
    };
    let lines = rows.iter().map(line).collect::<WebResult<_>>()?;
    let page = desk.page(t.get("applications-rules-title"));
    desk.visit.show(&RulesPage { page, lines, services: services(&desk, "") })
}

/// `GET /staff/rules/new?service=`.
pub(crate) async fn new(desk: Desk, Query(which): Query<Which>) -> WebResult<Html> {
    desk.me.must_be(&ROLES)?;
    let service = service_of(&desk, &which.service)?;
    let frame = Frame { desk: &desk, service: &service };
    desk.visit.show(&frame.draw(Rule::default(), String::new(), FieldErrors::new()).await?)
}

/// `POST /staff/rules`: tries it on the last cases; with `act=save` keeps it.
pub(crate) async fn post(desk: Desk, Posted(form): Posted) -> WebResult<Response> {
    let (house, me) = (desk.house(), &desk.me);
    me.must_be(&ROLES)?;
    let service = service_of(&desk, form.get("service"))?;
    let rule = Rule::read(&service, &form);
    let frame = Frame { desk: &desk, service: &service };
    let errors = frame.refusals(&rule).await?;
    if !errors.is_empty() {
        let page = frame.draw(rule, String::new(), errors).await?;
        return Ok(desk.visit.again(&page)?.into_response());
    }
    if form.get("act") != "save" {
        let tried = frame.tried(&rule).await?;
        let page = frame.draw(rule, tried, FieldErrors::new()).await?;
        return Ok(desk.visit.show(&page)?.into_response());
    }
    let now = house.clock.now();
    let tx = house.db.begin().await?;
    let kept = (house.random.uuid(now), serde_json::to_value(&rule)?);
    rules::insert(&tx, (&me.agency, &service.code), kept, (me.staff.uuid(), now)).await?;
    if !rule.unit.is_empty() {
        holders::name(&tx, &me.agency, ("unit", &rule.unit)).await?;
    }
    frame.record(&tx, "rule.saved", &rule).await?;
    tx.commit().await?;
    Ok(Redirect::to("/staff/rules").into_response())
}

/// `POST /staff/rules/{id}/removal`: cases that it has sent somewhere stay there.
pub(crate) async fn remove(desk: Desk, Path(id): Path<String>, Posted(_): Posted) -> WebResult<Redirect> {
    let (house, me) = (desk.house(), &desk.me);
    me.must_be(&ROLES)?;
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    let rows = rules::all(&house.db, &me.agency).await?;
    let row = rows.iter().find(|row| row.rule_id == id).ok_or(Problem::NotFound)?;
    let rule: Rule = serde_json::from_value(row.body.clone())?;
    let service = service_of(&desk, &row.service)?;
    let frame = Frame { desk: &desk, service: &service };
    let tx = house.db.begin().await?;
    rules::forget(&tx, &me.agency, id).await?;
    frame.record(&tx, "rule.removed", &rule).await?;
    tx.commit().await?;
    Ok(Redirect::to("/staff/rules"))
}

/// Sends a case that has just entered the queue where the rules say: the first unit and the first officer win, every label is put on.
pub(crate) async fn apply(
    house: &House,
    tx: &Tx,
    service: &Service,
    application: &Application,
) -> WebResult<()> {
    let agency = &application.agency;
    let rows = rules::of_service(tx, agency, &service.code).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let (answers, today) = (application.answers(), house.today());
    let Some(case) = desk::case(tx, agency, application.id).await? else { return Ok(()) };
    let colleagues = staff::colleagues(house, tx, agency).await?;
    let (mut unit, mut holder) = (case.unit.clone(), case.holder.clone());
    for row in rows {
        let rule: Rule = serde_json::from_value(row.body)?;
        if !rule.fits(&answers, today) {
            continue;
        }
        if unit.is_empty() && !rule.unit.is_empty() {
            holders::send_to(tx, agency, application.id, &rule.unit).await?;
            unit.clone_from(&rule.unit);
        }
        let works =
            |one: &staff::Colleague| one.staff.to_string() == rule.officer && one.works_on(&service.code);
        if holder.is_empty() && colleagues.iter().any(works) {
            holders::give(tx, agency, application.id, ("", &rule.officer)).await?;
            holder.clone_from(&rule.officer);
        }
        if !rule.label.is_empty() {
            label::put(house, tx, (Actor::System, &case, agency), &rule.label).await?;
        }
        let details = json!({ "rule": rule.name, "unit": rule.unit, "label": rule.label });
        let object = Object::Application(application.id);
        let what = (Actor::System, "application.routed", object, Some(service.code.clone()));
        house.journal.record(tx, order(agency, what, details)).await?;
    }
    Ok(())
}

fn service_of(desk: &Desk, code: &str) -> WebResult<Arc<Service>> {
    let found = desk.area.tools.catalogue.get(code);
    let me = &desk.me;
    found.filter(|service| service.is_served_by(&me.agency) && me.works_on(code)).ok_or(Problem::NotFound)
}

/// What drawing and trying a rule needs.
struct Frame<'a> {
    desk: &'a Desk,
    service: &'a Service,
}

impl Frame<'_> {
    async fn refusals(&self, rule: &Rule) -> WebResult<FieldErrors> {
        let (t, house, me) = (self.desk.t(), self.desk.house(), &self.desk.me);
        let mut errors = FieldErrors::new();
        if rule.name.is_empty() {
            errors.add("name", t.get("applications-rule-name-missing"));
        }
        let bounds = [
            ("name", &rule.name, NAME_MAX),
            ("unit", &rule.unit, LABEL_MAX),
            ("label", &rule.label, LABEL_MAX),
        ];
        for (field, typed, most) in bounds {
            within(&mut errors, t, (field, typed, most));
        }
        if is_about_person(&rule.label, "") {
            errors.add("label", t.get("applications-labels-person"));
        }
        if !rule.leads_somewhere() {
            errors.add("unit", t.get("applications-rule-nowhere"));
        }
        for (question, ends) in &rule.typed {
            for (end, typed) in ["from", "to"].iter().zip(ends) {
                if !typed.is_empty() && typed.parse::<i64>().is_err() {
                    errors.add(&format!("{end}-{question}"), t.get("applications-rule-number"));
                }
            }
        }
        let turned = rule.numbers.values().any(|ends| matches!(ends, (Some(from), Some(to)) if from > to));
        if turned {
            errors.add("name", t.get("applications-rule-turned"));
        }
        if !rule.officer.is_empty() {
            let all = staff::colleagues(house, &house.db, &me.agency).await?;
            let works = |one: &staff::Colleague| {
                one.staff.to_string() == rule.officer && one.works_on(&self.service.code)
            };
            if !all.iter().any(works) {
                errors.add("officer", t.get("applications-pass-missing"));
            }
        }
        Ok(errors)
    }

    /// How many of the last cases it would have meant. The machine counts; nobody reads.
    async fn tried(&self, rule: &Rule) -> WebResult<String> {
        let (house, me) = (self.desk.house(), &self.desk.me);
        let today = house.today();
        let past = rules::past(&house.db, (&me.agency, &self.service.code), TRIED).await?;
        let (mut all, mut fit) = (0_i64, 0_i64);
        for row in past {
            let id = ApplicationId(row.application_id);
            let Some(found) = applications::get(house, &house.db, CitizenId(row.citizen_id), id).await?
            else {
                continue;
            };
            all += 1;
            fit += i64::from(rule.fits(&found.answers(), today));
        }
        let tx = house.db.begin().await?;
        self.record(&tx, "rule.tried", rule).await?;
        tx.commit().await?;
        Ok(self.desk.t().with("applications-rule-tried", &[("fit", fit.into()), ("all", all.into())]))
    }

    async fn record(&self, tx: &Tx, action: &'static str, rule: &Rule) -> WebResult<()> {
        let what = (self.desk.actor(), action, Object::Portal, Some(self.service.code.clone()));
        let entry = order(&self.desk.me.agency, what, serde_json::to_value(rule)?);
        self.desk.house().journal.record(tx, entry).await?;
        Ok(())
    }

    async fn draw(&self, rule: Rule, tried: String, errors: FieldErrors) -> WebResult<RulePage> {
        let (t, house) = (self.desk.t(), self.desk.house());
        let words = self.service.words(t.lang);
        let asked = rule::questions(self.service).into_iter().map(|question| {
            let name = rule::looked_at(question);
            let ticked = rule.options.get(&name);
            let choice = |(value, label): (String, String)| Choice {
                chosen: ticked.is_some_and(|ticked| ticked.contains(&value)),
                value,
                label,
                hint: String::new(),
            };
            let [from, to] = rule.typed.get(&name).cloned().unwrap_or_default();
            let options: Vec<Choice> = rule::options(question, &words, t).into_iter().map(choice).collect();
            Asked {
                label: rule::label(question, &words, t),
                is_long: options.len() > LONG,
                is_ticked: options.iter().any(|option| option.chosen),
                options,
                from_error: errors.at(&format!("from-{name}")).to_owned(),
                to_error: errors.at(&format!("to-{name}")).to_owned(),
                from,
                to,
                name,
            }
        });
        let mut colleagues = staff::colleagues(house, &house.db, &self.desk.me.agency).await?;
        colleagues.retain(|one| one.works_on(&self.service.code));
        Ok(RulePage {
            page: self.desk.page(t.get("applications-rule-title")),
            service: words.get("title"),
            code: self.service.code.clone(),
            asked: asked.collect(),
            officers: people(&colleagues, &rule.officer),
            rule,
            tried,
            errors,
        })
    }
}
