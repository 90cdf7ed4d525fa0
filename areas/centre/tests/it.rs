//! Stories of the service centre, told through HTTP.

mod desk;
mod erased;
mod exception;
mod fob;
mod recovery;
mod restrictions;
mod town;
