//! Stories of what people are told: the outbox, the notices, the feed.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on stops there")]

use std::sync::Arc;

use axum::Extension;
use base::{ApplicationId, CitizenId, DocumentId, SessionId};
use db::{FromQueryResult, Rows, sea_orm, values};
use delivery::{Channel, Fault};
use http::StatusCode;
use jobs::{Registry, Worker};
use journal::{Actor, Entry, Object, Outcome};
use notifications::{Bell, Contact, Contacts, Outgoing};
use serde_json::json;
use text::Lang;
use web::testing::{Browser, Parts, TestHouse};
use web::{AuthLevel, CitizenSession, House, Proofing, Unread};

const EMAIL: &str = "orlova@example.org";
const PHONE: &str = "+79990000101";

/// Contacts of everybody, in one language.
struct Book(Lang);

#[async_trait::async_trait]
impl Contacts for Book {
    async fn of(&self, _: &House, _: CitizenId) -> Result<Option<Contact>, vault::VaultError> {
        Ok(Some(Contact { email: Some(EMAIL.to_owned()), phone: Some(PHONE.to_owned()), lang: self.0 }))
    }
}

struct Story {
    test: TestHouse,
    worker: Worker,
    citizen: CitizenId,
}

impl Story {
    async fn new() -> Self {
        Self::in_language(Lang::Ru).await
    }

    async fn in_language(lang: Lang) -> Self {
        let parts = Parts {
            migrations: notifications::migrations(),
            sources: notifications::words().into(),
            announced: notifications::announced,
        };
        let mut test = TestHouse::new(parts).await;
        test.house.unread = Arc::new(Bell);
        let mut registry = Registry::new();
        notifications::jobs(&mut registry, &test.house, Arc::new(Book(lang)));
        let house = &test.house;
        let worker = Worker::new(house.db.clone(), registry, house.clock.clone(), house.random.clone());
        let citizen = somebody(&test).await;
        Self { test, worker, citizen }
    }

    /// Records a fact about the citizen, as a verb would.
    async fn fact(&self, action: &'static str, object: Object, details: serde_json::Value) {
        self.fact_of(self.citizen, action, object, details).await;
    }

    async fn fact_of(
        &self,
        citizen: CitizenId,
        action: &'static str,
        object: Object,
        details: serde_json::Value,
    ) {
        let house = &self.test.house;
        let tx = house.db.begin().await.unwrap();
        let entry = Entry {
            actor: Actor::System,
            action,
            citizen: Some(citizen),
            object,
            service: None,
            agency: None,
            outcome: Outcome::Done,
            reason: None,
            details,
        };
        house.journal.record(&tx, entry).await.unwrap();
        tx.commit().await.unwrap();
    }

    fn browser(&self, citizen: CitizenId) -> Browser {
        let house = &self.test.house;
        let session = CitizenSession {
            session: SessionId::new(&house.clock, &house.random),
            citizen,
            proofing: Proofing::Standard,
            auth: AuthLevel::A2,
            name: "Мария Сергеевна".to_owned(),
            initials: "МО".to_owned(),
        };
        self.test.browser(notifications::routes(), move |router| router.layer(Extension(session)))
    }

    async fn unread(&self) -> i64 {
        Bell.unread(&self.test.house.db, self.citizen).await.unwrap()
    }

    async fn post(&self, citizen: Option<CitizenId>, channel: Channel, to: &str) {
        let house = &self.test.house;
        let tx = house.db.begin().await.unwrap();
        let (subject, text) = (String::new(), "Код 123456".to_owned());
        let message = Outgoing { citizen, channel, to: to.to_owned(), subject, text };
        notifications::post(house, &tx, message).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn states(&self) -> Vec<State> {
        let sql = "select attempts, last_failure, message, delivered_at, refused_at from notifications_messages order by id";
        self.test.house.db.all(sql, values![]).await.unwrap()
    }
}

#[derive(FromQueryResult)]
struct State {
    attempts: i64,
    last_failure: Option<String>,
    message: Option<Vec<u8>>,
    delivered_at: Option<chrono::DateTime<chrono::Utc>>,
    refused_at: Option<chrono::DateTime<chrono::Utc>>,
}

async fn somebody(test: &TestHouse) -> CitizenId {
    let citizen = CitizenId::new(&test.house.clock, &test.house.random);
    let tx = test.house.db.begin().await.unwrap();
    test.house.vault.create(&tx, citizen).await.unwrap();
    tx.commit().await.unwrap();
    citizen
}

fn an_application(story: &Story) -> ApplicationId {
    ApplicationId::new(&story.test.house.clock, &story.test.house.random)
}

fn details() -> serde_json::Value {
    json!({ "number": "2026-1124-005102", "title_ru": "Справка о регистрации", "title_en": "Residence certificate" })
}

/// Text without no-break spaces, which the text room puts where it wants.
fn plain(text: &str) -> String {
    text.replace('\u{2011}', "-")
        .replace(['\u{a0}', '\u{202f}'], " ")
        .replace("&nbsp;", " ")
        .replace("&#160;", " ")
}

#[tokio::test]
async fn a_message_leaves_after_the_commit_and_its_text_is_forgotten() {
    let story = Story::new().await;
    story.post(Some(story.citizen), Channel::Sms, PHONE).await;
    story.post(None, Channel::Email, EMAIL).await;
    assert!(story.test.outbox.messages().is_empty());
    for state in story.states().await {
        let sealed = state.message.unwrap();
        assert!(
            !sealed.windows(6).any(|bytes| bytes == b"123456")
                && !sealed.windows(5).any(|bytes| bytes == b"+7999")
        );
    }
    story.worker.drain().await.unwrap();
    assert_eq!(story.test.outbox.code_to(PHONE).as_deref(), Some("123456"));
    assert_eq!(story.test.outbox.messages().len(), 2);
    for state in story.states().await {
        assert!(state.message.is_none() && state.delivered_at.is_some() && state.attempts == 1);
    }
    story.worker.drain().await.unwrap();
    assert_eq!(story.test.outbox.messages().len(), 2);
}

#[tokio::test]
async fn a_message_that_is_rolled_back_never_leaves() {
    let story = Story::new().await;
    let tx = story.test.house.db.begin().await.unwrap();
    let (to, text) = (PHONE.to_owned(), "Код 123456".to_owned());
    let message = Outgoing { citizen: None, channel: Channel::Sms, to, subject: String::new(), text };
    notifications::post(&story.test.house, &tx, message).await.unwrap();
    drop(tx);
    story.worker.drain().await.unwrap();
    assert!(story.test.outbox.messages().is_empty());
}

#[tokio::test]
async fn a_message_waits_while_the_way_out_is_down_and_leaves_once_it_is_back() {
    let story = Story::new().await;
    story.test.outbox.set_fault(Some(Fault::Later));
    story.post(Some(story.citizen), Channel::Sms, PHONE).await;
    story.worker.drain().await.unwrap();
    let state = story.states().await.remove(0);
    assert_eq!((state.attempts, state.last_failure.as_deref()), (1, Some("the box is switched off")));
    assert!(state.message.is_some() && state.delivered_at.is_none());
    story.test.outbox.set_fault(None);
    story.test.minutes_pass(11);
    story.worker.drain().await.unwrap();
    assert_eq!(story.test.outbox.messages().len(), 1);
    let state = story.states().await.remove(0);
    assert_eq!((state.attempts, state.last_failure), (2, None));
}

/// A code that has died does not arrive after an outage, and what is told of the journal does.
#[tokio::test]
async fn what_is_of_no_use_after_an_outage_is_dropped_and_the_rest_arrives() {
    let story = Story::new().await;
    let house = &story.test.house;
    story.test.outbox.set_fault(Some(Fault::Later));
    let tx = house.db.begin().await.unwrap();
    for (text, minutes) in [("Код 111111", 10), ("Код 222222", 60)] {
        let (to, text) = (PHONE.to_owned(), text.to_owned());
        let message = Outgoing {
            citizen: Some(story.citizen),
            channel: Channel::Sms,
            to,
            subject: String::new(),
            text,
        };
        let good_until = house.clock.now() + chrono::Duration::minutes(minutes);
        notifications::post_until(house, &tx, message, good_until).await.unwrap();
    }
    tx.commit().await.unwrap();
    story.fact("application.submitted", Object::Application(an_application(&story)), details()).await;
    story.worker.drain().await.unwrap();
    story.test.minutes_pass(30);
    story.worker.drain().await.unwrap();
    assert_eq!(story.unread().await, 1, "the feed does not wait for the way out");
    story.test.outbox.set_fault(None);
    story.test.minutes_pass(20);
    story.worker.drain().await.unwrap();
    let texts: Vec<String> =
        story.test.outbox.to(PHONE).into_iter().map(|message| plain(&message.text)).collect();
    assert!(!texts.iter().any(|text| text.contains("111111")), "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("222222")), "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("2026-1124-005102")), "{texts:?}");
    let late = story.states().await.remove(0);
    assert!(late.refused_at.is_some() && late.message.is_none(), "its text is forgotten");
    assert_eq!(late.last_failure.as_deref(), Some("it could not leave while it was of use"));
    assert_eq!(story.test.outbox.messages().len(), 3);
}

#[tokio::test]
async fn a_message_that_is_refused_for_good_is_recorded_and_not_tried_again() {
    let story = Story::new().await;
    story.test.outbox.set_fault(Some(Fault::Never));
    story.post(Some(story.citizen), Channel::Sms, PHONE).await;
    story.worker.drain().await.unwrap();
    story.test.outbox.set_fault(None);
    story.test.minutes_pass(60);
    story.worker.drain().await.unwrap();
    let state = story.states().await.remove(0);
    assert!(state.refused_at.is_some() && state.message.is_none() && state.attempts == 1);
    assert!(story.test.outbox.messages().is_empty());
}

#[tokio::test]
async fn nothing_is_sent_to_a_citizen_who_was_erased() {
    let story = Story::new().await;
    story.post(Some(story.citizen), Channel::Sms, PHONE).await;
    story.fact("application.submitted", Object::Application(an_application(&story)), details()).await;
    let tx = story.test.house.db.begin().await.unwrap();
    story.test.house.vault.erase(&tx, story.citizen).await.unwrap();
    tx.commit().await.unwrap();
    story.worker.drain().await.unwrap();
    assert!(story.test.outbox.messages().is_empty());
}

/// Covers NOTIF-01, NOTIF-03, NOTIF-04, NOTIF-10.
#[tokio::test]
async fn a_step_of_an_application_is_told_in_the_feed_by_mail_and_by_sms() {
    let story = Story::new().await;
    let application = an_application(&story);
    story.fact("application.submitted", Object::Application(application), details()).await;
    story.worker.drain().await.unwrap();

    let letter = story.test.outbox.newest_to(EMAIL).unwrap();
    assert_eq!(plain(&letter.subject), "Заявление № 2026-1124-005102 отправлено");
    assert!(plain(&letter.text).contains("«Справка о регистрации»"), "{}", letter.text);
    let link = format!("http://127.0.0.1:8080/applications/{application}");
    assert_eq!(story.test.outbox.link_to(EMAIL), Some(link));
    let sms = story.test.outbox.newest_to(PHONE).unwrap();
    assert!(plain(&sms.text).contains("2026-1124-005102") && sms.subject.is_empty(), "{}", sms.text);

    assert_eq!(story.unread().await, 1);
    let mut browser = story.browser(story.citizen);
    let feed = browser.get("/notifications").await;
    assert_eq!(feed.status, StatusCode::OK);
    let text = plain(&feed.text);
    assert!(
        text.contains("Заявление № 2026-1124-005102 отправлено") && text.contains("24 ноября, 12:00"),
        "{text}"
    );
    assert!(text.contains("Справка о регистрации") && text.contains("Новое"));
}

#[tokio::test]
async fn an_entry_is_told_once_even_when_its_job_runs_twice() {
    let story = Story::new().await;
    story.fact("application.approved", Object::Application(an_application(&story)), details()).await;
    story.worker.drain().await.unwrap();
    let house = &story.test.house;
    let entry = house.journal.of_citizen(&house.db, story.citizen, None, 10).await.unwrap().remove(0);
    let tx = house.db.begin().await.unwrap();
    let payload = json!({ "entry": entry.id, "citizen": story.citizen });
    let again = jobs::NewJob { kind: journal::ANNOUNCE, payload, run_at: None, key: None };
    house.jobs.enqueue(&tx, again).await.unwrap();
    tx.commit().await.unwrap();
    story.worker.drain().await.unwrap();
    assert_eq!(story.unread().await, 1);
    assert_eq!(story.test.outbox.messages().len(), 2);
}

#[tokio::test]
async fn waiting_for_a_register_is_no_reason_to_ring_a_phone() {
    let story = Story::new().await;
    let object = Object::Application(an_application(&story));
    story.fact("application.waiting", object, details()).await;
    story.worker.drain().await.unwrap();
    assert_eq!(story.test.outbox.to(PHONE).len(), 0);
    assert_eq!(story.test.outbox.to(EMAIL).len(), 1);
    assert_eq!(story.unread().await, 1);
}

#[tokio::test]
async fn reading_the_profile_is_no_notice() {
    let story = Story::new().await;
    story.fact("profile.read", Object::Profile, json!({})).await;
    story.worker.drain().await.unwrap();
    assert_eq!((story.unread().await, story.test.outbox.messages().len()), (0, 0));
}

#[tokio::test]
async fn the_question_is_in_the_feed_but_not_in_the_letter() {
    let story = Story::new().await;
    let mut details = details();
    details["question"] = "Какая фамилия была до брака?".into();
    story.fact("application.question_asked", Object::Application(an_application(&story)), details).await;
    story.worker.drain().await.unwrap();
    assert!(
        plain(&story.browser(story.citizen).get("/notifications").await.text)
            .contains("Какая фамилия была до брака?")
    );
    assert!(story.test.outbox.messages().iter().all(|message| !plain(&message.text).contains("фамилия")));
}

#[tokio::test]
async fn letters_and_messages_speak_the_language_of_the_citizen_and_the_feed_that_of_the_page() {
    let story = Story::in_language(Lang::En).await;
    story.fact("application.submitted", Object::Application(an_application(&story)), details()).await;
    story.worker.drain().await.unwrap();
    let letter = story.test.outbox.newest_to(EMAIL).unwrap();
    assert!(
        letter.text.contains("Residence certificate") && !letter.text.contains("Справка"),
        "{}",
        letter.text
    );
    let mut browser = story.browser(story.citizen);
    assert!(plain(&browser.get("/notifications").await.text).contains("Справка о регистрации"));
    browser.in_english();
    assert!(plain(&browser.get("/notifications").await.text).contains("Residence certificate"));
}

#[tokio::test]
async fn the_feed_is_filtered_by_kind_and_turned_page_by_page() {
    let story = Story::new().await;
    let object = Object::Application(an_application(&story));
    for number in 0..25 {
        let mut details = details();
        details["number"] = format!("N-{number:02}").into();
        story.fact("application.submitted", object, details).await;
    }
    let document = DocumentId::new(&story.test.house.clock, &story.test.house.random);
    story.fact("document.issued", Object::Document(document), details()).await;
    story.worker.drain().await.unwrap();

    let mut browser = story.browser(story.citizen);
    let first = plain(&browser.get("/notifications").await.text);
    assert!(
        first.contains("Документ готов")
            && first.contains("N-24")
            && first.contains("N-06")
            && !first.contains("N-05")
    );
    let older = web::testing::between(&first, "href=\"/notifications?before=", "\"").unwrap();
    let second = plain(&browser.get(&format!("/notifications?before={older}")).await.text);
    assert!(second.contains("N-05") && second.contains("N-00") && !second.contains("N-06"));
    assert!(!second.contains("before="), "there is nothing older");
    let documents = plain(&browser.get("/notifications?kind=document").await.text);
    assert!(documents.contains("Документ готов") && !documents.contains("N-24"));
    let none = browser.get("/notifications?kind=account").await;
    assert!(none.status == StatusCode::OK && none.text.contains("Таких уведомлений нет"), "{}", none.text);
}

#[tokio::test]
async fn following_a_notice_reads_it_and_leads_to_what_it_is_about() {
    let story = Story::new().await;
    let document = DocumentId::new(&story.test.house.clock, &story.test.house.random);
    story.fact("document.issued", Object::Document(document), json!({})).await;
    story.fact("application.submitted", Object::Application(an_application(&story)), details()).await;
    story.worker.drain().await.unwrap();
    let mut browser = story.browser(story.citizen);
    let feed = browser.get("/notifications?kind=document").await;
    let id = web::testing::between(&feed.text, "href=\"/notifications/", "\"").unwrap().to_owned();
    let answer = browser.get(&format!("/notifications/{id}")).await;
    assert_eq!((answer.status, answer.location), (StatusCode::SEE_OTHER, format!("/documents/{document}")));
    assert_eq!(story.unread().await, 1);

    let stranger = somebody(&story.test).await;
    let mut other = story.browser(stranger);
    assert_eq!(other.get(&format!("/notifications/{id}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(other.get("/notifications/not-an-id").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn all_are_marked_as_read_except_what_has_come_since_the_page_was_drawn() {
    let story = Story::new().await;
    let object = Object::Application(an_application(&story));
    story.fact("application.submitted", object, details()).await;
    story.worker.drain().await.unwrap();
    let stranger = somebody(&story.test).await;
    story.fact_of(stranger, "application.submitted", object, details()).await;
    story.worker.drain().await.unwrap();

    let mut browser = story.browser(story.citizen);
    let feed = browser.get("/notifications").await;
    let seen =
        web::testing::between(&feed.text, "name=\"seen\" value=\"", "\"").unwrap().replace("&#43;", "+");
    story.test.minutes_pass(1);
    story.fact("application.approved", object, details()).await;
    story.worker.drain().await.unwrap();
    assert_eq!(story.unread().await, 2);
    let answer = browser.post("/notifications/reading", &[("seen", &seen), ("kind", "status")]).await;
    assert_eq!(
        (answer.status, answer.location.as_str()),
        (StatusCode::SEE_OTHER, "/notifications?kind=status")
    );
    assert_eq!(story.unread().await, 1);
    assert_eq!(Bell.unread(&story.test.house.db, stranger).await.unwrap(), 1);
    browser.post("/notifications/reading", &[]).await;
    assert_eq!(story.unread().await, 0);
    assert!(!browser.get("/notifications").await.text.contains("/notifications/reading"));
}

#[tokio::test]
async fn what_has_not_arrived_is_said_beside_its_notice() {
    let story = Story::new().await;
    story.test.outbox.set_fault(Some(Fault::Later));
    story.fact("application.submitted", Object::Application(an_application(&story)), details()).await;
    story.worker.drain().await.unwrap();
    let mut browser = story.browser(story.citizen);
    let feed = plain(&browser.get("/notifications").await.text);
    assert!(feed.contains("Письмо пока не ушло") && feed.contains("СМС пока не ушла"), "{feed}");
    story.test.outbox.set_fault(Some(Fault::Never));
    story.test.minutes_pass(11);
    story.worker.drain().await.unwrap();
    let feed = plain(&browser.get("/notifications").await.text);
    assert!(feed.contains("Письмо не доставлено") && feed.contains("СМС не доставлена"), "{feed}");
}

#[tokio::test]
async fn a_citizen_without_notices_sees_where_to_begin() {
    let story = Story::new().await;
    let feed = story.browser(story.citizen).get("/notifications").await;
    assert!(feed.status == StatusCode::OK && feed.text.contains("Уведомлений пока нет"));
}

#[tokio::test]
async fn somebody_who_is_not_signed_in_sees_no_notices() {
    let story = Story::new().await;
    let mut anonymous = story.test.browser(notifications::routes(), |router| router);
    let answer = anonymous.get("/notifications").await;
    assert!(answer.location.starts_with("/sign-in"), "{}", answer.location);
    assert_ne!(anonymous.post("/notifications/reading", &[]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn old_messages_are_forgotten_once_they_are_settled() {
    let story = Story::new().await;
    story.post(Some(story.citizen), Channel::Sms, PHONE).await;
    story.worker.drain().await.unwrap();
    story.test.outbox.set_fault(Some(Fault::Later));
    story.post(Some(story.citizen), Channel::Sms, PHONE).await;
    story.worker.drain().await.unwrap();
    story.test.minutes_pass(91 * 24 * 60);
    story.worker.drain().await.unwrap();
    assert_eq!(story.states().await.len(), 1);
}
