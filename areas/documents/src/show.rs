//! `GET /documents/{id}`: the issued document, checked while it is opened.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use base::DocumentId;
use http::StatusCode;
use journal::{Actor, Object, Recorded};
use ui::{Fact, Page, Section};
use web::{Citizen, Html, Problem, Visit, WebResult};

use crate::document::{Document, State};
use crate::{Press, integrity, list};

/// So many of a citizen's latest entries are looked through for openings of this document.
const ENTRIES: u32 = 200;
const OPENINGS: usize = 4;

#[derive(Template)]
#[template(path = "documents/show.html")]
struct ShowPage {
    page: Page,
    document: Document,
    title: String,
    number: String,
    agency: String,
    validity: String,
    facts: Vec<Fact>,
    issued: String,
    /// Since when the file is as it is.
    since: String,
    checked_at: String,
    sealed_until: String,
    state: State,
    size: String,
    file: String,
    check: String,
    qr: String,
    qr_label: String,
    openings: Vec<Opening>,
}

/// Somebody opened the file: the key of who, and when in words.
struct Opening {
    who: &'static str,
    at: String,
}

#[derive(Template)]
#[template(path = "documents/damaged.html")]
struct DamagedPage {
    page: Page,
    title: String,
    number: String,
    service: String,
    code: String,
}

pub(crate) async fn page(
    visit: Visit,
    Citizen(citizen): Citizen,
    Extension(press): Extension<Press>,
    Path(id): Path<String>,
) -> WebResult<Response> {
    let document = find(&visit, &citizen, &id).await?;
    if integrity::open(&visit.house, &press, &document).await?.is_none() {
        return Ok(damaged(&visit, &document)?.into_response());
    }
    let entries = visit.house.journal.of_citizen(&visit.house.db, document.citizen, None, ENTRIES).await?;
    let openings = openings(&visit, &entries, document.id);
    Ok(visit.show(&whole(&visit, &press, document, openings)?)?.into_response())
}

fn whole(visit: &Visit, press: &Press, document: Document, openings: Vec<Opening>) -> WebResult<ShowPage> {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let facts = &document.kept.facts;
    let title = facts.title(t.lang).to_owned();
    let check = format!("/verify/{}", facts.code);
    let row = |key: &str, value: String| Fact { name: t.get(key), value };
    Ok(ShowPage {
        page: visit.page(title.clone(), Section::Documents),
        title,
        number: t.with1("documents-number", "number", facts.number.as_str()),
        agency: facts.agency(t.lang).to_owned(),
        validity: facts.validity(t),
        facts: vec![
            row("documents-verify-agency", facts.agency(t.lang).to_owned()),
            row("documents-verify-issued", facts.day(t)),
            row("documents-verify-validity", facts.validity(t)),
        ],
        issued: facts.issued(t),
        since: t.date(facts.issued_on),
        checked_at: t.time(now),
        sealed_until: t.date(t.day_of(press.seal.valid_until())),
        state: document.state(t.day_of(now)),
        size: t.with1("documents-size", "size", t.size(document.size_bytes)),
        file: format!("/documents/{}/file", document.id),
        qr: qr(&format!("{}{check}", visit.house.settings.origin()))?,
        qr_label: t.with1("documents-show-qr", "number", facts.number.as_str()),
        check,
        openings,
        document,
    })
}

/// The citizen's own document; anybody else's is not there.
pub(crate) async fn find(visit: &Visit, citizen: &web::CitizenSession, id: &str) -> WebResult<Document> {
    let id: DocumentId = id.parse().map_err(|_| Problem::NotFound)?;
    list::get(&visit.house, &visit.house.db, citizen.citizen, id).await?.ok_or(Problem::NotFound)
}

/// The file is not what was sealed: it is not shown, and the page says what to do.
pub(crate) fn damaged(visit: &Visit, document: &Document) -> WebResult<Html> {
    let page = DamagedPage {
        page: visit.page(visit.t.get("documents-damaged-title"), Section::Documents),
        title: document.kept.facts.title(visit.t.lang).to_owned(),
        number: visit.t.with1("documents-number", "number", document.kept.facts.number.as_str()),
        service: format!("/services/{}", document.service),
        code: format!("K-{}", document.id.to_string().chars().take(8).collect::<String>().to_uppercase()),
    };
    let html = visit.show(&page)?;
    Ok(Html { status: StatusCode::INTERNAL_SERVER_ERROR, ..html })
}

fn openings(visit: &Visit, entries: &[Recorded], id: DocumentId) -> Vec<Opening> {
    let now = visit.house.clock.now();
    let of_this =
        entries.iter().filter(|e| e.object == Object::Document(id) && e.action == "document.downloaded");
    let told = of_this.map(|entry| Opening {
        who: match entry.actor {
            Actor::Citizen(_) => "documents-show-opening-you",
            _ => "documents-show-opening-other",
        },
        at: visit.t.moment(entry.at, now),
    });
    told.take(OPENINGS).collect()
}

/// A drawing of a QR code in one path, without a frame: the page gives it room.
///
/// # Errors
/// When there is more to say than a code holds, some two thousand characters.
pub fn qr(says: &str) -> WebResult<String> {
    use fast_qr::convert::Builder as _;
    let code = fast_qr::QRBuilder::new(says)
        .ecl(fast_qr::ECL::M)
        .build()
        .map_err(|error| Problem::Broken(error.to_string().into()))?;
    Ok(fast_qr::convert::svg::SvgBuilder::default().margin(0).to_str(&code))
}
