//! «Мои данные»: everything in one archive, and the end of an account (PLUS-08, PRIV-01).

use std::sync::Arc;

use db::Migration;
use pki::Seal;
use text::Source;
use web::House;
use web::belongings::Belongings;

mod archive;
mod cancel;
mod data;
mod deletion;
mod erase;
mod export;
mod guide;
mod make;
mod own;
mod store;
mod sweep;
mod tell;

/// The name under which this area's files are noted.
const AREA: &str = "privacy";

/// What this area needs besides the house.
#[derive(Clone)]
pub struct Tools {
    /// What every other area keeps of a person, in the order of the pages.
    pub areas: Vec<Arc<dyn Belongings>>,
    /// The portal's seal: signs the list of an archive.
    pub seal: Seal,
}

impl Tools {
    /// Every area's part, this one's last.
    fn all(&self) -> Vec<Arc<dyn Belongings>> {
        let mut all = self.areas.clone();
        all.push(Arc::new(own::OwnRecord));
        all
    }
}

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let sql = include_str!("migrations/0001_privacy.sql");
    vec![Migration { area: "privacy", name: "0001_privacy", sql }]
}

/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    Source::pair("privacy", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}

/// `/privacy/data`, `/privacy/archive…`, `/privacy/deletion…`, `/privacy/cancellation/{token}`.
pub fn routes(tools: Tools) -> axum::Router<House> {
    data::routes()
        .merge(export::routes())
        .merge(deletion::routes())
        .merge(cancel::routes())
        .layer(axum::Extension(tools))
}

/// `privacy.export`, `privacy.erase`, and the sweep of archives whose days are over.
pub fn jobs(registry: &mut jobs::Registry, house: &House, tools: Tools) {
    let (making, makers) = (house.clone(), tools.clone());
    registry.add(make::KIND, move |running| {
        let (house, tools) = (making.clone(), makers.clone());
        async move { make::run(&house, &tools, running).await.map_err(web::Problem::into_error) }
    });
    let erasing = house.clone();
    registry.add(erase::KIND, move |running| {
        let (house, tools) = (erasing.clone(), tools.clone());
        async move { erase::run(&house, &tools, running).await.map_err(web::Problem::into_error) }
    });
    let sweeping = house.clone();
    registry.every("privacy.sweep", std::time::Duration::from_secs(3600), move || {
        let house = sweeping.clone();
        async move { sweep::run(&house).await.map_err(web::Problem::into_error) }
    });
}
