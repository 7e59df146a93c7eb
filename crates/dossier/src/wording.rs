//! The closed lists in words a reader knows: manners of saying, outcomes, roles, numbers with their bounds.

use sayso_case::{Bound, Figure, Form, Manner, Polarity};

/// What a speaker did, in the past: "denied", "called for", "did not confirm".
pub(crate) fn manner(manner: Manner, polarity: Polarity) -> String {
    let (done, base) = match manner {
        Manner::Say => ("said", "say"),
        Manner::Claim => ("claimed", "claim"),
        Manner::Confirm => ("confirmed", "confirm"),
        Manner::Deny => return "denied".into(),
        Manner::Accuse => ("accused", "accuse"),
        Manner::Reject => return "rejected".into(),
        Manner::Warn => ("warned", "warn"),
        Manner::Threaten => ("threatened", "threaten"),
        Manner::CallFor => ("called for", "call for"),
        Manner::Promise => ("promised", "promise"),
        Manner::Order => ("ordered", "order"),
        Manner::Report => ("reported", "report"),
        Manner::Agree => ("agreed", "agree"),
        Manner::Ask => ("asked", "ask"),
        Manner::Decline => return "declined to answer".into(),
        Manner::Silent => return "did not answer".into(),
    };
    match polarity {
        Polarity::Affirmed => done.into(),
        Polarity::Negated => format!("did not {base}"),
    }
}

/// How the words are given.
pub(crate) fn form(form: Form) -> &'static str {
    match form {
        Form::Direct => "quoted",
        Form::Indirect => "not quoted",
        Form::Mixed => "quoted in part",
    }
}

/// A word of a closed list as people write it: "killed_or_wounded" is "killed or wounded".
pub(crate) fn plain(word: &str) -> String {
    word.replace('_', " ")
}

/// The same with a capital at its beginning.
pub(crate) fn heading(word: &str) -> String {
    let word = plain(word);
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A count with its thousands parted: "1,400".
pub(crate) fn count(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (k, d) in digits.chars().enumerate() {
        if k > 0 && (digits.len() - k).is_multiple_of(3) {
            out.push(',');
        }
        out.push(d);
    }
    out
}

/// A number with its bound: "3", "at least 5", "up to 9", "about 60", "5 to 9".
pub(crate) fn bounds(low: Option<u64>, high: Option<u64>, figure: Option<&Figure>) -> String {
    let about = figure.is_some_and(|f| f.bound == Bound::About);
    match (low, high) {
        (Some(a), Some(b)) if a == b && about => format!("about {}", count(a)),
        (Some(a), Some(b)) if a == b => count(a),
        (Some(a), Some(b)) => format!("{} to {}", count(a), count(b)),
        (Some(a), None) => format!("at least {}", count(a)),
        (None, Some(b)) => format!("up to {}", count(b)),
        (None, None) => "no number given".into(),
    }
}

/// A number with its bound as a cell has it: "3", "5+", "≤9", "5–9".
pub(crate) fn bounded(low: Option<u64>, high: Option<u64>) -> Option<String> {
    Some(match (low, high) {
        (Some(a), Some(b)) if a == b => count(a),
        (Some(a), Some(b)) => format!("{}–{}", count(a), count(b)),
        (Some(a), None) => format!("{}+", count(a)),
        (None, Some(b)) => format!("≤{}", count(b)),
        (None, None) => return None,
    })
}

/// "1 report", "2 reports".
pub(crate) fn several(n: usize, one: &str) -> String {
    format!("{} {one}{}", count(n as u64), if n == 1 { "" } else { "s" })
}

/// "a", "a and b", "a, b and c".
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// 0 is "a", 25 "z", 26 "aa".
pub(crate) fn letters(mut n: usize) -> String {
    let mut out = Vec::new();
    loop {
        out.push(char::from(b'a' + (n % 26) as u8));
        if n < 26 {
            break;
        }
        n = n / 26 - 1;
    }
    out.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_letters() {
        assert_eq!((count(7), count(1400), count(1_234_567)), ("7".into(), "1,400".into(), "1,234,567".into()));
        assert_eq!(
            (letters(0), letters(25), letters(26), letters(702)),
            ("a".into(), "z".into(), "aa".into(), "aaa".into())
        );
        assert_eq!(bounds(Some(5), None, None), "at least 5");
        assert_eq!(bounds(None, Some(9), None), "up to 9");
        assert_eq!(list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
        assert_eq!(manner(Manner::Confirm, Polarity::Negated), "did not confirm");
        assert_eq!(manner(Manner::Deny, Polarity::Negated), "denied");
    }
}
