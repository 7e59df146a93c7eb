//! Dates as formats want them, as far as they are known in numbers.

use sayso_case::{PartialDate, Precision};

/// Year, month, day, as many as are known.
pub(crate) fn parts(date: PartialDate) -> Vec<i64> {
    let first = date.first();
    let all = [i64::from(first.year()), i64::from(first.month()), i64::from(first.day())];
    let known = match date.precision() {
        Precision::Day => 3,
        Precision::Month => 2,
        Precision::Year => 1,
    };
    all.into_iter().take(known).collect()
}

/// The date of "2021-10-14" and of "2021-10-14T09:00Z"; `None` for what is no ISO 8601 date.
pub(crate) fn parsed(written: &str) -> Option<PartialDate> {
    written.trim().split(['T', ' ']).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_written_than_is_known() {
        let of = |written: &str| parsed(written).map(|d| (d.in_words(), parts(d)));
        assert_eq!(of("2021-10-13"), Some(("13 October 2021".into(), vec![2021, 10, 13])));
        assert_eq!(of("2021-10-13T23:59:00+04:00"), Some(("13 October 2021".into(), vec![2021, 10, 13])));
        assert_eq!(of("2021-10"), Some(("October 2021".into(), vec![2021, 10])));
        assert_eq!(of("2021"), Some(("2021".into(), vec![2021])));
        assert_eq!((of("last spring"), of(""), of("2021-13-01")), (None, None, None));
    }
}
