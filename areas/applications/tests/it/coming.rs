//! Who has to come: what they see of the document that is there already, and of the moment that is agreed.

use crate::course::{ISSUE, Lab, send, step, step_words};
use crate::world::errors;

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

/// covers APP-06, APP-20: each branch has seats of its own and is named beside the time, and the later days are reached without script.
#[tokio::test]
async fn a_branch_has_its_own_seats_and_the_later_days_can_be_chosen() {
    let visit = "kind = \"visit\"\nplace = \"purpose\"\nwithin_days = 40\nweekdays = [\"mon\", \"wed\"]\ntimes = [\"09:00\"]";
    let words = "step-coming-place = Отдел, который вы выбрали\n";
    let lab = Lab::new().steps(&step("coming", visit)).words(&step_words("coming")).words(words);
    let world = lab.world().await;
    let mut maria = world.maria().await;
    let first = send(&world, &mut maria, "bank").await;
    let beside = send(&world, &mut maria, "bank").await;
    let elsewhere = send(&world, &mut maria, "school").await;
    world.work().await;
    let card = maria.get(&first).await.text;
    assert!(card.contains("Отдел, который вы выбрали") && card.contains("Для банка"), "{card}");
    let soonest = maria.get(&format!("{first}/visit")).await.text;
    assert!(
        soonest.contains("value=\"2026-11-25 09:00\"") && !soonest.contains("2026-12-23 09:00"),
        "{soonest}"
    );
    let later =
        web::testing::between(&soonest, "/visit?after=", "\"").expect("a link to the later days").to_owned();
    let later = format!("{first}/visit?after={later}");
    let page = maria.get(&later).await.text;
    assert!(page.contains("2026-12-23 09:00") && page.contains("К ближайшим дням"), "{page}");
    assert!(!page.contains("Показать следующие дни"), "there are no later ones: {page}");
    let nothing = maria.post(&later, &[]).await;
    assert!(nothing.status == 422 && nothing.text.contains("2026-12-23 09:00"), "the same days stand there");
    assert_eq!(maria.post(&later, &[("slot", "2026-12-23 09:00")]).await.location, first);
    let slot = [("slot", "2026-12-23 09:00")];
    maria.get(&format!("{beside}/visit")).await;
    let taken = maria.post(&format!("{beside}/visit"), &slot).await;
    assert!(taken.status == 422 && taken.text.contains("уже занято"), "{}", errors(&taken));
    maria.get(&format!("{elsewhere}/visit")).await;
    assert_eq!(maria.post(&format!("{elsewhere}/visit"), &slot).await.location, elsewhere, "another branch");
}
