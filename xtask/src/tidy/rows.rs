//! Rows of the feature list that tests say they cover.

use std::collections::BTreeSet;
use std::path::Path;

use super::File;

/// The list lies beside the house, not in it; without it nothing is checked.
const LIST: &str = "../shared/features.md";

pub fn check(root: &Path, files: &[File], faults: &mut Vec<String>) {
    let Ok(list) = std::fs::read_to_string(root.join(LIST)) else { return };
    let rows: BTreeSet<String> = rows(&list).into_iter().collect();
    let begins: BTreeSet<&str> =
        rows.iter().filter_map(|row| row.rsplit_once('-').map(|(begin, _)| begin)).collect();
    for file in files.iter().filter(|file| file.is(".rs") && !file.path.starts_with("xtask/")) {
        for (number, line) in file.text.lines().enumerate().filter(|(_, line)| line.contains("covers")) {
            let named = self::rows(line);
            for row in named
                .iter()
                .filter(|row| row.rsplit_once('-').is_some_and(|(begin, _)| begins.contains(begin)))
            {
                if !rows.contains(row) {
                    faults.push(format!("{}:{}: there is no row {row}", file.path, number + 1));
                }
            }
        }
    }
}

/// Everything of the form `APP-05`.
fn rows(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
        .filter(|word| {
            word.rsplit_once('-').is_some_and(|(begin, number)| {
                !begin.is_empty()
                    && begin.bytes().all(|letter| letter.is_ascii_uppercase() || letter == b'-')
                    && number.len() == 2
                    && number.bytes().all(|digit| digit.is_ascii_digit())
            })
        })
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn rows_are_recognised() {
        assert_eq!(super::rows("covers REG-02, APP-05 and X-1 (SHA-256)"), ["REG-02", "APP-05"]);
    }
}
