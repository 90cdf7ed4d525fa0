//! Certificates, CMS and CAdES, PAdES. One RustCrypto generation, and only in this room.

use base::{Clock, Random};

/// What is wrong with a key, a certificate or a signature.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PkiError(pub String);

/// The portal's seal: an ECDSA P-256 key and its certificate chain.
#[derive(Clone)]
pub struct Seal {}

/// Where and why a document is sealed.
#[derive(Clone, Debug)]
pub struct SealFacts {
    /// The agency or the portal's name.
    pub name: String,
    /// Reason shown by readers.
    pub reason: String,
    /// Place shown by readers.
    pub location: String,
    /// When, for `/M`.
    pub at: chrono::DateTime<chrono::Utc>,
}

impl Seal {
    /// Makes a key with a self-issued authority and a leaf certificate; returns what [`Seal::open`] takes (keep it sealed).
    pub fn generate(_organisation: &str, _clock: &Clock, _random: &Random) -> Result<Vec<u8>, PkiError> {
        todo!()
    }
    /// Opens what [`Seal::generate`] made.
    pub fn open(_bytes: &[u8]) -> Result<Self, PkiError> {
        todo!()
    }
    /// The authority's certificate in PEM, for those who verify.
    #[must_use]
    pub fn authority_pem(&self) -> String {
        todo!()
    }
    /// The sealing certificate in PEM.
    #[must_use]
    pub fn certificate_pem(&self) -> String {
        todo!()
    }
    /// PAdES B-B certification signature (DocMDP P=1) as an incremental update (ETSI EN 319 142-1).
    pub fn seal_pdf(&self, _pdf: &[u8], _facts: &SealFacts) -> Result<Vec<u8>, PkiError> {
        todo!()
    }
    /// Detached CAdES B-B over any bytes, DER (ETSI EN 319 122-1).
    pub fn sign_detached(&self, _content: &[u8], _at: chrono::DateTime<chrono::Utc>) -> Result<Vec<u8>, PkiError> {
        todo!()
    }
    /// A compact JWS (RFC 7515, ES256) over a JSON value, with `kid`.
    pub fn sign_jws(&self, _payload: &serde_json::Value) -> Result<String, PkiError> {
        todo!()
    }
    /// The public key as a JWK set (RFC 7517).
    #[must_use]
    pub fn jwks(&self) -> serde_json::Value {
        todo!()
    }
    /// Checks a JWS made by this seal and returns its payload.
    pub fn verify_jws(&self, _jws: &str) -> Result<serde_json::Value, PkiError> {
        todo!()
    }
    /// Whether a PDF carries this seal's valid certification signature over all its bytes.
    pub fn verify_pdf(&self, _pdf: &[u8]) -> Result<(), PkiError> {
        todo!()
    }
}
