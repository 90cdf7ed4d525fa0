//! The policy as installations configure it.

use std::sync::Arc;

use policy::{AddressRule, Config, Policies, Policy, PolicyError, Profile, Rotation, changes, lines, words};
use proptest::prelude::*;
use serde_json::{Value, json};
use text::{Book, Lang, Words};

fn config(value: Value) -> Config {
    serde_json::from_value(value).expect("a section")
}

fn policies(value: Value) -> Policies {
    Policies::from_config(&config(value)).expect("a policy")
}

fn refusal(value: Value) -> String {
    Policies::from_config(&config(value)).expect_err("a refusal").to_string()
}

/// covers REG-04, LOGIN-16, LOGIN-23, LOGIN-25: the numbers of the default profile
#[test]
fn without_a_word_of_configuration_the_portal_profile_holds() {
    let portal = policies(json!({}));
    assert_eq!(portal, Policies::default());
    let rules = portal.for_citizens("confirmed");
    assert_eq!(
        (rules.password.min_length, rules.password.classes, rules.password.phrase_length),
        (12, 4, 20)
    );
    assert_eq!((rules.sessions.idle_minutes, rules.sessions.warn_seconds), (15, 150));
    assert_eq!((rules.rotation.mode, rules.rotation.days), (Rotation::Remind, 90));
    assert_eq!(rules.lockout.tries, 5);
}

#[test]
fn every_number_is_a_key_and_replaces_the_profile_for_everybody() {
    let mild = policies(json!({ "sessions": { "idle_minutes": 30 }, "profile": "asvs-l2" }));
    assert_eq!(mild.for_anybody().sessions.idle_minutes, 30);
    assert_eq!(mild.for_anybody().password.classes, 0);
    assert!(!mild.for_anybody().codes.email_is_factor);
    assert_eq!(mild.for_staff().sessions.idle_minutes, 15, "staff stay with the stricter of both");
}

#[test]
fn a_group_can_only_be_stricter_than_everybody() {
    let groups = policies(json!({
        "sessions": { "hours": 8 },
        "citizens": { "sessions": { "hours": 12, "address": "prefix" } },
        "confirmed": { "profile": "strict" },
    }));
    assert_eq!(groups.for_citizens("simplified").sessions.hours, 8);
    assert_eq!(groups.for_citizens("simplified").sessions.address, AddressRule::Prefix);
    assert_eq!(groups.for_citizens("simplified").trusted_device_days, 30);
    assert_eq!(groups.for_citizens("confirmed").trusted_device_days, 0);
    assert_eq!(groups.for_citizens("confirmed").password.classes, 4);
    assert_eq!(groups.for_citizens("nobody-knows"), groups.for_citizens("confirmed"));
}

#[test]
fn staff_never_confirm_by_a_code_that_travels() {
    let staff = policies(json!({}));
    assert!(!staff.for_staff().codes.sms_is_factor);
    assert!(!staff.for_staff().codes.email_is_factor);
    assert!(!staff.for_staff().factors.phishing_resistant);
    assert_eq!(staff.for_staff().trusted_device_days, 0);
}

#[test]
fn a_wrong_key_a_wrong_word_and_a_wild_number_are_named() {
    assert!(refusal(json!({ "sesions": {} })).contains("[policy] unknown field `sesions`"));
    assert!(
        refusal(json!({ "staff": { "codes": { "trys": 1 } } }))
            .contains("[policy.staff] unknown field `trys`")
    );
    assert!(refusal(json!({ "profile": "lax" })).contains("unknown variant `lax`"));
    let wild = Policies::from_config(&config(json!({ "codes": { "life_minutes": 60 } })));
    assert!(matches!(wild, Err(PolicyError::Range { value: 60, most: 10, .. })));
    assert!(refusal(json!({ "hashing": { "memory_kib": 16 } })).contains("memory_kib"));
}

#[test]
fn what_changed_is_told_rule_by_rule() {
    let (before, now) =
        (policies(json!({})), policies(json!({ "standard": { "sessions": { "hours": 6 } } })));
    let told = changes(&before.record(), &now.record());
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].rule.as_str(), told[0].before.as_str(), told[0].now.as_str()),
        ("standard.sessions.hours", "12", "6")
    );
    assert_eq!(changes(&now.record(), &now.record()), []);
}

#[test]
fn every_rule_has_a_line_and_its_words_in_both_languages() {
    let book = Arc::new(Book::new(words().to_vec()).expect("the words are complete"));
    let fields = Policies::default().record().keys().filter(|key| key.starts_with("staff.")).count();
    for profile in [Profile::Portal, Profile::AsvsL2, Profile::Strict] {
        let all = lines(&profile.policy());
        assert_eq!(all.len(), fields, "a rule is missing in the list of the page");
        for lang in [Lang::Ru, Lang::En] {
            let t = Words::new(book.clone(), lang);
            for line in &all {
                let section = if line.section.is_empty() { "alone" } else { &line.section };
                let told = [t.get(&line.word), line.value(&t), t.get(&format!("policy-section-{section}"))];
                assert!(told.iter().all(|text| !text.is_empty() && !text.contains("policy-")), "{told:?}");
            }
        }
    }
}

fn any_policy() -> impl Strategy<Value = Policy> {
    let profile = prop_oneof![Just(Profile::Portal), Just(Profile::AsvsL2), Just(Profile::Strict)];
    (profile, 1_i64..60, 8_usize..40, any::<bool>(), 0_i64..4).prop_map(|(profile, n, length, yes, days)| {
        let mut policy = profile.policy();
        policy.sessions.idle_minutes = n;
        policy.password.min_length = length;
        policy.codes.sms_is_factor = yes;
        policy.recovery.wait_hours = n;
        policy.notices.data_check_days = days;
        policy
    })
}

proptest! {
    #[test]
    fn the_order_of_groups_does_not_matter(a in any_policy(), b in any_policy(), c in any_policy()) {
        prop_assert_eq!(a.strictest(&b), b.strictest(&a));
        prop_assert_eq!(a.strictest(&a), a.clone());
        prop_assert_eq!(a.strictest(&b).strictest(&c), a.strictest(&b.strictest(&c)));
    }
}
