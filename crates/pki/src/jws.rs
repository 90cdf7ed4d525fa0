//! Compact JWS with ES256 (RFC 7515, RFC 7518), the key as a JWK set (RFC 7517), its name by thumbprint (RFC 7638).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use serde_json::{Value, json};

use crate::{PkiError, cms};

pub fn sign(key: &SigningKey, payload: &Value) -> Result<String, PkiError> {
    let header = json!({ "alg": "ES256", "kid": thumbprint(key.verifying_key()) });
    let encode = |value: &Value| -> Result<String, PkiError> {
        let bytes = serde_json::to_vec(value).map_err(|e| PkiError::new("the token", e))?;
        Ok(BASE64URL.encode(bytes))
    };
    let signed = format!("{}.{}", encode(&header)?, encode(payload)?);
    let signature: Signature = key.sign(signed.as_bytes());
    Ok(format!("{signed}.{}", BASE64URL.encode(signature.to_bytes())))
}

pub fn verify(key: &VerifyingKey, jws: &str) -> Result<Value, PkiError> {
    let refuse = |why: &str| PkiError(format!("the token is not valid: {why}"));
    let mut parts = jws.rsplitn(2, '.');
    let (Some(signature), Some(signed)) = (parts.next(), parts.next()) else {
        return Err(refuse("it does not have three parts"));
    };
    let (header, payload) = signed.split_once('.').ok_or_else(|| refuse("it does not have three parts"))?;
    let decode = |text: &str| BASE64URL.decode(text).map_err(|e| refuse(&e.to_string()));
    let header: Value = serde_json::from_slice(&decode(header)?).map_err(|e| refuse(&e.to_string()))?;
    // The algorithm is never the token's choice (RFC 8725, 3.1), and nothing critical is understood here.
    if header["alg"] != "ES256" || header["kid"] != thumbprint(key) || header.get("crit").is_some() {
        return Err(refuse("another key or algorithm"));
    }
    let value = Signature::from_slice(&decode(signature)?).map_err(|e| refuse(&e.to_string()))?;
    key.verify(signed.as_bytes(), &value).map_err(|e| refuse(&e.to_string()))?;
    serde_json::from_slice(&decode(payload)?).map_err(|e| refuse(&e.to_string()))
}

pub fn key_set(key: &VerifyingKey) -> Value {
    let (x, y) = coordinates(key);
    json!({ "keys": [
        { "kty": "EC", "crv": "P-256", "x": x, "y": y, "use": "sig", "alg": "ES256", "kid": thumbprint(key) },
    ] })
}

/// SHA-256 over the required members in the order of their names, without spaces (RFC 7638, 3).
fn thumbprint(key: &VerifyingKey) -> String {
    let (x, y) = coordinates(key);
    let canonical = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
    BASE64URL.encode(cms::sha256(&[canonical.as_bytes()]))
}

/// The uncompressed point is `04 ‖ x ‖ y`.
fn coordinates(key: &VerifyingKey) -> (String, String) {
    let point = key.to_encoded_point(false);
    let (x, y) = point.as_bytes()[1..].split_at(32);
    (BASE64URL.encode(x), BASE64URL.encode(y))
}
