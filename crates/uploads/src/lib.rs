//! Files that people add: streamed into the sealed store, known by their content, refused one by one.

use text::Source;

mod bundle;
mod content;
mod paper;
mod photo;
mod pieces;
mod receive;
mod send;
mod shown;

pub use bundle::{Bundled, as_bundle};
pub use photo::Photo;
pub use pieces::{Joiner, PIECE_LIMIT_BYTES};
pub use receive::{FORM_LIMIT_BYTES, Posting, Receiver, Slot, Slots, Upload};
pub use send::{as_attachment, picture};
pub use shown::{marked_page, page_count};

/// This room's words.
#[must_use]
pub fn words() -> [Source; 2] {
    Source::pair("uploads", include_str!("../text/ru.ftl"), include_str!("../text/en.ftl"))
}
