//! Register: e-mail, phone, password, terms (REG-01, REG-04).

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::{Email, Phone, Sensitive};
use ui::{Page, Section};
use web::{FieldErrors, Fields, House, Limit, Posted, Visit, WebResult};

use crate::registration::{self, Origin, Pending};
use crate::{password, password_rules, terms};

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/register", routing::get(page).post(post))
}

#[derive(Template)]
#[template(path = "register.html")]
struct Form {
    page: Page,
    errors: FieldErrors,
    email: String,
    phone: String,
    terms: bool,
    late: bool,
    rules: Vec<(String, String)>,
}

#[derive(serde::Deserialize)]
struct Asked {
    late: Option<String>,
}

async fn page(visit: Visit, axum::extract::Query(asked): axum::extract::Query<Asked>) -> WebResult<Response> {
    if visit.citizen().is_some() {
        return Ok(Redirect::to("/").into_response());
    }
    let mut form = form(&visit, &Fields::default(), FieldErrors::new());
    form.late = asked.late.is_some();
    Ok(visit.show(&form)?.into_response())
}

async fn post(visit: Visit, Posted(fields): Posted) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let wish = match parse(&visit, &fields) {
        Ok(wish) => wish,
        Err(errors) => return Ok(visit.again(&form(&visit, &fields, errors))?.into_response()),
    };
    let pending = Pending {
        email: wish.email,
        phone: wish.phone,
        phc: password::hash(&visit.house, wish.password).await?,
        lang: visit.t.lang.code().to_owned(),
        terms: terms::PRESENT.to_owned(),
    };
    let frame = visit.page("", Section::None);
    let origin = Origin { csrf: &frame.csrf, source: &visit.source };
    let registration = registration::begin(&visit.house, origin, &pending).await?;
    Ok(Redirect::to(&format!("/register/{registration}")).into_response())
}

struct Wish {
    email: String,
    phone: String,
    password: Sensitive<String>,
}

fn parse(visit: &Visit, fields: &Fields) -> Result<Wish, FieldErrors> {
    let t = &visit.t;
    let mut errors = FieldErrors::new();
    let email = Email::parse(fields.get("email"));
    if let Err(refusal) = &email {
        errors.add("email", t.get(&format!("accounts-email-{}", refusal.code())));
    }
    let phone = Phone::parse(fields.get("phone"));
    if let Err(refusal) = &phone {
        errors.add("phone", t.get(&format!("accounts-phone-{}", refusal.code())));
    }
    let secret = fields.raw("password");
    let own = [fields.get("email"), phone.as_ref().map_or("", |phone| phone.as_str())];
    if secret.is_empty() {
        errors.add("password", t.get("accounts-password-missing"));
    } else {
        let rules = &visit.house.settings.policy.for_anybody().password;
        let broken = password_rules::broken(rules, secret, &own);
        if !broken.is_empty() {
            errors.add("password", password_rules::told(&broken, rules, t));
        }
    }
    if errors.at("password").is_empty() && secret != fields.raw("password_again") {
        errors.add("password_again", t.get("accounts-password-differs"));
    }
    if !fields.ticked("terms") {
        errors.add("terms", t.get("accounts-terms-missing"));
    }
    match (email, phone) {
        (Ok(email), Ok(phone)) if errors.is_empty() => Ok(Wish {
            email: email.as_str().to_owned(),
            phone: phone.as_str().to_owned(),
            password: Sensitive::new(secret.to_owned()),
        }),
        _ => Err(errors),
    }
}

/// What was typed, but for the password: that is typed anew.
fn form(visit: &Visit, fields: &Fields, errors: FieldErrors) -> Form {
    Form {
        page: visit.page(visit.t.get("accounts-register-title"), Section::None),
        errors,
        email: fields.get("email").to_owned(),
        phone: fields.get("phone").to_owned(),
        terms: fields.ticked("terms"),
        late: false,
        rules: password_rules::shown(&visit.house.settings.policy.for_anybody().password, &visit.t),
    }
}
