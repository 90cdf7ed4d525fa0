//! Where new cases go, and what a supervisor sees.

use web::Role;

use crate::desk::{CENTRE, case, open};
use crate::world::World;

/// covers PLUS-15, APP-16: tried on past cases, then in force for new ones.
#[tokio::test]
async fn a_rule_is_tried_and_then_sends_new_cases_where_it_says() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let past = world.send_record(&mut maria).await;
    world.work().await;
    let anna_id = world.employ("Анна", CENTRE, Role::Officer).await.to_string();
    let mut anna = world.staff_sign_in("Анна").await;
    let mut galina = world.officer("Галина", CENTRE, Role::Supervisor).await;
    assert_eq!(galina.get("/staff").await.location, "/staff/load");
    let form = galina.get("/staff/rules/new?service=no-criminal-record").await.text;
    assert!(form.contains("name=\"option-purpose\"") && !form.contains("name=\"option-surname\""), "{form}");
    let empty = [("service", "no-criminal-record"), ("name", "Работа с детьми")];
    assert_eq!(galina.post("/staff/rules", &empty).await.status, 422, "it must lead somewhere");
    let rule = |purpose| {
        vec![
            ("service", "no-criminal-record"),
            ("name", "Работа"),
            ("option-purpose", purpose),
            ("unit", "Отдел справок"),
            ("officer", anna_id.as_str()),
            ("label", "работа"),
        ]
    };
    let tried = galina.post("/staff/rules", &rule("abroad")).await;
    assert!(tried.text.contains("подошло бы 0 из последних 1"), "{}", tried.text);
    let tried = galina.post("/staff/rules", &rule("work")).await;
    assert!(tried.text.contains("подошло бы 1 из последних 1"), "{}", tried.text);
    assert!(!galina.get("/staff/rules").await.text.contains("Отдел справок"), "trying keeps nothing");
    galina.get("/staff/rules/new?service=no-criminal-record").await;
    let saved = galina.post("/staff/rules", &[rule("work"), vec![("act", "save")]].concat()).await;
    assert_eq!(saved.location, "/staff/rules");
    let list = galina.get("/staff/rules").await.text;
    assert!(list.contains("Отдел справок") && list.contains("Анна"), "{list}");

    let new = world.send_record(&mut maria).await;
    world.work().await;
    let queue = anna.get("/staff/queue?whose=mine").await.text;
    assert!(queue.contains(&case(&new)) && !queue.contains(&case(&past)), "{queue}");
    let unit = "/staff/queue?unit=%D0%9E%D1%82%D0%B4%D0%B5%D0%BB+%D1%81%D0%BF%D1%80%D0%B0%D0%B2%D0%BE%D0%BA";
    let queue = anna.get(unit).await.text;
    assert!(queue.contains(&case(&new)) && !queue.contains(&case(&past)), "{queue}");
    open(&mut anna, &case(&new)).await;
    assert!(anna.get(&case(&new)).await.text.contains("работа"));

    let removal = web::testing::between(&list, "action=\"/staff/rules/", "/removal\"").unwrap().to_owned();
    galina.get("/staff/rules").await;
    galina.post(&format!("/staff/rules/{removal}/removal"), &[]).await;
    assert!(!galina.get("/staff/rules").await.text.contains("Отдел справок"));
}

/// covers APP-18: load and terms by officer; the supervisor gives a case to somebody and opens none.
#[tokio::test]
async fn a_supervisor_sees_the_load_and_opens_nothing() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let case = case(&application);
    let id = case.trim_start_matches("/staff/cases/").to_owned();
    let anna_id = world.employ("Анна", CENTRE, Role::Officer).await.to_string();
    let mut galina = world.officer("Галина", CENTRE, Role::Supervisor).await;
    let load = galina.get("/staff/load").await.text;
    assert!(load.contains("Анна") && load.contains("никто не взял") && !load.contains("Орлова"), "{load}");
    galina.post(&format!("/staff/load/{id}"), &[("to", &anna_id)]).await;
    let load = galina.get("/staff/load").await.text;
    assert!(load.contains("Анна К."), "{load}");
    assert_eq!(galina.get(&case).await.status, 403);
    assert_eq!(galina.get("/staff/queue").await.status, 403);
    assert!(maria.get(&application).await.text.contains("Дело передано другому специалисту"));
    let mut other = world.officer("Зоя", "housing-office", Role::Supervisor).await;
    other.get("/staff/load").await;
    let foreign = other.post(&format!("/staff/load/{id}"), &[("to", &anna_id)]).await;
    assert_eq!(foreign.status, 404);
}
