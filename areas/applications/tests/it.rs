//! Stories of applications, told through HTTP.

#[path = "it/world.rs"]
mod world;

#[path = "it/desk.rs"]
mod desk;
#[path = "it/files.rs"]
mod files;
#[path = "it/filling.rs"]
mod filling;
#[path = "it/journey.rs"]
mod journey;
