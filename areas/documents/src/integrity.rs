//! A document is checked each time it is opened: the file's digest, then the seal (DOC-12).

use journal::{Actor, Entry, Object, Outcome};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use vault::{Subject, VaultError};
use web::{House, WebResult};

use crate::Press;
use crate::document::Document;

/// Larger letters are not made.
const LIMIT_BYTES: u64 = 32 * 1024 * 1024;

/// The document's file when it is exactly what was sealed; nothing when it is not, which is then on record and in the log.
pub(crate) async fn open(house: &House, press: &Press, document: &Document) -> WebResult<Option<Vec<u8>>> {
    match read(house, press, document).await? {
        Ok(bytes) => Ok(Some(bytes)),
        Err(what) => {
            report(house, document, &what).await?;
            Ok(None)
        }
    }
}

async fn read(house: &House, press: &Press, document: &Document) -> WebResult<Result<Vec<u8>, String>> {
    let key = house.vault.key(&house.db, Subject::Citizen(document.citizen)).await?;
    let bytes = match house.files.read(&key, document.file, LIMIT_BYTES).await {
        Ok(bytes) => bytes,
        Err(VaultError::Files(what)) => return Ok(Err(what)),
        Err(other) => return Err(other.into()),
    };
    if hex::encode(Sha256::digest(&bytes)) != document.kept.sha256 {
        return Ok(Err("the file's digest is not the kept one".to_owned()));
    }
    Ok(match press.seal.verify_pdf(&bytes) {
        Ok(()) => Ok(bytes),
        Err(error) => Err(error.to_string()),
    })
}

async fn report(house: &House, document: &Document, what: &str) -> WebResult<()> {
    tracing::error!(document = %document.id, what, "a document's file is damaged");
    let facts = &document.kept.facts;
    let entry = Entry {
        actor: Actor::System,
        action: "document.damaged",
        citizen: Some(document.citizen),
        object: Object::Document(document.id),
        service: Some(document.service.clone()),
        agency: None,
        outcome: Outcome::Refused,
        reason: None,
        details: json!({ "title_ru": facts.title_ru, "title_en": facts.title_en, "number": facts.number, "what": what }),
    };
    let tx = house.db.begin().await?;
    house.journal.record(&tx, entry).await?;
    tx.commit().await?;
    Ok(())
}
