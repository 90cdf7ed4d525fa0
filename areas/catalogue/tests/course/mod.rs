//! The prover of the course: one test per fault. covers LEAP-07, PAY-03, PLUS-13

use crate::faults::{Spoiled, only};

/// The only fault, at the line where the text was changed or at another one.
fn says(code: &str, file: &str, (old, new): (&str, &str), message: &str) {
    let (_, said) = only(code, file, old, new);
    assert!(said.iter().any(|fault| fault.contains(message)), "{message}\n{said:#?}");
}

#[test]
fn a_step_that_waits_for_the_person_has_a_last_day() {
    for code in ["passport-renewal", "business-registration"] {
        let spoiled = Spoiled::copy(code);
        let days = if code == "passport-renewal" { "within_days = 14\n" } else { "within_days = 10\n" };
        let line = spoiled.replace("service.toml", days, "");
        let said = spoiled.said().join("\n");
        assert!(said.contains("this step can wait for ever"), "{said}");
        assert!(said.contains(&format!("service.toml:{}: ", line - 3)), "{line} {said}");
    }
}

#[test]
fn an_officer_has_a_term() {
    says(
        "no-criminal-record",
        "service.toml",
        ("term_working_days = 5", "term_working_days = 0"),
        "service.toml:29: the step \"review\" can wait for ever: an officer decides, and \"term_working_days\" is 0",
    );
}

#[test]
fn messages_are_answered_where_there_is_an_officer() {
    let days = ("term_working_days = 0", "term_working_days = 0\nanswer_days = 2");
    says(
        "residence-certificate",
        "service.toml",
        days,
        "nobody answers messages: no step is of kind \"review\"",
    );
    let days = ("term_working_days = 5", "term_working_days = 5\nanswer_days = 90");
    says("no-criminal-record", "service.toml", days, "\"answer_days\"");
}

/// covers APP-15
#[test]
fn what_cannot_wait_is_seen_first_by_an_officer_and_can_be_answered() {
    let urgent =
        |when: &str| format!("term_working_days = 0\nurgent = {{ question = \"purpose\", is = \"{when}\" }}");
    let days = ("term_working_days = 0", urgent("school"));
    says("residence-certificate", "service.toml", (days.0, &days.1), "nobody sees it first");
    let priority = "urgent = { question = \"priority\", is = \"urgent\" }";
    let slow = priority.replace("\"urgent\" }", "\"slow\" }");
    says("citizen-appeal", "service.toml", (priority, &slow), "slow");
}

#[test]
fn a_fee_is_total_and_each_line_of_it_is_paid_by_somebody() {
    let code = "marriage-certificate-replacement";
    let when = "when = { question = \"why\", is = \"mistake\" }";
    let both = "kopecks = 50000\nwhen = { question = \"why\", one_of = [\"lost\", \"damaged\"] }";
    says(
        code,
        "service.toml",
        ("kopecks = 50000", both),
        "the fee is not total: the last \"[[fee]]\" has a condition",
    );
    says(code, "service.toml", (when, ""), "never reached: \"mistake\" before it fits everybody");
    let never =
        "when = { all = [{ question = \"why\", is = \"mistake\" }, { question = \"why\", is = \"lost\" }] }";
    says(
        code,
        "service.toml",
        (when, never),
        "the fee \"mistake\" is never asked for: its condition cannot hold",
    );
    says(
        code,
        "service.toml",
        ("question = \"why\"", "question = \"wyh\""),
        "no question is called \"wyh\"; did you mean \"why\"?",
    );
    says(code, "service.toml", ("fee = \"mistake\"", "fee = \"copy\""), "the fee \"copy\" is given twice");
    says(
        code,
        "service.toml",
        ("kopecks = 0", "kopeks = 0"),
        "\"kopeks\" is not a key of this table; did you mean \"kopecks\"?",
    );
    says(code, "ru.ftl", ("fee-copy =", "fee-kopy ="), "the words \"fee-copy\" are missing");
}

#[test]
fn a_fee_and_the_step_that_asks_for_it_belong_together() {
    says(
        "no-criminal-record",
        "service.toml",
        ("fee_kopecks = 0", "fee_kopecks = 100"),
        "service.toml:8: there is a fee and no step of kind \"pay\" asks for it",
    );
    says(
        "first-passport",
        "service.toml",
        ("fee_kopecks = 30000", "fee_kopecks = 0"),
        "a step of kind \"pay\" asks for a fee, and there is none",
    );
}

#[test]
fn a_step_runs_for_somebody_and_a_condition_decides_something() {
    let review = "kind = \"review\"";
    let when = |condition: &str| format!("{review}\nwhen = {condition}");
    let code = "family-composition";
    let never = when(
        "{ all = [{ question = \"purpose\", is = \"court\" }, { question = \"purpose\", is = \"other\" }] }",
    );
    says(code, "service.toml", (review, &never), "the step \"review\" never runs: its condition cannot hold");
    let always = when(
        "{ not = { all = [{ question = \"purpose\", is = \"court\" }, { question = \"purpose\", is = \"other\" }] } }",
    );
    says(
        code,
        "service.toml",
        (review, &always),
        "the condition of the step \"review\" always holds: leave it out",
    );
    let counted = when(
        "{ all = [{ check = \"family\", field = \"count\", at_least = 3 }, { check = \"family\", field = \"count\", at_most = 2 }] }",
    );
    says(
        code,
        "service.toml",
        (review, &counted),
        "the step \"review\" never runs: its condition cannot hold",
    );
    let (_, said) = only("no-criminal-record", "service.toml", review, &when("\"failed\""));
    assert!(
        said.iter().all(|fault| fault.contains("the decision is")),
        "only the examples differ: {said:#?}"
    );
}

#[test]
fn a_condition_of_a_step_names_a_check_before_it() {
    let review = "kind = \"review\"";
    let code = "no-criminal-record";
    for (condition, message) in [
        (
            "{ check = \"conviction\", passed = false }",
            "no check before this step is called \"conviction\"; did you mean \"convictions\"?",
        ),
        ("{ check = \"convictions\" }", "what about \"convictions\"? Say \"passed\""),
        (
            "{ check = \"convictions\", pased = false }",
            "\"pased\" does not belong to this condition; did you mean \"passed\"?",
        ),
        ("{ check = \"convictions\", field = \"count\" }", "what about the field? Say one of: is, answered"),
        ("\"faild\"", "\"when\" is a condition or \"failed\", not \"faild\"; did you mean \"failed\"?"),
        (
            "{ question = \"purpos\", is = \"work\" }",
            "no question is called \"purpos\"; did you mean \"purpose\"?",
        ),
    ] {
        says(code, "service.toml", (review, &format!("{review}\nwhen = {condition}")), message);
    }
    says(
        "family-composition",
        "service.toml",
        (review, &format!("{review}\nwhen = \"failed\"")),
        "no check before this step can fail",
    );
}

#[test]
fn a_check_that_can_refuse_has_words_for_it() {
    let review = "kind = \"review\"";
    let only_abroad = format!("{review}\nwhen = {{ question = \"purpose\", is = \"abroad\" }}");
    says(
        "no-criminal-record",
        "service.toml",
        (review, &only_abroad),
        "the words \"reason-convictions\" are missing",
    );
    says(
        "passport-renewal",
        "en.ftl",
        ("reason-receive =", "reason-recieve ="),
        "the words \"reason-receive\" are missing",
    );
    says(
        "passport-renewal",
        "ru.ftl",
        ("step-receive-place =", "step-receive-plase ="),
        "the words \"step-receive-place\" are missing",
    );
}

#[test]
fn silence_needs_somebody_who_can_be_silent_and_its_words() {
    says(
        "residence-certificate",
        "service.toml",
        ("level =", "silence = \"granted\"\nlevel ="),
        "nobody can be silent",
    );
    says(
        "no-criminal-record",
        "service.toml",
        ("level =", "silence = \"refused\"\nlevel ="),
        "the words \"reason-silence\" are missing",
    );
    says(
        "no-criminal-record",
        "service.toml",
        ("level =", "silence = \"grantd\"\nlevel ="),
        "did you mean \"granted\"?",
    );
}

#[test]
fn people_can_come_on_the_days_that_are_named() {
    let code = "passport-renewal";
    says(
        code,
        "service.toml",
        ("\"mon\", ", "\"mo\", "),
        "\"mo\" is not a day of the week; did you mean \"mon\"?",
    );
    says(code, "service.toml", ("\"09:00\"", "\"9:00\""), "\"9:00\" is not a time; write it like \"09:30\"");
    says(
        code,
        "service.toml",
        ("within_days = 60", "within_days = 7"),
        "over the holidays there is no day within 7 days",
    );
    let spoiled = Spoiled::copy(code);
    spoiled.replace("service.toml", "weekdays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]\n", "");
    assert!(spoiled.said().join("\n").contains("nobody can come: \"weekdays\" names no day"));
}

#[test]
fn letters_and_the_steps_that_issue_them_belong_together() {
    let code = "residence-certificate";
    let spoiled = Spoiled::copy(code);
    std::fs::write(spoiled.folder.join("result-extract.typ"), "x").unwrap();
    assert!(spoiled.said().join("\n").contains("result-extract.typ:1: no step issues this letter"));
    let issue = "kind = \"issue\"";
    let more = format!("{issue}\n\n[[steps]]\nstep = \"extract\"\n{issue}\nletter = \"extract\"");
    let (_, said) = only(code, "service.toml", issue, &more);
    assert!(
        said.iter().any(|fault| fault.contains("a step issues this letter, and the file is missing")),
        "{said:#?}"
    );
    assert!(
        said.iter().any(|fault| fault.contains("the words \"document-title-extract\" are missing")),
        "{said:#?}"
    );
    let twice = format!("{issue}\n\n[[steps]]\nstep = \"again\"\n{issue}");
    says(code, "service.toml", (issue, &twice), "the letter \"result.typ\" is issued by two steps");
    let never = format!("{issue}\nwhen = {{ question = \"purpose\", is = \"school\" }}");
    says(code, "service.toml", (issue, &never), "an application can end with nothing");
}

#[test]
fn an_officers_value_is_a_question_with_words_of_its_own() {
    let review = "kind = \"review\"";
    let value = |name: &str, kind: &str| {
        format!("{review}\n[[steps.values]]\nquestion = \"{name}\"\nkind = \"{kind}\"\n")
    };
    let code = "no-criminal-record";
    says(
        code,
        "service.toml",
        (review, &value("case_number", "text")),
        "the words \"case_number\" are missing",
    );
    says(
        code,
        "service.toml",
        (review, &value("purpose", "text")),
        "\"purpose\" is asked already; names are unique",
    );
    says(
        code,
        "service.toml",
        (review, &value("case_number", "txt")),
        "\"txt\" is not a valid kind; did you mean \"text\"?",
    );
    says(
        code,
        "service.toml",
        (review, &value("case_number", "file")),
        "an officer's value is typed, and this is a file",
    );
}

/// covers LEAP-07: a condition on one answer that no answer makes true is said with the nearest that can
#[test]
fn what_no_answer_can_be_is_said_with_the_nearest_that_can() {
    let form = |code: &str, change: (&str, &str), message: &str| says(code, "form.toml", change, message);
    // A number below its own least.
    let rooms = "question = \"rooms_probe\"\nkind = \"number\"\nmin = 1\nmax = 20\n\n[[pages.items]]\n";
    let item = "[[pages.items]]\n";
    let with = |condition: &str| {
        format!(
            "{item}{rooms}question = \"probe\"\nkind = \"text\"\nrequired = false\nshown_when = {condition}\n\n{item}"
        )
    };
    for (condition, message) in [
        (
            "{ question = \"rooms_probe\", at_most = 0 }",
            "\"rooms_probe\" is never at most 0: it goes from 1 to 20; the nearest that can hold is \"at_most = 1\"",
        ),
        (
            "{ question = \"rooms_probe\", at_least = 21 }",
            "\"rooms_probe\" is never at least 21: it goes from 1 to 20; the nearest that can hold is \"at_least = 20\"",
        ),
        ("{ question = \"rooms_probe\", is = 40 }", "the nearest that can hold is \"is = 20\""),
        ("{ question = \"rooms_probe\", one_of = [3, 40] }", "\"rooms_probe\" is never 40"),
        (
            "{ any = [{ question = \"rooms_probe\", at_least = 2 }, { question = \"rooms_probe\", at_most = -1 }] }",
            "\"rooms_probe\" is never at most -1",
        ),
        (
            "{ all = [{ question = \"rooms_probe\", at_least = 5 }, { question = \"rooms_probe\", at_most = 4 }] }",
            "\"probe\" can never be shown: its condition cannot hold",
        ),
    ] {
        form("residence-certificate", (item, &with(condition)), message);
    }
}

/// A question of a page.
fn asked(name: &str, kind: &str, rest: &str) -> String {
    format!("[[pages.items]]\nquestion = \"{name}\"\nkind = \"{kind}\"\n{rest}\n\n")
}

/// covers LEAP-07 PLUS-04: a short question before the start that stops everybody, or nobody
#[test]
fn a_question_before_the_start_lets_somebody_in() {
    let spoiled = Spoiled::copy("first-passport");
    let form = std::fs::read_to_string(spoiled.folder.join("form.toml")).unwrap();
    let line = form.lines().find(|line| line.starts_with("stop_when")).expect("a gate").to_owned();
    let name = line.split('"').nth(1).expect("its question").to_owned();
    let everybody = format!("stop_when = {{ question = \"{name}\", answered = true }}");
    says("first-passport", "form.toml", (&line, &everybody), &format!("\"{name}\" stops everybody"));
}

/// covers LEAP-07: dates and ages
#[test]
fn a_day_to_come_is_never_past_and_nobody_is_younger_than_nothing() {
    let item = "[[pages.items]]\n";
    let with = |condition: &str| {
        let day = asked("day_probe", "date", "past = true");
        format!(
            "{day}{}{item}",
            asked("probe", "text", &format!("required = false\nshown_when = {condition}"))
        )
    };
    for (condition, message) in [
        (
            "{ question = \"day_probe\", after = \"today\" }",
            "\"day_probe\" is never after today: it asks for a day that is not later than today",
        ),
        ("{ question = \"day_probe\", after = \"today+3d\" }", "\"day_probe\" is never after today+3d"),
        ("{ question = \"day_probe\", age_below = 0 }", "\"day_probe\" is never of somebody younger than 0"),
    ] {
        says("residence-certificate", "form.toml", (item, &with(condition)), message);
    }
    // An option that does not exist, and one choice that is counted as if there were several.
    let purpose = "shown_when = { question = \"purpose\", is = \"other\" }";
    let counted = "shown_when = { question = \"purpose\", at_least = 2 }";
    says(
        "residence-certificate",
        "form.toml",
        (purpose, counted),
        "\"purpose\" is never at least 2: it is answered with one of",
    );
}

/// covers LEAP-07: a contradiction over a value that is counted, and one over what registers are asked about
#[test]
fn counted_values_are_walked_on_both_sides_of_every_bound() {
    let item = "[[pages.items]]\n";
    let counted = "\n[[computed]]\ncomputed = \"both_probe\"\nsum = [\"first_probe\", \"second_probe\"]\nunit = \"day\"\n";
    let with = |condition: &str| {
        let numbers = ["first_probe", "second_probe"].map(|name| asked(name, "number", "max = 10")).concat();
        format!(
            "{numbers}{}{item}",
            asked("probe", "text", &format!("required = false\nshown_when = {condition}"))
        )
    };
    for (condition, message) in [
        (
            "{ question = \"both_probe\", at_least = 21 }",
            "\"both_probe\" is never at least 21: it goes from 0 to 20",
        ),
        (
            "{ all = [{ question = \"both_probe\", at_least = 6 }, { question = \"both_probe\", at_most = 5 }] }",
            "\"probe\" can never be shown: its condition cannot hold",
        ),
    ] {
        let spoiled = Spoiled::copy("residence-certificate");
        spoiled.replace("form.toml", item, &with(condition));
        let path = spoiled.folder.join("form.toml");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text + counted).unwrap();
        let said = spoiled.said();
        assert!(said.iter().any(|fault| fault.contains(message)), "{message}\n{said:#?}");
    }
}

/// covers APP-20: what a granted application changes in the profile is read with the rest of the service
#[test]
fn a_change_of_the_profile_names_an_address_that_every_granted_application_has() {
    let code = "residence-registration";
    let from = "from = \"new_address\"";
    let service = |change: (&str, &str), message: &str| says(code, "service.toml", change, message);
    service(
        ("profile.registration_address\"\nfrom", "profile.registration_adress\"\nfrom"),
        "a service cannot change \"profile.registration_adress\"; did you mean \"profile.registration_address\"?",
    );
    service(
        ("profile.registration_address\"\nfrom", "profile.surname\"\nfrom"),
        "\"profile.surname\" is confirmed by a register or by a code",
    );
    service(
        (from, "from = \"new_adress\""),
        "no question is called \"new_adress\"; did you mean \"new_address\"?",
    );
    service((from, "from = \"basis\""), "\"basis\" must be a question of kind address");
    service((from, "from = \"owner_name\""), "\"owner_name\" is asked inside a block: it has many answers");
    service((from, "form = \"new_address\""), "say what stands in the profile afterwards");
    service((from, "from = \"new_address\"\nclear = true"), "say what stands in the profile afterwards");
    service(
        (from, "from = \"old_address\""),
        "some applications are granted without an answer to \"old_address\"",
    );
    let never = "from = \"new_address\"\nwhen = { all = [{ question = \"basis\", is = \"rent\" }, { question = \"basis\", is = \"social\" }] }";
    service((from, never), "\"profile.registration_address\" is never changed: the condition cannot hold");
    let twice =
        "from = \"new_address\"\n\n[[updates]]\nfield = \"profile.registration_address\"\nclear = true";
    service(
        (from, twice),
        "never reached: a line before it changes \"profile.registration_address\" for everybody",
    );
    service(
        ("level = \"confirmed\"", "level = \"simplified\""),
        "a profile is changed only for people whose data are confirmed",
    );
}

/// covers APP-20: an example says what the profile becomes, and a change of it is told to the person
#[test]
fn an_example_expects_what_the_profile_becomes() {
    let spoiled = Spoiled::copy("deregistration");
    spoiled.replace("examples/left.toml", "registration_address = \"\"", "registration_address = \"x\"");
    let said = spoiled.said().join("\n");
    assert!(said.contains("the profile becomes") && said.contains("the example expects"), "{said}");
}

/// covers PLUS-13, CAT-03: an example says how long nobody answers, that the officer refuses, and where somebody lives
#[test]
fn an_example_tells_of_silence_of_a_refusal_and_of_a_region() {
    let wrong = |code: &str, file: &str, (old, new): (&str, &str), message: &str| {
        let spoiled = Spoiled::copy(code);
        spoiled.replace(&format!("examples/{file}.toml"), old, new);
        let said = spoiled.said().join("\n");
        assert!(said.contains(message), "{message}\n{said}");
    };
    let days = ("silent_days = 11", "silent_days = 10");
    wrong(
        "fine-appeal",
        "nobody-answers",
        days,
        "the decision is \"waits\", and the example expects \"refused\"",
    );
    let granted = ("silence = \"refused\"", "silence = \"granted\"");
    let spoiled = Spoiled::copy("fine-appeal");
    spoiled.replace("service.toml", granted.0, granted.1);
    for file in ["ru.ftl", "en.ftl"] {
        let words = std::fs::read_to_string(spoiled.folder.join(file)).unwrap();
        let line = words.lines().find(|line| line.starts_with("reason-silence")).unwrap();
        spoiled.replace(file, line, "");
    }
    let said = spoiled.said().join("\n");
    assert!(said.contains("the decision is \"issued\", and the example expects \"refused\""), "{said}");
    let silent = ("officer_refuses = true", "silent_days = 3");
    wrong("no-criminal-record", "convicted", silent, "this service does not say what \"silence\" means");
    let refused = ("today = 2026-11-24", "today = 2026-11-24\nofficer_refuses = true");
    wrong(
        "residence-certificate",
        "registered",
        refused,
        "no officer decides: no step is of kind \"review\"",
    );
}
