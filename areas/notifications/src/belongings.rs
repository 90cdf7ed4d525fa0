//! What this area keeps of a person: taken away on request, removed with the account (PLUS-08).

use base::{CitizenId, FileId, NoticeId};
use db::Tx;
use text::Words;
use uuid::Uuid;
use vault::Subject;
use web::belongings::{Belongings, Held, Parcel, clear, heads, minute};
use web::{House, WebResult};

use crate::announce::cell;
use crate::notice::{Params, Part, say};
use crate::store;

/// Notices read at once.
const MANY: i64 = 500;
const COLUMNS: [&str; 4] = ["at", "title", "text", "read"];

/// This area's part.
#[derive(Debug)]
pub struct OwnNotices;

#[async_trait::async_trait]
impl Belongings for OwnNotices {
    fn area(&self) -> &'static str {
        "notifications"
    }

    fn about(&self) -> &'static str {
        "notifications-archive"
    }

    fn held(&self, _house: &House) -> Vec<Held> {
        vec![Held::goes("notifications-held-all")]
    }

    async fn export(
        &self,
        house: &House,
        citizen: CitizenId,
        t: &Words,
        parcel: &mut dyn Parcel,
    ) -> WebResult<()> {
        let key = house.vault.key(&house.db, Subject::Citizen(citizen)).await?;
        let mut before = NoticeId(Uuid::max());
        parcel.table("notifications/notices.csv", &heads(t, "notifications-head-", &COLUMNS)).await?;
        loop {
            let rows = store::notices(&house.db, citizen, "", before, MANY).await?;
            for row in &rows {
                let params: Params = key.open_json(cell(NoticeId(row.id)), &row.params)?;
                let [title, text] = [Part::Title, Part::Text].map(|part| say(t, &row.action, part, &params));
                let [at, read] = [Some(row.at), row.read_at].map(|at| minute(house, t, at));
                parcel.row(&[at, title, text, read]).await?;
            }
            match rows.last() {
                Some(last) if rows.len() >= usize::try_from(MANY)? => before = NoticeId(last.id),
                _ => break,
            }
        }
        Ok(())
    }

    async fn erase(&self, _house: &House, tx: &Tx, citizen: CitizenId) -> WebResult<Vec<FileId>> {
        let tables = ["notifications_messages", "notifications_mutes", "notifications_notices"];
        clear(tx, citizen, "citizen_id", &tables).await?;
        Ok(Vec::new())
    }
}
