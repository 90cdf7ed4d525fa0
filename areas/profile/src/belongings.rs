//! What this area keeps of a person: taken away on request, removed with the account (PLUS-08, PRIV-01).

use base::{CitizenId, FileId};
use db::{Tx, values};
use serde_json::{Value, json};
use text::Words;
use vault::{Subject, SubjectKey};
use web::belongings::{Belongings, Held, Parcel, clear};
use web::{House, WebResult};

use crate::store::objections::{self as store, ObjectionRow};
use crate::{objection, person};

/// This area's part.
#[derive(Debug)]
pub struct OwnProfile;

#[async_trait::async_trait]
impl Belongings for OwnProfile {
    fn area(&self) -> &'static str {
        "profile"
    }

    fn about(&self) -> &'static str {
        "profile-archive"
    }

    fn held(&self, _house: &House) -> Vec<Held> {
        vec![
            Held::goes("profile-held-card"),
            Held::stays("profile-held-objections", "profile-held-objections-why", None),
        ]
    }

    async fn export(
        &self,
        house: &House,
        citizen: CitizenId,
        _t: &Words,
        parcel: &mut dyn Parcel,
    ) -> WebResult<()> {
        if let Some(person) = person::load(house, &house.db, citizen).await? {
            let card = json!({
                "known": person.card.0, "waits_for_registers": person.wanted, "refused_by_registers": person.refused,
                "sent_at": person.sent_at, "answered_at": person.answered_at,
            });
            parcel.json("profile/card.json", &card).await?;
        }
        let found = store::all(&house.db, citizen).await?;
        if !found.is_empty() {
            let key = house.vault.key(&house.db, Subject::Citizen(citizen)).await?;
            let all: WebResult<Vec<Value>> = found.iter().map(|row| told(&key, row)).collect();
            parcel.json("profile/objections.json", &Value::Array(all?)).await?;
        }
        Ok(())
    }

    async fn erase(&self, _house: &House, tx: &Tx, citizen: CitizenId) -> WebResult<Vec<FileId>> {
        // Nobody is left to be answered.
        let sql = "delete from profile_objection_queue where citizen_id = $1 and answered_at is null";
        tx.execute(sql, values![citizen.uuid()]).await?;
        clear(tx, citizen, "citizen_id", &["profile_objections", "profile_people"]).await?;
        Ok(Vec::new())
    }
}

fn told(key: &SubjectKey, row: &ObjectionRow) -> WebResult<Value> {
    let answer: Option<String> =
        row.answer.as_ref().map(|sealed| key.open_json(objection::cell(row.entry_id), sealed)).transpose()?;
    Ok(json!({
        "entry": row.entry_id, "raised_at": row.raised_at, "answered_at": row.answered_at, "answer": answer,
    }))
}
