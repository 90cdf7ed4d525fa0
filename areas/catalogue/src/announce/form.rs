//! The form of an announcement.

use askama::Template;
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Timelike as _, Utc};
use text::Words;
use ui::{Choice, Page, Section};
use uuid::Uuid;
use web::{FieldErrors, Fields, Role, StaffSession, Visit};

use super::portal;
use crate::Catalogue;
use crate::announcement::{Announcement, Topic};

/// The portal's own agency, as staff has it.
const PORTAL: &str = "portal";
/// The longest title and text, in characters.
const TITLE_MAX: usize = 120;
const TEXT_MAX: usize = 4000;
/// Both languages.
const LANGS: [&str; 2] = ["ru", "en"];

/// What an announcement may be about.
pub(super) struct Target {
    agency: String,
    service: String,
    name: String,
}

impl Target {
    fn value(&self) -> String {
        format!("{}/{}", self.agency, self.service)
    }

    pub(super) fn is(&self, one: &Announcement) -> bool {
        self.agency == one.agency && self.service == one.service
    }
}

/// What this editor may write about: everything, or the own agency and its services.
pub(super) fn targets(catalogue: &Catalogue, t: &Words, me: &StaffSession) -> Vec<Target> {
    let everything = me.role == Role::Administrator || me.agency == PORTAL;
    let target = |agency: &str, service: &str, name: String| Target {
        agency: agency.to_owned(),
        service: service.to_owned(),
        name,
    };
    let mut found = Vec::new();
    if everything {
        found.push(target("", "", portal(t)));
    }
    for service in catalogue.all() {
        let words = service.words(t.lang);
        let speaking = service.agencies().into_iter().filter(|agency| everything || *agency == me.agency);
        for (place, agency) in speaking.enumerate() {
            if !found.iter().any(|known: &Target| known.agency == agency && known.service.is_empty()) {
                found.push(target(agency, "", service.agency_name(agency, &words)));
            }
            // For whoever speaks for all of them a service is its first agency's.
            if place == 0 {
                found.push(target(agency, &service.code, words.get("title")));
            }
        }
    }
    found
}

/// Who speaks.
pub(super) fn agency_name(catalogue: &Catalogue, t: &Words, agency: &str) -> String {
    let known = catalogue.all().into_iter().find(|service| service.is_served_by(agency));
    known.map_or_else(|| portal(t), |service| service.agency_name(agency, &service.words(t.lang)))
}

/// What it is about, in words.
pub(super) fn target_name(catalogue: &Catalogue, t: &Words, one: &Announcement) -> String {
    let service = catalogue.get(&one.service);
    service
        .map_or_else(|| agency_name(catalogue, t, &one.agency), |service| service.words(t.lang).get("title"))
}

/// What stands in the fields.
#[derive(Default)]
pub(super) struct Typed {
    id: String,
    /// Its address when it is there already; empty for a new one.
    here: String,
    topic: String,
    target: String,
    title: [String; 2],
    text: [String; 2],
    /// Day, month, year, time.
    from: [String; 4],
    until: [String; 4],
}

/// An empty form: from now, for a week.
pub(super) fn fresh(visit: &Visit) -> Typed {
    let now = visit.house.clock.now();
    let id = visit.house.random.uuid(now);
    let day = |at: DateTime<Utc>| visit.t.day_of(at).and_time(NaiveTime::MIN);
    let until = day(now + Duration::days(7)) + Duration::minutes(24 * 60 - 1);
    Typed { id: id.to_string(), from: fields_of(day(now)), until: fields_of(until), ..Typed::default() }
}

/// The form of one that is there.
pub(super) fn of(t: &Words, one: &Announcement) -> Typed {
    let local = |at: DateTime<Utc>| {
        let (hour, minute) = (t.hour_of(at), at.minute());
        t.day_of(at).and_hms_opt(hour, minute, 0).unwrap_or_else(|| at.naive_utc())
    };
    Typed {
        id: one.id.to_string(),
        here: format!("/staff/announcements/{}", one.id),
        topic: one.topic.code().to_owned(),
        target: format!("{}/{}", one.agency, one.service),
        title: one.title.clone(),
        text: one.text.clone(),
        from: fields_of(local(one.from)),
        until: fields_of(local(one.until)),
    }
}

fn fields_of(at: chrono::NaiveDateTime) -> [String; 4] {
    ["%-d", "%-m", "%Y", "%H:%M"].map(|part| at.format(part).to_string())
}

/// What was typed.
pub(super) fn typed((id, here): (Uuid, String), fields: &Fields) -> Typed {
    let own = |name: &str| fields.get(name).to_owned();
    let moment = |name: &str| ["day", "month", "year", "time"].map(|part| own(&format!("{name}-{part}")));
    Typed {
        id: id.to_string(),
        here,
        topic: own("topic"),
        target: own("target"),
        title: LANGS.map(|lang| own(&format!("title-{lang}"))),
        text: LANGS.map(|lang| own(&format!("text-{lang}"))),
        from: moment("from"),
        until: moment("until"),
    }
}

/// An announcement of the fields, or everything that is wrong with them.
pub(super) fn read(
    t: &Words,
    catalogue: &Catalogue,
    me: &StaffSession,
    id: Uuid,
    fields: &Fields,
) -> Result<Announcement, FieldErrors> {
    let mut errors = FieldErrors::new();
    let mut wrong = |field: &str, key: &str| errors.add(field, t.get(key));
    let topic = Topic::from_code(fields.get("topic"));
    if topic.is_none() {
        wrong("topic", "catalogue-announcement-topic-missing");
    }
    let wished = fields.get("target");
    let target = targets(catalogue, t, me).into_iter().find(|target| target.value() == wished);
    if target.is_none() {
        wrong("target", "catalogue-announcement-target-missing");
    }
    let mut words = |name: &str, most: usize| {
        LANGS.map(|lang| {
            let field = format!("{name}-{lang}");
            let typed = fields.get(&field).to_owned();
            if typed.is_empty() || typed.chars().count() > most {
                wrong(&field, &format!("catalogue-announcement-{field}-missing"));
            }
            typed
        })
    };
    let (title, text) = (words("title", TITLE_MAX), words("text", TEXT_MAX));
    let (from, until) = (moment(t, fields, "from"), moment(t, fields, "until"));
    for (name, at) in [("from", from), ("until", until)] {
        if at.is_none() {
            wrong(name, "catalogue-announcement-moment-missing");
        }
    }
    if let (Some(from), Some(until)) = (from, until)
        && until <= from
    {
        wrong("until", "catalogue-announcement-order");
    }
    match (topic, target, from, until) {
        (Some(topic), Some(target), Some(from), Some(until)) if errors.is_empty() => {
            let Target { agency, service, .. } = target;
            Ok(Announcement { id, topic, agency, service, title, text, from, until })
        }
        _ => Err(errors),
    }
}

/// A day and a time of the portal's clocks.
fn moment(t: &Words, fields: &Fields, name: &str) -> Option<DateTime<Utc>> {
    let part = |part: &str| fields.get(&format!("{name}-{part}"));
    let day = NaiveDate::from_ymd_opt(
        part("year").parse().ok().filter(|year| (2000..2200).contains(year))?,
        part("month").parse().ok()?,
        part("day").parse().ok()?,
    )?;
    let time = NaiveTime::parse_from_str(part("time"), "%H:%M").ok()?;
    Some(t.moment_of(day.and_time(time)))
}

/// The page.
#[derive(Template)]
#[template(path = "announcement_form.html")]
pub(super) struct FormPage {
    page: Page,
    is_administrator: bool,
    errors: FieldErrors,
    typed: Typed,
    /// Where the form goes.
    action: String,
    topics: Vec<Choice>,
    targets: Vec<Choice>,
}

pub(super) fn drawn(
    visit: &Visit,
    catalogue: &Catalogue,
    me: &StaffSession,
    typed: Typed,
    errors: FieldErrors,
) -> FormPage {
    let t = &visit.t;
    let choice = |value: String, label: String, hint: String, chosen: &str| Choice {
        chosen: value == chosen,
        value,
        label,
        hint,
    };
    let topic = |topic: Topic| {
        let word = t.get(&format!("catalogue-announcement-{}", topic.code()));
        let hint = t.get(&format!("catalogue-announcement-{}-hint", topic.code()));
        choice(topic.code().to_owned(), word, hint, &typed.topic)
    };
    let target = |target: Target| {
        let name =
            if target.service.is_empty() { target.name.clone() } else { format!("— {}", target.name) };
        choice(target.value(), name, String::new(), &typed.target)
    };
    let title =
        if typed.here.is_empty() { "catalogue-announcement-new" } else { "catalogue-announcement-edit" };
    FormPage {
        page: visit.page(t.get(title), Section::Staff),
        is_administrator: me.role == Role::Administrator,
        errors,
        topics: Topic::ALL.into_iter().map(topic).collect(),
        targets: targets(catalogue, t, me).into_iter().map(target).collect(),
        action: if typed.here.is_empty() {
            "/staff/announcements/new".to_owned()
        } else {
            typed.here.clone()
        },
        typed,
    }
}
