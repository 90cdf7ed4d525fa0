//! How alike two pictures are in the eyes of a machine: a number shown to the officer, who decides (REG-09).
//!
//! The matcher that comes with the portal compares the directions of light and dark in the middle of the selfie with every part
//! of the passport's page. It knows nothing of faces: it finds a copied picture and tells a very different one, and another
//! person in the same pose and light may well come out higher than the right person in another light. So it decides nothing,
//! and pages and papers say so. A better one is another [`Matcher`].

use base::CitizenId;
use db::Tx;
use image::{DynamicImage, GrayImage, imageops};
use jobs::{Ended, JobError, NewJob, Running};
use serde::{Deserialize, Serialize};
use uploads::picture;
use uuid::Uuid;
use vault::Subject;
use web::{House, Problem, WebResult};

use crate::Matcher;
use crate::area::Area;
use crate::proof;
use crate::way::Way;

/// The kind of job.
pub(crate) const KIND: &str = "proofing.likeness";

/// What a job carries: identifiers only.
#[derive(Serialize, Deserialize)]
struct Payload {
    citizen: Uuid,
    proof: Uuid,
}

/// Puts the comparison of a proof into the queue.
pub(crate) async fn enqueue(house: &House, tx: &Tx, citizen: CitizenId, proof: Uuid) -> WebResult<()> {
    let payload = serde_json::to_value(Payload { citizen: citizen.uuid(), proof })?;
    house.jobs.enqueue(tx, NewJob { kind: KIND, payload, run_at: None, key: None }).await?;
    Ok(())
}

/// The job: reads both pictures, compares them outside any transaction, keeps the number.
pub(crate) async fn run(house: &House, area: &Area, running: Running) -> Result<Ended, JobError> {
    let payload: Payload = serde_json::from_value(running.payload)?;
    compare(house, area, CitizenId(payload.citizen), payload.proof).await.map_err(told)?;
    Ok(Ended::Done)
}

async fn compare(house: &House, area: &Area, citizen: CitizenId, id: Uuid) -> WebResult<()> {
    let Some(proof) = proof::find(house, &house.db, citizen, Way::Selfie).await? else { return Ok(()) };
    let files = &proof.body.files;
    let (Some(selfie), Some(paper)) = (files.get("selfie"), files.get("passport_photo")) else {
        return Ok(());
    };
    if proof.id != id {
        return Ok(());
    }
    let key = house.vault.key(&house.db, Subject::Citizen(citizen)).await?;
    let selfie = picture(house, &key, &selfie.upload, &area.decoding).await?;
    let paper = picture(house, &key, &paper.upload, &area.decoding).await?;
    let (Some(selfie), Some(paper)) = (selfie, paper) else { return Ok(()) };
    let matcher = area.tools.matcher.clone();
    let score = tokio::task::spawn_blocking(move || matcher.likeness(&selfie, &paper)).await?;
    let tx = house.db.begin().await?;
    if let Some(mut fresh) = proof::find(house, &tx, citizen, Way::Selfie).await?
        && fresh.id == id
    {
        fresh.body.likeness = score.map(|score| u32::from(score.min(100)));
        proof::save(house, &tx, &fresh).await?;
        tx.commit().await?;
    }
    Ok(())
}

pub(crate) fn told(problem: Problem) -> JobError {
    match problem {
        Problem::Broken(error) => error,
        other => format!("{other:?}").into(),
    }
}

/// The matcher that comes with the portal.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gradients;

/// The selfie's middle is compared at this size.
const SIDE: u32 = 24;
/// How large the face may be on the page: so many times its width is the page's.
const SHARES: [f32; 9] = [2.2, 2.7, 3.2, 3.8, 4.6, 5.5, 6.6, 8.0, 9.5];

impl Matcher for Gradients {
    fn likeness(&self, selfie: &DynamicImage, paper: &DynamicImage) -> Option<u8> {
        let face = slopes(&middle(&selfie.to_luma8()), 0, 0)?;
        let page = paper.to_luma8();
        let mut best: Option<f32> = None;
        for share in SHARES {
            let width = (SIDE as f32 * share) as u32;
            let height = (page.height() * width / page.width().max(1)).max(1);
            let page = imageops::thumbnail(&page, width, height);
            for y in (0..=height.saturating_sub(SIDE)).step_by(2) {
                for x in (0..=width.saturating_sub(SIDE)).step_by(2) {
                    let Some(found) = slopes(&page, x, y) else { continue };
                    let alike = face.iter().zip(&found).map(|(a, b)| a * b).sum::<f32>();
                    best = Some(best.map_or(alike, |best| best.max(alike)));
                }
            }
        }
        best.map(|best| (best.clamp(0.0, 1.0) * 100.0).round() as u8)
    }
}

/// The square in the middle, where the page asks the face to be.
fn middle(picture: &GrayImage) -> GrayImage {
    let side = picture.width().min(picture.height()) * 6 / 10;
    let (x, y) = ((picture.width() - side) / 2, (picture.height() - side) / 2);
    let square = imageops::crop_imm(picture, x, y, side.max(1), side.max(1)).to_image();
    imageops::thumbnail(&square, SIDE, SIDE)
}

/// The slopes of light in the square at a place as one vector of length 1; `None` for an even surface, and where there is no square.
fn slopes(picture: &GrayImage, left: u32, top: u32) -> Option<Vec<f32>> {
    if left + SIDE > picture.width() || top + SIDE > picture.height() {
        return None;
    }
    let at = |x: u32, y: u32| f32::from(picture.get_pixel(left + x, top + y).0[0]);
    let mut slopes = Vec::with_capacity((SIDE * SIDE * 2) as usize);
    for y in 1..SIDE - 1 {
        for x in 1..SIDE - 1 {
            slopes.push(at(x + 1, y) - at(x - 1, y));
            slopes.push(at(x, y + 1) - at(x, y - 1));
        }
    }
    let length = slopes.iter().map(|slope| slope * slope).sum::<f32>().sqrt();
    (length > 40.0).then(|| slopes.into_iter().map(|slope| slope / length).collect())
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, Luma};

    use super::*;

    fn blob(x0: f32, y0: f32, r: f32, width: u32, height: u32) -> GrayImage {
        GrayImage::from_fn(width, height, |x, y| {
            let (dx, dy) = (x as f32 - x0, y as f32 - y0);
            let eyes = ((dx.abs() - r / 2.5).powi(2) + (dy + r / 4.0).powi(2)).sqrt() < r / 6.0;
            let inside = (dx * dx + dy * dy).sqrt() < r;
            Luma([if eyes {
                20
            } else if inside {
                200
            } else {
                90
            }])
        })
    }

    /// covers REG-09: the same picture on the page comes out high, an even page gives no number.
    #[test]
    fn a_copied_picture_is_found_on_the_page() {
        let selfie = DynamicImage::ImageLuma8(blob(300.0, 300.0, 150.0, 600, 600));
        let page = DynamicImage::ImageLuma8(blob(160.0, 200.0, 60.0, 800, 600));
        let stripes = DynamicImage::ImageLuma8(GrayImage::from_fn(800, 600, |x, _| {
            Luma([if x / 9 % 2 == 0 { 30 } else { 220 }])
        }));
        let (alike, other) = (Gradients.likeness(&selfie, &page), Gradients.likeness(&selfie, &stripes));
        assert!(alike > Some(60), "{alike:?}");
        assert!(other < Some(40), "{other:?}");
        assert_eq!(Gradients.likeness(&selfie, &DynamicImage::new_luma8(800, 600)), None);
    }
}
