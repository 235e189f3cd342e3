//! `runs.jsonl` in the state folder: one line per run, limited in size.

use std::{
    fs,
    io::{self, Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::whole_file::{self, PartFile, PendingFile};

/// The size in bytes beyond which the older half of the lines is removed.
const LONGEST: u64 = 1 << 20;

/// One run.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Run {
    /// The time it began, RFC 3339.
    pub at: String,
    /// Its duration.
    pub milliseconds: u64,
    /// The noun that it exported.
    pub noun: String,
    /// The directory that it wrote to.
    pub dir: String,
    /// Files that it created or replaced.
    pub files: u64,
    /// Days that it fetched without a change.
    pub unchanged: u64,
    /// Records that it fetched.
    pub rows: u64,
    /// Days that failed.
    pub failed: u64,
    /// Its exit code.
    pub exit_code: u8,
    /// Its error message, if it failed.
    pub error: Option<String>,
    /// Its process id.
    pub pid: u32,
    /// The version of kefu.
    pub version: String,
}

/// The log of all runs of this user.
#[derive(Clone, Debug)]
pub struct Log {
    path: PathBuf,
}

impl Log {
    /// The log in a folder. The folder need not exist.
    pub fn new(state: &Path) -> Self {
        Self { path: state.join("runs.jsonl") }
    }

    /// The path of the log file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Appends a run.
    ///
    /// # Errors
    /// The error of the operating system if the file cannot be written.
    pub fn add(&self, run: &Run) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let lock = whole_file::open_or_create(&self.path.with_extension("lock"))?;
        lock.lock()?;
        let mut file = whole_file::open_or_create(&self.path)?;
        let mut line = String::new();
        // A killed run may have left an incomplete last line.
        if file.seek(io::SeekFrom::End(-1)).is_ok() {
            let mut last = [0];
            file.read_exact(&mut last)?;
            line.extend((last != *b"\n").then_some('\n'));
        }
        line.push_str(&serde_json::to_string(run)?);
        line.push('\n');
        file.write_all(line.as_bytes())?;
        let length = file.metadata()?.len();
        // Windows replaces no file that is open.
        drop(file);
        match length > LONGEST {
            true => self.halve(folder),
            false => Ok(()),
        }
    }

    fn halve(&self, folder: &Path) -> io::Result<()> {
        let text = whole_file::read(&self.path)?;
        let middle = text.len() / 2;
        let begin = text[middle..].iter().position(|byte| *byte == b'\n').map_or(0, |at| middle + at + 1);
        let newer = PartFile::waiting(folder, &self.path)
            .and_then(|part| PendingFile::of(&text[begin..], part)?.commit());
        newer.map_err(io::Error::other)
    }

    /// The reason why the next run could not be appended; `None` if it could.
    pub fn trouble(&self) -> Option<io::Error> {
        if let Err(error) = whole_file::open(&self.path)
            && error.kind() != io::ErrorKind::NotFound
        {
            return Some(error);
        }
        whole_file::attainable(&self.path).err()
    }

    /// All recorded runs, the oldest first. Unreadable lines are skipped.
    ///
    /// # Errors
    /// If the file exists and cannot be read.
    pub fn runs(&self) -> io::Result<Vec<Run>> {
        match whole_file::read(&self.path) {
            Ok(text) => {
                let lines = text.split(|byte| *byte == b'\n');
                Ok(lines.filter_map(|line| serde_json::from_slice(line).ok()).collect())
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(e) => Err(e),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(pid: u32) -> Run {
        Run {
            at: "2026-11-25T06:30:00+08:00".to_owned(),
            milliseconds: 1,
            noun: "complaints".to_owned(),
            dir: "/data".to_owned(),
            files: 1,
            unchanged: 0,
            rows: 9,
            failed: 0,
            exit_code: 0,
            error: Some("x".repeat(10_000)),
            pid,
            version: String::new(),
        }
    }

    #[test]
    fn it_keeps_to_its_size_and_forgets_the_oldest_runs_first() {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::new(&folder.path().join("state"));
        assert_eq!(log.runs().unwrap().len(), 0);
        for pid in 0..400 {
            log.add(&run(pid)).unwrap();
            assert!(fs::metadata(log.path()).unwrap().len() <= LONGEST, "{pid}");
        }
        let pids: Vec<_> = log.runs().unwrap().iter().map(|run| run.pid).collect();
        assert_eq!(pids.last(), Some(&399));
        assert!(pids.len() > 40 && pids.windows(2).all(|two| two[1] == two[0] + 1), "{pids:?}");
    }

    #[test]
    fn a_line_that_cannot_be_read_costs_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::new(folder.path());
        fs::write(log.path(), "{\"at\":\n\n[]\n").unwrap();
        log.add(&run(7)).unwrap();
        assert_eq!(log.runs().unwrap().len(), 1);
    }
}
