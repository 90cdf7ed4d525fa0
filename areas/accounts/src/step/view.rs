//! A second step on a page.

use factors::push;
use web::{House, Visit, WebResult};

use super::send::pushed;
use super::{Ask, Means};
use crate::account::OwnContacts;
use crate::codes;
use crate::way::Way;

/// The step as a page shows it; `step.html` draws it.
pub(crate) struct StepView {
    /// The word of the way.
    pub way: &'static str,
    /// Where the code went, half hidden.
    pub to: String,
    /// The address of the form; `/resend` and `/question` stand behind it.
    pub action: &'static str,
    /// Fields that travel with it.
    pub hidden: Vec<(&'static str, String)>,
    /// Whether a code is on its way; if not, the page offers to send one.
    pub sent: bool,
    pub code: codes::Around,
    /// The number to be chosen on the other device, while one is asked; empty otherwise.
    pub number: String,
    pub submit: String,
    /// Days for which this browser may skip the step; 0 when it may not.
    pub trust_days: i64,
    pub others: Vec<Other>,
    /// The address at which keys work.
    pub key_host: String,
}

/// Another way.
pub(crate) struct Other {
    pub href: String,
    pub icon: &'static str,
    pub label: String,
    pub note: String,
}

/// Where a step stands.
pub(crate) struct Place {
    pub action: &'static str,
    pub hidden: Vec<(&'static str, String)>,
    pub submit: String,
    pub trust_days: i64,
}

/// Puts the step of one way together: one query more for a way by which codes are sent.
pub(crate) async fn view(
    visit: &Visit,
    ask: &Ask,
    means: &Means,
    way: Way,
    place: Place,
) -> WebResult<StepView> {
    let house = &visit.house;
    let purpose = ask.purpose(way);
    let code = if way.is_sent() { codes::waiting(house, &house.db, purpose).await? } else { None };
    let pushed = if way == Way::Push { pushed(house, &house.db, ask).await? } else { None };
    let waiting = pushed.filter(|(_, state)| matches!(state, push::State::Waiting | push::State::Approved));
    let others = means.ways.iter().filter(|other| **other != way);
    Ok(StepView {
        way: way.code(),
        to: masked(&means.own, way),
        sent: code.is_some(),
        code: codes::around(visit, code.unwrap_or(0)),
        number: waiting.map_or_else(String::new, |(asked, _)| asked.number.to_string()),
        submit: place.submit,
        trust_days: place.trust_days,
        key_host: key_host(house),
        others: others.map(|other| self::other(visit, means, *other, place.action, &place.hidden)).collect(),
        action: place.action,
        hidden: place.hidden,
    })
}

fn masked(own: &OwnContacts, way: Way) -> String {
    match way {
        Way::Sms => own.phone.masked(),
        Way::Email => own.email.masked(),
        _ => String::new(),
    }
}

fn other(visit: &Visit, means: &Means, way: Way, action: &str, hidden: &[(&'static str, String)]) -> Other {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("way", way.code());
    query.extend_pairs(hidden.iter().filter(|(_, value)| !value.is_empty()));
    let note = format!("accounts-way-{}-note", way.code());
    Other {
        href: format!("{action}?{}", query.finish()),
        icon: way.icon(),
        label: visit.t.get(&format!("accounts-way-{}", way.code())),
        note: if way.is_sent() { masked(&means.own, way) } else { visit.t.get(&note) },
    }
}

impl StepView {
    /// The address that answers the script for this step: `question` for a key, `push` for a device.
    pub fn address(&self, what: &str) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.hidden.iter().filter(|(_, value)| !value.is_empty()));
        format!("{}/{what}?{}", self.action, query.finish())
    }
}

/// The name, and the port where it is not the usual one, at which keys work: «cabinet.example», «localhost:8080».
pub(crate) fn key_host(house: &House) -> String {
    let name = factors::passkey::host(&house.settings).unwrap_or_default();
    house.settings.public_url.port().map_or_else(|| name.clone(), |port| format!("{name}:{port}"))
}
