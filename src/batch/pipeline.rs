//! Work spread over threads whose results come back in order.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError};

/// How many results per thread may wait for an earlier one before its thread waits too; what keeps the memory flat.
const AHEAD: usize = 4;
/// How many bytes the waiting results of all threads may hold together, but for the one that is next.
const HELD: usize = 8 * 1024 * 1024;

struct State<T> {
    /// Results that wait, with the bytes that each of them holds, by number of their task.
    waiting: BTreeMap<usize, (usize, T)>,
    /// The bytes of all of them.
    held: usize,
    /// Number of the next result to be taken.
    next: usize,
    /// Workers that have not seen the end yet.
    working: usize,
    stopped: bool,
}

/// Does every task on one of `threads` threads and takes the results in the order of the tasks, on the calling thread.
///
/// `next` gives the tasks one after the other, and each worker has a state of its own from `worker`. Where `take` returns
/// an error no further task is begun, and the error is returned once the tasks under way are over. `held` says about how many bytes
/// of memory a result holds; so that memory stays flat, threads wait with what cannot be taken yet.
///
/// # Errors
/// The error of `take`.
pub fn in_order<T: Send, W, R: Send, E>(
    threads: usize,
    next: impl FnMut() -> Option<T> + Send,
    worker: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, T) -> R + Sync,
    held: impl Fn(&R) -> usize + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let threads = threads.max(1);
    let tasks = Mutex::new((0_usize, next));
    let state = Mutex::new(State { waiting: BTreeMap::new(), held: 0, next: 0, working: threads, stopped: false });
    let changed = Condvar::new();
    // A thread that panicked has ended the program or is told by the scope; what it held is whole, since it is replaced in one go.
    let locked = || state.lock().unwrap_or_else(PoisonError::into_inner);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut own = worker();
                loop {
                    if locked().stopped {
                        break;
                    }
                    let (number, task) = {
                        let mut tasks = tasks.lock().unwrap_or_else(PoisonError::into_inner);
                        let Some(task) = (tasks.1)() else { break };
                        tasks.0 += 1;
                        (tasks.0 - 1, task)
                    };
                    let result = work(&mut own, task);
                    let bytes = held(&result);
                    let mut state = locked();
                    let is_early = |state: &State<R>| number >= state.next + threads * AHEAD || state.held.saturating_add(bytes) > HELD;
                    // What is next is never kept back, so that it always goes on.
                    while number > state.next && is_early(&state) && !state.stopped {
                        state = changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                    }
                    state.held = state.held.saturating_add(bytes);
                    state.waiting.insert(number, (bytes, result));
                    changed.notify_all();
                }
                locked().working -= 1;
                changed.notify_all();
            });
        }
        let mut state = locked();
        loop {
            let number = state.next;
            match state.waiting.remove(&number) {
                Some((bytes, result)) => {
                    state.next += 1;
                    state.held = state.held.saturating_sub(bytes);
                    drop(state);
                    changed.notify_all();
                    if let Err(error) = take(result) {
                        locked().stopped = true;
                        changed.notify_all();
                        return Err(error);
                    }
                    state = locked();
                }
                None if state.working == 0 => return Ok(()),
                None => state = changed.wait(state).unwrap_or_else(PoisonError::into_inner),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_tasks_whatever_the_threads() {
        for threads in [1, 2, 3, 8] {
            let mut tasks = 0..1_000_u32;
            let mut taken = Vec::new();
            // Tasks that take long beside those that take short, without a clock.
            let work = |_: &mut (), task: u32| (0..(task % 7) * 1_000).fold(task, |kept, _| std::hint::black_box(kept));
            let done: Result<(), ()> = in_order(
                threads,
                || tasks.next(),
                || (),
                work,
                |result| *result as usize * 100_000,
                |result| {
                    taken.push(result);
                    Ok(())
                },
            );
            assert_eq!(done, Ok(()));
            assert_eq!(taken, (0..1_000).collect::<Vec<_>>());
        }
    }

    #[test]
    fn stops_at_the_first_error() {
        for threads in [1, 4] {
            let mut tasks = 0_u32..;
            let mut taken = 0;
            let done = in_order(
                threads,
                || tasks.next(),
                || (),
                |(), task| task,
                |_| usize::MAX,
                |result| {
                    taken += 1;
                    if result == 10 { Err("full") } else { Ok(()) }
                },
            );
            assert_eq!((done, taken), (Err("full"), 11));
        }
    }
}
