//! The reader: a small trained encoder that turns readable text into words, syntax, entities and attributions.
//!
//! In goes text, out comes a [`Reading`]; what the words mean is for the room `findings`. A [`Reader`] holds one weights
//! file (models/, with its card): a network with its vocabulary, labels and settings. It may be shared between threads. A
//! window is one call of the network, so the same text gives the same reading for any number of threads. Reading cannot fail
//! once the weights are loaded.

mod bundle;
mod checked;
mod decode;
mod error;
mod features;
mod greedy;
mod lengths;
mod network;
mod output;
mod pieces;
mod reader;
mod reading;
mod seats;
mod unigram;
mod windows;
mod words;

pub use checked::BadReading;
pub use error::ReaderError;
pub use reader::Reader;
pub use reading::{Deprel, Entity, EntityKind, Reading, Saying, Tagged, Upos, Word, Words};
pub use seats::{HELPER, Seat, Seats};
pub use words::words;

#[cfg(test)]
mod listing {
    //! Holds words, pieces, features and windows to what training does (`training/reader/listing.py`).

    use sayso_text::Span;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Listed {
        text: String,
        words: Vec<[usize; 2]>,
        pieces: Vec<Vec<i32>>,
        features: Vec<i32>,
        windows: Vec<[usize; 3]>,
    }

    #[test]
    fn rust_and_training_cut_alike() {
        let weights: &'static [u8] = include_bytes!("../../../models/reader.onnx");
        cuts_alike(weights, include_str!("../tests/listing.json"));
    }

    #[test]
    fn and_so_they_do_in_several_languages() {
        let weights: &'static [u8] = include_bytes!("../../../models/reader-multilingual.onnx");
        cuts_alike(weights, include_str!("../tests/listing-multilingual.json"));
    }

    fn cuts_alike(weights: &'static [u8], listed: &str) {
        let listed: Vec<Listed> = serde_json::from_str(listed).unwrap();
        let network = crate::network::Network::load(crate::network::Bytes::Static(weights)).unwrap();
        let bundle = crate::bundle::Bundle::of(|name| network.entry(name)).unwrap();
        assert!(listed.len() > 8);
        for l in listed {
            let words = crate::words::words(&l.text);
            let expected: Vec<Span> = l.words.iter().map(|w| Span::new(w[0], w[1])).collect();
            assert_eq!(words, expected);
            let cut: Vec<Vec<i32>> = words
                .iter()
                .map(|w| {
                    let mut out = Vec::new();
                    bundle.pieces.cut(w.of(&l.text), crate::reader::is_spaced(&l.text, w), &mut out);
                    out
                })
                .collect();
            assert_eq!(cut, l.pieces);
            let features = crate::features::features(&l.text, &words);
            assert_eq!(features, l.features);
            let lengths: Vec<usize> = cut.iter().map(Vec::len).collect();
            let sentences: Vec<_> = (0..words.len()).step_by(17).map(|k| k..(k + 17).min(words.len())).collect();
            let windows: Vec<[usize; 3]> =
                crate::windows::windows(&lengths, &sentences, bundle.sizes, |k| features[k] / 6 % 2 == 1)
                    .iter()
                    .map(|w| [w.context, w.first, w.end])
                    .collect();
            assert_eq!(windows, l.windows);
        }
    }
}
