//! The pages of the catalogue, read by people with and without an account.

use axum::{Extension, Router};
use base::{CitizenId, SessionId};
use catalogue::Catalogue;
use db::Rows as _;
use web::testing::{Browser, Parts, TestHouse};
use web::{AuthLevel, CitizenSession, House, Proofing};

async fn house() -> TestHouse {
    TestHouse::new(Parts {
        migrations: catalogue::migrations(),
        sources: catalogue::words().into(),
        announced: |_| false,
    })
    .await
}

/// A browser of somebody without an account, or of a citizen of this level.
fn browser(house: &TestHouse, level: Option<Proofing>) -> Browser {
    browser_at(house, level, AuthLevel::A2)
}

/// The same, signed in as strongly as this.
fn browser_at(house: &TestHouse, level: Option<Proofing>, auth: AuthLevel) -> Browser {
    browser_of(house, Catalogue::shipped(), level, auth)
}

/// The same, of another catalogue.
fn browser_of(house: &TestHouse, catalogue: Catalogue, level: Option<Proofing>, auth: AuthLevel) -> Browser {
    with_session(house, catalogue, level.map(|proofing| session(house, proofing, auth)))
}

fn session(house: &TestHouse, proofing: Proofing, auth: AuthLevel) -> CitizenSession {
    let House { clock, random, .. } = &house.house;
    CitizenSession {
        session: SessionId::new(clock, random),
        citizen: CitizenId::new(clock, random),
        proofing,
        auth,
        name: "Мария Сергеевна".to_owned(),
        initials: "МО".to_owned(),
    }
}

fn with_session(house: &TestHouse, catalogue: Catalogue, session: Option<CitizenSession>) -> Browser {
    house.browser(catalogue::routes(catalogue), |pages: Router<House>| match session {
        Some(session) => pages.layer(Extension(session)),
        None => pages,
    })
}

/// A citizen with an account of their own.
async fn somebody(house: &TestHouse) -> Browser {
    let session = session(house, Proofing::Standard, AuthLevel::A2);
    let tx = house.house.db.begin().await.unwrap();
    house.house.vault.create(&tx, session.citizen).await.unwrap();
    tx.commit().await.unwrap();
    with_session(house, Catalogue::shipped(), Some(session))
}

/// Text without its no-break spaces, to compare with what is written here.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").replace("&#160;", " ")
}

/// covers CAT-01, CAT-04: anyone reads the catalogue; a card tells name, needed document, price and term.
#[tokio::test]
async fn anyone_reads_the_catalogue_and_its_cards() {
    let house = house().await;
    let page = browser(&house, None).get("/services").await;
    assert_eq!(page.status, 200);
    let text = plain(&page.text);
    for words in [
        "Справка об отсутствии судимости",
        "Паспорт, адрес регистрации",
        "Бесплатно",
        "До 5 рабочих дней",
        "Сразу, обычно за минуту",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let all = Catalogue::shipped().all().len();
    assert!(text.contains(&format!(" {all} услуг")), "the heading counts them");
    assert!(!text.contains("{$") && !text.contains("[catalogue-"), "words are missing");
}

#[tokio::test]
async fn a_search_keeps_the_kind_and_what_was_typed() {
    let house = house().await;
    let mut anon = browser(&house, None);
    let page =
        anon.get("/services?q=%D0%BF%D1%80%D0%BE%D0%BF%D0%B8%D1%81%D0%BA%D0%B0&kind=certificates").await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("/services/residence-certificate"));
    assert!(!page.text.contains("/services/family-composition"));
    assert!(page.text.contains("value=\"прописка\""), "what was typed stays in the field");
    let pill = "q=%D0%BF%D1%80%D0%BE%D0%BF%D0%B8%D1%81%D0%BA%D0%B0&kind=family";
    assert!(page.text.replace("&amp;", "&").replace("&#38;", "&").contains(pill), "pills keep the words");
    let nothing = anon.get("/services?q=%3Cscript%3Ewhale%3C/script%3E&kind=unheard-of").await;
    assert_eq!(nothing.status, 200);
    assert!(plain(&nothing.text).contains("Такой услуги не нашлось"));
    assert!(!nothing.text.contains("<script>whale"));
}

/// covers CAT-01: what it is, what is needed, how it goes, what it costs and how long it takes.
#[tokio::test]
async fn a_service_tells_everything_before_anybody_starts() {
    let house = house().await;
    let page = browser(&house, None).get("/services/no-criminal-record").await;
    assert_eq!(page.status, 200);
    let text = plain(&page.text);
    for words in [
        "Документ о смене имени",
        "Вы отвечаете на вопросы",
        "Информационный центр проверяет сведения",
        "Сколько действует справка?",
        "Действует 6 месяцев",
        "Если подать сегодня, обещаем до 1 декабря",
        "Информационный центр Министерства внутренних дел",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let mut reader = browser(&house, None);
    reader.in_english();
    let english = reader.get("/services/family-composition").await;
    assert!(
        english.text.contains("Certificate of family composition")
            && english.text.contains("Frequent questions")
    );
}

/// covers REG-06: the way to start depends on who looks, and a page that cannot be started says why and what to do.
#[tokio::test]
async fn the_way_to_start_depends_on_the_account() {
    let house = house().await;
    let path = "/services/no-criminal-record";
    let anon = browser(&house, None).get(path).await;
    assert!(
        anon.text.contains("Войти и") && anon.text.contains("/sign-in?return=/services/no-criminal-record")
    );
    assert!(!anon.text.contains("action=\"/drafts\""));

    let simplified = browser(&house, Some(Proofing::Simplified)).get(path).await;
    let text = plain(&simplified.text);
    assert!(text.contains("Услуга доступна с уровня «Стандартный», а у вас «Упрощённый»"));
    assert!(text.contains("href=\"/profile\"") && !text.contains("action=\"/drafts\""));

    for level in [Proofing::Standard, Proofing::Confirmed] {
        let page = browser(&house, Some(level)).get(path).await;
        assert!(
            page.text.contains("action=\"/drafts\"")
                && page.text.contains("name=\"service\" value=\"no-criminal-record\"")
        );
        assert!(plain(&page.text).contains("Заполнить заявление"));
    }
}

/// covers REG-05, REG-06: the gate is a word of the service's data; each level opens what asks for it or less, and a shut page says
/// which level is needed, which one the person has, and what to do next.
#[tokio::test]
async fn each_level_opens_exactly_what_services_ask_of_it() {
    const LEVELS: [(Proofing, &str, &str); 3] = [
        (Proofing::Simplified, "simplified", "Упрощённый"),
        (Proofing::Standard, "standard", "Стандартный"),
        (Proofing::Confirmed, "confirmed", "Подтверждённый"),
    ];
    let house = house().await;
    for (needed, word, needed_words) in LEVELS {
        let home = tempfile::tempdir().unwrap();
        copied(home.path(), ("level = \"standard\"", &format!("level = \"{word}\"")));
        let catalogue = Catalogue::load(home.path()).unwrap();
        assert_eq!(catalogue.get("residence-certificate").unwrap().level, needed);
        for (own, _, own_words) in LEVELS {
            let mut citizen = browser_of(&house, catalogue.clone(), Some(own), AuthLevel::A2);
            let text = plain(&citizen.get("/services/residence-certificate").await.text);
            let is_open = text.contains("action=\"/drafts\"");
            assert_eq!(is_open, own >= needed, "{own:?} before a service of {needed:?}");
            if !is_open {
                assert!(
                    text.contains(&format!("с уровня «{needed_words}», а у вас «{own_words}»")),
                    "{text}"
                );
                let next = if own == Proofing::Simplified { "/profile" } else { "/profile/level" };
                assert!(text.contains(&format!("href=\"{next}\"")), "{own:?} before {needed:?}: {text}");
            }
        }
    }
}

/// Puts a copy of «residence-certificate» into a folder, with one text of it written otherwise.
fn copied(home: &std::path::Path, (was, is): (&str, &str)) {
    let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../services/residence-certificate");
    let folder = home.join("residence-certificate");
    std::fs::create_dir(&folder).unwrap();
    for name in ["service.toml", "form.toml", "ru.ftl", "en.ftl", "result.typ"] {
        let text = std::fs::read_to_string(from.join(name)).unwrap();
        std::fs::write(folder.join(name), text.replace(was, is)).unwrap();
    }
}

#[tokio::test]
async fn an_unknown_service_is_not_found() {
    let house = house().await;
    let mut anon = browser(&house, None);
    for path in ["/services/no-such-thing", "/services/..%2fform.toml", "/services/%D0%B6"] {
        assert_eq!(anon.get(path).await.status, 404, "{path}");
    }
}

/// covers PLUS-05: an application keeps the revision it began with, also when the folder has changed since.
#[tokio::test]
async fn a_revision_is_kept_and_read_again() {
    let house = house().await;
    let shipped = Catalogue::shipped();
    shipped.keep_revisions(&house.house).await.unwrap();
    shipped.keep_revisions(&house.house).await.unwrap();
    let db = &house.house.db;
    let kept = db.count("select count(*) as n from catalogue_revisions", vec![]).await.unwrap();
    assert_eq!(usize::try_from(kept).unwrap(), shipped.all().len());

    let home = tempfile::tempdir().unwrap();
    copied(home.path(), ("term_working_days = 0", "term_working_days = 2"));
    let changed = Catalogue::load(home.path()).unwrap();
    let (old, new) =
        (shipped.get("residence-certificate").unwrap(), changed.get("residence-certificate").unwrap());
    assert_ne!(old.revision, new.revision);

    let kept = changed.at_revision(db, &old.code, &old.revision).await.unwrap().unwrap();
    assert_eq!((kept.term_working_days, new.term_working_days), (0, 2));
    assert_eq!(kept.revision, old.revision);
    let again = changed.at_revision(db, &old.code, &old.revision).await.unwrap().unwrap();
    assert!(std::sync::Arc::ptr_eq(&kept, &again), "it is read once");
    assert!(changed.at_revision(db, "residence-certificate", "0000").await.unwrap().is_none());
}

/// covers LOGIN-06: a service names how strongly one must have signed in, says why, and offers the way up.
#[tokio::test]
async fn a_service_that_needs_two_steps_says_so() {
    let house = house().await;
    let path = "/services/family-composition";
    let page = browser_at(&house, Some(Proofing::Standard), AuthLevel::A1).get(path).await;
    let text = plain(&page.text);
    assert!(text.contains("Нужно ещё одно подтверждение") && text.contains("В два шага"), "{text}");
    let way_up = "/confirmation?for=two-factors&amp;return=/services/family-composition";
    assert!(page.text.replace("&#38;", "&amp;").contains(way_up), "{text}");
    let page = browser_at(&house, Some(Proofing::Standard), AuthLevel::A2).get(path).await;
    assert!(!plain(&page.text).contains("Нужно ещё одно подтверждение"));
    let page =
        browser_at(&house, Some(Proofing::Standard), AuthLevel::A1).get("/services/no-criminal-record").await;
    assert!(!plain(&page.text).contains("Нужно ещё одно подтверждение"), "one step is enough there");
}

/// covers HOME-01, CAT-02: what may be meant while one types, in the reader's language.
#[tokio::test]
async fn services_are_suggested_while_one_types() {
    let house = house().await;
    let mut anon = browser(&house, None);
    let suggested =
        |page: &web::testing::Answer| -> Vec<serde_json::Value> { serde_json::from_str(&page.text).unwrap() };
    let begun = suggested(&anon.get("/services/suggestions?q=%D1%81%D1%83%D0%B4%D0%B8%D0%BC").await);
    assert_eq!(begun[0]["href"], "/services/no-criminal-record");
    assert_eq!(plain(begun[0]["title"].as_str().unwrap()), "Справка об отсутствии судимости");
    assert!(plain(begun[0]["note"].as_str().unwrap()).contains("Бесплатно"));
    assert!(begun.len() <= 7);
    for nothing in ["/services/suggestions", "/services/suggestions?q=+", "/services/suggestions?q=zzzzzz"] {
        assert!(suggested(&anon.get(nothing).await).is_empty(), "{nothing}");
    }
    anon.in_english();
    let english = suggested(&anon.get("/services/suggestions?q=crimnal").await);
    assert_eq!(english[0]["title"], "Certificate of no criminal record");
}

/// covers HOME-01: the other layout of the keyboard is understood, and the page says what it took the words for.
#[tokio::test]
async fn words_typed_on_the_other_layout_are_understood() {
    let house = house().await;
    let page = browser(&house, None).get("/services?q=celbvjcnm").await;
    let text = plain(&page.text);
    assert!(text.contains("По запросу «судимость»") && text.contains("с другой раскладкой"), "{text}");
    assert!(page.text.contains("/services/no-criminal-record"));
}

/// covers CAT-01, HOME-01: one word too many does not hide what is there, and the page does not pretend that all of them fit.
#[tokio::test]
async fn when_not_every_word_fits_the_nearest_services_are_shown() {
    let house = house().await;
    let mut anon = browser(&house, None);
    let page = anon.get("/services?q=справка+о+несудимости+вчера").await;
    assert!(plain(&page.text).contains("Ближе всего к «справка о несудимости вчера»"), "{}", page.text);
    assert!(page.text.contains("/services/no-criminal-record"));
    let everything = plain(&anon.get("/services?q=как+получить").await.text);
    assert!(!everything.contains("По запросу"), "{everything}");
}

/// covers CAT-03, CAT-07: kind, region, last day and visit narrow the catalogue; a service that is over cannot be begun.
#[tokio::test]
async fn the_catalogue_is_narrowed_by_region_last_day_and_visit() {
    let house = house().await;
    let today = house.house.clock.now().date_naive();
    let ends = |days: i64| (today + chrono::Duration::days(days)).to_string();
    let catalogue = |until: &str| {
        let home = tempfile::tempdir().unwrap();
        let line =
            format!("order = 20\nregions = [\"zarechye\"]\nin_person = true\napply_until = \"{until}\"");
        copied(home.path(), ("order = 20", &line));
        for (file, words) in [
            (
                "ru.ftl",
                "region-zarechye = Заречье\nin-person = Забрать оригинал\nin-person-note = В любом МФЦ\n",
            ),
            (
                "en.ftl",
                "region-zarechye = Zarechye\nin-person = Collect it\nin-person-note = At any centre\n",
            ),
        ] {
            let path = home.path().join("residence-certificate").join(file);
            let known = std::fs::read_to_string(&path).unwrap();
            std::fs::write(&path, format!("{known}\n{words}")).unwrap();
        }
        Catalogue::load(home.path()).unwrap()
    };
    let mut anon = browser_of(&house, catalogue(&ends(10)), None, AuthLevel::A1);
    let offered = anon.get("/services").await;
    assert!(plain(&offered.text).contains("Личное присутствие") && offered.text.contains("Заречье"));
    let one = |page: &web::testing::Answer| page.text.contains("href=\"/services/residence-certificate\"");
    for (address, shown) in [
        ("/services?online=yes", false),
        ("/services?soon=yes", true),
        ("/services?region=zarechye", true),
        ("/services?region=zarechye&online=yes", false),
        ("/services?region=unheard-of", true),
    ] {
        let page = anon.get(address).await;
        assert_eq!(one(&page), shown, "{address}");
        let is_strange = plain(&page.text).contains("Такого условия нет: «unheard-of»");
        assert_eq!(is_strange, address.ends_with("unheard-of"), "what nobody knows is said: {address}");
    }
    assert!(
        anon.get("/services?kind=nonsense&online=yes").await.text.contains("href=\"/services?online=yes\"")
    );
    let page = plain(&anon.get("/services/residence-certificate").await.text);
    assert!(
        page.contains("Забрать оригинал") && page.contains("В любом МФЦ") && page.contains("Подать можно до")
    );

    let mut late = browser_of(&house, catalogue(&ends(-1)), Some(Proofing::Confirmed), AuthLevel::A2);
    let over = plain(&late.get("/services/residence-certificate").await.text);
    assert!(over.contains("Сейчас подать нельзя") && over.contains("Приём заявлений закончился"), "{over}");
    assert!(!one(&late.get("/services?soon=yes").await));
}

/// covers CAT-05, HOME-06: services and searches are kept at hand, each person's own.
#[tokio::test]
async fn services_and_searches_are_kept_at_hand() {
    let house = house().await;
    let mut maria = somebody(&house).await;
    let path = "/services/family-composition";
    assert!(plain(&maria.get(path).await.text).contains("Добавить в избранное"));
    let kept =
        maria.post("/services/favourites", &[("service", "family-composition"), ("keep", "yes")]).await;
    assert_eq!(kept.location, path);
    assert!(plain(&maria.get(path).await.text).contains("В избранном"));
    maria.get("/services?q=%D0%B2%D0%B8%D0%B7%D0%B0&online=yes").await;
    let address = "q=%D0%B2%D0%B8%D0%B7%D0%B0&online=yes";
    for _ in 0..2 {
        let saved = maria.post("/services/searches", &[("address", address), ("keep", "yes")]).await;
        assert_eq!(saved.location, format!("/services?{address}"));
    }
    let page = plain(&maria.get("/services").await.text);
    assert_eq!(page.matches("«виза», Без визита").count(), 2, "the link and what its button names: {page}");
    assert!(page.contains("Избранное"));

    let mut other = somebody(&house).await;
    assert!(!plain(&other.get("/services").await.text).contains("Избранное"), "each person has their own");

    maria.post("/services/searches", &[("address", address), ("keep", "no")]).await;
    maria.post("/services/favourites", &[("service", "family-composition"), ("keep", "no")]).await;
    assert!(!plain(&maria.get("/services").await.text).contains("Избранное"));
    assert_eq!(
        maria.post("/services/favourites", &[("service", "nothing"), ("keep", "yes")]).await.status,
        404
    );
    let mut anon = browser(&house, None);
    anon.get("/services").await;
    let stranger =
        anon.post("/services/favourites", &[("service", "family-composition"), ("keep", "yes")]).await;
    assert!(stranger.location.starts_with("/sign-in"), "{}", stranger.location);
}

/// covers CAT-01 CAT-03 PAY-03: who pays how much, and for whose people it is
#[tokio::test]
async fn a_service_says_who_pays_how_much_and_for_which_region_it_is() {
    let house = house().await;
    let mut browser = browser(&house, None);
    let page = browser.get("/services/marriage-certificate-replacement").await.text.replace('\u{a0}', " ");
    assert!(page.contains("500 ₽ — повторное") && page.contains("исправляют бесплатно"), "{page}");
    let page = browser.get("/services/kindergarten-queue").await.text;
    assert!(page.contains("Верхнереченск, Заречный район"), "{page}");
}
