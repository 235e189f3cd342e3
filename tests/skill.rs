//! `kefu skill`: a short page for an assistant program, whose every command runs.
#![cfg(unix)]

use std::process::Command;

use crate::support::{Home, sandbox::Sandbox};

/// The page in a language.
fn page(lang: &str) -> String {
    Home::new().kefu(&format!("skill --lang {lang}")).run().ok().stdout
}

/// The commands of a page.
fn blocks(page: &str) -> Vec<&str> {
    page.split("```sh\n").skip(1).map(|rest| rest.split("```").next().expect("an end")).collect()
}

#[test]
fn the_page_is_short_has_the_version_and_the_rules() {
    for lang in ["zh-CN", "en"] {
        let page = page(lang);
        assert!((20..=120).contains(&page.lines().count()), "{}", page.lines().count());
        assert!(page.contains(env!("CARGO_PKG_VERSION")) && !page.contains("{version}"), "{page}");
        for word in ["--mask", "--columns", "90", "| 3 |", "json", "kefu doctor"] {
            assert!(page.contains(word), "{word}: {page}");
        }
    }
    assert_eq!(blocks(&page("zh-CN")), blocks(&page("en")));
}

#[test]
fn every_command_of_the_page_runs_and_lists_hide_personal_data() {
    let sandbox = Sandbox::start("");
    let page = page("en");
    let blocks = blocks(&page);
    assert!(blocks.len() >= 5);
    for block in &blocks {
        for line in block
            .replace("|\n", "\n")
            .lines()
            .filter(|line| ["list --since", "show", "tickets "].iter().any(|word| line.contains(word)))
        {
            assert!(line.contains("--mask") && line.contains("--columns"), "{line}");
        }
        let home = Home::new();
        let folder = std::path::Path::new(env!("CARGO_BIN_EXE_kefu")).parent().expect("a folder").to_owned();
        let mut shell = Command::new("sh");
        shell
            .args(["-euc", block])
            .env_clear()
            .envs(sandbox.variables.iter().map(|(name, value)| (name, value)));
        shell.env("PATH", format!("{}:/usr/bin:/bin", folder.display())).env("KEFU_HOME", home.path(""));
        let output = shell.output().expect("a shell");
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{block}\n{out}{err}");
        assert!(out.starts_with(['[', '{']), "{block}\n{out}");
    }
}
