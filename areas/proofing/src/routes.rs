//! Which address is answered by which verb.

use axum::Extension;
use axum::extract::{DefaultBodyLimit, Path};
use axum::response::Redirect;
use axum::routing::{get, post};
use web::House;

use crate::area::Area;
use crate::{Tools, bank, desk, dossier, level, licence, phone, section};

/// Every address of the area.
pub(crate) fn all(tools: Tools) -> axum::Router<House> {
    axum::Router::new()
        .route("/profile/level", get(level::show))
        .route("/profile/level/phone", get(phone::show).post(phone::post))
        .route("/profile/level/phone/code", get(to_phone).post(phone::code))
        .route("/profile/level/licence", get(licence::show).post(licence::post))
        .route("/profile/level/bank", get(bank::show))
        .route("/profile/level/bank/return", get(bank::back))
        .route("/profile/level/bank/{bank}", post(bank::post))
        .route("/profile/level/bank/visits/{visit}", get(bank::door))
        .route("/profile/level/{way}", get(dossier::show).post(dossier::keep::post))
        .route("/profile/level/{way}/files/{file}", get(dossier::file))
        .route("/sections/electronic-passports", get(section::show))
        .merge(desk())
        .layer(DefaultBodyLimit::max(uploads::FORM_LIMIT_BYTES))
        .layer(Extension(Area::new(tools)))
}

fn desk() -> axum::Router<House> {
    axum::Router::new()
        .route("/staff/proofing", get(desk::queue::page))
        .route("/staff/proofing/{id}", get(desk::case::page))
        .route("/staff/proofing/{id}/openings", get(to_case).post(desk::opening::post))
        .route("/staff/proofing/{id}/decision", get(to_case).post(desk::decision::post))
        .route("/staff/proofing/{id}/pictures/{place}/{page}", get(desk::picture::show))
}

/// A form that was shown again stands at the address it was posted to; the switch of languages comes back there.
async fn to_case(Path(id): Path<String>) -> Redirect {
    match id.parse::<uuid::Uuid>() {
        Ok(id) => Redirect::to(&format!("/staff/proofing/{id}")),
        Err(_) => Redirect::to("/staff/proofing"),
    }
}

async fn to_phone() -> Redirect {
    Redirect::to("/profile/level/phone")
}
