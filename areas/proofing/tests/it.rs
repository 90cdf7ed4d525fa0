//! Stories of proving who one is: by pictures and an officer, by numbers, by a bank, by a set of documents.

#[path = "it/bank.rs"]
mod bank;
#[path = "it/numbers.rs"]
mod numbers;
#[path = "it/officer.rs"]
mod officer;
#[path = "it/world.rs"]
mod world;
