//! The page in two languages: the same commands, links that lead somewhere, options that exist.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    recipes::{ENGINES, PAGES, blocks, host::Host},
    support::project,
};

const LANGUAGES: [&str; 10] =
    ["shell", "sh", "toml", "crontab", "text", "promql", "bat", "bash", "python", "sql"];

/// Every line of kefu's in a text, as words; what a shell or a unit has around it is left out.
fn lines_of_kefu(text: &str) -> Vec<Vec<String>> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with(['#', '/']));
    code.filter_map(|line| words_of_kefu(&line.replace("\\%", "%").replace("%%", "%"))).collect()
}

/// The words after `kefu`, if that is a command and not a user's name.
fn words_of_kefu(line: &str) -> Option<Vec<String>> {
    let words: Vec<_> = line.split_whitespace().collect();
    let at = words.iter().rposition(|word| word.rsplit(['/', '=', '(']).next() == Some("kefu"))?;
    let before = at.checked_sub(1).map_or("", |before| words[before]);
    let own = words[at + 1..]
        .iter()
        .take_while(|word| !word.starts_with('|') && !word.contains('>') && **word != "--jq");
    let own: Vec<_> = own.map(|word| word.trim_matches('\'').to_owned()).collect();
    let command = own.first()?.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    (command && !before.starts_with('-') || before == "--").then_some(own)
}

#[test]
fn every_line_of_kefu_is_one_that_it_understands() {
    let pages = [PAGES, ENGINES].concat();
    let code = pages.iter().flat_map(|page| LANGUAGES.iter().flat_map(|language| blocks(page, language)));
    let files = [
        "nagios/kefu.cfg",
        "systemd/kefu-export.service",
        "scripts/kefu-textfile",
        "scripts/kefu-notify",
        "scripts/kefu-report",
    ];
    let files = files.map(|file| fs::read_to_string(project("docs").join(file)).expect("a file"));
    let lines: Vec<_> = code.chain(files).flat_map(|text| lines_of_kefu(&text)).collect();
    assert!(lines.len() > 20, "{lines:?}");
    let home = crate::support::Home::new();
    for words in lines {
        let words = words.iter().map(|word| match word.as_str() {
            // What Nagios puts in.
            "$ARG2$" | "$ARG3$" | "$ARG1$" => "1",
            // What users of the script put in.
            "\"$@\"" => "daily",
            word => word,
        });
        let words: Vec<_> = words.chain(["--help"]).collect();
        let help = home.kefu_words(&words).run();
        assert!(help.stdout.contains("\nUsage: kefu "), "{words:?}\n{help}");
    }
}

#[test]
fn every_command_for_the_shell_runs_as_printed() {
    let host = Host::new();
    host.sh("kefu -q export complaints --since 2d --dir /var/lib/kefu/complaints").silently();
    for page in PAGES {
        let commands = blocks(page, "sh");
        assert!(!commands.is_empty());
        for commands in commands {
            let ended = host.sh(&format!("set -eu\n{commands}"));
            assert!(ended.code == Some(0) && ended.stdout.contains("exit_code"), "{commands}: {ended:?}");
        }
    }
}

#[test]
fn both_languages_have_the_same_blocks_and_headings() {
    for [chinese, english] in [PAGES, ENGINES] {
        have_the_same_blocks_and_headings(chinese, english);
    }
}

fn have_the_same_blocks_and_headings(chinese: &str, english: &str) {
    for language in LANGUAGES {
        assert_eq!(blocks(chinese, language), blocks(english, language));
    }
    let known: usize = LANGUAGES.iter().map(|language| blocks(chinese, language).len()).sum();
    assert_eq!(chinese.matches("```").count(), known * 2, "a block in another language");
    let headings = |page: &str| page.lines().filter(|line| line.starts_with('#')).count();
    assert_eq!(headings(chinese), headings(english));
}

#[test]
fn every_link_leads_to_a_file_and_every_file_is_linked() {
    let links_of =
        |page: &'static str| page.split("](").skip(1).map(|rest| rest.split_once(')').expect("an end").0);
    for pages in [0, 1].map(|language| [PAGES[language], ENGINES[language]]) {
        let links: Vec<_> = pages.into_iter().flat_map(links_of).collect();
        for link in &links {
            let file = link.split('#').next().unwrap_or_default();
            assert!(project("docs").join(file).is_file(), "{link}");
        }
        let files = crate::support::files(&project("docs"), "");
        for file in files.iter().filter(|file| file.extension().is_none_or(|ending| ending != "md")) {
            let name = file.strip_prefix(project("docs")).expect("a file of docs").to_str().expect("UTF-8");
            // Pictures are of another page.
            assert!(links.contains(&name) || name.starts_with("screens/"), "{name} is not linked");
        }
    }
}

/// The documents of a package: each file of the project with its place below the package's folder of documents.
fn packaged(assets: &[(String, String)]) -> BTreeMap<PathBuf, PathBuf> {
    let staged = |source: &str| source.strip_prefix("target/package/files/").map(str::to_owned);
    let assets = assets.iter().filter_map(|(source, to)| {
        let folder = to.trim_start_matches('/').strip_prefix("usr/share/doc/kefu/")?;
        Some((staged(source)?, folder))
    });
    let files = assets.flat_map(|(source, folder)| {
        let (from, pattern) = source.rsplit_once('/').unwrap_or(("", &source));
        let (start, end) = pattern.split_once('*').unwrap_or((pattern, ""));
        let entries = fs::read_dir(project(from)).expect("a folder of the project");
        let names = entries.map(|entry| entry.expect("a file").file_name().into_string().expect("UTF-8"));
        let names = names.filter(|name| name.starts_with(start) && name.ends_with(end));
        names.map(|name| (Path::new(folder).join(&name), project(from).join(&name))).collect::<Vec<_>>()
    });
    files.collect()
}

#[test]
fn every_link_of_a_packaged_document_leads_to_a_packaged_file() {
    let manifest = fs::read_to_string(project("Cargo.toml")).expect("the manifest");
    let manifest: toml::Table = toml::from_str(&manifest).expect("TOML");
    let metadata = &manifest["package"]["metadata"];
    for package in ["deb", "generate-rpm"] {
        let assets = metadata[package]["assets"].as_array().expect("a list").iter().map(|asset| {
            let text = |name: &str, at: usize| asset.get(name).unwrap_or_else(|| &asset[at]).as_str();
            let text = |name: &str, at: usize| text(name, at).expect("a text").to_owned();
            (text("source", 0), text("dest", 1))
        });
        let files = packaged(&assets.collect::<Vec<_>>());
        let pages: Vec<_> =
            files.iter().filter(|(place, _)| place.extension().is_some_and(|end| end == "md")).collect();
        assert!(pages.len() > 10, "{package}: {files:?}");
        for (place, page) in pages {
            let text = fs::read_to_string(page).expect("a page");
            let links = text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
            let own = links.filter(|link| !link.contains(':') && !link.starts_with('#'));
            for link in own.map(|link| link.split('#').next().unwrap_or_default()) {
                let target = place.parent().expect("a folder").join(link);
                let target = target.to_str().expect("UTF-8").replace("docs/../", "");
                assert!(files.contains_key(Path::new(&target)), "{package}: {link} in {}", place.display());
            }
        }
    }
}
