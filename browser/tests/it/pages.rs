//! Every page, at both widths, in both languages, under axe. Each story signs in once; widths and languages change on the way.

use browser::{Chrome, Width};

use crate::look::Look;
use crate::stage::{MARIA, NATALIA, PASSWORD, Stage};

/// covers UX-01 UX-02 UX-04 LEAP-13
#[tokio::test]
async fn a_strangers_pages_are_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    look.all(&[
        ("landing", "/"),
        ("sign-in", "/sign-in"),
        ("register", "/register"),
        ("services", "/services"),
        ("services-none", "/services?q=zzzz"),
        ("service", "/services/no-criminal-record"),
        ("verify", "/verify"),
        ("verify-unknown", "/verify/7K2M-9QXA-4HPD"),
        ("not-found", "/no-such-page"),
    ])
    .await?;
    look.nothing_wrong();
    Ok(())
}

/// covers UX-01 UX-02 UX-04 LEAP-13
#[tokio::test]
async fn the_pages_about_the_portal_are_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    look.all(&[
        ("help", "/help"),
        ("accessibility", "/accessibility"),
        ("privacy", "/privacy"),
        ("state-of-services", "/status"),
        ("more-stranger", "/more"),
        ("components", "/ui"),
    ])
    .await?;
    for (name, word) in [("large", "large.size-3.black"), ("dark", "dark")] {
        chrome.go(&format!("{}/look?to={word}&back=/services", stage.portal.url)).await?;
        look.here(&format!("services-{name}")).await?;
        look.at(&format!("service-{name}"), "/services/no-criminal-record").await?;
    }
    look.nothing_wrong();
    Ok(())
}

/// covers UX-01 UX-02 UX-04 LEAP-13
#[tokio::test]
async fn a_citizens_pages_are_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    stage.sign_in(&chrome, "/sign-in", "login", MARIA, MARIA).await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    look.all(&[
        ("home-new", "/"),
        ("profile", "/profile"),
        ("profile-edit", "/profile/edit"),
        ("security", "/security"),
        ("applications-none", "/applications"),
        ("documents-none", "/documents"),
        ("notifications", "/notifications"),
        ("journal", "/journal"),
        ("my-data", "/privacy/data"),
        ("deletion", "/privacy/deletion"),
        ("more", "/more"),
    ])
    .await?;
    look.nothing_wrong();
    Ok(())
}

/// covers UX-01 UX-02 UX-04 LEAP-13 APP-04 APP-05
#[tokio::test]
async fn the_pages_of_a_form_are_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    stage.sign_in(&chrome, "/sign-in", "login", MARIA, MARIA).await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    chrome.go(&format!("{}/services/no-criminal-record", stage.portal.url)).await?;
    chrome.press("Заполнить заявление").await?;
    chrome.see("Для чего нужна справка").await?;
    chrome.press("Продолжить").await?;
    chrome.see("Выберите, для чего нужна справка").await?;
    look.here("form-error").await?;
    let draft =
        path_of(&chrome).await?.rsplit_once('/').map_or_else(String::new, |(draft, _)| draft.to_owned());
    look.at("form-purpose", &format!("{draft}/purpose")).await?;
    chrome.press("Для приёма на работу").await?;
    chrome.press("Продолжить").await?;
    chrome.see("Ваше имя сейчас и раньше").await?;
    look.at("form-names", &path_of(&chrome).await?).await?;
    chrome.choose("name_changed", "yes").await?;
    chrome.press("Продолжить").await?;
    chrome.see("Прежняя фамилия").await?;
    look.here("form-depends").await?;
    chrome.choose("name_changed", "no").await?;
    chrome.press("Продолжить").await?;
    chrome.see("Где вы жили").await?;
    chrome.choose("lived_elsewhere", "no").await?;
    chrome.press("Продолжить").await?;
    chrome.see("Как получить справку").await?;
    look.at("form-receiving", &path_of(&chrome).await?).await?;
    chrome.choose("receiving", "cabinet").await?;
    chrome.press("Продолжить").await?;
    chrome.see("Проверьте").await?;
    look.at("check", &path_of(&chrome).await?).await?;
    look.at("home-draft", "/").await?;
    look.nothing_wrong();
    Ok(())
}

/// covers UX-01 UX-02 UX-04 LEAP-13 APP-12 DOC-05 DOC-11
#[tokio::test]
async fn the_pages_after_sending_are_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    stage.sign_in(&chrome, "/sign-in", "login", MARIA, MARIA).await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    chrome.go(&format!("{}/services/residence-certificate", stage.portal.url)).await?;
    chrome.press("Заполнить заявление").await?;
    chrome.choose("purpose", "school").await?;
    chrome.press("Продолжить").await?;
    chrome.choose("show_since", "yes").await?;
    chrome.press("Продолжить").await?;
    chrome.see("Проверьте").await?;
    chrome.tick("consent").await?;
    let seen = stage.portal.messages(MARIA).await?;
    chrome.press("Отправить заявление").await?;
    chrome.wait_for("#code").await?;
    look.at("confirm", &path_of(&chrome).await?).await?;
    chrome.fill("code", &stage.portal.code(MARIA, seen).await?).await?;
    chrome.press("Отправить заявление").await?;
    chrome.see("Заявление отправлено").await?;
    let received = path_of(&chrome).await?;
    look.at("received", &received).await?;
    let address = received.replace("/received", "");
    chrome.go(&format!("{}{address}", stage.portal.url)).await?;
    chrome.reload_until("Завершено").await?;
    look.all(&[
        ("application", &address),
        ("applications", "/applications"),
        ("home", "/"),
        ("documents", "/documents"),
    ])
    .await?;
    chrome.press("Справка о регистрации по месту жительства").await?;
    chrome.see("Что увидит проверяющий").await?;
    look.at("document", &path_of(&chrome).await?).await?;
    chrome.press("Что увидит проверяющий").await?;
    chrome.see("Документ подлинный").await?;
    look.at("verify-known", &path_of(&chrome).await?).await?;
    look.nothing_wrong();
    Ok(())
}

/// covers UX-01 UX-02 UX-04 LEAP-13 APP-20 PLUS-03: a draft waits to be chosen, a signature waits to be given.
#[tokio::test]
async fn the_pages_of_what_waits_for_the_person_are_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    stage.sign_in(&chrome, "/sign-in", "login", NATALIA, NATALIA).await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    let service = format!("{}/services/business-registration", stage.portal.url);
    chrome.go(&service).await?;
    chrome.press("Заполнить заявление").await?;
    chrome.press("Продолжить").await?;
    chrome.choose("main_activity", "it").await?;
    chrome.choose("more", "no").await?;
    chrome.press("Продолжить").await?;
    look.at("choose", "/drafts/choose?service=business-registration").await?;
    chrome.press("Продолжить").await?;
    chrome.choose("regime", "usn_income").await?;
    chrome.choose("hiring", "no").await?;
    chrome.press("Продолжить").await?;
    chrome.see("Проверьте").await?;
    chrome.tick("consent").await?;
    let seen = stage.portal.messages(NATALIA).await?;
    chrome.press("Отправить заявление").await?;
    chrome.wait_for("#code").await?;
    chrome.fill("code", &stage.portal.code(NATALIA, seen).await?).await?;
    chrome.press("Отправить заявление").await?;
    chrome.see("Заявление отправлено").await?;
    let address = path_of(&chrome).await?.replace("/received", "");
    chrome.go(&format!("{}{address}", stage.portal.url)).await?;
    chrome.reload_until("Ждём вашу подпись").await?;
    let signature = format!("{address}/signature");
    look.all(&[("waits", &address), ("home-waits", "/"), ("confirm-to-sign", &signature)]).await?;
    look.fit(&[&address, "/", "/drafts/trash", "/applications/templates", "/quick-actions"]).await?;
    look.nothing_wrong();
    Ok(())
}

/// covers UX-01 UX-02 UX-04 LEAP-13 APP-17
#[tokio::test]
async fn the_desks_pages_are_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let id = stage.send_no_criminal_record().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    look.at("staff-sign-in", "/staff/sign-in").await?;
    chrome.fill("email", "officer@centre.example").await?;
    chrome.fill("password", PASSWORD).await?;
    chrome.submit().await?;
    chrome.wait_for("#code").await?;
    look.at("staff-code", &path_of(&chrome).await?).await?;
    chrome.fill("code", &stage.portal.staff_code("officer@centre.example").await?).await?;
    chrome.submit().await?;
    chrome.wait_for("form[action$='sign-out']").await?;
    chrome.go(&format!("{}/staff/queue", stage.portal.url)).await?;
    chrome.reload_until("Справка об отсутствии судимости").await?;
    look.at("queue", "/staff/queue").await?;
    let case = format!("/staff/cases/{id}");
    look.at("opening", &case).await?;
    chrome.choose("reason", "decision").await?;
    chrome.press("Открыть дело").await?;
    chrome.see("Орлова").await?;
    look.at("case", &case).await?;
    chrome.press("Отправить вопрос").await?;
    chrome.see("Выберите, о чём спросить").await?;
    look.here("case-error").await?;
    for part in ["questions", "opinions", "messages"] {
        look.at(part, &format!("{case}/{part}")).await?;
    }
    for page in ["today", "find", "visits", "messages", "opinions", "templates"] {
        look.at(&format!("desk-{page}"), &format!("/staff/{page}")).await?;
    }
    look.at("batch", &format!("/staff/batch?case={id}")).await?;
    look.nothing_wrong();
    Ok(())
}

/// covers UX-01 UX-02 UX-04 LEAP-13
#[tokio::test]
async fn the_supervisors_pages_are_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    stage.staff_sign_in(&chrome, "head@centre.example").await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    look.at("load", "/staff/load").await?;
    look.at("rules", "/staff/rules").await?;
    look.at("rule", "/staff/rules/new?service=no-criminal-record").await?;
    look.nothing_wrong();
    Ok(())
}

/// covers UX-01 UX-02 UX-04 LEAP-13
#[tokio::test]
async fn the_administrators_pages_are_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    stage.staff_sign_in(&chrome, "admin@kabinet.example").await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    look.at("admin", "/staff/admin").await?;
    look.nothing_wrong();
    Ok(())
}

/// Pages that no other story names are looked at as well.
///
/// covers UX-01 UX-02 UX-04 LEAP-13
#[tokio::test]
async fn every_page_that_a_citizens_links_lead_to_is_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    stage.sign_in(&chrome, "/sign-in", "login", MARIA, MARIA).await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    look.wander("citizen", "/more").await?;
    look.nothing_wrong();
    Ok(())
}

/// covers UX-01 UX-02 UX-04 LEAP-13
#[tokio::test]
async fn every_page_that_staffs_links_lead_to_is_whole() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    stage.staff_sign_in(&chrome, "admin@kabinet.example").await?;
    let mut look = Look::new(&stage.portal.url, &chrome);
    look.wander("staff", "/staff/admin").await?;
    look.nothing_wrong();
    Ok(())
}

/// The path of the page that is open.
async fn path_of(chrome: &Chrome) -> anyhow::Result<String> {
    Ok(chrome.page.current_url().await?.path().to_owned())
}
