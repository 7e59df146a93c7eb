//! The rules over a stored reading of the example, edited as the bytes say.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sayso_promises::rules(bytes));
