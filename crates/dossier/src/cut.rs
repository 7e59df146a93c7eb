//! Long lists in parts. In goes a list and where a part of it begins, out comes what of it stands on one page.

/// So many of a list stand on one served page.
pub const LISTED: usize = 200;

/// Where the part that is asked for begins: behind the end of a list it is the last one.
pub fn begin(from: usize, listed: usize, all: usize) -> usize {
    let listed = listed.max(1);
    if from < all { from } else { all.saturating_sub(1) / listed * listed }
}

/// A list that is served in parts, and where the part begins that a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The place of its first one.
    pub from: usize,
    /// How many there are on all pages.
    pub all: usize,
}

impl Listed {
    pub(crate) fn of(from: usize, all: usize) -> Self {
        Listed { from: begin(from, LISTED, all), all }
    }
}

/// Which part of a list a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    from: usize,
    /// The place behind its last one.
    to: usize,
}

impl Cut {
    /// All of it.
    pub(crate) const WHOLE: Cut = Cut { from: 0, to: usize::MAX };

    /// As many as stand on a page, from this place on.
    pub(crate) fn page(from: usize) -> Self {
        Cut { from, to: from.saturating_add(LISTED) }
    }

    /// What of it falls into a list that stands behind so many others.
    pub(crate) fn behind(self, others: usize) -> Self {
        let to = if self.to == usize::MAX { self.to } else { self.to.saturating_sub(others) };
        Cut { from: self.from.saturating_sub(others), to }
    }

    /// What it shows of a list.
    pub(crate) fn of<T>(self, all: &[T]) -> &[T] {
        all.get(self.from..self.to.min(all.len())).unwrap_or_default()
    }

    /// Whether it shows all of so many.
    pub(crate) fn is_whole(self, all: usize) -> bool {
        self.from == 0 && self.to >= all
    }

    /// Whether it begins where the list begins.
    pub(crate) fn is_first(self) -> bool {
        self.from == 0
    }

    /// Whether it reaches the end of so many.
    pub(crate) fn is_last(self, all: usize) -> bool {
        self.to >= all
    }

    /// How many stand open of a list that folds: on a page of parts all do.
    pub(crate) fn open(self, all: usize, most: usize) -> usize {
        if self.is_whole(all) { most } else { usize::MAX }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_lists_behind_one_another_are_the_whole() {
        let (a, b, c): (Vec<_>, Vec<_>, Vec<_>) = ((0..250).collect(), (250..260).collect(), (260..777).collect());
        let of = |cut: Cut| [cut.of(&a), cut.behind(250).of(&b), cut.behind(260).of(&c)].concat();
        let walked: Vec<i32> = (0..777).step_by(LISTED).flat_map(|from| of(Cut::page(from))).collect();
        assert_eq!(walked, (0..777).collect::<Vec<i32>>());
        assert_eq!(of(Cut::WHOLE), walked);
        assert_eq!(of(Cut::page(240)), (240..440).collect::<Vec<i32>>());
        assert!(of(Cut::page(777)).is_empty() && of(Cut::page(usize::MAX)).is_empty());
        assert!(Cut::page(0).is_whole(200) && !Cut::page(0).is_whole(201) && Cut::page(600).is_last(777));
    }

    #[test]
    fn behind_the_end_is_the_last_part() {
        let of = |from| begin(from, 200, 401);
        assert_eq!([0, 1, 400, 401, usize::MAX].map(of), [0, 1, 400, 400, 400]);
        assert_eq!((begin(5, 200, 0), begin(200, 200, 200), begin(7, 0, 3)), (0, 0, 2));
    }
}
