//! Stories of the whole house: the built program as a process of its own, its sandbox, and people who use it over HTTP without script.

mod canary;
mod commands;
mod entrance;
mod journey;
mod killed;
mod moving;
mod outside_down;
mod renewal;
mod stage;
