//! Citizens who sign in and fill in applications up to the code, so that only the sending is measured.

use anyhow::Context;
use sandbox::Visitor;

use super::portal::Child;
use crate::demo::PASSWORD;

/// One application ready to be sent.
pub struct Order {
    /// Where.
    pub url: url::Url,
    /// Whose.
    pub cookies: String,
    /// With which fields.
    pub fields: Vec<(String, String)>,
}

/// Every demo citizen, signed in.
pub async fn sign_in(portal: &str, outside: &str) -> anyhow::Result<Vec<Visitor>> {
    let mut all = Vec::new();
    for person in sandbox::people().into_iter().filter(|person| person.account) {
        let mut visitor = Visitor::new(portal)?;
        let seen = messages(outside, &person.phone, None).await?.len();
        visitor.open("/sign-in").await?;
        visitor.press("Войти", &[("login", &person.phone), ("password", PASSWORD)]).await?;
        let code = code(outside, &person.phone, seen).await?;
        visitor.press("Войти", &[("code", &code)]).await?;
        anyhow::ensure!(
            visitor.open("/applications").await?.path == "/applications",
            "{} is not signed in",
            person.phone
        );
        visitor.phone = person.phone;
        all.push(visitor);
    }
    Ok(all)
}

/// Fills in `many` applications, one citizen after the other in turn.
pub async fn prepare(mut actors: Vec<Visitor>, portal: &Child, many: usize) -> anyhow::Result<Vec<Order>> {
    let mut orders = Vec::new();
    let count = actors.len();
    for number in 0..many {
        let visitor = &mut actors[number % count];
        orders
            .push(fill_in(visitor, &portal.sandbox).await.with_context(|| format!("application {number}"))?);
    }
    Ok(orders)
}

/// One application up to its code.
pub async fn fill_in(visitor: &mut Visitor, outside: &str) -> anyhow::Result<Order> {
    visitor.open("/services/residence-certificate").await?;
    visitor.press("Заполнить заявление", &[]).await?;
    if visitor.sheet.path.contains("choose") {
        visitor.press("Начать новое", &[]).await?;
    }
    visitor.press("Продолжить", &[("purpose", "bank")]).await?;
    visitor.press("Продолжить", &[("show_since", "no")]).await?;
    let seen = messages(outside, &visitor.phone, None).await?.len();
    visitor.press("Отправить заявление", &[("consent", "yes")]).await?;
    let code = code(outside, &visitor.phone, seen).await?;
    let (url, fields) = visitor.filled_in("Отправить заявление", &[("code", &code)])?;
    Ok(Order { url, cookies: visitor.cookies(), fields })
}

async fn messages(
    outside: &str,
    phone: &str,
    more_than: Option<usize>,
) -> anyhow::Result<Vec<serde_json::Value>> {
    let mut address = url::Url::parse(&format!("{outside}/inbox.json"))?;
    address.query_pairs_mut().append_pair("to", phone);
    if let Some(seen) = more_than {
        address
            .query_pairs_mut()
            .append_pair("more_than", &seen.to_string())
            .append_pair("wait_seconds", "30");
    }
    Ok(reqwest::get(address).await?.error_for_status()?.json().await?)
}

/// The newest code among the messages after the first `seen`.
async fn code(outside: &str, phone: &str, seen: usize) -> anyhow::Result<String> {
    let list = messages(outside, phone, Some(seen)).await?;
    let fresh = list.len().saturating_sub(seen);
    let texts = list.iter().take(fresh).filter_map(|letter| letter["text"].as_str());
    let mut codes = texts
        .filter_map(|text| text.split(|letter: char| !letter.is_ascii_digit()).find(|word| word.len() == 6));
    codes.next().map(ToOwned::to_owned).with_context(|| format!("no code for {phone}"))
}
