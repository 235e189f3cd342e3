//! Who may import whom, and who may touch the outside: the source held against tables.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use crate::support::{files, project};

/// Module and what it may import. Arrows point down only.
const IMPORTS: &[(&str, &[&str])] = &[
    ("main", &["cli", "context", "error", "output", "stop", "ui", "whole_file"]),
    (
        "cli",
        &[
            "vendors", "commands", "config", "globals", "ids", "nearest", "output", "spelling", "stop",
            "error",
        ],
    ),
    (
        "commands",
        &[
            "vendors",
            "context",
            "archive",
            "config",
            "globals",
            "ui",
            "output",
            "sandbox",
            "stop",
            "record",
            "ids",
            "dates",
            "adapter",
            "spelling",
            "text",
            "lang",
            "whole_file",
            "error",
        ],
    ),
    (
        "vendors",
        &[
            "context", "tally", "adapter", "http", "tokens", "json", "times", "ids", "dates", "nearest",
            "spelling", "lang", "secret", "worker", "error",
        ],
    ),
    (
        "context",
        &[
            "config",
            "pages",
            "record",
            "tally",
            "globals",
            "ui",
            "output",
            "sandbox",
            "stop",
            "adapter",
            "http",
            "dates",
            "lang",
            "secret",
            "whole_file",
            "error",
        ],
    ),
    ("archive", &["whole_file", "error"]),
    ("config", &["adapter", "http", "nearest", "text", "lang", "secret", "stop", "whole_file", "error"]),
    ("ui", &["globals", "http", "text", "secret", "error"]),
    ("globals", &["output", "dates", "spelling", "text", "lang"]),
    ("pages", &["record", "adapter", "worker", "error"]),
    ("adapter", &["record", "http", "tokens", "dates", "nearest", "lang", "secret", "error"]),
    ("output", &["record", "nearest", "text", "lang", "secret", "stop", "whole_file", "error"]),
    ("tally", &["record", "dates", "lang"]),
    ("ids", &["record", "spelling", "text", "error"]),
    ("record", &["json", "times", "spelling", "text", "lang", "error"]),
    ("tokens", &["json", "secret", "whole_file", "error"]),
    ("http", &["secret", "worker", "error"]),
    ("json", &["spelling", "secret", "error"]),
    ("times", &["dates", "spelling"]),
    ("dates", &["nearest", "spelling", "error"]),
    ("stop", &["error"]),
    ("whole_file", &["error"]),
    ("worker", &[]),
    ("nearest", &[]),
    ("spelling", &[]),
    ("sandbox", &[]),
    ("text", &[]),
    ("lang", &[]),
    ("error", &["secret"]),
    ("secret", &[]),
];

/// Words that open a side door, and the files that may use them.
const DOORS: &[(&str, &[&str])] = &[
    ("println!", &[]),
    ("print!", &[]),
    ("dbg!", &[]),
    ("process::exit", &[]),
    ("io::stdin", &["ids.rs", "ui/"]),
    ("io::stdout", &["context/mod.rs", "output/"]),
    ("io::stderr", &["context/answer.rs", "ui/"]),
    ("std::env", &["config/environment.rs", "main.rs"]),
    ("env::var", &["config/environment.rs"]),
    ("env::args", &["main.rs"]),
    ("process::Command", &["config/fetch.rs"]),
    ("reqwest", &["http/"]),
    ("TcpListener", &["sandbox/"]),
    ("clap::Parser", &["cli/"]),
];

/// A source file without its comments and tests.
struct Source {
    /// Its path below `src/`.
    path: String,
    /// The top module that it belongs to.
    module: String,
    code: String,
}

fn sources() -> Vec<Source> {
    let root = project("src");
    let is_test = |path: &str| {
        ["tests.rs", "testing.rs", "samples.rs", "spreadsheets.rs"]
            .iter()
            .any(|name| path.rsplit('/').next() == Some(name))
    };
    let read = |file: std::path::PathBuf| {
        let path = file.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
        let module = path.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
        let text = fs::read_to_string(&file).expect("a file");
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        Source { path, module, code: lines.collect::<Vec<_>>().join("\n") }
    };
    let sources: Vec<_> =
        files(&root, ".rs").into_iter().map(read).filter(|source| !is_test(&source.path)).collect();
    assert!(sources.len() > 20);
    sources
}

/// The paths below `crate::` in a file, each as module and the item in it, if one is named.
fn imports(source: &Source) -> BTreeSet<(String, String)> {
    let mut paths = Vec::new();
    for (at, _) in source.code.match_indices("crate::") {
        expand("", &source.code[at + "crate::".len()..], &mut paths);
    }
    if source.module == "main" {
        let uses = source.code.lines().filter_map(|line| line.strip_prefix("use "));
        for path in uses.filter(|path| !path.starts_with("std::")) {
            expand("", path, &mut paths);
        }
    }
    paths
        .iter()
        .map(|path| {
            let (module, rest) = path.split_once("::").unwrap_or((path, ""));
            (module.to_owned(), rest.split("::").next().unwrap_or_default().to_owned())
        })
        .collect()
}

/// Takes a path or a tree of paths apart; gives what follows it.
fn expand<'a>(before: &str, text: &'a str, found: &mut Vec<String>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix('}') {
                return after;
            }
            rest = expand(before, rest, found).trim_start();
            rest = rest.strip_prefix(',').unwrap_or(rest);
        }
    }
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let path = if before.is_empty() { name.to_owned() } else { format!("{before}::{name}") };
    match rest.strip_prefix("::") {
        Some(deeper) if !deeper.starts_with('<') && end > 0 => expand(&path, deeper, found),
        _ => {
            found.push(path);
            // `as another`, or a character that no path has: what comes next is the caller's.
            let rest = rest
                .trim_start()
                .strip_prefix("as ")
                .map_or(rest, |alias| alias.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_'));
            if end == 0 { rest.get(1..).unwrap_or_default() } else { rest }
        }
    }
}

#[test]
fn every_import_is_in_the_table() {
    let table: BTreeMap<_, _> = IMPORTS.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let allowed = table.get(&*source.module).unwrap_or_else(|| panic!("{} is in no table", source.path));
        for (module, item) in imports(&source) {
            if module != source.module && !allowed.contains(&&*module) {
                wrong.push(format!("src/{}: {module}::{item}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "not in the table of imports:\n{}", wrong.join("\n"));
}

#[test]
fn the_table_has_no_circle_and_nothing_that_is_not_there() {
    for (place, (module, imports)) in IMPORTS.iter().enumerate() {
        let below: Vec<_> = IMPORTS[place + 1..].iter().map(|(name, _)| name).collect();
        for import in *imports {
            assert!(below.contains(&import), "{module} imports {import}, which does not stand below it");
        }
    }
    let modules: BTreeSet<_> = sources().into_iter().map(|source| source.module).collect();
    let table: BTreeSet<_> = IMPORTS.iter().map(|(module, _)| (*module).to_owned()).collect();
    assert_eq!(table, modules);
}

#[test]
fn no_import_in_the_table_is_idle() {
    let mut used = BTreeSet::new();
    for source in sources() {
        used.extend(imports(&source).into_iter().map(|(module, _)| (source.module.clone(), module)));
    }
    let listed = IMPORTS.iter().flat_map(|(from, all)| all.iter().map(move |to| (*from, *to)));
    let idle: Vec<_> =
        listed.filter(|(from, to)| !used.contains(&((*from).to_owned(), (*to).to_owned()))).collect();
    assert!(idle.is_empty(), "{idle:?}");
}

#[test]
fn no_vendor_knows_another_or_how_answers_are_written() {
    let vendors = vendors();
    for source in sources().iter().filter(|source| source.module == "vendors") {
        let Some((own, _)) = source.path.trim_start_matches("vendors/").split_once('/') else { continue };
        for (module, item) in imports(source) {
            assert!(module != "vendors", "src/{}: crate::vendors::{item}", source.path);
            let of_context = ["Context", "Watch"].contains(&&*item);
            assert!(module != "context" || of_context, "src/{}: context::{item}", source.path);
        }
        assert!(!source.code.contains("super::super"), "src/{}", source.path);
        for other in vendors.iter().filter(|other| *other != own) {
            assert!(!source.code.contains(&format!("{other}::")), "src/{} knows {other}", source.path);
        }
        let calls = source.code.match_indices("context.").map(|(at, word)| &source.code[at + word.len()..]);
        for call in calls {
            assert!(
                ["answer(", "count(", "watch(", "watch_count("].iter().any(|word| call.starts_with(word)),
                "src/{}: context.{}",
                source.path,
                &call[..call.len().min(20)]
            );
        }
    }
}

#[test]
fn side_doors_are_closed() {
    let mut open = Vec::new();
    for source in sources() {
        for (word, allowed) in DOORS {
            if source.code.contains(word) && !allowed.iter().any(|path| source.path.starts_with(path)) {
                open.push(format!("src/{}: {word}", source.path));
            }
        }
    }
    assert!(open.is_empty(), "only some files may use these:\n{}", open.join("\n"));
}

#[test]
fn every_vendor_is_registered_recorded_and_built_alike() {
    let registry = fs::read_to_string(project("src/vendors/mod.rs")).expect("the registry");
    let all = registry.split("ALL: &[&About] =").nth(1).and_then(|rest| rest.split(';').next()).expect("ALL");
    let vendors = vendors();
    assert!(vendors.len() >= 3);
    for name in vendors {
        let folder = project("src/vendors").join(&name);
        assert!(registry.contains(&format!("mod {name};")), "{name} is no module");
        assert!(all.contains(&format!("{name}::")), "{name} is not in ALL");
        for file in ["mod.rs", "client.rs", "wire.rs"] {
            assert!(folder.join(file).is_file(), "{name} has no {file}");
        }
        let client = fs::read_to_string(folder.join("client.rs")).expect("a client");
        assert!(client.contains(&format!("name: \"{name}\"")), "folder and ABOUT.name differ: {name}");
        assert!(!files(&folder.join("fixtures"), ".http").is_empty(), "{name} has no recordings");
    }
}

#[test]
fn every_recording_has_its_snapshot_and_the_other_way_round() {
    let stems = |ending: &str| -> BTreeSet<_> {
        files(&project("src/vendors"), ending).into_iter().map(|path| path.with_extension("")).collect()
    };
    assert_eq!(stems(".http"), stems(".snap"));
}

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

/// The vendors' folders.
fn vendors() -> Vec<String> {
    let entries = fs::read_dir(project("src/vendors")).expect("the vendors").flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
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
            // A vendor that nobody has, and what stands for several.
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
