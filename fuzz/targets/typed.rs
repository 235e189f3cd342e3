//! Texts that people type as arguments: dates, ranges, lengths of time, ids, titles and columns.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &str| kefu_fuzz::typed(data));
