//! The words and patterns by which points are made: `point_words.toml` in, lists and read patterns out.

use std::collections::BTreeMap;
use std::sync::Arc;

use sayso_case::EventType;
use serde::Deserialize;

use crate::pattern::Patterns;
use crate::point_lists::{Beginnings, Lists, Named, part};
use crate::{Morphology, WordList};

part! {
    /// `[utterance]`: who stands for words, and how.
    UtteranceWords {
        words: hedges agencies nobody claim_nouns unreal plain_cues pointing anaphors we own own_subjects;
        patterns: hedged past quotes
    }
}

part! {
    /// `[toll]`: what a number counts.
    TollWords {
        words: or_ more killed wounded detained missing surrendered not_counted some crowd unreal numerals over_all of part_whom part_verbs one_leads ones people of_no_kind bodies dozen disguised wearing uniform army dress_army men own and lost losers own_losers own_losses losses;
        patterns: part_before part_after told_anew of_a_war of_days none few number_is toll_is unknown
    }
}

part! {
    /// `[doer]`: who did it.
    DoerWords {
        words: accuse deed arm claim_cues passive_cues held first not_done no_subjects empty_deeds helpers infinitive own pronouns undergone undergone_behind relatives as_leads as_ shots;
        patterns: accused was was_not own_denial other_denial claimed claimed_content claimed_own unknown
    }
}

part! {
    /// `[began]`: who fired first.
    BeganWords {
        words: not_known cut firm mutual silent_cues pronouns own ours;
        patterns: subject from accused answered unknown
    }
}

part! {
    /// `[open]`: what was carried.
    OpenWords {
        words: cut carriers passive carried no_load out;
        patterns: cargo
    }
}

part! {
    /// `[denial]`: what is denied.
    DenialWords {
        words: refusals not_sayings untrue negators stop callers tails cut_ends loose_ends but cannot nobodys verbs leading joins claim_links;
        patterns: by_word empty named strong not_strong own_report reciprocal plain verdict verdict_behind of_whom of_name against denial_nouns own later
    }
}

/// `point_words.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PointTable {
    party: PartyWords,
    utterance: Lists,
    toll: TollTable,
    doer: Lists,
    began: Lists,
    means: Vec<MeansRow>,
    frame: Vec<FrameRow>,
    open: Lists,
    denial: Lists,
    concepts: BTreeMap<String, Vec<String>>,
    lemma: LemmaTable,
}

#[derive(Debug, Deserialize)]
struct TollTable {
    classes: BTreeMap<String, WordList>,
    #[serde(flatten)]
    lists: Lists,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeansRow {
    name: String,
    #[serde(default)]
    kinds: Vec<EventType>,
    groups: WordList,
    words: Vec<String>,
    #[serde(default)]
    struck: Vec<String>,
    #[serde(default)]
    second: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameRow {
    name: String,
    question: String,
    yes: Vec<String>,
    no: Vec<String>,
    whole: bool,
    #[serde(default)]
    share: WordList,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LemmaTable {
    irregular: BTreeMap<String, String>,
    stop: WordList,
}

/// `[party]`: by what words it is told whose side words stand for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyWords {
    /// They fight a state.
    pub rebels: WordList,
    /// Of a state.
    pub state: WordList,
    /// Several states together.
    pub coalition: WordList,
    /// "rebel-held".
    pub joined: WordList,
    /// Behind these a country's name is a place.
    pub place: WordList,
    /// What ends the first noun of a phrase.
    pub ends: WordList,
    /// A body called by these alone is of whoever's report it is in.
    pub generic: WordList,
    /// Of a state or an office.
    pub official: WordList,
    /// Of a newsroom.
    pub newsroom: WordList,
    /// Of a body that fights.
    pub armed: WordList,
    /// Behind these a country is no place.
    pub according: WordList,
    /// "anti-Orvian".
    pub against: WordList,
    /// Between the parties of one phrase.
    pub links: WordList,
    /// Between a body and its seat.
    pub seat_links: WordList,
    /// Behind the name of a region with forces of its own.
    pub own_forces: WordList,
    /// What a party's bare name may have.
    pub bare: WordList,
    /// Before a name.
    pub articles: WordList,
}

/// A class of weapons.
#[derive(Debug)]
pub struct Means {
    /// What it is called.
    pub name: String,
    /// Kinds of event that say so by their name.
    pub kinds: Vec<EventType>,
    /// Classes that share a group are no rivals.
    pub groups: WordList,
    /// The words for it.
    pub words: Patterns,
    /// Words by which it is what was struck, and not what struck.
    pub struck: Patterns,
    /// Kinds of it that can be in question where the class is not.
    pub second: Vec<String>,
}

/// A question with two poles.
#[derive(Debug)]
pub struct Frame {
    /// Its name.
    pub name: String,
    /// In plain words.
    pub question: String,
    /// Words for yes.
    pub yes: Patterns,
    /// Words for no.
    pub no: Patterns,
    /// Whether all of an incident's claims are about one thing; else they must share words.
    pub whole: bool,
    /// Things that claims must share, if any.
    pub share: WordList,
}

/// Everything in the table.
#[derive(Debug)]
pub struct PointWords {
    /// Whose side.
    pub party: PartyWords,
    /// Who stands for words.
    pub utterance: UtteranceWords,
    /// What a number counts.
    pub toll: TollWords,
    /// Who did it.
    pub doer: DoerWords,
    /// Who fired first.
    pub began: BeganWords,
    /// What was carried.
    pub open: OpenWords,
    /// What is denied.
    pub denial: DenialWords,
    /// Classes of weapons, the most telling first.
    pub means: Vec<Means>,
    /// Questions with two poles.
    pub frames: Vec<Frame>,
    classes: BTreeMap<String, WordList>,
    concepts: BTreeMap<String, String>,
    irregular: BTreeMap<String, String>,
    stop: WordList,
    morphology: Arc<Morphology>,
}

impl PointWords {
    pub(crate) fn of(t: PointTable, morphology: Arc<Morphology>) -> Result<Self, String> {
        let named = Named::of(&[
            ("utterance", &t.utterance),
            ("toll", &t.toll.lists),
            ("doer", &t.doer),
            ("began", &t.began),
            ("open", &t.open),
            ("denial", &t.denial),
        ]);
        let means = t.means.into_iter().map(|m| {
            let read = |list: &[String]| named.patterns(list).map_err(|why| format!("means {:?}: {why}", m.name));
            let (words, struck) = (read(&m.words)?, read(&m.struck)?);
            Ok(Means { name: m.name, kinds: m.kinds, groups: m.groups, words, struck, second: m.second })
        });
        let frames = t.frame.into_iter().map(|f| {
            let read = |list: &[String]| named.patterns(list).map_err(|why| format!("frame {:?}: {why}", f.name));
            let (yes, no) = (read(&f.yes)?, read(&f.no)?);
            Ok(Frame { name: f.name, question: f.question, yes, no, whole: f.whole, share: f.share })
        });
        let irregular = t.lemma.irregular;
        let pairs = t.concepts.iter().flat_map(|(concept, words)| words.iter().map(move |w| (w, concept)));
        let base = |word: &str| base_of(word, &irregular, &morphology);
        let concepts = pairs.map(|(word, concept)| (base(word), format!("@{concept}"))).collect();
        Ok(PointWords {
            party: t.party,
            utterance: UtteranceWords::of("utterance", t.utterance, &named)?,
            toll: TollWords::of("toll", t.toll.lists, &named)?,
            doer: DoerWords::of("doer", t.doer, &named)?,
            began: BeganWords::of("began", t.began, &named)?,
            open: OpenWords::of("open", t.open, &named)?,
            denial: DenialWords::of("denial", t.denial, &named)?,
            means: means.collect::<Result<_, String>>()?,
            frames: frames.collect::<Result<_, String>>()?,
            classes: t.toll.classes,
            concepts,
            irregular,
            stop: t.lemma.stop,
            morphology,
        })
    }

    /// The class of people that a noun stands for.
    pub fn class(&self, form: &str) -> Option<&str> {
        self.classes.iter().find(|(_, nouns)| nouns.contains(form)).map(|(class, _)| class.as_str())
    }

    /// The class of weapons of this name.
    pub fn means(&self, name: &str) -> Option<&Means> {
        self.means.iter().find(|m| m.name == name)
    }

    /// The question of this name.
    pub fn frame(&self, name: &str) -> Option<&Frame> {
        self.frames.iter().find(|f| f.name == name)
    }

    /// A word's basic form: "carrying" and "carried" are "carry".
    pub fn lemma(&self, word: &str) -> String {
        base_of(word, &self.irregular, &self.morphology)
    }

    /// What a word is about; `None` for one that says nothing. Words that stand for one another are one.
    pub fn concept(&self, form: &str) -> Option<String> {
        if form.chars().count() < 2 || self.stop.contains(form) {
            return None;
        }
        let base = self.lemma(form);
        Some(self.concepts.get(&base).cloned().unwrap_or(base))
    }
}

/// A word without its endings, where it is not irregular.
fn base_of(word: &str, irregular: &BTreeMap<String, String>, morphology: &Morphology) -> String {
    if let Some(base) = irregular.get(word) {
        return base.clone();
    }
    if morphology.declines() {
        return morphology.base(word);
    }
    let mut base = word.to_owned();
    for (end, back) in [
        ("ies", "y"),
        ("sses", "ss"),
        ("xes", "x"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("ings", ""),
        ("ing", ""),
        ("ied", "y"),
        ("ed", ""),
        ("s", ""),
    ] {
        if let Some(stem) = word.strip_suffix(end).filter(|s| s.chars().count() >= 3 && !word.ends_with("ss")) {
            base = format!("{stem}{back}");
            break;
        }
    }
    let mut chars: Vec<char> = base.chars().collect();
    if let [.., a, b] = chars.as_slice()
        && a == b
        && chars.len() > 3
        && !matches!(b, 'l' | 's')
    {
        chars.pop();
    }
    if chars.len() > 3 && chars.last() == Some(&'e') {
        chars.pop();
    }
    chars.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Packs;

    struct Word(String);

    impl crate::Piece for Word {
        fn form(&self) -> &str {
            &self.0
        }

        fn is_word(&self) -> bool {
            self.0 != ","
        }
    }

    fn english() -> &'static PointWords {
        &Packs::load().expect("the tables are whole").of(Some("en")).point_words
    }

    #[test]
    fn forms_of_a_word_are_one() {
        let words = english();
        assert_eq!(words.lemma("carrying"), words.lemma("carried"));
        assert_eq!(words.lemma("crates"), words.lemma("crate"));
        assert_eq!(words.concept("mines"), words.concept("weapons"));
        assert_eq!(words.concept("the"), None);
    }

    /// Who did it, in the voice that tells it first: "the attack was planned and carried out by", "orchestrated the attack".
    #[test]
    fn who_stands_behind_a_deed_is_caught() {
        let caught = |text: &str| {
            let toks: Vec<Word> = text.split(' ').map(|w| Word(w.to_owned())).collect();
            let (a, b) = english().doer.was.find(&toks)?.caught("who")?;
            Some(toks[a..b].iter().map(|w| w.0.as_str()).collect::<Vec<_>>().join(" "))
        };
        let text = "the attack was organised and perpetrated by orvian groups";
        assert_eq!(caught(text).as_deref(), Some("orvian groups"));
        assert_eq!(caught("orvia orchestrated the attack").as_deref(), Some("orvia"));
        assert_eq!(caught("the council ordered the flour"), None);
    }

    #[test]
    fn lists_have_words_and_beginnings() {
        let doer = &english().doer;
        assert!(doer.deed.has("shelling") && !doer.deed.has("the"));
        assert!(english().toll.killed.has("massacred") && english().class("villagers") == Some("civilian"));
    }
}
