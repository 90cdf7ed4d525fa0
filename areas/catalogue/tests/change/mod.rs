//! What a change of a service means, and the schema that editors read. covers LEAP-06

use std::path::Path;

use catalogue::{Change, Concerns, differences};
use serde_json::Value;

use crate::faults::Spoiled;

/// The changes between a shipped service and a spoiled copy of it.
fn changes(spoiled: &Spoiled, code: &str) -> Vec<Change> {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../services").join(code);
    let (before, _) = catalogue::examples(&shipped).unwrap();
    let (after, _) = catalogue::examples(&spoiled.folder).unwrap_or_else(|faults| panic!("{faults:?}"));
    differences(&before, &after)
}

fn said(changes: &[Change], concerns: Concerns) -> String {
    let of = changes.iter().filter(|change| change.concerns == concerns);
    of.map(|change| change.words.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_change_is_told_to_whom_it_concerns() {
    let code = "marriage-certificate-replacement";
    let spoiled = Spoiled::copy(code);
    assert!(changes(&spoiled, code).is_empty(), "nothing has changed");
    spoiled.replace("service.toml", "within_days = 14", "within_days = 20");
    spoiled.replace("service.toml", "term_working_days = 5", "term_working_days = 3");
    spoiled.replace("service.toml", "kind = \"review\"", "kind = \"review\"\ntwo_officers = true");
    spoiled.replace(
        "form.toml",
        "question = \"married_place\"\nkind = \"text\"",
        "question = \"married_place\"\nrequired = false\nkind = \"text\"",
    );
    spoiled.replace(
        "result.typ",
        "#let data = json(\"data.json\")",
        "#let data = json(\"data.json\")\n#let added = 1",
    );
    let changes = changes(&spoiled, code);
    let person = said(&changes, Concerns::Person);
    for words in [
        "the term in working days: 5 is now 3",
        "the step \"payment\", the days the person has: 14 is now 20",
        "the question \"married_place\", required: yes is now no",
    ] {
        assert!(person.contains(words), "{words}\n{person}");
    }
    assert_eq!(said(&changes, Concerns::Officers), "the step \"review\", two officers: no is now yes");
    let moved = Spoiled::copy("deregistration");
    let known = "when = { question = \"new_address_known\", is = true }";
    moved.replace("service.toml", known, "when = { question = \"new_address\", answered = true }");
    let words = said(&self::changes(&moved, "deregistration"), Concerns::Person);
    assert!(words.contains("what it changes in the profile: actual_address"), "{words}");
    let letter = said(&changes, Concerns::Letter);
    assert!(
        letter.contains("the letter result.typ is another") && letter.contains("result.typ + #let added = 1"),
        "{letter}"
    );
}

/// The schema knows every key of every shipped file, and the files under docs/schema are those that the program writes.
#[test]
fn the_schema_is_current_and_fits_every_shipped_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for name in catalogue::SCHEMAS {
        let schema = catalogue::schema(name).unwrap();
        let kept = std::fs::read_to_string(root.join("docs/schema").join(format!("{name}.json"))).unwrap();
        let kept: Value = serde_json::from_str(&kept).unwrap();
        assert_eq!(kept, schema, "run kabinet service schema");
    }
    for (folder, files) in catalogue::shipped_files() {
        for (file, text) in
            files.iter().filter(|(file, _)| Path::new(file).extension().is_some_and(|kind| kind == "toml"))
        {
            let schema = catalogue::schema(file.trim_end_matches(".toml")).unwrap();
            let table: toml::Table = text.parse().unwrap();
            let value = serde_json::to_value(table).unwrap();
            fits(&schema, &schema, &value, &format!("{folder}/{file}"));
        }
    }
    assert!(catalogue::schema("letter").is_none());
}

/// Whether the schema allows the value: the few words of JSON Schema that ours uses.
fn fits(root: &Value, schema: &Value, value: &Value, place: &str) {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let inner = root.pointer(name.trim_start_matches('#')).unwrap();
        return fits(root, inner, value, place);
    }
    if let Some(either) = schema.get("anyOf").and_then(Value::as_array) {
        if either[0].get("const") != Some(value) {
            fits(root, &either[1], value, place);
        }
        return;
    }
    if let Some(valid) = schema.get("enum").and_then(Value::as_array) {
        assert!(valid.contains(value), "{place}: {value} is none of {valid:?}");
    }
    if let Value::Object(table) = value {
        let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
        for key in required.filter_map(Value::as_str) {
            assert!(table.contains_key(key), "{place}: {key} is missing");
        }
        for (key, inner) in table {
            let own = schema.get("properties").and_then(|known| known.get(key));
            let free = schema.get("additionalProperties").filter(|more| more.is_object());
            let known = own.or(free).unwrap_or_else(|| panic!("{place}: the schema has no {key}"));
            fits(root, known, inner, &format!("{place}.{key}"));
        }
    }
    if let (Value::Array(list), Some(items)) = (value, schema.get("items")) {
        list.iter().for_each(|one| fits(root, items, one, place));
    }
}

/// covers LEAP-06: one line for each limit that is another, in words and without the program's own names.
#[test]
fn each_changed_limit_is_a_line_of_its_own() {
    let code = "passport-renewal";
    let spoiled = Spoiled::copy(code);
    spoiled.replace("form.toml", "photo = \"35x45\"", "photo = \"30x40\"");
    spoiled.replace("service.toml", "seats = 3", "seats = 4");
    spoiled.replace("service.toml", "times = [\"09:00\", ", "times = [");
    let changes = changes(&spoiled, code);
    let all = changes.iter().map(|change| change.words.as_str()).collect::<Vec<_>>().join("\n");
    for words in
        [", the photo: 35×45 mm is now 30×40 mm", ", seats at one time: 3 is now 4", ", times: 09:00, 10:30"]
    {
        assert!(all.lines().any(|line| line.contains(words)), "{words}\n{all}");
    }
    assert!(!all.contains("Some(") && !all.contains('{') && !all.contains('['), "{all}");
    assert_eq!(changes.len(), 3, "{all}");
}

/// covers LEAP-07: answers that no example gives are tried, each once, and are complete.
#[test]
fn paths_that_no_example_takes_are_made_up() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../services/residence-certificate");
    let (service, examples) = catalogue::examples(&shipped).unwrap();
    let example = examples.iter().find(|example| example.decision == "issued").unwrap();
    let others = catalogue::variations(&service, example);
    assert!(
        others
            .iter()
            .any(|other| other.answers["purpose"] == "other" && other.answers.contains_key("purpose_other"))
    );
    for other in &others {
        assert!(service.form.gaps(&other.answers, other.today).is_empty(), "{}", other.file);
        assert_ne!(other.answers, example.answers);
    }
}
