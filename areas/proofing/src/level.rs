//! `/profile/level`: how well the portal knows the person, at any time, and every way up (REG-05, REG-07).

use askama::Template;
use profile::card;
use text::Words;
use ui::{Page, Section};
use web::{Citizen, Html, Proofing, Visit, WebResult};

use crate::conclude::{ENOUGH, proved};
use crate::proof::{self, Basis, Proof, State};
use crate::way::Way;

/// A way as a row.
pub(crate) struct WayLine {
    pub icon: &'static str,
    pub title: String,
    pub note: String,
    pub more: String,
    pub href: String,
    pub badge: String,
    pub tone: &'static str,
    pub sign: &'static str,
}

#[derive(Template)]
#[template(path = "proofing/level.html")]
struct LevelPage {
    page: Page,
    level: String,
    confirmed: bool,
    /// The registers have compared the data: without that nothing can be proved.
    compared: bool,
    /// It was confirmed for data that have changed since.
    lapsed: bool,
    /// Half is proved.
    half: bool,
    can: Vec<String>,
    lines: Vec<WayLine>,
    section_open: bool,
}

/// `GET /profile/level`.
pub(crate) async fn show(visit: Visit, Citizen(me): Citizen) -> WebResult<Html> {
    let house = &visit.house;
    let t = &visit.t;
    let basis = Basis::of(&card(house, &house.db, me.citizen).await?);
    let proofs = proof::all(house, &house.db, me.citizen).await?;
    let confirmed = me.proofing == Proofing::Confirmed;
    let found = |way: Way| proofs.iter().find(|proof| proof.way == way);
    let present = basis.clone().unwrap_or_default();
    let sum = proved(&proofs, &present);
    visit.show(&LevelPage {
        page: visit.page(t.get("proofing-level-title"), Section::Person),
        level: t.get(&format!("proofing-level-{}", me.proofing.code())),
        confirmed,
        compared: basis.is_some(),
        lapsed: !confirmed && proofs.iter().any(|proof| lapsed(proof, &present)),
        half: !confirmed && sum > 0 && sum < ENOUGH,
        can: (1..=4).map(|n| t.get(&format!("proofing-can-{n}"))).collect(),
        lines: Way::ALL.into_iter().map(|way| line(&visit, way, found(way), &present)).collect(),
        section_open: found(Way::Documents).is_some_and(|proof| proof.proves(&present)),
    })
}

fn lapsed(proof: &Proof, present: &Basis) -> bool {
    proof.state == State::Confirmed && !proof.proves(present)
}

fn line(visit: &Visit, way: Way, proof: Option<&Proof>, present: &Basis) -> WayLine {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let (word, tone, sign) = match proof {
        None => ("", "", ""),
        Some(proof) if lapsed(proof, present) => ("lapsed", "warn", "alert-triangle"),
        Some(proof) => look(proof.state),
    };
    let more = match proof {
        Some(Proof { state: State::Waiting, due_at: Some(due), .. }) => {
            t.with1("proofing-due", "at", t.moment(*due, now))
        }
        Some(Proof { state: State::Confirmed, answered_at: Some(at), .. }) => {
            t.with1("proofing-confirmed-at", "at", t.moment(*at, now))
        }
        Some(proof) if proof.state == State::Refused => reasons(t, proof),
        _ => String::new(),
    };
    WayLine {
        icon: way.icon(),
        title: t.get(&format!("proofing-way-{}", way.code())),
        note: t.get(&format!("proofing-way-{}-note", way.code())),
        more,
        href: format!("/profile/level/{}", way.code()),
        badge: if word.is_empty() { String::new() } else { t.get(&format!("proofing-state-{word}")) },
        tone,
        sign,
    }
}

/// The word, the tone and the icon of a state.
pub(crate) fn look(state: State) -> (&'static str, &'static str, &'static str) {
    match state {
        State::Collecting => ("collecting", "neutral", "pen"),
        State::Asking => ("asking", "info", "clock"),
        State::Coded => ("coded", "warn", "message"),
        State::Waiting => ("waiting", "info", "clock"),
        State::Refused => ("refused", "warn", "alert-triangle"),
        State::Confirmed => ("confirmed", "ok", "check"),
    }
}

/// Why a proof was refused, in sentences.
pub(crate) fn reasons(t: &Words, proof: &Proof) -> String {
    let fields = || {
        let names = proof.body.differs.iter().map(|name| t.get(&format!("proofing-fact-{name}")));
        names.collect::<Vec<_>>().join(", ")
    };
    let whole = proof.body.reasons.iter().map(|code| {
        let key = format!("proofing-reason-{code}");
        if code == "bank" { t.with1(&key, "fields", fields()) } else { t.get(&key) }
    });
    let single = proof.body.files.iter().filter_map(|(place, kept)| match &kept.verdict {
        proof::Verdict::Refused(code) => Some(format!(
            "{}: {}",
            t.get(&format!("proofing-place-{place}")),
            t.get(&format!("proofing-reason-{code}"))
        )),
        _ => None,
    });
    let mut sentences: Vec<String> = whole.chain(single).collect();
    if !proof.body.words.is_empty() {
        sentences.push(proof.body.words.clone());
    }
    sentences.join(". ")
}
