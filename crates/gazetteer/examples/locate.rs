//! Lines of `sayso read` in, one line a name of a place, country or people out: its report, its span and where it lies. For `evals/`,
//! which scores the choice alone.
//!
//! ```text
//! sayso read FOLDER | cargo run --release -p sayso-gazetteer --example locate
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};

use sayso_gazetteer::Gazetteer;
use sayso_text::Span;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut reports: BTreeMap<String, (String, Vec<Span>)> = BTreeMap::new();
    for line in stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let kind = line["kind"].as_str();
        match line["type"].as_str() {
            Some("report") => {
                reports.entry(text("id")).or_default().0 = text("text");
            }
            Some("mention") if matches!(kind, Some("place" | "side")) => {
                let end = |key: &str| usize::try_from(line["span"][key].as_u64().unwrap_or_default());
                reports.entry(text("report")).or_default().1.push(Span::new(end("start")?, end("end")?));
            }
            _ => {}
        }
    }
    let mut out = stdout().lock();
    for (report, (text, mut names)) in reports {
        names.sort_unstable();
        for (name, located) in names.iter().zip(Gazetteer::builtin().locate(&text, &names)) {
            let span = json!({"start": name.start, "end": name.end});
            writeln!(out, "{}", json!({"report": report, "span": span, "located": located}))?;
        }
    }
    Ok(())
}
