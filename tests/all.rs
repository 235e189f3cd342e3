//! The binary from outside. One program, so that a change links once.

mod architecture;
mod check;
mod cli;
mod completion;
mod config;
mod config_lines;
mod conformance;
mod cross;
mod defaults;
mod doctor;
mod dry_run;
mod exact;
mod expand;
mod export;
mod faults;
mod fields;
mod generated;
mod jq;
#[cfg(feature = "made-up")]
mod made_up;
mod pager;
mod profiles;
mod readme;
mod recipes;
mod report;
mod resolve;
mod skill;
mod sorting;
mod stats;
mod support;
mod terminal;
mod typing;
mod watch;
mod wizard;
