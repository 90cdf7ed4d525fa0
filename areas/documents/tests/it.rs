//! Stories of issued documents: what the citizen sees, what a stranger sees, what happens when a file is not what it was.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on stops there")]

use axum::{Extension, Router};
use base::{ApplicationId, CitizenId, DocumentId, FileId};
use chrono::NaiveDate;
use db::{FromQueryResult, Rows as _, sea_orm, values};
use documents::{Press, ToIssue, annul, keep, of_application, prepare};
use journal::Actor;
use text::Lang;
use vault::Subject;
use web::testing::{Browser, Parts, TestHouse};
use web::{AuthLevel, CitizenSession, House, Proofing};

mod judges;

const PDF_EDGE: &[u8] = b"%PDF-1.7";

/// The house, its press, and one citizen at a browser.
struct Story {
    house: TestHouse,
    press: Press,
    citizen: CitizenId,
    browser: Browser,
}

impl Story {
    async fn begin() -> Self {
        let parts = Parts {
            migrations: documents::migrations(),
            sources: documents::words().to_vec(),
            announced: |_| false,
        };
        let house = TestHouse::new(parts).await;
        let press = Press::open(&house.house).await.unwrap();
        let citizen = citizen(&house.house).await;
        let browser = browser(&house, &press, Some(citizen));
        Self { house, press, citizen, browser }
    }

    fn stranger(&self) -> Browser {
        browser(&self.house, &self.press, None)
    }

    fn to_issue(&self, application: u128) -> ToIssue {
        ToIssue {
            letter: String::new(),
            copy: 0,
            citizen: self.citizen,
            application: ApplicationId(uuid::Uuid::from_u128(application)),
            service: "no-criminal-record".to_owned(),
            title_ru: "Справка об отсутствии судимости".to_owned(),
            title_en: "Certificate of no criminal record".to_owned(),
            agency: "Информационный центр".to_owned(),
            agency_en: "Information centre".to_owned(),
            number: format!("2026-1124-{application:06}"),
            template: include_str!("../../../crates/pdf/examples/letter.typ").to_owned(),
            data: serde_json::json!({ "full_name": "Орлова Мария Сергеевна", "birth_date": "1988-03-14", "number": "forged" }),
            valid_until: NaiveDate::from_ymd_opt(2027, 5, 24),
            found_on: None,
            first_on: None,
        }
    }

    async fn issue(&self, application: u128) -> DocumentId {
        let prepared = prepare(&self.house.house, &self.press, self.to_issue(application)).await.unwrap();
        let tx = self.house.house.db.begin().await.unwrap();
        let id = keep(&self.house.house, &tx, prepared).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Every file in the store.
    fn files(&self) -> Vec<std::path::PathBuf> {
        let folders = std::fs::read_dir(self.house.folder()).unwrap();
        folders
            .flat_map(|entry| std::fs::read_dir(entry.unwrap().path()).unwrap())
            .map(|file| file.unwrap().path())
            .collect()
    }

    async fn actions(&self) -> Vec<String> {
        let house = &self.house.house;
        let entries = house.journal.of_citizen(&house.db, self.citizen, None, 50).await.unwrap();
        entries.into_iter().map(|entry| entry.action).collect()
    }

    /// The human code as it stands on the document's page.
    async fn code(&mut self, id: DocumentId) -> String {
        let page = self.browser.get(&format!("/documents/{id}")).await.text;
        web::testing::between(&page, "/verify/", "\"").expect("a link to the check").to_owned()
    }
}

/// The text room puts no-break spaces where lines must not end; a story is told with plain ones.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

async fn citizen(house: &House) -> CitizenId {
    let citizen = CitizenId::new(&house.clock, &house.random);
    let tx = house.db.begin().await.unwrap();
    house.vault.create(&tx, citizen).await.unwrap();
    tx.commit().await.unwrap();
    citizen
}

fn browser(house: &TestHouse, press: &Press, citizen: Option<CitizenId>) -> Browser {
    let session = citizen.map(|citizen| CitizenSession {
        session: base::SessionId::new(&house.house.clock, &house.house.random),
        citizen,
        proofing: Proofing::Standard,
        auth: AuthLevel::A2,
        name: "Мария Сергеевна".to_owned(),
        initials: "МО".to_owned(),
    });
    house.browser(documents::routes(press.clone()), |router: Router<House>| match session {
        Some(session) => router.layer(Extension(session)),
        None => router,
    })
}

/// covers DOC-05
#[tokio::test]
async fn an_issued_document_is_listed_shown_and_downloaded() {
    let mut story = Story::begin().await;
    let empty = story.browser.get("/documents").await;
    assert!(empty.text.contains("Здесь появятся ваши документы"), "{}", empty.text);
    let id = story.issue(1).await;
    let list = story.browser.get("/documents").await.text;
    assert!(list.contains("Справка об отсутствии судимости") && list.contains("2026-1124-000001"), "{list}");
    let page = story.browser.get(&format!("/documents/{id}")).await;
    assert_eq!(page.status, 200);
    for expected in [
        "Подлинный документ",
        "Информационный центр",
        "24 ноября 2026",
        "24 мая 2027",
        "Файл ещё не скачивали",
    ] {
        assert!(plain(&page.text).contains(expected), "{expected}: {}", page.text);
    }
    let file = story.browser.get(&format!("/documents/{id}/file")).await;
    assert_eq!((file.status.as_u16(), file.kind.as_str()), (200, "application/pdf"));
    assert!(file.bytes.starts_with(PDF_EDGE));
    judges::call_valid(&file.bytes, &story.press.seal.authority_pem());
    judges::find_archival_and_accessible(&file.bytes);
    assert_eq!(story.actions().await, ["document.downloaded", "document.issued"]);
    let page = story.browser.get(&format!("/documents/{id}")).await.text;
    assert!(!page.contains("Файл ещё не скачивали"), "{page}");
    story.browser.in_english();
    let list = story.browser.get("/documents").await.text;
    assert!(list.contains("Certificate of no criminal record"), "{list}");
}

#[tokio::test]
async fn a_repeated_job_makes_one_document() {
    let story = Story::begin().await;
    let (house, press) = (&story.house.house, &story.press);
    let first = prepare(house, press, story.to_issue(1)).await.unwrap();
    story.house.minutes_pass(1);
    let second = prepare(house, press, story.to_issue(1)).await.unwrap();
    let tx = house.db.begin().await.unwrap();
    let one = keep(house, &tx, first).await.unwrap();
    tx.commit().await.unwrap();
    let tx = house.db.begin().await.unwrap();
    assert_eq!(keep(house, &tx, second).await.unwrap(), one);
    tx.commit().await.unwrap();
    assert_eq!(story.issue(1).await, one);
    assert_eq!(story.actions().await, ["document.issued"]);
    let mut story = story;
    let file = story.browser.get(&format!("/documents/{one}/file")).await;
    assert_eq!(file.status, 200, "the kept file is whole");
    let application = story.to_issue(1).application;
    let house = &story.house.house;
    let listed =
        of_application(house, &house.db, story.citizen, application, Lang::Ru).await.unwrap().remove(0);
    assert_eq!((listed.id, listed.number.as_str()), (one, "2026-1124-000001"));
}

#[tokio::test]
async fn a_citizen_cannot_open_someone_elses_document() {
    let story = Story::begin().await;
    let id = story.issue(1).await;
    let other = citizen(&story.house.house).await;
    let mut other = browser(&story.house, &story.press, Some(other));
    for path in
        [format!("/documents/{id}"), format!("/documents/{id}/file"), "/documents/nonsense".to_owned()]
    {
        assert_eq!(other.get(&path).await.status, 404, "{path}");
    }
    let mut anonymous = story.stranger();
    assert!(anonymous.get(&format!("/documents/{id}/file")).await.location.starts_with("/sign-in"));
}

#[derive(FromQueryResult)]
struct FileRow {
    file_id: uuid::Uuid,
}

/// covers DOC-12
#[tokio::test]
async fn a_file_that_was_exchanged_is_not_shown_and_goes_on_record() {
    let mut story = Story::begin().await;
    let id = story.issue(1).await;
    let mut bytes = story.browser.get(&format!("/documents/{id}/file")).await.bytes;
    let house = &story.house.house;
    let row: FileRow =
        house.db.optional("select file_id from documents_documents", values![]).await.unwrap().unwrap();
    let key = house.vault.key(&house.db, Subject::Citizen(story.citizen)).await.unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    let mut writer = house.files.create(&key, FileId(row.file_id)).await.unwrap();
    writer.write(&bytes).await.unwrap();
    writer.finish().await.unwrap();
    for path in [format!("/documents/{id}"), format!("/documents/{id}/file")] {
        let answer = story.browser.get(&path).await;
        assert_eq!(answer.status, 500, "{path}");
        assert!(
            plain(&answer.text).contains("не прошёл проверку") && !answer.text.contains("%PDF"),
            "{}",
            answer.text
        );
    }
    let house = &story.house.house;
    house.files.delete(FileId(row.file_id)).await.unwrap();
    assert_eq!(story.browser.get(&format!("/documents/{id}")).await.status, 500, "a lost file");
    let actions = story.actions().await;
    assert_eq!(actions.iter().filter(|action| *action == "document.damaged").count(), 3, "{actions:?}");
}

/// covers DOC-11
#[tokio::test]
async fn anyone_with_the_code_sees_the_minimum_and_no_person() {
    let mut story = Story::begin().await;
    let id = story.issue(1).await;
    let code = story.code(id).await;
    let mut stranger = story.stranger();
    let page = stranger.get(&format!("/verify/{code}")).await;
    assert_eq!(page.status, 200);
    for expected in
        ["Документ подлинный", "Справка об отсутствии судимости", "2026-1124-000001", "Информационный центр"]
    {
        assert!(plain(&page.text).contains(expected), "{expected}: {}", page.text);
    }
    for personal in ["Орлова", "Мария", "1988"] {
        assert!(!page.text.contains(personal), "{personal}");
    }
    let typed = code.to_lowercase().replace('-', " ");
    let answer = stranger.get(&format!("/verify?code={}", typed.replace(' ', "+"))).await;
    assert_eq!(answer.location, format!("/verify/{code}"));
    let wrong = stranger.get("/verify?code=7K2M").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("7K2M") && wrong.text.contains("двенадцати"), "{}", wrong.text);
}

#[tokio::test]
async fn a_wrong_code_and_a_code_that_cannot_be_one_get_the_same_answer() {
    let story = Story::begin().await;
    story.issue(1).await;
    let mut stranger = story.stranger();
    let unknown = stranger.get("/verify/0000-1111-2222").await;
    let nonsense = stranger.get("/verify/0000-1111-222U").await;
    assert_eq!((unknown.status.as_u16(), nonsense.status.as_u16()), (404, 404));
    let without_path = |answer: &web::testing::Answer, code: &str| answer.text.replace(code, "");
    assert_eq!(without_path(&unknown, "0000-1111-2222"), without_path(&nonsense, "0000-1111-222U"));
    assert!(plain(&unknown.text).contains("Документа с таким кодом нет"), "{}", unknown.text);
}

#[tokio::test]
async fn the_check_says_when_a_document_has_expired_or_was_annulled() {
    let mut story = Story::begin().await;
    let (first, second) = (story.issue(1).await, story.issue(2).await);
    let (code, other) = (story.code(first).await, story.code(second).await);
    let house = &story.house.house;
    for _ in 0..2 {
        let tx = house.db.begin().await.unwrap();
        annul(house, &tx, Actor::System, story.citizen, second, "выдан по ошибке".to_owned()).await.unwrap();
        tx.commit().await.unwrap();
    }
    let mut stranger = story.stranger();
    assert!(stranger.get(&format!("/verify/{other}")).await.text.contains("Документ аннулирован"));
    assert!(stranger.get(&format!("/verify/{code}")).await.text.contains("Документ подлинный"));
    story.house.minutes_pass(200 * 24 * 60);
    assert!(stranger.get(&format!("/verify/{code}")).await.text.contains("Срок действия документа истёк"));
    assert!(story.browser.get("/documents").await.text.contains("Срок истёк"));
    let actions = story.actions().await;
    assert_eq!(actions.iter().filter(|action| *action == "document.annulled").count(), 1, "{actions:?}");
}

/// covers DOC-11, DOC-12
#[tokio::test]
async fn a_stranger_can_check_a_file() {
    let mut story = Story::begin().await;
    let id = story.issue(1).await;
    let sealed = story.browser.get(&format!("/documents/{id}/file")).await.bytes;
    let mut changed = sealed.clone();
    changed[1000] ^= 1;
    let mut stranger = story.stranger();
    stranger.get("/verify").await;
    let mut cases = vec![("Файл подлинный", 200, sealed.clone()), ("Печать не подтверждена", 200, changed)];
    cases.push(("Это не PDF", 422, b"GIF89a".to_vec()));
    cases.push(("Выберите файл PDF", 422, Vec::new()));
    cases.push(("Печать не подтверждена", 200, PDF_EDGE.to_vec()));
    for (expected, status, bytes) in cases {
        let answer = stranger.upload("/verify", &[], &[("file", "paper.pdf", &bytes)]).await;
        assert_eq!(answer.status, status, "{expected}: {}", answer.text);
        assert!(plain(&answer.text).contains(expected), "{expected}: {}", answer.text);
        assert!(!answer.text.contains("Орлова"));
    }
    let large = vec![b'%'; 11 * 1024 * 1024];
    assert_eq!(stranger.upload("/verify", &[], &[("file", "large.pdf", &large)]).await.status, 413);
    let mut forged = story.stranger();
    assert_eq!(
        forged.upload("/verify", &[], &[("file", "paper.pdf", &sealed)]).await.status,
        400,
        "no token"
    );
}

/// A letter whose job was killed before it was issued leaves nothing behind, and an issued one stays.
#[tokio::test]
async fn a_letter_that_was_never_issued_is_removed_after_a_day_and_an_issued_one_never() {
    let mut story = Story::begin().await;
    let house = story.house.house.clone();
    let issued = story.issue(1).await;
    drop(prepare(&house, &story.press, story.to_issue(2)).await.unwrap());
    assert_eq!(story.files().len(), 2, "the job was killed between the file and its row");
    let mut registry = jobs::Registry::new();
    documents::jobs(&mut registry, &house);
    let worker = jobs::Worker::new(house.db.clone(), registry, house.clock.clone(), house.random.clone());
    worker.drain().await.unwrap();
    story.house.minutes_pass(23 * 60);
    worker.drain().await.unwrap();
    assert_eq!(story.files().len(), 2, "a job that still runs has its file");
    for _ in 0..3 {
        story.house.minutes_pass(70);
        worker.drain().await.unwrap();
        assert_eq!(story.files().len(), 1);
    }
    assert_eq!(story.browser.get(&format!("/documents/{issued}/file")).await.status, 200);
    story.issue(2).await;
    story.house.minutes_pass(48 * 60);
    worker.drain().await.unwrap();
    assert_eq!(story.files().len(), 2);
}

/// covers DOC-11
#[tokio::test]
async fn who_tries_codes_in_a_loop_is_asked_to_wait_and_the_others_are_not() {
    let mut story = Story::begin().await;
    let id = story.issue(1).await;
    let code = story.code(id).await;
    let mut stranger = story.stranger();
    let often = web::Allowances::default().checks_a_minute.get();
    for number in 0..often {
        assert_eq!(stranger.get(&format!("/verify/0000-0000-{number:04}")).await.status, 404, "{number}");
    }
    let refused = stranger.get(&format!("/verify/{code}")).await;
    assert_eq!((refused.status.as_u16(), refused.wait_seconds), (429, Some(1)));
    assert!(plain(&refused.text).contains("Подождите 1 секунду"), "{}", refused.text);
    assert!(!refused.text.contains("Документ подлинный"));
    stranger.get("/verify").await;
    let file = stranger.upload("/verify", &[], &[("file", "paper.pdf", PDF_EDGE)]).await;
    assert_eq!(file.status, 429, "files and codes are counted together");
    stranger.in_english();
    let english = stranger.get(&format!("/verify/{code}")).await.text;
    assert!(plain(&english).contains("Wait 1 second and try again"), "{english}");
    let told = stranger.get_json(&format!("/verify/{code}")).await;
    assert_eq!((told.status.as_u16(), told.kind.as_str()), (429, "application/problem+json"));
    assert!(told.text.contains("/problems/too-often") && told.wait_seconds == Some(1), "{}", told.text);
    let mut other = story.stranger().stranger();
    assert_eq!(other.get(&format!("/verify/{code}")).await.status, 200, "another address");
    story.house.minutes_pass(1);
    assert_eq!(stranger.get(&format!("/verify/{code}")).await.status, 200);
}

#[tokio::test]
async fn the_keys_are_public() {
    let story = Story::begin().await;
    let mut stranger = story.stranger();
    let certificate = stranger.get("/.well-known/kabinet-seal.pem").await;
    assert!(certificate.text.starts_with("-----BEGIN CERTIFICATE-----"), "{}", certificate.text);
    let keys = stranger.get("/.well-known/jwks.json").await;
    assert_eq!(keys.kind, "application/json");
    assert!(keys.text.contains("\"kty\":\"EC\"") && !keys.text.contains("\"d\""), "{}", keys.text);
    let again = Press::open(&story.house.house).await.unwrap();
    assert_eq!(again.seal.authority_pem(), story.press.seal.authority_pem(), "the seal is made once");
}

#[tokio::test]
async fn search_engines_are_told_to_stay_away_from_checks() {
    use tower::ServiceExt as _;
    let story = Story::begin().await;
    let app = web::dress(documents::routes(story.press.clone()), story.house.house.clone(), |router| router);
    for path in ["/verify", "/verify/7K2M-9QXA-4HPD"] {
        let request = http::Request::get(path).body(axum::body::Body::empty()).unwrap();
        let answer = app.clone().oneshot(request).await.unwrap();
        assert_eq!(answer.headers()["x-robots-tag"], "noindex, nofollow", "{path}");
    }
}

#[tokio::test]
async fn a_template_with_a_fault_is_named_and_nothing_is_kept() {
    let story = Story::begin().await;
    let faulty = ToIssue { template: "#let a = (".to_owned(), ..story.to_issue(1) };
    let Err(web::Problem::Broken(error)) = prepare(&story.house.house, &story.press, faulty).await else {
        panic!("a faulty template was rendered");
    };
    assert!(error.to_string().starts_with("result.typ:1"), "{error}");
    assert!(story.actions().await.is_empty());
}
