//! The form: pages, questions, repeatable blocks; what is shown and what is missing for given answers.

use chrono::NaiveDate;
use serde_json::Value;

use crate::condition::{Scope, is_answer};
use crate::{Ages, Answers, Computed, Condition, Demand, Refusal};

/// The form.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Pages in order.
    pub pages: Vec<FormPage>,
    /// Values that are counted from the answers, in the order they are written.
    pub computed: Vec<Computed>,
    /// What is asked before a draft begins.
    pub eligibility: Vec<Gate>,
    /// Registers that are asked once, when a draft begins.
    pub registers: Vec<Inquiry>,
    /// What answers may not be together.
    pub rules: Vec<Demand>,
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
    /// Name, unique in the whole form, blocks included; also the key of its words.
    pub name: String,
    /// Kind.
    pub kind: Kind,
    /// Must be answered.
    pub required: bool,
    /// Shown only when this holds.
    pub shown_when: Option<Condition>,
    /// `profile.birth_date`, `register.NAME.FIELD`, `document.SERVICE.FIELD`: filled from what is known.
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
        /// Digits alone, exactly so many or so many; whatever is typed when there is none.
        digits: Vec<usize>,
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
        /// How old who was born on that day is.
        ages: Ages,
    },
    /// SNILS.
    Snils,
    /// INN of a person.
    Inn,
    /// Series and number.
    Passport,
    /// Address in one line with a postcode.
    Address {
        /// The region is chosen from the list of regions, in a field of its own.
        region: bool,
    },
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
        /// What is counted: a name of [`crate::UNITS`].
        unit: Option<String>,
    },
    /// A vehicle: its plate or VIN, and what it is.
    Vehicle {
        /// `register.NAME.LIST`: the vehicles one may choose from.
        choose: Option<String>,
    },
    /// An organisation or a sole trader: name, INN and OGRN.
    Organisation,
    /// A child: name, birth date, certificate of birth.
    Child {
        /// How old the child is; always younger than somebody.
        ages: Ages,
        /// The certificate's series and number are asked too.
        certificate: bool,
        /// `register.NAME.LIST`: the children one may choose from.
        choose: Option<String>,
    },
    /// From one day to another, both included.
    Period {
        /// Not later than today.
        past: bool,
        /// At most so many days.
        max_days: Option<i64>,
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
        /// The rules of a photograph for a document.
        photo: Option<Photo>,
        /// The person's own documents may be chosen instead: those of these services, of all when none is named.
        mine: Option<Vec<String>>,
        /// They say who somebody is: officers see them drawn anew, with purpose, officer and time all over (PLUS-19).
        identity: bool,
    },
}

/// The size of a photograph for a document; its ground is light and even.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Millimetres.
    pub width_mm: u32,
    /// Millimetres.
    pub height_mm: u32,
}

/// A register that is asked once, when a draft begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inquiry {
    /// The register's code.
    pub register: String,
    /// What it is asked: parameter → name in the profile.
    pub send: Vec<(String, String)>,
}

/// A short question before a draft begins: who may not apply learns it at once (PLUS-04).
#[derive(Clone, Debug)]
pub struct Gate {
    /// The question; with `prefill` it is asked only of whom the profile does not know it.
    pub question: Question,
    /// Who answers so may not apply: the words are `QUESTION-stop`.
    pub stop_when: Condition,
    /// The service to go to instead; the words are `QUESTION-instead`.
    pub instead: Option<String>,
}

impl Item {
    /// The question's or the block's name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Question(question) => &question.name,
            Self::Block(block) => &block.name,
        }
    }

    /// When it is shown; always, when there is no condition.
    #[must_use]
    pub fn shown_when(&self) -> Option<&Condition> {
        match self {
            Self::Question(question) => question.shown_when.as_ref(),
            Self::Block(block) => block.shown_when.as_ref(),
        }
    }

    /// The question itself, or the block's questions.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        match self {
            Self::Question(question) => std::slice::from_ref(question),
            Self::Block(block) => &block.questions,
        }
    }
}

fn shown(condition: Option<&Condition>, scope: Scope<'_>, today: NaiveDate) -> bool {
    condition.is_none_or(|condition| condition.holds_in(scope, today))
}

impl Block {
    /// The questions shown in one entry of the block; `form` are the answers of the whole form.
    #[must_use]
    pub fn shown_questions(&self, entry: &Answers, form: &Answers, today: NaiveDate) -> Vec<&Question> {
        let kept = self.pruned_entry(entry, form, today);
        let scope = Scope { form, entry: Some(&kept) };
        self.questions.iter().filter(|question| shown(question.shown_when.as_ref(), scope, today)).collect()
    }

    fn pruned_entry(&self, entry: &Answers, form: &Answers, today: NaiveDate) -> Answers {
        let mut kept = Answers::new();
        for question in &self.questions {
            let scope = Scope { form, entry: Some(&kept) };
            if let Some(answer) = entry.get(&question.name).filter(|value| is_answer(value))
                && shown(question.shown_when.as_ref(), scope, today)
            {
                kept.insert(question.name.clone(), answer.clone());
            }
        }
        kept
    }

    fn pruned(&self, given: Option<&Value>, form: &Answers, today: NaiveDate) -> Option<Value> {
        let entries = given?.as_array()?.iter().filter_map(Value::as_object);
        let kept: Vec<Value> =
            entries.map(|entry| Value::Object(self.pruned_entry(entry, form, today))).collect();
        (!kept.is_empty()).then_some(Value::Array(kept))
    }
}

impl FormPage {
    /// What is shown on the page for these answers.
    #[must_use]
    pub fn shown_items(&self, answers: &Answers, today: NaiveDate) -> Vec<&Item> {
        let scope = Scope { form: answers, entry: None };
        self.items.iter().filter(|item| shown(item.shown_when(), scope, today)).collect()
    }
}

impl Form {
    /// A page by its name.
    #[must_use]
    pub fn page(&self, name: &str) -> Option<&FormPage> {
        self.pages.iter().find(|page| page.name == name)
    }

    /// Every question in order, those of blocks included.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.pages.iter().flat_map(|page| &page.items).flat_map(Item::questions)
    }

    /// The question of a field: `surname`, `members.0.member_name`, `birth_date` for `birth_date-year`.
    #[must_use]
    pub fn question(&self, field: &str) -> Option<&Question> {
        let last = field.rsplit('.').next().unwrap_or(field);
        let name = last.split('-').next().unwrap_or(last);
        self.questions().find(|question| question.name == name)
    }

    /// The page on which a field stands.
    #[must_use]
    pub fn page_of(&self, field: &str) -> Option<&FormPage> {
        let first = field.split('.').next().unwrap_or(field);
        let name = first.split('-').next().unwrap_or(first);
        self.pages.iter().find(|page| page.items.iter().any(|item| item.name() == name))
    }

    /// The pages that are shown for these answers: their condition holds and something is shown on them.
    #[must_use]
    pub fn visible_pages(&self, answers: &Answers, today: NaiveDate) -> Vec<&FormPage> {
        let kept = self.pruned(answers, today);
        let scope = Scope { form: &kept, entry: None };
        let holds = |page: &&FormPage| shown(page.shown_when.as_ref(), scope, today);
        let visible = self.pages.iter().filter(holds);
        visible.filter(|page| !page.shown_items(&kept, today).is_empty()).collect()
    }

    /// What still keeps the form from being sent: (page, field id such as `surname` or `members.0.member_name`, refusal).
    /// Kept answers are read again, so that a stale or forged one is found too.
    #[must_use]
    pub fn gaps(&self, answers: &Answers, today: NaiveDate) -> Vec<(String, String, Refusal)> {
        let kept = self.pruned(answers, today);
        let mut gaps = Vec::new();
        for page in self.visible_pages(&kept, today) {
            for item in page.shown_items(&kept, today) {
                let given = kept.get(item.name());
                let found = match item {
                    Item::Question(question) => {
                        gap(question, given, question.name.clone(), today).into_iter().collect()
                    }
                    Item::Block(block) => block_gaps(block, given, &kept, today),
                };
                gaps.extend(found.into_iter().map(|(field, refusal)| (page.name.clone(), field, refusal)));
            }
        }
        gaps.extend(self.broken(&kept, today));
        gaps
    }

    /// The answers without those of questions that are not shown, with what is counted from them. What is hidden does not count for later
    /// conditions either.
    #[must_use]
    pub fn pruned(&self, answers: &Answers, today: NaiveDate) -> Answers {
        let mut kept = Answers::new();
        for page in &self.pages {
            let on = shown(page.shown_when.as_ref(), Scope { form: &kept, entry: None }, today);
            for item in &page.items {
                if on && shown(item.shown_when(), Scope { form: &kept, entry: None }, today) {
                    let given = answers.get(item.name());
                    let answer = match item {
                        Item::Question(_) => given.filter(|value| is_answer(value)).cloned(),
                        Item::Block(block) => block.pruned(given, &kept, today),
                    };
                    kept.extend(answer.map(|answer| (item.name().to_owned(), answer)));
                }
                self.count_after(item.name(), &mut kept, today);
            }
        }
        kept
    }
}

fn gap(
    question: &Question,
    given: Option<&Value>,
    field: String,
    today: NaiveDate,
) -> Option<(String, Refusal)> {
    match given {
        None if question.required => Some((field, Refusal::missing())),
        None => None,
        Some(answer) => {
            let refused = |refusal: Refusal| (refusal.field_of(&field), refusal);
            question.sound(answer, today).err().map(refused)
        }
    }
}

fn block_gaps(
    block: &Block,
    given: Option<&Value>,
    form: &Answers,
    today: NaiveDate,
) -> Vec<(String, Refusal)> {
    let none = Vec::new();
    let entries = given.and_then(Value::as_array).unwrap_or(&none);
    if entries.len() < block.min {
        return vec![(block.name.clone(), Refusal::of("catalogue-answer-block-few", "min", block.min))];
    }
    if entries.len() > block.max {
        return vec![(block.name.clone(), Refusal::of("catalogue-answer-block-many", "max", block.max))];
    }
    let mut gaps = Vec::new();
    for (place, entry) in entries.iter().filter_map(Value::as_object).enumerate() {
        for question in block.shown_questions(entry, form, today) {
            let field = format!("{}.{place}.{}", block.name, question.name);
            gaps.extend(gap(question, entry.get(&question.name), field, today));
        }
    }
    gaps
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::Catalogue;

    fn today() -> NaiveDate {
        "2026-11-24".parse().unwrap()
    }

    #[test]
    fn an_answer_that_is_hidden_does_not_count_for_later_conditions() {
        let service = Catalogue::shipped().get("family-composition").unwrap();
        let answers = json!({"lives_with_others": false, "members": [{"member_name": "Орлов Пётр"}]});
        let kept = service.form.pruned(answers.as_object().unwrap(), today());
        assert!(!kept.contains_key("members"));
        let pages = service.form.visible_pages(answers.as_object().unwrap(), today());
        assert_eq!(pages.iter().map(|page| page.name.as_str()).collect::<Vec<_>>(), ["purpose", "address"]);
    }

    #[test]
    fn a_field_leads_to_its_question_and_page() {
        let service = Catalogue::shipped().get("family-composition").unwrap();
        let form = &service.form;
        assert_eq!(form.question("members.1.member_birth_date-year").unwrap().name, "member_birth_date");
        assert_eq!(form.page_of("members.1.member_birth_date-year").unwrap().name, "members");
        assert_eq!(form.page_of("registration_address-postcode").unwrap().name, "address");
        assert!(form.question("members").is_none());
    }

    /// Answers of any kind, fitting or not.
    fn any_answers() -> impl Strategy<Value = Answers> {
        let names = [
            "purpose",
            "purpose_other",
            "lives_with_others",
            "registration_address",
            "members",
            "proof",
            "stranger",
        ];
        let plain = prop_oneof![
            Just(json!("other")),
            Just(json!("court")),
            Just(json!(true)),
            Just(json!(false)),
            Just(json!("")),
            Just(Value::Null),
            Just(json!({"line": "г. Верхнереченск, д. 1", "postcode": ""})),
            Just(json!(7)),
        ];
        let entry = (
            proptest::sample::select(vec!["1980-01-01", "2015-01-01", "х"]),
            proptest::sample::select(vec!["child", "other", "?"]),
        )
            .prop_map(|(born, relation)| {
                json!({
                    "member_name": "Орлов Пётр", "member_birth_date": born, "member_relation": relation,
                    "member_certificate": "II-МЮ", "member_relation_other": "тётя",
                })
            });
        let value =
            prop_oneof![4 => plain, 1 => proptest::collection::vec(entry, 0..4).prop_map(Value::Array)];
        proptest::collection::btree_map(proptest::sample::select(names.to_vec()), value, 0..7)
            .prop_map(|map| map.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    proptest! {
        #[test]
        fn pruning_is_done_once_and_changes_neither_pages_nor_gaps(answers in any_answers()) {
            let service = Catalogue::shipped().get("family-composition").unwrap();
            let form = &service.form;
            let kept = form.pruned(&answers, today());
            prop_assert_eq!(&form.pruned(&kept, today()), &kept);
            prop_assert_eq!(form.gaps(&answers, today()), form.gaps(&kept, today()));
            let names = |answers: &Answers| form.visible_pages(answers, today()).iter().map(|page| page.name.clone()).collect::<Vec<_>>();
            prop_assert_eq!(names(&answers), names(&kept));
        }

        #[test]
        fn every_gap_stands_on_a_visible_page_and_has_words(answers in any_answers()) {
            let service = Catalogue::shipped().get("family-composition").unwrap();
            let visible: Vec<&str> = service.form.visible_pages(&answers, today()).iter().map(|page| page.name.as_str()).collect();
            let book = std::sync::Arc::new(text::Book::new(crate::words().into()).unwrap());
            for lang in [text::Lang::Ru, text::Lang::En] {
                let t = text::Words::new(book.clone(), lang);
                for (page, field, refusal) in service.form.gaps(&answers, today()) {
                    prop_assert!(visible.contains(&page.as_str()));
                    let words = service.form.complaint(&field, &refusal, &service.words(lang), &t);
                    prop_assert!(!words.contains(['{', '[']), "{}", words);
                }
            }
        }
    }
}
