//! Words of a report in a line of ours: in quotation marks, unless they bring their own.

use maud::{Markup, html};
use sayso_dossier::safe::{Words, shortened};

/// The first `most` characters of them.
pub(super) fn quote(words: &str, most: usize) -> Markup {
    let words = shortened(words, most);
    let has_own = words.starts_with(['“', '”', '"', '„', '«', '»', '‘', '\'', '「']);
    html! { @if has_own { span dir="auto" { (Words(&words)) } } @else { q dir="auto" { (Words(&words)) } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_are_quoted_twice() {
        assert_eq!(quote("“They fired,” he said", 90).into_string(), "<span dir=\"auto\">“They fired,” he said</span>");
        assert_eq!(quote("they <fired>", 90).into_string(), "<q dir=\"auto\">they &lt;fired&gt;</q>");
        assert_eq!(quote("one two three", 9).into_string(), "<q dir=\"auto\">one two…</q>");
    }
}
