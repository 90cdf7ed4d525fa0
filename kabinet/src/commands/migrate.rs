//! `kabinet migrate`: brings the schema up to date and says what it did.

use db::Db;

use crate::ConfigPath;
use crate::config::Config;

/// Applies the missing steps.
pub async fn run(path: &ConfigPath) -> anyhow::Result<()> {
    let config = Config::read(&path.config)?;
    let db = Db::connect(&config.database).await?;
    let applied = db.migrate(&crate::areas::migrations()).await?;
    for step in &applied {
        super::say(&format!("applied {step}"));
    }
    super::say(&format!("{} steps applied, the schema is up to date", applied.len()));
    db.close().await;
    Ok(())
}
