//! The source as these tests see it: files without comments and tests, and the paths in them.

use std::{collections::BTreeMap, fs};

use crate::support::{files, project};

/// A path in the code: the names that lead from the crate's root to an item.
pub type Path = Vec<String>;

/// A source file without its comments and tests.
pub struct Source {
    /// Its path below `src/`.
    pub file: String,
    /// The module that it is: `["http", "route"]`; the crate's root is empty.
    pub module: Path,
    /// Its code.
    pub code: String,
}

impl Source {
    /// The module below the crate's root that it belongs to; `main` is the root itself.
    pub fn top(&self) -> &str {
        self.module.first().map_or("main", String::as_str)
    }
}

/// All source files, by module.
pub struct Sources(BTreeMap<Path, Source>);

impl Sources {
    /// Reads them.
    pub fn read() -> Self {
        let root = project("src");
        let source = |path: std::path::PathBuf| {
            let file = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).expect("a file");
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            let module = module(&file);
            (module.clone(), Source { file, module, code: lines.collect::<Vec<_>>().join("\n") })
        };
        let is_test = |file: &str| {
            let name = file.rsplit('/').next().unwrap_or_default();
            file.contains("/tests/")
                || ["tests.rs", "testing.rs", "samples.rs", "spreadsheets.rs"].contains(&name)
        };
        let all = files(&root, ".rs").into_iter().map(source);
        let sources: BTreeMap<_, _> = all.filter(|(_, source)| !is_test(&source.file)).collect();
        assert!(sources.len() > 20);
        Self(sources)
    }

    /// Every file.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.0.values()
    }

    /// The paths to items of this crate in a file, each from the crate's root.
    pub fn paths(&self, source: &Source) -> Vec<Path> {
        self.found(source).into_iter().map(|found| found.path).collect()
    }

    /// The file that defines what a path names, wherever it is imported again on the way.
    pub fn owner(&self, path: &[String]) -> &Source {
        let (end, source) = (0..=path.len())
            .rev()
            .find_map(|end| Some((end, self.0.get(&path[..end])?)))
            .expect("the root is a file");
        let Some(item) = path.get(end) else { return source };
        let mut imports = self.found(source).into_iter().filter(|found| found.is_import);
        // `use self::Enum::*` names what is in the file itself.
        match imports.find(|import| import.name == *item && !import.path.starts_with(&path[..=end])) {
            Some(import) => self.owner(&import.path),
            None => source,
        }
    }

    /// The paths in a file from the crate's root.
    fn found(&self, source: &Source) -> Vec<Found> {
        let is_child = |name: &str| self.0.contains_key(&[&source.module[..], &[name.to_owned()]].concat());
        let mut found = paths(&source.code, is_child);
        for Found { path, .. } in &mut found {
            let mut from_root = source.module.clone();
            for step in path.drain(..) {
                match &*step {
                    "crate" => from_root.clear(),
                    "super" => drop(from_root.pop()),
                    "self" => {}
                    _ => from_root.push(step),
                }
            }
            *path = from_root;
        }
        found
    }
}

/// The module that a file is.
fn module(file: &str) -> Path {
    let path = file.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').filter(|name| *name != "main").map(str::to_owned).collect()
}

/// A path where it stands in code.
#[derive(Debug)]
struct Found {
    path: Path,
    /// The name that its last part has from there on.
    name: String,
    /// Whether it stands in a `use`.
    is_import: bool,
}

/// The paths in code that begin at `crate`, `self`, `super` or a child of the module, as they are written. A tree is
/// as many paths as it has leaves.
fn paths(code: &str, is_child: impl Fn(&str) -> bool) -> Vec<Found> {
    let mut all = Vec::new();
    let mut read = 0;
    for (at, _) in code.match_indices("::") {
        let before = code[..at].trim_end_matches(is_of_name);
        let first = &code[before.len()..at];
        if before.len() < read || first.is_empty() {
            continue;
        }
        let mut found = Vec::new();
        read = code.len() - expand(&[], &code[before.len()..], &mut found).len();
        if ["crate", "super", "self"].contains(&first) || is_child(first) {
            let is_import = before.trim_end().ends_with("use");
            all.extend(found.into_iter().map(|(path, name)| Found { path, name, is_import }));
        }
    }
    all
}

/// Takes a path or a tree of paths apart, each with the name that its last part is given; returns what follows.
fn expand<'a>(before: &[String], text: &'a str, found: &mut Vec<(Path, String)>) -> &'a str {
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
    let (name, rest) = split_name(text);
    let path = [before, &[name.to_owned()]].concat();
    if let Some(deeper) = rest.strip_prefix("::").filter(|deeper| !deeper.starts_with('<')) {
        return expand(&path, deeper, found);
    }
    // `{self}` is the path before it.
    let path = if name == "self" { before.to_vec() } else { path };
    let (alias, after) = match rest.trim_start().strip_prefix("as ") {
        Some(alias) => split_name(alias),
        None => (path.last().map_or("", String::as_str), rest),
    };
    let alias = alias.to_owned();
    found.push((path, alias));
    // After `*`, or another character that no path has.
    if name.is_empty() { after.get(1..).unwrap_or_default() } else { after }
}

fn split_name(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c| !is_of_name(c)).unwrap_or(text.len()))
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[test]
fn paths_are_found_in_whatever_form_they_are_written() {
    let cases = [
        ("use crate::http::Route;", "use crate.http.Route"),
        ("use crate::{a::{self, B as C}, d};", "use crate.a, use crate.a.B as C, use crate.d"),
        ("use super::{super::x::Y, *};", "use super.super.x.Y, use super."),
        ("pub use child::{\n    One,\n    two::Three as _,\n};", "use child.One, use child.two.Three as _"),
        ("let x = self::child::make::<u8>(crate::a::B::new());", "self.child.make, crate.a.B.new"),
        ("fn f(x: &child::X) -> Vec<super::Y> {", "child.X, super.Y"),
        ("use clap::{child::X, super_::Y};\nserde::child::X\nchildren::X", ""),
        ("pub(super) fn f() {}\npub(in crate::a) fn g() {}", "crate.a"),
    ];
    for (code, expected) in cases {
        let show = |Found { path, name, is_import }: Found| {
            let import = if is_import { "use " } else { "" };
            let alias = if path.last() == Some(&name) { String::new() } else { format!(" as {name}") };
            format!("{import}{}{alias}", path.join("."))
        };
        let found: Vec<_> = paths(code, |name| name == "child").into_iter().map(show).collect();
        assert_eq!(found.join(", "), expected, "{code}");
    }
}
