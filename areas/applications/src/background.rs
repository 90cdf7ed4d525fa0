//! What this area does behind the pages: steps of applications, questions to registers, sweeps, reminders.

use std::time::Duration;

use jobs::Registry;
use web::House;

use crate::{Tools, confirm, desk, inquire, precheck, reissue, step, sweep};

/// `applications.step` and sweeps.
pub fn jobs(registry: &mut Registry, house: &House, tools: Tools) {
    let steps = house.clone();
    let (silent, of_steps, of_silence) = (house.clone(), tools.clone(), tools.clone());
    registry.add(confirm::STEP, move |job| step::run(steps.clone(), of_steps.clone(), job));
    registry.add(step::silence::KIND, move |job| step::silence::run(silent.clone(), of_silence.clone(), job));
    let (inquiries, of_inquiries) = (house.clone(), tools.clone());
    registry.add(inquire::NAME, move |job| inquire::run(inquiries.clone(), of_inquiries.clone(), job));
    let (looks, of_looks) = (house.clone(), tools.clone());
    registry.add(precheck::KIND, move |job| precheck::run(looks.clone(), of_looks.clone(), job));
    let (terms, of_terms) = (house.clone(), tools.clone());
    registry.every("applications.reminders", Duration::from_secs(1800), move || {
        let (house, tools) = (terms.clone(), of_terms.clone());
        async move { desk::reminders::run(&house, &tools).await.map_err(step::failure) }
    });
    let (departed, of_departed) = (house.clone(), tools.clone());
    registry.every("applications.departed", Duration::from_secs(60), move || {
        let (house, tools) = (departed.clone(), of_departed.clone());
        async move { desk::departed::run(&house, &tools).await.map_err(step::failure) }
    });
    let (sweeps, of_sweeps) = (house.clone(), tools.clone());
    let (reissued, of_reissued) = (house.clone(), tools.clone());
    registry.add(reissue::KIND, move |job| reissue::run(reissued.clone(), of_reissued.clone(), job));
    registry.every("applications.sweep", Duration::from_secs(3600), move || {
        let (house, tools) = (sweeps.clone(), of_sweeps.clone());
        async move { sweep::run(&house, &tools).await.map_err(step::failure) }
    });
    let loose = house.clone();
    registry.every("applications.loose_files", Duration::from_secs(3600), move || {
        let house = loose.clone();
        async move { sweep::loose_files(&house).await.map_err(step::failure) }
    });
}
