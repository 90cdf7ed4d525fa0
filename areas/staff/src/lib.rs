//! Staff: accounts, sign-in with a second factor, sessions, roles.

use std::collections::HashMap;
use std::time::Duration;

use axum::response::Redirect;
use axum::routing::{get, post};
use base::{Sensitive, StaffId};
use db::{Migration, Rows, Tx};
use text::Source;
use vault::Index;
use web::{House, Role, WebResult};

mod code;
mod member;
mod session;
mod sign_in;
mod store;

pub use session::session_layer;

/// A member of staff to be made (by the demo and by `kabinet staff add`).
#[derive(Clone, Debug)]
pub struct NewStaff {
    /// Login: e-mail.
    pub email: String,
    /// Phone for codes.
    pub phone: String,
    /// Password.
    pub password: Sensitive<String>,
    /// «Анна».
    pub name: String,
    /// «Ковалёва».
    pub surname: String,
    /// The agency's code.
    pub agency: String,
    /// What they may do.
    pub role: Role,
}

/// Makes a member of staff. A login that exists already is the violated constraint `staff_members_login_index_key`.
pub async fn create(house: &House, tx: &Tx, staff: NewStaff) -> WebResult<StaffId> {
    let id = StaffId::new(&house.clock, &house.random);
    let key = house.vault.house();
    let phc = accounts::password::hash(house, staff.password).await?;
    let email = member::login(&staff.email);
    let login_index = house.vault.index(Index::Email, &email);
    let person = member::Person { email, phone: staff.phone, name: staff.name, surname: staff.surname };
    let row = store::MemberRow {
        staff_id: id.uuid(),
        agency: staff.agency,
        role: staff.role.code().to_owned(),
        person: key.seal_json(member::person_cell(id), &person)?,
        password: key.seal_json(member::password_cell(id), &phc)?,
    };
    store::insert_member(tx, &row, login_index, house.clock.now()).await?;
    Ok(id)
}

/// «Анна К.» by id, for citizens' pages; one query for all, none for no ids.
pub async fn short_names(
    house: &House,
    rows: &impl Rows,
    ids: &[StaffId],
) -> WebResult<HashMap<StaffId, String>> {
    let mut names = HashMap::new();
    for row in store::persons(rows, ids).await? {
        let staff = StaffId(row.staff_id);
        names.insert(staff, sign_in::person(house, staff, &row.person)?.short_name());
    }
    Ok(names)
}

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration { area: "staff", name: "0001_staff", sql: include_str!("migrations/0001_staff.sql") }]
}

/// This area's words.
#[must_use]
pub fn words() -> [Source; 2] {
    Source::pair("staff", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}

/// `/staff/sign-in`, `/staff/sign-out`, `/staff` (to the queue, or the administrator's page).
pub fn routes() -> axum::Router<House> {
    axum::Router::new()
        .route("/staff", get(home))
        .route("/staff/sign-in", get(sign_in::page).post(sign_in::post))
        .route("/staff/sign-in/code", get(code::page).post(code::post))
        .route("/staff/sign-in/code/again", post(code::again))
        .route("/staff/sign-out", post(session::sign_out))
}

/// Sweeps of ended sessions and old failures.
pub fn jobs(registry: &mut jobs::Registry, house: &House) {
    let house = house.clone();
    registry.every("staff.sweep", Duration::from_secs(600), move || {
        let house = house.clone();
        async move {
            let now = house.clock.now();
            let tx = house.db.begin().await?;
            let sessions = now - chrono::Duration::hours(house.settings.policy.for_staff().sessions.hours);
            store::sweep(&tx, sessions, now - chrono::Duration::days(1)).await?;
            Ok(tx.commit().await?)
        }
    });
}

/// `GET /staff`: where this member of staff works.
async fn home(web::Staff(session): web::Staff) -> Redirect {
    Redirect::to(match session.role {
        Role::Officer => "/staff/queue",
        Role::ProofingOfficer => "/staff/proofing",
        Role::CentreOperator => "/staff/centre",
        Role::Support => "/staff/recovery",
        Role::Editor | Role::Administrator => "/staff/admin",
        Role::Auditor => "/staff/audit",
    })
}
