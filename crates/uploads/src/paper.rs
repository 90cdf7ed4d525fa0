//! What a PDF may not bring to an officer: actions that run by themselves, programs, other files, and locks (ISO 32000-1, 7.6, 7.11.4,
//! 12.6).

use lopdf::{DecompressError, Dictionary, Document, LoadOptions, Object, Stream};

use crate::content::Unsound;

/// One stream of a document unpacks to at most so much.
const STREAM_MAX_BYTES: usize = 64 * 1024 * 1024;
/// A stream of a document that is drawn unpacks to at most so much: an unpacked picture.
const UNPACKED_MAX_BYTES: usize = 128 * 1024 * 1024;
/// Lists may begin so often in what is read at once; [`crate::shown`] draws with a stack for so many within each other.
pub(crate) const LISTS_MAX: usize = 200_000;
/// Actions that do something outside of the document's own pages (ISO 32000-1, table 198; ISO 32000-2 adds the last).
const ACTIONS: [&[u8]; 7] =
    [b"JavaScript", b"Launch", b"SubmitForm", b"ImportData", b"GoToE", b"Rendition", b"RichMediaExecute"];
/// Actions that a document may begin with: they turn its pages.
const HARMLESS: [&[u8]; 2] = [b"GoTo", b"Named"];
/// Entries that bring a script, other files, or a form that is a program (XFA).
const ENTRIES: [&[u8]; 4] = [b"JS", b"EF", b"EmbeddedFiles", b"XFA"];

/// Whether a document opens, is not locked, and does nothing by itself.
pub(crate) fn is_plain(bytes: &[u8]) -> Result<(), Unsound> {
    let options = LoadOptions { max_decompressed_size: Some(STREAM_MAX_BYTES), ..LoadOptions::default() };
    let document = match Document::load_mem_with_options(bytes, options) {
        Ok(document) => document,
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => return Err(Unsound::Locked),
        Err(_) => return Err(Unsound::Broken),
    };
    if document.was_encrypted() || document.trailer.has(b"Encrypt") {
        return Err(Unsound::Locked);
    }
    if document.catalog().is_err() {
        return Err(Unsound::Broken);
    }
    if document.objects.values().any(|object| does_more(&document, object)) {
        return Err(Unsound::Active);
    }
    Ok(())
}

/// Whether a document can be drawn: its reader goes into every list within a list, so there may be only so many in what it reads at once,
/// however they are written.
pub(crate) fn is_shallow(bytes: &[u8]) -> bool {
    let options = LoadOptions { max_decompressed_size: Some(STREAM_MAX_BYTES), ..LoadOptions::default() };
    let Ok(document) = Document::load_mem_with_options(bytes, options) else { return false };
    let streams = || document.objects.values().filter_map(|object| object.as_stream().ok());
    let openings_of = |stream: &Stream| match stream.decompressed_content_with_limit(UNPACKED_MAX_BYTES) {
        Ok(unpacked) => openings(&unpacked),
        Err(lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => LISTS_MAX + 1,
        // Pictures in a form of their own: they stand among the bytes as they are.
        Err(_) => 0,
    };
    let pictures_fit = streams().filter(|one| is_picture(one)).all(|one| openings_of(one) <= LISTS_MAX);
    let others: usize = streams().filter(|one| !is_picture(one)).map(openings_of).sum();
    let pages = document.get_pages();
    let mut contents = pages.values().flat_map(|page| document.get_page_contents(*page));
    let draws_picture =
        contents.any(|id| document.get_object(id).and_then(Object::as_stream).is_ok_and(is_picture));
    pictures_fit && !draws_picture && openings(bytes) + others <= LISTS_MAX
}

fn is_picture(stream: &Stream) -> bool {
    stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image")
}

/// How often a list or a table may begin in these bytes.
fn openings(bytes: &[u8]) -> usize {
    let lists = bytes.iter().filter(|byte| **byte == b'[').count();
    lists + bytes.windows(2).filter(|two| two == b"<<").count()
}

/// Whether an object, or what stands within it, does more than being looked at. What it refers to is an object of its own.
fn does_more(document: &Document, object: &Object) -> bool {
    match object {
        Object::Dictionary(dictionary) => is_active(document, dictionary),
        Object::Stream(stream) => is_active(document, &stream.dict),
        Object::Array(list) => list.iter().any(|one| does_more(document, one)),
        _ => false,
    }
}

fn is_active(document: &Document, dictionary: &Dictionary) -> bool {
    let is_one_of = |key: &[u8], names: &[&[u8]]| {
        dictionary.get(key).and_then(Object::as_name).is_ok_and(|name| names.contains(&name))
    };
    is_one_of(b"S", &ACTIONS)
        || is_one_of(b"Type", &[b"EmbeddedFile"])
        || ENTRIES.iter().any(|key| dictionary.has(key))
        || dictionary.get(b"OpenAction").is_ok_and(|action| begins_with(document, action))
        || dictionary.iter().any(|(_, value)| does_more(document, value))
}

/// Whether what happens on opening is more than showing a page: a destination is a list, or an action that turns pages.
fn begins_with(document: &Document, action: &Object) -> bool {
    let Ok((_, action)) = document.dereference(action) else { return true };
    match action.as_dict() {
        Ok(action) => !action.get(b"S").and_then(Object::as_name).is_ok_and(|name| HARMLESS.contains(&name)),
        Err(_) => action.as_array().is_err(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document of one empty page with these entries in its catalogue and these objects besides.
    fn paper(catalogue: &str, more: &str) -> Vec<u8> {
        format!(
            "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {catalogue} >>\nendobj\n\
             2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
             3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n{more}\
             trailer\n<< /Root 1 0 R /Size 9 >>\nstartxref\n9\n%%EOF\n"
        )
        .into_bytes()
    }

    /// covers APP-04
    #[test]
    fn a_document_that_does_something_by_itself_is_refused() {
        for (catalogue, more) in [
            ("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", ""),
            ("/OpenAction 4 0 R", "4 0 obj\n<< /S /URI /URI (https://example.com) >>\nendobj\n"),
            ("", "4 0 obj\n<< /Type /Annot /A << /S /Launch /F (calc.exe) >> >>\nendobj\n"),
            (
                "/Names << /JavaScript << /Names [(a) 4 0 R] >> >>",
                "4 0 obj\n<< /S /JavaScript /JS 5 0 R >>\nendobj\n",
            ),
            ("/Names << /EmbeddedFiles << /Names [] >> >>", ""),
            ("", "4 0 obj\n<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>\nendobj\n"),
            ("/AcroForm << /XFA (x) >>", ""),
            ("/#4fpenAction << /#53 /#4aavaScript >>", ""),
        ] {
            assert_eq!(is_plain(&paper(catalogue, more)), Err(Unsound::Active), "{catalogue} {more}");
        }
    }

    /// covers APP-04
    #[test]
    fn links_bookmarks_and_a_first_page_are_no_harm() {
        let link = "4 0 obj\n<< /Type /Annot /A << /S /URI /URI (https://example.com) >> >>\nendobj\n";
        for catalogue in ["", "/OpenAction [3 0 R /Fit]", "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>"] {
            assert_eq!(is_plain(&paper(catalogue, link)), Ok(()), "{catalogue}");
        }
    }

    /// covers APP-04
    #[test]
    fn a_locked_document_and_one_that_does_not_open_are_refused() {
        let locked = String::from_utf8(paper(
            "",
            "4 0 obj\n<< /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -4 >>\nendobj\n",
        ));
        let locked = locked.unwrap().replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 4 0 R /ID [(a) (b)]");
        assert_eq!(is_plain(locked.as_bytes()), Err(Unsound::Locked));
        assert_eq!(is_plain(b"%PDF-1.7 nothing at all startxref\n9\n%%EOF\n"), Err(Unsound::Broken));
        assert_eq!(
            is_plain(&[b"%PDF-1.7\n1 0 obj\n".to_vec(), vec![b'['; 1_000_000]].concat()),
            Err(Unsound::Broken)
        );
    }
}
