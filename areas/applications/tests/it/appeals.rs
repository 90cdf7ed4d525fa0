//! Citizens' appeals: complaints, questions, proposals; who answers them, and how they find their way.

use web::Role;

use crate::amending::amend;
use crate::desk::{case, open};
use crate::world::{Browser, MARIA, PDF, World, errors};

const SERVICE: &str = "citizen-appeal";

/// Writes an appeal and sends it; returns its address. `to` is the office, or what it is about.
async fn send(world: &World, maria: &mut Browser, to: (&str, &str)) -> String {
    send_as(world, maria, "urgent", to).await
}

/// The same with another priority.
async fn send_as(world: &World, maria: &mut Browser, priority: &str, (question, to): (&str, &str)) -> String {
    let draft = world.begin(maria, SERVICE).await;
    let mut kind = vec![
        ("shown", "kind"),
        ("kind", "complaint"),
        ("shown", "priority"),
        ("priority", priority),
        ("version", "9"),
    ];
    if priority == "urgent" {
        kind.extend([("shown", "urgent_why"), ("urgent_why", "Дома младенец")]);
    }
    maria.get(&format!("{draft}/kind")).await;
    let answer = maria.post(&format!("{draft}/kind"), &kind).await;
    assert_eq!(answer.status, 303, "{}", errors(&answer));
    let mut whom = vec![("shown", "addressee"), ("version", "9")];
    match question {
        "addressee" => whom.push(("addressee", to)),
        _ => whom.extend([("addressee", "unknown"), ("shown", "topic"), ("topic", to)]),
    }
    world.fill(maria, &draft, "addressee", &whom).await;
    let words = [
        ("shown", "subject"),
        ("subject", "Нет отопления"),
        ("shown", "words"),
        ("words", "Третий день нет отопления."),
        ("shown", "number"),
        ("version", "9"),
    ];
    world.fill(maria, &draft, "words", &words).await;
    let address = world.confirm(maria, &draft, MARIA).await;
    world.work().await;
    address
}

/// covers APP-15 APP-16
#[tokio::test]
async fn an_appeal_goes_to_the_office_that_was_chosen_or_that_its_topic_means() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let mut housing = world.officer("Ольга", "housing-office", Role::Officer).await;
    let mut reception = world.officer("Пётр", "citizens-reception", Role::Officer).await;
    let chosen = send(&world, &mut maria, ("addressee", "housing")).await;
    let meant = send(&world, &mut maria, ("topic", "yard")).await;
    let other = send(&world, &mut maria, ("topic", "other")).await;
    let page = maria.get(&chosen).await.text;
    assert!(page.contains("Жилищный отдел"), "who holds it: {page}");
    assert!(page.contains("24 декабря"), "thirty days: {page}");
    let queue = housing.get("/staff/queue").await.text;
    assert!(queue.contains(&case(&chosen)) && queue.contains(&case(&meant)), "{queue}");
    assert!(!queue.contains(&case(&other)));
    let queue = reception.get("/staff/queue").await.text;
    assert!(queue.contains(&case(&other)) && !queue.contains(&case(&chosen)), "{queue}");
    assert_eq!(reception.get(&case(&chosen)).await.status, 404, "another office's case is not there");
}

/// covers APP-11, APP-16: changed to another addressee while nobody has opened it, it is that office's.
#[tokio::test]
async fn an_appeal_that_is_changed_goes_to_the_office_that_it_names_now() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let mut housing = world.officer("Ольга", "housing-office", Role::Officer).await;
    let mut police = world.officer("Пётр", "traffic-police", Role::Officer).await;
    let appeal = send(&world, &mut maria, ("topic", "house")).await;
    assert_eq!(housing.get(&case(&appeal)).await.status, 200);
    let whom = [("shown", "addressee"), ("addressee", "traffic"), ("version", "99")];
    amend(&world, &mut maria, &appeal, ("addressee", &whom)).await;
    assert_eq!(housing.get(&case(&appeal)).await.status, 404, "it is not theirs any more");
    assert!(police.get("/staff/queue").await.text.contains(&case(&appeal)));
    let page = maria.get(&appeal).await.text;
    assert!(!page.contains("Жилищный отдел"), "who holds it: {page}");
}

/// covers APP-15: the answer is a letter.
#[tokio::test]
async fn an_officers_answer_becomes_a_letter() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = send(&world, &mut maria, ("addressee", "housing")).await;
    let case = case(&application);
    let mut olga = world.officer("Ольга", "housing-office", Role::Officer).await;
    open(&mut olga, &case).await;
    let shown = olga.get(&case).await.text;
    for words in ["Дать ответ", "Оставить без ответа", "Орлова", "+79990000101"]
    {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(shown.contains("Дома младенец") && shown.contains("Нет отопления"), "{shown}");
    let wordless = olga.post(&format!("{case}/decision"), &[("verdict", "approve"), ("words", "")]).await;
    assert_eq!(wordless.status, 422, "an answer needs words");
    let given =
        [("verdict", "approve"), ("words", ""), ("shown", "answer"), ("answer", "Отопление включено.")];
    let done = olga.post(&format!("{case}/decision"), &given).await;
    assert_eq!(done.location, case, "{}", errors(&done));
    world.work().await;
    let page = maria.get(&application).await.text;
    assert!(page.contains("Ответ дан") && page.contains("/documents/"), "{page}");
    let decided = olga.get(&case).await.text;
    assert!(
        decided.contains("Ответ дан: Ольга") && !decided.contains("Одобрено"),
        "the desk says it too: {decided}"
    );
}

/// covers APP-15 APP-18 PLUS-14: what cannot wait is marked and stands before the rest, after what is late; it stays so while the term stands
/// still and when it is passed on.
#[tokio::test]
async fn what_cannot_wait_stands_before_the_rest_and_after_what_is_late() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let usual = case(&send_as(&world, &mut maria, "usual", ("addressee", "housing")).await);
    let urgent = case(&send(&world, &mut maria, ("addressee", "housing")).await);
    let mut olga = world.officer("Ольга", "housing-office", Role::Officer).await;
    let order = |page: &str, cases: [&str; 2]| {
        let places = cases
            .map(|case| page.find(&format!("href=\"{case}\"")).unwrap_or_else(|| panic!("{case}: {page}")));
        assert!(places[0] < places[1], "{page}");
    };
    let queue = olga.get("/staff/queue").await.text;
    order(&queue, [&urgent, &usual]);
    assert_eq!(queue.matches("Срочно</").count(), 1, "one is marked: {queue}");
    let only = olga.get("/staff/queue?urgent=yes").await.text;
    assert!(only.contains(&urgent) && !only.contains(&usual), "{only}");
    assert!(only.contains("<dd>1</dd>"), "the counts are of the same cases");
    assert_eq!(olga.get("/staff/queue/next").await.location, urgent);
    let table = olga.get("/staff/queue/export?").await.text;
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[0].contains("Срочно") && lines[1].contains("Да") && !lines[2].contains("Да"), "{table}");

    open(&mut olga, &urgent).await;
    let page = olga.get(&urgent).await.text;
    assert!(page.contains("Срочно</") && !page.contains("В обработке"), "{page}");
    olga.post(&format!("{urgent}/labels"), &[("label", "тепло")]).await;
    let asked = [("about", "words"), ("question", "Какой у вас подъезд?")];
    assert_eq!(olga.post(&format!("{urgent}/questions"), &asked).await.location, urgent);
    order(&olga.get("/staff/queue").await.text, [&usual, &urgent]);
    let answered =
        [("shown", "words"), ("words", "Третий день нет отопления, второй подъезд."), ("version", "9")];
    let corrections = format!("{}/corrections", urgent.replace("/staff/cases/", "/applications/"));
    maria.get(&corrections).await;
    let sent = maria.post(&corrections, &answered).await;
    assert_eq!(sent.status, 303, "{}", errors(&sent));
    world.work().await;
    order(&olga.get("/staff/queue").await.text, [&urgent, &usual]);
    let labelled = "/staff/queue?urgent=yes&label=%D1%82%D0%B5%D0%BF%D0%BB%D0%BE";
    assert!(olga.get(labelled).await.text.contains(&urgent), "the label stands where its case stands");

    world.test.minutes_pass(40 * 24 * 60);
    let mut maria = world.sign_in(MARIA).await;
    let new = case(&send(&world, &mut maria, ("addressee", "housing")).await);
    let mut olga = world.staff_sign_in("Ольга").await;
    let queue = olga.get("/staff/queue").await.text;
    order(&queue, [&urgent, &usual]);
    order(&queue, [&usual, &new]);
    assert_eq!(olga.get("/staff/queue/next").await.location, urgent, "late and urgent first");
    let pages =
        olga.get(&format!("/staff/queue/next?after={}", usual.trim_start_matches("/staff/cases/"))).await;
    assert_eq!(pages.location, new, "then what is only urgent");
}

/// covers APP-16: passed on with words and with its term; the citizen is told, and the first office sees it no more.
#[tokio::test]
async fn a_case_that_came_to_the_wrong_office_is_passed_on() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = send(&world, &mut maria, ("topic", "other")).await;
    let case = case(&application);
    let mut pyotr = world.officer("Пётр", "citizens-reception", Role::Officer).await;
    let form = format!("{case}/forwarding");
    assert_eq!(pyotr.get(&form).await.location, case, "it is opened with a reason first");
    open(&mut pyotr, &case).await;
    assert!(pyotr.get(&case).await.text.contains(&form));
    let page = pyotr.get(&form).await.text;
    assert!(page.contains("Жилищный отдел") && !page.contains("value=\"citizens-reception\""), "{page}");
    let why = "За отопление отвечает жилищный отдел.";
    for bad in [
        [("to", ""), ("words", why)],
        [("to", "moon"), ("words", why)],
        [("to", "housing-office"), ("words", "")],
    ] {
        assert_eq!(pyotr.post(&form, &bad).await.status, 422);
    }
    let mut nadya = world.officer("Надя", "housing-office", Role::Officer).await;
    nadya.get("/staff/queue").await;
    let foreign = nadya.post(&form, &[("to", "housing-office"), ("words", why)]).await;
    assert_eq!(foreign.status, 404, "only the office that has it passes it on");
    maria.get(&application).await;
    maria.upload(&format!("{application}/messages"), &[("words", "Когда ответите?")], &[]).await;
    pyotr.get(&form).await;
    let sent = pyotr.post(&form, &[("to", "housing-office"), ("words", why)]).await;
    assert_eq!(sent.location, "/staff/queue", "{}", errors(&sent));
    let again = pyotr.post(&form, &[("to", "housing-office"), ("words", why)]).await;
    assert_eq!(again.status, 404, "it is not theirs any more");
    assert!(!pyotr.get("/staff/queue").await.text.contains(&case));
    assert!(!pyotr.get("/staff/messages").await.text.contains(&case));

    let page = maria.get(&application).await.text;
    assert!(page.contains("теперь отвечает Жилищный отдел") && page.contains(why), "{page}");
    assert!(page.contains("24 декабря"), "the term is kept");
    assert!(nadya.get("/staff/queue").await.text.contains(&case));
    assert!(nadya.get("/staff/messages").await.text.contains(&format!("{case}/messages")));
    open(&mut nadya, &case).await;
    assert_eq!(nadya.get(&case).await.status, 200);
}

/// covers APP-14: files are carried over as copies, and the page says which.
#[tokio::test]
async fn an_appeal_begun_anew_brings_its_files() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, SERVICE).await;
    let kind = [
        ("shown", "kind"),
        ("kind", "proposal"),
        ("shown", "priority"),
        ("priority", "usual"),
        ("version", "9"),
    ];
    world.fill(&mut maria, &draft, "kind", &kind).await;
    let whom = [("shown", "addressee"), ("addressee", "reception"), ("version", "9")];
    world.fill(&mut maria, &draft, "addressee", &whom).await;
    maria.get(&format!("{draft}/words")).await;
    let words = [
        ("act", "continue"),
        ("shown", "subject"),
        ("subject", "Скамейка"),
        ("shown", "words"),
        ("words", "Поставьте скамейку."),
        ("shown", "papers"),
        ("version", "9"),
    ];
    let file: (&str, &str, &[u8]) = ("papers", "план.pdf", PDF);
    let answer = maria.upload(&format!("{draft}/words"), &words, &[file]).await;
    assert_eq!(answer.status, 303, "{}", errors(&answer));
    let application = world.confirm(&mut maria, &draft, MARIA).await;
    world.work().await;
    let mark = "/files/";
    let own = web::testing::between(&maria.get(&application).await.text, mark, "\"").unwrap().to_owned();
    let again = maria.post(&format!("{application}/repetition"), &[]).await;
    let check = maria.get(&again.location).await.text;
    assert!(check.contains("Перенесли файлы") && check.contains("план.pdf"), "{check}");
    let copy = web::testing::between(&check, mark, "\"").unwrap().to_owned();
    assert_ne!(own, copy, "a copy of its own");
    let new_draft = again.location.trim_end_matches("/check").to_owned();
    assert_eq!(maria.get(&format!("{new_draft}/files/{copy}")).await.status, 200);
    maria.post(&format!("{new_draft}/removal"), &[]).await;
    assert_eq!(maria.get(&format!("{application}/files/{own}")).await.status, 200);

    maria.get(&application).await;
    maria.post(&format!("{application}/templates"), &[("name", "Скамейка")]).await;
    let templates = maria.get("/applications/templates").await.text;
    let begin =
        web::testing::between(&templates, "action=\"/applications/templates/", "\"").unwrap().to_owned();
    let from = maria.post(&format!("/applications/templates/{begin}"), &[]).await;
    assert!(maria.get(&from.location).await.text.contains("план.pdf"), "{}", from.location);
}
