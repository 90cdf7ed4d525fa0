//! Filling in a form: nothing typed is lost.

use crate::world::{Browser, MARIA, World, errors};

/// covers REG-06
#[tokio::test]
async fn a_service_above_ones_level_says_which_level_and_how_to_get_it() {
    let world = World::new().await;
    let mut ilya = world.ilya().await;
    ilya.get("/").await;
    let refused = ilya.post("/drafts", &[("service", "no-criminal-record")]).await;
    assert_eq!(refused.status, 403);
    assert!(refused.text.contains("стандартный") && refused.text.contains("/profile"), "{}", refused.text);
    assert_eq!(ilya.post("/drafts", &[("service", "no-such-service")]).await.status, 404);
}

/// covers REG-06, REG-15: a level that has fallen since the draft was begun sends nothing; the draft is kept
#[tokio::test]
async fn a_level_that_has_fallen_sends_nothing() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "residence-certificate").await;
    world.fill_residence(&mut maria, &draft).await;
    let house = world.house();
    let citizen = accounts::find(house, &house.db, MARIA).await.unwrap().unwrap();
    let tx = house.db.begin().await.unwrap();
    accounts::set_proofing(house, &tx, citizen, web::Proofing::Simplified).await.unwrap();
    tx.commit().await.unwrap();
    maria.get(&format!("{draft}/check")).await;
    let refused = maria.post(&format!("{draft}/confirm"), &[("code", "000000")]).await;
    assert_eq!(refused.status, 403, "{}", refused.text);
    assert!(refused.text.contains("стандартный") && refused.text.contains("упрощённый"), "{}", refused.text);
    assert_eq!(maria.get(&format!("{draft}/check")).await.status, 200, "nothing is lost");
}

/// covers PLUS-03
#[tokio::test]
async fn a_service_opened_again_offers_the_draft() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "residence-certificate").await;
    let twice = maria.post("/drafts", &[("service", "residence-certificate")]).await;
    assert_eq!(twice.location, draft, "an untouched draft is as good as a new one");
    world.fill(&mut maria, &draft, "purpose", &[("shown", "purpose"), ("purpose", "school")]).await;
    let chooser = maria.submit("/drafts", &[("service", "residence-certificate")]).await;
    assert!(
        chooser.text.contains("У вас уже есть черновик") && chooser.text.contains(&draft),
        "{}",
        chooser.text
    );
    let fresh = web::testing::between(&chooser.text, "name=\"fresh\" value=\"", "\"").unwrap().to_owned();
    let fields = [("service", "residence-certificate"), ("fresh", fresh.as_str())];
    let second = maria.post("/drafts", &fields).await.location;
    assert_ne!(second, draft);
    assert_eq!(maria.post("/drafts", &fields).await.location, second, "pressed twice, it is one draft");
    assert_eq!(maria.get("/applications").await.text.matches("/removal").count(), 2);
}

/// covers APP-02: known answers are shown with their source and cannot be typed over.
#[tokio::test]
async fn what_the_profile_knows_is_filled_in_with_its_source() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "no-criminal-record").await;
    world.fill(&mut maria, &draft, "purpose", &[("shown", "purpose"), ("purpose", "work")]).await;
    let page = maria.get(&format!("{draft}/name")).await;
    assert!(page.text.contains("Орлова") && page.text.contains("45 10 624718"), "{}", page.text);
    assert!(page.text.contains("сверено с реестром") && page.text.contains("href=\"/profile\""));
    assert!(!page.text.contains("name=\"surname\""), "it is not asked");
}

/// covers APP-01, PLUS-02, PLUS-04: field-exact errors, what was typed stays, also in the next session.
#[tokio::test]
async fn a_page_with_errors_keeps_everything_typed() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "no-criminal-record").await;
    world.fill(&mut maria, &draft, "purpose", &[("shown", "purpose"), ("purpose", "work")]).await;
    let name = format!("{draft}/name");
    let shown = world
        .fill(
            &mut maria,
            &draft,
            "name",
            &[("shown", "name_changed"), ("name_changed", "yes"), ("version", "9")],
        )
        .await;
    assert_eq!(shown.location, name, "the answer made questions appear: they come before the next page");
    let page = maria.get(&name).await;
    assert!(page.text.contains("name=\"former_surname\""));
    let fields = [
        ("version", "9"),
        ("shown", "name_changed"),
        ("name_changed", "yes"),
        ("shown", "former_surname"),
        ("former_surname", ""),
        ("shown", "former_name"),
        ("shown", "name_changed_on"),
        ("name_changed_on-day", "8"),
        ("name_changed_on-month", "6"),
        ("name_changed_on-year", "2102"),
    ];
    let refused = maria.post(&name, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Напишите прежнюю фамилию"), "{}", errors(&refused));
    assert!(refused.text.contains("<title>Ошибка:"));
    assert!(refused.text.contains("value=\"2102\""), "what was typed stays");
    let surname = refused.text.find("href=\"#former_surname\"").unwrap();
    assert!(
        surname < refused.text.find("href=\"#name_changed_on\"").unwrap(),
        "errors in the order of the page"
    );
    let mut elsewhere = world.sign_in_again(MARIA).await;
    assert!(elsewhere.get(&name).await.text.contains("value=\"2102\""), "also on another device");
    let check = elsewhere.get(&format!("{draft}/check")).await;
    assert!(
        check.text.contains("Не хватает ответов") && check.text.contains("#former_surname"),
        "{}",
        check.text
    );
    let unsent = elsewhere.post(&format!("{draft}/check"), &[("consent", "yes")]).await;
    assert_eq!(unsent.status, 422, "a form with gaps is not sent");
}

/// What is not asked any more is not wrong any more either, and comes back when it is asked again.
#[tokio::test]
async fn a_wrong_answer_to_a_question_that_went_away_does_not_hold_anybody_up() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "no-criminal-record").await;
    let name = format!("{draft}/name");
    let changed = |answer| {
        let mut fields = vec![("version", "9"), ("shown", "name_changed"), ("name_changed", answer)];
        for shown in ["former_surname", "former_name", "name_changed_on"] {
            fields.push(("shown", shown));
        }
        fields.extend([("former_surname", "Кузнецова"), ("name_changed_on-year", "2102")]);
        fields
    };
    maria.get(&name).await;
    assert_eq!(maria.post(&name, &changed("yes")).await.status, 422);
    let on = maria.post(&name, &changed("no")).await;
    assert_eq!(on.location, format!("{draft}/places"), "{}", errors(&on));
    let back =
        maria.post(&name, &[("version", "9"), ("shown", "name_changed"), ("name_changed", "yes")]).await;
    assert_eq!(back.location, name);
    let page = maria.get(&name).await;
    assert!(page.text.contains("Кузнецова") && page.text.contains("value=\"2102\""), "nothing typed is lost");
}

/// covers APP-03
#[tokio::test]
async fn two_tabs_do_not_undo_each_other() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "residence-certificate").await;
    let page = format!("{draft}/purpose");
    maria.get(&page).await;
    let save = format!("{page}/autosave");
    let one = [
        ("version", "0"),
        ("shown", "purpose"),
        ("purpose", "school"),
        ("shown", "organisation"),
        ("organisation", ""),
    ];
    let first = maria.post(&save, &one).await;
    assert_eq!(first.status, 200, "{}", first.text);
    assert!(first.text.contains("\"saved\"") && first.text.contains("\"version\":\"1\""), "{}", first.text);

    // The second tab was opened at the same time and only types the organisation.
    let two =
        [("version", "0"), ("shown", "purpose"), ("shown", "organisation"), ("organisation", "Школа № 12")];
    let second = maria.post(&save, &two).await;
    assert_eq!(second.status, 200, "{}", second.text);
    assert!(second.text.contains("2;purpose=0"), "it has not seen the other tab's purpose: {}", second.text);
    let kept = maria.get(&page).await;
    assert!(
        kept.text.contains("value=\"school\" checked") && kept.text.contains("Школа № 12"),
        "{}",
        kept.text
    );

    // Now both change the same answer.
    let clash = [("version", "0"), ("shown", "purpose"), ("purpose", "bank")];
    let told = maria.post(&save, &clash).await;
    assert_eq!(told.status, 409, "{}", told.text);
    let asked = maria.post(&page, &clash).await;
    assert_eq!(asked.status, 409);
    assert!(
        asked.text.contains("Для школы или детского сада") && asked.text.contains("value=\"bank\" checked"),
        "{}",
        asked.text
    );
    let version = web::testing::between(&asked.text, "name=\"version\" value=\"", "\"").unwrap().to_owned();
    let decided = [("version", version.as_str()), ("shown", "purpose"), ("purpose", "bank")];
    assert_eq!(maria.post(&page, &decided).await.status, 303);
    assert!(maria.get(&page).await.text.contains("value=\"bank\" checked"));
}

/// covers PLUS-04: repeatable blocks work without script, every button saves.
#[tokio::test]
async fn members_of_a_family_are_added_and_removed_without_script() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "family-composition").await;
    world.fill(&mut maria, &draft, "purpose", &[("shown", "purpose"), ("purpose", "benefits")]).await;
    let address = [("shown", "lives_with_others"), ("lives_with_others", "yes"), ("version", "9")];
    let next = world.fill(&mut maria, &draft, "address", &address).await;
    assert_eq!(next.location, format!("{draft}/members"), "the page appeared because of the answer");
    let members = format!("{draft}/members");
    let page = maria.get(&members).await;
    assert!(page.text.contains("members.0.member_name"), "{}", page.text);
    let entry = [
        ("version", "9"),
        ("shown", "members"),
        ("rows-members", "1"),
        ("shown", "members.0.member_name"),
        ("members.0.member_name", "Орлова Вера Дмитриевна"),
        ("shown", "members.0.member_birth_date"),
        ("members.0.member_birth_date-day", "30"),
        ("members.0.member_birth_date-month", "5"),
        ("members.0.member_birth_date-year", "2016"),
        ("shown", "members.0.member_relation"),
        ("members.0.member_relation", "child"),
    ];
    let mut added = entry.to_vec();
    added.push(("act", "add:members"));
    assert!(maria.post(&members, &added).await.location.ends_with("#members"));
    let page = maria.get(&members).await;
    assert!(page.text.contains("members.1.member_name") && page.text.contains("Орлова Вера Дмитриевна"));
    assert!(
        page.text.contains("members.0.member_certificate"),
        "a child under fourteen has a birth certificate"
    );
    let mut removed = entry.to_vec();
    removed[2] = ("rows-members", "2");
    removed.push(("act", "remove:members:1"));
    maria.post(&members, &removed).await;
    let page = maria.get(&members).await;
    assert!(!page.text.contains("members.1.member_name") && page.text.contains("Орлова Вера Дмитриевна"));
    let check = maria.get(&format!("{draft}/check")).await;
    assert!(check.text.contains("#members.0.member_certificate"), "the gap is named: {}", check.text);
}

#[tokio::test]
async fn a_draft_can_be_thrown_away() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let draft = world.begin(&mut maria, "residence-certificate").await;
    maria.get("/applications").await;
    assert_eq!(maria.post(&format!("{draft}/removal"), &[]).await.location, "/drafts/trash");
    assert_eq!(maria.get(&draft).await.location, "/drafts/trash", "it can be taken back");
    assert!(!maria.get("/applications").await.text.contains(&draft));
}

impl World {
    /// The same person on another device, a minute later.
    pub async fn sign_in_again(&self, phone: &str) -> Browser {
        self.test.minutes_pass(2);
        self.sign_in(phone).await
    }
}
