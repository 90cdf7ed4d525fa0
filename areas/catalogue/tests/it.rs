//! Stories of the catalogue: services as data, and the pages where people find them.

mod faults;
mod pages;
mod shipped;
