//! The officers' workplace: the queue, finding, colleagues, experts, decisions.

use std::path::Path;

use catalogue::Catalogue;
use db::{Rows, values};
use serde_json::json;
use web::Role;
use web::testing::between;

use crate::desk::{CENTRE, case, open};
use crate::world::{Browser, MARIA, PDF, World, errors};

/// Мария has sent a record; its case is in the queue.
pub async fn a_case(world: &World, maria: &mut Browser) -> String {
    let application = world.send_record(maria).await;
    world.work().await;
    case(&application)
}

/// The number of a case, as the queue shows it.
async fn number(world: &World, case: &str) -> String {
    let id: uuid::Uuid = case.trim_start_matches("/staff/cases/").parse().unwrap();
    #[derive(db::FromQueryResult)]
    struct Row {
        number: String,
    }
    use db::sea_orm;
    let sql = "select number from applications_queue where application_id = $1";
    let row: Option<Row> = world.house().db.optional(sql, values![id]).await.unwrap();
    row.unwrap().number
}

/// covers APP-17, PLUS-14: whose a case is, and how one comes to it.
#[tokio::test]
async fn officers_take_cases_give_them_back_and_pass_them_on_with_a_note() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let case = a_case(&world, &mut maria).await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let boris_id = world.employ("Борис", CENTRE, Role::Officer).await.to_string();
    let mut boris = world.staff_sign_in("Борис").await;
    assert_eq!(anna.get("/staff/queue/next").await.location, case, "nobody's case is the next one");
    open(&mut anna, &case).await;
    anna.get(&case).await;
    anna.post(&format!("{case}/holder"), &[("act", "take")]).await;
    assert!(anna.get(&case).await.text.contains("Дело у вас"));
    assert!(anna.get("/staff/queue?whose=mine").await.text.contains(&case));
    assert!(!boris.get("/staff/queue?whose=mine").await.text.contains(&case));
    assert!(boris.get("/staff/queue?whose=others").await.text.contains("Анна К."));
    assert_eq!(
        boris.get("/staff/queue/next").await.location,
        "/staff/queue",
        "a colleague's is not the next"
    );

    anna.get(&case).await;
    let nobody = anna.post(&format!("{case}/holder"), &[("act", "pass"), ("to", "")]).await;
    assert_eq!(nobody.status, 422, "{}", nobody.text);
    let note = "Позвоните заявителю: спросила про апостиль.";
    let passed =
        anna.post(&format!("{case}/holder"), &[("act", "pass"), ("to", &boris_id), ("note", note)]).await;
    assert_eq!(passed.location, case, "{}", errors(&passed));
    open(&mut boris, &case).await;
    let page = boris.get(&case).await;
    assert!(page.text.contains("Дело у вас") && page.text.contains(note), "{}", page.text);
    boris.post(&format!("{case}/holder"), &[("act", "return")]).await;
    assert!(boris.get(&case).await.text.contains("Дело никто не взял"));

    let application = case.replace("/staff/cases/", "/applications/");
    let seen = maria.get(&application).await.text;
    assert!(seen.contains("Специалист взял дело в работу") && !seen.contains("апостиль"), "{seen}");
}

/// covers PLUS-14: labels, filters, saved views, the table.
#[tokio::test]
async fn labels_filters_and_views_narrow_the_queue_and_the_table_names_nobody() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let one = a_case(&world, &mut maria).await;
    let other = a_case(&world, &mut maria).await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    open(&mut anna, &one).await;
    anna.get(&one).await;
    for _ in 0..2 {
        anna.post(&format!("{one}/labels"), &[("label", "  срочно  проверить ")]).await;
    }
    for (bad, words) in [
        ("", "Напишите метку"),
        ("паспорт 4512 123456", "не должно быть имени"),
        ("для Орловой", "не должно быть имени"),
    ] {
        let refused = anna.post(&format!("{one}/labels"), &[("label", bad)]).await;
        assert!(refused.status == 422 && refused.text.contains(words), "{bad}: {}", errors(&refused));
        assert!(refused.text.contains(&format!("value=\"{bad}\"")), "what was typed is kept");
    }
    let page = anna.get(&one).await.text;
    assert_eq!(
        page.matches("value=\"срочно проверить\"").count(),
        2,
        "once to take off, once among the known: {page}"
    );
    let label = "/staff/queue?label=%D1%81%D1%80%D0%BE%D1%87%D0%BD%D0%BE+%D0%BF%D1%80%D0%BE%D0%B2%D0%B5%D1%80%D0%B8%D1%82%D1%8C";
    let narrow = anna.get(label).await.text;
    assert!(narrow.contains(&one) && !narrow.contains(&other), "{narrow}");
    let view = [("name", "Срочные"), ("query", &label["/staff/queue?".len()..])];
    let nameless = anna.post("/staff/queue/views", &[("name", " "), view[1]]).await;
    assert!(nameless.status == 422 && !errors(&nameless).is_empty(), "a view has a name");
    assert_eq!(anna.post("/staff/queue/views", &view).await.location, label);
    let kept = anna.get("/staff/queue").await.text;
    assert!(kept.contains("Срочные") && kept.contains(&other), "{kept}");
    let removal = between(&kept, "action=\"/staff/queue/views/", "\"").unwrap().to_owned();
    let mut boris = world.officer("Борис", CENTRE, Role::Officer).await;
    assert!(!boris.get("/staff/queue").await.text.contains("Срочные"), "a view is one's own");
    let foreign = boris.post(&format!("/staff/queue/views/{removal}"), &[]).await;
    assert_eq!(foreign.status, 404);

    let table = anna.get("/staff/queue/export?").await;
    assert!(table.text.starts_with('\u{feff}') && table.text.contains("срочно проверить"), "{}", table.text);
    assert_eq!(table.text.lines().count(), 3);
    assert!(!table.text.contains("Орлова"));
    anna.get("/staff/queue").await;
    anna.post(&format!("/staff/queue/views/{removal}"), &[]).await;
    assert!(!anna.get("/staff/queue").await.text.contains("Срочные"));
    anna.get(&one).await;
    anna.post(&format!("{one}/labels"), &[("off", "срочно проверить")]).await;
    assert!(!anna.get(label).await.text.contains(&one));
}

/// covers APP-18, PLUS-14: every case is on exactly one page, the overdue first; counts stop at a thousand.
#[tokio::test]
async fn a_long_queue_is_read_page_by_page_and_counted_no_further_than_a_thousand() {
    let world = World::new().await;
    let house = world.house();
    let tx = house.db.begin().await.unwrap();
    for n in 0..1100_i64 {
        let due = if n < 3 { "2026-11-01".to_owned() } else { format!("2027-01-{:02}", n % 28 + 1) };
        tx.execute(
            "insert into applications_queue (agency, application_id, citizen_id, number, service, state, due_on, place, entered_at)
             values ($1, $2, $3, $4, 'no-criminal-record', 'open', $5, $6, $7)",
            values![
                CENTRE,
                house.random.uuid(house.clock.now()),
                house.random.uuid(house.clock.now()),
                format!("N-{n:04}."),
                due.clone(),
                format!("0{}{due}", if n % 10 == 7 { 0 } else { 1 }),
                house.clock.now()
            ],
        )
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let (mut path, mut seen, mut pages) = ("/staff/queue".to_owned(), std::collections::BTreeSet::new(), 0);
    loop {
        let page = anna.get(&path).await.text;
        if pages == 0 {
            assert!(page.contains("больше 1000") && page.contains("<dd>3</dd>"), "{page}");
            let first = page.find("N-0000.").unwrap();
            assert!(page.find("N-0007.").unwrap() > first, "overdue first, then what cannot wait");
            assert!(page.find("N-0003.").is_none(), "the rest comes after the 110 that cannot wait");
        }
        for part in page.split(">N-").skip(1) {
            assert!(seen.insert(part[..4].to_owned()), "{} twice", &part[..4]);
        }
        pages += 1;
        match page.split("rel=\"next\"").next().filter(|_| page.contains("rel=\"next\"")) {
            Some(before) => {
                let href = before.rsplit("href=\"").next().unwrap();
                path = href.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
            }
            None => break,
        }
    }
    assert_eq!((seen.len(), pages), (1100, 22));
    let overdue = anna.get("/staff/queue?stage=overdue").await.text;
    assert_eq!(overdue.matches(">N-").count(), 3);
}

/// covers APP-17, LEAP-05: found by number, phone and SNILS, never by name; the person reads who looked and why.
#[tokio::test]
async fn a_case_is_found_by_a_number_and_the_person_reads_that_they_were_looked_for() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let case = a_case(&world, &mut maria).await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let number = number(&world, &case).await;
    anna.get("/staff/find").await;
    let reasonless = anna.post("/staff/find", &[("what", &number)]).await;
    assert_eq!(reasonless.status, 422);
    assert!(!maria.get("/journal").await.text.contains("искал ваши дела"));
    for what in [number.as_str(), &number.replace('-', ""), MARIA] {
        let found = anna.post("/staff/find", &[("what", what), ("reason", "call"), ("note", "звонок")]).await;
        assert!(found.status == 200 && found.text.contains(&case), "{what}: {}", found.text);
        assert!(!found.text.contains("Орлова"), "numbers, no names");
    }
    let nobody = anna.post("/staff/find", &[("what", "Орлова"), ("reason", "call")]).await;
    assert!(nobody.status == 422 && nobody.text.contains("Ничего не найдено"), "{}", nobody.text);
    let journal = maria.get("/journal").await.text;
    assert_eq!(journal.matches("Специалист искал ваши дела").count(), 3, "{journal}");
    assert!(journal.contains("Обращение заявителя: звонок"), "{journal}");

    let house = world.house();
    let citizen = accounts::find(house, &house.db, MARIA).await.unwrap().unwrap();
    let tx = house.db.begin().await.unwrap();
    accounts::bind_identifiers(house, &tx, citizen, "11223344595", None).await.unwrap();
    accounts::bind_passport(house, &tx, citizen, "4510624718").await.unwrap();
    tx.commit().await.unwrap();
    for what in ["112-233-445 95", "45 10 624718"] {
        let found = anna.post("/staff/find", &[("what", what), ("reason", "check")]).await;
        assert!(found.text.contains(&case), "{what}: {}", found.text);
    }
    let mut vera = world.officer("Вера", "housing-office", Role::Officer).await;
    vera.get("/staff/find").await;
    for what in [number.as_str(), MARIA] {
        let other = vera.post("/staff/find", &[("what", what), ("reason", "call")]).await;
        assert!(other.text.contains("Ничего не найдено") && !other.text.contains(&case), "{}", other.text);
    }
    assert_eq!(maria.get("/journal").await.text.matches("Специалист искал ваши дела").count(), 5);
}

/// covers APP-17: whoever looks for people in a loop is stopped, and the colleague beside them at the same address is not.
#[tokio::test]
async fn looking_for_people_is_limited_for_each_officer() {
    let world = World::new().await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let mut boris = world.officer("Борис", CENTRE, Role::Officer).await;
    anna.get("/staff/find").await;
    boris.get("/staff/find").await;
    let look = [("what", "+79990009999"), ("reason", "call")];
    for _ in 0..120 {
        assert_eq!(anna.post("/staff/find", &look).await.status, 422);
    }
    let stopped = anna.post("/staff/find", &look).await;
    assert!(
        stopped.status == 429 && stopped.wait_seconds.is_some_and(|seconds| seconds > 0),
        "{}",
        stopped.status
    );
    assert_eq!(boris.post("/staff/find", &look).await.status, 422, "the office shares its address");
}

/// covers APP-12: several questions at once, each with its own words; the citizen sees exactly these.
#[tokio::test]
async fn an_officer_marks_questions_and_writes_beside_each() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let case = a_case(&world, &mut maria).await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    open(&mut anna, &case).await;
    let page = anna.get(&format!("{case}/questions")).await;
    assert!(page.text.contains("name=\"question-purpose\""), "{}", page.text);
    let ask = format!("{case}/questions");
    let wordless = [
        ("many", "yes"),
        ("about", "purpose"),
        ("about", "organisation"),
        ("question-purpose", "Уточните цель"),
    ];
    let refused = anna.post(&ask, &wordless).await;
    assert!(refused.status == 422 && refused.text.contains("Уточните цель"), "what was typed is kept");
    assert!(refused.text.contains("href=\"#question-organisation\""), "{}", errors(&refused));
    let both = [wordless.as_slice(), &[("question-organisation", "Назовите организацию")]].concat();
    assert_eq!(anna.post(&ask, &both).await.location, case);
    assert_eq!(anna.post(&ask, &both).await.location, case, "twice is once");
    let application = case.replace("/staff/cases/", "/applications/");
    let asked = maria.get(&application).await.text;
    assert_eq!(asked.matches("Уточните цель").count(), 1, "{asked}");
    let form = maria.get(&format!("{application}/corrections")).await.text;
    assert!(form.contains("Назовите организацию") && form.contains("name=\"organisation\""), "{form}");
    assert!(!form.contains("name=\"name_changed\""), "nothing else is asked");
}

/// covers PLUS-14: an expert of another agency sees this case and no other, and the person sees the expert.
#[tokio::test]
async fn an_expert_of_another_agency_sees_one_case_and_answers() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let case = a_case(&world, &mut maria).await;
    let expert = world.employ("Вера", "housing-office", Role::Officer).await.to_string();
    let mut vera = world.staff_sign_in("Вера").await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    open(&mut anna, &case).await;
    assert!(anna.get(&format!("{case}/opinions")).await.text.contains("Вера"));
    let ask = format!("{case}/opinions");
    assert_eq!(anna.post(&ask, &[("expert", &expert), ("words", "")]).await.status, 422);
    let question = [("expert", expert.as_str()), ("words", "Совпадает ли адрес с вашими данными?")];
    assert_eq!(anna.post(&ask, &question).await.location, case);

    let list = vera.get("/staff/opinions").await.text;
    let request = format!("/staff/opinions/{}", between(&list, "/staff/opinions/", "\"").unwrap());
    let closed = vera.get(&request).await.text;
    assert!(
        !closed.contains("Орлова") && !closed.contains("Совпадает ли"),
        "nothing before it is opened: {closed}"
    );
    vera.post(&format!("{request}/opening"), &[]).await;
    let opened = vera.get(&request).await.text;
    assert!(opened.contains("Орлова") && opened.contains("Совпадает ли адрес"), "{opened}");
    assert_eq!(vera.get(&case).await.status, 404, "the desk of the other agency stays closed");
    assert_eq!(vera.upload(&request, &[("words", "")], &[]).await.status, 422);
    let lying = vera.upload(&request, &[("words", "Вот акт")], &[("attachment", "акт.pdf", b"no pdf")]).await;
    assert!(lying.status == 422 && lying.text.contains("Вот акт"), "words are kept: {}", errors(&lying));
    let file = [("attachment", "акт.pdf", PDF)];
    let given = vera.upload(&request, &[("words", "Адрес совпадает.")], &file).await;
    assert_eq!(given.location, request, "{}", errors(&given));
    let own = vera.get(&request).await.text;
    assert!(own.contains("акт.pdf"), "{own}");
    vera.upload(&request, &[("words", "Второй раз")], &file).await;
    let answered = anna.get(&case).await.text;
    assert!(answered.contains("Адрес совпадает.") && !answered.contains("Второй раз"), "{answered}");
    let at = between(&answered, &format!("{case}/opinions/"), "\"").unwrap().to_owned();
    let file = anna.get(&format!("{case}/opinions/{at}")).await;
    assert!(file.status == 200 && file.bytes == PDF, "{}", file.status);
    let mut olga = world.officer("Ольга", "tax-office", Role::Officer).await;
    assert_eq!(olga.get(&format!("{case}/opinions/{at}")).await.status, 404);
    let mut boris = world.officer("Борис", CENTRE, Role::Officer).await;
    assert_eq!(boris.get(&format!("{case}/opinions/{at}")).await.location, case, "not before it is opened");
    assert_eq!(anna.get(&request).await.status, 404, "a request is the expert's own");
    let journal = maria.get("/journal").await.text;
    assert!(journal.contains("Заключение эксперта по запросу ведомства"), "{journal}");
}

/// covers PLUS-14: ready words with fields; a field that is none is named.
#[tokio::test]
async fn ready_words_are_filled_in_for_the_case() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let case = a_case(&world, &mut maria).await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    anna.get("/staff/templates").await;
    let wrong = [("kind", "decision"), ("title", "Отказ"), ("body", "По заявлению {номер} отказано")];
    let refused = anna.post("/staff/templates", &wrong).await;
    assert!(refused.status == 422 && refused.text.contains("Поля {номер} нет"), "{}", errors(&refused));
    let right = [("kind", "decision"), ("title", "Отказ"), ("body", "По заявлению {number} нужен паспорт.")];
    assert_eq!(anna.post("/staff/templates", &right).await.location, "/staff/templates");
    open(&mut anna, &case).await;
    let page = anna.get(&case).await.text;
    let href = between(&page, "?template=", "#decide").unwrap();
    let filled = anna.get(&format!("{case}?template={href}")).await.text;
    let number = number(&world, &case).await;
    assert!(filled.contains(&format!("По заявлению {number} нужен паспорт.")), "{filled}");
    let mut vera = world.officer("Вера", "housing-office", Role::Officer).await;
    assert!(!vera.get("/staff/templates").await.text.contains("Отказ"), "another agency has its own");
    assert_eq!(vera.post(&format!("/staff/templates/{href}/removal"), &[]).await.status, 404);
    anna.get("/staff/templates").await;
    anna.post(&format!("/staff/templates/{href}/removal"), &[]).await;
    assert!(!anna.get(&case).await.text.contains("?template="));
}

/// covers APP-17: the decision is read once more, with the letter, before it takes effect.
#[tokio::test]
async fn a_decision_is_checked_with_its_letter_before_it_takes_effect() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let case = a_case(&world, &mut maria).await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let sealed = anna.get(&format!("{case}/letter")).await;
    assert_eq!(sealed.location, case, "no letter before the case is opened");
    open(&mut anna, &case).await;
    anna.get(&case).await;
    let check =
        anna.post(&format!("{case}/decision/check"), &[("verdict", "approve"), ("words", "Готово")]).await;
    assert!(check.status == 200 && check.text.contains("Одобрить заявление?"), "{}", check.text);
    assert!(check.text.contains("value=\"Готово\"") && check.text.contains(&format!("{case}/letter")));
    let letter = anna.get(&format!("{case}/letter")).await;
    assert!(letter.status == 200 && letter.text.starts_with("%PDF"), "{}", letter.status);
    let application = case.replace("/staff/cases/", "/applications/");
    assert!(!maria.get(&application).await.text.contains("Одобрено"), "nothing is decided yet");
    let refuse = anna.post(&format!("{case}/decision/check"), &[("verdict", "refuse"), ("words", "")]).await;
    assert_eq!(refuse.status, 422);
    let refuse =
        anna.post(&format!("{case}/decision/check"), &[("verdict", "refuse"), ("words", "Нет")]).await;
    assert!(!refuse.text.contains("/letter"), "a refusal makes none");
    anna.post(&format!("{case}/decision"), &[("verdict", "approve"), ("words", "Готово")]).await;
    world.work().await;
    assert!(maria.get(&application).await.text.contains("Завершено"));
}

/// The shipped record of no convictions, decided by two.
pub fn two_officers(folder: &Path) -> Catalogue {
    changed(folder, &[("kind = \"review\"", "kind = \"review\"\ntwo_officers = true")])
}

/// The shipped record of no convictions with other words in its files.
pub fn changed(folder: &Path, edits: &[(&str, &str)]) -> Catalogue {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../services/no-criminal-record");
    let own = folder.join("no-criminal-record");
    std::fs::create_dir_all(&own).unwrap();
    for entry in std::fs::read_dir(shipped).unwrap().flatten().filter(|entry| entry.path().is_file()) {
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let text = edits.iter().fold(text, |text, (old, new)| text.replace(old, new));
        std::fs::write(own.join(entry.file_name()), text).unwrap();
    }
    Catalogue::load(folder).unwrap()
}

/// covers PLUS-14: the first proposes, the second makes it take effect, and the first cannot be the second.
#[tokio::test]
async fn two_officers_decide_where_the_service_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let world = World::offering(two_officers(folder.path())).await;
    let mut maria = world.maria().await;
    let case = a_case(&world, &mut maria).await;
    let application = case.replace("/staff/cases/", "/applications/");
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let mut boris = world.officer("Борис", CENTRE, Role::Officer).await;
    open(&mut anna, &case).await;
    open(&mut boris, &case).await;
    anna.get(&case).await;
    boris.get(&case).await;
    let decision = format!("{case}/decision");
    let approve = [("verdict", "approve"), ("words", "")];
    let check = anna.post(&format!("{decision}/check"), &approve).await;
    assert!(check.text.contains("Решение подтвердит второй сотрудник"), "{}", check.text);
    assert_eq!(anna.post(&decision, &approve).await.location, case);
    let own = anna.post(&decision, &approve).await;
    assert!(own.status == 409 && own.text.contains("Подтвердить его должен другой"), "{}", own.text);
    world.work().await;
    let page = maria.get(&application).await.text;
    assert!(!page.contains("Завершено") && page.contains("Решение проверяет второй специалист"), "{page}");
    assert!(boris.get("/staff/queue").await.text.contains("ждёт второго"));

    let seen = boris.get(&case).await.text;
    assert!(seen.contains("Решение подготовлено (Анна К.): Одобрить"), "{seen}");
    let otherwise = [("verdict", "refuse"), ("words", "Проверьте ещё раз прежнюю фамилию")];
    assert_eq!(boris.post(&decision, &otherwise).await.location, case);
    let back = anna.get(&case).await.text;
    assert!(back.contains("Дело у вас") && !back.contains("Решение подготовлено"), "{back}");
    anna.post(&decision, &approve).await;
    boris.get(&case).await;
    assert_eq!(boris.post(&decision, &approve).await.location, case);
    world.work().await;
    assert!(maria.get(&application).await.text.contains("Завершено"));
}

/// covers PLUS-14: together only where nothing differs; every case has its own entry.
#[tokio::test]
async fn a_batch_decides_what_agrees_and_leaves_what_differs() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let one = a_case(&world, &mut maria).await;
    let (mut neighbour, phone) = world.neighbour(1).await;
    let two = case(&world.send_record_by(&mut neighbour, &phone).await);
    world.work().await;
    world.registers.says("convictions", json!({ "found": true, "clear": false, "records": [] }));
    let odd = a_case(&world, &mut maria).await;
    // The registers agree about the fourth, and it is asked for a second time: a doubt of the machine.
    world.registers.says("convictions", json!({ "found": false, "clear": true, "records": [] }));
    let doubted = a_case(&world, &mut maria).await;
    let id = |case: &str| case.trim_start_matches("/staff/cases/").to_owned();
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    anna.get("/staff/queue").await;
    let ids = [id(&one), id(&two), id(&odd), id(&doubted)];
    let mut ticked: Vec<(&str, &str)> = ids.iter().map(|id| ("case", id.as_str())).collect();
    ticked.push(("reason", "decision"));
    let reasonless = anna.post("/staff/batch", &ticked[..4]).await;
    assert!(
        reasonless.status == 422 && reasonless.text.matches("checked").count() == 4,
        "a reason is needed, the ticks stay"
    );
    assert!(reasonless.text.contains("href=\"#reason\""), "{}", errors(&reasonless));
    let opened = anna.post("/staff/batch", &ticked).await;
    let page = anna.get(&opened.location).await.text;
    assert_eq!(page.matches("checked").count(), 2, "{page}");
    assert!(page.contains("Есть расхождения: решайте отдельно") && page.contains("Орлова"), "{page}");
    assert!(page.contains("Есть отметки предварительной проверки: решайте отдельно"), "{page}");
    assert_eq!(maria.get("/journal").await.text.matches("/objection\"").count(), 3, "each its own look");
    // Those that differ are sent along by hand.
    let decision = [&ticked[..4], &[("verdict", "approve"), ("words", "")]].concat();
    let told = anna.post("/staff/batch/decision", &decision).await;
    assert_eq!(told.location, "/staff/queue?decided=2&left=2");
    let queue = anna.get(&told.location).await.text;
    assert!(queue.contains("Решено: 2. Осталось решить отдельно: 2.") && queue.contains(&odd), "{queue}");
    assert!(!queue.contains(&one) && !queue.contains(&two));
    world.work().await;
    for (person, case) in [(&mut maria, &one), (&mut neighbour, &two)] {
        let page = person.get(&case.replace("/staff/cases/", "/applications/")).await.text;
        assert!(page.contains("Завершено"), "{page}");
    }
    let mut vera = world.officer("Вера", "housing-office", Role::Officer).await;
    vera.get("/staff/queue").await;
    let foreign = vera.post("/staff/batch", &ticked).await;
    assert!(foreign.status == 422 && !foreign.text.contains(&ids[0]), "another agency's cases are none");
}
