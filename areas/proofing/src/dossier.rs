//! A way with pictures: gathered one by one, sent to an officer, mended where they say (REG-08, REG-09, REG-14, REG-19).

use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Response};
use http::HeaderName;
use profile::card;
use ui::{Page, Section, Tab};
use uploads::as_attachment;
use vault::Subject;
use web::{Citizen, FieldErrors, Html, Problem, Visit, WebResult};

use crate::level::{look, reasons};
use crate::proof::{self, Basis, Proof, State, Verdict};
use crate::way::{Place, Way};

pub(crate) mod keep;

/// The camera may be used on the page of the selfie and nowhere else.
const CAMERA: (HeaderName, &str) =
    (HeaderName::from_static("permissions-policy"), "camera=(self), microphone=(), geolocation=()");

/// A place on the page.
pub(crate) struct PlaceLine {
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub accept: &'static str,
    pub portrait: bool,
    pub kept: String,
    pub size: String,
    pub href: String,
    /// `ok`, `bad` or `plain`.
    pub state: &'static str,
    pub why: String,
}

#[derive(Template)]
#[template(path = "proofing/dossier.html")]
struct DossierPage {
    page: Page,
    way: &'static str,
    lead: String,
    about: String,
    paper: String,
    papers: Vec<Tab>,
    places: Vec<PlaceLine>,
    /// Nothing can be proved before the registers have compared the data.
    compared: bool,
    open: bool,
    state: &'static str,
    due: String,
    refused: String,
    errors: FieldErrors,
    number: String,
}

/// The way of an address, when it is one with pictures.
pub(crate) fn way(code: &str) -> Result<Way, Problem> {
    Way::from_code(code).filter(|way| !way.places("").is_empty()).ok_or(Problem::NotFound)
}

/// `GET /profile/level/{way}`; `?paper=card` for an identity card instead of a passport.
pub(crate) async fn show(
    visit: Visit,
    Citizen(me): Citizen,
    Path(code): Path<String>,
    RawQuery(query): RawQuery,
) -> WebResult<Response> {
    let way = way(&code)?;
    let house = &visit.house;
    let mut proof = proof::find(house, &house.db, me.citizen, way)
        .await?
        .unwrap_or_else(|| Proof::new(house, me.citizen, way));
    if let Some(paper) = asked_paper(query.as_deref()).filter(|_| proof.is_open()) {
        proof.body.paper = paper.to_owned();
    }
    let basis = Basis::of(&card(house, &house.db, me.citizen).await?);
    let drawn = visit.show(&page(&visit, &proof, basis.is_some(), FieldErrors::new()))?;
    Ok(with_camera(way, drawn))
}

/// The paper that an address asks for.
fn asked_paper(query: Option<&str>) -> Option<&'static str> {
    let query = query.filter(|query| query.contains("paper="))?;
    Some(if query.contains("paper=card") { "card" } else { "passport" })
}

fn with_camera(way: Way, drawn: Html) -> Response {
    match way {
        Way::Selfie => ([CAMERA], drawn).into_response(),
        _ => drawn.into_response(),
    }
}

fn page(visit: &Visit, proof: &Proof, compared: bool, errors: FieldErrors) -> DossierPage {
    let (t, now, code) = (&visit.t, visit.house.clock.now(), proof.way.code());
    let places = proof.way.places(&proof.body.paper);
    let (state, _, _) = look(proof.state);
    let tab = |paper: &str| Tab {
        href: format!("/profile/level/{code}?paper={paper}"),
        label: t.get(&format!("proofing-paper-{paper}")),
        count: 0,
        current: (proof.body.paper == "card") == (paper == "card"),
    };
    DossierPage {
        page: visit.page(t.get(&format!("proofing-way-{code}")), Section::Person),
        way: code,
        lead: t.get(&format!("proofing-{code}-lead")),
        about: t.get(&format!("proofing-{code}-about")),
        papers: if proof.way == Way::Scans && proof.is_open() {
            vec![tab("passport"), tab("card")]
        } else {
            Vec::new()
        },
        paper: proof.body.paper.clone(),
        places: places.iter().map(|place| place_line(visit, proof, place)).collect(),
        compared,
        open: proof.is_open(),
        state,
        due: proof.due_at.map(|due| t.with1("proofing-due", "at", t.moment(due, now))).unwrap_or_default(),
        refused: if proof.state == State::Refused { reasons(t, proof) } else { String::new() },
        errors,
        number: proof.number(),
    }
}

fn place_line(visit: &Visit, proof: &Proof, place: &'static Place) -> PlaceLine {
    let t = &visit.t;
    let kept = proof.body.files.get(place.name);
    let label = t.get(&format!("proofing-place-{}", place.name));
    let (state, why) = match kept.map(|kept| &kept.verdict) {
        Some(Verdict::Refused(code)) => ("bad", t.get(&format!("proofing-reason-{code}"))),
        Some(Verdict::Fits) => ("ok", t.get("proofing-verdict-fits")),
        _ => ("plain", String::new()),
    };
    PlaceLine {
        name: place.name,
        label: if place.required { label } else { t.with1("proofing-optional", "label", label) },
        hint: t.get(&format!("proofing-place-{}-hint", place.name)),
        accept: place.accept(),
        portrait: place.is_portrait(),
        kept: kept.map(|kept| kept.upload.name.clone()).unwrap_or_default(),
        size: kept.map(|kept| t.size(kept.upload.size)).unwrap_or_default(),
        href: kept
            .map(|kept| format!("/profile/level/{}/files/{}", proof.way.code(), kept.upload.file))
            .unwrap_or_default(),
        state,
        why,
    }
}

/// The required places that are empty, or hold what an officer has refused.
fn missing(proof: &Proof) -> impl Iterator<Item = &'static Place> {
    proof.way.places(&proof.body.paper).iter().filter(|place| match proof.body.files.get(place.name) {
        None => place.required,
        Some(kept) => matches!(kept.verdict, Verdict::Refused(_)),
    })
}

/// `GET /profile/level/{way}/files/{file}`: one's own upload.
pub(crate) async fn file(
    visit: Visit,
    Citizen(me): Citizen,
    Path((code, file)): Path<(String, String)>,
) -> WebResult<Response> {
    let house = &visit.house;
    let proof = proof::find(house, &house.db, me.citizen, way(&code)?).await?.ok_or(Problem::NotFound)?;
    let kept = proof.body.files.into_values().find(|kept| kept.upload.file.to_string() == file);
    let key = house.vault.key(&house.db, Subject::Citizen(me.citizen)).await?;
    as_attachment(house, &key, &kept.ok_or(Problem::NotFound)?.upload).await
}
