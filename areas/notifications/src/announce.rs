//! From a fact of the journal to a notice, a letter and a text message.

use std::sync::Arc;

use base::{CitizenId, EntryId, NoticeId};
use db::Tx;
use delivery::Channel;
use jobs::{Ended, JobError, Running};
use journal::Recorded;
use serde::Deserialize;
use text::{Arg, Words};
use vault::{Cell, Subject, VaultError};
use web::House;

use crate::notice::{Announcement, Params, Part, announcement, link, say};
use crate::{Contact, Contacts, Outgoing, mute, outbox, store};

#[derive(Deserialize)]
struct Payload {
    entry: EntryId,
    citizen: Option<CitizenId>,
}

/// The job. The notice has the id of its entry, and everything is written in one transaction: run again, it changes nothing.
pub(crate) async fn run(house: &House, contacts: &dyn Contacts, running: Running) -> Result<Ended, JobError> {
    let Payload { entry, citizen } = serde_json::from_value(running.payload)?;
    let Some(citizen) = citizen else { return Ok(Ended::Done) };
    let entry = match house.journal.entry(&house.db, citizen, entry).await {
        Ok(Some(entry)) => entry,
        Ok(None) | Err(VaultError::Erased) => return Ok(Ended::Done),
        Err(error) => return Err(error.into()),
    };
    let Some(announcement) = announcement(&entry.action) else { return Ok(Ended::Done) };
    let contact = contacts.of(house, citizen).await?;
    let params = Params::of(&entry);
    let muted = mute::of_entry(&house.db, citizen, &entry, announcement.kind).await?;
    let tx = house.db.begin().await?;
    let fresh = match write(house, &tx, citizen, &entry, announcement, &params).await {
        Err(VaultError::Erased) => return Ok(Ended::Done),
        written => written?,
    };
    if let (true, Some(contact)) = (fresh, &contact) {
        let not_me = if announcement.is_disavowable() && !announcement.channels.is_empty() {
            contacts.disavowal(house, &tx, citizen, &entry.action).await?
        } else {
            None
        };
        let told = Told { house, citizen, entry: &entry, params: &params, not_me };
        for channel in announcement.channels.iter().filter(|channel| !muted.is_off(**channel)) {
            told.post(&tx, contact, *channel).await?;
        }
    }
    tx.commit().await?;
    Ok(Ended::Done)
}

/// Writes the notice; `false` when it is already there.
async fn write(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    entry: &Recorded,
    announcement: &Announcement,
    params: &Params,
) -> Result<bool, VaultError> {
    let id = NoticeId(entry.id.uuid());
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    let new = store::NewNotice {
        citizen,
        id,
        action: announcement.action,
        kind: announcement.kind.code(),
        link: link(&entry.action, &entry.object),
        params: key.seal_json(cell(id), params)?,
        at: entry.at,
        arrived_at: house.clock.now(),
    };
    Ok(store::insert_notice(tx, new).await?)
}

/// Where the values of a notice are sealed.
pub(crate) fn cell(id: NoticeId) -> Cell {
    Cell { table: "notifications_notices", column: "params", row: id.uuid() }
}

struct Told<'a> {
    house: &'a House,
    citizen: CitizenId,
    entry: &'a Recorded,
    params: &'a Params,
    /// The link «это был не я».
    not_me: Option<String>,
}

impl Told<'_> {
    /// Puts the message for one channel into the outbox, if the person has a confirmed address there.
    async fn post(&self, tx: &Tx, contact: &Contact, channel: Channel) -> Result<(), VaultError> {
        let address = match channel {
            Channel::Email => &contact.email,
            Channel::Sms => &contact.phone,
        };
        let Some(to) = address.clone() else { return Ok(()) };
        let t = Words::new(Arc::clone(&self.house.book), contact.lang);
        let action = self.entry.action.as_str();
        let (subject, text) = match channel {
            Channel::Email => (say(&t, action, Part::Title, self.params), self.letter(&t)),
            Channel::Sms => (String::new(), self.sms(&t)),
        };
        let message = Outgoing { citizen: Some(self.citizen), channel, to, subject, text };
        outbox::put(self.house, tx, message, (Some(NoticeId(self.entry.id.uuid())), None)).await?;
        Ok(())
    }

    fn sms(&self, t: &Words) -> String {
        let text = say(t, &self.entry.action, Part::Sms, self.params);
        match &self.not_me {
            Some(url) => format!("{text} {}", t.with1("notifications-not-me-sms", "url", url.clone())),
            None => text,
        }
    }

    fn letter(&self, t: &Words) -> String {
        let settings = &self.house.settings;
        let mut text = say(t, &self.entry.action, Part::Mail, self.params);
        if let Some(url) = &self.not_me {
            text = format!("{text}\n\n{}", t.with1("notifications-not-me", "url", url.clone()));
        }
        let link = format!("{}{}", settings.origin(), link(&self.entry.action, &self.entry.object));
        let portal = settings.portal_name.of(t.lang).to_owned();
        let args = [("text", Arg::Text(text)), ("link", Arg::Text(link)), ("portal", Arg::Text(portal))];
        t.with("notifications-letter", &args)
    }
}
