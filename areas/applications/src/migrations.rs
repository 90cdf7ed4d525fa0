//! The steps of this area's schema, in order.

use db::Migration;

/// This area's schema.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let step = |name, sql| Migration { area: "applications", name, sql };
    vec![
        step("0001_applications", include_str!("migrations/0001_applications.sql")),
        step("0002_held", include_str!("migrations/0002_held.sql")),
        step("0003_filling", include_str!("migrations/0003_filling.sql")),
        step("0004_visits", include_str!("migrations/0004_visits.sql")),
        step("0005_following", include_str!("migrations/0005_following.sql")),
        step("0006_desk", include_str!("migrations/0006_desk.sql")),
        step("0007_services", include_str!("migrations/0007_services.sql")),
        step("0010_precheck", include_str!("migrations/0010_precheck.sql")),
        step("0011_reminders", include_str!("migrations/0011_reminders.sql")),
        step("0012_links", include_str!("migrations/0012_links.sql")),
        step("0016_messages", include_str!("migrations/0016_messages.sql")),
        step("0017_urgent", include_str!("migrations/0017_urgent.sql")),
        step("0018_places", include_str!("migrations/0018_places.sql")),
    ]
}
