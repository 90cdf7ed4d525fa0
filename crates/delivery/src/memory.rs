//! The in-memory box: what tests read instead of a phone and a mailbox.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{DeliveryError, Message, PushRequest, Transport};

/// Keeps every message in memory. Clones share the same box.
#[derive(Clone, Debug, Default)]
pub struct MemoryBox(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    messages: Vec<Message>,
    pushes: Vec<PushRequest>,
    fault: Option<Fault>,
}

/// How the pretend outside behaves, see [`MemoryBox::set_fault`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Answers «try later» to everything.
    Later,
    /// Refuses every address for good.
    Never,
}

impl MemoryBox {
    /// An empty box.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Every message in the order of arrival, each key once.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        self.state().messages.clone()
    }

    /// The messages to one address, oldest first.
    #[must_use]
    pub fn to(&self, address: &str) -> Vec<Message> {
        self.state().messages.iter().filter(|message| message.to == address).cloned().collect()
    }

    /// The newest message to an address.
    #[must_use]
    pub fn newest_to(&self, address: &str) -> Option<Message> {
        self.state().messages.iter().rev().find(|message| message.to == address).cloned()
    }

    /// The six-digit code in the newest message to an address that has one.
    #[must_use]
    pub fn code_to(&self, address: &str) -> Option<String> {
        self.to(address).iter().rev().find_map(|message| code_in(&message.text))
    }

    /// The first web address in the newest message to an address that has one.
    #[must_use]
    pub fn link_to(&self, address: &str) -> Option<String> {
        self.to(address).iter().rev().find_map(|message| link_in(&message.text))
    }

    /// Every sealed message that was handed to a push service, in order.
    #[must_use]
    pub fn pushes(&self) -> Vec<PushRequest> {
        self.state().pushes.clone()
    }

    /// Forgets everything that arrived.
    pub fn clear(&self) {
        let mut state = self.state();
        state.messages.clear();
        state.pushes.clear();
    }

    /// Makes the box refuse messages from now on; `None` repairs it.
    pub fn set_fault(&self, fault: Option<Fault>) {
        self.state().fault = fault;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait::async_trait]
impl Transport for MemoryBox {
    async fn send(&self, message: &Message) -> Result<(), DeliveryError> {
        let mut state = self.state();
        state.refusal()?;
        if !state.messages.iter().any(|known| known.channel == message.channel && known.key == message.key) {
            state.messages.push(message.clone());
        }
        Ok(())
    }

    async fn push(&self, request: PushRequest) -> Result<(), DeliveryError> {
        let mut state = self.state();
        state.refusal()?;
        state.pushes.push(request);
        Ok(())
    }
}

impl State {
    fn refusal(&self) -> Result<(), DeliveryError> {
        match self.fault {
            Some(Fault::Later) => Err(DeliveryError::Later("the box is switched off".to_owned())),
            Some(Fault::Never) => Err(DeliveryError::Never("the box knows no such address".to_owned())),
            None => Ok(()),
        }
    }
}

/// The last run of exactly six digits; longer numbers, such as a phone or an application's number, are no codes.
#[must_use]
pub fn code_in(text: &str) -> Option<String> {
    text.split(|c: char| !c.is_ascii_digit()).rfind(|run| run.len() == 6).map(str::to_owned)
}

/// The first `http://` or `https://` address, without the full stop of its sentence.
#[must_use]
pub fn link_in(text: &str) -> Option<String> {
    let from = text.find("https://").or_else(|| text.find("http://"))?;
    let word = text[from..].split_whitespace().next()?;
    Some(word.trim_end_matches(['.', ',', ';', ')', '»', '"']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Channel;

    fn message(text: &str, key: &str) -> Message {
        Message {
            channel: Channel::Sms,
            to: "+79000000000".to_owned(),
            subject: String::new(),
            text: text.to_owned(),
            key: key.to_owned(),
        }
    }

    #[tokio::test]
    async fn a_message_with_a_known_key_arrives_once() {
        let letters = MemoryBox::new();
        letters.send(&message("Код 123456", "a")).await.unwrap();
        letters.send(&message("Код 123456", "a")).await.unwrap();
        assert_eq!(letters.messages().len(), 1);
    }

    #[tokio::test]
    async fn the_newest_code_is_found_and_long_numbers_are_not_codes() {
        let letters = MemoryBox::new();
        letters.send(&message("Код: 111111", "a")).await.unwrap();
        letters.send(&message("Код 222222 для заявления № 2026-1124-0051022.", "b")).await.unwrap();
        letters.send(&message("Без кода", "c")).await.unwrap();
        assert_eq!(letters.code_to("+79000000000").as_deref(), Some("222222"));
    }

    #[test]
    fn a_link_ends_before_the_full_stop() {
        assert_eq!(
            link_in("Откройте https://cabinet.example/register/a-b_c.").as_deref(),
            Some("https://cabinet.example/register/a-b_c")
        );
    }
}
