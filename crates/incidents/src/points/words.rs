//! The words and patterns of `words/points.toml`, read once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::lemma::base_of;
use super::pattern::{Hit, Pattern, Tok};

/// Several patterns for one thing, the first that stands counting.
#[derive(Debug, Default)]
pub(crate) struct Patterns(Vec<Pattern>);

impl Patterns {
    /// The first hit of the first pattern that has one.
    pub fn find(&self, toks: &[Tok]) -> Option<Hit> {
        self.0.iter().find_map(|p| p.find(toks))
    }

    /// Whether one of them stands.
    pub fn stand(&self, toks: &[Tok]) -> bool {
        self.find(toks).is_some()
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    party: PartyWords,
    utterance: BTreeMap<String, Vec<String>>,
    toll: TollWritten,
    doer: BTreeMap<String, Vec<String>>,
    began: BTreeMap<String, Vec<String>>,
    means: Vec<MeansWritten>,
    frame: Vec<FrameWritten>,
    open: BTreeMap<String, Vec<String>>,
    denial: BTreeMap<String, Vec<String>>,
    concepts: BTreeMap<String, Vec<String>>,
    lemma: LemmaWritten,
    rules: BTreeMap<String, String>,
}

/// Words by which it is told whose side words stand for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PartyWords {
    /// They fight a state.
    pub rebels: BTreeSet<String>,
    /// Of a state.
    pub state: BTreeSet<String>,
    /// Several states together.
    pub coalition: BTreeSet<String>,
    /// "rebel-held".
    pub joined: BTreeSet<String>,
    /// Behind these a country's name is a place.
    pub place: BTreeSet<String>,
    /// What ends the first noun of a phrase.
    pub ends: BTreeSet<String>,
    /// A body called by these alone is of whoever's report it is in.
    pub generic: BTreeSet<String>,
    /// Of a state or an office.
    pub official: BTreeSet<String>,
    /// Of a newsroom.
    pub newsroom: BTreeSet<String>,
    /// Of a body that fights.
    pub armed: BTreeSet<String>,
}

#[derive(Debug, Default, Deserialize)]
struct TollWritten {
    classes: BTreeMap<String, BTreeSet<String>>,
    #[serde(flatten)]
    rest: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeansWritten {
    name: String,
    groups: BTreeSet<String>,
    words: Vec<String>,
    #[serde(default)]
    second: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameWritten {
    name: String,
    question: String,
    yes: Vec<String>,
    no: Vec<String>,
    whole: bool,
    #[serde(default)]
    share: BTreeSet<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct LemmaWritten {
    irregular: BTreeMap<String, String>,
    stop: String,
}

/// A class of weapons.
#[derive(Debug)]
pub(crate) struct Means {
    /// What it is called.
    pub name: String,
    /// Classes that share a group are no rivals.
    pub groups: BTreeSet<String>,
    /// The words for it.
    pub words: Patterns,
    /// Kinds of it that can be in question where the class is not.
    pub second: Vec<String>,
}

/// A question with two poles.
#[derive(Debug)]
pub(crate) struct Frame {
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
    pub share: BTreeSet<String>,
}

/// Everything in the file.
#[derive(Debug, Default)]
pub(crate) struct PointWords {
    /// Whose side.
    pub party: PartyWords,
    /// Classes of people that are counted, by their nouns.
    pub classes: BTreeMap<String, BTreeSet<String>>,
    /// Classes of weapons, the most telling first.
    pub means: Vec<Means>,
    /// Questions with two poles.
    pub frames: Vec<Frame>,
    /// Word -> what stands for it and its like.
    pub concepts: BTreeMap<String, String>,
    /// Word -> its basic form.
    pub irregular: BTreeMap<String, String>,
    /// Words that say nothing.
    pub stop: BTreeSet<String>,
    rules: BTreeMap<String, String>,
    lists: BTreeMap<String, Vec<String>>,
    patterns: BTreeMap<String, Patterns>,
}

static WRITTEN: &str = include_str!("../words/points.toml");
static WORDS: LazyLock<PointWords> = LazyLock::new(|| read(WRITTEN).unwrap_or_default());
static NO_PATTERNS: Patterns = Patterns(Vec::new());

/// The words; none if the file that comes with this crate were broken (a test sees to it that it is not).
pub(crate) fn words() -> &'static PointWords {
    &WORDS
}

impl PointWords {
    /// The patterns of a table's list ("doer.accused").
    pub fn patterns(&self, name: &str) -> &Patterns {
        self.patterns.get(name).unwrap_or(&NO_PATTERNS)
    }

    /// Whether a word is in a table's list ("utterance.hedges"); `*` in the list ends the beginning of words.
    pub fn has(&self, name: &str, form: &str) -> bool {
        let fits = |w: &String| w.strip_suffix('*').map_or(w == form, |begin| form.starts_with(begin));
        self.lists.get(name).is_some_and(|l| l.iter().any(fits))
    }

    /// Whether any of these words is in a list.
    pub fn any(&self, name: &str, toks: &[Tok]) -> bool {
        toks.iter().any(|t| t.is_word() && self.has(name, &t.form))
    }

    /// The class of people that a noun stands for.
    pub fn class(&self, form: &str) -> Option<&'static str> {
        words().classes.iter().find(|(_, nouns)| nouns.contains(form)).map(|(class, _)| class.as_str())
    }
}

/// What a rule named in a position goes by, in plain words; `None` for a name that no rule has.
pub fn rule(name: &str) -> Option<&'static str> {
    words().rules.get(name).map(String::as_str)
}

fn read(written: &str) -> Result<PointWords, String> {
    let w: Written = toml::from_str(written).map_err(|e| e.to_string())?;
    let mut lists = BTreeMap::new();
    let tables = [
        ("utterance", w.utterance),
        ("toll", w.toll.rest),
        ("doer", w.doer),
        ("began", w.began),
        ("open", w.open),
        ("denial", w.denial),
    ];
    for (table, of) in tables {
        lists.extend(of.into_iter().map(|(name, list)| (format!("{table}.{name}"), list)));
    }
    // "@deed" in a pattern stands for every word of that list.
    let named: Vec<(String, String)> = lists
        .iter()
        .filter(|(_, l)| l.iter().all(|w| !w.contains(' ')))
        .filter_map(|(n, l)| Some((format!("@{}", n.split_once('.')?.1), l.join("|"))))
        .collect();
    let compile = |list: &[String]| -> Result<Patterns, String> {
        let all = list.iter().map(|p| {
            let filled = named.iter().fold(p.clone(), |p, (name, words)| p.replace(name, words));
            Pattern::parse(&filled)
        });
        Ok(Patterns(all.collect::<Result<_, _>>()?))
    };
    let patterns: BTreeMap<String, Patterns> =
        lists.iter().map(|(name, list)| Ok((name.clone(), compile(list)?))).collect::<Result<_, String>>()?;
    let means = w
        .means
        .into_iter()
        .map(|m| Ok(Means { name: m.name, groups: m.groups, words: compile(&m.words)?, second: m.second }));
    let frames = w.frame.into_iter().map(|f| {
        let (yes, no) = (compile(&f.yes)?, compile(&f.no)?);
        Ok(Frame { name: f.name, question: f.question, yes, no, whole: f.whole, share: f.share })
    });
    let irregular = w.lemma.irregular;
    let concepts: BTreeMap<String, String> = w
        .concepts
        .iter()
        .flat_map(|(concept, words)| words.iter().map(move |w| (w, format!("@{concept}"))))
        .map(|(word, concept)| (base_of(word, &irregular), concept))
        .collect();
    Ok(PointWords {
        party: w.party,
        classes: w.toll.classes,
        means: means.collect::<Result<_, String>>()?,
        frames: frames.collect::<Result<_, String>>()?,
        concepts,
        irregular,
        rules: w.rules,
        stop: w.lemma.stop.split_whitespace().map(str::to_owned).collect(),
        lists,
        patterns,
    })
}

#[cfg(test)]
mod tests {
    use super::super::pattern::tokens;
    use super::*;

    #[test]
    fn the_file_is_whole() {
        let read = read(WRITTEN);
        assert!(read.is_ok(), "{:?}", read.err());
        assert!(words().means.len() > 5 && words().frames.len() > 5);
        assert!(words().has("doer.deed", "shelling") && !words().has("doer.deed", "the"));
    }

    #[test]
    fn a_list_can_stand_in_a_pattern() {
        let denied = words().patterns("doer.own_denial");
        assert!(denied.stand(&tokens("having ever shelled the town", 0)));
        assert!(!denied.stand(&tokens("the town was shelled", 0)));
    }
}
