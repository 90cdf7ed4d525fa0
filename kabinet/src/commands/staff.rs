//! `kabinet staff add`: the first members of staff; there is no default account and no default password.

use std::io::Read;

use base::Sensitive;
use web::Role;

use crate::ConfigPath;
use crate::config::Config;
use crate::house::{Keys, build, told};

/// Commands about staff.
#[derive(clap::Subcommand)]
pub enum Staff {
    /// Makes a member of staff; the password is read from standard input.
    Add {
        #[command(flatten)]
        path: ConfigPath,
        /// Login.
        #[arg(long)]
        email: String,
        /// Phone for confirmation codes.
        #[arg(long)]
        phone: String,
        /// Name.
        #[arg(long)]
        name: String,
        /// Surname.
        #[arg(long)]
        surname: String,
        /// The agency's code, as in `service.toml`.
        #[arg(long)]
        agency: String,
        /// Manages the portal instead of deciding cases.
        #[arg(long)]
        administrator: bool,
    },
}

/// Makes the member of staff.
pub async fn run(command: Staff) -> anyhow::Result<()> {
    let Staff::Add { path, email, phone, name, surname, agency, administrator } = command;
    let mut password = String::new();
    std::io::stdin().read_to_string(&mut password)?;
    let password = password.trim_end_matches(['\r', '\n']);
    anyhow::ensure!(
        password.chars().count() >= 12,
        "give a password of at least 12 characters on standard input"
    );
    let built = build(&Config::read(&path.config)?, Keys::Real, None).await?;
    let role = if administrator { Role::Administrator } else { Role::Officer };
    let member = staff::NewStaff {
        email,
        phone,
        password: Sensitive::new(password.to_owned()),
        name,
        surname,
        agency,
        role,
    };
    let tx = built.house.db.begin().await?;
    let id = staff::create(&built.house, &tx, member).await.map_err(told)?;
    tx.commit().await?;
    super::say(&format!("added {id}"));
    built.house.db.close().await;
    Ok(())
}
