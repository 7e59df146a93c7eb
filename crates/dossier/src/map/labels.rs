//! Names beside points: the first of eight places around a point where a name covers nothing and stays inside.

use crate::lettering::width;

/// Letters of a name and of the dates below it, in px.
pub(super) const NAME: f64 = 13.5;
pub(super) const DATES: f64 = 11.5;
const LINE: f64 = 14.5;

/// A rectangle: left, top, right, bottom.
#[derive(Clone, Copy, Debug)]
pub(super) struct Box4(pub f64, pub f64, pub f64, pub f64);

impl Box4 {
    fn covers(self, other: Box4) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }
}

/// Where a name stands: the baseline of its first line, and which end of the words is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub x: f64,
    pub y: f64,
    pub anchor: &'static str,
}

/// What is taken of a drawing.
pub(super) struct Taken {
    boxes: Vec<Box4>,
    size: (f64, f64),
}

impl Taken {
    /// A drawing of this size.
    pub(super) fn of(size: (f64, f64)) -> Self {
        Taken { boxes: Vec::new(), size }
    }

    /// Takes a rectangle.
    pub(super) fn take(&mut self, taken: Box4) {
        self.boxes.push(taken);
    }

    /// Finds room for lines (the first `names` are names, the rest dates) beside a point with this radius, and takes it.
    pub(super) fn place(&mut self, (x, y): (f64, f64), radius: f64, lines: &[String], names: usize) -> Option<Spot> {
        let size = |k: usize| if k < names { NAME } else { DATES };
        let wide = lines.iter().enumerate().map(|(k, l)| width(l, size(k))).fold(0.0, f64::max);
        let high = LINE * lines.len() as f64;
        let (far, near) = (radius + 5.0, radius * 0.72 + 3.0);
        let tries = [
            (x + far, y - high / 2.0, "start"),
            (x - far, y - high / 2.0, "end"),
            (x + near, y - near - high, "start"),
            (x + near, y + near, "start"),
            (x - near, y - near - high, "end"),
            (x - near, y + near, "end"),
            (x, y - far - high, "middle"),
            (x, y + far, "middle"),
        ];
        for (at, top, anchor) in tries {
            let left = match anchor {
                "start" => at,
                "end" => at - wide,
                _ => at - wide / 2.0,
            };
            let wanted = Box4(left, top, left + wide, top + high);
            let inside =
                wanted.0 >= 2.0 && wanted.1 >= 2.0 && wanted.2 <= self.size.0 - 2.0 && wanted.3 <= self.size.1 - 2.0;
            if inside && !self.boxes.iter().any(|b| b.covers(wanted)) {
                self.boxes.push(wanted);
                return Some(Spot { x: at, y: top + LINE * 0.78, anchor });
            }
        }
        None
    }
}

/// The height of a line, for who writes them.
pub(super) const fn line() -> f64 {
    LINE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cover_nothing_and_stay_inside() {
        let mut taken = Taken::of((300.0, 200.0));
        let name = ["Arven".to_owned()];
        let first = taken.place((150.0, 100.0), 4.0, &name, 1).unwrap();
        assert_eq!(first.anchor, "start");
        assert_eq!(taken.place((150.0, 100.0), 4.0, &name, 1).unwrap().anchor, "end");
        assert_eq!(taken.place((298.0, 20.0), 4.0, &name, 1).unwrap().anchor, "end");
        taken.take(Box4(0.0, 0.0, 300.0, 200.0));
        assert_eq!(taken.place((50.0, 50.0), 4.0, &name, 1), None);
    }
}
