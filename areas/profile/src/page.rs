//! What the profile's pages show.

use accounts::OwnContacts;
use askama::Template;
use base::{Inn, Passport, Snils};
use serde_json::Value;
use text::{Lang, Words};
use ui::{Choice, Page, Section};
use web::{CitizenSession, FieldErrors, Proofing, Visit, WebResult};

use crate::card::Known;
use crate::check;
use crate::form::{MORE_PHONES, Typed};
use crate::person::{self, Person, State, Values};

/// Levels of an account, what each allows, and which one this is (REG-05, REG-07).
pub(crate) struct Level {
    pub name: String,
    pub can: Vec<String>,
    pub present: bool,
    /// How to get there; empty when it is reached.
    pub how: String,
}

/// What is still to be confirmed, and where.
pub(crate) struct Unconfirmed {
    pub email: String,
    pub phone: String,
}

/// The form.
#[derive(Template)]
#[template(path = "profile_form.html")]
pub(crate) struct Form {
    page: Page,
    errors: FieldErrors,
    typed: Typed,
    refused: bool,
    /// An identity provider has filled in what it knows.
    introduced: bool,
    first: bool,
    same: bool,
    /// Registered nowhere.
    none: bool,
    sexes: Vec<Choice>,
    levels: Vec<Level>,
    unconfirmed: Unconfirmed,
    contacts: Vec<Line>,
}

/// What is known.
#[derive(Template)]
#[template(path = "profile.html")]
pub(crate) struct Overview {
    page: Page,
    state: &'static str,
    /// What a register confirmed before stays in force while it is asked about something new.
    kept: bool,
    /// Since when the registers are asked, how often, when next.
    waiting: Option<WaitingWords>,
    answered: String,
    groups: Vec<Group>,
    levels: Vec<Level>,
    unconfirmed: Unconfirmed,
    may_send: bool,
    contacts: Vec<Line>,
}

pub(crate) struct WaitingWords {
    pub since: String,
    pub tries: String,
    pub next: String,
    pub down: bool,
}

/// Values under one heading.
pub(crate) struct Group {
    pub code: &'static str,
    pub title: String,
    pub lines: Vec<Line>,
}

/// One value with its source.
pub(crate) struct Line {
    pub name: String,
    pub value: String,
    pub source: String,
    /// What an agency has changed here.
    pub history: Option<History>,
}

/// What stood in a field that an agency has changed.
pub(crate) struct History {
    /// The application by which it is so now; empty when the person has written something else since.
    pub application: String,
    pub number: String,
    /// What is put back: the name in the card, the version of the page, the value in words.
    pub field: String,
    pub version: i64,
    pub before: String,
    /// The newest first: value and source.
    pub earlier: Vec<(String, String)>,
}

pub(crate) fn form(
    visit: &Visit,
    me: &CitizenSession,
    typed: Typed,
    errors: FieldErrors,
    own: &OwnContacts,
) -> Form {
    Form {
        page: visit.page(visit.t.get("profile-title"), Section::Person),
        errors,
        first: typed.get("surname").is_empty(),
        none: !typed.get("registration_none").is_empty(),
        same: !typed.get("actual_same").is_empty() && typed.get("registration_none").is_empty(),
        sexes: ["female", "male"].into_iter().map(|sex| choice(&visit.t, sex)).collect(),
        typed,
        refused: false,
        introduced: false,
        levels: levels(&visit.t, me.proofing),
        unconfirmed: unconfirmed(own),
        contacts: contacts(visit, own),
    }
}

/// The first form: empty, or with what an identity provider has told.
pub(crate) fn introduced(visit: &Visit, me: &CitizenSession, typed: Typed, own: &OwnContacts) -> Form {
    let introduced = !typed.get("surname").is_empty();
    Form { introduced, first: true, ..form(visit, me, typed, FieldErrors::new(), own) }
}

fn choice(t: &Words, sex: &str) -> Choice {
    let label = t.get(&format!("profile-sex-{sex}"));
    Choice { value: sex.to_owned(), label, hint: String::new(), chosen: false }
}

/// The form with the registers' refusals beside the fields.
pub(crate) fn refused(visit: &Visit, me: &CitizenSession, person: &Person, own: &OwnContacts) -> Form {
    let mut errors = FieldErrors::new();
    for name in &person.refused {
        let key = format!("profile-refused-{name}");
        let words = visit.t.get(if visit.t.has(&key) { &key } else { "profile-refused-other" });
        errors.add(if name == "taken" { "snils" } else { name }, words);
    }
    let typed = Typed::from_values(&person.shown());
    Form { refused: true, ..form(visit, me, typed, errors, own) }
}

pub(crate) async fn overview(
    visit: &Visit,
    me: &CitizenSession,
    person: Person,
    own: &OwnContacts,
) -> WebResult<Overview> {
    let now = visit.house.clock.now();
    let shown = person.shown();
    let waiting = match person.state {
        State::Waiting => waiting(visit, me, &person).await?,
        _ => None,
    };
    let both = own.email.confirmed && own.phone.confirmed;
    let held = person.state == State::Held && person.wanted.is_some();
    Ok(Overview {
        page: visit.page(visit.t.get("profile-title"), Section::Person),
        state: match person.state {
            State::Waiting => "waiting",
            State::Confirmed => "confirmed",
            State::Held | State::Refused => "held",
        },
        kept: person.card.is_confirmed(),
        waiting,
        answered: person.answered_at.map(|at| visit.t.moment(at, now)).unwrap_or_default(),
        groups: groups(visit, &person),
        levels: levels(&visit.t, me.proofing),
        unconfirmed: unconfirmed(own),
        may_send: held && both,
        contacts: {
            let mut lines = contacts(visit, own);
            lines.extend(MORE_PHONES.iter().filter_map(|name| line(visit, &person, &shown, name)));
            lines
        },
    })
}

async fn waiting(visit: &Visit, me: &CitizenSession, person: &Person) -> WebResult<Option<WaitingWords>> {
    let house = &visit.house;
    let (t, now) = (&visit.t, house.clock.now());
    let key = check::key(me.citizen, person.version);
    let job = house.jobs.waiting(&house.db, &key).await?;
    let since = person.sent_at.map(|at| t.moment(at, now)).unwrap_or_default();
    let Some(job) = job else {
        return Ok(Some(WaitingWords { since, tries: String::new(), next: String::new(), down: false }));
    };
    let down = job.why.is_some();
    Ok(Some(WaitingWords {
        since,
        tries: t.with1("profile-waiting-tries", "n", job.attempts),
        next: if down { t.with1("profile-waiting-next", "at", t.time(job.next_at)) } else { String::new() },
        down,
    }))
}

const GROUPS: [(&str, &[&str]); 3] = [
    ("person", &["surname", "name", "patronymic", "sex", "birth_date"]),
    (
        "papers",
        &[
            "snils",
            "inn",
            "ogrn",
            "passport",
            "passport_issued_on",
            "passport_issuer",
            "passport_issuer_code",
        ],
    ),
    ("addresses", &["registration_address", "actual_address"]),
];

fn groups(visit: &Visit, person: &Person) -> Vec<Group> {
    let shown = person.shown();
    let group = |(code, names): (&'static str, &[&str])| Group {
        code,
        title: visit.t.get(&format!("profile-group-{code}")),
        lines: names.iter().filter_map(|name| line(visit, person, &shown, name)).collect(),
    };
    GROUPS.into_iter().map(group).collect()
}

/// A value with its source; nothing when there is none.
fn line(visit: &Visit, person: &Person, shown: &Values, name: &str) -> Option<Line> {
    let t = &visit.t;
    let stored = if name == "passport" { "passport_series" } else { name };
    let value = shown.get(stored)?;
    let text = match name {
        "passport" => passport(shown),
        _ => words_of(t, name, value),
    };
    let known = person.card.get(stored).filter(|known| known.value == *value);
    (!text.is_empty()).then(|| Line {
        name: t.get(&format!("profile-field-{name}")),
        value: text,
        source: source(visit, known),
        history: known.and_then(|known| history(visit, person, name, known)),
    })
}

/// What stood here before; nothing where no agency has changed it.
fn history(visit: &Visit, person: &Person, name: &str, known: &Known) -> Option<History> {
    let t = &visit.t;
    let of = |known: &Known| (words_of(t, name, &known.value), source(visit, Some(known)));
    let case = known.case.as_ref();
    let home = person.card.get("registration_address").and_then(|home| home.case.as_ref());
    if name == "actual_address" && case.is_some() && case == home {
        // It has moved with the registered address, and goes back with it.
        return None;
    }
    (case.is_some() || !known.earlier.is_empty()).then(|| History {
        application: case.map_or_else(String::new, |case| format!("/applications/{}", case.application)),
        number: case.map_or_else(String::new, |case| case.number.clone()),
        field: name.to_owned(),
        version: person.version,
        before: known
            .earlier
            .first()
            .filter(|_| case.is_some())
            .map_or_else(String::new, |known| of(known).0),
        earlier: known.earlier.iter().map(of).collect(),
    })
}

fn passport(shown: &Values) -> String {
    let part = |name: &str| shown.get(name).and_then(Value::as_str).unwrap_or_default();
    let digits = format!("{}{}", part("passport_series"), part("passport_number"));
    Passport::parse(&digits).map_or(digits, |passport| passport.formatted())
}

fn words_of(t: &Words, name: &str, value: &Value) -> String {
    match (name, value) {
        ("registration_address", Value::Null) => t.get("profile-address-none"),
        ("sex", Value::String(sex)) => t.get(&format!("profile-sex-{sex}")),
        ("birth_date" | "passport_issued_on", Value::String(date)) => {
            date.parse().map_or_else(|_| date.clone(), |date| t.date(date))
        }
        ("snils", Value::String(digits)) => {
            Snils::parse(digits).map_or_else(|_| digits.clone(), |snils| snils.formatted())
        }
        ("phone_2" | "phone_3", Value::String(digits)) => {
            base::Phone::parse(digits).map_or_else(|_| digits.clone(), |phone| phone.formatted())
        }
        ("inn", Value::String(digits)) => {
            Inn::parse(digits).map_or_else(|_| digits.clone(), |inn| inn.formatted())
        }
        (_, Value::String(text)) => text.clone(),
        (_, Value::Object(address)) => {
            let part = |part: &str| address.get(part).and_then(Value::as_str).unwrap_or_default();
            [part("postcode"), part("line")]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        }
        _ => String::new(),
    }
}

fn source(visit: &Visit, known: Option<&Known>) -> String {
    let (t, now) = (&visit.t, visit.house.clock.now());
    match known {
        Some(Known { case: Some(case), at, .. }) => {
            let agency = if t.lang == Lang::Ru { &case.agency_ru } else { &case.agency_en };
            let args = [("agency", agency.clone().into()), ("at", t.moment(*at, now).into())];
            t.with("profile-source-case", &args)
        }
        Some(Known { register: Some(register), at, .. }) => {
            let key =
                if register == person::DESK { "profile-source-centre" } else { "profile-source-register" };
            t.with1(key, "at", t.moment(*at, now))
        }
        Some(known) => t.with1("profile-source-typed", "at", t.moment(known.at, now)),
        None => t.get("profile-source-wanted"),
    }
}

fn contacts(visit: &Visit, own: &OwnContacts) -> Vec<Line> {
    let (t, now) = (&visit.t, visit.house.clock.now());
    [("email", &own.email), ("phone", &own.phone)]
        .into_iter()
        .map(|(name, contact)| Line {
            name: t.get(&format!("profile-field-{name}")),
            value: match base::Phone::parse(contact.value.expose()) {
                Ok(phone) => phone.formatted(),
                Err(_) => contact.value.expose().clone(),
            },
            source: match contact.confirmed_at {
                Some(at) => t.with1("profile-source-code", "at", t.moment(at, now)),
                None => t.get("profile-source-unconfirmed"),
            },
            history: None,
        })
        .collect()
}

fn unconfirmed(own: &OwnContacts) -> Unconfirmed {
    let words = |contact: &accounts::OwnContact| {
        if contact.confirmed { String::new() } else { contact.masked() }
    };
    Unconfirmed { email: words(&own.email), phone: words(&own.phone) }
}

/// How many lines of rights each level has in the words.
const RIGHTS: [(Proofing, usize); 3] =
    [(Proofing::Simplified, 4), (Proofing::Standard, 5), (Proofing::Confirmed, 4)];

fn levels(t: &Words, present: Proofing) -> Vec<Level> {
    RIGHTS
        .into_iter()
        .map(|(level, rights)| {
            let code = level.code();
            Level {
                name: t.get(&format!("profile-level-{code}")),
                can: (1..=rights).map(|n| t.get(&format!("profile-level-{code}-can-{n}"))).collect(),
                present: level == present,
                how: if level <= present {
                    String::new()
                } else {
                    t.get(&format!("profile-level-{code}-how"))
                },
            }
        })
        .collect()
}
