//! A figure in words a person reads at a glance: "3", "at least 50", "up to 9", "6–15".

use sayso_case::Bound;

/// The number with its bound; "?" where neither bound is known.
pub fn number(low: Option<u64>, high: Option<u64>, bound: Option<Bound>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => match bound {
            Some(Bound::About) => format!("about {}", grouped(low)),
            _ => grouped(low),
        },
        (Some(low), Some(high)) => format!("{}–{}", grouped(low), grouped(high)),
        (Some(low), None) => format!("at least {}", grouped(low)),
        (None, Some(high)) => format!("up to {}", grouped(high)),
        (None, None) => "?".to_owned(),
    }
}

/// With a comma every three digits.
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (k, digit) in digits.chars().enumerate() {
        if k > 0 && (digits.len() - k).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// "1 report", "2 reports".
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_stay_visible() {
        assert_eq!(number(Some(3), Some(3), Some(Bound::Exact)), "3");
        assert_eq!(number(Some(1400), Some(1400), Some(Bound::About)), "about 1,400");
        assert_eq!(number(Some(50), None, Some(Bound::AtLeast)), "at least 50");
        assert_eq!(number(None, Some(9), Some(Bound::AtMost)), "up to 9");
        assert_eq!(number(Some(6), Some(15), Some(Bound::Range)), "6–15");
        assert_eq!(number(Some(1_234_567), Some(1_234_567), None), "1,234,567");
    }
}
