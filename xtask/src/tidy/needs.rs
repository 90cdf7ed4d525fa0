//! Dependencies that nobody uses.

use anyhow::Result;

use super::{File, code, directions};

/// Named only for a feature or a version, not in code: package and dependency.
const BY_FEATURE: [(&str, &str); 0] = [];

pub fn check(files: &[File], faults: &mut Vec<String>) -> Result<()> {
    for (folder, manifest) in directions::manifests(files)? {
        let inside = format!("{folder}/");
        let code: String = files
            .iter()
            .filter(|file| file.path.starts_with(&inside) && (file.is(".rs") || file.is(".html")))
            .map(|file| code::only_code(&file.text))
            .collect();
        for section in ["dependencies", "build-dependencies", "dev-dependencies"] {
            let Some(needs) = manifest.get(section).and_then(toml::Value::as_table) else { continue };
            for need in needs.keys() {
                let word = need.replace('-', "_");
                if !names(&code, &word) && !BY_FEATURE.contains(&(folder.as_str(), need)) {
                    faults.push(format!("{folder}: {need} is not used"));
                }
            }
        }
    }
    Ok(())
}

/// Whether the word stands alone somewhere.
fn names(code: &str, word: &str) -> bool {
    let part = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    code.match_indices(word)
        .any(|(at, _)| !part(code[..at].chars().next_back()) && !part(code[at + word.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unused_dependency_is_told() {
        let manifest = "[dependencies]\ntokio-util = \"1\"\nurl = \"1\"";
        let files = [
            File { path: "a/Cargo.toml".into(), text: manifest.into() },
            File {
                path: "a/src/lib.rs".into(),
                text: "use tokio_util::x; // url\nlet curl = \"url\";".into(),
            },
        ];
        let mut faults = Vec::new();
        check(&files, &mut faults).unwrap();
        assert_eq!(faults, ["a: url is not used"]);
    }
}
