//! Who may import whom: the source held against the table in `ARCHITECTURE.md`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use super::source::{Source, Sources};
use crate::support::project;

/// The table: a module, and what it may use.
fn table() -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(project("ARCHITECTURE.md")).expect("a document");
    let rows = text.lines().skip_while(|line| *line != "| module | uses |").skip(2);
    let table: Vec<_> = rows
        .map_while(|row| row.strip_prefix("| `")?.strip_suffix(" |")?.split_once("` | "))
        .map(|(module, uses)| {
            // What follows a semicolon is for readers.
            let uses = uses.split(';').next().unwrap_or_default();
            let uses = if uses == "nothing" { Vec::new() } else { uses.split(", ").collect() };
            (module.to_owned(), uses.into_iter().map(str::to_owned).collect())
        })
        .collect();
    assert!(table.len() > 20, "ARCHITECTURE.md has no table of imports: {table:?}");
    table
}

#[test]
fn every_import_is_in_the_table_and_none_is_idle() {
    let sources = Sources::read();
    let table: BTreeMap<_, _> = table().into_iter().collect();
    let mut used = BTreeMap::<_, BTreeSet<_>>::new();
    let mut wrong = BTreeSet::new();
    for source in sources.iter() {
        let module = source.top();
        let allowed = table.get(module).unwrap_or_else(|| panic!("{module} is not in the table of imports"));
        for path in sources.paths(source) {
            let Some(other) = path.first().filter(|other| *other != module) else { continue };
            used.entry(module.to_owned()).or_default().insert(other.clone());
            if !allowed.contains(other) {
                wrong.insert(format!("src/{}: {}", source.file, path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "not in the table of imports: {wrong:#?}");
    for (module, uses) in table {
        let used = used.remove(&module).unwrap_or_default();
        assert_eq!(
            uses.into_iter().collect::<BTreeSet<_>>(),
            used,
            "{module}: what it uses is not what the table says"
        );
    }
}

#[test]
fn the_table_has_every_module_and_its_arrows_point_down() {
    let table = table();
    for (at, (module, uses)) in table.iter().enumerate() {
        for import in uses {
            let is_below = table[at + 1..].iter().any(|(name, _)| name == import);
            assert!(is_below, "{module} uses {import}, which does not stand below it");
        }
    }
    let modules: BTreeSet<_> = Sources::read().iter().map(|source| source.top().to_owned()).collect();
    assert_eq!(table.into_iter().map(|(module, _)| module).collect::<BTreeSet<_>>(), modules);
}

#[test]
fn no_files_use_one_another_in_a_circle() {
    let sources = Sources::read();
    let uses = |source: &Source| -> BTreeSet<_> {
        let owners = sources.paths(source).into_iter().map(|path| sources.owner(&path));
        // What a folder's files share is in its `mod.rs`, which uses them in turn.
        owners.filter(|owner| !source.module.starts_with(&owner.module)).map(|owner| &*owner.file).collect()
    };
    let uses: BTreeMap<_, _> = sources.iter().map(|source| (&*source.file, uses(source))).collect();
    let circles: Vec<_> = uses
        .keys()
        .filter_map(|file| circle(&uses, file))
        // Each once, from its first file on.
        .filter(|circle| circle.iter().min() == circle.first())
        .map(|circle| circle.join(" → "))
        .collect();
    assert!(circles.is_empty(), "files that use one another: {circles:#?}");
}

/// The shortest way from a file back to it.
fn circle<'a>(uses: &BTreeMap<&'a str, BTreeSet<&'a str>>, file: &'a str) -> Option<Vec<&'a str>> {
    let mut seen = BTreeSet::new();
    let mut ways = vec![vec![file]];
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            for next in &uses[way[way.len() - 1]] {
                let way = [&way[..], &[*next]].concat();
                if *next == file {
                    return Some(way);
                }
                if seen.insert(*next) {
                    longer.push(way);
                }
            }
        }
        ways = longer;
    }
    None
}

/// The parts of `context` that a vendor's folder may use.
const CONTEXT: &[&str] = &[
    "Context",
    "NoCommand",
    "Watch",
    "Stats",
    "Sum",
    "Counted",
    "Group",
    "Directory",
    "Task",
    "Days",
    "Check",
    "Thresholds",
    "Metric",
    "Report",
    "ReportRequest",
    "Section",
    "SectionBody",
    "List",
    "Count",
    "no_report",
    "Kept",
    "KeptContent",
];
/// The names of the context that a vendor's folder may use.
const CALLS: &[&str] = &["answer(", "clock(", "each(", "export(", "gather(", "measure(", "stats(", "watch("];

#[test]
fn no_vendor_knows_another_or_how_answers_are_written() {
    let sources = Sources::read();
    for source in sources.iter().filter(|source| source.top() == "vendors") {
        let [_, own, ..] = &source.module[..] else { continue };
        if !source.file.starts_with(&format!("vendors/{own}/")) {
            continue;
        }
        for path in sources.paths(source) {
            let item = path.get(1).map_or("", String::as_str);
            let is_allowed = match &*path[0] {
                "vendors" => item == own,
                "context" => CONTEXT.contains(&item),
                _ => true,
            };
            assert!(is_allowed, "src/{}: {}", source.file, path.join("::"));
        }
        let calls = source.code.match_indices("context.").map(|(at, word)| &source.code[at + word.len()..]);
        for call in calls {
            assert!(
                CALLS.iter().any(|word| call.starts_with(word)),
                "src/{}: context.{}",
                source.file,
                &call[..call.len().min(20)]
            );
        }
    }
}
