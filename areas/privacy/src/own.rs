//! What the portal itself keeps of a person: the journal, and the archives and deletions of this area.

use base::{CitizenId, EntryId, FileId};
use db::Tx;
use journal::{Actor, Outcome, Recorded};
use serde_json::{Value, json};
use text::Words;
use web::belongings::{Belongings, Held, Parcel, clear, heads, minute};
use web::{House, WebResult};

use crate::store;

/// Entries read at once.
const MANY: u32 = 500;
const COLUMNS: [&str; 6] = ["at", "who", "what", "about", "reason", "from"];

/// The journal's part and this area's own.
pub(crate) struct OwnRecord;

#[async_trait::async_trait]
impl Belongings for OwnRecord {
    fn area(&self) -> &'static str {
        "privacy"
    }

    fn about(&self) -> &'static str {
        "privacy-archive"
    }

    fn held(&self, _house: &House) -> Vec<Held> {
        vec![
            Held::goes("privacy-held-archive"),
            Held::stays("privacy-held-journal", "privacy-held-journal-why", None),
        ]
    }

    async fn export(
        &self,
        house: &House,
        citizen: CitizenId,
        t: &Words,
        parcel: &mut dyn Parcel,
    ) -> WebResult<()> {
        parcel.table("privacy/journal.csv", &heads(t, "privacy-head-", &COLUMNS)).await?;
        let mut before = None;
        while let Some(entries) = some(house, citizen, &mut before).await? {
            for entry in &entries {
                parcel.row(&row(house, t, entry)).await?;
            }
        }
        parcel.lines("privacy/journal.jsonl").await?;
        let mut before = None;
        while let Some(entries) = some(house, citizen, &mut before).await? {
            for entry in &entries {
                parcel.line(&told(t, entry)).await?;
            }
        }
        let waits = store::deletion(&house.db, citizen).await?;
        let deletion = waits.map(|row| json!({ "asked_at": row.asked_at, "due_at": row.due_at }));
        parcel.json("privacy/requests.json", &json!({ "deletion": deletion })).await
    }

    async fn erase(&self, _house: &House, tx: &Tx, citizen: CitizenId) -> WebResult<Vec<FileId>> {
        let archive = store::export(tx, citizen).await?.and_then(|row| row.file_id);
        let tables = ["privacy_exports", "privacy_deletions", "privacy_links"];
        clear(tx, citizen, "citizen_id", &tables).await?;
        Ok(archive.map(FileId).into_iter().collect())
    }
}

/// The next entries, newest first; `None` after the last.
async fn some(
    house: &House,
    citizen: CitizenId,
    before: &mut Option<EntryId>,
) -> WebResult<Option<Vec<Recorded>>> {
    let entries = house.journal.of_citizen(&house.db, citizen, *before, MANY).await?;
    let Some(last) = entries.last() else { return Ok(None) };
    *before = Some(last.id);
    Ok(Some(entries))
}

fn row(house: &House, t: &Words, entry: &Recorded) -> [String; 6] {
    let about = [local(t, entry, "title"), detail(entry, "number")];
    let from = [detail(entry, "family"), detail(entry, "address")];
    let join =
        |parts: [String; 2]| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let reason = match local(t, entry, "reason") {
        reason if reason.is_empty() => entry.reason.as_deref().unwrap_or("").to_owned(),
        reason => reason,
    };
    [minute(house, t, Some(entry.at)), who(t, entry), what(t, entry), join(about), reason, join(from)]
}

fn told(t: &Words, entry: &Recorded) -> Value {
    json!({
        "id": entry.id, "at": entry.at, "who": who(t, entry), "what": what(t, entry), "action": entry.action,
        "object": entry.object, "service": entry.service, "agency": entry.agency,
        "refused": entry.outcome == Outcome::Refused, "reason": entry.reason, "details": entry.details,
        "leaf": entry.leaf,
    })
}

fn what(t: &Words, entry: &Recorded) -> String {
    t.get(&format!("journal-{}", entry.action.replace('.', "-")))
}

/// The officer's name is the agency's affair; the person is told the office.
fn who(t: &Words, entry: &Recorded) -> String {
    match entry.actor {
        Actor::Citizen(_) => t.get("privacy-who-you"),
        Actor::System => t.get("privacy-who-portal"),
        Actor::Anonymous => t.get("privacy-who-stranger"),
        Actor::Staff(_) => match local(t, entry, "agency") {
            agency if agency.is_empty() => t.get("privacy-who-staff"),
            agency => t.with1("privacy-who-staff-of", "agency", agency),
        },
    }
}

fn detail(entry: &Recorded, name: &str) -> String {
    entry.details.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// A detail that was recorded in both languages.
fn local(t: &Words, entry: &Recorded, name: &str) -> String {
    detail(entry, &format!("{name}_{}", t.lang.code()))
}
