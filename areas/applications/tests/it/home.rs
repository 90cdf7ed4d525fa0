//! The home page: quick actions, what is important now, what waits for the person, services at hand.

use base::StaffId;
use web::Role;
use web::testing::between;

use crate::world::{World, errors};

/// The part of a page between two headings' ids.
fn part<'t>(page: &'t str, id: &str) -> &'t str {
    between(page, &format!("id=\"{id}\""), "</section>").unwrap_or_default()
}

/// covers HOME-02: the named quick actions stand on home, and the person may change them
#[tokio::test]
async fn quick_actions_are_named_and_may_be_changed() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let home = maria.get("/").await.text;
    for (href, label) in [
        ("/services", "Создать документ"),
        ("/applications", "Отследить статус"),
        ("/documents", "Скачать файл"),
    ] {
        assert!(home.contains(&format!("<a href=\"{href}\">{label}</a>")), "{label}: {home}");
    }
    let page = maria.get("/quick-actions").await.text;
    assert!(page.contains("value=\"create\" checked") || page.contains("checked"), "{page}");
    let chosen = [
        ("act", "save"),
        ("action", "pay"),
        ("action", "templates"),
        ("action", "looked"),
        ("action", "nonsense"),
    ];
    assert_eq!(maria.post("/quick-actions", &chosen).await.location, "/");
    let home = maria.get("/").await.text;
    assert!(home.contains("Оплатить пошлину") && home.contains("Кто смотрел мои данные"), "{home}");
    assert!(!home.contains("Создать документ"), "{home}");
    let order =
        |page: &str| page.find(">Мои шаблоны</a>").unwrap() < page.find(">Оплатить пошлину</a>").unwrap();
    assert!(!order(&home), "as they were ticked");
    let page = maria.get("/quick-actions").await.text;
    assert!(
        page.contains("name=\"up\" value=\"templates\"") && page.contains("name=\"down\" value=\"pay\""),
        "{page}"
    );
    assert!(!page.contains("name=\"up\" value=\"pay\""), "the first one is first");
    let higher = [("up", "templates"), ("action", "pay"), ("action", "templates")];
    assert_eq!(maria.post("/quick-actions", &higher).await.location, "/quick-actions#order");
    assert!(order(&maria.get("/").await.text), "moved without script");
    maria.get("/quick-actions").await;
    let more = [("act", "save"), ("action", "pay"), ("action", "templates"), ("action", "create")];
    maria.post("/quick-actions", &more).await;
    let home = maria.get("/").await.text;
    assert!(
        order(&home) && home.find(">Оплатить пошлину</a>") < home.find(">Создать документ</a>"),
        "the new one last"
    );
    maria.get("/quick-actions").await;
    let all =
        ["create", "track", "download", "pay", "answer", "guide", "templates"].map(|name| ("action", name));
    let refused = maria.post("/quick-actions", &all).await;
    assert!(refused.status == 422 && refused.text.contains("не больше 6 действий"), "{}", errors(&refused));
    assert_eq!(maria.post("/quick-actions", &[("act", "usual")]).await.location, "/");
    assert!(maria.get("/").await.text.contains("Создать документ"));
    let mut anyone = world.anonymous();
    assert!(anyone.get("/quick-actions").await.location.starts_with("/sign-in"), "strangers sign in first");
}

/// covers HOME-06: favourites stand on home, whatever was used last first
#[tokio::test]
async fn services_at_hand_follow_what_was_used_last() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let page = maria.get("/").await.text;
    assert!(page.contains("Частые услуги") && !page.contains("Избранное"), "{page}");
    for service in ["pension-amount", "oms-policy"] {
        maria.post("/services/favourites", &[("service", service), ("keep", "yes")]).await;
    }
    let page = maria.get("/").await.text;
    let kept = part(&page, "favourites");
    assert!(kept.find("oms-policy") < kept.find("pension-amount") && kept.contains("Избранное"), "{kept}");
    world.send_residence(&mut maria).await;
    let page = maria.get("/").await.text;
    let kept = part(&page, "favourites");
    let used = kept.find("residence-certificate").expect("the used service is at hand");
    assert!(used < kept.find("oms-policy").unwrap() && kept.contains("Вы подавали"), "{kept}");
    world.work().await;
}

/// covers HOME-03 HOME-05: what an editor says stands on home and on the landing, marked by a word, and leads to its page
#[tokio::test]
async fn what_is_said_stands_on_home_and_landing() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let quiet = maria.get("/").await.text;
    assert!(part(&quiet, "now").contains("Сбоев и срочных сообщений нет"), "{quiet}");
    assert!(part(&quiet, "now").contains("обновлено в") && quiet.contains("href=\"/status\""), "{quiet}");
    let mut olga = world.officer("Ольга", "portal", Role::Administrator).await;
    olga.get("/staff/announcements/new").await;
    let id = StaffId::new(&world.house().clock, &world.house().random).to_string();
    let form = [
        ("id", id.as_str()),
        ("topic", "law"),
        ("target", "/"),
        ("title-ru", "Паспорт меняют быстрее"),
        ("title-en", "Passports are renewed faster"),
        ("text-ru", "С 1 декабря срок короче."),
        ("text-en", "Since 1 December the term is shorter."),
        ("from-day", "24"),
        ("from-month", "11"),
        ("from-year", "2026"),
        ("from-time", "00:00"),
        ("until-day", "30"),
        ("until-month", "11"),
        ("until-year", "2026"),
        ("until-time", "23:00"),
    ];
    let sent = olga.post("/staff/announcements/new", &form).await;
    assert_eq!(sent.location, "/staff/announcements", "{}", errors(&sent));
    let home = maria.get("/").await.text;
    let now = part(&home, "now");
    assert!(now.contains("Паспорт меняют быстрее") && now.contains(&format!("/announcements/{id}")), "{now}");
    let mut anyone = world.anonymous();
    assert!(
        anyone.get("/").await.text.contains("Паспорт меняют быстрее"),
        "strangers read it on the landing"
    );
    maria.in_english();
    assert!(maria.get("/").await.text.contains("Passports are renewed faster"));
}

/// covers HOME-04 APP-09: an officer's letter that was not read yet stands among what waits; a fee is called a fee
#[tokio::test]
async fn home_says_what_waits_for_the_person() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    let message = StaffId::new(&world.house().clock, &world.house().random).to_string();
    let words = [("message", message.as_str()), ("words", "Когда будет готово?")];
    maria.get(&application).await;
    maria.upload(&format!("{application}/messages"), &words, &[]).await;
    let mut anna = world.officer("Анна", crate::desk::CENTRE, Role::Officer).await;
    let case = crate::desk::case(&application);
    crate::desk::open(&mut anna, &case).await;
    anna.get(&format!("{case}/messages")).await;
    let reply = StaffId::new(&world.house().clock, &world.house().random).to_string();
    let sent =
        anna.upload(&format!("{case}/messages"), &[("message", &reply), ("words", "Завтра.")], &[]).await;
    assert_eq!(sent.status, 303, "{}", errors(&sent));
    let home = maria.get("/").await.text;
    let waits = part(&home, "attention");
    assert!(waits.contains("Новое сообщение от специалиста"), "{home}");
    assert!(waits.contains(&format!("{application}#messages")), "{waits}");
    maria.get(&application).await;
    assert!(!maria.get("/").await.text.contains("Новое сообщение от специалиста"), "it was read");
    world.work().await;
}

/// covers HOME-01: home asks the same number of questions whatever there is to show
#[tokio::test]
async fn home_asks_the_database_the_same_with_one_application_and_with_many() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let cost = async |maria: &mut crate::world::Browser| {
        let before = world.house().db.statements();
        maria.get("/").await;
        world.house().db.statements() - before
    };
    world.send_residence(&mut maria).await;
    world.work().await;
    cost(&mut maria).await;
    let one = cost(&mut maria).await;
    for _ in 0..4 {
        world.send_residence(&mut maria).await;
        world.begin(&mut maria, "no-criminal-record").await;
        world.work().await;
    }
    assert_eq!(cost(&mut maria).await, one);
}
