//! Sessions that end while somebody types: nothing typed is lost, and nothing is carried out.

use web::Role;

use crate::desk::{case, open};
use crate::world::{Browser, MARIA, World};

pub const STORY: &str = "Третий день нет тепла. Звонили трижды, обещали «завтра».";
pub const WORDS: [(&str, &str); 7] = [
    ("version", "9"),
    ("shown", "subject"),
    ("subject", "Нет тепла"),
    ("shown", "words"),
    ("words", STORY),
    ("shown", "number"),
    ("act", "continue"),
];

/// A draft of an appeal at the page of its words.
pub async fn at_words(world: &World, maria: &mut Browser) -> String {
    let draft = world.begin(maria, "citizen-appeal").await;
    let kind = [
        ("version", "9"),
        ("shown", "kind"),
        ("kind", "complaint"),
        ("shown", "priority"),
        ("priority", "usual"),
    ];
    world.fill(maria, &draft, "kind", &kind).await;
    let whom = [("version", "9"), ("shown", "addressee"), ("addressee", "housing")];
    world.fill(maria, &draft, "addressee", &whom).await;
    let page = format!("{draft}/words");
    assert_eq!(maria.get(&page).await.status, 200);
    page
}

/// covers PLUS-04 APP-03: without script; the session is over, the page is posted, its writer signs in and finds every word.
#[tokio::test]
async fn what_was_typed_after_the_session_ended_is_there_after_signing_in() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let page = at_words(&world, &mut maria).await;
    world.test.minutes_pass(60 * 24);
    let sent = maria.post_from(&page, &page, &WORDS).await;
    assert_eq!(sent.location, format!("/sign-in?return={}", page.replace('/', "%2F")));
    assert!(maria.get(&page).await.location.starts_with("/sign-in"), "nobody reads it without signing in");
    world.sign_in_at(&mut maria, MARIA).await;
    let shown = maria.get(&page).await;
    assert!(shown.text.contains(STORY) && shown.text.contains("value=\"Нет тепла\""), "{}", shown.text);
    assert!(shown.text.contains("Вы вышли из кабинета и вошли снова"), "{}", shown.text);
    assert!(!maria.get(&page).await.text.contains(STORY), "shown once, and nothing was saved by it");
    let next = maria.post(&page, &WORDS).await;
    assert_eq!(next.status, 303, "{}", next.text);
    assert!(maria.get(&page).await.text.contains(STORY), "saved by her own button");
}

/// covers PLUS-04: a neighbour who signs in at the same computer sees nothing of it.
#[tokio::test]
async fn what_was_typed_is_for_its_writer_only() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let (_, phone) = world.neighbour(1).await;
    let page = at_words(&world, &mut maria).await;
    world.test.minutes_pass(60 * 24);
    maria.post_from(&page, &page, &WORDS).await;
    let mut neighbour = maria.clone();
    world.sign_in_at(&mut neighbour, &phone).await;
    let foreign = neighbour.get(&page).await;
    assert_eq!(foreign.status, 404);
    assert!(!foreign.text.contains(STORY));
    world.sign_in_at(&mut maria, MARIA).await;
    assert!(maria.get(&page).await.text.contains(STORY), "it waits for her");
    world.test.minutes_pass(61);
    assert!(!maria.get(&page).await.text.contains(STORY));
}

/// covers PLUS-04: the page was open while she signed in in another tab; the old page's button gives the form back.
#[tokio::test]
async fn a_page_of_an_earlier_session_gives_the_form_back_as_it_was_typed() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let page = at_words(&world, &mut maria).await;
    let mut old = maria.clone();
    maria.get("/").await;
    maria.post("/sign-out", &[]).await;
    world.sign_in_at(&mut maria, MARIA).await;
    old.takes_cookies_of(&maria);
    let again = old.post_from(&page, &page, &WORDS).await;
    assert_eq!(again.status, 400);
    assert!(again.text.contains(STORY) && again.text.contains("Ничего ещё не отправлено"), "{}", again.text);
    assert!(!maria.get(&page).await.text.contains(STORY), "nothing was carried out");
    assert_eq!(old.post(&page, &WORDS).await.status, 303, "the form came back with the token of today");
    assert!(maria.get(&page).await.text.contains(STORY));
    maria.forget("kabinet_seed");
    let foreign = maria.post(&page, &WORDS).await;
    assert!(foreign.status == 400 && !foreign.text.contains(STORY), "a form from nowhere is not shown");
}

/// covers PLUS-04 APP-16: a message of a citizen and the words of an officer's decision come back too.
#[tokio::test]
async fn a_message_and_a_decision_are_not_lost_either() {
    let world = World::new().await;
    let mut maria = world.maria().await;
    let mut olga = world.officer("Ольга", "information-centre", Role::Officer).await;
    let mine = world.send_record(&mut maria).await;
    world.work().await;
    let file = case(&mine);
    open(&mut olga, &file).await;
    maria.get(&mine).await;
    world.test.minutes_pass(60 * 24);
    maria.post_from(&mine, &format!("{mine}/messages"), &[("words", STORY)]).await;
    world.sign_in_at(&mut maria, MARIA).await;
    let page = maria.get(&mine).await.text;
    assert!(page.contains(STORY) && page.contains("<details class=\"k-details\" open>"), "{page}");
    let refusal = [("decision", "refuse"), ("words", STORY)];
    let sent = olga.post_from(&file, &format!("{file}/decision/check"), &refusal).await;
    assert!(sent.location.starts_with("/staff/sign-in"), "{}", sent.location);
    world.staff_sign_in_at(&mut olga, "Ольга").await;
    let mut again = olga.get(&file).await.text;
    if !again.contains("/decision/check") {
        open(&mut olga, &file).await;
        again = olga.get(&file).await.text;
    }
    assert!(again.contains(STORY), "{again}");
}
