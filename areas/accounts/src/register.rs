//! Register: e-mail, phone, password, terms (REG-01, REG-04).

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing};
use base::{Email, Phone, Sensitive};
use http::HeaderMap;
use ui::{Page, Section};
use web::{FieldErrors, Fields, House, Limit, Posted, Visit, WebResult};

use crate::registration::{self, Introduced, Origin, Pending};
use crate::{password, password_rules, provider, terms};

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
    /// Who has introduced the person: the provider's name; empty when nobody.
    introduced: String,
    /// Whether that provider shall open the new cabinet.
    link: bool,
    rules: Vec<(String, String)>,
}

#[derive(serde::Deserialize)]
struct Asked {
    late: Option<String>,
}

async fn page(
    visit: Visit,
    here: provider::Here,
    headers: HeaderMap,
    axum::extract::Query(asked): axum::extract::Query<Asked>,
) -> WebResult<Response> {
    if visit.citizen().is_some() {
        return Ok(Redirect::to("/").into_response());
    }
    let house = &visit.house;
    let mut form = form(&visit, &Fields::default(), FieldErrors::new());
    form.late = asked.late.is_some();
    if let Some(pending) = provider::pending(house, &house.db, &headers).await? {
        form.introduced = provider::known(here).name(&pending.provider, visit.t.lang);
        form.link = true;
        form.email = pending.person.email;
        form.phone =
            Phone::parse(&pending.person.phone).map_or_else(|_| String::new(), |phone| phone.formatted());
    }
    Ok(visit.show(&form)?.into_response())
}

async fn post(
    visit: Visit,
    here: provider::Here,
    headers: HeaderMap,
    Posted(fields): Posted,
) -> WebResult<Response> {
    visit.count(Limit::Messages)?;
    let introduced = provider::pending(&visit.house, &visit.house.db, &headers).await?;
    let wish = match parse(&visit, &fields) {
        Ok(wish) => wish,
        Err(errors) => {
            let mut form = form(&visit, &fields, errors);
            form.introduced = introduced
                .map_or_else(String::new, |one| provider::known(here).name(&one.provider, visit.t.lang));
            return Ok(visit.again(&form)?.into_response());
        }
    };
    let introduced = introduced.filter(|_| fields.ticked("link"));
    let pending = Pending {
        email: wish.email,
        phone: wish.phone,
        phc: password::hash(&visit.house, wish.password).await?,
        lang: visit.t.lang.code().to_owned(),
        terms: terms::PRESENT.to_owned(),
        introduced: introduced.map(|one| Introduced { provider: one.provider, person: one.person }),
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
        introduced: String::new(),
        link: fields.ticked("link"),
        rules: password_rules::shown(&visit.house.settings.policy.for_anybody().password, &visit.t),
    }
}
