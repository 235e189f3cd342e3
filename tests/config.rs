//! The configuration: what counts before what, where it is, and what is said about a mistake in it.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::support::{
    Home, Run,
    playback::Playback,
    recording::{Exchange, Request},
    together,
};

/// A configuration with an account at Bangwo8.
fn account(url: &str, password: &str) -> String {
    format!("[profiles.main.bangwo8]\nbase_url = \"{url}\"\naccount = \"agent\"\npassword = {password}\n")
}

/// Lists views with this password, a number of times.
fn asked_with(password: &str, times: usize) -> Playback {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let basic = format!("Basic {}", STANDARD.encode(format!("agent:{password}")));
    let request = Request {
        line: "GET /api/v1/ticketviews.json".to_owned(),
        query: vec![pair("page", "1"), pair("per_page", "100")],
        headers: vec![pair("authorization", &basic)],
        body: Vec::new(),
    };
    let body = r#"{"ticketviews": [{"id": "7", "title": "示例"}], "count": "1"}"#.to_owned();
    Playback::of(&vec![Exchange { request, status: 200, headers: Vec::new(), body }; times])
}

#[test]
fn a_flag_counts_before_the_environment_the_profile_the_defaults_and_what_is_built_in() {
    let begins = |format: &str| match format {
        "json" => "[\n",
        "jsonl" => "{\"vendor\"",
        "csv" => "vendor,setting",
        "md" => "| ",
        _ => "Vendor",
    };
    for given in 0..16_u8 {
        let has = |place: u8| given & (1 << place) != 0;
        let line = |wanted: bool, text: &str| if wanted { text.to_owned() } else { String::new() };
        let home = Home::new();
        let defaults = line(has(0), "[defaults]\noutput = \"md\"\n");
        let profile = line(has(1), "output = \"csv\"\n");
        home.write("config.toml", &format!("{defaults}[profiles.main]\n{profile}"));
        let mut kefu = home.kefu("config show");
        if has(2) {
            kefu = kefu.env("KEFU_OUTPUT", "jsonl");
        }
        if has(3) {
            kefu = kefu.arg("-ojson");
        }
        let wanted = [(3, "json"), (2, "jsonl"), (1, "csv"), (0, "md")];
        let wanted = wanted.iter().find(|(place, _)| has(*place)).map_or("table", |(_, format)| format);
        let run = kefu.run().ok();
        assert!(run.stdout.starts_with(begins(wanted)), "{given:04b}, {wanted} is wanted:\n{run}");
    }
}

#[test]
fn a_setting_is_the_environments_the_profiles_or_built_in_and_says_so() {
    let home = Home::new();
    home.write("config.toml", "[profiles.main.gome]\nbase_url = \"https://gateway.example.com/router\"\n");
    let shown = |kefu: crate::support::Kefu| {
        let rows = kefu.run().ok().json();
        let row = rows
            .as_array()
            .expect("a list")
            .iter()
            .find(|row| row["vendor"] == "gome" && row["setting"] == "base_url");
        let row = row.expect("the setting").clone();
        (row["value"].as_str().expect("text").to_owned(), row["source"].as_str().expect("text").to_owned())
    };
    let show = || home.kefu("config show -o json");
    let place = format!("{}:2", home.path("config.toml").display());
    assert_eq!(shown(show()), ("https://gateway.example.com/router".to_owned(), place));
    assert_eq!(
        shown(show().env("KEFU_GOME_BASE_URL", "https://other.example.com")),
        ("https://other.example.com".to_owned(), "environment KEFU_GOME_BASE_URL".to_owned())
    );
    // Empty counts as not set.
    assert!(shown(show().env("KEFU_GOME_BASE_URL", "")).1.ends_with(":2"));
    let nothing = Home::new().kefu("config show -o json");
    assert_eq!(shown(nothing), ("http://gw.gome.com.cn/router".to_owned(), "default".to_owned()));
}

#[test]
fn a_secret_is_text_or_lives_in_a_variable_a_file_or_a_command() {
    let forms = [
        "\"s3cret:word\"",
        "{ env = \"MY_PASSWORD\" }",
        "{ file = \"secrets/password\" }",
        "{ command = \"echo s3cret:word\" }",
    ];
    let server = asked_with("s3cret:word", forms.len() + 1);
    for form in forms {
        let home = Home::new();
        home.write("secrets/password", "s3cret:word\n");
        home.write("config.toml", &account(&server.url(), form));
        let run = |line| home.kefu(line).env("MY_PASSWORD", "s3cret:word").run();
        assert_eq!(run("views list -o json").ok().column("id"), ["7"]);
        let shown = run("config show -o csv").ok();
        assert!(shown.stdout.contains("password,***"), "{shown}");
        // A command line may hold a password itself; the other places may be told.
        assert!(!shown.both().contains("s3cret"), "{shown}");
    }
    let home = Home::new();
    home.write("config.toml", &account(&server.url(), "\"another\""));
    home.kefu("views list").env("KEFU_BANGWO8_PASSWORD", "s3cret:word").run().ok();
    server.is_over("every form gives the same password");
}

#[test]
fn a_secret_that_cannot_be_had_is_named_with_its_line() {
    let run = |password: &str| {
        let home = Home::new();
        home.write("config.toml", &account("http://127.0.0.1:1", password));
        home.kefu("views list").run().exits(78)
    };
    insta::assert_snapshot!(together([
        run("{ env = \"MY_PASSWORD\" }"),
        run("{ file = \"absent\" }"),
        run("{ command = \"echo s3cret; exit 3\" }"),
        run("{ command = \"true\" }"),
        run("{ keyrng = \"x\" }"),
        run("[\"s3cret\"]"),
    ]));
}

/// Runs a command with this configuration, which is wrong.
fn wrong(text: &str) -> Run {
    let home = Home::new();
    home.write("config.toml", text);
    let run = home.kefu("config show").run().exits(78);
    assert!(!run.both().contains("s3cret"), "{run}");
    run
}

#[test]
fn a_mistake_in_the_file_is_named_with_its_line_and_what_was_meant() {
    insta::assert_snapshot!(together([
        wrong("defalts = 1\n"),
        wrong("[defaults]\nlang = \"zh-CN\"\nouput = \"csv\"\n"),
        wrong("[defaults]\noutput = \"xml\"\n"),
        wrong("[defaults]\nlimit = 0\n"),
        wrong("[profiles.main.gome]\n\n# the key\napp_sercet = \"s3cret\"\n"),
        wrong("[profiles.main.gom]\napp_key = \"k\"\n"),
        wrong("[profiles.main.gome]\napp_secret = \"s3cret\nnext = 1\n"),
        wrong("[profiles.main.gome]\napp_key = \"a\"\napp_key = \"b\"\n"),
        wrong("[profiles.all.gome]\napp_key = \"a\"\n"),
        wrong("default_profile = \"mian\"\n[profiles.main.gome]\napp_key = \"a\"\n"),
        wrong("[profiles.main]\nquiet = \"loud\"\n"),
    ]));
}

#[test]
#[cfg(unix)]
fn a_file_with_a_secret_that_others_can_read_is_refused_with_what_to_do() {
    let home = Home::new();
    home.write("config.toml", "[profiles.main.gome]\napp_key = \"k\"\napp_secret = \"s3cret\"\n");
    for mode in [0o644, 0o640, 0o604] {
        home.mode("config.toml", mode);
        let run = home.kefu("config show").run().exits(78);
        let hint = format!("hint: chmod 600 {}\n", home.path("config.toml").display());
        assert!(run.stderr.contains(&hint) && run.stderr.contains("config.toml:3"), "{run}");
        assert!(!run.both().contains("s3cret"), "{run}");
    }
    home.mode("config.toml", 0o600);
    home.kefu("config show").run().ok();
    // The file contains no literal secret, so its mode does not matter.
    home.write("config.toml", "[profiles.main.gome]\napp_key = \"k\"\napp_secret = { env = \"S\" }\n");
    home.mode("config.toml", 0o644);
    home.kefu("config show").run().ok();
}

#[test]
fn the_file_is_where_the_flag_the_variable_or_the_home_says() {
    let home = Home::new();
    let path = |kefu: crate::support::Kefu| kefu.run().ok().stdout.trim_end().to_owned();
    let at = |name: &str| home.path(name).to_string_lossy().into_owned();
    assert_eq!(path(home.kefu("config path")), at("config.toml"));
    assert_eq!(path(home.kefu("config path").env("KEFU_CONFIG", "env.toml")), at("env.toml"));
    assert_eq!(
        path(home.kefu("config path --config flag.toml").env("KEFU_CONFIG", "env.toml")),
        at("flag.toml")
    );
    assert_eq!(path(home.kefu("config path").env("KEFU_HOME", at("elsewhere"))), at("elsewhere/config.toml"));
    let platform = path(home.kefu("config path").without("KEFU_HOME"));
    assert!(platform.starts_with(&at("")) && platform.ends_with("config.toml"), "{platform}");
    // A damaged file does not hide where it is, nor keep the demo from running.
    home.write("config.toml", "damaged =");
    assert_eq!(path(home.kefu("config path")), at("config.toml"));
    home.kefu("--demo views list").run().ok();
    home.kefu("completions bash").run().ok();
    home.kefu("views list").run().exits(78);
    let absent = home.kefu("config show --config absent.toml").run().exits(78);
    assert!(absent.stderr.contains("absent.toml cannot be read"), "{absent}");
}

#[test]
fn an_unknown_profile_names_those_that_exist() {
    let home = Home::new();
    home.write(
        "config.toml",
        "[profiles.main.gome]\napp_key = \"a\"\n[profiles.branch.gome]\napp_key = \"b\"\n",
    );
    insta::assert_snapshot!(together([
        home.kefu("config show -p mian").run().exits(78),
        home.kefu("complaints list -p nothing-like-it").run().exits(78),
        home.kefu("config show").env("KEFU_PROFILE", "brnch").run().exits(78),
        home.kefu("config show").run().exits(78),
        Home::new().kefu("config show -p main").run().exits(78),
    ]));
}

#[test]
fn the_profile_is_the_one_named_else_the_default_else_the_only_one() {
    let home = Home::new();
    let key = |kefu: crate::support::Kefu| {
        let rows = kefu.run().ok().json();
        let rows = rows.as_array().expect("a list").clone();
        rows.iter().find(|row| row["setting"] == "app_key").expect("a key")["value"].clone()
    };
    let two = "[profiles.main.gome]\napp_key = \"m\"\n[profiles.branch.gome]\napp_key = \"b\"\n";
    home.write("config.toml", &format!("default_profile = \"branch\"\n{two}"));
    assert_eq!(key(home.kefu("config show -o json")), "b");
    assert_eq!(key(home.kefu("config show -o json -p main")), "m");
    assert_eq!(key(home.kefu("config show -o json").env("KEFU_PROFILE", "main")), "m");
    assert_eq!(key(home.kefu("config show -o json -p branch").env("KEFU_PROFILE", "main")), "b");
    home.write("config.toml", "[profiles.only.gome]\napp_key = \"o\"\n");
    assert_eq!(key(home.kefu("config show -o json")), "o");
}

#[test]
fn everything_in_force_is_shown_and_no_secret() {
    let home = Home::new();
    home.write(
        "config.toml",
        "[profiles.main.gome]\napp_key = \"k\"\napp_secret = \"s3cret\"\ntoken = { env = \"TOKEN\" }\nmax_rps = 5\n\
         [profiles.main.bangwo8]\naccount = \"agent\"\npassword = { command = \"pass s3cret\" }\ntimeout = \"60s\"\n\
         [profiles.main.eshouhou]\napp_id = \"id\"\napp_secret = { file = \"secret\" }\n",
    );
    let run = home.kefu("config show -o csv").env("KEFU_ESHOUHOU_APP_SECRET", "s3cret").run().ok();
    assert!(!run.both().contains("s3cret"), "{run}");
    insta::assert_snapshot!(run);
}

#[test]
fn every_option_in_force_and_the_profile_say_where_they_come_from() {
    let home = Home::new();
    let file = home.write(
        "config.toml",
        "default_profile = \"main\"\n[defaults]\nretries = 1\nmask = true\ncolor = \"never\"\nquiet = true\n\
         [profiles.main]\nretries = 2\nno-header = false\n[profiles.branch]\nlimit = 9\n",
    );
    let at = |line: u32| format!("{}:{line}", file.display());
    let config = home.path("config.toml").display().to_string();
    for (line, variable, option, value, source) in [
        ("", None, "profile", "main", at(1)),
        ("-p branch", None, "profile", "branch", "flag --profile".to_owned()),
        ("", Some(("KEFU_PROFILE", "branch")), "profile", "branch", "environment KEFU_PROFILE".to_owned()),
        ("-p branch", None, "limit", "9", at(11)),
        ("-p branch", None, "retries", "1", at(3)),
        ("", None, "retries", "2", at(8)),
        ("", Some(("KEFU_RETRIES", "5")), "retries", "5", "environment KEFU_RETRIES".to_owned()),
        ("--retries 6", Some(("KEFU_RETRIES", "5")), "retries", "6", "flag --retries".to_owned()),
        ("", None, "mask", "true", at(4)),
        ("", None, "no_header", "false", at(9)),
        ("", None, "color", "never", at(5)),
        ("", None, "lang", "en", "environment LC_ALL".to_owned()),
        ("", Some(("LC_ALL", "zh_CN.UTF-8")), "lang", "zh-CN", "default".to_owned()),
        ("", Some(("KEFU_LANG", "en")), "lang", "en", "environment KEFU_LANG".to_owned()),
        ("", None, "config", &*config, "environment KEFU_HOME".to_owned()),
        ("--config config.toml", None, "config", &*config, "flag --config".to_owned()),
        ("", None, "quiet", "true", at(6)),
        ("-v", None, "verbose", "1", "flag --verbose".to_owned()),
        // What was typed for this run leaves these without force.
        ("-v", None, "quiet", "", String::new()),
        ("--no-labels", Some(("KEFU_LABELS", "1")), "labels", "", String::new()),
        ("", None, "columns", "", String::new()),
    ] {
        let kefu = variable
            .into_iter()
            .fold(home.kefu("config show -o json"), |kefu, (name, value)| kefu.env(name, value));
        let run = line.split_whitespace().fold(kefu, crate::support::Kefu::arg).run().ok();
        let rows = run.json();
        let rows = rows.as_array().expect("a list").iter();
        let found: Vec<_> = rows.filter(|row| row["vendor"].is_null() && row["setting"] == option).collect();
        let expected =
            serde_json::json!({"vendor": null, "setting": option, "value": value, "source": source});
        let expected = if value.is_empty() { vec![] } else { vec![&expected] };
        assert_eq!(found, expected, "{line} {variable:?}: {run}");
    }
    // A file's name and a program for JSON choose the format.
    let run = home.kefu("config show --to out.jsonl").run().ok();
    let written = std::fs::read_to_string(home.path("out.jsonl")).expect("a file");
    assert!(written.contains(r#""setting":"output","value":"jsonl","source":"flag --to""#), "{run}{written}");
}

#[test]
fn a_check_tries_what_is_configured_and_nothing_else() {
    let sandbox = crate::support::sandbox::Sandbox::start("");
    let home = Home::new();
    let all = home.kefu("config check -o json").envs(&sandbox.variables).run().ok();
    assert_eq!(all.column("vendor"), ["gome", "bangwo8", "eshouhou"]);
    assert_eq!(all.column("accepted"), ["true", "true", "true"]);
    let of = |vendor: &str| {
        let own = sandbox.variables.iter().filter(|(name, _)| name.starts_with(&format!("KEFU_{vendor}_")));
        own.cloned().collect::<Vec<_>>()
    };
    let one = home.kefu("config check -o json").envs(&of("GOME")).run().ok();
    assert_eq!(one.column("vendor"), ["gome"]);
    let wrong = home.kefu("config check").envs(&of("GOME")).env("KEFU_GOME_APP_SECRET", "wrong-value").run();
    insta::assert_snapshot!(wrong.exits(77));
}

#[test]
fn a_variable_that_means_nothing_is_warned_about() {
    let home = Home::new();
    let run = home.kefu("complaints list").env("KEFU_GOME_APP_SERCET", "s3cret").run().exits(78);
    assert!(!run.both().contains("s3cret"), "{run}");
    insta::assert_snapshot!(run);
}

/// Lists views with a password that stands in a file or a variable.
fn views_with(way: &str, written: &str, server: &Playback) -> Run {
    let home = Home::new();
    let secret = home.write("secret", written);
    let value = match way {
        "file" => format!("{{ file = '{}' }}", secret.display()),
        _ => "{ env = 'PASSWORD_OF_A_TEST' }".to_owned(),
    };
    home.write("config.toml", &account(&server.url(), &value));
    match way {
        "variable" => home.kefu("views list").env("KEFU_BANGWO8_PASSWORD", written).run(),
        _ => home.kefu("views list").env("PASSWORD_OF_A_TEST", written).run(),
    }
}

#[test]
fn a_password_is_sent_without_the_marks_that_editors_add() {
    for (written, sent) in
        [("\u{feff}pass word\r\n", "pass word"), ("密码😀\n", "密码😀"), ("plain", "plain")]
    {
        for way in ["file", "env", "variable"] {
            let server = asked_with(sent, 1);
            views_with(way, written, &server).exits(0);
        }
    }
}

#[test]
fn a_character_that_nobody_sees_in_a_password_is_named_and_nothing_is_sent() {
    for c in "\t\u{a0}\u{ad}\u{34f}\u{200b}\u{200d}\u{202e}\u{2028}\u{3000}\u{3164}\u{feff}\u{e0001}".chars()
    {
        for way in ["file", "env", "variable"] {
            let server = Playback::of(&[]);
            let run = views_with(way, &format!("s3cr{c}et"), &server).exits(78);
            let said = format!("bangwo8: `password` holds U+{:04X}", u32::from(c));
            assert!(run.stderr.contains(&said) && !run.stderr.contains("s3cr"), "{run}");
            let source = if way == "variable" { "KEFU_BANGWO8_PASSWORD" } else { "config.toml:4" };
            assert!(run.stderr.contains(source), "{run}");
            assert_eq!(server.requests(), 0);
        }
    }
}

#[test]
fn a_file_of_another_encoding_is_named_with_what_to_do() {
    let utf16 = "\u{feff}[defaults]\nlang = \"en\"\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let unmarked = "[defaults]\nlang = \"en\"\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [utf16, unmarked, b"[profiles.\xd6\xf7]\n".to_vec()] {
        let home = Home::new();
        let path = home.write("config.toml", "");
        std::fs::write(&path, bytes).expect("a file");
        let run = home.kefu("config show").run().exits(78);
        assert!(run.stderr.contains("config.toml") && run.stderr.contains("save it as UTF-8"), "{run}");
    }
}
