//! Small PDF files written by hand.

/// Objects numbered from 1 (the first is the catalog) with a cross-reference table.
fn written(objects: &[&str]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut offsets = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        offsets.push(pdf.len());
        pdf.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", i + 1).as_bytes());
    }
    let start = pdf.len();
    let size = objects.len() + 1;
    pdf.extend_from_slice(format!("xref\n0 {size}\n0000000000 65535 f \n").as_bytes());
    for offset in offsets {
        pdf.extend_from_slice(format!("{offset:010} 00000 n \n").as_bytes());
    }
    let id = "<00112233445566778899AABBCCDDEEFF>";
    pdf.extend_from_slice(
        format!("trailer\n<</Size {size}/Root 1 0 R/ID[{id}{id}]>>\nstartxref\n{start}\n%%EOF").as_bytes(),
    );
    pdf
}

const PAGES: &str = "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595.276 841.89]>>";

fn page(words: &str) -> String {
    let drawn = format!("BT /F1 24 Tf 72 700 Td ({words}) Tj ET");
    format!("<</Length {}>>\nstream\n{drawn}\nendstream", drawn.len())
}

const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

/// One page, plain objects; the page's box stands in its parent.
pub fn with_table() -> Vec<u8> {
    written(&[
        "<</Type/Catalog/Pages 2 0 R/Lang(ru)>>",
        PAGES,
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        &page("A sealed paper"),
        FONT,
    ])
}

/// One page that already has a form and annotations, both behind references.
pub fn with_form() -> Vec<u8> {
    written(&[
        "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R>>",
        PAGES,
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/Annots 7 0 R>>",
        &page("A sealed paper"),
        FONT,
        "<</Fields 7 0 R/DR<</Font<</F1 5 0 R>>>>>>",
        "[8 0 R]",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Name)/Rect[72 600 300 620]/P 3 0 R/F 4/DA(/F1 12 Tf)>>",
    ])
}

/// The same file with another page content added behind its end.
pub fn updated(pdf: &[u8]) -> Vec<u8> {
    let mut out = pdf.to_vec();
    let text = String::from_utf8_lossy(pdf);
    let tail = text.rsplit("startxref\n").next().unwrap();
    let previous: usize = tail.lines().next().unwrap().parse().unwrap();
    let at = out.len();
    out.extend_from_slice(format!("4 0 obj\n{}\nendobj\n", page("A forged note")).as_bytes());
    let start = out.len();
    out.extend_from_slice(
        format!(
            "xref\n4 1\n{at:010} 00000 n \ntrailer\n<</Size 9/Root 1 0 R/Prev {previous}>>\nstartxref\n{start}\n%%EOF\n"
        )
        .as_bytes(),
    );
    out
}
