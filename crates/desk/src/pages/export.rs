//! The case as a file that others' programs read.

use maud::html;
use sayso_exports::{Asked, Format, written};

use super::frame;
use crate::call::{Answer, Call, Reply};
use crate::desk::Desk;
use crate::failed::Failed;

pub(crate) fn page(desk: &Desk, call: &Call) -> Answer {
    let main = html! {
        h1 { "Export" span class="sub" { "files that others' programs read; docs/exports.md says what each loses" } }
        table class="list" {
            thead { tr { th scope="col" { "Format" } th scope="col" { "What it is" } th scope="col" { "Files" } } }
            tbody { @for format in Format::ALL { tr {
                th scope="row" { (format.as_str()) }
                td data-l="What it is" { (format.what()) }
                td data-l="Files" {
                    @match format.rows() {
                        [] => a href={"/export/" (format.as_str())} download { (format.as_str()) "." (format.ending()) },
                        many => @for of in many { a href={"/export/" (format.as_str()) "?of=" (of.as_str())} download { (of.as_str()) } " " },
                    }
                }
            } } }
        }
        p class="sub" { "With background, incidents that reports only mention: add all=1 to the address." }
    };
    Ok(frame::page(desk, call, "Export", "/export", &main))
}

pub(crate) fn file(desk: &Desk, call: &Call) -> Answer {
    let name = call.parameter("format");
    let nothing = || Failed::nothing("There is no such format; the export page has their names.");
    let format = Format::ALL.into_iter().find(|format| format.as_str() == name).ok_or_else(nothing)?;
    let of = match call.asked("of") {
        None => None,
        Some(word) => {
            let wrong = || Failed::wrong(format!("{name} has no rows {word:?}; the export page has those it has."));
            Some(format.rows().iter().copied().find(|of| of.as_str() == word).ok_or_else(wrong)?)
        }
    };
    let asked = Asked { all: call.asked("all") == Some("1"), ..Asked::default() };
    let shown = desk.shown();
    let Some(held) = shown.in_memory() else {
        let why = "This record is too large to be exported here; sayso export writes the same file: sayso export FORMAT --record DIR.";
        return Err(Failed::new(axum::http::StatusCode::NOT_IMPLEMENTED, why));
    };
    let failed = |why: String| Failed::new(axum::http::StatusCode::INTERNAL_SERVER_ERROR, format!("{why}."));
    let (bytes, _) = written(&held.case, format, of, &asked).map_err(failed)?;
    let ending = format.ending();
    let file = match of {
        Some(of) => format!("{name}-{}.{ending}", of.as_str()),
        None => format!("{name}.{ending}"),
    };
    Ok(Reply::file(file, kind(format), bytes))
}

fn kind(format: Format) -> &'static str {
    match format.ending() {
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        "geojson" => "application/geo+json",
        "jsonld" => "application/ld+json",
        "parquet" => "application/vnd.apache.parquet",
        _ => "text/plain; charset=utf-8",
    }
}
