//! `POST /verify`: a PDF is looked at in memory, answered, and forgotten.

use axum::Extension;
use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use axum::response::Response;
use http::StatusCode;
use sha2::{Digest as _, Sha256};
use web::{FieldErrors, Limit, Problem, Token, Visit, WebResult};

use crate::verify::{Answer, Holds, hidden, open, page_of};
use crate::{Press, store};

/// Larger files are refused.
pub(crate) const LIMIT_BYTES: usize = 10 * 1024 * 1024;
/// Room for the form around the file.
pub(crate) const FORM_BYTES: usize = 16 * 1024;

pub(crate) async fn file(
    visit: Visit,
    token: Token,
    Extension(press): Extension<Press>,
    mut form: Multipart,
) -> WebResult<Response> {
    visit.count(Limit::Checks)?;
    let csrf = form.next_field().await.map_err(too_large)?.ok_or(Problem::Stale)?;
    if csrf.name() != Some("csrf") {
        return Err(Problem::Stale);
    }
    token.check(&csrf.text().await.map_err(too_large)?)?;
    let bytes = match form.next_field().await.map_err(too_large)? {
        Some(field) if field.name() == Some("file") => read(field).await?,
        _ => Vec::new(),
    };
    if !bytes.starts_with(b"%PDF-") {
        let mut errors = FieldErrors::new();
        let key =
            if bytes.is_empty() { "documents-verify-file-missing" } else { "documents-verify-file-not-pdf" };
        errors.add("file", visit.t.get(key));
        return hidden(visit.again(&page_of(&visit, String::new(), errors, Answer::None))?);
    }
    let answer = judge(&visit, &press, bytes).await?;
    hidden(visit.show(&page_of(&visit, String::new(), FieldErrors::new(), answer))?)
}

/// The seal must be ours and intact, and the file one that we issued.
async fn judge(visit: &Visit, press: &Press, bytes: Vec<u8>) -> WebResult<Answer> {
    if press.seal.verify_pdf(&bytes).is_err() {
        return Ok(Answer::Broken);
    }
    let index = press.codes.file_index(&Sha256::digest(&bytes).into());
    match store::check_by_file(&visit.house.db, index).await? {
        Some(row) => Ok(Answer::Known(open(visit, &row, Holds::File)?)),
        None => Ok(Answer::Broken),
    }
}

async fn read(mut field: Field<'_>) -> WebResult<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(too_large)? {
        if bytes.len() + chunk.len() > LIMIT_BYTES {
            return Err(Problem::TooLarge(LIMIT_BYTES as u64));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn too_large(error: MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::TooLarge(LIMIT_BYTES as u64)
    } else {
        Problem::Stale
    }
}
