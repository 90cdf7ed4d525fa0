//! Nobody's term ends unnoticed.

use chrono::NaiveDate;
use db::values;
use web::Role;

use crate::desk::{CENTRE, case, open};
use crate::workplace::changed;
use crate::world::World;

/// Lets the term of a case end on another day.
async fn ends_on(world: &World, application: &str, day: NaiveDate) {
    let id: uuid::Uuid = application.trim_start_matches("/applications/").parse().unwrap();
    let tx = world.house().db.begin().await.unwrap();
    let sql = "update applications_queue set due_on = $1, place = $2 where application_id = $3";
    tx.execute(sql, values![day.to_string(), format!("01{day}"), id]).await.unwrap();
    tx.commit().await.unwrap();
}

/// The letters to a member of staff about terms.
fn letters(world: &World, to: &str) -> Vec<delivery::Message> {
    let mut all = world.test.outbox.messages();
    all.retain(|one| one.to == to && one.subject.starts_with("Сроки дел"));
    for one in &mut all {
        one.text = one.text.replace('\u{a0}', " ");
    }
    all
}

/// covers APP-18: before the end the officer is written to, after it the supervisor; once a day, on working days, without a name of anybody.
#[tokio::test]
async fn officers_are_reminded_before_the_end_and_supervisors_after_it() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let mut sent = Vec::new();
    for _ in 0..3 {
        sent.push(world.send_record(&mut maria).await);
        world.work().await;
    }
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    world.employ("Галина", CENTRE, Role::Supervisor).await;
    let [mine, late, far] = [&sent[0], &sent[1], &sent[2]].map(|application| case(application));
    for case in [&mine, &late] {
        open(&mut anna, case).await;
        anna.get(case).await;
        anna.post(&format!("{case}/holder"), &[("act", "take")]).await;
    }
    let today = world.house().today();
    ends_on(&world, &sent[0], today.succ_opt().unwrap()).await;
    ends_on(&world, &sent[1], today.pred_opt().unwrap()).await;
    for _ in 0..2 {
        world.test.minutes_pass(31);
        world.work().await;
    }
    let to_anna = letters(&world, "анна@office.example.org");
    assert_eq!(to_anna.len(), 1, "{to_anna:?}");
    assert_eq!(to_anna[0].subject, "Сроки дел: просрочено 1, истекает 1");
    let number = |case: &str| case.trim_start_matches("/staff/cases/").to_owned();
    let text = &to_anna[0].text;
    assert!(text.contains("просрочено на 1 день") && text.contains("до завтра"), "{text}");
    assert!(!to_anna[0].text.contains("Орлова") && !to_anna[0].text.contains(&number(&far)));
    let to_galina = letters(&world, "галина@office.example.org");
    assert_eq!(to_galina.len(), 1, "{to_galina:?}");
    assert_eq!(
        to_galina[0].subject, "Сроки дел: просрочено 1, истекает 0",
        "what is taken and not late is the officer's"
    );

    // An hour has passed: who sat still was signed out.
    let mut anna = world.staff_sign_in("Анна").await;
    let mut galina = world.staff_sign_in("Галина").await;
    let day = anna.get("/staff/today").await.text;
    assert!(day.contains(&mine) && day.contains(&late) && !day.contains(&far), "{day}");
    assert!(!day.contains("Орлова"), "numbers, no names");
    assert!(galina.get("/staff/load").await.text.contains("просрочено на 1 день"));

    // From Tuesday to Saturday: a letter each working day, none on the day of rest.
    for _ in 0..4 {
        world.test.minutes_pass(24 * 60);
        world.work().await;
    }
    assert_eq!(letters(&world, "анна@office.example.org").len(), 4, "Tuesday to Friday");
}

/// covers APP-18: a list of the day says what to do, and says when there is nothing.
#[tokio::test]
async fn the_list_of_the_day_is_empty_when_nothing_is_urgent() {
    let world = World::new().await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let page = anna.get("/staff/today").await.text;
    assert!(page.contains("На сегодня срочного нет"), "{page}");
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    maria.get(&application).await;
    let message = uuid::Uuid::from_u128(7).to_string();
    maria
        .submit(&format!("{application}/messages"), &[("message", &message), ("words", "Когда ответите?")])
        .await;
    let page = anna.get("/staff/today").await.text;
    assert!(
        page.contains("Ждут ответа на сообщение")
            && page.contains(&format!("{}/messages", case(&application))),
        "{page}"
    );
    assert!(!page.contains("Когда ответите"), "nothing of the message before the case is opened");
}

/// covers APP-10: a service may promise an answer sooner than the portal does.
#[tokio::test]
async fn a_service_says_itself_when_messages_are_answered() {
    let folder = tempfile::tempdir().unwrap();
    let sooner = ("term_working_days = 5", "term_working_days = 5\nanswer_days = 1");
    let world = World::offering(changed(folder.path(), &[sooner])).await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    maria.get(&application).await;
    let message = uuid::Uuid::from_u128(8).to_string();
    maria.submit(&format!("{application}/messages"), &[("message", &message), ("words", "Когда?")]).await;
    let page = maria.get(&application).await.text;
    assert!(page.contains("Ответим до завтра") || page.contains("Ответим до 25 ноября"), "{page}");
}
