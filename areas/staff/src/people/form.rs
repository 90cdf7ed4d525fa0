//! The part of the forms that says what somebody works on: role, agency, services.

use catalogue::Catalogue;
use text::Words;
use ui::Choice;
use web::{FieldErrors, Fields, Role};

/// The agency of those who work for the portal itself.
const PORTAL: &str = "portal";

/// What somebody works on, as typed.
#[derive(Clone, Default)]
pub(super) struct Scope {
    pub role: String,
    pub agency: String,
    pub services: Vec<String>,
}

impl Scope {
    pub(super) fn of(fields: &Fields) -> Self {
        Self {
            role: fields.get("role").to_owned(),
            agency: fields.get("agency").to_owned(),
            services: fields.all("services").into_iter().map(ToOwned::to_owned).collect(),
        }
    }

    /// The role, when role, agency and services exist and belong together; otherwise the errors say why not.
    pub(super) fn checked(&self, t: &Words, catalogue: &Catalogue, errors: &mut FieldErrors) -> Option<Role> {
        let role = Role::from_code(&self.role);
        if role.is_none() {
            errors.add("role", t.get("staff-scope-role-missing"));
        }
        if !agencies(t, catalogue).iter().any(|(code, _)| *code == self.agency) {
            errors.add("agency", t.get("staff-scope-agency-missing"));
        }
        let fits =
            |code: &String| catalogue.get(code).is_some_and(|service| service.is_served_by(&self.agency));
        if !self.services.iter().all(fits) {
            errors.add("services", t.get("staff-scope-services-foreign"));
        }
        role
    }
}

/// What the three questions show.
pub(super) struct ScopeView {
    pub roles: Vec<Choice>,
    pub agencies: Vec<Choice>,
    pub services: Vec<Choice>,
}

impl ScopeView {
    pub(super) fn new(t: &Words, catalogue: &Catalogue, scope: &Scope) -> Self {
        let role = |role: &Role| Choice {
            value: role.code().to_owned(),
            label: t.get(&format!("staff-role-{}", role.code())),
            hint: t.get(&format!("staff-role-{}-text", role.code())),
            chosen: role.code() == scope.role,
        };
        let agency = |(code, name): (String, String)| {
            let chosen = code == scope.agency;
            Choice { value: code, label: name, hint: String::new(), chosen }
        };
        let all = catalogue.all();
        let service = |service: &std::sync::Arc<catalogue::Service>| {
            let words = service.words(t.lang);
            Choice {
                value: service.code.clone(),
                label: words.get("title"),
                hint: words.get("agency"),
                chosen: scope.services.contains(&service.code),
            }
        };
        Self {
            roles: Role::ALL.iter().map(role).collect(),
            agencies: agencies(t, catalogue).into_iter().map(agency).collect(),
            services: all.iter().map(service).collect(),
        }
    }
}

/// The agency's name: the services' words say it.
pub(crate) fn agency_name(t: &Words, catalogue: &Catalogue, code: &str) -> String {
    let known = agencies(t, catalogue).into_iter().find(|(known, _)| known == code);
    known.map_or_else(|| code.to_owned(), |(_, name)| name)
}

/// Every agency once: the portal first, then in the order of the catalogue.
pub(crate) fn agencies(t: &Words, catalogue: &Catalogue) -> Vec<(String, String)> {
    let mut found = vec![(PORTAL.to_owned(), t.get("staff-agency-portal"))];
    for service in catalogue.all().iter() {
        for code in service.agencies() {
            if !found.iter().any(|(known, _)| known == code) {
                found.push((code.to_owned(), service.agency_name(code, &service.words(t.lang))));
            }
        }
    }
    found
}
