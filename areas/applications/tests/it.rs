//! Stories of applications, told through HTTP.

#[path = "it/world.rs"]
mod world;

#[path = "it/administration.rs"]
mod administration;
#[path = "it/amending.rs"]
mod amending;
#[path = "it/appeals.rs"]
mod appeals;
#[path = "it/coming.rs"]
mod coming;
#[path = "it/corrected.rs"]
mod corrected;
#[path = "it/costs.rs"]
mod costs;
#[path = "it/course.rs"]
mod course;
#[path = "it/demands.rs"]
mod demands;
#[path = "it/desk.rs"]
mod desk;
#[path = "it/drafts.rs"]
mod drafts;
#[path = "it/ended.rs"]
mod ended;
#[path = "it/files.rs"]
mod files;
#[path = "it/filling.rs"]
mod filling;
#[path = "it/following.rs"]
mod following;
#[path = "it/guarded.rs"]
mod guarded;
#[path = "it/home.rs"]
mod home;
#[path = "it/interrupted.rs"]
mod interrupted;
#[path = "it/journey.rs"]
mod journey;
#[path = "it/known.rs"]
mod known;
#[path = "it/late.rs"]
mod late;
#[path = "it/links.rs"]
mod links;
#[path = "it/live.rs"]
mod live;
#[path = "it/long.rs"]
mod long;
#[path = "it/lost.rs"]
mod lost;
#[path = "it/moving.rs"]
mod moving;
#[path = "it/once.rs"]
mod once;
#[path = "it/pieces.rs"]
mod pieces;
#[path = "it/precheck.rs"]
mod precheck;
#[path = "it/retried.rs"]
mod retried;
#[path = "it/routing.rs"]
mod routing;
#[path = "it/terms.rs"]
mod terms;
#[path = "it/together.rs"]
mod together;
#[path = "it/workplace.rs"]
mod workplace;
