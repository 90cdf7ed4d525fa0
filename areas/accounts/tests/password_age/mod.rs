//! Old passwords.

use web::testing::Browser;

use crate::town::{EMAIL, PASSWORD, PHONE, Says as _, Town, is_signed_in};

const DAY: i64 = 24 * 60;
const FRESH: &str = "Туман-5-над-озером";

async fn signed_in(town: &Town) -> Browser {
    let mut anna = town.browser();
    town.sign_in(&mut anna, PHONE).await;
    anna
}

/// covers LOGIN-25, NOTIF-15: after the policy's days a notice comes once, and nothing is shut.
#[tokio::test]
async fn an_old_password_is_a_reminder() {
    let town = Town::telling(notifications::announced).await.with_rules(serde_json::json!({
        "rotation": { "mode": "remind", "days": 90 }, "notices": { "data_check_days": 0 },
    }));
    town.citizen().await;
    let mails = |town: &Town| {
        let all = town.test.outbox.to(EMAIL);
        all.iter()
            .filter(|letter| letter.subject.replace('\u{a0}', " ").contains("Пароль пора сменить"))
            .count()
    };
    town.test.minutes_pass(89 * DAY);
    town.post_leaves().await;
    assert_eq!(mails(&town), 0);
    town.test.minutes_pass(2 * DAY);
    for _ in 0..2 {
        town.post_leaves().await;
        town.test.minutes_pass(61);
    }
    assert_eq!(mails(&town), 1, "once");
    let mut anna = signed_in(&town).await;
    assert!(is_signed_in(&mut anna).await, "nothing is shut");
    let sent = anna.get("/security/password").await.location;
    town.test.minutes_pass(2);
    town.confirm_at(&mut anna, &sent).await;
    let page = anna.get("/security/password").await;
    assert!(page.says("Паролю больше 90 дней") && page.says("Если не сейчас"), "{}", page.text);
    let fields = [("password", PASSWORD), ("new_password", FRESH), ("password_again", FRESH)];
    let done = anna.post("/security/password", &fields).await;
    assert_eq!(done.location, "/security/password?saved=1", "{}", done.text);
    assert!(!anna.get("/security/password").await.says("Паролю больше"));
    town.post_leaves().await;
}

/// covers LOGIN-25: where the policy forces, nothing else opens before the password is changed.
#[tokio::test]
async fn an_old_password_is_changed_before_anything_else_where_the_policy_says_so() {
    let town =
        Town::new().await.with_rules(serde_json::json!({ "rotation": { "mode": "force", "days": 90 } }));
    town.citizen().await;
    let mut anna = signed_in(&town).await;
    assert!(is_signed_in(&mut anna).await, "it is new");
    anna.post("/sign-out", &[]).await;
    town.test.minutes_pass(91 * DAY);
    town.post_leaves().await;
    let mut anna = signed_in(&town).await;
    for shut in ["/security", "/security/devices", "/profile"] {
        assert_eq!(anna.get(shut).await.location, "/security/password", "{shut}");
    }
    let sent = anna.get("/security/password").await.location;
    assert!(sent.starts_with("/confirmation"), "{sent}");
    town.test.minutes_pass(2);
    assert_eq!(town.confirm_at(&mut anna, &sent).await.location, "/security/password");
    assert!(anna.get("/security/password").await.says("После этого откроются остальные разделы"));
    let fields = [("password", PASSWORD), ("new_password", FRESH), ("password_again", FRESH)];
    let done = anna.post("/security/password", &fields).await;
    assert_eq!(done.location, "/security/password?saved=1", "{}", done.text);
    assert!(is_signed_in(&mut anna).await);
    town.post_leaves().await;
}

/// covers LOGIN-25: the profile of that name forces, that of ASVS does not even remind.
#[test]
fn the_profiles_differ_about_old_passwords() {
    use policy::{Profile, Rotation};
    let mode = |profile: Profile| profile.policy().rotation.mode;
    assert_eq!(
        [Profile::Portal, Profile::AsvsL2, Profile::Strict].map(mode),
        [Rotation::Remind, Rotation::Off, Rotation::Force]
    );
}
