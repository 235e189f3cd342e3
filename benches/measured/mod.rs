//! The time and the peak memory of a command.

use std::{
    process::Command,
    thread,
    time::{Duration, Instant},
};

/// The time and memory that a command took.
pub struct Measured {
    pub time: Duration,
    /// In MiB; 0 if the system does not tell.
    pub peak: f64,
}

/// Runs a command to its end, which has to be a success.
#[expect(clippy::disallowed_methods, reason = "a process that is waited for")]
pub fn run(mut command: Command) -> Measured {
    let started = Instant::now();
    let mut process = command.spawn().expect("it starts");
    let mut peak = 0.0;
    let status = loop {
        peak = high_water(process.id()).unwrap_or(peak);
        match process.try_wait().expect("it can be waited for") {
            Some(status) => break status,
            None => thread::sleep(Duration::from_millis(2)),
        }
    };
    assert!(status.success(), "{status}");
    Measured { time: started.elapsed(), peak }
}

/// The peak memory of a process so far, in MiB.
fn high_water(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<f64>().ok()? / 1024.0)
}
