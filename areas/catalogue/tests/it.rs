//! Stories of the catalogue: services as data, and the pages where people find them.

mod announcements;
mod change;
mod course;
mod demands;
mod faults;
mod filling;
mod guide;
mod pages;
mod queries;
mod shipped;
