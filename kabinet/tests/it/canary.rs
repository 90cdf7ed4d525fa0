//! Personal data are nowhere in the clear: not in the database and its log, not in files, not in the temporary folder, not in what is logged.

use std::path::Path;

use crate::stage::{MARIA, Stage};

/// A word that occurs nowhere but in what Maria types.
const CANARY: &str = "Канарейкинская";

/// covers PRIV-05 DOC-01
#[tokio::test]
async fn what_people_type_lies_nowhere_in_the_clear() -> anyhow::Result<()> {
    let stage = Stage::new().await?;
    let mut maria = stage.citizen(MARIA).await?;
    maria.open("/services/no-criminal-record").await?;
    maria.press("Заполнить заявление", &[]).await?;
    maria.press("Продолжить", &[("purpose", "work"), ("organisation", CANARY)]).await?;
    maria.press("Продолжить", &[("name_changed", "no")]).await?;
    maria.press("Продолжить", &[("lived_elsewhere", "no")]).await?;
    let scan = paper();
    maria
        .press_with(
            "Продолжить",
            &[("receiving", "cabinet")],
            &[("other_documents", "Канарейкинская.pdf", scan.as_slice())],
        )
        .await?;
    stage.confirm(&mut maria, MARIA).await?;
    stage.until(&mut maria, "/notifications", "отправлено", MARIA).await?;
    let secrets = [
        CANARY,
        "Орлова",
        "11223344595",
        "112-233-445 95",
        "4510624718",
        "+79990000101",
        "orlova@example.org",
    ];
    let found = found_under(stage.rest.folder.path(), &secrets)?;
    assert!(found.is_empty(), "in the clear: {found:?}");
    if let Some(database) = &stage.rest.database {
        let dump = std::process::Command::new("pg_dump").arg(database.url()).output()?;
        assert!(dump.status.success(), "{}", String::from_utf8_lossy(&dump.stderr));
        let text = String::from_utf8_lossy(&dump.stdout).into_owned();
        assert!(text.contains("applications_applications"), "the dump is a whole one");
        for secret in secrets {
            assert!(!text.contains(secret), "{secret} is in the database");
        }
    }
    Ok(())
}

/// A small PDF that opens, with the canary in it.
fn paper() -> Vec<u8> {
    let mut pdf = format!("%PDF-1.4\n% {CANARY}\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
    let second = pdf.len();
    pdf.push_str("2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n");
    let (first, table) = (pdf.find("1 0 obj").unwrap_or(0), pdf.len());
    pdf.push_str(&format!(
        "xref\n0 3\n0000000000 65535 f \n{first:010} 00000 n \n{second:010} 00000 n \n\
         trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    ));
    pdf.into_bytes()
}

/// Files that contain one of the words, in UTF-8 or UTF-16.
fn found_under(folder: &Path, words: &[&str]) -> anyhow::Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(found_under(&path, words)?);
            continue;
        }
        let bytes = std::fs::read(&path)?;
        for word in words {
            let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
            if contains(&bytes, word.as_bytes()) || contains(&bytes, &wide) {
                found.push(format!("{word} in {}", path.display()));
            }
        }
    }
    Ok(found)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
