//! Staff: accounts, sign-in with a second factor, sessions, roles.

use db::{Migration, Tx};
use text::Source;
use web::{House, Role, WebResult};

/// A member of staff to be made (by the demo and by `kabinet staff add`).
#[derive(Clone, Debug)]
pub struct NewStaff {
    /// Login: e-mail.
    pub email: String,
    /// Phone for codes.
    pub phone: String,
    /// Password.
    pub password: base::Sensitive<String>,
    /// «Анна».
    pub name: String,
    /// «Ковалёва».
    pub surname: String,
    /// The agency's code.
    pub agency: String,
    /// What they may do.
    pub role: Role,
}

/// Makes a member of staff.
pub async fn create(_house: &House, _tx: &Tx, _staff: NewStaff) -> WebResult<base::StaffId> {
    todo!()
}
/// «Анна К., специалист» by id, for citizens' pages; one query for all.
pub async fn short_names(_house: &House, _rows: &impl db::Rows, _ids: &[base::StaffId]) -> WebResult<std::collections::HashMap<base::StaffId, String>> {
    todo!()
}
/// Middleware: finds the staff session by its cookie and puts `web::StaffSession` into the request's extensions.
pub async fn session_layer(
    axum::extract::State(_house): axum::extract::State<House>,
    request: axum::extract::Request,
    next: axum::middleware::Next,
) -> axum::response::Response {
    next.run(request).await
}
/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    todo!()
}
/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    todo!()
}
/// `/staff/sign-in`, `/staff/sign-out`, `/staff` (to the queue, or the administrator's page).
pub fn routes() -> axum::Router<House> {
    todo!()
}
/// Sweeps.
pub fn jobs(_registry: &mut jobs::Registry, _house: &House) {
    todo!()
}
