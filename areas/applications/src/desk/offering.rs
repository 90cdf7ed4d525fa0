//! `/staff/admin/services/{code}`: the administrator publishes a service, suspends it with words in both languages, opens it between two
//! days. Drafts are kept whatever is said; applications that were sent go on.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use catalogue::{Service, Standing, Suspension};
use chrono::NaiveDate;
use journal::{Entry, Object, Outcome};
use serde_json::json;
use std::sync::Arc;
use ui::Page;
use web::{FieldErrors, Fields, Html, Posted, Problem, Role, Visit, WebResult};

use crate::desk::seat::{Desk, within};

const ROLES: [Role; 1] = [Role::Administrator];
/// The longest words, in characters.
const WORDS_MAX: usize = 500;

#[derive(Template)]
#[template(path = "desk/offering.html")]
struct OfferingPage {
    page: Page,
    title: String,
    agency: String,
    code: String,
    action: String,
    state: String,
    tone: &'static str,
    typed: Typed,
    errors: FieldErrors,
}

/// What was typed.
#[derive(Default)]
struct Typed {
    published: bool,
    suspended: bool,
    words_ru: String,
    words_en: String,
    until: Day,
    opens: Day,
    closes: Day,
}

/// A day in three boxes.
#[derive(Default)]
struct Day {
    day: String,
    month: String,
    year: String,
}

impl Day {
    fn of(date: Option<NaiveDate>) -> Self {
        let part = |format: &str| date.map_or_else(String::new, |date| date.format(format).to_string());
        Self { day: part("%-d"), month: part("%-m"), year: part("%Y") }
    }

    fn typed(form: &Fields, name: &str) -> Self {
        let part = |part: &str| form.get(&format!("{name}-{part}")).to_owned();
        Self { day: part("day"), month: part("month"), year: part("year") }
    }

    /// No day, a day, or an error for what is neither.
    fn read(&self) -> Result<Option<NaiveDate>, ()> {
        if [&self.day, &self.month, &self.year].iter().all(|part| part.is_empty()) {
            return Ok(None);
        }
        let number = |text: &str| text.parse::<u32>().map_err(|_| ());
        let year = self.year.parse::<i32>().map_err(|_| ())?;
        let date = NaiveDate::from_ymd_opt(year, number(&self.month)?, number(&self.day)?);
        date.filter(|_| (2000..2200).contains(&year)).map(Some).ok_or(())
    }
}

/// `GET /staff/admin/services/{code}`.
pub(crate) async fn page(desk: Desk, Path(code): Path<String>) -> WebResult<Html> {
    desk.me.must_be(&ROLES)?;
    let service = desk.area.tools.catalogue.get(&code).ok_or(Problem::NotFound)?;
    let said = catalogue::standing(&desk.house().db, &code).await?;
    let why = said.suspension.as_ref();
    let typed = Typed {
        published: said.published,
        suspended: why.is_some(),
        words_ru: why.map_or_else(String::new, |why| why.words_ru.clone()),
        words_en: why.map_or_else(String::new, |why| why.words_en.clone()),
        until: Day::of(why.and_then(|why| why.until)),
        opens: Day::of(said.opens_on),
        closes: Day::of(said.closes_on),
    };
    desk.visit.show(&drawn(&desk, (&service, &said), typed, FieldErrors::new()))
}

/// `POST /staff/admin/services/{code}`.
pub(crate) async fn post(desk: Desk, Path(code): Path<String>, Posted(form): Posted) -> WebResult<Response> {
    let (house, me) = (desk.house(), &desk.me);
    me.must_be(&ROLES)?;
    let service = desk.area.tools.catalogue.get(&code).ok_or(Problem::NotFound)?;
    let before = catalogue::standing(&house.db, &code).await?;
    let typed = Typed {
        published: form.ticked("published"),
        suspended: form.ticked("suspended"),
        words_ru: form.get("words_ru").to_owned(),
        words_en: form.get("words_en").to_owned(),
        until: Day::typed(&form, "until"),
        opens: Day::typed(&form, "opens"),
        closes: Day::typed(&form, "closes"),
    };
    let mut errors = FieldErrors::new();
    let Some(said) = read(&desk.visit, &typed, &mut errors) else {
        let page = drawn(&desk, (&service, &before), typed, errors);
        return Ok(desk.visit.again(&page)?.into_response());
    };
    let here = Redirect::to("/staff/admin").into_response();
    if said == before {
        return Ok(here);
    }
    let tx = house.db.begin().await?;
    catalogue::set_standing(&tx, &code, &said, (me.staff, house.clock.now())).await?;
    let entry = Entry {
        actor: desk.actor(),
        action: "service.standing_changed",
        citizen: None,
        object: Object::Portal,
        service: Some(code),
        agency: Some(service.agency.clone()),
        outcome: Outcome::Done,
        reason: said.suspension.as_ref().map(|why| why.words_ru.clone()),
        details: json!({ "now": told(&said), "before": told(&before) }),
    };
    house.journal.record(&tx, entry).await?;
    tx.commit().await?;
    Ok(here)
}

fn told(said: &Standing) -> serde_json::Value {
    let why = said.suspension.as_ref();
    json!({
        "published": said.published, "opens_on": said.opens_on, "closes_on": said.closes_on,
        "suspended": why.is_some(), "until": why.and_then(|why| why.until),
        "words_ru": why.map(|why| &why.words_ru), "words_en": why.map(|why| &why.words_en),
    })
}

/// What was typed as a standing; `None` with errors beside the fields.
fn read(visit: &Visit, typed: &Typed, errors: &mut FieldErrors) -> Option<Standing> {
    let t = &visit.t;
    let mut day = |field: &str, typed: &Day| {
        typed.read().unwrap_or_else(|()| {
            errors.add(field, t.get("applications-offering-date"));
            None
        })
    };
    let (opens_on, closes_on) = (day("opens", &typed.opens), day("closes", &typed.closes));
    let until = if typed.suspended { day("until", &typed.until) } else { None };
    if opens_on.zip(closes_on).is_some_and(|(opens, closes)| opens > closes) {
        errors.add("closes", t.get("applications-offering-turned"));
    }
    if typed.suspended {
        if until.is_some_and(|until| until < visit.house.today()) {
            errors.add("until", t.get("applications-offering-past"));
        }
        for (field, words) in [("words_ru", &typed.words_ru), ("words_en", &typed.words_en)] {
            if words.is_empty() {
                errors.add(field, t.get("applications-offering-words"));
            }
            within(errors, t, (field, words, WORDS_MAX));
        }
    }
    let suspension = typed.suspended.then(|| Suspension {
        until,
        words_ru: typed.words_ru.clone(),
        words_en: typed.words_en.clone(),
    });
    let said = Standing { published: typed.published, opens_on, closes_on, suspension };
    errors.is_empty().then_some(said)
}

/// «Опубликована», «Приостановлена», «Закрыта», «Снята с публикации»: key of the words and tone.
pub(crate) fn state(service: &Service, said: &Standing, visit: &Visit) -> (String, &'static str) {
    let today = visit.house.today();
    let (key, tone) = if !said.published {
        ("applications-offering-hidden", "neutral")
    } else if said.suspended(today).is_some() {
        ("applications-offering-suspended", "warn")
    } else if said.closure(service, &visit.t, today).is_some() {
        ("applications-offering-closed", "neutral")
    } else {
        ("applications-offering-published", "ok")
    };
    (visit.t.get(key), tone)
}

fn drawn(
    desk: &Desk,
    (service, said): (&Arc<Service>, &Standing),
    typed: Typed,
    errors: FieldErrors,
) -> OfferingPage {
    let words = service.words(desk.t().lang);
    let (state, tone) = state(service, said, &desk.visit);
    OfferingPage {
        page: desk.page(words.get("title")),
        title: words.get("title"),
        agency: words.get("agency"),
        action: format!("/staff/admin/services/{}", service.code),
        code: service.code.clone(),
        state,
        tone,
        typed,
        errors,
    }
}
