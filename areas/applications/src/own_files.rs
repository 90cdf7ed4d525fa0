//! Answers with files of their own: copies, so that what happens to one draft or application does not touch another's.

use base::{CitizenId, FileId};
use catalogue::Answers;
use futures::{TryStreamExt as _, pin_mut};
use serde_json::Value;
use uploads::Upload;
use vault::loose::Loose;
use vault::{SubjectKey, VaultError};
use web::{House, WebResult};

/// Replaces every file in the answers, those in the entries of blocks too, by a copy; a file that the store has no more is left out.
/// Returns the answers and the names of the files that were copied.
pub(crate) async fn with_own_files(
    house: &House,
    owner: (CitizenId, &SubjectKey),
    mut answers: Answers,
) -> WebResult<(Answers, Vec<String>)> {
    let mut names = Vec::new();
    let mut open: Vec<&mut Value> = answers.values_mut().collect();
    while let Some(value) = open.pop() {
        if let Some(files) = files_in(value) {
            let mut copies = Vec::new();
            for file in files {
                copies.extend(copied(house, owner, file).await?);
            }
            names.extend(copies.iter().map(|file| file.name.clone()));
            *value = serde_json::to_value(copies)?;
            continue;
        }
        match value {
            Value::Array(list) => open.extend(list),
            Value::Object(map) => open.extend(map.values_mut()),
            _ => {}
        }
    }
    names.sort();
    Ok((answers, names))
}

/// The files of a value that is a list of files.
fn files_in(value: &Value) -> Option<Vec<Upload>> {
    let files: Vec<Upload> = serde_json::from_value(value.clone()).ok()?;
    (!files.is_empty()).then_some(files)
}

/// A copy of a file in the store; `None` when the store has it no more.
async fn copied(
    house: &House,
    (citizen, key): (CitizenId, &SubjectKey),
    original: Upload,
) -> WebResult<Option<Upload>> {
    let pieces = match house.files.stream(key, original.file).await {
        Ok(pieces) => pieces,
        Err(VaultError::Files(_)) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let file = FileId::new(&house.clock, &house.random);
    web::note_loose(house, crate::AREA, Loose { file, citizen }).await?;
    let mut writer = house.files.create(key, file).await?;
    pin_mut!(pieces);
    while let Some(piece) = pieces.try_next().await? {
        writer.write(&piece).await?;
    }
    writer.finish().await?;
    Ok(Some(Upload { file, ..original }))
}
