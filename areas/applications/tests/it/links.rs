//! Links that an agency signs, and links by which a service is tried before anybody is offered it.

use chrono::Duration;
use web::Role;
use web::testing::between;

use crate::desk::CENTRE;
use crate::known::confirmed;
use crate::world::{Browser, MARIA, World, errors};

const SERVICE: &str = "/staff/links/no-criminal-record";

/// covers PLUS-18: signed by the agency, it answers more than harmless questions and says who has filled them in; changed, expired or of
/// another service it is refused in words
#[tokio::test]
async fn a_signed_link_says_who_filled_in_what_and_cannot_be_changed() {
    let world = World::new().await;
    let mut olga = world.officer("Ольга", CENTRE, Role::Editor).await;
    assert_eq!(olga.get("/staff").await.location, "/staff/links");
    let list = olga.get("/staff/links").await.text;
    assert!(list.contains(SERVICE) && !list.contains("/staff/links/oms-policy"), "the own agency's: {list}");
    let form = olga.get(SERVICE).await.text;
    assert!(
        form.contains("name=\"organisation\"") && !form.contains("name=\"surname\""),
        "not who the person is: {form}"
    );
    let empty = olga.post(SERVICE, &[("days", "7")]).await;
    assert!(empty.status == 422 && empty.text.contains("хотя бы на один вопрос"), "{}", errors(&empty));
    let wrong = olga.post(SERVICE, &[("name_changed_on-day", "40"), ("organisation", "Школа № 12")]).await;
    assert!(wrong.status == 422 && wrong.text.contains("Школа № 12"), "{}", errors(&wrong));
    let answers = [("purpose", "work"), ("organisation", "Школа № 12"), ("surname", "Чужая"), ("days", "7")];
    let made = olga.post(SERVICE, &answers).await;
    assert!(made.status == 200 && made.text.contains("<svg"), "the code to print: {}", errors(&made));
    let link =
        between(&made.text, "/services/no-criminal-record/start?link=", "\"").expect("a link").to_owned();
    let link = format!("/services/no-criminal-record/start?link={link}");

    let mut maria = world.maria().await;
    let page = maria.get(&link).await;
    assert!(page.text.contains("Школа № 12") && page.text.contains("Заполнило ведомство"), "{}", page.text);
    assert!(page.text.contains("Подпись ведомства верна") && !page.text.contains("Чужая"), "{}", page.text);
    let cut = maria.get(&link[..link.len() - 4]).await;
    assert!(cut.status == 410 && cut.text.contains("Подпись в ссылке не сходится"), "{}", cut.text);
    let other = maria.get(&link.replace("no-criminal-record", "residence-certificate")).await;
    assert_eq!(other.status, 410, "another service's link");
    maria.get(&link).await;
    let token = link.split_once("link=").unwrap().1;
    let begun =
        maria.post("/services/no-criminal-record/start", &[("link", token), ("purpose", "abroad")]).await;
    assert!(begun.location.starts_with("/drafts/"), "{}", errors(&begun));
    let purpose = maria.get(&format!("{}/purpose", begun.location)).await.text;
    assert!(
        purpose.contains("value=\"work\" checked") && purpose.contains("Заполнило ведомство"),
        "{purpose}"
    );
    world.house().clock.advance(Duration::days(8));
    let mut maria = world.sign_in(MARIA).await;
    let late = maria.get(&link).await;
    assert!(late.status == 410 && late.text.contains("Ссылка действовала по"), "{}", late.text);
}

/// The link of an agency that fills in why the licence is renewed.
async fn licence_link(world: &World) -> String {
    let mut zoya = world.officer("Зоя", "traffic-police", Role::Editor).await;
    let form = "/staff/links/driving-licence";
    zoya.get(form).await;
    let made = zoya.post(form, &[("why", "lost"), ("lost_where", "В парке"), ("days", "7")]).await;
    let link = between(&made.text, "/services/driving-licence/start?link=", "\"");
    link.unwrap_or_else(|| panic!("{}", errors(&made))).to_owned()
}

async fn why(citizen: &mut Browser, draft: &str) -> String {
    citizen.get(&format!("{draft}/why")).await.text
}

/// covers PLUS-18 PLUS-04 PLUS-03: what the agency has signed comes through the short questions and the chooser to the new draft.
#[tokio::test]
async fn what_a_link_brings_comes_through_the_questions_and_the_chooser() {
    let world = World::new().await;
    let token = licence_link(&world).await;
    let mut maria = confirmed(&world).await;
    let start = "/services/driving-licence/start";
    maria.get(&format!("{start}?link={token}")).await;
    let asked = maria.post(start, &[("link", &token)]).await;
    assert!(asked.location.starts_with("/drafts/eligibility?"), "{}", errors(&asked));
    let page = maria.get(&asked.location).await.text;
    let brings = between(&page, "name=\"brings\" value=\"", "\"").expect("what the link brings").to_owned();
    let passed = [("service", "driving-licence"), ("had_licence", "yes"), ("brings", &brings)];
    let begun = maria.post("/drafts/eligibility", &passed).await;
    let first = why(&mut maria, &begun.location).await;
    assert!(first.contains("value=\"lost\" checked") && first.contains("В парке"), "{first}");
    assert_eq!(maria.post(start, &[("link", &token)]).await.location, begun.location, "pressed twice: one");

    let plain = maria.post(start, &[("why", "damaged")]).await;
    assert!(
        plain.location.starts_with("/drafts/choose?"),
        "another link does not hide behind it: {}",
        plain.location
    );
    let chooser = maria.get(&plain.location).await.text;
    assert!(chooser.contains("Новое заявление начнётся с ответами из ссылки"), "{chooser}");
    assert!(chooser.contains("В парке"), "drafts are told apart by what was answered: {chooser}");
    let field =
        |name: &str| between(&chooser, &format!("name=\"{name}\" value=\""), "\"").unwrap().to_owned();
    let (fresh, brings) = (field("fresh"), field("brings"));
    let new = [("service", "driving-licence"), ("fresh", fresh.as_str()), ("brings", brings.as_str())];
    let asked = maria.post("/drafts", &new).await;
    assert!(asked.location.starts_with("/drafts/eligibility?"), "{}", errors(&asked));
    let passed = [&new[..], &[("had_licence", "yes")]].concat();
    let begun = maria.post("/drafts/eligibility", &passed).await;
    assert_eq!(begun.location, format!("/drafts/{fresh}"), "{}", errors(&begun));
    assert!(why(&mut maria, &begun.location).await.contains("value=\"damaged\" checked"));
    let forged = [&passed[..2], &[("brings", "link=forged"), ("had_licence", "yes")]].concat();
    assert_eq!(maria.post("/drafts/eligibility", &forged).await.status, 410, "signed by nobody");
}

/// covers PRIV-09 PLUS-18 PLUS-04: suspended, it begins neither by a link nor by the short questions.
#[tokio::test]
async fn a_suspended_service_begins_by_no_side_door() {
    let world = World::new().await;
    let mut maria = confirmed(&world).await;
    let place = "/services/driving-licence";
    let mut gleb = world.officer("Глеб", "portal", Role::Administrator).await;
    let admin = "/staff/admin/services/driving-licence";
    gleb.get(admin).await;
    let closed = [
        ("published", "yes"),
        ("suspended", "yes"),
        ("words_ru", "Меняем реестр."),
        ("words_en", "The register is being changed."),
        ("until-day", "1"),
        ("until-month", "12"),
        ("until-year", "2026"),
    ];
    assert_eq!(gleb.post(admin, &closed).await.location, "/staff/admin");
    maria.get("/").await;
    let start = format!("{place}/start");
    assert_eq!(maria.get(&format!("{start}?why=lost")).await.location, place);
    assert_eq!(maria.post(&start, &[("why", "lost")]).await.location, place);
    let questions = "/drafts/eligibility";
    assert_eq!(maria.get(&format!("{questions}?service=driving-licence")).await.location, place);
    let answered = [("service", "driving-licence"), ("had_licence", "yes")];
    assert_eq!(maria.post(questions, &answered).await.location, place);
    assert!(maria.get(place).await.text.contains("Меняем реестр."), "the service's page says why");
    assert!(!maria.get("/applications").await.text.contains("/removal"), "no draft has begun");
}

/// covers PLUS-18 PRIV-09: other people make no links
#[tokio::test]
async fn only_the_agencys_editor_makes_links() {
    let world = World::new().await;
    let mut stranger = world.officer("Семён", "tax-office", Role::Editor).await;
    stranger.get("/staff/links").await;
    assert_eq!(stranger.get(SERVICE).await.status, 404);
    assert_eq!(stranger.post(SERVICE, &[("purpose", "work")]).await.status, 404);
    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    assert_eq!(anna.get("/staff/links").await.status, 403);
    assert_eq!(anna.get(SERVICE).await.status, 403);
}

/// covers PLUS-06: an unpublished service is gone through by its link; nothing is sent, counted or queued
#[tokio::test]
async fn an_unpublished_service_is_tried_by_a_link_and_nothing_is_sent() {
    let world = World::new().await;
    let mut gleb = world.officer("Глеб", "portal", Role::Administrator).await;
    let admin = "/staff/admin/services/residence-certificate";
    gleb.get(admin).await;
    gleb.post(admin, &[]).await;
    gleb.get("/staff/links").await;
    let nothing = gleb.post("/staff/trials", &[("revision", "residence-certificate/none")]).await;
    assert!(
        nothing.status == 422 && nothing.text.contains("Выберите, какую услугу проверить"),
        "{}",
        errors(&nothing)
    );
    let list = gleb.get("/staff/links").await.text;
    let revision = between(&list, "value=\"residence-certificate/", "\"").expect("a revision").to_owned();
    let revision = format!("residence-certificate/{revision}");
    let made = gleb.post("/staff/trials", &[("revision", &revision)]).await;
    assert_eq!(made.location, "/staff/links#trials", "{}", errors(&made));
    let list = gleb.get("/staff/links").await.text;
    let trial = format!("/trials/{}", between(&list, "href=\"/trials/", "\"").expect("a link"));

    let mut maria = world.maria().await;
    let offer = maria.get("/services/residence-certificate").await;
    assert!(!offer.text.contains("Заполнить заявление"), "nobody is offered it");
    let page = maria.get(&trial).await.text;
    assert!(page.contains("Проверка услуги") && page.contains("ничего не отправится"), "{page}");
    let fresh = between(&page, "name=\"fresh\" value=\"", "\"").unwrap().to_owned();
    for _ in 0..2 {
        let begun = maria.post(&trial, &[("fresh", &fresh)]).await;
        assert_eq!(begun.location, format!("/drafts/{fresh}"), "{}", errors(&begun));
    }
    let draft = format!("/drafts/{fresh}");
    world.fill_residence(&mut maria, &draft).await;
    assert!(maria.get("/applications").await.text.contains("Проверка услуги:"), "marked in the list");
    let check = maria.get(&format!("{draft}/check")).await.text;
    assert!(check.contains("Показать, что будет"), "{check}");
    let shown = maria.post(&format!("{draft}/check"), &[("consent", "yes")]).await;
    assert_eq!(shown.location, format!("{draft}/trial"), "{}", errors(&shown));
    let way = maria.get(&format!("{draft}/trial")).await.text;
    assert!(
        way.contains("Если все реестры подтвердят") && way.contains("Реестр не нашёл вашу регистрацию"),
        "{way}"
    );
    let letter = maria.get(&format!("{draft}/trial/letter?letter=")).await;
    assert!(letter.text.starts_with("%PDF") || letter.status == 422, "{}", letter.text);
    let forced = maria.post(&format!("{draft}/confirm"), &[("code", "000000")]).await;
    assert_eq!(forced.location, format!("{draft}/trial"), "a trial is never sent");
    world.work().await;
    let counts = gleb.get("/staff/admin").await.text;
    let row = between(&counts, "/staff/admin/services/residence-certificate", "</tr>").unwrap();
    assert!(!row.contains(">1<"), "nothing is counted: {row}");
    assert!(
        !maria.get("/applications").await.text.contains("href=\"/applications/0"),
        "no application was made"
    );

    let removal =
        between(&gleb.get("/staff/links").await.text, "action=\"/staff/trials/", "\"").unwrap().to_owned();
    gleb.post(&format!("/staff/trials/{removal}"), &[]).await;
    assert_eq!(maria.get(&trial).await.status, 404, "the link is closed");
}
