//! `/staff/templates`: words that an agency writes again and again, with fields that each case fills in.

use askama::Template as Page_;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use catalogue::Service;
use db::Tx;
use journal::Object;
use serde_json::json;
use text::Words;
use ui::{Choice, Page};
use uuid::Uuid;
use web::{FieldErrors, Html, Posted, Problem, Role, WebResult};

use crate::application::Application;
use crate::desk::queue::choices;
use crate::desk::seat::{Desk, order, within};
use crate::store::views::{self, TemplateRow};

/// Who writes them.
const ROLES: [Role; 2] = [Role::Officer, Role::Supervisor];
/// What they are for; the words are `applications-phrase-kind-…`.
const KINDS: [&str; 2] = ["decision", "question"];
/// Fields in braces; the words that explain them are `applications-phrase-field-…`.
const FIELDS: [&str; 4] = ["number", "service", "submitted", "agency"];
const TITLE_MAX: usize = 80;
const BODY_MAX: usize = 2000;

/// A template in the list.
struct Line {
    title: String,
    kind: String,
    body: String,
    href: String,
    removal: String,
}

#[derive(Page_)]
#[template(path = "desk/templates.html")]
struct TemplatesPage {
    page: Page,
    is_supervisor: bool,
    lines: Vec<Line>,
    id: String,
    kinds: Vec<Choice>,
    title: String,
    body: String,
    fields: String,
    errors: FieldErrors,
}

#[derive(serde::Deserialize)]
pub(crate) struct Wish {
    #[serde(default)]
    edit: String,
}

/// `GET /staff/templates?edit=`.
pub(crate) async fn page(desk: Desk, Query(wish): Query<Wish>) -> WebResult<Html> {
    desk.me.must_be(&ROLES)?;
    let all = views::templates(&desk.house().db, &desk.me.agency).await?;
    let edited = all.iter().find(|row| row.template_id.to_string() == wish.edit).cloned();
    desk.visit.show(&drawn(&desk, all, edited, FieldErrors::new()))
}

/// `POST /staff/templates`: a new one, or `id` changed.
pub(crate) async fn post(desk: Desk, Posted(form): Posted) -> WebResult<Response> {
    let (house, me) = (desk.house(), &desk.me);
    me.must_be(&ROLES)?;
    let now = house.clock.now();
    let all = views::templates(&house.db, &me.agency).await?;
    let known = all.iter().find(|row| row.template_id.to_string() == form.get("id"));
    let row = TemplateRow {
        template_id: known.map_or_else(|| house.random.uuid(now), |row| row.template_id),
        kind: form.get("kind").to_owned(),
        title: form.get("title").to_owned(),
        body: form.get("body").to_owned(),
        changed_by: me.staff.uuid(),
        changed_at: now,
    };
    let errors = refusals(desk.t(), &row);
    if !errors.is_empty() {
        let page = drawn(&desk, all, Some(row), errors);
        return Ok(desk.visit.again(&page)?.into_response());
    }
    let tx = house.db.begin().await?;
    views::put_template(&tx, &me.agency, &row).await?;
    record(&desk, &tx, ("template.saved", &row.title)).await?;
    tx.commit().await?;
    Ok(Redirect::to("/staff/templates").into_response())
}

/// `POST /staff/templates/{id}/removal`.
pub(crate) async fn remove(desk: Desk, Path(id): Path<String>, Posted(_): Posted) -> WebResult<Redirect> {
    let (house, me) = (desk.house(), &desk.me);
    me.must_be(&ROLES)?;
    let id: Uuid = id.parse().map_err(|_| Problem::NotFound)?;
    let all = views::templates(&house.db, &me.agency).await?;
    let row = all.iter().find(|row| row.template_id == id).ok_or(Problem::NotFound)?;
    let tx = house.db.begin().await?;
    views::forget_template(&tx, &me.agency, id).await?;
    record(&desk, &tx, ("template.removed", &row.title)).await?;
    tx.commit().await?;
    Ok(Redirect::to("/staff/templates"))
}

/// The words of a template for a case. A field that is none stays as it is written, so that it is seen.
pub(crate) fn filled(body: &str, t: &Words, service: &Service, application: &Application) -> String {
    let words = service.words(t.lang);
    let values = [
        application.number.clone(),
        words.get("title"),
        t.date(t.day_of(application.submitted_at)),
        words.get("agency"),
    ];
    let mut body = body.to_owned();
    for (field, value) in FIELDS.iter().zip(values) {
        body = body.replace(&format!("{{{field}}}"), &value);
    }
    body
}

fn refusals(t: &Words, row: &TemplateRow) -> FieldErrors {
    let mut errors = FieldErrors::new();
    if !KINDS.contains(&row.kind.as_str()) {
        errors.add("kind", t.get("applications-phrase-kind-missing"));
    }
    if row.title.is_empty() {
        errors.add("title", t.get("applications-phrase-title-missing"));
    }
    within(&mut errors, t, ("title", &row.title, TITLE_MAX));
    within(&mut errors, t, ("body", &row.body, BODY_MAX));
    if row.body.is_empty() {
        errors.add("body", t.get("applications-phrase-body-missing"));
    } else if let Some(unknown) = unknown_field(&row.body) {
        let known = FIELDS.map(|field| format!("{{{field}}}")).join(", ");
        errors.add(
            "body",
            t.with(
                "applications-phrase-field-unknown",
                &[("field", format!("{{{unknown}}}").into()), ("known", known.into())],
            ),
        );
    }
    errors
}

/// The first word in braces that is no field.
fn unknown_field(body: &str) -> Option<&str> {
    let inner = body.split('{').skip(1).filter_map(|after| after.split_once('}').map(|(name, _)| name));
    inner.into_iter().find(|name| !FIELDS.contains(name))
}

async fn record(desk: &Desk, tx: &Tx, (action, title): (&'static str, &str)) -> WebResult<()> {
    let what = (desk.actor(), action, Object::Portal, None);
    let entry = order(&desk.me.agency, what, json!({ "title": title }));
    desk.house().journal.record(tx, entry).await?;
    Ok(())
}

fn drawn(
    desk: &Desk,
    all: Vec<TemplateRow>,
    edited: Option<TemplateRow>,
    errors: FieldErrors,
) -> TemplatesPage {
    let t = desk.t();
    let fields =
        FIELDS.map(|field| format!("{{{field}}} — {}", t.get(&format!("applications-phrase-field-{field}"))));
    let line = |row: TemplateRow| Line {
        kind: t.get(&format!("applications-phrase-kind-{}", row.kind)),
        href: format!("/staff/templates?edit={}#form", row.template_id),
        removal: format!("/staff/templates/{}/removal", row.template_id),
        title: row.title,
        body: row.body,
    };
    let (id, kind, title, body) = edited.map_or_else(
        || (String::new(), "decision".to_owned(), String::new(), String::new()),
        |row| (row.template_id.to_string(), row.kind, row.title, row.body),
    );
    TemplatesPage {
        page: desk.page(t.get("applications-phrases-title")),
        is_supervisor: desk.me.role == Role::Supervisor,
        lines: all.into_iter().map(line).collect(),
        kinds: choices(t, "applications-phrase-kind-", &KINDS, &kind),
        fields: fields.join("; "),
        id,
        title,
        body,
        errors,
    }
}

#[cfg(test)]
mod tests {
    use super::unknown_field;

    #[test]
    fn a_field_that_is_none_is_named() {
        assert_eq!(unknown_field("По заявлению {number} от {submitted}"), None);
        assert_eq!(unknown_field("Здравствуйте, {имя}!"), Some("имя"));
        assert_eq!(unknown_field("открытая { скобка"), None);
    }
}
