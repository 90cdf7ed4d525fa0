//! The person's own documents as answers: each chosen one is copied into the form, so that it stays what it was when it was sent.

use base::{CitizenId, DocumentId, FileId};
use catalogue::{FormPage, Item, Kind, Question};
use documents::Listed;
use sha2::{Digest, Sha256};
use uploads::{Posting, Upload};
use vault::SubjectKey;
use vault::loose::Loose;
use web::{House, WebResult};

use crate::form::sheet::Sheet;
use crate::save::{Saving, keep};

/// Copies of the documents that were chosen on the page, each with the name of its field. One that is there already is not copied again.
pub(crate) async fn copies(
    saving: &Saving<'_>,
    sheet: &Sheet,
    page: &FormPage,
    posting: &Posting,
) -> WebResult<Vec<(String, Upload)>> {
    let mut copies = Vec::new();
    for question in page.items.iter().filter_map(document_question) {
        let chosen = posting.fields.all(&format!("{}-mine", question.name));
        let kept = keep::files_at(&sheet.body.answers, &question.name);
        for document in sheet.facts.documents_for(&question.kind, sheet.today) {
            let is_kept = kept.iter().any(|file| file.document.as_ref() == Some(&document.number));
            if is_kept || !chosen.contains(&document.id.to_string().as_str()) {
                continue;
            }
            if let Some(copy) = copy(saving, (sheet.citizen, &sheet.key), document).await? {
                copies.push((question.name.clone(), copy));
            }
        }
    }
    Ok(copies)
}

fn document_question(item: &Item) -> Option<&Question> {
    match item {
        Item::Question(question) if matches!(question.kind, Kind::File { mine: Some(_), .. }) => {
            Some(question)
        }
        _ => None,
    }
}

/// Nothing when the document's file is damaged: the page of documents says so.
async fn copy(
    saving: &Saving<'_>,
    (citizen, key): (CitizenId, &SubjectKey),
    document: &Listed,
) -> WebResult<Option<Upload>> {
    let (house, press) = (saving.house, &saving.tools.press);
    let id: DocumentId = document.id;
    let Some(copy) = documents::copy(house, press, citizen, id).await? else { return Ok(None) };
    let file = written(house, citizen, key, &copy.bytes).await?;
    Ok(Some(Upload {
        file,
        name: format!("{} {}.pdf", document.title, document.number),
        size: copy.bytes.len() as u64,
        kind: "pdf".to_owned(),
        sha256: hex::encode(Sha256::digest(&copy.bytes)),
        at: house.clock.now(),
        document: Some(document.number.clone()),
    }))
}

async fn written(house: &House, citizen: CitizenId, key: &SubjectKey, bytes: &[u8]) -> WebResult<FileId> {
    let file = FileId::new(&house.clock, &house.random);
    web::note_loose(house, crate::AREA, Loose { file, citizen }).await?;
    let mut writer = house.files.create(key, file).await?;
    writer.write(bytes).await?;
    writer.finish().await?;
    Ok(file)
}
