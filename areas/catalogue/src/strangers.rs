//! Names that stand for something outside of a service's folder: registers and agencies. A slip in one leads an application to a register
//! that never answers, or to an office where nobody works, and no path of the course shows it: so they are compared with those that are
//! known. A new register or a new agency is no fault, so what is said of them is a warning.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::fault::{Fault, Faults, suggestion};
use crate::{Catalogue, Service, Step, of_folder};

/// A name, the key it stands behind, and its file.
type Name = (String, &'static str, &'static str);

/// So many letters may be another one in a slip of the pen.
const SLIP: usize = 2;

/// Registers and agencies of a folder of services, or of one service's folder, that no other service knows, neither beside it nor among
/// those that are shipped; and those that look like a slip in another one's name.
#[must_use]
pub fn strangers(folder: &Path) -> Vec<Fault> {
    let alone = folder.join("service.toml").is_file();
    let read = |folder: &Path| Catalogue::load(folder).map_or_else(|_| Vec::new(), |read| read.all());
    let (own, beside) = if alone {
        let own: Vec<_> = of_folder(folder).into_iter().map(Arc::new).collect();
        let parent = folder.canonicalize().ok().and_then(|whole| whole.parent().map(read));
        (own, parent.unwrap_or_default())
    } else {
        let all = read(folder);
        (all.clone(), all)
    };
    let shipped = Catalogue::shipped().all();
    own.iter()
        .flat_map(|service| {
            let others = beside.iter().chain(&shipped).filter(|other| other.code != service.code);
            let same = shipped.iter().find(|other| other.code == service.code);
            unknown(service, others.flat_map(|other| names(other)).collect(), same, alone)
        })
        .collect()
}

fn unknown(
    service: &Service,
    others: BTreeSet<Name>,
    shipped: Option<&Arc<Service>>,
    alone: bool,
) -> Vec<Fault> {
    let noted = Faults::of(if alone { "" } else { &service.code });
    let shipped = shipped.map_or_else(Vec::new, |service| names(service));
    for (name, key, file) in names(service) {
        let kin: BTreeSet<&str> =
            others.iter().filter(|other| other.1 == key).map(|other| other.0.as_str()).collect();
        let near = suggestion(&name, kin.iter().copied());
        let near = if near.contains("did you mean") { near } else { String::new() };
        let is_shipped = shipped.iter().any(|own| own.0 == name && own.1 == key);
        let is_slip = || kin.iter().any(|other| strsim::damerau_levenshtein(&name, other) <= SLIP);
        if kin.contains(name.as_str()) || is_shipped && !is_slip() {
            continue;
        }
        let message = match key {
            "register" => format!(
                "no other service asks a register \"{name}\": without one of that name applications would wait for ever{near}"
            ),
            _ => format!(
                "no other service knows an agency \"{name}\": without staff of that agency nobody would see the cases{near}"
            ),
        };
        noted.add(file, line(service, file, &name, key), message);
    }
    noted.into_list()
}

fn names(service: &Service) -> Vec<Name> {
    let steps = service.steps.iter().filter_map(|step| match step {
        Step::Check { register, .. } => Some((register.clone(), "register", "service.toml")),
        _ => None,
    });
    let asked = service.form.registers.iter().map(|asked| (asked.register.clone(), "register", "form.toml"));
    let agency = std::iter::once((service.agency.clone(), "agency", "service.toml"));
    let others = service.competences.iter().map(|one| (one.agency.clone(), "agency", "service.toml"));
    steps.chain(asked).chain(agency).chain(others).collect()
}

fn line(service: &Service, file: &str, name: &str, key: &str) -> usize {
    let says = |line: &str| {
        let said = line.split_once('=').map(|(found, value)| (found.trim(), value.trim()));
        said == Some((key, format!("\"{name}\"").as_str()))
    };
    let lines = service.files.get(file).map(|text| text.lines());
    lines.and_then(|mut lines| lines.position(says)).map_or(1, |place| place + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A copy of a shipped service in a folder of its own, with one word of it changed.
    fn changed(code: &str, file: &str, from: &str, to: &str) -> (tempfile::TempDir, std::path::PathBuf) {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join(code);
        for (name, text) in &Catalogue::shipped().get(code).unwrap().files {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            let text = if name == file { text.replace(from, to) } else { text.clone() };
            std::fs::write(path, text).unwrap();
        }
        (home, folder)
    }

    fn told(found: &[Fault]) -> String {
        found.iter().map(|fault| format!("{fault}\n")).collect()
    }

    /// covers LEAP-07: a name of a register or an agency that nobody else knows is told with its line and the nearest known one
    #[test]
    fn a_slip_in_the_name_of_a_register_or_an_agency_is_told() {
        let code = "residence-certificate";
        let (home, folder) =
            changed(code, "service.toml", "register = \"residence\"", "register = \"residense\"");
        let found = told(&strangers(&folder));
        assert!(found.contains("service.toml:") && found.contains("did you mean \"residence\"?"), "{found}");
        assert!(!found.contains("service.toml:1:"), "the line of the step: {found}");
        assert!(told(&strangers(home.path())).contains("residence-certificate/service.toml:"));
        let (_home, folder) =
            changed(code, "service.toml", "register = \"residence\"", "register = \"dogs\"");
        let found = told(&strangers(&folder));
        assert!(found.contains("no other service asks a register \"dogs\""), "{found}");
        let (_home, folder) =
            changed(code, "service.toml", "agency = \"migration-office\"", "agency = \"dog-office\"");
        let found = told(&strangers(&folder));
        assert!(found.contains("service.toml:6:") && found.contains("an agency \"dog-office\""), "{found}");
    }

    /// covers LEAP-07
    #[test]
    fn nothing_is_said_of_the_shipped_services() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../services");
        assert_eq!(told(&strangers(&folder)), "");
    }
}
