//! Documents and comments mention only code that exists.

use std::fs;

use crate::support::{files, project};

#[test]
fn every_file_says_what_it_is_for() {
    let mut silent = Vec::new();
    for file in [files(&project("src"), ".rs"), files(&project("tests"), ".rs")].concat() {
        let text = fs::read_to_string(&file).expect("a file");
        if !text.starts_with("//! ") {
            silent.push(file);
        }
    }
    assert!(silent.is_empty(), "without a `//!` at the top: {silent:?}");
}

#[test]
fn files_that_documents_name_are_there() {
    let mut wrong = Vec::new();
    for document in ["ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/benchmarks.md"] {
        let text = fs::read_to_string(project(document)).expect("a document");
        let named = text.split('`').skip(1).step_by(2);
        let ours = named.filter(|name| {
            let below =
                ["src/", "tests/", "benches/", "docs/", ".ci/"].iter().any(|top| name.starts_with(top));
            // An invented vendor, and placeholders.
            below && !name.contains("acme") && !name.contains('*')
        });
        wrong.extend(ours.filter(|name| !project(name).exists()).map(|name| format!("{document}: {name}")));
    }
    assert!(wrong.is_empty(), "not there:\n{}", wrong.join("\n"));
}

#[test]
fn every_test_that_holds_a_promise_is_there() {
    let text = fs::read_to_string(project("SECURITY.md")).expect("a document");
    let rows: Vec<_> = text.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    let code: String = [files(&project("src"), ".rs"), files(&project("tests"), ".rs")]
        .concat()
        .iter()
        .map(|file| fs::read_to_string(file).expect("a file"))
        .collect();
    assert!(rows.len() > 10);
    for row in rows {
        let tests = row.rsplit(" | ").next().unwrap_or_default();
        let named: Vec<_> = tests.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "no test: {row}");
        for test in named {
            assert!(code.contains(&format!("fn {test}(")), "{test} is not there: {row}");
        }
    }
}
