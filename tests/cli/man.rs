//! `kefu man`: a page for every command in both languages, the same bytes each time, with what help says.

use std::{fs, process::Command};

use super::pages::commands;
use crate::support::{Home, files};

#[test]
fn every_command_has_a_manual_page_in_both_languages_the_same_each_time() {
    let home = Home::new();
    for folder in ["one", "two"] {
        // The language of the run is not that of the pages.
        let lang = if folder == "one" { "en" } else { "zh-CN" };
        let run = home.kefu(&format!("man {folder} --lang {lang}")).run().ok();
        assert_eq!(run.stdout, "", "{run}");
    }
    let pages = files(&home.path("one"), ".1");
    assert_eq!(pages.len(), 2 * commands().len(), "{pages:?}");
    for path in commands() {
        let name = format!("kefu {path}").trim().replace(' ', "-");
        for (folder, options) in [("man1", ".SH Options"), ("zh_CN/man1", ".SH 选项")] {
            let read = |copy: &str| fs::read(home.path(&format!("{copy}/{folder}/{name}.1"))).expect(&name);
            assert!(read("one") == read("two"), "{name} differs with the language of the run");
            let text = String::from_utf8(read("one")).expect("UTF-8");
            assert!(
                text.contains(".SH \"Global options\"\n")
                    || text.contains(".SH 通用选项\n")
                    || path.is_empty(),
                "{text}"
            );
            let help = home.kefu(&format!("{path} --help")).env("KEFU_LANG", "en").run().stdout;
            let own = help
                .split_once("\nOptions:\n")
                .map(|(_, rest)| rest.split("\n\n").next().unwrap_or_default());
            let own = own
                .unwrap_or_default()
                .lines()
                .filter_map(|line| line.trim_start().split([' ', ',']).find(|word| word.starts_with("--")));
            for option in own.filter(|_| !path.is_empty()) {
                assert!(
                    text.contains(options) && text.contains(&option.replace('-', "\\-")),
                    "{option}: {text}"
                );
            }
        }
    }
}

#[test]
fn a_folder_that_cannot_be_made_exits_73() {
    let home = Home::new();
    home.write("file", "");
    let run = home.kefu("man file").run().exits(73);
    assert!(run.stderr.contains("cannot create"), "{run}");
}

#[cfg(target_os = "linux")]
#[test]
fn manual_pages_render_without_a_warning() {
    if Command::new("groff").arg("--version").output().is_err() {
        crate::support::machine::skipped("groff is not installed");
        return;
    }
    let home = Home::new();
    home.kefu("man man").run().ok();
    for page in files(&home.path("man"), ".1") {
        // Of a terminal of 80 columns, and of a narrow one.
        for width in ["-rLL=78n", "-rLL=58n"] {
            let mut groff = Command::new("groff");
            groff.args(["-man", "-Tutf8", "-Kutf8", "-ww", width]).arg(&page);
            let shown = groff.output().expect("groff");
            let text = String::from_utf8_lossy(&shown.stdout);
            let said = String::from_utf8_lossy(&shown.stderr);
            assert!(said.is_empty(), "{} {width}: {said}", page.display());
            assert!(text.contains("kefu"), "{text}");
        }
    }
}
