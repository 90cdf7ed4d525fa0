//! What this area keeps of a citizen: taken away on request, removed with the account (PLUS-08). Secrets are never taken away: whoever has
//! the archive must not be able to sign in with it.

use base::{CitizenId, FileId};
use db::Tx;
use serde_json::{Value, json};
use text::Words;
use web::belongings::{Belongings, Held, Parcel, clear};
use web::{House, WebResult};

use crate::{Holder, backup, enrolled, fob, store};

/// This area's part.
#[derive(Debug)]
pub struct OwnFactors;

#[async_trait::async_trait]
impl Belongings for OwnFactors {
    fn area(&self) -> &'static str {
        "factors"
    }

    fn about(&self) -> &'static str {
        "factors-archive"
    }

    fn held(&self, _house: &House) -> Vec<Held> {
        vec![Held::goes("factors-held-all")]
    }

    async fn export(
        &self,
        house: &House,
        citizen: CitizenId,
        _t: &Words,
        parcel: &mut dyn Parcel,
    ) -> WebResult<()> {
        let holder = Holder::Citizen(citizen);
        let factors: Vec<Value> = enrolled(house, &house.db, holder)
            .await?
            .into_iter()
            .map(|factor| {
                json!({
                    "kind": factor.kind.code(), "name": factor.name, "synced": factor.synced,
                    "added_at": factor.created_at, "last_used_at": factor.last_used_at,
                })
            })
            .collect();
        let left = backup::left(&house.db, holder).await?;
        let all = json!({ "factors": factors, "backup_codes_left": left.left, "backup_codes": left.of });
        parcel.json("factors/factors.json", &all).await
    }

    async fn erase(&self, house: &House, tx: &Tx, citizen: CitizenId) -> WebResult<Vec<FileId>> {
        let away = fob::stock::State::Away.code();
        store::fob::detach(tx, citizen.uuid(), None, away, house.clock.now()).await?;
        store::delete_all(tx, citizen.uuid()).await?;
        clear(tx, citizen, "holder", &["factors_ceremonies"]).await?;
        Ok(Vec::new())
    }
}
