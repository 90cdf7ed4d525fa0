//! The small values that components draw.

/// A row of radios, checkboxes or a select.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A second line; empty is none.
    pub hint: String,
    /// Ticked (checkboxes only; radios compare with the value).
    pub chosen: bool,
}

/// A name and its value.
#[derive(Clone, Debug, Default)]
pub struct Fact {
    /// Name.
    pub name: String,
    /// Value.
    pub value: String,
}

/// One of the three answers of the now panel.
#[derive(Clone, Debug, Default)]
pub struct Answer3 {
    /// «Заявление сейчас у».
    pub question: String,
    /// The answer.
    pub answer: String,
    /// More about it; empty is none.
    pub note: String,
}

/// A row of a timeline.
#[derive(Clone, Debug, Default)]
pub struct Moment {
    /// `done`, `now` or `next`.
    pub state: &'static str,
    /// What happens.
    pub title: String,
    /// When, and who.
    pub note: String,
}

/// A line of the step list beside a form.
#[derive(Clone, Debug, Default)]
pub struct StepLine {
    /// The page's short name.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// `done`, `now` or `next`.
    pub state: &'static str,
}

/// A tab or a filter pill.
#[derive(Clone, Debug, Default)]
pub struct Tab {
    /// Where.
    pub href: String,
    /// The words.
    pub label: String,
    /// How many; 0 is not shown.
    pub count: i64,
    /// The chosen one.
    pub current: bool,
}

/// A row of the officer's comparison.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// The field's name.
    pub field: String,
    /// What the person stated.
    pub statement: String,
    /// What the register answered.
    pub register: String,
    /// `same`, `differs`, `waits`, or `none` when there is nothing to compare with.
    pub verdict: &'static str,
    /// Which register, when; empty is none.
    pub note: String,
}
