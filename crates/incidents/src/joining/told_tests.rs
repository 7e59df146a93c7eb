//! The user's orders, told by whole invented reports.

use std::num::NonZeroUsize;

use sayso_case::{Bound, Case, EventType, IncidentId, JoinPart, MentionKind, ReadReport};

use crate::advice::Advice;
use crate::case_file::CaseFile;
use crate::orders::OrderError;
use crate::testing::{Draft, packs};
use crate::{join, join_as_told};

const ONE: NonZeroUsize = NonZeroUsize::MIN;

/// A report of a shelling of a village with its toll.
fn shelling(path: &str, village: &str, day: &str, killed: u64) -> ReadReport {
    let toll = format!("{killed} people");
    let text = format!(
        "{killed} people killed in {village}\n\nShells killed {toll} in the village of {village}, a nurse said."
    );
    Draft::new(path, (2031, 3, 9), &text)
        .mention(MentionKind::Place, village)
        .event("Shells", EventType::Shelling, None, Some(village), Some(day))
        .killed(&toll, killed, Bound::Exact, None)
        .done()
}

/// Two reports of one deed, and one report each of two others.
fn reports() -> Vec<ReadReport> {
    vec![
        shelling("a.txt", "Dorvet", "2031-03-03", 6),
        shelling("b.txt", "Dorvet", "2031-03-03", 6),
        shelling("c.txt", "Arlum", "2031-03-05", 4),
        shelling("d.txt", "Selka", "2031-03-07", 2),
    ]
}

fn said(case_toml: &str) -> Advice {
    Advice { case: CaseFile::parse("case.toml", case_toml).unwrap(), ..Advice::default() }
}

fn told(case_toml: &str) -> Case {
    let (case, errors) = join_as_told(reports(), packs(), &said(case_toml), ONE);
    assert_eq!(errors, []);
    case
}

/// The paths of each incident's reports, by rank.
fn paths(case: &Case) -> Vec<String> {
    let path = |id: &_| case.report(id).map_or(String::new(), |r| r.report.path.replace(".txt", ""));
    case.incidents.iter().map(|i| i.reports.iter().map(path).collect::<String>()).collect()
}

/// The id of the incident of these reports.
fn id(case: &Case, of: &str) -> IncidentId {
    let at = paths(case).iter().position(|p| p == of);
    at.and_then(|k| case.incidents.get(k)).map(|i| i.id.clone()).unwrap_or_else(|| panic!("{of}: {:?}", paths(case)))
}

/// The ids of the incidents as they are without orders.
fn ids() -> [IncidentId; 3] {
    let case = join(reports(), packs(), &Advice::default());
    assert_eq!(paths(&case), ["ab", "c", "d"]);
    ["ab", "c", "d"].map(|of| id(&case, of))
}

#[test]
fn what_is_the_same_has_the_id_that_ranks_first() {
    let [ab, c, d] = ids();
    for order in [[&d, &c], [&c, &d]] {
        let case = told(&format!("[[same]]\nincidents = [\"{}\", \"{}\"]", order[0], order[1]));
        assert_eq!(paths(&case), ["ab", "cd"]);
        assert_eq!(id(&case, "cd"), c);
        let joins = &case.incidents[1].joins;
        assert_eq!(joins.last().map(|j| j.reasons[0].0), Some(JoinPart::Told));
    }
    // By way of a third all become one.
    let case = told(&format!("[[same]]\nincidents = [\"{d}\", \"{c}\"]\n[[same]]\nincidents = [\"{c}\", \"{ab}\"]"));
    assert_eq!((paths(&case), id(&case, "abcd")), (vec!["abcd".to_owned()], ab));
}

#[test]
fn an_id_that_an_order_took_away_may_still_be_named() {
    let [ab, c, d] = ids();
    let case = told(&format!("[[same]]\nincidents = [\"{c}\", \"{d}\"]\n[[apart]]\nincidents = [\"{ab}\", \"{d}\"]"));
    assert_eq!(paths(&case), ["ab", "cd"]);
}

#[test]
fn what_is_apart_parts_around_the_happenings_named() {
    let [ab, ..] = ids();
    let case = join(reports(), packs(), &Advice::default());
    let of: Vec<IncidentId> = case.incidents[0].happenings.iter().map(|h| h.alone()).collect();
    assert!(of.len() == 2 && of.contains(&ab), "{of:?}");
    let case = told(&format!("[[apart]]\nincidents = [\"{}\", \"{}\"]", of[0], of[1]));
    let mut got = paths(&case);
    got.sort();
    assert_eq!(got, ["a", "b", "c", "d"]);
    assert_eq!([id(&case, "a"), id(&case, "b")].as_slice(), of);
    // Two that are said to be two are not said to be perhaps one.
    assert!(case.incidents.iter().all(|i| i.perhaps_the_same.iter().all(|p| !of.contains(&p.incident))));
}

#[test]
fn a_report_belongs_where_the_user_says() {
    let [ab, c, d] = ids();
    let case = told(&format!("[[report]]\nfile = \"d.txt\"\nincident = \"{ab}\""));
    assert_eq!((paths(&case), id(&case, "abd")), (vec!["abd".to_owned(), "c".to_owned()], ab.clone()));
    // The one that gave the incident its id leaves, and the rest stays one.
    let first = shelling("a.txt", "Dorvet", "2031-03-03", 6).report.id;
    let case = told(&format!("[[report]]\nid = \"{first}\"\nincident = \"{c}\""));
    let mut got = paths(&case);
    got.sort();
    assert_eq!(got, ["ac", "b", "d"]);
    assert_eq!(id(&case, "ac"), c);
    // Where it goes is where the other one goes.
    let case = told(&format!(
        "[[report]]\nfile = \"c.txt\"\nincident = \"{d}\"\n[[report]]\nfile = \"d.txt\"\nincident = \"{ab}\""
    ));
    assert_eq!(paths(&case), ["abcd"]);
}

#[test]
fn what_cannot_be_followed_is_named() {
    let [ab, c, d] = ids();
    let home = |file: &str, incident: &str| format!("[[report]]\nfile = \"{file}\"\nincident = \"{incident}\"\n");
    let one = |say: &str, a: &str, b: &str| format!("[[{say}]]\nincidents = [\"{a}\", \"{b}\"]\n");
    let [ab, c, d] = [ab.as_str(), c.as_str(), d.as_str()];
    for (file, says) in [
        (one("same", ab, "i0"), "case.toml, line 1: there is no incident \"i0\""),
        (one("apart", "i9", ab), "there is no incident \"i9\""),
        (home("z.txt", ab), "there is no report \"z.txt\""),
        (home("a.txt", "i7"), "there is no incident \"i7\""),
        (one("same", ab, c) + &one("apart", c, ab), "line 3: "),
        (one("same", ab, c) + &one("same", c, d) + &one("apart", d, ab), "contradicts other orders"),
        (home("a.txt", c) + &home("a.txt", d), "line 4: the report \"a.txt\" belongs to"),
        (home("d.txt", c) + &one("apart", d, c), "contradicts case.toml, line 1"),
    ] {
        let (case, errors) = join_as_told(reports(), packs(), &said(&file), ONE);
        assert_eq!(errors.len(), 1, "{file}: {errors:?}");
        assert!(errors[0].to_string().contains(says), "{says:?} is not in {}", errors[0]);
        assert_eq!(paths(&case), ["ab", "c", "d"], "{file}");
    }
    let twice = vec![shelling("a.txt", "Dorvet", "2031-03-03", 6), shelling("a.txt", "Arlum", "2031-03-05", 4)];
    let file = home("a.txt", join(twice.clone(), packs(), &Advice::default()).incidents[0].id.as_str());
    let (_, errors) = join_as_told(twice, packs(), &said(&file), ONE);
    assert!(matches!(errors[..], [OrderError::UnknownReport { found: 2, .. }]), "{errors:?}");
}

#[test]
fn orders_change_nothing_else_and_the_order_of_reports_changes_nothing() {
    let [_, c, d] = ids();
    let file = format!("title = \"Dorvet\"\n[[same]]\nincidents = [\"{c}\", \"{d}\"]");
    let mut back = reports();
    back.reverse();
    let (there, (back, _)) = (told(&file), join_as_told(back, packs(), &said(&file), ONE));
    assert_eq!(format!("{there:?}"), format!("{back:?}"));
    assert_eq!(there.title.as_deref(), Some("Dorvet"));
}

#[test]
fn a_place_lies_where_the_user_says() {
    let case = told("[[place]]\nname = \"Dorvet\"\nlatitude = 41.5\nlongitude = -7.25");
    let located = case.incidents.iter().find(|i| i.places == ["Dorvet"]).and_then(|i| i.located.clone()).unwrap();
    let at = [located.latitude, located.longitude].map(|d| d.map(sayso_case::Degrees::degrees));
    assert_eq!((at, located.chosen), ([Some(41.5), Some(-7.25)], None));
}

#[test]
fn what_the_user_puts_somewhere_is_a_place_of_the_case_as_exact_as_told() {
    let near = "[[place]]\nname = \"Height 7\"\nlatitude = 41\nlongitude = -7\nprecision = 2\n";
    let case = told(&format!("{near}[[place]]\nname = \"Dorvet\"\nlatitude = 41.5\nlongitude = -7.25"));
    let places: Vec<_> = case.places.iter().map(|l| (l.words.as_str(), l.precision.map(|p| p.number()))).collect();
    assert_eq!(places, [("Dorvet", Some(1)), ("Height 7", Some(2))]);
    assert!(told("").places.is_empty());
}
