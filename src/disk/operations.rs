//! The single operations. Nothing else in this room changes the disk, and each of these goes through [`Disk::step`].

use super::{Disk, Operation};
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// How often something is tried that another program, such as a virus scanner, can bar for a moment on Windows.
const TRIES: u32 = 20;

impl Disk {
    pub(super) fn create_temporary(&self, path: &Path) -> io::Result<File> {
        self.step(Operation::CreateTemporary, &[], |_| File::create_new(path))
    }

    pub(super) fn copy_permissions(&self, path: &Path, permissions: Permissions) -> io::Result<()> {
        self.step(Operation::CopyPermissions, &[], |_| fs::set_permissions(path, permissions))
    }

    pub(super) fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        self.step(Operation::Write, bytes, |bytes| file.write_all(bytes))
    }

    pub(super) fn sync_file(&self, file: &File) -> io::Result<()> {
        self.step(Operation::SyncFile, &[], |_| match file.sync_all() {
            // Some network file systems know no such thing; they write when the file is closed.
            Err(error) if matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput) => Ok(()),
            result => result,
        })
    }

    /// Only Unix lets a folder be synced; on Windows the file system keeps its own log of names.
    ///
    /// A failure is passed over: the new file stands there whole, and to tell of an error would say that it does not.
    pub(super) fn sync_folder(&self, folder: &Path) {
        let _ = self.step(Operation::SyncFolder, &[], |_| if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) });
    }

    pub(super) fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(Operation::Link, &[], |_| fs::hard_link(from, to))
    }

    pub(super) fn claim(&self, path: &Path) -> io::Result<()> {
        self.step(Operation::Claim, &[], |_| File::create_new(path).map(drop))
    }

    pub(super) fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(Operation::Rename, &[], |_| patiently(|| fs::rename(from, to)))
    }

    /// A file that cannot be removed is harmless, so nothing is told of it.
    pub(super) fn remove(&self, path: &Path) {
        let _ = self.step(Operation::Remove, &[], |_| fs::remove_file(path));
    }

    pub(super) fn open_log(&self, path: &Path) -> io::Result<File> {
        self.step(Operation::OpenLog, &[], |_| patiently(|| OpenOptions::new().read(true).append(true).create(true).open(path)))
    }

    pub(super) fn append(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        self.step(Operation::Append, bytes, |bytes| file.write_all(bytes))
    }

    pub(super) fn make_folders(&self, path: &Path) -> io::Result<()> {
        self.step(Operation::MakeFolder, &[], |_| fs::create_dir_all(path))
    }

    /// An empty one; what still holds something stays.
    pub(super) fn remove_folder(&self, path: &Path) {
        let _ = self.step(Operation::RemoveFolder, &[], |_| fs::remove_dir(path));
    }

    pub(super) fn open_lock(&self, path: &Path) -> io::Result<File> {
        self.step(Operation::OpenLock, &[], |_| patiently(|| lock_options().open(path)))
    }

    pub(super) fn write_holder(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        self.step(Operation::WriteHolder, bytes, |bytes| {
            file.set_len(0)?;
            file.write_all(bytes)
        })
    }
}

fn lock_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt as _;
        // FILE_SHARE_READ: while this handle is open, others may read who holds the lock and nothing else. The opening is the lock.
        // FILE_ATTRIBUTE_HIDDEN, for there a dot before a name hides nothing.
        options.share_mode(1).attributes(2);
    }
    options
}

/// Whether another program bars a file at this moment, as happens on Windows.
pub(super) fn is_barred(error: &io::Error) -> bool {
    // ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33))
}

fn patiently<T>(act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    for _ in 1..TRIES {
        match act() {
            Err(error) if is_barred(&error) => std::thread::sleep(std::time::Duration::from_millis(10)),
            result => return result,
        }
    }
    act()
}
