//! The living page `/ui`: every component in every state. A component stands here before a page uses it.

use text::Words;

use crate::{Answer3, Choice, Compared, Fact, Moment, Page, StepLine, Tab};

/// The page `/ui`.
#[derive(askama::Template)]
#[template(path = "gallery.html")]
pub struct Gallery {
    /// The frame.
    pub page: Page,
    errors: Faults,
}

impl Gallery {
    /// With sample values in the language of the page.
    #[must_use]
    pub fn new(page: Page) -> Self {
        let t = &page.t;
        let faults =
            ["name", "year"].map(|field| (field.to_owned(), t.get(&format!("ui-sample-error-{field}"))));
        Self { errors: Faults(faults.into()), page }
    }

    fn choices(&self, chosen: &str) -> Vec<Choice> {
        ["cabinet", "centre"].map(|value| self.choice(value, chosen)).into()
    }

    fn channels(&self, chosen: &str) -> Vec<Choice> {
        ["sms", "mail"].map(|value| self.choice(value, chosen)).into()
    }

    fn choice(&self, value: &str, chosen: &str) -> Choice {
        Choice {
            value: value.to_owned(),
            label: self.say(value),
            hint: if value == "centre" { self.say("centre-hint") } else { String::new() },
            chosen: value == chosen,
        }
    }

    fn say(&self, key: impl std::fmt::Display) -> String {
        self.words().get(&format!("ui-sample-{key}"))
    }

    fn words(&self) -> &Words {
        &self.page.t
    }

    fn rules(&self) -> [(&'static str, String); 3] {
        [("length", "length:12"), ("classes", "classes:4:20"), ("repeat", "repeat:3")]
            .map(|(word, rule)| (rule, self.say(format!("rule-{word}"))))
    }

    fn known(&self) -> [Fact; 2] {
        ["person", "birth"].map(|key| Fact { name: self.say(key), value: self.say(format!("{key}-value")) })
    }

    fn sources(&self) -> [String; 2] {
        ["source-1", "source-2"].map(|key| self.say(key))
    }

    fn answers(&self) -> [Answer3; 3] {
        ["who", "when", "next"].map(|key| Answer3 {
            question: self.say(format!("now-{key}")),
            answer: self.say(format!("now-{key}-answer")),
            note: self.say(format!("now-{key}-note")),
        })
    }

    fn moments(&self) -> [Moment; 3] {
        ["done", "now", "next"].map(|state| Moment {
            state,
            title: self.say(format!("moment-{state}")),
            note: self.say(format!("moment-{state}-note")),
        })
    }

    fn steps(&self) -> [StepLine; 3] {
        ["done", "now", "next"].map(|state| StepLine {
            state,
            title: self.say(format!("step-{state}")),
            href: "/ui".to_owned(),
        })
    }

    fn links(&self) -> [Tab; 3] {
        [("all", 18, true), ("own", 6, false), ("archive", 0, false)].map(|(key, count, current)| Tab {
            href: format!("/ui#{key}"),
            label: self.say(key),
            count,
            current,
        })
    }

    fn compared(&self) -> [Compared; 3] {
        ["same", "differs", "waits"].map(|verdict| Compared {
            field: self.say(format!("field-{verdict}")),
            statement: self.say(format!("stated-{verdict}")),
            register: self.say(format!("register-{verdict}")),
            verdict,
            note: if verdict == "same" { String::new() } else { self.say(format!("note-{verdict}")) },
        })
    }

    fn states(&self) -> [&'static str; 9] {
        [
            "draft",
            "awaiting_payment",
            "awaiting_signature",
            "in_progress",
            "data_requested",
            "approved",
            "refused",
            "completed",
            "withdrawn",
        ]
    }

    fn papers(&self) -> [(&'static str, &'static str, &'static str); 6] {
        [
            ("passport", "passport", "45 10 ••• 718"),
            ("snils", "id", "112-233-445 95"),
            ("inn", "ruble", "5001 0073 2259"),
            ("policy", "heart", "7700 •••• 4412"),
            ("licence", "car", "99 18 ••• 204"),
            ("certificate", "file", "2026-••••-0412"),
        ]
    }

    fn colours(&self) -> [(&'static str, &'static str); 12] {
        [
            ("baikal-600", "#0b5f78"),
            ("baikal-800", "#0a3a4a"),
            ("baikal-100", "#d8ebf0"),
            ("baikal-50", "#edf6f8"),
            ("oblepikha-400", "#ffab45"),
            ("oblepikha-700", "#8a4700"),
            ("moss-600", "#1d7643"),
            ("rowan-600", "#be2a34"),
            ("plum-600", "#6b4290"),
            ("stone-900", "#13222a"),
            ("stone-600", "#4e5f68"),
            ("stone-100", "#f4f4f1"),
        ]
    }

    fn icons(&self) -> Vec<&'static str> {
        include_str!("../dist/icons.txt").split_whitespace().collect()
    }
}

/// What `web::FieldErrors` offers to the macros.
struct Faults(Vec<(String, String)>);

impl Faults {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    fn list(&self) -> &[(String, String)] {
        &self.0
    }
}
