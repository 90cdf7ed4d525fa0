//! `/approvals/{link}`: the page that the message opens on the device that is asked.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use db::Tx;
use serde_json::json;
use ui::{Page, Section};
use uuid::Uuid;
use web::{FieldErrors, House, Posted, Problem, Visit, WebResult};

use super::rows_of::{AskRow, LinkRow};
use super::{About, about_of, link, rows_of};
use crate::factor::{Kind, name_cell, record_added};
use crate::holder::{Fact, Holder, record};
use crate::store;

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/approvals/{link}", get(page).post(post))
}

#[derive(Template)]
#[template(path = "factors/approval.html")]
struct ApprovalPage {
    page: Page,
    errors: FieldErrors,
    about: About,
    at: String,
    link: String,
    /// `waiting`, `approved`, `refused` or `over`.
    state: &'static str,
}

/// A question as its device sees it.
struct Question {
    holder: Holder,
    link: LinkRow,
    ask: AskRow,
    about: About,
}

impl Question {
    fn waits(&self, house: &House) -> bool {
        self.ask.state == "waiting" && self.link.expires_at > house.clock.now()
    }

    fn state(&self, house: &House) -> &'static str {
        match self.ask.state.as_str() {
            "approved" | "spent" => "approved",
            "refused" => "refused",
            _ if self.waits(house) => "waiting",
            _ => "over",
        }
    }
}

async fn page(visit: Visit, Path(link): Path<String>) -> WebResult<Response> {
    let question = find(&visit.house, &visit.house.db, &link).await?;
    Ok(visit.show(&drawn(&visit, &question, link, FieldErrors::new()))?.into_response())
}

/// One answer: a wrong number is a refusal, because somebody who sees the other screen does not mistake it.
async fn post(visit: Visit, Path(link): Path<String>, Posted(fields): Posted) -> WebResult<Response> {
    let house = &visit.house;
    let tx = house.db.begin().await?;
    let question = find(house, &tx, &link).await?;
    let refuses = fields.get("act") == "refuse";
    let typed = fields.get("number");
    if question.waits(house) && !refuses && typed.is_empty() {
        let mut errors = FieldErrors::new();
        errors.add("number", visit.t.get("factors-approval-number-missing"));
        return Ok(visit.again(&drawn(&visit, &question, link, errors))?.into_response());
    }
    if question.waits(house) {
        let right = !refuses && typed == question.ask.number.to_string();
        let state = if right { "approved" } else { "refused" };
        let by = question.link.factor_id;
        if rows_of::answer(&tx, question.holder.uuid(), question.link.ask_id, state, by).await? {
            settle(house, &tx, &question, right).await?;
        }
    }
    tx.commit().await?;
    Ok(Redirect::to(&format!("/approvals/{link}")).into_response())
}

/// An approval proves a device that was being enrolled; a refusal is told.
async fn settle(house: &House, tx: &Tx, question: &Question, right: bool) -> WebResult<()> {
    let holder = question.holder;
    if !right {
        let details = json!({ "device": question.about.device, "place": question.about.place });
        return record(house, tx, holder, Fact::refused(holder.actor(), "factor.push_refused", details))
            .await;
    }
    let factor = question.link.factor_id;
    if !store::confirm(tx, holder.uuid(), factor, 0, house.clock.now()).await? {
        return Ok(());
    }
    let Some(row) = store::find(tx, holder.uuid(), factor).await? else { return Ok(()) };
    let key = holder.key(house, tx).await?;
    let name: String = key.open_json(name_cell(factor), &row.name)?;
    record_added(house, tx, holder, Kind::Push, &name).await
}

/// An unknown link is not there; so is one whose device was removed.
async fn find(house: &House, rows: &impl db::Rows, link: &str) -> WebResult<Question> {
    let row = rows_of::link(rows, link::hash(link)).await?.ok_or(Problem::NotFound)?;
    let holder = Holder::parse(&row.holder_kind, row.holder)?;
    let ask: Uuid = row.ask_id;
    let found = rows_of::ask(rows, holder.uuid(), ask).await?.ok_or(Problem::NotFound)?;
    let about = about_of(house, rows, holder, ask, &found.about).await?;
    Ok(Question { holder, link: row, ask: found, about })
}

fn drawn(visit: &Visit, question: &Question, link: String, errors: FieldErrors) -> ApprovalPage {
    let now = visit.house.clock.now();
    ApprovalPage {
        page: visit.page(visit.t.get("factors-approval-title"), Section::None),
        errors,
        about: question.about.clone(),
        at: visit.t.moment(question.ask.asked_at, now),
        link,
        state: question.state(&visit.house),
    }
}
