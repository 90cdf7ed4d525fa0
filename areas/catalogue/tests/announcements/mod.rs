//! What editors say, and where people read it.

use axum::{Extension, Router};
use base::{SessionId, StaffId};
use catalogue::Catalogue;
use web::testing::{Browser, Parts, TestHouse, between};
use web::{House, Role, StaffSession};

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").replace("&#160;", " ")
}

async fn house() -> TestHouse {
    let sources = catalogue::words().into();
    TestHouse::new(Parts { migrations: catalogue::migrations(), sources, announced: |_| false }).await
}

fn reader(house: &TestHouse) -> Browser {
    house.browser(catalogue::routes(Catalogue::shipped()), |pages| pages)
}

fn editor(house: &TestHouse, role: Role, agency: &str) -> Browser {
    let House { clock, random, .. } = &house.house;
    let session = StaffSession {
        session: SessionId::new(clock, random),
        staff: StaffId::new(clock, random),
        name: "Ольга Лисина".to_owned(),
        initials: "ОЛ".to_owned(),
        agency: agency.to_owned(),
        agency_name: agency.to_owned(),
        services: Vec::new(),
        role,
    };
    house.browser(catalogue::routes(Catalogue::shipped()), |pages: Router<House>| {
        pages.layer(Extension(session))
    })
}

/// A form that is filled in; the clocks of the portal are Moscow's.
fn works<'f>(id: &'f str, target: &'f str) -> Vec<(&'f str, &'f str)> {
    vec![
        ("id", id),
        ("topic", "works"),
        ("target", target),
        ("title-ru", "Реестр обновляется"),
        ("title-en", "The register is updated"),
        ("text-ru", "Справки будут готовы позже.\nЗаявления принимаются."),
        ("text-en", "Certificates will be later.\nApplications are taken."),
        ("from-day", "30"),
        ("from-month", "11"),
        ("from-year", "2026"),
        ("from-time", "09:30"),
        ("until-day", "30"),
        ("until-month", "11"),
        ("until-year", "2026"),
        ("until-time", "18:00"),
    ]
}

async fn new_id(editor: &mut Browser) -> String {
    let form = editor.get("/staff/announcements/new").await;
    between(&form.text, "name=\"id\" value=\"", "\"").expect("an id").to_owned()
}

/// covers HOME-03 HOME-05: written once in both languages, read beside the service, with its own page; journalled
#[tokio::test]
async fn planned_works_are_written_once_and_read_where_they_matter() {
    let house = house().await;
    let mut olga = editor(&house, Role::Administrator, "portal");
    let id = new_id(&mut olga).await;
    let empty = olga.post("/staff/announcements/new", &[("id", &id)]).await;
    assert!(
        empty.status == 422 && plain(&empty.text).contains("Напишите заголовок на русском"),
        "{}",
        empty.text
    );
    let mut late = works(&id, "information-centre/no-criminal-record");
    late.retain(|(name, _)| *name != "until-time");
    late.push(("until-time", "09:00"));
    let order = olga.post("/staff/announcements/new", &late).await;
    assert!(plain(&order.text).contains("Конец должен быть позже начала"), "{}", order.text);
    assert!(order.text.contains("Реестр обновляется"), "what was typed is kept");
    for _ in 0..2 {
        let form = works(&id, "information-centre/no-criminal-record");
        let sent = olga.post("/staff/announcements/new", &form).await;
        assert_eq!(sent.location, "/staff/announcements", "{}", sent.text);
    }
    let list = plain(&olga.get("/staff/announcements").await.text);
    assert_eq!(list.matches("Реестр обновляется").count(), 1, "sent twice, said once: {list}");

    let mut anyone = reader(&house);
    let page = plain(&anyone.get("/services/no-criminal-record").await.text);
    assert!(page.contains("Сейчас важно") && page.contains("Плановые работы"), "{page}");
    assert!(page.contains("С 30 ноября, 09:30 до 30 ноября, 18:00"), "{page}");
    assert!(!plain(&anyone.get("/services/child-benefit").await.text).contains("Реестр обновляется"));
    let own = plain(&anyone.get(&format!("/announcements/{id}")).await.text);
    assert!(own.contains("Заявления принимаются.") && own.contains("Перейти к услуге"), "{own}");

    house.house.clock.advance(chrono::Duration::days(9));
    assert!(!plain(&anyone.get("/services/no-criminal-record").await.text).contains("Реестр обновляется"));
    let old = plain(&anyone.get(&format!("/announcements/{id}")).await.text);
    assert!(old.contains("Закончилось"), "its address stays: {old}");
    let unknown = format!("/announcements/{}", StaffId::new(&house.house.clock, &house.house.random));
    assert_eq!(anyone.get(&unknown).await.status, 404);
}

/// covers HOME-03 PRIV-09: an editor writes about the own agency; others do not come here
#[tokio::test]
async fn an_editor_writes_about_the_own_agency_only() {
    let house = house().await;
    let mut olga = editor(&house, Role::Editor, "information-centre");
    let id = new_id(&mut olga).await;
    let foreign = olga.post("/staff/announcements/new", &works(&id, "/")).await;
    assert!(foreign.status == 422 && plain(&foreign.text).contains("Выберите портал"), "{}", foreign.text);
    let own = olga.post("/staff/announcements/new", &works(&id, "information-centre/")).await;
    assert_eq!(own.location, "/staff/announcements", "{}", own.text);
    let mut other = editor(&house, Role::Editor, "tax-office-of-nowhere");
    let path = format!("/staff/announcements/{id}");
    other.get("/staff/announcements").await;
    assert_eq!(other.get(&path).await.status, 404);
    assert_eq!(other.post(&format!("{path}/end"), &[]).await.status, 404);
    for role in [Role::Officer, Role::Auditor, Role::CentreOperator] {
        let mut nobody = editor(&house, role, "information-centre");
        for page in ["/staff/announcements", "/staff/announcements/new", path.as_str()] {
            assert_eq!(nobody.get(page).await.status, 403, "{page}");
        }
        let sent = nobody.post(&path, &works(&id, "information-centre/")).await;
        assert!(matches!(sent.status.as_u16(), 400 | 403), "{}", sent.status);
    }
    olga.get(&path).await;
    let mut changed = works(&id, "information-centre/");
    changed.retain(|(name, _)| *name != "title-ru");
    changed.push(("title-ru", "Реестр уже обновлён"));
    assert_eq!(olga.post(&path, &changed).await.location, "/staff/announcements");
    assert!(plain(&reader(&house).get("/services/no-criminal-record").await.text).contains("уже обновлён"));
    assert_eq!(olga.post(&format!("{path}/end"), &[]).await.location, "/staff/announcements");
    assert!(!plain(&reader(&house).get("/services/no-criminal-record").await.text).contains("уже обновлён"));
}

/// covers HOME-03 HOME-05: an agency that a service names by an answer speaks about it too, under its own name
#[tokio::test]
async fn an_agency_that_serves_by_answer_speaks_about_the_service() {
    let house = house().await;
    let mut olga = editor(&house, Role::Editor, "housing-office");
    let form = plain(&olga.get("/staff/announcements/new").await.text);
    assert!(form.contains("value=\"housing-office/citizen-appeal\""), "{form}");
    let id = new_id(&mut olga).await;
    let sent = olga.post("/staff/announcements/new", &works(&id, "housing-office/")).await;
    assert_eq!(sent.location, "/staff/announcements", "{}", sent.text);
    let mut anyone = reader(&house);
    for service in ["citizen-appeal", "family-composition"] {
        let page = plain(&anyone.get(&format!("/services/{service}")).await.text);
        assert!(page.contains("Реестр обновляется"), "{service}: {page}");
    }
    let page = plain(&anyone.get("/services/no-criminal-record").await.text);
    assert!(!page.contains("Реестр обновляется"), "{page}");
}
