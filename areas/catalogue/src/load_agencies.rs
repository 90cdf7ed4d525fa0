//! One agency has one name, in whichever service it is read: a person who looks for an office must not find two.

use std::collections::BTreeMap;
use std::sync::Arc;

use text::Lang;

use crate::Service;
use crate::fault::Faults;

/// Reports agencies that two services call differently, at the later of the two.
pub(crate) fn check(services: &[Arc<Service>], faults: &Faults) {
    for (lang, file) in [(Lang::Ru, "ru.ftl"), (Lang::En, "en.ftl")] {
        let mut known: BTreeMap<(String, bool), (String, &str)> = BTreeMap::new();
        for service in services {
            let words = service.words(lang);
            for (agency, is_short, key) in named(service) {
                let name = words.get(&key);
                let (said, by) =
                    known.entry((agency.clone(), is_short)).or_insert((name.clone(), &service.code));
                if *said != name {
                    let message =
                        format!("\"{agency}\" is called «{name}» here and «{said}» in {by}: it has one name");
                    faults.add(&format!("{}/{file}", service.code), line(service, file, &key), message);
                }
            }
        }
    }
}

/// The agencies of a service: code, whether it is the short name, the key of its words.
fn named(service: &Service) -> Vec<(String, bool, String)> {
    let own = [("agency", false), ("agency-short", true)];
    let own = own.map(|(key, is_short)| (service.agency.clone(), is_short, key.to_owned()));
    let other =
        service.competences.iter().map(|one| (one.agency.clone(), false, format!("agency-{}", one.agency)));
    own.into_iter().chain(other).collect()
}

fn line(service: &Service, file: &str, key: &str) -> usize {
    let says = |text: &str| text.split_once(" =").is_some_and(|(found, _)| found == key);
    let lines = service.files.get(file).map(|text| text.lines());
    lines.and_then(|mut lines| lines.position(says)).map_or(1, |place| place + 1)
}
