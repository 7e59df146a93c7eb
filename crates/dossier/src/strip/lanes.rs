//! Rows of a drawing in which nothing covers anything: in goes what wants room from x to x, out comes the first row that has it.

/// Rows with what is taken of them.
pub(super) struct Lanes {
    rows: Vec<Vec<(f64, f64)>>,
    most: usize,
}

impl Lanes {
    /// No more rows than this.
    pub(super) fn most(most: usize) -> Self {
        Lanes { rows: Vec::new(), most }
    }

    /// The first row from `least` on where `from..to` is free, which is taken then; `None` where none is left.
    pub(super) fn take(&mut self, least: usize, from: f64, to: f64) -> Option<usize> {
        let free = |row: Option<&Vec<(f64, f64)>>| row.is_none_or(|r| r.iter().all(|(a, b)| to <= *a || *b <= from));
        let found = (least..self.most).find(|k| free(self.rows.get(*k)))?;
        if self.rows.len() <= found {
            self.rows.resize_with(found + 1, Vec::new);
        }
        self.rows.get_mut(found)?.push((from, to));
        Some(found)
    }

    /// How many rows are in use.
    pub(super) fn used(&self) -> usize {
        self.rows.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_covers_anything() {
        let mut lanes = Lanes::most(2);
        assert_eq!(lanes.take(0, 0.0, 10.0), Some(0));
        assert_eq!(lanes.take(0, 5.0, 12.0), Some(1));
        assert_eq!(lanes.take(0, 10.0, 12.0), Some(0));
        assert_eq!((lanes.take(0, 6.0, 7.0), lanes.used()), (None, 2));
        assert_eq!(lanes.take(1, 20.0, 21.0), Some(1));
    }
}
