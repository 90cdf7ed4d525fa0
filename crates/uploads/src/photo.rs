//! The rules of a photograph for a document: proportion, size in pixels, a light and even ground.

use image::{DynamicImage, GenericImageView as _, Rgba};

/// Photographs are printed with so many points an inch (ISO/IEC 19794-5, 8.4.1 names 300 as the least).
const POINTS_PER_INCH: f64 = 300.0;
/// A proportion may differ by so much: people cut by eye.
const PROPORTION_TOLERANCE: f64 = 0.03;
/// The ground is looked at in the upper part of the picture, above the shoulders, on both sides of the head.
const GROUND_HEIGHT: f64 = 0.35;
/// Each side strip is so wide.
const GROUND_WIDTH: f64 = 0.10;
/// How light the ground is at least, on the scale of 0 to 255 (ITU-R BT.601 luma).
const GROUND_LIGHT: f64 = 165.0;
/// How much the lightness of the ground may scatter: its standard deviation.
const GROUND_SCATTER: f64 = 24.0;
/// At most so many points of the ground are looked at along each side.
const SAMPLES: u32 = 60;

/// The size a photograph is printed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Millimetres.
    pub width_mm: u32,
    /// Millimetres.
    pub height_mm: u32,
}

/// Which rule a photograph breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BadPhoto {
    /// Width to height is not that of the printed picture.
    Proportion,
    /// Too few pixels to be printed sharply.
    Small,
    /// The ground is too dark.
    Dark,
    /// The ground has shadows or a pattern.
    Uneven,
}

impl Photo {
    /// The least width and height in pixels.
    pub(crate) fn pixels(self) -> (u32, u32) {
        let points = |millimetres: u32| (f64::from(millimetres) / 25.4 * POINTS_PER_INCH).floor();
        // Both are far below the limit of the type: a side is at most some hundred millimetres.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
        (points(self.width_mm) as u32, points(self.height_mm) as u32)
    }

    /// Looks at a picture that stands upright.
    pub(crate) fn judge(self, picture: &DynamicImage) -> Result<(), BadPhoto> {
        let (width, height) = picture.dimensions();
        let wanted = f64::from(self.width_mm) / f64::from(self.height_mm);
        let found = f64::from(width) / f64::from(height.max(1));
        if (found / wanted - 1.0).abs() > PROPORTION_TOLERANCE {
            return Err(BadPhoto::Proportion);
        }
        let (least_width, least_height) = self.pixels();
        if width < least_width || height < least_height {
            return Err(BadPhoto::Small);
        }
        let ground = ground(picture);
        let count = ground.len().max(1) as f64;
        let mean = ground.iter().sum::<f64>() / count;
        let scatter = (ground.iter().map(|light| (light - mean).powi(2)).sum::<f64>() / count).sqrt();
        match () {
            () if mean < GROUND_LIGHT => Err(BadPhoto::Dark),
            () if scatter > GROUND_SCATTER => Err(BadPhoto::Uneven),
            () => Ok(()),
        }
    }
}

/// How light the points of the ground are.
fn ground(picture: &DynamicImage) -> Vec<f64> {
    let (width, height) = picture.dimensions();
    let share = |side: u32, part: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a side")]
        let pixels = (f64::from(side) * part) as u32;
        pixels.max(1)
    };
    let (strip, depth) = (share(width, GROUND_WIDTH), share(height, GROUND_HEIGHT));
    let steps = |length: u32| (0..length).step_by((length / SAMPLES).max(1) as usize);
    let mut lights = Vec::new();
    for y in steps(depth) {
        for x in steps(strip) {
            for side in [x, width - 1 - x] {
                lights.push(light(picture.get_pixel(side, y)));
            }
        }
    }
    lights
}

fn light(Rgba([red, green, blue, _]): Rgba<u8>) -> f64 {
    0.299 * f64::from(red) + 0.587 * f64::from(green) + 0.114 * f64::from(blue)
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;

    const PASSPORT: Photo = Photo { width_mm: 35, height_mm: 45 };

    /// A face before a ground of the colour that `ground` gives each point.
    fn picture(width: u32, height: u32, ground: impl Fn(u32, u32) -> u8) -> DynamicImage {
        RgbImage::from_fn(width, height, |x, y| {
            let (across, down) = (i64::from(x) - i64::from(width / 2), i64::from(y) - i64::from(height / 2));
            let in_face = across.pow(2) * 9 + down.pow(2) * 5 < i64::from(width).pow(2);
            if in_face { Rgb([190, 140, 120]) } else { Rgb([ground(x, y); 3]) }
        })
        .into()
    }

    /// covers APP-04: 35 by 45 millimetres, light ground
    #[test]
    fn a_photograph_for_a_document_is_judged_by_its_rules() {
        assert_eq!(PASSPORT.pixels(), (413, 531));
        assert_eq!(PASSPORT.judge(&picture(700, 900, |_, _| 235)), Ok(()));
        assert_eq!(PASSPORT.judge(&picture(413, 531, |_, _| 235)), Ok(()), "the least size");
        assert_eq!(PASSPORT.judge(&picture(800, 800, |_, _| 235)), Err(BadPhoto::Proportion));
        assert_eq!(PASSPORT.judge(&picture(350, 450, |_, _| 235)), Err(BadPhoto::Small));
        assert_eq!(PASSPORT.judge(&picture(700, 900, |_, _| 90)), Err(BadPhoto::Dark));
        let curtain = |x: u32, _| if x % 40 < 20 { 255 } else { 150 };
        assert_eq!(PASSPORT.judge(&picture(700, 900, curtain)), Err(BadPhoto::Uneven));
        let shade = |x: u32, _| u8::try_from(200 + x / 35).unwrap();
        assert_eq!(PASSPORT.judge(&picture(700, 900, shade)), Ok(()), "a soft shade is no shadow");
    }
}
