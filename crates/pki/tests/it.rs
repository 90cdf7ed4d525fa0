//! What the seal makes is judged by programs that are not ours: pdfsig, qpdf, OpenSSL and pyHanko.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on stops there")]

use std::path::{Path, PathBuf};
use std::process::Command;

use base::{Clock, Random};
use chrono::{DateTime, Utc};
use pki::{Seal, SealFacts};

mod papers;

/// A seal and a folder for the judges to look into.
struct Bench {
    seal: Seal,
    folder: tempfile::TempDir,
    now: DateTime<Utc>,
}

impl Bench {
    fn new() -> Self {
        let (clock, random) = (Clock::system(), Random::system());
        let seal = Seal::open(&Seal::generate("Кабинет, Верхнереченская область", &clock, &random).unwrap())
            .unwrap();
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("authority.pem"), seal.authority_pem()).unwrap();
        std::fs::write(folder.path().join("seal.pem"), seal.certificate_pem()).unwrap();
        Self { seal, folder, now: clock.now() }
    }

    fn facts(&self) -> SealFacts {
        SealFacts {
            name: "Информационный центр".to_owned(),
            reason: "Справка об отсутствии судимости".to_owned(),
            location: "Верхнереченск".to_owned(),
            at: self.now,
        }
    }

    fn sealed(&self, pdf: &[u8]) -> Vec<u8> {
        self.seal.seal_pdf(pdf, &self.facts()).unwrap()
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn pdfsig(&self, pdf: &[u8]) -> String {
        let path = self.file("judged.pdf", pdf);
        judge("pdfsig", &["-nocert", arg(&path)], self.folder.path()).1
    }

    fn qpdf(&self, pdf: &[u8]) {
        let path = self.file("judged.pdf", pdf);
        let (passed, said) = judge("qpdf", &["--check", arg(&path)], self.folder.path());
        assert!(passed && !said.contains("WARNING"), "{said}");
    }

    /// Whether pyHanko calls it valid and what it said; nothing where pyHanko is not installed.
    fn pyhanko(&self, args: &[&str]) -> Option<(bool, String)> {
        let program = pyhanko()?;
        let mut all =
            vec!["sign", "validate", "--pretty-print", "--trust-replace", "--trust", "authority.pem"];
        all.extend(args);
        Some(judge(&program, &all, self.folder.path()))
    }
}

fn arg(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The program named by `KABINET_PYHANKO`, or the one on the path; where there is none, the other judges decide alone.
#[expect(clippy::disallowed_methods, reason = "a test's own setting")]
fn pyhanko() -> Option<String> {
    let program = std::env::var("KABINET_PYHANKO").unwrap_or_else(|_| "pyhanko".to_owned());
    let answers = Command::new(&program).arg("--version").output().is_ok_and(|o| o.status.success());
    if !answers {
        eprintln!("pyHanko is not installed and was not asked");
    }
    answers.then_some(program)
}

fn judge(program: &str, args: &[&str], folder: &Path) -> (bool, String) {
    let run = Command::new(program).args(args).current_dir(folder).env("LC_ALL", "C.UTF-8").output();
    let run = run.unwrap_or_else(|e| {
        panic!("{program} does not start ({e}): install the packages poppler-utils, qpdf and openssl")
    });
    let said = [run.stdout, run.stderr].concat();
    (run.status.success(), String::from_utf8_lossy(&said).into_owned())
}

fn judged_valid(bench: &Bench, plain: &[u8]) {
    let sealed = bench.sealed(plain);
    assert!(sealed.starts_with(plain), "the file itself is not touched");
    bench.seal.verify_pdf(&sealed).unwrap();
    bench.qpdf(&sealed);
    let said = bench.pdfsig(&sealed);
    assert!(said.contains("Signature Validation: Signature is Valid."), "{said}");
    assert!(said.contains("Total document signed"), "{said}");
    assert!(said.contains("Signature Type: ETSI.CAdES.detached"), "{said}");
    bench.file("sealed.pdf", &sealed);
    if let Some((passed, said)) = bench.pyhanko(&["sealed.pdf"]) {
        assert!(passed, "{said}");
        assert!(said.contains("The signature is judged VALID"), "{said}");
        assert!(said.contains("covers the entire file"), "{said}");
    }
}

/// covers DOC-05, DOC-11
#[test]
fn every_judge_calls_a_sealed_pdf_valid() {
    judged_valid(&Bench::new(), &papers::with_table());
}

#[test]
fn a_pdf_with_compressed_objects_and_a_form_is_sealed_too() {
    let bench = Bench::new();
    for plain in [papers::with_table(), papers::with_form()] {
        let path = bench.file("plain.pdf", &plain);
        let packed = bench.folder.path().join("packed.pdf");
        let (passed, said) =
            judge("qpdf", &["--object-streams=generate", arg(&path), arg(&packed)], bench.folder.path());
        assert!(passed, "{said}");
        judged_valid(&bench, &std::fs::read(packed).unwrap());
    }
}

/// PDF/A-2 (ISO 19005-2, 6.3 and 6.4) and PDF/UA-1 (ISO 14289-1, 7.18) say how a field has to look.
#[test]
fn the_seals_field_keeps_the_file_archival_and_accessible() {
    let bench = Bench::new();
    let document = lopdf::Document::load_mem(&bench.sealed(&papers::with_table())).unwrap();
    let catalog = document.catalog().unwrap();
    assert!(catalog.has(b"Lang"), "what was there stays");
    let form = catalog.get(b"AcroForm").and_then(lopdf::Object::as_dict).unwrap();
    assert_eq!(form.get(b"SigFlags").and_then(lopdf::Object::as_i64).unwrap(), 3);
    assert!(!form.has(b"NeedAppearances") && !form.has(b"XFA"));
    let page = document.get_dictionary(document.page_iter().next().unwrap()).unwrap();
    assert_eq!(page.get(b"Tabs").and_then(lopdf::Object::as_name).unwrap(), b"S");
    let field = page.get(b"Annots").and_then(lopdf::Object::as_array).unwrap()[0].as_reference().unwrap();
    let field = document.get_dictionary(field).unwrap();
    let flags = field.get(b"F").and_then(lopdf::Object::as_i64).unwrap();
    assert_eq!(flags & (1 | 2 | 4 | 32), 4, "printed, not hidden");
    assert!(field.has(b"TU"), "a name to read aloud");
    let rectangle = field.get(b"Rect").and_then(lopdf::Object::as_array).unwrap();
    assert!(rectangle.iter().all(|side| side.as_float().unwrap() < 0.0), "outside the page");
    let appearance = field.get(b"AP").and_then(lopdf::Object::as_dict).unwrap();
    assert_eq!(appearance.iter().count(), 1, "a normal appearance and no other");
    let signature = field.get(b"V").and_then(lopdf::Object::as_reference).unwrap();
    let permission = catalog.get(b"Perms").and_then(lopdf::Object::as_dict).unwrap();
    assert_eq!(permission.get(b"DocMDP").and_then(lopdf::Object::as_reference).unwrap(), signature);
}

/// covers DOC-12
#[test]
fn one_changed_byte_breaks_the_seal() {
    let bench = Bench::new();
    let mut changed = bench.sealed(&papers::with_table());
    let at = changed.windows(6).position(|w| w == b"paper)").unwrap();
    changed[at] ^= 1;
    let refusal = bench.seal.verify_pdf(&changed).unwrap_err().to_string();
    assert!(refusal.contains("changed"), "{refusal}");
    let said = bench.pdfsig(&changed);
    assert!(said.contains("Digest Mismatch"), "{said}");
    bench.file("changed.pdf", &changed);
    if let Some((passed, said)) = bench.pyhanko(&["changed.pdf"]) {
        assert!(!passed && said.contains("INVALID"), "{said}");
    }
}

/// covers DOC-12
#[test]
fn an_update_added_behind_the_seal_is_noticed() {
    let bench = Bench::new();
    let sealed = bench.sealed(&papers::with_table());
    let updated = papers::updated(&sealed);
    assert!(bench.seal.verify_pdf(&updated).unwrap_err().to_string().contains("added"));
    let said = bench.pdfsig(&updated);
    assert!(said.contains("Not total document signed"), "{said}");
    bench.file("updated.pdf", &updated);
    if let Some((passed, said)) = bench.pyhanko(&["updated.pdf"]) {
        assert!(!passed, "{said}");
    }
    assert!(bench.seal.verify_pdf(&sealed[..sealed.len() - 1]).is_err(), "a cut file");
    assert!(bench.seal.verify_pdf(&[sealed.as_slice(), b"\n"].concat()).is_err(), "one more line");
}

#[test]
fn every_byte_of_a_sealed_file_counts() {
    let bench = Bench::new();
    let sealed = bench.sealed(&papers::with_table());
    let gap = sealed.windows(10).position(|w| w == b"/Contents ").unwrap();
    // Every seventh byte stands for all, and fewer of the zeros behind the signature: each look takes milliseconds.
    let reserved = gap + 6000..gap + 32 * 1024;
    for at in (0..sealed.len()).step_by(7).filter(|at| !reserved.contains(at) || at % 35 == 0) {
        let mut changed = sealed.clone();
        changed[at] ^= 0x01;
        assert!(bench.seal.verify_pdf(&changed).is_err(), "byte {at} may be changed unnoticed");
    }
}

#[test]
fn another_seal_is_not_ours() {
    let (bench, other) = (Bench::new(), Bench::new());
    let foreign = other.sealed(&papers::with_table());
    assert!(bench.seal.verify_pdf(&foreign).is_err());
    assert!(bench.seal.verify_pdf(&papers::with_table()).unwrap_err().to_string().contains("no seal"));
    assert!(bench.seal.verify_pdf(b"").is_err());
}

#[test]
fn a_certified_file_is_not_certified_again() {
    let bench = Bench::new();
    let sealed = bench.sealed(&papers::with_table());
    let refusal = bench.seal.seal_pdf(&sealed, &bench.facts()).unwrap_err().to_string();
    assert!(refusal.contains("already"), "{refusal}");
    assert!(bench.seal.seal_pdf(b"no pdf at all", &bench.facts()).is_err());
}

#[test]
fn openssl_and_pyhanko_verify_a_detached_signature() {
    let bench = Bench::new();
    let content = "квитанция № 2026-1124-005102".as_bytes();
    let signature = bench.seal.sign_detached(content, bench.now).unwrap();
    bench.file("receipt.txt", content);
    bench.file("receipt.p7s", &signature);
    let args = ["cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "receipt.p7s", "-content"];
    let args = [args.as_slice(), &["receipt.txt", "-CAfile", "authority.pem", "-out", "out.txt"]].concat();
    let (passed, said) = judge("openssl", &args, bench.folder.path());
    assert!(passed && said.contains("CAdES Verification successful"), "{said}");
    if let Some((passed, said)) = bench.pyhanko(&["--detached", "receipt.p7s", "receipt.txt"]) {
        assert!(passed && said.contains("VALID"), "{said}");
    }
    assert_eq!(bench.seal.verify_detached(content, &signature).unwrap().timestamp(), bench.now.timestamp());
    assert!(bench.seal.verify_detached(b"something else", &signature).is_err());
    bench.file("receipt.txt", b"something else");
    assert!(!judge("openssl", &args, bench.folder.path()).0);
}

#[test]
fn openssl_verifies_the_chain_and_its_purposes() {
    let bench = Bench::new();
    let (passed, said) = judge(
        "openssl",
        &["verify", "-x509_strict", "-CAfile", "authority.pem", "seal.pem"],
        bench.folder.path(),
    );
    assert!(passed, "{said}");
    let (_, said) = judge("openssl", &["x509", "-in", "seal.pem", "-noout", "-text"], bench.folder.path());
    for expected in
        ["Digital Signature, Non Repudiation", "CA:FALSE", "X509v3 Authority Key Identifier", "prime256v1"]
    {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    let years = (bench.seal.valid_until() - bench.now).num_days() / 365;
    assert_eq!(years, 5);
}

#[test]
fn a_token_is_read_by_the_published_key_only() {
    let bench = Bench::new();
    let payload = serde_json::json!({ "number": "2026-1124-005102" });
    let token = bench.seal.sign_jws(&payload).unwrap();
    assert_eq!(bench.seal.verify_jws(&token).unwrap(), payload);
    assert!(Bench::new().seal.verify_jws(&token).is_err());
    let mut changed = token.into_bytes();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    assert!(bench.seal.verify_jws(&String::from_utf8_lossy(&changed)).is_err());
    for nonsense in ["", ".", "..", "a.b.c"] {
        assert!(bench.seal.verify_jws(nonsense).is_err());
    }
    assert_eq!(bench.seal.jwks()["keys"][0]["crv"], "P-256");
}

#[test]
fn a_seal_that_was_kept_opens_again_and_nonsense_does_not() {
    let (clock, random) = (Clock::system(), Random::seeded(7));
    let kept = Seal::generate("Кабинет", &clock, &random).unwrap();
    assert_eq!(Seal::open(&kept).unwrap().certificate_pem(), Seal::open(&kept).unwrap().certificate_pem());
    assert!(Seal::open(b"{}").is_err());
    let other = Seal::generate("Кабинет", &clock, &random).unwrap();
    let mut mixed: serde_json::Value = serde_json::from_slice(&kept).unwrap();
    let other: serde_json::Value = serde_json::from_slice(&other).unwrap();
    mixed["key"] = other["key"].clone();
    assert!(Seal::open(mixed.to_string().as_bytes()).is_err(), "a key of another certificate");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(16))]

    #[test]
    fn hostile_files_are_refused_without_a_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
        let bench = Bench::new();
        let sealed = bench.sealed(&papers::with_table());
        let cut = bytes.len().min(sealed.len());
        let mixed = [&sealed[..sealed.len() - cut], bytes.as_slice()].concat();
        if mixed != sealed {
            proptest::prop_assert!(bench.seal.verify_pdf(&mixed).is_err());
        }
        let _ = bench.seal.seal_pdf(&bytes, &bench.facts());
        let _ = bench.seal.verify_detached(b"", &bytes);
    }
}
