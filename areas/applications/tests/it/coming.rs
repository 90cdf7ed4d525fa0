//! Who has to come: what they see of the document that is there already, and of the moment that is agreed.

use crate::course::{ISSUE, Lab, send, step, step_words};

/// covers APP-13, APP-20, APP-06: who has the letter and has to come sees the letter, and everywhere the moment that is agreed.
#[tokio::test]
async fn the_letter_is_there_before_the_visit_and_the_agreed_moment_stands_everywhere() {
    let visit = "kind = \"visit\"\nwithin_days = 40\nweekdays = [\"mon\", \"wed\"]\ntimes = [\"09:00\"]\nseats = 1\nnotice_days = 1";
    let lab = Lab::new().words(&step_words("coming")).words("step-coming-place = Площадь Мира, 1\n");
    lab.edit("service.toml", |text| text.replace(ISSUE, &format!("{ISSUE}\n{}", step("coming", visit))));
    let world = lab.world().await;
    let mut maria = world.maria().await;
    let application = send(&world, &mut maria, "bank").await;
    world.work().await;
    let page = maria.get(&application).await.text;
    for words in ["Ожидает визита", "Одобрено: документ уже выдан", "href=\"/documents/", "Выбрать день"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("Документ появится здесь"), "it is there: {page}");
    let place = format!("{application}/visit");
    maria.get(&place).await;
    maria.post(&place, &[("slot", "2026-11-30 09:00")]).await;
    let page = maria.get(&application).await.text;
    assert!(page.contains("href=\"/documents/") && page.contains("Ждём вас 30 ноября, 09:00"), "{page}");
    for untrue in ["Выберите день", "Документ появится здесь", "Сделайте это до"]
    {
        assert!(!page.contains(untrue), "{untrue}: {page}");
    }
    for list in ["/", "/applications"] {
        let page = maria.get(list).await.text;
        assert!(page.contains("Ждём вас 30 ноября, 09:00"), "{list}: {page}");
    }
}
