//! Several officers at one case, one officer at several cases.

use db::{Rows, values};
use web::Role;

use crate::desk::{CENTRE, OpenCase, open, open_case};
use crate::workplace::{a_case, two_officers};
use crate::world::{World, errors};

/// How many entries of an action there are.
async fn entries(world: &World, action: &str) -> i64 {
    let sql = "select cast(count(*) as bigint) as n from journal_entries where action = $1";
    world.house().db.count(sql, values![action]).await.unwrap()
}

/// covers PLUS-14, APP-17: two decide the same case at the same moment: one decision stands, the other reads what happened and keeps the words.
#[tokio::test]
async fn two_officers_who_decide_at_the_same_moment_lose_nothing() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let mut boris = world.officer("Борис", CENTRE, Role::Officer).await;
    for _ in 0..3 {
        let case = a_case(&world, &mut maria).await;
        for officer in [&mut anna, &mut boris] {
            open(officer, &case).await;
            officer.get(&case).await;
        }
        let decision = format!("{case}/decision");
        let before =
            (entries(&world, "application.approved").await, entries(&world, "application.refused").await);
        let approve = [("verdict", "approve"), ("words", "Всё сошлось у Анны")];
        let refuse = [("verdict", "refuse"), ("words", "Не хватает данных у Бориса")];
        let (one, other) = tokio::join!(anna.post(&decision, &approve), boris.post(&decision, &refuse));
        let (won, lost, words) = if one.location == case {
            (&one, &other, "у Бориса")
        } else {
            (&other, &one, "у Анны")
        };
        assert_eq!(won.location, case, "{}", errors(won));
        assert!(lost.status == 409 && lost.text.contains(words), "{}", errors(lost));
        assert!(
            lost.text.contains("принято решение") || lost.text.contains("Дело изменилось"),
            "{}",
            lost.text
        );
        let after =
            (entries(&world, "application.approved").await, entries(&world, "application.refused").await);
        assert_eq!((after.0 + after.1) - (before.0 + before.1), 1, "one decision, one entry");
        world.work().await;
        let page = maria.get(&case.replace("/staff/cases/", "/applications/")).await.text;
        assert_eq!(page.contains("Завершено"), one.location == case, "{page}");
    }
}

/// covers PLUS-14, APP-12: of a question and a decision of the same moment each is kept whole or not at all, and nobody is asked about
/// what is decided.
#[tokio::test]
async fn a_question_and_a_decision_of_the_same_moment_do_not_mix() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let case = a_case(&world, &mut maria).await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let mut boris = world.officer("Борис", CENTRE, Role::Officer).await;
    for officer in [&mut anna, &mut boris] {
        open(officer, &case).await;
        officer.get(&case).await;
    }
    let (questions, decision) = (format!("{case}/questions"), format!("{case}/decision"));
    let question = [("about", "organisation"), ("question", "Для какой организации?")];
    let approve = [("verdict", "approve"), ("words", "")];
    let (asked, decided) = tokio::join!(anna.post(&questions, &question), boris.post(&decision, &approve));
    for answer in [&asked, &decided] {
        let is_lost = answer.status == 409 && answer.text.contains("Дело");
        assert!(answer.location == case || is_lost, "{}", errors(answer));
    }
    let count = i64::from(asked.location == case);
    assert_eq!(
        entries(&world, "application.question_asked").await,
        count,
        "what was lost is written nowhere"
    );
    let count = i64::from(decided.location == case);
    assert_eq!(entries(&world, "application.approved").await, count);
    assert!(asked.location == case || decided.location == case, "one of them stands");
    world.work().await;
    let page = maria.get(&case.replace("/staff/cases/", "/applications/")).await.text;
    let is_asked = page.contains("/corrections");
    assert_eq!(is_asked, decided.location != case, "nobody is asked about what is decided: {page}");
}

/// covers PLUS-14: where two decide, the first proposes several at once and the second confirms those that were proposed alike.
#[tokio::test]
async fn a_batch_of_two_officers_is_proposed_and_confirmed() {
    let folder = tempfile::tempdir().unwrap();
    let world = World::offering(two_officers(folder.path())).await;
    let mut people = Vec::new();
    let mut cases = Vec::new();
    for n in 0..2 {
        let (mut person, phone) = world.neighbour(n).await;
        let application = world.send_record_by(&mut person, &phone).await;
        world.work().await;
        people.push(person);
        cases.push(crate::desk::case(&application));
    }
    let id = |case: &str| case.trim_start_matches("/staff/cases/").to_owned();
    let ids: Vec<String> = cases.iter().map(|case| id(case)).collect();
    let mut ticked: Vec<(&str, &str)> = ids.iter().map(|id| ("case", id.as_str())).collect();
    ticked.push(("reason", "decision"));
    let decision = |verdict| [&ticked[..2], &[("verdict", verdict), ("words", "Сведения сошлись")]].concat();
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let mut boris = world.officer("Борис", CENTRE, Role::Officer).await;
    anna.get("/staff/queue").await;
    let opened = anna.post("/staff/batch", &ticked).await;
    let page = anna.get(&opened.location).await.text;
    assert!(page.contains("Решение подтвердит второй сотрудник"), "{page}");
    let told = anna.post("/staff/batch/decision", &decision("approve")).await;
    assert_eq!(told.location, "/staff/queue?decided=0&left=0&proposed=2");
    assert!(anna.get(&told.location).await.text.contains("Ждут второго сотрудника: 2"));
    let again = anna.get(&opened.location).await.text;
    assert!(again.contains("Решение подготовлено вами") && !again.contains("Одобрить отмеченные"), "{again}");
    anna.get("/staff/queue").await;
    let own = anna.post("/staff/batch/decision", &decision("approve")).await;
    assert_eq!(own.location, "/staff/queue?decided=0&left=2", "the first is not the second");

    boris.get("/staff/queue").await;
    let opened = boris.post("/staff/batch", &ticked).await;
    let page = boris.get(&opened.location).await.text;
    assert_eq!(page.matches("Подготовлено: Одобрить").count(), 2, "{page}");
    let otherwise = boris.post("/staff/batch/decision", &decision("refuse")).await;
    assert_eq!(
        otherwise.location, "/staff/queue?decided=0&left=2",
        "what is thought otherwise is decided alone"
    );
    boris.get("/staff/queue").await;
    let told = boris.post("/staff/batch/decision", &decision("approve")).await;
    assert_eq!(told.location, "/staff/queue?decided=2&left=0");
    world.work().await;
    for (person, case) in people.iter_mut().zip(&cases) {
        let page = person.get(&case.replace("/staff/cases/", "/applications/")).await.text;
        assert!(page.contains("Завершено"), "{page}");
    }
}

/// covers PLUS-14: what the second changes is seen by the first before it takes effect, and a question puts the proposal aside.
#[tokio::test]
async fn two_officers_have_seen_the_same_words_before_they_take_effect() {
    let folder = tempfile::tempdir().unwrap();
    let world = World::offering(two_officers(folder.path())).await;
    let OpenCase { maria: mut citizen, mut anna, application, case } = open_case(&world).await;
    let mut boris = world.officer("Борис", CENTRE, Role::Officer).await;
    open(&mut boris, &case).await;
    let decision = format!("{case}/decision");
    let with = |words: &'static str| [("verdict", "approve"), ("words", words)];
    anna.post(&decision, &with("Выдать")).await;
    let check = boris.post(&format!("{decision}/check"), &with("Выдать без срока")).await;
    assert!(check.text.contains("Решение отличается от подготовленного"), "{}", check.text);
    boris.post(&decision, &with("Выдать без срока")).await;
    world.work().await;
    assert!(!citizen.get(&application).await.text.contains("Завершено"), "one has seen these words");
    let check = anna.post(&format!("{decision}/check"), &with("")).await;
    assert!(check.text.contains("Вы подтверждаете решение коллеги"), "{}", check.text);

    anna.post(&format!("{case}/questions"), &[("about", "purpose"), ("question", "Куда справка?")]).await;
    let seen = anna.get(&case).await.text;
    assert!(!seen.contains("Решение подготовлено"), "it was about other answers: {seen}");
    let here = format!("{application}/corrections");
    citizen.get(&here).await;
    citizen.post(&here, &[("shown", "purpose"), ("purpose", "abroad")]).await;
    world.work().await;
    anna.get(&case).await;
    anna.post(&decision, &with("Выдать")).await;
    boris.get(&case).await;
    boris.post(&decision, &with("")).await;
    world.work().await;
    let page = citizen.get(&application).await.text;
    assert!(page.contains("Завершено") && page.contains("Выдать"), "{page}");
}
