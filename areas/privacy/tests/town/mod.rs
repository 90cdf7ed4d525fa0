//! The portal of the stories of applications with this area added, and people who confirm what they ask for.

use std::sync::Arc;

use applications::Tools;
use base::CitizenId;
use web::belongings::Belongings;

use crate::world::{Browser, Guest, MARIA, World, errors};

/// A PDF that opens, with a word in it that stands nowhere else.
pub const CANARY: &str = "Канарейкинская";

pub async fn town() -> World {
    World::with(Guest {
        migrations: || [proofing::migrations(), centre::migrations(), privacy::migrations()].concat(),
        sources: || {
            let all = [proofing::words(), centre::words(), privacy::words()];
            all.into_iter().flatten().collect()
        },
        routes: |tools| privacy::routes(parts(tools)),
        jobs: |registry, house, tools| privacy::jobs(registry, house, parts(tools)),
        announced: notifications::announced,
    })
    .await
}

fn parts(tools: &Tools) -> privacy::Tools {
    let areas: Vec<Arc<dyn Belongings>> = vec![
        Arc::new(accounts::OwnAccount),
        Arc::new(factors::OwnFactors),
        Arc::new(profile::OwnProfile),
        Arc::new(proofing::OwnProofs),
        Arc::new(applications::OwnApplications(tools.clone())),
        Arc::new(documents::OwnDocuments),
        Arc::new(notifications::OwnNotices),
        Arc::new(centre::OwnVisits),
    ];
    privacy::Tools { areas, seal: tools.press.seal.clone() }
}

/// Confirms by a code from an SMS that it is Maria, and goes where she wanted to.
pub async fn confirm(world: &World, maria: &mut Browser, act: &str, to: &str) {
    let sent = maria.get(to).await;
    assert!(sent.location.starts_with(&format!("/confirmation?for={act}")), "{}", errors(&sent));
    // One code a minute.
    world.test.minutes_pass(2);
    maria.get(&sent.location).await;
    let fields = [("for", act), ("return", to), ("way", "sms")];
    maria.post("/confirmation/resend", &fields).await;
    world.work().await;
    maria.get(&sent.location).await;
    let code = world.code(MARIA);
    let answer = maria.post("/confirmation", &[fields.as_slice(), &[("code", &code)]].concat()).await;
    assert_eq!(answer.location, to, "{}", errors(&answer));
}

pub async fn citizen(world: &World) -> CitizenId {
    let house = world.house();
    accounts::find(house, &house.db, MARIA).await.unwrap().unwrap()
}

/// A draft with an attached file, and everything else that Maria has.
pub async fn attach(world: &World, maria: &mut Browser) -> String {
    let draft = world.begin(maria, "no-criminal-record").await;
    world.fill_record(maria, &draft).await;
    let page = format!("{draft}/receiving");
    maria.get(&page).await;
    let fields = [
        ("version", "99"),
        ("shown", "receiving"),
        ("receiving", "cabinet"),
        ("shown", "other_documents"),
        ("act", "upload"),
    ];
    let paper = format!(
        "%PDF-1.7\n% {CANARY}\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
    );
    maria.upload(&page, &fields, &[("other_documents", "Свидетельство.pdf", paper.as_bytes())]).await;
    assert!(maria.get(&page).await.text.contains("Свидетельство.pdf"));
    draft
}
