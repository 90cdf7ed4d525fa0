//! `kabinet service schema`: the JSON Schema of the files, written where editors find it.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

/// Writes `service.json`, `form.json`, `example.json`.
pub fn run(folder: &Path) -> anyhow::Result<ExitCode> {
    std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    for name in catalogue::SCHEMAS {
        let Some(schema) = catalogue::schema(name) else { continue };
        let path = folder.join(format!("{name}.json"));
        let text = format!("{}\n", serde_json::to_string_pretty(&schema)?);
        std::fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
        super::super::say(&path.display().to_string());
    }
    Ok(ExitCode::SUCCESS)
}
