//! Programs that are not ours look at an issued document.

use std::path::Path;
use std::process::Command;

fn ask(program: &str, args: &[&str], folder: &Path) -> String {
    let run = Command::new(program).args(args).current_dir(folder).env("LC_ALL", "C.UTF-8").output();
    let run =
        run.unwrap_or_else(|e| panic!("{program} does not start ({e}): install poppler-utils and qpdf"));
    String::from_utf8_lossy(&[run.stdout, run.stderr].concat()).into_owned()
}

fn folder_with(pdf: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("document.pdf"), pdf).unwrap();
    folder
}

/// pdfsig, qpdf and, where it is installed, pyHanko call the seal valid and complete.
pub fn call_valid(pdf: &[u8], authority_pem: &str) {
    let folder = folder_with(pdf);
    let said = ask("pdfsig", &["-nocert", "document.pdf"], folder.path());
    assert!(said.contains("Signature is Valid") && said.contains("Total document signed"), "{said}");
    let said = ask("qpdf", &["--check", "document.pdf"], folder.path());
    assert!(said.contains("No syntax or stream encoding errors"), "{said}");
    std::fs::write(folder.path().join("authority.pem"), authority_pem).unwrap();
    let Some(pyhanko) = pyhanko() else { return };
    // The house's clock stands still in the year of the story, so the certificate is looked at as of the signing.
    let args = ["sign", "validate", "--pretty-print", "--validation-time", "claimed", "--trust-replace"];
    let args = [args.as_slice(), &["--trust", "authority.pem", "document.pdf"]].concat();
    let said = ask(&pyhanko, &args, folder.path());
    assert!(
        said.contains("The signature is judged VALID") && said.contains("covers the entire file"),
        "{said}"
    );
}

/// The program named by `KABINET_PYHANKO`, or the one on the path; where there is none, the other judges decide alone.
#[expect(clippy::disallowed_methods, reason = "a test's own setting")]
fn pyhanko() -> Option<String> {
    let program = std::env::var("KABINET_PYHANKO").unwrap_or_else(|_| "pyhanko".to_owned());
    let answers = Command::new(&program).arg("--version").output().is_ok_and(|run| run.status.success());
    answers.then_some(program)
}

/// The metadata claim PDF/A-2a and PDF/UA-1, the file is tagged, and every word can be read out of it.
pub fn find_archival_and_accessible(pdf: &[u8]) {
    let folder = folder_with(pdf);
    let said = ask("pdfinfo", &["document.pdf"], folder.path());
    for expected in [
        "Tagged:          yes",
        "Page size:       595.276 x 841.89 pts (A4)",
        "Справка об отсутствии судимости",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    let said = ask("pdfinfo", &["-meta", "document.pdf"], folder.path());
    for expected in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    let said = ask("pdftotext", &["-layout", "document.pdf", "-"], folder.path());
    for expected in ["Орлова Мария Сергеевна", "2026-1124-000001", "Документ подписан электронной печатью"]
    {
        assert!(said.replace('\u{a0}', " ").contains(expected), "{expected}: {said}");
    }
}
