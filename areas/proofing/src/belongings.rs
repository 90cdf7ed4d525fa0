//! What this area keeps of a person: taken away on request, removed with the account (PLUS-08).

use base::{CitizenId, FileId};
use db::Tx;
use serde_json::{Value, json};
use text::Words;
use vault::Subject;
use web::belongings::{Belongings, Held, Parcel, clear};
use web::{House, WebResult};

use crate::proof;

/// This area's part.
#[derive(Debug)]
pub struct OwnProofs;

#[async_trait::async_trait]
impl Belongings for OwnProofs {
    fn area(&self) -> &'static str {
        "proofing"
    }

    fn about(&self) -> &'static str {
        "proofing-archive"
    }

    fn held(&self, _house: &House) -> Vec<Held> {
        vec![Held::goes("proofing-held-all")]
    }

    async fn export(
        &self,
        house: &House,
        citizen: CitizenId,
        _t: &Words,
        parcel: &mut dyn Parcel,
    ) -> WebResult<()> {
        let proofs = proof::all(house, &house.db, citizen).await?;
        let mut all = Vec::with_capacity(proofs.len());
        for proof in &proofs {
            let mut body = serde_json::to_value(&proof.body)?;
            body["files"] = Value::Array(proof.body.files.keys().map(|place| json!(place)).collect());
            all.push(json!({
                "way": proof.way.code(), "number": proof.number(), "state": proof.state.code(), "given": body,
                "sent_at": proof.sent_at, "answered_at": proof.answered_at,
            }));
        }
        parcel.json("proofing/proofs.json", &Value::Array(all)).await?;
        let key = house.vault.key(&house.db, Subject::Citizen(citizen)).await?;
        for proof in &proofs {
            for (place, kept) in &proof.body.files {
                let path = format!("proofing/{}/{place} {}", proof.way.code(), kept.upload.name);
                parcel.file(&path, &key, kept.upload.file).await?;
            }
        }
        Ok(())
    }

    async fn erase(&self, house: &House, tx: &Tx, citizen: CitizenId) -> WebResult<Vec<FileId>> {
        let proofs = proof::all(house, tx, citizen).await?;
        let files = proofs.into_iter().flat_map(|proof| proof.body.files.into_values());
        let files = files.map(|kept| kept.upload.file).collect();
        clear(tx, citizen, "citizen_id", &["proofing_proofs", "proofing_queue", "proofing_visits"]).await?;
        Ok(files)
    }
}
