//! `sayso review`: what the program is least sure of, and what a person says of it.

mod said;

use sayso_contract::Line;
use sayso_record::{Record, unsure, unsure_line};

use crate::made::made;
use crate::number::count;
use crate::output::{AllWell, Look, Out, Stop, one_line};
use crate::record;
use crate::record_args::ReviewArgs;

/// So much of the words of a finding is shown, in characters.
const SHOWN: usize = 120;

/// Lists what to look at, or does what was said.
pub fn run(asked: ReviewArgs) -> Result<AllWell, Stop> {
    let Some(said) = asked.said else { return list(&asked) };
    said::run(said)
}

fn list(asked: &ReviewArgs) -> Result<AllWell, Stop> {
    let folder = asked.record.as_ref().ok_or_else(|| Stop::Usage("name the record with --record DIR.".to_owned()))?;
    let case = record::case(folder, None)?;
    let conflicts = record::conflicts(&Record::open(folder)?);
    let all = made("the list", || unsure(&case))?;
    let mut out = Out::open();
    if asked.json {
        for conflict in conflicts {
            out.text(&(Line::Conflict(conflict).to_json() + "\n"))?;
        }
        for one in &all {
            out.text(&(Line::Unsure(unsure_line(one)).to_json() + "\n"))?;
        }
        out.close()?;
        return Ok(AllWell::Yes);
    }
    let look = Look::of_stdout();
    for conflict in &conflicts {
        out.text(&record::conflict_text(conflict))?;
    }
    for one in all.iter().take(asked.most) {
        let path = one.place.as_ref().and_then(|(id, _)| case.report(id)).map(|r| r.report.path.as_str());
        let at = path.map(|path| format!("  {}", one_line(path))).unwrap_or_default();
        let words: String = one_line(&one.text).chars().take(SHOWN).collect();
        out.text(&format!("{}  {}{at}\n  {words}\n", look.bold(&one.id), one.kind.as_str()))?;
        for reason in &one.reasons {
            out.text(&format!("  - {}\n", one_line(reason)))?;
        }
    }
    let more = all.len().saturating_sub(asked.most);
    let corrected = case.seen.iter().filter(|seen| seen.corrected).count();
    out.text(&format!(
        "\n{}{}. Seen by a person: {}, {} of them corrected.\n",
        count(all.len(), "thing to look at", "things to look at"),
        if more > 0 { format!(", {more} more than are shown (--most N, --json)") } else { String::new() },
        count(case.seen.len(), "finding", "findings"),
        corrected
    ))?;
    out.close()?;
    Ok(AllWell::Yes)
}
