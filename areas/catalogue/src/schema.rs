//! The format of a service as JSON Schema (draft 2020-12), so that editors complete keys and words while somebody types.
//! `kabinet service check` says more: a schema knows no question by its name.

use serde_json::{Map, Value, json};

use crate::load_steps::{KINDS as STEP_KINDS, WEEKDAYS};
use crate::service::PROFILE;
use crate::update::CHANGEABLE;
use crate::{UNITS, load, load_condition, load_form};

/// The files that have a schema: `service`, `form`, `example`.
pub const SCHEMAS: [&str; 3] = ["service", "form", "example"];

/// The schema of a file of a service; nothing for another name.
#[must_use]
pub fn schema(name: &str) -> Option<Value> {
    let (title, properties, required): (_, _, &[&str]) = match name {
        "service" => ("service.toml", service(), &["code", "kind", "agency", "level", "steps"]),
        "form" => ("form.toml", form(), &["pages"]),
        "example" => ("examples/*.toml", example(), &["title", "today", "expect"]),
        _ => return None,
    };
    let mut whole = table(properties, required);
    if let Value::Object(whole) = &mut whole {
        whole.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        whole.insert("title".to_owned(), json!(title));
        whole.insert(
            "$defs".to_owned(),
            json!({ "condition": condition(), "when": when(), "question": question() }),
        );
    }
    Some(whole)
}

fn table(properties: Value, required: &[&str]) -> Value {
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn whole() -> Value {
    json!({ "type": "integer" })
}

fn yes() -> Value {
    json!({ "type": "boolean" })
}

fn list(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}

fn word(valid: &[&str]) -> Value {
    json!({ "enum": valid })
}

fn refer(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// A table whose keys are free.
fn free(of: Value) -> Value {
    json!({ "type": "object", "additionalProperties": of })
}

fn service() -> Value {
    let fee =
        table(json!({ "fee": text(), "kopecks": whole(), "from": text(), "when": refer("when") }), &["fee"]);
    let competence = table(json!({ "agency": text(), "when": refer("when") }), &["agency", "when"]);
    let update = table(
        json!({ "field": json!({ "enum": changeable() }), "from": text(), "clear": yes(), "when": refer("when") }),
        &["field"],
    );
    json!({
        "code": text(), "kind": word(load::KINDS), "agency": text(),
        "level": word(&["simplified", "standard", "confirmed"]), "sign_in": word(&["one_step", "two_steps", "key"]),
        "fee_kopecks": whole(), "fee": list(fee), "term_working_days": whole(), "term_calendar_days": whole(),
        "agencies": list(competence),
        "urgent": refer("condition"), "answer_days": whole(),
        "silence": word(&["granted", "refused"]), "result_valid_months": whole(), "needs": list(text()),
        "faq": list(text()), "regions": list(text()), "life_events": list(text()), "apply_until": text(),
        "in_person": yes(), "confirm": list(word(&load::CONFIRMS)), "order": whole(), "steps": list(step()), "updates": list(update),
    })
}

/// What a service may change in the profile.
fn changeable() -> Vec<String> {
    CHANGEABLE.iter().map(|name| format!("profile.{name}")).collect()
}

fn step() -> Value {
    table(
        json!({
            "step": text(), "kind": word(STEP_KINDS), "when": refer("when"), "register": text(),
            "send": free(text()), "passes_when": text(), "within_days": whole(),
            "weekdays": list(word(WEEKDAYS)), "times": list(text()), "seats": whole(), "notice_days": whole(), "place": text(),
            "two_officers": yes(), "values": list(refer("question")), "letter": text(),
        }),
        &["step", "kind"],
    )
}

fn form() -> Value {
    let mut block = properties(question());
    block.extend(properties(table(
        json!({ "block": text(), "min": whole(), "max": whole(), "questions": list(refer("question")) }),
        &[],
    )));
    let item = table(Value::Object(block), &[]);
    let page = table(
        json!({ "page": text(), "shown_when": refer("condition"), "items": list(item) }),
        &["page", "items"],
    );
    let source = json!({ "type": ["string", "array"], "items": text() });
    let computed = table(
        json!({
            "computed": text(), "sum": source, "count": source, "age": source, "days": source, "months": source,
            "years": source, "product": source, "rate": whole(), "per": whole(), "when": refer("condition"), "money": yes(), "unit": word_of_units(),
        }),
        &["computed"],
    );
    let register = table(json!({ "register": text(), "send": free(text()) }), &["register"]);
    let rule = table(
        json!({ "rule": text(), "question": text(), "refused_when": refer("condition") }),
        &["rule", "question", "refused_when"],
    );
    let mut gate = properties(question());
    gate.extend(properties(table(json!({ "stop_when": refer("condition"), "instead": text() }), &[])));
    json!({
        "pages": list(page), "computed": list(computed), "registers": list(register), "rules": list(rule),
        "eligibility": list(table(Value::Object(gate), &["question", "kind", "stop_when"])),
    })
}

fn properties(of: Value) -> Map<String, Value> {
    of.get("properties").and_then(Value::as_object).cloned().unwrap_or_default()
}

fn word_of_units() -> Value {
    word(UNITS)
}

fn question() -> Value {
    table(
        json!({
            "question": text(), "kind": word(load_form::KINDS), "required": yes(), "shown_when": refer("condition"),
            "prefill": text(), "digits": list(whole()), "max": whole(), "min": whole(), "unit": word_of_units(), "past": yes(), "region": yes(),
            "options": list(text()), "max_days": whole(), "at_least_years": whole(), "under_years": whole(), "certificate": yes(), "choose": text(),
            "max_files": whole(), "max_megabytes": whole(), "formats": list(text()), "photo": text(), "identity": yes(), "services": list(text()),
        }),
        &["question", "kind"],
    )
}

fn condition() -> Value {
    let mut known = properties(table(
        json!({ "question": text(), "all": list(refer("condition")), "any": list(refer("condition")), "not": refer("condition") }),
        &[],
    ));
    known.extend(load_condition::WORDS.iter().map(|word| ((*word).to_owned(), json!({}))));
    table(Value::Object(known), &[])
}

/// The condition of a step or a line of the fee: it looks at checks, too.
fn when() -> Value {
    let mut known = properties(condition());
    known.extend(properties(table(
        json!({
            "check": text(), "passed": yes(), "field": text(),
            "all": list(refer("when")), "any": list(refer("when")), "not": refer("when"),
        }),
        &[],
    )));
    json!({ "anyOf": [{ "const": "failed" }, table(Value::Object(known), &[])] })
}

fn example() -> Value {
    let profile: Map<String, Value> =
        PROFILE.iter().map(|(name, _)| ((*name).to_owned(), json!({}))).collect();
    let decisions = ["issued", "review", "refused", "waits", "incomplete"];
    let expect = table(
        json!({
            "pages": list(text()), "gaps": list(text()), "steps": list(text()), "fee": text(), "fee_kopecks": whole(),
            "decision": word(&decisions), "refused_by": text(), "offered": yes(), "sent": free(free(json!({}))), "stops_at": text(),
            "profile": free(json!({})),
        }),
        &["pages", "decision"],
    );
    json!({
        "title": text(), "today": {}, "region": text(), "silent_days": whole(), "officer_refuses": yes(),
        "profile": table(Value::Object(profile), &[]), "answers": free(json!({})),
        "checks": free(free(json!({}))), "officer": free(json!({})), "registers": free(free(json!({}))),
        "documents": free(free(json!({}))), "expect": expect,
    })
}
