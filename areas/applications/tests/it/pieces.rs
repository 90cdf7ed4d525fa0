//! Files in pieces: a lost connection loses nothing, each file is for itself, everything stands in the history (APP-04, APP-23).

use serde_json::Value;
use web::testing::Answer;

use crate::world::{Browser, World, errors};

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.text).unwrap_or_else(|_| panic!("{} {}", answer.status, answer.text))
}

/// A PDF of so many bytes.
fn pdf(size: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n".to_vec();
    bytes.resize(size - 43, b' ');
    bytes.extend_from_slice(b"\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n");
    bytes
}

async fn at_receiving(world: &World, maria: &mut Browser) -> String {
    let draft = world.begin(maria, "no-criminal-record").await;
    world.fill_record(maria, &draft).await;
    maria.get(&format!("{draft}/receiving")).await;
    draft
}

async fn begin(maria: &mut Browser, draft: &str, name: &str, size: usize) -> Answer {
    let size = size.to_string();
    let fields = [("field", "other_documents"), ("name", name), ("size", size.as_str())];
    maria.post(&format!("{draft}/uploads"), &fields).await
}

/// covers APP-04: after a lost connection the same file goes on where it stopped; a piece that comes twice is taken once
#[tokio::test]
async fn a_file_goes_on_where_the_connection_was_lost() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = at_receiving(&world, &mut maria).await;
    let file = pdf(300_000);
    let begun = begin(&mut maria, &draft, "Скан.pdf", file.len()).await;
    assert_eq!(begun.status, 201, "{}", begun.text);
    let to = json(&begun)["to"].as_str().unwrap().to_owned();
    let first = maria.patch(&to, 0, &file[..100_000]).await;
    assert_eq!(json(&first)["offset"], 100_000);
    let twice = maria.patch(&to, 0, &file[..100_000]).await;
    assert_eq!((twice.status.as_u16(), json(&twice)["offset"].as_u64()), (409, Some(100_000)));

    let mut again = world.sign_in("+79990000101").await;
    again.get(&format!("{draft}/receiving")).await;
    let found = begin(&mut again, &draft, "Скан.pdf", file.len()).await;
    assert_eq!(json(&found)["to"], to, "another session goes on with the same file");
    assert_eq!(json(&found)["offset"], 100_000);
    assert_eq!(json(&again.get(&to).await)["offset"], 100_000);
    again.patch(&to, 100_000, &file[100_000..200_000]).await;
    let done = again.patch(&to, 200_000, &file[200_000..]).await;
    assert_eq!(json(&done)["done"], true, "{}", done.text);
    let page = again.get(&format!("{draft}/receiving")).await;
    let href = web::testing::between(&page.text, &format!("href=\"{draft}/files/"), "\"").unwrap();
    assert_eq!(again.get(&format!("{draft}/files/{href}")).await.bytes, file);
    assert_eq!(again.get(&to).await.status, 404, "nothing is left of its pieces");

    let mut ilya = world.ilya().await;
    ilya.get("/").await;
    assert_eq!(ilya.patch(&to, 0, &file[..10]).await.status, 404, "somebody else's is not there");
    assert_eq!(begin(&mut ilya, &draft, "a.pdf", 10).await.status, 404);
}

/// covers APP-23, APP-04: a bad file is refused alone, and the history tells every file, its time, size and what came of it
#[tokio::test]
async fn a_bad_file_is_refused_alone_and_the_history_tells_it() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = at_receiving(&world, &mut maria).await;
    let large = begin(&mut maria, &draft, "огромный.pdf", 60_000_000).await;
    assert_eq!(large.status, 422);
    assert!(json(&large)["words"].as_str().unwrap().contains("огромный.pdf"), "refused before it comes");
    let good = pdf(2_000);
    for (name, bytes) in [("хороший.pdf", good.as_slice()), ("не-pdf.pdf", b"MZ not a pdf at all")] {
        let begun = begin(&mut maria, &draft, name, bytes.len()).await;
        let to = json(&begun)["to"].as_str().unwrap().to_owned();
        let answer = maria.patch(&to, 0, bytes).await;
        let expected = if name == "хороший.pdf" { 200 } else { 422 };
        assert_eq!(answer.status, expected, "{}", answer.text);
    }
    let page = maria.get(&format!("{draft}/receiving")).await;
    assert!(page.text.contains("хороший.pdf") && !page.text.contains("не-pdf.pdf"));
    let act = web::testing::between(&page.text, "value=\"unfile:", "\"")
        .map(|rest| format!("unfile:{rest}"))
        .unwrap();
    maria.post(&format!("{draft}/receiving"), &[("version", "99"), ("act", act.as_str())]).await;
    let history = maria.get(&format!("{draft}/uploads")).await;
    for words in ["огромный.pdf", "«не-pdf.pdf» не подходит", "Проверен и принят", "Не принят", "Вы удалили"]
    {
        assert!(history.text.contains(words), "{words}: {}", history.text);
    }
    let application = world.confirm(&mut maria, &draft, "+79990000101").await;
    let sent = maria.get(&format!("{application}/uploads")).await;
    assert!(sent.text.contains("хороший.pdf"), "it goes with the application: {}", errors(&sent));
    let mut ilya = world.ilya().await;
    assert_eq!(ilya.get(&format!("{application}/uploads")).await.status, 404);
}

/// A form from another site, or without the token, brings nothing.
#[tokio::test]
async fn a_piece_without_the_token_is_not_taken() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = at_receiving(&world, &mut maria).await;
    let begun = begin(&mut maria, &draft, "Скан.pdf", 1000).await;
    let to = json(&begun)["to"].as_str().unwrap().to_owned();
    let mut other = world.sign_in("+79990000101").await;
    let refused = other.patch(&to, 0, &pdf(1000)).await;
    assert!(refused.status.is_client_error(), "{}", refused.status);
    assert_eq!(json(&maria.get(&to).await)["offset"], 0);
}

/// covers APP-04: files that begin and never end do not fill the house
#[tokio::test]
async fn no_more_files_begin_than_can_come() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = at_receiving(&world, &mut maria).await;
    for size in 1_000..1_040 {
        assert_eq!(begin(&mut maria, &draft, "Скан.pdf", size).await.status, 201, "{size}");
    }
    let refused = begin(&mut maria, &draft, "Скан.pdf", 2_000).await;
    assert_eq!(refused.status, 422);
    assert!(json(&refused)["words"].as_str().unwrap().contains("Слишком много файлов"), "{}", refused.text);
    assert_eq!(begin(&mut maria, &draft, "Скан.pdf", 1_000).await.status, 201, "one that has begun goes on");
}
