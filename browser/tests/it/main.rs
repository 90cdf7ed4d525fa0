//! The journey in a real browser: on a phone with script, and every page of it at both widths, in both languages, without script, under axe.

mod account;
mod desk;
mod desks;
mod live;
mod look;
mod pages;
mod passkeys;
mod phone;
mod plain;
mod staff_keys;
mod stage;
mod typing;
