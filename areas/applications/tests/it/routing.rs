//! Where new cases go, and what a supervisor sees.

use web::Role;

use crate::desk::{CENTRE, case, open};
use crate::workplace::changed;
use crate::world::{MARIA, World, errors};

/// covers PLUS-15, APP-16: tried on past cases, then in force for new ones.
#[tokio::test]
async fn a_rule_is_tried_and_then_sends_new_cases_where_it_says() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let past = world.send_record(&mut maria).await;
    world.work().await;
    let anna_id = world.employ("Анна", CENTRE, Role::Officer).await.to_string();
    let mut anna = world.staff_sign_in("Анна").await;
    let mut galina = world.officer("Галина", CENTRE, Role::Supervisor).await;
    assert_eq!(galina.get("/staff").await.location, "/staff/load");
    let form = galina.get("/staff/rules/new?service=no-criminal-record").await.text;
    assert!(form.contains("name=\"option-purpose\"") && !form.contains("name=\"option-surname\""), "{form}");
    let empty = [("service", "no-criminal-record"), ("name", "Работа с детьми")];
    assert_eq!(galina.post("/staff/rules", &empty).await.status, 422, "it must lead somewhere");
    let rule = |purpose| {
        vec![
            ("service", "no-criminal-record"),
            ("name", "Работа"),
            ("option-purpose", purpose),
            ("unit", "Отдел справок"),
            ("officer", anna_id.as_str()),
            ("label", "работа"),
        ]
    };
    let tried = galina.post("/staff/rules", &rule("abroad")).await;
    assert!(tried.text.contains("подошло бы 0 из последних 1"), "{}", tried.text);
    let tried = galina.post("/staff/rules", &rule("work")).await;
    assert!(tried.text.contains("подошло бы 1 из последних 1"), "{}", tried.text);
    assert!(!galina.get("/staff/rules").await.text.contains("Отдел справок"), "trying keeps nothing");
    galina.get("/staff/rules/new?service=no-criminal-record").await;
    let saved = galina.post("/staff/rules", &[rule("work"), vec![("act", "save")]].concat()).await;
    assert_eq!(saved.location, "/staff/rules");
    let list = galina.get("/staff/rules").await.text;
    assert!(list.contains("Отдел справок") && list.contains("Анна"), "{list}");

    let new = world.send_record(&mut maria).await;
    world.work().await;
    let queue = anna.get("/staff/queue?whose=mine").await.text;
    assert!(queue.contains(&case(&new)) && !queue.contains(&case(&past)), "{queue}");
    let unit = "/staff/queue?unit=%D0%9E%D1%82%D0%B4%D0%B5%D0%BB+%D1%81%D0%BF%D1%80%D0%B0%D0%B2%D0%BE%D0%BA";
    let queue = anna.get(unit).await.text;
    assert!(queue.contains(&case(&new)) && !queue.contains(&case(&past)), "{queue}");
    open(&mut anna, &case(&new)).await;
    assert!(anna.get(&case(&new)).await.text.contains("работа"));

    let removal = web::testing::between(&list, "action=\"/staff/rules/", "/removal\"").unwrap().to_owned();
    galina.get("/staff/rules").await;
    galina.post(&format!("/staff/rules/{removal}/removal"), &[]).await;
    assert!(!galina.get("/staff/rules").await.text.contains("Отдел справок"));
}

/// covers APP-18: load and terms by officer; the supervisor gives a case to somebody and opens none.
#[tokio::test]
async fn a_supervisor_sees_the_load_and_opens_nothing() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let case = case(&application);
    let id = case.trim_start_matches("/staff/cases/").to_owned();
    let anna_id = world.employ("Анна", CENTRE, Role::Officer).await.to_string();
    let mut galina = world.officer("Галина", CENTRE, Role::Supervisor).await;
    let load = galina.get("/staff/load").await.text;
    assert!(load.contains("Анна") && load.contains("никто не взял") && !load.contains("Орлова"), "{load}");
    galina.post(&format!("/staff/load/{id}"), &[("to", &anna_id)]).await;
    let load = galina.get("/staff/load").await.text;
    assert!(load.contains("Анна К."), "{load}");
    assert_eq!(galina.get(&case).await.status, 403);
    assert_eq!(galina.get("/staff/queue").await.status, 403);
    assert!(maria.get(&application).await.text.contains("Дело передано другому специалисту"));
    let mut other = world.officer("Зоя", "housing-office", Role::Supervisor).await;
    other.get("/staff/load").await;
    let foreign = other.post(&format!("/staff/load/{id}"), &[("to", &anna_id)]).await;
    assert_eq!(foreign.status, 404);
}

/// covers PLUS-15, APP-16: of an address a rule looks at the region and at nothing else; a number that is none is named.
#[tokio::test]
async fn a_rule_looks_at_the_region_of_an_address() {
    let folder = tempfile::tempdir().unwrap();
    let address = (
        "question = \"post_address\"\nkind = \"address\"",
        "question = \"post_address\"\nkind = \"address\"\nregion = true",
    );
    let world = World::offering(changed(folder.path(), &[address])).await;
    let mut galina = world.officer("Галина", CENTRE, Role::Supervisor).await;
    let form = galina.get("/staff/rules/new?service=no-criminal-record").await.text;
    assert!(form.contains("name=\"option-post_address.region\"") && form.contains("регион"), "{form}");
    assert!(!form.contains("name=\"option-registration_address.region\""), "it has no region");
    let rule = [
        ("service", "no-criminal-record"),
        ("name", "Письма во Владимирскую область"),
        ("option-post_address.region", "33"),
        ("unit", "Почта"),
        ("act", "save"),
    ];
    let saved = galina.post("/staff/rules", &rule).await;
    assert_eq!(saved.location, "/staff/rules", "{}", errors(&saved));
    assert!(galina.get("/staff/rules").await.text.contains("Владимирская область"));
    let mut maria = world.maria().await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    for region in ["77", "33"] {
        let draft = world.begin(&mut maria, "no-criminal-record").await;
        world.fill_record(&mut maria, &draft).await;
        let post = [
            ("shown", "receiving"),
            ("receiving", "post"),
            ("shown", "post_address"),
            ("post_address", "г. Верхнереченск, ул. Речная, д. 33"),
            ("post_address-region", region),
            ("post_address-postcode", "601150"),
            ("version", "9"),
        ];
        world.fill(&mut maria, &draft, "receiving", &post).await;
        let sent = world.confirm(&mut maria, &draft, MARIA).await;
        world.work().await;
        let unit = anna.get("/staff/queue?unit=%D0%9F%D0%BE%D1%87%D1%82%D0%B0").await.text;
        assert_eq!(unit.contains(&case(&sent)), region == "33", "{unit}");
    }
}

/// covers PLUS-15, APP-16: of two rules that fit, each says what the one before it has left open, the earlier one first
#[tokio::test]
async fn of_two_rules_that_fit_the_earlier_one_decides() {
    let world = World::new().await;
    let mut galina = world.officer("Галина", CENTRE, Role::Supervisor).await;
    for (name, unit, label) in
        [("Работа", "Первый отдел", "работа"), ("Всё остальное", "Второй отдел", "общая")]
    {
        galina.get("/staff/rules/new?service=no-criminal-record").await;
        let mut rule = vec![
            ("service", "no-criminal-record"),
            ("name", name),
            ("unit", unit),
            ("label", label),
            ("act", "save"),
        ];
        if name == "Работа" {
            rule.push(("option-purpose", "work"));
        }
        let saved = galina.post("/staff/rules", &rule).await;
        assert_eq!(saved.location, "/staff/rules", "{}", errors(&saved));
    }
    let mut maria = world.maria().await;
    let sent = world.send_record(&mut maria).await;
    world.work().await;
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let first = "/staff/queue?unit=%D0%9F%D0%B5%D1%80%D0%B2%D1%8B%D0%B9+%D0%BE%D1%82%D0%B4%D0%B5%D0%BB";
    let second = "/staff/queue?unit=%D0%92%D1%82%D0%BE%D1%80%D0%BE%D0%B9+%D0%BE%D1%82%D0%B4%D0%B5%D0%BB";
    assert!(anna.get(first).await.text.contains(&case(&sent)), "the earlier rule");
    assert!(!anna.get(second).await.text.contains(&case(&sent)), "and not the later one");
}
