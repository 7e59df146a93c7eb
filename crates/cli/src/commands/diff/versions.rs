//! Two versions of a report side by side.

use sayso_contract::{
    ComparedLine, CountsLine, FindingChangedLine, FoundLine, Line, PartChangedLine, VersionLine, Words,
    WordsChangedLine,
};
use sayso_record::{Became, Compared, FindingPlace, Kept, Record, Reworded, compared};

use super::printed::{fields, in_words, print, shown, word};
use crate::made::made;
use crate::output::{AllWell, Look, Stop, one_line};
use crate::record_args::DiffArgs;
use crate::table::Table;

/// Findings that people are shown one by one; the others are counted.
const SHOWN: [&str; 4] = ["figure", "victim", "statement", "event"];

/// Prints what differs.
pub fn run(asked: &DiffArgs, report: &str) -> Result<AllWell, Stop> {
    let record = Record::open(&asked.record)?;
    let (old, new) = match &asked.other {
        Some(other) => (record.report(report)?, record.report(other)?),
        None => record.versions(report)?,
    };
    let differ = made("the comparison", || compared(&old.read, &new.read))?;
    let head = head(&old, &new, &differ);
    let words: Vec<WordsChangedLine> = differ.words.iter().map(|change| reworded(&old, &new, change)).collect();
    let findings: Vec<FindingChangedLine> = differ.findings.iter().map(finding).collect();
    let text = || text(&head, &words, &findings, Look::of_stdout());
    if !asked.json {
        return print(false, &[], text);
    }
    let mut lines = vec![Line::Compared(head.clone())];
    lines.extend(words.iter().cloned().map(Line::WordsChanged));
    lines.extend(findings.iter().cloned().map(Line::FindingChanged));
    print(true, &lines, String::new)
}

fn head(old: &Kept, new: &Kept, differ: &Compared) -> ComparedLine {
    let version = |kept: &Kept| VersionLine {
        report: kept.read.report.id.to_string(),
        path: kept.read.report.path.clone(),
        published: kept.read.report.published.map(|date| date.to_string()),
        program: kept.read_by.program.clone(),
    };
    ComparedLine {
        old: version(old),
        new: version(new),
        same_program: old.read_by == new.read_by,
        fields: fields(&differ.particulars),
        sentences: counts(differ.words.iter().map(|change| change.became)),
        findings: counts(differ.findings.iter().map(|change| change.became)),
        same_findings: differ.same_findings,
    }
}

fn counts(all: impl Iterator<Item = Became>) -> CountsLine {
    let mut counts = CountsLine::default();
    for became in all {
        match became {
            Became::Came => counts.came += 1,
            Became::Gone => counts.gone += 1,
            Became::Changed => counts.changed += 1,
            Became::Moved => counts.moved += 1,
        }
    }
    counts
}

fn reworded(old: &Kept, new: &Kept, change: &Reworded) -> WordsChangedLine {
    let at = |kept: &Kept, span: Option<_>| span.map(|span| Words::at(&kept.read.report.text, span));
    let words = |kept: &Kept, span| Words::at(&kept.read.report.text, span);
    let part = |(before, after): &(_, _)| PartChangedLine { old: words(old, *before), new: words(new, *after) };
    WordsChangedLine {
        became: word(change.became),
        old: at(old, change.old),
        new: at(new, change.new),
        parts: change.parts.iter().map(part).collect(),
    }
}

fn finding(change: &sayso_record::FindingChanged) -> FindingChangedLine {
    let found = |place: &FindingPlace| FoundLine {
        id: place.id.clone(),
        start: place.span.start,
        end: place.span.end,
        text: place.text.clone(),
    };
    FindingChangedLine {
        kind: change.kind.to_owned(),
        became: word(change.became),
        old: change.old.as_ref().map(found),
        new: change.new.as_ref().map(found),
        fields: fields(&change.fields),
    }
}

fn text(head: &ComparedLine, words: &[WordsChangedLine], findings: &[FindingChangedLine], look: Look) -> String {
    let version = |v: &VersionLine| {
        let published = v.published.as_ref().map(|date| format!("  {date}")).unwrap_or_default();
        format!("{}  {}{published}", one_line(&v.path), v.report.get(..12).unwrap_or_default())
    };
    let mut text = format!("{} {}\n{} {}\n", look.dim("old"), version(&head.old), look.dim("new"), version(&head.new));
    if !head.same_program {
        text.push_str("The two were read by different programs: findings may differ where the words do not.\n");
    }
    if !head.fields.is_empty() {
        text.push_str(&format!("{}\n", one_line(&in_words(&head.fields))));
    }
    text.push_str(&format!("\n{}\n", look.bold("Words")));
    if words.is_empty() {
        text.push_str("  The words are the same.\n");
    }
    for change in words {
        text.push_str(&format!("  {}\n", sentence(change)));
    }
    text.push_str(&format!("\n{}\n", look.bold("Findings")));
    let mut table = Table::with(&["type", "", "was", "is", "what changed"]);
    let shown_here = |f: &&FindingChangedLine| SHOWN.contains(&f.kind.as_str());
    for change in findings.iter().filter(shown_here) {
        let of = |found: &Option<FoundLine>| found.as_ref().map(|f| f.text.clone()).unwrap_or_default();
        let fields: Vec<_> = change.fields.iter().filter(|f| f.field != "text").cloned().collect();
        let row =
            [change.kind.clone(), shown(change.became).to_owned(), of(&change.old), of(&change.new), in_words(&fields)];
        table.rows.push(row.to_vec());
    }
    if !table.rows.is_empty() {
        text.push_str(&table.text(look, "  "));
    }
    let others = findings.iter().filter(|f| !shown_here(f)).count();
    let more =
        if others > 0 { format!("; {others} of times and mentions differ (--json has them)") } else { String::new() };
    text.push_str(&format!("  {} are the same{more}.\n", head.same_findings));
    text
}

/// A sentence with the words that went in [-...-] and those that came in {+...+}.
fn sentence(change: &WordsChangedLine) -> String {
    let words = |w: &Option<Words>| w.as_ref().map(|w| one_line(&w.text)).unwrap_or_default();
    match (&change.old, &change.new) {
        (Some(old), Some(new)) if change.parts.is_empty() => {
            format!("moved, byte {} > {}: {}", old.start, new.start, one_line(&new.text))
        }
        (Some(_), Some(new)) => {
            let (mut text, mut at) = (String::new(), 0);
            let kept = |from: usize, to: usize| new.text.get(from..to).unwrap_or_default();
            for part in &change.parts {
                text.push_str(kept(at, part.new.start - new.start));
                at = part.new.end - new.start;
                for (mark, words) in [(["[-", "-]"], &part.old), (["{+", "+}"], &part.new)] {
                    if !words.text.is_empty() {
                        text.push_str(&format!(" {}{}{}", mark[0], one_line(&words.text), mark[1]));
                    }
                }
            }
            text.push_str(kept(at, new.text.len()));
            one_line(&text)
        }
        (Some(_), None) => format!("[-{}-]", words(&change.old)),
        _ => format!("{{+{}+}}", words(&change.new)),
    }
}
