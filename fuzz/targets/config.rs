//! Configuration files.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &str| kefu_fuzz::config(data));
