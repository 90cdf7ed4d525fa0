//! Certificates, CMS and CAdES, PAdES. One RustCrypto generation, and only in this room.
//!
//! The portal has one seal: a small authority of its own and a sealing certificate under it (ECDSA P-256).
//! With it the portal seals PDF files, signs detached records and compact tokens, and checks its own work.

mod certificate;
mod cms;
mod jws;
mod pades;
mod pdf_write;

use std::sync::Arc;

use base::{Clock, Random};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use p256::ecdsa::SigningKey;
use x509_cert::Certificate;

/// What is wrong with a key, a certificate or a signature.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PkiError(pub String);

impl PkiError {
    pub(crate) fn new(what: &str, error: impl std::fmt::Display) -> Self {
        Self(format!("{what}: {error}"))
    }
}

/// The portal's seal: an ECDSA P-256 key and its certificate chain.
#[derive(Clone)]
pub struct Seal(Arc<Opened>);

pub(crate) struct Opened {
    key: SigningKey,
    certificate: Certificate,
    authority: Certificate,
}

/// What [`Seal::generate`] returns, as JSON: keys are bare scalars, certificates are DER, both in Base64.
#[derive(serde::Serialize, serde::Deserialize)]
struct Kept {
    version: u8,
    authority_key: String,
    authority_certificate: String,
    key: String,
    certificate: String,
}

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
    /// Makes a key with a self-issued authority (20 years) and a leaf certificate (5 years); returns what [`Seal::open`]
    /// takes (keep it sealed).
    ///
    /// # Errors
    /// When the certificates cannot be encoded.
    pub fn generate(organisation: &str, clock: &Clock, random: &Random) -> Result<Vec<u8>, PkiError> {
        let authority_key = certificate::new_key(random);
        let key = certificate::new_key(random);
        let issued = certificate::issue(organisation, &authority_key, &key, clock.now(), random)?;
        let kept = Kept {
            version: 1,
            authority_key: BASE64.encode(authority_key.to_bytes()),
            authority_certificate: BASE64.encode(certificate::der(&issued.authority)?),
            key: BASE64.encode(key.to_bytes()),
            certificate: BASE64.encode(certificate::der(&issued.leaf)?),
        };
        serde_json::to_vec(&kept).map_err(|e| PkiError::new("the seal", e))
    }

    /// Opens what [`Seal::generate`] made.
    ///
    /// # Errors
    /// When the bytes are something else, or the key does not belong to the certificate.
    pub fn open(bytes: &[u8]) -> Result<Self, PkiError> {
        let kept: Kept = serde_json::from_slice(bytes).map_err(|e| PkiError::new("the seal", e))?;
        if kept.version != 1 {
            return Err(PkiError(format!("the seal is of version {}, this program knows 1", kept.version)));
        }
        let decode = |text: &str| BASE64.decode(text).map_err(|e| PkiError::new("the seal", e));
        let key =
            SigningKey::from_slice(&decode(&kept.key)?).map_err(|e| PkiError::new("the seal's key", e))?;
        let certificate = certificate::parse(&decode(&kept.certificate)?)?;
        let authority = certificate::parse(&decode(&kept.authority_certificate)?)?;
        if certificate::public_key(&certificate)? != *key.verifying_key() {
            return Err(PkiError("the seal's key does not belong to its certificate".to_owned()));
        }
        certificate::issued_by(&certificate, &authority)?;
        Ok(Self(Arc::new(Opened { key, certificate, authority })))
    }

    /// The authority's certificate in PEM, for those who verify.
    #[must_use]
    pub fn authority_pem(&self) -> String {
        certificate::pem(&self.0.authority)
    }

    /// The sealing certificate in PEM.
    #[must_use]
    pub fn certificate_pem(&self) -> String {
        certificate::pem(&self.0.certificate)
    }

    /// The last moment at which the sealing certificate is valid.
    #[must_use]
    pub fn valid_until(&self) -> chrono::DateTime<chrono::Utc> {
        certificate::valid_until(&self.0.certificate)
    }

    /// PAdES B-B certification signature (DocMDP P=1) as an incremental update (ETSI EN 319 142-1).
    ///
    /// # Errors
    /// When the file is not a readable PDF, is encrypted, or is certified already.
    pub fn seal_pdf(&self, pdf: &[u8], facts: &SealFacts) -> Result<Vec<u8>, PkiError> {
        let prepared = pades::prepare(pdf, facts)?;
        let signature = cms::sign(&self.0, &prepared.digest(), None)?;
        prepared.fill(&signature)
    }

    /// Detached CAdES B-B over any bytes, DER (ETSI EN 319 122-1).
    ///
    /// # Errors
    /// When the signature cannot be encoded.
    pub fn sign_detached(
        &self,
        content: &[u8],
        at: chrono::DateTime<chrono::Utc>,
    ) -> Result<Vec<u8>, PkiError> {
        cms::sign(&self.0, &cms::sha256(&[content]), Some(at))
    }

    /// Checks a detached signature made by this portal's seal and returns the time it claims.
    ///
    /// # Errors
    /// What does not agree: content, signature, certificate.
    pub fn verify_detached(
        &self,
        content: &[u8],
        signature: &[u8],
    ) -> Result<chrono::DateTime<chrono::Utc>, PkiError> {
        let claim = cms::verify(&self.0.authority, signature, &cms::sha256(&[content]))?;
        claim
            .signing_time
            .ok_or_else(|| PkiError("the signature names no time: it was made for a PDF file".to_owned()))
    }

    /// A compact JWS (RFC 7515, ES256) over a JSON value, with `kid` (RFC 7638).
    ///
    /// # Errors
    /// When the payload cannot be written as JSON.
    pub fn sign_jws(&self, payload: &serde_json::Value) -> Result<String, PkiError> {
        jws::sign(&self.0.key, payload)
    }

    /// The public key as a JWK set (RFC 7517).
    #[must_use]
    pub fn jwks(&self) -> serde_json::Value {
        jws::key_set(self.0.key.verifying_key())
    }

    /// Checks a JWS made by this seal and returns its payload.
    ///
    /// # Errors
    /// When it is not a compact ES256 token of this key, or was changed.
    pub fn verify_jws(&self, jws: &str) -> Result<serde_json::Value, PkiError> {
        jws::verify(self.0.key.verifying_key(), jws)
    }

    /// Whether a PDF carries this seal's valid certification signature over all its bytes.
    ///
    /// # Errors
    /// What is wrong: no seal, bytes added behind it, bytes changed, somebody else's seal.
    pub fn verify_pdf(&self, pdf: &[u8]) -> Result<(), PkiError> {
        let sealed = pades::find(pdf)?;
        let claim = cms::verify(&self.0.authority, &sealed.signature, &sealed.digest(pdf))?;
        match claim.signing_time {
            None => Ok(()),
            // A detached signature over some other bytes must never pass for a document's seal.
            Some(_) => Err(PkiError("the signature was not made for a PDF file".to_owned())),
        }
    }
}
