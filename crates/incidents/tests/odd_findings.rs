//! Joining takes whatever findings it is given: made-up ones over odd texts, with places outside them, ids that nothing has,
//! and dates that no calendar has. It must give a case and not end in a panic.

use proptest::prelude::*;
use sayso_case::*;
use sayso_incidents::{Advice, join, sums};
use sayso_language::Packs;
use sayso_text::Span;

/// Odd and usual words mixed, so that some of it joins.
const WORDS: [&str; 24] = [
    "Orsk",
    "Orsk's",
    "Varnia",
    "Varnian",
    "the",
    "ministry",
    "Tolm",
    "Averik",
    "Averyk",
    "said",
    "killed",
    "three",
    "3",
    "denied",
    "blamed",
    ".",
    "\n\n",
    "“so”",
    "é",
    "\u{200b}",
    "claimed responsibility",
    "(ORW)",
    "--Orwire",
    "🂡",
];
const WHEN: [&str; 10] =
    ["2031-03-05", "2031-03", "2031", "2031-03-05/2031-03-07", "2031-02-30", "9999-12-31", "-9999", "a/b", "/", ""];

/// One made-up finding: numbers from which everything in it is taken.
type Seed = (u8, [usize; 6], [u8; 4]);

fn seeds() -> impl Strategy<Value = Vec<Seed>> {
    prop::collection::vec((0..6u8, prop::array::uniform6(0..300usize), prop::array::uniform4(any::<u8>())), 0..40)
}

/// Whole words for some, any bytes for others: also ends beyond the text and inside a letter.
fn span(words: &[Span], a: usize, b: usize) -> Span {
    match words.get(a) {
        Some(first) => words.get(a + b % 4).map_or(*first, |last| first.cover(*last)),
        None => Span::new(a, a + b),
    }
}

fn pick<T: Copy>(all: &[T], n: u8) -> T {
    all[usize::from(n) % all.len()]
}

fn some<T>(n: u8, value: T) -> Option<T> {
    (!n.is_multiple_of(3)).then_some(value)
}

struct Maker {
    report: ReportId,
    words: Vec<Span>,
    text: String,
}

impl Maker {
    fn id(&self, kind: &str, n: usize) -> FindingId {
        FindingId::new(&self.report, kind, Span::new(n % 12, n % 12), "")
    }

    fn speaker(&self, a: usize, n: u8) -> Speaker {
        let name = span(&self.words, a, usize::from(n)).of(&self.text).to_owned();
        let kind = pick(SpeakerKind::ALL, n);
        Speaker { id: some(n, self.id("mention", a)), name: some(n / 3, name), role: None, body: None, kind }
    }

    fn side(&self, a: usize, n: u8) -> Option<Side> {
        let at = span(&self.words, a, 1);
        some(
            n,
            Side {
                value: at.of(&self.text).to_owned(),
                basis: if n.is_multiple_of(2) { vec![at] } else { Vec::new() },
            },
        )
    }

    fn when(&self, n: u8) -> Option<When> {
        some(n, When { moment: pick(&WHEN, n / 3).parse().ok()?, basis: Vec::new() })
    }

    fn add(&self, found: &mut Findings, (kind, [a, b, c, d, e, f], [m, n, o, p]): Seed) {
        let at = span(&self.words, a, b);
        let other = |x: usize, y: u8| some(y, span(&self.words, x, usize::from(y)));
        match kind {
            0 => found.statements.push(Statement {
                id: self.id("statement", c),
                span: at,
                source: other(d, m),
                cue: other(e, n),
                saying: self.id("statement", f),
                within: some(o, self.id("statement", d)),
                speaker: self.speaker(d, p),
                also: Vec::new(),
                chain: Vec::new(),
                manner: pick(Manner::ALL, m),
                polarity: pick(Polarity::ALL, n),
                form: pick(Form::ALL, o),
                distance: Vec::new(),
            }),
            1 => found.figures.push(Figure {
                id: self.id("figure", c),
                span: at,
                low: some(m, if m > 250 { u64::MAX } else { u64::from(m % 7) }),
                high: some(n, if n > 250 { u64::MAX } else { u64::from(n % 7) }),
                bound: pick(Bound::ALL, o),
                unit: if p.is_multiple_of(4) { pick(Unit::ALL, p) } else { Unit::People },
                outcome: if o.is_multiple_of(2) { Outcome::Killed } else { pick(Outcome::ALL, o) },
                group: other(d, m),
                described_as: other(e, n),
                side: self.side(f, p),
                role: some(p, pick(Role::ALL, o)),
                place: other(d, o),
                when: self.when(p),
                scope: some(n, pick(Scope::ALL, m)),
                denied: m.is_multiple_of(5),
                statement: some(n, self.id("statement", e)),
                speaker: self.speaker(f, m),
            }),
            2 => found.events.push(Event {
                id: self.id("event", c),
                span: at,
                event_type: pick(EventType::ALL, m),
                agent: other(d, n),
                patient: other(e, o),
                place: other(f, p),
                when: self.when(n),
                mode: if o.is_multiple_of(2) { Mode::Happened } else { pick(Mode::ALL, o) },
                statement: some(p, self.id("statement", e)),
                speaker: self.speaker(d, o),
            }),
            3 => found.mentions.push(Mention {
                id: self.id("mention", c),
                span: at,
                kind: pick(MentionKind::ALL, m),
                mention_of: self.id("mention", d),
                name: at.of(&self.text).to_owned(),
                side: None,
                named: !n.is_multiple_of(4),
                distance: Vec::new(),
            }),
            4 => found.victims.push(Victim {
                id: self.id("victim", c),
                span: at,
                name: at.of(&self.text).to_owned(),
                age: some(m, u32::from(n)),
                role: some(o, "guard".to_owned()),
                outcome: pick(Outcome::ALL, p),
                side: self.side(f, p),
                statement: None,
                speaker: self.speaker(d, m),
            }),
            _ => found.same_names.push((at, span(&self.words, c, d))),
        }
    }
}

fn report(path: String, words: &[usize], seeds: Vec<Seed>, sentences: &[(usize, usize)], date: u8) -> ReadReport {
    let mut text = String::new();
    let mut places = Vec::new();
    for word in words {
        places.push(Span::new(text.len(), text.len() + WORDS[*word].len()));
        text.push_str(WORDS[*word]);
        text.push(' ');
    }
    let id = ReportId::of(format!("{path}{text}").as_bytes());
    let maker = Maker { report: id.clone(), words: places, text: text.clone() };
    let mut findings = Findings {
        sentences: if date.is_multiple_of(4) {
            sentences.iter().map(|(a, b)| Span::new(*a, a + b)).collect()
        } else {
            sayso_text::sentences(&text)
        },
        ..Findings::none(id.clone())
    };
    seeds.into_iter().for_each(|seed| maker.add(&mut findings, seed));
    let published = match date % 6 {
        0 => None,
        1 => PartialDate::year(9999),
        2 => PartialDate::day(-9999, 1, 1),
        3 => PartialDate::month(2031, 3),
        _ => PartialDate::day(2031, 3, 5),
    };
    let first = text.lines().next().map(str::to_owned);
    let report = Report {
        id,
        path,
        title: first.filter(|_| date.is_multiple_of(2)),
        publisher: some(date, "Orwire".to_owned()),
        published,
        ..Report::of_words(text)
    };
    ReadReport { report, findings }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn odd_findings_join(
        reports in prop::collection::vec(
            (
                prop::collection::vec(0..WORDS.len(), 0..60),
                seeds(),
                prop::collection::vec((0..300usize, 0..90usize), 0..6),
                any::<u8>(),
            ),
            0..6,
        ),
        advised in any::<bool>(),
    ) {
        let reports: Vec<ReadReport> = reports
            .into_iter()
            .enumerate()
            // Two of one path, too: nothing promises here that paths differ.
            .map(|(k, (words, seeds, sentences, date))| report(format!("{}.txt", k / 2), &words, seeds, &sentences, date))
            .collect();
        let advice = if advised {
            Advice::parse(Some("\"Orsk\" = [\"Varnia\", \"é\"]"), Some("North = [\"Varnian\"]")).unwrap()
        } else {
            Advice::default()
        };
        let count = reports.len();
        let case = join(reports, Packs::load().expect("the tables are whole"), &advice);
        prop_assert_eq!(case.reports.len(), count);
        sums(&case.ledger);
        // The whole case is written and read back as the same value.
        let written = serde_json::to_string(&case).unwrap();
        prop_assert_eq!(serde_json::from_str::<Case>(&written).unwrap(), case);
    }
}
