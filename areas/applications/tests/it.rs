//! Stories of applications, told through HTTP.

#[path = "it/world.rs"]
mod world;

#[path = "it/administration.rs"]
mod administration;
#[path = "it/course.rs"]
mod course;
#[path = "it/desk.rs"]
mod desk;
#[path = "it/drafts.rs"]
mod drafts;
#[path = "it/files.rs"]
mod files;
#[path = "it/filling.rs"]
mod filling;
#[path = "it/following.rs"]
mod following;
#[path = "it/journey.rs"]
mod journey;
#[path = "it/known.rs"]
mod known;
#[path = "it/pieces.rs"]
mod pieces;
#[path = "it/routing.rs"]
mod routing;
#[path = "it/workplace.rs"]
mod workplace;
