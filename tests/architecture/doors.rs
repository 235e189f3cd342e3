//! Who may touch the outside: words that open a side door, and the files that may use them.

use super::source::Sources;

/// Words that open a side door, and the files that may use them.
const DOORS: &[(&str, &[&str])] = &[
    ("println!", &[]),
    ("print!", &[]),
    ("dbg!", &[]),
    ("process::exit", &[]),
    ("io::stdin", &["ids.rs", "ui/"]),
    ("io::stdout", &["options/resolve.rs", "output/"]),
    ("io::stderr", &["context/notes.rs", "ui/"]),
    ("std::env", &["commands/doctor/version.rs", "config/cron.rs", "config/environment.rs", "main.rs"]),
    ("env::var", &["config/environment.rs"]),
    ("env::args", &["main.rs"]),
    ("process::Command", &["config/cron.rs", "config/fetch.rs"]),
    ("reqwest", &["http/"]),
    ("TcpListener", &["sandbox/"]),
    ("clap::Parser", &["cli/"]),
];

#[test]
fn side_doors_are_closed() {
    let mut open = Vec::new();
    for source in Sources::read().iter() {
        for (word, allowed) in DOORS {
            if source.code.contains(word) && !allowed.iter().any(|path| source.file.starts_with(path)) {
                open.push(format!("src/{}: {word}", source.file));
            }
        }
    }
    assert!(open.is_empty(), "only some files may use these:\n{}", open.join("\n"));
}
