//! The tables of a language in, its [`Pack`] out; the one place where they are read and checked.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use serde::de::DeserializeOwned;

use crate::dictionary::Dictionary;
use crate::table::{PackError, declined, table, typed};
use crate::{
    Calendar, Cues, Events, FigureWords, Grammar, HappeningWords, IncidentWords, MentionWords, Morphology, Names,
    Numbers, Outcomes, PointWords, Rarity, Roles, Sayings, Sides, Small, SpeakerWords, Speakers, StatementWords, Times,
    Units, VictimWords,
};

/// What is known of one language. Words are in lower case.
#[derive(Debug)]
pub struct Pack {
    /// As ISO 639-1 has it: "en".
    pub language: &'static str,
    /// How words change their form.
    pub morphology: Arc<Morphology>,
    /// Months and days of the week.
    pub calendar: Calendar,
    /// Small words: prepositions, auxiliaries, what begins a clause.
    pub grammar: Grammar,
    /// Number words and what stands beside them.
    pub numbers: Numbers,
    /// What is counted.
    pub units: Units,
    /// Who is counted.
    pub roles: Roles,
    /// What became of those counted.
    pub outcomes: Outcomes,
    /// What a speaker may be called: offices, titles, kinds of bodies.
    pub speakers: Speakers,
    /// By what words somebody's own are told.
    pub sides: Sides,
    /// How something is said.
    pub cues: Cues,
    /// By what sayings are told from what only looks like one.
    pub sayings: Sayings,
    /// What happened.
    pub events: Events,
    /// When.
    pub times: Times,
    /// Words that rules ask for one by one.
    pub small: Small,
    /// Words that rules of figures ask for.
    pub figure_words: FigureWords,
    /// Words that rules of victims ask for.
    pub victim_words: VictimWords,
    /// Words that rules of speakers ask for.
    pub speaker_words: SpeakerWords,
    /// Words that rules of statements ask for.
    pub statement_words: StatementWords,
    /// Words that rules of mentions ask for.
    pub mention_words: MentionWords,
    /// How one name is spelt in several ways.
    pub names: Names,
    /// Words by which reports tell of incidents.
    pub incident_words: IncidentWords,
    /// Words by which happenings of a report are told apart.
    pub happening_words: HappeningWords,
    /// Words and patterns by which points are made.
    pub point_words: PointWords,
    /// How rare words are in news.
    pub rarity: Rarity,
}

/// The packs of all languages whose reports are read.
#[derive(Clone, Copy, Debug)]
pub struct Packs {
    first: &'static Pack,
    others: &'static [Pack],
}

/// A language with the text of each of its tables.
struct Folder {
    language: &'static str,
    /// By their names without the ending.
    tables: &'static [(&'static str, &'static str)],
    /// `rarity.tsv`, the one table that is no TOML.
    rarity: &'static str,
    /// Words whose cases are known (`data/words`); empty where words do not decline.
    words: &'static str,
}

macro_rules! folder {
    ($language:literal, $words:expr) => {
        folder!($language, $words =>
            "calendar" "cues" "events" "figure_words" "grammar" "happening_words" "incident_words" "mention_words" "morphology" "names"
            "numbers" "outcomes" "point_words" "roles" "sayings" "sides" "small" "speaker_words" "speakers" "statement_words" "times"
            "units" "victim_words")
    };
    ($language:literal, $words:expr => $($table:literal)*) => {
        Folder {
            language: $language,
            tables: &[$(($table, include_str!(concat!("../languages/", $language, "/", $table, ".toml")))),*],
            rarity: include_str!(concat!("../languages/", $language, "/rarity.tsv")),
            words: $words,
        }
    };
}

/// The languages, the one first that a report of unknown language is read in, and whose tables have every list.
const FOLDERS: [Folder; 3] = [
    folder!("en", ""),
    folder!("ru", include_str!("../../../data/words/ru.txt")),
    folder!("uk", include_str!("../../../data/words/uk.txt")),
];

/// Read side by side: whoever waits for them waits for the largest.
static LOADED: LazyLock<Result<Vec<Pack>, PackError>> = LazyLock::new(|| {
    std::thread::scope(|scope| {
        let begun: Vec<_> = FOLDERS.iter().map(|folder| (folder, scope.spawn(|| Pack::read(folder)))).collect();
        let done = begun.into_iter().map(|(folder, pack)| {
            let fault =
                |_| Err(PackError { table: folder.language.to_owned(), why: "it could not be read".to_owned() });
            pack.join().unwrap_or_else(fault)
        });
        done.collect()
    })
});

impl Packs {
    /// All packs. They are read and checked once, however often this is called.
    ///
    /// # Errors
    /// A table cannot be used; the error names it.
    pub fn load() -> Result<Self, PackError> {
        let packs = LOADED.as_ref().map_err(PackError::clone)?;
        let none = || PackError { table: "languages".to_owned(), why: "there is none".to_owned() };
        packs.split_first().map(|(first, others)| Packs { first, others }).ok_or_else(none)
    }

    /// Each of them.
    pub fn all(self) -> impl Iterator<Item = &'static Pack> {
        std::iter::once(self.first).chain(self.others)
    }

    /// The pack of a language, written as a report has it ("en", "en-GB"); the first where it is not known or not read.
    pub fn of(self, language: Option<&str>) -> &'static Pack {
        let code = language.and_then(|l| l.split(['-', '_']).next()).unwrap_or_default().to_lowercase();
        self.others.iter().find(|pack| pack.language == code).unwrap_or(self.first)
    }
}

impl Folder {
    fn text(&self, name: &str) -> &'static str {
        self.tables.iter().find(|(n, _)| *n == name).map_or("", |(_, text)| text)
    }

    /// The forms of the language's words, and its tables with all forms in them, where it declines.
    fn spread(&self) -> Result<(Morphology, BTreeMap<&'static str, toml::Table>), PackError> {
        let mut morphology = Morphology::read(self.language, self.text("morphology"))?;
        morphology.know(Dictionary::of(self.words));
        let mut tables = BTreeMap::new();
        if let (Some(inflection), Some(first)) = (morphology.inflection(), FOLDERS.first()) {
            for (name, text) in self.tables.iter().filter(|(name, _)| *name != "morphology") {
                tables.insert(*name, declined(self.language, name, text, first.text(name), inflection)?);
            }
        }
        Ok((morphology, tables))
    }
}

impl Pack {
    fn read(folder: &Folder) -> Result<Self, PackError> {
        let language = folder.language;
        let (morphology, mut spread) = folder.spread()?;
        let morphology = Arc::new(morphology);
        fn read<T: DeserializeOwned>(
            folder: &Folder,
            spread: &mut BTreeMap<&str, toml::Table>,
            name: &str,
        ) -> Result<T, PackError> {
            match spread.get(name) {
                Some(made) => typed(folder.language, name, made.clone()),
                None => table(folder.language, name, folder.text(name)),
            }
        }
        macro_rules! read {
            ($name:literal) => {
                read(folder, &mut spread, $name)?
            };
        }
        let forms = || Arc::clone(&morphology);
        let calendar: Calendar = read!("calendar");
        let failed = |file: &str, why: String| PackError { table: format!("{language}/{file}"), why };
        Ok(Pack {
            language,
            grammar: Grammar::of(read!("grammar"), &calendar),
            numbers: read!("numbers"),
            units: Units::of(read!("units"), forms()),
            roles: Roles::of(read!("roles")),
            outcomes: Outcomes::of(read!("outcomes"), &morphology),
            speakers: Speakers::of(read!("speakers"), read!("roles"), &morphology),
            sides: read!("sides"),
            cues: Cues::of(read!("cues"), &morphology),
            sayings: Sayings::of(read!("sayings"), forms()),
            events: Events::of(read!("events"), forms()),
            times: read!("times"),
            small: read!("small"),
            figure_words: read!("figure_words"),
            victim_words: read!("victim_words"),
            speaker_words: read!("speaker_words"),
            statement_words: read!("statement_words"),
            mention_words: read!("mention_words"),
            names: read!("names"),
            incident_words: read!("incident_words"),
            happening_words: read!("happening_words"),
            point_words: PointWords::of(read!("point_words"), forms())
                .map_err(|why| failed("point_words.toml", why))?,
            rarity: match folder.rarity {
                "" if morphology.declines() => Rarity::unknown(),
                counted => Rarity::read(counted).map_err(|why| failed("rarity.tsv", why))?,
            },
            calendar,
            morphology,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_tables_are_whole() {
        let packs = Packs::load();
        assert!(packs.is_ok(), "{}", packs.err().map_or_else(String::new, |why| why.to_string()));
    }

    #[test]
    fn a_report_s_language_chooses_the_pack() {
        let packs = Packs::load().expect("the tables are whole");
        let languages = [Some("en"), Some("en-GB"), Some("xx"), None].map(|l| packs.of(l).language);
        assert_eq!(languages, ["en"; 4]);
    }

    #[test]
    fn every_file_of_a_folder_is_a_table_of_its_pack() {
        for folder in FOLDERS {
            let path = format!("{}/languages/{}", env!("CARGO_MANIFEST_DIR"), folder.language);
            let files = std::fs::read_dir(path).expect("the folder is there");
            for file in files {
                let name = file.expect("it can be read").file_name();
                let name = name.to_string_lossy();
                if name == "rarity.tsv" {
                    continue;
                }
                let table = name.strip_suffix(".toml").expect("tables are TOML");
                assert!(folder.tables.iter().any(|(n, _)| *n == table), "{name} is read by nobody");
            }
        }
    }
}
