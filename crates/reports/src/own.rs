//! What this program writes and must not read as a report: its page, by a mark in its head, and its lines.

use sayso_case::DOSSIER_MARK;

use crate::formats::html::meta_content;
use crate::kind::skipped::Skipped;

/// Types of printed lines.
const TYPES: [&str; 18] = [
    "report",
    "statement",
    "figure",
    "event",
    "mention",
    "victim",
    "incident",
    "point",
    "name",
    "ledger",
    "sum",
    "joined_victim",
    "moment",
    "added",
    "operation",
    "unsure",
    "fault",
    "checked",
];

/// What of this program's a text is, by its first words.
pub(crate) fn own(text: &str) -> Option<Skipped> {
    let line =
        text.trim_start_matches('\u{feff}').strip_prefix("{\"type\":\"").and_then(|rest| rest.split_once("\",\""));
    if line.is_some_and(|(word, _)| TYPES.contains(&word)) {
        return Some(Skipped::Output);
    }
    is_dossier_text(text).then_some(Skipped::Dossier)
}

/// Whether the first bytes of a file (some thousands are enough) are those of a dossier.
pub fn is_dossier(beginning: &[u8]) -> bool {
    crate::decode::decode(beginning, None).is_some_and(|decoded| is_dossier_text(&decoded.text))
}

fn is_dossier_text(text: &str) -> bool {
    // A page made before there was a mark.
    const UNMARKED: &str = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
                            content=\"default-src 'none'; style-src 'sha256-";
    text.starts_with(UNMARKED)
        || text.trim_start().starts_with('<')
            && meta_content(text, "generator").is_some_and(|generator| generator.starts_with(DOSSIER_MARK))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_known_wherever_it_stands_in_the_head() {
        let page = |meta: &str| {
            format!("<!-- saved from x -->\n<!DOCTYPE html><html><head><title>x</title>{meta}</head><body><p>x")
        };
        assert!(is_dossier(page("<meta name=\"generator\" content=\"sayso dossier 0.1.0\">").as_bytes()));
        assert!(is_dossier(page("<META content='sayso dossier' name=Generator>").as_bytes()));
        let utf16: Vec<u8> = page("<meta name=\"generator\" content=\"sayso dossier\">")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(is_dossier(&utf16));
        for other in
            ["", "<meta name=\"generator\" content=\"Press 5.1\">", "<meta name=\"note\" content=\"sayso dossier\">"]
        {
            assert!(!is_dossier(page(other).as_bytes()), "{other}");
        }
        assert!(!is_dossier(b"<p>It has &lt;meta name=generator content='sayso dossier'>"));
    }

    #[test]
    fn printed_lines_are_known() {
        assert_eq!(own("{\"type\":\"report\",\"id\":\"00\""), Some(Skipped::Output));
        assert_eq!(own("{\"type\":\"tank\",\"id\":1}"), None);
        assert_eq!(own("Two died."), None);
    }
}
