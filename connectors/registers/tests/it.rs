//! Stories with the sandbox's registers on a real socket.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on stops there")]

use std::time::Duration;

use applications::Registers;
use profile::{IdentityQuery, IdentityRegisters};
use registers::HttpRegisters;
use sandbox::{Mode, Person, Sandbox, SandboxConfig};
use serde_json::{Value, json};

async fn start() -> (Sandbox, HttpRegisters) {
    let sandbox = Sandbox::start(SandboxConfig::anywhere()).await.unwrap();
    let base = format!("{}/registers", sandbox.url()).parse().unwrap();
    (sandbox, HttpRegisters::with_patience(base, Duration::from_secs(2)).unwrap())
}

fn query(person: &Person) -> IdentityQuery {
    let claim = |field: &str| person.claimed(field).unwrap();
    IdentityQuery {
        surname: claim("surname"),
        name: claim("name"),
        patronymic: claim("patronymic"),
        birth_date: person.birth_date,
        snils: claim("snils"),
        inn: claim("inn"),
        passport: claim("passport"),
    }
}

fn someone(surname: &str) -> Person {
    sandbox::people().into_iter().find(|person| person.surname == surname).unwrap()
}

fn asked(person: &Person) -> Value {
    json!({ "surname": person.surname, "name": person.name, "birth_date": person.birth_date, "snils": person.snils })
}

/// Covers REG-13.
#[tokio::test]
async fn a_register_confirms_everything_or_names_exactly_what_differs() {
    let (sandbox, registers) = start().await;
    let differs = async |person: &Person| registers.compare(&query(person)).await.unwrap().differs;
    assert_eq!(differs(&someone("Орлова")).await, Vec::<String>::new());
    assert_eq!(differs(&someone("Назарова")).await, Vec::<String>::new());
    assert_eq!(differs(&someone("Белосельская-Заречная")).await, Vec::<String>::new());
    assert_eq!(differs(&someone("Лебедева")).await, ["surname"]);
    assert_eq!(differs(&someone("Фролова")).await, ["passport"]);
    assert_eq!(differs(&someone("Тихонов")).await.len(), 7);
    sandbox.stop().await;
}

#[tokio::test]
async fn registers_of_services_tell_what_they_have_and_what_they_have_not() {
    let (sandbox, registers) = start().await;
    let orlova = asked(&someone("Орлова"));
    assert_eq!(registers.ask("convictions", &orlova).await.unwrap()["clear"], json!(true));
    let residence = registers.ask("residence", &orlova).await.unwrap();
    assert_eq!((&residence["registered"], &residence["since"]), (&json!(true), &json!("2014-06-02")));
    assert_eq!(registers.ask("family", &orlova).await.unwrap()["count"], json!(2));
    assert_eq!(
        registers.ask("convictions", &asked(&someone("Соколов"))).await.unwrap()["found"],
        json!(true)
    );
    assert_eq!(
        registers.ask("residence", &asked(&someone("Морозов"))).await.unwrap()["registered"],
        json!(false)
    );
    assert_eq!(registers.ask("horoscopes", &orlova).await.unwrap_err().why, "answers with status 404");
    sandbox.stop().await;
}

#[tokio::test]
async fn a_register_that_is_down_slow_or_talks_nonsense_is_down_and_says_nothing_personal() {
    let (sandbox, registers) = start().await;
    let (orlova, identity) = (asked(&someone("Орлова")), query(&someone("Орлова")));
    for (mode, whys) in [
        (Mode::Down, &["answers with status 503"] as &[&str]),
        (Mode::Slow(30), &["no answer in time"]),
        (
            Mode::Nonsense,
            &[
                "answers something that is not JSON",
                "answers something that is not a JSON object",
                "answers something that is not a JSON object",
                "answers too much",
            ],
        ),
    ] {
        for register in ["residence", "identity"] {
            assert!(sandbox.faults.set(register, mode));
        }
        for why in whys {
            let error = registers.ask("residence", &orlova).await.unwrap_err();
            assert_eq!((error.register.as_str(), error.why.as_str()), ("residence", *why));
        }
        assert_eq!(registers.compare(&identity).await.unwrap_err().register, "identity");
    }
    for register in ["residence", "identity"] {
        assert!(sandbox.faults.set(register, Mode::Ok));
    }
    assert!(registers.ask("residence", &orlova).await.is_ok());
    assert!(registers.compare(&identity).await.unwrap().differs.is_empty());
    sandbox.stop().await;
}

#[tokio::test]
async fn a_register_that_is_stopped_has_no_connection() {
    let (sandbox, registers) = start().await;
    sandbox.stop().await;
    let error = registers.ask("residence", &json!({ "snils": "11223344595" })).await.unwrap_err();
    assert_eq!(error.to_string(), "residence: no connection");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    use axum::response::Redirect;
    use axum::routing::post;
    let app = axum::Router::new()
        .route("/registers/residence", post(async || Redirect::temporary("/registers/elsewhere")))
        .route("/registers/elsewhere", post(async || axum::Json(json!({ "registered": true }))));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}/registers", listener.local_addr().unwrap());
    let server = tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    let registers = HttpRegisters::new(base.parse().unwrap()).unwrap();
    assert_eq!(registers.ask("residence", &json!({})).await.unwrap_err().why, "answers with status 307");
    server.abort();
}
