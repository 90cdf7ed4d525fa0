//! Which of a citizen's files are named, in whatever place of a draft, an application, a message or an opinion.

use base::{ApplicationId, CitizenId, DraftId, FileId};
use db::{FromQueryResult, Rows as _, sea_orm, values};
use uuid::Uuid;
use vault::{Subject, SubjectKey};
use web::{House, WebResult};

use crate::application;
use crate::draft::body_cell;
use crate::store::{messages, opinions, statements};

#[derive(FromQueryResult)]
struct DraftRow {
    draft_id: Uuid,
    body: Vec<u8>,
}

#[derive(FromQueryResult)]
struct MessageRow {
    message_id: Uuid,
    body: Vec<u8>,
}

#[derive(FromQueryResult)]
struct OpinionRow {
    opinion_id: Uuid,
    answer: Vec<u8>,
}

#[derive(FromQueryResult)]
struct EarlierRow {
    application_id: Uuid,
    version: i64,
    statement: Vec<u8>,
}

#[derive(FromQueryResult)]
struct ApplicationRow {
    application_id: Uuid,
    statement: Vec<u8>,
    work: Vec<u8>,
}

/// Leaves over those files that are named nowhere. Drafts are read first: a file goes from a draft to its application and
/// never back, so that one on its way is found in one of the two.
pub(crate) async fn unnamed(
    house: &House,
    citizen: CitizenId,
    mut files: Vec<FileId>,
) -> WebResult<Vec<FileId>> {
    let key = house.vault.key(&house.db, Subject::Citizen(citizen)).await?;
    let drafts: Vec<DraftRow> = house
        .db
        .all("select draft_id, body from applications_drafts where citizen_id = $1", values![citizen.uuid()])
        .await?;
    for row in drafts {
        leave_out(&mut files, &key, body_cell(DraftId(row.draft_id)), &row.body)?;
    }
    let applications: Vec<ApplicationRow> = house
        .db
        .all(
            "select application_id, statement, work from applications_applications where citizen_id = $1",
            values![citizen.uuid()],
        )
        .await?;
    for row in applications {
        let id = ApplicationId(row.application_id);
        leave_out(&mut files, &key, application::cell("statement", id), &row.statement)?;
        leave_out(&mut files, &key, application::cell("work", id), &row.work)?;
    }
    let messages: Vec<MessageRow> = house
        .db
        .all(
            "select message_id, body from applications_messages where citizen_id = $1",
            values![citizen.uuid()],
        )
        .await?;
    for row in messages {
        leave_out(&mut files, &key, messages::cell(row.message_id), &row.body)?;
    }
    let opinions: Vec<OpinionRow> = house
        .db
        .all(
            "select opinion_id, answer from applications_opinions
             where citizen_id = $1 and answer is not null",
            values![citizen.uuid()],
        )
        .await?;
    for row in opinions {
        leave_out(&mut files, &key, opinions::cell(row.opinion_id, "answer"), &row.answer)?;
    }
    let earlier: Vec<EarlierRow> = house
        .db
        .all(
            "select application_id, version, statement from applications_statements where citizen_id = $1",
            values![citizen.uuid()],
        )
        .await?;
    for row in earlier {
        let cell = statements::cell("statement", ApplicationId(row.application_id), row.version);
        leave_out(&mut files, &key, cell, &row.statement)?;
    }
    Ok(files)
}

/// The text is searched, not its parts: wherever an id stands, its file is needed.
fn leave_out(files: &mut Vec<FileId>, key: &SubjectKey, cell: vault::Cell, sealed: &[u8]) -> WebResult<()> {
    let plain = key.open(cell, sealed)?;
    let text = String::from_utf8_lossy(&plain);
    files.retain(|file| !text.contains(&file.to_string()));
    Ok(())
}
