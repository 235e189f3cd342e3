//! Texts as they are laid out on a terminal.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &str| kefu_fuzz::text(data));
