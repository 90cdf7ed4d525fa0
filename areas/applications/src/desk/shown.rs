//! Answers as people read them, whole items at a time.

use catalogue::Item;
use serde_json::Value;
use text::Words;

/// The label and the answer of a question or of a whole block.
pub(crate) fn item(item: &Item, value: &Value, service: &Words, t: &Words) -> (String, String) {
    match item {
        Item::Question(question) => (question.label(service), question.shown(value, service, t)),
        Item::Block(block) => {
            let entries = value.as_array().into_iter().flatten();
            let lines = entries.map(|entry| {
                let given = block
                    .questions
                    .iter()
                    .filter_map(|question| Some((question, entry.get(&question.name)?)));
                given
                    .map(|(question, value)| question.shown(value, service, t))
                    .collect::<Vec<_>>()
                    .join(", ")
            });
            (service.get(&block.name), lines.collect::<Vec<_>>().join("; "))
        }
    }
}
