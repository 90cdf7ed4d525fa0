//! «Электронные услуги (СЭП)»: the section that a set of checked documents opens (REG-19).

use askama::Template;
use profile::card;
use ui::{Page, Section};
use web::{Citizen, Html, Visit, WebResult};

use crate::proof::{self, Basis};
use crate::way::Way;

#[derive(Template)]
#[template(path = "proofing/section.html")]
struct SectionPage {
    page: Page,
    open: bool,
}

/// `GET /sections/electronic-passports`: open once every document of the set has passed, and as long as the data are the same.
pub(crate) async fn show(visit: Visit, Citizen(me): Citizen) -> WebResult<Html> {
    let house = &visit.house;
    let basis = Basis::of(&card(house, &house.db, me.citizen).await?);
    let proof = proof::find(house, &house.db, me.citizen, Way::Documents).await?;
    let open = match (proof, basis) {
        (Some(proof), Some(basis)) => proof.proves(&basis),
        _ => false,
    };
    visit
        .show(&SectionPage { page: visit.page(visit.t.get("proofing-section-title"), Section::Person), open })
}
