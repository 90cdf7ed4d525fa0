//! The desks of everybody who is neither officer nor administrator: their pages, and the operator's forms with mistakes.

use browser::{Chrome, Width};

use crate::look::Look;
use crate::stage::Stage;

const DESKS: [(&str, &[&str]); 4] = [
    (
        "operator@centre.example",
        &[
            "/staff/centre",
            "/staff/centre/new",
            "/staff/centre/exceptions",
            "/staff/centre/journal",
            "/staff/security/new",
            // The last page of each has the button that ends the session.
            "/staff/security",
        ],
    ),
    ("support@kabinet.example", &["/staff/recovery", "/staff/restrictions"]),
    ("proofing@kabinet.example", &["/staff/proofing"]),
    ("auditor@kabinet.example", &["/staff/audit"]),
];

/// covers UX-01 UX-02 UX-04 LEAP-13 REG-12 LOGIN-18 LOGIN-27
#[tokio::test]
async fn the_other_desks_are_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    for (email, pages) in DESKS {
        stage.staff_sign_in(&chrome, email).await?;
        for page in pages {
            look.glance(&page[1..].replace('/', "-"), page).await?;
        }
        chrome.press("Выйти").await?;
        chrome.wait_for("#email").await?;
    }
    look.nothing_wrong();
    Ok(())
}

/// covers UX-04 REG-12
#[tokio::test]
async fn the_operators_forms_with_mistakes_are_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    stage.staff_sign_in(&chrome, "operator@centre.example").await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    chrome.go(&format!("{}/staff/centre", stage.portal.url)).await?;
    chrome.submit().await?;
    chrome.see("Выберите, зачем человек пришёл").await?;
    look.here("operator-search-error").await?;
    chrome.go(&format!("{}/staff/centre/new", stage.portal.url)).await?;
    chrome.submit().await?;
    chrome.see("Отметьте, что вы сверили паспорт").await?;
    look.here("operator-new-error").await?;
    chrome.go(&format!("{}/staff/centre", stage.portal.url)).await?;
    chrome.fill("login", crate::stage::MARIA).await?;
    chrome.choose("reason", "documents").await?;
    chrome.submit().await?;
    chrome.see("Что сделано для человека").await?;
    look.here("operator-visit").await?;
    look.nothing_wrong();
    Ok(())
}
