//! Compiles a document's world and exports it under both standards.

use std::fmt::Write as _;

use typst::diag::{Severity, SourceDiagnostic};
use typst::foundations::Smart;
use typst::{World as _, WorldExt as _};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::world::{Desk, moment};
use crate::{Document, RenderError};

/// How many documents a cached layout result may lie unused: letters of one service share much, and a few services are drawn at once.
const KEPT_GENERATIONS: usize = 8;

pub fn render(document: &Document) -> Result<Vec<u8>, RenderError> {
    let desk = Desk::new(document)?;
    let bytes = compile(&desk, document);
    comemo::evict(KEPT_GENERATIONS);
    bytes
}

fn compile(desk: &Desk, document: &Document) -> Result<Vec<u8>, RenderError> {
    let told = |errors: &[SourceDiagnostic]| RenderError(tell(desk, errors));
    let laid_out = typst::compile(desk).output.map_err(|errors| told(&errors))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|e| RenderError(e.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(ident(document)),
        creator: Smart::Custom(Some("Kabinet".to_owned())),
        timestamp: moment(document.at).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&laid_out, &options).map_err(|errors| told(&errors))
}

/// What tells this document from others, for the file identifier (it is hashed).
fn ident(document: &Document) -> String {
    format!("{} {} {}", document.title, document.at, document.qr.as_deref().unwrap_or_default())
}

/// One line for each error: `result.typ:7: message (hint: …)`.
fn tell(desk: &Desk, errors: &[SourceDiagnostic]) -> String {
    let mut told = String::new();
    for error in errors.iter().filter(|e| e.severity == Severity::Error) {
        if !told.is_empty() {
            told.push('\n');
        }
        if let Some(id) = error.span.id() {
            told.push_str(id.vpath().get_without_slash());
            if let Some(line) = line(desk, error) {
                let _ = write!(told, ":{line}");
            }
            told.push_str(": ");
        }
        told.push_str(&error.message);
        for hint in &error.hints {
            let _ = write!(told, " (hint: {})", hint.v);
        }
    }
    told
}

fn line(desk: &Desk, error: &SourceDiagnostic) -> Option<usize> {
    let start = desk.range(error.span)?.start;
    let id = error.span.id()?;
    let text = desk.source(id).map(|s| s.text().as_bytes().to_vec());
    let text = text.or_else(|_| desk.file(id).map(|f| f.to_vec())).ok()?;
    Some(1 + text.get(..start)?.iter().filter(|b| **b == b'\n').count())
}
