//! The network's numbers for one window -> what they say of its words.

use std::ops::Range;

use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, NdTensorView};

use crate::bundle::Bundle;
use crate::decode;
use crate::reading::{Entity, Reading, Saying, Tagged};
use crate::windows::Window;
use crate::{Deprel, Upos, Words};

/// The network's numbers for one window; rows are words of the window, the context included.
pub(crate) struct Output {
    pub count: usize,
    pub tags: NdTensor<f32, 2>,
    pub entity: NdTensor<f32, 2>,
    pub upos: NdTensor<f32, 2>,
    pub deprel: NdTensor<f32, 2>,
    pub outcome: NdTensor<f32, 2>,
    pub manner: NdTensor<f32, 2>,
    pub pair: NdTensor<f32, 3>,
    pub arc: NdTensor<f32, 2>,
}

/// What one window says of its own words, by their places in the text. Small beside the numbers it was read from, so that
/// all of a long text's can wait for their turn.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Head, part of speech and relation of every word from the window's first on.
    words: Vec<(usize, Upos, Deprel)>,
    sayings: Vec<Saying>,
    entities: Vec<Entity>,
    figures: Vec<Tagged>,
}

impl Found {
    /// Files it. Windows must come in order.
    pub fn add_to(self, reading: &mut Reading, window: &Window) {
        for (word, (head, upos, deprel)) in reading.words[window.first..window.end].iter_mut().zip(self.words) {
            (word.head, word.upos, word.deprel) = (head, upos, deprel);
        }
        reading.sayings.extend(self.sayings);
        reading.entities.extend(self.entities);
        reading.figures.extend(self.figures);
    }
}

impl Output {
    /// Decodes what begins in the window's own words (not in its context). Of the reading only the sentences are needed.
    pub fn found(&self, bundle: &Bundle, reading: &Reading, window: &Window) -> Found {
        let mut found = Found::default();
        let base = window.context;
        let own = |run: &Words| run.start + base >= window.first;
        let shift = |run: Words| run.start + base..run.end + base;
        let row = |t: &NdTensorView<f32, 2>, k: usize| -> Vec<f32> { t.slice(k).iter().copied().collect() };
        let tags = self.tags.view();
        let triple = |k: usize, head: usize| [0, 1, 2].map(|l| tags[[k, 3 * head + l]]);
        // What the cue asks of a word, and what the word is taken for whatever the cue.
        let score = |cue: usize, k: usize, [b, i]: [usize; 2], head: usize, weight: f32| {
            let [outside, begin, inside] = triple(k, head);
            let pair = |n: usize| self.pair[[n, cue, k]];
            [0.0, pair(b) + weight * (begin - outside), pair(i) + weight * (inside - outside)]
        };
        let mut contents = Vec::new();
        let mut sayings = Vec::new();
        // Cues of the context are decoded too: they hold their contents against the window's own cues.
        for cue in decode::bio(self.count, |k| triple(k, 1)) {
            let source = decode::bio(self.count, |k| score(cue.start, k, [0, 1], 0, bundle.source_weight));
            for run in decode::bio(self.count, |k| score(cue.start, k, [2, 3], 2, bundle.content_weight)) {
                let sum: f32 =
                    run.clone().map(|k| self.pair[[3, cue.start, k]].max(self.pair[[2, cue.start, k]])).sum();
                let mean = sum / run.len() as f32;
                let at = |k: usize| reading.sentence_of(k + base);
                let near = (at(run.start)..=at(run.end - 1)).contains(&at(cue.start));
                contents.push(decode::Claimed { cue: sayings.len(), near, words: run, score: mean });
            }
            sayings.push((cue, source));
        }
        decode::one_cue_each(&mut contents);
        for (at, (cue, source)) in sayings.into_iter().enumerate().filter(|(_, (cue, _))| own(cue)) {
            let guess = decode::best(row(&self.manner.view(), cue.start).into_iter());
            found.sayings.push(Saying {
                source: source.into_iter().map(shift).collect(),
                content: contents.iter().filter(|c| c.cue == at).map(|c| shift(c.words.clone())).collect(),
                manner: bundle.manners.get(guess).copied(),
                cue: shift(cue),
            });
        }
        for run in decode::bio(self.count, |k| triple(k, 3)).into_iter().filter(own) {
            let guess = decode::best(row(&self.outcome.view(), run.start).into_iter());
            let label = bundle.outcomes.get(guess).copied().flatten();
            found.figures.push(Tagged { words: shift(run), label });
        }
        let entity = self.entity.view();
        for (run, kind) in
            decode::entities(self.count, &bundle.kinds, |k, l| entity[[k, l]]).into_iter().filter(|(run, _)| own(run))
        {
            found.entities.push(Entity { words: shift(run), kind });
        }
        for k in window.first..window.end {
            let at = k - base;
            let sentence = reading.sentences[reading.sentence_of(k)].clone();
            let inside: Range<usize> = sentence.start.max(base) - base..sentence.end.min(window.end) - base;
            let head = decode::best(inside.clone().map(|j| self.arc[[at, j]])) + inside.start + base;
            let upos = decode::best(row(&self.upos.view(), at).into_iter());
            let upos = bundle.upos.get(upos).copied().unwrap_or(Upos::X);
            let deprel = decode::best(row(&self.deprel.view(), at).into_iter());
            let deprel = bundle.deprel.get(deprel).copied().unwrap_or(Deprel::Dep);
            found.words.push((head, upos, deprel));
        }
        found
    }
}
