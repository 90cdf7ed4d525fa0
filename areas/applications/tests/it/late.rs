//! Typing into a draft that was thrown away or sent on another device: nothing typed is lost, and the words say what has happened.

use web::testing::between;

use crate::lost::{STORY, WORDS, at_words};
use crate::world::{Browser, MARIA, World, errors};

/// covers APP-03 PLUS-09: removed in one tab, typed in the other; it is kept with the draft in the bin, and the way back leads to it.
#[tokio::test]
async fn what_is_typed_into_a_draft_in_the_bin_is_kept_with_it() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let page = at_words(&world, &mut maria).await;
    let draft = page.trim_end_matches("/words").to_owned();
    let mut phone = world.sign_in(MARIA).await;
    phone.get("/applications").await;
    phone.post(&format!("{draft}/removal"), &[]).await;
    let half = [("version", "9"), ("shown", "subject"), ("subject", "Холодно"), ("shown", "words")];
    let saved = maria.post(&format!("{page}/autosave"), &half).await;
    assert_eq!(saved.status, 410, "{}", saved.text);
    for part in ["Черновик лежит в корзине", "\"href\":\"/drafts/trash\"", "\"version\""]
    {
        assert!(saved.text.contains(part), "{part}: {}", saved.text);
    }
    let told = maria.post(&page, &WORDS).await;
    assert_eq!(told.status, 410, "{}", errors(&told));
    for part in ["Черновик лежит в корзине", STORY, "Нет тепла", "Вернуть черновик", "/drafts/trash"]
    {
        assert!(told.text.contains(part), "{part}: {}", told.text);
    }
    assert_eq!(maria.get(&page).await.location, "/drafts/trash", "the page itself leads to the bin");
    let back = maria.post(&format!("{draft}/restoration"), &[("page", "words")]).await;
    assert_eq!(back.location, page, "{}", errors(&back));
    let shown = maria.get(&page).await.text;
    assert!(shown.contains(STORY) && shown.contains("value=\"Нет тепла\""), "{shown}");
    let elsewhere = maria.post(&format!("{draft}/restoration"), &[("page", "//other.example")]).await;
    assert_eq!(elsewhere.location, draft, "no other address");
    let saved = maria.post(&format!("{page}/autosave"), &WORDS).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
}

/// covers APP-03 PLUS-01: sent on the telephone, typed in the tab; the tab learns the number and sees its words once more.
#[tokio::test]
async fn what_is_typed_after_sending_elsewhere_is_shown_and_not_swallowed() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "no-criminal-record").await;
    world.fill_record(&mut maria, &draft).await;
    let page = format!("{draft}/purpose");
    let mut tab = maria.clone();
    tab.get(&page).await;
    let application = world.confirm(&mut maria, &draft, MARIA).await;
    let typed = [
        ("version", "9"),
        ("shown", "purpose"),
        ("purpose", "work"),
        ("shown", "organisation"),
        ("organisation", "Школа № 12"),
    ];
    let saved = tab.post(&format!("{page}/autosave"), &typed).await;
    assert!(saved.status == 410 && saved.text.contains("уже отправлено"), "{}", saved.text);
    assert!(saved.text.contains(&application), "{}", saved.text);
    let told = tab.post(&page, &typed).await;
    assert_eq!(told.status, 410, "{}", errors(&told));
    for part in ["Заявление уже отправлено", "Школа № 12", application.as_str()]
    {
        assert!(told.text.contains(part), "{part}: {}", told.text);
    }
    let same = [("version", "9"), ("shown", "purpose"), ("purpose", "work"), ("act", "continue")];
    let again = tab.post(&page, &same).await;
    assert_eq!(again.location, format!("{application}/received"), "nothing new was typed");
    let mut ilya = world.ilya().await;
    ilya.get("/").await;
    assert_eq!(ilya.post(&page, &typed).await.status, 404, "somebody else's is not there");
    assert_eq!(ilya.post(&format!("{page}/autosave"), &typed).await.status, 404);
}

/// The rows of a family's form, each with a name, and what is pressed.
async fn rows(tab: &mut Browser, page: &str, version: &str, names: &[&str], act: &str) -> (u16, String) {
    let count = names.len().to_string();
    let mut fields = vec![("version", version), ("shown", "members"), ("rows-members", count.as_str())];
    let keys: Vec<String> = (0..names.len()).map(|place| format!("members.{place}.member_name")).collect();
    for (key, name) in keys.iter().zip(names) {
        fields.extend([("shown", key.as_str()), (key.as_str(), *name)]);
    }
    fields.push(("act", act));
    let answer = tab.post(page, &fields).await;
    (answer.status.as_u16(), answer.text)
}

fn version(page: &str) -> String {
    between(page, "name=\"version\" value=\"", "\"").expect("a version").to_owned()
}

/// covers APP-03 PLUS-04: a row is added or removed in one tab while the other one writes: what the other one wrote stays.
#[tokio::test]
async fn a_row_added_in_a_stale_tab_does_not_undo_what_another_device_wrote() {
    let world = World::new().await;
    let mut computer = world.maria().await;
    let draft = world.begin(&mut computer, "family-composition").await;
    world.fill(&mut computer, &draft, "purpose", &[("shown", "purpose"), ("purpose", "benefits")]).await;
    let address = [("shown", "lives_with_others"), ("lives_with_others", "yes"), ("version", "9")];
    world.fill(&mut computer, &draft, "address", &address).await;
    let page = format!("{draft}/members");
    let seen = version(&computer.get(&page).await.text);
    rows(&mut computer, &page, &seen, &["Орлова Вера", "Орлов Глеб"], "upload").await;
    let mut phone = computer.clone();
    let seen = version(&computer.get(&page).await.text);
    phone.get(&page).await;
    rows(&mut phone, &page, &seen, &["Орлова-Речная Вера", "Орлов Глеб"], "upload").await;

    let (status, _) = rows(&mut computer, &page, &seen, &["Орлова Вера", "Орлов Глеб"], "add:members").await;
    assert_eq!(status, 303);
    let shown = computer.get(&page).await.text;
    assert!(shown.contains("Орлова-Речная Вера") && shown.contains("members.2.member_name"), "{shown}");

    let (status, told) =
        rows(&mut computer, &page, &seen, &["Орлова Вера", "Орлов Глеб"], "remove:members:0").await;
    assert_eq!(status, 409, "that row is another now: {told}");
    assert!(told.contains("Орлова-Речная"), "{told}");
    assert!(computer.get(&page).await.text.contains("Орлова-Речная"), "it is there still");
    let (status, _) =
        rows(&mut computer, &page, &seen, &["Орлова Вера", "Орлов Глеб"], "remove:members:1").await;
    assert_eq!(status, 303);
    let shown = computer.get(&page).await.text;
    assert!(shown.contains("Орлова-Речная Вера") && !shown.contains("Орлов Глеб"), "{shown}");

    let (status, told) =
        rows(&mut computer, &page, &seen, &["Орлова-Полевая Вера", "Орлов Глеб"], "add:members").await;
    assert!(status == 409 && told.contains("Орлова-Полевая Вера"), "both have changed it: {told}");
    assert!(phone.get(&page).await.text.contains("Орлова-Речная Вера"), "nothing is undone before that");
}
