//! What guards an answer: the strength of the sign-in that the service asks for, and the officer who sees what a person puts right.

use crate::course::{CODE, ISSUE, Lab, step};
use crate::world::{Browser, MARIA, World};

/// Signs in with a code to the phone alone.
async fn with_phone_alone(world: &World) -> Browser {
    let mut browser = world.anonymous();
    browser.get("/sign-in/phone").await;
    world.test.minutes_pass(2);
    browser.post("/sign-in/phone", &[("phone", MARIA)]).await;
    world.work().await;
    browser.get("/sign-in/phone/code").await;
    let code = world.code(MARIA);
    let done = browser.post("/sign-in/phone/code", &[("code", &code)]).await;
    assert_eq!(done.status, 303, "{}", done.text);
    browser
}

/// covers APP-01, LOGIN-06: who has the phone alone neither reads nor changes nor sends a draft of a service that wants two steps.
#[tokio::test]
async fn a_draft_is_kept_as_strongly_as_it_is_begun() {
    let lab = Lab::new().head("level = \"standard\"", "level = \"standard\"\nsign_in = \"two_steps\"");
    let world = lab.world().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, CODE).await;
    world.fill_residence(&mut maria, &draft).await;
    let mut thief = with_phone_alone(&world).await;
    let purpose = [("act", "continue"), ("version", "99"), ("shown", "purpose"), ("purpose", "bank")];
    for path in ["purpose", "check"] {
        let answer = thief.get(&format!("{draft}/{path}")).await;
        assert!(answer.location.starts_with("/confirmation?"), "{path}: {} {}", answer.status, answer.text);
    }
    thief.get("/services").await;
    let changed = thief.post(&format!("{draft}/purpose"), &purpose).await;
    assert!(changed.location.starts_with("/confirmation?"), "{} {}", changed.status, changed.location);
    thief.get("/services").await;
    thief.post(&format!("{draft}/purpose/autosave"), &purpose).await;
    thief.get("/services").await;
    let sent = thief.post(&format!("{draft}/check"), &[("consent", "yes")]).await;
    assert!(sent.location.starts_with("/confirmation?"), "{} {}", sent.status, sent.location);
    let check = maria.get(&format!("{draft}/check")).await;
    assert!(check.status == 200 && !check.text.contains("Для банка"), "nothing was changed: {}", check.text);
}

/// covers APP-02: where an officer decides only now and then, nothing known is written over: a machine would seal it.
#[tokio::test]
async fn what_an_officer_may_never_see_is_not_put_right_in_the_form() {
    let review = step("review", "kind = \"review\"\nwhen = { check = \"residence\", passed = false }\n");
    let lab = Lab::new().reviewed("");
    lab.edit("service.toml", |text| {
        let from = text.find("[[steps]]\nstep = \"review\"").unwrap();
        let to = text.find(ISSUE).unwrap();
        format!("{}{review}{}", &text[..from], &text[to..])
    });
    lab.edit("service.toml", |text| text.replace("term_working_days = 0", "term_working_days = 5"));
    let world = lab.world().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, CODE).await;
    let page = maria.get(&format!("{draft}/address")).await.text;
    assert!(page.contains("Речная") && !page.contains("dispute:"), "{page}");
}
