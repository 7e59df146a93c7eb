//! Breakdowns, ranges and sums over invented reports.

use sayso_case::{
    Bound, Case, EventType, LedgerLine, LeftOut, Manner, MentionKind, ReadReport, Role, Scope, SpeakerKind, Sum,
};

use super::sums;
use crate::advice::Advice;
use crate::join;
use crate::testing::{Draft, packs};

const MAY: (i16, i8, i8) = (2031, 5, 3);

fn case(reports: Vec<ReadReport>) -> Case {
    join(reports, packs(), &Advice::default())
}

/// A report of a clash at a place on a day, to which figures are added.
fn clash(path: &str, published: (i16, i8, i8), place: &str, day: &str, text: &str) -> Draft {
    let text = format!("There was a clash at {place}. {text}");
    Draft::new(path, published, &text).mention(MentionKind::Place, place).event(
        "clash",
        EventType::Clash,
        None,
        Some(place),
        Some(day),
    )
}

fn role(role: Role) -> impl FnOnce(&mut sayso_case::Figure) {
    move |f| f.role = Some(role)
}

/// The breakdown of the figure with these words: what it adds up to, whether it is the whole, whether it agrees.
fn parts(case: &Case, total: u64) -> Option<(usize, bool, Option<u64>, Option<bool>)> {
    let mut entries = case.ledger.iter().flat_map(|l| &l.entries);
    let entry = entries.find(|e| e.low == Some(total) && e.parts.is_some())?;
    entry.parts.as_ref().map(|p| (p.figures.len(), p.whole, p.low, p.adds_up))
}

fn broken_down(words: &str, a: (&str, u64), b: (&str, u64), c: (&str, u64)) -> Case {
    case(vec![
        clash("a.txt", MAY, "Orla", "2031-05-02", words)
            .killed(a.0, a.1, Bound::Exact, None)
            .killed(b.0, b.1, Bound::Exact, None)
            .but(role(Role::Civilian))
            .killed(c.0, c.1, Bound::Exact, None)
            .but(role(Role::Military))
            .done(),
    ])
}

#[test]
fn parts_that_add_up_are_told() {
    let words = "It left 21 people dead: 6 civilians and 15 soldiers.";
    let case = broken_down(words, ("21 people", 21), ("6 civilians", 6), ("15 soldiers", 15));
    assert_eq!(parts(&case, 21), Some((2, true, Some(21), Some(true))));
    let of = |n| case.ledger.iter().flat_map(|l| &l.entries).find(|e| e.low == Some(n)).unwrap();
    assert_eq!(of(6).part_of.as_ref(), Some(&of(21).figure));
    assert_eq!(of(21).part_of, None);
}

#[test]
fn a_mismatch_is_shown_and_not_corrected() {
    let words = "It left 22 people dead: 6 civilians and 15 soldiers.";
    let case = broken_down(words, ("22 people", 22), ("6 civilians", 6), ("15 soldiers", 15));
    assert_eq!(parts(&case, 22), Some((2, true, Some(21), Some(false))));
    let words = "It killed 22 people, six civilians and 15 soldiers.";
    let case = broken_down(words, ("22 people", 22), ("six civilians", 6), ("15 soldiers", 15));
    assert_eq!(parts(&case, 22), Some((2, true, Some(21), Some(false))));
}

#[test]
fn some_of_a_number_need_not_fill_it() {
    let words = "It killed 30 people, including 6 civilians and 15 soldiers.";
    let case = broken_down(words, ("30 people", 30), ("6 civilians", 6), ("15 soldiers", 15));
    assert_eq!(parts(&case, 30), Some((2, false, Some(21), Some(true))));
    let words = "It killed 12 people, including 6 civilians and 15 soldiers.";
    let case = broken_down(words, ("12 people", 12), ("6 civilians", 6), ("15 soldiers", 15));
    assert_eq!(parts(&case, 12), Some((2, false, Some(21), Some(false))), "more than all of them");
}

#[test]
fn parts_may_stand_before_their_total() {
    let words = "It killed 6 civilians and 15 soldiers, 21 people in all.";
    let case = broken_down(words, ("21 people", 21), ("6 civilians", 6), ("15 soldiers", 15));
    assert_eq!(parts(&case, 21), Some((2, true, Some(21), Some(true))));
}

#[test]
fn numbers_in_a_row_are_no_breakdown() {
    let words = "It killed 21 people in Orla, 6 civilians in Senn and 15 soldiers in Tarn.";
    let case = broken_down(words, ("21 people", 21), ("6 civilians", 6), ("15 soldiers", 15));
    assert_eq!(parts(&case, 21), None, "the words name three places");
}

fn line(case: &Case, scope: Option<Scope>) -> &LedgerLine {
    case.ledger.iter().find(|l| l.scope == scope).unwrap()
}

#[test]
fn a_range_has_the_last_word_of_each_speaker() {
    let said = |path: &str, day: (i16, i8, i8), number: &str, who: &str, n: u64, bound: Bound| {
        clash(path, day, "Orla", "2031-05-02", &format!("The {who} said {number} were killed there."))
            .statement(&format!("the {who}"), "said", &format!("{number} were killed there"), Manner::Say)
            .killed(number, n, bound, None)
            .done()
    };
    let case = case(vec![
        said("a.txt", MAY, "three men", "north", 3, Bound::Exact),
        said("b.txt", (2031, 5, 4), "five men", "north", 5, Bound::Exact),
        said("c.txt", (2031, 5, 4), "at least nine men", "south", 9, Bound::AtLeast),
        said("d.txt", (2031, 5, 4), "five men", "north", 5, Bound::Exact),
    ]);
    let line = line(&case, Some(Scope::Incident));
    let range = line.range.as_ref().unwrap();
    assert_eq!((range.low, range.high), (Some(5), None), "the north gave up its three, the south leaves it open above");
    assert_eq!(range.low_by, [line.entries[1].figure.clone()]);
    assert_eq!(range.high_by.len(), 1);
    let why: Vec<Option<LeftOut>> = line.entries.iter().map(|e| e.left_out).collect();
    assert_eq!(why, [Some(LeftOut::Revised), None, None, Some(LeftOut::Again)]);
    assert_eq!(line.entries.len(), 4, "every revision is kept");
    assert_eq!(line.entries[1].revises.as_ref(), Some(&line.entries[0].figure));
}

/// One ministry is one under two spellings; "officials" of one report are not those of another.
#[test]
fn a_figure_has_the_holder_of_its_words() {
    let said = |path: &str, day: (i16, i8, i8), number: &str, who: &str, kind, n: u64| {
        clash(path, day, "Orla", "2031-05-02", &format!("{who} said {number} were killed there."))
            .statement(who, "said", &format!("{number} were killed there"), Manner::Say)
            .by(kind)
            .killed(number, n, Bound::Exact, None)
            .done()
    };
    let case = case(vec![
        said("a.txt", MAY, "three men", "Talmeria's defence ministry", SpeakerKind::Body, 3),
        said("b.txt", (2031, 5, 4), "five men", "Talmeria Defense Ministry", SpeakerKind::Body, 5),
        said("c.txt", MAY, "seven men", "officials", SpeakerKind::Unnamed, 7),
        said("d.txt", (2031, 5, 4), "nine men", "officials", SpeakerKind::Unnamed, 9),
    ]);
    let entries = &line(&case, Some(Scope::Incident)).entries;
    let of = |n: u64| entries.iter().find(|e| e.low == Some(n)).unwrap();
    assert_eq!(of(3).holder, of(5).holder);
    assert_eq!(of(5).revises.as_ref(), Some(&of(3).figure));
    assert_ne!(of(7).holder, of(9).holder);
    assert_eq!(of(9).revises, None);
    let claims = case.points.iter().flat_map(|p| &p.positions).flat_map(|p| &p.claims);
    let by_figure: Vec<_> = claims.filter(|c| c.finding == of(3).figure).map(|c| &c.holder).collect();
    assert_eq!(by_figure, [&of(3).holder], "the points say the same");
}

fn two_clashes() -> Vec<ReadReport> {
    vec![
        clash("a.txt", MAY, "Orla", "2031-05-02", "Three men were killed. Since March 40 men have been killed.")
            .publisher("Orla Post")
            .killed("Three men", 3, Bound::Exact, None)
            .killed("40 men", 40, Bound::Exact, None)
            .but(|f| f.scope = Some(Scope::Total))
            .done(),
        clash("b.txt", MAY, "Orla", "2031-05-02", "Some say three or five: five men were killed.")
            .publisher("Senn Post")
            .killed("five men", 5, Bound::Exact, None)
            .done(),
        clash(
            "c.txt",
            (2031, 7, 9),
            "Tarn",
            "2031-07-08",
            "At least ten men were killed, among them four men of Tarn.",
        )
        .publisher("Tarn Post")
        .killed("At least ten men", 10, Bound::AtLeast, None)
        .killed("four men", 4, Bound::Exact, None)
        .done(),
    ]
}

fn only(case: &Case) -> Sum {
    let mut all = sums(&case.ledger);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[test]
fn a_sum_has_its_rows_and_leaves_out_totals_and_parts() {
    let case = case(two_clashes());
    let sum = only(&case);
    assert_eq!(sum.rows.len(), 2, "{sum:?}");
    assert_eq!((sum.rows[0].range.low, sum.rows[0].range.high), (Some(3), Some(5)));
    assert_eq!((sum.rows[1].range.low, sum.rows[1].range.high), (Some(10), None));
    assert_eq!((sum.low, sum.high), (Some(13), None), "an open end stays open");
    let mut why: Vec<LeftOut> = sum.left_out.iter().map(|(_, why)| *why).collect();
    why.sort_unstable();
    assert_eq!(why, [LeftOut::Part, LeftOut::RunningTotal]);
    assert_eq!(line(&case, Some(Scope::Total)).entries.len(), 1, "the running total has a line of its own");
}

#[test]
fn copies_of_one_origin_count_once() {
    let words = "Three men were killed when a patrol met another on the bridge behind the old mill late in the evening, \
                 and both went home before the moon had risen over the two hills.";
    let report = |path: &str, outlet: &str, day| {
        clash(path, day, "Orla", "2031-05-02", words)
            .publisher(outlet)
            .killed("Three men", 3, Bound::Exact, None)
            .done()
    };
    let case = case(vec![report("a.txt", "Orla Post", MAY), report("b.txt", "Senn Post", (2031, 5, 4))]);
    let sum = only(&case);
    assert_eq!(sum.rows[0].range.figures.len(), 1);
    assert_eq!(sum.left_out.iter().map(|(_, why)| *why).collect::<Vec<_>>(), [LeftOut::Again]);
    assert_eq!(case.ledger[0].origins, 1);
}

#[test]
fn figures_of_no_incident_are_kept_but_not_added() {
    let reports = vec![
        Draft::new("a.txt", MAY, "He thought of it. Two men died.").killed("Two men", 2, Bound::Exact, None).done(),
        clash("b.txt", (2031, 7, 9), "Tarn", "2031-07-08", "Six men were killed.")
            .killed("Six men", 6, Bound::Exact, None)
            .done(),
    ];
    let case = case(reports);
    assert_eq!(line(&case, None).entries.len(), 1, "nothing is lost");
    let sum = only(&case);
    assert_eq!((sum.low, sum.high), (Some(6), Some(6)));
    assert_eq!(sum.left_out[0].1, LeftOut::NoIncident);
}
