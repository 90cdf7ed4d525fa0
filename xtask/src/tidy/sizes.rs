//! Small enough to hold in the head.

use super::{File, code};

const FUNCTION: usize = 70;
const FILE: usize = 500;
const STORE: usize = 400;
const LINE: usize = 160;

/// Tables of data, which may be as long as the data is.
const TABLES: [&str; 0] = [];

/// Files whose length is somebody's reading time.
const READ: [&str; 6] = [".rs", ".html", ".js", ".ts", ".scss", ".css"];

pub fn check(files: &[File], faults: &mut Vec<String>) {
    for file in files.iter().filter(|file| READ.iter().any(|ending| file.is(ending))) {
        let lines = file.text.lines().count();
        let most = if file.stem() == "store" { STORE } else { FILE };
        if lines > most && !TABLES.contains(&file.path.as_str()) {
            faults.push(format!("{}: {lines} lines, {most} at most", file.path));
        }
    }
    for file in files.iter().filter(|file| file.is(".rs")) {
        for (number, line) in file.text.lines().enumerate() {
            let letters = line.chars().count();
            if letters > LINE {
                faults.push(format!(
                    "{}:{}: a line of {letters} letters, {LINE} at most",
                    file.path,
                    number + 1
                ));
            }
        }
        for function in code::functions(&code::only_code(&file.text)) {
            if function.lines > FUNCTION {
                let code::Function { name, line, lines } = function;
                faults.push(format!("{}:{line}: {name} has {lines} lines, {FUNCTION} at most", file.path));
            }
        }
    }
}
