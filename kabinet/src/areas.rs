//! Every area, once. A new area is one line in each of these functions.

use std::sync::Arc;

use applications::Tools;
use axum::Router;
use axum::middleware::from_fn_with_state;
use db::Migration;
use jobs::Registry;
use text::Source;
use web::House;

use crate::house::Built;

/// All tables: the spine's first.
pub fn migrations() -> Vec<Migration> {
    [
        web::migrations(),
        factors::migrations(),
        accounts::migrations(),
        profile::migrations(),
        catalogue::migrations(),
        staff::migrations(),
        documents::migrations(),
        applications::migrations(),
        notifications::migrations(),
        proofing::migrations(),
        centre::migrations(),
        privacy::migrations(),
    ]
    .concat()
}

/// All words.
pub fn words() -> Vec<Source> {
    let mut all = web::words();
    all.extend(uploads::words());
    all.extend(factors::words());
    all.extend(accounts::words());
    all.extend(profile::words());
    all.extend(catalogue::words());
    all.extend(staff::words());
    all.extend(documents::words());
    all.extend(applications::words());
    all.extend(notifications::words());
    all.extend(proofing::words());
    all.extend(centre::words());
    all.extend(privacy::words());
    all.extend(crate::pages::words());
    all
}

/// All pages, with the frame around them.
pub fn routes(built: &Built) -> Router {
    let Built { house, tools, proofing, providers, .. } = built;
    let areas = Router::new()
        .merge(factors::routes())
        .merge(accounts::routes().layer(axum::Extension(providers.clone())))
        .merge(profile::routes())
        .merge(catalogue::routes(tools.catalogue.clone()))
        .merge(staff::routes())
        .merge(staff::administration(tools.catalogue.clone()))
        .merge(documents::routes(tools.press.clone()))
        .merge(applications::routes(tools.clone()))
        .merge(notifications::routes())
        .merge(proofing::routes(proofing.clone()))
        .merge(centre::routes(tools.press.clone()))
        .merge(privacy::routes(belongings(tools)))
        .merge(crate::pages::routes())
        .merge(crate::health::routes())
        .merge(ui::assets());
    web::dress(areas, house.clone(), |framed| {
        framed
            .layer(from_fn_with_state(house.clone(), accounts::session_layer))
            .layer(from_fn_with_state(house.clone(), staff::session_layer))
    })
}

/// All jobs.
pub fn jobs(
    house: &House,
    tools: &Tools,
    identity: Arc<dyn profile::IdentityRegisters>,
    proofing: &proofing::Tools,
) -> Registry {
    let mut registry = Registry::new();
    factors::jobs(&mut registry, house);
    accounts::jobs(&mut registry, house);
    profile::jobs(&mut registry, house, identity);
    staff::jobs(&mut registry, house);
    documents::jobs(&mut registry, house);
    applications::jobs(&mut registry, house, tools.clone());
    proofing::jobs(&mut registry, house, proofing.clone());
    centre::jobs(&mut registry, house);
    privacy::jobs(&mut registry, house, belongings(tools));
    notifications::jobs(&mut registry, house, Arc::new(accounts::ContactBook));
    crate::rotation::register(&mut registry, house);
    let unfinished = house.clone();
    registry.every("web.unfinished_files", std::time::Duration::from_secs(3600), move || {
        let house = unfinished.clone();
        async move { web::sweep_unfinished(&house).await.map_err(web::Problem::into_error) }
    });
    let sequenced = house.clone();
    registry.every("journal.sequence", std::time::Duration::from_secs(5), move || {
        let house = sequenced.clone();
        async move {
            house.journal.sequence(&house.db).await?;
            Ok(())
        }
    });
    registry
}

/// What every area keeps of a person, for the archive and the end of an account. The account itself is first: it is removed last.
fn belongings(tools: &Tools) -> privacy::Tools {
    privacy::Tools {
        areas: vec![
            Arc::new(accounts::OwnAccount),
            Arc::new(factors::OwnFactors),
            Arc::new(profile::OwnProfile),
            Arc::new(proofing::OwnProofs),
            Arc::new(applications::OwnApplications(tools.clone())),
            Arc::new(documents::OwnDocuments),
            Arc::new(catalogue::OwnFavourites),
            Arc::new(notifications::OwnNotices),
            Arc::new(centre::OwnVisits),
        ],
        seal: tools.press.seal.clone(),
    }
}
