//! What this area keeps of a person: taken away on request, removed with the account (PLUS-08). What a stranger with the code may know
//! says nothing of the person and stays, so that a document that was given away can still be checked.

use base::{CitizenId, FileId};
use db::Tx;
use serde_json::{Value, json};
use text::Words;
use vault::Subject;
use web::belongings::{Belongings, Held, Parcel, clear, heads, minute};
use web::{House, WebResult};

use crate::document::Document;
use crate::{list, store};

/// Documents read at once.
const MANY: i64 = 200;
const COLUMNS: [&str; 6] = ["title", "number", "agency", "issued", "until", "file"];

/// This area's part.
#[derive(Debug)]
pub struct OwnDocuments;

#[async_trait::async_trait]
impl Belongings for OwnDocuments {
    fn area(&self) -> &'static str {
        "documents"
    }

    fn about(&self) -> &'static str {
        "documents-archive"
    }

    fn held(&self, _house: &House) -> Vec<Held> {
        vec![
            Held::goes("documents-held-files"),
            Held::stays("documents-held-checks", "documents-held-checks-why", None),
        ]
    }

    async fn export(
        &self,
        house: &House,
        citizen: CitizenId,
        t: &Words,
        parcel: &mut dyn Parcel,
    ) -> WebResult<()> {
        let key = house.vault.key(&house.db, Subject::Citizen(citizen)).await?;
        let mut all: Vec<Document> = Vec::new();
        loop {
            let skip = i64::try_from(all.len())?;
            let some = list::some(house, &house.db, citizen, skip, MANY).await?;
            let last = some.len() < usize::try_from(MANY)?;
            all.extend(some);
            if last {
                break;
            }
        }
        let values: Vec<Value> = all.iter().map(told).collect();
        parcel.json("documents/documents.json", &Value::Array(values)).await?;
        parcel.table("documents/documents.csv", &heads(t, "documents-head-", &COLUMNS)).await?;
        for document in &all {
            let facts = &document.kept.facts;
            let until = facts.valid_until.map_or_else(String::new, |last| last.to_string());
            let issued = minute(house, t, Some(document.issued_at));
            let title = facts.title(t.lang).to_owned();
            let row = [
                title,
                facts.number.clone(),
                facts.agency(t.lang).to_owned(),
                issued,
                until,
                file_name(document),
            ];
            parcel.row(&row).await?;
        }
        for document in &all {
            parcel.file(&format!("documents/{}", file_name(document)), &key, document.file).await?;
        }
        Ok(())
    }

    async fn erase(&self, _house: &House, tx: &Tx, citizen: CitizenId) -> WebResult<Vec<FileId>> {
        let files = store::files_of(tx, citizen).await?;
        clear(tx, citizen, "citizen_id", &["documents_documents"]).await?;
        Ok(files)
    }
}

fn told(document: &Document) -> Value {
    json!({
        "id": document.id, "application": document.application, "service": document.service, "facts": document.kept.facts,
        "issued_at": document.issued_at, "annulled_at": document.annulled_at, "sha256": document.kept.sha256,
        "file": file_name(document),
    })
}

fn file_name(document: &Document) -> String {
    let number = document.kept.facts.number.chars();
    let safe: String = number.map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("{safe}.pdf")
}
