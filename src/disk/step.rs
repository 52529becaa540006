//! The one place through which everything goes that changes the disk.

use std::io;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What can be done to the disk in one go.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Operation { $($(#[$doc])* $name,)* }

        impl Operation {
            /// All operations.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }
    };
}

operations! {
    /// Creates an empty temporary file beside another one.
    CreateTemporary,
    /// Gives a temporary file the permissions of the one that it will replace.
    CopyPermissions,
    /// Writes bytes into a file.
    Write,
    /// Waits until the bytes of a file are on the disk.
    SyncFile,
    /// Waits until the names of a folder are on the disk.
    SyncFolder,
    /// Gives a file a second name.
    Link,
    /// Takes a name that nobody else has, with an empty file.
    Claim,
    /// Gives a file the name of another one and so replaces that.
    Rename,
    /// Removes a file.
    Remove,
    /// Opens a log, and creates it where there is none.
    OpenLog,
    /// Adds bytes at the end of a log.
    Append,
    /// Opens a lock file, and creates it where there is none.
    OpenLock,
    /// Writes into a lock file who holds it.
    WriteHolder,
    /// Makes a folder, with those above it.
    MakeFolder,
    /// Removes an empty folder.
    RemoveFolder,
}

impl Operation {
    /// Whether it writes bytes, so that a part of them can be there alone.
    #[must_use]
    pub fn writes(self) -> bool {
        matches!(self, Self::Write | Self::Append | Self::WriteHolder)
    }
}

/// Where in an operation the process ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// Just before it.
    Before,
    /// When half of the bytes are written; for operations that write none the same as after.
    HalfWay,
    /// Just after it.
    After,
}

/// What goes wrong at one operation.
#[derive(Debug, Clone, Copy)]
enum Fault {
    Abort(Where),
    Refuse,
}

/// The way to everything that changes the disk. Copies of a value count together.
#[derive(Debug, Clone, Default)]
pub struct Disk {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    /// How many operations were begun.
    begun: AtomicU32,
    /// The number of the operation that goes wrong, from 1.
    fault: Option<(u32, Fault)>,
    /// Whether links are refused.
    without_links: bool,
    /// What was done, where that is asked for.
    record: Option<Mutex<Vec<Operation>>>,
}

impl Disk {
    /// The code with which a process ends that was told to abort.
    pub const ABORTED: i32 = 86;

    /// Builds the usual disk, on which nothing goes wrong by design.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Builds a disk for tests that ends the process at the operation of this number, counted from 1, with the code [`Disk::ABORTED`].
    ///
    /// Nothing is tidied up: no destructor runs, as in a crash.
    #[must_use]
    pub fn aborting_at(number: u32, place: Where) -> Self {
        Self::with(Shared { fault: Some((number, Fault::Abort(place))), ..Shared::default() })
    }

    /// Builds a disk for tests on which the operation of this number, counted from 1, fails; one that writes does half of it first.
    #[must_use]
    pub fn refusing_at(number: u32) -> Self {
        Self::with(Shared { fault: Some((number, Fault::Refuse)), ..Shared::default() })
    }

    /// Builds a disk for tests that keeps a list of what it does.
    #[must_use]
    pub fn recording() -> Self {
        Self::with(Shared { record: Some(Mutex::default()), ..Shared::default() })
    }

    /// Makes every link fail, as on the file system of a memory stick. For tests, and only before the disk is used or copied.
    #[must_use]
    pub fn without_links(mut self) -> Self {
        if let Some(shared) = Arc::get_mut(&mut self.shared) {
            shared.without_links = true;
        }
        self
    }

    /// How many operations were begun so far.
    #[must_use]
    pub fn begun(&self) -> u32 {
        self.shared.begun.load(Ordering::Relaxed)
    }

    /// What was done so far, in order; empty unless the disk is a recording one.
    #[must_use]
    pub fn recorded(&self) -> Vec<Operation> {
        let record = self.shared.record.as_ref().and_then(|record| record.lock().ok());
        record.map(|list| list.clone()).unwrap_or_default()
    }

    fn with(shared: Shared) -> Self {
        Self { shared: Arc::new(shared) }
    }

    /// Does one operation with the bytes that it writes, none where it writes none.
    pub(super) fn step<T>(&self, operation: Operation, bytes: &[u8], act: impl FnOnce(&[u8]) -> io::Result<T>) -> io::Result<T> {
        let number = self.shared.begun.fetch_add(1, Ordering::Relaxed).wrapping_add(1);
        if let Some(mut list) = self.shared.record.as_ref().and_then(|record| record.lock().ok()) {
            list.push(operation);
        }
        let barred = operation == Operation::Link && self.shared.without_links;
        let act = |bytes: &[u8]| if barred { Err(io::ErrorKind::Unsupported.into()) } else { act(bytes) };
        let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
        match self.shared.fault.filter(|(at, _)| *at == number).map(|(_, fault)| fault) {
            None => act(bytes),
            Some(Fault::Abort(place)) => {
                // The process ends here; whether the operation went well no longer matters.
                let _ = match place {
                    Where::Before => None,
                    Where::HalfWay => Some(act(half)),
                    Where::After => Some(act(bytes)),
                };
                std::process::exit(Self::ABORTED)
            }
            Some(Fault::Refuse) => {
                if operation.writes() {
                    act(half)?;
                }
                Err(io::ErrorKind::StorageFull.into())
            }
        }
    }
}
