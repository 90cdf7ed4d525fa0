//! The secret link of one question to one device. It is derived, not kept: the queue holds no secret, the table only its hash.

use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use db::Tx;
use uuid::Uuid;
use web::{House, WebResult};

/// 256 bits in Base64.
pub(super) async fn of(house: &House, tx: &Tx, ask: Uuid, factor: Uuid) -> WebResult<String> {
    let secret = house.vault.secret(tx, "factors.links", || house.random.bytes::<32>().to_vec()).await?;
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.expose());
    let mut bytes = ask.as_bytes().to_vec();
    bytes.extend_from_slice(factor.as_bytes());
    Ok(URL_SAFE_NO_PAD.encode(hmac::sign(&key, &bytes)))
}

pub(super) fn hash(link: &str) -> Vec<u8> {
    digest::digest(&digest::SHA256, link.as_bytes()).as_ref().to_vec()
}
