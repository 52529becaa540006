//! Many files of one folder that are written piece by piece and appear together when all of them are whole.
//!
//! They are written into a folder of their own inside the one where they belong. When all their bytes are on the disk that folder is
//! given another name in one go, and from then on the files are taken to their places; whoever comes next after a crash goes on with
//! that. The last file is taken away first and put in its place at the end: where it stands, everything beside it is of one run.

use super::replace::Target;
use super::{Disk, Lock, WriteError};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The name that the lock is of; no file of this name is ever there.
const LOCKED: &str = "capgap-batch";
/// The list of files that go away when the new ones come.
const LIST: &str = ".remove";
/// How many bytes are gathered before they are written.
const GATHERED: usize = 1 << 18;

/// Files on their way into a folder. Dropped before [`Staged::publish`], it leaves what was written so far in its temporary folder.
#[derive(Debug)]
pub struct Staged {
    disk: Disk,
    folder: PathBuf,
    part: PathBuf,
    names: Vec<String>,
    folders: BTreeSet<String>,
    // The last field, so that the folder is free only when nothing more is done in it.
    lock: Lock,
}

/// A file on its way. What is written to it is gathered.
#[derive(Debug)]
pub struct StagedFile {
    disk: Disk,
    file: File,
    gathered: Vec<u8>,
}

impl Disk {
    /// Begins to write files into a folder, which is made where there is none.
    ///
    /// What a crash left there is finished where all its files were whole, else taken away.
    ///
    /// # Errors
    /// [`WriteError::InUse`] where another process does the same; else where the system refuses.
    pub fn stage(&self, folder: &Path) -> Result<Staged, WriteError> {
        self.make_folder(folder)?;
        let lock = self.lock(&folder.join(LOCKED), None)?;
        // Without a lock what stands there may be another process's work.
        if lock.doubt().is_none() {
            self.tidy(folder)?;
        }
        let part = self.new_part(folder)?;
        Ok(Staged { disk: self.clone(), folder: folder.to_owned(), part, names: Vec::new(), folders: BTreeSet::new(), lock })
    }

    fn tidy(&self, folder: &Path) -> Result<(), WriteError> {
        if folder.join(ready()).is_dir() {
            self.put_in_place(folder)?;
        }
        for entry in fs::read_dir(folder)?.flatten() {
            if is_part(&entry.file_name()) && entry.path().is_dir() {
                self.remove_all(&entry.path());
            }
        }
        Ok(())
    }

    fn new_part(&self, folder: &Path) -> Result<PathBuf, WriteError> {
        const MOST_NAMES: u32 = 100;
        let process = std::process::id();
        for attempt in 1..=MOST_NAMES {
            let part = folder.join(format!(".{LOCKED}.{process}-{attempt}.part"));
            // A folder of a process that crashed and had the same number, where nothing could be locked.
            if !part.exists() {
                self.make_folders(&part)?;
                return Ok(part);
            }
        }
        Err(WriteError::Exists)
    }

    /// Takes the files that are ready to their places; doing it again after a crash comes to the same.
    fn put_in_place(&self, folder: &Path) -> Result<(), WriteError> {
        let ready = folder.join(ready());
        let list = ready.join(LIST);
        let (mut files, mut last) = (files_in(&ready)?, None);
        if let Ok(text) = fs::read_to_string(&list) {
            let mut names = text.lines();
            last = names.next().map(PathBuf::from);
            for name in last.iter().map(PathBuf::as_path).chain(names.map(Path::new)).filter(|name| is_inside(name)) {
                self.remove(&folder.join(name));
                // What stays would be taken for a part of the new run.
                if fs::symlink_metadata(folder.join(name)).is_ok() {
                    return Err(WriteError::System(io::ErrorKind::PermissionDenied.into()));
                }
            }
            self.sync_folder(folder);
        }
        // Where the list is gone, the last file alone is left.
        files.retain(|file| Some(file) != last.as_ref() && file.as_os_str() != LIST);
        for file in &files {
            self.put_one(folder, &ready, file)?;
        }
        self.sync_folder(folder);
        self.remove(&list);
        if let Some(last) = last.filter(|last| ready.join(last).is_file()) {
            self.put_one(folder, &ready, &last)?;
        }
        self.sync_folder(folder);
        self.remove_all(&ready);
        Ok(())
    }

    fn put_one(&self, folder: &Path, ready: &Path, file: &Path) -> Result<(), WriteError> {
        let place = folder.join(file);
        if let Some(parent) = place.parent().filter(|parent| !parent.is_dir()) {
            self.make_folders(parent)?;
        }
        Ok(self.rename(&ready.join(file), &place)?)
    }

    /// Removes a folder of this room's own making, two floors deep; whatever stands deeper was not made here and stays.
    fn remove_all(&self, folder: &Path) {
        for file in files_in(folder).unwrap_or_default() {
            self.remove(&folder.join(file));
        }
        for entry in fs::read_dir(folder).into_iter().flatten().flatten().filter(|entry| entry.path().is_dir()) {
            self.remove_folder(&entry.path());
        }
        self.remove_folder(folder);
    }
}

fn ready() -> String {
    format!(".{LOCKED}.ready")
}

fn is_part(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.strip_prefix('.').and_then(|name| name.strip_prefix(LOCKED)).is_some_and(|rest| rest.starts_with('.') && rest.ends_with(".part"))
}

/// Whether a name leads to a file inside the folder and not out of it.
fn is_inside(name: &Path) -> bool {
    !name.as_os_str().is_empty() && name.components().all(|component| matches!(component, std::path::Component::Normal(_)))
}

/// The files of a folder and of those directly in it, sorted.
fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = PathBuf::from(entry.file_name());
        if entry.file_type()?.is_dir() {
            for inner in fs::read_dir(entry.path())? {
                files.push(name.join(inner?.file_name()));
            }
        } else {
            files.push(name);
        }
    }
    files.sort();
    Ok(files)
}

impl Staged {
    /// Begins a file; its name may have one folder before it.
    ///
    /// # Errors
    /// Where the name leads elsewhere, stands there already, or the system refuses.
    pub fn create(&mut self, file: &str) -> Result<StagedFile, WriteError> {
        if !is_inside(Path::new(file)) {
            return Err(WriteError::NoName);
        }
        if let Some((inner, _)) = file.rsplit_once('/')
            && self.folders.insert(inner.to_owned())
        {
            // Where somebody took the folder away, files that were finished in it are gone too.
            if !self.part.is_dir() {
                return Err(io::Error::from(io::ErrorKind::NotFound).into());
            }
            self.disk.make_folders(&self.part.join(inner))?;
        }
        let created = self.disk.create_temporary(&self.part.join(file))?;
        self.names.push(file.to_owned());
        Ok(StagedFile { disk: self.disk.clone(), file: created, gathered: Vec::new() })
    }

    /// Writes a whole file.
    ///
    /// # Errors
    /// As [`Staged::create`].
    pub fn write(&mut self, file: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let mut staged = self.create(file)?;
        staged.put(bytes)?;
        staged.finish()
    }

    /// Opens a file again that is finished.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn open(&self, file: &str) -> Result<impl io::Read + use<>, WriteError> {
        Ok(File::open(self.part.join(file))?)
    }

    /// Takes a file away again; it will not appear.
    pub fn forget(&mut self, file: &str) {
        self.disk.remove(&self.part.join(file));
        self.names.retain(|name| name != file);
    }

    /// The temporary folder.
    #[must_use]
    pub fn part(&self) -> &Path {
        &self.part
    }

    /// Why nothing could be locked, in words, where it could not.
    #[must_use]
    pub fn warning(&self, words: &crate::words::Words) -> Option<String> {
        self.lock.warning(words, &self.folder)
    }

    /// Lets all files appear, `last` after all others, and takes those in `obsolete` away.
    ///
    /// # Errors
    /// Where a file may not be replaced: then nothing has changed and the temporary folder is taken away. Where the system refuses
    /// in the middle: then the last file is missing, and the next [`Disk::stage`] goes on with it.
    pub fn publish(self, last: &str, obsolete: &[String]) -> Result<(), WriteError> {
        let checked = self.names.iter().try_for_each(|file| Target::of(&self.folder.join(file)).map(drop));
        let listed = checked.and_then(|()| self.list(last, obsolete));
        if let Err(error) = listed {
            self.abandon();
            return Err(error);
        }
        let ready = self.folder.join(ready());
        if let Err(error) = self.disk.rename(&self.part, &ready) {
            self.abandon();
            return Err(error.into());
        }
        self.disk.sync_folder(&self.folder);
        self.disk.put_in_place(&self.folder)
    }

    fn list(&self, last: &str, obsolete: &[String]) -> Result<(), WriteError> {
        let gone = obsolete.iter().filter(|file| !self.names.contains(file));
        let text: String = std::iter::once(last).chain(gone.map(String::as_str)).map(|file| [file, "\n"].concat()).collect();
        let mut list = self.disk.create_temporary(&self.part.join(LIST))?;
        self.disk.write(&mut list, text.as_bytes())?;
        self.disk.sync_file(&list)?;
        for inner in &self.folders {
            self.disk.sync_folder(&self.part.join(inner));
        }
        self.disk.sync_folder(&self.part);
        Ok(())
    }

    /// Takes the temporary folder away; nothing has changed.
    pub fn abandon(self) {
        self.disk.remove_all(&self.part);
    }
}

impl StagedFile {
    /// Adds bytes at the end.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn put(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        if bytes.len() >= GATHERED {
            // Long enough by itself, and would be held twice.
            self.write_out()?;
            return Ok(self.disk.write(&mut self.file, bytes)?);
        }
        self.gathered.extend_from_slice(bytes);
        if self.gathered.len() >= GATHERED {
            self.write_out()?;
        }
        Ok(())
    }

    /// Waits until all bytes are on the disk.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn finish(mut self) -> Result<(), WriteError> {
        self.write_out()?;
        Ok(self.disk.sync_file(&self.file)?)
    }

    fn write_out(&mut self) -> io::Result<()> {
        if !self.gathered.is_empty() {
            self.disk.write(&mut self.file, &self.gathered)?;
            self.gathered.clear();
        }
        Ok(())
    }
}

impl Write for StagedFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.put(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.write_out()
    }
}
