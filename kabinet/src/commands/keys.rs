//! `kabinet keys`: how the vault's keys stand, and changing them.

use vault::Purpose;

use crate::place::Place;

/// Commands about keys.
#[derive(clap::Subcommand)]
pub enum Keys {
    /// Every version of every purpose key.
    Status {
        #[command(flatten)]
        place: Place,
    },
    /// New versions of the keys that wrap citizens' keys, the house's key and the secrets. The portal may go on running.
    Rotate {
        #[command(flatten)]
        place: Place,
    },
}

/// Carries it out.
pub async fn run(command: Keys) -> anyhow::Result<()> {
    let (Keys::Status { place } | Keys::Rotate { place }) = &command;
    let opened = place.open().await?;
    if matches!(command, Keys::Rotate { .. }) {
        for purpose in [Purpose::Citizens, Purpose::House, Purpose::Secrets] {
            let rotated = opened.vault.rotate(&opened.db, purpose).await?;
            super::say(&format!(
                "{:<9} version {} is active, {} keys wrapped anew, {} old versions destroyed",
                purpose.name(),
                rotated.version,
                rotated.rewrapped,
                rotated.destroyed
            ));
        }
    }
    for key in opened.vault.status(&opened.db).await? {
        super::say(&key.to_string());
    }
    opened.db.close().await;
    Ok(())
}
