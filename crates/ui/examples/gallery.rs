//! Writes the living page and a few frames into a folder, to be looked at without a portal: `cargo run -p ui --example gallery -- FOLDER`.

use std::path::PathBuf;
use std::sync::Arc;

use askama::Template;
use text::{Book, Lang, Words};
use ui::{ErrorAction, ErrorPage, Gallery, Look, Page, Section, Viewer};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("say into which folder")?);
    std::fs::create_dir_all(&folder)?;
    let book = Arc::new(Book::new(ui::words().into())?);
    for (name, lang, look) in [
        ("ui", Lang::Ru, ""),
        ("ui-en", Lang::En, ""),
        ("ui-dark", Lang::Ru, "dark"),
        ("ui-large", Lang::Ru, "large"),
        ("ui-black", Lang::Ru, "large.size-3.black"),
    ] {
        let page = page(Words::new(book.clone(), lang), "ui-gallery", look);
        std::fs::write(folder.join(format!("{name}.html")), Gallery::new(page).render()?)?;
    }
    let page = page(Words::new(book, Lang::Ru), "ui-trouble-now", "");
    let action = |label: &str, main| ErrorAction { href: "/".to_owned(), label: label.to_owned(), main };
    let trouble = ErrorPage {
        page,
        code: "R-503-7KQ2".to_owned(),
        title: "Реестр недвижимости не отвечает".to_owned(),
        text: "Поэтому мы не можем показать вашу квартиру. С кабинетом и вашими данными всё в порядке."
            .to_owned(),
        actions: vec![action("Ввести адрес вручную", true), action("Вернуться на главную", false)],
    };
    std::fs::write(folder.join("trouble.html"), trouble.render()?)?;
    Ok(())
}

fn page(t: Words, title: &str, look: &str) -> Page {
    Page {
        title: t.get(title),
        t,
        section: Section::Applications,
        viewer: Viewer::Citizen {
            name: "Мария Сергеевна".to_owned(), initials: "МО".to_owned(), unread: 4
        },
        csrf: "token".to_owned(),
        path: "/ui".to_owned(),
        look: Look::parse(look),
        now: chrono::DateTime::UNIX_EPOCH,
        support: Arc::default(),
        ending: None,
    }
}
