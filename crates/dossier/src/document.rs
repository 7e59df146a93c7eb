//! An HTML document around a part of the dossier: its policy, its style, its last line. In goes what it shows, out comes a file.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sayso_case::{Case, DOSSIER_MARK};

use crate::options::Options;
use crate::safe::Words;
use crate::{policy, wording};

/// The style of every page.
pub(crate) const STYLE: &str = include_str!("page.css");

/// What stands around a part.
pub(crate) struct Frame<'a> {
    /// What the window is called.
    pub(crate) title: &'a str,
    /// The styles of the parts in it, beside the page's own.
    pub(crate) styles: &'a [&'a str],
    /// "" for none.
    pub(crate) script: &'a str,
    /// What stands before the main part.
    pub(crate) before: Markup,
}

/// A whole document in UTF-8.
pub(crate) fn document(case: &Case, options: &Options, frame: &Frame, main: &Markup) -> String {
    let style = STYLE.to_owned() + &frame.styles.concat();
    let script = frame.script;
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                // By this the program knows its own page and does not read it as a report.
                meta name="generator" content={ (DOSSIER_MARK) @if let Some(version) = &options.version { " " (Words(version)) } };
                meta http-equiv="Content-Security-Policy" content=(policy::policy(&style, script));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                title { (Words(frame.title)) }
                style { (PreEscaped(&style)) }
            }
            body class=(if options.full { "full" } else { "brief" }) {
                (frame.before)
                main { (main) }
                footer {
                    p {
                        "Made by program from " (wording::several(case.reports.len(), "report")) "; " (read_over(case)) ". Each finding can be checked at its words. "
                        "A figure that many repeat is not truer for it. Sayso" @if let Some(version) = &options.version { " " (Words(version)) } "."
                    }
                    p id="said" role="status" aria-live="polite" {}
                }
                @if !script.is_empty() { script { (PreEscaped(script)) } }
            }
        }
    }
    .into_string()
}

/// What people did to it, as the last line says it.
fn read_over(case: &Case) -> String {
    let seen = case.seen.len() as u64;
    match (seen, case.seen.iter().filter(|seen| seen.corrected).count() as u64) {
        (0, _) => "no person has read it over".to_owned(),
        (_, corrected) => format!(
            "a person has seen {} of its findings and corrected {}",
            wording::count(seen),
            wording::count(corrected)
        ),
    }
}
