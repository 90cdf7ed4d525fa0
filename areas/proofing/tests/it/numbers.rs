//! A phone number and a driving licence: each is half of a proof.

use serde_json::json;
use web::Proofing;

use crate::world::{MARIA, World, plain};

/// covers REG-08 REG-10
#[tokio::test]
async fn a_number_and_a_licence_in_ones_name_prove_it_together() {
    let world = World::new().await;
    let (citizen, mut maria) = world.maria().await;
    world.outside.says("operators", json!({ "registered": true }));
    world.outside.says("driving-licences", json!({ "found": true, "valid": true }));
    maria.get("/profile/level/phone").await;
    maria.post("/profile/level/phone", &[]).await;
    assert!(plain(&maria.get("/profile/level/phone").await).contains("Спрашиваем реестр"));
    world.work().await;
    let asked = world.outside.asked.lock().unwrap()[0].clone();
    assert_eq!((asked["number"].as_str(), asked["surname"].as_str()), (Some(MARIA), Some("Орлова")));
    assert!(plain(&maria.get("/profile/level/phone").await).contains("Код отправлен"));
    let wrong = maria.post("/profile/level/phone/code", &[("code", "000000")]).await;
    assert_eq!(wrong.status, 422);
    let code = world.code(MARIA);
    assert_eq!(maria.post("/profile/level/phone/code", &[("code", &code)]).await.location, "/profile/level");
    assert_eq!(world.level(citizen).await, Proofing::Standard, "a number alone is not enough");
    assert!(plain(&maria.get("/profile/level").await).contains("Один из двух шагов пройден"));

    let empty = maria.post("/profile/level/licence", &[("number", "99 12")]).await;
    assert!(plain(&empty).contains("В серии и номере 10 цифр") && plain(&empty).contains("value=\"99 12\""));
    maria.post("/profile/level/licence", &[("number", "99 12 345678")]).await;
    world.work().await;
    assert_eq!(world.level(citizen).await, Proofing::Confirmed);
}

/// covers REG-08 REG-10
#[tokio::test]
async fn a_refusal_says_why_and_a_silent_register_is_asked_again() {
    let world = World::new().await;
    let (citizen, mut maria) = world.maria().await;
    world.outside.says("operators", json!({ "registered": false }));
    world.outside.is_silent("driving-licences");
    maria.get("/profile/level/phone").await;
    maria.post("/profile/level/phone", &[]).await;
    maria.post("/profile/level/licence", &[("number", "9912345678")]).await;
    world.work().await;
    assert!(plain(&maria.get("/profile/level/phone").await).contains("не нашёл этот номер на ваше имя"));
    assert!(plain(&maria.get("/profile/level/licence").await).contains("Реестр пока не отвечает"));
    world.outside.says("driving-licences", json!({ "found": true, "valid": false }));
    world.test.minutes_pass(120);
    world.work().await;
    let again = world.signed_in(MARIA).await.get("/profile/level/licence").await;
    assert!(plain(&again).contains("Срок действия удостоверения закончился"), "{}", again.text);
    assert_eq!(world.level(citizen).await, Proofing::Standard);
}
