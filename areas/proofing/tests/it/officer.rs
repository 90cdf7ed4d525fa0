//! Pictures, an officer, and what comes of it.

use web::belongings::Belongings;
use web::testing::{Browser, between};
use web::{Proofing, Role};

use crate::world::{OFFICER, World, document, picture, plain};

const PHONE: &str = "+79000000103";

async fn send(browser: &mut Browser, way: &str, files: &[(&str, &str, &[u8])]) -> web::testing::Answer {
    let path = format!("/profile/level/{way}");
    browser.get(&path).await;
    browser.upload(&path, &[("act", "send")], files).await
}

/// The first case of the queue, opened.
async fn open_first(officer: &mut Browser) -> String {
    let queue = officer.get("/staff/proofing").await;
    let id = between(&queue.text, "href=\"/staff/proofing/", "\"").expect("a case in the queue").to_owned();
    let path = format!("/staff/proofing/{id}");
    let asks = officer.get(&path).await;
    assert!(!asks.text.contains("Орлова"), "nothing of the person is shown before a reason is given");
    officer.post(&format!("{path}/openings"), &[("reason", "check")]).await;
    path
}

/// covers REG-07 REG-08 REG-14 PLUS-19 LEAP-05
#[tokio::test]
async fn pictures_go_to_an_officer_who_names_what_to_mend_and_then_confirms() {
    let world = World::new().await;
    let (citizen, mut maria) = world.maria().await;
    let level = plain(&maria.get("/profile/level").await);
    assert!(level.contains("стандартная учётная запись") && level.contains("Снимки документов"), "{level}");
    let (good, pdf) = (picture(200, 90), document());
    let files: [(&str, &str, &[u8]); 2] =
        [("passport_photo", "паспорт.jpg", &good), ("passport_registration", "прописка.pdf", &pdf)];
    let short = send(&mut maria, "scans", &files).await;
    assert_eq!(short.status, 422);
    assert!(plain(&short).contains("СНИЛС: добавьте файл") && plain(&short).contains("паспорт.jpg"));
    let sent = send(&mut maria, "scans", &[("snils", "снилс.jpg", &good)]).await;
    assert_eq!(sent.location, "/profile/level", "{}", sent.text);
    let level = plain(&maria.get("/profile/level").await);
    assert!(level.contains("На проверке") && level.contains("Ответим до 25 ноября, 12:00"), "{level}");

    let mut anna = world.staff(OFFICER, PHONE, Role::ProofingOfficer).await;
    let case = open_first(&mut anna).await;
    let page = plain(&anna.get(&case).await);
    assert!(page.contains("Орлова Мария Сергеевна") && page.contains("45 10 624718"), "{page}");
    for picture in ["passport_photo", "passport_registration"] {
        let shown = anna.get(&format!("{case}/pictures/{picture}/1")).await;
        assert_eq!((shown.status.as_u16(), shown.kind.as_str()), (200, "image/jpeg"), "{picture}");
        assert_ne!(shown.bytes, good, "what was uploaded is never shown as it came");
    }
    assert_eq!(anna.get(&format!("{case}/pictures/passport_photo/2")).await.status, 404);
    let decision = format!("{case}/decision");
    let half = anna.post(&decision, &[("verdict-passport_photo", "fits")]).await;
    assert_eq!(half.status, 422, "every picture needs a verdict");
    let verdicts = [
        ("verdict-passport_photo", "fits"),
        ("verdict-passport_registration", "cut"),
        ("verdict-snils", "fits"),
    ];
    assert_eq!(anna.post(&decision, &verdicts).await.location, "/staff/proofing");
    assert_eq!(world.level(citizen).await, Proofing::Standard);

    let mend = plain(&maria.get("/profile/level/scans").await);
    assert!(mend.contains("страница с пропиской: Видна не вся страница"), "{mend}");
    let untouched = send(&mut maria, "scans", &[]).await;
    assert!(plain(&untouched).contains("замените файл"), "the refused picture must be replaced");
    assert_eq!(
        send(&mut maria, "scans", &[("passport_registration", "прописка.pdf", &pdf)]).await.location,
        "/profile/level"
    );
    let page = plain(&anna.get(&case).await);
    assert!(page.contains("value=\"fits\" selected"), "what was accepted before stays accepted");
    let fits = verdicts.map(|(place, _)| (place, "fits"));
    anna.post(&decision, &fits).await;
    assert_eq!(anna.post(&decision, &fits).await.location, case, "pressed twice it is one decision");
    assert_eq!(world.level(citizen).await, Proofing::Confirmed);
    world.work().await;
    assert!(plain(&maria.get("/profile/level").await).contains("Профиль подтверждён"));
    assert!(plain(&maria.get("/notifications").await).contains("Профиль подтверждён"));
}

/// covers REG-14: another role and another citizen find nothing.
#[tokio::test]
async fn nobody_else_sees_the_pictures() {
    let world = World::new().await;
    let (_, mut maria) = world.maria().await;
    let good = picture(200, 90);
    let kept = [("snils", "снилс.jpg", good.as_slice())];
    maria.get("/profile/level/scans").await;
    assert_eq!(
        maria.upload("/profile/level/scans", &[("act", "upload")], &kept).await.location,
        "/profile/level/scans"
    );
    let page = maria.get("/profile/level/scans").await;
    let file = between(&page.text, "href=\"/profile/level/scans/files/", "\"").unwrap().to_owned();
    let path = format!("/profile/level/scans/files/{file}");
    assert_eq!(maria.get(&path).await.bytes, good, "one's own file comes back whole");
    let other =
        profile::IdentityQuery { snils: "14587293099".into(), inn: String::new(), ..crate::world::maria() };
    world.citizen("+79990000202", "sokolov@example.org", other).await;
    let mut ilya = world.signed_in("+79990000202").await;
    assert_eq!(ilya.get(&path).await.status, 404);
    let mut officer = world.staff("officer@centre.example", "+79000000101", Role::Officer).await;
    assert_eq!(officer.get("/staff/proofing").await.status, 403);
    maria.upload("/profile/level/scans", &[("act", "remove:snils")], &[]).await;
    assert_eq!(maria.get(&path).await.status, 404, "what was removed is gone");
}

/// covers REG-09: quality is checked at once, the score is shown to the officer with what it is worth.
#[tokio::test]
async fn a_selfie_is_checked_for_light_and_compared_for_the_officer_who_decides() {
    let world = World::new().await;
    let (citizen, mut maria) = world.maria().await;
    let (good, dark) = (picture(200, 90), picture(40, 10));
    let files: [(&str, &str, &[u8]); 2] =
        [("passport_photo", "паспорт.jpg", &good), ("selfie", "я.jpg", &dark)];
    let refused = send(&mut maria, "selfie", &files).await;
    assert!(plain(&refused).contains("Снимок «я.jpg» слишком тёмный"), "{}", refused.text);
    assert_eq!(send(&mut maria, "selfie", &[("selfie", "я.jpg", &good)]).await.location, "/profile/level");
    world.work().await;
    let mut anna = world.staff(OFFICER, PHONE, Role::ProofingOfficer).await;
    let case = open_first(&mut anna).await;
    let page = plain(&anna.get(&case).await);
    assert!(page.contains("Похожесть снимков по программе") && page.contains("не узнаёт лица"), "{page}");
    anna.post(&format!("{case}/decision"), &[("verdict-passport_photo", "fits"), ("verdict-selfie", "fits")])
        .await;
    assert_eq!(world.level(citizen).await, Proofing::Confirmed);
}

/// covers REG-19
#[tokio::test]
async fn a_checked_set_of_documents_opens_the_section() {
    let world = World::new().await;
    let (_, mut maria) = world.maria().await;
    assert!(plain(&maria.get("/sections/electronic-passports").await).contains("Раздел пока закрыт"));
    let pdf = document();
    let names = ["passport_photo", "passport_registration", "inn", "snils", "consent"];
    let files = names.map(|name| (name, "документ.pdf", pdf.as_slice()));
    let jpeg = picture(200, 90);
    let wrong = send(&mut maria, "documents", &[("inn", "инн.jpg", jpeg.as_slice())]).await;
    assert!(plain(&wrong).contains("«инн.jpg» не подходит. Нужен PDF"), "{}", wrong.text);
    assert_eq!(send(&mut maria, "documents", &files).await.location, "/profile/level");
    let mut anna = world.staff(OFFICER, PHONE, Role::ProofingOfficer).await;
    let case = open_first(&mut anna).await;
    let fields = names.map(|name| format!("verdict-{name}"));
    let fits: Vec<(&str, &str)> = fields.iter().map(|field| (field.as_str(), "fits")).collect();
    anna.post(&format!("{case}/decision"), &fits).await;
    assert!(plain(&maria.get("/sections/electronic-passports").await).contains("Раздел открыт для вас"));
}

/// covers PLUS-08 REG-07 LEAP-05: an officer's page that was left open tells that there is nobody any more
#[tokio::test]
async fn a_proof_left_open_is_gone_when_its_person_deletes_the_account() {
    let world = World::new().await;
    let (citizen, mut maria) = world.maria().await;
    let (good, pdf) = (picture(200, 90), document());
    let files: [(&str, &str, &[u8]); 3] = [
        ("passport_photo", "паспорт.jpg", &good),
        ("passport_registration", "прописка.pdf", &pdf),
        ("snils", "снилс.jpg", &good),
    ];
    assert_eq!(send(&mut maria, "scans", &files).await.location, "/profile/level");
    let mut anna = world.staff(OFFICER, PHONE, Role::ProofingOfficer).await;
    let case = open_first(&mut anna).await;
    assert_eq!(anna.get(&case).await.status, 200);

    let house = world.house();
    let tx = house.db.begin().await.unwrap();
    let areas: [&dyn Belongings; 3] = [&proofing::OwnProofs, &factors::OwnFactors, &accounts::OwnAccount];
    for area in areas {
        area.erase(house, &tx, citizen).await.unwrap();
    }
    house.vault.erase(&tx, citizen).await.unwrap();
    tx.commit().await.unwrap();
    world.work().await;

    let verdicts = [("verdict-passport_photo", "fits"), ("verdict-snils", "fits")];
    for status in [
        anna.get(&case).await.status,
        anna.get(&format!("{case}/pictures/passport_photo/1")).await.status,
        anna.post(&format!("{case}/decision"), &verdicts).await.status,
        anna.post(&format!("{case}/openings"), &[("reason", "check")]).await.status,
    ] {
        assert!(matches!(status.as_u16(), 404 | 410), "{status}");
    }
    let queue = anna.get("/staff/proofing").await;
    assert!(queue.status == 200 && !queue.text.contains(case.as_str()), "{}", queue.text);
}
