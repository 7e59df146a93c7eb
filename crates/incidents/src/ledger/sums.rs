//! Sums over incidents, made only when asked for: ledger lines in, [`Sum`]s out, each with the rows that went in.
//!
//! Lows and highs are added apart, and a bound that one row leaves open stays open. Running totals are added to nothing,
//! a part is not added to its total, and figures of no incident stay out: what they tell of may be counted already.

use sayso_case::{LedgerLine, LeftOut, Outcome, Role, Scope, Sum, SumId, SumRow, Unit};

/// One sum for each outcome, unit, side and role of which an incident has a number, in the ledger's order.
pub fn sums(ledger: &[LedgerLine]) -> Vec<Sum> {
    type Key<'l> = (Outcome, Unit, Option<&'l str>, Option<Role>, Option<&'l str>);
    type Owned = (Outcome, Unit, Option<String>, Option<Role>, Option<String>);
    let key = |l: &'_ LedgerLine| -> Owned { (l.outcome, l.unit, l.side.clone(), l.role, l.class.clone()) };
    // Running totals and figures of no incident have no class; they are counted under the sums that they could belong to.
    let same = |l: &LedgerLine, k: &Key| {
        (l.outcome, l.unit, l.side.as_deref(), l.role) == (k.0, k.1, k.2, k.3)
            && (l.class.is_none() && l.incident.is_none() || l.class.as_deref() == k.4)
    };
    let mut keys: Vec<Owned> = Vec::new();
    for line in ledger.iter().filter(|l| l.incident.is_some() && l.range.is_some()) {
        if !keys.contains(&key(line)) {
            keys.push(key(line));
        }
    }
    let of = |(outcome, unit, side, role, class): Owned| {
        let lines: Vec<&LedgerLine> =
            ledger.iter().filter(|l| same(l, &(outcome, unit, side.as_deref(), role, class.as_deref()))).collect();
        let mut rows = Vec::new();
        let mut left_out = Vec::new();
        for line in lines {
            let why = match line.scope {
                Some(Scope::Total) => Some(LeftOut::RunningTotal),
                _ if line.incident.is_none() => Some(LeftOut::NoIncident),
                _ => None,
            };
            left_out.extend(line.entries.iter().filter_map(|e| Some((e.figure.clone(), why.or(e.left_out)?))));
            if let (None, Some(incident), Some(range)) = (why, &line.incident, &line.range) {
                rows.push(SumRow { line: line.id.clone(), incident: incident.clone(), range: range.clone() });
            }
        }
        let anchors: Vec<&str> = rows.iter().map(|r| r.line.as_str()).collect();
        let add = |of: fn(&SumRow) -> Option<u64>| {
            rows.iter().try_fold(0u64, |sum, row| of(row).map(|n| sum.saturating_add(n)))
        };
        Sum {
            id: SumId::of(&anchors),
            outcome,
            unit,
            side,
            role,
            class,
            low: add(|r| r.range.low),
            high: add(|r| r.range.high),
            about: rows.iter().any(|r| r.range.about),
            rows,
            left_out,
        }
    };
    keys.into_iter().map(of).collect()
}
