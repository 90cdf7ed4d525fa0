//! A picture as officers see it: drawn anew by us, with purpose, officer and time burnt into it (PLUS-19).

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use text::{Lang, Words};
use vault::Subject;
use web::{House, Problem, Staff, WebResult};

use crate::area::Here;
use crate::desk::opening::{opened, row_of};
use crate::desk::queue::ROLES;
use crate::proof::number;

/// `GET /staff/proofing/{id}/pictures/{place}/{page}`.
pub(crate) async fn show(
    State(house): State<House>,
    Extension(area): Here,
    Staff(me): Staff,
    Path((id, place, page)): Path<(String, String, u32)>,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let row = row_of(&house, &id).await?;
    let proof = opened(&house, &me, &row).await?.ok_or(Problem::NotFound)?;
    let kept = proof.body.files.get(&place).filter(|kept| (1..=kept.pages).contains(&page));
    let kept = kept.ok_or(Problem::NotFound)?;
    let key = house.vault.key(&house.db, Subject::Citizen(proof.citizen)).await?;
    let t = Words::new(house.book.clone(), Lang::Ru);
    let now = house.clock.now();
    let line = t.with(
        "proofing-watermark",
        &[
            ("officer", me.name.clone().into()),
            ("date", t.date(t.day_of(now)).into()),
            ("time", t.time(now).into()),
            ("number", number(proof.id).into()),
        ],
    );
    let bytes = uploads::marked_page(&house, &key, (&kept.upload, page), line, &area.decoding).await?;
    let bytes = bytes.ok_or(Problem::NotFound)?;
    Ok(([(CONTENT_TYPE, "image/jpeg"), (CACHE_CONTROL, "no-store")], bytes).into_response())
}
