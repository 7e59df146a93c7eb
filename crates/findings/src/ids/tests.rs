//! Ids hang on words and occurrence, and on nothing else: made-up findings over made-up texts.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::{
    Bound, Event, EventType, Figure, Form, Manner, Mention, MentionKind, Mode, Outcome, Polarity, Speaker, SpeakerKind,
    Statement, Unit, Victim,
};

const WORDS: [&str; 5] = ["Orsk", "three", "fell", "“so”", "é"];

/// What is found: its type, its first word, how many, which of three variants, and the statement it hangs on.
type Planned = (u8, usize, usize, usize, usize);
type Plan = Vec<Planned>;

struct Sample<'p> {
    report: ReportId,
    spans: Vec<Span>,
    text: String,
    plan: &'p Plan,
}

impl<'p> Sample<'p> {
    fn new(prefix: &str, words: &[usize], plan: &'p Plan) -> Self {
        let mut text = prefix.to_owned();
        let mut spans = Vec::new();
        for word in words {
            let start = text.len();
            text.push_str(WORDS[*word]);
            spans.push(Span::new(start, text.len()));
            text.push(' ');
        }
        Sample { report: ReportId::of(b"the bytes as received"), spans, text, plan }
    }

    fn span(&self, (_, first, count, _, _): &Planned) -> Span {
        let first = first % self.spans.len();
        self.spans[first].cover(self.spans[(first + count).min(self.spans.len() - 1)])
    }

    /// What tells apart two findings at one place; of a statement its cue.
    fn variant(&self, p: &Planned) -> usize {
        if p.0 == 0 { p.3 % self.spans.len() } else { p.3 }
    }

    fn id(&self, kind: &str, span: Span, variant: usize) -> FindingId {
        FindingId::new(&self.report, kind, span, &variant.to_string())
    }

    fn statement(&self, k: usize) -> Option<&Planned> {
        let all: Vec<_> = self.plan.iter().filter(|p| p.0 == 0).collect();
        all.get(k % all.len().max(1)).copied()
    }

    fn speaker(&self, p: &Planned) -> Speaker {
        let source = self.spans[p.3 % self.spans.len()];
        let name = Some(source.of(&self.text).to_owned());
        let id = Some(FindingId::new(&self.report, "speaker", source, "somebody"));
        Speaker { id, name, role: None, body: None, kind: SpeakerKind::Unnamed }
    }

    fn hung(&self, p: &Planned) -> (Option<FindingId>, Speaker) {
        match self.statement(p.4) {
            Some(s) => (Some(self.id("statement", self.span(s), self.variant(s))), self.speaker(s)),
            None => (None, Speaker::narrator()),
        }
    }

    /// The findings under their places, each place and variant once.
    fn found(&self) -> Findings {
        let mut found = Findings {
            report: self.report.clone(),
            sentences: Vec::new(),
            statements: Vec::new(),
            figures: Vec::new(),
            events: Vec::new(),
            mentions: Vec::new(),
            victims: Vec::new(),
            times: Vec::new(),
            same_names: Vec::new(),
            fired: None,
        };
        let mut seen = BTreeSet::new();
        for p in self.plan {
            let (span, variant) = (self.span(p), self.variant(p));
            if !seen.insert((p.0, span, variant)) {
                continue;
            }
            let (statement, speaker) = self.hung(p);
            match p.0 {
                0 => found.statements.push(Statement {
                    id: self.id("statement", span, variant),
                    span,
                    source: None,
                    cue: Some(self.spans[variant]),
                    saying: self.id("statement", span, variant),
                    within: statement.filter(|id| *id != self.id("statement", span, variant)),
                    speaker: self.speaker(p),
                    also: Vec::new(),
                    chain: Vec::new(),
                    manner: Manner::Say,
                    polarity: Polarity::Affirmed,
                    form: Form::Indirect,
                    distance: Vec::new(),
                }),
                1 => found.figures.push(Figure {
                    id: self.id("figure", span, variant),
                    span,
                    low: Some(3),
                    high: None,
                    bound: Bound::AtLeast,
                    unit: Unit::People,
                    outcome: Outcome::ALL[variant],
                    group: None,
                    described_as: None,
                    side: None,
                    role: None,
                    place: None,
                    when: None,
                    scope: None,
                    denied: false,
                    statement,
                    speaker,
                }),
                2 => found.events.push(Event {
                    id: self.id("event", span, variant),
                    span,
                    event_type: EventType::ALL[variant],
                    agent: None,
                    patient: None,
                    place: None,
                    when: None,
                    mode: Mode::Happened,
                    statement,
                    speaker,
                }),
                3 => found.mentions.push(Mention {
                    id: self.id("mention", span, variant),
                    span,
                    kind: MentionKind::ALL[variant],
                    mention_of: self.id("mention", Span::default(), p.4),
                    name: String::new(),
                    side: None,
                    named: true,
                    distance: Vec::new(),
                }),
                _ => found.victims.push(Victim {
                    id: self.id("victim", span, variant),
                    span,
                    name: String::new(),
                    age: None,
                    role: None,
                    outcome: Outcome::ALL[variant],
                    side: None,
                    statement,
                    speaker,
                }),
            }
        }
        found
    }

    fn settled(&self, mut found: Findings) -> Findings {
        settle(&mut found, &self.text);
        found
    }
}

/// All that is printed of ids, without places: each finding's own id with the ids it holds.
fn printed(found: &Findings) -> Vec<String> {
    let speaker = |s: &Speaker| format!("{:?}", s.id);
    let mut out: Vec<String> = Vec::new();
    out.extend(
        found.statements.iter().map(|s| format!("{} {} {:?} {}", s.id, s.saying, s.within, speaker(&s.speaker))),
    );
    out.extend(found.figures.iter().map(|f| format!("{} {:?} {}", f.id, f.statement, speaker(&f.speaker))));
    out.extend(found.events.iter().map(|e| format!("{} {:?} {}", e.id, e.statement, speaker(&e.speaker))));
    out.extend(found.mentions.iter().map(|m| format!("{} {}", m.id, m.mention_of)));
    out.extend(found.victims.iter().map(|v| format!("{} {:?} {}", v.id, v.statement, speaker(&v.speaker))));
    out
}

fn own(found: &Findings) -> Vec<String> {
    printed(found).iter().filter_map(|line| line.split(' ').next().map(str::to_owned)).collect()
}

proptest! {
    #[test]
    fn no_two_findings_have_one_id(
        words in prop::collection::vec(0..5usize, 1..30),
        plan in prop::collection::vec((0..5u8, 0..30usize, 0..3usize, 0..3usize, 0..9usize), 0..40),
    ) {
        let sample = Sample::new("", &words, &plan);
        let ids = own(&sample.settled(sample.found()));
        prop_assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    }

    #[test]
    fn words_before_change_no_id(
        words in prop::collection::vec(0..5usize, 1..30),
        plan in prop::collection::vec((0..5u8, 0..30usize, 0..3usize, 0..3usize, 0..9usize), 0..40),
        prefix in "[a-zé ]{0,40}",
    ) {
        let (here, there) = (Sample::new("", &words, &plan), Sample::new(&prefix, &words, &plan));
        prop_assert_eq!(printed(&here.settled(here.found())), printed(&there.settled(there.found())));
    }

    #[test]
    fn the_order_in_which_findings_come_changes_no_id(
        words in prop::collection::vec(0..5usize, 1..30),
        plan in prop::collection::vec((0..5u8, 0..30usize, 0..3usize, 0..3usize, 0..9usize), 0..40),
    ) {
        let sample = Sample::new("", &words, &plan);
        let mut turned = sample.found();
        turned.statements.reverse();
        turned.figures.reverse();
        turned.events.reverse();
        turned.mentions.reverse();
        turned.victims.reverse();
        let sorted = |found: &Findings| printed(found).into_iter().collect::<BTreeSet<_>>();
        prop_assert_eq!(sorted(&sample.settled(sample.found())), sorted(&sample.settled(turned)));
    }
}

#[test]
fn the_same_words_twice_are_two_by_their_occurrence() {
    let plan = vec![(2, 0, 0, 0, 0), (2, 1, 0, 0, 0), (2, 2, 0, 0, 0)];
    let sample = Sample::new("", &[2, 0, 2], &plan);
    let found = sample.settled(sample.found());
    // "fell", "Orsk", "fell": the hash of report, type, occurrence and words.
    let report = &sample.report;
    let id = |n: usize, words: &str| hash(&format!("{report}\nevent\n{n}\n{words}"));
    assert_eq!(own(&found), [id(1, "fell"), id(1, "Orsk"), id(2, "fell")]);
}

fn hash(of: &str) -> String {
    use sha2::{Digest, Sha256};
    let hex: String = Sha256::digest(of).iter().map(|b| format!("{b:02x}")).collect();
    format!("e{}", &hex[..16])
}
