//! The registers of other offices by HTTP: one address, one path for each register, one JSON object in, one out.
//!
//! Nothing is tried again here: who asked does that, and shows the waiting to the person who waits.

use std::time::Duration;

use applications::Registers;
use profile::{IdentityAnswer, IdentityQuery, IdentityRegisters, RegisterDown};
use reqwest::{Client, Response, StatusCode, Url, header, redirect};
use serde_json::{Map, Value};

/// The register that compares a person's data.
pub const IDENTITY: &str = "identity";
/// Fields that it can name in `differs`.
const COMPARED: [&str; 7] = ["surname", "name", "patronymic", "birth_date", "snils", "inn", "passport"];
/// Longest wait for a connection.
const CONNECT_SECONDS: u64 = 3;
/// Longest whole question, answer included.
const WHOLE_SECONDS: u64 = 10;
/// The largest answer that is read.
const ANSWER_BYTES: usize = 256 * 1024;

/// Why the connector cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ConnectorError {
    /// The address of the registers is none.
    #[error("the address of the registers must begin with http:// or https://, not {0}:")]
    Address(String),
    /// The HTTP client.
    #[error(transparent)]
    Client(#[from] reqwest::Error),
}

/// All registers behind one address.
#[derive(Clone, Debug)]
pub struct HttpRegisters {
    client: Client,
    base: Url,
}

impl HttpRegisters {
    /// Registers at `base`: `http://127.0.0.1:8090/registers` asks `…/registers/convictions`. Opens no connection yet.
    pub fn new(base: Url) -> Result<Self, ConnectorError> {
        Self::with_patience(base, Duration::from_secs(WHOLE_SECONDS))
    }

    /// The same with another limit for a whole question, for tests and slow lines.
    pub fn with_patience(base: Url, whole: Duration) -> Result<Self, ConnectorError> {
        if !matches!(base.scheme(), "http" | "https") {
            return Err(ConnectorError::Address(base.scheme().to_owned()));
        }
        let client = Client::builder()
            .connect_timeout(Duration::from_secs(CONNECT_SECONDS).min(whole))
            .timeout(whole)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .build()?;
        Ok(Self { client, base })
    }

    /// Asks one register; the answer is its JSON object. The error never repeats what was asked or answered.
    async fn question(&self, register: &str, query: &Value) -> Result<Map<String, Value>, RegisterDown> {
        let down = |why: String| {
            tracing::warn!(register, why, "a register gave no usable answer");
            RegisterDown { register: register.to_owned(), why }
        };
        let url = self.address(register).ok_or_else(|| down("its code is not one".to_owned()))?;
        let asked = self.client.post(url).header(header::ACCEPT, "application/json").json(query);
        let answer = asked.send().await.map_err(|error| down(failure(&error)))?;
        if answer.status() != StatusCode::OK {
            return Err(down(format!("answers with status {}", answer.status().as_u16())));
        }
        read(answer).await.map_err(down)
    }

    /// The register's address. A code is small letters, digits and hyphens: it cannot climb out of the path.
    fn address(&self, register: &str) -> Option<Url> {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if register.is_empty() || !register.bytes().all(fits) {
            return None;
        }
        let mut url = self.base.clone();
        url.path_segments_mut().ok()?.pop_if_empty().push(register);
        Some(url)
    }
}

#[async_trait::async_trait]
impl Registers for HttpRegisters {
    async fn ask(&self, register: &str, query: &Value) -> Result<Value, RegisterDown> {
        self.question(register, query).await.map(Value::Object)
    }
}

#[async_trait::async_trait]
impl proofing::Registers for HttpRegisters {
    async fn ask(&self, register: &str, query: &Value) -> Result<Value, RegisterDown> {
        self.question(register, query).await.map(Value::Object)
    }
}

#[async_trait::async_trait]
impl IdentityRegisters for HttpRegisters {
    async fn compare(&self, query: &IdentityQuery) -> Result<IdentityAnswer, RegisterDown> {
        let nonsense =
            || RegisterDown { register: IDENTITY.to_owned(), why: "answers something else".to_owned() };
        let query = serde_json::to_value(query).map_err(|_| nonsense())?;
        let answer = self.question(IDENTITY, &query).await?;
        differs(&answer).map(|differs| IdentityAnswer { differs }).ok_or_else(nonsense)
    }
}

/// The names of the fields that differ; `None` when the answer is not a list of names that were asked.
fn differs(answer: &Map<String, Value>) -> Option<Vec<String>> {
    let names = answer.get("differs")?.as_array()?;
    names.iter().map(|name| name.as_str().filter(|name| COMPARED.contains(name)).map(str::to_owned)).collect()
}

/// Reads at most [`ANSWER_BYTES`] of one JSON object.
async fn read(mut answer: Response) -> Result<Map<String, Value>, String> {
    let kind =
        answer.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        return Err("answers something that is not JSON".to_owned());
    }
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|error| failure(&error))? {
        if body.len() + chunk.len() > ANSWER_BYTES {
            return Err("answers too much".to_owned());
        }
        body.extend_from_slice(&chunk);
    }
    serde_json::from_slice(&body).map_err(|_| "answers something that is not a JSON object".to_owned())
}

/// What went wrong on the way, without the address and without what was asked.
fn failure(error: &reqwest::Error) -> String {
    let words = if error.is_connect() {
        "no connection"
    } else if error.is_timeout() {
        "no answer in time"
    } else {
        "the connection broke"
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn registers(base: &str) -> HttpRegisters {
        HttpRegisters::new(base.parse().unwrap()).unwrap()
    }

    #[test]
    fn a_code_stays_under_the_address_of_the_registers() {
        for base in ["http://h/registers", "http://h/registers/"] {
            let address = registers(base).address("no-records");
            assert_eq!(address.map(String::from).as_deref(), Some("http://h/registers/no-records"));
        }
        for wrong in ["", "..", "a/b", "a?b", "Реестр", "a%2fb"] {
            assert!(registers("http://h/registers").address(wrong).is_none(), "{wrong}");
        }
        assert!(matches!(
            HttpRegisters::new("file:///tmp".parse().unwrap()),
            Err(ConnectorError::Address(_))
        ));
    }

    #[test]
    fn only_names_of_compared_fields_are_an_answer() {
        let read = |text: &str| differs(&serde_json::from_str(text).unwrap());
        assert_eq!(read(r#"{"differs": ["snils"], "same": false}"#), Some(vec!["snils".to_owned()]));
        assert_eq!(read(r#"{"differs": []}"#), Some(Vec::new()));
        for wrong in
            [r#"{}"#, r#"{"differs": "snils"}"#, r#"{"differs": [1]}"#, r#"{"differs": ["shoe_size"]}"#]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
