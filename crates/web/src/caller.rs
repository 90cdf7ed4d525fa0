//! Who is calling.

use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Redirect, Response};
use base::{CitizenId, SessionId, StaffId};
use http::request::Parts;

use crate::{House, Problem};

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

impl Proofing {
    /// The word kept in a column.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Simplified => "simplified",
            Self::Standard => "standard",
            Self::Confirmed => "confirmed",
        }
    }

    /// Reads the word of a column.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Simplified, Self::Standard, Self::Confirmed].into_iter().find(|level| level.code() == code)
    }
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

/// The secret by which a browser is known again, put into the request's extensions by the session layer of `accounts` when the
/// browser brought one. It says nothing about who sits there.
#[derive(Clone, Debug)]
pub struct KnownBrowser(pub base::Sensitive<String>);

/// What a member of staff may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Decides cases of the agency.
    Officer,
    /// Sees the load and the terms of an agency and says where cases go; opens none.
    Supervisor,
    /// Checks proofs of identity that came by upload.
    ProofingOfficer,
    /// Works at a service centre, face to face with people.
    CentreOperator,
    /// Helps people who have lost their way in.
    Support,
    /// Writes what the portal says: announcements, services' words.
    Editor,
    /// Reads the journal and the policy, changes nothing.
    Auditor,
    /// Manages the service; sees no citizen's data.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 8] = [
        Self::Officer,
        Self::Supervisor,
        Self::ProofingOfficer,
        Self::CentreOperator,
        Self::Support,
        Self::Editor,
        Self::Auditor,
        Self::Administrator,
    ];

    /// The word kept in a column.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Supervisor => "supervisor",
            Self::ProofingOfficer => "proofing_officer",
            Self::CentreOperator => "centre_operator",
            Self::Support => "support",
            Self::Editor => "editor",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
        }
    }

    /// The role of a column's word; an unknown word may do nothing, so it is no role at all.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
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
    /// Codes of the services they work on; empty is all of the agency.
    pub services: Vec<String>,
    /// What they may do.
    pub role: Role,
}

impl StaffSession {
    /// Whether a service is among those they work on.
    #[must_use]
    pub fn works_on(&self, service: &str) -> bool {
        self.services.is_empty() || self.services.iter().any(|code| code == service)
    }

    /// Refuses anyone who is in another role.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] with words that say whose page it is.
    pub fn must_be(&self, roles: &[Role]) -> Result<(), Problem> {
        if roles.contains(&self.role) { Ok(()) } else { Err(Problem::Forbidden("web-forbidden-other-role")) }
    }
}

/// Extractor: a signed-in citizen; anyone else is sent to the sign-in page and comes back.
#[derive(Clone, Debug)]
pub struct Citizen(pub CitizenSession);

/// Extractor: a signed-in member of staff in any role; anyone else is sent to the staff sign-in page.
#[derive(Clone, Debug)]
pub struct Staff(pub StaffSession);

/// Extractor: a signed-in officer; an administrator is refused with 403, anyone else is sent to the staff sign-in page.
#[derive(Clone, Debug)]
pub struct Officer(pub StaffSession);

impl FromRequestParts<House> for Citizen {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Response> {
        let session = parts.extensions.get::<CitizenSession>().cloned();
        let session = session.ok_or_else(|| to_sign_in(parts, "/sign-in"))?;
        if !parts.method.is_safe() {
            let length = parts.headers.get(http::header::CONTENT_LENGTH);
            let bytes = length.and_then(|length| length.to_str().ok()?.parse().ok());
            let counted = house.limits.count_bytes(session.citizen.uuid(), bytes);
            counted.map_err(IntoResponse::into_response)?;
        }
        Ok(Self(session))
    }
}

impl FromRequestParts<House> for Staff {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Response> {
        let session = parts.extensions.get::<StaffSession>().cloned();
        session.map(Self).ok_or_else(|| to_sign_in(parts, "/staff/sign-in"))
    }
}

impl FromRequestParts<House> for Officer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Response> {
        let Staff(session) = Staff::from_request_parts(parts, house).await?;
        if session.role == Role::Officer {
            Ok(Self(session))
        } else {
            Err(Problem::Forbidden("web-forbidden-officers-only").into_response())
        }
    }
}

/// A page sends the person to sign in and back; a program is told in its own language. A form that was posted without a
/// session comes back to the page it was on, where [`crate::kept`] fills in what was typed.
fn to_sign_in(parts: &Parts, sign_in: &str) -> Response {
    if crate::error::wants_json(&parts.headers) {
        return Problem::SignedOut.into_response();
    }
    let here = if parts.method == http::Method::GET {
        parts.uri.path_and_query().map_or("/", http::uri::PathAndQuery::as_str).to_owned()
    } else {
        crate::visit::referring_path(&parts.headers).unwrap_or_else(|| "/".to_owned())
    };
    let back: String = url::form_urlencoded::byte_serialize(here.as_bytes()).collect();
    let mut response = Redirect::to(&format!("{sign_in}?return={back}")).into_response();
    response.extensions_mut().insert(crate::kept::SignInFirst);
    response
}
