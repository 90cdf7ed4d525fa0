//! The two switches in every header: language and look. They work without script and are remembered in a cookie.

use axum::Router;
use axum::extract::Query;
use axum::response::{AppendHeaders, IntoResponse, Redirect};
use axum::routing::get;
use http::header::SET_COOKIE;

use crate::{House, Visit, local_path};

/// `/language?to=en&back=/path` and `/look?to=large.size-2&back=/path` (the words of [`ui::Look::parse`]).
pub(crate) fn routes() -> Router<House> {
    Router::new().route("/language", get(language)).route("/look", get(look))
}

#[derive(serde::Deserialize)]
struct Wish {
    to: String,
    #[serde(default)]
    back: String,
}

async fn language(visit: Visit, Query(wish): Query<Wish>) -> impl IntoResponse {
    let lang = if wish.to == "en" { "en" } else { "ru" };
    kept(&visit, "kabinet_lang", lang, &wish.back)
}

async fn look(visit: Visit, Query(wish): Query<Wish>) -> impl IntoResponse {
    kept(&visit, "kabinet_look", &ui::Look::parse(&wish.to).to_string(), &wish.back)
}

fn kept(visit: &Visit, name: &str, value: &str, back: &str) -> impl IntoResponse + use<> {
    let secure = if visit.house.settings.is_https() { "; Secure" } else { "" };
    let line = format!("{name}={value}; Path=/; SameSite=Lax; Max-Age=31536000{secure}");
    (AppendHeaders([(SET_COOKIE, line)]), Redirect::to(local_path(back).unwrap_or("/")))
}
