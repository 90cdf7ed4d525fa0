//! Rows of a repeatable block that another tab has changed since this one was drawn.

use catalogue::Item;
use serde_json::{Value, json};

use crate::draft::{Body, Sent};
use crate::form::typed::Act;
use crate::save::keep;

/// The rows as they are kept, with what was typed in them.
pub(crate) fn of(body: &Body, block: &str) -> Sent {
    let stem = format!("{block}.");
    let typed = body.typed.iter().filter(|(field, _)| field.starts_with(&stem));
    let typed = typed.map(|(field, raw)| (field.clone(), raw.clone())).collect();
    Sent { value: body.answers.get(block).cloned(), typed }
}

/// The kept rows with one more, or without the one that this tab has seen as it is kept; nothing when that one is another now.
pub(crate) fn changed(body: &Body, item: &Item, posted: &Sent, act: &Act) -> Option<Sent> {
    let Item::Block(block) = item else { return None };
    let mut kept = of(body, &block.name);
    let mut rows = kept.value.take().and_then(|value| value.as_array().cloned()).unwrap_or_default();
    match act {
        Act::Add(_) if rows.len() < block.max => rows.push(json!({})),
        Act::Remove(_, place) => {
            let seen = posted.value.as_ref().and_then(|value| value.get(*place));
            if seen.is_none() || rows.get(*place) != seen {
                return None;
            }
            rows.remove(*place);
            kept.typed = kept
                .typed
                .into_iter()
                .filter_map(|(field, raw)| Some((keep::moved(&field, act)?, raw)))
                .collect();
        }
        _ => {}
    }
    kept.value = (!rows.is_empty()).then_some(Value::Array(rows));
    Some(kept)
}
