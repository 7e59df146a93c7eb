//! What an uncased encoder does not see: case, line breaks and quotation, one small number a word.

use sayso_text::{Span, ends_line};

/// Added for a word before which a line begins.
pub(crate) const NEWLINE: i32 = 6;
/// Added for a word inside double quotation marks, the marks included.
const QUOTED: i32 = 12;
/// No feature is larger.
pub(crate) const LARGEST: i32 = 5 + NEWLINE + QUOTED;

/// One number a word: its case (0 to 5), plus [`NEWLINE`], plus `QUOTED`.
pub(crate) fn features(text: &str, words: &[Span]) -> Vec<i32> {
    // `low`: the quotation was opened by „, which “ closes.
    let (mut inside, mut low, mut last) = (false, false, 0);
    words
        .iter()
        .map(|w| {
            let newline = last == 0 || text.get(last..w.start).is_some_and(|gap| gap.contains(ends_line));
            if newline {
                (inside, low) = (false, false); // a quotation that goes on is opened anew in each paragraph
            }
            last = w.end;
            let word = w.of(text);
            let quoted = match word {
                "“" if low => {
                    (inside, low) = (false, false);
                    true
                }
                "“" | "«" | "„" => {
                    inside = true;
                    low |= word == "„";
                    true
                }
                "”" | "»" => {
                    (inside, low) = (false, false);
                    true
                }
                "\"" => {
                    inside = !inside;
                    true
                }
                _ => inside,
            };
            case(word) + NEWLINE * i32::from(newline) + QUOTED * i32::from(quoted)
        })
        .collect()
}

/// 0 lower case or none, 1 Capitalised, 2 ALL CAPITALS, 3 digits first, 4 punctuation, 5 miXed.
fn case(word: &str) -> i32 {
    let first = word.chars().next().unwrap_or(' ');
    if first.is_numeric() {
        return 3;
    }
    if !first.is_alphanumeric() && word.chars().count() == 1 {
        return 4;
    }
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    match upper {
        0 => 0,
        _ if upper == letters && letters > 1 => 2,
        1 if first.is_uppercase() => 1,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    #[test]
    fn case_newline_and_quotation() {
        let text = "NATO said \"No\".\nal-Kor 12";
        let spans = words(text);
        // NATO said " No " . al - Kor 12
        assert_eq!(features(text, &spans), [8, 0, 16, 13, 16, 4, 6, 4, 1, 3]);
        let text = "„Нет“, нет";
        assert_eq!(features(text, &words(text)), [22, 13, 16, 4, 0]);
    }
}
