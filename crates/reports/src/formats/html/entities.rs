//! In go words of a page's source, out come the words meant: character references decoded.

use std::borrow::Cow;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, State, Tokenizer};

/// Decodes character references: `&amp;`, `&#8217;`, `&#x2019;`; what is none stays as written, tags too.
pub(crate) fn decode_entities(source: &str) -> Cow<'_, str> {
    if !source.contains('&') {
        return Cow::Borrowed(source);
    }
    let mut decoded = String::with_capacity(source.len());
    let gather = |event: CallbackEvent<'_>, _: Span<()>| -> Option<()> {
        if let CallbackEvent::String { value } = event {
            decoded.push_str(&String::from_utf8_lossy(value));
        }
        None
    };
    let mut reader = Tokenizer::new_with_emitter(source, CallbackEmitter::new(gather));
    reader.set_state(State::RcData);
    // Reading from memory does not fail, and nothing is handed out on the way.
    reader.for_each(drop);
    Cow::Owned(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded() {
        for (source, words) in [
            ("no reference", "no reference"),
            ("Arven &amp; Norsk", "Arven & Norsk"),
            ("&ldquo;never&rdquo;&nbsp;he", "“never”\u{a0}he"),
            ("&#8217;&#x2019;&#146;", "’’’"),
            ("a &lt;b&gt; &amp;lt;", "a <b> &lt;"),
            ("R&D, A&B; &unknown; & &; &#; &#x; &#99999999;", "R&D, A&B; &unknown; & &; &#; &#x; \u{fffd}"),
            ("one&nbsp two &amp", "one\u{a0} two &"),
            ("&copy 2031 </p> <b>", "© 2031 </p> <b>"),
            ("&#160picture &#x2019s &#8217", "\u{a0}picture ’s ’"),
        ] {
            assert_eq!(decode_entities(source), words);
        }
    }

    #[test]
    fn long_names_take_no_time() {
        assert_eq!(decode_entities(&"&".repeat(1_000_000)).len(), 1_000_000);
        assert_eq!(decode_entities(&format!("&{}", "a".repeat(1_000_000))).len(), 1_000_001);
    }
}
