//! Writes the list of the shipped services' files, so that the program carries them with it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const FILES: [&str; 5] = ["service.toml", "form.toml", "ru.ftl", "en.ftl", "result.typ"];

fn main() -> io::Result<()> {
    let services = Path::new("../../services").canonicalize()?;
    println!("cargo::rerun-if-changed={}", services.display());
    let mut list = String::from("/// The services that the program carries with it: folder → file → text.\n");
    list.push_str("static SHIPPED: &[(&str, &[(&str, &str)])] = &[\n");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(&services)?.filter_map(Result::ok).map(|entry| entry.path()).collect();
    folders.retain(|folder| folder.join("service.toml").is_file());
    folders.sort();
    for folder in folders {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let _ = writeln!(list, "    ({name:?}, &[");
        for file in files_of(&folder)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let _ = writeln!(list, "        ({name:?}, include_str!({:?})),", file.display().to_string());
        }
        list.push_str("    ]),\n");
    }
    list.push_str("];\n");
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    fs::write(Path::new(&out).join("shipped.rs"), list)
}

/// The files of the revision, in the order of their names: those every service has, and further letters.
fn files_of(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path()).collect();
    files.retain(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        FILES.contains(&name.as_str()) || (name.starts_with("result-") && name.ends_with(".typ"))
    });
    files.sort();
    Ok(files)
}
