//! The words that kill, wound, hold or lose one person, by the lists of the figures: a word and its place in, an outcome out.

use crate::Outcome;
use crate::figures::{Frame, phrase_length};
use sayso_language::Voice;

/// A deed's words as they stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deed {
    /// What it makes of somebody.
    pub outcome: Outcome,
    /// One past its words.
    pub end: usize,
    /// Whether it needs a form of "to be" before it ("was killed"), and has none in "died".
    pub passive: bool,
}

/// The outcomes that make a victim; to be captured is to be detained.
pub(super) fn suffered(outcome: Outcome) -> Option<Outcome> {
    match outcome {
        Outcome::Killed | Outcome::Wounded | Outcome::Missing | Outcome::Detained => Some(outcome),
        Outcome::Captured => Some(Outcome::Detained),
        _ => None,
    }
}

/// Words of the lists that say too little of one person: "was treated", "found", "seized", "buried in work".
pub(super) fn says_little(word: &str) -> bool {
    let stems = [
        "find",
        "found",
        "discover",
        "treat",
        "bury",
        "burie",
        "burying",
        "lose",
        "losing",
        "lost",
        "seize",
        "seizing",
        "occup",
        "overr",
        "liberat",
        "recover",
        "confiscat",
        "impound",
        "retak",
        "reclaim",
        "regain",
        "conquer",
        "wrest",
        "commandeer",
        "stuck",
        "trap",
        "mourn",
        "crush",
        "target",
        "sicken",
        "traumati",
        "blind",
        "hang",
        "turned",
        "takeover",
    ];
    word != "hanged" && stems.iter().any(|s| word.starts_with(s))
}

/// What is told of the one whose predicate begins at the word: "killed", "died", "shot dead", "among the dead".
pub(super) fn suffers_at(f: &Frame, k: usize, end: usize) -> Option<Deed> {
    let phrase = f.pack().outcomes.phrases(f.word(k)).iter().filter(|p| p.cue.voice == Voice::Subject);
    let phrase = phrase
        .filter_map(|p| Some((phrase_length(f, k, &p.words, end)?, p)))
        .filter(|(_, p)| suffered(p.cue.outcome).is_some())
        .max_by_key(|(n, _)| *n);
    if let Some((n, p)) = phrase
        && !p.words.iter().any(|w| matches!(w.as_str(), "treated" | "buried" | "affected" | "overcome" | "control"))
        && !matches!(f.word(k + n), "responsible" | "accountable" | "back" | "up")
    {
        let passive = !matches!(
            f.word(k),
            "lost" | "gave" | "went" | "bled" | "suffered" | "sustained" | "received" | "was" | "were" | "losing"
        );
        let outcome = suffered(p.cue.outcome)?;
        return Some(Deed { outcome: worst(f, outcome, k + n), end: k + n, passive });
    }
    let word = f.word(k);
    let cue = f
        .pack()
        .outcomes
        .cues(word)
        .iter()
        .find(|c| matches!(c.voice, Voice::Either | Voice::Subject) && !c.weak && suffered(c.outcome).is_some())?;
    if says_little(word) {
        return None;
    }
    let alone = matches!(
        word,
        "died" | "perished" | "succumbed" | "disappeared" | "vanished" | "dies" | "disappears" | "drowned" | "starved"
    );
    Some(Deed { outcome: suffered(cue.outcome)?, end: k + 1, passive: !alone })
}

/// "was hit by a bullet and died", "was shot in the leg but later died": the end of it counts.
fn worst(f: &Frame, outcome: Outcome, end: usize) -> Outcome {
    let joins = matches!(f.word(end), "and" | "but");
    let verb = end + 1 + usize::from(matches!(f.word(end + 1), "later" | "then" | "instantly"));
    let dies = matches!(f.word(verb), "died" | "killed");
    if outcome == Outcome::Wounded && joins && dies { Outcome::Killed } else { outcome }
}

/// What is done to the one who follows the word: "killed", "killing", "shot dead" right before `end`.
pub(super) fn does_before(f: &Frame, end: usize, floor: usize) -> Option<(usize, Outcome)> {
    if matches!(f.word(end.saturating_sub(2)), "fate" | "trace") || f.before(end) == "with" {
        return None;
    }
    for n in 2..6 {
        let Some(start) = end.checked_sub(n).filter(|&s| s >= floor) else { break };
        let hit = f.pack().outcomes.phrases(f.word(start)).iter().find(|p| {
            p.cue.voice == Voice::Object
                && suffered(p.cue.outcome).is_some()
                && phrase_length(f, start, &p.words, end) == Some(n)
        });
        if let Some(hit) = hit
            && !says_little(f.word(start))
        {
            return Some((start, suffered(hit.cue.outcome)?));
        }
    }
    let k = end.checked_sub(1).filter(|&k| k >= floor)?;
    let word = f.word(k);
    let cue = f
        .pack()
        .outcomes
        .cues(word)
        .iter()
        .find(|c| matches!(c.voice, Voice::Either | Voice::Object) && !c.weak && suffered(c.outcome).is_some())?;
    (!says_little(word)).then_some((k, suffered(cue.outcome)?))
}

/// Nouns of what befell one person: "the death of X", "X's arrest".
pub(super) fn noun(word: &str) -> Option<Outcome> {
    match word {
        "death" | "deaths" | "killing" | "killings" | "murder" | "murders" | "assassination" | "assassinations"
        | "execution" | "beheading" | "slaying" | "martyrdom" | "lynching" | "body" | "bodies" | "corpse"
        | "corpses" | "remains" => Some(Outcome::Killed),
        "arrest" | "arrests" | "abduction" | "abductions" | "kidnapping" | "kidnappings" | "detention"
        | "imprisonment" | "kidnap" => Some(Outcome::Detained),
        "disappearance" | "disappearances" => Some(Outcome::Missing),
        "wounding" => Some(Outcome::Wounded),
        _ => None,
    }
}

/// Words for those whom it befell: "the dead", "those killed", "the detainees".
pub(super) fn group(f: &Frame, k: usize) -> Option<Outcome> {
    match f.word(k) {
        "dead" | "killed" | "slain" | "fallen" | "deceased" | "martyrs" | "victims" | "victim" | "fatalities"
        | "murdered" | "executed" | "martyr" => Some(Outcome::Killed),
        "wounded" | "injured" => Some(Outcome::Wounded),
        "missing" | "disappeared" => Some(Outcome::Missing),
        "detainees" | "detained" | "arrested" | "hostages" | "captives" | "abducted" | "kidnapped" | "prisoners"
        | "captured" | "jailed" => Some(Outcome::Detained),
        _ => None,
    }
}
