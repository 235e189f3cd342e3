//! Gome's answers, and the records in them.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &str| kefu_fuzz::gome(data));
