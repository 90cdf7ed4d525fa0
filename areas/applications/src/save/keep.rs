//! Keeping the file store in step with drafts: what no draft and no application names any more is removed.

use std::cmp::Ordering;
use std::collections::HashSet;

use base::FileId;
use catalogue::Answers;
use serde_json::{Value, json};
use uploads::Upload;
use web::{House, WebResult};

use crate::draft::{Body, Sent, Typed};
use crate::form::sheet::files_of;
use crate::form::typed::Act;

/// The files that answers name, whatever question they stand in, those in the entries of blocks included.
pub(crate) fn files_in(answers: &Answers) -> HashSet<FileId> {
    let mut found = HashSet::new();
    let mut open: Vec<&Value> = answers.values().collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(list) => open.extend(list),
            Value::Object(map) => {
                let file = map.get("file").and_then(Value::as_str);
                found.extend(file.and_then(|file| file.parse::<FileId>().ok()));
                open.extend(map.values());
            }
            _ => {}
        }
    }
    found
}

/// The files of a field: of a question, or of a question in an entry, `members.0.scan`.
pub(crate) fn files_at(answers: &Answers, field: &str) -> Vec<Upload> {
    match split(field) {
        Some((block, place, question)) => {
            files_of(answers.get(block).and_then(|list| list.get(place)?.get(question)))
        }
        None => files_of(answers.get(field)),
    }
}

/// Writes the files of a field down.
pub(crate) fn put_files(body: &mut Body, field: &str, files: &[Upload], version: i64) {
    let value = (!files.is_empty()).then(|| json!(files));
    let Some((block, place, question)) = split(field) else {
        return body.put(field, Sent { value, typed: Typed::new() }, version);
    };
    let mut list = body.answers.get(block).cloned().unwrap_or_else(|| json!([]));
    if let Some(entry) = list.get_mut(place).and_then(Value::as_object_mut) {
        match value {
            Some(value) => entry.insert(question.to_owned(), value),
            None => entry.remove(question),
        };
    }
    let stem = format!("{block}.");
    let typed = body.typed.iter().filter(|(name, _)| name.starts_with(&stem));
    let typed = typed.map(|(name, raw)| (name.clone(), raw.clone())).collect();
    body.put(block, Sent { value: Some(list), typed }, version);
}

/// The answer to one question with the files that came with it: those of a block's entries in their places.
pub(crate) fn with_files(value: Option<Value>, files: &[(String, Upload)]) -> Option<Value> {
    let alone: Vec<&Upload> =
        files.iter().filter(|(field, _)| split(field).is_none()).map(|(_, file)| file).collect();
    if !alone.is_empty() {
        return Some(json!(alone));
    }
    let mut value = value?;
    for (field, file) in files {
        let Some((_, place, question)) = split(field) else { continue };
        if let Some(entry) = value.get_mut(place).and_then(Value::as_object_mut) {
            let mut kept = files_of(entry.get(question));
            kept.push(file.clone());
            entry.insert(question.to_owned(), json!(kept));
        }
    }
    Some(value)
}

/// The field of a file after the act: the entry it stood in may have moved up, or be gone.
pub(crate) fn moved(field: &str, act: &Act) -> Option<String> {
    match (act, split(field)) {
        (Act::Remove(name, gone), Some((block, place, question))) if name == block => match place.cmp(gone) {
            Ordering::Less => Some(field.to_owned()),
            Ordering::Equal => None,
            Ordering::Greater => Some(format!("{block}.{}.{question}", place - 1)),
        },
        _ => Some(field.to_owned()),
    }
}

/// Block, place and question of a field in an entry.
fn split(field: &str) -> Option<(&str, usize, &str)> {
    let (block, rest) = field.split_once('.')?;
    let (place, question) = rest.split_once('.')?;
    Some((block, place.parse().ok()?, question))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_moves_up_with_its_entry_and_goes_with_it() {
        let act = Act::parse("remove:children:1");
        assert_eq!(moved("children.0.scan", &act).as_deref(), Some("children.0.scan"));
        assert_eq!(moved("children.1.scan", &act), None);
        assert_eq!(moved("children.2.scan", &act).as_deref(), Some("children.1.scan"));
        assert_eq!(moved("photo", &act).as_deref(), Some("photo"));
    }

    #[test]
    fn files_are_found_wherever_they_stand() {
        let ids = ["01932c7e-0000-7000-8000-000000000001", "01932c7e-0000-7000-8000-000000000002"];
        let answers = json!({
            "photo": [{ "file": ids[0], "name": "a.jpg", "size": 1 }],
            "children": [{ "child": { "name": "x" }, "scan": [{ "file": ids[1], "name": "b.pdf", "size": 2 }] }],
        });
        let found = files_in(answers.as_object().unwrap());
        assert_eq!(found.len(), 2);
        assert!(ids.iter().all(|id| found.contains(&id.parse().unwrap())));
    }
}
