//! The journey in a real browser: on a phone with script, and every page of it at both widths, in both languages, without script, under axe.

mod phone;
mod stage;
