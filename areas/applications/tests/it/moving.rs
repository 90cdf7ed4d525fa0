//! A granted registration moves the person: the profile, the notice, the next form. covers APP-20

use jobs::NewJob;
use serde_json::json;
use web::Role;

use crate::desk::{case, open};
use crate::following::telling;
use crate::known::confirmed;
use crate::world::{Browser, MARIA, World, errors};

const OLD: &str = "г. Верхнереченск, ул. Речная, д. 12, кв. 34";
const NEW: &str = "г. Верхнереченск, ул. Мира, д. 30, кв. 2";

/// Applies for a registration at the new address, which is the person's own.
async fn register(world: &World, maria: &mut Browser) -> String {
    register_with(world, maria, &[("with_children", "no")]).await
}

/// The same, with these answers about the children who come along.
async fn register_with(world: &World, maria: &mut Browser, children: &[(&str, &str)]) -> String {
    world.registers.says("homes", json!({ "found": true, "basis": "owner" }));
    let draft = world.begin(maria, "residence-registration").await;
    let home = [
        ("version", "9"),
        ("shown", "new_address"),
        ("new_address", NEW),
        ("new_address-postcode", "601150"),
        ("shown", "basis"),
        ("basis", "owner"),
    ];
    world.fill(maria, &draft, "home", &home).await;
    let before = [
        ("version", "9"),
        ("shown", "registered_now"),
        ("registered_now", "yes"),
        ("shown", "old_registration"),
        ("old_registration", "cancel"),
    ];
    world.fill(maria, &draft, "before", &before).await;
    let with = [("version", "9"), ("shown", "with_children"), ("shown", "children")];
    world.fill(maria, &draft, "children", &[with.as_slice(), children].concat()).await;
    let application = world.confirm(maria, &draft, MARIA).await;
    world.work().await;
    application
}

async fn decide(world: &World, application: &str, verdict: &str) {
    let mut anna = world.officer("Анна", "migration-office", Role::Officer).await;
    let case = case(application);
    open(&mut anna, &case).await;
    anna.get(&case).await;
    let fields = [("verdict", verdict), ("words", "Договор не подтверждён, приложите выписку.")];
    let decided = anna.post(&format!("{case}/decision"), &fields).await;
    assert_eq!(decided.location, case, "{}", errors(&decided));
    world.work().await;
}

/// covers APP-20, APP-02, NOTIF-01, HOME-08: the whole way from the statement to the next form, and back when it is wrong
#[tokio::test]
async fn a_granted_registration_moves_the_person_and_the_next_form_knows_it() {
    let world = telling().await;
    let mut maria = confirmed(&world).await;
    let offer = maria.get("/services/residence-registration").await;
    assert!(offer.text.contains("Адрес в профиле изменится сам"), "{}", offer.text);
    let application = register(&world, &mut maria).await;
    assert!(!maria.get("/profile").await.text.contains(NEW), "nobody has decided yet");
    decide(&world, &application, "approve").await;

    let done = maria.get(&application).await;
    assert!(done.text.contains("Завершено"), "{}", done.text);
    assert!(done.text.contains("Адрес в профиле изменён по решению ведомства"), "{}", done.text);
    let profile = maria.get("/profile").await;
    for words in [
        NEW,
        "Отдел по вопросам миграции, 24 ноября",
        "Подтверждено ведомством",
        application.as_str(),
        "Что было раньше",
        OLD,
        "Это неверно",
    ] {
        assert!(profile.text.contains(words), "{words}: {}", profile.text);
    }
    let feed = maria.get("/notifications").await;
    assert!(feed.text.contains("в профиле изменилось: адрес регистрации, адрес проживания"), "{}", feed.text);
    assert!(maria.get("/journal").await.text.contains("Адрес в профиле изменён по решению ведомства"));

    let draft = world.begin(&mut maria, "residence-certificate").await;
    let page = maria.get(&format!("{draft}/address")).await;
    assert!(page.text.contains(NEW) && !page.text.contains(OLD), "the next form: {}", page.text);
    assert!(page.text.contains("изменено ведомством по вашему заявлению"), "{}", page.text);

    let version = web::testing::between(&profile.text, "name=\"version\" value=\"", "\"").unwrap().to_owned();
    for _ in 0..2 {
        let fields = [("field", "registration_address"), ("version", version.as_str())];
        assert_eq!(maria.post("/profile/earlier", &fields).await.location, "/profile#addresses");
    }
    let back = maria.get("/profile").await;
    assert!(
        back.text.contains("Указано вами") && !back.text.contains("Подтверждено ведомством"),
        "{}",
        back.text
    );
    run_again(&world, &application).await;
    assert!(
        !maria.get("/profile").await.text.contains("Подтверждено ведомством"),
        "a retry moves nobody again"
    );
    let said = maria.get("/notifications").await.text.matches("Адрес в профиле изменён").count();
    assert_eq!(said, feed.text.matches("Адрес в профиле изменён").count(), "and is told of once");
}

/// Runs the job of a finished application once more, as after a lost acknowledgement.
async fn run_again(world: &World, application: &str) {
    let house = world.house();
    let citizen = accounts::find(house, &house.db, MARIA).await.unwrap().unwrap();
    let id = application.rsplit('/').next().unwrap();
    let payload = json!({ "citizen": citizen, "application": id, "step": null });
    let tx = house.db.begin().await.unwrap();
    let job = NewJob { kind: "applications.step", payload, run_at: None, key: None };
    house.jobs.enqueue(&tx, job).await.unwrap();
    tx.commit().await.unwrap();
    world.work().await;
}

#[tokio::test]
async fn a_refused_registration_moves_nobody() {
    let world = telling().await;
    let mut maria = confirmed(&world).await;
    let application = register(&world, &mut maria).await;
    decide(&world, &application, "refuse").await;
    assert!(maria.get(&application).await.text.contains("Отклонено"));
    let profile = maria.get("/profile").await;
    assert!(profile.text.contains(OLD) && !profile.text.contains(NEW), "{}", profile.text);
    assert!(!maria.get("/notifications").await.text.contains("Адрес в профиле изменён"));
}

/// Asks to be taken off the register, with a new home or without one.
async fn leave(world: &World, maria: &mut Browser, home: &[(&str, &str)]) -> String {
    let draft = world.begin(maria, "deregistration").await;
    let why = [("version", "9"), ("shown", "why"), ("why", "moved")];
    world.fill(maria, &draft, "home", &why).await;
    let mut leaving = vec![
        ("version", "9"),
        ("shown", "left_on"),
        ("left_on-day", "20"),
        ("left_on-month", "11"),
        ("left_on-year", "2026"),
        ("shown", "new_address_known"),
    ];
    leaving.extend(home);
    world.fill(maria, &draft, "leaving", &leaving).await;
    let application = world.confirm(maria, &draft, MARIA).await;
    world.work().await;
    application
}

/// covers APP-20: the address is gone, and the profile's form lets one live without it
#[tokio::test]
async fn who_is_taken_off_the_register_has_no_registered_address() {
    let world = telling().await;
    let mut maria = confirmed(&world).await;
    let home = [
        ("new_address_known", "yes"),
        ("shown", "new_address"),
        ("new_address", NEW),
        ("new_address-postcode", "601150"),
    ];
    let application = leave(&world, &mut maria, &home).await;
    assert!(maria.get(&application).await.text.contains("Завершено"));
    let profile = maria.get("/profile").await;
    for words in ["Регистрации по месту жительства нет", "Что было раньше", OLD, NEW]
    {
        assert!(profile.text.contains(words), "{words}: {}", profile.text);
    }
    let edit = maria.get("/profile/edit").await;
    let none = web::testing::between(&edit.text, "id=\"registration_none\"", ">").unwrap();
    assert!(none.contains("checked"), "{none}");
    let draft = world.begin(&mut maria, "residence-certificate").await;
    let page = maria.get(&format!("{draft}/address")).await;
    assert!(!page.text.contains(OLD), "nothing is filled in: {}", page.text);
}

/// covers APP-20: a registration for a time is not the address in the profile
#[tokio::test]
async fn a_stay_for_a_time_leaves_the_permanent_address_alone() {
    let world = telling().await;
    let mut maria = confirmed(&world).await;
    let stay = json!({ "registered": true, "address": "г. Новозаречный, ул. Лесная, д. 5", "postcode": "601200", "kind": "temporary" });
    world.registers.says("residence", stay);
    let application = leave(&world, &mut maria, &[("new_address_known", "no")]).await;
    assert!(maria.get(&application).await.text.contains("Завершено"));
    let profile = maria.get("/profile").await;
    assert!(profile.text.contains(OLD) && !profile.text.contains("Что было раньше"), "{}", profile.text);
    assert!(!maria.get("/notifications").await.text.contains("Адрес в профиле изменён"));
}

/// The fields of a child under fourteen at a place of the block.
fn child(place: usize, name: &str) -> Vec<(String, String)> {
    let field = |part: &str| format!("children.{place}.child_{part}");
    let mut fields = vec![];
    for shown in ["name", "birth_date", "certificate"] {
        fields.push(("shown".to_owned(), field(shown)));
    }
    for (part, value) in [
        ("name", name),
        ("birth_date-day", "30"),
        ("birth_date-month", "5"),
        ("birth_date-year", "2016"),
        ("certificate", "II-МЮ 123456"),
    ] {
        fields.push((field(part), value.to_owned()));
    }
    fields
}

/// covers APP-12, PLUS-04: while correcting, an entry of a block is added and removed without script, and what was typed stays
#[tokio::test]
async fn entries_of_a_block_are_added_and_removed_while_correcting() {
    let world = World::new().await;
    let mut maria = confirmed(&world).await;
    let vera = child(0, "Орлова Вера Дмитриевна");
    let with = |rows: &str, act: &str, children: &[&Vec<(String, String)>]| {
        let mut fields = vec![
            ("act".to_owned(), act.to_owned()),
            ("shown".to_owned(), "children".to_owned()),
            ("rows-children".to_owned(), rows.to_owned()),
        ];
        fields.extend(children.iter().flat_map(|child| child.iter().cloned()));
        fields
    };
    fn plain(fields: &[(String, String)]) -> Vec<(&str, &str)> {
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }
    let mut sent = vec![("with_children", "yes"), ("rows-children", "1")];
    sent.extend(plain(&vera));
    let application = register_with(&world, &mut maria, &sent).await;
    let mut anna = world.officer("Анна", "migration-office", Role::Officer).await;
    let case = case(&application);
    open(&mut anna, &case).await;
    anna.get(&case).await;
    let question = [("about", "children"), ("question", "Впишите всех детей")];
    anna.post(&format!("{case}/questions"), &question).await;

    let asked = maria.get(&application).await;
    assert!(asked.text.contains("Исправить и отправить"), "something was sent: {}", asked.text);
    assert!(
        maria.get("/").await.text.contains(&format!("href=\"{application}/corrections\"")),
        "home leads there"
    );
    let corrections = format!("{application}/corrections");
    let page = maria.get(&corrections).await;
    assert!(
        page.text.contains("Исправьте заявление") && page.text.contains("Орлова Вера Дмитриевна"),
        "{}",
        page.text
    );
    let added = maria.post(&corrections, &plain(&with("1", "add:children", &[&vera]))).await;
    assert_eq!(added.status, 200, "{}", errors(&added));
    assert!(
        added.text.contains("name=\"children.1.child_name\"") && added.text.contains("Орлова Вера"),
        "{}",
        added.text
    );
    let gleb = child(1, "Орлов Глеб Дмитриевич");
    let both = [&vera, &gleb];
    let removed = maria.post(&corrections, &plain(&with("2", "remove:children:0", &both))).await;
    assert!(
        removed.text.contains("Орлов Глеб Дмитриевич") && !removed.text.contains("children.1.child_name"),
        "the one that stays moves up: {}",
        removed.text
    );
    let wrong = maria.post(&corrections, &plain(&with("2", "continue", &[&vera, &child(1, "")]))).await;
    assert!(wrong.status == 422 && wrong.text.contains("#children.1.child_name"), "{}", errors(&wrong));
    let done = maria.post(&corrections, &plain(&with("2", "continue", &both))).await;
    assert_eq!(done.location, application, "{}", errors(&done));
    let seen = anna.get(&case).await;
    assert!(
        seen.text.contains("Орлов Глеб Дмитриевич") && seen.text.contains("Орлова Вера Дмитриевна"),
        "{}",
        seen.text
    );
}
