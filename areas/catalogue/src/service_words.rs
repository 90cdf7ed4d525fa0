//! The words a service must have and may have, checked with their lines.

use std::collections::BTreeMap;

use crate::fault::{Faults, suggestion};
use crate::{Block, Competence, Fee, Form, Item, Kind, Question, Silence, Step, prove};

/// A service's own words for the states of its applications and for an officer's two decisions, where the portal's do not fit (APP-08).
const OWN: &[&str] = &[
    "state-processing",
    "state-asked",
    "state-payment",
    "state-signature",
    "state-visit",
    "state-approved",
    "state-refused",
    "state-completed",
    "decision-approve",
    "decision-refuse",
];

/// Keys of words: `true` must be given, `false` may be given.
pub(crate) type Needed = BTreeMap<String, bool>;

/// What `service.toml` names and the words tell.
pub(crate) struct Named<'a> {
    pub(crate) needs: &'a [String],
    pub(crate) faq: &'a [String],
    pub(crate) regions: &'a [String],
    pub(crate) in_person: bool,
    pub(crate) fees: &'a [Fee],
    pub(crate) agency: &'a str,
    pub(crate) competences: &'a [Competence],
    pub(crate) silence: Option<Silence>,
}

pub(crate) fn needed(named: &Named<'_>, steps: &[Step], form: &Form) -> Needed {
    let Named { needs, faq, .. } = *named;
    let mut keys = Needed::new();
    let mut must = |key: String| {
        keys.insert(key, true);
    };
    for key in ["title", "summary", "who", "result", "result-note", "agency", "agency-short"] {
        must(key.to_owned());
    }
    for name in needs {
        must(format!("need-{name}"));
    }
    for name in faq {
        must(format!("faq-{name}"));
        must(format!("faq-{name}-answer"));
    }
    for name in named.regions {
        must(format!("region-{name}"));
    }
    if named.in_person {
        must("in-person".to_owned());
        must("in-person-note".to_owned());
    }
    for line in named.competences.iter().filter(|line| line.agency != named.agency) {
        must(format!("agency-{}", line.agency));
    }
    of_course(&mut must, named, steps);
    for page in &form.pages {
        must(format!("page-{}", page.name));
    }
    let mut may = |key: String| {
        keys.insert(key, false);
    };
    may("search".to_owned());
    for word in OWN {
        may((*word).to_owned());
    }
    for step in steps {
        if let Step::Issue { letter, .. } = step
            && letter.is_empty()
        {
            may("document-title".to_owned());
        }
    }
    for name in needs {
        may(format!("need-{name}-note"));
    }
    for page in &form.pages {
        may(format!("page-{}-short", page.name));
        may(format!("page-{}-lead", page.name));
    }
    for item in form.pages.iter().flat_map(|page| &page.items) {
        if let Item::Block(block) = item {
            of_block(&mut keys, block);
        }
        item.questions().iter().for_each(|question| of_question(&mut keys, question));
    }
    steps.iter().flat_map(Step::values).for_each(|value| of_question(&mut keys, value));
    of_form(&mut keys, form);
    keys
}

/// What is asked before a draft begins, and what is counted.
fn of_form(keys: &mut Needed, form: &Form) {
    for gate in &form.eligibility {
        let name = &gate.question.name;
        of_question(keys, &gate.question);
        keys.insert(format!("{name}-stop"), true);
        if gate.instead.is_some() {
            keys.insert(format!("{name}-instead"), true);
        }
    }
    for rule in &form.rules {
        keys.insert(format!("rule-{}", rule.name), true);
    }
    for computed in &form.computed {
        keys.insert(computed.name.clone(), true);
        keys.insert(format!("{}-short", computed.name), false);
    }
}

/// The words of the fee, of the silent agency and of the steps.
fn of_course(must: &mut impl FnMut(String), named: &Named<'_>, steps: &[Step]) {
    for fee in named.fees.iter().filter(|fee| !fee.name.is_empty()) {
        must(format!("fee-{}", fee.name));
    }
    if named.silence.is_some() {
        must("silence".to_owned());
    }
    if named.silence == Some(Silence::Refused) {
        must("reason-silence".to_owned());
    }
    let refusing = prove::refusing(steps);
    for step in steps {
        must(format!("step-{}", step.name()));
        must(format!("step-{}-note", step.name()));
        if step.within_days().is_some() || refusing.contains(&step.name()) {
            must(format!("reason-{}", step.name()));
        }
        match step {
            Step::Visit { name, .. } => must(format!("step-{name}-place")),
            Step::Issue { letter, .. } if !letter.is_empty() => must(format!("document-title-{letter}")),
            _ => {}
        }
    }
}

fn of_block(keys: &mut Needed, block: &Block) {
    keys.insert(block.name.clone(), true);
    keys.insert(format!("{}-one", block.name), true);
    keys.insert(format!("{}-add", block.name), true);
    keys.insert(format!("{}-hint", block.name), false);
}

fn of_question(keys: &mut Needed, question: &Question) {
    let name = &question.name;
    keys.insert(name.clone(), true);
    keys.insert(format!("{name}-hint"), false);
    keys.insert(format!("{name}-short"), false);
    keys.insert(format!("{name}-missing"), question.required);
    match &question.kind {
        Kind::Choice { options } | Kind::Choices { options } => {
            for option in options {
                keys.insert(format!("{name}-{option}"), true);
                keys.insert(format!("{name}-{option}-hint"), false);
            }
        }
        Kind::YesNo => {
            keys.insert(format!("{name}-yes"), false);
            keys.insert(format!("{name}-no"), false);
        }
        _ => {}
    }
}

/// Reports words that are missing, given twice or empty; and of no use, when the form is whole (`is_whole`): what a fault left out of it
/// has its words.
pub(crate) fn check((file, text): (&str, &str), needed: &Needed, is_whole: bool, faults: &Faults) {
    let given = keys(text);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (key, line, empty) in &given {
        if let Some(first) = seen.insert(key, *line) {
            faults.add(file, *line, format!("\"{key}\" is already on line {first}"));
        }
        if *empty {
            faults.add(file, *line, format!("\"{key}\" has no words"));
        }
        if is_whole && !needed.contains_key(*key) {
            let open =
                needed.keys().map(String::as_str).filter(|word| !given.iter().any(|(key, ..)| key == word));
            faults.add(file, *line, format!("no page asks for the words \"{key}\"{}", near(key, open)));
        }
    }
    for (key, _) in needed.iter().filter(|(key, must)| **must && !seen.contains_key(key.as_str())) {
        faults.add(file, place_for(key, &seen, text), format!("the words \"{key}\" are missing"));
    }
}

/// A suggestion only when it is near: the whole list of keys would help nobody.
fn near<'a>(key: &str, open: impl Iterator<Item = &'a str>) -> String {
    let hint = suggestion(key, open);
    if hint.starts_with("; did") { hint } else { String::new() }
}

/// Where missing words belong: at the words that share the longest beginning, else at the end of the file.
fn place_for(key: &str, seen: &BTreeMap<&str, usize>, text: &str) -> usize {
    let mut stem = key;
    while let Some((shorter, _)) = stem.rsplit_once('-') {
        stem = shorter;
        if let Some((_, line)) = seen.iter().find(|(other, _)| other.starts_with(stem)) {
            return *line;
        }
    }
    text.lines().count().max(1)
}

/// The names of the words in a Fluent file.
pub(crate) fn names(text: &str) -> Vec<String> {
    keys(text).into_iter().map(|(key, ..)| key.to_owned()).collect()
}

/// The keys of a Fluent file with their lines, and whether nothing follows them.
fn keys(text: &str) -> Vec<(&str, usize, bool)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut keys = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let Some((key, rest)) = line.split_once('=') else { continue };
        let key = key.trim_end();
        let begins = key.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let fits = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
        if begins && key.chars().all(fits) {
            let goes_on =
                lines.get(place + 1).is_some_and(|next| next.starts_with(' ') && !next.trim().is_empty());
            keys.push((key, place + 1, rest.trim().is_empty() && !goes_on));
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_words_are_reported_where_they_belong() {
        let needed: Needed = [("surname", true), ("surname-missing", true), ("surname-hint", false)]
            .map(|(key, must)| (key.to_owned(), must))
            .into();
        let faults = Faults::of("x");
        let text = "# words\nsurname = Фамилия\nsurname-hnit = Как в паспорте\n";
        check(("ru.ftl", text), &needed, true, &faults);
        let said: Vec<String> = faults.into_list().iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "x/ru.ftl:2: the words \"surname-missing\" are missing",
                "x/ru.ftl:3: no page asks for the words \"surname-hnit\"; did you mean \"surname-hint\"?",
            ]
        );
    }

    #[test]
    fn words_over_several_lines_are_words_and_nothing_is_not() {
        assert_eq!(
            keys("a =\n    two\n    lines\nb =\n\nc = x = y\n"),
            [("a", 1, false), ("b", 4, true), ("c", 6, false)]
        );
    }
}
