//! eshouhou's answers, and the projects in them.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &str| kefu_fuzz::eshouhou(data));
