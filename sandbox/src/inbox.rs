//! What arrived, whoever it was for. The memory is bounded: the oldest goes when the thousand is full.

use std::collections::VecDeque;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::Serialize;
use tokio::sync::Notify;

/// At most so many messages are kept.
pub const KEPT: usize = 1000;
/// At most so many characters of one text are kept.
const TEXT_KEPT: usize = 20_000;

/// One message that arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// `email` or `sms`.
    pub channel: &'static str,
    /// Mailbox in small letters, or number.
    pub to: String,
    /// Subject; empty for SMS.
    pub subject: String,
    /// Text.
    pub text: String,
    /// When it arrived.
    pub at: DateTime<Utc>,
    /// What it is recognised by when it comes again.
    #[serde(skip)]
    pub key: String,
}

/// All messages. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Inbox {
    letters: Arc<Mutex<VecDeque<Letter>>>,
    arrived: Arc<Notify>,
}

impl Inbox {
    /// Takes a message; one that is already there (same channel, address and key) is dropped, and the answer is `false`.
    pub fn take(&self, mut letter: Letter) -> bool {
        let mut letters = self.lock();
        let same = |known: &Letter| {
            known.channel == letter.channel
                && known.key == letter.key
                && address(&known.to) == address(&letter.to)
        };
        if !letter.key.is_empty() && letters.iter().any(same) {
            return false;
        }
        if let Some((end, _)) = letter.text.char_indices().nth(TEXT_KEPT) {
            letter.text.truncate(end);
        }
        letters.push_front(letter);
        letters.truncate(KEPT);
        self.arrived.notify_waiters();
        true
    }

    /// The messages to an address, or all when it is empty; newest first.
    #[must_use]
    pub fn to(&self, wanted: &str) -> Vec<Letter> {
        let everybody = wanted.trim().is_empty();
        let wanted = address(wanted);
        self.lock().iter().filter(|letter| everybody || address(&letter.to) == wanted).cloned().collect()
    }

    /// The messages to an address as soon as there are more than `seen`, or when `patience` is over.
    pub async fn more_than(&self, wanted: &str, seen: usize, patience: Duration) -> Vec<Letter> {
        let enough = async {
            loop {
                let mut arrival = pin!(self.arrived.notified());
                arrival.as_mut().enable();
                if self.to(wanted).len() > seen {
                    return;
                }
                arrival.await;
            }
        };
        if tokio::time::timeout(patience, enough).await.is_err() {
            tracing::debug!("nothing more came");
        }
        self.to(wanted)
    }

    /// Every address with the number of its messages, the one that got the newest message first.
    #[must_use]
    pub fn addresses(&self) -> Vec<(String, usize)> {
        let mut found: Vec<(String, usize)> = Vec::new();
        for letter in self.lock().iter() {
            match found.iter_mut().find(|(to, _)| *to == letter.to) {
                Some((_, count)) => *count += 1,
                None => found.push((letter.to.clone(), 1)),
            }
        }
        found
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Letter>> {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An address as it is compared: a mailbox in small letters, a number as its digits, because `+` in an URL reads as a space.
fn address(text: &str) -> String {
    if text.contains('@') {
        text.trim().to_lowercase()
    } else {
        text.chars().filter(char::is_ascii_digit).collect()
    }
}

/// A piece of a message as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// A web address to follow.
    Link(String),
}

/// Cuts a text at its web addresses.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = [rest.find("http://"), rest.find("https://")].into_iter().flatten().min() {
        let length = rest[start..]
            .find(|c: char| c.is_whitespace() || "<>\"«»".contains(c))
            .unwrap_or(rest.len() - start);
        let link = rest[start..start + length].trim_end_matches(['.', ',', ';', ')', '!']);
        if start > 0 {
            pieces.push(Piece::Words(rest[..start].to_owned()));
        }
        pieces.push(Piece::Link(link.to_owned()));
        rest = &rest[start + link.len()..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest.to_owned()));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(to: &str, text: &str, key: &str) -> Letter {
        let (subject, at) = (String::new(), DateTime::UNIX_EPOCH);
        Letter { channel: "sms", to: to.to_owned(), subject, text: text.to_owned(), at, key: key.to_owned() }
    }

    #[test]
    fn the_newest_comes_first_and_a_plus_may_have_become_a_space() {
        let inbox = Inbox::default();
        assert!(inbox.take(letter("+79990000101", "один", "1")));
        assert!(inbox.take(letter("+79990000101", "два", "2")));
        assert!(!inbox.take(letter("+79990000101", "два", "2")));
        assert!(inbox.take(letter("+79990000202", "другому", "2")));
        let texts: Vec<_> = inbox.to(" 79990000101").into_iter().map(|letter| letter.text).collect();
        assert_eq!(texts, ["два", "один"]);
        assert!(inbox.to("nobody").is_empty());
        assert_eq!(inbox.addresses()[0], ("+79990000202".to_owned(), 1));
    }

    #[test]
    fn the_memory_is_bounded() {
        let inbox = Inbox::default();
        for number in 0..KEPT + 5 {
            assert!(inbox.take(letter("+79990000101", &"я".repeat(TEXT_KEPT + 1), &number.to_string())));
        }
        let letters = inbox.to("");
        assert_eq!(letters.len(), KEPT);
        assert_eq!(letters[0].text.chars().count(), TEXT_KEPT);
    }

    #[test]
    fn links_stand_apart_from_their_sentence() {
        let link = |text: &str| Piece::Link(text.to_owned());
        let words = |text: &str| Piece::Words(text.to_owned());
        assert_eq!(
            pieces("Откройте http://a.b/c?d=e. До завтра"),
            [words("Откройте "), link("http://a.b/c?d=e"), words(". До завтра")]
        );
        assert_eq!(pieces("https://a.b"), [link("https://a.b")]);
        assert_eq!(pieces(""), []);
    }
}
