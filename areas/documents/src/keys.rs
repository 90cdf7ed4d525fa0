//! What anybody needs to check our seals without us: the authority's certificate and the key set.

use axum::response::IntoResponse;
use axum::{Extension, Json};
use http::header::{CACHE_CONTROL, CONTENT_TYPE};

use crate::Press;

/// Programs may keep the keys for a day; a new seal is announced for longer than that.
const KEPT: &str = "public, max-age=86400";

/// `GET /.well-known/kabinet-seal.pem`: the authority's certificate.
pub(crate) async fn certificate(Extension(press): Extension<Press>) -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/x-pem-file"), (CACHE_CONTROL, KEPT)], press.seal.authority_pem())
}

/// `GET /.well-known/jwks.json`: the keys of our tokens (RFC 7517).
pub(crate) async fn key_set(Extension(press): Extension<Press>) -> impl IntoResponse {
    ([(CACHE_CONTROL, KEPT)], Json(press.seal.jwks()))
}
