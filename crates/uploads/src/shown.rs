//! A file as officers see it: drawn anew by us, with a line burnt into it that names purpose, officer and time (PLUS-19). What somebody
//! uploaded never reaches the officer's browser: pages of a document are drawn as pictures too.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, RgbaImage, imageops::FilterType};
use tiny_skia::{Color, FillRule, IntSize, Paint, Path as Shape, PathBuilder, Pixmap, Transform};
use tokio::sync::Semaphore;
use ttf_parser::{Face, OutlineBuilder};
use vault::SubjectKey;
use web::{House, WebResult};

use crate::paper;
use crate::receive::Upload;
use crate::send::picture;

/// The longer side of what is shown, in pixels.
const SIDE_MAX: u32 = 1600;
/// The stack of the thread that reads a document.
const STACK_BYTES: usize = 1024 * 1024 * 1024;
/// JPEG quality: letters stay readable.
const QUALITY: u8 = 82;

/// How many pages a kept file has; a picture has one. `None` when it does not open.
///
/// # Errors
/// Only unexpected ones: the file is gone, or does not open with this key.
pub async fn page_count(
    house: &House,
    key: &SubjectKey,
    file: &Upload,
    decoding: &Semaphore,
) -> WebResult<Option<u32>> {
    if file.kind != "pdf" {
        return Ok(Some(1));
    }
    let _turn = decoding.acquire().await?;
    let bytes = house.files.read(key, file.file, file.size).await?;
    // A document made to break its reader breaks this thread and nothing else.
    Ok(tokio::task::spawn_blocking(move || apart(move || pages(bytes))).await.ok().flatten())
}

/// One page of a kept file (the first is 1) as a JPEG with `line` all over it; `None` when there is no such page or it does not open.
///
/// # Errors
/// Only unexpected ones: the file is gone, or does not open with this key.
pub async fn marked_page(
    house: &House,
    key: &SubjectKey,
    (file, page): (&Upload, u32),
    line: String,
    decoding: &Semaphore,
) -> WebResult<Option<Vec<u8>>> {
    let found = if file.kind == "pdf" {
        let _turn = decoding.acquire().await?;
        let bytes = house.files.read(key, file.file, file.size).await?;
        tokio::task::spawn_blocking(move || apart(move || draw_page(bytes, page))).await.ok().flatten()
    } else {
        picture(house, key, file, decoding).await?.filter(|_| page == 1)
    };
    let Some(found) = found else { return Ok(None) };
    Ok(tokio::task::spawn_blocking(move || marked(&found, &line)).await?)
}

/// Reads a document on a stack that is deep enough for every list within a list that is let in. Only what is used of it takes memory.
fn apart<T: Send + 'static>(read: impl FnOnce() -> Option<T> + Send + 'static) -> Option<T> {
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(read).ok()?;
    thread.join().ok().flatten()
}

fn pages(bytes: Vec<u8>) -> Option<u32> {
    if !paper::is_shallow(&bytes) {
        return None;
    }
    Pdf::new(bytes).ok().and_then(|pdf| u32::try_from(pdf.pages().len()).ok())
}

/// One page of a document as a picture.
fn draw_page(bytes: Vec<u8>, page: u32) -> Option<DynamicImage> {
    if !paper::is_shallow(&bytes) {
        return None;
    }
    let pdf = Pdf::new(bytes).ok()?;
    let page = pdf.pages().get(usize::try_from(page.checked_sub(1)?).ok()?)?;
    let (width, height) = page.render_dimensions();
    let scale = SIDE_MAX as f32 / width.max(height).max(1.0);
    let settings =
        RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..RenderSettings::default() };
    let drawn = render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    RgbaImage::from_raw(width, height, drawn.data_as_u8_slice().to_vec()).map(DynamicImage::ImageRgba8)
}

/// A picture with the line all over it, as JPEG.
fn marked(picture: &DynamicImage, line: &str) -> Option<Vec<u8>> {
    let small = if picture.width().max(picture.height()) > SIDE_MAX {
        picture.resize(SIDE_MAX, SIDE_MAX, FilterType::Triangle)
    } else {
        picture.clone()
    };
    let mut opaque = small.to_rgba8();
    opaque.pixels_mut().for_each(|pixel| pixel.0[3] = 255);
    let (width, height) = opaque.dimensions();
    let mut canvas = Pixmap::from_vec(opaque.into_raw(), IntSize::from_wh(width, height)?)?;
    cover(&mut canvas, line)?;
    let marked = RgbaImage::from_raw(width, height, canvas.take())?;
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    DynamicImage::ImageRgba8(marked).to_rgb8().write_with_encoder(encoder).ok()?;
    Some(bytes)
}

/// Writes the line aslant from edge to edge, so that no part of the picture can be cut out without it.
fn cover(canvas: &mut Pixmap, line: &str) -> Option<()> {
    let (width, height) = (canvas.width() as f32, canvas.height() as f32);
    let size = (width.min(height) / 26.0).clamp(14.0, 40.0);
    let (text, length) = letters(line, size)?;
    let reach = width + height;
    let mut ink = Paint::default();
    ink.set_color(Color::from_rgba8(150, 0, 24, 92));
    ink.anti_alias = true;
    let (mut row, mut odd) = (-reach, false);
    while row < reach {
        let mut at = if odd { -reach - length / 2.0 } else { -reach };
        while at < reach {
            let place = Transform::from_rotate_at(-24.0, width / 2.0, height / 2.0).pre_translate(at, row);
            canvas.fill_path(&text, &ink, FillRule::Winding, place, None);
            at += length + size * 3.0;
        }
        row += size * 5.0;
        odd = !odd;
    }
    Some(())
}

/// The outlines of a line of text and its length.
fn letters(line: &str, size: f32) -> Option<(Shape, f32)> {
    let face = Face::parse(pdf::typeface(), 0).ok()?;
    let scale = size / f32::from(face.units_per_em());
    let mut pen = Pen { shape: PathBuilder::new(), x: 0.0, scale };
    for sign in line.chars() {
        let Some(glyph) = face.glyph_index(sign) else { continue };
        face.outline_glyph(glyph, &mut pen);
        pen.x += f32::from(face.glyph_hor_advance(glyph).unwrap_or(0)) * scale;
    }
    let length = pen.x;
    Some((pen.shape.finish()?, length))
}

struct Pen {
    shape: PathBuilder,
    x: f32,
    scale: f32,
}

impl Pen {
    /// A font's y grows upwards, a picture's downwards.
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, -y * self.scale)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.shape.move_to(x, y);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.shape.line_to(x, y);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.shape.quad_to(x1, y1, x, y);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.shape.cubic_to(x1, y1, x2, y2, x, y);
    }
    fn close(&mut self) {
        self.shape.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// covers PLUS-19: every part of the picture carries the mark.
    #[test]
    fn the_mark_covers_the_whole_picture() {
        let plain =
            DynamicImage::ImageRgba8(RgbaImage::from_pixel(900, 600, image::Rgba([250, 250, 250, 255])));
        let bytes =
            marked(&plain, "Проверка личности · Анна Ковалёва · 24 ноября 2026, 15:04 · 4F9A01C2").unwrap();
        let seen = image::load_from_memory(&bytes).unwrap().to_luma8();
        for (x, y) in [(0, 0), (450, 0), (0, 300), (450, 300), (600, 400)] {
            let part = image::imageops::crop_imm(&seen, x, y, 300, 200).to_image();
            assert!(part.pixels().any(|pixel| pixel.0[0] < 215), "nothing at {x}, {y}");
        }
    }

    /// A document with this in the dictionary of its only page, and these objects besides.
    fn document(page: &str, more: &str) -> Vec<u8> {
        format!(
            "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
             2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
             3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 90 90] {page} >>\nendobj\n{more}\
             trailer\n<< /Root 1 0 R /Size 9 >>\nstartxref\n9\n%%EOF\n"
        )
        .into_bytes()
    }

    /// covers PLUS-19: lists within lists, and a drawing that draws itself, do not bring the portal down
    #[test]
    fn a_document_made_to_break_its_reader_breaks_nothing() {
        let lists = |count: usize| "[".repeat(count);
        let stream = |dict: &str, content: &str| {
            format!("4 0 obj\n<< {dict} /Length {} >>\nstream\n{content}\nendstream\nendobj\n", content.len())
        };
        let read = |bytes: Vec<u8>| {
            let copy = bytes.clone();
            (apart(move || pages(copy)), apart(move || draw_page(bytes, 1)).is_some())
        };
        assert_eq!(read(document("/Contents 4 0 R", &stream("", "0 0 m 9 9 l S"))), (Some(1), true));
        assert_eq!(read(document(&format!("/X {}", lists(2_000_000)), "")), (None, false));
        assert_eq!(read(document("/Contents 4 0 R", &stream("", &lists(2_000_000)))), (None, false));
        let hidden = stream("/Subtype /Image", &lists(paper::LISTS_MAX - 99));
        assert_eq!(read(document("/Contents 4 0 R", &hidden)), (None, false));
        // What is let in is read to its end.
        read(document("/Contents 4 0 R", &stream("", &lists(paper::LISTS_MAX / 2 - 99))));
        read(document(&format!("/X {}", lists(paper::LISTS_MAX - 99)), ""));
        let own = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 4 0 R >> >>";
        let page = "/Contents 5 0 R /Resources << /XObject << /A 4 0 R >> >>";
        let draws = "5 0 obj\n<< /Length 4 >>\nstream\n/A Do\nendstream\nendobj\n";
        read(document(page, &format!("{}{draws}", stream(own, "/A Do"))));
    }
}
