//! What documents are made with: the renderer, the portal's seal and the key of the human codes.

use pki::Seal;
use web::{House, WebResult};

use crate::code::CodeKey;

/// Letters rendered at the same time: each takes a whole core for about a hundredth of a second.
const PARALLEL: usize = 2;

/// The renderer and the portal's seal; made once by the leaf and given to those who issue.
#[derive(Clone)]
pub struct Press {
    /// Renders letters.
    pub renderer: pdf::Renderer,
    /// The portal's seal.
    pub seal: Seal,
    pub(crate) codes: CodeKey,
}

impl Press {
    /// Opens the seal, making it the first time.
    ///
    /// # Errors
    /// When the database or the keys do not answer, or the kept seal is damaged.
    pub async fn open(house: &House) -> WebResult<Self> {
        let mut failed = None;
        let tx = house.db.begin().await?;
        let seal = house
            .vault
            .secret(&tx, "documents.seal", || {
                let made = Seal::generate(&house.settings.portal_name.ru, &house.clock, &house.random);
                made.unwrap_or_else(|error| {
                    failed = Some(error);
                    Vec::new()
                })
            })
            .await?;
        if let Some(error) = failed {
            // Without a commit the empty secret is forgotten.
            return Err(error.into());
        }
        let codes =
            house.vault.secret(&tx, "documents.codes", || house.random.bytes::<32>().to_vec()).await?;
        tx.commit().await?;
        Ok(Self {
            renderer: pdf::Renderer::new(PARALLEL),
            seal: Seal::open(seal.expose())?,
            codes: CodeKey::new(codes.expose()),
        })
    }
}
