//! What officers type when it cannot be taken, and what comes in between while they type: it stands there still.

use web::Role;

use crate::desk::{CENTRE, OpenCase, open_case};
use crate::world::{World, errors};

/// covers PLUS-14: labels, notes and names of views that are too long are refused beside their field, and nothing is cut.
#[tokio::test]
async fn what_is_too_long_is_refused_beside_its_field_and_kept() {
    let world = World::new().await;
    let OpenCase { mut anna, case, .. } = open_case(&world).await;
    let boris = world.employ("Борис", CENTRE, Role::Officer).await.to_string();
    let label = "срочно ".repeat(7).trim().to_owned();
    let page = anna.post(&format!("{case}/labels"), &[("label", &label)]).await;
    assert_eq!(page.status, 422);
    assert!(
        page.text.contains("id=\"label-error\"") && page.text.contains("не больше 40 знаков"),
        "{}",
        page.text
    );
    assert!(page.text.contains(&format!("value=\"{label}\"")), "what was typed stays: {}", page.text);

    let note = "Позвоните. ".repeat(100);
    let pass = [("act", "pass"), ("to", boris.as_str()), ("note", note.as_str())];
    let page = anna.post(&format!("{case}/holder"), &pass).await;
    assert_eq!(page.status, 422);
    assert!(page.text.contains("не больше 1000 знаков") && page.text.contains(note.trim()), "{}", page.text);
    assert!(page.text.contains(&format!("<option value=\"{boris}\" selected>")), "{}", page.text);
    assert!(page.text.contains("Дело никто не взял"), "and nothing is done");

    let name = "Всё, что надо решить до конца недели и ещё немного";
    let view = [("query", "whose=mine"), ("name", name)];
    let page = anna.post("/staff/queue/views", &view).await;
    assert_eq!(page.status, 422);
    assert!(page.text.contains("не больше 40 знаков") && page.text.contains(name), "{}", page.text);
    let nameless = anna.post("/staff/queue/views", &[("query", "whose=mine"), ("name", "")]).await;
    assert!(nameless.status == 422 && nameless.text.contains("Назовите подборку"), "{}", nameless.text);
}

/// covers PLUS-14: the ninth label is refused where it was typed.
#[tokio::test]
async fn a_case_carries_eight_labels_and_the_ninth_stays_in_its_field() {
    let world = World::new().await;
    let OpenCase { mut anna, case, .. } = open_case(&world).await;
    for n in 1..=8 {
        let label = format!("метка {n}");
        assert_eq!(anna.post(&format!("{case}/labels"), &[("label", &label)]).await.location, case);
    }
    let again = anna.post(&format!("{case}/labels"), &[("label", "метка 3")]).await;
    assert_eq!(again.location, case, "one that is there is no ninth");
    let ninth = anna.post(&format!("{case}/labels"), &[("label", "метка 9")]).await;
    assert!(ninth.status == 422 && ninth.text.contains("уже восемь меток"), "{}", errors(&ninth));
    assert!(ninth.text.contains("value=\"метка 9\""), "{}", ninth.text);
}

/// covers PLUS-15: the names of a rule too.
#[tokio::test]
async fn a_rule_with_words_that_are_too_long_is_shown_again_as_it_was_typed() {
    let world = World::new().await;
    let mut galina = world.officer("Галина", CENTRE, Role::Supervisor).await;
    galina.get("/staff/rules/new?service=no-criminal-record").await;
    let [name, unit, label] = ["правило ".repeat(11), "отдел ".repeat(8), "ярлык ".repeat(8)];
    let [name, unit, label] = [name.trim(), unit.trim(), label.trim()];
    let rule = [("service", "no-criminal-record"), ("name", name), ("unit", unit), ("label", label)];
    let page = galina.post("/staff/rules", &rule).await;
    assert_eq!(page.status, 422);
    for field in ["name", "unit", "label"] {
        assert!(page.text.contains(&format!("id=\"{field}-error\"")), "{field}: {}", errors(&page));
    }
    for typed in [name, unit, label] {
        assert!(page.text.contains(&format!("value=\"{typed}\"")), "{typed}: {}", page.text);
    }
}

/// covers APP-17: the applicant withdraws while the officer writes; the officer is told, and the words are shown.
#[tokio::test]
async fn a_case_that_was_withdrawn_meanwhile_is_not_decided() {
    let world = World::new().await;
    let OpenCase { mut maria, mut anna, application, case } = open_case(&world).await;
    maria.get(&format!("{application}/withdrawal")).await;
    maria.post(&format!("{application}/withdrawal"), &[]).await;
    world.work().await;
    let words = "В реестре есть запись, приложите решение суда.";
    let refuse = [("verdict", "refuse"), ("words", words)];
    for path in ["decision/check", "decision"] {
        let late = anna.post(&format!("{case}/{path}"), &refuse).await;
        assert_eq!(late.status, 409, "{path}: {}", late.text);
        assert!(late.text.contains("Заявитель отозвал заявление"), "{path}: {}", late.text);
        assert!(late.text.contains(words), "{path}: nothing that was typed is lost: {}", late.text);
    }
    let question = [("about", "organisation"), ("question", "Для какой организации?")];
    let late = anna.post(&format!("{case}/questions"), &question).await;
    assert!(late.status == 409 && late.text.contains("Для какой организации?"), "{}", late.text);
    assert!(maria.get(&application).await.text.contains("Отозвано"));
}
