//! A mail server that takes everything (RFC 5321): no encryption, no sign-in, one inbox for the whole world.
//! Mailboxes at `refused.example` do not exist, so that a permanent refusal can be tried.

use std::sync::Arc;
use std::time::Duration;

use base::Clock;
use mail_parser::MessageParser;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use crate::faults::{Faults, MAIL, Mode, dawdle};
use crate::inbox::{Inbox, Letter};

/// The largest letter that is taken, in bytes.
const LETTER_BYTES: usize = 1024 * 1024;
/// The longest line (RFC 5321, 4.5.3.1.6 asks for 1000), in bytes.
const LINE_BYTES: u64 = 4096;
/// The most recipients of one letter (RFC 5321, 4.5.3.1.8).
const RECIPIENTS: usize = 100;
/// Silence after which a connection ends.
const IDLE: Duration = Duration::from_secs(60);
/// Connections at a time.
const CONNECTIONS: usize = 64;

/// What the server needs.
#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) inbox: Inbox,
    pub(crate) faults: Faults,
    pub(crate) clock: Clock,
    pub(crate) stop: CancellationToken,
}

/// Why a connection ends.
enum End {
    /// The other side left, was silent too long, or broke the rules of lines.
    Gone,
}

impl From<std::io::Error> for End {
    fn from(_: std::io::Error) -> Self {
        Self::Gone
    }
}

/// Serves until `stop` is cancelled.
pub(crate) async fn serve(listener: TcpListener, server: Server) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let accepted = tokio::select! {
            () = server.stop.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        let (Ok((stream, _)), Ok(place)) = (accepted, Arc::clone(&places).acquire_owned().await) else {
            continue;
        };
        let server = server.clone();
        tokio::spawn(async move {
            let stop = server.stop.clone();
            tokio::select! {
                () = stop.cancelled() => {}
                _ = Session::new(stream, server).talk() => {}
            }
            drop(place);
        });
    }
}

struct Session {
    lines: BufReader<OwnedReadHalf>,
    out: OwnedWriteHalf,
    server: Server,
    greeted: bool,
    sender: Option<String>,
    recipients: Vec<String>,
}

impl Session {
    fn new(stream: TcpStream, server: Server) -> Self {
        let (read, out) = stream.into_split();
        Self {
            lines: BufReader::new(read),
            out,
            server,
            greeted: false,
            sender: None,
            recipients: Vec::new(),
        }
    }

    async fn talk(mut self) -> Result<(), End> {
        let mode = self.server.faults.of(MAIL);
        dawdle(mode, &self.server.stop).await;
        match mode {
            Mode::Down => return self.say("421 sandbox.example is switched off").await,
            Mode::Nonsense => return self.say("I am a teapot, short and stout").await,
            Mode::Ok | Mode::Slow(_) => self.say("220 sandbox.example ESMTP").await?,
        }
        loop {
            let line = self.line().await?;
            let line = String::from_utf8_lossy(&line).trim_end().to_owned();
            let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
            match verb.to_ascii_uppercase().as_str() {
                "QUIT" => return self.say("221 Bye").await,
                "DATA" => self.data().await?,
                verb => {
                    let reply = self.answer(verb, rest);
                    self.say(&reply).await?;
                }
            }
        }
    }

    fn answer(&mut self, verb: &str, rest: &str) -> String {
        match verb {
            "EHLO" => {
                self.start_over();
                self.greeted = true;
                format!(
                    "250-sandbox.example\r\n250-SIZE {LETTER_BYTES}\r\n250-8BITMIME\r\n250-PIPELINING\r\n250 SMTPUTF8"
                )
            }
            "HELO" => {
                self.start_over();
                self.greeted = true;
                "250 sandbox.example".to_owned()
            }
            "MAIL" => self.mail(rest),
            "RCPT" => self.rcpt(rest),
            "RSET" => {
                self.start_over();
                "250 Forgotten".to_owned()
            }
            "NOOP" => "250 Here".to_owned(),
            "VRFY" => "252 Try and see".to_owned(),
            _ => "500 No such command".to_owned(),
        }
    }

    fn mail(&mut self, rest: &str) -> String {
        let Some((sender, parameters)) = path(rest, "FROM:") else {
            return "501 MAIL FROM:<address>".to_owned();
        };
        if !self.greeted {
            return "503 EHLO first".to_owned();
        }
        if self.sender.is_some() {
            return "503 One letter at a time".to_owned();
        }
        let size = parameters
            .split_whitespace()
            .find_map(|word| word.to_ascii_uppercase().strip_prefix("SIZE=")?.parse::<usize>().ok());
        if size.is_some_and(|size| size > LETTER_BYTES) {
            return "552 Too large".to_owned();
        }
        self.sender = Some(sender);
        "250 Sender noted".to_owned()
    }

    fn rcpt(&mut self, rest: &str) -> String {
        let Some((recipient, _)) = path(rest, "TO:") else { return "501 RCPT TO:<address>".to_owned() };
        if self.sender.is_none() {
            return "503 MAIL first".to_owned();
        }
        let mailbox =
            recipient.split_once('@').filter(|(local, domain)| !local.is_empty() && !domain.is_empty());
        match mailbox {
            None => "553 Not a mailbox".to_owned(),
            Some((_, domain)) if domain.eq_ignore_ascii_case("refused.example") => {
                "550 No such mailbox".to_owned()
            }
            Some(_) if self.recipients.len() >= RECIPIENTS => "452 Too many recipients".to_owned(),
            Some(_) => {
                self.recipients.push(recipient.to_lowercase());
                "250 Recipient noted".to_owned()
            }
        }
    }

    async fn data(&mut self) -> Result<(), End> {
        if self.recipients.is_empty() {
            return self.say("503 RCPT first").await;
        }
        self.say("354 End with a full stop on a line of its own").await?;
        let reply = match self.letter().await? {
            Some(letter) => self.deliver(&letter),
            None => "552 Too large",
        };
        self.start_over();
        self.say(reply).await
    }

    /// Reads a letter up to the lonely full stop; `None` when it was too large.
    async fn letter(&mut self) -> Result<Option<Vec<u8>>, End> {
        let mut letter = Vec::new();
        let mut too_large = false;
        loop {
            let line = self.line().await?;
            if line == b".\r\n" {
                return Ok((!too_large).then_some(letter));
            }
            // RFC 5321, 4.5.2: a full stop at the beginning of a line was doubled by the sender.
            let line = line.strip_prefix(b".").unwrap_or(&line);
            too_large = too_large || letter.len() + line.len() > LETTER_BYTES;
            if !too_large {
                letter.extend_from_slice(line);
            }
        }
    }

    fn deliver(&self, letter: &[u8]) -> &'static str {
        let Some(parsed) = MessageParser::default().parse(letter) else { return "554 Not a letter" };
        let subject = parsed.subject().unwrap_or_default().to_owned();
        let text = parsed.body_text(0).unwrap_or_default().replace("\r\n", "\n").trim_end().to_owned();
        let key = parsed.message_id().unwrap_or_default().to_owned();
        for to in &self.recipients {
            let at = self.server.clock.now();
            let (subject, text, key, to) = (subject.clone(), text.clone(), key.clone(), to.clone());
            self.server.inbox.take(Letter { channel: "email", to, subject, text, at, key });
        }
        "250 Taken"
    }

    fn start_over(&mut self) {
        self.sender = None;
        self.recipients.clear();
    }

    /// One line with its CR LF. A bare LF ends the connection: it is how letters are smuggled.
    async fn line(&mut self) -> Result<Vec<u8>, End> {
        let mut line = Vec::new();
        let mut limited = (&mut self.lines).take(LINE_BYTES);
        let read = tokio::time::timeout(IDLE, limited.read_until(b'\n', &mut line)).await;
        match read {
            Ok(Ok(length)) if length > 0 && line.ends_with(b"\r\n") => Ok(line),
            Ok(Ok(length)) if length > 0 => {
                self.say("500 Lines end with CR LF and are not that long").await?;
                Err(End::Gone)
            }
            _ => Err(End::Gone),
        }
    }

    async fn say(&mut self, reply: &str) -> Result<(), End> {
        self.out.write_all(reply.as_bytes()).await?;
        self.out.write_all(b"\r\n").await?;
        Ok(self.out.flush().await?)
    }
}

/// Reads `FROM:<address> parameters`.
fn path(rest: &str, word: &str) -> Option<(String, String)> {
    let (head, tail) = rest.split_at_checked(word.len())?;
    if !head.eq_ignore_ascii_case(word) {
        return None;
    }
    let (address, parameters) = tail.trim_start().strip_prefix('<')?.split_once('>')?;
    if address.len() > 320 || address.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return None;
    }
    Some((address.to_owned(), parameters.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn a_path_is_read_whatever_the_case_and_nothing_else_is_a_path() {
        let read = |text| path(text, "FROM:");
        assert_eq!(read("from:<a@b> SIZE=3"), Some(("a@b".to_owned(), " SIZE=3".to_owned())));
        assert_eq!(read("FROM: <>"), Some((String::new(), String::new())));
        for wrong in ["", "FROM", "FROM:a@b", "TO:<a@b>", "FROM:<a b@c>", "FROМ:<a@b>"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
