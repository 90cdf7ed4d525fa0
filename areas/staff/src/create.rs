//! A new member of staff: made at once (the demo) or invited by a one-time link (everywhere else).

use base::{Sensitive, StaffId};
use db::Tx;
use delivery::Channel;
use notifications::Outgoing;
use text::Words;
use vault::Index;
use web::{House, Role, WebResult};

use crate::invitation;
use crate::member::{Person, login, password_cell, person_cell};
use crate::store::{self, MemberRow};

/// A member of staff to be made with a password: by the demo and by tests. Without a second factor nobody gets in.
#[derive(Clone, Debug)]
pub struct NewStaff {
    /// Login: e-mail.
    pub email: String,
    /// Phone; codes go there only where the policy lets them be a factor.
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

/// Somebody who is invited and chooses password and second factor alone.
#[derive(Clone, Debug)]
pub struct Invitee {
    /// Login: e-mail; the link goes there.
    pub email: String,
    /// Phone; may be empty.
    pub phone: String,
    /// «Анна».
    pub name: String,
    /// «Ковалёва».
    pub surname: String,
    /// The agency's code.
    pub agency: String,
    /// Codes of the services they work on; empty is all of the agency.
    pub services: Vec<String>,
    /// What they may do.
    pub role: Role,
}

/// An invitation that was made.
#[derive(Clone, Debug)]
pub struct Invited {
    /// Who.
    pub staff: StaffId,
    /// The one-time link: whoever has it becomes this member of staff.
    pub link: Sensitive<String>,
}

/// Makes a member of staff. A login that exists already is the violated constraint `staff_members_login_index_key`.
///
/// # Errors
/// Only unexpected ones.
pub async fn create(house: &House, tx: &Tx, staff: NewStaff) -> WebResult<StaffId> {
    let id = StaffId::new(&house.clock, &house.random);
    let phc = accounts::password::hash(house, staff.password).await?;
    let person =
        Person { email: login(&staff.email), phone: staff.phone, name: staff.name, surname: staff.surname };
    insert(house, tx, id, &person, (staff.agency, staff.role, Vec::new()), Some(phc)).await?;
    Ok(id)
}

/// Makes a member of staff without password and factor, and posts the one-time link by which they choose both. Journalled by the
/// caller. A login that exists already is the violated constraint, as with [`create`].
///
/// # Errors
/// Only unexpected ones.
pub async fn invite(house: &House, tx: &Tx, invitee: Invitee, t: &Words) -> WebResult<Invited> {
    let id = StaffId::new(&house.clock, &house.random);
    let person = Person {
        email: login(&invitee.email),
        phone: invitee.phone,
        name: invitee.name,
        surname: invitee.surname,
    };
    insert(house, tx, id, &person, (invitee.agency, invitee.role, invitee.services), None).await?;
    let link = send_link(house, tx, id, &person, t).await?;
    Ok(Invited { staff: id, link })
}

/// Makes a one-time link, earlier ones are dead, and posts it to the member's own address: nobody else reads it.
pub(crate) async fn send_link(
    house: &House,
    tx: &Tx,
    staff: StaffId,
    person: &Person,
    t: &Words,
) -> WebResult<Sensitive<String>> {
    let link = invitation::make(house, tx, staff).await?;
    let portal = house.settings.portal_name.of(t.lang).to_owned();
    let hours = house.settings.policy.for_staff().invitations.hours;
    let args =
        [("portal", portal.clone().into()), ("url", link.expose().clone().into()), ("hours", hours.into())];
    let message = Outgoing {
        citizen: None,
        channel: Channel::Email,
        to: person.email.clone(),
        subject: t.with1("staff-letter-subject", "portal", portal),
        text: t.with("staff-letter", &args),
    };
    notifications::post(house, tx, message).await?;
    Ok(link)
}

async fn insert(
    house: &House,
    tx: &Tx,
    id: StaffId,
    person: &Person,
    (agency, role, services): (String, Role, Vec<String>),
    phc: Option<String>,
) -> WebResult<()> {
    let key = house.vault.house();
    if let Some(phc) = &phc {
        accounts::password::kept(tx, id.uuid(), phc).await?;
    }
    let row = MemberRow {
        staff_id: id.uuid(),
        agency,
        role: role.code().to_owned(),
        person: key.seal_json(person_cell(id), person)?,
        password: key.seal_json(password_cell(id), &phc)?,
        services: Some(serde_json::to_value(services)?),
    };
    let login = house.vault.indexed(Index::Email, &person.email);
    store::insert_member(tx, &row, login, house.clock.now()).await?;
    Ok(())
}
