//! The person pays the fee: a charge in the register of charges, and the application goes on by itself when it is paid there (PAY-01).

use catalogue::{Service, Step};
use jobs::Ended;
use journal::Actor;
use serde_json::{Value, json};
use text::Lang;
use web::{House, WebResult};

use crate::Tools;
use crate::application::Application;
use crate::course::{Charge, Paid};
use crate::step::task::{Begun, begin, over};
use crate::step::{Moved, details, go_on, wait};
use crate::store::applications;

/// The register that keeps charges and knows what was paid.
pub(crate) const REGISTER: &str = "charges";
/// Digits of a charge's number.
const DIGITS: usize = 20;
/// The longest address of a payment page, in characters.
const ADDRESS_MAX: usize = 500;

/// Makes the charge, asks whether it is paid, and waits.
pub(super) async fn run(
    house: &House,
    tools: &Tools,
    service: &Service,
    mut application: Application,
) -> WebResult<Moved> {
    let known = application.known(house);
    if application.work.charge.is_none() {
        let fee = service.fee(known.course().answers, known.course().day);
        application.work.charge = Some(Charge {
            number: house.random.digits(DIGITS),
            kopecks: fee.map_or(0, |fee| fee.kopecks),
            fee: fee.map_or_else(String::new, |fee| fee.name.to_owned()),
            pay_at: String::new(),
            paid: None,
        });
    }
    let (application, is_over) = match begin(house, service, application).await? {
        Begun::Waits(application) => (*application, false),
        Begun::Over(application) => (*application, true),
        Begun::Again => return Ok(Moved::Again),
    };
    match tools.registers.ask(REGISTER, &question(house, service, &application)).await {
        Ok(answer) => heard(house, service, application, &answer, is_over).await,
        // Money may be on its way: while the register is silent nobody is refused for not having paid.
        Err(down) => wait(house, service, application, REGISTER, &down.why).await,
    }
}

/// What the register is asked: the charge itself, so that the first question also makes it known. Nothing of the person.
fn question(house: &House, service: &Service, application: &Application) -> Value {
    let charge = application.work.charge.as_ref();
    json!({
        "number": charge.map(|charge| charge.number.as_str()),
        "kopecks": charge.map(|charge| charge.kopecks),
        "purpose": service.words(Lang::Ru).get("title"),
        "agency": service.agency_name(&application.agency, &service.words(Lang::Ru)),
        "back": format!("{}/applications/{}", house.settings.origin(), application.id),
    })
}

async fn heard(
    house: &House,
    service: &Service,
    mut application: Application,
    answer: &Value,
    is_over: bool,
) -> WebResult<Moved> {
    let text = |field: &str| answer.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let was_silent = application.waiting_since.take().is_some();
    let Some(charge) = application.work.charge.as_mut() else { return Ok(Moved::Again) };
    let is_paid = answer.get("paid") == Some(&Value::Bool(true))
        && answer.get("kopecks").and_then(Value::as_i64) == Some(charge.kopecks);
    if is_paid {
        charge.paid = Some(Paid { number: text("payment"), on: text("on"), at: house.clock.now() });
        let kopecks = charge.kopecks;
        application.step += 1;
        let mut facts = details(service, &application);
        facts["kopecks"] = json!(kopecks);
        let told = |_: &Application| Some(("application.paid", Actor::System, None, facts));
        return go_on(house, service, application, told).await;
    }
    if is_over {
        return over(house, service, application).await;
    }
    let pay_at = Some(text("pay_at")).filter(|at| is_page(at)).unwrap_or_default();
    if was_silent || charge.pay_at != pay_at {
        charge.pay_at = pay_at;
        let tx = house.db.begin().await?;
        if !applications::change(house, &tx, &application).await? {
            return Ok(Moved::Again);
        }
        tx.commit().await?;
    }
    Ok(Moved::Ended(Ended::Waiting { why: "the fee is not paid yet".to_owned() }))
}

/// Whether an address can stand behind a link: a page of the web and nothing that a browser would run.
fn is_page(address: &str) -> bool {
    let plain = address.chars().all(|letter| letter.is_ascii_graphic() && !matches!(letter, '"' | '<' | '>'));
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    plain && is_web && address.len() <= ADDRESS_MAX
}

/// Whether the present step is a payment.
pub(crate) fn is_due(service: &Service, application: &Application) -> bool {
    matches!(service.steps.get(application.step), Some(Step::Pay { .. }))
}

#[cfg(test)]
mod tests {
    use super::is_page;

    #[test]
    fn only_a_page_of_the_web_is_linked() {
        assert!(is_page("https://pay.example/charges/1?x=2"));
        for wrong in ["", "javascript:alert(1)", "//pay.example", "https://a b", "https://a\"b"] {
            assert!(!is_page(wrong), "{wrong}");
        }
    }
}
