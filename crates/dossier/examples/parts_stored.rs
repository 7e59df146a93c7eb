//! Writes the self-contained parts of a stored case's page alone, to look at: `cargo run -p sayso-dossier --example parts_stored --
//! CASE.json FILE.html`.

use maud::{DOCTYPE, PreEscaped, html};
use sayso_dossier::{formats, graph, map, strip};
use sayso_exports::Citation;

const STYLE: &str = "
:root { color-scheme: light dark; --ink: #24211e; --paper: #fbf9f4; --grey: #665f57; --rule: #d8d1c4; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e8e2; --paper: #181a1c; --grey: #a9aeb1; --rule: #383c3f; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1152px; padding: 0 1rem; background: var(--paper); color: var(--ink); font: 17px/1.45 Palatino, Georgia, serif; }
a { color: inherit; }";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (case, to) = (args.next().ok_or("which case?")?, args.next().ok_or("to which file?")?);
    let case: sayso_case::Case = serde_json::from_slice(&std::fs::read(case)?)?;
    let style = [STYLE, strip::STYLE, map::STYLE, graph::STYLE, formats::STYLE].concat();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Parts" }
                style { (PreEscaped(style)) }
            }
            body {
                h2 { "Time" } (strip::section(&case))
                h2 { "Places" } (map::section(&case))
                h2 { "Origins" } (graph::section(&case))
                h2 { "Cite" } @if let Some(read) = case.reports.first() { (formats::fold(&Citation::of(&read.report))) }
            }
        }
    };
    Ok(std::fs::write(to, page.into_string())?)
}
