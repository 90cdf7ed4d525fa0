//! Who works beside whom: officers as other officers see them.

use base::StaffId;
use db::Rows;
use web::{House, WebResult};

use crate::member;
use crate::store::member as store;

/// An officer who may sign in.
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
    let mut all = Vec::new();
    for row in store::active(rows, web::Role::Officer.code()).await? {
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
