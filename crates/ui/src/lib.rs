//! The design system: layout, components, tokens, icons, styles, the little script; a living page `/ui`.
//!
//! A page is an askama struct with a field `page: ui::Page` whose template begins `{% extends "layout.html" %}`
//! and uses the macros of `components.html`.

use std::sync::Arc;

mod assets;
mod gallery;
mod look;
mod page;
mod parts;
mod support;

pub use assets::{asset, assets};
pub use gallery::Gallery;
pub use look::{Colours, Look};
pub use page::{BELL, CHANGES, MenuEntry, StatusLook, Switch, moment_key, status_look, verdict_key};
pub use parts::{Answer3, Choice, Compared, Fact, Moment, StepLine, Tab};
pub use support::{Support, dial};
use text::Words;

// The templates say `ui::Viewer` in every crate, this one among them.
extern crate self as ui;

/// Which entry of the menu is current.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Главная.
    Home,
    /// Услуги.
    Services,
    /// Заявления.
    Applications,
    /// Документы.
    Documents,
    /// Under the person: profile, security, notices, journal.
    Person,
    /// Staff side.
    Staff,
    /// None of them.
    None,
}

/// Who looks at the page.
#[derive(Clone, Debug)]
pub enum Viewer {
    /// Not signed in.
    Anonymous,
    /// A citizen.
    Citizen {
        /// «Мария Сергеевна», or the phone's last digits while there is no name.
        name: String,
        /// «МО».
        initials: String,
        /// Unread notices.
        unread: i64,
    },
    /// A member of staff.
    Staff {
        /// «Анна К.».
        name: String,
        /// «АК».
        initials: String,
        /// The agency's name.
        agency: String,
    },
}

/// What every page knows.
#[derive(Clone)]
pub struct Page {
    /// The words of the reader's language.
    pub t: Words,
    /// The `<title>`, already in words.
    pub title: String,
    /// The current section.
    pub section: Section,
    /// Who looks.
    pub viewer: Viewer,
    /// The anti-forgery token: every form carries `<input type="hidden" name="csrf" value="{{ page.csrf }}">`.
    pub csrf: String,
    /// The path and query of this page, for the language and look switches.
    pub path: String,
    /// How it looks.
    pub look: Look,
    /// The moment of the request, for relative dates.
    pub now: chrono::DateTime<chrono::Utc>,
    /// Whom to ask.
    pub support: Arc<Support>,
    /// When the reader's session ends by itself; the frame warns before.
    pub ending: Option<Ending>,
}

/// When a session ends by itself if its owner does nothing more.
#[derive(Clone, Copy, Debug)]
pub struct Ending {
    /// The moment.
    pub at: chrono::DateTime<chrono::Utc>,
    /// How long before it the owner is asked whether to stay.
    pub warn_seconds: i64,
}

impl Page {
    /// Seconds from this answer to the end of the session.
    #[must_use]
    pub fn ends_in_seconds(&self) -> i64 {
        self.ending.map_or(0, |ending| (ending.at - self.now).num_seconds().max(0))
    }
}

/// The bell of the header alone, for a page that is told that it rings (used by `web`).
#[derive(askama::Template)]
#[template(path = "bell.html")]
pub struct Bell {
    /// The frame.
    pub page: Page,
}

/// A page that says what went wrong, that nothing is lost, and where to go (used by `web`).
#[derive(askama::Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    /// The frame.
    pub page: Page,
    /// The code that support can find.
    pub code: String,
    /// What happened.
    pub title: String,
    /// What is kept and what to do.
    pub text: String,
    /// Where to go; exactly one is `main`.
    pub actions: Vec<ErrorAction>,
}

/// What stands at the beginning of a form that was given back filled in (used by `web`).
#[derive(askama::Template)]
#[template(path = "given_back.html")]
pub struct Note {
    /// What happened.
    pub title: String,
    /// What to do.
    pub text: String,
}

/// A way out of an error page.
#[derive(Clone, Debug)]
pub struct ErrorAction {
    /// Where.
    pub href: String,
    /// What is there, a verb with an object.
    pub label: String,
    /// The filled button.
    pub main: bool,
}

/// The words of the layout and of the components.
#[must_use]
pub fn words() -> [text::Source; 2] {
    text::Source::pair("ui", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}
