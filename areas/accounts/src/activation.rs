//! A one-time activation code (REG-12, LOGIN-18): made by staff, used by its owner to choose their own password on the page
//! `/activation`. Staff never knows a password.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::{CitizenId, Sensitive};
use chrono::Duration;
use db::Tx;
use text::{Lang, Words};
use ui::{Page, Section};
use vault::Index;
use web::{AuthLevel, FieldErrors, Fields, House, Limit, Posted, Visit, WebResult};

use crate::account::{self, Contacts, Fact, OwnContacts};
use crate::activate::enter;
use crate::binding;
use crate::codes::{self, Sms};
use crate::confirm;
use crate::cookie::sha256;
use crate::failures::{self, Pair, Try};
use crate::identifier::{self, Login};
use crate::registration::{Way, phone_purpose};
use crate::sign_in::blocked_words;
use crate::store::activation as store;
use crate::{password, password_rules, session, terms};

const PAGE: &str = "/activation";
/// Crockford's letters: none looks like another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 12;
const GROUP: usize = 4;
/// Wrong tries after which a code is dead.
const TRIES: i64 = 5;

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route(PAGE, routing::get(page).post(post))
        .route("/activation/{ticket}", routing::get(second).post(finish))
        .route("/activation/{ticket}/code", routing::post(resend))
}

/// Who comes to a desk, with the contacts they name; both wait to be confirmed by their owner.
#[derive(Clone, Debug)]
pub struct AtDesk {
    /// E-mail.
    pub email: Sensitive<String>,
    /// Phone in E.164.
    pub phone: Sensitive<String>,
}

/// Opens an account at a desk: it has no password until its owner has used the activation code (REG-12). Journalled by the caller.
///
/// # Errors
/// Only unexpected ones.
pub async fn open_at_desk(house: &House, tx: &Tx, person: AtDesk) -> WebResult<CitizenId> {
    let citizen = CitizenId::new(&house.clock, &house.random);
    // A password that nobody knows: nothing that is typed fits it.
    let nobodys = Sensitive::new(hex_of(&house.random.bytes::<32>()));
    let phc = password::hash(house, nobodys).await?;
    let contacts = Contacts {
        email: person.email.into_inner(),
        phone: person.phone.into_inner(),
        email_confirmed: false,
        phone_confirmed: false,
        terms: terms::PRESENT.to_owned(),
    };
    account::keep(house, tx, citizen, &phc, Lang::Ru, &contacts).await?;
    Ok(citizen)
}

/// Makes an activation code: good once, for the policy's hours; an earlier one is dead. It is printed and handed over, or sent to the
/// person; nobody reads it afterwards. Journalled by the caller.
///
/// # Errors
/// Only unexpected ones.
pub async fn make_code(house: &House, tx: &Tx, citizen: CitizenId) -> WebResult<Sensitive<String>> {
    let level = account::proofing(tx, citizen).await?;
    let hours = house.settings.policy.for_citizens(level.code()).recovery.activation_hours;
    let bytes = house.random.bytes::<LENGTH>();
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    let plain: String = letters.iter().collect();
    let now = house.clock.now();
    store::put(tx, citizen, index(house, citizen, &plain), now, now + Duration::hours(hours)).await?;
    let groups: Vec<String> = letters.chunks(GROUP).map(|group| group.iter().collect()).collect();
    Ok(Sensitive::new(groups.join("-")))
}

#[derive(Template)]
#[template(path = "activation.html")]
struct FirstPage {
    page: Page,
    login: String,
    code: String,
    blocked: String,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "activation_password.html")]
struct SecondPage {
    page: Page,
    action: String,
    /// The phone that waits to be confirmed, masked; empty when it is confirmed already.
    phone: String,
    code: codes::Around,
    rules: Vec<(String, String)>,
    errors: FieldErrors,
}

async fn page(visit: Visit) -> WebResult<impl IntoResponse> {
    visit.show(&first(&visit, &Fields::default()))
}

/// The same answer for an unknown number, a wrong code, a used one and a dead one.
async fn post(visit: Visit, Posted(fields): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let mut form = first(&visit, &fields);
    let logins = identifier::candidates(fields.get("login"));
    let code = read(fields.get("code"));
    if logins.is_empty() {
        form.errors.add("login", visit.t.get("accounts-activation-login-wrong"));
    }
    if code.is_none() {
        form.errors.add("code", visit.t.get("accounts-activation-code-wrong"));
    }
    let (Some(login), Some(code)) = (logins.first(), code) else {
        return Ok(visit.again(&form)?.into_response());
    };
    match redeem(&visit, login, &logins, &code).await? {
        Redeemed::Right(ticket) => return Ok(Redirect::to(&format!("{PAGE}/{ticket}")).into_response()),
        Redeemed::Wrong => form.errors.add("code", visit.t.get("accounts-activation-wrong")),
        Redeemed::Blocked(words) => form.blocked = words,
    }
    Ok(visit.again(&form)?.into_response())
}

enum Redeemed {
    Right(String),
    Wrong,
    Blocked(String),
}

async fn redeem(visit: &Visit, login: &Login, logins: &[Login], code: &str) -> WebResult<Redeemed> {
    let house = &visit.house;
    let mut owner = None;
    for login in logins {
        let found = binding::owner(house, &house.db, login.kind, &login.value).await?;
        owner = owner.or(found);
    }
    let tx = house.db.begin().await?;
    let pair = Pair::of(visit, &tx, owner, login).await?;
    let number = match failures::begin(house, &tx, &pair).await? {
        Try::Allowed(number) => number,
        Try::Blocked(until) => {
            tx.commit().await?;
            return Ok(Redeemed::Blocked(blocked_words(visit, until)));
        }
    };
    let now = house.clock.now();
    // A stranger's number asks the same questions as a known one.
    let citizen = owner.unwrap_or(CitizenId(uuid::Uuid::nil()));
    let row = store::try_one(&tx, citizen, now).await?;
    let right = row.is_some_and(|row| row.tries <= TRIES && fits(house, &row.code_index, citizen, code));
    if !right {
        failures::was_wrong(house, &tx, &pair, number).await.map(drop)?;
        tx.commit().await?;
        return Ok(Redeemed::Wrong);
    }
    failures::forget(&tx, &pair).await?;
    let ticket = hex_of(&house.random.bytes::<32>());
    let minutes = house.settings.policy.for_anybody().recovery.link_minutes;
    store::redeem(&tx, citizen, sha256(ticket.as_bytes()), now + Duration::minutes(minutes)).await?;
    send(house, &tx, citizen).await?;
    tx.commit().await?;
    Ok(Redeemed::Right(ticket))
}

async fn second(visit: Visit, Path(ticket): Path<String>) -> WebResult<Response> {
    let Some(citizen) = holder(&visit.house, &ticket).await? else { return Ok(anew()) };
    Ok(visit.show(&second_page(&visit, citizen, &ticket, FieldErrors::new()).await?)?.into_response())
}

/// Own password, own phone: the account is its owner's, every other session ends, and this one opens.
async fn finish(visit: Visit, Path(ticket): Path<String>, Posted(fields): Posted) -> WebResult<Response> {
    let (house, t) = (&visit.house, &visit.t);
    let Some(citizen) = holder(house, &ticket).await? else { return Ok(anew()) };
    let own = account::own_contacts(house, &house.db, citizen).await?;
    let level = account::proofing(&house.db, citizen).await?;
    let rules = &house.settings.policy.for_citizens(level.code()).password;
    let mut errors = FieldErrors::new();
    let mine = [own.email.value.expose().as_str(), own.phone.value.expose().as_str()];
    let broken = password_rules::broken(rules, fields.raw("password"), &mine);
    if !broken.is_empty() {
        errors.add("password", password_rules::told(&broken, rules, t));
    }
    if !own.phone.confirmed && fields.get("code").is_empty() {
        errors.add("code", t.get("accounts-code-missing"));
    }
    if errors.is_empty() {
        let phc = password::hash(house, Sensitive::new(fields.raw("password").to_owned())).await?;
        let tx = house.db.begin().await?;
        match take(&visit, &tx, citizen, &own, &fields, &phc).await? {
            Ok(opened) => {
                tx.commit().await?;
                return enter(&visit, &opened, "/");
            }
            Err((field, words, keep)) => {
                if keep {
                    tx.commit().await?;
                }
                errors.add(field, words);
            }
        }
    }
    Ok(visit.again(&second_page(&visit, citizen, &ticket, errors).await?)?.into_response())
}

/// The refusal: its field, its words, and whether what was counted is to be kept.
type Refused = (&'static str, String, bool);

async fn take(
    visit: &Visit,
    tx: &Tx,
    citizen: CitizenId,
    own: &OwnContacts,
    fields: &Fields,
    phc: &str,
) -> WebResult<Result<session::Opened, Refused>> {
    let (house, t) = (&visit.house, &visit.t);
    if !own.phone.confirmed {
        if let Err(refusal) =
            codes::check(house, tx, phone_purpose(citizen.uuid()), fields.get("code")).await?
        {
            return Ok(Err(("code", refusal.words(t), true)));
        }
        if !confirm::confirm(house, tx, citizen, Way::Phone, own.phone.value.expose()).await? {
            return Ok(Err(("code", t.get("accounts-activation-phone-taken"), false)));
        }
    }
    if !store::delete(tx, citizen).await? {
        return Err(web::Problem::Stale);
    }
    let sealed = house.vault.house().seal(account::password_cell(citizen), phc.as_bytes());
    store::set_password(tx, citizen, sealed, house.clock.now()).await?;
    password::kept(tx, citizen.uuid(), phc).await?;
    session::end_all(house, tx, citizen, None, "recovery").await?;
    account::record(house, tx, citizen, Fact::done(citizen, "account.activated", serde_json::Value::Null))
        .await?;
    Ok(Ok(session::open(visit, tx, citizen, AuthLevel::A2, true).await?))
}

async fn resend(visit: Visit, Path(ticket): Path<String>, Posted(_): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let Some(citizen) = holder(&visit.house, &ticket).await? else { return Ok(anew()) };
    let tx = visit.house.db.begin().await?;
    send(&visit.house, &tx, citizen).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{PAGE}/{ticket}")).into_response())
}

/// The code to the phone that was named at the desk.
async fn send(house: &House, tx: &Tx, citizen: CitizenId) -> WebResult<()> {
    let own = account::own_contacts(house, tx, citizen).await?;
    if own.phone.confirmed {
        return Ok(());
    }
    let text =
        Words::new(house.book.clone(), own.lang).with1("accounts-sms-phone", "code", "{code}".to_owned());
    let sms = Sms { phone: own.phone.value.into_inner(), citizen: Some(citizen), text };
    // Too early is no failure: the page shows the seconds that are left.
    let _ = codes::send(house, tx, phone_purpose(citizen.uuid()), sms).await?;
    Ok(())
}

async fn holder(house: &House, ticket: &str) -> WebResult<Option<CitizenId>> {
    let row = store::by_ticket(&house.db, sha256(ticket.as_bytes()), house.clock.now()).await?;
    Ok(row.map(|row| CitizenId(row.citizen_id)))
}

fn first(visit: &Visit, fields: &Fields) -> FirstPage {
    FirstPage {
        page: visit.page(visit.t.get("accounts-activation-title"), Section::None),
        login: fields.get("login").to_owned(),
        code: fields.get("code").to_owned(),
        blocked: String::new(),
        errors: FieldErrors::new(),
    }
}

async fn second_page(
    visit: &Visit,
    citizen: CitizenId,
    ticket: &str,
    errors: FieldErrors,
) -> WebResult<SecondPage> {
    let house = &visit.house;
    let own = account::own_contacts(house, &house.db, citizen).await?;
    let level = account::proofing(&house.db, citizen).await?;
    let rules = &house.settings.policy.for_citizens(level.code()).password;
    let purpose = phone_purpose(citizen.uuid());
    Ok(SecondPage {
        page: visit.page(visit.t.get("accounts-activation-title"), Section::None),
        action: format!("{PAGE}/{ticket}"),
        phone: if own.phone.confirmed { String::new() } else { own.phone.masked() },
        code: codes::around(visit, codes::wait_seconds(house, &house.db, purpose).await?),
        rules: password_rules::shown(rules, &visit.t),
        errors,
    })
}

fn anew() -> Response {
    Redirect::to(PAGE).into_response()
}

/// A keyed hash bound to the account: whoever reads the database cannot try codes.
fn index(house: &House, citizen: CitizenId, code: &str) -> Vec<u8> {
    house.vault.index(Index::Phone, &words(citizen, code))
}

fn fits(house: &House, kept: &[u8], citizen: CitizenId, code: &str) -> bool {
    house.vault.is_index_of(kept, Index::Phone, &words(citizen, code))
}

fn words(citizen: CitizenId, code: &str) -> String {
    format!("activation {citizen} {code}")
}

/// The letters as they were made: what looks alike is the same (Crockford), dashes and spaces are nothing.
fn read(code: &str) -> Option<String> {
    let letters = code.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–' | '—'));
    let read: String = letters
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        })
        .collect();
    (read.len() == LENGTH && read.bytes().all(|letter| LETTERS.contains(&letter))).then_some(read)
}

fn hex_of(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
