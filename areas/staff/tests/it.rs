//! Stories of staff, told through HTTP.

mod audit;
mod fobs;
mod people;
mod security;
mod sign_in;
mod town;
