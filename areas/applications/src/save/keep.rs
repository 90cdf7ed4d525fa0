//! Keeping the file store in step with drafts: what no draft and no application names any more is removed.

use std::collections::HashSet;

use base::FileId;
use catalogue::Answers;
use serde_json::Value;
use web::{House, WebResult};

use crate::draft::Body;

/// The files that answers name, whatever question they stand in.
pub(crate) fn files_in(answers: &Answers) -> HashSet<FileId> {
    let lists = answers.values().filter_map(Value::as_array).flatten();
    lists.filter_map(|entry| entry.get("file")?.as_str()?.parse().ok()).collect()
}

/// Removes the files of a draft that is gone.
pub(crate) async fn forget_files(house: &House, body: &Body) -> WebResult<()> {
    for file in files_in(&body.answers) {
        house.files.delete(file).await?;
    }
    Ok(())
}

/// Removes the files that were named before and are not any more, and those that came and were not taken.
pub(crate) async fn forget_unnamed(house: &House, before: Vec<FileId>, now: &Answers) -> WebResult<()> {
    let named = files_in(now);
    for file in before.into_iter().filter(|file| !named.contains(file)) {
        house.files.delete(file).await?;
    }
    Ok(())
}
