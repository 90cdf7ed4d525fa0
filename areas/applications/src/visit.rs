//! The person chooses a day and a time to come, among those that the agency has.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use base::ApplicationId;
use catalogue::{Hours, Service, Step};
use chrono::NaiveDate;
use journal::Actor;
use serde_json::json;
use text::Words;
use ui::{Page, Section};
use web::{Citizen, CitizenSession, FieldErrors, House, Posted, Problem, Visit, WebResult};

use crate::application::{Application, State as Stage};
use crate::area::{Area, Here};
use crate::course::Task;
use crate::form::view::ChoiceOption;
use crate::step::{details, entry, service_of};
use crate::store::applications;
use crate::store::visits::{self, NewVisit, TakenRow, VisitRow};
use crate::task::when;

/// How many days are offered at once.
const DAYS: usize = 8;

/// A day with its times.
struct Day {
    label: String,
    times: Vec<ChoiceOption>,
}

#[derive(Template)]
#[template(path = "applications/visit.html")]
struct VisitPage {
    page: Page,
    title: String,
    note: String,
    place: String,
    until: String,
    booked: String,
    days: Vec<Day>,
    /// The page with the days after these; empty when there are none.
    later: String,
    /// The page with the soonest days; empty on that page itself.
    soonest: String,
    action: String,
    back: String,
    errors: FieldErrors,
}

/// Which days are looked at.
#[derive(serde::Deserialize)]
pub(crate) struct Offer {
    /// The days after this one; left out, the soonest.
    after: Option<NaiveDate>,
}

/// What is to be chosen, and from what.
struct Choice {
    application: Application,
    service: std::sync::Arc<Service>,
    task: Task,
    taken: Vec<TakenRow>,
}

impl Choice {
    fn hours(&self) -> Option<&Hours> {
        match self.service.steps.get(self.application.step) {
            Some(Step::Visit { hours, .. }) => Some(hours),
            _ => None,
        }
    }

    /// Whether a seat is free then.
    fn is_free(&self, house: &House, day: &str, time: &str) -> bool {
        let Some(hours) = self.hours() else { return false };
        let offered = hours.days(house.today(), self.task.until, usize::MAX);
        offered.iter().any(|offered| offered.to_string() == day) && self.has_seat(hours, day, time)
    }

    fn has_seat(&self, hours: &Hours, day: &str, time: &str) -> bool {
        let taken =
            self.taken.iter().find(|row| row.day == day && row.at_time == time).map_or(0, |row| row.taken);
        hours.times.iter().any(|offered| offered == time) && taken < i64::from(hours.seats)
    }
}

/// `GET /applications/{id}/visit`.
pub(crate) async fn page(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Query(offer): Query<Offer>,
) -> WebResult<Response> {
    let Some(choice) = choice(&house, &area, &citizen, &id).await? else {
        return Ok(Redirect::to(&format!("/applications/{id}")).into_response());
    };
    Ok(visit.show(&draw(&house, &visit, (&choice, offer.after), FieldErrors::new()).await?)?.into_response())
}

/// `POST /applications/{id}/visit`: `slot` is a day and a time, `2026-12-01 09:00`.
pub(crate) async fn post(
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Query(offer): Query<Offer>,
    Posted(form): Posted,
) -> WebResult<Response> {
    let house = visit.house.clone();
    let Some(choice) = choice(&house, &area, &citizen, &id).await? else {
        return Ok(Redirect::to(&format!("/applications/{id}")).into_response());
    };
    let (day, time) = form.get("slot").split_once(' ').unwrap_or_default();
    let own = visits::of_application(&house.db, citizen.citizen, choice.application.id).await?;
    if own.is_some_and(|own| own.day == day && own.at_time == time) {
        return Ok(Redirect::to(&format!("/applications/{id}")).into_response());
    }
    let is_booked = choice.is_free(&house, day, time) && book(&house, &citizen, &choice, (day, time)).await?;
    if is_booked {
        return Ok(Redirect::to(&format!("/applications/{id}")).into_response());
    }
    let mut errors = FieldErrors::new();
    let key = if day.is_empty() { "applications-visit-missing" } else { "applications-visit-taken" };
    errors.add("slot", visit.t.get(key));
    Ok(visit.again(&draw(&house, &visit, (&choice, offer.after), errors).await?)?.into_response())
}

/// Takes a seat and says so in the journal; `false` when the last one has just gone.
async fn book(
    house: &House,
    citizen: &CitizenSession,
    choice: &Choice,
    (day, time): (&str, &str),
) -> WebResult<bool> {
    let application = &choice.application;
    let new = NewVisit {
        citizen: citizen.citizen,
        application: application.id,
        agency: &application.agency,
        service: &application.service,
        place: &place_of(&choice.service, application),
        number: &application.number,
        day,
        time,
    };
    let seats = choice.hours().map_or(0, |hours| hours.seats);
    let tx = house.db.begin().await?;
    // The application's row is taken too: nobody chooses a day for a step that is just ending.
    if !applications::change(house, &tx, application).await? || !visits::book(&tx, &new, seats).await? {
        return Ok(false);
    }
    let mut facts = details(&choice.service, application);
    for lang in [text::Lang::Ru, text::Lang::En] {
        let t = Words::new(house.book.clone(), lang);
        let on = day.parse().map_or_else(|_| day.to_owned(), |day| t.date(day));
        facts[format!("when_{}", lang.code())] = json!(format!("{on}, {time}"));
    }
    let actor = Actor::Citizen(citizen.citizen);
    house.journal.record(&tx, entry(application, actor, "application.visit_booked", None, facts)).await?;
    tx.commit().await?;
    Ok(true)
}

async fn choice(house: &House, area: &Area, citizen: &CitizenSession, id: &str) -> WebResult<Option<Choice>> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let application =
        applications::get(house, &house.db, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    let Some(task) = application.work.task.clone().filter(|_| application.state == Stage::Visit) else {
        return Ok(None);
    };
    let service = service_of(house, &area.tools, &application).await?;
    let (from, place) = (house.today().to_string(), place_of(&service, &application));
    let taken = visits::taken(&house.db, &application.agency, (&application.service, &place), &from).await?;
    Ok(Some(Choice { application, service, task, taken }))
}

/// The option that says where the present visit is; empty when there is one place.
fn place_of(service: &Service, application: &Application) -> String {
    let Some(Step::Visit { hours, .. }) = service.steps.get(application.step) else { return String::new() };
    let answers = application.answers();
    let chosen = hours.place.as_ref().and_then(|question| answers.get(question)?.as_str());
    chosen.unwrap_or_default().to_owned()
}

/// Where the present visit is: «Центральный, ул. Речная, 5. Отдел миграции, который вы выбрали в заявлении».
pub(crate) fn place_words(service: &Service, application: &Application, words: &Words) -> String {
    let Some(step @ Step::Visit { hours, .. }) = service.steps.get(application.step) else {
        return String::new();
    };
    let general = words.get(&format!("step-{}-place", step.name()));
    match (place_of(service, application), &hours.place) {
        (chosen, Some(question)) if !chosen.is_empty() => {
            format!("{}. {general}", words.get(&format!("{question}-{chosen}")))
        }
        _ => general,
    }
}

/// The branch of an agreed visit in the words of the service as it is offered today; empty when there is one place.
pub(crate) fn branch(area: &Area, booked: &VisitRow, t: &Words) -> String {
    let Some(service) = area.tools.catalogue.get(&booked.service) else { return String::new() };
    let words = service.words(t.lang);
    let questions = service.steps.iter().filter_map(|step| match step {
        Step::Visit { hours, .. } => hours.place.as_ref(),
        _ => None,
    });
    let mut keys = questions.map(|question| format!("{question}-{}", booked.place));
    keys.find(|key| words.has(key)).map_or_else(String::new, |key| words.get(&key))
}

async fn draw(
    house: &House,
    visit: &Visit,
    (choice, after): (&Choice, Option<NaiveDate>),
    errors: FieldErrors,
) -> WebResult<VisitPage> {
    let (t, now) = (&visit.t, house.clock.now());
    let words = choice.service.words(t.lang);
    let application = &choice.application;
    let booked = visits::of_application(&house.db, application.citizen, application.id).await?;
    let base = format!("/applications/{}", application.id);
    let action = format!("{base}/visit");
    let here = |day: NaiveDate| format!("{action}?after={day}");
    let title = t.get("applications-visit-title");
    let (days, last) = days(house, visit, choice, after);
    Ok(VisitPage {
        page: visit.page(
            if errors.is_empty() { title } else { t.with1("applications-page-error-title", "title", title) },
            Section::Applications,
        ),
        title: words.get("title"),
        note: words.get(&format!("step-{}-note", choice.task.step)),
        place: place_words(&choice.service, application, &words),
        until: t.with1("applications-task-until", "date", t.date_near(choice.task.until, now)),
        booked: booked.as_ref().map_or_else(String::new, |booked| when(visit, booked)),
        days,
        later: last.map_or_else(String::new, here),
        soonest: if after.is_some() { action.clone() } else { String::new() },
        action: after.map_or_else(|| action.clone(), here),
        back: base,
        errors,
    })
}

/// The next days that have a free time, and the last of them when there are more.
fn days(
    house: &House,
    visit: &Visit,
    choice: &Choice,
    after: Option<NaiveDate>,
) -> (Vec<Day>, Option<NaiveDate>) {
    let Some(hours) = choice.hours() else { return (Vec::new(), None) };
    let free = |day: NaiveDate| -> Vec<ChoiceOption> {
        let times = hours.times.iter().filter(|time| choice.has_seat(hours, &day.to_string(), time));
        times
            .map(|time| ChoiceOption {
                value: format!("{day} {time}"),
                label: time.clone(),
                hint: String::new(),
                chosen: false,
            })
            .collect()
    };
    let offered = hours.days(house.today(), choice.task.until, usize::MAX).into_iter();
    let mut rest = offered
        .filter(|day| after.is_none_or(|after| *day > after))
        .map(|day| (day, free(day)))
        .filter(|(_, times)| !times.is_empty())
        .peekable();
    let shown: Vec<_> = rest.by_ref().take(DAYS).collect();
    let last = shown.last().map(|(day, _)| *day).filter(|_| rest.peek().is_some());
    let label = |day: NaiveDate| visit.t.weekday_date(visit.t.moment_of(day.into()));
    (shown.into_iter().map(|(day, times)| Day { label: label(day), times }).collect(), last)
}
