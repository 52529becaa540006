//! How long the blocks of a stream are: so that what one brings out stays small, too.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes of the first block. A row of a wide definition may bring out fifty times its own bytes.
const FIRST: usize = 32 * 1024;
/// Bytes of a block at most, however little it brings out. Longer ones are not faster, and there is one for every thread.
const MOST: usize = 256 * 1024;
/// Bytes of a block at least: then the work for a block is next to nothing beside that for its rows.
const LEAST: usize = 4 * 1024;
/// Bytes that a block is to bring out at most.
const BROUGHT: usize = 512 * 1024;

/// How many bytes the next block of a stream is to have, after what the ones before brought out.
///
/// That depends on which thread was done first. What comes of a stream must therefore never depend on where its blocks end.
#[derive(Debug)]
pub(super) struct Pace {
    next: AtomicUsize,
    least: usize,
    most: usize,
}

impl Default for Pace {
    fn default() -> Self {
        Self { next: AtomicUsize::new(FIRST), least: LEAST, most: MOST }
    }
}

impl Pace {
    /// Blocks of about so many bytes, whatever they bring out.
    #[cfg(test)]
    pub(super) fn of(bytes: usize) -> Self {
        Self { next: AtomicUsize::new(bytes), least: bytes, most: bytes }
    }

    /// Bytes of the next block.
    pub(super) fn next(&self) -> usize {
        // Nothing else hangs on the number, so that it needs no order.
        self.next.load(Ordering::Relaxed)
    }

    /// Takes note that so many bytes brought out so many.
    pub(super) fn told(&self, bytes: usize, brought: usize) {
        let fit = bytes.saturating_mul(BROUGHT) / brought.max(1);
        // One block alone may be unlike the rest, so that they do not become longer at once.
        let next = fit.min(self.next().saturating_mul(2)).clamp(self.least, self.most);
        self.next.store(next, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_fit_what_they_bring_out() {
        let pace = Pace::default();
        assert_eq!(pace.next(), FIRST);
        pace.told(FIRST, 40 * FIRST);
        assert_eq!(pace.next(), BROUGHT / 40);
        pace.told(LEAST, 1_000 * LEAST);
        assert_eq!(pace.next(), LEAST, "never shorter");
        for _ in 0..10 {
            pace.told(LEAST, 0);
        }
        assert_eq!(pace.next(), MOST, "never longer");
        pace.told(usize::MAX, usize::MAX);
        assert!((LEAST..=MOST).contains(&pace.next()));
    }
}
