//! The portal's small authority and the sealing certificate under it (RFC 5280).

use std::time::Duration as StdDuration;

use base::Random;
use chrono::{DateTime, Datelike as _, Duration, Utc};
use der::asn1::{GeneralizedTime, UtcTime, Utf8StringRef};
use der::{Any, Decode as _, DecodePem as _, Encode as _, EncodePem as _};
use p256::ecdsa::signature::{self, Keypair, Signer, Verifier as _};
use p256::ecdsa::{DerSignature, SigningKey, VerifyingKey};
use spki::{
    AlgorithmIdentifierOwned, DynSignatureAlgorithmIdentifier, ObjectIdentifier, SubjectPublicKeyInfoOwned,
};
use x509_cert::Certificate;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::builder::{Builder as _, CertificateBuilder, Profile};
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};
use x509_cert::serial_number::SerialNumber;
use x509_cert::time::{Time, Validity};

use crate::{PkiError, cms};

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANISATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
/// `ub-organization-name` of RFC 5280, appendix A.
const NAME_LIMIT: usize = 64;
/// Nodes whose clocks are behind must already accept what this one issues.
const BACKDATED: Duration = Duration::hours(1);
const AUTHORITY_DAYS: i64 = 20 * 365 + 5;
const LEAF_DAYS: i64 = 5 * 365 + 1;

pub struct Issued {
    pub authority: Certificate,
    pub leaf: Certificate,
}

/// A new private key. Nearly every 32 bytes are one; the few that are not are drawn again.
pub fn new_key(random: &Random) -> SigningKey {
    loop {
        if let Ok(key) = SigningKey::from_slice(&random.bytes::<32>()) {
            return key;
        }
    }
}

/// A self-issued authority and the leaf it signs: `digitalSignature`, `nonRepudiation`, key identifiers, random serials.
pub fn issue(
    organisation: &str,
    authority_key: &SigningKey,
    leaf_key: &SigningKey,
    now: DateTime<Utc>,
    random: &Random,
) -> Result<Issued, PkiError> {
    let authority_name = name(organisation, "Kabinet document authority")?;
    let root = Subject { name: authority_name.clone(), key: authority_key, days: AUTHORITY_DAYS };
    let authority = build(Profile::Root, root, authority_key, now, random)?;
    let profile =
        Profile::Leaf { issuer: authority_name, enable_key_agreement: false, enable_key_encipherment: false };
    let sealer =
        Subject { name: name(organisation, "Kabinet document seal")?, key: leaf_key, days: LEAF_DAYS };
    Ok(Issued { leaf: build(profile, sealer, authority_key, now, random)?, authority })
}

struct Subject<'k> {
    name: Name,
    key: &'k SigningKey,
    days: i64,
}

fn build(
    profile: Profile,
    subject: Subject<'_>,
    signer: &SigningKey,
    now: DateTime<Utc>,
    random: &Random,
) -> Result<Certificate, PkiError> {
    let wrong = |e: &dyn std::fmt::Display| PkiError::new("a certificate", e);
    let from = now - BACKDATED;
    let validity =
        Validity { not_before: time(from)?, not_after: time(from + Duration::days(subject.days))? };
    let key = SubjectPublicKeyInfoOwned::from_key(*subject.key.verifying_key()).map_err(|e| wrong(&e))?;
    let issuer = Issuer(signer.clone());
    let builder = CertificateBuilder::new(profile, serial(random)?, validity, subject.name, key, &issuer)
        .map_err(|e| wrong(&e))?;
    builder.build::<DerSignature>().map_err(|e| wrong(&e))
}

/// A key that says which algorithm it signs certificates with.
struct Issuer(SigningKey);

impl Keypair for Issuer {
    type VerifyingKey = VerifyingKey;

    fn verifying_key(&self) -> VerifyingKey {
        *self.0.verifying_key()
    }
}

impl DynSignatureAlgorithmIdentifier for Issuer {
    fn signature_algorithm_identifier(&self) -> spki::Result<AlgorithmIdentifierOwned> {
        Ok(AlgorithmIdentifierOwned { oid: cms::ECDSA_WITH_SHA256, parameters: None })
    }
}

impl Signer<DerSignature> for Issuer {
    fn try_sign(&self, message: &[u8]) -> signature::Result<DerSignature> {
        self.0.try_sign(message)
    }
}

/// Sixteen random bytes, positive and not zero.
fn serial(random: &Random) -> Result<SerialNumber, PkiError> {
    let mut bytes = random.bytes::<16>();
    bytes[0] = bytes[0] & 0x3f | 0x40;
    SerialNumber::new(&bytes).map_err(|e| PkiError::new("a serial number", e))
}

fn name(organisation: &str, common_name: &str) -> Result<Name, PkiError> {
    let short: String = organisation.chars().take(NAME_LIMIT).collect();
    let part = |oid, text: &str| -> der::Result<RelativeDistinguishedName> {
        let value = Any::encode_from(&Utf8StringRef::new(text)?)?;
        let mut set = der::asn1::SetOfVec::new();
        set.insert(AttributeTypeAndValue { oid, value })?;
        Ok(RelativeDistinguishedName(set))
    };
    let parts = [part(ORGANISATION, &short), part(COMMON_NAME, common_name)];
    let parts: der::Result<Vec<_>> = parts.into_iter().collect();
    Ok(RdnSequence(parts.map_err(|e| PkiError::new("the organisation's name", e))?))
}

/// A moment as X.509 writes it: `UTCTime` until 2049, `GeneralizedTime` afterwards.
pub fn time(at: DateTime<Utc>) -> Result<Time, PkiError> {
    let wrong = |e: &dyn std::fmt::Display| PkiError::new("a moment", e);
    let seconds = u64::try_from(at.timestamp()).map_err(|e| wrong(&e))?;
    let seconds = StdDuration::from_secs(seconds);
    if at.year() < 2050 {
        return UtcTime::from_unix_duration(seconds).map(Time::UtcTime).map_err(|e| wrong(&e));
    }
    GeneralizedTime::from_unix_duration(seconds).map(Time::GeneralTime).map_err(|e| wrong(&e))
}

pub fn moment(time: Time) -> DateTime<Utc> {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

pub fn valid_until(certificate: &Certificate) -> DateTime<Utc> {
    moment(certificate.tbs_certificate.validity.not_after)
}

pub fn der(certificate: &Certificate) -> Result<Vec<u8>, PkiError> {
    certificate.to_der().map_err(|e| PkiError::new("a certificate", e))
}

#[expect(clippy::expect_used, reason = "a certificate that was built or parsed is encoded again")]
pub fn pem(certificate: &Certificate) -> String {
    certificate.to_pem(der::pem::LineEnding::LF).expect("a parsed certificate encodes")
}

pub fn parse(bytes: &[u8]) -> Result<Certificate, PkiError> {
    let parsed =
        if bytes.starts_with(b"-----") { Certificate::from_pem(bytes) } else { Certificate::from_der(bytes) };
    parsed.map_err(|e| PkiError::new("a certificate", e))
}

pub fn public_key(certificate: &Certificate) -> Result<VerifyingKey, PkiError> {
    let point = certificate.tbs_certificate.subject_public_key_info.subject_public_key.raw_bytes();
    VerifyingKey::from_sec1_bytes(point).map_err(|e| PkiError::new("a certificate's key", e))
}

/// Whether `authority` signed `certificate`.
pub fn issued_by(certificate: &Certificate, authority: &Certificate) -> Result<(), PkiError> {
    let wrong = |e: &dyn std::fmt::Display| PkiError::new("the certificate is not this portal's", e);
    let signed = certificate.tbs_certificate.to_der().map_err(|e| wrong(&e))?;
    let signature =
        certificate.signature.as_bytes().ok_or_else(|| wrong(&"its signature is no octet string"))?;
    let signature = DerSignature::from_bytes(signature).map_err(|e| wrong(&e))?;
    public_key(authority)?.verify(&signed, &signature).map_err(|e| wrong(&e))
}
