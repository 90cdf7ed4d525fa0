//! A visit that is left open when its person deletes the account.

use web::Role;
use web::belongings::Belongings;

use crate::town::{MARIA, OPERATOR, World, plain};

/// covers PLUS-08 LEAP-05 REG-17: the desk says plainly that the person is gone; the service journal keeps its lines without a name
#[tokio::test]
async fn a_visit_left_open_tells_that_its_person_has_deleted_the_account() {
    let world = World::new().await;
    let citizen = world.maria().await;
    let mut desk = world.staff(OPERATOR, Role::CentreOperator).await;
    desk.get("/staff/centre").await;
    let here = desk.post("/staff/centre", &[("login", MARIA), ("reason", "help")]).await.location;
    desk.get(&here).await;
    desk.post(&format!("{here}/help"), &[("help", "Заявление за Орлову")]).await;

    let house = world.house();
    let tx = house.db.begin().await.unwrap();
    let areas: [&dyn Belongings; 4] =
        [&accounts::OwnAccount, &factors::OwnFactors, &profile::OwnProfile, &centre::OwnVisits];
    for area in areas {
        area.erase(house, &tx, citizen).await.unwrap();
    }
    house.vault.erase(&tx, citizen).await.unwrap();
    tx.commit().await.unwrap();

    let gone = desk.get(&here).await;
    assert_eq!(gone.status, 410, "{}", gone.text);
    let text = plain(&gone.text);
    assert!(!text.contains("Орлова") && text.contains("/staff"), "there is a way on: {text}");
    for (act, fields) in
        [("activation", vec![]), ("help", vec![("help", "ещё")]), ("fobs", vec![("serial", "1")])]
    {
        let answer = desk.post(&format!("{here}/{act}"), &fields).await;
        assert!(
            matches!(answer.status.as_u16(), 404 | 409 | 410),
            "{act}: {} {}",
            answer.status,
            answer.text
        );
    }
    let journal = desk.get("/staff/centre/journal").await;
    assert_eq!(journal.status, 200);
    let journal = plain(&journal.text);
    assert!(journal.contains("Оказана помощь") && !journal.contains("Орлов"), "{journal}");
    assert!(
        plain(&desk.post("/staff/centre", &[("login", MARIA), ("reason", "help")]).await.text)
            .contains("Такого кабинета нет")
    );
}
