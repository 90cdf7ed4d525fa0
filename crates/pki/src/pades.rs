//! The seal inside a PDF: a certification signature (DocMDP, no changes) of the level PAdES B-B (ETSI EN 319 142-1),
//! added as an incremental update so that every byte of the file stays what it was.
//!
//! PDF/A-2 and PDF/UA-1 are kept: the field has a normal appearance, is printed, has a name read aloud, and lies outside the
//! page, so that it needs no place in the structure tree.

use std::ops::Range;

use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::pdf_write::{Trailer, Update, object, stream, text};
use crate::{PkiError, SealFacts, cms};

/// Bytes kept free for the signature: ours take about two thousand, the rest is room for time stamps later.
const RESERVED: usize = 16 * 1024;
/// Width of each number of `/ByteRange`: files below ten gigabytes.
const RANGE_DIGITS: usize = 10;
/// Printed, and locked against being moved (ISO 32000-1, table 165).
const PRINT_AND_LOCKED: i64 = 4 | 128;

/// A file with its signature field, where only the signature is missing.
pub struct Prepared {
    bytes: Vec<u8>,
    gap: Range<usize>,
}

impl Prepared {
    /// SHA-256 over everything but the gap.
    pub fn digest(&self) -> [u8; 32] {
        cms::sha256(&[&self.bytes[..self.gap.start], &self.bytes[self.gap.end..]])
    }

    /// Puts the signature in.
    pub fn fill(mut self, signature: &[u8]) -> Result<Vec<u8>, PkiError> {
        if signature.len() > RESERVED {
            return Err(PkiError(format!(
                "the signature takes {} bytes, {RESERVED} are free",
                signature.len()
            )));
        }
        let inside = self.gap.start + 1;
        let digits = hex::encode_upper(signature);
        self.bytes[inside..inside + digits.len()].copy_from_slice(digits.as_bytes());
        Ok(self.bytes)
    }
}

/// What is to be changed in a file, found by reading it.
struct Found {
    root: ObjectId,
    catalog: Dictionary,
    page: ObjectId,
    page_keys: Dictionary,
    next: u32,
    trailer: Trailer,
    /// Lower left corner of the visible page.
    corner: (f32, f32),
}

/// Adds the signature field and leaves a gap for the signature.
pub fn prepare(pdf: &[u8], facts: &SealFacts) -> Result<Prepared, PkiError> {
    let mut found = read(pdf)?;
    let (signature, field, appearance) = ((found.next, 0), (found.next + 1, 0), (found.next + 2, 0));
    found.trailer.size = found.next + 3;
    let mut update = Update::behind(pdf);
    let places = write_signature(&mut update, signature, facts);
    update.object(field, &Object::Dictionary(widget(&found, signature, appearance)));
    update.begin(appearance);
    stream(&mut update.bytes, &empty_form(), b"");
    update.end();
    update.object(found.root, &Object::Dictionary(certified(found.catalog, signature, field)));
    update.object(found.page, &Object::Dictionary(annotated(found.page_keys, field)));
    let mut bytes = update.finish(&found.trailer);
    let gap = places.contents;
    let range = format!(
        "0 {:>RANGE_DIGITS$} {:>RANGE_DIGITS$} {:>RANGE_DIGITS$}",
        gap.start,
        gap.end,
        bytes.len() - gap.end
    );
    bytes[places.range..places.range + range.len()].copy_from_slice(range.as_bytes());
    Ok(Prepared { bytes, gap })
}

fn read(pdf: &[u8]) -> Result<Found, PkiError> {
    let wrong = |e: &dyn std::fmt::Display| PkiError::new("the PDF cannot be read", e);
    let document = Document::load_mem(pdf).map_err(|e| wrong(&e))?;
    if document.is_encrypted() || document.xref_recovery.is_some() {
        return Err(PkiError("the PDF is encrypted or damaged and cannot be sealed".to_owned()));
    }
    let root = document.trailer.get(b"Root").and_then(Object::as_reference).map_err(|e| wrong(&e))?;
    let catalog = document.get_dictionary(root).map_err(|e| wrong(&e))?.clone();
    if catalog.has(b"Perms") {
        return Err(PkiError("the PDF is certified already".to_owned()));
    }
    let page = document.page_iter().next().ok_or_else(|| PkiError("the PDF has no page".to_owned()))?;
    let mut page_keys = document.get_dictionary(page).map_err(|e| wrong(&e))?.clone();
    direct_array(&document, &mut page_keys, b"Annots");
    let previous = last_section(pdf)?;
    let declared = document.trailer.get(b"Size").and_then(Object::as_i64).unwrap_or(0);
    let next = u32::try_from(declared).unwrap_or(0).max(document.max_id + 1);
    let keys = trailer_keys(&document, pdf);
    let stream = !pdf[previous..].starts_with(b"xref");
    let corner = lower_left(&document, &page_keys);
    let catalog = with_direct_form(&document, catalog)?;
    let trailer = Trailer { previous, stream, size: next, keys };
    Ok(Found { root, catalog, page, page_keys, next, trailer, corner })
}

/// Where the file's last cross-reference section begins.
fn last_section(pdf: &[u8]) -> Result<usize, PkiError> {
    let mark = b"startxref";
    let at = pdf.windows(mark.len()).rposition(|w| w == mark).map(|at| at + mark.len());
    let digits = at.and_then(|at| std::str::from_utf8(pdf[at..].trim_ascii_start()).ok());
    let digits = digits.map(|t| t.chars().take_while(char::is_ascii_digit).collect::<String>());
    let offset = digits.and_then(|d| d.parse::<usize>().ok()).filter(|offset| *offset < pdf.len());
    offset.ok_or_else(|| PkiError("the PDF does not say where its cross-references begin".to_owned()))
}

/// `/Root`, `/Info` and `/ID`, whose second half changes with every update (ISO 32000-1, 14.4).
fn trailer_keys(document: &Document, pdf: &[u8]) -> Dictionary {
    let mut keys = Dictionary::new();
    for name in ["Root", "Info"] {
        if let Ok(value) = document.trailer.get(name.as_bytes()) {
            keys.set(name, value.clone());
        }
    }
    let fresh = Object::string_literal(cms::sha256(&[pdf])[..16].to_vec());
    let id = document.trailer.get(b"ID").and_then(Object::as_array);
    let first = id.ok().and_then(|id| id.first()).cloned().unwrap_or_else(|| fresh.clone());
    keys.set("ID", vec![first, fresh]);
    keys
}

/// Replaces a reference to an array by the array, so that it can be added to without touching another object.
fn direct_array(document: &Document, keys: &mut Dictionary, name: &[u8]) {
    let found = keys.get(name).and_then(|value| document.dereference(value)).map(|(_, value)| value.clone());
    if let Ok(Object::Array(items)) = found {
        keys.set(name, items);
    }
}

fn with_direct_form(document: &Document, mut catalog: Dictionary) -> Result<Dictionary, PkiError> {
    let Ok(form) = catalog.get(b"AcroForm") else { return Ok(catalog) };
    let (_, form) = document.dereference(form).map_err(|e| PkiError::new("the PDF's form", e))?;
    let mut form = form.as_dict().map_err(|e| PkiError::new("the PDF's form", e))?.clone();
    direct_array(document, &mut form, b"Fields");
    catalog.set("AcroForm", form);
    Ok(catalog)
}

/// The page's box may stand in one of its parents.
fn lower_left(document: &Document, page: &Dictionary) -> (f32, f32) {
    let mut node = page;
    for _ in 0..32 {
        for name in [b"CropBox".as_slice(), b"MediaBox"] {
            let found = node.get(name).and_then(|b| document.dereference(b)).and_then(|(_, b)| b.as_array());
            if let Ok([x, y, ..]) = found.map(Vec::as_slice) {
                return (x.as_float().unwrap_or(0.0), y.as_float().unwrap_or(0.0));
            }
        }
        match node.get(b"Parent").and_then(Object::as_reference).and_then(|id| document.get_dictionary(id)) {
            Ok(parent) => node = parent,
            Err(_) => break,
        }
    }
    (0.0, 0.0)
}

/// Where numbers and signature are to be written once they are known.
struct Places {
    range: usize,
    contents: Range<usize>,
}

fn write_signature(update: &mut Update, id: ObjectId, facts: &SealFacts) -> Places {
    let reference = dictionary! {
        "Type" => "SigRef",
        "TransformMethod" => "DocMDP",
        "TransformParams" => dictionary! { "Type" => "TransformParams", "P" => 1, "V" => name("1.2") },
    };
    let keys = dictionary! {
        "Type" => "Sig",
        "Filter" => name("Adobe.PPKLite"),
        "SubFilter" => name("ETSI.CAdES.detached"),
        "Name" => text(&facts.name),
        "Reason" => text(&facts.reason),
        "Location" => text(&facts.location),
        "M" => Object::string_literal(pdf_date(facts.at)),
        "Reference" => vec![Object::Dictionary(reference)],
    };
    update.begin(id);
    let out = &mut update.bytes;
    object(out, &Object::Dictionary(keys));
    // The dictionary is opened again: the two entries whose places matter come last and are written by hand.
    out.truncate(out.len() - 2);
    out.extend_from_slice(b"/ByteRange [");
    let range = out.len();
    out.extend(std::iter::repeat_n(b' ', 1 + 3 * (RANGE_DIGITS + 1)));
    out.extend_from_slice(b"]\n/Contents ");
    let start = out.len();
    out.push(b'<');
    out.extend(std::iter::repeat_n(b'0', 2 * RESERVED));
    out.push(b'>');
    let end = out.len();
    out.extend_from_slice(b"\n>>");
    update.end();
    Places { range, contents: start..end }
}

fn name(text: &str) -> Object {
    Object::Name(text.as_bytes().to_vec())
}

/// `D:20261202093000Z` (ISO 32000-1, 7.9.4).
fn pdf_date(at: DateTime<Utc>) -> String {
    at.format("D:%Y%m%d%H%M%SZ").to_string()
}

fn widget(found: &Found, signature: ObjectId, appearance: ObjectId) -> Dictionary {
    let (x, y) = found.corner;
    let rectangle = [x - 30.0, y - 30.0, x - 20.0, y - 20.0].map(Object::Real);
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => text("Seal"),
        "TU" => text("Электронная печать"),
        "V" => signature,
        "P" => found.page,
        "F" => PRINT_AND_LOCKED,
        "Rect" => rectangle.to_vec(),
        "AP" => dictionary! { "N" => appearance },
    }
}

fn empty_form() -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => [0, 0, 10, 10].map(Object::Integer).to_vec(),
        "Resources" => Dictionary::new(),
    }
}

/// The catalog with the form and the permission: no change is allowed any more.
fn certified(mut catalog: Dictionary, signature: ObjectId, field: ObjectId) -> Dictionary {
    let mut form = catalog.get(b"AcroForm").and_then(Object::as_dict).cloned().unwrap_or_default();
    let mut fields = form.get(b"Fields").and_then(Object::as_array).cloned().unwrap_or_default();
    fields.push(field.into());
    form.set("Fields", fields);
    // Signatures exist, and the file may only be added to (ISO 32000-1, table 219).
    form.set("SigFlags", 3);
    catalog.set("AcroForm", form);
    catalog.set("Perms", dictionary! { "DocMDP" => signature });
    catalog
}

fn annotated(mut page: Dictionary, field: ObjectId) -> Dictionary {
    let mut annotations = page.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default();
    annotations.push(field.into());
    page.set("Annots", annotations);
    // Fields are visited in the order of the structure (ISO 14289-1, 7.18.3).
    page.set("Tabs", name("S"));
    page
}

/// A seal found in a file that ends with it.
pub struct Sealed {
    gap: Range<usize>,
    pub signature: Vec<u8>,
}

impl Sealed {
    /// SHA-256 over everything but the gap.
    pub fn digest(&self, pdf: &[u8]) -> [u8; 32] {
        cms::sha256(&[&pdf[..self.gap.start], &pdf[self.gap.end..]])
    }
}

/// Finds the seal without trusting the file's structure: the last `/ByteRange` must cover every byte but one string of
/// hexadecimal digits, so nothing can hide in the gap and nothing can stand behind the seal.
pub fn find(pdf: &[u8]) -> Result<Sealed, PkiError> {
    let none = || PkiError("the file carries no seal".to_owned());
    let mark = b"/ByteRange [";
    let at = pdf.windows(mark.len()).rposition(|w| w == mark).ok_or_else(none)? + mark.len();
    let end = pdf[at..].iter().take(200).position(|b| *b == b']').ok_or_else(none)?;
    let numbers = std::str::from_utf8(&pdf[at..at + end]).map_err(|_| none())?;
    let numbers: Result<Vec<usize>, _> = numbers.split_ascii_whitespace().map(str::parse).collect();
    let Ok([0, start, end, rest]) = numbers.as_deref() else { return Err(none()) };
    let (start, end, rest) = (*start, *end, *rest);
    if start >= end || end.checked_add(rest) != Some(pdf.len()) {
        return Err(PkiError(
            "something was added to the file after it was sealed, or the file is cut".to_owned(),
        ));
    }
    let gap = &pdf[start..end];
    let digits = gap.strip_prefix(b"<").and_then(|g| g.strip_suffix(b">")).ok_or_else(none)?;
    if !pdf[..start].ends_with(b"/Contents ") {
        return Err(none());
    }
    let padded = hex::decode(digits).map_err(|_| none())?;
    if hex::encode_upper(&padded).as_bytes() != digits {
        return Err(none());
    }
    Ok(Sealed { gap: start..end, signature: trimmed(&padded).ok_or_else(none)?.to_vec() })
}

/// The signature without the zeros behind it; its own length says where it ends.
fn trimmed(padded: &[u8]) -> Option<&[u8]> {
    use der::{Decode as _, Encode as _, Header, SliceReader};
    let header = Header::decode(&mut SliceReader::new(padded).ok()?).ok()?;
    let total = usize::try_from(header.encoded_len().ok()?).ok()? + usize::try_from(header.length).ok()?;
    let (signature, rest) = padded.split_at_checked(total)?;
    rest.iter().all(|b| *b == 0).then_some(signature)
}
