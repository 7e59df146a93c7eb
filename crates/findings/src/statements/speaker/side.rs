//! A side as speaker: a mention in, the side, or the government that a capital stands for, out.

use sayso_reader::Words;

use super::known::Known;
use crate::{Mention, Speaker, SpeakerKind};

impl Known<'_> {
    /// A side under its own name.
    fn plain_side(m: &Mention) -> Speaker {
        Speaker {
            id: Some(m.mention_of.clone()),
            name: Some(m.name.clone()),
            role: None,
            body: None,
            kind: SpeakerKind::Side,
        }
    }

    /// A side; a capital that speaks is its government, under the name the report has for the country if it has one.
    pub(super) fn side(&self, m: &Mention) -> Speaker {
        // A building keeps its own name; a capital is its country's.
        let written = self.ctx.of(m.span);
        let seat = self.ctx.gazetteer.seat(written).filter(|c| c.capitals.contains(&written));
        let Some(country) = seat else {
            // Not asked again of the country: two datelines may each call the other's town a country.
            return Self::plain_side(self.names.seat(m).unwrap_or(m));
        };
        let same = self.names.country(country.iso2);
        Speaker {
            id: Some(same.map_or_else(|| m.mention_of.clone(), |s| s.mention_of.clone())),
            name: Some(same.map_or(country.name.as_ref(), |s| self.ctx.of(s.span)).to_owned()),
            role: None,
            body: None,
            kind: SpeakerKind::Side,
        }
    }

    /// "The Varnian government", of whichever side, under those words: its people are not it.
    pub(super) fn government(&self, m: &Mention, words: &Words) -> Option<Speaker> {
        let own = self.ctx.reading.words_in(m.span);
        let last = words.clone().next_back().filter(|&k| self.ctx.lower(k) == "government" && k == own.end)?;
        let name = self.ctx.of(self.ctx.span(&(own.start..last + 1))).split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Speaker { name: Some(name), ..Self::plain_side(m) })
    }
}
