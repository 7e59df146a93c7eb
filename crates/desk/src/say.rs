//! What can be said: one table of operations with their fields. Forms, the API and its description are all made of it, so that none of
//! them knows an operation that another does not.

use sayso_record::{Field as Part, Wish};

use crate::call::{Answer, Call, DONE, Reply};
use crate::desk::Desk;
use crate::failed::Failed;

/// One thing that can be said.
pub(crate) struct Operation {
    /// Its word in addresses: that of the command line.
    pub word: &'static str,
    /// What it does, as a sentence.
    pub what: &'static str,
    pub fields: &'static [Field],
    wish: fn(&Given<'_>) -> Result<Wish, Failed>,
}

/// A field of it.
pub(crate) struct Field {
    pub name: &'static str,
    pub what: &'static str,
    pub takes: Takes,
    /// Whether it must be there.
    pub needed: bool,
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Takes {
    Words,
    /// A list; in a form a field that may be there several times, or have a line each.
    Many,
    Number,
}

const fn needed(name: &'static str, what: &'static str, takes: Takes) -> Field {
    Field { name, what, takes, needed: true }
}

const fn may(name: &'static str, what: &'static str, takes: Takes) -> Field {
    Field { name, what, takes, needed: false }
}

/// Every operation takes why.
pub(crate) const WHY: Field = may("why", "Why: goes into the log.", Takes::Words);

const FINDINGS: Field = needed("finding", "Ids of findings.", Takes::Many);
const OF: Field = needed("of", "Ids of incidents, ids of answers, or names; of one sort alone.", Takes::Many);

/// All that can be said.
pub(crate) const OPERATIONS: &[Operation] = &[
    Operation {
        word: "confirm",
        what: "These findings are right.",
        fields: &[FINDINGS],
        wish: |given| Ok(Wish::Confirm { findings: given.many("finding") }),
    },
    Operation {
        word: "reject",
        what: "These are no findings.",
        fields: &[FINDINGS],
        wish: |given| Ok(Wish::Reject { findings: given.many("finding") }),
    },
    Operation {
        word: "correct",
        what: "Fields of a finding are others.",
        fields: &[
            needed("finding", "Id of a finding.", Takes::Words),
            may("speaker", "Who says it, as the report has the name.", Takes::Words),
            may("side", "Whose people or things.", Takes::Words),
            may("place", "Where, in words of the report.", Takes::Words),
            may("date", "When: 2031-03-06, 2031-03, 2031, or two dates parted by /.", Takes::Words),
            may("nothing", "Fields that the report leaves open: speaker, side, place, date.", Takes::Many),
        ],
        wish: corrected,
    },
    Operation {
        word: "join",
        what: "These incidents, these answers to one question, or these names are one.",
        fields: &[OF],
        wish: |given| Ok(Wish::Join { of: given.many("of") }),
    },
    Operation {
        word: "part",
        what: "No two of these incidents or names are one; a single name stands for several. An answer by its id, with the findings in \
               it that give another one.",
        fields: &[needed("of", "Ids of incidents, names, or the id of an answer and of findings in it.", Takes::Many)],
        wish: |given| Ok(Wish::Part { of: given.many("of") }),
    },
    Operation {
        word: "background",
        what: "These incidents are background: lists fold them.",
        fields: &[needed("incident", "Ids of incidents.", Takes::Many)],
        wish: |given| Ok(Wish::Background { incidents: given.many("incident") }),
    },
    Operation {
        word: "move",
        what: "A report belongs to an incident.",
        fields: &[
            needed("report", "The report's path or id.", Takes::Words),
            needed("incident", "The incident's id.", Takes::Words),
        ],
        wish: |given| Ok(Wish::Move { report: given.words("report"), incident: given.words("incident") }),
    },
    Operation {
        word: "gone",
        what: "A report is no longer at its address; it stays in the record.",
        fields: &[needed("report", "The report's path or id.", Takes::Words)],
        wish: |given| Ok(Wish::Gone { report: given.words("report") }),
    },
    Operation {
        word: "place",
        what: "Where a place lies.",
        fields: &[
            needed("name", "Its name.", Takes::Words),
            needed("latitude", "Degrees north.", Takes::Number),
            needed("longitude", "Degrees east.", Takes::Number),
            may("precision", "1 the very place to 7 waters of no country [default: 1].", Takes::Number),
        ],
        wish: placed,
    },
    Operation {
        word: "rename",
        what: "Lists show a name so.",
        fields: &[
            needed("name", "The name as a report has it.", Takes::Words),
            needed("label", "As lists show it.", Takes::Words),
        ],
        wish: |given| Ok(Wish::Rename { name: given.words("name"), label: given.words("label") }),
    },
    Operation {
        word: "side",
        what: "Names that belong to a side.",
        fields: &[needed("label", "What the side is called.", Takes::Words), needed("name", "Names.", Takes::Many)],
        wish: |given| Ok(Wish::Side { label: given.words("label"), names: given.many("name") }),
    },
    Operation {
        word: "title",
        what: "What the case is called.",
        fields: &[needed("title", "The title.", Takes::Words)],
        wish: |given| Ok(Wish::Title { title: given.words("title") }),
    },
    Operation {
        word: "note",
        what: "Something to remember.",
        fields: &[
            needed("text", "The words.", Takes::Words),
            may("on", "What it is about: any id, or a report's path.", Takes::Words),
        ],
        wish: |given| {
            Ok(Wish::Note { text: given.words("text"), on: Some(given.words("on")).filter(|on| !on.is_empty()) })
        },
    },
    Operation {
        word: "undo",
        what: "An operation counts no longer; an undo can be undone as well.",
        fields: &[needed("operation", "The operation's id.", Takes::Words)],
        wish: |given| Ok(Wish::Undo { operation: given.words("operation") }),
    },
];

fn corrected(given: &Given<'_>) -> Result<Wish, Failed> {
    let mut fields: Vec<(Part, String)> = Vec::new();
    let nothing = given.many("nothing");
    for part in [Part::Speaker, Part::Side, Part::Place, Part::Date] {
        let words = given.words(part.as_str());
        let is_open = nothing.iter().any(|open| open == part.as_str());
        if is_open || !words.is_empty() {
            fields.push((part, if is_open { String::new() } else { words }));
        }
    }
    Ok(Wish::Correct { finding: given.words("finding"), fields })
}

fn placed(given: &Given<'_>) -> Result<Wish, Failed> {
    let precision = if given.words("precision").is_empty() { 1.0 } else { given.number("precision")? };
    if precision.fract() != 0.0 || !(1.0..=7.0).contains(&precision) {
        return Err(Failed::wrong("Precisions go from 1 to 7; nothing was written."));
    }
    Ok(Wish::Place {
        name: given.words("name"),
        latitude: given.number("latitude")?,
        longitude: given.number("longitude")?,
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 7, as just looked at")]
        precision: precision as u8,
    })
}

/// The fields as they were filled in.
struct Given<'c>(&'c Call);

impl Given<'_> {
    /// All values of a field that are not empty, each line one.
    fn many(&self, name: &str) -> Vec<String> {
        let values = self.0.fields.iter().filter(|(key, _)| key == name);
        let lines = values.flat_map(|(_, value)| value.lines()).map(str::trim);
        lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// The first value that is not empty; a button's stands behind that of an empty line beside it.
    fn words(&self, name: &str) -> String {
        let mut values = self.0.fields.iter().filter(|(key, _)| key == name).map(|(_, value)| value.trim());
        values.find(|value| !value.is_empty()).unwrap_or_default().to_owned()
    }

    fn number(&self, name: &str) -> Result<f64, Failed> {
        let words = self.words(name);
        let number = words.parse::<f64>().ok().filter(|number| number.is_finite());
        number.ok_or_else(|| Failed::wrong(format!("{name} is a number, and {words:?} is none; nothing was written.")))
    }
}

/// What a form says; then on to where it asks to go.
pub(crate) fn by_form(desk: &Desk, call: &Call) -> Answer {
    let done = said(desk, call)?;
    let next = call.field("next").filter(|next| is_own(next)).unwrap_or("/log");
    let id = done.operations.last().map_or("", |operation| operation.id.short());
    let (path, anchor) = next.split_once('#').map_or((next, None), |(path, anchor)| (path, Some(anchor)));
    let sign = if path.contains('?') { '&' } else { '?' };
    let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
    Ok(Reply::see(format!("{path}{sign}{DONE}={id}{anchor}")))
}

/// Whether an address is one of this desk: a path, and no other server's.
pub(crate) fn is_own(address: &str) -> bool {
    let mut letters = address.bytes();
    letters.next() == Some(b'/')
        && !matches!(letters.next(), Some(b'/' | b'\\'))
        && address.bytes().all(|b| b.is_ascii_graphic())
}

/// Says what was asked for, by a form or by a program.
pub(crate) fn said(desk: &Desk, call: &Call) -> Result<crate::desk::Done, Failed> {
    let word = call.parameter("do");
    let known = OPERATIONS.iter().find(|operation| operation.word == word);
    let operation = known.ok_or_else(|| Failed::nothing("There is no such operation; nothing was written."))?;
    let given = Given(call);
    if let Some(field) = operation.fields.iter().find(|f| f.needed && given.many(f.name).is_empty()) {
        return Err(Failed::wrong(format!("{word} needs {:?}: {} Nothing was written.", field.name, field.what)));
    }
    let why = Some(given.words(WHY.name)).filter(|why| !why.is_empty());
    Ok(desk.say(call.who(), (operation.wish)(&given)?, why)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_addresses_are_gone_to() {
        for own in ["/", "/review?at=2", "/incidents/i0#p-1"] {
            assert!(is_own(own), "{own}");
        }
        for other in ["", "//evil.example", "/\\evil.example", "http://evil.example", "javascript:x", "/a\r\nb", "/é"]
        {
            assert!(!is_own(other), "{other}");
        }
    }

    fn given(pairs: &[(&str, &str)]) -> Call {
        let fields = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Call { fields, ..Call::default() }
    }

    #[test]
    fn an_empty_line_corrects_nothing() {
        let call =
            given(&[("finding", "s1"), ("speaker", ""), ("speaker", "Ivo Marl"), ("side", " "), ("nothing", "place")]);
        let wish = corrected(&Given(&call)).unwrap();
        let fields = vec![(Part::Speaker, "Ivo Marl".to_owned()), (Part::Place, String::new())];
        assert_eq!(wish, Wish::Correct { finding: "s1".into(), fields });
    }

    #[test]
    fn a_number_is_a_number() {
        let at = |latitude: &str, precision: &str| {
            let call =
                given(&[("name", "Dorvet"), ("latitude", latitude), ("longitude", "-38.3"), ("precision", precision)]);
            placed(&Given(&call)).map_err(|failed| failed.why)
        };
        assert!(at("45.3", "").is_ok_and(|wish| matches!(wish, Wish::Place { precision: 1, .. })));
        for (latitude, precision) in [("north", ""), ("NaN", ""), ("inf", ""), ("45", "1.5"), ("45", "8"), ("45", "-1")]
        {
            assert!(at(latitude, precision).is_err(), "{latitude} {precision}");
        }
    }
}
