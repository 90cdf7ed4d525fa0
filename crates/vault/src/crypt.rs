//! The few cryptographic words everything else is said in: HKDF-SHA256 (RFC 5869), AES-256-GCM (NIST SP 800-38D), HMAC-SHA256.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::{hkdf, hmac};
use base::Random;
use zeroize::Zeroizing;

/// Bytes of every key of the vault.
pub(crate) const KEY_BYTES: usize = 32;
/// Bytes that AES-GCM adds to what it seals.
pub(crate) const TAG_BYTES: usize = 16;
/// Bytes of a nonce.
pub(crate) const NONCE_BYTES: usize = NONCE_LEN;

/// A key that is wiped from memory when the last holder lets it go.
pub(crate) type Key = Zeroizing<[u8; KEY_BYTES]>;

/// Joins parts so that no two different lists of parts give the same bytes: each is preceded by its length.
pub(crate) fn label(parts: &[&[u8]]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(parts.iter().map(|part| part.len() + 4).sum());
    for part in parts {
        let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
        joined.extend_from_slice(&length.to_be_bytes());
        joined.extend_from_slice(part);
    }
    joined
}

/// A new random key.
pub(crate) fn new_key(random: &Random) -> Key {
    let mut key = Zeroizing::new([0; KEY_BYTES]);
    random.fill(key.as_mut_slice());
    key
}

/// A key of its own for one use: HKDF-SHA256 with a random salt and a label that names the use.
#[expect(clippy::expect_used, reason = "HKDF refuses only more than 8160 bytes, and N is 32 or 44 here")]
pub(crate) fn derive<const N: usize>(key: &Key, salt: &[u8], info: &[u8]) -> Zeroizing<[u8; N]> {
    struct Length(usize);
    impl hkdf::KeyType for Length {
        fn len(&self) -> usize {
            self.0
        }
    }
    let mut derived = Zeroizing::new([0; N]);
    hkdf::Salt::new(hkdf::HKDF_SHA256, salt)
        .extract(key.as_slice())
        .expand(&[info], Length(N))
        .and_then(|okm| okm.fill(derived.as_mut_slice()))
        .expect("HKDF gives a few dozen bytes");
    derived
}

/// Seals `text` where it stands and appends the tag. A key and nonce must never meet twice.
#[expect(clippy::expect_used, reason = "AES-256-GCM refuses only texts of 64 GiB and more")]
pub(crate) fn seal_in_place(key: &[u8; KEY_BYTES], nonce: [u8; NONCE_BYTES], aad: &[u8], text: &mut Vec<u8>) {
    let key = UnboundKey::new(&AES_256_GCM, key).map(LessSafeKey::new).expect("a key of 32 bytes");
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(aad), text)
        .expect("a text under 64 GiB");
}

/// Opens what [`seal_in_place`] sealed, where it stands, and returns the plain text; `None` when anything differs.
pub(crate) fn open_in_place<'a>(
    key: &[u8; KEY_BYTES],
    nonce: [u8; NONCE_BYTES],
    aad: &[u8],
    sealed: &'a mut [u8],
) -> Option<&'a mut [u8]> {
    let key = UnboundKey::new(&AES_256_GCM, key).map(LessSafeKey::new).ok()?;
    key.open_in_place(Nonce::assume_unique_for_key(nonce), Aad::from(aad), sealed).ok()
}

/// Wraps a short secret under a key that wraps many: random nonce, ciphertext, tag.
pub(crate) fn wrap(key: &Key, random: &Random, aad: &[u8], secret: &[u8]) -> Vec<u8> {
    let nonce = random.bytes::<NONCE_BYTES>();
    let mut text = secret.to_vec();
    seal_in_place(key, nonce, aad, &mut text);
    let mut wrapped = nonce.to_vec();
    wrapped.append(&mut text);
    wrapped
}

/// Opens what [`wrap`] wrapped; `None` when the key, the label or a byte is another.
pub(crate) fn unwrap(key: &Key, aad: &[u8], wrapped: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = wrapped.split_first_chunk::<NONCE_BYTES>()?;
    let mut text = Zeroizing::new(sealed.to_vec());
    let length = open_in_place(key, *nonce, aad, &mut text)?.len();
    text.truncate(length);
    Some(text)
}

/// Opens a wrapped key.
pub(crate) fn unwrap_key(key: &Key, aad: &[u8], wrapped: &[u8]) -> Option<Key> {
    let plain = unwrap(key, aad, wrapped)?;
    let bytes: [u8; KEY_BYTES] = plain.as_slice().try_into().ok()?;
    Some(Zeroizing::new(bytes))
}

/// HMAC-SHA256.
pub(crate) fn hmac(key: &[u8], text: &[u8]) -> [u8; 32] {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), text);
    let mut bytes = [0; 32];
    bytes.copy_from_slice(tag.as_ref());
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_different_parts_never_meet() {
        assert_ne!(label(&[b"ab", b"c"]), label(&[b"a", b"bc"]));
        assert_ne!(label(&[b"ab"]), label(&[b"ab", b""]));
    }

    #[test]
    fn a_wrapped_key_opens_only_under_its_key_and_label() {
        let random = Random::seeded(1);
        let (outer, other, inner) = (new_key(&random), new_key(&random), new_key(&random));
        let wrapped = wrap(&outer, &random, b"here", inner.as_slice());
        assert_eq!(unwrap_key(&outer, b"here", &wrapped).unwrap(), inner);
        assert!(unwrap_key(&outer, b"there", &wrapped).is_none());
        assert!(unwrap_key(&other, b"here", &wrapped).is_none());
        for position in 0..wrapped.len() {
            let mut changed = wrapped.clone();
            changed[position] ^= 1;
            assert!(unwrap_key(&outer, b"here", &changed).is_none());
        }
        assert!(unwrap_key(&outer, b"here", &wrapped[..5]).is_none());
    }
}
