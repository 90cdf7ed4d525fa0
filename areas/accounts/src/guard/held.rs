//! Password and code were right, and yet the cabinet stays shut: its owner froze it, or lets nobody in from here. The way out is
//! one more channel: a code by e-mail, which a thief of the phone does not have.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::CitizenId;
use db::Tx;
use delivery::Channel;
use http::{HeaderMap, header};
use notifications::Outgoing;
use text::Words;
use ui::{Page, Section};
use uuid::Uuid;
use web::{FieldErrors, House, Posted, Visit, WebResult};

use crate::account::{self, Fact, OwnContacts};
use crate::codes::{self, Purpose, Sms};
use crate::cookie::Jar;
use crate::device::Device;
use crate::guard::{Hold, access};
use crate::place::Place;
use crate::rules::Rules;
use crate::session::{self, Standing};
use crate::sign_in::{safe_return, with_return};
use crate::store::{guard as store, session as sessions};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/sign-in/held", routing::get(page).post(post))
        .route("/sign-in/held/code", routing::post(send))
        .route("/sign-in/held/leave", routing::post(leave))
}

#[derive(Template)]
#[template(path = "held.html")]
struct HeldPage {
    page: Page,
    errors: FieldErrors,
    hold: &'static str,
    /// Where the code goes, masked.
    to: String,
    by_sms: bool,
    sent: bool,
    code: codes::Around,
    back: String,
    network: String,
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(rename = "return", default)]
    to: String,
    #[serde(default)]
    sent: Option<String>,
}

/// A session that opens nothing yet.
struct Held {
    citizen: CitizenId,
    session: Uuid,
    hold: Hold,
}

impl Held {
    fn purpose(&self) -> Purpose {
        let action = if self.hold == Hold::Frozen { "account.thaw" } else { "account.let-in" };
        Purpose { action, holder: self.citizen.uuid(), object: self.session }
    }
}

async fn page(visit: Visit, headers: HeaderMap, Query(asked): Query<Asked>) -> WebResult<Response> {
    let to = safe_return(&asked.to);
    let Some(held) = held(&visit, &headers).await? else { return Ok(Redirect::to(&to).into_response()) };
    if held.hold == Hold::Shut {
        return Ok(Redirect::to("/sign-in/shut").into_response());
    }
    let mut page = held_page(&visit, &held, &to, FieldErrors::new()).await?;
    page.sent = asked.sent.is_some();
    Ok(visit.show(&page)?.into_response())
}

async fn send(visit: Visit, headers: HeaderMap, Posted(fields): Posted) -> WebResult<Response> {
    let to = safe_return(fields.get("return"));
    let Some(held) = held(&visit, &headers).await? else { return Ok(Redirect::to(&to).into_response()) };
    let tx = visit.house.db.begin().await?;
    let own = account::own_contacts(&visit.house, &tx, held.citizen).await?;
    send_code(&visit.house, &tx, &held, own).await?;
    tx.commit().await?;
    let back = with_return("/sign-in/held", &to);
    let sign = if back.contains('?') { '&' } else { '?' };
    Ok(Redirect::to(&format!("{back}{sign}sent=1")).into_response())
}

async fn post(visit: Visit, headers: HeaderMap, Posted(fields): Posted) -> WebResult<Response> {
    let house = &visit.house;
    let to = safe_return(fields.get("return"));
    let Some(held) = held(&visit, &headers).await? else { return Ok(Redirect::to(&to).into_response()) };
    let mut errors = FieldErrors::new();
    if matches!(held.hold, Hold::Disavowed | Hold::Shut) || fields.get("code").is_empty() {
        errors.add("code", visit.t.get("accounts-code-missing"));
    } else {
        let tx = house.db.begin().await?;
        let checked = codes::check(house, &tx, held.purpose(), fields.get("code")).await?;
        if checked.is_ok() {
            release(&visit, &tx, &held, fields.get("keep") == "yes").await?;
        }
        tx.commit().await?;
        match checked {
            Ok(()) => return Ok(Redirect::to(&to).into_response()),
            Err(refusal) => errors.add("code", refusal.words(&visit.t)),
        }
    }
    let mut page = held_page(&visit, &held, &to, errors).await?;
    page.sent = true;
    Ok(visit.again(&page)?.into_response())
}

/// Not now: the session that waits is forgotten.
async fn leave(visit: Visit, headers: HeaderMap, Posted(_): Posted) -> WebResult<Response> {
    if let Some(held) = held(&visit, &headers).await? {
        let tx = visit.house.db.begin().await?;
        sessions::delete(&tx, held.citizen, held.session).await?;
        tx.commit().await?;
    }
    let cookie = [(header::SET_COOKIE, Jar::Session.take(&visit.house.settings)?)];
    Ok((cookie, Redirect::to("/sign-in?out=1")).into_response())
}

async fn release(visit: &Visit, tx: &Tx, held: &Held, keep: bool) -> WebResult<()> {
    let house = &visit.house;
    let action = if held.hold == Hold::Frozen {
        store::thaw(tx, held.citizen).await?;
        "account.thawed"
    } else {
        sessions::release(tx, held.citizen, held.session).await?;
        if keep {
            access::add(house, tx, held.citizen, &web::network(Place::of(visit).address)).await?;
        }
        "account.let_in"
    };
    let details = Device::of(visit).details();
    account::record(house, tx, held.citizen, Fact::done(held.citizen, action, details)).await
}

async fn held(visit: &Visit, headers: &HeaderMap) -> WebResult<Option<Held>> {
    let house = &visit.house;
    let Some((citizen, live)) = session::of_cookie(house, headers).await? else { return Ok(None) };
    let rules = Rules::of(house, live.level());
    Ok(match live.standing(&rules, house.clock.now()) {
        Standing::Held(hold) => Some(Held { citizen, session: live.session_id, hold }),
        Standing::Open | Standing::Ended(_) => None,
    })
}

/// By e-mail when there is a confirmed one: the SMS has been the second step already.
fn by_sms(own: &OwnContacts) -> bool {
    !own.email.confirmed
}

async fn send_code(house: &House, tx: &Tx, held: &Held, own: OwnContacts) -> WebResult<()> {
    let t = Words::new(house.book.clone(), own.lang);
    let portal = house.settings.portal_name.of(t.lang).to_owned();
    let word = held.hold.code();
    let words = |part: &str, code: &str| {
        let args = [
            ("portal", portal.clone().into()),
            ("code", code.to_owned().into()),
            ("minutes", codes::life_minutes(house).into()),
        ];
        t.with(&format!("accounts-held-{word}-{part}"), &args)
    };
    if matches!(held.hold, Hold::Disavowed | Hold::Shut) {
        return Ok(());
    }
    if by_sms(&own) {
        let text = words("sms", "{code}");
        let sms = Sms { phone: own.phone.value.into_inner(), citizen: Some(held.citizen), text };
        // Too early is no failure: the page shows the seconds that are left.
        let _ = codes::send(house, tx, held.purpose(), sms).await?;
    } else if let Ok(code) = codes::make(house, tx, held.purpose()).await? {
        let message = Outgoing {
            citizen: Some(held.citizen),
            channel: Channel::Email,
            to: own.email.value.into_inner(),
            subject: words("subject", ""),
            text: words("letter", &code),
        };
        codes::post(house, tx, message).await?;
    }
    Ok(())
}

async fn held_page(visit: &Visit, held: &Held, back: &str, errors: FieldErrors) -> WebResult<HeldPage> {
    let house = &visit.house;
    let own = account::own_contacts(house, &house.db, held.citizen).await?;
    let by_sms = by_sms(&own);
    let word = held.hold.code();
    let wait_seconds = codes::wait_seconds(house, &house.db, held.purpose()).await?;
    Ok(HeldPage {
        page: visit.page(visit.t.get(&format!("accounts-held-{word}-title")), Section::None),
        errors,
        hold: word,
        to: if by_sms { own.phone.masked() } else { own.email.masked() },
        by_sms,
        sent: wait_seconds > 0,
        code: codes::around(visit, wait_seconds),
        back: back.to_owned(),
        network: visit.source.clone(),
    })
}
