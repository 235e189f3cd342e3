//! Every mistake is reported with its line, the given and the allowed values, and no secret.

use std::path::Path;

use proptest::prelude::*;

use super::{
    super::testing::{KNOWN, config, mistake},
    Reader,
};

#[test]
fn an_unknown_key_names_its_line_what_is_allowed_and_the_nearest() {
    insta::assert_snapshot!(mistake("\n[defaults]\n\noutptu = \"json\"\n"), @"
    error: config.toml:4: `outptu` is not known in [defaults]
    why: allowed are output, labels, limit, fail-empty, lang, timeout
    hint: did you mean `output`?
    ");
    insta::assert_snapshot!(mistake("[profiles.main]\nlabel = true\n"), @"
    error: config.toml:2: `label` is not known in [profiles.main]
    why: allowed are output, labels, limit, fail-empty, lang, timeout, gome, bangwo8
    hint: did you mean `labels`?
    ");
    insta::assert_snapshot!(mistake("[profiles.main.gome]\napp_key = \"k\"\nappsecret = \"s3cret\"\n"), @"
    error: config.toml:3: `appsecret` is not known in [profiles.main.gome]
    why: allowed are base_url, app_key, app_secret, token, max_rps, timeout, allow_http
    hint: did you mean `app_secret`?
    ");
    insta::assert_snapshot!(mistake("[profiles.main.gnome]\napp_key = \"k\"\n"), @"
    error: config.toml:1: `gnome` is not known in [profiles.main]
    why: allowed are output, labels, limit, fail-empty, lang, timeout, gome, bangwo8
    hint: did you mean `gome`?
    ");
    insta::assert_snapshot!(mistake("[profile.main.gome]\n"), @"
    error: config.toml:1: `profile` is not known in the file
    why: allowed are default_profile, defaults, profiles
    hint: did you mean `profiles`?
    ");
    insta::assert_snapshot!(mistake("[profiles.main.gome]\ntoken = { enw = \"NAME\" }\n"), @"
    error: config.toml:2: `enw` is not known in `token`
    why: allowed are env, file, command, credential
    hint: did you mean `env`?
    ");
}

#[test]
fn a_value_of_the_wrong_type_names_its_line_and_is_not_shown() {
    insta::assert_snapshot!(mistake("[defaults]\nlimit = [3]\n"), @"
    error: config.toml:2: `limit` is a list
    hint: write it as a text in quotes
    ");
    insta::assert_snapshot!(mistake("defaults = 3\n"), @"
    error: config.toml:1: `defaults` has to be a table
    hint: write it as a line in brackets: [profiles.main.gome], [defaults]
    ");
    insta::assert_snapshot!(mistake("[profiles.main]\ngome = \"s3cret\"\n"), @"
    error: config.toml:2: `gome` has to be a table
    hint: write it as a line in brackets: [profiles.main.gome], [defaults]
    ");
    insta::assert_snapshot!(mistake("[profiles.main.gome]\napp_key = 0x1F\n"), @"
    error: config.toml:2: `app_key` is a number in a form of TOML's own
    hint: write it as a text in quotes
    ");
    insta::assert_snapshot!(mistake("[profiles.main.gome]\ntoken = { env = 3 }\n"), @r#"
    error: config.toml:2: `token`: `env` takes a text in quotes
    hint: write "text", { env = "NAME" }, { file = "path" }, { command = "…" } or { credential = "NAME" }
    "#);
    insta::assert_snapshot!(mistake("[profiles.main.gome]\ntoken = { env = \"A\", file = \"b\" }\n"), @r#"
    error: config.toml:2: `token`: a value has exactly one source
    hint: write "text", { env = "NAME" }, { file = "path" }, { command = "…" } or { credential = "NAME" }
    "#);
    insta::assert_snapshot!(mistake("[profiles.main.gome]\ntoken = { keyring = \"gome\" }\n"), @r#"
    error: config.toml:2: `token`: this version cannot read a keyring
    why: a `command` can ask one, such as { command = "secret-tool lookup kefu gome" }
    hint: write "text", { env = "NAME" }, { file = "path" }, { command = "…" } or { credential = "NAME" }
    "#);
    insta::assert_snapshot!(mistake("[defaults]\nfail-empty = true\nfail_empty = true\n"), @"
    error: config.toml:3: `fail_empty` stands here twice
    hint: take out this line or the one at config.toml:2
    ");
    insta::assert_snapshot!(mistake("[profiles.\"a,b\"]\n"), @r"
    error: config.toml:1: `a,b` cannot be a profile's name
    hint: a name has no `/`, `\`, `,` or `=`, no blank at its ends and no dot in front, and is not `all`
    ");
}

#[test]
fn a_syntax_error_names_its_line_and_never_shows_it() {
    insta::assert_snapshot!(mistake("[profiles.main.gome]\napp_secret = s3cret\n"), @"
    error: config.toml:2 is not valid TOML
    why: string values must be quoted, expected literal string
    hint: correct the line; texts stand in quotes
    ");
    insta::assert_snapshot!(mistake("[profiles.main.gome]\napp_secret = \"s3cret\n"), @r#"
    error: config.toml:2 is not valid TOML
    why: invalid basic string, expected `"`
    hint: correct the line; texts stand in quotes
    "#);
    insta::assert_snapshot!(mistake("[profiles.main.gome]\napp_secret \"s3cret\"\n"), @"
    error: config.toml:2 is not valid TOML
    why: key with no value, expected `=`
    hint: correct the line; texts stand in quotes
    ");
    insta::assert_snapshot!(mistake("[profiles.main.gome]\ntoken = \"s3\"\ntoken = \"s3cret\"\n"), @"
    error: config.toml:3 is not valid TOML
    why: duplicate key
    hint: correct the line; texts stand in quotes
    ");
    for text in [
        "app_secret = 's3cret",
        "= s3cret",
        "s3cret",
        "a = \"\\s3cret\"",
        "a = 1s3cret",
        "[s3cret",
        "a.b = { s3cret",
    ] {
        let lines = mistake(text);
        assert!(lines.contains("config.toml:1 is not valid TOML") && !lines.contains("s3cret"), "{lines}");
    }
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let config = config("\u{feff}default_profile = \"main\"\n[profiles.main]\n", []);
    assert_eq!(config.profile(None).expect("profile").name, "main");
}

#[cfg(unix)]
#[cfg(unix)]
#[test]
fn numbers_and_yes_or_no_arrive_as_they_were_written() {
    let text = "[defaults]\nlimit = 100\nfail-empty = true\n[profiles.main.gome]\napp_key = 1234567890123456789012\nmax_rps = 0.50\n";
    let config = config(text, []);
    let profile = config.profile(None).expect("profile");
    assert_eq!(profile.option("limit").map(|(text, ..)| text), Some("100"));
    assert_eq!(profile.option("fail_empty").map(|(text, ..)| text), Some("true"));
    let settings = profile.settings(KNOWN.vendors[0]).expect("settings");
    assert_eq!(settings.get("app_key"), Some("1234567890123456789012"));
    assert_eq!(settings.get("max_rps"), Some("0.50"));
}

fn read(text: &str) {
    let path = Path::new("config.toml");
    let known = KNOWN;
    let _ = Reader { path, text, known }.file();
}

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn almost_configurations_do_not_panic(
        lines in prop::collection::vec("(\\[(profiles|defaults)(\\.[a客]{1,2})?(\\.gome)?\\]|(token|limit|profiles|gome) = ([0-9.x_+-]{0,4}|\"客?\"|true|\\{ (env|file) = \"a\" \\}|\\[1\\]))\\n", 0..6),
    ) {
        read(&lines.concat());
    }
}
