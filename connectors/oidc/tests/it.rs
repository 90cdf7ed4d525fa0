//! The connector against the sandbox's bank, over real sockets.

use accounts::provider::{Answered, Failure, Provider};
use base::Random;
use oidc::{OidcProvider, Partner};
use sandbox::{Sandbox, SandboxConfig};

const BACK: &str = "http://127.0.0.1:8080/profile/level/bank/return";

/// The portal's page that the common entrance sends people back to.
const ENTRANCE_BACK: &str = "http://127.0.0.1:8080/sign-in/with/entrance/return";

fn connector(issuer: &str, secret: &str) -> OidcProvider {
    let partner = Partner {
        code: "river".to_owned(),
        name_ru: "Речной банк".to_owned(),
        name_en: "River Bank".to_owned(),
        issuer: issuer.to_owned(),
        client_id: sandbox::OIDC_CLIENT.to_owned(),
        client_secret: secret.to_owned(),
        scopes: ["profile", "birthdate", "identity"].map(str::to_owned).into(),
        two_factors: Vec::new(),
    };
    OidcProvider::new(partner, Random::seeded(7)).unwrap()
}

/// Decides at the bank as its customer; the query that the bank sends back.
async fn decide(door: &str, act: &str) -> Vec<(String, String)> {
    decide_with(door, &[("act", act)]).await
}

async fn decide_with(door: &str, choices: &[(&str, &str)]) -> Vec<(String, String)> {
    let door = reqwest::Url::parse(door).unwrap();
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let page = client.get(door.clone()).send().await.unwrap();
    let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("form-action 'self' http://127.0.0.1:8080"), "{policy}");
    let mut form: Vec<(String, String)> = door.query_pairs().into_owned().collect();
    form.push(("person".to_owned(), sandbox::people()[0].snils.clone()));
    form.extend(choices.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let mut at = door;
    at.set_query(None);
    let answer = client.post(at).form(&form).send().await.unwrap();
    let back = reqwest::Url::parse(answer.headers()["location"].to_str().unwrap()).unwrap();
    assert!(back.as_str().starts_with(BACK) || back.as_str().starts_with(ENTRANCE_BACK));
    back.query_pairs().into_owned().collect()
}

fn found(query: &[(String, String)], name: &str) -> String {
    query.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

/// covers REG-11
#[tokio::test]
async fn a_customer_who_allows_it_is_told_to_the_portal() {
    let outside = Sandbox::start(SandboxConfig::anywhere()).await.unwrap();
    let issuer = format!("{}/bank", outside.url());
    let bank = connector(&issuer, sandbox::BANK_SECRET);
    let door = bank.door(BACK, "state-1").await.unwrap();
    assert!(door.url.contains("code_challenge_method=S256") && door.url.contains("nonce="), "{}", door.url);
    let query = decide(&door.url, "allow").await;
    assert_eq!((found(&query, "state").as_str(), found(&query, "iss")), ("state-1", issuer.clone()));
    let answered = Answered { code: found(&query, "code"), issuer: Some(issuer.clone()) };
    let person = bank.person(BACK, &door, &answered).await.unwrap();
    let maria = &sandbox::people()[0];
    assert_eq!(
        (person.surname.as_str(), person.passport.as_str()),
        (maria.surname.as_str(), maria.passport.as_str())
    );
    assert_eq!((person.birth_date, person.identified), (Some(maria.birth_date), true));
    let twice = bank.person(BACK, &door, &answered).await;
    assert!(matches!(twice, Err(Failure::Unfit(_))), "a code is good once");
    outside.stop().await;
}

/// covers REG-11: wrong verifier, nonce, issuer, secret; a customer who does not allow it; a bank that is down.
#[tokio::test]
async fn what_was_not_asked_for_is_not_taken() {
    let outside = Sandbox::start(SandboxConfig::anywhere()).await.unwrap();
    let issuer = format!("{}/bank", outside.url());
    let bank = connector(&issuer, sandbox::BANK_SECRET);
    let denied = decide(&bank.door(BACK, "s").await.unwrap().url, "deny").await;
    assert_eq!(found(&denied, "error"), "access_denied");
    for flaw in ["verifier", "nonce", "issuer", "secret"] {
        let mut door = bank.door(BACK, "s").await.unwrap();
        let query = decide(&door.url, "allow").await;
        let mut answered = Answered { code: found(&query, "code"), issuer: Some(issuer.clone()) };
        let mut judge = bank.clone();
        match flaw {
            "verifier" => door.verifier = "another-verifier-another-verifier-another-verifier".to_owned(),
            "nonce" => door.nonce = "another".to_owned(),
            "issuer" => answered.issuer = Some("https://evil.example".to_owned()),
            _ => judge = connector(&issuer, "wrong"),
        }
        let taken = judge.person(BACK, &door, &answered).await;
        assert!(matches!(taken, Err(Failure::Unfit(_))), "{flaw}");
    }
    let foreign = connector("http://127.0.0.1:9/bank", sandbox::BANK_SECRET).door(BACK, "s").await;
    assert!(matches!(foreign, Err(Failure::Down(_))));
    outside.stop().await;
}

/// covers LOGIN-03: the provider's name for a person stays, contacts come only when it has verified them, `acr` says how strongly.
#[tokio::test]
async fn the_common_entrance_introduces_a_person() {
    let outside = Sandbox::start(SandboxConfig::anywhere()).await.unwrap();
    let issuer = format!("{}/entrance", outside.url());
    let partner = Partner {
        code: "entrance".to_owned(),
        name_ru: "Единый вход".to_owned(),
        name_en: "Common entrance".to_owned(),
        issuer: issuer.clone(),
        client_id: sandbox::OIDC_CLIENT.to_owned(),
        client_secret: sandbox::ENTRANCE_SECRET.to_owned(),
        scopes: ["profile", "birthdate", "identity", "email", "phone"].map(str::to_owned).into(),
        two_factors: vec![sandbox::TWO_FACTORS.to_owned()],
    };
    let entrance = OidcProvider::new(partner, Random::seeded(7)).unwrap();
    let mut subjects = Vec::new();
    for choices in [&[("act", "allow")][..], &[("act", "allow"), ("strong", "yes")]] {
        let door = entrance.door(ENTRANCE_BACK, "s").await.unwrap();
        let query = decide_with(&door.url, choices).await;
        let answered = Answered { code: found(&query, "code"), issuer: Some(found(&query, "iss")) };
        let person = entrance.person(ENTRANCE_BACK, &door, &answered).await.unwrap();
        let maria = &sandbox::people()[0];
        assert_eq!((&person.email, &person.phone), (&maria.email, &maria.phone));
        assert_eq!((&person.snils, &person.inn), (&maria.snils, &maria.inn));
        assert_eq!(person.two_factors, choices.len() == 2);
        subjects.push(person.subject);
    }
    assert_eq!(subjects[0], subjects[1]);
    outside.stop().await;
}
