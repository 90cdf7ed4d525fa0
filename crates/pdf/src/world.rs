//! Everything a template can see: a handful of files in memory and the house's fonts.

use std::sync::LazyLock;

use chrono::{Datelike, Timelike};
use fast_qr::convert::Builder as _;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use crate::{Document, RenderError, printable};

const LETTER: &str = include_str!("../letter/letter.typ");
const FRAME: &str = include_str!("../letter/main.typ");

/// What does not change from document to document.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    letter: Source,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let fonts = golos();
    let main = file_id("main.typ");
    Shared {
        // Row headers of tables have no stable call yet; without them a table of names and values has no header cells.
        library: LazyHash::new(
            Library::builder().with_features(Features::from_iter([Feature::A11yExtras])).build(),
        ),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        main,
        letter: Source::new(file_id("letter.typ"), LETTER.to_owned()),
    }
});

/// Golos Text Medium.
pub const MEDIUM: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/500Medium.ttf"));

fn golos() -> Vec<Font> {
    let files: [&'static [u8]; 4] = [
        include_bytes!(concat!(env!("OUT_DIR"), "/400Regular.ttf")),
        MEDIUM,
        include_bytes!(concat!(env!("OUT_DIR"), "/600SemiBold.ttf")),
        include_bytes!(concat!(env!("OUT_DIR"), "/700Bold.ttf")),
    ];
    files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect()
}

/// Whether the house's typeface has a sign.
pub fn has(sign: char) -> bool {
    SHARED.fonts.iter().all(|font| font.info().coverage.contains(u32::from(sign)))
}

#[expect(clippy::expect_used, reason = "called with this room's own literal names only")]
fn file_id(name: &'static str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain file name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// One document's world.
pub struct Desk {
    main: Source,
    result: Source,
    data: Bytes,
    about: Bytes,
    qr: Option<Bytes>,
    today: Option<Datetime>,
}

impl Desk {
    pub fn new(document: &Document) -> Result<Self, RenderError> {
        let about = serde_json::json!({
            "title": printable::text(&document.title),
            "lang": document.lang,
            "date": [document.at.year(), document.at.month(), document.at.day()],
        });
        Ok(Self {
            main: Source::new(SHARED.main, FRAME.to_owned()),
            result: Source::new(file_id("result.typ"), document.template.clone()),
            data: Bytes::from_string(printable::data(&document.data).to_string()),
            about: Bytes::from_string(about.to_string()),
            qr: document.qr.as_deref().map(qr_svg).transpose()?,
            today: moment(document.at),
        })
    }
}

/// A moment as Typst counts it.
pub fn moment(at: chrono::DateTime<chrono::Utc>) -> Option<Datetime> {
    let part = |n: u32| u8::try_from(n).ok();
    Datetime::from_ymd_hms(
        at.year(),
        part(at.month())?,
        part(at.day())?,
        part(at.hour())?,
        part(at.minute())?,
        part(at.second())?,
    )
}

/// The QR code as a drawing, with medium error correction: a fold or a stain does not spoil it.
fn qr_svg(says: &str) -> Result<Bytes, RenderError> {
    let code = fast_qr::QRBuilder::new(says)
        .ecl(fast_qr::ECL::M)
        .build()
        .map_err(|e| RenderError(format!("qr.svg: {e}")))?;
    let svg = fast_qr::convert::svg::SvgBuilder::default().margin(0).to_str(&code);
    Ok(Bytes::from_string(svg))
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        SHARED.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match id.vpath().get_without_slash() {
            _ if *id.root() != VirtualRoot::Project => Err(FileError::AccessDenied),
            "main.typ" => Ok(self.main.clone()),
            "result.typ" => Ok(self.result.clone()),
            "letter.typ" => Ok(SHARED.letter.clone()),
            other => Err(FileError::NotFound(other.into())),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match (id.vpath().get_without_slash(), &self.qr) {
            _ if *id.root() != VirtualRoot::Project => Err(FileError::AccessDenied),
            ("data.json", _) => Ok(self.data.clone()),
            ("about.json", _) => Ok(self.about.clone()),
            ("qr.svg", Some(qr)) => Ok(qr.clone()),
            (other, _) => Err(FileError::NotFound(other.into())),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}
