//! `kabinet service new`: a small working service to begin with.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

/// The files, with `{code}` where the code stands.
const FILES: [(&str, &str); 8] = [
    ("service.toml", include_str!("skeleton/service.toml")),
    ("form.toml", include_str!("skeleton/form.toml")),
    ("ru.ftl", include_str!("skeleton/ru.ftl")),
    ("en.ftl", include_str!("skeleton/en.ftl")),
    ("result.typ", include_str!("skeleton/result.typ")),
    ("examples/granted.toml", include_str!("skeleton/granted.toml")),
    ("examples/officer.toml", include_str!("skeleton/officer.toml")),
    ("examples/unfinished.toml", include_str!("skeleton/unfinished.toml")),
];

/// Writes the folder; a folder that is there is left alone.
pub fn run(code: &str, services: &Path) -> anyhow::Result<ExitCode> {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if !code.starts_with(|letter: char| letter.is_ascii_lowercase()) || !code.chars().all(fits) {
        super::super::say_error(&format!("kabinet: \"{code}\" is not a code; write it like hunting-permit"));
        return Ok(ExitCode::FAILURE);
    }
    let folder = services.join(code);
    if folder.exists() {
        super::super::say_error(&format!("kabinet: {} is there already", folder.display()));
        return Ok(ExitCode::FAILURE);
    }
    std::fs::create_dir_all(folder.join("examples"))
        .with_context(|| format!("making {}", folder.display()))?;
    for (name, text) in FILES {
        let path = folder.join(name);
        std::fs::write(&path, text.replace("{code}", code))
            .with_context(|| format!("writing {}", path.display()))?;
    }
    super::super::say(&format!("{} is a working service; kabinet service check {0}", folder.display()));
    Ok(ExitCode::SUCCESS)
}
