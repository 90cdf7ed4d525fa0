//! An app or a key for a member of staff: behind an invitation, and later at their own desk (LOGIN-09, LOGIN-10).

use askama::Template;
use base::StaffId;
use db::Tx;
use factors::passkey::{self, Answer, Asked};
use factors::{Holder, Kind, totp};
use ui::{Page, Section};
use web::{FieldErrors, Fields, House, Visit, WebResult};

use crate::member::Person;
use crate::step::key_host;

/// The page with both ways; its forms go to `<action>/app` and `<action>/key`.
#[derive(Template)]
#[template(path = "staff/enrol.html")]
pub(crate) struct EnrolPage {
    page: Page,
    action: String,
    /// Where the page is left without enrolling anything; empty where one has to.
    back: &'static str,
    /// Nothing where the policy lets in only what cannot be phished.
    enrolment: Option<totp::Enrolment>,
    /// Nothing where no key can be bound to the portal's address.
    asked: Option<Asked>,
    key_host: String,
    errors: FieldErrors,
}

/// Whose page it is and where it stands.
pub(crate) struct Place<'p> {
    pub staff: StaffId,
    pub person: &'p Person,
    pub action: String,
    pub back: &'static str,
}

/// The secret that waits for its first code stays the same however often the page is opened.
pub(crate) async fn page(visit: &Visit, place: Place<'_>, errors: FieldErrors) -> WebResult<EnrolPage> {
    let house = &visit.house;
    let holder = Holder::Staff(place.staff);
    let login = place.person.email.as_str();
    let name = place.person.full_name();
    let tx = house.db.begin().await?;
    let enrolment = if house.settings.policy.for_staff().factors.phishing_resistant {
        None
    } else {
        match totp::waiting(house, &tx, holder, login).await? {
            Some(enrolment) => Some(enrolment),
            None => Some(totp::begin(house, &tx, holder, login).await?),
        }
    };
    let asked = if passkey::host(&house.settings).is_some() {
        let person = passkey::Person { login, name: &name };
        Some(passkey::begin_registration(house, &tx, holder, Kind::Passkey, person).await?)
    } else {
        None
    };
    tx.commit().await?;
    Ok(EnrolPage {
        page: visit.page(visit.t.get("staff-enrol-title"), Section::Staff),
        action: place.action,
        back: place.back,
        enrolment,
        asked,
        key_host: key_host(house),
        errors,
    })
}

/// Takes the app's first code; what is wrong with it stands beside the field.
pub(crate) async fn app(
    visit: &Visit,
    tx: &Tx,
    staff: StaffId,
    form: &Fields,
) -> WebResult<Result<(), FieldErrors>> {
    let (house, t) = (&visit.house, &visit.t);
    let rules = &house.settings.policy.for_staff().factors;
    let name = t.get("staff-enrol-app-name");
    let confirmed = totp::confirm(house, tx, Holder::Staff(staff), &name, form.get("code"), rules).await?;
    Ok(confirmed.map(drop).map_err(|refusal| at("code", refusal.words(t))))
}

/// Takes the key's answer; what is wrong with it stands beside the button.
pub(crate) async fn key(
    visit: &Visit,
    tx: &Tx,
    staff: StaffId,
    form: &Fields,
) -> WebResult<Result<(), FieldErrors>> {
    let (house, t) = (&visit.house, &visit.t);
    let rules = &house.settings.policy.for_staff().factors;
    let Some(answer) = Answer::of(form) else {
        return Ok(Err(at("key", t.get("staff-step-key-missing"))));
    };
    let (holder, name) = (Holder::Staff(staff), t.get("staff-enrol-key-name"));
    let made = passkey::finish_registration(house, tx, holder, answer, &name, rules).await?;
    Ok(made.map(drop).map_err(|refusal| at("key", refusal.words(t))))
}

fn at(field: &str, words: String) -> FieldErrors {
    let mut errors = FieldErrors::new();
    errors.add(field, words);
    errors
}

/// Whether the portal has an address that keys can be bound to, or apps are let in: else there is nothing to enrol.
pub(crate) fn is_possible(house: &House) -> bool {
    passkey::host(&house.settings).is_some() || !house.settings.policy.for_staff().factors.phishing_resistant
}
