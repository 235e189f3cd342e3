//! Values that PHP has serialized.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &str| kefu_fuzz::php(data));
