//! Files: known by content, refused one by one, sealed, removed (APP-04).

use std::io::Cursor;

use web::Role;

use crate::desk::{case, open};
use crate::world::{Browser, MARIA, PDF, World, errors};

fn picture() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::new(8, 8).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

async fn at_receiving(world: &World, maria: &mut Browser) -> (String, String) {
    let draft = world.begin(maria, "no-criminal-record").await;
    world.fill_record(maria, &draft).await;
    let page = format!("{draft}/receiving");
    maria.get(&page).await;
    (draft, page)
}

fn fields(act: &str) -> Vec<(&str, &str)> {
    vec![
        ("version", "99"),
        ("shown", "receiving"),
        ("receiving", "cabinet"),
        ("shown", "other_documents"),
        ("act", act),
    ]
}

/// What a killed request has left of an upload goes after a day; what a draft or an application names stays.
#[tokio::test]
async fn files_that_no_draft_and_no_application_names_go_after_a_day_and_the_others_never() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let (draft, page) = at_receiving(&world, &mut maria).await;
    let files: [(&str, &str, &[u8]); 1] = [("other_documents", "Свидетельство.pdf", PDF)];
    maria.upload(&page, &fields("upload"), &files).await;
    let again = maria.get(&page).await;
    let named =
        web::testing::between(&again.text, &format!("href=\"{draft}/files/"), "\"").unwrap().to_owned();

    let house = world.house();
    let citizen = accounts::find(house, &house.db, "+79990000101").await.unwrap().unwrap();
    let key = house.vault.key(&house.db, vault::Subject::Citizen(citizen)).await.unwrap();
    let orphan = base::FileId::new(&house.clock, &house.random);
    web::note_loose(house, "applications", vault::loose::Loose { file: orphan, citizen }).await.unwrap();
    let mut writer = house.files.create(&key, orphan).await.unwrap();
    writer.write(PDF).await.unwrap();
    writer.finish().await.unwrap();

    world.test.minutes_pass(23 * 60);
    world.work().await;
    assert!(house.files.read(&key, orphan, 1000).await.is_ok(), "a request may still have it in hand");
    for _ in 0..3 {
        world.test.minutes_pass(70);
        world.work().await;
        assert!(house.files.read(&key, orphan, 1000).await.is_err());
        assert!(house.files.read(&key, named.parse().unwrap(), 1000).await.is_ok());
    }
    let mut maria = world.sign_in("+79990000101").await;
    let file = maria.get(&format!("{draft}/files/{named}")).await;
    assert_eq!(file.bytes, PDF);
}

/// covers APP-04: good and bad files in one form; the good ones stay, each bad one says why.
#[tokio::test]
async fn each_file_is_taken_or_refused_for_itself() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let (draft, page) = at_receiving(&world, &mut maria).await;
    let picture = picture();
    let files: [(&str, &str, &[u8]); 3] = [
        ("other_documents", "Свидетельство.pdf", PDF),
        ("other_documents", "scan.pdf", b"MZ\x90\0 not a pdf at all"),
        ("other_documents", "фото.jpg", &picture),
    ];
    let answer = maria.upload(&page, &fields("upload"), &files).await;
    assert_eq!(answer.status, 422, "{}", errors(&answer));
    assert!(answer.text.contains("«scan.pdf» не подходит"), "{}", errors(&answer));
    assert!(
        answer.text.contains("Свидетельство.pdf") && answer.text.contains("фото.jpg"),
        "the good ones stay"
    );
    let again = maria.get(&page).await;
    let name = web::testing::between(&again.text, &format!("href=\"{draft}/files/"), "\"").unwrap();
    let file = maria.get(&format!("{draft}/files/{name}")).await;
    assert_eq!(file.kind, "application/pdf");
    assert_eq!(file.bytes, PDF);
    let check = maria.get(&format!("{draft}/check")).await;
    assert!(check.text.contains("Свидетельство.pdf"));
}

#[tokio::test]
async fn a_file_is_removed_by_its_button() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let (_, page) = at_receiving(&world, &mut maria).await;
    let answer = maria.upload(&page, &fields("upload"), &[("other_documents", "a.pdf", PDF)]).await;
    assert_eq!(answer.status, 303, "{}", errors(&answer));
    let drawn = maria.get(&page).await;
    let act = web::testing::between(&drawn.text, "value=\"unfile:", "\"")
        .map(|rest| format!("unfile:{rest}"))
        .unwrap();
    let file = act.rsplit(':').next().unwrap().to_owned();
    maria.post(&page, &fields(&act)).await;
    let after = maria.get(&page).await;
    assert!(!after.text.contains("a.pdf"));
    let gone = page.replace("/receiving", &format!("/files/{file}"));
    assert_eq!(maria.get(&gone).await.status, 404);
}

/// covers APP-04: a file over the limit is named with the limit; what was typed beside it stays.
#[tokio::test]
async fn a_file_that_is_too_large_is_refused_beside_its_field() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let (_, page) = at_receiving(&world, &mut maria).await;
    let mut large = PDF.to_vec();
    large.resize(5 * 1024 * 1024 + 1, b' ');
    let answer = maria.upload(&page, &fields("continue"), &[("other_documents", "large.pdf", &large)]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("«large.pdf» больше"), "{}", errors(&answer));
    assert!(answer.text.contains("value=\"cabinet\" checked"));
}

/// A form from another site brings no files into the store.
#[tokio::test]
async fn a_multipart_form_without_its_token_is_refused() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let (_, page) = at_receiving(&world, &mut maria).await;
    let mut forged = maria.clone();
    forged.forget("kabinet_seed");
    let answer = forged.upload(&page, &fields("upload"), &[("other_documents", "a.pdf", PDF)]).await;
    assert_eq!(answer.status, 400, "{}", answer.text);
    assert!(!maria.get(&page).await.text.contains("a.pdf"));
}

/// covers PLUS-19: a scan of identity reaches the officer drawn anew, with the purpose, the officer and the time all over; each look is in
/// the journal. Other papers are given as they are.
#[tokio::test]
async fn a_scan_of_identity_is_shown_to_the_officer_with_a_mark() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "no-criminal-record").await;
    world.fill_record(&mut maria, &draft).await;
    let changed = [
        ("version", "9"),
        ("shown", "name_changed"),
        ("shown", "former_surname"),
        ("shown", "name_changed_on"),
        ("name_changed", "yes"),
        ("former_surname", "Берёзкина"),
        ("name_changed_on-day", "2"),
        ("name_changed_on-month", "6"),
        ("name_changed_on-year", "2014"),
    ];
    world.fill(&mut maria, &draft, "name", &changed).await;
    let page = format!("{draft}/receiving");
    maria.get(&page).await;
    let scan = shaded();
    let brought: [(&str, &str, &[u8]); 2] =
        [("name_document", "свидетельство.jpg", &scan), ("other_documents", "справка.pdf", PDF)];
    let sent = maria.upload(&page, &fields("continue"), &brought).await;
    assert_eq!(sent.status, 303, "{}", errors(&sent));
    let application = world.confirm(&mut maria, &draft, MARIA).await;
    world.work().await;

    let mut anna = world.officer("Анна Ковалёва", "information-centre", Role::Officer).await;
    let case = case(&application);
    open(&mut anna, &case).await;
    let text = anna.get(&case).await.text;
    let files: Vec<&str> = text.split(&format!("href=\"{case}/files/")).skip(1).collect();
    let href = |name: &str| {
        let one = files.iter().find(|rest| rest.split("</a>").next().is_some_and(|link| link.contains(name)));
        format!("{case}/files/{}", one.and_then(|rest| rest.split('"').next()).unwrap())
    };
    let seen = anna.get(&href("свидетельство.jpg")).await;
    assert!(seen.text.contains("src=\"?page=1\"") && !seen.text.contains("?page=2"), "{}", seen.text);
    let shown = anna.get(&format!("{}?page=1", href("свидетельство.jpg"))).await;
    assert_eq!(shown.kind, "image/jpeg");
    assert_ne!(shown.bytes, scan);
    let [before, after] =
        [&scan, &shown.bytes].map(|bytes| image::load_from_memory(bytes).unwrap().to_rgb8());
    assert_eq!(before.dimensions(), after.dimensions());
    let is_red = |picture: &image::RgbImage| {
        picture.pixels().filter(|pixel| pixel.0[0] > pixel.0[1].saturating_add(30)).count()
    };
    assert!(is_red(&before) == 0 && is_red(&after) > 500, "the mark is drawn over it");
    assert_eq!(anna.get(&format!("{}?page=2", href("свидетельство.jpg"))).await.status, 404);
    assert_eq!(anna.get(&href("справка.pdf")).await.bytes, PDF);
    let journal = maria.get("/journal").await.text;
    assert_eq!(journal.matches("Скачивание файла").count(), 2, "{journal}");
    let mut stranger = world.officer("Глеб Чужой", "migration-office", Role::Officer).await;
    assert_eq!(stranger.get(&format!("{}?page=1", href("свидетельство.jpg"))).await.status, 404);
}

/// A grey picture, light above and dark below.
fn shaded() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture =
        image::RgbImage::from_fn(900, 600, |_, y| image::Rgb([250 - u8::try_from(y / 4).unwrap(); 3]));
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}
