//! The commands, one file each where it has more than a line to say.

mod about;
mod account;
mod add;
mod agreement;
mod backup;
mod diff;
mod dossier;
mod export;
mod figures;
mod forget;
mod incidents;
mod log;
mod merge;
mod names;
mod points;
mod read;
pub mod read_pdf;
mod reread;
mod review;
mod schema;
mod search;
mod serve;
mod timeline;
mod undo;
mod verify;
mod victims;
mod watch;

use std::collections::BTreeMap;

use sayso_case::{Case, Report};
use sayso_contract::Line;

use crate::args::{Command, Input, Shape};
use crate::intake::Intake;
use crate::made::made;
use crate::output::{AllWell, Look, Out, Stop};
use crate::table::Table;

/// Does what was asked for.
pub fn run(command: Command) -> Result<AllWell, Stop> {
    match command {
        Command::Read(asked) => read::run(&asked),
        Command::ReadPdf => read_pdf::run(),
        Command::Points(asked) => match &asked.explain {
            Some(id) => points::explain(&asked.table.input, id),
            None => show(&asked.table.input, asked.table.shape(), &points::VIEW),
        },
        Command::Names(asked) => show(&asked.input, asked.shape(), &names::VIEW),
        Command::Figures(asked) => {
            let view = if asked.sum { &figures::SUM_VIEW } else { &figures::VIEW };
            show(&asked.table.input, asked.table.shape(), view)
        }
        Command::Victims(asked) => show(&asked.input, asked.shape(), &victims::VIEW),
        Command::Incidents(asked) => match &asked.explain {
            Some(id) => incidents::explain(&asked.table.input, id),
            None => {
                let view = if asked.all { &incidents::VIEW_OF_ALL } else { &incidents::VIEW };
                show(&asked.table.input, asked.table.shape(), view)
            }
        },
        Command::Timeline(asked) => {
            let view = if asked.all { &timeline::VIEW_OF_ALL } else { &timeline::VIEW };
            show(&asked.table.input, asked.table.shape(), view)
        }
        Command::Dossier(asked) => dossier::run(&asked),
        Command::Export(asked) => export::run(&asked),
        Command::Add(asked) => add::run(&asked),
        Command::Reread(asked) => reread::run(&asked),
        Command::Review(asked) => review::run(asked),
        Command::Search(asked) => search::run(&asked),
        Command::Serve(asked) => serve::run(&asked),
        Command::Account(asked) => account::run(&asked),
        Command::Log(asked) => log::run(&asked),
        Command::Diff(asked) => diff::run(&asked),
        Command::Undo(asked) => undo::run(&asked),
        Command::Merge(asked) => merge::run(&asked),
        Command::Agreement(asked) => agreement::run(&asked),
        Command::Verify(asked) => verify::run(&asked),
        Command::Backup(asked) => backup::run(&asked),
        Command::Forget(asked) => forget::run(&asked),
        Command::Schema { type_name } => schema::run(type_name.as_deref()),
        Command::Completions { shell } => about::completions(shell),
        Command::Man { command } => about::man(command.as_deref()),
    }
}

/// One way to look at a case. The lines hold everything; text and table are made from them.
struct View {
    /// The lines of the contract.
    lines: fn(&Case) -> Vec<Line>,
    /// For people.
    text: fn(&[Line], &Reports<'_>, Look) -> String,
    /// One flat table.
    table: fn(&[Line], &Reports<'_>) -> Table,
    /// What to say to people when there is nothing.
    nothing: &'static str,
}

fn show(input: &Input, shape: Shape, view: &View) -> Result<AllWell, Stop> {
    let (case, all_well) = Intake::open(input)?.case()?;
    if let Some(case) = case {
        print(&case, shape, view)?;
    }
    Ok(all_well)
}

/// Makes the lines, and of them what was asked for, before anything is printed.
fn print(case: &Case, shape: Shape, view: &View) -> Result<(), Stop> {
    let lines = made("the lines", || (view.lines)(case))?;
    let reports = Reports::of(case);
    let mut out = Out::open();
    match shape {
        Shape::Json => {
            for line in &lines {
                out.text(&(line.to_json() + "\n"))?;
            }
        }
        Shape::Csv => out.text(&made("the table", || (view.table)(&lines, &reports).csv())??)?,
        Shape::Table if lines.is_empty() => out.text(&format!("{}\n", view.nothing))?,
        Shape::Table => out.text(&made("the table", || (view.text)(&lines, &reports, Look::of_stdout()))?)?,
    }
    out.close()
}

/// What tables say of a report in place of its id, and of an incident in place of its.
struct Reports<'c> {
    reports: BTreeMap<&'c str, &'c Report>,
    incidents: BTreeMap<&'c str, &'c str>,
}

impl<'c> Reports<'c> {
    fn of(case: &'c Case) -> Self {
        Reports {
            reports: case.reports.iter().map(|r| (r.report.id.as_str(), &r.report)).collect(),
            incidents: case.incidents.iter().map(|i| (i.id.as_str(), i.label.as_str())).collect(),
        }
    }

    /// The report's path, or the id itself.
    fn path(&self, id: &str) -> String {
        self.reports.get(id).map_or(id, |r| &r.path).to_owned()
    }

    /// The paths of several, parted by a comma.
    fn paths(&self, ids: &[String]) -> String {
        ids.iter().map(|id| self.path(id)).collect::<Vec<_>>().join(", ")
    }

    /// The incident's label, or the id itself; "" for none.
    fn incident(&self, id: Option<&str>) -> String {
        id.map(|id| self.incidents.get(id).copied().unwrap_or(id)).unwrap_or_default().to_owned()
    }

    /// The speaker as people are shown: where a report speaks in its own voice, its publisher, or its path.
    fn speaker(&self, speaker: Option<&str>, report: &str) -> String {
        if let Some(name) = speaker {
            return name.to_owned();
        }
        let publisher = self.reports.get(report).and_then(|r| r.publisher.clone());
        format!("[{}]", publisher.unwrap_or_else(|| self.path(report)))
    }
}

/// A word of one of the contract's lists, as it is printed.
fn word(value: &impl serde::Serialize) -> Option<String> {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned))
}

/// Each speaker once, in order.
fn once(names: impl IntoIterator<Item = String>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A view that fails on every case where `faulty` says so.
    fn view(faulty: &str) -> View {
        View {
            lines: if faulty == "lines" { |_| panic!("odd case") } else { sayso_contract::timeline_lines },
            text: |_, _, _| panic!("odd case"),
            table: |_, _| panic!("odd case"),
            nothing: "Nothing.",
        }
    }

    #[test]
    fn a_fault_in_any_shape_is_one_line_and_no_crash() {
        sayso_pipeline::listen();
        for (faulty, shape, what) in [("lines", Shape::Json, "the lines"), ("table", Shape::Csv, "the table")] {
            let Err(Stop::Failed(why)) = print(&Case::default(), shape, &view(faulty)) else { panic!("{what}") };
            assert!(why.starts_with(&format!("{what} cannot be made")) && why.contains("odd case"), "{why}");
        }
    }
}
