//! Nobody learns at any door who has a cabinet: the same answer, in the same time, and nobody is flooded with messages.

use std::time::Instant;

use web::testing::{Answer, Browser};

use crate::town::{EMAIL, FORM, PHONE, Says as _, Town};

/// Numbers that nobody has, of the same look as those that somebody has.
const NO_PHONE: &str = "+79215559942";
const NO_EMAIL: &str = "orlovy@example.org";
const SNILS: &str = "11223344595";
const NO_SNILS: &str = "11223344696";
const SAMPLES: u8 = 40;

/// A door, and what is typed there by somebody who wants to know: known and unknown.
struct Door {
    path: &'static str,
    known: Vec<(&'static str, &'static str)>,
    unknown: Vec<(&'static str, &'static str)>,
}

fn doors() -> Vec<Door> {
    let door = |path, known: &[_], unknown: &[_]| Door { path, known: known.into(), unknown: unknown.into() };
    let register = |email, phone| {
        let typed = FORM.map(|(name, usual)| match name {
            "email" => (name, email),
            "phone" => (name, phone),
            _ => (name, usual),
        });
        typed.to_vec()
    };
    vec![
        door(
            "/sign-in",
            &[("login", PHONE), ("password", "wrong")],
            &[("login", NO_PHONE), ("password", "wrong")],
        ),
        Door { path: "/register", known: register(EMAIL, PHONE), unknown: register(NO_EMAIL, NO_PHONE) },
        door("/sign-in/phone", &[("phone", PHONE)], &[("phone", NO_PHONE)]),
        door("/recovery/contact", &[("login", EMAIL)], &[("login", NO_EMAIL)]),
        door("/recovery/contact", &[("login", PHONE)], &[("login", NO_PHONE)]),
        door(
            "/recovery/number",
            &[("number", SNILS), ("phone", PHONE)],
            &[("number", NO_SNILS), ("phone", NO_PHONE)],
        ),
        door("/recovery/unlock", &[("phone", PHONE)], &[("phone", NO_PHONE)]),
        door(
            "/recovery/reset",
            &[("login", EMAIL), ("phone", "+79215550177")],
            &[("login", NO_EMAIL), ("phone", "+79215550177")],
        ),
        door(
            "/activation",
            &[("login", PHONE), ("code", "AAAA-AAAA-AAAA")],
            &[("login", NO_PHONE), ("code", "AAAA-AAAA-AAAA")],
        ),
    ]
}

/// A town in which nobody is told to wait, because a test asks as often as a machine.
async fn patient() -> Town {
    let town = Town::new().await.with_rules(serde_json::json!({
        "lockout": { "account_tries": 10_000, "source_tries": 10_000, "spray_accounts": 10_000 },
        "throttle": { "per_target": 1000, "per_source": 10_000, "in_all": 100_000 },
    }));
    let citizen = town.citizen().await;
    let house = &town.test.house;
    let tx = house.db.begin().await.unwrap();
    assert!(accounts::bind_identifiers(house, &tx, citizen, SNILS, None).await.unwrap());
    tx.commit().await.unwrap();
    town
}

/// Somebody from another network each time.
fn stranger(town: &Town, number: u8) -> Browser {
    town.browser().stranger().from([198, 51, number, 9])
}

async fn knock(browser: &mut Browser, path: &str, typed: &[(&str, &str)]) -> (Answer, f64) {
    browser.get(path).await;
    let begun = Instant::now();
    let answer = browser.post(path, typed).await;
    (answer, begun.elapsed().as_secs_f64())
}

/// What a stranger sees, without what is theirs: the token, what they typed themselves, ids.
fn seen(answer: &Answer) -> (u16, Vec<(String, String)>, String) {
    let plain = |text: &str| -> String {
        let mut text = text.to_owned();
        for own in [PHONE, NO_PHONE, EMAIL, NO_EMAIL, SNILS, NO_SNILS] {
            text = text.replace(own, "…");
        }
        let token =
            web::testing::between(&text, "name=\"csrf\" value=\"", "\"").unwrap_or_default().to_owned();
        if token.is_empty() { text } else { text.replace(&token, "…") }
    };
    let headers = answer.headers.iter().map(|(name, value)| {
        let value = value.to_str().unwrap_or_default();
        // Secrets differ, their shape does not.
        let shown = match name.as_str() {
            "set-cookie" | "location" => value.split(['=', ';']).map(|part| part.len().to_string()).collect(),
            _ => plain(value),
        };
        (name.to_string(), shown)
    });
    (answer.status.as_u16(), headers.collect(), plain(&answer.text))
}

/// covers LOGIN-01, LOGIN-06, LOGIN-14, LOGIN-15, LOGIN-17, LOGIN-18, PLUS-10, REG-01
#[tokio::test]
async fn every_door_answers_a_known_and_an_unknown_name_alike() {
    let town = patient().await;
    for (number, door) in (0..).zip(doors()) {
        let (mut one, mut two) = (stranger(&town, number), stranger(&town, number + 100));
        let (known, _) = knock(&mut one, door.path, &door.known).await;
        let (unknown, _) = knock(&mut two, door.path, &door.unknown).await;
        assert_eq!(seen(&known), seen(&unknown), "{}", door.path);
        assert_eq!(known.location.is_empty(), known.status == 422, "{}: {}", door.path, known.text);
        if known.location.is_empty() {
            continue;
        }
        // The page after it, and a wrong code there.
        let (next, same) = (one.get(&known.location).await, two.get(&unknown.location).await);
        assert_eq!(page(&next, &known), page(&same, &unknown), "after {}", door.path);
        town.post_leaves().await;
        let place = |answer: &Answer| answer.location.split('?').next().unwrap_or_default().to_owned();
        let wrong = one.post(&place(&known), &[("code", "000001")]).await;
        let wrong_too = two.post(&place(&unknown), &[("code", "000001")]).await;
        assert_eq!(page(&wrong, &known), page(&wrong_too, &unknown), "a wrong code after {}", door.path);
    }
    town.post_leaves().await;
}

/// A page whose own address stands in it: a registration has its id there.
fn page(answer: &Answer, before: &Answer) -> (u16, String) {
    let (status, _, text) = seen(answer);
    let id = before.location.rsplit('/').next().unwrap_or_default().split('?').next().unwrap_or_default();
    (status, if id.len() == 36 { text.replace(id, "…") } else { text })
}

/// Of two random measurements, one of each, the first is the longer in this share of the cases (Mann and Whitney).
fn share_longer(one: &[f64], other: &[f64]) -> f64 {
    let longer = one.iter().flat_map(|a| other.iter().map(move |b| a > b)).filter(|longer| *longer).count();
    longer as f64 / (one.len() * other.len()) as f64
}

/// covers LOGIN-01, REG-01, LOGIN-06, LOGIN-14, LOGIN-15: the two distributions of times are compared by their ranks, whatever the machine
/// is busy with: the samples alternate. With forty of each, chance alone leaves 0.24 … 0.76 once in fifteen thousand times.
#[tokio::test]
async fn time_does_not_tell_at_any_door_whether_a_name_is_known() {
    let town = patient().await;
    for door in doors() {
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for number in 0..SAMPLES {
            let measure = async |typed: &[(&'static str, &'static str)], at: u8| {
                knock(&mut stranger(&town, at), door.path, typed).await.1
            };
            // Now this one first, now that one: whoever is second may find things warm.
            if number % 2 == 0 {
                known.push(measure(&door.known, number).await);
                unknown.push(measure(&door.unknown, number + 100).await);
            } else {
                unknown.push(measure(&door.unknown, number + 100).await);
                known.push(measure(&door.known, number).await);
            }
        }
        let share = share_longer(&known, &unknown);
        assert!(
            (0.24..0.76).contains(&share),
            "{}: the known took longer in {share:.2} of the cases",
            door.path
        );
        town.test.minutes_pass(2);
        town.post_leaves().await;
    }
}

/// covers LOGIN-06: two sources; whoever is asked about is not flooded, and a machine in one place is told to wait, in words.
#[tokio::test]
async fn codes_to_a_phone_are_counted_by_target_by_source_and_in_all() {
    let rules = |limits| serde_json::json!({ "throttle": limits });
    let town = Town::new().await.with_rules(rules(serde_json::json!({ "per_target": 2, "per_source": 4 })));
    town.citizen().await;
    for number in 0..4 {
        let mut anyone = stranger(&town, number);
        let (sent, _) = knock(&mut anyone, "/sign-in/phone", &[("phone", PHONE)]).await;
        assert_eq!(
            sent.location, "/sign-in/phone/code",
            "the page is the same whether something leaves or not"
        );
        assert_eq!(anyone.get(&sent.location).await.status, 200);
        town.post_leaves().await;
        town.test.minutes_pass(2);
    }
    assert_eq!(town.test.outbox.to(PHONE).len(), 2, "another source counts against the same phone");

    let mut machine = stranger(&town, 50);
    for number in 0..5 {
        let phone = format!("+7921555030{number}");
        let (answer, _) = knock(&mut machine, "/sign-in/phone", &[("phone", &phone)]).await;
        assert_eq!(answer.status == 429, number == 4, "{number}: {}", answer.text);
        if answer.status == 429 {
            assert!(answer.says("Слишком часто") && answer.wait_seconds.is_some(), "{}", answer.text);
        }
    }
    let mut other = stranger(&town, 51);
    let (answer, _) = knock(&mut other, "/sign-in/phone", &[("phone", NO_PHONE)]).await;
    assert_eq!(answer.status, 303, "who asks from elsewhere does not wait");
    town.test.minutes_pass(61);
    let (answer, _) = knock(&mut machine, "/sign-in/phone", &[("phone", NO_PHONE)]).await;
    assert_eq!(answer.status, 303, "after an hour it begins anew");

    let town = Town::new().await.with_rules(rules(serde_json::json!({ "in_all": 10 })));
    for number in 0..11 {
        let phone = format!("+79215550{number:03}");
        let (answer, _) = knock(&mut stranger(&town, number), "/sign-in/phone", &[("phone", &phone)]).await;
        assert_eq!(answer.status == 429, number == 10, "the whole portal has its measure");
    }
    town.post_leaves().await;
}

/// Asking again counts too.
#[tokio::test]
async fn asking_again_for_a_code_is_counted() {
    let town = Town::new().await.with_rules(serde_json::json!({ "throttle": { "per_target": 2 } }));
    town.citizen().await;
    let mut anna = town.browser();
    let (sent, _) = knock(&mut anna, "/sign-in/phone", &[("phone", PHONE)]).await;
    anna.get(&sent.location).await;
    for _ in 0..4 {
        town.post_leaves().await;
        town.test.minutes_pass(2);
        anna.post("/sign-in/phone/code/resend", &[]).await;
    }
    town.post_leaves().await;
    assert_eq!(town.test.outbox.to(PHONE).len(), 2);
}
