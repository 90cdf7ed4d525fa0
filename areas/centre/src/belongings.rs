//! What this area keeps of a person: taken away on request, removed with the account (PLUS-08). The line of the service journal stays
//! without its note: the centre answers for what its operators did.

use base::{CitizenId, FileId};
use db::{Tx, values};
use serde_json::{Value, json};
use text::Words;
use vault::{Subject, SubjectKey};
use web::belongings::{Belongings, Held, Parcel};
use web::{House, WebResult};

use crate::store::{self, ActRow};
use crate::visit::note_cell;

/// So many acts are given at most: more than anybody comes to a centre for.
const MANY: i64 = 10_000;

/// This area's part.
#[derive(Debug)]
pub struct OwnVisits;

#[async_trait::async_trait]
impl Belongings for OwnVisits {
    fn area(&self) -> &'static str {
        "centre"
    }

    fn about(&self) -> &'static str {
        "centre-archive"
    }

    fn held(&self, _house: &House) -> Vec<Held> {
        vec![Held::goes("centre-held-notes"), Held::stays("centre-held-acts", "centre-held-acts-why", None)]
    }

    async fn export(
        &self,
        house: &House,
        citizen: CitizenId,
        t: &Words,
        parcel: &mut dyn Parcel,
    ) -> WebResult<()> {
        let rows = store::of_citizen(&house.db, citizen, MANY).await?;
        let key = house.vault.key(&house.db, Subject::Citizen(citizen)).await?;
        let all: WebResult<Vec<Value>> = rows.iter().map(|row| told(&key, t, row)).collect();
        parcel.json("centre/acts.json", &Value::Array(all?)).await
    }

    async fn erase(&self, _house: &House, tx: &Tx, citizen: CitizenId) -> WebResult<Vec<FileId>> {
        tx.execute("update centre_acts set note = null where citizen_id = $1", values![citizen.uuid()])
            .await?;
        Ok(Vec::new())
    }
}

fn told(key: &SubjectKey, t: &Words, row: &ActRow) -> WebResult<Value> {
    let note: Option<String> =
        row.note.as_ref().map(|sealed| key.open_json(note_cell(row.act_id), sealed)).transpose()?;
    Ok(json!({ "at": row.at, "act": t.get(&format!("centre-act-{}", row.kind)), "note": note }))
}
