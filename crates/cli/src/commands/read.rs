//! `sayso read`: each report and the findings in it, and what a second reader proposes where one is asked.

use sayso_case::ReadReport;
use sayso_contract::{ReadBy, SecondBy, proposed_lines, read_lines};
use sayso_second::{Address, Failed, SecondReader};

use crate::args::{ReadArgs, SecondArgs};
use crate::intake::Intake;
use crate::number::count;
use crate::output::{self, AllWell, Out, Stop};

/// Prints the lines of every report as soon as it and those before it are read.
pub fn run(asked: &ReadArgs) -> Result<AllWell, Stop> {
    let second = second(&asked.second)?;
    let intake = Intake::open_explained(&asked.input, asked.explain)?;
    let mut out = Out::open();
    let mut told = Told::default();
    let shape = |read: ReadReport, read_by: &ReadBy| match &second {
        None => (printed(&read, read_by), None),
        Some(second) => with_second(&read, read_by, second),
    };
    let all_well = intake.each(shape, |(lines, told_of_second)| {
        told.hear(told_of_second);
        out.text(&lines)
    })?;
    out.close()?;
    told.end();
    Ok(all_well)
}

/// The report's line and those of its findings; made on the thread that read it, so that only text is handed on.
fn printed(read: &ReadReport, read_by: &ReadBy) -> String {
    read_lines(read, read_by).iter().map(|line| line.to_json() + "\n").collect()
}

/// The second reader that was asked for.
fn second(asked: &SecondArgs) -> Result<Option<SecondReader>, Stop> {
    let Some(written) = &asked.second_reader else { return Ok(None) };
    let address = Address::parse(written).map_err(|why| Stop::Usage(format!("--second-reader: {why}.")))?;
    Ok(Some(SecondReader::at(address, &asked.second_model, asked.second_seconds)))
}

/// What there is to say of what a second reader did with one report.
enum OfSecond {
    /// So many findings proposed, and so many refused.
    Answered(usize, usize),
    /// What went wrong, with the report.
    Failed(String),
    /// It was not asked.
    NotAsked,
}

/// The same lines, and behind them what is proposed.
fn with_second(read: &ReadReport, read_by: &ReadBy, second: &SecondReader) -> (String, Option<OfSecond>) {
    let mut lines = printed(read, read_by);
    let told = match second.missed(read) {
        Ok(answer) => {
            let by = SecondBy { model: second.model().to_owned() };
            let proposed = proposed_lines(&read.report, &answer.proposed, &by);
            lines.extend(proposed.iter().map(|line| line.to_json() + "\n"));
            OfSecond::Answered(proposed.len(), answer.refused)
        }
        Err(Failed::GivenUp) => OfSecond::NotAsked,
        Err(Failed::Asked(why)) => OfSecond::Failed(format!(
            "{}: the second reader was no help: {why}; what the reader found is all.",
            read.report.path
        )),
    };
    (lines, Some(told))
}

/// What was heard of a second reader. It is an extra: that it fails loses nothing, and is a warning.
#[derive(Default)]
struct Told {
    answered: usize,
    proposed: usize,
    refused: usize,
    not_asked: usize,
}

impl Told {
    fn hear(&mut self, told: Option<OfSecond>) {
        match told {
            None => {}
            Some(OfSecond::Answered(proposed, refused)) => {
                self.answered += 1;
                self.proposed += proposed;
                self.refused += refused;
            }
            Some(OfSecond::Failed(sentence)) => output::warning(&sentence),
            Some(OfSecond::NotAsked) => self.not_asked += 1,
        }
    }

    fn end(&self) {
        if self.answered > 0 {
            let proposed = count(self.proposed, "finding", "findings");
            let refused = self.refused;
            output::notice(&format!(
                "The second reader proposes {proposed}; refused, as the words do not stand in the reports: {refused}."
            ));
        }
        if self.not_asked > 0 {
            let reports = count(self.not_asked, "report", "reports");
            output::warning(&format!("{reports} were not shown to the second reader, since it failed too often."));
        }
    }
}
