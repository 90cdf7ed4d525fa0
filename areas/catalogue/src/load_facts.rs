//! What `form.toml` says beside its pages: registers to ask when a draft begins, and values that are counted.

use crate::fault::suggestion;
use crate::load_condition::{Asked, condition};
use crate::load_form::check_name;
use crate::service::PROFILE;
use crate::toml_reader::Reader;
use crate::{Computed, Inquiry, Rule, Span};

/// Ways to count.
const WAYS: &[&str] = &["sum", "count", "age", "days", "months", "years", "product"];
/// What a document of the portal can fill.
pub(crate) const DOCUMENT_FIELDS: &[&str] = &["number", "date", "valid_until", "title"];

/// `[[registers]]`.
pub(crate) fn registers(reader: &Reader<'_>) -> Vec<Inquiry> {
    let mut all: Vec<Inquiry> = Vec::new();
    for table in reader.tables("registers") {
        let register = table.need_text("register");
        check_name(&table, "register", &register, '-');
        if all.iter().any(|inquiry| inquiry.register == register) {
            table.fault(table.line, format!("the register \"{register}\" is asked twice"));
        }
        if table.node("send").is_none() {
            table.missing("send");
        }
        let mut send = Vec::new();
        for entry in table.entries("send") {
            let source = entry.node.json().as_str().unwrap_or_default().to_owned();
            match source.strip_prefix("profile.") {
                Some(name) if PROFILE.iter().any(|(known, _)| *known == name) => {
                    send.push((entry.key.clone(), name.to_owned()));
                }
                _ => {
                    let names: Vec<String> =
                        PROFILE.iter().map(|(known, _)| format!("profile.{known}")).collect();
                    let hint = suggestion(&source, names.iter().map(String::as_str));
                    table.fault(entry.line, format!("before a draft begins only the profile is known{hint}"));
                }
            }
        }
        table.done();
        all.push(Inquiry { register, send });
    }
    all
}

/// Checks `register.NAME.FIELD`.
pub(crate) fn check_register(reader: &Reader<'_>, key: &str, source: &str, registers: &[String]) {
    let line = reader.line_of(key);
    let parts: Vec<&str> = source.split('.').collect();
    match parts[..] {
        ["register", name, ..] if parts.len() > 2 && registers.iter().any(|known| known == name) => {}
        ["register", name, _, ..] => {
            let hint = suggestion(name, registers.iter().map(String::as_str));
            reader.fault(line, format!("no register \"{name}\" is asked when a draft begins{hint}"));
        }
        _ => reader.fault(line, format!("\"{source}\" is written like \"register.vehicles.list\"")),
    }
}

/// Checks `document.SERVICE.FIELD`.
pub(crate) fn check_document(reader: &Reader<'_>, source: &str) {
    let line = reader.line_of("prefill");
    match source.split('.').collect::<Vec<_>>()[..] {
        ["document", _, field] if DOCUMENT_FIELDS.contains(&field) => {}
        ["document", _, field] => {
            let hint = suggestion(field, DOCUMENT_FIELDS.iter().copied());
            reader.fault(line, format!("a document has no \"{field}\"{hint}"));
        }
        _ => reader.fault(line, format!("\"{source}\" is written like \"document.inn-extract.number\"")),
    }
}

/// A computed value whose questions have not all been read yet.
pub(crate) struct Waiting<'a> {
    pub(crate) name: String,
    pub(crate) reader: Reader<'a>,
    way: &'static str,
    of: Vec<String>,
    is_money: bool,
    unit: Option<String>,
    rate: i64,
    per: i64,
}

/// `[[computed]]`.
pub(crate) fn computed<'a>(reader: &Reader<'a>) -> Vec<Waiting<'a>> {
    reader.tables("computed").into_iter().filter_map(waiting).collect()
}

fn waiting(reader: Reader<'_>) -> Option<Waiting<'_>> {
    let name = reader.need_text("computed");
    check_name(&reader, "computed", &name, '_');
    let found: Vec<&'static str> = WAYS.iter().copied().filter(|way| reader.node(way).is_some()).collect();
    let [way] = found[..] else {
        reader.fault(reader.line, format!("\"{name}\" is counted in exactly one way: {}", WAYS.join(", ")));
        return None;
    };
    let of = match way {
        "count" | "age" => vec![reader.text(way)?],
        _ => reader.texts(way).into_iter().map(|(source, _)| source).collect(),
    };
    let wanted = match way {
        "days" | "months" | "years" => 2..=2,
        _ => 1..=30,
    };
    if !wanted.contains(&of.len()) {
        reader.fault(reader.line_of(way), format!("\"{way}\" needs {} names", wanted.start()));
        return None;
    }
    let is_money = reader.boolean("money").unwrap_or(false);
    let unit = match way {
        "age" | "years" => Some("year".to_owned()),
        "months" => Some("month".to_owned()),
        "days" => Some("day".to_owned()),
        _ => reader.text("unit"),
    };
    let (rate, per) = match way {
        "product" => (
            reader.integer("rate", 1, 1_000_000_000).unwrap_or(1),
            reader.integer("per", 1, 1_000_000).unwrap_or(1),
        ),
        _ => (1, 1),
    };
    if let Some(unit) = unit.as_deref().filter(|unit| !crate::UNITS.contains(unit)) {
        let hint = suggestion(unit, crate::UNITS.iter().copied());
        reader.fault(reader.line_of("unit"), format!("\"{unit}\" is not a unit{hint}"));
    }
    // Its condition is read when all it looks at has been asked.
    let _ = reader.node("when");
    reader.check_done();
    Some(Waiting { name, reader, way, of, is_money, unit, rate, per })
}

impl Waiting<'_> {
    pub(crate) fn sources(&self) -> &[String] {
        &self.of
    }

    /// The computed value, once all it is counted from was asked; a fault and nothing when a source does not fit.
    pub(crate) fn made(&self, after: &str, asked: &Asked) -> Option<Computed> {
        let fits = |source: &str| match self.way {
            "sum" | "product" => asked.is_number(source),
            "count" => asked.is_list(source),
            _ => source == "today" || asked.is_date(source),
        };
        if let Some(source) = self.of.iter().find(|source| !fits(source)) {
            let wanted = match self.way {
                "sum" | "product" => "a number",
                "count" => "a block, a list of options or files",
                _ => "a date",
            };
            let line = self.reader.line_of(self.way);
            self.reader.fault(line, format!("\"{}\" needs {wanted}, and \"{source}\" is not one", self.way));
            return None;
        }
        let of = self.of.clone();
        let rule = match (self.way, &self.of[..]) {
            ("sum", _) => Rule::Sum(of),
            ("product", _) => Rule::Product { of, rate: self.rate, per: self.per },
            ("count", [one, ..]) => Rule::Count(one.clone()),
            ("age", [one, ..]) => Rule::Age(one.clone()),
            ("months", [from, to]) => Rule::Between(Span::Months, from.clone(), to.clone()),
            ("years", [from, to]) => Rule::Between(Span::Years, from.clone(), to.clone()),
            (_, [from, to]) => Rule::Between(Span::Days, from.clone(), to.clone()),
            _ => return None,
        };
        let (name, is_money, unit) = (self.name.clone(), self.is_money, self.unit.clone());
        let when = condition(&self.reader, "when", asked);
        Some(Computed { name, is_money, unit, rule, when, after: after.to_owned() })
    }
}
