//! Signed states of the tree: checkpoints in the form of C2SP tlog-checkpoint, signed as C2SP signed-note with Ed25519.

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use vault::VaultError;

use crate::tree::{self, Hash};

/// The algorithm byte of an Ed25519 key in a signed note.
const ED25519_NOTE: u8 = 1;

/// A signed state of the tree, read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// How many leaves the tree had.
    pub size: u64,
    /// The tree's hash (RFC 6962, section 2.1).
    pub root: [u8; 32],
}

/// Signs checkpoints and knows its own signatures.
pub(crate) struct Signer {
    pair: Ed25519KeyPair,
    origin: String,
    key_id: [u8; 4],
}

impl Signer {
    /// From the 32 bytes of an Ed25519 seed (RFC 8032).
    pub(crate) fn new(seed: &[u8]) -> Result<Self, VaultError> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed)
            .map_err(|_| VaultError::Keys("the journal's checkpoint key is not an Ed25519 seed".into()))?;
        let public = pair.public_key().as_ref();
        let origin = format!("kabinet-journal/{}", hex::encode(&tree::hash(public)[..8]));
        let text = [origin.as_bytes(), &[b'\n', ED25519_NOTE], public].concat();
        let [a, b, c, d, ..] = tree::hash(&text);
        Ok(Self { pair, origin, key_id: [a, b, c, d] })
    }

    /// The tree's name: the first line of its checkpoints and the name of its key.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// The public key in the form of signed-note: name, key id and key joined by `+`.
    pub(crate) fn verifier_key(&self) -> String {
        let key = [&[ED25519_NOTE], self.pair.public_key().as_ref()].concat();
        format!("{}+{}+{}", self.origin, hex::encode(self.key_id), STANDARD.encode(key))
    }

    /// The signed note for a tree.
    pub(crate) fn sign(&self, size: u64, root: &Hash) -> String {
        let text = format!("{}\n{size}\n{}\n", self.origin, STANDARD.encode(root));
        let signature = [&self.key_id, self.pair.sign(text.as_bytes()).as_ref()].concat();
        format!("{text}\n\u{2014} {} {}\n", self.origin, STANDARD.encode(signature))
    }

    /// What a note of this journal says; `None` when it is not one or its signature is not ours.
    pub(crate) fn read(&self, note: &str) -> Option<Checkpoint> {
        let (body, signatures) = note.split_once("\n\n")?;
        let text = format!("{body}\n");
        let mut lines = body.lines();
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        if origin != self.origin {
            return None;
        }
        let start = format!("\u{2014} {} ", self.origin);
        let signed = signatures.lines().filter_map(|line| line.strip_prefix(&start)).any(|signature| {
            let signature = STANDARD.decode(signature).unwrap_or_else(|_| Vec::new());
            signature.strip_prefix(&self.key_id).is_some_and(|signature| {
                let key = UnparsedPublicKey::new(&ED25519, self.pair.public_key().as_ref());
                key.verify(text.as_bytes(), signature).is_ok()
            })
        });
        if !signed {
            return None;
        }
        let root = STANDARD.decode(root).ok()?.try_into().ok()?;
        Some(Checkpoint { size: size.parse().ok()?, root })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read_back_and_a_changed_one_is_not() {
        let signer = Signer::new(&[3; 32]).unwrap();
        let note = signer.sign(5, &[9; 32]);
        assert_eq!(signer.read(&note), Some(Checkpoint { size: 5, root: [9; 32] }));
        assert_eq!(signer.read(&note.replace("\n5\n", "\n6\n")), None);
        assert_eq!(Signer::new(&[4; 32]).unwrap().read(&note), None);
        let cosigned = format!("{note}\u{2014} witness.example AAAAAAAA\n");
        assert!(signer.read(&cosigned).is_some(), "other signatures are left alone");
        assert!(Signer::new(&[4; 31]).is_err());
    }
}
