//! What the pages of the desk cost: the same number of questions to the database, however much there is to show.

use base::{ApplicationId, CitizenId};
use catalogue::Catalogue;
use db::{Rows, sea_orm, values};
use web::Role;

use crate::desk::{CENTRE, open};
use crate::world::{Browser, World};

#[derive(db::FromQueryResult)]
struct Sent {
    citizen_id: uuid::Uuid,
    application_id: uuid::Uuid,
    number: String,
}

/// Puts cases of people whom nobody knows yet into the queue, and says where they are.
async fn crowd(world: &World, many: usize) -> Vec<String> {
    let house = world.house();
    let service = Catalogue::shipped().get("no-criminal-record").unwrap();
    let mut cases = Vec::new();
    for _ in 0..many {
        let citizen = CitizenId::new(&house.clock, &house.random);
        let tx = house.db.begin().await.unwrap();
        house.vault.create(&tx, citizen).await.unwrap();
        tx.commit().await.unwrap();
        applications::live(house, &service, citizen, 1).await.unwrap();
        let sql =
            "select citizen_id, application_id, number from applications_applications where citizen_id = $1";
        let sent: Sent = house.db.optional(sql, values![citizen.uuid()]).await.unwrap().unwrap();
        let due = house.today().to_string();
        let tx = house.db.begin().await.unwrap();
        tx.execute(
            "insert into applications_queue (agency, application_id, citizen_id, number, service, state, due_on, place, entered_at)
             values ($1, $2, $3, $4, $5, 'open', $6, $7, $8)",
            values![CENTRE, sent.application_id, sent.citizen_id, sent.number, service.code.clone(), due.clone(), format!("01{due}"), house.clock.now()],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        cases.push(ApplicationId(sent.application_id).to_string());
    }
    // The keys of people who have just come are not remembered.
    world.test.minutes_pass(2);
    cases
}

/// How many statements a page says; it was looked at once before.
async fn cost(world: &World, browser: &mut Browser, path: &str) -> u64 {
    assert_eq!(browser.get(path).await.status, 200, "{path}");
    // What is remembered of people is forgotten after five seconds.
    world.test.minutes_pass(1);
    browser.get("/staff/security").await;
    let before = world.house().db.statements();
    assert_eq!(browser.get(path).await.status, 200, "{path}");
    world.house().db.statements() - before
}

async fn batch(anna: &mut Browser, cases: &[String]) -> String {
    anna.get("/staff/queue").await;
    let mut fields: Vec<(&str, &str)> = cases.iter().map(|case| ("case", case.as_str())).collect();
    fields.push(("reason", "decision"));
    anna.post("/staff/batch", &fields).await.location
}

/// covers APP-17, APP-18, PLUS-14: one case or thirty-one, a page asks the database as often.
#[tokio::test]
async fn the_pages_of_the_desk_cost_the_same_with_one_case_and_with_thirty() {
    let world = World::new().await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let mut galina = world.officer("Галина", CENTRE, Role::Supervisor).await;
    let first = crowd(&world, 1).await;
    let case = format!("/staff/cases/{}", first[0]);
    open(&mut anna, &case).await;
    let chosen = batch(&mut anna, &first).await;
    let pages = ["/staff/queue", "/staff/today", "/staff/messages", "/staff/visits", case.as_str()];
    let mut before = Vec::new();
    for path in pages {
        before.push(cost(&world, &mut anna, path).await);
    }
    let (one, load) =
        (cost(&world, &mut anna, &chosen).await, cost(&world, &mut galina, "/staff/load").await);

    let mut all = crowd(&world, 30).await;
    all.push(first[0].clone());
    let chosen = batch(&mut anna, &all).await;
    for (path, before) in pages.into_iter().zip(before) {
        assert_eq!(cost(&world, &mut anna, path).await, before, "{path}");
    }
    assert_eq!(cost(&world, &mut galina, "/staff/load").await, load, "the load");
    let page = anna.get(&chosen).await.text;
    assert_eq!(page.matches("k-table__tick").count(), 31, "{page}");
    assert_eq!(cost(&world, &mut anna, &chosen).await, one, "the batch");
}
