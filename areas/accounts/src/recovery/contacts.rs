//! `/security/phone`, `/security/email`: another phone or e-mail. A code to the old one and a code to the new one; who no longer has the
//! old one has confirmed otherwise that it is them, and then proves again who they are (REG-15).

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::{Email, Phone};
use chrono::Duration;
use db::Tx;
use delivery::Channel;
use notifications::Outgoing;
use serde_json::json;
use text::Words;
use ui::{Page, Section};
use uuid::Uuid;
use vault::{Cell, Subject};
use web::{
    Citizen, CitizenSession, FieldErrors, Fields, House, Limit, Posted, Problem, Proofing, Visit, WebResult,
};

use crate::account::{self, Fact, OwnContact};
use crate::codes::{self, Purpose, Sms};
use crate::elevation::{self, Act};
use crate::identifier::{EMAIL, Kind, PHONE};
use crate::recovery::{fresh, tell};
use crate::store::recovery as store;
use crate::throttle::{self, Verdict};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/security/email", routing::get(|| async { Redirect::to("/security/contacts/email") }))
        .route("/security/contacts/{kind}", routing::get(page).post(begin))
        .route("/security/contacts/{kind}/code", routing::get(code_page).post(finish))
        .route("/security/contacts/{kind}/code/resend", routing::post(resend))
}

#[derive(Template)]
#[template(path = "contact_change.html")]
struct ChangePage {
    page: Page,
    errors: FieldErrors,
    /// `phone` or `email`.
    kind: &'static str,
    present: String,
    typed: String,
}

#[derive(Template)]
#[template(path = "contact_codes.html")]
struct CodesPage {
    page: Page,
    errors: FieldErrors,
    kind: &'static str,
    /// Half hidden; empty when it was never confirmed, so that it need not agree.
    old: String,
    new: String,
    /// Whether the old one may be left out, because something else was shown.
    may_skip: bool,
    /// The level falls without the old one.
    drops: bool,
    code: codes::Around,
}

/// A change that waits for its codes.
struct Change {
    id: Uuid,
    kind: Kind,
    new: String,
    old: OwnContact,
}

impl Change {
    fn purpose(&self, me: &CitizenSession, old: bool) -> Purpose {
        let action = if old { "contact.old" } else { "contact.new" };
        Purpose { action, holder: me.citizen.uuid(), object: self.id }
    }

    fn masked_new(&self) -> String {
        OwnContact { value: base::Sensitive::new(self.new.clone()), confirmed: false, confirmed_at: None }
            .masked()
    }
}

fn kind_of(word: &str) -> WebResult<Kind> {
    [PHONE, EMAIL].into_iter().find(|kind| kind.code == word).ok_or(Problem::NotFound)
}

async fn present(house: &House, me: &CitizenSession, kind: Kind) -> WebResult<OwnContact> {
    let own = account::own_contacts(house, &house.db, me.citizen).await?;
    Ok(if kind.code == PHONE.code { own.phone } else { own.email })
}

async fn page(visit: Visit, Citizen(me): Citizen, Path(kind): Path<String>) -> WebResult<Response> {
    let kind = kind_of(&kind)?;
    elevation::require(&visit, &me, Act::Contacts).await?;
    let present = present(&visit.house, &me, kind).await?;
    Ok(visit.show(&drawn(&visit, kind, &present, "", FieldErrors::new()))?.into_response())
}

fn drawn(visit: &Visit, kind: Kind, present: &OwnContact, typed: &str, errors: FieldErrors) -> ChangePage {
    ChangePage {
        page: visit.page(visit.t.get(&format!("accounts-change-{}-title", kind.code)), Section::Person),
        errors,
        kind: kind.code,
        present: present.masked(),
        typed: typed.to_owned(),
    }
}

/// Keeps the wish and lets both codes leave. Whether the new one belongs to another cabinet is told only to who can read it.
async fn begin(
    visit: Visit,
    Citizen(me): Citizen,
    Path(kind): Path<String>,
    Posted(fields): Posted,
) -> WebResult<Response> {
    let kind = kind_of(&kind)?;
    elevation::require(&visit, &me, Act::Contacts).await?;
    visit.count(Limit::Messages)?;
    let house = &visit.house;
    let old = present(house, &me, kind).await?;
    let mut errors = FieldErrors::new();
    let typed = fields.get("value");
    let new = read(&visit, kind, typed, &mut errors);
    if new.as_ref() == Some(old.value.expose()) {
        errors.add("value", visit.t.get(&format!("accounts-change-{}-same", kind.code)));
    }
    let Some(new) = new.filter(|_| errors.is_empty()) else {
        return Ok(visit.again(&drawn(&visit, kind, &old, typed, errors))?.into_response());
    };
    let now = house.clock.now();
    let change = Change { id: house.random.uuid(now), kind, new, old };
    let tx = house.db.begin().await?;
    let key = house.vault.key(&tx, Subject::Citizen(me.citizen)).await?;
    let sealed = key.seal(cell(change.id), change.new.as_bytes());
    let expires_at = now + Duration::minutes(house.settings.policy.for_anybody().recovery.link_minutes);
    let row = store::ChangeRow { change_id: change.id, value: sealed };
    store::put_change(&tx, me.citizen, kind.code, row, (now, expires_at)).await?;
    send(&visit, &tx, &me, &change).await?;
    tx.commit().await?;
    Ok(Redirect::to(&address(kind)).into_response())
}

fn read(visit: &Visit, kind: Kind, typed: &str, errors: &mut FieldErrors) -> Option<String> {
    let parsed = if kind.code == PHONE.code {
        Phone::parse(typed).map(|phone| phone.as_str().to_owned()).map_err(|refusal| refusal.code())
    } else {
        Email::parse(typed).map(|email| email.as_str().to_owned()).map_err(|refusal| refusal.code())
    };
    match parsed {
        Ok(value) => Some(value),
        Err(code) => {
            errors.add("value", visit.t.get(&format!("accounts-{}-{code}", kind.code)));
            None
        }
    }
}

/// A code to each, unless one left a moment ago.
async fn send(visit: &Visit, tx: &Tx, me: &CitizenSession, change: &Change) -> WebResult<()> {
    let house = &visit.house;
    let t = Words::new(house.book.clone(), visit.t.lang);
    if change.old.confirmed {
        post(house, tx, me, &t, change, true).await?;
    }
    if throttle::message(house, tx, &visit.source, &change.new).await? == Verdict::Send {
        post(house, tx, me, &t, change, false).await?;
    }
    Ok(())
}

async fn post(
    house: &House,
    tx: &Tx,
    me: &CitizenSession,
    t: &Words,
    change: &Change,
    old: bool,
) -> WebResult<()> {
    let side = if old { "old" } else { "new" };
    let to = if old { change.old.value.expose().clone() } else { change.new.clone() };
    let kind = change.kind.code;
    let portal = house.settings.portal_name.of(t.lang).to_owned();
    let words = |part: &str, code: &str| {
        let args = [("portal", portal.clone().into()), ("code", code.to_owned().into())];
        t.with(&format!("accounts-change-{kind}-{part}"), &args)
    };
    let (citizen, purpose) = (Some(me.citizen), change.purpose(me, old));
    if kind == PHONE.code {
        // Too early is no failure: the page shows the seconds that are left.
        let _ =
            codes::send(house, tx, purpose, Sms { phone: to, citizen, text: words(side, "{code}") }).await?;
    } else if let Ok(code) = codes::make(house, tx, purpose).await? {
        let (subject, text) = (words("subject", ""), words(side, &code));
        codes::post(house, tx, Outgoing { citizen, channel: Channel::Email, to, subject, text }).await?;
    }
    Ok(())
}

async fn waiting(visit: &Visit, me: &CitizenSession, kind: Kind) -> WebResult<Option<Change>> {
    let house = &visit.house;
    let row = store::change(&house.db, me.citizen, kind.code, house.clock.now()).await?;
    let Some(row) = row else { return Ok(None) };
    let key = house.vault.key(&house.db, Subject::Citizen(me.citizen)).await?;
    let new = String::from_utf8(key.open(cell(row.change_id), &row.value)?)?;
    Ok(Some(Change { id: row.change_id, kind, new, old: present(house, me, kind).await? }))
}

async fn code_page(visit: Visit, Citizen(me): Citizen, Path(kind): Path<String>) -> WebResult<Response> {
    let kind = kind_of(&kind)?;
    elevation::require(&visit, &me, Act::Contacts).await?;
    let Some(change) = waiting(&visit, &me, kind).await? else { return Ok(anew(kind)) };
    Ok(visit.show(&codes_page(&visit, &me, &change, FieldErrors::new()).await?)?.into_response())
}

async fn resend(
    visit: Visit,
    Citizen(me): Citizen,
    Path(kind): Path<String>,
    Posted(_): Posted,
) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let kind = kind_of(&kind)?;
    elevation::require(&visit, &me, Act::Contacts).await?;
    let Some(change) = waiting(&visit, &me, kind).await? else { return Ok(anew(kind)) };
    let tx = visit.house.db.begin().await?;
    send(&visit, &tx, &me, &change).await?;
    tx.commit().await?;
    Ok(Redirect::to(&address(kind)).into_response())
}

async fn finish(
    visit: Visit,
    Citizen(me): Citizen,
    Path(kind): Path<String>,
    Posted(fields): Posted,
) -> WebResult<Response> {
    let kind = kind_of(&kind)?;
    elevation::require(&visit, &me, Act::Contacts).await?;
    let Some(change) = waiting(&visit, &me, kind).await? else { return Ok(anew(kind)) };
    let mut errors = FieldErrors::new();
    let skipped = change.old.confirmed && fields.ticked("no_old") && may_skip(&visit, &me, kind).await?;
    let asks_old = change.old.confirmed && !skipped;
    for (field, asked) in [("old", asks_old), ("new", true)] {
        if asked && fields.get(field).is_empty() {
            errors.add(field, visit.t.get("accounts-code-missing"));
        }
    }
    if errors.is_empty() && replace(&visit, &me, &change, &fields, skipped, &mut errors).await? {
        return Ok(Redirect::to(&format!("/security?changed={}", kind.code)).into_response());
    }
    Ok(visit.again(&codes_page(&visit, &me, &change, errors).await?)?.into_response())
}

/// Checks the codes and puts the new one in the place of the old one; what is wrong stands beside the fields.
async fn replace(
    visit: &Visit,
    me: &CitizenSession,
    change: &Change,
    fields: &Fields,
    skipped: bool,
    errors: &mut FieldErrors,
) -> WebResult<bool> {
    let house = &visit.house;
    let mut sides = vec![("new", false)];
    if change.old.confirmed && !skipped {
        sides.insert(0, ("old", true));
    }
    for (field, old) in &sides {
        let tx = house.db.begin().await?;
        // A right code is used up only when both are right: it is not kept here.
        if let Err(refusal) = codes::check(house, &tx, change.purpose(me, *old), fields.get(field)).await? {
            errors.add(field, refusal.words(&visit.t));
            tx.commit().await?;
        }
    }
    if !errors.is_empty() {
        return Ok(false);
    }
    let tx = house.db.begin().await?;
    for (field, old) in sides {
        if let Err(refusal) = codes::check(house, &tx, change.purpose(me, old), fields.get(field)).await? {
            errors.add(field, refusal.words(&visit.t));
            return Ok(false);
        }
    }
    if !store::delete_change(&tx, me.citizen, change.id).await?
        || !account::replace_contact(house, &tx, me.citizen, change.kind, &change.new).await?
    {
        errors.add("new", visit.t.get("accounts-change-taken"));
        return Ok(false);
    }
    let details = json!({ "channel": change.kind.code, "skipped": skipped.to_string() });
    account::record(house, &tx, me.citizen, Fact::done(me.citizen, "account.contact_changed", details))
        .await?;
    if change.old.confirmed {
        tell::former(house, &tx, me.citizen, change.old.value.expose().clone()).await?;
    }
    if skipped {
        fresh::drop_level(house, &tx, me.citizen).await?;
    }
    tx.commit().await?;
    Ok(true)
}

/// The old one may be missing only when something else than it has confirmed this change.
async fn may_skip(visit: &Visit, me: &CitizenSession, kind: Kind) -> WebResult<bool> {
    let house = &visit.house;
    let way = store::confirmed_by(
        &house.db,
        me.citizen,
        me.session.uuid(),
        Act::Contacts.code(),
        house.clock.now(),
    );
    let own = if kind.code == PHONE.code { "sms" } else { "email" };
    Ok(way.await?.is_some_and(|way| way != own))
}

async fn codes_page(
    visit: &Visit,
    me: &CitizenSession,
    change: &Change,
    errors: FieldErrors,
) -> WebResult<CodesPage> {
    let house = &visit.house;
    let kind = change.kind;
    Ok(CodesPage {
        page: visit.page(visit.t.get(&format!("accounts-change-{}-code-title", kind.code)), Section::Person),
        errors,
        kind: kind.code,
        old: if change.old.confirmed { change.old.masked() } else { String::new() },
        new: change.masked_new(),
        may_skip: change.old.confirmed && may_skip(visit, me, kind).await?,
        drops: me.proofing > Proofing::Simplified,
        code: codes::around(visit, codes::wait_seconds(house, &house.db, change.purpose(me, false)).await?),
    })
}

fn address(kind: Kind) -> String {
    format!("/security/contacts/{}/code", kind.code)
}

fn anew(kind: Kind) -> Response {
    Redirect::to(&format!("/security/contacts/{}", kind.code)).into_response()
}

fn cell(change: Uuid) -> Cell {
    Cell { table: "accounts_contact_changes", column: "value", row: change }
}
