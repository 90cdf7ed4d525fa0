//! The citizen's own record.

use base::StaffId;
use journal::{Actor, Entry, Object, Outcome};

use crate::town::{FORM, Town, plain};

/// covers HOME-08, PRIV-06, LEAP-05
#[tokio::test]
async fn a_citizen_reads_who_did_and_saw_what() {
    let town = Town::new().await;
    let (citizen, mut maria) = town.maria().await;
    maria.post("/profile", &FORM).await;
    town.work().await;
    let house = &town.test.house;
    let tx = house.db.begin().await.unwrap();
    let look = Entry {
        actor: Actor::Staff(StaffId::new(&house.clock, &house.random)),
        action: "profile.confirmed",
        citizen: Some(citizen),
        object: Object::Profile,
        service: None,
        agency: Some("information-centre".to_owned()),
        outcome: Outcome::Done,
        reason: Some("проверка заявления № 2026-1118-004718".to_owned()),
        details: serde_json::Value::Null,
    };
    house.journal.record(&tx, look).await.unwrap();
    tx.commit().await.unwrap();

    let page = plain(&maria.get("/journal").await.text);
    assert!(page.contains("Сотрудник ведомства"));
    assert!(page.contains("проверка заявления № 2026-1118-004718"));
    assert!(page.contains("Вход в кабинет") && page.contains("Данные профиля отправлены на проверку"));
    assert!(!page.contains("[journal-"), "every action has its words");
}

#[tokio::test]
async fn a_proof_of_an_entry_can_be_taken_away_by_its_owner_only() {
    let town = Town::new().await;
    let (citizen, mut maria) = town.maria().await;
    let house = &town.test.house;
    let id = house.journal.of_citizen(&house.db, citizen, None, 1).await.unwrap()[0].id;
    assert_eq!(maria.get(&format!("/journal/{id}/proof")).await.status, 404, "not in the tree yet");
    house.journal.sequence(&house.db).await.unwrap();
    let answer = maria.get(&format!("/journal/{id}/proof")).await;
    assert_eq!((answer.status.as_u16(), answer.kind.as_str()), (200, "application/json"));
    let proof: serde_json::Value = serde_json::from_slice(&answer.bytes).unwrap();
    assert_eq!(proof["format"], "kabinet-journal-proof-1");
    assert!(maria.get("/journal").await.text.contains(&format!("/journal/{id}/proof")));

    town.citizen("boris@example.org", "+79215550143").await;
    let mut boris = town.signed_in("+79215550143").await;
    assert_eq!(boris.get(&format!("/journal/{id}/proof")).await.status, 404);
    assert_eq!(boris.get("/journal/nonsense/proof").await.status, 404);
}

#[tokio::test]
async fn a_long_journal_has_pages() {
    let town = Town::new().await;
    let (_, mut maria) = town.maria().await;
    for _ in 0..16 {
        maria.post("/profile", &FORM).await;
        town.work().await;
        let line = [("registration_address", "г. Верхнереченск, ул. Лесная, д. 5")];
        maria.post("/profile", &crate::town::form_with(&line)).await;
        town.work().await;
        town.test.minutes_pass(1);
    }
    let first = maria.get("/journal").await;
    let older = web::testing::between(&first.text, "href=\"/journal?before=", "\"").expect("a second page");
    let second = maria.get(&format!("/journal?before={older}")).await;
    assert_eq!(second.status, 200);
    assert!(plain(&second.text).contains("Кабинет создан"));
    assert_eq!(maria.get("/journal?before=nonsense").await.status, 404);
}
