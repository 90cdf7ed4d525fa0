//! `form.toml`.

use std::collections::BTreeMap;

use crate::fault::{Faults, suggestion};
use crate::load_condition::{Asked, condition};
use crate::service::PROFILE;
use crate::toml_reader::{Reader, parse};
use crate::{Block, Form, FormPage, Item, Kind, Question};

/// The words for `kind`.
const KINDS: &[&str] = &[
    "name",
    "text",
    "long_text",
    "date",
    "snils",
    "inn",
    "passport",
    "address",
    "phone",
    "email",
    "money",
    "number",
    "choice",
    "choices",
    "yes_no",
    "file",
];
/// Formats that can be told from content.
const FORMATS: &[&str] = &["pdf", "jpeg", "png"];
/// Endings of word keys: an option of that name would share its words with them.
const TAKEN: &[&str] = &["hint", "short", "missing", "yes", "no", "one", "add"];

/// The first parts of the keys of other words: a question of that name would share its words with them.
const RESERVED: &[&str] =
    &["title", "summary", "search", "who", "result", "agency", "need", "faq", "step", "reason", "page"];

/// What stands after a draft's address beside the form's pages.
const PORTAL_PAGES: &[&str] = &["check", "confirm", "files", "removal"];

/// The form and where its names stand, for later checks.
pub(crate) struct LoadedForm {
    pub form: Form,
    /// Line of each page, question and block by name.
    pub lines: BTreeMap<String, usize>,
}

pub(crate) fn load(text: &str, faults: &Faults) -> Option<LoadedForm> {
    let root = parse("form.toml", text, faults)?;
    let reader = Reader::of("form.toml", &root, faults)?;
    let mut loader = Loader { asked: Asked::new(all_names(&reader)), lines: BTreeMap::new() };
    let pages: Vec<FormPage> = reader.tables("pages").into_iter().map(|page| loader.page(page)).collect();
    if pages.is_empty() {
        reader.missing("pages");
    }
    reader.done();
    Some(LoadedForm { form: Form { pages }, lines: loader.lines })
}

/// Every name of the form, so that a condition on a later question is told from one on an unknown question.
fn all_names(reader: &Reader<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for page in reader.tables("pages") {
        for item in page.tables("items") {
            names.extend(
                ["question", "block"]
                    .iter()
                    .filter_map(|key| Some(item.node(key)?.json().as_str()?.to_owned())),
            );
            for question in item.tables("questions") {
                names.extend(
                    question.node("question").and_then(|node| Some(node.json().as_str()?.to_owned())),
                );
            }
        }
    }
    names
}

struct Loader {
    asked: Asked,
    lines: BTreeMap<String, usize>,
}

impl Loader {
    fn page(&mut self, reader: Reader<'_>) -> FormPage {
        let name = reader.need_text("page");
        check_name(&reader, "page", &name, '-');
        if PORTAL_PAGES.contains(&name.as_str()) {
            reader.fault(reader.line_of("page"), format!("the page name \"{name}\" is taken by the portal"));
        }
        self.remember(&reader, "page", &format!("page {name}"));
        let shown_when = condition(&reader, "shown_when", &self.asked);
        let items: Vec<Item> = reader.tables("items").into_iter().map(|item| self.item(item)).collect();
        if items.is_empty() {
            reader.fault(reader.line, format!("the page \"{name}\" has no items"));
        }
        reader.done();
        FormPage { name, shown_when, items }
    }

    fn item(&mut self, reader: Reader<'_>) -> Item {
        if reader.node("block").is_some() {
            return Item::Block(self.block(reader));
        }
        Item::Question(self.question(reader, None))
    }

    fn block(&mut self, reader: Reader<'_>) -> Block {
        let name = reader.need_text("block");
        check_name(&reader, "block", &name, '_');
        self.remember(&reader, "block", &name);
        let min = reader.integer("min", 0, 50).unwrap_or(1);
        let max = reader.integer("max", 1, 50).unwrap_or(10);
        if min > max {
            reader
                .fault(reader.line_of("min"), format!("\"min\" is {min}, more than \"max\", which is {max}"));
        }
        let shown_when = condition(&reader, "shown_when", &self.asked);
        let tables = reader.tables("questions");
        if tables.is_empty() {
            reader.fault(reader.line, format!("the block \"{name}\" has no questions"));
        }
        let questions: Vec<Question> =
            tables.into_iter().map(|table| self.question(table, Some(&name))).collect();
        for question in &questions {
            self.asked.leave(&question.name);
            if matches!(question.kind, Kind::File { .. }) {
                let line = self.lines.get(&question.name).copied().unwrap_or(reader.line);
                reader.fault(line, "a question of kind \"file\" cannot stand in a block");
            }
        }
        self.asked.add_block(&name);
        reader.done();
        Block {
            name,
            min: min.unsigned_abs() as usize,
            max: max.unsigned_abs() as usize,
            shown_when,
            questions,
        }
    }

    fn question(&mut self, reader: Reader<'_>, block: Option<&str>) -> Question {
        let name = reader.need_text("question");
        check_name(&reader, "question", &name, '_');
        self.remember(&reader, "question", &name);
        let kind_name = reader.word("kind", KINDS);
        if reader.node("kind").is_none() {
            reader.missing("kind");
        }
        let kind = kind(&reader, kind_name.unwrap_or("text"));
        let required = reader.boolean("required").unwrap_or(true);
        let shown_when = condition(&reader, "shown_when", &self.asked);
        let prefill = prefill(&reader, kind_name, block.is_some());
        if kind_name.is_some() {
            reader.done();
        }
        self.asked.add(&name, &kind);
        Question { name, kind, required, shown_when, prefill }
    }

    fn remember(&mut self, reader: &Reader<'_>, key: &str, name: &str) {
        let line = reader.line_of(key);
        if RESERVED.contains(&name) {
            reader.fault(
                line,
                format!("a {key} cannot be called \"{name}\": its words would be those of the service"),
            );
        }
        if let Some(first) = self.lines.insert(name.to_owned(), line) {
            reader.fault(
                line,
                format!("\"{name}\" is already on line {first}; names are unique in the whole form"),
            );
        }
    }
}

/// Names are small Latin letters, digits and one joining sign, and begin with a letter.
pub(crate) fn check_name(reader: &Reader<'_>, key: &str, name: &str, joint: char) {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == joint;
    let begins = name.starts_with(|letter: char| letter.is_ascii_lowercase());
    let fine = name.is_empty() || (begins && name.chars().all(fits));
    if !fine {
        let right = name.to_lowercase().replace(['-', '_', ' '], &joint.to_string());
        reader.fault(
            reader.line_of(key),
            format!("\"{name}\" is not a name for a {key}; write it like \"{right}\""),
        );
    }
}

fn kind(reader: &Reader<'_>, name: &str) -> Kind {
    let max = |default: i64| reader.integer("max", 1, 10_000).unwrap_or(default).unsigned_abs() as usize;
    match name {
        "name" => Kind::Name,
        "long_text" => Kind::LongText { max: max(2000) },
        "date" => Kind::Date { past: reader.boolean("past").unwrap_or(false) },
        "snils" => Kind::Snils,
        "inn" => Kind::Inn,
        "passport" => Kind::Passport,
        "address" => Kind::Address,
        "phone" => Kind::Phone,
        "email" => Kind::Email,
        "money" => Kind::Money,
        "number" => number(reader),
        "choice" => Kind::Choice { options: options(reader) },
        "choices" => Kind::Choices { options: options(reader) },
        "yes_no" => Kind::YesNo,
        "file" => file(reader),
        _ => Kind::Text { max: max(200) },
    }
}

fn number(reader: &Reader<'_>) -> Kind {
    let min = reader.integer("min", -1_000_000_000, 1_000_000_000).unwrap_or(0);
    let max = reader.integer("max", -1_000_000_000, 1_000_000_000).unwrap_or(1_000_000);
    if min > max {
        reader.fault(reader.line_of("min"), format!("no number is at least {min} and at most {max}"));
    }
    Kind::Number { min, max }
}

fn options(reader: &Reader<'_>) -> Vec<String> {
    let given = reader.texts("options");
    if given.len() < 2 {
        reader.fault(reader.line_of("options"), "\"options\" needs at least two names");
    }
    let mut options: Vec<String> = Vec::new();
    for (option, line) in given {
        let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
        if !option.chars().all(fits) || !option.starts_with(|letter: char| letter.is_ascii_lowercase()) {
            reader.fault(
                line,
                format!("\"{option}\" is not a name for an option; write it like \"other_region\""),
            );
        } else if TAKEN.contains(&option.as_str()) {
            reader.fault(
                line,
                format!("an option cannot be called \"{option}\": its words would be the question's own"),
            );
        } else if options.contains(&option) {
            reader.fault(line, format!("the option \"{option}\" is given twice"));
        } else {
            options.push(option);
        }
    }
    options
}

fn file(reader: &Reader<'_>) -> Kind {
    let max_files = reader.integer("max_files", 1, 20).unwrap_or(1).unsigned_abs() as usize;
    let megabytes = reader.integer("max_megabytes", 1, 50).unwrap_or(5).unsigned_abs();
    let mut formats = Vec::new();
    for (format, line) in reader.texts("formats") {
        if FORMATS.contains(&format.as_str()) {
            formats.push(format);
        } else {
            let hint = suggestion(&format, FORMATS.iter().copied());
            reader.fault(line, format!("\"{format}\" is not a format{hint}"));
        }
    }
    if formats.is_empty() {
        formats = FORMATS.iter().map(ToString::to_string).collect();
    }
    Kind::File { max_files, max_bytes: megabytes * 1_048_576, formats }
}

fn prefill(reader: &Reader<'_>, kind: Option<&str>, in_block: bool) -> Option<String> {
    let source = reader.text("prefill")?;
    let line = reader.line_of("prefill");
    if in_block {
        reader.fault(line, "a question of a block cannot be filled from the profile");
    }
    let name = source.strip_prefix("profile.").unwrap_or(&source);
    match PROFILE.iter().find(|(known, _)| *known == name) {
        _ if !source.starts_with("profile.") => {
            reader.fault(line, format!("\"{source}\" must begin with \"profile.\""));
        }
        None => {
            let hint = suggestion(name, PROFILE.iter().map(|(known, _)| *known));
            reader.fault(line, format!("the profile has no \"{name}\"{hint}"));
        }
        Some((_, kinds)) => {
            if kind.is_some_and(|kind| !kinds.contains(&kind)) {
                let fitting = kinds.join(" or ");
                reader.fault(line, format!("\"{source}\" fits a question of kind {fitting}"));
            }
        }
    }
    Some(source)
}
