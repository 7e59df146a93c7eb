//! Any bytes as plain text.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sayso_promises::plain(bytes));
