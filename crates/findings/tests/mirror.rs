//! All sides are treated alike: with the reader's tags held fixed, exchanging the names, peoples and bodies of two sides
//! throughout a report gives the exact mirror image of its findings, once names, places and ids are carried back.
//!
//! The network may well read another name otherwise; `evals/sets/mirror.py` measures how often it does.

use std::collections::BTreeMap;
use std::path::Path;

use sayso_case::{FindingId, Findings, PartialDate, Report, Side, Speaker, When};
use sayso_findings::*;
use sayso_language::Packs;
use sayso_reader::{Reader, Reading, Word};
use sayso_text::Span;

/// A side: its name, adjective, people, and the name of its seat.
type Forms = [&'static str; 4];

/// Pairs of equal word counts and different lengths whose forms are made alike: of the forms of a side the longest is its
/// name, and two forms are one side where one is the other with an ending.
const ALIKE: [[Forms; 2]; 3] = [
    [["Zarnia", "Zarnian", "Zarnians", "Morvek"], ["Belgroshovia", "Belgroshovian", "Belgroshovians", "Tul"]],
    [["Ostrevina", "Ostrevinan", "Ostrevinans", "Pasteno"], ["Talva", "Talvan", "Talvans", "Villarde"]],
    [["Korvinia", "Korvinian", "Korvinians", "Kell"], ["Calbrestonia", "Calbrestonian", "Calbrestonians", "Chanprey"]],
];

/// Pairs whose forms are made in different ways, are very short, have two words, or whose ministries the rules take for one.
const UNLIKE: [[Forms; 2]; 7] = [
    [["Varnea", "Varnean", "Varneans", "Kell"], ["Dolmestrea", "Dolmestrean", "Dolmestreans", "Chanprey"]],
    [["Zarnia", "Zarnian", "Zarnians", "Morvek"], ["Belgrosh", "Belgroshi", "Belgroshis", "Tul"]],
    [["Quillaro", "Quillaran", "Quillarans", "Pasteno"], ["Tacamar", "Tacamarese", "Tacamareses", "Villarde"]],
    [["Drenn", "Drennic", "Drennics", "Ost"], ["Pelovia", "Pelovian", "Pelovians", "Krasnomost"]],
    [["Halvia", "Halvian", "Halvians", "Torvel"], ["Morsk", "Morskish", "Morskers", "Velmin"]],
    [["Ostreva", "Ostrevan", "Ostrevans", "Pasteno"], ["Ilka", "Ilkan", "Ilkans", "Villarde"]],
    [
        ["Upper Sarnia", "Upper Sarnian", "Upper Sarnians", "Kel Ador"],
        ["North Menakoria", "North Menakorian", "North Menakorians", "Chan Prey"],
    ],
];

/// In each, {A} {a} {As} {Ac} are one side, {B} {b} {Bs} {Bc} the other.
const REPORTS: [&str; 4] = [
    "{A} accuses {B} of shelling border town\n\n\
     {Ac}, 4 May 2031. {b} artillery shelled the town of Lesk on Sunday, killing at least six civilians and wounding eleven, \
     the Ministry of Defence of {A} said.\n\n\
     \"{B} fired first,\" Colonel Daro Venn, a spokesman for the {a} army, told reporters. \"Our soldiers did not answer.\"\n\n\
     The {b} Ministry of Defence denied that its forces had shelled Lesk. It said three {b} soldiers had been killed by {a} \
     snipers near the bridge on Saturday.\n\n\
     {Bc} has called on {Ac} to withdraw its troops. Since March, more than 40 {a} soldiers and 25 {b} soldiers have been killed.\n",
    "Observer Mission, daily bulletin, 12 June 2031\n\n\
     Two {a} servicemen and one {b} officer were killed in an exchange of fire at Post 14 on 11 June. The {a} side informed \
     the Mission that {b} forces had attacked the post. The {b} side rejected this and accused {A} of opening fire.\n\n\
     The {b} Foreign Ministry said that twelve {Bs} had been detained by {a} police. {A} confirmed the detention of nine.\n\n\
     Corporal Ilo Sant, 22, of the {b} army, was killed. Mira Tolen, 48, a teacher, was wounded by the {b} mine, the {a} \
     Interior Ministry said.\n",
    "President of {B} warns {A}\n\n\
     The president of {B}, Oren Kass, said on Tuesday that {a} troops had captured two {b} posts and destroyed five vehicles. \
     \"{A} will pay,\" he said.\n\n\
     {A}'s defence minister, General Rado Minn, said his country had not lost a single soldier. According to {b} officials, up to 30 \
     {a} fighters were killed. Minn called the number \"a fairy tale from {Bc}\".\n\n\
     {As} fled the village of Lower Hask, and some 200 families arrived in the town of Vell, the Red Lantern aid group said. {Bs} who \
     live there gave them bread. {B} denied shelling the village.\n",
    "{b} army says four killed in ambush; {a} government silent\n\n\
     Four {b} soldiers were killed and two others wounded when gunmen ambushed a convoy on the road to Tarn on 3 July 2031, the {b} \
     General Staff reported. It claimed that the gunmen were {a} commandos \"disguised as shepherds\".\n\n\
     The {a} government has not commented. An official in {Ac}, who asked not to be named, said {A} had no soldiers there and that \
     the {Bs} \"shoot at one another\".\n\n\
     The {b} parliament demanded the release of 17 {Bs} held in {A}. {Ac} says that it holds 15 people: 9 soldiers and 6 civilians.\n",
];

/// The text with one side in the place of the other, and every place where a name's word stands.
fn fill(report: &str, sides: [Forms; 2]) -> (String, Vec<Span>) {
    let (mut text, mut names, mut rest) = (String::new(), Vec::new(), report);
    while let Some(at) = rest.find('{') {
        let end = at + rest[at..].find('}').expect("a brace is closed");
        text.push_str(&rest[..at]);
        let name = match &rest[at + 1..end] {
            "A" => sides[0][0],
            "a" => sides[0][1],
            "As" => sides[0][2],
            "Ac" => sides[0][3],
            "B" => sides[1][0],
            "b" => sides[1][1],
            "Bs" => sides[1][2],
            _ => sides[1][3],
        };
        for (k, word) in name.split(' ').enumerate() {
            text.push_str(if k > 0 { " " } else { "" });
            names.push(Span::new(text.len(), text.len() + word.len()));
            text.push_str(word);
        }
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
    (text, names)
}

/// Carries a place in one text to the other; both have the same names' words in the same order.
fn carry(at: usize, from: &[Span], to: &[Span]) -> usize {
    let k = from.partition_point(|n| n.start <= at);
    match k.checked_sub(1).map(|k| (from[k], to[k])) {
        None => at,
        Some((a, b)) if at == a.start => b.start,
        Some((a, b)) if at >= a.end => at - a.end + b.end,
        Some((a, b)) => (b.start + at - a.start).min(b.end),
    }
}

fn report(text: &str) -> Report {
    Report { published: PartialDate::day(2031, 7, 9), language: Some("en".into()), ..Report::of_words(text) }
}

fn read(text: &str, reading: &Reading) -> Findings {
    read_with(&report(text), reading, Packs::load().expect("the tables are whole"))
}

/// Writes findings so that two mirror images are written alike.
struct Writer<'w> {
    /// Places of the names in the text read, and in the text to which places are carried.
    names: (&'w [Span], &'w [Span]),
    /// A word of a name -> the word that stands for it on the other side.
    words: &'w BTreeMap<&'w str, &'w str>,
    /// Ids by the order in which they are met.
    ids: BTreeMap<String, usize>,
}

impl Writer<'_> {
    fn span(&self, s: Span) -> String {
        let end = if s.end > s.start { carry(s.end - 1, self.names.0, self.names.1) } else { 0 };
        // The last byte inside a name is its end: names differ in length.
        let ends = self.names.0.iter().position(|n| n.end == s.end).map(|k| self.names.1[k].end);
        format!("{}-{}", carry(s.start, self.names.0, self.names.1), ends.unwrap_or(end + 1))
    }

    fn maybe(&self, s: Option<Span>) -> String {
        s.map_or("none".into(), |s| self.span(s))
    }

    fn name(&self, name: &Option<String>) -> String {
        let Some(name) = name else { return "none".into() };
        let mut out = String::new();
        let mut word = String::new();
        for c in name.chars().chain(['\n']) {
            if c.is_alphanumeric() {
                word.push(c);
                continue;
            }
            out.push_str(self.words.get(word.as_str()).copied().unwrap_or(&word));
            word.clear();
            out.push(c);
        }
        out.trim_end().to_owned()
    }

    fn id(&mut self, id: &Option<FindingId>) -> String {
        let Some(id) = id else { return "none".into() };
        let next = self.ids.len();
        self.ids.entry(id.as_str().to_owned()).or_insert(next).to_string()
    }

    fn speaker(&mut self, s: &Speaker) -> String {
        let (name, role, body) = (self.name(&s.name), self.name(&s.role), self.name(&s.body));
        format!("by {} {name} / {role} / {body} / {}", self.id(&s.id), s.kind.as_str())
    }

    fn when(&self, w: &Option<When>) -> String {
        w.as_ref().map_or("none".into(), |w| {
            format!("{} {:?}", w.moment, w.basis.iter().map(|s| self.span(*s)).collect::<Vec<_>>())
        })
    }

    fn side(&self, s: &Option<Side>) -> String {
        let of = |s: &Side| {
            let basis: Vec<String> = s.basis.iter().map(|b| self.span(*b)).collect();
            format!("{} {basis:?}", self.name(&Some(s.value.clone())))
        };
        s.as_ref().map_or("none".into(), of)
    }

    fn write(&mut self, f: &Findings) -> Vec<String> {
        let mut out = Vec::new();
        for m in &f.mentions {
            let (id, of) = (self.id(&Some(m.id.clone())), self.id(&Some(m.mention_of.clone())));
            let name = self.name(&Some(m.name.clone()));
            let (span, side) = (self.span(m.span), self.side(&m.side));
            out.push(format!("mention {id} of {of} {span} {} {name} {} {side}", m.kind.as_str(), m.named));
        }
        for s in &f.statements {
            let ids = [Some(s.id.clone()), Some(s.saying.clone()), s.within.clone()].map(|id| self.id(&id));
            let chain: Vec<String> = s.chain.iter().map(|n| self.name(n)).collect();
            let places = [Some(s.span), s.source, s.cue].map(|p| self.maybe(p));
            let distance: Vec<String> = s.distance.iter().map(|d| self.span(*d)).collect();
            out.push(format!(
                "statement {ids:?} {places:?} {} {chain:?} {:?} {:?} {:?} {distance:?}",
                self.speaker(&s.speaker),
                s.manner,
                s.polarity,
                s.form
            ));
        }
        for g in &f.figures {
            let ids = [Some(g.id.clone()), g.statement.clone()].map(|id| self.id(&id));
            let places = [Some(g.span), g.group, g.described_as, g.place].map(|p| self.maybe(p));
            out.push(format!(
                "figure {ids:?} {places:?} {:?}-{:?} {:?} {:?} {:?} side {} {:?} {} {:?} {} {}",
                g.low,
                g.high,
                g.bound,
                g.unit,
                g.outcome,
                self.side(&g.side),
                g.role,
                self.when(&g.when),
                g.scope,
                g.denied,
                self.speaker(&g.speaker)
            ));
        }
        for e in &f.events {
            let ids = [Some(e.id.clone()), e.statement.clone()].map(|id| self.id(&id));
            let places = [Some(e.span), e.agent, e.patient, e.place].map(|p| self.maybe(p));
            let (when, speaker) = (self.when(&e.when), self.speaker(&e.speaker));
            out.push(format!("event {ids:?} {places:?} {:?} {:?} {when} {speaker}", e.event_type, e.mode));
        }
        for v in &f.victims {
            let ids = [Some(v.id.clone()), v.statement.clone()].map(|id| self.id(&id));
            let (role, name, side) = (self.name(&v.role), self.name(&Some(v.name.clone())), self.side(&v.side));
            let (at, speaker) = (self.span(v.span), self.speaker(&v.speaker));
            out.push(format!("victim {ids:?} {at} {name} {:?} {role} {:?} {side} {speaker}", v.age, v.outcome));
        }
        for (a, b) in &f.same_names {
            out.push(format!("same {} {}", self.span(*a), self.span(*b)));
        }
        out
    }
}

/// The lines of the report that differ from those of its mirror image; and how many findings there are.
fn differences(reader: &Reader, report: &str, sides: [Forms; 2]) -> (Vec<String>, usize) {
    let ((text, names), (turned, turned_names)) = (fill(report, sides), fill(report, [sides[1], sides[0]]));
    let reading = reader.read(&text);
    let moved = |s: Span| {
        let ends = names.iter().position(|n| n.end == s.end).map(|k| turned_names[k].end);
        let end = ends.unwrap_or_else(|| carry(s.end - 1, &names, &turned_names) + 1);
        Span::new(carry(s.start, &names, &turned_names), end)
    };
    let words = reading.words.iter().map(|w| Word { span: moved(w.span), ..w.clone() }).collect();
    let mirrored = Reading { words, ..reading.clone() };
    let words: BTreeMap<&str, &str> = sides[0]
        .iter()
        .zip(&sides[1])
        .flat_map(|(a, b)| a.split(' ').zip(b.split(' ')))
        .flat_map(|(a, b)| [(a, b), (b, a)])
        .collect();
    let none = BTreeMap::new();
    let here = Writer { names: (&names, &names), words: &none, ids: BTreeMap::new() }.write(&read(&text, &reading));
    let there =
        Writer { names: (&turned_names, &names), words: &words, ids: BTreeMap::new() }.write(&read(&turned, &mirrored));
    let mut out: Vec<String> = here.iter().filter(|l| !there.contains(l)).map(|l| format!("- {l}")).collect();
    out.extend(there.iter().filter(|l| !here.contains(l)).map(|l| format!("+ {l}")));
    if out.is_empty() && here != there {
        out.push("the order differs".to_owned());
    }
    (out, here.len())
}

/// What differs over all reports and both directions of each pair, and how many findings there are.
fn all(pairs: &[[Forms; 2]]) -> (String, usize) {
    let weights = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/reader.onnx");
    let reader = Reader::load(&weights).expect("the weights are part of the repository");
    let (mut out, mut findings) = (String::new(), 0);
    for [a, b] in pairs {
        for (k, report) in REPORTS.iter().enumerate() {
            for sides in [[*a, *b], [*b, *a]] {
                let (lines, count) = differences(&reader, report, sides);
                findings += count;
                if !lines.is_empty() {
                    let lines = lines.join("\n  ");
                    out.push_str(&format!("report {k}, {} and {}:\n  {lines}\n", sides[0][0], sides[1][0]));
                }
            }
        }
    }
    (out, findings)
}

#[test]
fn exchanging_the_sides_gives_the_mirror_image() {
    let (differences, findings) = all(&ALIKE);
    assert!(findings > 600, "{findings} findings are too few to hold anything to");
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn so_it_does_where_the_forms_are_made_in_different_ways() {
    let (differences, _) = all(&UNLIKE);
    assert!(differences.is_empty(), "{differences}");
}
