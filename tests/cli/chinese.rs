//! Chinese messages are Chinese, whichever part says them, and a line of cron fails in its owner's language.

use crate::support::{Home, chinese::mistakes, together};

/// Lines that say something besides records, on stdout or stderr, and their exit codes.
const LINES: &[(&str, i32)] = &[
    ("--demo doctor", 0),
    ("doctor --offline", 78),
    ("doctor -o json --offline", 78),
    ("--demo config check", 0),
    ("config check", 78),
    ("config unset gome.token", 4),
    ("config set gome.max_rps many", 78),
    ("check complaints -w 1", 3),
    ("check complaints -w 5:1", 3),
    ("check export --dir ./out", 3),
    ("--demo export counts --dir ./out -v", 0),
    ("export status --dir ./out", 0),
    ("export status --dir ./nowhere", 3),
    ("--demo export complaints --dir ./out --since 2d", 2),
    ("--demo views list -v", 0),
    ("--demo complaints list --limit 1 -v -o json --to x.json", 0),
    ("--demo views tickets 15 --sort -created_at --grep 空调 --limit 2 -o csv --to x.csv", 0),
    ("--demo complaints list --on 1999-01-01 --fail-empty", 5),
    ("--demo complaints list --watch 1s", 2),
    ("--demo complaints stats --by 状况", 2),
    ("--demo complaints stats --rate 超", 2),
    ("--demo report daily --for wecom -o json", 2),
    ("report daily --from ./nowhere", 2),
    ("--demo views list --columns 名", 2),
    ("--demo complaints list --status 未接", 2),
    ("--demo complaints list --since 明天啊", 2),
    ("--demo views list -o 表", 2),
    ("--demo views list --jq .[", 2),
    ("--demo views list --jq .[]|tonumber", 2),
    ("--demo views list --jq .[]|foo", 2),
    ("sandbox --fault gome:explode", 2),
    ("sandbox --port 99999", 2),
    ("api 国美 gome.custom.complaints.delete --demo", 2),
    ("completions powersh", 2),
];

#[test]
fn whatever_is_said_is_chinese() {
    let home = Home::new();
    let mut wrong = Vec::new();
    for (line, code) in LINES {
        let run = home.kefu(line).env("KEFU_LANG", "zh-CN").run();
        let is_records = line.starts_with("--demo views list -v") || line.contains("-v -o");
        let said = if is_records { &run.stderr } else { &run.both() };
        let found = mistakes(said);
        if !found.is_empty() || run.code != Some(*code) {
            wrong.push(format!("{}\n{run}", found.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn in_english_there_is_chinese_only_where_it_was_typed() {
    let home = Home::new();
    let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    // The titles of views are data.
    let lines = LINES
        .iter()
        .filter(|(line, _)| line.is_ascii() && !line.contains("views list -v") && !line.contains("tonumber"));
    for (line, code) in lines {
        let run = home.kefu(line).run().exits(*code);
        assert!(!run.both().contains(is_han), "{run}");
    }
}

#[test]
fn a_configuration_that_is_no_toml_is_said_in_chinese_with_what_is_wrong() {
    let mut wrong = Vec::new();
    for text in [
        "token",
        "token =",
        "token = abc",
        "token = \"abc",
        "[profiles",
        "[profiles.a.gome]\ntoken = { env = \"A\"",
        "[profiles.a.gome]\ntoken = { env = \"A\", }\ntoken = \"b\"",
        "[defaults]\ncolumns = [\"a\" \"b\"]",
        "[defaults]\ncolumns = [\"a\",",
        "[defaults]\nlimit = 007",
        "[defaults]\nlimit = 5 6",
        "[defaults]\n输出 = \"json\"",
        "令牌 ＝ \"abc\"",
        "a = \"\\q\"",
    ] {
        let home = Home::new();
        home.write("config.toml", text);
        let run = home.kefu("views list").env("KEFU_LANG", "zh-CN").run().exits(78);
        wrong.extend(mistakes(&run.stderr).into_iter().map(|mistake| format!("{text}\n{mistake}")));
        wrong.extend(run.stderr.contains("原文").then(|| format!("{text}\n{run}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_line_of_cron_that_fails_speaks_chinese_or_the_language_of_the_crontab() {
    let home = Home::new();
    let run = |lang: &[(&str, &str)]| {
        // cron sets these variables and no others.
        let kefu =
            home.kefu("export complaints --dir ./complaints -q").without("LC_ALL").env("SHELL", "/bin/sh");
        let kefu = kefu.env("LOGNAME", "ops").env("PATH", "/usr/bin:/bin");
        lang.iter().fold(kefu, |kefu, (name, value)| kefu.env(name, value)).run().exits(78)
    };
    let chinese = run(&[]);
    assert!(mistakes(&chinese.stderr).is_empty(), "{chinese}");
    insta::assert_snapshot!(together([chinese, run(&[("LANG", "en_US.UTF-8")])]));
}
