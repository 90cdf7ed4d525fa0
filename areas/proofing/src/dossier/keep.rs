//! Keeps what was uploaded, takes it away again, and sends the whole to an officer.

use axum::Extension;
use axum::extract::{Path, Request};
use axum::response::{IntoResponse, Redirect, Response};
use base::{CitizenId, FileId};
use db::Tx;
use journal::Actor;
use profile::card;
use serde_json::json;
use uploads::Receiver;
use vault::Subject;
use web::{Citizen, FieldErrors, House, Problem, Token, Visit, WebResult};

use super::{asked_paper, missing, page, way, with_camera};
use crate::area::Here;
use crate::conclude::{Fact, record};
use crate::proof::{self, Basis, Kept, Proof, State};
use crate::store::{self, QueueRow};
use crate::way::{Places, Way};
use crate::{likeness, look_at, term};

/// What the form wants to happen.
enum Act {
    Keep,
    Send,
    Remove(String),
}

impl Act {
    fn of(word: &str) -> Self {
        match word.strip_prefix("remove:") {
            Some(place) => Self::Remove(place.to_owned()),
            None if word == "send" => Self::Send,
            None => Self::Keep,
        }
    }
}

/// `POST /profile/level/{way}`: `act` is `upload`, `send` or `remove:<place>`.
pub(crate) async fn post(
    visit: Visit,
    Citizen(me): Citizen,
    Extension(area): Here,
    token: Token,
    Path(code): Path<String>,
    request: Request,
) -> WebResult<Response> {
    let way = way(&code)?;
    let house = &visit.house;
    let here = format!("/profile/level/{code}");
    let key = house.vault.key(&house.db, Subject::Citizen(me.citizen)).await?;
    let before = proof::find(house, &house.db, me.citizen, way).await?;
    let begun = before.as_ref().map_or("", |proof| proof.body.paper.as_str());
    let paper =
        asked_paper(request.uri().query()).unwrap_or(if begun == "card" { "card" } else { "passport" });
    let slots = Places(way.places(paper));
    let receiver = Receiver {
        house,
        t: &visit.t,
        key: &key,
        slots: &slots,
        token: &token,
        area: crate::AREA,
        decoding: &area.decoding,
    };
    let posting = receiver.receive(request).await?;
    let basis = Basis::of(&card(house, &house.db, me.citizen).await?);
    let Some(basis) = basis.filter(|_| before.as_ref().is_none_or(Proof::is_open)) else {
        // Sent twice, or from an old page: what was sent stands.
        receiver.discard(posting.files).await?;
        return Ok(Redirect::to(&here).into_response());
    };
    let mut errors = FieldErrors::new();
    for (place, words) in posting.refused {
        errors.add(&place, words);
    }
    let eyes = look_at::Eyes { house, t: &visit.t, key: &key, decoding: &area.decoding };
    let files = eyes.look(posting.files, &mut errors).await?;
    let work = Work { house, citizen: me.citizen, way, paper, basis };
    let kept = work.keep(files, Act::of(posting.fields.get("act")), &visit, &mut errors).await?;
    if errors.is_empty() {
        let next = if kept.state == State::Waiting { "/profile/level" } else { here.as_str() };
        return Ok(Redirect::to(next).into_response());
    }
    let drawn = visit.again(&page(&visit, &kept, true, errors))?;
    Ok(with_camera(way, drawn))
}

/// What keeping needs.
struct Work<'a> {
    house: &'a House,
    citizen: CitizenId,
    way: Way,
    paper: &'a str,
    basis: Basis,
}

impl Work<'_> {
    /// One transaction: files in their places, and the whole on its way when that is asked and nothing is wrong.
    async fn keep(
        &self,
        files: Vec<(String, Kept)>,
        act: Act,
        visit: &Visit,
        errors: &mut FieldErrors,
    ) -> WebResult<Proof> {
        let house = self.house;
        let tx = house.db.begin().await?;
        let found = proof::find(house, &tx, self.citizen, self.way).await?;
        let mut proof = found.unwrap_or_else(|| Proof::new(house, self.citizen, self.way));
        if !proof.is_open() {
            drop(tx);
            self.delete(files.into_iter().map(|(_, kept)| kept.upload.file).collect()).await?;
            return Err(Problem::Conflict("proofing-changed-meanwhile"));
        }
        self.paper.clone_into(&mut proof.body.paper);
        let mut gone: Vec<FileId> = Vec::new();
        for (place, kept) in files {
            gone.extend(proof.body.files.insert(place, kept).map(|old| old.upload.file));
        }
        if let Act::Remove(place) = &act {
            gone.extend(proof.body.files.remove(place).map(|old| old.upload.file));
        }
        if matches!(act, Act::Send) {
            for place in missing(&proof) {
                let refused = proof.body.files.contains_key(place.name);
                let key = if refused { "proofing-place-mend" } else { "proofing-place-missing" };
                let label = visit.t.get(&format!("proofing-place-{}", place.name));
                errors.add(place.name, visit.t.with1(key, "label", label));
            }
            if errors.is_empty() {
                self.send(&tx, &mut proof).await?;
            }
        }
        proof::save(house, &tx, &proof).await?;
        tx.commit().await?;
        proof.version += 1;
        self.delete(gone).await?;
        Ok(proof)
    }

    /// Puts the whole into the officers' queue.
    async fn send(&self, tx: &Tx, proof: &mut Proof) -> WebResult<()> {
        let house = self.house;
        let now = house.clock.now();
        let due = term::due(house.book.day_of(now), now);
        // What belongs to the other paper was never looked at and is not sent.
        let places = self.way.places(&proof.body.paper);
        proof.body.files.retain(|name, _| places.iter().any(|place| place.name == name));
        proof.body.basis = Some(self.basis.clone());
        proof.body.reasons.clear();
        proof.body.words.clear();
        proof.body.likeness = None;
        proof.state = State::Waiting;
        proof.sent_at = Some(now);
        proof.due_at = Some(due);
        proof.answered_at = None;
        let row = QueueRow {
            proof_id: proof.id,
            citizen_id: self.citizen.uuid(),
            way: self.way.code().to_owned(),
            sent_at: now,
            due_at: due,
            closed_at: None,
        };
        store::enter(tx, row).await?;
        if self.way == Way::Selfie {
            likeness::enqueue(house, tx, self.citizen, proof.id).await?;
        }
        let details = json!({ "way": self.way.code(), "number": proof.number() });
        let fact = Fact::done(Actor::Citizen(self.citizen), "proofing.sent", details);
        record(house, tx, self.citizen, fact).await
    }

    async fn delete(&self, files: Vec<FileId>) -> WebResult<()> {
        for file in files {
            self.house.files.delete(file).await?;
        }
        Ok(())
    }
}
