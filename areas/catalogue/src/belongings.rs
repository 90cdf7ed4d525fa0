//! What this area keeps of a person: taken away on request, removed with the account (PLUS-08).

use base::{CitizenId, FileId};
use db::Tx;
use serde_json::json;
use text::Words;
use web::belongings::{Belongings, Held, Parcel, clear};
use web::{House, WebResult};

use crate::{favourites, queries};

/// This area's part.
#[derive(Debug)]
pub struct OwnFavourites;

#[async_trait::async_trait]
impl Belongings for OwnFavourites {
    fn area(&self) -> &'static str {
        "catalogue"
    }

    fn about(&self) -> &'static str {
        "catalogue-archive"
    }

    fn held(&self, _house: &House) -> Vec<Held> {
        vec![Held::goes("catalogue-held-favourites"), Held::goes("catalogue-held-queries")]
    }

    async fn export(
        &self,
        house: &House,
        citizen: CitizenId,
        _t: &Words,
        parcel: &mut dyn Parcel,
    ) -> WebResult<()> {
        let kept = favourites::of(house, &house.db, citizen).await?;
        let value = json!({ "services": kept.services, "searches": kept.searches, "actions": kept.actions });
        parcel.json("catalogue/favourites.json", &value).await?;
        let asked = queries::own(house, &house.db, citizen).await?;
        parcel.json("catalogue/queries.json", &json!({ "queries": asked })).await
    }

    async fn erase(&self, _house: &House, tx: &Tx, citizen: CitizenId) -> WebResult<Vec<FileId>> {
        clear(tx, citizen, "citizen_id", &["catalogue_favourites", "catalogue_queries"]).await?;
        Ok(Vec::new())
    }
}
