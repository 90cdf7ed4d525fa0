//! Every page of the journey: a picture, and nothing that axe would find.

use std::path::PathBuf;

use browser::{Chrome, Width};

use crate::stage::{MARIA, Stage};

const PUBLIC: [(&str, &str); 9] = [
    ("landing", "/"),
    ("sign-in", "/sign-in"),
    ("register", "/register"),
    ("services", "/services"),
    ("service", "/services/no-criminal-record"),
    ("verify", "/verify"),
    ("help", "/help"),
    ("not-found", "/no-such-page"),
    ("components", "/ui"),
];

const OWN: [(&str, &str); 9] = [
    ("home", "/"),
    ("profile", "/profile"),
    ("applications", "/applications"),
    ("documents", "/documents"),
    ("notifications", "/notifications"),
    ("journal", "/journal"),
    ("security", "/security"),
    ("more", "/more"),
    ("status", "/status"),
];

/// covers UX-01 UX-02 UX-04 LEAP-13
#[tokio::test]
async fn every_page_passes_the_accessibility_check_at_both_widths_in_both_languages() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let mut found = Vec::new();
    for (width, lang) in
        [(Width::Phone, "ru"), (Width::Desktop, "ru"), (Width::Phone, "en"), (Width::Desktop, "en")]
    {
        let chrome = Chrome::open(width, true, lang).await?;
        look(&stage, &chrome, &PUBLIC, width, lang, &mut found).await?;
        stage.sign_in(&chrome, "/sign-in", "login", MARIA, MARIA).await?;
        look(&stage, &chrome, &OWN, width, lang, &mut found).await?;
        let desk = Chrome::open(width, true, lang).await?;
        look(&stage, &desk, &[("staff-sign-in", "/staff/sign-in")], width, lang, &mut found).await?;
        stage.sign_in(&desk, "/staff/sign-in", "email", "officer@centre.example", "+79000000101").await?;
        look(&stage, &desk, &[("queue", "/staff/queue")], width, lang, &mut found).await?;
    }
    assert!(found.is_empty(), "axe finds:\n{}", found.join("\n"));
    Ok(())
}

async fn look(
    stage: &Stage,
    chrome: &Chrome,
    pages: &[(&str, &str)],
    width: Width,
    lang: &str,
    found: &mut Vec<String>,
) -> anyhow::Result<()> {
    let pixels = if width == Width::Phone { 390 } else { 1280 };
    for (name, path) in pages {
        chrome.go(&format!("{}{path}", stage.portal.url)).await?;
        chrome.picture(&pictures().join(format!("{name}-{lang}-{pixels}.png"))).await?;
        let wide = chrome.overflow().await?;
        if wide > 0 {
            found.push(format!("{name} {lang} {pixels}: {wide} px wider than the screen"));
        }
        found.extend(chrome.axe().await?.into_iter().map(|fault| format!("{name} {lang} {pixels}: {fault}")));
    }
    Ok(())
}

/// covers LEAP-13
#[tokio::test]
async fn without_script_every_page_is_there() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Phone, false, "ru").await?;
    stage.sign_in(&chrome, "/sign-in", "login", MARIA, MARIA).await?;
    for (name, path) in OWN {
        chrome.go(&format!("{}{path}", stage.portal.url)).await?;
        chrome.wait_for("h1").await?;
        chrome.picture(&pictures().join(format!("{name}-no-script-390.png"))).await?;
    }
    Ok(())
}

fn pictures() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pictures")
}
