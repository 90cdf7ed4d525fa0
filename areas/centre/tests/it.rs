//! Stories of the service centre, told through HTTP.

mod desk;
mod exception;
mod recovery;
mod restrictions;
mod town;
