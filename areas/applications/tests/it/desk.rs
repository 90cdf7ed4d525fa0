//! The officers' desk.

use serde_json::json;
use web::Role;

use crate::world::{Browser, World, errors};

pub const CENTRE: &str = "information-centre";

/// The case of an application: the same id on the other side.
pub fn case(application: &str) -> String {
    application.replace("/applications/", "/staff/cases/")
}

pub async fn open(officer: &mut Browser, case: &str) {
    officer.get(case).await;
    let answer = officer.post(&format!("{case}/openings"), &[("reason", "decision")]).await;
    assert_eq!(answer.location, case, "{}", errors(&answer));
}

/// Мария has sent a record, and Анна has opened its case.
pub struct OpenCase {
    pub maria: Browser,
    pub anna: Browser,
    pub application: String,
    pub case: String,
}

pub async fn open_case(world: &World) -> OpenCase {
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let case = case(&application);
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    open(&mut anna, &case).await;
    anna.get(&case).await;
    OpenCase { maria, anna, application, case }
}

/// covers APP-17, APP-12, APP-13: the queue, the read with a reason, the question, the answer, the decision, the document.
#[tokio::test]
async fn an_officer_asks_the_citizen_answers_and_the_document_is_issued() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    assert_eq!(anna.get("/staff").await.location, "/staff/queue");
    let queue = anna.get("/staff/queue").await;
    let case = case(&application);
    assert!(
        queue.text.contains(&case) && !queue.text.contains("Орлова"),
        "numbers, no names: {}",
        queue.text
    );

    let closed = anna.get(&case).await;
    assert!(
        closed.text.contains("Зачем открываете") && !closed.text.contains("Орлова"),
        "nothing before the reason"
    );
    let unreasoned = anna.post(&format!("{case}/openings"), &[("reason", "")]).await;
    assert_eq!(unreasoned.status, 422);
    open(&mut anna, &case).await;
    let page = anna.get(&case).await;
    assert!(page.text.contains("Орлова Мария Сергеевна"), "{}", page.text);

    let question = [("about", "organisation"), ("question", "Для какой организации справка?")];
    anna.post(&format!("{case}/questions"), &question).await;
    let asked = maria.get(&application).await;
    assert!(asked.text.contains("Запрос дополнительных данных"));
    assert!(asked.text.contains("Для какой организации справка?"));
    assert!(asked.text.contains("Анна К."), "who asks");
    assert!(
        asked.text.contains("Ответить специалисту"),
        "nothing was sent that could be corrected: {}",
        asked.text
    );
    assert!(maria.get("/").await.text.contains("Ответьте на вопрос специалиста"));

    let corrections = format!("{application}/corrections");
    let form = maria.get(&corrections).await;
    assert!(form.text.contains("Отправить ответ") && !form.text.contains("Исправьте"), "{}", form.text);
    assert!(
        form.text.contains("Для какой организации справка?") && form.text.contains("name=\"organisation\"")
    );
    assert!(!form.text.contains("name=\"purpose\""), "only the named question");
    let empty = maria.post(&corrections, &[("shown", "organisation"), ("organisation", "")]).await;
    assert_eq!(empty.status, 422, "the asked question must be answered");
    assert!(empty.text.contains("Для какой организации справка?"), "the officer's words stay beside it");
    let answered = [
        ("shown", "organisation"),
        ("organisation", "Школа № 12"),
        ("shown", "purpose"),
        ("purpose", "abroad"),
    ];
    assert_eq!(maria.post(&corrections, &answered).await.location, application);
    assert_eq!(maria.post(&corrections, &answered).await.location, application, "twice is once");
    assert_eq!(maria.get(&corrections).await.location, application, "there is nothing to correct");
    let after = anna.get(&case).await;
    assert!(after.text.contains("Школа № 12"), "{}", after.text);
    assert!(!after.text.contains("за границ"), "nothing but the named question was taken");

    let decision = anna.post(&format!("{case}/decision"), &[("verdict", "approve"), ("words", "")]).await;
    assert_eq!(decision.location, case, "{}", errors(&decision));
    world.work().await;
    let done = maria.get(&application).await;
    assert!(done.text.contains("Завершено") && done.text.contains("/documents/"), "{}", done.text);
    assert!(done.text.contains("Специалист открыл дело"), "the read is in the course");
    assert!(!anna.get("/staff/queue").await.text.contains(&case));
}

/// covers APP-13
#[tokio::test]
async fn a_refusal_needs_words_and_the_citizen_reads_them() {
    let world = World::new().await;
    world.registers.says("convictions", json!({ "found": true, "clear": false, "records": [] }));
    let OpenCase { mut maria, mut anna, application, case } = open_case(&world).await;
    let wordless = anna.post(&format!("{case}/decision"), &[("verdict", "refuse"), ("words", "")]).await;
    assert_eq!(wordless.status, 422);
    assert!(wordless.text.contains("Напишите причину отказа"));
    let words = "В реестре есть запись. Приложите решение суда о погашении.";
    anna.post(&format!("{case}/decision"), &[("verdict", "refuse"), ("words", words)]).await;
    let page = maria.get(&application).await;
    assert!(page.text.contains("Отклонено") && page.text.contains("решение суда"), "{}", page.text);
}

/// covers APP-17: the second one is told, and the first decision stands.
#[tokio::test]
async fn two_officers_decide_at_once_and_the_second_is_told() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let case = case(&application);
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let mut boris = world.officer("Борис", CENTRE, Role::Officer).await;
    open(&mut anna, &case).await;
    open(&mut boris, &case).await;
    anna.get(&case).await;
    boris.get(&case).await;
    let decision = format!("{case}/decision");
    assert_eq!(anna.post(&decision, &[("verdict", "approve")]).await.status, 303);
    assert_eq!(anna.post(&decision, &[("verdict", "approve")]).await.status, 303, "her own button twice");
    let late = boris.post(&decision, &[("verdict", "refuse"), ("words", "Нет")]).await;
    assert_eq!(late.status, 409);
    assert!(late.text.contains("уже принято решение"), "{}", late.text);
    world.work().await;
    assert!(maria.get(&application).await.text.contains("Завершено"));
}

/// covers PRIV-09: roles and agencies.
#[tokio::test]
async fn nobody_sees_what_is_not_theirs() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let case = case(&application);
    let mut other = world.officer("Вера", "housing-office", Role::Officer).await;
    assert_eq!(other.get(&case).await.status, 404, "another agency's case is not found");
    other.get("/staff/queue").await;
    for path in ["openings", "questions", "decision"] {
        assert_eq!(other.post(&format!("{case}/{path}"), &[]).await.status, 404, "{path}");
    }
    let mut administrator = world.officer("Глеб", "portal", Role::Administrator).await;
    assert_eq!(administrator.get("/staff").await.location, "/staff/admin");
    let page = administrator.get("/staff/admin").await;
    assert!(page.text.contains("Справка об отсутствии судимости") && !page.text.contains("Орлова"));
    assert_eq!(administrator.get("/staff/queue").await.status, 403);
    assert_eq!(administrator.get(&case).await.status, 403);
    assert_eq!(other.get("/staff/admin").await.status, 403);
    assert!(maria.get("/staff/queue").await.location.starts_with("/staff/sign-in"));
    assert!(world.anonymous().get(&case).await.location.starts_with("/staff/sign-in"));
}

/// covers PRIV-06, LEAP-05: the office by its name and the reason, in the reader's language.
#[tokio::test]
async fn the_citizen_reads_which_office_looked_and_why_in_their_own_language() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let case = case(&application);
    anna.get(&case).await;
    anna.post(&format!("{case}/openings"), &[("reason", "call"), ("note", "звонок 24.11")]).await;
    let record = maria.get("/journal").await.text;
    for words in ["Информационный центр Министерства внутренних дел", "Обращение заявителя: звонок 24.11"]
    {
        assert!(record.contains(words), "{words}: {record}");
    }
    maria.in_english();
    let record = maria.get("/journal").await.text;
    for words in
        ["Information Centre of the Ministry of the Interior", "The applicant turned to us: звонок 24.11"]
    {
        assert!(record.contains(words), "{words}: {record}");
    }
    assert!(!record.contains("Информационный центр") && !record.contains("Обращение заявителя"), "{record}");
}

/// covers LEAP-05: one press; whoever watches over the portal sees it and answers, and the answer stands beside the look.
#[tokio::test]
async fn a_citizen_objects_to_a_look_and_is_answered() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    open(&mut anna, &case(&application)).await;
    let record = maria.get("/journal").await.text;
    let look =
        web::testing::between(&record, "action=\"/journal/", "/objection\"").expect("a button").to_owned();
    assert_eq!(record.matches("/objection\"").count(), 1, "only a look by staff can be objected to");
    for _ in 0..2 {
        let answer = maria.post(&format!("/journal/{look}/objection"), &[("back", "/journal")]).await;
        assert_eq!(answer.location, "/journal", "{}", errors(&answer));
    }
    let record = maria.get("/journal").await.text;
    assert!(record.contains("Вы возразили 24 ноября") && !record.contains("/objection\""), "{record}");
    assert_eq!(record.matches("Возражение против просмотра данных").count(), 1, "pressed twice it is one");
    let mut ilya = world.ilya().await;
    ilya.get("/journal").await;
    let foreign = ilya.post(&format!("/journal/{look}/objection"), &[]).await;
    assert_eq!(foreign.status, 404);
    let house = world.house();
    let citizen = accounts::find(house, &house.db, "+79990000101").await.unwrap().unwrap();
    let entries = house.journal.of_citizen(&house.db, citizen, None, 50).await.unwrap();
    let own = entries.iter().find(|entry| entry.action == "application.submitted").unwrap().id;
    assert_eq!(maria.post(&format!("/journal/{own}/objection"), &[]).await.status, 404, "no look by staff");

    assert_eq!(anna.get("/staff/objections").await.status, 403, "nobody judges their own look");
    let mut vera = world.officer("Вера", "portal", Role::Auditor).await;
    let list = vera.get("/staff/objections").await.text;
    for words in ["Анна К.", "Информационный центр", "Специалист открыл дело"]
    {
        assert!(list.contains(words), "{words}: {list}");
    }
    assert!(!list.contains("Орлова") && !list.contains("Мария"), "nothing of the person: {list}");
    let field = format!("words-{look}");
    let place = format!("/staff/objections/{look}");
    assert_eq!(vera.post(&place, &[(&field, " ")]).await.status, 422);
    let words = "Дело открыто для рассмотрения вашего заявления.";
    for _ in 0..2 {
        assert_eq!(vera.post(&place, &[(&field, words)]).await.location, "/staff/objections");
    }
    assert!(vera.get("/staff/objections").await.text.contains("Возражений без ответа нет"));
    let record = maria.get("/journal").await.text;
    assert!(record.contains("Ответ 24 ноября") && record.contains(words), "{record}");
    assert_eq!(record.matches("Ответ на возражение").count(), 1);
    world.work().await;
}

/// An opening is good for the session it was made in, and for eight hours.
#[tokio::test]
async fn a_case_is_opened_anew_in_every_session() {
    let world = World::new().await;
    let OpenCase { mut anna, case, .. } = open_case(&world).await;
    anna.get("/staff/queue").await;
    anna.post("/staff/sign-out", &[]).await;
    assert!(anna.get(&case).await.location.starts_with("/staff/sign-in"));
    world.test.minutes_pass(2);
    let mut anna = world.staff_sign_in("Анна").await;
    assert!(anna.get(&case).await.text.contains("Зачем открываете"));
}

/// covers APP-26 in its first form: what differs is named, what agrees is not in the way.
#[tokio::test]
async fn what_differs_from_the_register_is_marked_word_by_word() {
    let world = World::new().await;
    let vera = json!({ "surname": "Орлова", "name": "Вера", "patronymic": "Дмитриевна", "birth_date": "2016-05-31", "relation": "child" });
    let told = json!({ "found": true, "count": 1, "members": [vera], "income_kopecks": 4_536_000 });
    world.registers.says("family", told);
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "family-composition").await;
    world.fill(&mut maria, &draft, "purpose", &[("shown", "purpose"), ("purpose", "benefits")]).await;
    let address = [("shown", "lives_with_others"), ("lives_with_others", "yes"), ("version", "9")];
    world.fill(&mut maria, &draft, "address", &address).await;
    let mut entry = vec![("version", "9"), ("shown", "members"), ("rows-members", "1")];
    entry.extend([
        ("shown", "members.0.member_name"),
        ("shown", "members.0.member_birth_date"),
        ("shown", "members.0.member_relation"),
        ("shown", "members.0.member_certificate"),
        ("members.0.member_name", "Орлова Вера Дмитриевна"),
        ("members.0.member_birth_date-day", "30"),
        ("members.0.member_birth_date-month", "5"),
        ("members.0.member_birth_date-year", "2016"),
        ("members.0.member_relation", "child"),
        ("members.0.member_certificate", "I-АБ 123456"),
    ]);
    world.fill(&mut maria, &draft, "members", &entry).await;
    world.fill(&mut maria, &draft, "documents", &[("shown", "proof"), ("version", "9")]).await;
    let application = world.confirm(&mut maria, &draft, crate::world::MARIA).await;
    world.work().await;
    let case = case(&application);
    let mut oleg = world.officer("Олег", "housing-office", Role::Officer).await;
    open(&mut oleg, &case).await;
    let page = oleg.get(&case).await;
    assert!(page.text.contains("<tr class=\"is-differs\"><th scope=\"row\">"), "{}", page.text);
    assert!(page.text.contains("<mark>31</mark>"), "the day that differs, and only it: {}", page.text);
    assert!(page.text.contains("Орлова Мария Сергеевна"), "the name comes from what the register was asked");
    let text = page.text.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(text.contains("Доход") && text.contains("45 360 ₽"), "an amount is money, not kopecks: {text}");
}
