//! Leaving: told, waited for, cancelled, and done so that nothing readable is left.

use accounts::NewAccount;
use base::Sensitive;
use vault::Subject;
use web::Role;

use crate::archive::files;
use crate::town::{CANARY, attach, citizen, confirm, town};
use crate::world::{Browser, MARIA, PASSWORD, World, errors};

const EMAIL: &str = "orlova@example.org";
const DAY: i64 = 24 * 60;

async fn ask(world: &World, maria: &mut Browser) {
    confirm(world, maria, "erase", "/privacy/deletion/order").await;
    maria.get("/privacy/deletion/order").await;
    let hasty = maria.post("/privacy/deletion/order", &[]).await;
    assert_eq!(hasty.status, 422, "{}", errors(&hasty));
    for _ in 0..2 {
        let answer = maria.post("/privacy/deletion/order", &[("understood", "yes")]).await;
        assert_eq!(answer.location, "/privacy/data", "{}", errors(&answer));
    }
    world.work().await;
}

/// covers PLUS-08 PLUS-10: the list is the areas' own data; the deletion waits and is cancelled on the page and from every message.
#[tokio::test]
async fn a_deletion_says_what_stays_waits_and_is_cancelled_from_a_message() {
    let world = town().await;
    let mut maria = world.maria().await;
    world.send_record(&mut maria).await;
    world.work().await;
    let page = maria.get("/privacy/deletion").await;
    for words in [
        "Личные данные: ФИО, паспорт, СНИЛС, ИНН, адреса",
        "Отправленные заявления: ответы, решения, вопросы",
        "Хранится: 5 лет",
        "Хранится: бессрочно",
        "через 14 дней",
        "заявление будет отозвано",
    ] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    ask(&world, &mut maria).await;
    assert!(maria.get("/privacy/data").await.text.contains("Отменить удаление"));
    for to in [EMAIL, MARIA] {
        let message = world.test.outbox.newest_to(to).unwrap();
        let token = message.text.split("/privacy/cancellation/").nth(1).unwrap();
        let token = token.split_whitespace().next().unwrap().to_owned();
        let mut anybody = world.anonymous();
        let path = format!("/privacy/cancellation/{token}");
        let asked = anybody.get(&path).await;
        if to == EMAIL {
            assert!(asked.text.contains("Отменить удаление учётной записи?"), "{}", asked.text);
            let done = anybody.post(&path, &[]).await;
            assert!(done.text.contains("Удаление отменено"), "{}", done.text);
        } else {
            assert!(asked.text.contains("Удаление отменено"), "one is enough: {}", asked.text);
        }
    }
    assert_eq!(world.anonymous().get("/privacy/cancellation/nonsense").await.status, 410);
    world.test.minutes_pass(20 * DAY);
    world.work().await;
    let mut maria = world.sign_in(MARIA).await;
    assert!(!maria.get("/privacy/data").await.text.contains("Отменить удаление"));

    ask(&world, &mut maria).await;
    maria.get("/privacy/data").await;
    maria.post("/privacy/deletion/cancellation", &[]).await;
    assert!(maria.get("/privacy/data").await.text.contains("Что удалится, что останется"));
}

/// covers PLUS-08 PRIV-01 PRIV-05 LEAP-04: nothing readable is left, the journal still verifies, and the person may come again.
#[tokio::test]
async fn after_the_wait_nothing_of_the_person_is_left_and_the_journal_still_verifies() {
    let world = town().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let case = application.replace("/applications/", "/staff/cases/");
    let mut anna = world.officer("Анна", "information-centre", Role::Officer).await;
    attach(&world, &mut maria).await;
    confirm(&world, &mut maria, "export", "/privacy/archive").await;
    maria.get("/privacy/archive").await;
    maria.post("/privacy/archive", &[]).await;
    world.work().await;
    let id = citizen(&world).await;
    assert!(files(world.test.folder()) >= 2);
    ask(&world, &mut maria).await;
    let house = world.house().clone();
    house.journal.sequence(&house.db).await.unwrap();

    world.test.minutes_pass(13 * DAY + 60);
    world.work().await;
    let soon = world.test.outbox.newest_to(EMAIL).unwrap();
    assert!(soon.subject.contains("скоро будет удалена"), "{}", soon.subject);
    world.test.minutes_pass(DAY);
    world.work().await;

    let last = world.test.outbox.newest_to(EMAIL).unwrap();
    assert!(last.subject.contains("Учётная запись удалена"), "{}", last.subject);
    assert!(matches!(house.vault.key(&house.db, Subject::Citizen(id)).await, Err(vault::VaultError::Erased)));
    assert_eq!(files(world.test.folder()), 0, "no file is left");
    empty(&world, id).await;
    house.journal.sequence(&house.db).await.unwrap();
    let report = house.journal.verify(&house.db).await.unwrap();
    assert!(report.is_sound(), "{report}");
    canary(&world).await;

    // Whoever had the page open is nobody now, and staff is told.
    assert!(maria.get("/privacy/data").await.location.starts_with("/sign-in"));
    let mut anna_again = world.staff_sign_in("Анна").await;
    anna_again.get(&case).await;
    anna_again.post(&format!("{case}/openings"), &[("reason", "check")]).await;
    let held = anna_again.get(&case).await;
    assert!(held.text.contains("Заявитель удалил учётную запись"), "{}", held.text);
    assert!(held.text.contains("Отозвано"), "{}", held.text);
    anna.get("/staff/queue").await;

    // The phone, the e-mail and the SNILS are free.
    let tx = house.db.begin().await.unwrap();
    let account = NewAccount {
        email: Sensitive::new(EMAIL.to_owned()),
        phone: Sensitive::new(MARIA.to_owned()),
        password: Sensitive::new(PASSWORD.to_owned()),
    };
    let again = accounts::create(&house, &tx, account).await.unwrap();
    assert!(accounts::bind_identifiers(&house, &tx, again, "11223344595", None).await.unwrap());
    tx.commit().await.unwrap();
    assert_ne!(again, id);

    world.test.minutes_pass(6 * 365 * DAY);
    world.work().await;
    let gone = world.staff_sign_in("Анна").await.get(&case).await;
    assert!(!gone.text.contains("Заявитель удалил"), "after its years the record is gone too");
}

/// No table names the person but those that must.
async fn empty(world: &World, id: base::CitizenId) {
    let db = &world.house().db;
    for table in [
        "accounts_citizens",
        "accounts_logins",
        "accounts_contacts",
        "accounts_sessions",
        "accounts_devices",
        "profile_people",
        "applications_drafts",
        "applications_applications",
        "applications_messages",
        "applications_statements",
        "applications_templates",
        "documents_documents",
        "notifications_notices",
        "notifications_messages",
        "notifications_mutes",
        "privacy_exports",
        "privacy_links",
    ] {
        let sql = format!("select cast(count(*) as bigint) as n from {table} where citizen_id = $1");
        let left = db::Rows::count(db, &sql, db::values![id.uuid()]).await.unwrap();
        assert_eq!(left, 0, "{table}");
    }
}

/// The raw bytes of the database hold no word of hers.
async fn canary(world: &World) {
    for word in [CANARY, "Орлова", EMAIL, "11223344595", MARIA, "Верхнереченск, ул. Речная"]
    {
        assert!(!world.test.database.holds(word).await, "{word} is in the database");
    }
}
