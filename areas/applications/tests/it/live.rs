//! Pages that keep themselves true.

use axum::Router;
use axum::middleware::from_fn_with_state;
use web::testing::Listening;
use web::{Changes, House, Role};

use crate::desk::{OpenCase, case, open, open_case};
use crate::world::{Browser, Guest, World};

const CENTRE: &str = "information-centre";

/// With notices, as the whole portal has them.
async fn world() -> World {
    World::with(Guest {
        migrations: Vec::new,
        sources: Vec::new,
        routes: |_| Router::new(),
        jobs: |_, _, _| {},
        announced: notifications::announced,
    })
    .await
}

/// The line of the page at an address.
async fn line_of(browser: &mut Browser, page: &str) -> Listening {
    let drawn = browser.get(page).await;
    let address = web::testing::between(&drawn.text, "data-changes=\"", "\"").expect("the page listens");
    browser.listen(address, "").await
}

async fn look(house: &House) {
    house.changes.look(house).await.unwrap();
}

/// The last `id` that was heard.
fn last_id(heard: &str) -> String {
    heard.lines().filter_map(|line| line.strip_prefix("id: ")).next_back().unwrap_or("").to_owned()
}

/// covers APP-25
#[tokio::test]
async fn an_open_page_hears_that_its_own_application_has_moved_and_nothing_else() {
    let world = world().await;
    let mut maria = world.maria().await;
    let mut ilya = world.ilya().await;
    let application = world.send_record(&mut maria).await;
    world.work().await;
    world.test.minutes_pass(1);
    let mut hers = line_of(&mut maria, &application).await;
    let mut his = line_of(&mut ilya, "/applications").await;
    assert_eq!(hers.status, 200);
    assert_eq!(hers.headers["content-type"], "text/event-stream");
    assert_eq!(hers.headers["cache-control"], "no-store");
    look(world.house()).await;
    let greeting = hers.heard();
    assert!(greeting.contains("retry:") && !greeting.contains("event:"), "{greeting}");

    let mut anna = world.officer("Анна", CENTRE, Role::Officer).await;
    let case = case(&application);
    open(&mut anna, &case).await;
    anna.get(&case).await;
    anna.post(&format!("{case}/decision"), &[("verdict", "approve"), ("words", "")]).await;
    world.work().await;
    look(world.house()).await;
    let heard = hers.heard();
    assert!(heard.contains("event: applications\ndata: changed"), "{heard}");
    assert!(heard.contains("event: notices\ndata: changed"), "the bell rings: {heard}");
    let number = maria.get(&application).await;
    let number = web::testing::between(&number.text, "№ ", "<").unwrap().to_owned();
    assert!(!heard.contains(&number) && !heard.contains("Орлова"), "nothing of anybody: {heard}");
    look(world.house()).await;
    assert_eq!(hers.heard(), "", "each change is told once");
    let his = his.heard();
    assert!(!his.contains("event:"), "somebody else's is not told: {his}");
    let bell = maria.get("/changes/bell").await;
    assert!(bell.text.contains("id=\"bell\"") && bell.text.contains("k-bell__count"), "{}", bell.text);
}

/// covers APP-25: what happened while a tab was hidden, or between the drawing of a page and its line, is told at once.
#[tokio::test]
async fn a_line_that_was_lost_is_taken_up_where_it_ended() {
    let world = world().await;
    let mut maria = world.maria().await;
    let application = world.send_residence(&mut maria).await;
    let drawn = maria.get(&application).await;
    let address = web::testing::between(&drawn.text, "data-changes=\"", "\"").unwrap().to_owned();
    world.test.minutes_pass(1);
    world.work().await;
    let mut line = maria.listen(&address, "").await;
    assert!(line.heard().contains("event: applications"), "since the page was drawn");
    look(world.house()).await;
    world.test.minutes_pass(1);
    look(world.house()).await;
    maria.post(&format!("{application}/archive"), &[("put", "yes")]).await;
    let mut again = maria.listen(&address, "").await;
    let last = last_id(&again.heard());
    assert!(!last.is_empty());
    drop(again);
    let mut quiet = maria.listen(&address, &last).await;
    assert!(!quiet.heard().contains("event:"), "nothing has happened since");
    let mut old = maria.listen("/changes?since=1000", "").await;
    assert!(old.heard().contains("event: applications"), "who knows what a page of yesterday has missed");
}

/// covers APP-25
#[tokio::test]
async fn a_line_ends_with_its_session() {
    let world = world().await;
    let mut maria = world.maria().await;
    world.test.minutes_pass(1);
    let mut line = line_of(&mut maria, "/").await;
    line.heard();
    let mut elsewhere = maria.clone();
    elsewhere.get("/").await;
    elsewhere.post("/sign-out", &[]).await;
    look(world.house()).await;
    line.heard();
    assert!(line.is_over);
    let again = maria.listen("/changes", "").await;
    assert_eq!(again.status, 204, "a browser is told not to come again");
    assert_eq!(world.anonymous().get("/changes/bell").await.status, 204);
}

/// covers APP-25: what a page asks by itself is no sign of its reader.
#[tokio::test]
async fn a_page_that_renews_itself_keeps_no_session_alive_and_reads_nothing() {
    let world = world().await;
    let OpenCase { mut maria, mut anna, application, case } = open_case(&world).await;
    anna.get(&format!("{case}/messages")).await;
    anna.upload(&format!("{case}/messages"), &[("words", "Добрый день!"), ("message", "")], &[]).await;
    let renewed = maria.get_unattended(&application).await;
    assert!(renewed.text.contains("Добрый день!") && renewed.text.contains("Новое"), "{}", renewed.text);
    let renewed = maria.get_unattended(&application).await;
    assert!(renewed.text.contains("Новое"), "still not read by anybody");
    maria.get(&application).await;
    assert!(!maria.get(&application).await.text.contains("Новое"));

    let idle = world.house().settings.policy.for_citizens("confirmed").sessions.idle_minutes;
    for _ in 0..=idle {
        world.test.minutes_pass(1);
        maria.get_unattended(&application).await;
    }
    assert!(
        maria.get(&application).await.location.starts_with("/sign-in"),
        "the session has ended by itself"
    );
}

/// covers APP-25
#[tokio::test]
async fn lines_are_few_and_end_when_the_portal_stops() {
    let world = world().await;
    let mut maria = world.maria().await;
    world.test.minutes_pass(1);
    let mut lines = Vec::new();
    for _ in 0..8 {
        lines.push(line_of(&mut maria, "/").await);
    }
    let refused = maria.listen("/changes", "").await;
    assert_eq!(refused.status, 429);
    lines.pop();
    assert_eq!(maria.listen("/changes", "").await.status, 200, "a closed page gives its line back");
    let house = world.house();
    house.changes.clone().watch(house.clone(), async {}).await;
    for line in &mut lines {
        line.heard();
        assert!(line.is_over);
    }
    assert_eq!(maria.listen("/changes", "").await.status, 429);
}

/// covers APP-25: it does not matter on which node a fact was recorded.
#[tokio::test]
async fn another_node_tells_it_too() {
    let world = world().await;
    let mut maria = world.maria().await;
    let application = world.send_residence(&mut maria).await;
    let other = House { changes: Changes::default(), ..world.house().clone() };
    let layer = from_fn_with_state(other.clone(), accounts::session_layer);
    let node = web::dress(Router::new(), other.clone(), |areas| areas.layer(layer));
    world.test.minutes_pass(1);
    let mut line = maria.at(node).listen("/changes", "").await;
    line.heard();
    look(&other).await;
    assert!(!line.heard().contains("event:"));
    world.work().await;
    look(&other).await;
    let heard = line.heard();
    assert!(heard.contains("event: applications"), "{application} {heard}");
}
