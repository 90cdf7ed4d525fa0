//! How questions are drawn: one plain description per field, which the templates turn into components.

use catalogue::{Answers, Block, FormPage, Item, Kind, Question};
use chrono::{Datelike, NaiveDate};
use serde_json::Value;
use text::Words;
use uploads::Upload;
use web::FieldErrors;

use crate::draft::{Body, Source};
use crate::form::facts::Facts;
use crate::form::sheet::files_of;
use crate::form::typed::with_suffix;

/// A field to be drawn.
pub(crate) struct Field {
    /// The field's name and its element's id.
    pub name: String,
    /// `text long_text date address choice choices file parts`.
    pub kind: &'static str,
    pub label: String,
    pub hint: String,
    pub error: String,
    pub value: String,
    pub day: String,
    pub month: String,
    pub year: String,
    pub postcode: String,
    pub options: Vec<ChoiceOption>,
    pub files: Vec<FileLine>,
    /// `accept` of a file field.
    pub accept: String,
    /// Whether another file fits.
    pub takes_more: bool,
    /// What phones show: `numeric`, `tel`, `email`, `text`.
    pub input_mode: &'static str,
    /// `autocomplete` of the field; empty for none.
    pub autocomplete: &'static str,
    /// At most so many characters; 0 for no limit.
    pub max: usize,
    /// Several files fit.
    pub many: bool,
    /// Shown because of an earlier answer.
    pub depends: bool,
    /// The fields of a question that has several.
    pub parts: Vec<PartField>,
    /// What stands behind the field: «м²».
    pub unit: String,
    /// The regions of an address; empty when none is asked for.
    pub regions: Vec<ChoiceOption>,
    /// The errors of an address's other fields.
    pub region_error: String,
    pub postcode_error: String,
    /// Vehicles or children that a register knows, and one more for another.
    pub known: Vec<ChoiceOption>,
    /// The fields are needed beside those that are known.
    pub parts_open: bool,
    /// The person's own documents that may be chosen.
    pub mine: Vec<ChoiceOption>,
    /// Words below the field: that a register is silent, that the known answer was put aside.
    pub note: String,
    /// The value of the button that takes the known answer back; empty when there is none.
    pub agree: String,
}

/// One field of a question that has several.
pub(crate) struct PartField {
    pub name: String,
    pub is_day: bool,
    pub label: String,
    pub hint: String,
    pub error: String,
    pub value: String,
    pub day: String,
    pub month: String,
    pub year: String,
    pub input_mode: &'static str,
}

impl Field {
    /// The options, borrowed for the templates.
    pub(crate) fn choices(&self) -> &[ChoiceOption] {
        &self.options
    }

    /// At most so many characters, by value for the templates.
    pub(crate) fn limit(&self) -> usize {
        self.max
    }

    /// The field of an address's region.
    pub(crate) fn region_name(&self) -> String {
        with_suffix(&self.name, "region")
    }

    /// The field in which one of the known is chosen.
    pub(crate) fn known_name(&self) -> String {
        with_suffix(&self.name, "known")
    }

    /// The field in which own documents are chosen.
    pub(crate) fn mine_name(&self) -> String {
        with_suffix(&self.name, "mine")
    }

    /// The options, borrowed for the templates.
    pub(crate) fn region_choices(&self) -> &[ChoiceOption] {
        &self.regions
    }

    /// The options, borrowed for the templates.
    pub(crate) fn known_choices(&self) -> &[ChoiceOption] {
        &self.known
    }

    /// The options, borrowed for the templates.
    pub(crate) fn mine_choices(&self) -> &[ChoiceOption] {
        &self.mine
    }

    /// The block that opens under the choice of another one.
    pub(crate) fn reveal_name(&self) -> String {
        with_suffix(&self.name, "parts")
    }

    /// «Общая площадь, м²».
    pub(crate) fn with_unit(&self) -> String {
        format!("{}, {}", self.label, self.unit)
    }

    /// The field of an address's postcode.
    pub(crate) fn postcode_name(&self) -> String {
        with_suffix(&self.name, "postcode")
    }
}

/// An option of a choice.
pub(crate) struct ChoiceOption {
    pub value: String,
    pub label: String,
    pub hint: String,
    pub chosen: bool,
}

/// A file that was added.
pub(crate) struct FileLine {
    pub id: String,
    pub name: String,
    pub size: String,
    pub href: String,
}

impl FileLine {
    /// A file that can be read at `href`.
    pub(crate) fn of(file: &Upload, href: String, t: &Words) -> Self {
        Self { id: file.file.to_string(), name: file.name.clone(), size: t.size(file.size), href }
    }
}

/// A block to be drawn.
pub(crate) struct BlockView {
    pub name: String,
    pub title: String,
    pub hint: String,
    pub error: String,
    pub entries: Vec<EntryView>,
    pub add: String,
    pub takes_more: bool,
    pub gives_up: bool,
}

/// One entry of a block.
pub(crate) struct EntryView {
    pub title: String,
    pub place: usize,
    pub fields: Vec<Field>,
}

/// Something to be drawn on a page.
pub(crate) enum Drawn {
    Field(Box<Field>),
    Block(BlockView),
}

/// A value that is known already: shown, not asked.
pub(crate) struct KnownLine {
    /// The question's short label.
    pub name: String,
    pub value: String,
    /// Where it comes from.
    pub source: Source,
    /// The value of the button that says it is wrong; empty where only the profile can be corrected.
    pub dispute: String,
}

/// What drawing needs to know.
pub(crate) struct Pen<'a> {
    /// What is known before anything is typed.
    pub facts: &'a Facts,
    /// The person may write another answer than the known one: an officer will decide.
    pub may_dispute: bool,
    pub service: &'a Words,
    pub t: &'a Words,
    pub body: &'a Body,
    pub errors: &'a FieldErrors,
    pub today: NaiveDate,
    /// Where files of this form can be looked at: `/drafts/ID/files`.
    pub files_at: String,
}

impl Pen<'_> {
    /// What is asked on a page.
    pub(crate) fn page(&self, page: &FormPage) -> Vec<Drawn> {
        let items = page.shown_items(&self.body.answers, self.today);
        items
            .into_iter()
            .filter(|item| !self.body.sources.contains_key(item.name()))
            .map(|item| match item {
                Item::Question(question) => {
                    let answer = self.body.answers.get(&question.name);
                    Drawn::Field(Box::new(self.field(question, &question.name, answer)))
                }
                Item::Block(block) => Drawn::Block(self.block(block)),
            })
            .collect()
    }

    /// What is known already on a page.
    pub(crate) fn known(&self, page: &FormPage) -> Vec<KnownLine> {
        let items = page.shown_items(&self.body.answers, self.today);
        items
            .into_iter()
            .filter_map(|item| {
                let Item::Question(question) = item else { return None };
                let source = self.body.sources.get(&question.name)?;
                let value = self.body.answers.get(&question.name)?;
                Some(KnownLine {
                    name: question.label(self.service),
                    value: question.shown(value, self.service, self.t),
                    source: source.clone(),
                    dispute: if self.may_dispute {
                        format!("dispute:{}", question.name)
                    } else {
                        String::new()
                    },
                })
            })
            .collect()
    }

    /// One question as a field.
    pub(crate) fn field(&self, question: &Question, name: &str, answer: Option<&Value>) -> Field {
        let typed = |suffix: &str| self.raw(question, name, suffix, answer);
        let hint_key = format!("{}-hint", question.name);
        let (kind, input_mode, autocomplete) = control(&question.kind);
        let limit = match &question.kind {
            Kind::Text { max, .. } | Kind::LongText { max } => *max,
            _ => 0,
        };
        let (files, options) = (self.files(answer), self.options(question, name, answer));
        let (accept, takes_more) = match &question.kind {
            Kind::File { formats, max_files, .. } => (accept(formats), files.len() < *max_files),
            _ => (String::new(), false),
        };
        Field {
            name: name.to_owned(),
            kind,
            label: self.label(question),
            hint: if self.service.has(&hint_key) { self.service.get(&hint_key) } else { String::new() },
            error: self.errors.at(name).to_owned(),
            value: chosen(&options).unwrap_or_else(|| typed("")),
            day: typed("day"),
            month: typed("month"),
            year: typed("year"),
            postcode: typed("postcode"),
            options,
            files,
            accept,
            takes_more,
            input_mode,
            autocomplete,
            max: limit,
            many: matches!(&question.kind, Kind::File { max_files, .. } if *max_files > 1),
            depends: question.shown_when.is_some(),
            parts: self.parts(question, name, answer),
            unit: match &question.kind {
                Kind::Number { unit: Some(unit), .. } => catalogue::unit_sign(unit, self.t),
                _ => String::new(),
            },
            regions: self.regions(question, name, answer),
            region_error: self.errors.at(&with_suffix(name, "region")).to_owned(),
            postcode_error: self.errors.at(&with_suffix(name, "postcode")).to_owned(),
            parts_open: self.needs_parts(question),
            known: self.known_ones(question, name, answer),
            mine: self.documents(question, answer),
            note: self.note(question),
            agree: match self.body.disputed.get(&question.name) {
                Some(_) => format!("agree:{}", question.name),
                None => String::new(),
            },
        }
    }

    fn label(&self, question: &Question) -> String {
        let label = self.service.get(&question.name);
        if question.required {
            return label;
        }
        format!("{label} ({})", self.t.get("applications-form-optional"))
    }

    fn block(&self, block: &Block) -> BlockView {
        let entries = match self.body.answers.get(&block.name).and_then(Value::as_array) {
            Some(entries) if !entries.is_empty() => entries.clone(),
            _ => vec![Value::Object(Answers::new()); block.min],
        };
        let drawn = entries.iter().enumerate().map(|(place, entry)| {
            let answers = entry.as_object().cloned().unwrap_or_default();
            let asked = block.shown_questions(&answers, &self.body.answers, self.today);
            let fields = asked.into_iter().map(|question| {
                let name = format!("{}.{place}.{}", block.name, question.name);
                self.field(question, &name, answers.get(&question.name))
            });
            let number = i64::try_from(place + 1).unwrap_or(0);
            let title = self.service.with(&format!("{}-one", block.name), &[("n", number.into())]);
            EntryView { title, place, fields: fields.collect() }
        });
        let hint_key = format!("{}-hint", block.name);
        BlockView {
            name: block.name.clone(),
            title: self.service.get(&block.name),
            hint: if self.service.has(&hint_key) { self.service.get(&hint_key) } else { String::new() },
            error: self.errors.at(&block.name).to_owned(),
            takes_more: entries.len() < block.max,
            gives_up: entries.len() > block.min,
            entries: drawn.collect(),
            add: self.service.get(&format!("{}-add", block.name)),
        }
    }

    /// What stands in a field: what was typed while it is no answer, else the answer as one types it.
    pub(crate) fn raw(
        &self,
        question: &Question,
        name: &str,
        suffix: &str,
        answer: Option<&Value>,
    ) -> String {
        let stem = format!("{name}-");
        let is_typed = self.body.typed.keys().any(|field| field == name || field.starts_with(&stem));
        if is_typed {
            let typed = self.body.typed.get(&with_suffix(name, suffix)).and_then(|raw| raw.first());
            return typed.cloned().unwrap_or_default();
        }
        answer.map_or_else(String::new, |answer| as_typed(question, suffix, answer, self))
    }

    fn options(&self, question: &Question, name: &str, answer: Option<&Value>) -> Vec<ChoiceOption> {
        let typed = self.body.typed.get(name);
        let is_chosen = |value: &str| match (typed, answer) {
            (Some(raw), _) => raw.iter().any(|one| one == value),
            (None, Some(Value::Array(chosen))) => chosen.iter().any(|one| one == value),
            (None, Some(Value::Bool(yes))) => (if *yes { "yes" } else { "no" }) == value,
            (None, Some(other)) => other == value,
            (None, None) => false,
        };
        let option = |value: &str, label: String| {
            let hint_key = format!("{}-{value}-hint", question.name);
            let hint = if self.service.has(&hint_key) { self.service.get(&hint_key) } else { String::new() };
            ChoiceOption { value: value.to_owned(), label, hint, chosen: is_chosen(value) }
        };
        match &question.kind {
            Kind::Choice { options } | Kind::Choices { options } => {
                let label = |value: &String| self.service.get(&format!("{}-{value}", question.name));
                options.iter().map(|value| option(value, label(value))).collect()
            }
            Kind::YesNo => {
                let label = |yes| question.yes_or_no(yes, self.service, self.t);
                vec![option("no", label(false)), option("yes", label(true))]
            }
            _ => Vec::new(),
        }
    }

    fn files(&self, answer: Option<&Value>) -> Vec<FileLine> {
        let files = files_of(answer).into_iter();
        files.map(|file| FileLine::of(&file, format!("{}/{}", self.files_at, file.file), self.t)).collect()
    }
}

/// An answer as it would be typed.
fn as_typed(question: &Question, suffix: &str, answer: &Value, pen: &Pen<'_>) -> String {
    match (&question.kind, suffix) {
        (Kind::Date { .. }, part) => {
            let date = answer.as_str().and_then(|text| text.parse::<NaiveDate>().ok());
            date.map_or_else(String::new, |date| match part {
                "day" => date.day().to_string(),
                "month" => date.month().to_string(),
                "year" => date.year().to_string(),
                _ => String::new(),
            })
        }
        (Kind::Address { .. }, "") => text_at(answer, "line"),
        (Kind::Address { .. }, "postcode" | "region") => text_at(answer, suffix),
        (kind, suffix) if !kind.parts().is_empty() => Kind::typed_part(answer, suffix),
        (Kind::Money, "") => answer.as_i64().map_or_else(String::new, |kopecks| match kopecks % 100 {
            0 => (kopecks / 100).to_string(),
            rest => format!("{},{rest:02}", kopecks / 100),
        }),
        (Kind::Number { .. }, "") => answer.to_string(),
        (Kind::Choice { .. } | Kind::Choices { .. } | Kind::YesNo | Kind::File { .. }, _) => String::new(),
        (_, "") => question.shown(answer, pen.service, pen.t),
        _ => String::new(),
    }
}

/// The chosen one of a choice's options.
fn chosen(options: &[ChoiceOption]) -> Option<String> {
    options.iter().find(|option| option.chosen).map(|option| option.value.clone())
}

fn text_at(answer: &Value, name: &str) -> String {
    answer.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// The component, the keyboard and the kind of data (HTML, section 4.10.18.7) of a question.
fn control(kind: &Kind) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::Text { digits, .. } if !digits.is_empty() => ("text", "numeric", ""),
        Kind::Name | Kind::Text { .. } => ("text", "text", ""),
        Kind::LongText { .. } => ("long_text", "text", ""),
        Kind::Date { .. } => ("date", "numeric", ""),
        Kind::Snils | Kind::Inn | Kind::Passport | Kind::Number { .. } => ("text", "numeric", ""),
        Kind::Money => ("text", "decimal", ""),
        Kind::Address { .. } => ("address", "text", "address-line1"),
        Kind::Vehicle { .. } | Kind::Organisation | Kind::Child { .. } | Kind::Period { .. } => {
            ("parts", "text", "")
        }
        Kind::Phone => ("text", "tel", "tel"),
        Kind::Email => ("text", "email", "email"),
        Kind::Choice { .. } | Kind::YesNo => ("choice", "text", ""),
        Kind::Choices { .. } => ("choices", "text", ""),
        Kind::File { .. } => ("file", "text", ""),
    }
}

fn accept(formats: &[String]) -> String {
    let kinds = formats.iter().map(|format| match format.as_str() {
        "pdf" => ".pdf,application/pdf",
        "jpeg" => ".jpg,.jpeg,image/jpeg",
        "png" => ".png,image/png",
        _ => "",
    });
    kinds.filter(|kind| !kind.is_empty()).collect::<Vec<_>>().join(",")
}
