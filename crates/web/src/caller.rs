//! Who is calling.

use base::{CitizenId, SessionId, StaffId};

/// How well the person is known (REG-05).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proofing {
    /// Упрощённая.
    Simplified,
    /// Стандартная.
    Standard,
    /// Подтверждённая.
    Confirmed,
}

/// How strongly the person signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthLevel {
    /// One factor.
    A1,
    /// Two factors.
    A2,
    /// Phishing-resistant.
    A3,
}

/// A signed-in citizen, put into the request's extensions by the session layer of `accounts`.
#[derive(Clone, Debug)]
pub struct CitizenSession {
    /// The session.
    pub session: SessionId,
    /// The citizen.
    pub citizen: CitizenId,
    /// How well known.
    pub proofing: Proofing,
    /// How strongly signed in.
    pub auth: AuthLevel,
    /// How to address the person: «Мария Сергеевна»; empty while there is no name.
    pub name: String,
    /// «МО».
    pub initials: String,
}

/// What a member of staff may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Decides cases of the agency.
    Officer,
    /// Manages the service; sees no citizen's data.
    Administrator,
}

/// A signed-in member of staff, put into the request's extensions by the session layer of `staff`.
#[derive(Clone, Debug)]
pub struct StaffSession {
    /// The session.
    pub session: SessionId,
    /// Who.
    pub staff: StaffId,
    /// «Анна Ковалёва».
    pub name: String,
    /// «АК».
    pub initials: String,
    /// The agency's code, as in `service.toml`.
    pub agency: String,
    /// The agency's name.
    pub agency_name: String,
    /// What they may do.
    pub role: Role,
}

/// Extractor: a signed-in citizen; anyone else is sent to the sign-in page and comes back.
#[derive(Clone, Debug)]
pub struct Citizen(pub CitizenSession);

/// Extractor: a signed-in officer; an administrator is refused with 403, anyone else is sent to the staff sign-in page.
#[derive(Clone, Debug)]
pub struct Officer(pub StaffSession);

/// What a page needs that the session does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepUp {
    /// A higher account level.
    Proofing(Proofing),
}
