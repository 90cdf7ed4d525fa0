//! Looks at what was uploaded before an officer does: large, light and sharp enough, and a document that opens (REG-09, DOC-06).

use image::{DynamicImage, GrayImage, imageops};
use text::Words;
use tokio::sync::Semaphore;
use uploads::{Upload, page_count, picture};
use vault::SubjectKey;
use web::{FieldErrors, House, WebResult};

use crate::proof::{Kept, Verdict};

/// A picture's shorter side has at least so many pixels.
const SIDE_MIN: u32 = 480;
/// Pictures are judged at this width, so that the numbers mean the same for every camera.
const JUDGED_WIDTH: u32 = 480;
/// The mean of all greys, 0 to 255.
const DARK: f64 = 45.0;
const BRIGHT: f64 = 235.0;
/// The variance of the Laplacian, below which nothing in the picture has an edge.
const BLURRED: f64 = 12.0;
/// A document has at most so many pages.
const PAGES_MAX: u32 = 6;

/// What looking needs.
pub(crate) struct Eyes<'a> {
    pub house: &'a House,
    pub t: &'a Words,
    pub key: &'a SubjectKey,
    pub decoding: &'a Semaphore,
}

impl Eyes<'_> {
    /// The files that can be used; the others are deleted and named in `errors`.
    pub(crate) async fn look(
        &self,
        files: Vec<(String, Upload)>,
        errors: &mut FieldErrors,
    ) -> WebResult<Vec<(String, Kept)>> {
        let mut good = Vec::new();
        for (place, upload) in files {
            match self.one(&upload).await? {
                Ok(pages) => good.push((place, Kept { upload, pages, verdict: Verdict::Unseen })),
                Err(flaw) => {
                    self.house.files.delete(upload.file).await?;
                    let key = format!("proofing-flaw-{flaw}");
                    errors.add(&place, self.t.with1(&key, "name", upload.name));
                }
            }
        }
        Ok(good)
    }

    async fn one(&self, upload: &Upload) -> WebResult<Result<u32, &'static str>> {
        if upload.kind != "pdf" {
            let found = picture(self.house, self.key, upload, self.decoding).await?;
            let Some(found) = found else { return Ok(Err("broken")) };
            let flaw = tokio::task::spawn_blocking(move || flaw(&found)).await?;
            return Ok(flaw.map_or(Ok(1), Err));
        }
        Ok(match page_count(self.house, self.key, upload, self.decoding).await? {
            Some(0) | None => Err("broken"),
            Some(many) if many > PAGES_MAX => Err("pages"),
            Some(pages) => Ok(pages),
        })
    }
}

/// What keeps a person from reading the picture; `None` when it is fine.
pub(crate) fn flaw(picture: &DynamicImage) -> Option<&'static str> {
    if picture.width().min(picture.height()) < SIDE_MIN {
        return Some("small");
    }
    let height = (picture.height() * JUDGED_WIDTH / picture.width()).max(1);
    let small = imageops::thumbnail(&picture.to_luma8(), JUDGED_WIDTH, height);
    let light = mean(&small);
    if light < DARK {
        Some("dark")
    } else if light > BRIGHT && edges(&small) < BLURRED {
        Some("bright")
    } else if edges(&small) < BLURRED {
        Some("blurred")
    } else {
        None
    }
}

fn mean(picture: &GrayImage) -> f64 {
    let sum: u64 = picture.pixels().map(|pixel| u64::from(pixel.0[0])).sum();
    sum as f64 / f64::from(picture.width() * picture.height())
}

/// The variance of the Laplacian (Pech-Pacheco and others, 2000): how much a picture has of edges.
fn edges(picture: &GrayImage) -> f64 {
    let at = |x: u32, y: u32| f64::from(picture.get_pixel(x, y).0[0]);
    let (mut sum, mut squares, mut n) = (0.0, 0.0, 0.0);
    for y in 1..picture.height().saturating_sub(1) {
        for x in 1..picture.width().saturating_sub(1) {
            let change = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4.0 * at(x, y);
            sum += change;
            squares += change * change;
            n += 1.0;
        }
    }
    if n == 0.0 { 0.0 } else { squares / n - (sum / n) * (sum / n) }
}

#[cfg(test)]
mod tests {
    use image::{Luma, imageops};

    use super::*;

    fn board(light: u8, dark: u8) -> DynamicImage {
        DynamicImage::ImageLuma8(GrayImage::from_fn(800, 600, |x, y| {
            Luma([if (x / 40 + y / 40) % 2 == 0 { light } else { dark }])
        }))
    }

    /// covers REG-09
    #[test]
    fn a_picture_that_nobody_could_read_is_named_by_what_is_wrong() {
        assert_eq!(flaw(&board(200, 90)), None);
        assert_eq!(flaw(&board(40, 10)), Some("dark"));
        assert_eq!(flaw(&board(250, 250)), Some("bright"));
        assert_eq!(flaw(&board(120, 120)), Some("blurred"));
        assert_eq!(flaw(&DynamicImage::new_luma8(300, 900)), Some("small"));
        let soft = imageops::blur(&board(200, 90).to_luma8(), 30.0);
        assert_eq!(flaw(&DynamicImage::ImageLuma8(soft)), Some("blurred"));
    }
}
