//! What the README files say is so: every `sh` block runs as printed, against a started sandbox; the screen of
//! output has the headings of the binary; the configuration is one that kefu reads; both languages agree.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::{
    fs,
    os::unix::fs::{PermissionsExt as _, symlink},
    path::Path,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

use crate::support::sandbox::Sandbox;

const KEFU: &str = env!("CARGO_BIN_EXE_kefu");
const CHINESE: &str = include_str!("../README.md");
const ENGLISH: &str = include_str!("../README.en.md");
/// Where the Chinese page goes on in English.
const APPENDIX: &str = "\n## In English\n";

/// The beginning of every script: removes inherited settings, and sets the README's language.
const PRELUDE: &str = r#"
for name in $(env | sed -n 's/^\(KEFU_[A-Z0-9_]*\)=.*/\1/p'); do unset "$name"; done
export PATH="$PWD/bin:$PATH" HOME="$PWD" KEFU_HOME="$PWD"
"#;

/// `cargo` as the README uses it: it is built already, and the tests are running.
const CARGO: &str = r#"#!/bin/sh
case $1 in
    run) while [ "$1" != -- ]; do shift; done; shift; exec kefu "$@" ;;
    test | install) ;;
    *) exit 1 ;;
esac
"#;

/// The output of the blocks, by a line of the block. In a line `*` is any text and `#` a number; `...` is any lines.
const WRITTEN: [(&str, &str); 13] = [
    ("kefu --demo -p all views count", "*\n─*\n*售中 *\n...\nprofile,status,*\n..."),
    ("cargo test", "*\n─*\n20#-gome-# *\n..."),
    ("--limit 5", "*\n─*\n20#-gome-# *\n20*\n20*\n20*\n20*"),
    (
        "kefu config check",
        "*\n─*\ngome *\nbangwo8 *\neshouhou *\n...\n20#-gome-# *\n...\n15 *售中 *#\n...\n*│ demo-project-1\n...",
    ),
    (
        "kefu fields complaints",
        "*\n─*\n20#-gome-# *\n...\n#  *#-#-# #:#:#*\n...\n*│ demo-project-1\n...\n[{\"custom_field_options\"*\n...\n\
         *--since*\n...\n#-#-# *%\n...\ncomplaints  work_order_no *\n...",
    ),
    ("code=0", "售中* # *\n售后* # *\n...\n售中\n...\n*"),
    (". ./sandbox.env", "*\n─*\n20#-gome-# *\n20*\n20*"),
    ("kefu export counts --dir counts", "..."),
    ("kefu doctor", "* kefu *\n...\n[\n...\n]"),
    (
        "kefu check view 售中 -w 1000 -c 2000",
        "VIEWS OK - 售中 # tickets | tickets=#;1000;2000;0\nCOMPLAINTS OK - # complaints | complaints=#;*\n\
         {*\"status\":\"OK\"*}\nEXPORT OK - *",
    ),
    (
        "kefu report daily\n",
        "*20#-#-#*\n*20#-#-#*\n\n...\n售前 *#\n...\n*20#-#-# .. 20#-#-#\n...\n*售中\n...\n*",
    ),
    ("kefu report daily --from", "*20#-#-#*\n*20#-#-#*\n..."),
    ("cargo run --release -- --demo --lang en complaints list", "*\n─*\n20#-gome-# *\n..."),
];

/// A folder with `kefu` and `cargo` in it.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        let bin = place.path().join("bin");
        fs::create_dir(&bin).unwrap();
        symlink(KEFU, bin.join("kefu")).unwrap();
        fs::write(bin.join("cargo"), CARGO).unwrap();
        fs::set_permissions(bin.join("cargo"), fs::Permissions::from_mode(0o755)).unwrap();
        place
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, settings: &str, script: &str) -> Output {
        let mut shell = Command::new("sh");
        shell.arg("-euc").arg(format!("{PRELUDE}{settings}\n{script}")).current_dir(self.path());
        shell.stdin(Stdio::null()).output().unwrap()
    }
}

/// The blocks of a language in a page.
fn blocks<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    let mut fences = page.split("\n```");
    let mut found = Vec::new();
    fences.next();
    while let (Some(block), Some(_)) = (fences.next(), fences.next()) {
        let (name, text) = block.split_once('\n').unwrap();
        if name == language {
            found.push(text);
        }
    }
    found
}

fn shown(output: &Output) -> String {
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    format!("{out}{err}{}", output.status)
}

/// The words of a table's heading, whatever the width of its columns.
fn headings(table: &str) -> Vec<&str> {
    let line = table.lines().next().unwrap();
    line.split("  ").map(str::trim).filter(|word| !word.is_empty()).collect()
}

#[test]
fn every_command_runs_as_printed() {
    let sandbox = Sandbox::start("");
    for page in [CHINESE, ENGLISH] {
        let commands = blocks(page, "sh");
        assert!(!commands.is_empty());
        let place = Place::new();
        for script in commands {
            let output = place.run(&sandbox.script, script);
            assert!(output.status.success(), "{script}\n{}", shown(&output));
            let out = String::from_utf8(output.stdout.clone()).unwrap();
            let expected = WRITTEN.iter().find(|(line, _)| script.contains(line));
            let (_, expected) = expected.unwrap_or_else(|| panic!("what does this write? {script}"));
            let lines: Vec<_> = out.split_terminator('\n').collect();
            let fits = fits(&expected.split('\n').collect::<Vec<_>>(), &lines);
            assert!(fits && !out.contains('\r'), "{script}\nwrites\n{out}\nand not\n{expected}");
        }
    }
}

/// Whether lines are as expected; `...` stands for any of them.
fn fits(expected: &[&str], lines: &[&str]) -> bool {
    match (expected, lines) {
        ([], []) => true,
        (["...", rest @ ..], _) => (0..=lines.len()).any(|from| fits(rest, &lines[from..])),
        ([line, rest @ ..], [found, more @ ..]) => line_fits(line, found) && fits(rest, more),
        _ => false,
    }
}

/// Whether a line is as expected: `*` is any text, `#` a number.
fn line_fits(expected: &str, found: &str) -> bool {
    let digits = found.bytes().take_while(u8::is_ascii_digit).count();
    match expected.chars().next() {
        None => found.is_empty(),
        Some('*') => found
            .char_indices()
            .map(|(at, _)| at)
            .chain([found.len()])
            .any(|at| line_fits(&expected[1..], &found[at..])),
        Some('#') => digits > 0 && line_fits(&expected[1..], &found[digits..]),
        Some(c) => found.strip_prefix(c).is_some_and(|rest| line_fits(&expected[c.len_utf8()..], rest)),
    }
}

#[test]
fn lines_fit_what_is_expected_of_them() {
    assert!(fits(&["a*c #", "...", "z"], &["abc 12", "x", "y", "z"]) && fits(&["..."], &[]));
    for (expected, found) in [("#", "47\r"), ("#", "x"), ("a*c", "ab"), ("a", "a b"), ("*# t", "x t")] {
        assert!(!fits(&[expected], &[found]), "{expected} {found}");
    }
    assert!(!fits(&["a", "...", "b"], &["a", "b", "c"]));
}

#[test]
fn the_screen_of_output_has_the_binarys_headings() {
    for page in [CHINESE, ENGLISH] {
        let [screen] = blocks(page, "text")[..] else { panic!("one screen of output") };
        let before = &page[..page.find(screen).unwrap()];
        let command = blocks(before, "sh").pop().unwrap();
        let output = Place::new().run("", command);
        let printed = String::from_utf8(output.stdout).unwrap();
        assert_eq!(headings(screen), headings(&printed), "{command}");
        assert_eq!(screen.lines().count(), printed.lines().count(), "{command}");
    }
}

#[test]
fn the_configuration_is_one_that_kefu_reads() {
    for page in [CHINESE, ENGLISH] {
        let place = Place::new();
        let file = blocks(page, "toml").concat();
        fs::write(place.path().join("config.toml"), &file).unwrap();
        let output = place.run("", "kefu config show -o jsonl");
        let shown = shown(&output);
        assert!(output.status.success(), "{shown}");
        let from_file = shown.lines().filter(|line| line.contains("config.toml:"));
        let settings = file.lines().filter(|line| line.contains(" = ")).count();
        assert_eq!(from_file.count(), settings, "{shown}");
    }
}

#[test]
fn both_languages_say_the_same() {
    let (chinese, _) = CHINESE.split_once(APPENDIX).unwrap();
    let words = |page: &str| -> Vec<String> {
        let lines = blocks(page, "sh").into_iter().flat_map(str::lines);
        let lines = lines.filter(|line| !line.contains("echo"));
        lines.map(|line| line.replace(" --lang en", "")).collect()
    };
    assert_eq!(words(chinese), words(ENGLISH));
    assert_eq!(blocks(chinese, "crontab"), blocks(ENGLISH, "crontab"));
    let levels = |page: &str| -> Vec<String> {
        let headings = page.lines().filter(|line| line.starts_with("##"));
        headings.map(|line| line.chars().take_while(|c| *c == '#').collect()).collect()
    };
    assert_eq!(levels(chinese), levels(ENGLISH));
    let codes = |page: &str| -> Vec<String> {
        let rows = page.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" |"));
        let numbers = rows.map(|(code, _)| code.replace('、', ", "));
        numbers.filter(|code| code.starts_with(|c: char| c.is_ascii_digit())).collect()
    };
    assert_eq!(codes(chinese), codes(ENGLISH));
    assert!(codes(ENGLISH).len() > 10);
}
