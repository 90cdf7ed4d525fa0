//! Passkeys with Chromium's virtual authenticator: the good way, and the four ways of a thief.

use browser::{Authenticator, Chrome, Width};
use serde_json::{Value, json};

use crate::stage::{MARIA, Stage};

/// Keys are bound to a name, so that the portal is opened by it.
fn by_name(url: &str) -> String {
    url.replace("127.0.0.1", "localhost")
}

/// Maria, signed in, with a passkey enrolled on the page; signed out again at the end.
async fn with_passkey(stage: &Stage, chrome: &Chrome) -> anyhow::Result<Authenticator> {
    let key = Authenticator::plug_in(chrome).await?;
    let portal = by_name(&stage.portal.url);
    chrome.go(&format!("{portal}/sign-in")).await?;
    stage.sign_in_here(chrome, "login", MARIA, MARIA).await?;
    chrome.go(&format!("{portal}/security/factors/new/passkey")).await?;
    chrome.see("Подтвердите, что это вы").await?;
    let seen = stage.portal.messages(MARIA).await?;
    chrome.press("Отправить код").await?;
    let code = stage.portal.code(MARIA, seen).await?;
    chrome.wait_for("#code").await?;
    chrome.fill("code", &code).await?;
    chrome.press("Подтвердить").await?;
    chrome.wait_for("#name").await?;
    chrome.fill("name", "Ноутбук Марии").await?;
    chrome.press("Подключить").await?;
    chrome.see("Способ подключён").await?;
    chrome.see("Ноутбук Марии").await?;
    // Nobody touches the key until the story says so: the field on the sign-in page would take it at once.
    key.is_touched(chrome, false).await?;
    sign_out(chrome, &portal).await?;
    Ok(key)
}

async fn sign_out(chrome: &Chrome, portal: &str) -> anyhow::Result<()> {
    chrome.go(&format!("{portal}/security")).await?;
    chrome.press("Выйти из кабинета").await?;
    chrome.wait_for("input[name=login]").await
}

/// Asks the portal for a question as the page does.
async fn question(chrome: &Chrome) -> anyhow::Result<Value> {
    let script = "const csrf = document.querySelector('form[data-passkey] [name=csrf]').value; \
         const reply = await fetch('/sign-in/passkey/question', { method: 'POST', body: new URLSearchParams({ csrf }) }); \
         return reply.json();";
    chrome.run(script, Vec::new()).await
}

/// Lets the key answer on another page of the portal: on this one the field asks already.
async fn answer_here(
    stage: &Stage,
    chrome: &Chrome,
    key: &Authenticator,
    asked: &Value,
) -> anyhow::Result<Value> {
    let portal = by_name(&stage.portal.url);
    chrome.go(&format!("{portal}/help")).await?;
    key.is_touched(chrome, true).await?;
    let said = answer(chrome, asked).await?;
    key.is_touched(chrome, false).await?;
    chrome.go(&format!("{portal}/sign-in")).await?;
    Ok(said)
}

/// Lets the key answer on whatever page is open.
async fn answer(chrome: &Chrome, asked: &Value) -> anyhow::Result<Value> {
    let script = "const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(given[0].options.publicKey); \
         const said = await navigator.credentials.get({ publicKey }); return said.toJSON();";
    chrome.run(script, vec![asked.clone()]).await
}

/// Sends an answer as the page does; the words of the page that comes back, and where it stands.
async fn send(chrome: &Chrome, asked: &Value, said: &Value) -> anyhow::Result<Value> {
    let script = "const csrf = document.querySelector('form[data-passkey] [name=csrf]').value; \
         const body = new URLSearchParams({ csrf, ceremony: given[0].ceremony, credential: JSON.stringify(given[1]) }); \
         const reply = await fetch('/sign-in/passkey', { method: 'POST', body, redirect: 'manual' }); \
         return { kind: reply.type, status: reply.status, text: await reply.text() };";
    chrome.run(script, vec![asked.clone(), said.clone()]).await
}

fn says(answer: &Value, words: &str) -> bool {
    answer["text"].as_str().is_some_and(|text| text.replace('\u{a0}', " ").contains(words))
}

/// covers LOGIN-07: enrolled with a name, then enough alone, by the button and by what the field offers.
#[tokio::test]
async fn a_passkey_opens_the_cabinet_alone() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Phone, true, "ru").await?;
    let key = with_passkey(&stage, &chrome).await?;
    let portal = by_name(&stage.portal.url);
    // The field offers the key by itself …
    key.is_touched(&chrome, true).await?;
    chrome.go(&format!("{portal}/sign-in?return=/security/factors")).await?;
    chrome.see("Подключить ещё").await?;
    chrome.see("Последний раз").await?;
    key.is_touched(&chrome, false).await?;
    sign_out(&chrome, &portal).await?;
    // … and the button asks for it, after the field has asked in vain.
    chrome.go(&format!("{portal}/sign-in?return=/security/factors")).await?;
    chrome.wait_for("form[data-passkey] input[name=ceremony][value]:not([value=''])").await?;
    key.is_touched(&chrome, true).await?;
    chrome.press("Ключ доступа").await?;
    chrome.see("Подключить ещё").await?;
    let credential = key.credential(&chrome).await?;
    assert_eq!(credential["isResidentCredential"], true, "it says by itself whose it is");

    // A service or an act that needs a key opens at once now; another act is confirmed by the key.
    chrome.go(&format!("{portal}/confirmation?for=passkey&return=/security/devices")).await?;
    chrome.see("Устройства").await?;
    chrome.go(&format!("{portal}/confirmation?for=contacts&return=/security/devices")).await?;
    chrome.press("Спросить ключ").await?;
    chrome.see("Устройства").await?;
    Ok(())
}

/// covers LOGIN-07: an answer given on another site is worth nothing here, and a page on another name does not even ask.
#[tokio::test]
async fn an_answer_from_another_origin_is_refused() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    let key = with_passkey(&stage, &chrome).await?;
    let asked = question(&chrome).await?;
    key.is_touched(&chrome, true).await?;
    chrome.go(&by_name(&stage.portal.sandbox)).await?;
    let said = answer(&chrome, &asked).await?;
    key.is_touched(&chrome, false).await?;
    chrome.go(&format!("{}/sign-in", by_name(&stage.portal.url))).await?;
    let refused = send(&chrome, &asked, &said).await?;
    assert_eq!(refused["status"], 422);
    assert!(says(&refused, "Проверьте адрес сайта"), "{refused}");

    chrome.go(&format!("{}/sign-in", stage.portal.url)).await?;
    chrome.press("Ключ доступа").await?;
    chrome.see("Ключи работают только по главному адресу сайта").await?;
    Ok(())
}

/// covers LOGIN-07: a question is answered once.
#[tokio::test]
async fn an_answer_serves_once() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    let key = with_passkey(&stage, &chrome).await?;
    let asked = question(&chrome).await?;
    let said = answer_here(&stage, &chrome, &key, &asked).await?;
    let first = send(&chrome, &asked, &said).await?;
    assert_eq!(first["kind"], "opaqueredirect", "{first}");
    sign_out(&chrome, &by_name(&stage.portal.url)).await?;
    let again = send(&chrome, &asked, &said).await?;
    assert_eq!(again["status"], 422);
    assert!(says(&again, "этот ответ уже использован"), "{again}");
    Ok(())
}

/// covers LOGIN-07: a key that does not check who holds it is not enough alone, whatever the page was made to ask.
#[tokio::test]
async fn a_key_that_checks_nobody_is_refused() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    let key = with_passkey(&stage, &chrome).await?;
    key.verifies(&chrome, false).await?;
    let mut asked = question(&chrome).await?;
    asked["options"]["publicKey"]["userVerification"] = json!("discouraged");
    let said = answer_here(&stage, &chrome, &key, &asked).await?;
    let refused = send(&chrome, &asked, &said).await?;
    assert_eq!(refused["status"], 422);
    assert!(says(&refused, "Ключ не проверил, что это вы"), "{refused}");
    Ok(())
}

/// covers LOGIN-07: a copy that counts from the beginning is found out, and its owner is told.
#[tokio::test]
async fn a_cloned_key_is_refused_and_told() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let chrome = Chrome::open(Width::Desktop, true, "ru").await?;
    let key = with_passkey(&stage, &chrome).await?;
    for _ in 0..2 {
        let asked = question(&chrome).await?;
        let said = answer_here(&stage, &chrome, &key, &asked).await?;
        let done = send(&chrome, &asked, &said).await?;
        assert_eq!(done["kind"], "opaqueredirect", "{done}");
        sign_out(&chrome, &by_name(&stage.portal.url)).await?;
    }
    let credential = key.credential(&chrome).await?;
    key.replace(&chrome, credential, 0).await?;
    let asked = question(&chrome).await?;
    let said = answer_here(&stage, &chrome, &key, &asked).await?;
    let refused = send(&chrome, &asked, &said).await?;
    assert_eq!(refused["status"], 422);
    assert!(says(&refused, "у этого ключа есть копия"), "{refused}");
    Ok(())
}
