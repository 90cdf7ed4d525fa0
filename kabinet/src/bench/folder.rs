//! Folders of services for the bench: a form of 95 questions, and as many services as a country has.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::Context;

/// The service with the long form.
pub const LONG: &str = "long-form";
/// Questions on its one page.
pub const QUESTIONS: usize = 95;

/// Syllables of made-up places, so that the services have words of their own to be found by.
const BEGIN: [&str; 12] = ["бер", "сос", "ков", "дуб", "ольх", "лип", "ряб", "кед", "ив", "яс", "кал", "вер"];
const MIDDLE: [&str; 10] = ["ёз", "нов", "ыл", "рав", "овн", "як", "ин", "ист", "ел", "ом"];
const END: [&str; 8] = ["овск", "ино", "ово", "ичи", "енка", "ск", "оград", "ополь"];

/// Writes the shipped services and the one with the long form.
pub fn with_long_form(folder: &Path) -> anyhow::Result<()> {
    for (name, files) in catalogue::shipped_files() {
        write(folder, name, files.iter().map(|(file, text)| (*file, (*text).to_owned())))?;
    }
    let (mut form, mut words) = ("[[pages]]\npage = \"all\"\n".to_owned(), String::new());
    for number in 1..=QUESTIONS {
        // Writing into a string does not fail.
        let _ =
            write!(form, "\n[[pages.items]]\nquestion = \"q{number}\"\nkind = \"text\"\nrequired = false\n");
        let _ = writeln!(words, "q{number} = {number}");
    }
    let head = "title = 95\nsummary = 95\nwho = 95\nresult = 95\nresult-note = 95\nagency = 95\nagency-short = 95\n\
                step-issue = 95\nstep-issue-note = 95\npage-all = 95\n";
    let service = format!(
        "code = \"{LONG}\"\nkind = \"certificates\"\nagency = \"bench\"\nlevel = \"simplified\"\nterm_working_days = 0\n\
         needs = []\n\n[[steps]]\nstep = \"issue\"\nkind = \"issue\"\n"
    );
    let letter =
        "#import \"letter.typ\": letter\n#let data = json(\"data.json\")\n#show: letter.with(data)\n";
    let words = format!("{head}{words}");
    let files = [
        ("service.toml", service),
        ("form.toml", form),
        ("ru.ftl", words.clone()),
        ("en.ftl", words),
        ("result.typ", letter.to_owned()),
    ];
    write(folder, LONG, files)
}

/// Writes so many services: the shipped ones over and over, each for a place of its own.
pub fn many(folder: &Path, count: usize) -> anyhow::Result<()> {
    let shipped = catalogue::shipped_files();
    anyhow::ensure!(!shipped.is_empty(), "no service is shipped");
    for number in 0..count {
        let (name, files) = shipped[number % shipped.len()];
        let (code, place) = (format!("{name}-{number}"), place(number / shipped.len()));
        let named = |text: &str| {
            let lines = text.lines().map(|line| match line.strip_prefix("title = ") {
                Some(title) => format!("title = {title}, {place}"),
                None => line.to_owned(),
            });
            lines.collect::<Vec<_>>().join("\n")
        };
        let own = |file: &str, text: &str| match file {
            "service.toml" => text.replace(&format!("code = \"{name}\""), &format!("code = \"{code}\"")),
            "ru.ftl" | "en.ftl" => named(text),
            _ => text.to_owned(),
        };
        write(folder, &code, files.iter().map(|(file, text)| (*file, own(file, text))))?;
    }
    Ok(())
}

/// A made-up place; the first 960 differ.
pub fn place(number: usize) -> String {
    let (begin, rest) = (number % BEGIN.len(), number / BEGIN.len());
    let (middle, end) = (rest % MIDDLE.len(), rest / MIDDLE.len() % END.len());
    format!("{}{}{}", BEGIN[begin], MIDDLE[middle], END[end])
}

fn write<'a>(
    folder: &Path,
    name: &str,
    files: impl IntoIterator<Item = (&'a str, String)>,
) -> anyhow::Result<()> {
    let own = folder.join(name);
    fs::create_dir_all(&own).with_context(|| format!("making {}", own.display()))?;
    for (file, text) in files {
        fs::write(own.join(file), text).with_context(|| format!("writing {file} of {name}"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{LONG, QUESTIONS, many, with_long_form};

    #[test]
    fn the_folders_are_services_without_a_fault() {
        let folder = tempfile::tempdir().unwrap();
        with_long_form(folder.path()).unwrap();
        let found = catalogue::Catalogue::load(folder.path()).unwrap();
        let long = found.get(LONG).unwrap();
        assert_eq!(long.form.pages.iter().map(|page| page.items.len()).sum::<usize>(), QUESTIONS);

        let folder = tempfile::tempdir().unwrap();
        many(folder.path(), 60).unwrap();
        assert_eq!(catalogue::Catalogue::load(folder.path()).unwrap().all().len(), 60);
    }
}
