//! Lists, the course, messages, versions, copies.

use db::Rows as _;
use serde_json::json;
use web::Role;
use web::testing::between;

use crate::world::{Browser, Guest, MARIA, PDF, World, errors};

const CENTRE: &str = "information-centre";

/// A portal that tells people what happens: feed, mail, SMS.
pub async fn telling() -> World {
    World::with(Guest {
        migrations: Vec::new,
        sources: Vec::new,
        routes: |_| notifications::routes(),
        jobs: |_, _, _| {},
        announced: notifications::announced,
    })
    .await
}

fn case(application: &str) -> String {
    application.replace("/applications/", "/staff/cases/")
}

/// covers APP-06, APP-21: the shelves, the search by number and by name, the filters, the officer's words.
#[tokio::test]
async fn applications_are_found_by_number_name_state_and_day() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let done = world.send_residence(&mut maria).await;
    world.work().await;
    let open = world.send_record(&mut maria).await;
    world.work().await;
    let front = maria.get("/applications").await.text;
    assert!(front.contains(&open) && front.contains(&done), "{front}");
    let number = maria.get(&done).await.text;
    let number = between(&number, "№ ", "<").unwrap().to_owned();

    for (query, found, other) in [
        (format!("q={}", &number[10..]), &done, &open),
        ("q=%D1%81%D1%83%D0%B4%D0%B8%D0%BC%D0%BE%D1%81%D1%82%D1%8C".to_owned(), &open, &done),
        ("state=completed".to_owned(), &done, &open),
        ("service=no-criminal-record".to_owned(), &open, &done),
        ("shelf=current".to_owned(), &open, &done),
        ("shelf=ended".to_owned(), &done, &open),
    ] {
        let page = maria.get(&format!("/applications?{query}")).await.text;
        let rows = between(&page, "<section>", "</section>").unwrap_or_default();
        assert!(rows.contains(found) && !rows.contains(other), "{query}: {page}");
    }
    assert!(maria.get("/applications?from=2026-11-24&until=2026-11-24").await.text.contains(&done));
    assert!(maria.get("/applications?until=2026-11-23").await.text.contains("Ничего не нашлось"));
    assert!(
        maria.get("/applications?q=%25%25%25&state=nonsense&from=x").await.text.contains("Ничего не нашлось")
    );
    let mut ilya = world.ilya().await;
    assert!(!ilya.get(&format!("/applications?q={number}")).await.text.contains(&done), "only one's own");
}

/// covers APP-06: the next page begins after the last row of this one, and no application is left out or shown twice.
#[tokio::test]
async fn a_long_list_comes_page_by_page() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let mut sent = Vec::new();
    for _ in 0..23 {
        sent.push(world.send_residence(&mut maria).await);
        world.test.minutes_pass(2);
    }
    world.work().await;
    let first = maria.get("/applications?shelf=ended").await.text;
    assert_eq!(first.matches("k-item__title").count(), 20, "{first}");
    let older = between(&first, "href=\"/applications?shelf=ended&#38;after=", "\"").expect("a next page");
    let second = maria.get(&format!("/applications?shelf=ended&after={older}")).await.text;
    assert_eq!(second.matches("k-item__title").count(), 3, "{second}");
    for application in &sent {
        assert_eq!(u8::from(first.contains(application)) + u8::from(second.contains(application)), 1);
    }
}

/// covers APP-21: the journal on a page, as a table and as a PDF; a name that looks like a formula is none.
#[tokio::test]
async fn the_journal_of_applications_is_printed_and_taken_away() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    world.send_residence(&mut maria).await;
    world.work().await;
    let page = maria.get("/applications/journal").await.text;
    assert!(page.contains("Журнал заявлений") && page.contains("24 ноября 2026"), "{page}");
    let table = maria.get("/applications/journal.csv").await;
    assert!(table.kind.starts_with("text/csv"));
    assert!(table.text.starts_with('\u{feff}') && table.text.contains(";Завершено;"), "{}", table.text);
    assert_eq!(table.text.lines().count(), 2);
    assert_eq!(maria.get("/applications/journal.csv?state=refused").await.text.lines().count(), 1);
    let pdf = maria.get("/applications/journal.pdf").await;
    assert_eq!(pdf.kind, "application/pdf");
    assert!(pdf.text.starts_with("%PDF"));
}

/// covers APP-09, APP-10: a message with a file; sent twice it is one; the officer answers, and the answer is marked as new once.
#[tokio::test]
async fn a_person_and_an_officer_write_to_each_other() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let page = maria.get(&application).await.text;
    assert!(
        page.contains("Связаться с оператором") && page.contains("Ответ в течение 3 рабочих дней"),
        "{page}"
    );
    let message = between(&page, "name=\"message\" value=\"", "\"").unwrap().to_owned();
    let to = format!("{application}/messages");
    assert_eq!(maria.upload(&to, &[("words", " ")], &[]).await.status, 422);
    let words = [("message", message.as_str()), ("words", "Можно ли на английском?\nСпасибо")];
    let file: (&str, &str, &[u8]) = ("attachment", "билет.pdf", PDF);
    for _ in 0..2 {
        let sent = maria.upload(&to, &words, &[file]).await;
        assert_eq!(sent.location, format!("{application}#messages"), "{}", errors(&sent));
    }
    let page = maria.get(&application).await.text;
    assert_eq!(page.matches("Можно ли на английском?").count(), 1, "{page}");
    assert!(page.contains("билет.pdf") && page.contains("Ответим до 27 ноября"), "{page}");
    let href = between(&page, &format!("href=\"{application}/messages/"), "\"").unwrap().to_owned();
    let own = format!("{application}/messages/{href}");
    assert_eq!(maria.get(&own).await.bytes, PDF);
    let refused = maria.upload(&to, &[("words", "вот")], &[("attachment", "x.pdf", b"MZ no pdf")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains(">вот</textarea>"), "what was typed is kept: {}", refused.text);

    let mut ilya = world.ilya().await;
    ilya.get("/").await;
    assert_eq!(ilya.upload(&to, &[("words", "чужое")], &[]).await.status, 404);
    assert_eq!(ilya.get(&own).await.status, 404);
    world.work().await;
}

/// covers APP-10: whoever writes without end is told to wait, and keeps the words.
#[tokio::test]
async fn letters_without_end_are_not_taken() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    maria.get(&application).await;
    let to = format!("{application}/messages");
    let most = web::Allowances::default().acts_an_hour.get();
    for _ in 0..most {
        assert_eq!(maria.upload(&to, &[("words", "Ещё раз")], &[]).await.status, 303);
    }
    let refused = maria.upload(&to, &[("words", "И ещё раз")], &[]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains(">И ещё раз</textarea>"), "{}", refused.text);
    assert!(refused.text.contains("слишком много сообщений"), "{}", refused.text);
    world.test.minutes_pass(2);
    assert_eq!(maria.upload(&to, &[("words", "И ещё раз")], &[]).await.status, 303);
}

/// covers APP-11: until an officer has opened it, an application is changed; the old version and its receipt stay; afterwards not.
#[tokio::test]
async fn what_was_sent_is_changed_until_an_officer_has_opened_it() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let before = maria.get(&format!("{application}/receipt")).await.text;
    let begun = maria.post(&format!("{application}/amendment"), &[]).await;
    assert!(begun.location.ends_with("/check"), "{}", errors(&begun));
    let draft = begun.location.trim_end_matches("/check").to_owned();
    let again = maria.post(&format!("{application}/amendment"), &[]).await;
    assert_eq!(again.location, begun.location, "on another device it is the same draft");
    assert!(maria.get(&begun.location).await.text.contains("Номер останется прежним"));
    let purpose = [("act", "continue"), ("shown", "purpose"), ("purpose", "abroad"), ("version", "99")];
    world.fill(&mut maria, &draft, "purpose", &purpose).await;
    maria.get(&format!("{draft}/check")).await;
    maria.post(&format!("{draft}/check"), &[("consent", "yes")]).await;
    world.work().await;
    world.test.minutes_pass(3);
    let code = world.code(MARIA);
    maria.get(&format!("{draft}/confirm")).await;
    let changed = maria.post(&format!("{draft}/confirm"), &[("code", &code)]).await;
    assert_eq!(changed.location, application, "{}", errors(&changed));
    let twice = maria.post(&format!("{draft}/confirm"), &[("code", &code)]).await;
    assert!(twice.location.starts_with(&application), "{}", twice.location);
    world.work().await;
    let page = maria.get(&application).await.text;
    assert!(page.contains("Заявление изменено") && page.contains("Версия 1"), "{page}");
    assert!(maria.get(&format!("{application}/statement")).await.text.contains("\"purpose\":\"abroad\""));
    assert_ne!(
        maria.get(&format!("{application}/receipt")).await.text,
        before,
        "the new version has its own receipt"
    );
    let old = maria.get(&format!("{application}/statement.pdf?version=1")).await;
    assert_eq!(old.kind, "application/pdf");
    assert_eq!(maria.get(&format!("{application}/statement.pdf?version=2")).await.status, 404);

    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    anna.get(&case(&application)).await;
    anna.post(&format!("{}/openings", case(&application)), &[("reason", "decision")]).await;
    let page = maria.get(&application).await.text;
    assert!(!page.contains("/amendment\""), "{page}");
    let late = maria.post(&format!("{application}/amendment"), &[]).await;
    assert_eq!(late.status, 409);
    assert!(late.text.contains("уже начал рассмотрение"), "{}", late.text);
    let decision = format!("{}/decision", case(&application));
    anna.get(&case(&application)).await;
    assert_eq!(anna.post(&decision, &[("verdict", "approve")]).await.status, 303);
    world.work().await;
    assert!(maria.get(&application).await.text.contains("Завершено"));
}

/// covers APP-24: the PDF, the receipt, the statement and the files in one archive.
#[tokio::test]
async fn a_copy_of_an_application_is_taken_away_whole() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let copy = maria.get(&format!("{application}/copy")).await;
    assert_eq!(copy.kind, "application/zip");
    for name in ["statement.pdf", "statement.json", "receipt.jws"] {
        assert!(copy.text.contains(name), "{name}");
    }
    let pdf = maria.get(&format!("{application}/statement.pdf")).await;
    assert!(pdf.text.starts_with("%PDF"));
    let mut ilya = world.ilya().await;
    for path in ["copy", "statement.pdf"] {
        assert_eq!(ilya.get(&format!("{application}/{path}")).await.status, 404, "{path}");
    }
}

/// covers APP-13: the result with its acts: download, by mail, anew, into the archive and back.
#[tokio::test]
async fn a_result_is_sent_by_mail_put_away_and_asked_for_anew() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_residence(&mut maria).await;
    world.work().await;
    let page = maria.get(&application).await.text;
    assert!(page.contains("Скачать PDF") && page.contains("Получить ещё раз"), "{page}");
    for _ in 0..2 {
        let sent = maria.post(&format!("{application}/letter"), &[]).await;
        assert_eq!(sent.location, format!("{application}#result"), "{}", errors(&sent));
    }
    world.work().await;
    let letters = world.test.outbox.to("orlova@example.org");
    let letters = letters.iter().filter(|letter| letter.subject.contains("документ"));
    assert_eq!(letters.count(), 1, "pressed twice it is one letter");

    let put = maria.post(&format!("{application}/archive"), &[("put", "yes")]).await;
    assert_eq!(put.location, "/applications?shelf=archive");
    assert!(maria.get(&put.location).await.text.contains(&application));
    assert!(!maria.get("/applications?shelf=ended").await.text.contains(&application));
    maria.post(&format!("{application}/archive"), &[("put", "no")]).await;
    assert!(maria.get("/applications?shelf=ended").await.text.contains(&application));

    let again = maria.post(&format!("{application}/repetition"), &[]).await;
    assert!(again.location.ends_with("/check"), "everything is filled in: {}", again.location);
    let second = world.confirm(&mut maria, again.location.trim_end_matches("/check"), MARIA).await;
    world.work().await;
    assert_ne!(second, application);
    assert!(maria.get(&second).await.text.contains("Завершено"));
    let mut ilya = world.ilya().await;
    ilya.get("/").await;
    for path in ["letter", "archive", "repetition", "amendment", "subscription", "templates"] {
        assert_eq!(ilya.post(&format!("{application}/{path}"), &[]).await.status, 404, "{path}");
    }
}

/// covers APP-07: letters and text messages about one application are turned off; the feed and what must be answered are not.
#[tokio::test]
async fn one_application_keeps_quiet_when_it_is_asked_to() {
    let world = telling().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    maria.get(&application).await;
    maria.post(&format!("{application}/subscription"), &[("email", "yes")]).await;
    assert!(maria.get(&application).await.text.contains("Изменены уведомления о заявлении"));
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let case = case(&application);
    anna.get(&case).await;
    anna.post(&format!("{case}/openings"), &[("reason", "decision")]).await;
    anna.get(&case).await;
    let before = world.test.outbox.to(MARIA).len();
    anna.post(&format!("{case}/decision"), &[("verdict", "approve")]).await;
    world.work().await;
    assert_eq!(
        world.test.outbox.to(MARIA).len(),
        before,
        "no text message about the decision or the document"
    );
    let letters = world.test.outbox.to("orlova@example.org");
    assert!(letters.iter().any(|letter| letter.subject.contains("одобрено")), "letters go on");
    assert!(maria.get("/notifications").await.text.contains("одобрено"), "the feed tells always");
}

/// covers LEAP-08, LEAP-14: a forecast from the office's own finished cases, and why it has moved.
#[tokio::test]
async fn the_forecast_stands_on_finished_cases_and_says_why_it_moves() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let thin = maria.get(&application).await.text;
    assert!(thin.contains("Это обещанный срок") && !thin.contains("девять из десяти"), "{thin}");
    let house = world.house();
    let tx = house.db.begin().await.unwrap();
    for days in 1..=30_i64 {
        let id = house.random.uuid(house.clock.now());
        tx.execute(
            "insert into applications_paces (application_id, service, net_seconds, ended_at) values ($1, $2, $3, $4)",
            db::values![id, "no-criminal-record", days * 86_400, house.clock.now()],
        )
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
    let page = maria.get(&application).await.text;
    assert!(page.contains("около 10 декабря") && page.contains("По 30 делам"), "{page}");
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let case = case(&application);
    anna.get(&case).await;
    anna.post(&format!("{case}/openings"), &[("reason", "decision")]).await;
    anna.get(&case).await;
    let question = [("about", "organisation"), ("question", "Для кого?")];
    anna.post(&format!("{case}/questions"), &question).await;
    world.test.minutes_pass(60 * 24 * 3);
    let mut maria = world.sign_in(MARIA).await;
    let page = maria.get(&application).await.text;
    assert!(page.contains("Почему прогноз сдвинулся") && page.contains("Ваш ответ ждали 3 дня"), "{page}");
}

/// covers LEAP-08, LEAP-14: the time a register was silent is not counted against the office.
#[tokio::test]
async fn a_silent_register_stops_the_clock_and_the_pace_is_noted_without_it() {
    let world = World::new().await;
    world.registers.is_silent("residence");
    let mut maria = world.maria().await;
    world.send_residence(&mut maria).await;
    world.work().await;
    world.test.minutes_pass(180);
    world.registers.says(
        "residence",
        json!({ "registered": true, "address": "г. Верхнереченск", "since": "2014-06-02" }),
    );
    world.work().await;
    let house = world.house();
    let rows = house
        .db
        .count("select count(*) as n from applications_paces where net_seconds < $1", db::values![600_i64])
        .await
        .unwrap();
    assert_eq!(rows, 1, "three hours of silence are not the office's");
}

/// covers APP-10, APP-11: the agency's list of what waits, the answer, and what the applicant has changed; nobody else's.
#[tokio::test]
async fn an_officer_answers_and_sees_what_was_changed() {
    let world = telling().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let begun = maria.post(&format!("{application}/amendment"), &[]).await;
    let draft = begun.location.trim_end_matches("/check").to_owned();
    let purpose = [("act", "continue"), ("shown", "purpose"), ("purpose", "abroad"), ("version", "99")];
    world.fill(&mut maria, &draft, "purpose", &purpose).await;
    maria.get(&format!("{draft}/check")).await;
    maria.post(&format!("{draft}/check"), &[("consent", "yes")]).await;
    world.work().await;
    maria.get(&format!("{draft}/confirm")).await;
    maria.post(&format!("{draft}/confirm"), &[("code", &world.code(MARIA))]).await;
    world.work().await;
    maria.get(&application).await;
    let file: (&str, &str, &[u8]) = ("attachment", "билет.pdf", PDF);
    maria.upload(&format!("{application}/messages"), &[("words", "Когда будет готово?")], &[file]).await;

    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let case = case(&application);
    let list = anna.get("/staff/messages").await.text;
    assert!(list.contains(&format!("{case}/messages")) && list.contains("1 сообщение"), "{list}");
    assert!(!list.contains("Орлова") && !list.contains("Когда будет готово"), "no names, no words");
    assert_eq!(anna.get(&format!("{case}/messages")).await.location, case, "first with a reason");
    anna.get(&case).await;
    anna.post(&format!("{case}/openings"), &[("reason", "call")]).await;
    let page = anna.get(&format!("{case}/messages")).await.text;
    assert!(page.contains("Когда будет готово?") && page.contains("Заявитель изменил заявление"), "{page}");
    let href = between(&page, &format!("href=\"{case}/messages/"), "\"").unwrap().to_owned();
    assert!(anna.get(&format!("{case}/messages/{href}")).await.text.starts_with("%PDF"));
    let to = format!("{case}/messages");
    assert_eq!(anna.upload(&to, &[("words", "")], &[]).await.status, 422);
    let fresh = world.house().random.uuid(world.house().clock.now()).to_string();
    for _ in 0..2 {
        let answer = [("message", fresh.as_str()), ("words", "Завтра к полудню")];
        assert_eq!(anna.upload(&to, &answer, &[]).await.location, to);
    }
    assert!(anna.get("/staff/messages").await.text.contains("Все сообщения отвечены"));
    world.work().await;
    assert!(maria.get("/applications").await.text.contains("Новое сообщение от специалиста"));
    let page = maria.get(&application).await.text;
    assert_eq!(page.matches("Завтра к полудню").count(), 1);
    assert!(
        page.contains("Новое") && page.contains("Скачивание файла из дела")
            || page.contains("Специалист открыл дело")
    );
    assert!(!maria.get("/applications").await.text.contains("Новое сообщение от специалиста"), "seen");
    assert!(maria.get("/notifications").await.text.contains("Специалист ответил"));

    let mut vera = world.officer("Вера", "housing-office", Role::Officer).await;
    vera.get("/staff/queue").await;
    assert_eq!(vera.get(&to).await.status, 404);
    assert_eq!(vera.upload(&to, &[("words", "чужое")], &[]).await.status, 404);
    assert!(!vera.get("/staff/messages").await.text.contains(&case));
    let mut gleb = world.officer("Глеб", "portal", Role::Administrator).await;
    assert_eq!(gleb.get("/staff/messages").await.status, 403);
    assert!(maria.get(&to).await.location.starts_with("/staff/sign-in"));
}

/// covers APP-13: the document of the same application once more, without a new form; it says that it is a repeated issue, of which day.
#[tokio::test]
async fn an_issued_document_is_given_again() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_residence(&mut maria).await;
    world.work().await;
    world.test.minutes_pass(3 * 24 * 60);
    let mut maria = world.sign_in(MARIA).await;
    let first = maria.get(&application).await.text;
    let count = |page: &str| page.matches("href=\"/documents/").count();
    let before = count(&first);
    for _ in 0..2 {
        let asked = maria.post(&format!("{application}/reissue"), &[]).await;
        assert_eq!(asked.location, format!("{application}#result"), "{}", errors(&asked));
    }
    assert!(maria.get(&application).await.text.contains("Готовим документ ещё раз"));
    world.work().await;
    let page = maria.get(&application).await.text;
    assert!(count(&page) > before, "another document: {page}");
    assert!(page.contains("Документ выдан ещё раз"), "it stands in the course");
    assert!(page.contains("Справка о регистрации по месту жительства: повторно выдан"), "{page}");
    let once = count(&page);
    maria.post(&format!("{application}/reissue"), &[]).await;
    world.work().await;
    assert_eq!(count(&maria.get(&application).await.text), once, "once a day");
    told_apart(&mut maria, &page).await;
    let mut ilya = world.ilya().await;
    ilya.get("/").await;
    assert_eq!(ilya.post(&format!("{application}/reissue"), &[]).await.status, 404);
}

/// The letter and its copy say different things of themselves, and the same of the facts: nobody has asked a register anew.
async fn told_apart(maria: &mut Browser, application: &str) {
    let list = maria.get("/documents").await.text;
    for words in ["Выдан 24 ноября 2026", "Повторно выдан 27 ноября 2026, сведения на 24 ноября 2026"]
    {
        assert!(list.contains(words), "{words}: {list}");
    }
    let mut letters = Vec::new();
    for link in application.split("href=\"/documents/").skip(1) {
        let id = link.split(['"', '/']).next().unwrap();
        letters.push(maria.get(&format!("/documents/{id}")).await.text);
    }
    assert!(letters.iter().any(|page| page.contains("27 ноября 2026, повторно: сведения на 24 ноября 2026")));
    assert!(letters.iter().any(|page| page.contains("Выдан 24 ноября 2026") && !page.contains("повторно")));
}
