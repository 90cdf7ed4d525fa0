//! What an officer sees of a proof: the data of the registers beside marked pictures (REG-14, PLUS-19).

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use base::{Passport, Snils};
use text::Words;
use ui::{Choice, Fact, Page, Section};
use web::{FieldErrors, House, Html, Staff, Visit, WebResult};

use crate::desk::opening::{ask, opened, row_of};
use crate::desk::queue::{QueueLine, ROLES, lines, term};
use crate::proof::{Basis, Proof, State as Stage, Verdict};
use crate::store::QueueRow;

/// Why a picture may be refused; the words are `proofing-reason-<code>`.
pub(crate) const REASONS: [&str; 7] =
    ["unreadable", "cut", "other_paper", "differs", "expired", "face", "edited"];

/// A picture or document with the field for its verdict.
pub(crate) struct PictureLine {
    pub field: String,
    pub label: String,
    pub name: String,
    pub pictures: Vec<String>,
    pub verdicts: Vec<Choice>,
    pub chosen: String,
    pub verdict: String,
}

#[derive(Template)]
#[template(path = "proofing/case.html")]
struct CasePage {
    page: Page,
    lines: Vec<QueueLine>,
    number: String,
    way: String,
    name: String,
    sent: String,
    due: String,
    tone: &'static str,
    facts: Vec<Fact>,
    pictures: Vec<PictureLine>,
    /// Only for a selfie.
    likeness: String,
    is_selfie: bool,
    open: bool,
    outcome: String,
    action: String,
    words: String,
    errors: FieldErrors,
}

/// What the officer has typed, when the form comes back.
#[derive(Default)]
pub(crate) struct Attempt {
    pub verdicts: Vec<(String, String)>,
    pub words: String,
}

/// `GET /staff/proofing/{id}`.
pub(crate) async fn page(
    State(house): State<House>,
    visit: Visit,
    Staff(me): Staff,
    Path(id): Path<String>,
) -> WebResult<Response> {
    me.must_be(&ROLES)?;
    let row = row_of(&house, &id).await?;
    let Some(proof) = opened(&house, &me, &row).await? else {
        return Ok(ask(&visit, &row, FieldErrors::new()).await?.into_response());
    };
    Ok(draw(&visit, &row, &proof, (FieldErrors::new(), Attempt::default())).await?.into_response())
}

/// Draws the case.
pub(crate) async fn draw(
    visit: &Visit,
    row: &QueueRow,
    proof: &Proof,
    (errors, attempt): (FieldErrors, Attempt),
) -> WebResult<Html> {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let basis = proof.body.basis.clone().unwrap_or_default();
    let (due, tone) = term(visit, row.due_at);
    let open = proof.state == Stage::Waiting;
    let page = CasePage {
        page: visit.page(t.get("proofing-desk-title"), Section::Staff),
        lines: lines(&visit.house, visit, Some(row.proof_id)).await?,
        number: proof.number(),
        way: t.get(&format!("proofing-way-{}", row.way)),
        name: basis.full_name(),
        sent: t.with1("proofing-desk-sent", "at", t.moment(row.sent_at, now)),
        due: if open { due } else { String::new() },
        tone,
        facts: facts(t, &basis),
        pictures: pictures(t, proof, &attempt),
        is_selfie: proof.way == crate::way::Way::Selfie,
        likeness: match proof.body.likeness {
            Some(score) => t.with1("proofing-likeness-score", "score", i64::from(score)),
            None => t.get("proofing-likeness-none"),
        },
        open,
        outcome: t.get(&format!("proofing-state-{}", proof.state.code())),
        action: format!("/staff/proofing/{}/decision", row.proof_id),
        words: attempt.words,
        errors,
    };
    if page.errors.is_empty() { visit.show(&page) } else { visit.again(&page) }
}

fn facts(t: &Words, basis: &Basis) -> Vec<Fact> {
    let passport =
        Passport::parse(&basis.passport).map_or_else(|_| basis.passport.clone(), |found| found.formatted());
    let snils = Snils::parse(&basis.snils).map_or_else(|_| basis.snils.clone(), |found| found.formatted());
    let born = basis.birth_date.parse().map_or_else(|_| basis.birth_date.clone(), |date| t.date(date));
    [
        ("name", basis.full_name()),
        ("born", born),
        ("passport", passport),
        ("snils", snils),
        ("inn", basis.inn.clone()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| Fact { name: t.get(&format!("proofing-fact-{name}")), value })
    .collect()
}

fn pictures(t: &Words, proof: &Proof, attempt: &Attempt) -> Vec<PictureLine> {
    let places = proof.way.places(&proof.body.paper);
    let kept = places.iter().filter_map(|place| Some((place, proof.body.files.get(place.name)?)));
    kept.map(|(place, kept)| {
        let typed = attempt.verdicts.iter().find(|(name, _)| name == place.name);
        let before = match &kept.verdict {
            Verdict::Unseen => "",
            Verdict::Fits => "fits",
            Verdict::Refused(code) => code,
        };
        let choice = |code: &str, key: String| Choice {
            value: code.to_owned(),
            label: t.get(&key),
            hint: String::new(),
            chosen: false,
        };
        let mut verdicts = vec![choice("fits", "proofing-verdict-fits".to_owned())];
        verdicts.extend(REASONS.iter().map(|code| choice(code, format!("proofing-reason-{code}"))));
        let verdict = match &kept.verdict {
            Verdict::Unseen => String::new(),
            Verdict::Fits => t.get("proofing-verdict-fits"),
            Verdict::Refused(code) => t.get(&format!("proofing-reason-{code}")),
        };
        PictureLine {
            field: format!("verdict-{}", place.name),
            label: t.get(&format!("proofing-place-{}", place.name)),
            name: kept.upload.name.clone(),
            pictures: (1..=kept.pages)
                .map(|page| format!("/staff/proofing/{}/pictures/{}/{page}", proof.id, place.name))
                .collect(),
            chosen: typed.map_or_else(|| before.to_owned(), |(_, value)| value.clone()),
            verdicts,
            verdict,
        }
    })
    .collect()
}
