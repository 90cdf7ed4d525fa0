//! What a form demands of answers: ages, what may not be together, a fee as much as somebody answers; and what a register knows by itself.

use serde_json::json;

use crate::world::{World, errors};

/// The page's words with plain spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").replace('\u{2011}', "-")
}

/// The first page of a place in a kindergarten, with these fields of the child.
fn kindergarten<'a>(child: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("version", "9"),
        ("shown", "relation"),
        ("relation", "parent"),
        ("shown", "children"),
        ("rows-children", "1"),
        ("shown", "children.0.child"),
        ("shown", "children.0.child_group"),
        ("children.0.child_group", "general"),
    ];
    fields.extend(child);
    fields
}

/// covers APP-01, APP-02: a child whom the register names is picked, and nobody asks for a number that the register does not know
#[tokio::test]
async fn a_child_from_the_registers_list_needs_no_certificate_by_hand() {
    let world = World::new().await;
    world.registers.says(
        "family",
        json!({ "found": true, "members": [
            { "surname": "Орлов", "name": "Дмитрий", "birth_date": "1986-09-21", "relation": "spouse" },
            { "surname": "Орлова", "name": "Ника", "birth_date": "2024-03-01", "relation": "child" },
        ]}),
    );
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "kindergarten-queue").await;
    let page = format!("{draft}/children");
    let offered = maria.get(&page).await;
    assert!(
        offered.text.contains("Орлова Ника") && !offered.text.contains("Орлов Дмитрий"),
        "{}",
        offered.text
    );
    let typed = [
        ("children.0.child-name", "Орлова Ника"),
        ("children.0.child-birth_date-day", "1"),
        ("children.0.child-birth_date-month", "3"),
        ("children.0.child-birth_date-year", "2024"),
    ];
    for place in ["other", "7"] {
        let by_hand = [&typed[..], &[("children.0.child-known", place)]].concat();
        let refused = maria.post(&page, &kindergarten(&by_hand)).await;
        assert_eq!(refused.status, 422, "{place}");
        assert!(refused.text.contains("#children.0.child-certificate"), "{place}: {}", errors(&refused));
    }
    world.fill(&mut maria, &draft, "children", &kindergarten(&[("children.0.child-known", "0")])).await;
    let check = plain(&maria.get(&format!("{draft}/check")).await.text);
    assert!(check.contains("Орлова Ника") && !check.contains("номер свидетельства"), "{check}");
    let school = [
        ("children.0.child-known", "other"),
        ("children.0.child-name", "Орлова Вера"),
        ("children.0.child-birth_date-day", "30"),
        ("children.0.child-birth_date-month", "5"),
        ("children.0.child-birth_date-year", "2016"),
        ("children.0.child-certificate", "II-МЮ 123456"),
    ];
    maria.get(&page).await;
    let old = maria.post(&page, &kindergarten(&school)).await;
    assert!(plain(&old.text).contains("младше 7 лет"), "{}", errors(&old));
}

/// covers PAY-03, CAT-08, APP-02: a tax is as high as the person writes; whose it is the register tells; nothing cannot be paid
#[tokio::test]
async fn a_tax_is_paid_as_high_as_it_is() {
    let world = World::new().await;
    world.registers.says("taxpayers", json!({ "found": true, "inn": "500100732259" }));
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "tax-payment").await;
    let what = [("version", "9"), ("shown", "tax"), ("tax", "land"), ("shown", "year"), ("year", "2025")];
    world.fill(&mut maria, &draft, "what", &what).await;
    let page = format!("{draft}/sum");
    let known = maria.get(&page).await;
    let said = plain(&known.text);
    assert!(said.contains("5001 0073 2259") && !said.contains("name=\"inn\""), "{said}");
    let sum =
        |sum: &'static str| [("version", "9"), ("shown", "charge_number"), ("shown", "sum"), ("sum", sum)];
    let nothing = maria.post(&page, &sum("0")).await;
    assert_eq!(nothing.status, 422);
    assert!(plain(&nothing.text).contains("не меньше одного рубля"), "{}", errors(&nothing));
    maria.get(&page).await;
    world.fill(&mut maria, &draft, "sum", &sum("3180,50")).await;
    let check = plain(&maria.get(&format!("{draft}/check")).await.text);
    assert!(check.contains("3 180,50 ₽: сколько вы указали"), "{check}");
}
