//! Stories of the profile: written, checked, refused field by field, waiting while a register is down; and the citizen's journal.

mod journal;
mod profile;
mod town;
