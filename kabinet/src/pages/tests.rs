//! Stories of the pages that belong to no area.

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use text::{Book, Lang};
use web::testing::{Browser, Parts, TestHouse};
use web::{AuthLevel, CitizenSession, House, Proofing};

const PATHS: [&str; 6] = ["/more", "/help", "/accessibility", "/privacy", "/status", "/ui"];

async fn house() -> TestHouse {
    TestHouse::new(Parts { migrations: Vec::new(), sources: super::words().into(), announced: |_| false })
        .await
}

fn stranger(house: &TestHouse) -> Browser {
    house.browser(super::routes(), |framed| framed)
}

/// No key of Fluent is left in a page where its words should stand.
fn in_words(page: &str) -> bool {
    !page.contains("pages-") && !page.contains("ui-support")
}

#[test]
fn the_words_of_these_pages_fit_into_the_whole_house() {
    let book = Book::new(crate::areas::words()).unwrap();
    let [ru, en] = super::words();
    for source in [ru, en] {
        let keys = source.text.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
        for key in keys.filter(|key| !key.starts_with(' ')) {
            assert!(key.split('-').next() == Some("pages"), "{key} belongs to another room");
            assert!(book.keys().any(|known| known == key), "{key} is not in the book");
        }
    }
}

#[tokio::test]
async fn every_page_opens_without_signing_in_in_both_languages() {
    let house = house().await;
    for lang in [Lang::Ru, Lang::En] {
        let mut browser = stranger(&house);
        if lang == Lang::En {
            browser.in_english();
        }
        for path in PATHS {
            let answer = browser.get(path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(answer.text.contains(&format!("<html lang=\"{}\"", lang.code())), "{path}");
            assert_eq!(answer.text.matches("<h1").count(), 1, "{path} has one heading");
            assert!(in_words(&answer.text), "{path} shows a key: {}", answer.text);
        }
    }
}

#[tokio::test]
async fn somebody_not_signed_in_is_offered_the_door() {
    let house = house().await;
    let page = stranger(&house).get("/more").await.text;
    assert!(page.contains("href=\"/register\"") && page.contains("href=\"/sign-in\""));
    assert!(!page.contains("action=\"/sign-out\"") && !page.contains("href=\"/security\""));
}

#[tokio::test]
async fn a_citizen_finds_everything_under_more_and_can_leave() {
    let house = house().await;
    let session = CitizenSession {
        citizen: base::CitizenId::new(&house.house.clock, &house.house.random),
        session: base::SessionId::new(&house.house.clock, &house.house.random),
        name: "Мария Сергеевна".to_owned(),
        initials: "МО".to_owned(),
        proofing: Proofing::Standard,
        auth: AuthLevel::A2,
    };
    let mut browser = house.browser(super::routes(), |framed: Router<House>| {
        framed.layer(from_fn(move |mut request: axum::extract::Request, next: Next| {
            request.extensions_mut().insert(session.clone());
            next.run(request)
        }))
    });
    let page = browser.get("/more").await.text;
    for path in ["/profile", "/security", "/notifications", "/journal", "/verify", "/help"] {
        assert!(page.contains(&format!("href=\"{path}\"")), "{path}");
    }
    assert!(page.contains("Мария Сергеевна"));
    let form =
        web::testing::between(&page, "class=\"k-actions\" method=\"post\" action=\"/sign-out\"", "</form>");
    assert!(form.unwrap().contains("name=\"csrf\""));
}

#[tokio::test]
async fn the_inbox_is_named_only_on_a_trial_portal() {
    let mut house = house().await;
    assert!(!stranger(&house).get("/help").await.text.contains("пробный портал"));
    let mut settings = web::Settings::clone(&house.house.settings);
    settings.demo_inbox = Some("http://127.0.0.1:9/inbox".to_owned());
    house.house.settings = settings.into();
    let page = stranger(&house).get("/help").await.text;
    assert!(page.contains("пробный портал") && page.contains("href=\"http://127.0.0.1:9/inbox\""));
}

#[tokio::test]
async fn the_status_page_says_when_the_database_does_not_answer() {
    let house = house().await;
    let mut browser = stranger(&house);
    assert!(browser.get("/status").await.text.contains("Кабинет работает"));
    house.house.db.clone().close().await;
    let answer = browser.get("/status").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.text.contains("Кабинет сейчас"));
}

/// covers HOME-05: works and outages that an editor has told of stand on the status page, a change of law does not
#[tokio::test]
async fn planned_works_stand_on_the_status_page() {
    let house = TestHouse::new(Parts {
        migrations: catalogue::migrations(),
        sources: super::words().into_iter().chain(catalogue::words()).collect(),
        announced: |_| false,
    })
    .await;
    let plain = |text: String| text.replace('\u{a0}', " ");
    let mut browser = stranger(&house);
    let quiet = plain(browser.get("/status").await.text);
    assert!(quiet.contains("Плановых работ не назначено"), "{quiet}");
    let now = house.house.clock.now();
    let tx = house.house.db.begin().await.unwrap();
    for (topic, title) in [("works", "Реестр обновляется"), ("law", "Паспорт меняют быстрее")]
    {
        tx.execute(
            "insert into catalogue_announcements (announcement_id, kind, agency, service, title_ru, title_en, text_ru, text_en,
             from_at, until_at, changed_by, changed_at) values ($1, $2, '', '', $3, 'Works', 'Подождите.', 'Wait.', $4, $5, $6, $7)",
            db::values![
                house.house.random.uuid(now),
                topic,
                title,
                now + chrono::Duration::days(2),
                now + chrono::Duration::days(3),
                house.house.random.uuid(now),
                now
            ],
        )
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
    let page = plain(browser.get("/status").await.text);
    assert!(page.contains("Реестр обновляется") && page.contains("Плановые работы"), "{page}");
    assert!(!page.contains("Паспорт меняют быстрее"), "it says how the portal works, nothing else");
    browser.in_english();
    assert!(browser.get("/status").await.text.contains("Works"));
}

#[tokio::test]
async fn support_is_named_where_people_need_it_and_only_when_there_is_one() {
    let mut house = house().await;
    for path in ["/help", "/accessibility", "/nowhere"] {
        let page = stranger(&house).get(path).await.text;
        assert!(!page.contains("tel:") && !page.contains("mailto:"), "{path}: {page}");
        assert!(!page.contains("Поддержка"), "{path}: a promise of nobody: {page}");
    }
    let mut settings = web::Settings::clone(&house.house.settings);
    let (phone, email) = (Some("8 800 000-00-00".to_owned()), Some("help@cabinet.example".to_owned()));
    settings.support = ui::Support { phone, email }.into();
    house.house.settings = settings.into();
    for path in ["/help", "/accessibility", "/nowhere", "/more"] {
        let page = stranger(&house).get(path).await.text;
        assert!(page.contains("href=\"tel:+78000000000\""), "{path}: {page}");
        assert!(page.contains("href=\"mailto:help@cabinet.example\""), "{path}: {page}");
    }
}

#[tokio::test]
async fn who_has_found_a_weakness_is_told_where_to_report_it() {
    let mut house = house().await;
    let path = "/.well-known/security.txt";
    assert_eq!(stranger(&house).get(path).await.status, StatusCode::NOT_FOUND, "there is nobody to tell");
    let mut settings = web::Settings::clone(&house.house.settings);
    settings.public_url = "https://cabinet.example/".parse().unwrap();
    settings.reports = web::Reports {
        contacts: ["mailto:security@cabinet.example", "tel:+78000000000"]
            .map(|url| url.parse().unwrap())
            .into(),
        policy: Some("https://cabinet.example/how".parse().unwrap()),
    };
    assert_eq!(settings.reports.unfit(), None);
    house.house.settings = settings.into();
    let file = stranger(&house).get(path).await;
    assert_eq!((file.status, file.kind.as_str()), (StatusCode::OK, "text/plain; charset=utf-8"));
    assert_eq!(
        file.text,
        "Contact: mailto:security@cabinet.example\nContact: tel:+78000000000\nExpires: 2027-05-23T00:00:00Z\n\
         Preferred-Languages: ru, en\nCanonical: https://cabinet.example/.well-known/security.txt\n\
         Policy: https://cabinet.example/how\n"
    );
    let plain = web::Reports { contacts: vec!["http://cabinet.example".parse().unwrap()], policy: None };
    assert!(plain.unfit().is_some(), "what goes in the clear is no place for it");
}
