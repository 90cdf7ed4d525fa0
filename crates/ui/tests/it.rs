//! Stories of the design system: its living page holds in every language and look, and everything it points at is served.

#![expect(clippy::unwrap_used, reason = "a story that cannot be prepared has failed")]

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use http::{Request, StatusCode, header};
use text::{Book, Lang, Words};
use tower::ServiceExt;
use ui::{ErrorAction, ErrorPage, Gallery, Look, Page, Section, Viewer};

fn page(lang: Lang, look: &str, viewer: Viewer) -> Page {
    let t = Words::new(Arc::new(Book::new(ui::words().into()).unwrap()), lang);
    Page {
        title: t.get("ui-gallery"),
        t,
        section: Section::Home,
        viewer,
        csrf: "token".to_owned(),
        path: "/ui?a=1&b=2".to_owned(),
        look: Look::parse(look),
        now: chrono::DateTime::UNIX_EPOCH,
        support: Arc::default(),
        ending: None,
    }
}

fn citizen() -> Viewer {
    Viewer::Citizen {
        name: "Мария Сергеевна".to_owned(), initials: "МО".to_owned(), unread: 4
    }
}

fn staff() -> Viewer {
    Viewer::Staff {
        name: "Анна К.".to_owned(), initials: "АК".to_owned(), agency: "Центр".to_owned()
    }
}

fn living(lang: Lang, look: &str, viewer: Viewer) -> String {
    Gallery::new(page(lang, look, viewer)).render().unwrap()
}

/// The values of an attribute, in order.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let opening = format!(" {attribute}=\"");
    page.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// covers UX-05
#[test]
fn the_living_page_has_words_for_everything_in_both_languages() {
    for lang in [Lang::Ru, Lang::En] {
        for viewer in [Viewer::Anonymous, citizen(), staff()] {
            let page = living(lang, "", viewer);
            assert!(!page.contains("[ui-"), "{:?}", page.split("[ui-").nth(1).map(|rest| &rest[..40]));
            assert!(page.contains(&format!("<html lang=\"{}\"", lang.code())));
            assert_eq!(page.matches("<h1").count(), 1);
        }
    }
}

#[test]
fn nothing_is_inline_so_that_the_content_policy_can_be_strict() {
    let page = living(Lang::Ru, "", citizen());
    for forbidden in ["style=\"", "<style", "javascript:", " onclick", " onchange", " onload", "<script>"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn every_id_is_there_once_and_every_label_finds_its_field() {
    let page = living(Lang::Ru, "", citizen());
    let ids = values(&page, "id");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "an id stands twice");
    for attribute in ["for", "aria-describedby", "aria-controls", "data-reveals", "data-rules"] {
        for target in values(&page, attribute).iter().flat_map(|value| value.split(' ')) {
            assert!(known.contains(target), "{attribute} points at {target}");
        }
    }
}

#[tokio::test]
async fn everything_the_page_points_at_is_served_for_a_year() {
    let page = living(Lang::Ru, "", citizen());
    let files: BTreeSet<&str> = ["href", "src"]
        .iter()
        .flat_map(|attribute| values(&page, attribute))
        .filter(|path| path.starts_with("/assets/"))
        .filter_map(|path| path.split('#').next())
        .collect();
    assert!(files.len() >= 6, "{files:?}");
    for file in files {
        let request = Request::get(file).body(Body::empty()).unwrap();
        let answer = ui::assets::<()>().oneshot(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{file}");
        let kept = answer.headers()[header::CACHE_CONTROL].to_str().unwrap();
        assert!(kept.contains("max-age=31536000") && kept.contains("immutable"), "{file}: {kept}");
    }
}

#[test]
fn every_icon_of_the_page_is_drawn() {
    let drawn: BTreeSet<&str> =
        include_str!("../dist/icons.txt").split_whitespace().chain(["mark", "mark-light"]).collect();
    let page = living(Lang::Ru, "", staff()) + &living(Lang::Ru, "", citizen());
    for path in values(&page, "href").into_iter().filter(|path| path.starts_with("/assets/icons")) {
        let name = path.split('#').nth(1).unwrap();
        assert!(drawn.contains(name), "{name}");
    }
}

/// covers UX-02
#[test]
fn the_version_for_weak_sight_has_its_bar_and_a_way_back() {
    let page = living(Lang::Ru, "large.size-3.black", citizen());
    assert!(page.contains("data-sight=\"large\" data-size=\"3\" data-colours=\"black\""));
    assert!(
        page.contains("/look?to=plain.size-3.black&#38;back=/ui%3Fa%3D1%26b%3D2"),
        "the way back keeps the rest"
    );
    assert!(!living(Lang::Ru, "", citizen()).contains("class=\"k-sight\""));
}

#[test]
fn an_error_page_says_what_to_do_and_its_code() {
    let action = ErrorAction { href: "/".to_owned(), label: "На главную".to_owned(), main: true };
    let error = ErrorPage {
        page: page(Lang::Ru, "", Viewer::Anonymous),
        code: "K-2F10".to_owned(),
        title: "Страницы нет".to_owned(),
        text: "Проверьте адрес <b>".to_owned(),
        actions: vec![action],
    };
    let page = error.render().unwrap();
    assert!(page.contains("K-2F10") && page.contains("<h1>Страницы нет</h1>") && page.contains("На главную"));
    assert!(page.contains("&#60;b&#62;"), "words are escaped");
}
