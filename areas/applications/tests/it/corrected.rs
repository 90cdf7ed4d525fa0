//! A correction: what its new answer makes necessary, and what the officer reads of it.

use base64::Engine;
use sha2::{Digest, Sha256};

use crate::desk::{OpenCase, open_case};
use crate::journey::is_committed;
use crate::world::{World, errors};

/// covers APP-12, APP-17: a new answer that opens a required question is not sent without it, nothing else of the statement can be changed
/// by the way, and the officer reads the earlier answer beside the new one.
#[tokio::test]
async fn a_correction_asks_what_it_makes_necessary_and_the_officer_reads_both_answers() {
    let world = World::new().await;
    let OpenCase { mut maria, mut anna, application, case } = open_case(&world).await;
    let question = [("about", "lived_elsewhere"), ("question", "Вы не жили в других регионах?")];
    anna.post(&format!("{case}/questions"), &question).await;
    let here = format!("{application}/corrections");
    let page = maria.get(&here).await.text;
    assert!(!page.contains("name=\"other_regions\""), "nothing needs it yet: {page}");
    let yes = [("shown", "lived_elsewhere"), ("lived_elsewhere", "yes")];
    let refused = maria.post(&here, &yes).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    for words in ["name=\"other_regions\"", "Из-за нового ответа", "corrections?also=other_regions"]
    {
        assert!(refused.text.contains(words), "{words}: {}", refused.text);
    }
    assert!(maria.get(&application).await.text.contains("Запрос дополнительных данных"), "nothing was sent");

    let also = format!("{here}?also=other_regions,purpose");
    maria.get(&here).await;
    let whole = [
        yes.as_slice(),
        &[("shown", "other_regions"), ("other_regions", "Северный край, 2019 год")],
        &[("shown", "purpose"), ("purpose", "abroad")],
    ]
    .concat();
    let sent = maria.post(&also, &whole).await;
    assert_eq!(sent.location, application, "{}", errors(&sent));
    let copy = maria.get(&format!("{application}/copy")).await;
    let names = String::from_utf8_lossy(&copy.bytes);
    for name in ["statement.json", "receipt.jws", "sent/statement.json", "sent/receipt.jws"] {
        assert!(names.contains(name), "the copy has what is new beside what was sent (APP-24): {name}");
    }
    let read = anna.get(&case).await.text;
    for words in ["Исправлено заявителем", "<del>Нет</del>", "<ins>Да</ins>", "Северный край, 2019 год"]
    {
        assert!(read.contains(words), "{words}: {read}");
    }
    assert!(!read.contains("за границ"), "what was not marked stays as it was sent");
}

/// covers APP-12: whoever goes back to the earlier answer is not kept by what only the other one needed.
#[tokio::test]
async fn who_changes_back_need_not_answer_more() {
    let world = World::new().await;
    let OpenCase { mut maria, mut anna, application, case } = open_case(&world).await;
    let question = [("about", "lived_elsewhere"), ("question", "Вы не жили в других регионах?")];
    anna.post(&format!("{case}/questions"), &question).await;
    let here = format!("{application}/corrections");
    maria.get(&here).await;
    let no = [("shown", "lived_elsewhere"), ("lived_elsewhere", "no"), ("shown", "other_regions")];
    let sent = maria.post(&format!("{here}?also=other_regions"), &no).await;
    assert_eq!(sent.location, application, "{}", errors(&sent));
    assert!(!anna.get(&case).await.text.contains("Исправлено заявителем"), "it is the same answer");
}

/// covers APP-05, APP-12, APP-24, LEAP-02: what was corrected has a receipt of its own, and the journal commits to it.
#[tokio::test]
async fn a_correction_has_a_receipt_of_the_whole_statement() {
    let world = World::new().await;
    let OpenCase { mut maria, mut anna, application, case } = open_case(&world).await;
    let before = maria.get(&format!("{application}/receipt")).await.text;
    anna.post(&format!("{case}/questions"), &[("about", "purpose"), ("question", "Для чего справка?")]).await;
    let here = format!("{application}/corrections");
    maria.get(&here).await;
    let sent = maria.post(&here, &[("shown", "purpose"), ("purpose", "abroad")]).await;
    assert_eq!(sent.location, application, "{}", errors(&sent));
    let receipt = maria.get(&format!("{application}/receipt")).await.text;
    assert_ne!(receipt, before);
    let statement = maria.get(&format!("{application}/statement")).await.text;
    assert!(statement.contains("\"purpose\":\"abroad\""), "{statement}");
    let payload = receipt.split('.').nth(1).unwrap();
    let payload = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(payload).unwrap();
    let payload: serde_json::Value = serde_json::from_slice(&payload).unwrap();
    assert_eq!(payload["statement_sha256"], hex::encode(Sha256::digest(&statement)));
    is_committed(&world, &mut maria, &application).await;
}
