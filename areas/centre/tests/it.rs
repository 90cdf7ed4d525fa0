//! Stories of the service centre, told through HTTP.

mod desk;
mod recovery;
mod restrictions;
mod town;
