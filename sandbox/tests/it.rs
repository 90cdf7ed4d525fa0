//! Stories with the sandbox on real sockets: mail, SMS, pages, switches.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on stops there")]

use delivery::{
    Channel, Delivery, DeliveryError, Message, OutsideConfig, SmsConfig, SmtpConfig, Starttls, outside,
};
use reqwest::StatusCode;
use sandbox::{Login, Mode, Sandbox, SandboxConfig};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

async fn start() -> Sandbox {
    Sandbox::start(SandboxConfig::anywhere()).await.unwrap()
}

fn way_out(sandbox: &Sandbox, starttls: Starttls) -> Delivery {
    let smtp = SmtpConfig {
        host: sandbox.smtp_address().ip().to_string(),
        port: sandbox.smtp_address().port(),
        starttls,
        from: "Кабинет <noreply@cabinet.example>".to_owned(),
        user: None,
        password: None,
        authority: None,
    };
    outside(&OutsideConfig {
        smtp,
        sms: SmsConfig { url: format!("{}/sms", sandbox.url()), token: None },
        push: delivery::PushConfig::default(),
    })
    .unwrap()
}

fn mail(to: &str, key: &str) -> Message {
    let subject =
        "Заявление отправлено, № 2026-1124-005102: очень длинная тема, которую нужно перенести".to_owned();
    let text = "Здравствуйте!\n.\n..точки в начале строк\nКод: 123456\nhttp://127.0.0.1:8080/applications/1?a=b&c=d\n".to_owned() + &"ж".repeat(1200);
    Message { channel: Channel::Email, to: to.to_owned(), subject, text, key: key.to_owned() }
}

fn sms(to: &str, key: &str) -> Message {
    let text = "Кабинет: код 654321".to_owned();
    Message { channel: Channel::Sms, to: to.to_owned(), subject: String::new(), text, key: key.to_owned() }
}

async fn inbox(sandbox: &Sandbox, query: &str) -> Vec<Value> {
    reqwest::get(format!("{}/inbox.json{query}", sandbox.url())).await.unwrap().json().await.unwrap()
}

async fn page(sandbox: &Sandbox, path: &str) -> String {
    let answer = reqwest::get(format!("{}{path}", sandbox.url())).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    answer.text().await.unwrap()
}

/// Covers NOTIF-03.
#[tokio::test]
async fn a_letter_travels_by_smtp_whole_and_once() {
    let sandbox = start().await;
    let delivery = way_out(&sandbox, Starttls::None);
    let letter = mail("Orlova@example.org", "0193-a");
    delivery.send(&letter).await.unwrap();
    delivery.send(&letter).await.unwrap();
    delivery.send(&mail("orlova@example.org", "0193-b")).await.unwrap();
    let letters = inbox(&sandbox, "?to=orlova@example.org").await;
    assert_eq!(letters.len(), 2);
    assert_eq!((&letters[0]["channel"], &letters[0]["to"]), (&json!("email"), &json!("orlova@example.org")));
    assert_eq!(letters[0]["subject"], json!(letter.subject));
    assert_eq!(letters[0]["text"], json!(letter.text));
    assert!(letters[0]["at"].as_str().unwrap().ends_with('Z'));
    sandbox.stop().await;
}

/// Covers NOTIF-04.
#[tokio::test]
async fn an_sms_travels_by_http_once_and_is_found_by_its_number() {
    let sandbox = start().await;
    let delivery = way_out(&sandbox, Starttls::None);
    delivery.send(&sms("+79990000101", "1")).await.unwrap();
    delivery.send(&sms("+79990000101", "1")).await.unwrap();
    delivery.send(&sms("+79990000202", "2")).await.unwrap();
    assert_eq!(inbox(&sandbox, "").await.len(), 2);
    for number in ["%2B79990000101", "+79990000101", "79990000101"] {
        let found = inbox(&sandbox, &format!("?to={number}")).await;
        assert_eq!(found.len(), 1, "{number}");
        assert_eq!(found[0]["text"], json!("Кабинет: код 654321"));
    }
    let shown = page(&sandbox, "/inbox?to=%2B79990000101").await;
    assert!(shown.contains("код 654321") && !shown.contains("<script"));
    sandbox.stop().await;
}

#[tokio::test]
async fn addresses_that_are_wrong_for_good_are_told_apart_from_systems_that_are_down() {
    let sandbox = start().await;
    let delivery = way_out(&sandbox, Starttls::None);
    for wrong in [mail("nobody@refused.example", "1"), mail("not an address", "2"), sms("89990000101", "3")] {
        let error = delivery.send(&wrong).await.unwrap_err();
        assert!(matches!(error, DeliveryError::Never(_)), "{error}");
        assert!(!error.to_string().contains(&wrong.to), "{error}");
    }
    for mode in [Mode::Down, Mode::Nonsense] {
        assert!(sandbox.faults.set("mail", mode) && sandbox.faults.set("sms", mode));
        for message in [mail("orlova@example.org", "4"), sms("+79990000101", "5")] {
            let error = delivery.send(&message).await.unwrap_err();
            assert!(matches!(error, DeliveryError::Later(_)), "{mode}: {error}");
        }
    }
    assert!(sandbox.inbox.to("").is_empty());
    let (letter, text) = (mail("orlova@example.org", "4"), sms("+79990000101", "5"));
    assert!(sandbox.faults.set("mail", Mode::Ok) && sandbox.faults.set("sms", Mode::Ok));
    delivery.send(&letter).await.unwrap();
    delivery.send(&text).await.unwrap();
    sandbox.stop().await;
    for message in [letter, text] {
        assert!(matches!(delivery.send(&message).await, Err(DeliveryError::Later(_))));
    }
}

#[tokio::test]
async fn nothing_travels_in_the_clear_when_encryption_is_required() {
    let sandbox = start().await;
    let error =
        way_out(&sandbox, Starttls::Required).send(&mail("orlova@example.org", "1")).await.unwrap_err();
    assert!(matches!(error, DeliveryError::Later(_)));
    assert!(sandbox.inbox.to("").is_empty());
    way_out(&sandbox, Starttls::Optional).send(&mail("orlova@example.org", "1")).await.unwrap();
    assert_eq!(sandbox.inbox.to("").len(), 1);
    sandbox.stop().await;
}

struct Talk(BufReader<TcpStream>);

impl Talk {
    async fn with(sandbox: &Sandbox) -> Self {
        let mut talk = Self(BufReader::new(TcpStream::connect(sandbox.smtp_address()).await.unwrap()));
        assert!(talk.hear().await.starts_with("220 "));
        talk
    }
    async fn hear(&mut self) -> String {
        let mut line = String::new();
        while line.is_empty() || line.as_bytes().get(3) == Some(&b'-') {
            line.clear();
            self.0.read_line(&mut line).await.unwrap();
            if line.is_empty() {
                return "gone".to_owned();
            }
        }
        line.trim_end().to_owned()
    }
    async fn say(&mut self, line: &str) -> String {
        self.0.get_mut().write_all(format!("{line}\r\n").as_bytes()).await.unwrap();
        self.hear().await
    }
}

#[tokio::test]
async fn the_mail_server_keeps_the_order_of_the_conversation() {
    let sandbox = start().await;
    let mut talk = Talk::with(&sandbox).await;
    for (said, heard) in [
        ("MAIL FROM:<a@b.example>", "503"),
        ("HELO me", "250"),
        ("DATA", "503"),
        ("RCPT TO:<a@b.example>", "503"),
        ("MAIL FROM:<a@b.example> SIZE=99999999", "552"),
        ("mail from:<a@b.example>", "250"),
        ("MAIL FROM:<a@b.example>", "503"),
        ("RCPT TO:<nobody>", "553"),
        ("RCPT TO:<one@b.example>", "250"),
        ("RSET", "250"),
        ("RCPT TO:<one@b.example>", "503"),
        ("NOOP", "250"),
        ("JUMP", "500"),
        ("MAIL FROM:<>", "250"),
        ("RCPT TO:<one@b.example>", "250"),
        ("RCPT TO:<two@b.example>", "250"),
        ("DATA", "354"),
        (
            "Subject: =?utf-8?B?0KLQtdC80LA=?=\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n0KLQtdC60YHRgg==\r\n.",
            "250",
        ),
        ("QUIT", "221"),
    ] {
        let answer = talk.say(said).await;
        assert!(answer.starts_with(heard), "{said}: {answer}");
    }
    let letters = sandbox.inbox.to("");
    assert_eq!(letters.len(), 2);
    assert!(letters.iter().all(|letter| letter.subject == "Тема" && letter.text == "Текст"));
    sandbox.stop().await;
}

#[tokio::test]
async fn letters_that_are_too_large_or_smuggled_are_refused() {
    let sandbox = start().await;
    let mut talk = Talk::with(&sandbox).await;
    for said in ["EHLO me", "MAIL FROM:<a@b.example>", "RCPT TO:<one@b.example>", "DATA"] {
        talk.say(said).await;
    }
    let line = "x".repeat(900);
    let large = vec![line.as_str(); 1300].join("\r\n");
    assert!(talk.say(&format!("{large}\r\n.")).await.starts_with("552"));
    for said in ["MAIL FROM:<a@b.example>", "RCPT TO:<one@b.example>", "DATA"] {
        talk.say(said).await;
    }
    assert!(talk.say("Subject: a\n.\nMAIL FROM:<c@d.example>").await.starts_with("500"));
    assert!(sandbox.inbox.to("").is_empty());
    sandbox.stop().await;
}

#[tokio::test]
async fn a_switch_is_set_by_a_form_and_by_a_program() {
    let sandbox = start().await;
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let url = format!("{}/faults", sandbox.url());
    let set = async |body: Value| client.post(&url).json(&body).send().await.unwrap().status();
    assert_eq!(set(json!({ "register": "convictions", "mode": "slow(7)" })).await, StatusCode::OK);
    assert_eq!(sandbox.faults.of("convictions"), Mode::Slow(7));
    assert_eq!(set(json!({ "register": "convictions", "mode": "angry" })).await, StatusCode::BAD_REQUEST);
    assert_eq!(set(json!({ "register": "horoscopes", "mode": "ok" })).await, StatusCode::NOT_FOUND);
    let shown = page(&sandbox, "/faults").await;
    assert!(shown.replace('\u{a0}', " ").contains("Отвечает через 7 с"), "{shown}");
    let answer = client.post(&url).form(&[("register", "convictions"), ("mode", "ok")]).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(sandbox.faults.of("convictions"), Mode::Ok);
    sandbox.stop().await;
}

#[tokio::test]
async fn the_pages_introduce_the_people_in_both_languages() {
    let login = Login {
        name: "Орлова Мария".to_owned(),
        login: "+79990000101".to_owned(),
        password: "Berezka".to_owned(),
        place: "/sign-in".to_owned(),
        app: Some(*b"12345678901234567890"),
    };
    let config = SandboxConfig { people: vec![login], ..SandboxConfig::anywhere() };
    let sandbox = Sandbox::start(config).await.unwrap();
    assert!(page(&sandbox, "/").await.contains("Berezka"));
    let people = page(&sandbox, "/people").await;
    assert!(people.contains("Кузнецова Анна Павловна") && people.contains("11223344595"));
    let english = reqwest::Client::builder().build().unwrap();
    let code = page(&sandbox, "/authenticator.json?for=%2B79990000101").await;
    let code = serde_json::from_str::<Value>(&code).unwrap()["code"].as_str().unwrap().to_owned();
    assert!(code.len() == 6 && code.bytes().all(|digit| digit.is_ascii_digit()), "{code}");
    assert!(page(&sandbox, "/authenticator").await.contains("Орлова Мария"));
    for path in ["/", "/people", "/inbox", "/faults", "/authenticator"] {
        let answer = english
            .get(format!("{}{path}", sandbox.url()))
            .header("accept-language", "en-GB")
            .send()
            .await
            .unwrap();
        let text = answer.text().await.unwrap();
        assert!(text.contains("<html lang=\"en\">") && text.contains("The world around"), "{path}");
    }
    sandbox.stop().await;
}
