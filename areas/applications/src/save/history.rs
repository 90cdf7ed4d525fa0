//! The history of what was added: every file, its time, size and what came of it (APP-23).

use std::collections::HashSet;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use base::{ApplicationId, CitizenId, DraftId, EntryId, FileId};
use ui::{Page, Section};
use uploads::Posting;
use vault::{Subject, SubjectKey};
use web::{Citizen, House, Html, Problem, Visit, WebResult};

use crate::area::Here;
use crate::form::sheet::Sheet;
use crate::store::arrivals::{self, About, HistoryRow};

/// So many entries are shown.
const SHOWN: i64 = 200;

/// A line of the history.
struct Line {
    name: String,
    note: String,
    /// `ok`, `bad`, or `plain` for what was removed.
    state: &'static str,
}

#[derive(Template)]
#[template(path = "applications/uploads.html")]
struct UploadsPage {
    page: Page,
    back: String,
    lines: Vec<Line>,
}

/// What is to be written down: how it ended, and what it was.
pub(crate) type Ended = (&'static str, About);

/// What a posted form has brought, and what came of it: a file that the answers do not name found no room there.
pub(crate) fn of_posting(posting: &Posting, named: &HashSet<FileId>) -> Vec<Ended> {
    let kept = posting.files.iter().map(|(field, file)| {
        let about =
            About { field: field.clone(), name: file.name.clone(), size: file.size, words: String::new() };
        (if named.contains(&file.file) { "kept" } else { "surplus" }, about)
    });
    let refused = posting.refused.iter().map(|(field, words)| {
        let about = About { field: field.clone(), name: String::new(), size: 0, words: words.clone() };
        ("refused", about)
    });
    kept.chain(refused).collect()
}

/// Writes entries down in a transaction of their own: what was refused has changed nothing else.
pub(crate) async fn note(
    house: &House,
    key: &SubjectKey,
    (citizen, draft): (CitizenId, DraftId),
    entries: Vec<Ended>,
) -> WebResult<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let tx = house.db.begin().await?;
    for (outcome, about) in entries {
        let entry = EntryId::new(&house.clock, &house.random).uuid();
        let sealed = key.seal_json(arrivals::history_cell(entry), &about)?;
        arrivals::note(&tx, (citizen, draft), (entry, sealed), outcome, house.clock.now()).await?;
    }
    Ok(tx.commit().await?)
}

/// `GET /drafts/{id}/uploads`.
pub(crate) async fn of_draft(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
) -> WebResult<Html> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    let sheet =
        Sheet::open_as_saved(&house, &area.tools, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    show(&visit, (citizen.citizen, id), sheet.path(&sheet.resume())).await
}

/// `GET /applications/{id}/uploads`.
pub(crate) async fn of_application(
    State(house): State<House>,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
) -> WebResult<Html> {
    let id: ApplicationId = id.parse().map_err(|_| Problem::NotFound)?;
    let draft = arrivals::draft_of(&house.db, citizen.citizen, id).await?.ok_or(Problem::NotFound)?;
    show(&visit, (citizen.citizen, draft), format!("/applications/{id}")).await
}

async fn show(visit: &Visit, (citizen, draft): (CitizenId, DraftId), back: String) -> WebResult<Html> {
    let house = &visit.house;
    let rows = arrivals::history(&house.db, citizen, draft, SHOWN).await?;
    let key = house.vault.key(&house.db, Subject::Citizen(citizen)).await?;
    let lines = rows.iter().map(|row| line(visit, &key, row)).collect::<WebResult<Vec<Line>>>()?;
    let title = visit.t.get("applications-uploads-title");
    visit.show(&UploadsPage { page: visit.page(title, Section::Applications), back, lines })
}

fn line(visit: &Visit, key: &SubjectKey, row: &HistoryRow) -> WebResult<Line> {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let about: About = key.open_json(arrivals::history_cell(row.entry_id), &row.about)?;
    let at = t.moment(row.at, now);
    let (state, result) = match row.outcome.as_str() {
        "kept" => ("ok", t.get("applications-uploads-kept")),
        "surplus" => ("bad", t.get("applications-uploads-surplus")),
        "removed" => ("plain", t.get("applications-uploads-removed")),
        _ => ("bad", t.get("applications-uploads-refused")),
    };
    let size = if about.size > 0 { format!("{}. ", t.size(about.size)) } else { String::new() };
    let note = t.with(
        "applications-uploads-line",
        &[("at", at.into()), ("result", result.into()), ("size", size.into())],
    );
    let name = if about.name.is_empty() { about.words } else { about.name };
    Ok(Line { name, note, state })
}
