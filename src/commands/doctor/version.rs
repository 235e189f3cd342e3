//! The version of kefu and the system that it runs on.

use std::env::consts::{ARCH, OS};

use super::finding::Finding;

pub(super) fn look() -> Finding {
    let version = env!("CARGO_PKG_VERSION");
    Finding::ok("version", tr!("kefu {version} on {os} {arch}", version, os = OS, arch = ARCH))
}
