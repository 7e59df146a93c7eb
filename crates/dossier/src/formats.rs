//! How to cite. In goes a citation, out comes a fold with it in every format, to copy from; its style is `formats.css`.

use maud::{Markup, html};
use sayso_exports::Citation;

use crate::safe::Words;

/// The style of [`fold`].
pub const STYLE: &str = include_str!("formats.css");

/// "Cite", and in it the citation as plain words, wikitext, BibTeX and CSL-JSON.
pub fn fold(citation: &Citation) -> Markup {
    formats(citation, Some(&format!("{:#}", citation.csl())))
}

/// The same for a sentence, of which a page has many: CSL-JSON stands at its report.
pub fn short(citation: &Citation) -> Markup {
    formats(citation, None)
}

fn formats(citation: &Citation, csl: Option<&str>) -> Markup {
    html! {
        details class="formats" {
            summary { "Cite" }
            (block("Plain", &citation.plain()))
            (block("Wikitext", &citation.wikitext()))
            (block("BibTeX", &citation.bibtex()))
            @if let Some(csl) = csl { (block("CSL-JSON", csl)) }
        }
    }
}

/// A format's name and its text.
fn block(name: &str, text: &str) -> Markup {
    html! { p { (name) } pre { (Words(text)) } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso_case::Report;

    #[test]
    fn hostile_titles_stay_words() {
        let mut report = Report::of_words("x");
        report.title = Some("</pre><script>alert('1')</script>".into());
        let fold = fold(&Citation::of(&report)).into_string();
        assert!(!fold.contains("<script") && fold.matches("<pre").count() == 4, "{fold}");
        assert!(fold.contains("Wikitext") && fold.contains("@misc{"));
    }
}
