//! How long a search takes: `cargo run --release -p sayso-record --example search_speed -- FOLDER [REPORTS]` makes a record of so many
//! made reports in FOLDER (100,000, of ten statements each), or takes the one that is there, makes the index, and times 2,000 searches in it, one after
//! the other. Words, names and reports are made of syllables; how often each stands there falls as it does in texts (Zipf).

use std::num::NonZeroUsize;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use sayso_case::*;
use sayso_record::{Got, INDEX, Query, ReadBy, Record, Stamp};
use sayso_text::Span;

type Failed = Box<dyn std::error::Error>;

const STATEMENTS: usize = 10;
const WORDS: usize = 30_000;
const SPEAKERS: usize = 3_000;
const SEARCHES: usize = 2_000;

/// Numbers that look drawn by chance and are the same each time (a linear congruential generator, Knuth's constants).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// One of `n`, the first far oftener than the last.
    fn zipf(&mut self, n: usize) -> usize {
        ((n as f64).powf(self.next()) as usize).min(n).saturating_sub(1)
    }
}

fn word(k: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ra", "to", "mi", "ken", "sol", "va", "dur", "ne", "pil", "go", "har", "bu", "les", "zi", "fon", "we"];
    let mut rest = k + 16;
    let mut word = String::new();
    while rest > 0 {
        word.push_str(SYLLABLES.get(rest % 16).copied().unwrap_or_default());
        rest /= 16;
    }
    word
}

fn capital(word: &str) -> String {
    word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect()
}

fn name(k: usize) -> String {
    format!("{} {}", capital(&word(k % 60)), capital(&word(k + 40_000)))
}

fn made(n: usize, chance: &mut Chance) -> Option<Got> {
    let mut text = String::new();
    let mut said: Vec<(Span, String)> = Vec::new();
    for _ in 0..STATEMENTS {
        let speaker = name(chance.zipf(SPEAKERS));
        text.push_str(&format!("{speaker} said that "));
        let begins = text.len();
        let words: Vec<String> = (0..18).map(|_| word(chance.zipf(WORDS))).collect();
        text.push_str(&words.join(" "));
        said.push((Span::new(begins, text.len()), speaker));
        text.push_str(". ");
    }
    let report = Report {
        path: format!("{n}.txt"),
        published: PartialDate::day(2020 + (n % 5) as i16, 1 + (n / 5 % 12) as i8, 1 + (n / 60 % 28) as i8),
        language: Some("en".into()),
        publisher: Some(name(chance.zipf(200) + 5_000)),
        ..Report::of_words(format!("{text}{n}"))
    };
    let statement = |(span, speaker): (Span, String)| {
        let id =
            FindingId::new(&report.id, "statement", span, "").printed_as(&report.id, "statement", 1, span.of(&text));
        Statement {
            saying: id.clone(),
            id,
            span,
            source: None,
            cue: None,
            within: None,
            speaker: Speaker { id: None, name: Some(speaker), role: None, body: None, kind: SpeakerKind::Person },
            also: Vec::new(),
            chain: Vec::new(),
            manner: if span.start % 3 == 0 { Manner::Deny } else { Manner::Say },
            polarity: Polarity::Affirmed,
            form: Form::Indirect,
            distance: Vec::new(),
        }
    };
    let findings =
        Findings { statements: said.into_iter().map(statement).collect(), ..Findings::none(report.id.clone()) };
    let read_by = ReadBy { program: "0".into(), rules: "0".into(), left_out: Vec::new(), weights: None };
    let bytes = report.text.clone().into_bytes();
    Some(Got { read: ReadReport { report, findings }, read_by, bytes })
}

/// One of eight sorts of search.
fn query(n: usize, chance: &mut Chance) -> Query {
    let mut one = |most: usize| word(chance.zipf(most));
    let words = match n % 8 {
        0 => one(WORDS),
        1 | 5 => format!("{} {}", one(WORDS), one(WORDS)),
        2 => format!("\"{} {}\"", one(100), one(100)),
        3 => format!("{} {} {}", one(1_000), one(1_000), one(WORDS)),
        4 => one(50),
        _ => one(WORDS),
    };
    let mut query = Query { words, most: 50, ..Query::default() };
    match n % 8 {
        4 => query.speaker = Some(name(chance.zipf(SPEAKERS))),
        5 => (query.from, query.to) = (PartialDate::month(2021, 3), PartialDate::day(2021, 5, 20)),
        6 => query.manner = Some(Manner::Deny),
        7 => query.outlet = Some(name(chance.zipf(200) + 5_000)),
        _ => {}
    }
    query
}

fn main() -> Result<(), Failed> {
    let asked: Vec<String> = env::args().skip(1).collect();
    let [folder, rest @ ..] = asked.as_slice() else { return Err("give FOLDER [REPORTS]".into()) };
    let count: usize = rest.first().map_or(Ok(100_000), |n| n.parse())?;
    let folder = Path::new(folder);
    if !folder.join(sayso_record::FILE).exists() {
        let stamp = Stamp { at: "2031-03-06T10:00:00Z".into(), who: "speed".into(), why: None, salt: "00".into() };
        let mut record = Record::open_or_make(folder)?;
        let mut chance = Chance(7);
        let began = Instant::now();
        for n in 0..count {
            record.add(&made(n, &mut chance).ok_or("no report")?, &stamp)?;
        }
        println!("{count} reports added in {:.1?}", began.elapsed());
    }
    let record = Record::open(folder)?;
    let threads = NonZeroUsize::new(2).unwrap_or(NonZeroUsize::MIN);
    let began = Instant::now();
    record.search(&Query { words: word(3), most: 1, ..Query::default() }, threads)?;
    println!("index up to date after {:.1?}", began.elapsed());
    let mut chance = Chance(11);
    let mut times: Vec<Duration> = Vec::new();
    let mut hits = 0;
    for n in 0..SEARCHES {
        let query = query(n, &mut chance);
        let began = Instant::now();
        hits += record.search(&query, threads)?.hits.len();
        times.push(began.elapsed());
    }
    times.sort();
    let at = |share: usize| times.get((times.len() * share / 1000).min(times.len() - 1)).copied().unwrap_or_default();
    println!(
        "{SEARCHES} searches, {hits} hits: median {:.1?}, 90 of 100 within {:.1?}, 99 of 100 within {:.1?}, the longest {:.1?}",
        at(500),
        at(900),
        at(990),
        at(999)
    );
    println!("{} MB of index", fs::metadata(folder.join(INDEX))?.len() / 1_000_000);
    Ok(())
}
