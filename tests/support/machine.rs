//! Programs of the machine that tests need. A test without its program reports that it is skipped.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
    thread,
};

/// Says why the test that asks does not run here. Past libtest, which shows the output of failed tests alone.
#[expect(clippy::disallowed_methods, reason = "for whoever runs the tests")]
pub fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "skipped: {}: {why}", thread::current().name().unwrap_or_default());
}

/// Whether a program is installed.
pub fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    if !found {
        skipped(&format!("{program} is not installed"));
    }
    found
}

/// A small disk; it is unmounted when it is dropped.
pub struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Mounts one of a size (`16k`) at a folder that it makes. None where that takes another user.
    pub fn mount(folder: &Path, size: &str) -> Option<Self> {
        std::fs::create_dir(folder).expect("a folder");
        let options = format!("size={size}");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &options, "kefu-test"]).arg(folder);
        if !mount.output().is_ok_and(|output| output.status.success()) {
            skipped("this user cannot mount a small disk");
            return None;
        }
        Some(Self(folder.to_owned()))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: a process that another test is starting may hold a file in it for a moment.
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}
