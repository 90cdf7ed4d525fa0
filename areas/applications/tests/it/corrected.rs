//! A correction: what its new answer makes necessary, and what the officer reads of it.

use crate::desk::{OpenCase, open_case};
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
    assert!(
        String::from_utf8_lossy(&copy.bytes).contains("corrections.json"),
        "the copy has what is new (APP-24)"
    );
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
