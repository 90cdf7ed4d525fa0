//! Stories of taking one's data away and of leaving, told through HTTP.

#[allow(dead_code, reason = "the portal of another area's stories; these use a part of it")]
#[path = "../../applications/tests/it/world.rs"]
mod world;

// What the portal of those stories is made of.
use {catalogue as _, staff as _, uploads as _};

mod archive;
mod deletion;
mod town;
