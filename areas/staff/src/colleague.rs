//! Who works beside whom: officers as other officers see them.

use base::StaffId;
use db::{Rows, Tx};
use delivery::Channel;
use notifications::Outgoing;
use web::{House, Problem, Role, WebResult};

use crate::member;
use crate::store::member as store;

/// An officer or a supervisor who may sign in.
#[derive(Clone, Debug)]
pub struct Colleague {
    /// Who.
    pub staff: StaffId,
    /// «Анна Ковалёва».
    pub name: String,
    /// «Анна К.».
    pub short_name: String,
    /// The agency's code.
    pub agency: String,
    /// Codes of the services they work on; empty is all of the agency.
    pub services: Vec<String>,
}

impl Colleague {
    /// Whether a service of their agency is among those they work on.
    #[must_use]
    pub fn works_on(&self, service: &str) -> bool {
        self.services.is_empty() || self.services.iter().any(|code| code == service)
    }
}

/// The officers of an agency by name; one question to the database.
///
/// # Errors
/// Only unexpected ones.
pub async fn colleagues(house: &House, rows: &impl Rows, agency: &str) -> WebResult<Vec<Colleague>> {
    let mut all = officers(house, rows).await?;
    all.retain(|one| one.agency == agency);
    Ok(all)
}

/// The officers of every agency by name; one question to the database.
///
/// # Errors
/// Only unexpected ones.
pub async fn officers(house: &House, rows: &impl Rows) -> WebResult<Vec<Colleague>> {
    with_role(house, rows, Role::Officer).await
}

/// The supervisors of every agency by name; one question to the database.
///
/// # Errors
/// Only unexpected ones.
pub async fn supervisors(house: &House, rows: &impl Rows) -> WebResult<Vec<Colleague>> {
    with_role(house, rows, Role::Supervisor).await
}

/// Writes to a member of staff, in the caller's transaction: subject and text go to their own address, which nobody else reads.
///
/// # Errors
/// [`web::Problem::NotFound`] for nobody.
pub async fn write_to(
    house: &House,
    tx: &Tx,
    staff: StaffId,
    (subject, text): (String, String),
) -> WebResult<()> {
    let row = store::find(tx, staff).await?.ok_or(Problem::NotFound)?;
    let to = member::opened(house, staff, &row.person)?.email;
    let message = Outgoing { citizen: None, channel: Channel::Email, to, subject, text };
    notifications::post(house, tx, message).await
}

async fn with_role(house: &House, rows: &impl Rows, role: Role) -> WebResult<Vec<Colleague>> {
    let mut all = Vec::new();
    for row in store::active(rows, role.code()).await? {
        let staff = StaffId(row.staff_id);
        let person = member::opened(house, staff, &row.person)?;
        all.push(Colleague {
            staff,
            name: person.full_name(),
            short_name: person.short_name(),
            agency: row.agency,
            services: member::services(row.services.as_ref()),
        });
    }
    all.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(all)
}
