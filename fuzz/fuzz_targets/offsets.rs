//! Any bytes as a text that is cut in sentences, paragraphs, quotations and words.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sayso_promises::offsets(bytes));
