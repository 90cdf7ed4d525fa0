//! The step by which somebody proves a second thing: shared by signing in and by confirming an act.

use base::{CitizenId, SessionId};
use db::Rows;
use factors::Holder;
use policy::Policy;
use text::Words;
use uuid::Uuid;
use web::{House, Problem, Proofing, WebResult};

use crate::account::{self, OwnContacts};
use crate::codes::Purpose;
use crate::cookie::{Ticket, sha256};
use crate::elevation::Act;
use crate::store::step as store;
use crate::way::{self, Aim, Has, Way};

pub(crate) mod check;
pub(crate) mod send;
pub(crate) mod view;

/// Who is asked, and for what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask {
    pub citizen: CitizenId,
    pub aim: Aim,
    /// The first step was a code to the phone.
    pub by_phone: bool,
    /// This sign-in or this act in this session, as one id.
    object: Uuid,
}

impl Ask {
    pub(crate) fn sign_in(ticket: &Ticket, by_phone: bool) -> Self {
        let object = id_of(&[&ticket.hash()]);
        Self { citizen: ticket.citizen, aim: Aim::SignIn, by_phone, object }
    }

    pub(crate) fn confirm(citizen: CitizenId, session: SessionId, act: Act, by_phone: bool) -> Self {
        let object = id_of(&[session.uuid().as_bytes(), act.code().as_bytes()]);
        Self { citizen, aim: Aim::Confirm(act), by_phone, object }
    }

    /// A way back in: the code to one contact was right already.
    pub(crate) fn recover(citizen: CitizenId, case: Uuid, by_phone: bool) -> Self {
        Self { citizen, aim: Aim::Recover, by_phone, object: case }
    }

    pub(crate) fn holder(&self) -> Holder {
        Holder::Citizen(self.citizen)
    }

    /// What a code that is sent confirms. At sign-in one code at a time serves the person, whatever they have open; an act has codes of
    /// its own in each session.
    pub(crate) fn purpose(&self, way: Way) -> Purpose {
        let holder = self.citizen.uuid();
        let object = if self.aim == Aim::SignIn { holder } else { self.object };
        let action = match (self.aim, way) {
            (Aim::SignIn, Way::Email) => "sign-in.mail",
            (Aim::SignIn, _) => "sign-in",
            (Aim::Recover, Way::Email) => "recover.mail",
            (Aim::Recover, _) => "recover",
            (Aim::Confirm(_), Way::Email) => "confirm.mail",
            (Aim::Confirm(_), _) => "confirm",
        };
        Purpose { action, holder, object }
    }
}

/// An id made of all that something is for.
fn id_of(parts: &[&[u8]]) -> Uuid {
    let mut bytes = [0; 16];
    for (place, byte) in bytes.iter_mut().zip(sha256(&parts.join(&0))) {
        *place = byte;
    }
    Uuid::from_bytes(bytes)
}

/// What somebody may use, and where messages go.
pub(crate) struct Means {
    pub ways: Vec<Way>,
    pub has: Has,
    pub own: OwnContacts,
    pub policy: Policy,
}

impl Means {
    /// The wished way when it is one of theirs, else the best one.
    pub(crate) fn choose(&self, wished: &str) -> Option<Way> {
        let wished = Way::from_code(wished).filter(|way| self.ways.contains(way));
        wished.or_else(|| self.ways.first().copied())
    }
}

/// Looks up what somebody may use: five queries, whatever they have.
pub(crate) async fn means(house: &House, rows: &impl Rows, ask: &Ask) -> WebResult<Means> {
    let own = account::own_contacts(house, rows, ask.citizen).await?;
    let (has, policy) = has(house, rows, ask.citizen, &own).await?;
    Ok(Means { ways: way::ways(has, ask.aim, ask.by_phone, &policy), has, own, policy })
}

/// What somebody has, and the policy they are held to.
pub(crate) async fn has(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
    own: &OwnContacts,
) -> WebResult<(Has, Policy)> {
    let holder = Holder::Citizen(citizen);
    let choice = store::choice(rows, citizen).await?.ok_or(Problem::NotFound)?;
    let level = Proofing::from_code(&choice.proofing).unwrap_or(Proofing::Simplified);
    let kinds = factors::kinds(rows, holder).await?;
    let has_kind = |kind| kinds.contains(&kind);
    let has = Has {
        phone: own.phone.confirmed,
        email: own.email.confirmed,
        key: has_kind(factors::Kind::Passkey) || has_kind(factors::Kind::HardwareKey),
        app: has_kind(factors::Kind::Totp),
        fob: has_kind(factors::Kind::Fob),
        push: has_kind(factors::Kind::Push),
        backup: factors::backup::left(rows, holder).await?.left > 0,
        codes_off: choice.codes_off,
    };
    Ok((has, house.settings.policy.for_citizens(level.code()).clone()))
}

/// «изменить телефон или почту»; empty for signing in.
pub(crate) fn act_words(t: &Words, aim: Aim) -> String {
    match aim {
        Aim::SignIn => String::new(),
        Aim::Recover => t.get("accounts-act-recover"),
        Aim::Confirm(act) => t.get(&format!("accounts-act-{}", act.code())),
    }
}
