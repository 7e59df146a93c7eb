//! `sayso agreement`: how well reviewers agree.

use sayso_contract::{AgreementLine, Line};
use sayso_record::{Agreement, Record, agreement};

use crate::output::{AllWell, Look, Out, Stop};
use crate::record_args::LogArgs;
use crate::table::Table;

/// Places of alpha that are printed.
const PLACES: f64 = 10_000.0;

/// Prints it for each kind of thing that was judged.
pub fn run(asked: &LogArgs) -> Result<AllWell, Stop> {
    let record = Record::open(&asked.record)?;
    let lines: Vec<AgreementLine> = agreement(record.operations()).into_iter().map(line).collect();
    let mut out = Out::open();
    if asked.json {
        for line in lines {
            out.text(&(Line::Agreement(line).to_json() + "\n"))?;
        }
    } else if lines.iter().all(|line| line.units == 0) {
        out.text("No two people have judged the same thing in this record.\n")?;
    } else {
        let mut table = Table::with(&["what", "reviewers", "judged by two", "all the same", "apart", "alpha"]);
        for line in lines.iter().filter(|line| line.units > 0) {
            let alpha = line.alpha.map_or_else(|| "-".to_owned(), |alpha| format!("{alpha:.3}"));
            let counts = [line.units, line.same, line.apart].map(|n| n.to_string());
            let row = [vec![line.what.clone(), line.reviewers.join(", ")], counts.to_vec(), vec![alpha]];
            table.rows.push(row.concat());
        }
        out.text(&table.text(Look::of_stdout(), ""))?;
        out.text(
            "\nKrippendorff's alpha, nominal (Krippendorff 2011): 1 all agree, 0 as by chance; - where no two judged the same thing, or \
             there is one answer only.\n",
        )?;
    }
    out.close()?;
    Ok(AllWell::Yes)
}

fn line(agreement: Agreement) -> AgreementLine {
    AgreementLine {
        what: agreement.what.to_owned(),
        reviewers: agreement.reviewers,
        units: agreement.units,
        same: agreement.same,
        apart: agreement.apart,
        alpha: agreement.alpha.map(|alpha| (alpha * PLACES).round() / PLACES),
    }
}
