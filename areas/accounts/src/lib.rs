//! Accounts: register, sign in, sessions, one-time codes, account level.

use base::CitizenId;
use db::{Migration, Rows, Tx};
use text::Source;
use web::{House, Proofing, WebResult};

/// One-time codes bound to what they confirm.
pub mod codes {
    use db::Tx;
    use uuid::Uuid;
    use web::{House, WebResult};

    /// What a code confirms: it confirms nothing else.
    #[derive(Clone, Copy, Debug)]
    pub struct Purpose {
        /// `application.submit`, `sign-in`, `staff.sign-in`…
        pub action: &'static str,
        /// Whose: citizen, member of staff or registration.
        pub holder: Uuid,
        /// What: the draft, for example; the holder again when there is nothing more exact.
        pub object: Uuid,
    }

    /// Where to send it.
    #[derive(Clone, Debug)]
    pub struct Sms {
        /// The number in E.164.
        pub phone: String,
        /// Whose key seals the message.
        pub citizen: Option<base::CitizenId>,
        /// The text around the code, `{code}` where it stands: it names the action.
        pub text: String,
    }

    /// Why no code was sent.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum SendRefusal {
        /// The last one is younger than 60 s: seconds to wait.
        Wait(i64),
    }

    /// Why a code does not confirm.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Refusal {
        /// Wrong: tries left.
        Wrong(u32),
        /// Older than ten minutes, used, or never sent: ask for a new one.
        Expired,
        /// Five wrong tries: the operation begins anew with a new code.
        Exhausted,
    }

    impl Refusal {
        /// The words for the field, in the reader's language.
        #[must_use]
        pub fn words(self, _t: &text::Words) -> String {
            todo!()
        }
    }

    /// Makes a code (6 digits, 10 minutes, single use, 5 tries) and posts it by SMS; an older one of the same purpose dies.
    pub async fn send(_house: &House, _tx: &Tx, _purpose: Purpose, _sms: Sms) -> WebResult<Result<(), SendRefusal>> {
        todo!()
    }

    /// Checks and, if right, uses up a code. **The caller commits the transaction in both cases**, so that tries are counted.
    pub async fn check(_house: &House, _tx: &Tx, _purpose: Purpose, _code: &str) -> WebResult<Result<(), Refusal>> {
        todo!()
    }

    /// Seconds until another code of this purpose may be sent; 0 when now.
    pub async fn wait_seconds(_house: &House, _rows: &impl db::Rows, _purpose: Purpose) -> WebResult<i64> {
        todo!()
    }
}

/// An account that needs no activation: made by the demo and, later, at a service centre.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// E-mail.
    pub email: base::Sensitive<String>,
    /// Phone in E.164.
    pub phone: base::Sensitive<String>,
    /// Password.
    pub password: base::Sensitive<String>,
}

/// Makes an active account.
pub async fn create(_house: &House, _tx: &Tx, _account: NewAccount) -> WebResult<CitizenId> {
    todo!()
}
/// The level of an account.
pub async fn proofing(_rows: &impl Rows, _citizen: CitizenId) -> WebResult<Proofing> {
    todo!()
}
/// Sets the level; journalled by the caller's entry. Takes effect in open sessions at once.
pub async fn set_proofing(_house: &House, _tx: &Tx, _citizen: CitizenId, _level: Proofing) -> WebResult<()> {
    todo!()
}
/// Binds the identifiers that a sign-in by SNILS or INN looks up, once a register has confirmed them; `false` when another account has them.
pub async fn bind_identifiers(_house: &House, _tx: &Tx, _citizen: CitizenId, _snils: &str, _inn: Option<&str>) -> WebResult<bool> {
    todo!()
}
/// How to address the person, for the header of every page.
pub async fn set_name(_house: &House, _tx: &Tx, _citizen: CitizenId, _surname: &str, _name: &str, _patronymic: &str) -> WebResult<()> {
    todo!()
}
/// Confirmed contacts of a citizen.
pub async fn contact(_house: &House, _rows: &impl Rows, _citizen: CitizenId) -> WebResult<notifications::Contact> {
    todo!()
}
/// Gives `notifications` the contacts.
#[derive(Debug)]
pub struct ContactBook;

#[async_trait::async_trait]
impl notifications::Contacts for ContactBook {
    async fn of(&self, _house: &House, _citizen: CitizenId) -> Result<Option<notifications::Contact>, vault::VaultError> {
        todo!()
    }
}

/// Middleware: finds the citizen's session by its cookie and puts `web::CitizenSession` into the request's extensions.
pub async fn session_layer(
    axum::extract::State(_house): axum::extract::State<House>,
    request: axum::extract::Request,
    next: axum::middleware::Next,
) -> axum::response::Response {
    next.run(request).await
}

/// Argon2id, behind a semaphore; staff passwords use it too. PHC strings, sealed under the house's pepper by the caller of `store`.
pub mod password {
    /// Hashes a password off the async threads.
    pub async fn hash(_password: base::Sensitive<String>) -> web::WebResult<String> {
        todo!()
    }
    /// Whether it fits; `None` runs a dummy hash so that unknown names cost the same time.
    pub async fn fits(_password: base::Sensitive<String>, _phc: Option<String>) -> web::WebResult<bool> {
        todo!()
    }
}

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    todo!()
}
/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    todo!()
}
/// `/register`, `/sign-in`, `/sign-out`, `/security`.
pub fn routes() -> axum::Router<House> {
    todo!()
}
/// Sweeps of what has expired.
pub fn jobs(_registry: &mut jobs::Registry, _house: &House) {
    todo!()
}
