//! A file that comes in pieces: begun, continued where the last piece ended, joined (APP-04). Without script a form brings it whole.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use base::{CitizenId, DraftId, EntryId, FileId};
use http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uploads::{Joiner, PIECE_LIMIT_BYTES, Posting, Slot, Slots as _, Upload};
use uuid::Uuid;
use web::{Citizen, CitizenSession, Fields, House, Posted, Problem, Token, Visit, WebResult};

use crate::area::{Area, Here};
use crate::form::sheet::{self, Sheet};
use crate::form::typed::Act;
use crate::save::{Saving, history};
use crate::store::arrivals::{self, About, ArrivalRow, NewArrival};

/// Where the piece begins (as in the tus protocol 1.0.0, `Upload-Offset`).
const OFFSET: &str = "upload-offset";

/// How many files of one draft may be on their way; what was never finished is forgotten after a day.
const UNDER_WAY: usize = 40;

/// Whether a file that begins has begun before.
enum Same {
    /// It has, and goes on.
    Known(ArrivalRow),
    /// It is new.
    None,
    /// So many have begun that no other one can.
    TooMany,
}

/// What is sealed of a file on its way.
#[derive(Serialize, Deserialize)]
struct Name {
    name: String,
}

/// `POST /drafts/{id}/uploads` with `field`, `name`, `size`: begins a file, or goes on with the same one that has not come whole.
/// Answers `201 {"to": address, "offset": bytes}`, or `422 {"words": …}` for a file that cannot be taken.
pub(crate) async fn begin(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    Path(id): Path<String>,
    Posted(form): Posted,
) -> WebResult<Response> {
    let desk = Desk::open(&house, &area, &visit, &citizen, &id).await?;
    let field = form.get("field");
    let slot = desk.slot(field).ok_or(Problem::NotFound)?;
    let size: u64 = form.get("size").parse().map_err(|_| Problem::NotFound)?;
    let (name, refused) = desk.joiner().foresee(form.get("name"), size, &slot);
    if let Some(words) = refused {
        desk.note(
            "refused",
            About { field: field.to_owned(), name: String::new(), size: 0, words: words.clone() },
        )
        .await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "words": words }))).into_response());
    }
    let size = i64::try_from(size).map_err(|_| Problem::NotFound)?;
    let (arrival, offset) = match desk.same(field, &name, size).await? {
        Same::Known(row) => (row.arrival_id, row.received_bytes),
        Same::None => (desk.begin(field, name, size).await?, 0),
        Same::TooMany => {
            let words = json!({ "words": visit.t.get("applications-upload-too-many") });
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(words)).into_response());
        }
    };
    let to = format!("/drafts/{}/uploads/{arrival}", desk.sheet.id);
    Ok((StatusCode::CREATED, Json(json!({ "to": to, "offset": offset }))).into_response())
}

/// `GET /drafts/{id}/uploads/{arrival}`: how much has come, `{"offset": bytes}`.
pub(crate) async fn offset(
    State(house): State<House>,
    Citizen(citizen): Citizen,
    Path((id, arrival)): Path<(String, String)>,
) -> WebResult<Response> {
    let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
    let row = find(&house, citizen.citizen, id, &arrival).await?;
    Ok(Json(json!({ "offset": row.received_bytes })).into_response())
}

/// `PATCH /drafts/{id}/uploads/{arrival}`: the next piece. Answers `{"offset": bytes}`; a piece that begins elsewhere gets 409 with the
/// right place; the last one gets `{"done": true}`, or 422 with the words.
#[expect(clippy::too_many_arguments, reason = "each is an extractor")]
pub(crate) async fn piece(
    State(house): State<House>,
    Extension(area): Here,
    visit: Visit,
    Citizen(citizen): Citizen,
    token: Token,
    Path((id, arrival)): Path<(String, String)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> WebResult<Response> {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    token.check(header("x-csrf"))?;
    let desk = Desk::open(&house, &area, &visit, &citizen, &id).await?;
    let row = find(&house, citizen.citizen, desk.sheet.id, &arrival).await?;
    let begins_at: i64 = header(OFFSET).parse().map_err(|_| Problem::Stale)?;
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let fits = (1..=PIECE_LIMIT_BYTES).contains(&bytes.len()) && begins_at + size <= row.size_bytes;
    if !fits {
        return Err(Problem::TooLarge(PIECE_LIMIT_BYTES as u64));
    }
    if begins_at != row.received_bytes || !desk.take(row.arrival_id, begins_at, &bytes).await? {
        let now = find(&house, citizen.citizen, desk.sheet.id, &arrival).await?;
        let words = json!({ "offset": now.received_bytes });
        return Ok((StatusCode::CONFLICT, Json(words)).into_response());
    }
    if begins_at + size < row.size_bytes {
        return Ok(Json(json!({ "offset": begins_at + size })).into_response());
    }
    desk.finish(&row).await
}

async fn find(house: &House, citizen: CitizenId, draft: DraftId, arrival: &str) -> WebResult<ArrivalRow> {
    let arrival: Uuid = arrival.parse().map_err(|_| Problem::NotFound)?;
    let rows = arrivals::of_draft(&house.db, citizen, draft).await?;
    rows.into_iter().find(|row| row.arrival_id == arrival).ok_or(Problem::NotFound)
}

/// A draft that takes files in pieces.
struct Desk<'a> {
    house: &'a House,
    area: &'a Area,
    visit: &'a Visit,
    me: &'a CitizenSession,
    sheet: Sheet,
}

impl<'a> Desk<'a> {
    async fn open(
        house: &'a House,
        area: &'a Area,
        visit: &'a Visit,
        me: &'a CitizenSession,
        id: &str,
    ) -> WebResult<Self> {
        let id: DraftId = id.parse().map_err(|_| Problem::NotFound)?;
        let sheet =
            Sheet::open_as_saved(house, &area.tools, me.citizen, id).await?.ok_or(Problem::NotFound)?;
        Ok(Self { house, area, visit, me, sheet })
    }

    fn joiner(&self) -> Joiner<'_> {
        Joiner {
            house: self.house,
            t: &self.visit.t,
            key: &self.sheet.key,
            area: crate::AREA,
            decoding: &self.area.decoding,
        }
    }

    fn slot(&self, field: &str) -> Option<Slot> {
        sheet::Files(&self.sheet.service.form).slot(field)
    }

    async fn note(&self, outcome: &'static str, about: About) -> WebResult<()> {
        let whose = (self.sheet.citizen, self.sheet.id);
        history::note(self.house, &self.sheet.key, whose, vec![(outcome, about)]).await
    }

    /// A file of the same name and size that has not come whole to the same field.
    async fn same(&self, field: &str, name: &str, size: i64) -> WebResult<Same> {
        let rows = arrivals::of_draft(&self.house.db, self.sheet.citizen, self.sheet.id).await?;
        let is_full = rows.len() >= UNDER_WAY;
        for row in rows.into_iter().filter(|row| row.field == field && row.size_bytes == size) {
            let known: Name = self.sheet.key.open_json(arrivals::name_cell(row.arrival_id), &row.about)?;
            if known.name == name {
                return Ok(Same::Known(row));
            }
        }
        Ok(if is_full { Same::TooMany } else { Same::None })
    }

    async fn begin(&self, field: &str, name: String, size_bytes: i64) -> WebResult<Uuid> {
        let arrival = EntryId::new(&self.house.clock, &self.house.random).uuid();
        let about = self.sheet.key.seal_json(arrivals::name_cell(arrival), &Name { name })?;
        let new = NewArrival {
            citizen: self.sheet.citizen,
            arrival,
            draft: self.sheet.id,
            field,
            about,
            size_bytes,
        };
        let tx = self.house.db.begin().await?;
        arrivals::begin(&tx, new, self.house.clock.now()).await?;
        tx.commit().await?;
        Ok(arrival)
    }

    /// Keeps a piece; `false` when another request has brought the same one.
    async fn take(&self, arrival: Uuid, begins_at: i64, bytes: &[u8]) -> WebResult<bool> {
        let file = self.joiner().keep(bytes).await?;
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let tx = self.house.db.begin().await?;
        let taken = arrivals::take(&tx, (self.sheet.citizen, arrival), begins_at, (file, size)).await?;
        tx.commit().await?;
        if !taken {
            self.house.files.delete(file).await?;
        }
        Ok(taken)
    }

    /// All pieces are there: the file is joined, looked at and added to the answer.
    async fn finish(&self, row: &ArrivalRow) -> WebResult<Response> {
        let citizen = self.sheet.citizen;
        let slot = self.slot(&row.field).ok_or(Problem::NotFound)?;
        let name: Name = self.sheet.key.open_json(arrivals::name_cell(row.arrival_id), &row.about)?;
        let pieces: Vec<(FileId, u64)> = arrivals::pieces(&self.house.db, citizen, row.arrival_id)
            .await?
            .iter()
            .map(|piece| (FileId(piece.file_id), piece.size_bytes.unsigned_abs()))
            .collect();
        let joined = self.joiner().join(&pieces, &name.name, &slot).await?;
        let tx = self.house.db.begin().await?;
        arrivals::end(&tx, citizen, row.arrival_id).await?;
        tx.commit().await?;
        for (piece, _) in &pieces {
            self.house.files.delete(*piece).await?;
        }
        match joined {
            Ok(file) => self.add(&row.field, file).await,
            Err(words) => {
                let field = row.field.clone();
                self.note("refused", About { field, name: String::new(), size: 0, words: words.clone() })
                    .await?;
                Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "words": words }))).into_response())
            }
        }
    }

    /// Adds the file as the page's form would, merged with what other tabs have saved.
    async fn add(&self, field: &str, file: Upload) -> WebResult<Response> {
        let page = self.sheet.service.form.page_of(field).ok_or(Problem::NotFound)?;
        let posting =
            Posting { fields: Fields::default(), files: vec![(field.to_owned(), file)], refused: Vec::new() };
        let saving = Saving { house: self.house, tools: &self.area.tools, t: &self.visit.t, me: self.me };
        let saved = saving.page(self.sheet.id, &page.name, &posting, &Act::Upload).await?;
        let saved = saved.ok_or(Problem::NotFound)?;
        let complaint = saved.errors.at(field);
        if !complaint.is_empty() {
            let words = json!({ "words": complaint });
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(words)).into_response());
        }
        Ok(Json(json!({ "done": true })).into_response())
    }
}
