//! Which numbers answer the same question: classes and sides of an incident's tolls settled over its reports, parts of a sum
//! and smaller numbers of the same speaker taken out.

use super::party::Party;
use super::toll::Toll;

/// The tolls with their questions settled.
pub(crate) fn settle(mut tolls: Vec<Toll>) -> Vec<Toll> {
    losses(&mut tolls);
    sides(&mut tolls);
    only_side(&mut tolls);
    wholes(&mut tolls);
    bare(&mut tolls);
    nobody(&mut tolls);
    parts(tolls)
}

/// A number without a side joins the side that alone has the same number. "Five people were killed, officials on both sides said" is
/// nobody's, whatever side's five are denied elsewhere.
fn sides(tolls: &mut [Toll]) {
    let affirmed = tolls.iter().filter(|t| t.take.denies.is_none());
    let known: Vec<(sayso_case::Outcome, &str, Option<u64>, Party)> =
        affirmed.filter_map(|t| Some((t.outcome, t.class, t.number, t.side.clone()?))).collect();
    for t in tolls.iter_mut().filter(|t| t.side.is_none() && !t.people) {
        let mut same: Vec<&Party> = Vec::new();
        for (outcome, class, number, party) in &known {
            let like = (*outcome, *class, *number) == (t.outcome, t.class, t.number);
            if like && number.is_some() && !same.contains(&party) {
                same.push(party);
            }
        }
        if let [one] = same.as_slice() {
            t.side = Some((*one).clone());
        }
    }
}

/// "Orvian losses" are its soldiers: where somebody counts the losses of a side, its soldiers are counted with them.
fn losses(tolls: &mut [Toll]) {
    let sides: Vec<(sayso_case::Outcome, Party)> =
        tolls.iter().filter(|t| t.class == "all").filter_map(|t| Some((t.outcome, t.side.clone()?))).collect();
    for t in tolls.iter_mut().filter(|t| matches!(t.class, "soldier" | "fighter")) {
        if t.side.as_ref().is_some_and(|p| sides.iter().any(|(o, q)| *o == t.outcome && p == q)) {
            t.class = "all";
        }
    }
}

/// Where the losses of two sides are told apart, a bare number without a side may be either's: it answers nothing. "A corporal"
/// beside larger numbers is one of them.
fn bare(tolls: &mut Vec<Toll>) {
    let all: Vec<(sayso_case::Outcome, &str, Option<Party>, u64)> =
        tolls.iter().map(|t| (t.outcome, t.class, t.side.clone(), t.number.unwrap_or(0))).collect();
    tolls.retain(|t| {
        let mut sides: Vec<&Party> = Vec::new();
        for (_, _, side, _) in all.iter().filter(|(o, _, _, n)| *o == t.outcome && *n > 0) {
            sides.extend(side.as_ref().filter(|p| !sides.contains(p)));
        }
        let open = t.class == "all" && t.side.is_none() && !t.people && sides.len() > 1;
        let one = t.single
            && all.iter().any(|(o, class, _, n)| *o == t.outcome && *n > 1 && (*class == t.class || *class == "all"));
        !open && !one
    });
}

/// Fighters of one side alone need no side: what they are called differs from report to report.
fn only_side(tolls: &mut [Toll]) {
    let mut sides: Vec<Party> = Vec::new();
    for p in tolls.iter().filter(|t| t.class == "fighter").filter_map(|t| t.side.as_ref()) {
        if !sides.contains(p) {
            sides.push(p.clone());
        }
    }
    if sides.len() < 2 {
        for t in tolls.iter_mut().filter(|t| t.class == "fighter") {
            t.side = None;
        }
    }
}

/// "No soldiers were killed", where nobody else counts soldiers, answers how many were killed; of its class alone, so that it
/// contradicts no number of all. "No Orvian soldiers were killed" answers for Orvia.
fn nobody(tolls: &mut [Toll]) {
    let classes: Vec<(sayso_case::Outcome, &str)> = tolls.iter().map(|t| (t.outcome, t.class)).collect();
    for t in tolls.iter_mut().filter(|t| t.number == Some(0) && t.class != "all" && t.side.is_none()) {
        let alone = classes.iter().filter(|c| **c == (t.outcome, t.class)).count() == 1;
        if alone && classes.contains(&(t.outcome, "all")) {
            t.take.canon = format!("0 {}", t.class);
            (t.take.low, t.take.high) = (None, None);
            t.class = "all";
            t.side = None;
        }
    }
}

/// The number of a class is the whole's only where another figure of the whole bears it out: civilians are people; fighters,
/// soldiers and police only where nobody else was hit.
fn wholes(tolls: &mut [Toll]) {
    let whole: Vec<(sayso_case::Outcome, String)> = tolls
        .iter()
        .filter(|t| t.class == "all" && !t.part && t.side.is_none())
        .map(|t| (t.outcome, base(t)))
        .collect();
    let kinds: Vec<(sayso_case::Outcome, &str, Option<Party>)> =
        tolls.iter().filter(|t| !t.part && t.class != "all").map(|t| (t.outcome, t.class, t.side.clone())).collect();
    for t in tolls.iter_mut().filter(|t| !t.part && t.class != "all") {
        let borne_out = whole.contains(&(t.outcome, base(t)));
        let alone = kinds.iter().all(|(o, class, side)| *o != t.outcome || (*class, side) == (t.class, &t.side));
        let people = matches!(t.class, "civilian" | "prisoner" | "journalist");
        if borne_out && (people || alone) {
            t.class = "all";
            t.side = None;
        }
    }
}

/// The number that a toll gives or denies.
fn base(t: &Toll) -> String {
    t.take.denies.clone().unwrap_or_else(|| t.take.canon.clone())
}

/// In one report two numbers and their sum of one class: the two are parts. And a speaker's much smaller number beside his
/// larger one in the same report is no version of it.
fn parts(tolls: Vec<Toll>) -> Vec<Toll> {
    let like = |a: &Toll, b: &Toll| {
        a.outcome == b.outcome && (a.class, &a.side) == (b.class, &b.side) && a.take.report == b.take.report
    };
    let gone = |t: &Toll| {
        let Some(n) = t.number.filter(|n| *n > 0 && !t.part && t.take.denies.is_none()) else { return false };
        let near: Vec<&Toll> = tolls.iter().filter(|o| like(t, o) && !o.part && o.take.denies.is_none()).collect();
        let numbers: Vec<u64> = near.iter().filter_map(|o| o.number).collect();
        let sum = near.iter().any(|o| {
            let other = o.number.unwrap_or(0);
            other > 0
                && !std::ptr::eq(*o, t)
                && numbers.contains(&n.saturating_add(other))
                && o.take.holder.key == t.take.holder.key
        });
        let smaller = near.iter().any(|o| {
            let more = o.number.is_some_and(|m| n.saturating_mul(10) < m.saturating_mul(8));
            more && o.take.holder.key == t.take.holder.key && !o.take.anew && !t.take.anew
        });
        sum || smaller
    };
    tolls.iter().filter(|t| !gone(t)).cloned().collect()
}
