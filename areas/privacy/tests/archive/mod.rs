//! The archive, judged by programs that know nothing of the portal.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use web::Role;

use crate::town::{CANARY, attach, confirm, town};
use crate::world::{MARIA, World};

/// covers PLUS-08 PRIV-01: ordered after a confirmation, made by a job, told of, downloaded after a confirmation, whole and signed.
#[tokio::test]
async fn a_person_takes_everything_away_in_one_archive_that_others_can_check() {
    let world = town().await;
    let mut maria = world.maria().await;
    issue(&world, &mut maria).await;
    attach(&world, &mut maria).await;
    assert!(maria.get("/privacy/data").await.text.contains("Заказать архив"));
    confirm(&world, &mut maria, "export", "/privacy/archive").await;
    let page = maria.get("/privacy/archive").await;
    assert!(
        page.text.contains("выданные документы") && page.text.contains("хранится 3 дня"),
        "{}",
        page.text
    );
    for _ in 0..2 {
        assert_eq!(maria.post("/privacy/archive", &[]).await.location, "/privacy/data");
    }
    assert!(maria.get("/privacy/data").await.text.contains("Собираем архив"));
    world.work().await;
    let ready = maria.get("/privacy/data").await;
    assert!(ready.text.contains("Архив готов"), "{}", ready.text);
    let letter = world.test.outbox.newest_to("orlova@example.org").unwrap();
    assert!(letter.subject.contains("Архив ваших данных готов"), "{}", letter.subject);

    let taken = maria.get("/privacy/archive/file").await;
    assert_eq!((taken.status.as_u16(), taken.kind.as_str()), (200, "application/zip"), "{}", taken.text);
    let folder = tempfile::tempdir().unwrap();
    judge(&world, folder.path(), &taken.bytes).await;
    read(folder.path());
    let journal = maria.get("/journal").await.text;
    for words in ["Заказан архив всех данных", "Архив всех данных собран", "Архив всех данных скачан"]
    {
        assert!(journal.contains(words), "{words}");
    }
    world.test.minutes_pass(11);
    let late = maria.get("/privacy/archive/file").await;
    assert!(late.location.starts_with("/confirmation?for=export"), "a confirmation ends");
}

/// The officer approves, and there is a document.
async fn issue(world: &World, maria: &mut crate::world::Browser) {
    let application = world.send_record(maria).await;
    world.work().await;
    let case = application.replace("/applications/", "/staff/cases/");
    let mut anna = world.officer("Анна", "information-centre", Role::Officer).await;
    anna.get(&case).await;
    anna.post(&format!("{case}/openings"), &[("reason", "decision")]).await;
    anna.get(&case).await;
    anna.post(&format!("{case}/decision"), &[("verdict", "approve"), ("words", "")]).await;
    world.work().await;
    assert!(maria.get(&application).await.text.contains("Завершено"));
}

/// Unpacks it with `unzip`, checks the sums with `sha256sum` and the seal with `openssl`.
async fn judge(world: &World, folder: &Path, archive: &[u8]) {
    std::fs::write(folder.join("a.zip"), archive).unwrap();
    run(folder, "unzip", &["-tq", "a.zip"]);
    run(folder, "unzip", &["-q", "a.zip", "-d", "."]);
    let list: Value = serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    assert_eq!(list["missing"], serde_json::json!([]));
    let mut sums = String::new();
    for file in list["files"].as_array().unwrap() {
        let path = file["path"].as_str().unwrap();
        let size = std::fs::metadata(folder.join(path)).unwrap().len();
        assert_eq!(file["size"], size, "{path}");
        sums.push_str(&format!("{}  {path}\n", file["sha256"].as_str().unwrap()));
    }
    std::fs::write(folder.join("sums"), sums).unwrap();
    run(folder, "sha256sum", &["--check", "--quiet", "sums"]);
    let mut anybody = world.anonymous();
    let seal = anybody.get("/.well-known/kabinet-seal.pem").await;
    std::fs::write(folder.join("kabinet-seal.pem"), seal.bytes).unwrap();
    // The very command that the archive's first page says.
    let guide = std::fs::read_to_string(folder.join("README.txt")).unwrap();
    let command = guide.lines().find(|line| line.starts_with("openssl ")).unwrap();
    // At the time of the story: the portal's certificate was made there.
    let now = world.house().clock.now().timestamp().to_string();
    let words: Vec<&str> = command.split_whitespace().chain(["-attime", now.as_str()]).collect();
    assert!(run(folder, words[0], &words[1..]).contains("CAdES Verification successful"));
    let mut changed = std::fs::read(folder.join("manifest.json")).unwrap();
    changed.push(b' ');
    std::fs::write(folder.join("manifest.json"), changed).unwrap();
    assert!(!Command::new(words[0]).args(&words[1..]).current_dir(folder).output().unwrap().status.success());
}

fn run(folder: &Path, program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).current_dir(folder).output().unwrap();
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(output.status.success(), "{program}: {said}");
    said
}

/// What a person finds in it.
fn read(folder: &Path) {
    let text = |path: &str| std::fs::read_to_string(folder.join(path)).unwrap();
    let guide = text("README.txt");
    assert!(guide.contains("Все ваши данные") && guide.contains("documents/"), "{guide}");
    assert!(text("accounts/account.json").contains("orlova@example.org"));
    assert!(text("accounts/consents.json").contains("2026-11"), "what was agreed to, and when");
    assert!(text("profile/card.json").contains("11223344595"));
    let journal = text("privacy/journal.csv");
    let told = journal.contains("Заявление отправлено");
    assert!(journal.starts_with('\u{feff}') && told, "{journal}");
    assert!(text("notifications/notices.csv").contains("Документ"));
    let table = text("documents/documents.csv");
    assert!(table.contains("Справка об отсутствии судимости"), "{table}");
    let pdf = std::fs::read_dir(folder.join("documents")).unwrap();
    assert!(pdf.into_iter().any(|file| file.unwrap().path().extension().is_some_and(|kind| kind == "pdf")));
    let drafts = std::fs::read_dir(folder.join("applications/drafts")).unwrap().next().unwrap().unwrap();
    let scan = std::fs::read(drafts.path().join("files/Свидетельство.pdf")).unwrap();
    assert!(String::from_utf8_lossy(&scan).contains(CANARY), "a file as it was");
    let secret = ["password", "secret"];
    let factors = text("factors/factors.json");
    assert!(!secret.iter().any(|word| factors.contains(word)), "{factors}");
}

/// covers PLUS-08: days of the policy, then it is gone from the store.
#[tokio::test]
async fn a_ready_archive_goes_after_its_days_and_a_new_one_replaces_it() {
    let world = town().await;
    let mut maria = world.maria().await;
    confirm(&world, &mut maria, "export", "/privacy/archive").await;
    maria.get("/privacy/archive").await;
    maria.post("/privacy/archive", &[]).await;
    world.work().await;
    let before = files(world.test.folder());
    maria.get("/privacy/archive").await;
    maria.post("/privacy/archive", &[]).await;
    world.work().await;
    assert_eq!(files(world.test.folder()), before, "one archive a person");
    world.test.minutes_pass(3 * 24 * 60 + 61);
    world.work().await;
    assert_eq!(files(world.test.folder()), before - 1);
    let mut maria = world.sign_in(MARIA).await;
    let page = maria.get("/privacy/data").await;
    assert!(page.text.contains("уже удалён с портала"), "{}", page.text);
    confirm(&world, &mut maria, "export", "/privacy/archive").await;
    assert_eq!(maria.get("/privacy/archive/file").await.status, 404);
}

pub fn files(folder: &Path) -> usize {
    let folders = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    folders.map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
}

/// covers PRIV-09
#[tokio::test]
async fn nobody_else_comes_near_it() {
    let world = town().await;
    let mut stranger = world.anonymous();
    for path in ["/privacy/data", "/privacy/archive", "/privacy/archive/file", "/privacy/deletion/order"] {
        assert!(stranger.get(path).await.location.starts_with("/sign-in"), "{path}");
    }
    let mut ilya = world.ilya().await;
    assert!(ilya.get("/privacy/archive/file").await.location.starts_with("/confirmation"));
}
