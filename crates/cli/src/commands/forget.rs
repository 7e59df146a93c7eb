//! `sayso forget`: a report, or a person's name, is removed for good.

use sayso_record::{Forgotten, Record};

use crate::number::count;
use crate::output::{self, AllWell, Out, Stop};
use crate::record;
use crate::record_args::ForgetArgs;

/// Removes it where that is meant.
pub fn run(asked: &ForgetArgs) -> Result<AllWell, Stop> {
    let mut kept = Record::open_for_writing(&asked.doing.record)?;
    let before = kept.operations().len();
    let (gone, forgotten) = match &asked.report {
        Some(named) => (String::from("The report is gone"), report(&mut kept, asked, named)?),
        None => person(&mut kept, asked)?,
    };
    let mut out = Out::of_work();
    for operation in kept.operations().iter().skip(before) {
        record::print(&mut out, operation, asked.doing.json)?;
    }
    out.close()?;
    output::notice(&format!(
        "{gone}, and what {} of the log said of it. Backups made before have it still.",
        count(forgotten.bodies, "operation", "operations")
    ));
    for place in &forgotten.may_be_there {
        output::warning(&format!("it is forgotten, but bytes of it may still be in a file: {place}."));
    }
    Ok(AllWell::Yes)
}

fn report(kept: &mut Record, asked: &ForgetArgs, named: &str) -> Result<Forgotten, Stop> {
    let report = kept.report(named)?;
    if !asked.for_good {
        return Err(Stop::Usage(format!(
            "{}: nothing brings it back, with what was found in it and what was said of it; add --for-good if that is meant.",
            report.read.report.path
        )));
    }
    Ok(kept.forget(&report, &record::stamp(&asked.doing))?)
}

fn person(kept: &mut Record, asked: &ForgetArgs) -> Result<(String, Forgotten), Stop> {
    if !asked.for_good {
        return Err(Stop::Usage(format!(
            "the name stands in {}; nothing brings it back, nor the bytes of these reports as they were got; add --for-good if that \
             is meant.",
            count(kept.naming(&asked.person)?, "report", "reports")
        )));
    }
    let (reports, forgotten) = kept.forget_person(&asked.person, &record::stamp(&asked.doing))?;
    Ok((format!("The name is gone from {}", count(reports, "report", "reports")), forgotten))
}
