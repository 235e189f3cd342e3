//! Files that are made from the binary are fresh, and the example configuration is one that kefu accepts.
//!
//! `UPDATE=1 cargo test --test all generated` refreshes all of them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::support::vendors::SUITES;

fn kefu(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kefu"));
    command.env_clear().args(args);
    // Its home must not matter; without one there would be no place for the configuration.
    command.env("KEFU_HOME", env!("CARGO_TARGET_TMPDIR"));
    command
}

fn succeeded(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Holds a file against what it is made from, or makes it anew.
#[expect(clippy::disallowed_methods, reason = "a test is no kefu: its own switch is no setting")]
fn is_fresh(name: &str, args: &[&str]) {
    let made = succeeded(&kefu(args).output().expect("kefu"));
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path(name).parent().expect("folder")).expect("folder");
        fs::write(path(name), &made).expect("written");
    }
    let kept = fs::read_to_string(path(name)).unwrap_or_default().replace("\r\n", "\n");
    assert!(kept == made, "{name} is stale; refresh it with `UPDATE=1 cargo test --test all generated`");
}

#[test]
fn the_example_configuration_is_fresh() {
    is_fresh("config.example.toml", &["config", "example"]);
}

#[test]
fn the_statements_for_loaders_are_made_from_the_fields() {
    for noun in ["complaints", "tickets"] {
        for program in ["duckdb", "spark", "mysql"] {
            let made_by = format!("@docs/sql/{program}.jq");
            is_fresh(&format!("docs/sql/{noun}-{program}.sql"), &["fields", noun, "--jq", &made_by]);
        }
    }
}

fn example() -> String {
    succeeded(&kefu(&["config", "example"]).output().expect("kefu"))
}

/// The output of `config show` for a configuration, with every variable that it names.
fn shown(text: &str) -> Vec<serde_json::Value> {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("config.toml");
    fs::write(&file, text).expect("file");
    let mut command = kefu(&["config", "show", "-o", "json", "--config", file.to_str().expect("text")]);
    let names = text.split("env = \"").skip(1).filter_map(|rest| rest.split('"').next());
    command.envs(names.map(|name| (name, "s3cret")));
    let text = succeeded(&command.output().expect("kefu"));
    assert!(!text.contains("s3cret"), "{text}");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn the_example_configuration_is_accepted_and_holds_no_secret() {
    // It is a new file that everybody can read, which a secret written out in it would forbid.
    let entries = shown(&example());
    let secrets = entries.iter().filter(|entry| entry["setting"].as_str().expect("key").ends_with("_secret"));
    let secrets: Vec<_> = secrets.map(|entry| entry["value"].as_str().expect("value")).collect();
    assert!(secrets.len() >= SUITES.len(), "{secrets:?}");
    assert!(secrets.iter().all(|secret| secret.starts_with("*** from variable ")), "{secrets:?}");
}

#[test]
fn every_line_that_the_example_leaves_out_is_accepted_too() {
    let text = example();
    let setting = |line: &str| {
        let key = line.strip_prefix("# ")?.split_once(" = ")?.0;
        key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_').then(|| line[2..].to_owned())
    };
    // One by one: some options exclude each other.
    let lines: Vec<_> = text.lines().collect();
    let left_out: Vec<_> =
        (0..lines.len()).filter_map(|index| Some((index, setting(lines[index])?))).collect();
    assert!(left_out.len() > 20, "{left_out:?}");
    for (index, line) in &left_out {
        let mut lines = lines.clone();
        lines[*index] = line;
        shown(&lines.join("\n"));
    }
}
