//! Which address is answered by which verb.

use axum::Extension;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use web::House;

use crate::save::{history, pieces};
use crate::{
    Tools, amend, answer, archive, area, autosave, check_answers, confirm, copy, desk, eligibility, file,
    follow, home, journal, letter, link, message, page, payment, pins, readiness, receipt, received, reissue,
    repeat, shelf, signature, start, subscription, template, trash, trial, visit, withdraw,
};

/// Every address of the area.
pub(crate) fn all(tools: Tools) -> axum::Router<House> {
    axum::Router::new()
        .route("/", get(home::page))
        .route("/quick-actions", get(pins::page).post(pins::post))
        .merge(drafts())
        .merge(applications())
        .merge(officers())
        .layer(DefaultBodyLimit::max(uploads::FORM_LIMIT_BYTES))
        .layer(Extension(area::Area::new(tools)))
}

fn drafts() -> axum::Router<House> {
    axum::Router::new()
        .route("/drafts", post(start::post))
        .route("/drafts/readiness", get(readiness::page))
        .route("/drafts/trash", get(trash::page))
        .route("/drafts/{id}/restoration", post(trash::restore))
        .route("/drafts/{id}/extension", post(trash::extend))
        .route("/drafts/{id}/erasure", post(trash::erase))
        .route("/drafts/choose", get(start::choose))
        .route("/drafts/eligibility", get(eligibility::page).post(eligibility::post))
        .route("/services/{code}/start", get(link::page).post(link::post))
        .route("/drafts/{id}", get(start::resume))
        .route("/drafts/{id}/check", get(check_answers::page).post(check_answers::post))
        .route("/drafts/{id}/confirm", get(confirm::page).post(confirm::post))
        .route("/drafts/{id}/confirm/again", post(confirm::again))
        .route("/drafts/{id}/removal", post(trash::remove))
        .route("/drafts/{id}/trial", get(trial::tried))
        .route("/drafts/{id}/trial/letter", get(trial::letter))
        .route("/trials/{id}", get(trial::page).post(trial::begin))
        .route("/drafts/{id}/files/{file}", get(file::of_draft))
        .route("/drafts/{id}/uploads", get(history::of_draft).post(pieces::begin))
        .route("/drafts/{id}/uploads/{arrival}", get(pieces::offset).patch(pieces::piece))
        .route("/drafts/{id}/{page}", get(page::page).post(page::post))
        .route("/drafts/{id}/{page}/autosave", post(autosave::post))
}

fn applications() -> axum::Router<House> {
    axum::Router::new()
        .route("/applications", get(shelf::page))
        .route("/applications/journal", get(journal::page))
        .route("/applications/journal.csv", get(journal::csv))
        .route("/applications/journal.pdf", get(journal::pdf))
        .route("/applications/templates", get(template::page))
        .route("/applications/templates/{id}/drafts", post(template::begin))
        .route("/applications/templates/{id}/removal", post(template::remove))
        .route("/applications/{id}", get(follow::page))
        .route("/applications/{id}/received", get(received::page))
        .route("/applications/{id}/receipt", get(receipt::receipt))
        .route("/applications/{id}/statement", get(receipt::statement))
        .route("/applications/{id}/files/{file}", get(file::of_application))
        .route("/applications/{id}/uploads", get(history::of_application))
        .route("/applications/{id}/corrections", get(answer::page).post(answer::post))
        .route("/applications/{id}/payment", get(payment::back).post(payment::post))
        .route("/applications/{id}/signature", get(signature::page).post(signature::post))
        .route("/applications/{id}/visit", get(visit::page).post(visit::post))
        .merge(following())
        .route("/applications/{id}/withdrawal", get(withdraw::page).post(withdraw::post))
}

fn following() -> axum::Router<House> {
    axum::Router::new()
        .route("/applications/{id}/amendment", post(amend::post))
        .route("/applications/{id}/archive", post(archive::post))
        .route("/applications/{id}/copy", get(copy::archive))
        .route("/applications/{id}/statement.pdf", get(copy::pdf))
        .route("/applications/{id}/letter", post(letter::post))
        .route("/applications/{id}/messages", post(message::post))
        .route("/applications/{id}/messages/{message}/{file}", get(message::file))
        .route("/applications/{id}/reissue", post(reissue::post))
        .route("/applications/{id}/repetition", post(repeat::post))
        .route("/applications/{id}/subscription", post(subscription::post))
        .route("/applications/{id}/templates", post(template::keep))
}

fn officers() -> axum::Router<House> {
    axum::Router::new()
        .route("/staff/today", get(desk::today::page))
        .route("/staff/queue", get(desk::queue::page))
        .route("/staff/queue/next", get(desk::queue::next))
        .route("/staff/queue/export", get(desk::export::csv))
        .route("/staff/queue/views", post(desk::view::post))
        .route("/staff/queue/views/{id}/removal", post(desk::view::remove))
        .route("/staff/find", get(desk::find::page).post(desk::find::post))
        .route("/staff/batch", get(desk::batch::page).post(desk::batch::begin))
        .route("/staff/batch/decision", post(desk::batch::decide))
        .route("/staff/templates", get(desk::template::page).post(desk::template::post))
        .route("/staff/templates/{id}/removal", post(desk::template::remove))
        .route("/staff/load", get(desk::load::page))
        .route("/staff/load/{case}", post(desk::load::give))
        .route("/staff/rules", get(desk::rules::page).post(desk::rules::post))
        .route("/staff/rules/new", get(desk::rules::new))
        .route("/staff/rules/{id}/removal", post(desk::rules::remove))
        .route("/staff/opinions", get(desk::expert::list))
        .route("/staff/opinions/{id}", get(desk::expert::page).post(desk::expert::answer))
        .route("/staff/opinions/{id}/opening", post(desk::expert::open))
        .route("/staff/opinions/{id}/files/{file}", get(desk::expert::download))
        .route("/staff/visits", get(desk::visits::page))
        .route("/staff/visits/{id}", post(desk::visits::post))
        .route("/staff/admin", get(desk::admin::page))
        .route("/staff/admin/services/{code}", get(desk::offering::page).post(desk::offering::post))
        .route("/staff/links", get(desk::links::page))
        .route("/staff/links/{code}", get(desk::links::form).post(desk::links::make))
        .route("/staff/trials", post(desk::links::try_out))
        .route("/staff/trials/{id}/removal", post(desk::links::end))
        .route("/staff/messages", get(desk::messages::list))
        .route("/staff/cases/{id}/messages", get(desk::messages::page).post(desk::messages::post))
        .route("/staff/cases/{id}/messages/{message}/{file}", get(desk::messages::download))
        .route("/staff/cases/{id}", get(desk::case::page))
        .route("/staff/cases/{id}/openings", post(desk::opening::post))
        .route("/staff/cases/{id}/questions", get(desk::question::page).post(desk::question::post))
        .route("/staff/cases/{id}/holder", post(desk::holder::post))
        .route("/staff/cases/{id}/forwarding", get(desk::forward::page).post(desk::forward::post))
        .route("/staff/cases/{id}/labels", post(desk::label::post))
        .route("/staff/cases/{id}/opinions", get(desk::opinion::ask).post(desk::opinion::post))
        .route("/staff/cases/{id}/opinions/{opinion}/{file}", get(desk::opinion::download))
        .route("/staff/cases/{id}/decision", post(desk::decision::post))
        .route("/staff/cases/{id}/decision/check", post(desk::check::post))
        .route("/staff/cases/{id}/letter", get(desk::check::letter))
        .route("/staff/cases/{id}/files/{file}", get(desk::case::download))
}
