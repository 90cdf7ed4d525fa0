//! `kabinet staff add`: the first members of staff; there is no default account and no default password.

use clap::ValueEnum;
use text::{Lang, Words};
use web::Role;

use crate::ConfigPath;
use crate::config::Config;
use crate::house::{Keys, build, told};

/// Commands about staff.
#[derive(clap::Subcommand)]
pub enum Staff {
    /// Invites a member of staff and prints the one-time link by which they choose a password and a second factor.
    Add {
        #[command(flatten)]
        path: ConfigPath,
        /// Login; the link goes there, too.
        #[arg(long)]
        email: String,
        /// Phone.
        #[arg(long, default_value = "")]
        phone: String,
        /// Name.
        #[arg(long)]
        name: String,
        /// Surname.
        #[arg(long)]
        surname: String,
        /// The agency's code, as in `service.toml`; `portal` for those who work for the portal itself.
        #[arg(long)]
        agency: String,
        /// What they may do.
        #[arg(long, value_enum, default_value_t = As::Officer)]
        role: As,
    },
}

/// A role on the command line.
#[derive(Clone, Copy, ValueEnum)]
pub enum As {
    /// Decides cases of the agency.
    Officer,
    /// Sees load and terms of an agency.
    Supervisor,
    /// Checks pictures of documents.
    ProofingOfficer,
    /// Works at a service centre.
    CentreOperator,
    /// Helps people back in.
    Support,
    /// Writes the portal's words.
    Editor,
    /// Reads the journal.
    Auditor,
    /// Invites everybody else.
    Administrator,
}

impl From<As> for Role {
    fn from(role: As) -> Self {
        match role {
            As::Officer => Self::Officer,
            As::Supervisor => Self::Supervisor,
            As::ProofingOfficer => Self::ProofingOfficer,
            As::CentreOperator => Self::CentreOperator,
            As::Support => Self::Support,
            As::Editor => Self::Editor,
            As::Auditor => Self::Auditor,
            As::Administrator => Self::Administrator,
        }
    }
}

/// Invites the member of staff.
pub async fn run(command: Staff) -> anyhow::Result<()> {
    let Staff::Add { path, email, phone, name, surname, agency, role } = command;
    let built = build(&Config::read(&path.config)?, Keys::Real, None).await?;
    let house = &built.house;
    let invitee =
        staff::Invitee { email, phone, name, surname, agency, services: Vec::new(), role: role.into() };
    let tx = house.db.begin().await?;
    let words = Words::new(house.book.clone(), Lang::Ru);
    let invited = staff::invite(house, &tx, invitee, &words).await.map_err(told)?;
    tx.commit().await?;
    super::say(&format!("invited {}: {}", invited.staff, invited.link.expose()));
    built.house.db.close().await;
    Ok(())
}
