//! Brings the letters' fonts (Golos Text, OFL) from npm into the build folder, so that git holds no font files and a
//! fresh machine needs only Rust and Node. `fonts/package-lock.json` pins their contents by hash.

use std::path::{Path, PathBuf};
use std::process::Command;

const FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];
const WEIGHTS: [&str; 4] = ["400Regular", "500Medium", "600SemiBold", "700Bold"];

fn main() -> Result<(), String> {
    for file in FILES {
        println!("cargo:rerun-if-changed=fonts/{file}");
    }
    println!("cargo:rerun-if-changed=build.rs");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    let package = out.join("node_modules/@expo-google-fonts/golos-text");
    let lock =
        std::fs::read("fonts/package-lock.json").map_err(|e| format!("fonts/package-lock.json: {e}"))?;
    let installed = out.join("installed.json");
    if std::fs::read(&installed).ok().as_ref() != Some(&lock) || fonts(&package).iter().any(|f| !f.is_file())
    {
        install(&out)?;
        std::fs::write(&installed, &lock).map_err(|e| format!("{}: {e}", installed.display()))?;
    }
    for (font, weight) in fonts(&package).iter().zip(WEIGHTS) {
        let to = out.join(format!("{weight}.ttf"));
        std::fs::copy(font, &to).map_err(|e| format!("{}: {e}", font.display()))?;
    }
    Ok(())
}

fn fonts(package: &Path) -> Vec<PathBuf> {
    WEIGHTS.iter().map(|w| package.join(format!("{w}/GolosText_{w}.ttf"))).collect()
}

fn install(out: &Path) -> Result<(), String> {
    for file in FILES {
        std::fs::copy(Path::new("fonts").join(file), out.join(file))
            .map_err(|e| format!("fonts/{file}: {e}"))?;
    }
    let done = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(out)
        .output()
        .map_err(|e| format!("npm could not be started, is Node installed? {e}"))?;
    if done.status.success() {
        return Ok(());
    }
    Err(format!("npm ci for the letters' fonts failed:\n{}", String::from_utf8_lossy(&done.stderr)))
}
