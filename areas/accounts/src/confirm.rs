//! Confirm the other channel: the phone by a code, the e-mail by a link (REG-02, REG-16).

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::CitizenId;
use db::Tx;
use delivery::Channel;
use notifications::Outgoing;
use text::Words;
use ui::{Page, Section};
use web::{Citizen, FieldErrors, House, Posted, Visit, WebResult};

use crate::account::{self, Fact, OwnContact};
use crate::binding;
use crate::codes::{self, Sms};
use crate::registration::{self, Way};
use crate::store::{account as store, link};

pub(crate) fn routes() -> Router<House> {
    Router::new()
        .route("/security/phone", routing::get(page).post(post))
        .route("/security/phone/resend", routing::post(resend_code))
        .route("/security/email/resend", routing::post(resend_link))
}

#[derive(Template)]
#[template(path = "confirm_phone.html")]
struct PhonePage {
    page: Page,
    errors: FieldErrors,
    phone: String,
    code: codes::Around,
    taken: bool,
}

async fn page(visit: Visit, Citizen(session): Citizen) -> WebResult<Response> {
    let own = account::own_contacts(&visit.house, &visit.house.db, session.citizen).await?;
    if own.phone.confirmed {
        return Ok(Redirect::to("/security/contacts/phone").into_response());
    }
    let page = phone_page(&visit, session.citizen, &own.phone, FieldErrors::new()).await?;
    Ok(visit.show(&page)?.into_response())
}

async fn post(visit: Visit, Citizen(session): Citizen, Posted(fields): Posted) -> WebResult<Response> {
    let house = &visit.house;
    let own = account::own_contacts(house, &house.db, session.citizen).await?;
    if own.phone.confirmed {
        return Ok(Redirect::to("/profile").into_response());
    }
    let mut errors = FieldErrors::new();
    let mut taken = false;
    if fields.get("code").is_empty() {
        errors.add("code", visit.t.get("accounts-code-missing"));
    } else {
        let tx = house.db.begin().await?;
        let purpose = registration::phone_purpose(session.citizen.uuid());
        let answer = codes::check(house, &tx, purpose, fields.get("code")).await?;
        if let Err(refusal) = answer {
            tx.commit().await?;
            errors.add("code", refusal.words(&visit.t));
        } else if confirm(house, &tx, session.citizen, Way::Phone, own.phone.value.expose()).await? {
            tx.commit().await?;
            return Ok(Redirect::to("/profile").into_response());
        } else {
            taken = true;
        }
    }
    let mut page = phone_page(&visit, session.citizen, &own.phone, errors).await?;
    page.taken = taken;
    Ok(visit.again(&page)?.into_response())
}

async fn resend_code(visit: Visit, Citizen(session): Citizen, Posted(_): Posted) -> WebResult<Redirect> {
    let house = &visit.house;
    let own = account::own_contacts(house, &house.db, session.citizen).await?;
    if !own.phone.confirmed {
        let tx = house.db.begin().await?;
        let t = Words::new(house.book.clone(), own.lang);
        let sms = Sms {
            phone: own.phone.value.into_inner(),
            citizen: Some(session.citizen),
            text: t.with1("accounts-sms-phone", "code", "{code}".to_owned()),
        };
        // Too early is no failure: the page shows the seconds that are left.
        let _ = codes::send(house, &tx, registration::phone_purpose(session.citizen.uuid()), sms).await?;
        tx.commit().await?;
    }
    Ok(Redirect::to("/security/phone"))
}

async fn resend_link(visit: Visit, Citizen(session): Citizen, Posted(_): Posted) -> WebResult<Redirect> {
    let house = &visit.house;
    let own = account::own_contacts(house, &house.db, session.citizen).await?;
    if !own.email.confirmed {
        let tx = house.db.begin().await?;
        if let Some(url) = registration::make_link(house, &tx, session.citizen.uuid()).await? {
            let t = Words::new(house.book.clone(), own.lang);
            let portal = house.settings.portal_name.of(t.lang).to_owned();
            let message = Outgoing {
                citizen: Some(session.citizen),
                channel: Channel::Email,
                to: own.email.value.into_inner(),
                subject: t.with1("accounts-letter-email-subject", "portal", portal.clone()),
                text: t.with(
                    "accounts-letter-email",
                    &[
                        ("portal", portal.into()),
                        ("url", url.into()),
                        ("hours", registration::link_hours(house).into()),
                    ],
                ),
            };
            notifications::post(house, &tx, message).await?;
        }
        tx.commit().await?;
    }
    Ok(Redirect::to("/security?letter=1"))
}

/// Confirms the e-mail of an open cabinet; `false` when it is another cabinet's. The caller commits when it is `true`.
pub(crate) async fn email(house: &House, tx: &Tx, citizen: CitizenId) -> WebResult<bool> {
    let own = account::own_contacts(house, tx, citizen).await?;
    if !own.email.confirmed && !confirm(house, tx, citizen, Way::Email, own.email.value.expose()).await? {
        return Ok(false);
    }
    link::delete(tx, citizen.uuid()).await?;
    Ok(true)
}

/// Confirms a channel of an open cabinet; `false` when it is another cabinet's.
pub(crate) async fn confirm(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    way: Way,
    value: &str,
) -> WebResult<bool> {
    let kind = way.kind();
    if !binding::bind(house, tx, citizen, kind, value).await? {
        return Ok(false);
    }
    store::confirm_contact(tx, citizen, kind.code, house.clock.now()).await?;
    let details = serde_json::json!({ "channel": kind.code });
    account::record(house, tx, citizen, Fact::done(citizen, "account.contact_confirmed", details)).await?;
    Ok(true)
}

async fn phone_page(
    visit: &Visit,
    citizen: CitizenId,
    phone: &OwnContact,
    errors: FieldErrors,
) -> WebResult<PhonePage> {
    let house = &visit.house;
    let purpose = registration::phone_purpose(citizen.uuid());
    Ok(PhonePage {
        page: visit.page(visit.t.get("accounts-phone-title"), Section::Person),
        errors,
        phone: phone.masked(),
        code: codes::around(visit, codes::wait_seconds(house, &house.db, purpose).await?),
        taken: false,
    })
}
