//! Looking at a case: in go a way to look at it and the shape that was asked for, out comes what is printed.

use sayso_case::Case;
use sayso_contract::Line;

use super::in_words::Reports;
use crate::args::Shape;
use crate::input_args::Input;
use crate::intake::Intake;
use crate::made::made;
use crate::output::{AllWell, Look, Out, Stop};
use crate::table::Table;

/// One way to look at a case. The lines hold everything; text and table are made from them.
pub struct View {
    /// The lines of the contract.
    pub lines: fn(&Case) -> Vec<Line>,
    /// For people.
    pub text: fn(&[Line], &Reports<'_>, Look) -> String,
    /// One flat table.
    pub table: fn(&[Line], &Reports<'_>) -> Table,
    /// What to say to people when there is nothing.
    pub nothing: &'static str,
}

/// Reads what is asked for, and prints it.
pub fn show(input: &Input, shape: Shape, view: &View) -> Result<AllWell, Stop> {
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
