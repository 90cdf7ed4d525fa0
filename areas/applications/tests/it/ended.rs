//! A document that has ended while a draft lay there is asked for again, and never sent silently. covers APP-02, APP-04

use serde_json::json;
use web::Role;
use web::testing::between;

use crate::desk::{CENTRE, case, open};
use crate::known::incomes;
use crate::workplace::changed;
use crate::world::{MARIA, World, errors};

const DAY: i64 = 24 * 60;

/// covers APP-02, APP-04: attached from the cabinet, ended, named on the page and before sending, and taken away
#[tokio::test]
async fn an_attached_document_that_has_ended_is_not_sent() {
    let world = World::new().await;
    world.registers.says(
        "taxpayers",
        json!({ "found": true, "inn": "500100732259", "since": "2008-03-04", "office": "Инспекция", "property": [] }),
    );
    let mut maria = world.maria().await;
    let extract = world.begin(&mut maria, "inn-extract").await;
    world.fill(&mut maria, &extract, "purpose", &[("shown", "purpose"), ("purpose", "work")]).await;
    let content = [("version", "9"), ("shown", "content"), ("content", "registration")];
    world.fill(&mut maria, &extract, "content", &content).await;
    world.confirm(&mut maria, &extract, MARIA).await;
    world.work().await;

    world.test.minutes_pass(20 * DAY);
    let mut maria = world.sign_in(MARIA).await;
    let draft = incomes(&world, &mut maria).await;
    let page = format!("{draft}/refund");
    let shown = maria.get(&page).await;
    let id = between(&shown.text, "name=\"papers-mine\" value=\"", "\"").unwrap().to_owned();
    maria
        .post(&page, &[("version", "9"), ("act", "upload"), ("shown", "papers"), ("papers-mine", &id)])
        .await;
    let whole = maria.get(&page).await;
    assert!(
        whole.text.contains("unfile:papers:") && !whole.text.contains("больше не действует"),
        "{}",
        whole.text
    );

    world.test.minutes_pass(15 * DAY);
    let mut maria = world.sign_in(MARIA).await;
    let ended = maria.get(&page).await;
    for words in ["Документ больше не действует", "действовал до 24 декабря", "приложите действующий"]
    {
        assert!(ended.text.contains(words), "{words}: {}", ended.text);
    }
    assert!(!ended.text.contains("papers-mine"), "it is not offered any more");
    let check = format!("{draft}/check");
    maria.get(&check).await;
    let refused = maria.post(&check, &[("consent", "yes")]).await;
    assert!(refused.status == 422 && refused.text.contains("приложите действующий"), "{}", errors(&refused));
    let file = between(&ended.text, "value=\"unfile:papers:", "\"").unwrap().to_owned();
    maria.get(&page).await;
    maria
        .post(&page, &[("version", "99"), ("act", &format!("unfile:papers:{file}")), ("shown", "papers")])
        .await;
    let after = maria.get(&check).await;
    assert!(!after.text.contains("приложите действующий"), "{}", after.text);
}

/// covers APP-02: what a document had filled in is asked when it holds no more
#[tokio::test]
async fn a_question_that_an_ended_document_had_filled_in_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let edits = [
        (
            "question = \"organisation\"\n",
            "question = \"organisation\"\nprefill = \"document.no-criminal-record.number\"\n",
        ),
        ("result_valid_months = 6", "result_valid_months = 1"),
    ];
    let world = World::offering(changed(folder.path(), &edits)).await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let case = case(&application);
    open(&mut anna, &case).await;
    anna.get(&case).await;
    anna.post(&format!("{case}/decision"), &[("verdict", "approve"), ("words", "")]).await;
    world.work().await;

    world.test.minutes_pass(20 * DAY);
    let mut maria = world.sign_in(MARIA).await;
    let draft = world.begin(&mut maria, "no-criminal-record").await;
    let page = format!("{draft}/purpose");
    let filled = maria.get(&page).await;
    assert!(
        filled.text.contains("ваш документ №") && !filled.text.contains("name=\"organisation\""),
        "{}",
        filled.text
    );
    world
        .fill(&mut maria, &draft, "purpose", &[("shown", "purpose"), ("purpose", "work"), ("version", "9")])
        .await;

    world.test.minutes_pass(15 * DAY);
    let mut maria = world.sign_in(MARIA).await;
    let asked = maria.get(&page).await;
    assert!(asked.text.contains("Ответьте на этот вопрос сами"), "{}", asked.text);
    let field = between(&asked.text, "name=\"organisation\"", ">").unwrap();
    assert!(field.contains("value=\"\""), "nothing of the ended document stands there: {field}");
}
