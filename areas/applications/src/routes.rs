//! Which address is answered by which verb.

use axum::Extension;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use web::House;

use crate::{
    Tools, answer, area, autosave, check_answers, confirm, desk, file, follow, home, list, page, receipt,
    received, start, withdraw,
};

/// Every address of the area.
pub(crate) fn all(tools: Tools) -> axum::Router<House> {
    axum::Router::new()
        .route("/", get(home::page))
        .merge(drafts())
        .merge(applications())
        .merge(officers())
        .layer(DefaultBodyLimit::max(uploads::FORM_LIMIT_BYTES))
        .layer(Extension(area::Area::new(tools)))
}

fn drafts() -> axum::Router<House> {
    axum::Router::new()
        .route("/drafts", post(start::post))
        .route("/drafts/choose", get(start::choose))
        .route("/drafts/{id}", get(start::resume))
        .route("/drafts/{id}/check", get(check_answers::page).post(check_answers::post))
        .route("/drafts/{id}/confirm", get(confirm::page).post(confirm::post))
        .route("/drafts/{id}/confirm/again", post(confirm::again))
        .route("/drafts/{id}/removal", post(page::remove))
        .route("/drafts/{id}/files/{file}", get(file::of_draft))
        .route("/drafts/{id}/{page}", get(page::page).post(page::post))
        .route("/drafts/{id}/{page}/autosave", post(autosave::post))
}

fn applications() -> axum::Router<House> {
    axum::Router::new()
        .route("/applications", get(list::page))
        .route("/applications/{id}", get(follow::page))
        .route("/applications/{id}/received", get(received::page))
        .route("/applications/{id}/receipt", get(receipt::receipt))
        .route("/applications/{id}/statement", get(receipt::statement))
        .route("/applications/{id}/files/{file}", get(file::of_application))
        .route("/applications/{id}/answers/{question}", post(answer::post))
        .route("/applications/{id}/withdrawal", get(withdraw::page).post(withdraw::post))
}

fn officers() -> axum::Router<House> {
    axum::Router::new()
        .route("/staff/queue", get(desk::queue::page))
        .route("/staff/admin", get(desk::admin::page))
        .route("/staff/cases/{id}", get(desk::case::page))
        .route("/staff/cases/{id}/openings", post(desk::opening::post))
        .route("/staff/cases/{id}/questions", post(desk::question::post))
        .route("/staff/cases/{id}/decision", post(desk::decision::post))
        .route("/staff/cases/{id}/files/{file}", get(desk::case::download))
}
