//! `form.toml`.

use std::collections::BTreeMap;

use crate::Condition;
use crate::fault::{Faults, suggestion};
use crate::load_condition::{Asked, condition};
use crate::load_facts::{self, Waiting};
use crate::load_rules::{self, ages};
use crate::service::PROFILE;
use crate::toml_reader::{Reader, parse};
use crate::units::UNITS;
use crate::{Block, Computed, Demand, Form, FormPage, Gate, Item, Kind, Photo, Question};

/// The words for `kind`.
pub(crate) const KINDS: &[&str] = &[
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
    "vehicle",
    "organisation",
    "child",
    "document",
    "period",
];
/// Kinds of the short questions before a draft begins.
const GATE_KINDS: &[&str] = &["yes_no", "choice", "date", "number"];
/// Formats that can be told from content.
const FORMATS: &[&str] = &["pdf", "jpeg", "png"];
/// Endings of word keys: an option of that name would share its words with them.
const TAKEN: &[&str] = &["hint", "short", "missing", "yes", "no", "one", "add", "stop", "instead"];

/// The first parts of the keys of other words: a question of that name would share its words with them.
const RESERVED: &[&str] = &[
    "title", "summary", "search", "who", "result", "agency", "need", "faq", "step", "reason", "page", "fee",
    "silence", "document", "rule",
];

/// What stands after a draft's address beside the form's pages.
const PORTAL_PAGES: &[&str] = &["check", "confirm", "files", "removal", "trial", "uploads"];

/// The form and where its names stand, for later checks.
pub(crate) struct LoadedForm {
    pub form: Form,
    /// Line of each page, question and block by name.
    pub lines: BTreeMap<String, usize>,
}

pub(crate) fn load(text: &str, faults: &Faults) -> Option<LoadedForm> {
    let root = parse("form.toml", text, faults)?;
    let reader = Reader::of("form.toml", &root, faults)?;
    let registers = load_facts::registers(&reader);
    let names = all_names(&reader);
    let mut loader = Loader::of(names.clone());
    loader.waiting = load_facts::computed(&reader);
    loader.registers = registers.iter().map(|inquiry| inquiry.register.clone()).collect();
    let eligibility = loader.gates(&reader);
    loader.asked = Asked::new(names);
    let pages: Vec<FormPage> = reader.tables("pages").into_iter().map(|page| loader.page(page)).collect();
    if pages.is_empty() {
        reader.missing("pages");
    }
    loader.report_uncounted(&reader);
    let rules = loader.rules(&reader);
    reader.done();
    let form = Form { pages, computed: loader.computed, eligibility, registers, rules };
    Some(LoadedForm { form, lines: loader.lines })
}

/// What an officer types on a step: a question that stands alone, with the kinds and limits of the form.
pub(crate) fn officers_question(reader: Reader<'_>) -> Question {
    let mut loader = Loader::of(Vec::new());
    loader.question(reader, None)
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

struct Loader<'a> {
    asked: Asked,
    lines: BTreeMap<String, usize>,
    /// Computed values that wait for their questions.
    waiting: Vec<Waiting<'a>>,
    computed: Vec<Computed>,
    /// The registers that are asked when a draft begins.
    registers: Vec<String>,
}

impl<'a> Loader<'a> {
    /// Of a form with these names, before anything is read.
    fn of(names: Vec<String>) -> Self {
        let (lines, waiting) = (BTreeMap::new(), Vec::new());
        Self { asked: Asked::new(names), lines, waiting, computed: Vec::new(), registers: Vec::new() }
    }

    /// The short questions before a draft begins; each condition looks at its own question or an earlier one of them.
    fn gates(&mut self, reader: &Reader<'a>) -> Vec<Gate> {
        let tables = reader.tables("eligibility");
        let names =
            tables.iter().filter_map(|table| Some(table.node("question")?.json().as_str()?.to_owned()));
        self.asked = Asked::new(names.collect());
        tables.into_iter().filter_map(|table| self.gate(table)).collect()
    }

    fn gate(&mut self, reader: Reader<'a>) -> Option<Gate> {
        let name = reader.need_text("question");
        check_name(&reader, "question", &name, '_');
        self.remember(&reader, "question", &name);
        if reader.node("kind").is_none() {
            reader.missing("kind");
        }
        let kind_name = reader.word("kind", GATE_KINDS)?;
        let kind = kind(&reader, kind_name);
        let prefill = prefill(&reader, Some(kind_name), false, &[]);
        self.asked.add(&name, &kind);
        if reader.node("stop_when").is_none() {
            reader.missing("stop_when");
        }
        // A gate whose condition is wrong stays, so that its words are not called words of nothing.
        let stop_when = condition(&reader, "stop_when", &self.asked).unwrap_or(Condition::Any(Vec::new()));
        let instead = reader.text("instead");
        reader.done();
        let question = Question { name, kind, required: true, shown_when: None, prefill };
        Some(Gate { question, stop_when, instead })
    }

    /// Takes in the computed values whose last source is this item; one of them may be counted from another.
    fn count(&mut self, item: &str) {
        while let Some(place) = self.waiting.iter().position(|one| self.can_count(one)) {
            let ready = self.waiting.remove(place);
            self.remember(&ready.reader, "computed", &ready.name);
            self.asked.add_counted(&ready.name);
            self.computed.extend(ready.made(item, &self.asked));
        }
    }

    fn can_count(&self, waiting: &Waiting<'_>) -> bool {
        waiting.sources().iter().all(|source| self.is_known(source))
    }

    fn is_known(&self, source: &str) -> bool {
        source == "today" || self.asked.knows(source)
    }

    /// Says of the computed values that remain which of their sources nobody asks for.
    fn report_uncounted(&mut self, reader: &Reader<'_>) {
        for waiting in &self.waiting {
            for source in waiting.sources().iter().filter(|source| !self.is_known(source)) {
                let hint = suggestion(source, self.asked.names());
                let line = waiting.reader.line;
                reader.fault(
                    line,
                    format!("\"{}\" is counted from \"{source}\", which is not asked{hint}", waiting.name),
                );
            }
        }
    }

    /// `[[rules]]`: answers that may not be together. They are read last and look at the whole form.
    fn rules(&mut self, reader: &Reader<'a>) -> Vec<Demand> {
        let rule = |table: Reader<'a>| {
            let name = table.need_text("rule");
            self.remember(&table, "rule", &format!("rule {name}"));
            load_rules::rule(table, name, &self.asked)
        };
        reader.tables("rules").into_iter().filter_map(rule).collect()
    }

    fn page(&mut self, reader: Reader<'a>) -> FormPage {
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

    fn item(&mut self, reader: Reader<'a>) -> Item {
        let item = match reader.node("block") {
            Some(_) => Item::Block(self.block(reader)),
            None => Item::Question(self.question(reader, None)),
        };
        self.count(item.name());
        item
    }

    fn block(&mut self, reader: Reader<'a>) -> Block {
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
        }
        self.asked.add_block(&name);
        for question in questions.iter().filter(|q| matches!(q.kind, Kind::Money | Kind::Number { .. })) {
            self.asked.add_of_entries(&format!("{name}.{}", question.name));
        }
        reader.done();
        Block {
            name,
            min: min.unsigned_abs() as usize,
            max: max.unsigned_abs() as usize,
            shown_when,
            questions,
        }
    }

    fn question(&mut self, reader: Reader<'a>, block: Option<&str>) -> Question {
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
        let prefill = prefill(&reader, kind_name, block.is_some(), &self.registers);
        self.check_choice(&reader, &kind);
        if kind_name.is_some() {
            reader.done();
        }
        self.asked.add(&name, &kind);
        Question { name, kind, required, shown_when, prefill }
    }

    /// One can choose only from a register that is asked when the draft begins.
    fn check_choice(&self, reader: &Reader<'_>, kind: &Kind) {
        let Some(source) = kind.chosen_from() else { return };
        load_facts::check_register(reader, "choose", source, &self.registers);
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
        "date" => Kind::Date { past: reader.boolean("past").unwrap_or(false), ages: ages(reader, None) },
        "snils" => Kind::Snils,
        "inn" => Kind::Inn,
        "passport" => Kind::Passport,
        "address" => Kind::Address { region: reader.boolean("region").unwrap_or(false) },
        "phone" => Kind::Phone,
        "email" => Kind::Email,
        "money" => Kind::Money,
        "number" => number(reader),
        "choice" => Kind::Choice { options: options(reader) },
        "choices" => Kind::Choices { options: options(reader) },
        "yes_no" => Kind::YesNo,
        "file" => file(reader, None),
        "document" => {
            let services = reader.texts("services").into_iter().map(|(service, _)| service).collect();
            file(reader, Some(services))
        }
        "vehicle" => Kind::Vehicle { choose: reader.text("choose") },
        "organisation" => Kind::Organisation,
        "child" => Kind::Child {
            ages: ages(reader, Some(18)),
            certificate: reader.boolean("certificate").unwrap_or(true),
            choose: reader.text("choose"),
        },
        "period" => Kind::Period {
            past: reader.boolean("past").unwrap_or(false),
            max_days: reader.integer("max_days", 1, 40_000),
        },
        _ => Kind::Text { max: max(200), digits: digits(reader) },
    }
}

/// How many digits a number has: one count or two.
fn digits(reader: &Reader<'_>) -> Vec<usize> {
    let Some(node) = reader.node("digits") else { return Vec::new() };
    let counts: Vec<i64> =
        node.json().as_array().into_iter().flatten().filter_map(|one| one.as_i64()).collect();
    let fits = matches!(counts.len(), 1 | 2) && counts.iter().all(|count| (1..=100).contains(count));
    if !fits {
        let message = "\"digits\" is one count or two, such as [20] or [20, 25]";
        reader.fault(reader.line_of("digits"), message);
    }
    counts.into_iter().filter_map(|count| usize::try_from(count).ok()).collect()
}

fn number(reader: &Reader<'_>) -> Kind {
    let min = reader.integer("min", -1_000_000_000, 1_000_000_000).unwrap_or(0);
    let max = reader.integer("max", -1_000_000_000, 1_000_000_000).unwrap_or(1_000_000);
    if min > max {
        reader.fault(reader.line_of("min"), format!("no number is at least {min} and at most {max}"));
    }
    let unit = reader.text("unit");
    if let Some(unit) = unit.as_deref().filter(|unit| !UNITS.contains(unit)) {
        let hint = suggestion(unit, UNITS.iter().copied());
        reader.fault(reader.line_of("unit"), format!("\"{unit}\" is not a unit{hint}"));
    }
    Kind::Number { min, max, unit }
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

fn file(reader: &Reader<'_>, mine: Option<Vec<String>>) -> Kind {
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
    let photo = photo(reader);
    if photo.is_some() {
        formats.retain(|format| format == "jpeg");
        if formats.is_empty() {
            reader.fault(reader.line_of("formats"), "a photo for a document is a \"jpeg\"");
        }
    }
    let identity = reader.boolean("identity").unwrap_or(false);
    Kind::File { max_files, max_bytes: megabytes * 1_048_576, formats, photo, mine, identity }
}

/// `photo = "35x45"`: millimetres.
fn photo(reader: &Reader<'_>) -> Option<Photo> {
    let text = reader.text("photo")?;
    let side = |text: &str| text.parse().ok().filter(|side| (10..=300).contains(side));
    let sides = text.split_once('x').and_then(|(width, height)| side(width).zip(side(height)));
    if sides.is_none() {
        reader.fault(
            reader.line_of("photo"),
            format!("\"{text}\" is not a size; write width and height in millimetres like \"35x45\""),
        );
    }
    sides.map(|(width_mm, height_mm)| Photo { width_mm, height_mm })
}

fn prefill(reader: &Reader<'_>, kind: Option<&str>, in_block: bool, registers: &[String]) -> Option<String> {
    let source = reader.text("prefill")?;
    let line = reader.line_of("prefill");
    if in_block {
        reader.fault(line, "a question of a block cannot be filled from the profile");
    }
    if source.starts_with("register.") {
        load_facts::check_register(reader, "prefill", &source, registers);
        return Some(source);
    }
    if source.starts_with("document.") {
        load_facts::check_document(reader, &source);
        return Some(source);
    }
    let name = source.strip_prefix("profile.").unwrap_or(&source);
    match PROFILE.iter().find(|(known, _)| *known == name) {
        _ if !source.starts_with("profile.") => {
            reader.fault(
                line,
                format!("\"{source}\" must begin with \"profile.\", \"register.\" or \"document.\""),
            );
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
