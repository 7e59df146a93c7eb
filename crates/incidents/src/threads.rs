//! Work that several threads share: how many items, how many threads and what to do with one in, the results in the items' order
//! out. No result may depend on which thread makes it, so any number of threads gives the same case.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What the threads are called. A panic in one of them is none of the program's: its work is done again by the thread it helped.
pub const HELPER: &str = "joining";

/// So many items that follow one another are taken at once: neighbours have much in common.
const AT_ONCE: usize = 16;

/// Does the work for every item.
pub(crate) fn each<T: Send>(items: usize, threads: NonZeroUsize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    each_with(items, threads, || (), |(), k| work(k))
}

/// The same; every thread has a memory of its own, for what it need not do twice.
pub(crate) fn each_with<M, T: Send>(
    items: usize,
    threads: NonZeroUsize,
    memory: impl Fn() -> M + Sync,
    work: impl Fn(&mut M, usize) -> T + Sync,
) -> Vec<T> {
    let wanted = threads.get().min(items.div_ceil(AT_ONCE));
    if wanted < 2 {
        let mut own = memory();
        return (0..items).map(|k| work(&mut own, k)).collect();
    }
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut own = memory();
        let mut done: Vec<(usize, Vec<T>)> = Vec::new();
        loop {
            let from = next.fetch_add(AT_ONCE, Ordering::Relaxed);
            if from >= items {
                return done;
            }
            done.push((from, (from..items.min(from + AT_ONCE)).map(|k| work(&mut own, k)).collect()));
        }
    };
    let mut parts: BTreeMap<usize, Vec<T>> = thread::scope(|scope| {
        // Where the system gives fewer threads than asked for, those it gave do the work, and this one does.
        let start = |_| thread::Builder::new().name(HELPER.to_owned()).spawn_scoped(scope, worker).ok();
        let started: Vec<_> = (1..wanted).map_while(start).collect();
        let own = worker();
        own.into_iter().chain(started.into_iter().filter_map(|t| t.join().ok()).flatten()).collect()
    });
    // What was lost with a thread is done again here, where a panic is seen by whoever guards this thread.
    let mut own = memory();
    let mut again = |from: usize| (from..items.min(from + AT_ONCE)).map(|k| work(&mut own, k)).collect();
    let firsts = (0..items).step_by(AT_ONCE);
    firsts.flat_map(|from| parts.remove(&from).unwrap_or_else(|| again(from))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_for_any_number_of_threads() {
        let wanted: Vec<usize> = (0..1000).map(|k| k * k).collect();
        for threads in [1, 2, 7, 64] {
            let threads = NonZeroUsize::new(threads).unwrap();
            assert_eq!(each(1000, threads, |k| k * k), wanted);
            assert!(each(0, threads, |k| k).is_empty());
        }
    }

    #[test]
    fn what_a_thread_could_not_do_is_done_by_the_one_it_helps() {
        let here = thread::current().id();
        let threads = NonZeroUsize::new(3).unwrap();
        let found = each(100, threads, |k| if thread::current().id() == here { k } else { panic!("only here") });
        assert_eq!(found, (0..100).collect::<Vec<usize>>());
    }

    #[test]
    fn a_thread_keeps_its_own_memory() {
        let seen = each_with(100, NonZeroUsize::new(4).unwrap(), Vec::new, |known: &mut Vec<usize>, k| {
            known.push(k);
            known.iter().filter(|o| **o == k).count()
        });
        assert_eq!(seen, [1; 100]);
    }
}
