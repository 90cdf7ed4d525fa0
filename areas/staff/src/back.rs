//! Where a member of staff was going when the sign-in stopped them.

/// The page of everybody's own desk.
pub(crate) const HOME: &str = "/staff";

/// Only a page of the desks, and none of those on which one signs in or out; anything else leads to the own desk.
pub(crate) fn own(to: &str) -> String {
    let is_desk = to == HOME || to.starts_with("/staff/");
    let is_door = ["/staff/sign-", "/staff/invitations"].iter().any(|door| to.starts_with(door));
    web::local_path(to).filter(|_| is_desk && !is_door).unwrap_or(HOME).to_owned()
}

/// Adds the way back to a path.
pub(crate) fn keep(path: &str, to: &str) -> String {
    if to == HOME { path.to_owned() } else { accounts::with_return(path, to) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leads_out_of_the_desks_or_round_in_a_circle() {
        assert_eq!(own("/staff/cases/1?page=2"), "/staff/cases/1?page=2");
        for foreign in [
            "",
            "/",
            "/profile",
            "/staffing",
            "https://evil.example/staff/",
            "//evil.example/staff/",
            "/\\evil.example/staff",
            "/staff/sign-in?return=/staff",
            "/staff/sign-out",
            "/staff/invitations/1",
        ] {
            assert_eq!(own(foreign), HOME, "{foreign}");
        }
        assert_eq!(keep("/staff/sign-in", HOME), "/staff/sign-in");
        assert_eq!(keep("/staff/sign-in", "/staff/a?b=1"), "/staff/sign-in?return=%2Fstaff%2Fa%3Fb%3D1");
    }
}
