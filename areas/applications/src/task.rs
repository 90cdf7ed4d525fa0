//! What the person has to do for an application to go on: pay, sign, come. The card on the application's page.

use catalogue::Step;
use text::Words;
use web::{House, Visit, WebResult};

use crate::application::{Application, State};
use crate::course::Charge;
use crate::follow::Case;
use crate::store::visits::{self, VisitRow};

/// The card of what is to be done.
pub(crate) struct TaskCard {
    pub title: String,
    pub text: String,
    /// Where, for a visit; the basis, for a fee.
    pub note: String,
    pub until: String,
    /// A page to go to: the payment's, the signature's, the visit's; empty while there is none.
    pub href: String,
    pub label: String,
    /// The button's look: the page's main one, or a second one when nothing has to be done any more.
    pub kind: &'static str,
    /// Instead of the state's note, when more is known.
    pub note_of_state: String,
    /// Where a press asks the register again; empty when there is nothing to ask.
    pub ask: String,
}

/// The receipt of a payment, the signature: what was done already.
pub(crate) struct Proof {
    pub name: String,
    pub value: String,
}

/// The card of the present step; nothing when nobody waits for the person.
pub(crate) async fn card(house: &House, visit: &Visit, case: &Case) -> WebResult<Option<TaskCard>> {
    let application = &case.application;
    let Some(task) = application.work.task.as_ref().filter(|_| application.state.waits_for_person()) else {
        return Ok(None);
    };
    let (t, words) = (&visit.t, case.service.words(visit.t.lang));
    let until = t.with1("applications-task-until", "date", t.date_near(task.until, house.clock.now()));
    let base = format!("/applications/{}", application.id);
    let card = match (application.state, &application.work.charge) {
        (State::Payment, Some(charge)) => {
            let card = payment(t, &words, (charge, application.work.paid()), &base);
            if charge.is_checked(house.clock.now()) { checked(t, charge, card) } else { card }
        }
        (State::Signature, _) => TaskCard {
            title: t.get("applications-task-sign"),
            text: words.get(&format!("step-{}-note", task.step)),
            href: format!("{base}/signature"),
            label: t.get("applications-task-sign-do"),
            ..TaskCard::empty()
        },
        _ => {
            let booked = visits::of_application(&house.db, application.citizen, application.id).await?;
            let place = crate::visit::place_words(&case.service, application, &words);
            visiting(visit, (&words, &task.step, place), booked.as_ref(), &base)
        }
    };
    // Who has chosen a time has nothing to do until then.
    let until = if card.note_of_state.is_empty() { until } else { String::new() };
    Ok(Some(TaskCard { until, ..card }))
}

impl TaskCard {
    fn empty() -> Self {
        let nothing = String::new;
        Self {
            title: nothing(),
            text: nothing(),
            note: nothing(),
            until: nothing(),
            href: nothing(),
            label: nothing(),
            kind: "",
            note_of_state: nothing(),
            ask: nothing(),
        }
    }
}

fn payment(t: &Words, words: &Words, (charge, paid): (&Charge, i64), base: &str) -> TaskCard {
    TaskCard {
        title: to_pay(t, charge, paid),
        text: t.with1("applications-task-charge", "number", charge.number.clone()),
        note: match basis(words, &charge.fee) {
            basis if basis.is_empty() => basis,
            basis => t.with1("applications-task-basis", "basis", basis),
        },
        href: charge.pay_at.clone(),
        label: t.get("applications-task-pay-do"),
        ask: format!("{base}/payment"),
        ..TaskCard::empty()
    }
}

/// «Проверяем оплату»: the person says it is paid, and is not sent to pay again.
fn checked(t: &Words, charge: &Charge, card: TaskCard) -> TaskCard {
    TaskCard {
        title: t.with1("applications-task-pay-checked", "sum", t.money(charge.kopecks)),
        text: t.with1("applications-task-pay-checked-text", "number", charge.number.clone()),
        note: String::new(),
        kind: "second",
        note_of_state: t.get("applications-task-pay-checked-note"),
        ..card
    }
}

/// «Оплатите пошлину 300 ₽»; what was paid before the answers were changed is named.
pub(crate) fn to_pay(t: &Words, charge: &Charge, paid: i64) -> String {
    let sum = t.money(charge.kopecks);
    match paid {
        0 => t.with1("applications-task-pay", "sum", sum),
        paid => t.with("applications-task-pay-more", &[("sum", sum.into()), ("paid", t.money(paid).into())]),
    }
}

/// What becomes of the fee that was paid, when the application ends without a result; empty when nothing was paid.
pub(crate) fn paid_words(t: &Words, key: &str, application: &Application) -> String {
    let work = &application.work;
    let payments: Vec<&str> =
        work.charges().filter_map(|charge| Some(charge.paid.as_ref()?.number.as_str())).collect();
    if payments.is_empty() {
        return String::new();
    }
    t.with(key, &[("sum", t.money(work.paid()).into()), ("number", payments.join(", ").into())])
}

/// Why the fee is as it is, in the service's words; empty when everybody pays the same.
pub(crate) fn basis(words: &Words, fee: &str) -> String {
    let key = format!("fee-{fee}");
    if !fee.is_empty() && words.has(&key) { words.get(&key) } else { String::new() }
}

fn visiting(
    visit: &Visit,
    (words, step, place): (&Words, &str, String),
    booked: Option<&VisitRow>,
    base: &str,
) -> TaskCard {
    let t = &visit.t;
    let (title, label) = match booked {
        Some(booked) => (booked_words(visit, booked), t.get("applications-task-visit-change")),
        None => (t.get("applications-task-visit"), t.get("applications-task-visit-do")),
    };
    TaskCard {
        title,
        text: words.get(&format!("step-{step}-note")),
        note: place,
        href: format!("{base}/visit"),
        label,
        kind: if booked.is_some() { "second" } else { "" },
        note_of_state: if booked.is_some() { t.get("applications-note-visit-booked") } else { String::new() },
        ..TaskCard::empty()
    }
}

/// «Ждём вас 2 декабря, 09:00».
pub(crate) fn booked_words(visit: &Visit, booked: &VisitRow) -> String {
    visit.t.with("applications-task-visit-booked", &[("when", when(visit, booked).into())])
}

/// «2 декабря, 09:00».
pub(crate) fn when(visit: &Visit, booked: &VisitRow) -> String {
    let day = crate::calendar::parse(&booked.day);
    let day = day.map_or_else(|| booked.day.clone(), |day| visit.t.date_near(day, visit.house.clock.now()));
    format!("{day}, {}", booked.at_time)
}

/// A note with what the agency's silence would mean, while the agency has to answer.
pub(crate) fn with_silence(visit: &Visit, case: &Case, note: String) -> String {
    let (t, application) = (&visit.t, &case.application);
    let due = crate::calendar::parse(&application.due_on).filter(|_| application.state == State::Processing);
    match due.filter(|_| case.service.silence.is_some()) {
        Some(due) => {
            let date = t.date_near(due, visit.house.clock.now());
            let words = case.service.words(t.lang).get("silence");
            let silence = t.with("applications-silence", &[("date", date.into()), ("words", words.into())]);
            format!("{note}. {silence}")
        }
        None => note,
    }
}

/// What the person has done: the receipts of the payments, the signature.
pub(crate) fn proofs(visit: &Visit, application: &Application) -> Vec<Proof> {
    let (t, now) = (&visit.t, visit.house.clock.now());
    let mut proofs = Vec::new();
    let mut add = |key: &str, value: String| proofs.push(Proof { name: t.get(key), value });
    for (charge, paid) in application.work.charges().filter_map(|one| Some((one, one.paid.as_ref()?))) {
        add("applications-proof-sum", t.money(charge.kopecks));
        add("applications-proof-payment", paid.number.clone());
        add("applications-proof-charge", charge.number.clone());
        let on = crate::calendar::parse(&paid.on).map_or_else(|| paid.on.clone(), |day| t.date(day));
        add("applications-proof-on", on);
    }
    if let Some(signed) = &application.work.signature {
        add("applications-proof-signed", t.moment(signed.at, now));
        add("applications-proof-digest", signed.statement_sha256.clone());
    }
    proofs
}

/// The register that the present step asks; nothing when it asks none.
pub(crate) fn register(step: Option<&Step>) -> Option<&str> {
    match step? {
        Step::Check { register, .. } => Some(register),
        Step::Pay { .. } => Some(crate::step::pay::REGISTER),
        _ => None,
    }
}
