//! Who may know whom, read from the manifests. Circles need no check: cargo refuses them.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};

use super::File;

/// Database drivers, and the one room that names them.
const DRIVERS: [&str; 6] =
    ["sea-orm", "sea-orm-migration", "sqlx", "rusqlite", "tokio-postgres", "libsqlite3-sys"];
const DRIVER_ROOM: &str = "crates/db";

/// Which rooms a room may name: by the first folder of its path.
fn may_name(room: &str) -> Option<&'static [&'static str]> {
    Some(match room {
        "crates" | "sandbox" => &["crates"],
        "areas" | "connectors" => &["crates", "areas"],
        // The browser plays a person, and looks into the pretend mailbox; it knows the portal only by its address.
        "browser" => &["sandbox"],
        "xtask" => &[],
        _ => return None,
    })
}

pub fn check(files: &[File], faults: &mut Vec<String>) -> Result<()> {
    let manifests = manifests(files)?;
    let rooms: BTreeMap<&str, &str> = manifests
        .iter()
        .filter_map(|(path, manifest)| Some((manifest["package"]["name"].as_str()?, path.as_str())))
        .collect();
    for (path, manifest) in &manifests {
        let room = path.split('/').next().unwrap_or(path);
        for section in ["dependencies", "build-dependencies", "dev-dependencies"] {
            let Some(needs) = manifest.get(section).and_then(toml::Value::as_table) else { continue };
            for need in needs.keys() {
                if DRIVERS.contains(&need.as_str()) && path != DRIVER_ROOM {
                    faults.push(format!("{path}: names the driver {need}; only {DRIVER_ROOM} does"));
                }
                // What only tests need may come from anywhere.
                let (Some(allowed), Some(other), false) =
                    (may_name(room), rooms.get(need.as_str()), section.starts_with("dev"))
                else {
                    continue;
                };
                if !allowed.contains(&other.split('/').next().unwrap_or(other)) {
                    faults.push(format!("{path}: may not name {other}"));
                }
            }
        }
    }
    Ok(())
}

/// Every package: its folder and its manifest.
pub fn manifests(files: &[File]) -> Result<Vec<(String, toml::Value)>> {
    let mut found = Vec::new();
    for file in files {
        let Some(folder) = file.path.strip_suffix("/Cargo.toml") else { continue };
        let manifest: toml::Table = file.text.parse().with_context(|| file.path.clone())?;
        found.push((folder.to_owned(), toml::Value::Table(manifest)));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(path: &str, needs: &str) -> File {
        let name = path.rsplit('/').next().unwrap();
        File { path: format!("{path}/Cargo.toml"), text: format!("[package]\nname = \"{name}\"\n{needs}") }
    }

    #[test]
    fn the_spine_names_no_area_and_areas_name_no_connector() {
        let files = [
            manifest(
                "crates/web",
                "[dependencies]\naccounts.workspace = true\n[dev-dependencies]\nregisters = \"1\"",
            ),
            manifest("areas/accounts", "[dependencies]\nregisters.workspace = true\nsqlx = \"1\""),
            manifest(
                "connectors/registers",
                "[dependencies]\naccounts.workspace = true\nweb.workspace = true",
            ),
            manifest("kabinet", "[dependencies]\nregisters.workspace = true\nweb.workspace = true"),
        ];
        let mut faults = Vec::new();
        check(&files, &mut faults).unwrap();
        assert_eq!(
            faults,
            [
                "crates/web: may not name areas/accounts",
                "areas/accounts: may not name connectors/registers",
                "areas/accounts: names the driver sqlx; only crates/db does"
            ]
        );
    }
}
