//! Public services as data: the format, its checks, and the pages where people find them.

use std::collections::BTreeMap;
use std::sync::Arc;

use text::{Lang, Source, Words};
use web::{House, Proofing};

/// Answers of a form: question name → value; block name → array of objects with the block's questions.
/// Values: text, `true`/`false`, ISO date, integer (kopecks for money), array of option names, address object, file list `[{"file": id, "name": …, "size": …}]`.
pub type Answers = serde_json::Map<String, serde_json::Value>;

/// A public service at one revision: one folder.
pub struct Service {
    /// `no-criminal-record`.
    pub code: String,
    /// SHA-256 of the folder's files, hex: the revision.
    pub revision: String,
    /// Who provides it.
    pub agency: String,
    /// `certificates`, `housing`…: the kind it is found under.
    pub kind: String,
    /// Level an applicant needs.
    pub level: Proofing,
    /// Fee; 0 is free.
    pub fee_kopecks: i64,
    /// Term in working days; 0 is at once.
    pub term_working_days: u32,
    /// How long the result is valid.
    pub result_valid_months: Option<u32>,
    /// Keys of the service's words: documents needed.
    pub needs: Vec<String>,
    /// The steps after submission, in order.
    pub steps: Vec<Step>,
    /// The form.
    pub form: Form,
    /// `result.typ`.
    pub result: String,
    /// The folder's files as they are, to be kept with the applications that use this revision.
    pub files: BTreeMap<String, String>,
    book: Arc<text::Book>,
}

impl Service {
    /// The service's own words. Keys: `title`, `summary`, `who`, `result`, `step-<name>`, `need-<key>`, `page-<name>`, `<question>`, `<question>-hint`,
    /// `<question>-<option>`, `<block>`, `<block>-one`, `agency`, `agency-short`, `reason-<code>`…
    #[must_use]
    pub fn words(&self, lang: Lang) -> Words {
        Words::new(self.book.clone(), lang)
    }
}

/// One durable step.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Step {
    /// Ask a register; its answer is kept beside the statement.
    Check {
        /// Name within the service.
        name: String,
        /// The register's code: the path under the registers' address.
        register: String,
        /// What is sent: parameter → answer name or `profile.…`.
        send: BTreeMap<String, String>,
        /// The answer's field that must be true to go on by itself; else the step refuses with `reason-<name>` when there is no review step.
        passes_when: Option<String>,
    },
    /// An officer decides.
    Review {
        /// Name within the service.
        name: String,
    },
    /// The document is made.
    Issue {
        /// Name within the service.
        name: String,
    },
}

/// The form.
#[derive(Clone, Debug)]
pub struct Form {
    /// Pages in order.
    pub pages: Vec<FormPage>,
}

/// A page of a form.
#[derive(Clone, Debug)]
pub struct FormPage {
    /// Name in the URL.
    pub name: String,
    /// Shown only when this holds.
    pub shown_when: Option<Condition>,
    /// What is on it.
    pub items: Vec<Item>,
}

/// Something on a page.
#[derive(Clone, Debug)]
pub enum Item {
    /// One question.
    Question(Question),
    /// A block that is repeated.
    Block(Block),
}

/// A repeatable block.
#[derive(Clone, Debug)]
pub struct Block {
    /// Name.
    pub name: String,
    /// At least.
    pub min: usize,
    /// At most.
    pub max: usize,
    /// Shown only when this holds.
    pub shown_when: Option<Condition>,
    /// Its questions.
    pub questions: Vec<Question>,
}

/// A question.
#[derive(Clone, Debug)]
pub struct Question {
    /// Name, unique in the form (within its block for block questions).
    pub name: String,
    /// Kind.
    pub kind: Kind,
    /// Must be answered.
    pub required: bool,
    /// Shown only when this holds.
    pub shown_when: Option<Condition>,
    /// `profile.birth_date`: filled from what is known.
    pub prefill: Option<String>,
}

/// Kinds of question.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A person's name part.
    Name,
    /// One line.
    Text {
        /// At most so many characters.
        max: usize,
    },
    /// Several lines.
    LongText {
        /// At most so many characters.
        max: usize,
    },
    /// A civil date in three boxes.
    Date {
        /// Not later than today.
        past: bool,
    },
    /// SNILS.
    Snils,
    /// INN of a person.
    Inn,
    /// Series and number.
    Passport,
    /// Address in one line with a postcode.
    Address,
    /// Phone.
    Phone,
    /// E-mail.
    Email,
    /// Money, kopecks.
    Money,
    /// A whole number.
    Number {
        /// From.
        min: i64,
        /// To.
        max: i64,
    },
    /// One of.
    Choice {
        /// Options.
        options: Vec<String>,
    },
    /// Any of.
    Choices {
        /// Options.
        options: Vec<String>,
    },
    /// Yes or no.
    YesNo,
    /// Files.
    File {
        /// At most so many files.
        max_files: usize,
        /// At most so many bytes each.
        max_bytes: u64,
        /// `pdf`, `jpeg`, `png`, found by content.
        formats: Vec<String>,
    },
}

/// When something is shown or true: a closed set of words.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// All of them.
    All(Vec<Condition>),
    /// Any of them.
    Any(Vec<Condition>),
    /// Not that.
    Not(Box<Condition>),
    /// The answer is this.
    Is(String, serde_json::Value),
    /// The answer is one of these.
    OneOf(String, Vec<serde_json::Value>),
    /// There is an answer.
    Answered(String),
    /// The number is at least this.
    AtLeast(String, i64),
    /// The date is before this one (ISO) or before `today`.
    Before(String, String),
    /// The person born on that date is at least so many years old.
    AgeAtLeast(String, i64),
}

impl Condition {
    /// Whether it holds for these answers today.
    #[must_use]
    pub fn holds(&self, _answers: &Answers, _today: chrono::NaiveDate) -> bool {
        todo!()
    }
}

/// Why a typed answer is not one: a key of the catalogue's words with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Key, such as `answer-snils-control`.
    pub key: &'static str,
    /// Values.
    pub args: Vec<(&'static str, String)>,
}

impl Refusal {
    /// In words, naming the question.
    #[must_use]
    pub fn words(&self, _t: &Words, _label: &str) -> String {
        todo!()
    }
}

impl Question {
    /// Reads what was typed: `field(suffix)` gives the raw value of the field `name` or `name-day`, `name-month`, `name-year`.
    /// `Ok(None)` is "not answered" (the caller decides whether that is allowed for a draft; for submission see [`Form::gaps`]).
    pub fn read(&self, _field: impl Fn(&str) -> String, _many: impl Fn() -> Vec<String>, _today: chrono::NaiveDate) -> Result<Option<serde_json::Value>, Refusal> {
        todo!()
    }
    /// An answer as people read it.
    #[must_use]
    pub fn shown(&self, _value: &serde_json::Value, _service: &Words, _t: &Words) -> String {
        todo!()
    }
}

impl Form {
    /// The pages that are shown for these answers.
    #[must_use]
    pub fn visible_pages(&self, _answers: &Answers, _today: chrono::NaiveDate) -> Vec<&FormPage> {
        todo!()
    }
    /// What still keeps the form from being sent: (page, field id such as `surname` or `members.0.surname`, refusal).
    #[must_use]
    pub fn gaps(&self, _answers: &Answers, _today: chrono::NaiveDate) -> Vec<(String, String, Refusal)> {
        todo!()
    }
    /// The answers without those of questions that are not shown.
    #[must_use]
    pub fn pruned(&self, _answers: &Answers, _today: chrono::NaiveDate) -> Answers {
        todo!()
    }
}

/// All services that are offered.
#[derive(Clone)]
pub struct Catalogue(Arc<Shelf>);
struct Shelf {}

impl Catalogue {
    /// Reads every folder; all errors at once: file, line, nearest valid word.
    pub fn load(_folder: &std::path::Path) -> Result<Self, Vec<Fault>> {
        todo!()
    }
    /// Services compiled into the program, for the demo and for tests.
    #[must_use]
    pub fn shipped() -> Self {
        todo!()
    }
    /// A service by code, at its present revision.
    #[must_use]
    pub fn get(&self, _code: &str) -> Option<Arc<Service>> {
        todo!()
    }
    /// All, in the order of the catalogue.
    #[must_use]
    pub fn all(&self) -> Vec<Arc<Service>> {
        todo!()
    }
    /// A service at the revision an application began with: from memory, or from the folder kept in the database.
    pub async fn at_revision(&self, _rows: &impl db::Rows, _code: &str, _revision: &str) -> web::WebResult<Option<Arc<Service>>> {
        todo!()
    }
    /// Keeps the present revisions in the database (at start).
    pub async fn keep_revisions(&self, _house: &House) -> web::WebResult<()> {
        todo!()
    }
}

/// One fault of a service folder.
#[derive(Clone, Debug)]
pub struct Fault {
    /// File within the folder.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong and what would be right.
    pub message: String,
}

/// Adds working days to a date by the production calendar.
#[must_use]
pub fn add_working_days(_from: chrono::NaiveDate, _days: u32) -> chrono::NaiveDate {
    todo!()
}

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<db::Migration> {
    todo!()
}
/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    todo!()
}
/// `/services`, `/services/{code}`.
pub fn routes(_catalogue: Catalogue) -> axum::Router<House> {
    todo!()
}
