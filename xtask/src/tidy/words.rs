//! The words people read: every key in both languages, every used key there, every key used.

use std::collections::{BTreeMap, BTreeSet};

use super::{File, code};

/// Keys that an area gives for the pages of others: what happened, for the journal and for notices.
const SHARED: [&str; 2] = ["journal", "notice"];

pub fn check(files: &[File], faults: &mut Vec<String>) {
    let mut all = BTreeSet::new();
    for file in files.iter().filter(|file| file.path.ends_with("/text/ru.ftl")) {
        let place = file.path.trim_end_matches("ru.ftl");
        let own = keys(&file.text);
        let english = files.iter().find(|other| other.path == format!("{place}en.ftl"));
        let other = english.map(|file| keys(&file.text)).unwrap_or_default();
        compare(place, &own, &other, faults);
        for key in own.keys() {
            if !all.insert(key.clone()) {
                faults.push(format!("{place}ru.ftl: {key} is given by somebody else too"));
            }
            if let Some(area) = place.strip_prefix("areas/").and_then(|place| place.strip_suffix("/text/")) {
                let first = key.split('-').next().unwrap_or(key);
                if first != area && !SHARED.contains(&first) {
                    faults.push(format!("{place}ru.ftl: {key} does not begin with {area}-"));
                }
            }
        }
    }
    missing(files, &all, faults);
    unused(files, &all, faults);
}

/// The keys of a Fluent file and the variables of each.
fn keys(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = None;
    for line in text.lines() {
        let is_key = line.starts_with(|letter: char| letter.is_ascii_alphabetic());
        if let Some((key, _)) = line.split_once('=').filter(|_| is_key) {
            current = Some(key.trim().to_owned());
        }
        let Some(key) = current.as_ref().filter(|_| !line.starts_with('#')) else { continue };
        let variables = found.entry(key.clone()).or_default();
        for after in line.split('$').skip(1) {
            variables.insert(
                after
                    .chars()
                    .take_while(|letter| letter.is_ascii_alphanumeric() || "_-".contains(*letter))
                    .collect(),
            );
        }
    }
    found
}

type Keys = BTreeMap<String, BTreeSet<String>>;

fn compare(place: &str, russian: &Keys, english: &Keys, faults: &mut Vec<String>) {
    for key in russian.keys().filter(|key| !english.contains_key(*key)) {
        faults.push(format!("{place}en.ftl: {key} is missing"));
    }
    for key in english.keys().filter(|key| !russian.contains_key(*key)) {
        faults.push(format!("{place}ru.ftl: {key} is missing"));
    }
    for (key, variables) in russian {
        // A language may do without a variable, but not invent one. What is said in both languages ends in _ru and _en.
        let plain = |names: &BTreeSet<String>| -> BTreeSet<String> {
            let stem = |name: &String| name.trim_end_matches("_ru").trim_end_matches("_en").to_owned();
            names.iter().map(stem).collect()
        };
        let ours = plain(variables);
        if let Some(other) =
            english.get(key).filter(|other| !plain(other).is_subset(&ours) && !ours.is_subset(&plain(other)))
        {
            faults.push(format!(
                "{place}: {key} takes {variables:?} in one language and {other:?} in the other"
            ));
        }
    }
}

fn is_page_or_code(file: &File) -> bool {
    (file.is(".rs") || file.is(".html") || file.is(".txt")) && !file.path.starts_with("xtask/")
}

/// Keys asked for by `get("…")`, `with("…")` and `with1("…")` that nobody gives. A literal is taken for a key when it begins as keys do.
fn missing(files: &[File], all: &BTreeSet<String>, faults: &mut Vec<String>) {
    let begins: BTreeSet<&str> = all.iter().filter_map(|key| key.split('-').next()).collect();
    for file in files.iter().filter(|file| is_page_or_code(file)) {
        for (number, line) in file.text.lines().enumerate() {
            let asked = ["get(\"", "with(\"", "with1(\""].into_iter().flat_map(|ask| line.split(ask).skip(1));
            for after in asked {
                let key = after.split('"').next().unwrap_or(after);
                let like_a_key = key.split_once('-').is_some_and(|(first, _)| begins.contains(first));
                if like_a_key && !key.contains('{') && !all.contains(key) {
                    faults.push(format!("{}:{}: nobody gives the words {key}", file.path, number + 1));
                }
            }
        }
    }
}

/// Keys that no literal names, neither whole nor by the beginning of a composed one (`"journal-{action}"`, `"journal-"`).
fn unused(files: &[File], all: &BTreeSet<String>, faults: &mut Vec<String>) {
    let (mut named, mut begun) = (BTreeSet::new(), BTreeSet::new());
    for file in files.iter().filter(|file| is_page_or_code(file) || file.is(".toml")) {
        for literal in code::literals(&file.text) {
            let begin = literal.split('{').next().unwrap_or(literal);
            if begin.ends_with('-') && begin.len() > 2 {
                begun.insert(begin.to_owned());
            }
            named.insert(literal.to_owned());
        }
    }
    let referenced: BTreeSet<&str> = files
        .iter()
        .filter(|file| file.is(".ftl"))
        .flat_map(|file| {
            file.text
                .split('{')
                .skip(1)
                .map(|after| after.trim_start().split([' ', '}', '.']).next().unwrap_or(""))
        })
        .collect();
    for key in all {
        let known = named.contains(key)
            || referenced.contains(key.as_str())
            || begun.iter().any(|begin| key.starts_with(begin));
        if !known {
            faults.push(format!("words that nobody reads: {key}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.into(), text: text.into() }
    }

    #[test]
    fn keys_are_compared_with_each_other_and_with_their_use() {
        let files = [
            file(
                "areas/a/text/ru.ftl",
                "a-one = Один { $count }\na-two =\n    Два\na-three-x = Три\nb-four = Четыре\na-five = Пять\n",
            ),
            file(
                "areas/a/text/en.ftl",
                "a-one = One { $number }\na-two = Two\na-three-x = Three\nb-four = Four\na-six = Six\n",
            ),
            file(
                "areas/a/src/b.rs",
                "t.get(\"a-two\"); t.with(\"a-one\"); t.get(&format!(\"a-three-{x}\")); t.get(\"a-seven\"); get(\"b-four\")",
            ),
        ];
        let mut faults = Vec::new();
        check(&files, &mut faults);
        faults.sort();
        assert_eq!(
            faults,
            [
                "areas/a/src/b.rs:1: nobody gives the words a-seven",
                "areas/a/text/: a-one takes {\"count\"} in one language and {\"number\"} in the other",
                "areas/a/text/en.ftl: a-five is missing",
                "areas/a/text/ru.ftl: a-six is missing",
                "areas/a/text/ru.ftl: b-four does not begin with a-",
                "words that nobody reads: a-five",
            ]
        );
    }
}
