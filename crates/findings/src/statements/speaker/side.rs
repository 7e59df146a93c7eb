//! A side as speaker: a mention in, the side, or the government that a capital stands for, out.

use sayso_reader::Words;

use super::known::Known;
use crate::rules::{Question, Rule};
use crate::{Mention, Speaker, SpeakerKind};

/// For which country does a town speak?
pub(super) struct Seat;

/// The name of a side or place.
pub(super) struct Named<'a> {
    known: &'a Known<'a>,
    name: &'a Mention,
}

impl Question for Seat {
    type About<'a> = Named<'a>;
    type Answer = Speaker;
    const RULES: &'static [Rule<Self>] = &[
        Rule { name: "speaker.capital", example: "Lisbon said it would not pay.", apply: capital },
        Rule {
            name: "speaker.seat",
            example: "In the Lurian capital, Aldermouth, the shops were shut. Aldermouth said nobody was hurt.",
            // Not asked again of the country: two datelines may each call the other's town a country.
            apply: |n| n.known.names.seat(n.name).map(Known::plain_side),
        },
    ];
}

/// A capital by the gazetteer; a building keeps its own name, a capital is its country's, under the name the report has for it.
fn capital(n: &Named) -> Option<Speaker> {
    let ctx = n.known.ctx;
    let written = ctx.of(n.name.span);
    let country = ctx.gazetteer.seat(written).filter(|c| c.capitals.contains(&written))?;
    let same = n.known.names.country(country.iso2);
    Some(Speaker {
        id: Some(same.map_or_else(|| n.name.mention_of.clone(), |s| s.mention_of.clone())),
        name: Some(same.map_or(country.name.as_ref(), |s| ctx.of(s.span)).to_owned()),
        role: None,
        body: None,
        kind: SpeakerKind::Side,
    })
}

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

    /// A side; a capital that speaks is its government.
    pub(super) fn side(&self, m: &Mention) -> Speaker {
        let seat = self.ctx.rules.first::<Seat>(&Named { known: self, name: m });
        seat.unwrap_or_else(|| Self::plain_side(m))
    }

    /// "The Varnian government", of whichever side, under those words: its people are not it.
    pub(super) fn government(&self, m: &Mention, words: &Words) -> Option<Speaker> {
        let own = self.ctx.reading.words_in(m.span);
        let last = words.clone().next_back().filter(|&k| self.ctx.is(k, |w| &w.government) && k == own.end)?;
        let name = self.ctx.of(self.ctx.span(&(own.start..last + 1))).split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Speaker { name: Some(name), ..Self::plain_side(m) })
    }
}
