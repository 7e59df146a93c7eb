//! Who did it, and who fired first: events, accusations, claims of responsibility and denials in, questions out.

use sayso_case::{Attribute, ClaimKind, EventType, Manner, MentionKind, Mode, Polarity, SpeakerKind, Statement};
use sayso_text::Span;

use crate::inquiry::{Asking, Inquiry, Take};
use crate::lists::lists;
use crate::parties::Party;
use crate::wording::{find, flat, has};

/// Who carried it out.
pub(crate) fn ask_doer(asking: &mut Asking) -> Inquiry {
    let mut takes = Vec::new();
    if asking.happening.violent {
        by_events(asking, &mut takes);
        by_statements(asking, &mut takes);
        by_phrases(asking, &mut takes);
    }
    Inquiry { attribute: Attribute::Perpetrator, question: "Who did it?".to_owned(), takes }
}

/// The doers of events that are parties: "a bomber" or "the blast" is none.
fn by_events(asking: &mut Asking, takes: &mut Vec<Take>) {
    for (report, trace) in asking.happening.traces.iter().filter(|(_, t)| t.kind == ClaimKind::Event) {
        let Some(event) = asking.pile.read(*report).findings.events.get(trace.at) else { continue };
        if matches!(event.event_type, EventType::Clash | EventType::Capture) {
            continue;
        }
        let Some(agent) = event.agent else { continue };
        let Some(party) = party_at(asking, *report, agent) else { continue };
        let value = asking.pile.of(*report, agent).to_owned();
        let finding = (event.id.clone(), ClaimKind::Event, event.span);
        let mut take = asking.take(*report, finding, &event.speaker, format!("party {party}"), value);
        if event.mode == Mode::Denied {
            deny(&mut take);
        }
        takes.push(take);
    }
}

/// "X accused Y of ...", "X blamed Y", "Y denied any role".
fn by_statements(asking: &mut Asking, takes: &mut Vec<Take>) {
    for (report, s) in asking.happening.statements(asking.pile) {
        let content = asking.pile.of(report, s.span);
        let cue = s.cue.map(|c| flat(asking.pile.of(report, c))).unwrap_or_default();
        if s.manner == Manner::Accuse || cue.contains(" blame") {
            if content.starts_with("the other") || content.starts_with("each other") {
                continue;
            }
            if let Some((party, words)) = accused(asking, report, s) {
                let value = asking.pile.of(report, words).to_owned();
                takes.push(asking.by_statement(report, s, format!("party {party}"), value));
            }
        } else if is_denial(s) && s.polarity == Polarity::Negated {
            let lower = content.to_lowercase();
            if !lists().deed.iter().any(|d| lower.contains(d.as_str())) {
                continue;
            }
            if let Some(party) = speaker_party(asking, s) {
                let mut take = asking.by_statement(report, s, format!("party {party}"), content.to_owned());
                deny(&mut take);
                takes.push(take);
            }
        }
    }
}

/// "No group has claimed responsibility", "Y claimed responsibility".
fn by_phrases(asking: &mut Asking, takes: &mut Vec<Take>) {
    for (report, sentence) in asking.happening.sentences.clone() {
        let span = asking.pile.sentence_span(report, sentence);
        let text = asking.pile.of(report, span);
        let flat = flat(text);
        if let Some(phrase) = has(&flat, &lists().unclaimed) {
            let words = find(text, span.start, phrase).unwrap_or(span);
            if let Some((finding, speaker)) = asking.finding_at(report, words) {
                takes.push(asking.take(
                    report,
                    finding,
                    speaker,
                    "not known".to_owned(),
                    "not known, or claimed by nobody".to_owned(),
                ));
            }
        } else if let Some(phrase) = has(&flat, &lists().claimed) {
            let words = find(text, span.start, phrase).unwrap_or(span);
            let Some((finding, speaker)) = asking.finding_at(report, words) else { continue };
            let subject = before(asking, report, Span::new(span.start, words.start))
                .or_else(|| speaker.name.as_ref().and_then(|n| asking.names.party_named(n, None)).map(|p| (p, words)));
            if let Some((party, subject)) = subject {
                let value = asking.pile.of(report, subject).to_owned();
                takes.push(asking.take(report, finding, speaker, format!("party {party}"), value));
            }
        }
    }
}

/// Who fired first.
pub(crate) fn ask_first(asking: &mut Asking) -> Inquiry {
    let mut takes = Vec::new();
    let l = lists();
    let spots = if asking.happening.violent { asking.happening.sentences.clone() } else { Default::default() };
    for (report, sentence) in spots {
        let span = asking.pile.sentence_span(report, sentence);
        let text = asking.pile.of(report, span);
        let flat = flat(text);
        let unknown = has(&flat, &l.first_unknown).filter(|p| {
            let before = flat.split(&format!(" {p} ")).next().unwrap_or("");
            before.split(' ').rev().take(4).any(|w| l.knowing.contains(w))
        });
        if let Some(phrase) = unknown {
            let words = find(text, span.start, phrase).unwrap_or(span);
            if let Some((finding, speaker)) = asking.finding_at(report, words) {
                takes.push(asking.take(report, finding, speaker, "not known".to_owned(), "not known".to_owned()));
            }
            continue;
        }
        let hits = l.first_by_subject.iter().map(|p| (p, true)).chain(l.first_by_object.iter().map(|p| (p, false)));
        for (phrase, subject) in hits.filter(|(p, _)| flat.contains(&format!(" {p} "))) {
            let Some(words) = find(text, span.start, phrase) else { continue };
            let Some((finding, speaker)) = asking.finding_at(report, words) else { continue };
            let said = finding.2;
            let who = if subject {
                let from =
                    if finding.1 == ClaimKind::Statement && said.start < words.start { said.start } else { span.start };
                before(asking, report, Span::new(from, words.start))
            } else {
                after(asking, report, Span::new(words.end, span.end))
            };
            let named = who.map(|(party, at)| (format!("party {party}"), asking.pile.of(report, at).to_owned()));
            if let Some((key, value)) = named.or_else(|| unnamed(&flat, phrase).filter(|_| subject)) {
                let denied = asking.pile.statement(report, &finding.0).is_some_and(is_denial);
                let mut take = asking.take(report, finding, speaker, key, value);
                if denied {
                    deny(&mut take);
                }
                takes.push(take);
                break;
            }
        }
    }
    Inquiry { attribute: Attribute::FirstFire, question: "Who fired first?".to_owned(), takes }
}

/// The last people before a phrase who are not called by a name: key and words.
fn unnamed(flat: &str, phrase: &str) -> Option<(String, String)> {
    let before = flat.split(&format!(" {phrase} ")).next()?;
    let word = before.split(' ').rev().find(|w| lists().people.contains(*w))?;
    Some((format!("people {word}"), word.to_owned()))
}

/// Whether a statement denies or rejects.
pub(crate) fn is_denial(s: &Statement) -> bool {
    matches!(s.manner, Manner::Deny | Manner::Reject)
}

/// Turns a take of "it was Y" into "it was not Y".
fn deny(take: &mut Take) {
    take.denies = Some(take.key.clone());
    take.key = format!("not {}", take.key);
    take.value = format!("denied: {}", short(&take.value));
}

/// The first words of a long text, whole words.
pub(crate) fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.get(..24).filter(|_| words.len() > 24).map_or_else(|| words.join(" "), |w| format!("{} …", w.join(" ")))
}

/// A party these words stand for, if they are a name or a country's, not just any doer.
fn party_at(asking: &mut Asking, report: usize, span: Span) -> Option<Party> {
    let words = asking.pile.of(report, span);
    let name = asking.names.at(asking.pile, report, span);
    let known = asking.names.parties.key(words).is_some_and(|k| k.is_known());
    let capital = words.chars().any(char::is_uppercase);
    let place = name.and_then(|n| asking.names.list.get(n)).is_some_and(|n| n.kind == MentionKind::Place);
    if !capital || (!known && (name.is_none() || place)) {
        return None;
    }
    asking.names.party_named(words, name)
}

fn speaker_party(asking: &mut Asking, s: &Statement) -> Option<Party> {
    if matches!(s.speaker.kind, SpeakerKind::Unnamed | SpeakerKind::Narrator) {
        return None;
    }
    let name = s.speaker.body.as_ref().or(s.speaker.name.as_ref())?;
    let at = asking.names.of_text(name);
    asking.names.party_named(name, at)
}

/// The one accused: named between cue and content, else the first one named in the content.
fn accused(asking: &mut Asking, report: usize, s: &Statement) -> Option<(Party, Span)> {
    let between = s.cue.map(|c| Span::new(c.end, s.span.start.max(c.end)));
    between
        .and_then(|b| after(asking, report, b))
        .or_else(|| s.cue.and_then(|c| after(asking, report, Span::new(c.start, c.end))))
        .or_else(|| after(asking, report, s.span))
}

/// The last party named in a stretch of text.
fn before(asking: &mut Asking, report: usize, stretch: Span) -> Option<(Party, Span)> {
    named(asking, report, stretch).pop()
}

/// The first party named in a stretch of text.
fn after(asking: &mut Asking, report: usize, stretch: Span) -> Option<(Party, Span)> {
    let mut all = named(asking, report, stretch);
    (!all.is_empty()).then(|| all.swap_remove(0))
}

fn named(asking: &mut Asking, report: usize, stretch: Span) -> Vec<(Party, Span)> {
    let mentions = &asking.pile.read(report).findings.mentions;
    let from = mentions.partition_point(|m| m.span.start < stretch.start);
    let mut out = Vec::new();
    for m in mentions.iter().skip(from).take_while(|m| m.span.start < stretch.end) {
        let place_of_a_side = m.kind == MentionKind::Place
            && asking.names.parties.key(asking.pile.of(report, m.span)).is_some_and(|k| k.is_known());
        if stretch.contains(m.span)
            && (matches!(m.kind, MentionKind::Side | MentionKind::Body) || place_of_a_side)
            && let Some(party) = asking.names.party(asking.pile, report, m.span)
        {
            out.push((party, m.span));
        }
    }
    out
}
