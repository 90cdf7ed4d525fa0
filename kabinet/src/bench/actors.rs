//! Citizens who sign in and fill in applications up to the code, so that only the sending is measured.

use anyhow::Context;
use sandbox::{Person, Visitor};

use crate::demo::PASSWORD;

/// So many messages may come before the one with the code.
const LETTERS: usize = 20;

/// One application ready to be sent.
pub struct Order {
    /// Where.
    pub url: url::Url,
    /// Whose.
    pub cookies: String,
    /// With which fields.
    pub fields: Vec<(String, String)>,
}

/// Demo citizens with a registered address (the others would have to type one): those who are measured, and one who stays apart,
/// because a code is sent to nobody twice within a minute.
pub fn people() -> anyhow::Result<(Vec<Person>, Person)> {
    let has_all = |person: &Person| person.account && person.registration_address().is_some();
    let mut people: Vec<_> = sandbox::people().into_iter().filter(has_all).collect();
    let apart = people.pop().context("a demo citizen")?;
    Ok((people, apart))
}

/// A demo citizen who sends nothing while others are measured.
pub fn resting() -> anyhow::Result<Person> {
    let rests = |person: &Person| person.account && person.registration_address().is_none();
    sandbox::people().into_iter().find(rests).context("a demo citizen without an address")
}

/// Signs people in, one after the other.
pub async fn sign_in(portal: &str, outside: &str, people: &[Person]) -> anyhow::Result<Vec<Visitor>> {
    let mut all = Vec::new();
    for person in people {
        let mut visitor = Visitor::new(portal)?;
        let seen = messages(outside, &person.phone, None).await?.len();
        visitor.open("/sign-in").await?;
        visitor.press("Войти", &[("login", &person.phone), ("password", PASSWORD)]).await?;
        let code = code(outside, &person.phone, seen).await?;
        visitor.press("Войти", &[("code", &code)]).await?;
        let path = &visitor.open("/applications").await?.path;
        anyhow::ensure!(path == "/applications", "{} is not signed in", person.phone);
        visitor.phone.clone_from(&person.phone);
        all.push(visitor);
    }
    Ok(all)
}

/// Every citizen fills in `each` applications; all citizens at the same time.
pub async fn prepare(
    actors: Vec<Visitor>,
    outside: &str,
    each: usize,
) -> anyhow::Result<(Vec<Visitor>, Vec<Order>)> {
    let busy: Vec<_> = actors
        .into_iter()
        .map(|mut visitor| {
            let outside = outside.to_owned();
            tokio::spawn(async move {
                let mut orders = Vec::with_capacity(each);
                for number in 0..each {
                    let order = fill_in(&mut visitor, &outside).await;
                    orders.push(order.with_context(|| format!("application {number} of {}", visitor.phone))?);
                }
                anyhow::Ok((visitor, orders))
            })
        })
        .collect();
    let (mut actors, mut orders) = (Vec::new(), Vec::new());
    for one in busy {
        let (visitor, mut filled_in) = one.await??;
        actors.push(visitor);
        orders.append(&mut filled_in);
    }
    Ok((actors, orders))
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

/// The newest code among the messages after the first `seen`; what else arrives meanwhile is passed over.
async fn code(outside: &str, phone: &str, seen: usize) -> anyhow::Result<String> {
    let mut known = seen;
    for _ in 0..LETTERS {
        let list = messages(outside, phone, Some(known)).await?;
        anyhow::ensure!(list.len() > known, "no code came for {phone}");
        known = list.len();
        let fresh = list.iter().take(known - seen);
        if let Some(code) = fresh.filter_map(|letter| letter["text"].as_str()).find_map(six_digits) {
            return Ok(code.to_owned());
        }
    }
    anyhow::bail!("{LETTERS} messages for {phone}, and no code among them")
}

/// A word of six digits; a part of an application's number is none.
fn six_digits(text: &str) -> Option<&str> {
    let mut words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
    words.find(|word| word.len() == 6 && word.bytes().all(|letter| letter.is_ascii_digit()))
}
