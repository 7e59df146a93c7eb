//! `sayso read`: each report and the findings in it.

use sayso_case::ReadReport;
use sayso_contract::{ReadBy, findings_lines, report_line};

use crate::args::ReadArgs;
use crate::intake::Intake;
use crate::output::{AllWell, Out, Stop};

/// Prints the lines of every report as soon as it and those before it are read.
pub fn run(asked: &ReadArgs) -> Result<AllWell, Stop> {
    let intake = Intake::open_explained(&asked.input, asked.explain)?;
    let mut out = Out::open();
    let all_well = intake.each(printed, |lines| out.text(&lines))?;
    out.close()?;
    Ok(all_well)
}

/// The report's line and those of its findings; made on the thread that read it, so that only text is handed on.
fn printed(read: ReadReport, read_by: &ReadBy) -> String {
    let mut text = report_line(&read.report, read_by).to_json();
    text.push('\n');
    for line in findings_lines(&read) {
        text.push_str(&line.to_json());
        text.push('\n');
    }
    text
}
