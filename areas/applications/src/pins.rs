//! Quick actions on the home page: «Создать документ», «Отследить статус», «Скачать файл», or what the person has chosen (HOME-02).

use askama::Template;
use axum::Extension;
use axum::response::{IntoResponse, Redirect, Response};
use text::Words;
use ui::{Choice, Page, Section, Tab};
use web::{Citizen, FieldErrors, Html, Posted, Visit, WebResult};

use crate::area::Here;

/// Name, address: the words are `applications-pin-NAME` and `applications-pin-NAME-hint`.
const ACTIONS: [(&str, &str); 11] = [
    ("create", "/services"),
    ("track", "/applications"),
    ("download", "/documents"),
    ("pay", "/applications?state=payment"),
    ("answer", "/applications?state=asked"),
    ("guide", "/services/guide"),
    ("templates", "/applications/templates"),
    ("notices", "/notifications"),
    ("looked", "/journal"),
    ("profile", "/profile"),
    ("verify", "/verify"),
];
/// Those of who has not chosen.
const USUAL: [&str; 3] = ["create", "track", "download"];
/// More would be no choice any more.
const MOST: usize = 6;

#[derive(Template)]
#[template(path = "applications/pins.html")]
struct PinsPage {
    page: Page,
    actions: Vec<Choice>,
    /// The chosen ones in their order: name and label.
    order: Vec<(String, String)>,
    errors: FieldErrors,
}

/// The actions that were chosen, in the person's own order; the usual ones when none was.
pub(crate) fn tabs(t: &Words, chosen: Option<&[String]>) -> Vec<Tab> {
    let usual = usual();
    let href = |name: &str| ACTIONS.iter().find(|(known, _)| *known == name).map(|(_, href)| *href);
    let tab = |name: &String| {
        Some(Tab { href: href(name)?.to_owned(), label: label(t, name), count: 0, current: false })
    };
    chosen.unwrap_or(&usual).iter().filter_map(tab).collect()
}

fn usual() -> Vec<String> {
    USUAL.map(str::to_owned).to_vec()
}

fn label(t: &Words, name: &str) -> String {
    t.get(&format!("applications-pin-{name}"))
}

/// `GET /quick-actions`.
pub(crate) async fn page(Extension(area): Here, visit: Visit, Citizen(citizen): Citizen) -> WebResult<Html> {
    let house = &visit.house;
    let kept = area.tools.catalogue.at_hand(house, &house.db, citizen.citizen).await?;
    visit.show(&drawn(&visit, &kept.actions.unwrap_or_else(usual), FieldErrors::new()))
}

/// `POST /quick-actions`: keeps what is ticked, moves one of it up or down, or brings the usual ones back.
pub(crate) async fn post(
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Posted(form): Posted,
) -> WebResult<Response> {
    let house = &visit.house;
    let home = Redirect::to("/").into_response();
    if form.get("act") == "usual" {
        catalogue::keep_actions(house, citizen.citizen, None).await?;
        return Ok(home);
    }
    let kept = area.tools.catalogue.at_hand(house, &house.db, citizen.citizen).await?;
    let mut ticked = in_order(kept.actions.unwrap_or_else(usual), &form.all("action"));
    if ticked.len() > MOST {
        let mut errors = FieldErrors::new();
        let most = i64::try_from(MOST).unwrap_or(0);
        errors.add("action", visit.t.with("applications-pins-many", &[("max", most.into())]));
        return Ok(visit.again(&drawn(&visit, &ticked, errors))?.into_response());
    }
    let (up, down) = (form.get("up"), form.get("down"));
    let is_moved = moved(&mut ticked, up, -1) || moved(&mut ticked, down, 1);
    catalogue::keep_actions(house, citizen.citizen, Some(ticked)).await?;
    let is_ordering = is_moved || !up.is_empty() || !down.is_empty();
    Ok(if is_ordering { Redirect::to("/quick-actions#order").into_response() } else { home })
}

/// What is ticked: the ones that were chosen before in their order, then the new ones in the usual order.
fn in_order(before: Vec<String>, ticked: &[&str]) -> Vec<String> {
    let mut order: Vec<String> = before.into_iter().filter(|name| ticked.contains(&name.as_str())).collect();
    let fresh = ACTIONS.iter().map(|(name, _)| *name).filter(|name| ticked.contains(name));
    for name in fresh {
        if !order.iter().any(|known| known == name) {
            order.push(name.to_owned());
        }
    }
    order
}

/// Changes places with the neighbour; `false` when there is none.
fn moved(order: &mut [String], name: &str, by: isize) -> bool {
    let Some(place) = order.iter().position(|known| known == name) else { return false };
    let Some(other) = place.checked_add_signed(by).filter(|other| *other < order.len()) else { return false };
    order.swap(place, other);
    true
}

fn drawn(visit: &Visit, chosen: &[String], errors: FieldErrors) -> PinsPage {
    let t = &visit.t;
    let choice = |(name, _): &(&str, &str)| Choice {
        value: (*name).to_owned(),
        label: label(t, name),
        hint: t.get(&format!("applications-pin-{name}-hint")),
        chosen: chosen.iter().any(|one| one == name),
    };
    let title = t.get("applications-pins-title");
    let title =
        if errors.is_empty() { title } else { t.with1("applications-page-error-title", "title", title) };
    PinsPage {
        page: visit.page(title, Section::Home),
        actions: ACTIONS.iter().map(choice).collect(),
        order: chosen.iter().map(|name| (name.clone(), label(t, name))).collect(),
        errors,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn an_action_changes_places_with_its_neighbour_and_stays_within_the_list() {
        let mut order = names(&["pay", "create", "track"]);
        assert!(moved(&mut order, "track", -1) && order == names(&["pay", "track", "create"]));
        assert!(moved(&mut order, "pay", 1) && order == names(&["track", "pay", "create"]));
        assert!(!moved(&mut order, "track", -1) && !moved(&mut order, "create", 1), "the ends");
        assert!(!moved(&mut order, "verify", 1), "what is not chosen");
    }

    #[test]
    fn what_is_ticked_anew_comes_last() {
        let order = in_order(names(&["track", "create", "pay"]), &["create", "verify", "track", "nonsense"]);
        assert_eq!(order, names(&["track", "create", "verify"]));
    }
}
