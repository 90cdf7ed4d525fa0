//! One bad file among good ones, wherever files are sent: the good ones stay for the next attempt.

use web::Role;
use web::testing::between;

use crate::desk::{OpenCase, open, open_case};
use crate::workplace::a_case;
use crate::world::{Browser, PDF, World, errors};

const BAD: (&str, &[u8]) = ("bad.exe", b"MZ\x90\0 no pdf");

/// covers APP-04, APP-12: while correcting, a file that was taken stays with the application, can be taken away, and goes with the next
/// attempt.
#[tokio::test]
async fn a_bad_file_in_a_correction_leaves_the_good_ones() {
    let world = World::new().await;
    let OpenCase { mut maria, mut anna, application, case } = open_case(&world).await;
    for about in ["other_documents", "purpose"] {
        anna.get(&case).await;
        anna.post(&format!("{case}/questions"), &[("about", about), ("question", "Пришлите, пожалуйста")])
            .await;
    }
    let here = format!("{application}/corrections");
    maria.get(&here).await;
    let shown = [("shown", "other_documents"), ("shown", "purpose"), ("purpose", "abroad")];
    let files = [
        ("other_documents", "good.pdf", PDF),
        ("other_documents", BAD.0, BAD.1),
        ("other_documents", "spare.pdf", PDF),
    ];
    let refused = maria.upload(&here, &shown, &files).await;
    assert!(refused.status == 422 && refused.text.contains("«bad.exe» не подходит"), "{}", errors(&refused));
    let page = maria.get(&here).await.text;
    for name in ["good.pdf", "spare.pdf"] {
        assert!(refused.text.contains(name) && page.contains(name), "{name} stays: {page}");
    }
    let kept = between(&page, &format!("href=\"{application}/files/"), "\"").unwrap().to_owned();
    assert_eq!(maria.get(&format!("{application}/files/{kept}")).await.bytes, PDF, "it can be looked at");
    let spare = page.split("value=\"unfile:other_documents:").nth(2).unwrap().split('"').next().unwrap();
    let away = format!("unfile:other_documents:{spare}");
    let without = maria.post(&here, &[shown.as_slice(), &[("act", &away)]].concat()).await.text;
    assert!(without.contains("good.pdf") && !without.contains("spare.pdf"), "{without}");
    assert_eq!(maria.get(&format!("{application}/files/{spare}")).await.status, 404, "it is gone");
    let sent = maria.post(&here, &shown).await;
    assert_eq!(sent.location, application, "{}", errors(&sent));
    let read = anna.get(&case).await.text;
    assert!(read.contains("good.pdf") && !read.contains("spare.pdf"), "{read}");
}

/// The hidden fields and the boxes of the letter as the page shows it again.
fn letter(page: &str) -> Vec<(String, String)> {
    let field = |name: &str| {
        let value = between(page, &format!("name=\"{name}\" value=\""), "\"").expect(name);
        (name.to_owned(), value.to_owned())
    };
    vec![field("message"), field("kept"), field("keep")]
}

/// Sends a good file with a bad one, then the words alone.
async fn twice(writer: &mut Browser, at: &str, words: &str) {
    let files = [("attachment", "good.pdf", PDF), ("attachment", BAD.0, BAD.1)];
    let refused = writer.upload(at, &[("words", words)], &files).await;
    assert!(refused.status == 422 && refused.text.contains("bad.exe"), "{}", errors(&refused));
    assert!(refused.text.contains("good.pdf") && refused.text.contains("уже загружены"), "{}", refused.text);
    let kept = letter(&refused.text);
    let mut fields: Vec<(&str, &str)> = kept.iter().map(|(name, value)| (&**name, &**value)).collect();
    fields.push(("words", words));
    for _ in 0..2 {
        let sent = writer.upload(at, &fields, &[]).await;
        assert_eq!(sent.status, 303, "{}", errors(&sent));
    }
}

/// covers APP-09, APP-10: the same for a message, for the officer's answer and for an expert's opinion; sent twice it is one.
#[tokio::test]
async fn a_bad_file_in_a_letter_leaves_the_good_ones() {
    let world = World::new().await;
    let OpenCase { mut maria, mut anna, application, case } = open_case(&world).await;
    maria.get(&application).await;
    twice(&mut maria, &format!("{application}/messages"), "Посмотрите справку").await;
    anna.get(&format!("{case}/messages")).await;
    twice(&mut anna, &format!("{case}/messages"), "Вот памятка").await;
    let page = maria.get(&application).await.text;
    for words in ["Посмотрите справку", "Вот памятка"] {
        assert_eq!(page.matches(words).count(), 1, "{words}: {page}");
    }
    assert_eq!(page.matches("good.pdf").count(), 2, "{page}");
    for part in page.split(&format!("href=\"{application}/messages/")).skip(1) {
        let at = part.split('"').next().unwrap();
        assert_eq!(maria.get(&format!("{application}/messages/{at}")).await.bytes, PDF);
    }

    let expert = world.employ("Вера", "housing-office", Role::Officer).await.to_string();
    let mut vera = world.staff_sign_in("Вера").await;
    anna.get(&case).await;
    anna.post(&format!("{case}/opinions"), &[("expert", &expert), ("words", "Верен ли адрес?")]).await;
    let list = vera.get("/staff/opinions").await.text;
    let request = format!("/staff/opinions/{}", between(&list, "/staff/opinions/", "\"").unwrap());
    vera.post(&format!("{request}/opening"), &[]).await;
    vera.get(&request).await;
    twice(&mut vera, &request, "Адрес верен.").await;
    let own = vera.get(&request).await.text;
    assert!(own.contains("Адрес верен.") && own.contains("good.pdf"), "{own}");
}

/// covers APP-17, PLUS-14: the case of an officer who has left the agency is nobody's, and where no officer is left the administrator reads
/// of it.
#[tokio::test]
async fn the_case_of_an_officer_who_has_left_is_found() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let case = a_case(&world, &mut maria).await;
    let mut gleb = world.officer("Глеб", "portal", Role::Administrator).await;
    let warned = gleb.get("/staff/admin").await.text;
    assert!(warned.contains("некому рассмотреть"), "nobody works there yet: {warned}");
    let anna_id = world.employ("Анна", crate::desk::CENTRE, Role::Officer).await;
    let mut anna = world.staff_sign_in("Анна").await;
    let mut boris = world.officer("Борис", crate::desk::CENTRE, Role::Officer).await;
    let calm = gleb.get("/staff/admin").await.text;
    assert!(!calm.contains("некому рассмотреть"), "{calm}");
    open(&mut anna, &case).await;
    anna.get(&case).await;
    anna.post(&format!("{case}/holder"), &[("act", "take")]).await;
    world.test.minutes_pass(2);
    world.work().await;
    assert!(anna.get("/staff/queue?whose=mine").await.text.contains(&case), "who is there keeps it");
    assert!(!boris.get("/staff/queue?whose=nobody").await.text.contains(&case));

    let tx = world.house().db.begin().await.unwrap();
    let sql = "update staff_members set agency = $1 where staff_id = $2";
    tx.execute(sql, db::values!["housing-office", anna_id.uuid()]).await.unwrap();
    tx.commit().await.unwrap();
    world.test.minutes_pass(2);
    world.work().await;
    assert!(boris.get("/staff/queue?whose=nobody").await.text.contains(&case), "the filter finds it");
    assert_eq!(boris.get("/staff/queue/next").await.location, case, "and it is the next");
}
