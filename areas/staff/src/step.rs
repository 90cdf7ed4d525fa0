//! The second factor of a staff sign-in: a key, an app's code, or a code by SMS where the policy lets that be a factor.

use accounts::codes::{self, Purpose};
use askama::Template;
use axum::extract::Query;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::{SessionId, StaffId};
use chrono::Duration;
use db::{Rows, Tx};
use factors::passkey::{self, Answer};
use factors::{Holder, Kind, totp};
use http::header::SET_COOKIE;
use http::{HeaderMap, header};
use journal::Outcome;
use ui::{Page, Section, Tab};
use web::{FieldErrors, Fields, House, Posted, Problem, Visit, WebResult};

use crate::attempts;
use crate::back;
use crate::member::{self, Person};
use crate::session::{cookie_line, entry, given_hash, new_token, token_hash};
use crate::sign_in::refused;
use crate::store::{self, SessionRow};

/// The page; the addresses of its other forms begin with it.
pub(crate) const PAGE: &str = "/staff/sign-in/code";

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page).post(post))
        .route("/staff/sign-in/code/again", routing::post(again))
        .route("/staff/sign-in/code/question", routing::post(question))
}

/// A second factor, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Key,
    App,
    Sms,
}

impl Way {
    fn code(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::App => "app",
            Self::Sms => "sms",
        }
    }
}

/// A password that was right a short time ago.
struct Pending {
    row: SessionRow,
    hash: Vec<u8>,
    staff: StaffId,
    ways: Vec<Way>,
}

impl Pending {
    /// The wished way when it is one of theirs, else the best one.
    fn choose(&self, wished: &str) -> Option<Way> {
        let wished = self.ways.iter().find(|way| way.code() == wished);
        wished.or_else(|| self.ways.first()).copied()
    }
}

#[derive(Template)]
#[template(path = "staff/code.html")]
struct CodePage {
    page: Page,
    /// `key`, `app`, `sms`; nothing when no factor is enrolled that the policy lets in.
    way: &'static str,
    others: Vec<Tab>,
    /// The page that they were going to.
    back: String,
    phone: String,
    wait_seconds: i64,
    key_host: String,
    errors: FieldErrors,
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(default)]
    way: String,
    #[serde(rename = "return", default)]
    to: String,
}

/// What somebody wishes on this page: a way, and where to go afterwards.
struct Wish<'w> {
    way: &'w str,
    to: String,
}

/// The password fits: sends a code when that is the only way of this person.
pub(crate) async fn begin(visit: &Visit, tx: &Tx, staff: StaffId, sealed: &[u8]) -> WebResult<()> {
    let house = &visit.house;
    let person = member::opened(house, staff, sealed)?;
    if ways(house, tx, staff, &person).await?.first() == Some(&Way::Sms) {
        // Refused only when a code was sent less than a minute ago: that one is still good, so the page asks for it.
        let _ = send_code(visit, tx, staff, &person).await?;
    }
    Ok(())
}

async fn page(visit: Visit, headers: HeaderMap, Query(asked): Query<Asked>) -> WebResult<Response> {
    let to = back::own(&asked.to);
    match pending(&visit.house, &headers).await? {
        Some(pending) => {
            let wish = Wish { way: &asked.way, to };
            let page = code_page(&visit, &pending, wish, FieldErrors::new()).await?;
            Ok(visit.show(&page)?.into_response())
        }
        None => Ok(anew(&to)),
    }
}

/// `POST /staff/sign-in/code`: the right answer changes the waiting session into a real one under a new token.
async fn post(visit: Visit, headers: HeaderMap, Posted(form): Posted) -> WebResult<Response> {
    let house = &visit.house;
    let to = back::own(form.get("return"));
    let Some(pending) = pending(house, &headers).await? else { return Ok(anew(&to)) };
    let Some(way) = pending.choose(form.get("way")) else { return Ok(anew(&to)) };
    let login = pending.row.login_index.clone();
    let mut errors = FieldErrors::new();
    if attempts::closed_until(house, &house.db, login.clone(), &visit.source).await?.is_some() {
        errors.add("code", refused(&visit, true));
        let wish = Wish { way: way.code(), to };
        return Ok(visit.again(&code_page(&visit, &pending, wish, errors).await?)?.into_response());
    }
    let tx = house.db.begin().await?;
    if let Err(words) = check(&visit, &tx, &pending, way, &form).await? {
        attempts::was_wrong(house, &tx, login, &visit.source).await?;
        let failed = entry(pending.staff, "staff.sign-in-failed", Outcome::Refused);
        house.journal.record(&tx, failed).await?;
        tx.commit().await?;
        errors.add("code", words);
        let wish = Wish { way: way.code(), to };
        return Ok(visit.again(&code_page(&visit, &pending, wish, errors).await?)?.into_response());
    }
    attempts::forget(house, &tx, login, &visit.source).await?;
    let token = new_token(house);
    let session = SessionId::new(&house.clock, &house.random);
    if store::delete_session(&tx, pending.hash).await? == 0 {
        // The same answer twice: the other request has opened the session.
        return Ok(anew(&to));
    }
    store::insert_session(&tx, token_hash(&token), session, pending.staff, true, house.clock.now()).await?;
    let mut signed_in = entry(pending.staff, "staff.signed-in", Outcome::Done);
    signed_in.details = serde_json::json!({ "way": way.code(), "source": visit.source });
    house.journal.record(&tx, signed_in).await?;
    tx.commit().await?;
    Ok((AppendHeaders([(SET_COOKIE, cookie_line(house, &token))]), Redirect::to(&to)).into_response())
}

/// `POST /staff/sign-in/code/again`: another code by SMS, at most one a minute.
async fn again(visit: Visit, headers: HeaderMap, Posted(form): Posted) -> WebResult<Response> {
    let house = &visit.house;
    let to = back::own(form.get("return"));
    let Some(pending) = pending(house, &headers).await? else { return Ok(anew(&to)) };
    if pending.ways.contains(&Way::Sms) {
        let person = member::opened(house, pending.staff, &pending.row.person)?;
        let tx = house.db.begin().await?;
        // Too early: the page shows how long to wait, and the earlier code is still good.
        let _ = send_code(&visit, &tx, pending.staff, &person).await?;
        tx.commit().await?;
    }
    Ok(Redirect::to(&way_href(Way::Sms, &to)).into_response())
}

/// `POST /staff/sign-in/code/question`: what the browser asks the key, for the script.
async fn question(visit: Visit, headers: HeaderMap, Posted(_): Posted) -> WebResult<Response> {
    let house = &visit.house;
    let Some(pending) = pending(house, &headers).await? else { return Err(Problem::SignedOut) };
    let tx = house.db.begin().await?;
    let asked = passkey::begin_sign_in(house, &tx, Some(Holder::Staff(pending.staff))).await?;
    tx.commit().await?;
    let asked = asked.ok_or(Problem::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], asked.json()).into_response())
}

/// What is wrong with the answer, in words.
async fn check(
    visit: &Visit,
    tx: &Tx,
    pending: &Pending,
    way: Way,
    form: &Fields,
) -> WebResult<Result<(), String>> {
    let (house, t, holder) = (&visit.house, &visit.t, Holder::Staff(pending.staff));
    let rules = &house.settings.policy.for_staff().factors;
    Ok(match way {
        Way::Key => match Answer::of(form) {
            None => Err(t.get("staff-step-key-missing")),
            Some(answer) => passkey::finish_sign_in(house, tx, Some(holder), answer)
                .await?
                .map_or_else(|refusal| Err(refusal.words(t)), |_| Ok(())),
        },
        Way::App => totp::check(house, tx, holder, form.get("code"), rules)
            .await?
            .map_or_else(|refusal| Err(refusal.words(t)), |_| Ok(())),
        Way::Sms => codes::check(house, tx, purpose(pending.staff), form.get("code"))
            .await?
            .map_err(|refusal| refusal.words(t)),
    })
}

/// What this person may use: enrolled and let in by the policy. One query.
async fn ways(house: &House, rows: &impl Rows, staff: StaffId, person: &Person) -> WebResult<Vec<Way>> {
    let policy = house.settings.policy.for_staff();
    let kinds = factors::kinds(rows, Holder::Staff(staff)).await?;
    let has_key = kinds.contains(&Kind::Passkey) || kinds.contains(&Kind::HardwareKey);
    let weak = !policy.factors.phishing_resistant;
    let mut ways = Vec::new();
    if has_key && passkey::host(&house.settings).is_some() {
        ways.push(Way::Key);
    }
    if weak && kinds.contains(&Kind::Totp) {
        ways.push(Way::App);
    }
    if weak && policy.codes.sms_is_factor && !person.phone.is_empty() {
        ways.push(Way::Sms);
    }
    Ok(ways)
}

async fn send_code(
    visit: &Visit,
    tx: &Tx,
    staff: StaffId,
    person: &Person,
) -> WebResult<Result<(), codes::SendRefusal>> {
    let text = visit.t.with1("staff-code-sms", "code", "{code}".to_owned());
    let sms = codes::Sms { phone: person.phone.clone(), citizen: None, text };
    codes::send(&visit.house, tx, purpose(staff), sms).await
}

/// What a staff sign-in code confirms.
fn purpose(staff: StaffId) -> Purpose {
    Purpose { action: "staff.sign-in", holder: staff.uuid(), object: staff.uuid() }
}

async fn pending(house: &House, headers: &HeaderMap) -> WebResult<Option<Pending>> {
    let Some(hash) = given_hash(house, headers) else { return Ok(None) };
    let Some(row) = store::session(&house.db, hash.clone(), false).await? else { return Ok(None) };
    let minutes = house.settings.policy.for_staff().codes.step_minutes;
    if house.clock.now() - row.created_at >= Duration::minutes(minutes) {
        return Ok(None);
    }
    let staff = StaffId(row.staff_id);
    let person = member::opened(house, staff, &row.person)?;
    let ways = ways(house, &house.db, staff, &person).await?;
    Ok(Some(Pending { row, hash, staff, ways }))
}

/// Back to the first step.
fn anew(to: &str) -> Response {
    Redirect::to(&back::keep("/staff/sign-in", to)).into_response()
}

/// The page with another way.
fn way_href(way: Way, to: &str) -> String {
    let page = back::keep(PAGE, to);
    let sign = if page.contains('?') { '&' } else { '?' };
    format!("{page}{sign}way={}", way.code())
}

async fn code_page(
    visit: &Visit,
    pending: &Pending,
    wish: Wish<'_>,
    errors: FieldErrors,
) -> WebResult<CodePage> {
    let (house, t) = (&visit.house, &visit.t);
    let chosen = pending.choose(wish.way);
    let other = |way: &Way| Tab {
        href: way_href(*way, &wish.to),
        label: t.get(&format!("staff-step-to-{}", way.code())),
        count: 0,
        current: false,
    };
    let wait_seconds = if chosen == Some(Way::Sms) {
        codes::wait_seconds(house, &house.db, purpose(pending.staff)).await?
    } else {
        0
    };
    Ok(CodePage {
        page: visit.page(t.get("staff-code-title"), Section::Staff),
        way: chosen.map_or("", Way::code),
        others: pending.ways.iter().filter(|way| Some(**way) != chosen).map(other).collect(),
        back: wish.to.clone(),
        phone: member::opened(house, pending.staff, &pending.row.person)?.masked_phone(),
        wait_seconds,
        key_host: key_host(house),
        errors,
    })
}

/// The address at which keys work, for the page's words.
pub(crate) fn key_host(house: &House) -> String {
    let name = passkey::host(&house.settings).unwrap_or_default();
    house.settings.public_url.port().map_or_else(|| name.clone(), |port| format!("{name}:{port}"))
}
