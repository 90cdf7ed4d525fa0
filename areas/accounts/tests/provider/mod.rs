//! Coming in by an outside identity provider.

use std::sync::{Arc, Mutex};

use accounts::provider::{Answered, Door, Failure, Person, Provider, Providers};
use axum::middleware::from_fn_with_state;
use text::Lang;
use web::testing::{Answer, Browser};

use crate::recovery::{NEW, NEW_PHONE, asked, letter_as_factor, type_code};
use crate::town::{EMAIL, PASSWORD, PHONE, Says as _, Town, is_signed_in};

/// A provider in memory: whom it introduces, and whether it answers.
#[derive(Default)]
struct Entrance {
    person: Mutex<Person>,
    is_down: Mutex<bool>,
}

#[async_trait::async_trait]
impl Provider for Entrance {
    fn code(&self) -> &str {
        "entrance"
    }
    fn name(&self, _: Lang) -> &str {
        "Единый вход"
    }
    async fn door(&self, back: &str, state: &str) -> Result<Door, Failure> {
        if *self.is_down.lock().unwrap() {
            return Err(Failure::Down("nobody is there".to_owned()));
        }
        assert_eq!(back, "http://127.0.0.1:8080/sign-in/with/entrance/return");
        let url = format!("https://entrance.example/authorize?state={state}");
        Ok(Door { url, nonce: "n".to_owned(), verifier: "v".to_owned() })
    }
    async fn person(&self, _: &str, _: &Door, answered: &Answered) -> Result<Person, Failure> {
        if answered.code != "good" {
            return Err(Failure::Unfit("the code is not ours".to_owned()));
        }
        Ok(self.person.lock().unwrap().clone())
    }
}

impl Entrance {
    /// Introduces Anna from now on; with two factors or with one.
    fn introduces(&self, subject: &str, two_factors: bool) {
        *self.person.lock().unwrap() = Person {
            subject: subject.to_owned(),
            surname: "Орлова".to_owned(),
            name: "Анна".to_owned(),
            email: EMAIL.to_owned(),
            phone: PHONE.to_owned(),
            two_factors,
            ..Person::default()
        };
    }
}

/// A browser at a portal that knows this provider.
fn browser(town: &Town, entrance: &Arc<Entrance>) -> Browser {
    let house = town.test.house.clone();
    let providers: Vec<Arc<dyn Provider>> = vec![entrance.clone()];
    let routes = accounts::routes().layer(axum::Extension(Providers(Arc::new(providers))));
    town.test.browser(routes, |areas| areas.layer(from_fn_with_state(house, accounts::session_layer)))
}

/// Goes to the provider and returns the state that it will bring back.
async fn leave(browser: &mut Browser) -> String {
    let door = browser.get("/sign-in/with/entrance").await;
    let state = door.location.strip_prefix("https://entrance.example/authorize?state=");
    state.expect("the way to the provider").to_owned()
}

/// There and back.
async fn come_in(browser: &mut Browser) -> Answer {
    let state = leave(browser).await;
    browser.get(&format!("/sign-in/with/entrance/return?state={state}&code=good")).await
}

async fn sign_in(town: &Town, anna: &mut Browser) {
    assert_eq!(town.sign_in(anna, PHONE).await.location, "/");
}

/// covers LOGIN-03: whom the provider introduces opens a cabinet with what it knows, and comes in by it from then on.
#[tokio::test]
async fn somebody_introduced_opens_a_cabinet_and_comes_back_by_the_same_door() {
    let town = Town::new().await;
    let entrance = Arc::new(Entrance::default());
    entrance.introduces("7", false);
    let mut anna = browser(&town, &entrance);
    assert!(anna.get("/sign-in").await.says("Войти через «Единый вход»"));
    let answer = come_in(&mut anna).await;
    assert_eq!(answer.location, "/sign-in/with/entrance/new");
    assert!(anna.get(&answer.location).await.says("Анна, система «Единый вход» узнала вас"));
    let form = anna.get("/register").await;
    assert!(form.says(EMAIL) && form.says("+7 921 555-01-42"), "what it knows stands in the fields");
    let fields = [
        ("email", EMAIL),
        ("phone", PHONE),
        ("password", PASSWORD),
        ("password_again", PASSWORD),
        ("link", "yes"),
        ("terms", "yes"),
    ];
    let sent = anna.submit("/register", &fields).await;
    assert_eq!(sent.status, 200, "{}", sent.text);
    let link = town.newest_link(EMAIL).await;
    anna.get(&link).await;
    anna.submit(&link, &[]).await;
    assert!(is_signed_in(&mut anna).await);
    assert!(anna.get("/security/providers").await.says("Единый вход"));

    let mut phone = browser(&town, &entrance).from([127, 0, 0, 9]);
    let answer = come_in(&mut phone).await;
    assert_eq!(answer.location, "/sign-in/code", "one factor there: the second step is the portal's own");
    assert!(!is_signed_in(&mut phone).await);
    entrance.introduces("7", true);
    assert_eq!(come_in(&mut phone).await.location, "/", "two factors there are enough");
    assert!(is_signed_in(&mut phone).await);
    assert!(phone.get("/security/sign-ins").await.says("Вход в кабинет"));
}

/// covers LOGIN-03: an equal phone opens nothing; the owner links the provider after a second step, is told, and takes it away again.
#[tokio::test]
async fn nobody_is_linked_by_an_equal_phone() {
    let town = Town::telling(notifications::announced).await;
    town.citizen().await;
    let entrance = Arc::new(Entrance::default());
    entrance.introduces("7", true);
    let mut anna = browser(&town, &entrance);
    assert_eq!(come_in(&mut anna).await.location, "/sign-in/with/entrance/new");
    assert!(!is_signed_in(&mut anna).await);

    sign_in(&town, &mut anna).await;
    let asked = anna.get("/security/providers/attach").await;
    assert!(asked.location.starts_with("/confirmation?for=security"), "{}", asked.location);
    town.confirm_security(&mut anna).await;
    assert!(anna.get("/security/providers/attach").await.says("Орлова Анна"));
    let linked = anna.submit("/security/providers/attach", &[]).await;
    assert!(linked.says("Вход привязан"), "{}", linked.text);
    town.post_leaves().await;
    let letter = town.test.outbox.newest_to(EMAIL).unwrap();
    assert!(letter.subject.contains("Привязан вход через другую систему"), "{}", letter.subject);

    let mut other = browser(&town, &entrance).from([127, 0, 0, 9]);
    assert_eq!(come_in(&mut other).await.location, "/");
    let page = anna.get("/security/providers").await;
    let removal = web::testing::between(&page.text, "href=\"/security/providers/", "\"").unwrap().to_owned();
    let removal = format!("/security/providers/{removal}");
    assert_eq!(browser(&town, &entrance).get(&removal).await.status, 303, "not for strangers");
    anna.get(&removal).await;
    assert!(anna.submit(&removal, &[]).await.says("Вход отвязан"));
    let mut again = browser(&town, &entrance).from([127, 0, 0, 10]);
    assert_eq!(come_in(&mut again).await.location, "/sign-in/with/entrance/new");
}

/// A town where somebody who sat at Anna's open cabinet has linked their own record at the provider.
async fn robbed() -> (Town, Arc<Entrance>) {
    let town = Town::telling(notifications::announced).await;
    town.citizen().await;
    let entrance = Arc::new(Entrance::default());
    entrance.introduces("thief", true);
    let mut thief = browser(&town, &entrance).from([127, 0, 0, 9]);
    sign_in(&town, &mut thief).await;
    town.confirm_security(&mut thief).await;
    assert_eq!(come_in(&mut thief).await.location, "/security/providers/attach");
    thief.get("/security/providers/attach").await;
    assert!(thief.submit("/security/providers/attach", &[]).await.says("Вход привязан"));
    town.test.minutes_pass(2);
    (town, entrance)
}

/// The thief's provider knows them still, and opens nothing; the owner has been told.
async fn is_shut_out(town: &Town, entrance: &Arc<Entrance>) {
    let mut thief = browser(town, entrance).from([127, 0, 0, 9]);
    assert_eq!(come_in(&mut thief).await.location, "/sign-in/with/entrance/new");
    assert!(!is_signed_in(&mut thief).await);
    town.post_leaves().await;
    let told = |letter: &delivery::Message| letter.subject.contains("Отвязан вход через другую систему");
    assert_eq!(town.test.outbox.to(EMAIL).iter().filter(|letter| told(letter)).count(), 1);
}

/// covers LOGIN-03, LOGIN-14: a new password after a way back takes away what a thief has linked.
#[tokio::test]
async fn what_a_thief_has_linked_opens_nothing_after_a_new_password() {
    let (town, entrance) = robbed().await;
    let (mut anna, _) = asked(&town, "/recovery/contact", &[("login", PHONE)]).await;
    type_code(&town, &mut anna, PHONE).await;
    letter_as_factor(&town, &mut anna).await;
    assert!(anna.get("/recovery/new-password").await.says("вход через другие системы"));
    assert_eq!(anna.post("/recovery/new-password", &NEW).await.location, "/recovery/done");
    is_shut_out(&town, &entrance).await;
}

/// covers LOGIN-03, PLUS-10: so does the end of a reset.
#[tokio::test]
async fn what_a_thief_has_linked_opens_nothing_after_a_reset() {
    let (town, entrance) = robbed().await;
    let (mut anna, _) = asked(&town, "/recovery/reset", &[("login", EMAIL), ("phone", NEW_PHONE)]).await;
    type_code(&town, &mut anna, NEW_PHONE).await;
    town.post_leaves().await;
    town.test.minutes_pass(24 * 60);
    let link = town.newest_link(NEW_PHONE).await;
    anna.get(&link).await;
    assert_eq!(anna.post(&link, &NEW).await.location, "/recovery/done");
    is_shut_out(&town, &entrance).await;
}

/// covers LOGIN-03, PLUS-11: and so does «Это не я» in the message about it.
#[tokio::test]
async fn what_a_thief_has_linked_opens_nothing_after_not_me() {
    let (town, entrance) = robbed().await;
    let link = town.newest_link(EMAIL).await;
    assert!(link.starts_with("/not-me/"), "{link}");
    let mut anna = town.browser();
    assert!(anna.get(&link).await.says("вход через другие системы отвяжется"));
    assert!(anna.post(&link, &[]).await.says("Кабинет закрыт для всех"));
    is_shut_out(&town, &entrance).await;
}

/// covers LOGIN-03: a forged state, another browser, a second use, a refusal, a false answer, silence.
#[tokio::test]
async fn what_was_not_asked_for_opens_nothing() {
    let town = Town::new().await;
    let entrance = Arc::new(Entrance::default());
    entrance.introduces("7", true);
    let mut anna = browser(&town, &entrance);
    let back = |state: &str, rest: &str| format!("/sign-in/with/entrance/return?state={state}&{rest}");
    let state = leave(&mut anna).await;
    let mut thief = browser(&town, &entrance).stranger();
    assert_eq!(thief.get(&back(&state, "code=good")).await.location, "/sign-in?provider=stale");
    assert_eq!(anna.get(&back("0", "code=good")).await.location, "/sign-in?provider=stale");
    assert_eq!(anna.get(&back(&state, "code=good")).await.location, "/sign-in/with/entrance/new");
    assert_eq!(anna.get(&back(&state, "code=good")).await.location, "/sign-in?provider=stale", "once");
    let state = leave(&mut anna).await;
    let denied = anna.get(&back(&state, "error=access_denied")).await;
    assert!(anna.get(&denied.location).await.says("не разрешили"));
    let state = leave(&mut anna).await;
    assert_eq!(anna.get(&back(&state, "code=stolen")).await.location, "/sign-in?provider=unfit");
    let state = leave(&mut anna).await;
    town.test.minutes_pass(16);
    assert_eq!(anna.get(&back(&state, "code=good")).await.location, "/sign-in?provider=stale");
    *entrance.is_down.lock().unwrap() = true;
    let down = anna.get("/sign-in/with/entrance").await;
    assert!(anna.get(&down.location).await.says("сейчас не отвечает"));
    assert_eq!(anna.get("/sign-in/with/nobody").await.status, 404);
}

/// covers LOGIN-03: who goes there too often is told when to come back, and the page leads back to where they were.
#[tokio::test]
async fn too_many_visits_to_a_provider_are_refused_for_a_while() {
    let town = Town::new().await;
    let mut anyone = browser(&town, &Arc::new(Entrance::default()));
    for _ in 0..500 {
        let answer = anyone.get("/sign-in/with/entrance").await;
        if answer.status == 429 {
            assert!(answer.says("Вернуться и попробовать ещё раз"), "{}", answer.text);
            assert!(answer.text.contains("href=\"/sign-in/with/entrance\""), "{}", answer.text);
            return;
        }
    }
    panic!("there is no end to it");
}
