//! Seats: how many threads may work at once, shared by all that read.
//!
//! Whoever works holds a seat. A thread that waits holds none, so that a long report's windows are read by the threads
//! that the short ones no longer need.

use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// The name of a thread that helps with another's work. A fault in it is no news: the work it left is done again by the
/// thread that asked, which tells the fault as its own.
pub const HELPER: &str = "sayso-helper";

/// So many threads may work at once.
#[derive(Debug)]
pub struct Seats {
    count: NonZeroUsize,
    now: Mutex<Now>,
    changed: Condvar,
}

#[derive(Debug)]
struct Now {
    free: usize,
    waiting: usize,
}

/// A place to work; given back when dropped.
#[derive(Debug)]
pub struct Seat<'a>(&'a Seats);

impl Seats {
    /// As many as given, all free.
    pub fn new(count: NonZeroUsize) -> Self {
        Seats { count, now: Mutex::new(Now { free: count.get(), waiting: 0 }), changed: Condvar::new() }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count.get()
    }

    /// Waits for a seat.
    pub fn take(&self) -> Seat<'_> {
        let mut now = self.lock();
        now.waiting += 1;
        while now.free == 0 {
            now = self.changed.wait(now).unwrap_or_else(PoisonError::into_inner);
        }
        now.waiting -= 1;
        now.free -= 1;
        Seat(self)
    }

    /// A seat that is free and that nobody waits for.
    fn spare(&self) -> Option<Seat<'_>> {
        let mut now = self.lock();
        if now.free <= now.waiting {
            return None;
        }
        now.free -= 1;
        Some(Seat(self))
    }

    fn wanted(&self) -> bool {
        self.lock().waiting > 0
    }

    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        self.0.lock().free += 1;
        self.0.changed.notify_one();
    }
}

/// Does `work` for every number below `count` and gives the results in order.
///
/// This thread works, on the seat that it has; on every spare seat another one joins in, until the work is done or somebody
/// waits for a seat. No more results are held than there are.
pub(crate) fn each<R: Send>(count: usize, seats: Option<&Seats>, work: impl Fn(usize) -> R + Sync) -> Vec<R> {
    let Some(seats) = seats.filter(|s| s.count() > 1 && count > 1) else { return (0..count).map(work).collect() };
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<Option<R>>> = Mutex::new((0..count).map(|_| None).collect());
    let one = || {
        let at = next.fetch_add(1, Ordering::Relaxed);
        if at >= count {
            return false;
        }
        let result = work(at);
        results.lock().unwrap_or_else(PoisonError::into_inner)[at] = Some(result);
        true
    };
    thread::scope(|scope| {
        loop {
            // One is left for this thread.
            if next.load(Ordering::Relaxed) + 1 < count
                && let Some(seat) = seats.spare()
            {
                let help = move || {
                    let _seat = seat;
                    let _ = catch_unwind(AssertUnwindSafe(|| while !seats.wanted() && one() {}));
                };
                // Where the system gives no thread, the seat is free again and this thread does the work.
                let _ = thread::Builder::new().name(HELPER.to_owned()).spawn_scoped(scope, help);
            }
            if !one() {
                break;
            }
        }
    });
    let results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.into_iter().enumerate().map(|(at, result)| result.unwrap_or_else(|| work(at))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn seats(count: usize) -> Seats {
        Seats::new(NonZeroUsize::new(count).unwrap())
    }

    #[test]
    fn results_come_in_order_and_no_more_work_at_once_than_there_are_seats() {
        for count in 1..5 {
            let seats = seats(count);
            let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
            let _mine = seats.take();
            let done = each(40, Some(&seats), |k| {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                thread::sleep(Duration::from_millis(1));
                now.fetch_sub(1, Ordering::SeqCst);
                k
            });
            assert_eq!(done, (0..40).collect::<Vec<_>>());
            let most = most.into_inner();
            assert!(most <= count && (count == 1 || most > 1), "{most} of {count}");
        }
    }

    #[test]
    fn a_helper_makes_room_for_whoever_waits() {
        let seats = seats(2);
        let mine = seats.take();
        let waited = thread::scope(|scope| {
            let other = scope.spawn(|| {
                thread::sleep(Duration::from_millis(20));
                drop(seats.take());
                true
            });
            each(60, Some(&seats), |_| thread::sleep(Duration::from_millis(2)));
            other.join().unwrap()
        });
        assert!(waited);
        drop(mine);
        assert_eq!(seats.lock().free, 2);
    }

    #[test]
    fn a_helpers_fault_is_the_askers() {
        let seats = seats(3);
        let _mine = seats.take();
        let asker = thread::current().id();
        let done = each(9, Some(&seats), |k| {
            thread::sleep(Duration::from_millis(1));
            assert_eq!(thread::current().id(), asker);
            k
        });
        assert_eq!(done, (0..9).collect::<Vec<_>>());
    }
}
