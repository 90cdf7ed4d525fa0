//! The person pays the fee: a charge in the register of charges, and the application goes on by itself when it is paid there (PAY-01).

use catalogue::{Service, Step};
use chrono::Duration;
use jobs::Ended;
use journal::Actor;
use serde_json::{Value, json};
use text::Lang;
use web::{House, WebResult};

use crate::Tools;
use crate::application::Application;
use crate::course::{Charge, Paid};
use crate::step::task::{Begun, begin, over};
use crate::step::{Moved, details, go_on, record, wait};
use crate::store::applications;

/// The register that keeps charges and knows what was paid.
pub(crate) const REGISTER: &str = "charges";
/// So soon the register is asked again about a payment that the person has told of.
const SOON_SECONDS: i64 = 5;
/// Digits of a charge's number.
const DIGITS: usize = 20;
/// The longest address of a payment page, in characters.
const ADDRESS_MAX: usize = 500;

/// Makes the charge, asks whether it is paid, and waits. What was paid before the answers were changed counts.
pub(super) async fn run(
    house: &House,
    tools: &Tools,
    service: &Service,
    mut application: Application,
) -> WebResult<Moved> {
    if let Some(kopecks) = ask_earlier(house, tools, service, &mut application).await? {
        return keep(house, service, application, Some(kopecks)).await;
    }
    match charge(house, service, &mut application) {
        Due::Nothing => {
            application.step += 1;
            return go_on(house, service, application, |_| None).await;
        }
        // The task was begun with another sum.
        Due::Another if application.work.task.is_some() => {
            return keep(house, service, application, None).await;
        }
        Due::Another | Due::Same => {}
    }
    let (application, is_over) = match begin(house, service, application).await? {
        Begun::Waits(application) => (*application, false),
        Begun::Over(application) => (*application, true),
        Begun::Again => return Ok(Moved::Again),
    };
    let Some(charge) = &application.work.charge else { return Ok(Moved::Again) };
    match tools.registers.ask(REGISTER, &question(house, service, &application, charge)).await {
        Ok(answer) => heard(house, service, application, &answer, is_over).await,
        // Money may be on its way: while the register is silent nobody is refused for not having paid.
        Err(down) => wait(house, service, application, REGISTER, &down.why).await,
    }
}

/// What is still to be paid.
enum Due {
    /// What was paid is enough.
    Nothing,
    /// The charge that there is.
    Same,
    /// A new charge: the first, or one of another sum.
    Another,
}

/// Sees to it that there is a charge of what the fee, by the answers as they stand, is more than what was paid.
fn charge(house: &House, service: &Service, application: &mut Application) -> Due {
    let known = application.known(house);
    let fee = service.fee(known.course().answers, known.course().day);
    let kopecks = fee.map_or(0, |fee| fee.kopecks) - application.work.paid();
    let work = &mut application.work;
    if kopecks <= 0 && work.charges().any(|charge| charge.paid.is_some()) {
        return Due::Nothing;
    }
    if work.charge.as_ref().is_some_and(|charge| charge.paid.is_none() && charge.kopecks == kopecks) {
        return Due::Same;
    }
    work.earlier_charges.extend(work.charge.take());
    work.charge = Some(Charge {
        number: house.random.digits(DIGITS),
        kopecks,
        fee: fee.map_or_else(String::new, |fee| fee.name.to_owned()),
        pay_at: String::new(),
        said: None,
        paid: None,
    });
    Due::Another
}

/// How much of an earlier charge was paid after all: the money is the person's and counts.
async fn ask_earlier(
    house: &House,
    tools: &Tools,
    service: &Service,
    application: &mut Application,
) -> WebResult<Option<i64>> {
    for place in 0..application.work.earlier_charges.len() {
        let charge = &application.work.earlier_charges[place];
        if charge.paid.is_some() {
            continue;
        }
        // While the register is silent the present charge waits visibly, and this one is asked again with it.
        let asked = tools.registers.ask(REGISTER, &question(house, service, application, charge)).await;
        if let Some(paid) = asked.ok().and_then(|answer| payment(house, charge, &answer)) {
            let kopecks = charge.kopecks;
            application.work.earlier_charges[place].paid = Some(paid);
            return Ok(Some(kopecks));
        }
    }
    Ok(None)
}

/// Keeps what was found out, and looks again.
async fn keep(
    house: &House,
    service: &Service,
    application: Application,
    paid: Option<i64>,
) -> WebResult<Moved> {
    let tx = house.db.begin().await?;
    if applications::change(house, &tx, &application).await? {
        if let Some(kopecks) = paid {
            record(house, &tx, &application, "application.paid", None, facts(service, &application, kopecks))
                .await?;
        }
        tx.commit().await?;
    }
    Ok(Moved::Again)
}

/// What the entry of a payment says.
fn facts(service: &Service, application: &Application, kopecks: i64) -> Value {
    let mut facts = details(service, application);
    facts["kopecks"] = json!(kopecks);
    facts
}

/// The payment of a charge, when the register says that all of it was paid.
fn payment(house: &House, charge: &Charge, answer: &Value) -> Option<Paid> {
    let text = |field: &str| answer.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let is_paid = answer.get("paid") == Some(&Value::Bool(true))
        && answer.get("kopecks").and_then(Value::as_i64) == Some(charge.kopecks);
    is_paid.then(|| Paid { number: text("payment"), on: text("on"), at: house.clock.now() })
}

/// What the register is asked: the charge itself, with the address that asks it at once when the person comes
/// back; the first question also makes it known. Nothing of the person.
fn question(house: &House, service: &Service, application: &Application, charge: &Charge) -> Value {
    json!({
        "number": charge.number,
        "kopecks": charge.kopecks,
        "purpose": service.words(Lang::Ru).get("title"),
        "agency": service.agency_name(&application.agency, &service.words(Lang::Ru)),
        "back": format!("{}/applications/{}/payment", house.settings.origin(), application.id),
    })
}

async fn heard(
    house: &House,
    service: &Service,
    mut application: Application,
    answer: &Value,
    is_over: bool,
) -> WebResult<Moved> {
    let was_silent = application.waiting_since.take().is_some();
    let Some(charge) = application.work.charge.as_mut() else { return Ok(Moved::Again) };
    if let Some(paid) = payment(house, charge, answer) {
        charge.paid = Some(paid);
        let kopecks = charge.kopecks;
        application.step += 1;
        let facts = facts(service, &application, kopecks);
        let told = |_: &Application| Some(("application.paid", Actor::System, None, facts));
        return go_on(house, service, application, told).await;
    }
    if is_over {
        return over(house, service, application).await;
    }
    let named = answer.get("pay_at").and_then(Value::as_str).filter(|at| is_page(at));
    let pay_at = named.map_or_else(String::new, str::to_owned);
    let is_checked = charge.is_checked(house.clock.now());
    if was_silent || charge.pay_at != pay_at {
        charge.pay_at = pay_at;
        let tx = house.db.begin().await?;
        if !applications::change(house, &tx, &application).await? {
            return Ok(Moved::Again);
        }
        tx.commit().await?;
    }
    if is_checked {
        return Ok(Moved::Ended(Ended::At(house.clock.now() + Duration::seconds(SOON_SECONDS))));
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
