//! A notice: what a person is told about one fact of the journal.

use std::collections::BTreeMap;

use delivery::Channel;
use journal::{Object, Recorded};
use serde::{Deserialize, Serialize};
use text::{Arg, Lang, Words};

/// What a notice is about, for the filter of the feed (NOTIF-01).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The person must do something.
    Action,
    /// Something changed.
    Status,
    /// A document has come.
    Document,
    /// The account itself.
    Account,
}

impl Kind {
    pub(crate) const ALL: [Self; 4] = [Self::Action, Self::Status, Self::Document, Self::Account];

    /// The word in the database and in the address of the page.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Status => "status",
            Self::Document => "document",
            Self::Account => "account",
        }
    }

    pub(crate) fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How one action of the journal is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Announcement {
    /// The action.
    pub action: &'static str,
    /// Where it stands in the feed.
    pub kind: Kind,
    /// By which ways besides the feed.
    pub channels: &'static [Channel],
}

const BOTH: &[Channel] = &[Channel::Email, Channel::Sms];
const MAIL: &[Channel] = &[Channel::Email];
/// Only in the feed: whoever records it writes the messages, because they tell of several things at once.
const NOWHERE: &[Channel] = &[];
/// What is told about an account although nobody can have done it in the person's place.
const HARMLESS: [&str; 11] = [
    "privacy.deletion_cancelled",
    "privacy.export_ready",
    "account.registered",
    "account.appeal_answered",
    "account.data_check",
    "account.disavowed",
    "account.level_dropped",
    "account.password_old",
    "account.reset_cancelled",
    "account.restricted",
    "account.unrestricted",
];

/// Every action that is told (NOTIF-10). A text message is sent only when somebody must act or has waited for it.
pub(crate) const ANNOUNCEMENTS: &[Announcement] = &[
    Announcement { action: "account.blocked", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.access_changed", kind: Kind::Account, channels: MAIL },
    Announcement { action: "account.alerts_changed", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.appeal_answered", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.attempts", kind: Kind::Account, channels: NOWHERE },
    Announcement { action: "account.contact_changed", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.contact_confirmed", kind: Kind::Account, channels: MAIL },
    Announcement { action: "account.data_check", kind: Kind::Account, channels: MAIL },
    Announcement { action: "account.device_trusted", kind: Kind::Account, channels: MAIL },
    Announcement { action: "account.disavowed", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.frozen", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.let_in", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.level_dropped", kind: Kind::Account, channels: MAIL },
    Announcement { action: "account.new_device", kind: Kind::Account, channels: NOWHERE },
    Announcement { action: "account.password_changed", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.password_old", kind: Kind::Account, channels: MAIL },
    Announcement { action: "account.provider_linked", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.provider_removed", kind: Kind::Account, channels: MAIL },
    Announcement { action: "account.recovered", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.recovery_granted", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.registered", kind: Kind::Account, channels: MAIL },
    Announcement { action: "account.reset", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.reset_cancelled", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.reset_requested", kind: Kind::Account, channels: NOWHERE },
    Announcement { action: "account.session_ended_by_risk", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.restricted", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.thawed", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.unrestricted", kind: Kind::Account, channels: BOTH },
    Announcement { action: "account.unblocked", kind: Kind::Account, channels: BOTH },
    Announcement { action: "application.amended", kind: Kind::Status, channels: MAIL },
    Announcement { action: "application.approved", kind: Kind::Status, channels: BOTH },
    Announcement { action: "application.paid", kind: Kind::Status, channels: MAIL },
    Announcement { action: "application.payment_due", kind: Kind::Action, channels: BOTH },
    Announcement { action: "application.draft_expiring", kind: Kind::Action, channels: MAIL },
    Announcement { action: "application.forwarded", kind: Kind::Status, channels: MAIL },
    Announcement { action: "application.message_replied", kind: Kind::Status, channels: BOTH },
    Announcement { action: "application.profile_changed", kind: Kind::Status, channels: MAIL },
    Announcement { action: "application.question_asked", kind: Kind::Action, channels: BOTH },
    Announcement { action: "application.refused", kind: Kind::Status, channels: BOTH },
    Announcement { action: "application.signature_due", kind: Kind::Action, channels: BOTH },
    Announcement { action: "application.signed", kind: Kind::Status, channels: MAIL },
    Announcement { action: "application.submitted", kind: Kind::Status, channels: BOTH },
    Announcement { action: "application.visit_booked", kind: Kind::Status, channels: MAIL },
    Announcement { action: "application.visit_due", kind: Kind::Action, channels: BOTH },
    Announcement { action: "application.visit_missed", kind: Kind::Action, channels: BOTH },
    Announcement { action: "application.waiting", kind: Kind::Status, channels: MAIL },
    Announcement { action: "application.withdrawn", kind: Kind::Status, channels: MAIL },
    Announcement { action: "centre.confirmed", kind: Kind::Account, channels: BOTH },
    Announcement { action: "centre.exception-confirmed", kind: Kind::Account, channels: BOTH },
    Announcement { action: "centre.fob-given", kind: Kind::Account, channels: BOTH },
    Announcement { action: "centre.fob-lost", kind: Kind::Account, channels: BOTH },
    Announcement { action: "centre.fob-returned", kind: Kind::Account, channels: BOTH },
    Announcement { action: "document.annulled", kind: Kind::Document, channels: BOTH },
    Announcement { action: "document.issued", kind: Kind::Document, channels: BOTH },
    Announcement { action: "factor.added", kind: Kind::Account, channels: BOTH },
    Announcement { action: "factor.all_removed", kind: Kind::Account, channels: BOTH },
    Announcement { action: "factor.cloned", kind: Kind::Account, channels: BOTH },
    Announcement { action: "factor.code_spent", kind: Kind::Account, channels: BOTH },
    Announcement { action: "factor.codes_made", kind: Kind::Account, channels: MAIL },
    Announcement { action: "factor.fob_lost", kind: Kind::Account, channels: BOTH },
    Announcement { action: "factor.push_refused", kind: Kind::Account, channels: BOTH },
    Announcement { action: "factor.removed", kind: Kind::Account, channels: BOTH },
    Announcement { action: "objection.answered", kind: Kind::Account, channels: MAIL },
    Announcement { action: "privacy.deletion_asked", kind: Kind::Account, channels: NOWHERE },
    Announcement { action: "privacy.deletion_cancelled", kind: Kind::Account, channels: BOTH },
    Announcement { action: "privacy.deletion_soon", kind: Kind::Account, channels: NOWHERE },
    Announcement { action: "privacy.export_ready", kind: Kind::Account, channels: MAIL },
    Announcement { action: "privacy.export_taken", kind: Kind::Account, channels: MAIL },
    Announcement { action: "profile.confirmed", kind: Kind::Status, channels: BOTH },
    Announcement { action: "profile.refused", kind: Kind::Action, channels: BOTH },
    Announcement { action: "proofing.confirmed", kind: Kind::Status, channels: BOTH },
    Announcement { action: "proofing.refused", kind: Kind::Action, channels: BOTH },
    Announcement { action: "proofing.section_opened", kind: Kind::Status, channels: MAIL },
];

/// How an action is told; `None` when it is not.
pub(crate) fn announcement(action: &str) -> Option<&'static Announcement> {
    ANNOUNCEMENTS.iter().find(|announcement| announcement.action == action)
}

impl Announcement {
    /// Whether the message carries the link «это был не я» (PLUS-11).
    pub(crate) fn is_disavowable(&self) -> bool {
        self.kind == Kind::Account && !HARMLESS.contains(&self.action)
    }
}

/// Words that the texts may use even when the entry does not have them.
const USUAL: [&str; 5] = ["number", "title", "question", "reason", "sent"];
/// Stands for a word that the entry does not have, so that a text can choose another sentence.
const ABSENT: &str = "absent";

/// What stands in the sentences: the plain values of an entry's details. Sealed with the notice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Params(BTreeMap<String, Param>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Param {
    Number(i64),
    Text(String),
}

impl Params {
    /// The texts and whole numbers among an entry's details; the entry's reason when the details have none.
    pub(crate) fn of(entry: &Recorded) -> Self {
        let mut params = BTreeMap::new();
        if let Some(reason) = &entry.reason {
            params.insert("reason".to_owned(), Param::Text(reason.clone()));
        }
        for (name, value) in entry.details.as_object().into_iter().flatten() {
            let param = match value {
                serde_json::Value::String(text) => Param::Text(text.clone()),
                other => match other.as_i64() {
                    Some(number) => Param::Number(number),
                    None => continue,
                },
            };
            params.insert(name.clone(), param);
        }
        Self(params)
    }

    /// Values for a message in one language: `title_ru` and `title_en` become `title`.
    fn args(&self, lang: Lang) -> Vec<(&str, Arg)> {
        let (own, other) = if lang == Lang::Ru { ("_ru", "_en") } else { ("_en", "_ru") };
        let mut args: BTreeMap<&str, Arg> = USUAL.map(|name| (name, Arg::Text(ABSENT.to_owned()))).into();
        let of_language = |name: &str| name.ends_with(own);
        let (spoken, plain): (Vec<_>, Vec<_>) = self.0.iter().partition(|(name, _)| of_language(name));
        for (name, param) in plain.into_iter().chain(spoken) {
            if !name.ends_with(other) {
                args.insert(name.strip_suffix(own).unwrap_or(name), param.arg());
            }
        }
        args.into_iter().collect()
    }
}

impl Param {
    fn arg(&self) -> Arg {
        match self {
            Self::Text(text) if text.trim().is_empty() => Arg::Text(ABSENT.to_owned()),
            Self::Text(text) => Arg::Text(text.clone()),
            Self::Number(number) => Arg::Number(*number),
        }
    }
}

/// The part of a notice's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// One line: head of the notice, subject of the letter.
    Title,
    /// Sentences for the feed, behind the sign-in.
    Text,
    /// Sentences for the letter: nothing that only the person should read.
    Mail,
    /// One short message.
    Sms,
}

impl Part {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Text => "text",
            Self::Mail => "mail",
            Self::Sms => "sms",
        }
    }
}

/// The key of a part of an action's words; a letter without words of its own has those of the feed.
fn key(t: &Words, action: &str, part: Part) -> String {
    let key = |part: Part| format!("notice-{}-{}", action.replace('.', "-"), part.code());
    let wanted = key(part);
    if part == Part::Mail && !t.has(&wanted) { key(Part::Text) } else { wanted }
}

/// A part of a notice in words.
pub(crate) fn say(t: &Words, action: &str, part: Part, params: &Params) -> String {
    t.with(&key(t, action, part), &params.args(t.lang))
}

/// Where a notice leads: a path of the portal.
pub(crate) fn link(action: &str, object: &Object) -> String {
    match object {
        Object::Profile if action.starts_with("objection.") => "/journal".to_owned(),
        Object::Profile if action.starts_with("proofing.") => "/profile/level".to_owned(),
        Object::Application(_) if action == "application.profile_changed" => "/profile#addresses".to_owned(),
        Object::Application(id) => format!("/applications/{id}"),
        Object::Document(id) => format!("/documents/{id}"),
        Object::Profile => "/profile".to_owned(),
        Object::Account if ["account.restricted", "account.appeal_answered"].contains(&action) => {
            "/security/restrictions".to_owned()
        }
        Object::Account if action == "application.draft_expiring" => "/applications#drafts".to_owned(),
        Object::Account if action == "account.registered" => "/profile".to_owned(),
        Object::Account if action.starts_with("privacy.") => "/privacy/data".to_owned(),
        Object::Account => "/security".to_owned(),
        Object::Staff(_) | Object::Portal => "/notifications".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn params(details: serde_json::Value) -> Params {
        Params(serde_json::from_value(details).unwrap())
    }

    fn books() -> [Words; 2] {
        let book = Arc::new(text::Book::new(crate::words().into()).unwrap());
        [Lang::Ru, Lang::En].map(|lang| Words::new(Arc::clone(&book), lang))
    }

    /// The first letter asks for the profile and leads to it.
    #[test]
    fn a_notice_leads_where_its_words_say() {
        assert_eq!(link("account.registered", &Object::Account), "/profile");
        assert_eq!(link("account.password_changed", &Object::Account), "/security");
        let application = Object::Application(base::ApplicationId(uuid::Uuid::nil()));
        assert_eq!(link("application.profile_changed", &application), "/profile#addresses");
    }

    #[test]
    fn every_announced_action_has_its_words_in_both_languages() {
        let mut named = serde_json::json!({ "number": "2026-1124-005102", "title_ru": "Справка", "title_en": "Certificate" });
        named["verdict"] = "kept".into();
        let always = ["what", "until", "sum", "when", "agency"]
            .map(|name| [format!("{name}_ru"), format!("{name}_en")]);
        for name in always.concat().into_iter().chain(["words".to_owned()]) {
            named[name] = "всегда есть".into();
        }
        for name in ["left", "days"] {
            named[name] = 3.into();
        }
        let mut full = named.clone();
        full["sent_ru"] = "24 ноября 2026, 15:04".into();
        full["sent_en"] = "24 November 2026, 15:04".into();
        full["question"] = "Где?".into();
        full["reason"] = "Нет".into();
        let (named, full) = (params(named), params(full));
        for t in books() {
            for announcement in ANNOUNCEMENTS {
                let mut parts = vec![Part::Title, Part::Text];
                parts.extend(announcement.channels.iter().map(|way| match way {
                    Channel::Email => Part::Mail,
                    Channel::Sms => Part::Sms,
                }));
                for part in parts {
                    for params in [&full, &named] {
                        let words = say(&t, announcement.action, part, params);
                        let place = format!("{} {}: {words}", announcement.action, part.code());
                        assert!(t.has(&key(&t, announcement.action, part)), "{place}");
                        assert!(
                            !words.contains(ABSENT) && !words.contains(['$', '{', '}', '\u{2068}']),
                            "{place}"
                        );
                        assert!(part != Part::Sms || words.chars().count() <= 134, "{place}");
                    }
                }
            }
        }
    }

    #[test]
    fn each_language_gets_its_own_title() {
        let [ru, en] = books();
        let params =
            params(serde_json::json!({ "number": "7", "title_ru": "Справка", "title_en": "Certificate" }));
        assert!(say(&ru, "application.submitted", Part::Text, &params).contains("Справка"));
        let english = say(&en, "application.submitted", Part::Text, &params);
        assert!(english.contains("Certificate") && !english.contains("Справка"));
    }

    #[test]
    fn what_only_the_person_should_read_stays_out_of_letters_and_messages() {
        let params =
            params(serde_json::json!({ "number": "7", "question": "КАНАРЕЙКА", "reason": "КАНАРЕЙКА" }));
        for t in books() {
            for announcement in ANNOUNCEMENTS {
                for part in [Part::Title, Part::Mail] {
                    assert!(
                        !say(&t, announcement.action, part, &params).contains("КАНАРЕЙКА"),
                        "{}",
                        announcement.action
                    );
                }
                if announcement.channels.contains(&Channel::Sms) {
                    assert!(!say(&t, announcement.action, Part::Sms, &params).contains("КАНАРЕЙКА"));
                }
            }
        }
    }
}
