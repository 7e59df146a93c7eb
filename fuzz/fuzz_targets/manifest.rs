//! Any bytes as the manifest beside two reports.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sayso_promises::manifest(bytes));
