//! The services at hand: those that the person keeps and those used lately. Whatever was used last stands first (HOME-06).

use std::sync::Arc;

use catalogue::Service;
use web::Visit;

use crate::store::applications::ApplicationLine;

/// At most so many.
const MOST: usize = 6;

/// A service at hand.
pub(crate) struct Favourite {
    pub href: String,
    pub title: String,
    pub icon: &'static str,
    /// «Вы подавали 5 ноября», or what it costs and how long it takes.
    pub note: String,
}

/// Services that were kept or used, as far as they are offered; the last used first, then the last kept.
pub(crate) fn own(
    visit: &Visit,
    kept: &[Arc<Service>],
    lately: &[ApplicationLine],
    offered: &[Arc<Service>],
) -> Vec<Favourite> {
    let is_offered = |code: &str| offered.iter().find(|service| service.code == code);
    let mut lately: Vec<&ApplicationLine> = lately.iter().collect();
    lately.sort_by_key(|line| std::cmp::Reverse(line.submitted_at));
    let mut services: Vec<(Arc<Service>, Option<&ApplicationLine>)> = Vec::new();
    for line in lately {
        if let Some(service) = is_offered(&line.service)
            && !services.iter().any(|(known, _)| known.code == service.code)
        {
            services.push((service.clone(), Some(line)));
        }
    }
    for service in kept.iter().filter_map(|service| is_offered(&service.code)) {
        if !services.iter().any(|(known, _)| known.code == service.code) {
            services.push((service.clone(), None));
        }
    }
    // What the person keeps is not pushed out by what was used once.
    let is_kept = |service: &Service| kept.iter().any(|own| own.code == service.code);
    let own = services.iter().filter(|(service, _)| is_kept(service)).count();
    let mut others = MOST.saturating_sub(own);
    services.retain(|(service, _)| {
        is_kept(service) || {
            let fits = others > 0;
            others = others.saturating_sub(1);
            fits
        }
    });
    let row = |(service, line): &(Arc<Service>, Option<&ApplicationLine>)| favourite(visit, service, *line);
    services.iter().take(MOST).map(row).collect()
}

/// The first of the catalogue, for who has neither kept nor used any.
pub(crate) fn first(visit: &Visit, offered: &[Arc<Service>]) -> Vec<Favourite> {
    offered.iter().take(MOST).map(|service| favourite(visit, service, None)).collect()
}

fn favourite(visit: &Visit, service: &Service, used: Option<&ApplicationLine>) -> Favourite {
    let (t, now) = (&visit.t, visit.house.clock.now());
    Favourite {
        href: format!("/services/{}", service.code),
        title: service.words(t.lang).get("title"),
        icon: service.icon(),
        note: match used {
            Some(line) => {
                let date = t.date_near(t.day_of(line.submitted_at), now);
                t.with1("applications-home-used", "date", date)
            }
            None => t.with(
                "applications-home-terms",
                &[("price", service.price(t).into()), ("term", service.term(t).into())],
            ),
        },
    }
}
