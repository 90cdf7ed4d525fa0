//! Detached CMS signatures of the level CAdES B-B (RFC 5652, RFC 5035, ETSI EN 319 122-1), as files of their own and inside PDF.

use ::cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use ::cms::content_info::{CmsVersion, ContentInfo};
use ::cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier, SignerInfo,
    SignerInfos,
};
use chrono::{DateTime, Utc};
use der::asn1::{OctetString, SetOfVec};
use der::{Any, Decode as _, Encode as _, Sequence};
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{DerSignature, Signature};
use sha2::{Digest as _, Sha256};
use spki::{AlgorithmIdentifierOwned, ObjectIdentifier};
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::time::Time;

use crate::{Opened, PkiError, certificate};

const ID_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const ID_SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
pub const ECDSA_WITH_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// `SigningCertificateV2` of RFC 5035; the hash algorithm is left out because SHA-256 is its default.
#[derive(Sequence)]
struct SigningCertificateV2 {
    certs: Vec<EssCertIdV2>,
}

#[derive(Sequence)]
struct EssCertIdV2 {
    cert_hash: OctetString,
}

/// What a signature that was found valid says.
pub struct Claim {
    /// The time it claims to be made at; absent inside PDF files, where `/M` says it.
    pub signing_time: Option<DateTime<Utc>>,
}

pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// Signs content of that SHA-256. `at` is a must in a file of its own and forbidden inside PDF (EN 319 142-1, 6.3).
pub fn sign(seal: &Opened, digest: &[u8; 32], at: Option<DateTime<Utc>>) -> Result<Vec<u8>, PkiError> {
    let wrong = |e: der::Error| PkiError::new("the signature", e);
    let time = at.map(certificate::time).transpose()?;
    let certificate_der = certificate::der(&seal.certificate)?;
    let attributes = attributes(digest, &sha256(&[&certificate_der]), time).map_err(wrong)?;
    let signature: Signature = seal.key.sign(&attributes.to_der().map_err(wrong)?);
    let value = OctetString::new(signature.to_der().as_bytes()).map_err(wrong)?;
    wrap(&seal.certificate, &seal.authority, attributes, value).map_err(wrong)
}

/// The signed attributes; a DER SET OF stands in the order of its encodings, which `SetOfVec` sees to.
fn attributes(digest: &[u8; 32], certificate: &[u8; 32], at: Option<Time>) -> der::Result<SignedAttributes> {
    let attribute = |oid, value: Any| -> der::Result<Attribute> {
        Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
    };
    let signing_certificate = SigningCertificateV2 {
        certs: vec![EssCertIdV2 { cert_hash: OctetString::new(certificate.as_slice())? }],
    };
    let mut list = vec![
        attribute(CONTENT_TYPE, Any::encode_from(&ID_DATA)?)?,
        attribute(MESSAGE_DIGEST, Any::encode_from(&OctetString::new(digest.as_slice())?)?)?,
        attribute(SIGNING_CERTIFICATE_V2, Any::encode_from(&signing_certificate)?)?,
    ];
    if let Some(at) = at {
        list.push(attribute(SIGNING_TIME, Any::encode_from(&at)?)?);
    }
    SetOfVec::try_from(list)
}

fn wrap(
    certificate: &Certificate,
    authority: &Certificate,
    attributes: SignedAttributes,
    signature: OctetString,
) -> der::Result<Vec<u8>> {
    let sha256 = AlgorithmIdentifierOwned { oid: SHA_256, parameters: None };
    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: certificate.tbs_certificate.issuer.clone(),
            serial_number: certificate.tbs_certificate.serial_number.clone(),
        }),
        digest_alg: sha256.clone(),
        signed_attrs: Some(attributes),
        signature_algorithm: AlgorithmIdentifierOwned { oid: ECDSA_WITH_SHA256, parameters: None },
        signature,
        unsigned_attrs: None,
    };
    let chain = [certificate, authority].map(|c| CertificateChoices::Certificate(c.clone()));
    let signed = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![sha256])?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: ID_DATA, econtent: None },
        certificates: Some(CertificateSet(SetOfVec::try_from(chain.to_vec())?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![signer])?),
    };
    ContentInfo { content_type: ID_SIGNED_DATA, content: Any::encode_from(&signed)? }.to_der()
}

/// Checks a detached signature over content of that SHA-256, made with a certificate of `authority`.
pub fn verify(authority: &Certificate, signature: &[u8], digest: &[u8; 32]) -> Result<Claim, PkiError> {
    let signed = read(signature).map_err(|e| PkiError::new("the signature cannot be read", e))?;
    let [signer] = signed.signer_infos.0.as_slice() else {
        return Err(PkiError("the signature has more than one signer, or none".to_owned()));
    };
    let certificate = signer_certificate(&signed, signer)?;
    certificate::issued_by(certificate, authority)?;
    let attributes = signer.signed_attrs.as_ref().ok_or_else(|| refuse("it signs no attributes"))?;
    let claim = agree(attributes, certificate, digest)?;
    // The container itself is not signed. Ours has one possible form, so anything else in it is somebody's addition.
    let ours = wrap(certificate, authority, attributes.clone(), signer.signature.clone());
    if ours.ok().as_deref() != Some(signature) {
        return Err(refuse("it was not written by this portal"));
    }
    let value = DerSignature::from_bytes(signer.signature.as_bytes()).map_err(|e| refuse(&e.to_string()))?;
    let message = attributes.to_der().map_err(|e| refuse(&e.to_string()))?;
    certificate::public_key(certificate)?.verify(&message, &value).map_err(|e| refuse(&e.to_string()))?;
    Ok(claim)
}

fn refuse(why: &str) -> PkiError {
    PkiError(format!("the signature is not valid: {why}"))
}

fn read(signature: &[u8]) -> der::Result<SignedData> {
    let info = ContentInfo::from_der(signature)?;
    if info.content_type != ID_SIGNED_DATA {
        return Err(der::ErrorKind::OidUnknown { oid: info.content_type }.into());
    }
    info.content.decode_as::<SignedData>()
}

fn signer_certificate<'s>(signed: &'s SignedData, signer: &SignerInfo) -> Result<&'s Certificate, PkiError> {
    let SignerIdentifier::IssuerAndSerialNumber(who) = &signer.sid else {
        return Err(refuse("its signer is not named by issuer and serial number"));
    };
    let certificates = signed.certificates.iter().flat_map(|set| set.0.iter());
    let found = certificates.filter_map(|choice| match choice {
        CertificateChoices::Certificate(c) => Some(c),
        CertificateChoices::Other(_) => None,
    });
    let mut found = found.filter(|c| {
        c.tbs_certificate.issuer == who.issuer && c.tbs_certificate.serial_number == who.serial_number
    });
    found.next().ok_or_else(|| refuse("its certificate is missing"))
}

/// Whether the signed attributes speak of this content and this certificate, each exactly once.
fn agree(
    attributes: &SignedAttributes,
    certificate: &Certificate,
    digest: &[u8; 32],
) -> Result<Claim, PkiError> {
    if one::<ObjectIdentifier>(attributes, CONTENT_TYPE)? != Some(ID_DATA) {
        return Err(refuse("its content type is missing"));
    }
    let signed = one::<OctetString>(attributes, MESSAGE_DIGEST)?;
    if signed.as_ref().map(OctetString::as_bytes) != Some(digest.as_slice()) {
        return Err(PkiError("the content was changed after it was signed".to_owned()));
    }
    let expected = sha256(&[&certificate::der(certificate)?]);
    let named = one::<SigningCertificateV2>(attributes, SIGNING_CERTIFICATE_V2)?;
    let named = named.as_ref().and_then(|s| s.certs.first()).map(|id| id.cert_hash.as_bytes());
    if named != Some(expected.as_slice()) {
        return Err(refuse("it names another certificate"));
    }
    let signing_time = one::<Time>(attributes, SIGNING_TIME)?.map(certificate::moment);
    Ok(Claim { signing_time })
}

fn one<T>(attributes: &SignedAttributes, oid: ObjectIdentifier) -> Result<Option<T>, PkiError>
where
    T: for<'a> der::Choice<'a> + der::DecodeOwned,
{
    let mut with_oid = attributes.iter().filter(|a| a.oid == oid);
    let (first, second) = (with_oid.next(), with_oid.next());
    let Some(attribute) = first else { return Ok(None) };
    let [value] = attribute.values.as_slice() else {
        return Err(refuse("an attribute has several values"));
    };
    if second.is_some() {
        return Err(refuse("an attribute stands twice"));
    }
    let bytes = value.to_der().map_err(|e| refuse(&e.to_string()))?;
    T::from_der(&bytes).map(Some).map_err(|e| refuse(&e.to_string()))
}
