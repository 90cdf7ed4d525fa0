//! What is granted once is not granted a second time.

use crate::course::{Lab, send, step, step_words};
use crate::world::{Browser, World};

async fn card(world: &World, citizen: &mut Browser, application: &str) -> String {
    world.work().await;
    citizen.get(application).await.text
}

/// covers LEAP-01, CAT-08: a second application for the same is refused with what to do, one for something else is not, nor one
/// after the first has run out.
#[tokio::test]
async fn the_same_is_granted_once_to_a_person() {
    let earlier = step(
        "earlier",
        "kind = \"check\"\nregister = \"cabinet\"\npasses_when = \"first\"\n[steps.send]\npurpose = \"purpose\"",
    );
    let lab = Lab::new().head("order = 20\n", "order = 20\nresult_valid_months = 6\n");
    let world = lab.before("residence", &earlier).words(&step_words("earlier")).world().await;
    let mut maria = world.maria().await;
    let first = send(&world, &mut maria, "bank").await;
    world.test.minutes_pass(1);
    let second = send(&world, &mut maria, "bank").await;
    let words = card(&world, &mut maria, &second).await;
    assert!(words.contains("Отклонено") && words.contains("Причина earlier"), "{words}");
    assert!(card(&world, &mut maria, &first).await.contains("Завершено"), "the first one goes on");
    let other = send(&world, &mut maria, "school").await;
    assert!(card(&world, &mut maria, &other).await.contains("Завершено"), "another purpose");
    // The certificate is good for half a year.
    world.test.minutes_pass(60 * 24 * 200);
    let mut maria = world.sign_in(crate::world::MARIA).await;
    let later = send(&world, &mut maria, "bank").await;
    assert!(card(&world, &mut maria, &later).await.contains("Завершено"), "the first is not valid any more");
}

/// covers APP-08, PLUS-14: every register that a shipped service asks has a name of its own in both languages.
#[test]
fn every_register_has_a_name() {
    let catalogue = catalogue::Catalogue::shipped();
    let sources = applications::words();
    let mut asked = std::collections::BTreeSet::new();
    for service in catalogue.all() {
        asked.extend(service.form.registers.iter().map(|asked| asked.register.clone()));
        asked.extend(service.steps.iter().filter_map(|step| match step {
            catalogue::Step::Check { register, .. } => Some(register.clone()),
            _ => None,
        }));
    }
    let book = std::sync::Arc::new(text::Book::new(sources.into()).unwrap());
    for lang in [text::Lang::Ru, text::Lang::En] {
        let words = text::Words::new(book.clone(), lang);
        for register in &asked {
            assert!(words.has(&format!("applications-register-{register}")), "{register} has no name");
        }
    }
}
