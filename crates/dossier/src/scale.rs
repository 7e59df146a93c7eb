//! A scale from numbers to places across a drawing. In goes the greatest number, out come ticks and percentages.

/// A linear scale that begins at 0 and leaves room at the right for an open end.
pub(crate) struct Scale {
    top: u64,
    step: u64,
}

/// Where 0 stands, in percent of the width.
pub(crate) const LEFT: f64 = 2.0;
/// Where the last tick stands.
const RIGHT: f64 = 92.0;

impl Scale {
    /// A scale on which every number up to `greatest` has its place; at most six ticks, at round numbers.
    pub(crate) fn to(greatest: u64) -> Self {
        let greatest = greatest.max(1);
        let mut unit: u64 = 1;
        let step = loop {
            let fitting = [1, 2, 5].into_iter().map(|m| unit.saturating_mul(m)).find(|s| greatest.div_ceil(*s) <= 5);
            match fitting {
                Some(step) => break step,
                None if unit > u64::MAX / 100 => break greatest,
                None => unit *= 10,
            }
        };
        Scale { top: greatest.div_ceil(step).saturating_mul(step), step }
    }

    /// The place of a number in percent of the width, with one decimal.
    pub(crate) fn at(&self, n: u64) -> String {
        percent(LEFT + (RIGHT - LEFT) * (n as f64 / self.top as f64).min(1.0))
    }

    /// The ticks, from 0.
    pub(crate) fn ticks(&self) -> impl Iterator<Item = u64> {
        (0..=self.top / self.step).map(|k| k * self.step)
    }

    /// The height of a number over a base line, in px, where the last tick stands at `height`.
    pub(crate) fn height(&self, n: u64, height: f64) -> f64 {
        height * (n as f64 / self.top as f64).min(1.0)
    }
}

/// A percentage as an attribute has it.
pub(crate) fn percent(p: f64) -> String {
    format!("{p:.1}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        let ticks = |n| Scale::to(n).ticks().collect::<Vec<_>>();
        assert_eq!(ticks(0), [0, 1]);
        assert_eq!(ticks(9), [0, 2, 4, 6, 8, 10]);
        assert_eq!(ticks(31), [0, 10, 20, 30, 40]);
        assert_eq!(ticks(5200), [0, 2000, 4000, 6000]);
        assert!(ticks(u64::MAX).len() <= 7);
    }

    #[test]
    fn places_lie_between_the_ends() {
        let scale = Scale::to(10);
        assert_eq!((scale.at(0), scale.at(10), scale.at(99)), ("2.0%".into(), "92.0%".into(), "92.0%".into()));
    }
}
