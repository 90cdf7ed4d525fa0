//! What the portal and its agencies have to say: changes of law, last days, planned works (HOME-03, HOME-05). Written by editors, shown on
//! home, beside the services that it is about, and on the status page.

use chrono::{DateTime, Duration, Utc};
use db::Rows;
use text::{Lang, Words};
use uuid::Uuid;
use web::WebResult;

use crate::Service;
use crate::store::announcement as store;

/// Works are told so long before they begin.
const AHEAD_DAYS: i64 = 14;
/// So many are read at once; more would be no announcements any more.
const MOST: i64 = 60;

/// What an announcement is; the words are `catalogue-announcement-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A law or an order has changed.
    Law,
    /// A last day comes near.
    Deadline,
    /// An agency has something to say.
    Message,
    /// Something will not work, and it is known when.
    Works,
    /// Something does not work now.
    Outage,
}

impl Topic {
    /// Every topic, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Law, Self::Deadline, Self::Message, Self::Works, Self::Outage];

    /// The word in a column and at the end of keys of words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Deadline => "deadline",
            Self::Message => "message",
            Self::Works => "works",
            Self::Outage => "outage",
        }
    }

    /// The topic of a column's word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.code() == code)
    }

    /// Whether it says how the portal works: it stands on the status page.
    #[must_use]
    pub fn is_about_working(self) -> bool {
        matches!(self, Self::Works | Self::Outage)
    }

    /// The colour, which the word repeats.
    fn tone(self) -> &'static str {
        match self {
            Self::Law => "info",
            Self::Message => "neutral",
            Self::Deadline | Self::Works => "warn",
            Self::Outage => "bad",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Self::Law => "book",
            Self::Deadline => "calendar",
            Self::Message => "message",
            Self::Works => "settings",
            Self::Outage => "alert-triangle",
        }
    }
}

/// Something that is said, from one moment to another.
#[derive(Clone, Debug)]
pub struct Announcement {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    pub topic: Topic,
    /// The agency's code; empty for the portal.
    pub agency: String,
    /// The service's code; empty when it is about no single one.
    pub service: String,
    /// Title in Russian and English.
    pub title: [String; 2],
    /// Text in Russian and English.
    pub text: [String; 2],
    /// From when it holds: works begin then.
    pub from: DateTime<Utc>,
    /// Until when.
    pub until: DateTime<Utc>,
}

/// An announcement as a page shows it.
#[derive(Clone, Debug)]
pub struct Said {
    /// Its own page.
    pub href: String,
    /// The title in the reader's language.
    pub title: String,
    /// What it is, in words, so that the colour is not alone.
    pub word: String,
    /// The colour.
    pub tone: &'static str,
    /// The picture.
    pub icon: &'static str,
    /// From when to when.
    pub when: String,
}

impl Announcement {
    /// Whether it holds at a moment.
    #[must_use]
    pub fn holds(&self, now: DateTime<Utc>) -> bool {
        self.from <= now && now < self.until
    }

    /// Whether it is about this service: the service itself, all of its agency, or the work of the whole portal.
    #[must_use]
    pub fn concerns(&self, service: &Service) -> bool {
        if self.service.is_empty() {
            return service.is_served_by(&self.agency)
                || self.agency.is_empty() && self.topic.is_about_working();
        }
        self.service == service.code
    }

    /// Title or text in a language.
    pub(crate) fn in_lang(both: &[String; 2], lang: Lang) -> &str {
        let [ru, en] = both;
        if lang == Lang::Ru { ru } else { en }
    }

    /// As a row of a page.
    #[must_use]
    pub fn said(&self, t: &Words, now: DateTime<Utc>) -> Said {
        let moment = |at| t.moment(at, now).into();
        Said {
            href: format!("/announcements/{}", self.id),
            title: Self::in_lang(&self.title, t.lang).to_owned(),
            word: t.get(&format!("catalogue-announcement-{}", self.topic.code())),
            tone: self.topic.tone(),
            icon: self.topic.icon(),
            when: if self.topic.is_about_working() {
                t.with(
                    "catalogue-announcement-when",
                    &[("from", moment(self.from)), ("until", moment(self.until))],
                )
            } else {
                let last = t.date_near(t.day_of(self.until - Duration::minutes(1)), now);
                t.with("catalogue-announcement-until", &[("until", last.into())])
            },
        }
    }
}

/// What holds now, the latest first, and works that come soon: one query.
///
/// # Errors
/// Only unexpected ones.
pub async fn announcements(rows: &impl Rows, now: DateTime<Utc>) -> WebResult<Vec<Announcement>> {
    let mut all = store::present(rows, now, now + Duration::days(AHEAD_DAYS), MOST).await?;
    all.retain(|one| one.holds(now) || one.topic.is_about_working());
    Ok(all)
}
