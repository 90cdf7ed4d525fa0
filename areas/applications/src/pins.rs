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
    errors: FieldErrors,
}

/// The actions that were chosen, in their usual order; the usual ones when none was.
pub(crate) fn tabs(t: &Words, chosen: Option<&[String]>) -> Vec<Tab> {
    let is_chosen = |name: &str| match chosen {
        Some(chosen) => chosen.iter().any(|one| one == name),
        None => USUAL.contains(&name),
    };
    let tab = |(name, href): &(&str, &str)| Tab {
        href: (*href).to_owned(),
        label: t.get(&format!("applications-pin-{name}")),
        count: 0,
        current: false,
    };
    ACTIONS.iter().filter(|(name, _)| is_chosen(name)).map(tab).collect()
}

/// `GET /quick-actions`.
pub(crate) async fn page(Extension(area): Here, visit: Visit, Citizen(citizen): Citizen) -> WebResult<Html> {
    let house = &visit.house;
    let kept = area.tools.catalogue.at_hand(house, &house.db, citizen.citizen).await?;
    let usual = || USUAL.map(str::to_owned).to_vec();
    visit.show(&drawn(&visit, &kept.actions.unwrap_or_else(usual), FieldErrors::new()))
}

/// `POST /quick-actions`: keeps what is ticked, or brings the usual ones back.
pub(crate) async fn post(
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
    let ticked: Vec<String> = ACTIONS
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .filter(|name| form.all("action").contains(&name.as_str()))
        .collect();
    if ticked.len() > MOST {
        let mut errors = FieldErrors::new();
        let most = i64::try_from(MOST).unwrap_or(0);
        errors.add("action", visit.t.with("applications-pins-many", &[("max", most.into())]));
        return Ok(visit.again(&drawn(&visit, &ticked, errors))?.into_response());
    }
    catalogue::keep_actions(house, citizen.citizen, Some(ticked)).await?;
    Ok(home)
}

fn drawn(visit: &Visit, chosen: &[String], errors: FieldErrors) -> PinsPage {
    let t = &visit.t;
    let choice = |(name, _): &(&str, &str)| Choice {
        value: (*name).to_owned(),
        label: t.get(&format!("applications-pin-{name}")),
        hint: t.get(&format!("applications-pin-{name}-hint")),
        chosen: chosen.iter().any(|one| one == name),
    };
    let title = t.get("applications-pins-title");
    let title =
        if errors.is_empty() { title } else { t.with1("applications-page-error-title", "title", title) };
    PinsPage { page: visit.page(title, Section::Home), actions: ACTIONS.iter().map(choice).collect(), errors }
}
