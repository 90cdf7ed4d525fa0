//! The first page of an archive, in the reader's language: what lies where, and how to see that nothing was changed.

use std::sync::Arc;

use text::{Arg, Words};
use web::House;
use web::belongings::Belongings;

/// The text of `README.txt`.
pub(crate) fn text(house: &House, t: &Words, areas: &[Arc<dyn Belongings>]) -> String {
    let now = house.clock.now();
    let made = format!("{}, {}", t.date(house.day_of(now)), t.time(now));
    let folder = |area: &Arc<dyn Belongings>| format!("{}/  {}", area.area(), t.get(area.about()));
    let folders: Vec<String> = areas.iter().map(folder).collect();
    let seal = format!("{}/.well-known/kabinet-seal.pem", house.settings.origin());
    let parts = [
        t.with(
            "privacy-guide-head",
            &[
                ("portal", Arg::Text(house.settings.portal_name.of(t.lang).to_owned())),
                ("at", Arg::Text(made)),
            ],
        ),
        t.get("privacy-guide-folders"),
        folders.join("\n"),
        t.get("privacy-guide-formats"),
        t.get("privacy-guide-list"),
        t.with1("privacy-guide-check", "seal", seal),
        CHECK.to_owned(),
        t.get("privacy-guide-keep"),
    ];
    // Plain spaces and the line ends of every system's editor.
    let text = parts.join("\n\n").replace(['\u{a0}', '\u{202f}'], " ").replace('\n', "\r\n");
    format!("\u{feff}{text}\r\n")
}

/// Prints `CAdES Verification successful`.
pub(crate) const CHECK: &str = "openssl cms -verify -cades -binary -inform DER -in manifest.json.p7s \
                                -content manifest.json -CAfile kabinet-seal.pem -out verified.json";
