//! `kabinet keys`: how the vault's keys stand, and changing them.

use accounts::password;
use vault::Purpose;

use crate::house::told;
use crate::place::{Opened, Place};

/// Commands about keys.
#[derive(clap::Subcommand)]
pub enum Keys {
    /// Every version of every purpose key, and of the pepper of passwords.
    Status {
        #[command(flatten)]
        place: Place,
    },
    /// New versions of every key and of the pepper. The portal may go on running, and its worker finishes what takes time.
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
        rotate(&opened).await?;
    }
    for key in opened.vault.status(&opened.db).await? {
        super::say(&key.to_string());
    }
    for pepper in password::pepper_status(&opened.db, &opened.vault).await.map_err(told)? {
        let state = if pepper.is_active { "active" } else { "retained" };
        super::say(&format!(
            "{:<9} version {:<3} {state:<9} made {}  in {} passwords",
            "pepper",
            pepper.number,
            pepper.made_at.format("%Y-%m-%d %H:%M UTC"),
            pepper.used_by
        ));
    }
    opened.db.close().await;
    Ok(())
}

async fn rotate(opened: &Opened) -> anyhow::Result<()> {
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
    let index = opened.vault.rotate(&opened.db, Purpose::Index).await?;
    super::say(&format!(
        "index     version {}: the portal's worker takes it into use in two minutes and indexes everything anew",
        index.version
    ));
    let pepper = password::rotate_pepper(&opened.db, &opened.vault, &opened.random).await?;
    super::say(&format!(
        "pepper    version {pepper} is active, each password is hashed anew at its owner's next sign-in"
    ));
    Ok(())
}
