//! How often somebody may try a password. In goes what tries it (a name, an address), out comes whether it may now. The room it takes is
//! fixed, and no flood of others pushes anybody's tries out of it: what falls into one place with another shares its limit.

use std::hash::{BuildHasher, Hash, RandomState};

/// Places; a power of two is not needed.
const PLACES: usize = 4096;

/// A limit: so many at once, and one more after so many seconds each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limit {
    pub at_once: u32,
    pub seconds: u32,
}

/// Tries of one kind.
#[derive(Debug)]
pub(crate) struct Tries {
    limit: Limit,
    /// Keyed by the system's random numbers, so that nobody can choose whose place he shares.
    hasher: RandomState,
    places: Vec<Place>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// So many seconds of waiting are owed.
    owed: i64,
    /// Since when.
    at: i64,
}

impl Tries {
    pub(crate) fn new(limit: Limit) -> Self {
        Tries { limit, hasher: RandomState::new(), places: vec![Place::default(); PLACES] }
    }

    /// Counts a try; where it is one too many it is not counted, and the seconds to wait come back.
    pub(crate) fn count(&mut self, who: &impl Hash, now: i64) -> Result<(), i64> {
        let each = i64::from(self.limit.seconds);
        let most = each * i64::from(self.limit.at_once);
        let Some(place) = self.place(who) else { return Ok(()) };
        place.owed = (place.owed - (now - place.at).max(0)).max(0);
        place.at = now;
        let owed = place.owed + each;
        if owed > most {
            return Err(owed - most);
        }
        place.owed = owed;
        Ok(())
    }

    /// Takes a try back that was none: the password was right.
    pub(crate) fn forgive(&mut self, who: &impl Hash) {
        let each = i64::from(self.limit.seconds);
        if let Some(place) = self.place(who) {
            place.owed = (place.owed - each).max(0);
        }
    }

    fn place(&mut self, who: &impl Hash) -> Option<&mut Place> {
        #[allow(clippy::cast_possible_truncation, reason = "any part of the hash will do")]
        let k = self.hasher.hash_one(who) as usize % PLACES;
        self.places.get_mut(k)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_at_once_and_then_one_by_one() {
        let mut tries = Tries::new(Limit { at_once: 3, seconds: 60 });
        for _ in 0..3 {
            assert_eq!(tries.count(&"Mara", 1000), Ok(()));
        }
        assert_eq!(tries.count(&"Mara", 1000), Err(60));
        assert_eq!(tries.count(&"Mara", 1059), Err(1), "asking again does not make it longer");
        assert_eq!(tries.count(&"Mara", 1060), Ok(()));
        assert_eq!(tries.count(&"Mara", 1060), Err(60));
        tries.forgive(&"Mara");
        assert_eq!(tries.count(&"Mara", 1060), Ok(()));
        assert_eq!(tries.count(&"Mara", 900), Err(60), "a clock that is set back frees nobody");
    }

    #[test]
    fn a_flood_of_others_frees_nobody_and_takes_no_room() {
        let mut tries = Tries::new(Limit { at_once: 1, seconds: 600 });
        assert_eq!(tries.count(&"Mara", 0), Ok(()));
        for k in 0..20_000 {
            let _ = tries.count(&format!("nobody {k}"), 1);
        }
        assert!(tries.count(&"Mara", 2).is_err());
        assert_eq!(tries.places.len(), PLACES);
    }
}
