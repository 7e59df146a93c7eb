//! Many threads work on a list, one takes the results in the list's order.
//!
//! Each works on a seat and holds none while it waits: a long report's windows are then read by the threads that the short
//! ones no longer need (`sayso_reader::Seats`).
//!
//! Results that are ready but not yet taken are held for at most a few items a thread, so that a long list does not fill
//! the memory however slow its first item is.
//!
//! Plain threads, not rayon's: the reader's runtime brings a rayon pool of its own, and a rayon thread that waits for
//! another pool takes up the next piece of work meanwhile, on top of the first. Work that waits for its turn in a list
//! would then wait for itself.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use sayso_reader::Seats;

/// Items a thread may be ahead of the one that is waited for.
const AHEAD: usize = 4;
/// Stack of a working thread: pages can be nested deeply, and the default of 2 MiB is a quarter of the main thread's.
const STACK: usize = 16 << 20;

struct Progress<R> {
    next_to_do: usize,
    next_to_take: usize,
    ready: BTreeMap<usize, R>,
    stopped: bool,
}

/// Does `work` on every item, on a thread for each seat, and hands the results to `take` on this thread, in the items' order, until
/// one take fails. `work` must not panic (see [`crate::guard`]).
pub(crate) fn map_in_order<T, R, E>(
    seats: &Seats,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    T: Sync,
    R: Send,
{
    let window = AHEAD.saturating_mul(seats.count());
    let progress = Mutex::new(Progress { next_to_do: 0, next_to_take: 0, ready: BTreeMap::new(), stopped: false });
    let changed = Condvar::new();
    let worker = || {
        loop {
            let mut now = lock(&progress);
            while !now.stopped && now.next_to_do - now.next_to_take >= window {
                now = changed.wait(now).unwrap_or_else(PoisonError::into_inner);
            }
            let at = now.next_to_do;
            let Some(item) = items.get(at).filter(|_| !now.stopped) else { return };
            now.next_to_do += 1;
            drop(now);
            let seat = seats.take();
            let result = work(item);
            drop(seat);
            lock(&progress).ready.insert(at, result);
            changed.notify_all();
        }
    };
    thread::scope(|scope| {
        let wanted = seats.count().min(items.len());
        let start = |_: &usize| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, worker).is_ok();
        // Where the system gives fewer threads than asked for, those it gave do the work; where it gives none, this one.
        let started = (0..wanted).take_while(start).count();
        for (at, item) in items.iter().enumerate() {
            let result = if started == 0 { work(item) } else { wait_for(at, &progress, &changed) };
            if let Err(stop) = take(result) {
                lock(&progress).stopped = true;
                changed.notify_all();
                return Err(stop);
            }
        }
        Ok(())
    })
}

/// Waits until the item's result is ready and gives way to the next.
fn wait_for<R>(at: usize, progress: &Mutex<Progress<R>>, changed: &Condvar) -> R {
    let mut now = lock(progress);
    loop {
        if let Some(result) = now.ready.remove(&at) {
            now.next_to_take = at + 1;
            changed.notify_all();
            return result;
        }
        now = changed.wait(now).unwrap_or_else(PoisonError::into_inner);
    }
}

fn lock<R>(progress: &Mutex<Progress<R>>) -> MutexGuard<'_, Progress<R>> {
    progress.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seats(count: usize) -> Seats {
        Seats::new(std::num::NonZeroUsize::new(count).unwrap())
    }

    #[test]
    fn results_come_in_order_though_the_first_is_slow() {
        let items: Vec<u64> = (0..100).collect();
        let mut taken = Vec::new();
        let work = |&n: &u64| {
            if n == 0 {
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            n
        };
        let done: Result<(), ()> = map_in_order(&seats(3), &items, work, |n| {
            taken.push(n);
            Ok(())
        });
        assert_eq!((done, taken), (Ok(()), items));
    }

    #[test]
    fn more_threads_than_can_be_counted_do_the_work_of_all() {
        for count in [usize::MAX, usize::MAX / AHEAD + 1] {
            let mut taken = Vec::new();
            let done: Result<(), ()> = map_in_order(
                &seats(count),
                &[1, 2, 3],
                |&n| n,
                |n| {
                    taken.push(n);
                    Ok(())
                },
            );
            assert_eq!((done, taken), (Ok(()), vec![1, 2, 3]));
        }
    }

    #[test]
    fn a_failed_take_ends_the_work() {
        let items: Vec<usize> = (0..10_000).collect();
        let mut taken = 0;
        let done = map_in_order(
            &seats(2),
            &items,
            |&n| n,
            |n| {
                taken += 1;
                if n == 3 { Err("enough") } else { Ok(()) }
            },
        );
        assert_eq!((done, taken), (Err("enough"), 4));
    }

    #[test]
    fn an_empty_list_is_done_at_once() {
        assert_eq!(map_in_order(&seats(2), &[] as &[u8], |&n| n, |_| Err(())), Ok(()));
    }
}
