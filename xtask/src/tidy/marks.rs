//! Words that do not belong into a file, and names that do not belong on a room.

use super::{File, code};

/// Names under which everything and nothing hides.
const NO_NAMES: [&str; 8] = ["utils", "util", "common", "helpers", "helper", "manager", "managers", "misc"];

/// The words of the engines, and who may say them. Tests may, where they look into the files or the server itself.
const ENGINES: [&str; 2] = ["sqlite", "postgres"];
const MAY_NAME_ENGINES: [&str; 5] = ["crates/db/", "kabinet/", "browser/", "xtask/", "docs/"];

/// Folders of one machine. Written in halves, so that this file does not accuse itself.
const PLACES: [&str; 5] = [
    concat!("/wo", "rk/main"),
    concat!("/wo", "rk/shared"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
];

pub fn check(files: &[File], faults: &mut Vec<String>) {
    for file in files {
        names(file, faults);
        for (number, line) in file.text.lines().enumerate() {
            let mut fault = |what: &str| faults.push(format!("{}:{}: {what}", file.path, number + 1));
            if !file.is(".lock") && PLACES.iter().any(|place| line.contains(place)) {
                fault("a folder of somebody's machine");
            }
            if file.is(".rs") || file.is(".html") || file.is(".toml") || file.is(".js") {
                loose_ends(line, &mut fault);
            }
            if file.is(".rs")
                && !file.path.contains("/tests/")
                && !MAY_NAME_ENGINES.iter().any(|place| file.path.starts_with(place))
            {
                let small = line.to_lowercase();
                if ENGINES.iter().any(|engine| small.contains(engine)) {
                    fault("names a database engine; only db and kabinet do");
                }
            }
            if file.is("package-lock.json") && line.contains("\"resolved\": \"http") {
                fault("names a package registry");
            }
        }
        if file.is(".rs") && file.path.contains("/tests/") && !file.path.starts_with("browser/") {
            sleeps(file, faults);
        }
    }
}

fn names(file: &File, faults: &mut Vec<String>) {
    let code = file.is(".rs") || file.is("Cargo.toml");
    let named = file.path.split('/').map(|part| part.split('.').next().unwrap_or(part));
    for name in named.filter(|name| code && NO_NAMES.contains(name)) {
        faults.push(format!("{}: “{name}” says nothing about what is inside", file.path));
    }
}

/// A note for later names the one who will do it: `TODO(name): …`.
fn loose_ends(line: &str, fault: &mut impl FnMut(&str)) {
    for mark in [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")] {
        let lonely = line.match_indices(mark).any(|(at, _)| {
            let letter = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric());
            let (before, after) = (&line[..at], &line[at + mark.len()..]);
            !letter(before.chars().next_back()) && !letter(after.chars().next()) && !after.starts_with('(')
        });
        if lonely {
            fault("a loose end without an owner");
        }
    }
}

fn sleeps(file: &File, faults: &mut Vec<String>) {
    for (number, line) in code::only_code(&file.text).lines().enumerate() {
        if line.contains("sleep(") {
            faults.push(format!("{}:{}: a test that sleeps", file.path, number + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(path: &str, text: &str) -> usize {
        let mut faults = Vec::new();
        check(&[File { path: path.into(), text: text.into() }], &mut faults);
        faults.len()
    }

    #[test]
    fn loose_ends_need_an_owner() {
        assert_eq!(faults("areas/a/src/b.rs", concat!("// TO", "DO: later")), 1);
        assert_eq!(faults("areas/a/src/b.rs", concat!("// TO", "DO(anna): later, and MASTO", "DON")), 0);
    }

    #[test]
    fn engines_are_named_in_one_room() {
        assert_eq!(faults("areas/a/src/b.rs", "// on PostgreSQL"), 1);
        assert_eq!(faults("crates/db/src/b.rs", "// on PostgreSQL"), 0);
    }

    #[test]
    fn rooms_say_what_is_inside() {
        assert_eq!(faults("areas/a/src/utils.rs", ""), 1);
        assert_eq!(faults("areas/a/src/common/b.rs", ""), 1);
        assert_eq!(faults("areas/a/tests/b.rs", "tokio::time::sleep(x)"), 1);
    }
}
