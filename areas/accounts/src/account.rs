//! The account: its level, the name people are addressed by, and where they can be reached.

use base::{CitizenId, Email, Phone, Sensitive};
use chrono::{DateTime, Utc};
use db::{Rows, Tx};
use journal::{Actor, Entry, Object, Outcome};
use notifications::Contact;
use text::Lang;
use vault::{Cell, Subject, VaultError};
use web::{House, Problem, Proofing, WebResult};

use crate::store::account as store;
use crate::store::recovery;
use crate::{NewAccount, binding, identifier, password, terms};

/// Makes an active account with both contacts confirmed.
///
/// # Errors
/// When the phone or the e-mail belongs to another account, and unexpected ones.
pub async fn create(house: &House, tx: &Tx, account: NewAccount) -> WebResult<CitizenId> {
    let citizen = CitizenId::new(&house.clock, &house.random);
    let phc = password::hash(house, account.password).await?;
    let contacts = Contacts {
        email: account.email.into_inner(),
        phone: account.phone.into_inner(),
        email_confirmed: true,
        phone_confirmed: true,
        terms: terms::PRESENT.to_owned(),
    };
    open(house, tx, citizen, &phc, Lang::Ru, &contacts).await?;
    for (kind, value) in [(identifier::EMAIL, &contacts.email), (identifier::PHONE, &contacts.phone)] {
        if !binding::bind(house, tx, citizen, kind, value).await? {
            return Err(Problem::Conflict("accounts-contact-taken"));
        }
    }
    Ok(citizen)
}

/// Whose account a phone or an e-mail opens, for the demo and for a service centre.
///
/// # Errors
/// Only unexpected ones.
pub async fn find(house: &House, rows: &impl Rows, login: &str) -> WebResult<Option<CitizenId>> {
    for login in identifier::candidates(login) {
        if let Some(citizen) = binding::owner(house, rows, login.kind, &login.value).await? {
            return Ok(Some(citizen));
        }
    }
    Ok(None)
}

/// Whose account a phone, SNILS, INN or the number of a confirmed passport belongs to: for officers, who look for the cases of a person.
///
/// # Errors
/// Only unexpected ones.
pub async fn find_person(house: &House, rows: &impl Rows, typed: &str) -> WebResult<Option<CitizenId>> {
    if let Some(found) = find(house, rows, typed).await? {
        return Ok(Some(found));
    }
    match base::Passport::parse(typed) {
        Ok(passport) => binding::owner(house, rows, identifier::PASSPORT, passport.as_str()).await,
        Err(_) => Ok(None),
    }
}

/// Both contacts of an account being opened.
pub(crate) struct Contacts {
    pub email: String,
    pub phone: String,
    pub email_confirmed: bool,
    pub phone_confirmed: bool,
    /// The version of the terms that the person agreed to.
    pub terms: String,
}

/// Writes the account and the first entry of its journal.
pub(crate) async fn open(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    phc: &str,
    lang: Lang,
    contacts: &Contacts,
) -> WebResult<()> {
    keep(house, tx, citizen, phc, lang, contacts).await?;
    let details = serde_json::json!({ "email": contacts.email_confirmed, "phone": contacts.phone_confirmed });
    record(house, tx, citizen, Fact::done(citizen, "account.registered", details)).await
}

/// Writes the account itself: its key, its password, its contacts. The caller says in the journal who opened it.
pub(crate) async fn keep(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    phc: &str,
    lang: Lang,
    contacts: &Contacts,
) -> WebResult<()> {
    let now = house.clock.now();
    let key = house.vault.create(tx, citizen).await?;
    let new = store::NewCitizen {
        citizen,
        proofing: Proofing::Simplified.code(),
        password: house.vault.house().seal(password_cell(citizen), phc.as_bytes()),
        lang: lang.code(),
        terms: contacts.terms.clone(),
        at: now,
    };
    store::insert_citizen(tx, new).await?;
    password::kept(tx, citizen.uuid(), phc).await?;
    let both = [
        (identifier::EMAIL.code, &contacts.email, contacts.email_confirmed),
        (identifier::PHONE.code, &contacts.phone, contacts.phone_confirmed),
    ];
    for (kind, value, confirmed) in both {
        let sealed = key.seal(contact_cell(citizen, kind), value.as_bytes());
        store::insert_contact(tx, citizen, kind, sealed, confirmed.then_some(now)).await?;
    }
    Ok(())
}

/// One fact about an account.
pub(crate) struct Fact {
    pub actor: Actor,
    pub action: &'static str,
    pub outcome: Outcome,
    pub details: serde_json::Value,
}

impl Fact {
    /// Something that the citizen did.
    pub(crate) fn done(citizen: CitizenId, action: &'static str, details: serde_json::Value) -> Self {
        Self { actor: Actor::Citizen(citizen), action, outcome: Outcome::Done, details }
    }
}

/// Writes a fact into the journal.
pub(crate) async fn record(house: &House, tx: &Tx, citizen: CitizenId, fact: Fact) -> WebResult<()> {
    let entry = Entry {
        actor: fact.actor,
        action: fact.action,
        citizen: Some(citizen),
        object: Object::Account,
        service: None,
        agency: None,
        outcome: fact.outcome,
        reason: None,
        details: fact.details,
    };
    house.journal.record(tx, entry).await?;
    Ok(())
}

/// The level of an account.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such account.
pub async fn proofing(rows: &impl Rows, citizen: CitizenId) -> WebResult<Proofing> {
    let found = store::proofing(rows, citizen).await?.ok_or(Problem::NotFound)?;
    Ok(Proofing::from_code(&found.proofing).unwrap_or(Proofing::Simplified))
}

/// Sets the level; journalled by the caller's entry. Takes effect in open sessions at once.
///
/// # Errors
/// Only unexpected ones.
pub async fn set_proofing(_house: &House, tx: &Tx, citizen: CitizenId, level: Proofing) -> WebResult<()> {
    store::set_proofing(tx, citizen, level.code()).await
}

/// The parts of a name that a page's header is made from.
#[derive(serde::Serialize, serde::Deserialize)]
struct Name {
    surname: String,
    name: String,
    patronymic: String,
}

/// How to address the person, for the header of every page.
///
/// # Errors
/// Only unexpected ones.
pub async fn set_name(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    surname: &str,
    name: &str,
    patronymic: &str,
) -> WebResult<()> {
    let parts =
        Name { surname: surname.to_owned(), name: name.to_owned(), patronymic: patronymic.to_owned() };
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    store::set_name(tx, citizen, key.seal_json(name_cell(citizen), &parts)?).await
}

/// «Мария Сергеевна» and «МО».
pub(crate) fn address(
    key: &vault::SubjectKey,
    citizen: CitizenId,
    sealed: Option<&[u8]>,
) -> WebResult<(String, String)> {
    let Some(sealed) = sealed else { return Ok((String::new(), String::new())) };
    let name: Name = key.open_json(name_cell(citizen), sealed)?;
    let full = format!("{} {}", name.name, name.patronymic).trim().to_owned();
    let initials = name.name.chars().next().into_iter().chain(name.surname.chars().next()).collect();
    Ok((full, initials))
}

/// What a person is called and reached by: none of it may stand in their password. Two queries and the key.
pub(crate) async fn own_words(
    house: &House,
    rows: &impl Rows,
    citizen: CitizenId,
) -> WebResult<Vec<Sensitive<String>>> {
    let own = own_contacts(house, rows, citizen).await?;
    let mut words = vec![own.email.value, own.phone.value];
    if let Some(sealed) = recovery::name(rows, citizen).await?.and_then(|row| row.name) {
        let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
        let name: Name = key.open_json(name_cell(citizen), &sealed)?;
        words.extend([name.surname, name.name, name.patronymic].map(Sensitive::new));
    }
    Ok(words)
}

/// Puts a phone or an e-mail that its owner has just shown to be theirs in the place of the former one; `false` when another account
/// has it, and then nothing is changed.
pub(crate) async fn replace_contact(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    kind: identifier::Kind,
    value: &str,
) -> WebResult<bool> {
    match binding::owner(house, tx, kind, value).await? {
        Some(owner) if owner != citizen => return Ok(false),
        Some(_) => {}
        None => {
            if !binding::bind(house, tx, citizen, kind, value).await? {
                return Ok(false);
            }
        }
    }
    binding::keep_only(house, tx, citizen, kind, Some(value)).await?;
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    let sealed = key.seal(contact_cell(citizen, kind.code), value.as_bytes());
    recovery::replace_contact(tx, citizen, kind.code, sealed, Some(house.clock.now())).await?;
    Ok(true)
}

/// Puts a phone that its owner has yet to confirm in the place of a lost one: nobody signs in by either meanwhile.
pub(crate) async fn name_phone(house: &House, tx: &Tx, citizen: CitizenId, phone: &str) -> WebResult<()> {
    let key = house.vault.key(tx, Subject::Citizen(citizen)).await?;
    let kind = identifier::PHONE;
    let sealed = key.seal(contact_cell(citizen, kind.code), phone.as_bytes());
    binding::keep_only(house, tx, citizen, kind, None).await?;
    recovery::replace_contact(tx, citizen, kind.code, sealed, None).await
}

/// One contact of an account as its owner sees it.
#[derive(Clone, Debug)]
pub struct OwnContact {
    /// The address or number.
    pub value: Sensitive<String>,
    /// Whether the person has shown that it is theirs.
    pub confirmed: bool,
    /// Since when it is confirmed.
    pub confirmed_at: Option<DateTime<Utc>>,
}

impl OwnContact {
    /// Enough to recognise one's own: `+7 *** ***-**-42`, `m***@example.org`.
    #[must_use]
    pub fn masked(&self) -> String {
        let value = self.value.expose();
        if value.contains('@') {
            Email::parse(value).map_or_else(|_| String::new(), |email| email.masked())
        } else {
            Phone::parse(value).map_or_else(|_| String::new(), |phone| text::unbroken(&phone.masked()))
        }
    }
}

/// What a person gave at registration, confirmed or not.
#[derive(Clone, Debug)]
pub struct OwnContacts {
    /// E-mail.
    pub email: OwnContact,
    /// Phone in E.164.
    pub phone: OwnContact,
    /// Language of messages.
    pub lang: Lang,
}

/// Both contacts of a citizen, with whether they are confirmed (REG-02: what is sensitive waits for both).
///
/// # Errors
/// [`Problem::NotFound`] when there is no such account.
pub async fn own_contacts(house: &House, rows: &impl Rows, citizen: CitizenId) -> WebResult<OwnContacts> {
    let found = store::contacts(rows, citizen).await?;
    let Some(lang) = found.first().map(|row| Lang::from_code(&row.lang)) else {
        // Who has deleted the account is answered so, and not like somebody who was never here.
        let key = house.vault.key(rows, Subject::Citizen(citizen)).await;
        return Err(if matches!(key, Err(VaultError::Erased)) { Problem::Erased } else { Problem::NotFound });
    };
    let key = house.vault.key(rows, Subject::Citizen(citizen)).await?;
    let mut email = None;
    let mut phone = None;
    for row in found {
        let (Some(kind), Some(sealed)) = (row.kind, row.value) else { continue };
        let place = if kind == identifier::EMAIL.code { &mut email } else { &mut phone };
        let kind = if kind == identifier::EMAIL.code { identifier::EMAIL } else { identifier::PHONE };
        let value = String::from_utf8(key.open(contact_cell(citizen, kind.code), &sealed)?)?;
        let confirmed = row.confirmed_at.is_some();
        let contact = OwnContact { value: Sensitive::new(value), confirmed, confirmed_at: row.confirmed_at };
        *place = Some(contact);
    }
    match (email, phone) {
        (Some(email), Some(phone)) => Ok(OwnContacts { email, phone, lang }),
        _ => Err(Problem::NotFound),
    }
}

/// Confirmed contacts of a citizen.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such account.
pub async fn contact(house: &House, rows: &impl Rows, citizen: CitizenId) -> WebResult<Contact> {
    let own = own_contacts(house, rows, citizen).await?;
    let confirmed = |contact: OwnContact| contact.confirmed.then(|| contact.value.into_inner());
    Ok(Contact { email: confirmed(own.email), phone: confirmed(own.phone), lang: own.lang })
}

/// Gives `notifications` the contacts.
#[derive(Debug)]
pub struct ContactBook;

#[async_trait::async_trait]
impl notifications::Contacts for ContactBook {
    async fn of(&self, house: &House, citizen: CitizenId) -> Result<Option<Contact>, VaultError> {
        match contact(house, &house.db, citizen).await {
            Ok(contact) => Ok(Some(contact)),
            Err(Problem::NotFound) => Ok(None),
            Err(Problem::Broken(error)) => match error.downcast::<VaultError>() {
                Ok(error) => Err(*error),
                Err(error) => Err(VaultError::Keys(error.to_string())),
            },
            Err(_) => Ok(None),
        }
    }

    async fn disavowal(
        &self,
        house: &House,
        tx: &Tx,
        citizen: CitizenId,
        action: &str,
    ) -> Result<Option<String>, VaultError> {
        match crate::guard::disavow::link(house, tx, citizen, action).await {
            Ok(link) => Ok(Some(link)),
            Err(problem) => Err(VaultError::Keys(crate::sweep::told(problem).to_string())),
        }
    }
}

pub(crate) fn password_cell(citizen: CitizenId) -> Cell {
    Cell { table: "accounts_citizens", column: "password", row: citizen.uuid() }
}

fn name_cell(citizen: CitizenId) -> Cell {
    Cell { table: "accounts_citizens", column: "name", row: citizen.uuid() }
}

/// The kind stands for the column, so that one contact does not open in the place of the other.
fn contact_cell(citizen: CitizenId, kind: &'static str) -> Cell {
    Cell { table: "accounts_contacts", column: kind, row: citizen.uuid() }
}
