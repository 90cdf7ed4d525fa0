//! A machine looks before an officer does.

use applications::{About, Mark, Meaning, Precheck, PrecheckDown, Seen};
use catalogue::Catalogue;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use web::Role;

use crate::desk::{CENTRE, OpenCase, case, open, open_case};
use crate::world::{World, errors};

/// covers APP-26: what differs from a register and what looks unusual is marked, with what the check cannot see; nothing is decided, and the
/// person reads that a machine has looked.
#[tokio::test]
async fn the_machine_marks_and_the_officer_decides() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let plain = world.send_record(&mut maria).await;
    world.work().await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    open(&mut anna, &case(&plain)).await;
    let page = anna.get(&case(&plain)).await.text;
    assert!(
        page.contains("Программа ничего не отметила") && page.contains("Это не значит, что всё верно"),
        "{page}"
    );
    assert!(
        page.contains("Проверка ничего не решает") && page.contains("положена ли услуга по закону"),
        "{page}"
    );
    assert!(maria.get("/journal").await.text.contains("Программа предварительно проверила заявление"));

    let again = world.send_record(&mut maria).await;
    world.work().await;
    open(&mut anna, &case(&again)).await;
    let page = anna.get(&case(&again)).await.text;
    assert!(page.contains("Отмечено 1 место") && page.contains("Этот же человек ждёт решения"), "{page}");
    assert!(page.contains("Одобрить"), "the officer decides all the same");
    assert!(!page.contains("[applications-"), "every word is there: {page}");
    anna.in_english();
    let page = anna.get(&case(&again)).await.text;
    assert!(
        page.contains("The same person waits for a decision") && page.contains("1 place is marked"),
        "{page}"
    );
    assert!(
        !maria.get(&again).await.text.contains("Этот же человек"),
        "the person is told nothing by a machine"
    );
}

/// covers APP-26, APP-12: an answer to an officer's question is looked at anew.
#[tokio::test]
async fn a_corrected_answer_is_looked_at_again() {
    let world = World::new().await;
    let OpenCase { mut maria, mut anna, application, case } = open_case(&world).await;
    anna.post(&format!("{case}/questions"), &[("about", "organisation"), ("question", "Для кого?")]).await;
    let corrections = format!("{application}/corrections");
    maria.get(&corrections).await;
    let answer = [("shown", "organisation"), ("organisation", "ООО «Pечная звезда»")];
    assert_eq!(maria.post(&corrections, &answer).await.location, application);
    let stale = anna.get(&case).await.text;
    assert!(stale.contains("После проверки ответы изменились"), "{stale}");
    world.work().await;
    let page = anna.get(&case).await.text;
    assert!(page.contains("смешаны русские и латинские буквы") && page.contains("Pечная"), "{page}");
    assert!(page.contains("is-marked") && !page.contains("После проверки ответы изменились"), "{page}");
}

/// A model of somebody else's, that may be silent.
struct Stranger(AtomicBool);

#[async_trait::async_trait]
impl Precheck for Stranger {
    fn name(&self) -> &str {
        "stranger-7"
    }
    fn about(&self, _: &text::Words) -> About {
        About {
            title: "модель соседей".into(), can: vec!["всё".into()], cannot: vec!["ничего".into()]
        }
    }
    async fn look(&self, seen: &Seen<'_>) -> Result<Vec<Mark>, PrecheckDown> {
        if self.0.load(Ordering::Relaxed) {
            return Err(PrecheckDown { why: "it is silent".into() });
        }
        assert_eq!(seen.answers.get("purpose"), Some(&json!("work")));
        let (ru, en) = ("Цель необычна".into(), "An unusual purpose".into());
        Ok(vec![Mark { question: "purpose".into(), meaning: Meaning::Doubt, ru, en }])
    }
}

/// covers APP-26: another model is put in by whoever installs; while it is silent the officers decide without it.
#[tokio::test]
async fn another_model_is_plugged_in_and_its_silence_holds_nobody_up() {
    let stranger = Arc::new(Stranger(AtomicBool::new(true)));
    let world = World::looked_at_by(stranger.clone(), Catalogue::shipped()).await;
    let mut maria = world.maria().await;
    let [silent, said] = [world.send_record(&mut maria).await, world.send_record(&mut maria).await];
    world.work().await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    for application in [&silent, &said] {
        open(&mut anna, &case(application)).await;
    }
    let page = anna.get(&case(&silent)).await.text;
    assert!(page.contains("Программа ещё не смотрела это дело") && page.contains("всё"), "{page}");
    let decided =
        anna.post(&format!("{}/decision", case(&silent)), &[("verdict", "approve"), ("words", "")]).await;
    assert_eq!(decided.location, case(&silent), "{}", errors(&decided));
    world.work().await;
    let page = maria.get(&silent).await.text;
    assert!(page.contains("Завершено"), "{page}");
    stranger.0.store(false, Ordering::Relaxed);
    world.test.minutes_pass(60);
    world.work().await;
    let mut anna = world.staff_sign_in("Анна").await;
    open(&mut anna, &case(&said)).await;
    let page = anna.get(&case(&said)).await.text;
    assert!(page.contains("Цель необычна") && page.contains("модель соседей"), "{page}");
}
