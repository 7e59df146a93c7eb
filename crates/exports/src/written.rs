//! A case in any of the formats, by its name: for whoever lets people choose one.

use sayso_case::Case;

use crate::{
    Asked, Of, OwnColumns, Table, acled, bibtex, casualties_of_incidents, casualties_of_victims, csl, csv, ged,
    geojson, jsonld, parquet, table, wikitext,
};

/// Formats that others' programs read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values, a table of ours.
    Csv,
    /// The same tables with types, for databases and statistics.
    Parquet,
    /// Incidents in the columns of ACLED's files.
    Acled,
    /// Incidents in the columns of UCDP GED.
    Ged,
    /// What casualty recorders ask for.
    Casualties,
    /// Incidents for an encyclopedia.
    Wikitext,
    /// The reports as a bibliography for BibTeX.
    Bibtex,
    /// The reports as CSL-JSON.
    Csl,
    /// Incidents on the map.
    Geojson,
    /// Reports, sayings and answers as linked data.
    Jsonld,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 10] = [
        Format::Csv,
        Format::Parquet,
        Format::Acled,
        Format::Ged,
        Format::Casualties,
        Format::Wikitext,
        Format::Bibtex,
        Format::Csl,
        Format::Geojson,
        Format::Jsonld,
    ];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Parquet => "parquet",
            Format::Acled => "acled",
            Format::Ged => "ged",
            Format::Casualties => "casualties",
            Format::Wikitext => "wikitext",
            Format::Bibtex => "bibtex",
            Format::Csl => "csl",
            Format::Geojson => "geojson",
            Format::Jsonld => "jsonld",
        }
    }

    /// What it is for, in a few words.
    pub fn what(self) -> &'static str {
        match self {
            Format::Csv => "comma-separated values",
            Format::Parquet => "the same tables with types, for databases and statistics",
            Format::Acled => "incidents in the columns of ACLED's files, as CSV",
            Format::Ged => "incidents in the columns of UCDP GED, as CSV",
            Format::Casualties => "what casualty recorders ask for, as CSV",
            Format::Wikitext => "incidents for an encyclopedia: infobox, table of casualties, footnotes",
            Format::Bibtex => "the reports as a bibliography for BibTeX",
            Format::Csl => "the reports as CSL-JSON",
            Format::Geojson => "incidents on the map",
            Format::Jsonld => "reports, sayings and answers as linked data",
        }
    }

    /// What files of it end in.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Csv | Format::Acled | Format::Ged | Format::Casualties => "csv",
            Format::Parquet => "parquet",
            Format::Wikitext => "wiki",
            Format::Bibtex => "bib",
            Format::Csl => "json",
            Format::Geojson => "geojson",
            Format::Jsonld => "jsonld",
        }
    }

    /// The rows among which it has a choice; of several the first unless another is asked for.
    pub fn rows(self) -> &'static [Of] {
        match self {
            Format::Csv | Format::Parquet => &Of::ALL,
            Format::Casualties => &[Of::Victims, Of::Incidents],
            _ => &[],
        }
    }
}

/// The file, and how many entries are in it. Of `of` only what the format has a choice of is looked at.
///
/// # Errors
/// A table cannot be written: a sentence without its full stop.
pub fn written(case: &Case, format: Format, of: Option<Of>, asked: &Asked) -> Result<(Vec<u8>, usize), String> {
    let reports = case.reports.len();
    let rows = || {
        let own = asked.columns.as_ref();
        let table = table(case, of.or(own.and_then(OwnColumns::of)).unwrap_or(Of::Statements));
        match own {
            Some(own) => own.apply(&table),
            None => Ok(table),
        }
    };
    let (text, entries) = match format {
        Format::Csv => lines(&rows()?)?,
        Format::Parquet => return packed(&rows()?),
        Format::Acled => lines(&acled(case, asked))?,
        Format::Ged => lines(&ged(case, asked))?,
        Format::Casualties if of == Some(Of::Incidents) => lines(&casualties_of_incidents(case, asked))?,
        Format::Casualties => lines(&casualties_of_victims(case))?,
        Format::Wikitext => wikitext(case, asked),
        Format::Bibtex => (bibtex(case), reports),
        Format::Csl => (csl(case), reports),
        Format::Geojson => geojson(case, asked),
        Format::Jsonld => jsonld(case),
    };
    Ok((text.into_bytes(), entries))
}

fn lines(table: &Table) -> Result<(String, usize), String> {
    let text = csv(table).map_err(|why| format!("the table cannot be written ({why})"))?;
    Ok((text, table.rows.len()))
}

fn packed(table: &Table) -> Result<(Vec<u8>, usize), String> {
    let bytes = parquet(table).map_err(|why| format!("the table cannot be written ({why})"))?;
    Ok((bytes, table.rows.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_written_of_any_case_by_its_own_name() {
        let names: std::collections::BTreeSet<&str> = Format::ALL.iter().map(|format| format.as_str()).collect();
        assert_eq!(names.len(), Format::ALL.len());
        for format in Format::ALL {
            for of in [None].into_iter().chain(format.rows().iter().copied().map(Some)) {
                let (bytes, entries) = written(&Case::default(), format, of, &Asked::default()).unwrap();
                // A table has its heads, a document its frame; a bibliography and an article of nothing are nothing.
                let has_frame = !matches!(format, Format::Bibtex | Format::Wikitext);
                assert!(entries == 0 && bytes.is_empty() != has_frame, "{format:?} {of:?}");
            }
        }
    }
}
