//! What is said about a form that asks, counts or fills in something that is not there. covers LEAP-07

use crate::faults::only;

/// Each spoiled line is answered with its place and what would be right.
#[test]
fn a_form_that_cannot_be_filled_in_is_answered_with_what_would_be_right() {
    for (code, old, new, message) in [
        (
            "first-passport",
            "choose = \"register.family.members\"",
            "choose = \"register.famly.members\"",
            "no register \"famly\" is asked when a draft begins; did you mean \"family\"?",
        ),
        (
            "first-passport",
            "choose = \"register.family.members\"",
            "choose = \"family\"",
            "\"family\" is written like \"register.vehicles.list\"",
        ),
        (
            "first-passport",
            "surname = \"profile.surname\"",
            "surname = \"profile.surnme\"",
            "before a draft begins only the profile is known; did you mean \"profile.surname\"?",
        ),
        (
            "first-passport",
            "stop_when = { question = \"for_whom\", is = \"self\" }\n",
            "",
            "\"stop_when\" is missing",
        ),
        (
            "first-passport",
            "photo = \"35x45\"",
            "photo = \"35*45\"",
            "\"35*45\" is not a size; write width and height in millimetres like \"35x45\"",
        ),
        ("housing-subsidy", "unit = \"m2\"", "unit = \"m3\"", "\"m3\" is not a unit; did you mean \"m2\"?"),
        (
            "housing-subsidy",
            "count = \"people\"",
            "count = \"peple\"",
            "\"others_count\" is counted from \"peple\", which is not asked; did you mean \"people\"?",
        ),
        (
            "housing-subsidy",
            "count = \"people\"",
            "count = \"people\"\nage = \"people\"",
            "\"others_count\" is counted in exactly one way: sum, count, age, days, months, years, product",
        ),
        (
            "tax-declaration",
            "sum = [\"home_cost\", ",
            "sum = [\"home_address\", ",
            "\"sum\" needs a number, and \"home_address\" is not one",
        ),
        (
            "no-criminal-record",
            "prefill = \"profile.surname\"",
            "prefill = \"document.inn-extract.numbr\"",
            "a document has no \"numbr\"; did you mean \"number\"?",
        ),
        (
            "housing-subsidy",
            "age_at_least = 18 }",
            "before = \"today-18\" }",
            "a day is written \"2026-12-31\", \"today\", or from today on: \"today-30d\", \"today+6m\", \"today-18y\"",
        ),
    ] {
        let (line, said) = only(code, "form.toml", old, new);
        assert!(said.iter().any(|fault| fault.ends_with(message)), "{message}\n{said:#?}");
        assert!(said.iter().all(|fault| fault.starts_with("form.toml:")), "line {line}: {said:#?}");
    }
}

/// A day may be said from today on, and a part of an answer may be asked about.
#[test]
fn conditions_know_relative_days_and_parts_of_answers() {
    let day = ("age_at_least = 18 }", "before = \"today-18y\" }");
    let (_, said) = only("housing-subsidy", "form.toml", day.0, day.1);
    assert!(said.is_empty(), "{said:#?}");
    let old = "question = \"relation\"\nkind = \"choice\"";
    let part = "question = \"relation\"\nshown_when = { question = \"child.birth_date\", age_at_least = 1 }\nkind = \"choice\"";
    let (_, said) = only("first-passport", "form.toml", old, part);
    assert!(said.is_empty(), "{said:#?}");
    let never = part.replace("age_at_least = 1 }", "after = \"today\" }");
    let (_, said) = only("first-passport", "form.toml", old, &never);
    assert!(!said.iter().any(|fault| fault.contains("no question")), "{said:#?}");
}
