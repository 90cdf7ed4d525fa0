//! What a file is, by its content and not by its name.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};

use crate::photo::{BadPhoto, Photo};

/// So much of the beginning is looked at: signatures stand in the first bytes.
const HEAD_BYTES: usize = 4096;
/// So much of the end: a PDF's trailer stands in the last kilobyte (ISO 32000-1, 7.5.5).
const TAIL_BYTES: usize = 2048;
/// A picture's side is at most so many pixels.
const SIDE_MAX: u32 = 12_000;
/// An unpacked picture takes at most so much memory: about forty megapixels.
const UNPACKED_MAX_BYTES: u64 = 128 * 1024 * 1024;

/// Why a file is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unsound {
    TooLarge,
    Empty,
    WrongKind,
    /// Its name says another kind than its content.
    Misnamed,
    Broken,
    /// A document that is closed with a password or with prohibitions.
    Locked,
    /// A document that does something by itself, or brings other files.
    Active,
    TooManyPixels,
    /// A photograph that breaks a rule.
    Photo(BadPhoto),
}

impl Unsound {
    /// The key of its words.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "uploads-file-too-large",
            Self::Empty => "uploads-file-empty",
            Self::WrongKind => "uploads-file-wrong-kind",
            Self::Misnamed => "uploads-file-misnamed",
            Self::Broken => "uploads-file-broken",
            Self::Locked => "uploads-file-locked",
            Self::Active => "uploads-file-active",
            Self::TooManyPixels => "uploads-file-too-many-pixels",
            Self::Photo(BadPhoto::Proportion) => "uploads-photo-proportion",
            Self::Photo(BadPhoto::Small) => "uploads-photo-small",
            Self::Photo(BadPhoto::Dark) => "uploads-photo-dark",
            Self::Photo(BadPhoto::Uneven) => "uploads-photo-uneven",
        }
    }
}

/// The beginning and the end of a file that goes by.
#[derive(Default)]
pub(crate) struct Ends {
    head: Vec<u8>,
    tail: Vec<u8>,
}

impl Ends {
    /// Takes the next bytes.
    pub(crate) fn see(&mut self, bytes: &[u8]) {
        let room = HEAD_BYTES.saturating_sub(self.head.len());
        self.head.extend_from_slice(&bytes[..bytes.len().min(room)]);
        self.tail.extend_from_slice(&bytes[bytes.len().saturating_sub(TAIL_BYTES)..]);
        let surplus = self.tail.len().saturating_sub(TAIL_BYTES);
        self.tail.drain(..surplus);
    }

    /// `pdf`, `jpeg` or `png`, when it is one of the formats that are asked for.
    pub(crate) fn kind(&self, formats: &[String]) -> Result<&'static str, Unsound> {
        let kind = match infer::get(&self.head).map(|kind| kind.mime_type()) {
            Some("application/pdf") => "pdf",
            Some("image/jpeg") => "jpeg",
            Some("image/png") => "png",
            _ => return Err(Unsound::WrongKind),
        };
        if !formats.iter().any(|format| format == kind) {
            return Err(Unsound::WrongKind);
        }
        if kind == "pdf" && !(holds(&self.tail, b"startxref") && holds(&self.tail, b"%%EOF")) {
            return Err(Unsound::Broken);
        }
        Ok(kind)
    }
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

/// Whether the name says the kind that the content is: the officer's computer opens a file by its name. A name without an extension says
/// nothing.
pub(crate) fn agrees(name: &str, kind: &str) -> bool {
    match (extension(name).to_ascii_lowercase().as_str(), kind) {
        ("", _) | ("pdf", "pdf") | ("png", "png") => true,
        (extension, "jpeg") => ["jpg", "jpeg", "jpe", "jfif"].contains(&extension),
        _ => false,
    }
}

/// The name with an extension that computers open it by.
pub(crate) fn with_extension(name: &str, kind: &str) -> String {
    match (extension(name), kind) {
        ("", "jpeg") => format!("{name}.jpg"),
        ("", kind) => format!("{name}.{kind}"),
        _ => name.to_owned(),
    }
}

/// What stands after the last dot, when it can be an extension: «скан от 12.05» and «Орлова М.С» have none.
fn extension(name: &str) -> &str {
    let last = name.rsplit_once('.').map_or("", |(_, last)| last);
    let can_be = (2..=5).contains(&last.len()) && last.bytes().all(|letter| letter.is_ascii_alphanumeric());
    if can_be && last.bytes().any(|letter| letter.is_ascii_alphabetic()) { last } else { "" }
}

/// Whether a JPEG has come to its end: decoders draw the rest of a picture that was cut off in grey. After the last scan's beginning (SOS)
/// stands the end of the image (EOI); within a scan no other marker can look like it (ITU-T T.81, B.1.1.5).
fn has_ended(bytes: &[u8]) -> bool {
    let last = |marker: [u8; 2]| bytes.windows(2).rposition(|two| two == marker);
    last([0xFF, 0xD9]) > last([0xFF, 0xDA])
}

/// Whether a picture can be unpacked within the limits, and keeps the rules of a photograph where there are any.
pub(crate) fn decodes(bytes: &[u8], kind: &str, photo: Option<Photo>) -> Result<(), Unsound> {
    let mut picture = unpack(bytes, kind)?;
    let Some(photo) = photo else { return Ok(()) };
    picture.apply_orientation(orientation(bytes));
    photo.judge(&picture).map_err(Unsound::Photo)
}

/// How a camera held the picture (Exif 2.32, 4.6.4, Orientation); upright when it does not say.
fn orientation(bytes: &[u8]) -> Orientation {
    let decoder = ImageReader::with_format(Cursor::new(bytes), ImageFormat::Jpeg).into_decoder();
    let said = decoder.and_then(|mut decoder| decoder.orientation());
    said.unwrap_or(Orientation::NoTransforms)
}

/// Unpacks a picture within the limits of its side and of memory.
pub(crate) fn unpack(bytes: &[u8], kind: &str) -> Result<DynamicImage, Unsound> {
    if kind == "jpeg" && !has_ended(bytes) {
        return Err(Unsound::Broken);
    }
    let format = if kind == "png" { ImageFormat::Png } else { ImageFormat::Jpeg };
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_MAX);
    limits.max_image_height = Some(SIDE_MAX);
    limits.max_alloc = Some(UNPACKED_MAX_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    match reader.decode() {
        Ok(picture) => Ok(picture),
        Err(image::ImageError::Limits(_)) => Err(Unsound::TooManyPixels),
        Err(_) => Err(Unsound::Broken),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<String> {
        ["pdf", "jpeg", "png"].map(ToOwned::to_owned).to_vec()
    }

    fn picture() -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image::RgbImage::new(4, 4).write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    fn seen(bytes: &[u8]) -> Ends {
        let mut ends = Ends::default();
        bytes.chunks(7).for_each(|chunk| ends.see(chunk));
        ends
    }

    /// covers APP-04
    #[test]
    fn a_file_is_what_its_content_says() {
        assert_eq!(seen(&picture()).kind(&all()), Ok("png"));
        assert_eq!(
            seen(b"MZ\x90\0 a program that calls itself scan.pdf").kind(&all()),
            Err(Unsound::WrongKind)
        );
        assert_eq!(seen(&picture()).kind(&["pdf".to_owned()]), Err(Unsound::WrongKind));
        assert_eq!(seen(b"%PDF-1.7 cut off in the middle").kind(&all()), Err(Unsound::Broken));
        assert_eq!(seen(b"%PDF-1.7 ... startxref\n9\n%%EOF\n").kind(&all()), Ok("pdf"));
    }

    #[test]
    fn a_picture_that_is_cut_off_is_broken() {
        let whole = picture();
        assert_eq!(decodes(&whole, "png", None), Ok(()));
        assert_eq!(decodes(&whole[..whole.len() / 2], "png", None), Err(Unsound::Broken));
    }

    /// covers APP-04: a decoder would show its lower half in grey
    #[test]
    fn a_jpeg_that_is_cut_off_is_broken() {
        let mut bytes = Cursor::new(Vec::new());
        let picture = image::RgbImage::from_fn(64, 64, |x, y| image::Rgb([(x * 4) as u8, (y * 4) as u8, 90]));
        picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        let mut whole = bytes.into_inner();
        assert_eq!(decodes(&whole, "jpeg", None), Ok(()));
        assert_eq!(decodes(&whole[..whole.len() * 2 / 3], "jpeg", None), Err(Unsound::Broken));
        whole.extend_from_slice(b"what some cameras write behind the picture");
        assert_eq!(decodes(&whole, "jpeg", None), Ok(()));
    }

    /// covers APP-04: a lying extension
    #[test]
    fn a_name_may_not_say_another_kind_than_the_content() {
        for (name, kind) in
            [("паспорт.PDF", "pdf"), ("IMG_1.JPG", "jpeg"), ("a.jfif", "jpeg"), ("x.png", "png")]
        {
            assert!(agrees(name, kind), "{name}");
        }
        for name in ["photo.pdf", "photo.png", "photo.exe", "photo.jpg.heic"] {
            assert!(!agrees(name, "jpeg"), "{name}");
        }
        for name in ["скан", "скан от 12.05", "Орлова М.С", ".x"] {
            assert!(agrees(name, "pdf"), "{name}");
            assert_eq!(with_extension(name, "pdf"), format!("{name}.pdf"));
        }
        assert_eq!(with_extension("a.jpeg", "jpeg"), "a.jpeg");
    }

    /// A header that promises 60,000 by 60,000 pixels is refused before anything is unpacked.
    #[test]
    fn a_pixel_bomb_is_refused() {
        let mut bomb = picture();
        bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
        let crc = crc32(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&crc.to_be_bytes());
        assert_eq!(decodes(&bomb, "png", None), Err(Unsound::TooManyPixels));
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |crc, byte| {
            (0..8).fold(
                crc ^ u32::from(*byte),
                |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 },
            )
        })
    }
}
