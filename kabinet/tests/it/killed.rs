//! The process is killed while people send applications; what was acknowledged is there afterwards.

use browser::Portal;
use sandbox::Visitor;

use crate::stage::Stage;

/// Citizens of the demo who send at the same time.
const CROWD: [&str; 4] = ["+79990000101", "+79990000202", "+79990000404", "+79990000505"];
/// How often it is killed.
const KILLS: usize = 3;

/// covers INT-09 LEAP-02 OPS-03
#[tokio::test]
async fn killing_the_process_loses_no_acknowledged_application_and_no_message() -> anyhow::Result<()> {
    let mut stage = Stage::new().await?;
    let mut acknowledged: Vec<(usize, String)> = Vec::new();
    for _ in 0..KILLS {
        let mut crowd = Vec::new();
        for phone in CROWD {
            let mut citizen = stage.citizen(phone).await?;
            let code = ready_to_send(&stage, &mut citizen, phone).await?;
            crowd.push((citizen, code));
        }
        let sending: Vec<_> = crowd
            .into_iter()
            .map(|(mut citizen, code)| {
                tokio::spawn(async move {
                    let sent = citizen.press("Отправить заявление", &[("code", &code)]).await;
                    sent.ok().and_then(|sheet| sheet.path.strip_suffix("/received").map(ToOwned::to_owned))
                })
            })
            .collect();
        let mut answers = sending.into_iter().enumerate();
        // Killed as soon as the first is acknowledged: the others are in the middle of it.
        if let Some((index, first)) = answers.next() {
            acknowledged.extend(first.await?.map(|address| (index, address)));
        }
        stage.portal.kill().await?;
        for (index, answer) in answers {
            acknowledged.extend(answer.await?.map(|address| (index, address)));
        }
        stage = again(stage).await?;
    }
    assert!(acknowledged.len() >= KILLS, "at least the first of each crowd was acknowledged");
    for (index, address) in &acknowledged {
        let phone = CROWD[*index];
        let mut citizen = stage.citizen(phone).await?;
        stage.until(&mut citizen, address, "Завершено", phone).await?;
        let number = number_on(&citizen)?;
        // The sandbox forgets with the process, the feed does not: each step was announced.
        citizen.open("/notifications").await?;
        assert!(
            // The feed keeps a number on one line.
            citizen.sheet.words().replace('\u{2011}', "-").contains(&number),
            "{phone} heard of {number}: {}",
            citizen.sheet.words()
        );
    }
    Ok(())
}

/// An application of the kind that is decided by a register, filled in up to its code.
async fn ready_to_send(stage: &Stage, citizen: &mut Visitor, phone: &str) -> anyhow::Result<String> {
    citizen.open("/services/residence-certificate").await?;
    citizen.press("Заполнить заявление", &[]).await?;
    if citizen.sheet.path.contains("choose") {
        citizen.press("Начать новое", &[]).await?;
    }
    citizen.press("Продолжить", &[("purpose", "bank")]).await?;
    citizen.press("Продолжить", &[("show_since", "no")]).await?;
    let seen = stage.portal.messages(phone).await?;
    citizen.press("Отправить заявление", &[("consent", "yes")]).await?;
    stage.portal.code(phone, seen).await
}

/// The same stage with the portal started again on the same data. The sandbox forgets with it, the outbox does not.
async fn again(stage: Stage) -> anyhow::Result<Stage> {
    let (portal, rest) = stage.apart();
    let portal: Portal = portal.again().await?;
    Ok(Stage::of(portal, rest))
}

fn number_on(citizen: &Visitor) -> anyhow::Result<String> {
    let words = citizen.sheet.words();
    let number =
        words.split_whitespace().find(|word| word.starts_with("20") && word.matches('-').count() == 2);
    number.map(ToOwned::to_owned).ok_or_else(|| anyhow::anyhow!("no number on the page: {words}"))
}
