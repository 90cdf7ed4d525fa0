//! The pages about the account itself, as a stranger, a newcomer and the owner meet them: whole, and with mistakes in every form.

use browser::{Chrome, Width};

use crate::look::{Look, pictures};
use crate::stage::{MARIA, PASSWORD, Stage};

/// The doors that are open to anybody.
const DOORS: [(&str, &str); 17] = [
    ("sign-in-phone", "/sign-in/phone"),
    ("recovery", "/recovery"),
    ("recovery-contact", "/recovery/contact"),
    ("recovery-number", "/recovery/number"),
    ("recovery-unlock", "/recovery/unlock"),
    ("recovery-phone", "/recovery/phone"),
    ("recovery-email", "/recovery/email"),
    ("recovery-lost", "/recovery/lost"),
    ("recovery-centre", "/recovery/centre"),
    ("recovery-stranger", "/recovery/stranger"),
    ("recovery-reset", "/recovery/reset"),
    ("recovery-request", "/recovery/request"),
    ("activation", "/activation"),
    ("policy", "/policy"),
    ("not-me-dead", "/not-me/unknown"),
    ("recovery-cancel-dead", "/recovery/cancel/unknown"),
    ("register-link-dead", "/register/confirm/unknown"),
];

/// What the owner sees without a confirmation.
const OWN: [(&str, &str); 13] = [
    ("security", "/security"),
    ("factors", "/security/factors"),
    ("devices", "/security/devices"),
    ("sign-ins", "/security/sign-ins"),
    ("sign-ins-none", "/security/sign-ins?place=nowhere"),
    ("access", "/security/access"),
    ("alerts", "/security/alerts"),
    ("restrictions-none", "/security/restrictions"),
    ("providers", "/security/providers"),
    ("level", "/profile/level"),
    ("confirmation", "/confirmation?for=security&return=/security"),
    ("confirmation-email", "/confirmation?for=security&return=/security&way=email"),
    ("confirmation-no-key", "/confirmation?for=passkey&return=/security"),
];

/// The ways up to the next level.
const WAYS_UP: [(&str, &str); 6] = [
    ("level-bank", "/profile/level/bank"),
    ("level-scans", "/profile/level/scans"),
    ("level-selfie", "/profile/level/selfie"),
    ("level-phone", "/profile/level/phone"),
    ("level-licence", "/profile/level/licence"),
    ("level-documents", "/profile/level/documents"),
];

/// What changes the account, once it is confirmed who asks.
const CONFIRMED: [(&str, &str); 7] = [
    ("enrol-app", "/security/factors/new/app"),
    ("enrol-passkey", "/security/factors/new/passkey"),
    ("enrol-key", "/security/factors/new/key"),
    ("enrol-push", "/security/factors/new/push"),
    ("backup-codes", "/security/factors/backup"),
    ("own-password", "/security/password"),
    ("own-profile", "/profile/edit"),
];

/// covers UX-01 UX-02 UX-04 REG-01 LOGIN-06 LOGIN-14 LOGIN-15 LOGIN-18 LOGIN-31
#[tokio::test]
async fn the_doors_are_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    for (name, path) in DOORS {
        look.glance(name, path).await?;
    }
    look.fit(&DOORS.map(|(_, path)| path)).await?;
    look.fit(&["/sign-in", "/register"]).await?;
    look.nothing_wrong();
    Ok(())
}

/// Every form of the doors sent empty says beside each field what is missing.
///
/// covers UX-04 REG-01 LOGIN-01 LOGIN-06 LOGIN-14 LOGIN-15 LOGIN-18
#[tokio::test]
async fn the_doors_with_mistakes_are_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    for path in [
        "/sign-in",
        "/register",
        "/sign-in/phone",
        "/recovery/contact",
        "/recovery/number",
        "/recovery/unlock",
        "/recovery/reset",
        "/recovery/request",
        "/activation",
    ] {
        chrome.go(&format!("{}{path}", stage.portal.url)).await?;
        chrome.submit().await?;
        chrome.wait_for(".govuk-error-summary a").await?;
        look.here(&format!("mistakes{}", path.replace('/', "-"))).await?;
    }
    look.nothing_wrong();
    Ok(())
}

/// covers UX-01 UX-04 REG-01 REG-02 REG-03 REG-04 REG-07
#[tokio::test]
async fn a_newcomers_pages_are_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Phone, true, "ru").await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    let phone = "+79990000777";
    chrome.go(&format!("{}/register", stage.portal.url)).await?;
    for (field, typed) in [("email", "newcomer@example.org"), ("phone", phone)] {
        chrome.fill(field, typed).await?;
    }
    for field in ["password", "password_again"] {
        chrome.fill(field, "Tikhaya-Reka-7-Kamney").await?;
    }
    chrome.tick("terms").await?;
    chrome.submit().await?;
    chrome.see("Подтвердите почту или телефон").await?;
    look.here("register-code").await?;
    chrome.fill("code", "000000").await?;
    chrome.submit().await?;
    chrome.wait_for(".govuk-error-summary a").await?;
    look.here("register-code-wrong").await?;
    let code = stage.portal.code(phone, 0).await?;
    chrome.fill("code", &code).await?;
    chrome.submit().await?;
    chrome.see("Мой профиль").await?;
    for (name, path) in
        [("first-profile", "/profile"), ("first-level", "/profile/level"), ("first-security", "/security")]
    {
        look.glance(name, path).await?;
    }
    // A new cabinet says what to begin with.
    look.glance("first-home", "/").await?;
    chrome.see("Заполните профиль").await?;
    look.nothing_wrong();
    Ok(())
}

/// covers UX-01 UX-04 LOGIN-12 LOGIN-13 LOGIN-19 LOGIN-20 LOGIN-21 LOGIN-22 LOGIN-24 LOGIN-32
#[tokio::test]
async fn the_owners_pages_are_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    stage.sign_in(&chrome, "/sign-in", "login", MARIA, MARIA).await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    for (name, path) in OWN {
        look.glance(name, path).await?;
    }
    confirm(&stage, &chrome, "security").await?;
    for (name, path) in CONFIRMED {
        look.glance(name, path).await?;
    }
    for path in ["/security/factors/new/app", "/security/password"] {
        chrome.go(&format!("{}{path}", stage.portal.url)).await?;
        chrome.submit().await?;
        chrome.wait_for(".govuk-error-summary a").await?;
        look.here(&format!("mistakes{}", path.replace('/', "-"))).await?;
    }
    look.fit(&OWN.map(|(_, path)| path)).await?;
    look.fit(&WAYS_UP.map(|(_, path)| path)).await?;
    look.fit(&CONFIRMED.map(|(_, path)| path)).await?;
    look.nothing_wrong();
    Ok(())
}

/// covers UX-01 UX-04 REG-07 REG-08 REG-09 REG-10 REG-11 REG-19
#[tokio::test]
async fn the_ways_up_are_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    stage.sign_in(&chrome, "/sign-in", "login", MARIA, MARIA).await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    for (name, path) in WAYS_UP {
        look.glance(name, path).await?;
    }
    let send = "Сохранить и отправить на проверку";
    for (path, button) in [
        ("/profile/level/scans", send),
        ("/profile/level/licence", "Проверить"),
        ("/profile/level/documents", send),
    ] {
        chrome.go(&format!("{}{path}", stage.portal.url)).await?;
        chrome.press(button).await?;
        chrome.wait_for(".govuk-error-summary a").await?;
        look.here(&format!("mistakes{}", path.replace('/', "-"))).await?;
    }
    look.nothing_wrong();
    Ok(())
}

/// The same pages for weak sight and in the dark.
///
/// covers UX-02 UX-04 LOGIN-32
#[tokio::test]
async fn the_owners_pages_are_whole_in_every_look() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    stage.sign_in(&chrome, "/sign-in", "login", MARIA, MARIA).await?;
    confirm(&stage, &chrome, "security").await?;
    for (name, word) in [("large", "large.size-3.black"), ("dark", "dark")] {
        chrome.go(&format!("{}/look?to={word}&back=/security", stage.portal.url)).await?;
        for (page, path) in [
            ("security", "/security"),
            ("factors", "/security/factors"),
            ("access", "/security/access"),
            ("enrol-app", "/security/factors/new/app"),
            ("sign-in", "/sign-in/phone"),
            ("recovery", "/recovery"),
        ] {
            chrome.go(&format!("{}{path}", stage.portal.url)).await?;
            look.here(&format!("{page}-{name}")).await?;
        }
    }
    look.nothing_wrong();
    Ok(())
}

/// A frozen cabinet says what has happened and leads out of it.
///
/// covers UX-04 LOGIN-26 LEAP-12
#[tokio::test]
async fn the_way_out_of_the_frost_is_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Phone, true, "ru").await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    stage.sign_in(&chrome, "/sign-in", "login", MARIA, MARIA).await?;
    chrome.go(&format!("{}/security", stage.portal.url)).await?;
    chrome.press("Заморозить").await?;
    chrome.see("Кабинет заморожен").await?;
    look.here("frozen").await?;
    chrome.fill("login", MARIA).await?;
    chrome.fill("password", PASSWORD).await?;
    let seen = stage.portal.messages(MARIA).await?;
    chrome.submit().await?;
    let code = stage.portal.code(MARIA, seen).await?;
    chrome.wait_for("#code").await?;
    look.here("second-step").await?;
    chrome.fill("code", &code).await?;
    chrome.submit().await?;
    chrome.see("Вы заморозили кабинет").await?;
    look.here("frozen-held").await?;
    chrome.press("Прислать код").await?;
    chrome.wait_for("#code").await?;
    look.here("frozen-code").await?;
    look.nothing_wrong();
    Ok(())
}

/// covers LEAP-13 LOGIN-01 LOGIN-13 LOGIN-14 LOGIN-32
#[tokio::test]
async fn without_script_the_account_is_there() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let phone = Chrome::open(Width::Phone, false, "ru").await?;
    for (name, path) in DOORS {
        there(&stage, &phone, name, path).await?;
    }
    stage.sign_in(&phone, "/sign-in", "login", MARIA, MARIA).await?;
    for (name, path) in OWN.into_iter().chain(WAYS_UP) {
        there(&stage, &phone, name, path).await?;
    }
    confirm(&stage, &phone, "security").await?;
    for (name, path) in CONFIRMED {
        there(&stage, &phone, name, path).await?;
    }
    Ok(())
}

async fn there(stage: &Stage, phone: &Chrome, name: &str, path: &str) -> anyhow::Result<()> {
    phone.go(&format!("{}{path}", stage.portal.url)).await?;
    phone.wait_for("h1").await?;
    phone.wait_for("body:not(.js-enabled)").await?;
    assert_eq!(phone.overflow().await?, 0, "{path} is wider than the screen");
    phone.picture(&pictures().join(format!("no-script-{name}-390.png"))).await
}

/// Maria confirms by a code from an SMS that it is she who acts.
async fn confirm(stage: &Stage, chrome: &Chrome, act: &str) -> anyhow::Result<()> {
    let page = format!("{}/confirmation?for={act}&return=/security", stage.portal.url);
    chrome.go(&page).await?;
    let seen = stage.portal.messages(MARIA).await?;
    // The button stands by its name in either language.
    chrome.submit().await?;
    let code = stage.portal.code(MARIA, seen).await?;
    chrome.wait_for("#code").await?;
    chrome.fill("code", &code).await?;
    chrome.submit().await?;
    chrome.wait_for("form[action$='sign-out']").await
}
