//! Environment variables of options and settings: blank is unset, and what is wrong is said in the variable's name.
//! The options are those of kefu's own help, and the settings those of its own example.

use crate::support::{Home, Run, playback::Playback, sandbox::Sandbox};

const BLANK: [&str; 4] = ["", " ", "\t \r\n", "\u{3000}\u{a0}"];
/// Variables that belong to other programs, too.
const OTHERS: [&str; 10] = [
    "KEFU_HOME",
    "COLUMNS",
    "SSL_CERT_FILE",
    "HTTP_PROXY",
    "http_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "ALL_PROXY",
    "all_proxy",
    "NO_PROXY",
];

/// The long names of all global options.
fn options() -> Vec<String> {
    let global = Home::new().kefu("help options").run().ok().stdout;
    let long = |line: &str| {
        let (_, name) = line.trim().split_once("--").filter(|(before, _)| before.len() <= 4)?;
        Some(name.split(|c: char| !c.is_alphanumeric() && c != '-').next()?.to_owned())
    };
    let names: Vec<_> = global.lines().filter(|line| line.trim().starts_with('-')).filter_map(long).collect();
    assert!(names.len() > 25 && names.contains(&"no-labels".to_owned()), "{names:?}");
    names
}

fn variable(option: &str) -> String {
    format!("KEFU_{}", option.replace('-', "_").to_uppercase())
}

/// The variables of all vendors' settings.
fn settings() -> Vec<String> {
    let example = Home::new().kefu("config example").run().ok().stdout;
    let mut vendor = None;
    let mut names = Vec::new();
    for line in example.lines() {
        if let Some(name) = line.strip_prefix("[profiles.main.") {
            vendor = name.strip_suffix(']');
        }
        let key = line.trim_start_matches("# ").split_once(" = ").map(|(key, _)| key);
        if let (Some(vendor), Some(key)) = (vendor, key.filter(|key| !key.contains(' '))) {
            names.push(format!("KEFU_{vendor}_{key}").to_uppercase());
        }
    }
    assert!(names.len() > 15 && names.contains(&"KEFU_GOME_TOKEN".to_owned()), "{names:?}");
    names
}

#[test]
fn a_blank_variable_counts_as_unset_whichever_it_is() {
    let home = Home::new();
    let file = "[defaults]\nlang = \"en\"\nretries = 2\n[profiles.main]\nmask = true\n\
                [profiles.main.gome]\napp_key = \"k\"\nbase_url = \"https://gome.example.com\"\n";
    // Where kefu looks without KEFU_HOME.
    for place in ["", ".config/kefu/", "Library/Application Support/kefu/"] {
        home.write(&format!("{place}config.toml"), file);
    }
    let options = options().iter().map(|option| variable(option)).collect::<Vec<_>>();
    let names: Vec<_> = options.into_iter().chain(settings()).chain(OTHERS.map(str::to_owned)).collect();
    for line in ["config show -o json", "--demo views list", "--demo project show demo-project-1 -o csv"] {
        let without = home.kefu(line).without("KEFU_HOME").run().exits(0).both();
        for blank in BLANK {
            let blanks: Vec<_> = names.iter().map(|name| (name.clone(), blank.to_owned())).collect();
            let with = home.kefu(line).without("KEFU_HOME").envs(&blanks).run().both();
            assert_eq!(with, without, "{blank:?}");
        }
    }
}

#[test]
fn a_blank_variable_is_no_proxy_and_no_certificate_and_no_secret() {
    let sandbox = Sandbox::start("");
    for blank in BLANK {
        let home = Home::new();
        // The first variable that is set names the proxy.
        let proxy = Playback::always(200, br#"{"ticketviews": [{"id": "7", "title": "x"}], "count": "1"}"#);
        let asked = home.kefu("views list -o json").envs(&account("http://vendor.example.com"));
        let asked = asked.env("http_proxy", blank).env("HTTP_PROXY", blank).env("all_proxy", blank);
        let asked =
            asked.env("ALL_PROXY", proxy.url()).env("no_proxy", blank).env("NO_PROXY", "other.example");
        assert_eq!(asked.run().exits(0).column("id"), ["7"], "{blank:?}");
        assert_eq!(proxy.requests(), 1);
        let nowhere = || home.kefu("views list --retries 0").envs(&account("https://127.0.0.1:1"));
        let without = nowhere().run();
        assert_eq!(nowhere().env("SSL_CERT_FILE", blank).run().both(), without.both(), "{blank:?}");
        let listed = || home.kefu("complaints list").envs(&sandbox.variables);
        for secret in ["KEFU_GOME_APP_SECRET", "KEFU_GOME_TOKEN"] {
            let without = listed().without(secret).run();
            assert_ne!(without.code, Some(0), "{without}");
            assert_eq!(listed().env(secret, blank).run().both(), without.both(), "{secret}={blank:?}");
        }
    }
}

/// The variables of an account at Bangwo8.
fn account(url: &str) -> [(String, String); 4] {
    let pairs = [("BASE_URL", url), ("ALLOW_HTTP", "true"), ("ACCOUNT", "agent"), ("PASSWORD", "s3cret")];
    pairs.map(|(name, value)| (format!("KEFU_BANGWO8_{name}"), value.to_owned()))
}

/// Runs lines until one ends badly.
fn first_failure(lines: &[&str], name: &str, value: &str) -> Option<Run> {
    let runs = lines.iter().map(|line| Home::new().kefu(line).env(name, value).run());
    runs.into_iter().find(|run| run.code != Some(0))
}

#[test]
fn a_wrong_value_is_said_in_the_variables_name() {
    let lines = ["--demo views list", "config show", "--demo --limit 1 views list"];
    // A text to look for can be anything, and so can a pager's name.
    let others = ["help", "version", "grep", "pager"];
    for option in options().iter().filter(|option| !others.contains(&option.as_str())) {
        let name = variable(option);
        let run = first_failure(&lines, &name, "no such/\u{1f914}");
        let run = run.unwrap_or_else(|| panic!("{name} can be anything"));
        assert!(matches!(run.code, Some(2 | 78)), "{run}");
        let words =
            |text: &str| text.split(|c: char| !c.is_alphanumeric() && !"-_".contains(c)).any(|w| w == name);
        assert!(words(&run.stderr), "{name}: {run}");
        let flag = format!("--{option}");
        let flagged = run.stderr.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| word == flag);
        assert!(!flagged, "{name}: {run}");
    }
}

/// A variable is meant for what it fits, as a line of the file is; what hides personal data is the exception.
#[test]
fn a_variable_that_means_nothing_to_a_command_changes_nothing_there() {
    let (sandbox, home) = (Sandbox::start(""), Home::new());
    for (option, value, line) in [
        ("raw", "1", "complaints stats -o csv"),
        ("raw", "1", "views count 15 -o csv"),
        ("raw", "1", "views list -o csv"),
        ("raw", "1", "views list --columns id"),
        ("raw", "1", "views list --mask"),
        ("raw", "1", "export plan complaints --dir days -o csv"),
        ("raw", "1", "config show -o json --grep zone"),
        ("output", "csv", "views list --raw"),
        ("labels", "1", "views list --raw"),
        ("columns", "id", "api bangwo8 ticketviews"),
        ("labels", "1", "api bangwo8 ticketviews"),
        ("output", "xlsx", "api bangwo8 ticketviews"),
        ("limit", "1", "api bangwo8 ticketviews"),
    ] {
        let run = |kefu: crate::support::Kefu| kefu.envs(&sandbox.variables).run().exits(0).stdout;
        let without = run(home.kefu(line));
        let name = variable(option);
        assert_eq!(run(home.kefu(line).env(&name, value)), without, "{name}={value} kefu {line}");
        let in_file = if value.parse::<u8>().is_ok() && option != "limit" { "true" } else { value };
        let quoted =
            if in_file == "true" || option == "limit" { in_file.to_owned() } else { format!("{in_file:?}") };
        home.write("config.toml", &format!("[defaults]\n{option} = {quoted}\n"));
        let shows_it = line.starts_with("config show");
        assert!(shows_it || run(home.kefu(line)) == without, "{option} = {quoted}: kefu {line}");
        home.write("config.toml", "");
    }
}

#[test]
fn what_is_allowed_and_what_was_meant_is_said_too() {
    for (name, value, line, said) in [
        ("KEFU_OUTPUT", "jsn", "--demo views list", "possible values: table, json, jsonl"),
        ("KEFU_OUTPUT", "jsn", "--demo views list", "hint: did you mean `json`?"),
        ("KEFU_OUTPUT", "pdf", "--demo views list", "hint: write for example `KEFU_OUTPUT=table`, or unset"),
        ("KEFU_LANG", "eng", "--demo views list", "hint: did you mean `en`?"),
        ("KEFU_COLUMNS", "titel", "--demo views list", "hint: did you mean `title`?"),
        ("KEFU_COLUMNS", "titel", "--demo views list", "error: KEFU_COLUMNS: there is no column"),
        ("KEFU_TO", "a.xls", "--demo views list", "error: KEFU_TO: no format has files that end with .xls"),
        ("KEFU_MASK", "1", "--demo views list --raw", "error: --raw cannot be used with KEFU_MASK"),
        (
            "KEFU_MASK",
            "1",
            "--demo api bangwo8 ticketviews",
            "error: KEFU_MASK: the answer is shown as it came",
        ),
        ("KEFU_MASK", "ture", "--demo views list", "invalid value 'ture' for KEFU_MASK"),
        ("KEFU_PROFILE", "mian", "config show", "error: KEFU_PROFILE: there is no profile `mian`"),
        ("KEFU_PROFILE", "mian", "config show", "hint: did you mean `main`?"),
        ("KEFU_CONFIG", "absent.toml", "config show", "error: KEFU_CONFIG: "),
        (
            "KEFU_COLUMNS",
            "titel",
            "--demo views list --lang zh-CN",
            "错误：`KEFU_COLUMNS`：没有 `titel` 这一列",
        ),
        ("KEFU_TIMEOUT", "soon", "--demo views list", "hint: write for example `KEFU_TIMEOUT=30s`"),
        // What was typed is said as it was typed.
        ("KEFU_OUTPUT", "jsn", "--demo views list -o jsn", "invalid value 'jsn' for '--output <FORMAT>'"),
        ("KEFU_OUTPUT", "json", "--demo views list --limit 0", "invalid value '0' for '--limit <N>'"),
        ("KEFU_LIMIT", "0", "config show -p mian", "for KEFU_LIMIT"),
        ("KEFU_PROFILE", "main", "config show -p mian", "error: --profile: there is no profile `mian`"),
    ] {
        let home = Home::new();
        home.write("config.toml", "[profiles.main.gome]\napp_key = \"k\"\n");
        let run = home.kefu(line).env(name, value).run();
        assert!(matches!(run.code, Some(2 | 78)), "{run}");
        assert!(run.stderr.contains(said), "{said}:\n{run}");
    }
}

#[test]
fn switches_in_variables_are_on_or_off() {
    let home = Home::new();
    for (value, on) in
        [("1", true), ("true", true), ("YES", true), ("on", true), ("0", false), ("false", false)]
    {
        let run = home.kefu("config show -o csv").env("KEFU_MASK", value).run().ok();
        assert!(run.stdout.contains(&format!(",mask,{on},environment KEFU_MASK")), "{value}: {run}");
    }
}
