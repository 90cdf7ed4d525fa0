//! The auditor reads the journal and changes nothing.

use web::Role;

use crate::town::{EMAIL, NINA, World, employ};

#[tokio::test]
async fn the_auditor_reads_who_did_what_and_nothing_personal() {
    let world = World::new().await;
    employ(world.house(), NINA, Role::Auditor).await;
    world.at_work(EMAIL).await;
    let mut nina = world.at_work(NINA).await;
    world.house().journal.sequence(&world.house().db).await.unwrap();
    assert_eq!(nina.get("/staff").await.location, "/staff/audit");
    let page = nina.get("/staff/audit").await;
    assert!(page.text.contains("Вход сотрудника") && page.text.contains("Анна К."), "{}", page.text);
    assert!(!page.text.contains(EMAIL));
    let staff = nina.get(&format!("/staff/audit?topic=staff&who={}", world.anna)).await;
    assert!(staff.text.contains("Вход сотрудника"), "{}", staff.text);
    let portal = nina.get("/staff/audit?topic=portal").await;
    assert!(portal.text.contains("Таких записей нет"), "{}", portal.text);
    assert_eq!(nina.get("/staff/people").await.status, 403);
}
