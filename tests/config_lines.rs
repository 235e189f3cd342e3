//! `kefu config set`, `unset` and `get`: one line of the file changes and everything around it stays.

use std::fs;

use crate::support::{Home, Run};

const FILE: &str = r#"# My file.
default_profile = "main" # which one

[defaults]
# for the morning
output = "json"
fail-empty = true

# The shop.
[profiles.main.gome]
app_key = "1000001" # from the platform
# Kept in the safe.
app_secret = { command = "echo s3cret" }
token = "s3cret-token"

[profiles."上海店".bangwo8] # the other shop
account = "agent@example.com"

# The end.
"#;

fn home() -> Home {
    let home = Home::new();
    home.write("config.toml", FILE);
    home
}

fn text(home: &Home) -> String {
    fs::read_to_string(home.path("config.toml")).expect("the file")
}

fn words(home: &Home, words: &[&str]) -> Run {
    home.kefu_words(["config"].iter().chain(words)).run()
}

#[test]
fn a_name_with_its_value_is_taken_apart_and_no_secret_is_shown() {
    for key in ["gome.app_key=2000002", "gome.app_key＝２０００００２", "gome.app_key=app_key：2000002"]
    {
        let home = home();
        words(&home, &["set", key]).exits(0);
        assert_eq!(text(&home), FILE.replace("1000001", "2000002"), "{key}");
    }
    let home = home();
    for key in ["gome.token=s3cret-two", "gome.tokne=s3cret-two", "token＝s3cret-two"] {
        let run = words(&home, &["set", key]).exits(2);
        assert!(!run.stderr.contains("s3cret"), "{run}");
        assert_eq!(text(&home), FILE, "{key}");
    }
}

#[test]
fn a_line_is_set_where_it_stands_and_read_back() {
    for (key, value, old, new) in [
        ("default_profile", "上海店", "\"main\" # which", "\"上海店\" # which"),
        ("defaults.output", "csv", "\"json\"", "\"csv\""),
        ("defaults.fail_empty", "false", "fail-empty = true", "fail-empty = false"),
        ("gome.app_key", "2000002", "\"1000001\" # from", "\"2000002\" # from"),
        ("profiles.main.gome.app_key", "x-y", "\"1000001\" # from", "\"x-y\" # from"),
        ("gome.token", "{ env = \"GOME_TOKEN\" }", "\"s3cret-token\"", "{ env = \"GOME_TOKEN\" }"),
        ("profiles.上海店.bangwo8.account", "b@example.com", "\"agent@example.com\"", "\"b@example.com\""),
        ("profiles.\"上海店\".bangwo8.account", "c", "\"agent@example.com\"", "\"c\""),
        ("defaults.limit", "100", "fail-empty = true\n", "fail-empty = true\nlimit = 100\n"),
        ("defaults.columns", "all", "fail-empty = true\n", "fail-empty = true\ncolumns = \"all\"\n"),
    ] {
        let home = home();
        let run = words(&home, &["set", key, value]).exits(0);
        assert_eq!(run.stdout, "", "{run}");
        assert_eq!(text(&home), FILE.replacen(old, new, 1), "{key}");
        let got = words(&home, &["get", key]).ok();
        let expected = if key.ends_with("token") { "{ env = \"GOME_TOKEN\" }" } else { value };
        assert_eq!(got.stdout, format!("{expected}\n"), "{key}");
        home.kefu("config show").env("GOME_TOKEN", "t").run().ok();
    }
}

#[test]
fn a_new_file_and_a_new_shop_begin_with_their_first_line() {
    let home = Home::new();
    words(&home, &["set", "gome.app_key", "1000001"]).exits(0);
    assert!(text(&home).contains("[profiles.main.gome]"), "{}", text(&home));
    assert_eq!(words(&home, &["get", "default_profile"]).ok().stdout, "main\n");
    words(&home, &["set", "-p", "北京店", "gome.app_key", "2000002"]).exits(0);
    assert_eq!(words(&home, &["get", "profiles.北京店.gome.app_key"]).ok().stdout, "2000002\n");
    assert_eq!(words(&home, &["get", "gome.app_key"]).ok().stdout, "1000001\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(home.path("config.toml")).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let home = Home::new();
    words(&home, &["set", "defaults.lang", "en"]).exits(0);
    assert_eq!(text(&home), "[defaults]\nlang = \"en\"\n");
}

#[test]
fn a_wrong_value_or_name_is_refused_and_the_file_is_left_untouched() {
    for (line, code, said) in [
        (&["set", "defaults.output", "xml"][..], 78, "xml"),
        (&["set", "defaults.limit", "0"], 78, "limit"),
        (&["set", "defaults.fail_empty", "loud"], 78, "true or false"),
        (&["set", "profiles.main.color", "blue"], 78, "blue"),
        (&["set", "gome.base_url", "http://gateway.example.com"], 78, "https://"),
        (&["set", "gome.base_url", "https://me:s3cret@gateway.example.com"], 78, "a name or a password"),
        (&["set", "gome.max_rps", "fast"], 78, "max_rps"),
        (&["set", "gome.timeout", "soon"], 78, "timeout"),
        (&["set", "gome.allow_http", "perhaps"], 78, "true or false"),
        (&["set", "gome.app_key", "10\u{200b}01"], 78, "U+200B"),
        (&["set", "default_profile", "mian"], 78, "mian"),
        (&["set", "defaults.output", "{ env = \"X\" }"], 78, "table"),
        (&["set", "gome.app_key", "{ evn = \"X\" }"], 78, "env"),
        (&["set", "gome.app_key", "{ env = "], 2, "TOML"),
        (&["set", "gome.app_kye", "x"], 2, "did you mean `app_key`"),
        (&["set", "defaults.ouput", "x"], 2, "did you mean `output`"),
        (&["set", "output", "csv"], 2, "did you mean `defaults.output`"),
        (&["set", "gom.app_key", "x"], 2, "default_profile"),
        (&["set", "profiles.all.gome.app_key", "x"], 2, "all"),
        (&["set", "gome.app_key"], 2, "needs a value"),
        (&["set", "gome.app_key", ""], 2, "empty"),
        (&["set", "gome.token", "s3cret"], 2, "no argument may hold one"),
        (&["set", "gome.token"], 2, "no terminal"),
        (&["unset", "gome.base_url"], 4, "not set"),
        (&["unset", "profiles.other.gome.app_key"], 4, "not set"),
        (&["get", "gome.base_url"], 4, "not set"),
        (&["get", "gome.x"], 2, "app_key"),
    ] {
        let home = home();
        let run = words(&home, line).exits(code);
        assert!(run.stderr.contains(said), "{said}: {run}");
        assert!(!run.both().contains("s3cret"), "{run}");
        assert_eq!(text(&home), FILE, "{run}");
    }
}

#[test]
fn a_secret_comes_from_standard_input_and_is_never_shown() {
    for (typed, written) in
        [("new-s3cret\n", "new-s3cret"), ("new s3cret\r\n", "new s3cret"), ("密码", "密码")]
    {
        let home = home();
        let run = home.kefu("config set gome.token - -vv").stdin(typed).run().exits(0);
        assert!(!run.both().contains("s3cret") && !run.both().contains("密码"), "{run}");
        assert_eq!(text(&home), FILE.replace("s3cret-token", written));
    }
    let home = home();
    let two = home.kefu("config set gome.token -").stdin("one-s3cret\ntwo-s3cret\n").run().exits(78);
    assert!(two.stderr.contains("U+000A") && !two.both().contains("s3cret"), "{two}");
    assert_eq!(text(&home), FILE);
    for (key, shown) in [("gome.token", "***\n"), ("gome.app_secret", "{ command = … }\n")] {
        let run = words(&home, &["get", key]).ok();
        assert_eq!(run.stdout, shown, "{run}");
    }
}

#[test]
#[cfg(unix)]
fn a_secret_is_asked_for_at_a_terminal() {
    let home = home();
    let mut command = std::process::Command::new("sh");
    command.env_clear().env("PATH", "/usr/bin:/bin").env("KEFU_HOME", home.path("")).env("TERM", "xterm");
    let line = format!("{} config set gome.token --color never", env!("CARGO_BIN_EXE_kefu"));
    let mut terminal = crate::support::terminal::Terminal::start(command, &line);
    terminal.answer("token › ", "typed-s3cret\r");
    let screen = terminal.end(0);
    assert!(!screen.contains("s3cret") && screen.contains("已写入"), "{screen}");
    assert_eq!(text(&home), FILE.replace("s3cret-token", "typed-s3cret"));
}

#[test]
fn a_line_is_taken_out_and_its_comments_stay() {
    for (key, old, new) in [
        ("gome.token", "token = \"s3cret-token\"\n", ""),
        ("defaults.fail_empty", "fail-empty = true\n", ""),
        ("defaults.output", "output = \"json\"\n", ""),
        ("gome.app_key", "app_key = \"1000001\" # from the platform\n", "# from the platform\n"),
        (
            "gome.app_secret",
            "# Kept in the safe.\napp_secret = { command = \"echo s3cret\" }\ntoken",
            "# Kept in the safe.\ntoken",
        ),
    ] {
        let home = home();
        let run = words(&home, &["unset", key]).exits(0);
        assert!(!run.both().contains("s3cret"), "{run}");
        assert_eq!(text(&home), FILE.replacen(old, new, 1), "{key}");
        words(&home, &["get", key]).exits(4);
    }
}

#[test]
fn a_credential_of_systemd_is_read_from_its_folder() {
    let sandbox = crate::support::sandbox::Sandbox::start("");
    let home = Home::new();
    home.write("credentials/gome", &format!("{}\n", sandbox.get("KEFU_GOME_TOKEN")));
    let url = sandbox.get("KEFU_GOME_BASE_URL");
    let secret = sandbox.get("KEFU_GOME_APP_SECRET");
    home.write(
        "config.toml",
        &format!(
            "[profiles.main.gome]\nbase_url = \"{url}\"\napp_key = \"k\"\napp_secret = \"{secret}\"\n\
             token = {{ credential = \"gome\" }}\n"
        ),
    );
    let run = |folder: &str| home.kefu("config check").env("CREDENTIALS_DIRECTORY", home.path(folder)).run();
    run("credentials").exits(0);
    let absent = run("elsewhere").exits(78);
    assert!(absent.both().contains("gome") && absent.both().contains("config.toml:5"), "{absent}");
    let outside = home.kefu("config check").run().exits(78);
    assert!(outside.both().contains("CREDENTIALS_DIRECTORY is not set"), "{outside}");
    for path in ["../gome", "a/b", "."] {
        let run = words(&home, &["set", "gome.token", &format!("{{ credential = \"{path}\" }}")]).exits(78);
        assert!(run.stderr.contains("a name and no path"), "{run}");
    }
}

/// The blocks of a language in a page of `docs/`.
fn blocks<'p>(page: &'p str, language: &str) -> Vec<&'p str> {
    let begin = format!("```{language}\n");
    page.split(&begin).skip(1).map(|rest| rest.split("```").next().expect("an end")).collect()
}

#[test]
#[cfg(unix)]
fn the_lines_of_the_page_about_secrets_ask_each_tool_for_its_secret() {
    let pages = ["docs/secrets.md", "docs/secrets.en.md"];
    let [chinese, english] =
        pages.map(|page| fs::read_to_string(crate::support::project(page)).expect("a page"));
    for language in ["shell", "toml", "ini", "powershell"] {
        assert_eq!(blocks(&chinese, language), blocks(&english, language));
    }
    let sandbox = crate::support::sandbox::Sandbox::start("");
    let token = sandbox.get("KEFU_GOME_TOKEN");
    // Each tool answers only to the words that its manual has for it.
    let tools = [
        ("secret-tool", "lookup service kefu account gome-token", ""),
        ("pass", "show kefu/gome-token", "\nlogin: kefu"),
        ("security", "find-generic-password -s kefu -a gome-token -w", "\n"),
    ];
    let mut asked = 0;
    for (tool, words, after) in tools {
        let block = blocks(&english, "toml").into_iter().find(|block| block.contains(&format!("\"{tool} ")));
        let home = Home::new();
        home.write("config.toml", block.unwrap_or_else(|| panic!("no line for {tool}")));
        let script = format!("#!/bin/sh\n[ \"$*\" = '{words}' ] || exit 1\nprintf '%s' '{token}{after}'\n");
        home.write(&format!("bin/{tool}"), &script);
        home.mode(&format!("bin/{tool}"), 0o700);
        let path = format!("{}:/usr/bin:/bin", home.path("bin").display());
        let kefu = home.kefu("config check").env("PATH", path);
        let others =
            sandbox.variables.iter().filter(|(name, _)| name.contains("GOME") && !name.ends_with("_TOKEN"));
        others.fold(kefu, |kefu, (name, value)| kefu.env(name, value)).run().exits(0);
        asked += 1;
    }
    assert_eq!(asked, tools.len());
    // What is for other systems is at least read.
    for block in blocks(&english, "toml") {
        let home = Home::new();
        home.write("config.toml", block);
        home.kefu("config show").run().ok();
    }
}

/// Values that fit no setting of that name, and no option.
const WRONG: &[(&str, &str)] = &[
    ("gome.base_url", "gw.gome.com.cn"),
    ("bangwo8.base_url", "ftp://www.example.com"),
    ("eshouhou.base_url", "http://elsewhere.example"),
    ("gome.base_url", "https://me:s3cret@gw.example"),
    ("gome.app_key", "10\u{200b}01"),
    ("bangwo8.account", "a\u{200b}b"),
    ("gome.max_rps", "0"),
    ("bangwo8.max_rps", "many"),
    ("eshouhou.max_rps", "-1"),
    ("gome.timeout", "soon"),
    ("bangwo8.timeout", "30x"),
    ("eshouhou.allow_http", "maybe"),
    ("eshouhou.network_type", "xyz"),
    ("default_profile", "nobody"),
    ("defaults.output", "pdf"),
    ("defaults.encoding", "latin-1"),
    ("defaults.labels", "maybe"),
    ("defaults.no_labels", "maybe"),
    ("defaults.no_header", "maybe"),
    ("defaults.raw", "maybe"),
    ("defaults.mask", "maybe"),
    ("defaults.resolve", "maybe"),
    ("defaults.limit", "0"),
    ("defaults.fail_empty", "maybe"),
    ("defaults.lang", "de"),
    ("defaults.timezone", "Mars/Base"),
    ("defaults.color", "pink"),
    ("defaults.wide", "maybe"),
    ("defaults.ambiguous_width", "3"),
    ("defaults.quiet", "maybe"),
    ("defaults.verbose", "9"),
    ("defaults.timeout", "soon"),
    ("defaults.deadline", "-1"),
    ("defaults.retries", "-1"),
    ("defaults.concurrency", "0"),
];

#[test]
fn what_a_later_run_would_refuse_is_not_written() {
    for (key, value) in WRONG {
        let home = home();
        let run = words(&home, &["set", key, value]);
        assert!(matches!(run.code, Some(2 | 78)), "{key} = {value}: {run}");
        assert_eq!(text(&home), FILE, "{key} = {value}");
        assert!(run.stderr.contains("hint: ") || run.stderr.contains("why: "), "{key} = {value}: {run}");
        assert!(!run.both().contains("s3cret"), "{run}");
    }
    let example = fs::read_to_string("config.example.toml").expect("the example");
    let options = example.split_once("\n[defaults]\n").and_then(|(_, rest)| rest.split_once("\n[profiles"));
    let keys = options
        .expect("the defaults")
        .0
        .lines()
        .filter_map(|line| line.strip_prefix("# ")?.split_once(" = "));
    // Any text may be one of these.
    let free = ["columns", "sort", "grep", "pager"];
    for (key, _) in keys.filter(|(key, _)| !key.contains(' ') && !free.contains(key)) {
        assert!(WRONG.iter().any(|(wrong, _)| *wrong == format!("defaults.{key}")), "{key} is not tried");
    }
}

#[test]
fn what_is_refused_when_it_is_set_is_named_when_it_stands_in_the_file() {
    let of_vendors = WRONG.iter().filter(|(key, _)| key.starts_with(|c: char| "gbe".contains(c)));
    for (key, value) in of_vendors {
        let (vendor, key) = key.split_once('.').expect("a vendor");
        let home = Home::new();
        let own = match vendor {
            "gome" => "app_key = \"k1\"\napp_secret = \"s3cret\"\n",
            "bangwo8" => "account = \"a1\"\npassword = \"s3cret\"\n",
            _ => "app_id = \"i1\"\napp_secret = \"s3cret\"\n",
        };
        let own: String =
            own.lines().filter(|line| !line.starts_with(key)).map(|line| format!("{line}\n")).collect();
        home.write("config.toml", &format!("[profiles.main.{vendor}]\n{own}{key} = \"{value}\"\n"));
        let run = home.kefu("doctor --offline -o json").run().exits(78);
        let found = run.json();
        let wrong =
            found.as_array().expect("a list").iter().find(|one| one["status"] == "error").expect("an error");
        assert!(wrong["message"].as_str().is_some_and(|said| said.contains(key)), "{key} = {value}: {wrong}");
    }
}

#[test]
fn what_an_input_method_or_pasting_adds_is_no_part_of_a_value() {
    for (key, typed, value) in [
        ("gome.app_key", " １０００００１ ", "1000001"),
        ("bangwo8.account", " 客服（上海） ", "客服（上海）"),
        ("gome.base_url", "https：／／gw.example.com/router", "https://gw.example.com/router"),
        ("eshouhou.network_type", "ｂｒａｎｃｈ", "branch"),
        ("eshouhou.network_type", "总部", "总部"),
        ("gome.timeout", "30s ", "30s"),
        ("bangwo8.max_rps", "５", "5"),
    ] {
        let home = Home::new();
        words(&home, &["set", key, typed]).exits(0);
        assert_eq!(words(&home, &["get", key]).ok().stdout, format!("{value}\n"), "{key}");
    }
    let home = Home::new();
    home.kefu("config set gome.app_secret -").stdin("  s3cret-s3cret \r\n").run().exits(0);
    assert!(text(&home).contains("app_secret = \"s3cret-s3cret\""), "{}", text(&home));
    let run = home.kefu("config set gome.token -").stdin("s3cret\ns3cret\n").run().exits(78);
    assert!(run.stderr.contains("U+000A") && !run.both().contains("s3cret"), "{run}");
}
