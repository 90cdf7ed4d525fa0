//! «Устройства»: where the cabinet is open, and in which browsers it was (LOGIN-19, LOGIN-20).

use askama::Template;
use axum::{Router, routing};
use base::SessionId;
use text::Words;
use ui::{Page, Section};
use vault::Subject;
use web::{AuthLevel, Citizen, CitizenSession, House, Html, Visit, WebResult};

use crate::device::Device;
use crate::devices;
use crate::mark::Mark;
use crate::rules::Rules;
use crate::session::{self, Open};
use crate::store::{device as store, guard};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/security/devices", routing::get(page))
}

#[derive(Template)]
#[template(path = "devices.html")]
struct DevicesPage {
    page: Page,
    sessions: Vec<SessionRow>,
    devices: Vec<DeviceRow>,
    /// How many days a browser is trusted; 0: never.
    trusted_days: i64,
    /// Remote access is off: only trusted browsers are let in.
    only_trusted: bool,
    idle_minutes: i64,
    hours: i64,
}

/// An open session as its owner reads it.
pub(crate) struct SessionRow {
    pub id: String,
    pub device: String,
    pub icon: &'static str,
    pub seen: String,
    /// From where, and how strongly.
    pub more: String,
    pub present: bool,
}

struct DeviceRow {
    id: String,
    /// What its owner calls it, or its family.
    title: String,
    name: String,
    note: String,
    trusted: String,
    present: bool,
    icon: &'static str,
}

async fn page(visit: Visit, Citizen(me): Citizen) -> WebResult<Html> {
    let house = &visit.house;
    let rules = Rules::of(house, me.proofing);
    let key = house.vault.key(&house.db, Subject::Citizen(me.citizen)).await?;
    let open = session::open_of(house, &house.db, &key, me.citizen, me.proofing).await?;
    let mut rows = Vec::new();
    let present = Mark::parse(visit.browser.expose());
    let present = match present {
        Some(mark) => store::by_mark(&house.db, me.citizen, mark.hash()).await?.map(|row| row.device_id),
        None => None,
    };
    for row in store::of(&house.db, me.citizen).await? {
        let look = devices::look(&key, &row)?;
        rows.push(device_row(&visit, &row, look, present == Some(row.device_id)));
    }
    rows.sort_by_key(|row| !row.present);
    let door = guard::of(&house.db, me.citizen).await?.map(|row| row.door);
    visit.show(&DevicesPage {
        page: visit.page(visit.t.get("accounts-devices-title"), Section::Person),
        sessions: session_rows(&visit, open, &me),
        devices: rows,
        trusted_days: rules.trusted.num_days(),
        only_trusted: door.as_deref() == Some("devices"),
        idle_minutes: rules.idle.num_minutes(),
        hours: rules.life.num_hours(),
    })
}

/// The open sessions in words; the reader's own stands first.
pub(crate) fn session_rows(visit: &Visit, open: Vec<Open>, me: &CitizenSession) -> Vec<SessionRow> {
    let mut rows: Vec<SessionRow> =
        open.into_iter().map(|open| session_row(visit, open, me.session)).collect();
    rows.sort_by_key(|row| !row.present);
    rows
}

fn session_row(visit: &Visit, open: Open, present: SessionId) -> SessionRow {
    let now = visit.house.clock.now();
    let present = open.session == present;
    let (seen, opened) = (visit.t.moment(open.last_seen_at, now), visit.t.moment(open.created_at, now));
    let key = if present { "accounts-session-present" } else { "accounts-session-seen" };
    let level = match open.auth {
        AuthLevel::A1 => "accounts-level-a1",
        AuthLevel::A2 => "accounts-level-a2",
        AuthLevel::A3 => "accounts-level-a3",
    };
    SessionRow {
        id: open.session.to_string(),
        device: open.device.words(&visit.t),
        icon: icon(&open.device),
        seen: visit.t.with(key, &[("seen", seen.into()), ("opened", opened.into())]),
        more: format!("{}. {}", place(&visit.t, &open.device, &visit.source), visit.t.get(level)),
        present,
    }
}

fn device_row(visit: &Visit, row: &store::Row, look: devices::Look, present: bool) -> DeviceRow {
    let now = visit.house.clock.now();
    let family = look.device.words(&visit.t);
    let (first, last) = (visit.t.moment(row.first_at, now), visit.t.moment(row.last_at, now));
    let seen = visit.t.with("accounts-device-seen", &[("first", first.into()), ("last", last.into())]);
    let trusted = row.trusted_until.filter(|until| *until > now);
    let trusted = trusted.map(|until| visit.t.date(visit.t.day_of(until)));
    let mut note = vec![seen, place(&visit.t, &look.device, &visit.source)];
    if !look.name.is_empty() {
        note.insert(0, family.clone());
    }
    DeviceRow {
        id: row.device_id.to_string(),
        title: if look.name.is_empty() { family } else { look.name.clone() },
        name: look.name,
        note: note.join(". "),
        trusted: trusted
            .map(|until| visit.t.with1("accounts-device-trusted-until", "until", until))
            .unwrap_or_default(),
        present,
        icon: icon(&look.device),
    }
}

/// The address, and whether it is the network in which the reader is now.
fn place(t: &Words, device: &Device, here: &str) -> String {
    let address = if device.address.is_empty() { &device.source } else { &device.address };
    if device.source == here {
        t.with1("accounts-place-here", "address", address.clone())
    } else {
        t.with1("accounts-place", "address", address.clone())
    }
}

fn icon(device: &Device) -> &'static str {
    let phone = ["Android", "iPhone"].iter().any(|system| device.family.contains(system));
    if phone { "phone" } else { "laptop" }
}
