//! Which language a run speaks, for every way to say so and every place where a text is made.

use crate::support::{Home, Run};

/// A configuration, variables, a flag, and the language that is spoken then.
type Choice = (&'static str, &'static [(&'static str, &'static str)], &'static str, Spoken);

const CHOICES: &[Choice] = &[
    // Nothing at all, as in cron.
    ("", &[], "", Chinese),
    // The locale: the first one that is not empty decides.
    ("", &[("LANG", "en_US.UTF-8")], "", English),
    ("", &[("LANG", "en")], "", English),
    ("", &[("LANG", "en-GB")], "", English),
    ("", &[("LANG", "C")], "", Chinese),
    ("", &[("LANG", "POSIX")], "", Chinese),
    ("", &[("LC_ALL", "C.UTF-8")], "", Chinese),
    ("", &[("LANG", "zh_CN.GB18030")], "", Chinese),
    ("", &[("LANG", "de_DE.UTF-8")], "", Chinese),
    ("", &[("LANG", "eng_XX")], "", Chinese),
    ("", &[("LC_MESSAGES", "en_US"), ("LANG", "zh_CN")], "", English),
    ("", &[("LC_ALL", "zh_CN"), ("LC_MESSAGES", "en_US"), ("LANG", "en_US")], "", Chinese),
    ("", &[("LC_ALL", "C"), ("LANG", "en_US.UTF-8")], "", Chinese),
    ("", &[("LC_ALL", ""), ("LC_MESSAGES", " "), ("LANG", "en_US.UTF-8")], "", English),
    ("", &[("LC_CTYPE", "en_US.UTF-8")], "", Chinese),
    // A terminal that cannot show Chinese.
    ("", &[("TERM", "linux")], "", English),
    ("", &[("TERM", "linux"), ("LANG", "zh_CN.UTF-8")], "", English),
    ("", &[("TERM", "xterm-256color")], "", Chinese),
    ("", &[("TERM", "dumb")], "", Chinese),
    // The configuration counts more than all of these, a variable more than that, and the flag most.
    ("[defaults]\nlang = \"en\"", &[], "", English),
    ("[defaults]\nlang = \"zh-CN\"", &[("LANG", "en_US.UTF-8")], "", Chinese),
    ("[defaults]\nlang = \"zh-CN\"", &[("TERM", "linux")], "", Chinese),
    ("[profiles.default]\nlang = \"en\"\n[defaults]\nlang = \"zh-CN\"", &[], "", English),
    ("[defaults]\nlang = \"zh-CN\"", &[("KEFU_LANG", "en")], "", English),
    ("[defaults]\nlang = \"en\"", &[("KEFU_LANG", "zh-CN"), ("TERM", "linux")], "", Chinese),
    ("[defaults]\nlang = \"en\"", &[("KEFU_LANG", "")], "", English),
    ("", &[("KEFU_LANG", "en")], "--lang zh-CN", Chinese),
    ("[defaults]\nlang = \"zh-CN\"", &[("KEFU_LANG", "zh-CN")], "--lang en", English),
    ("[defaults]\nlang = \"zh-CN\"", &[], "--lang=en", English),
];

use Spoken::{Chinese, English};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spoken {
    Chinese,
    English,
}

/// One line for each place where texts are made, with a word of it in both languages.
const PLACES: &[(&str, &str, &str)] = &[
    // clap cannot read the line.
    ("views list --limit many", "错误：", "error: "),
    ("views lits", "没有命令", "unrecognized subcommand"),
    // A dash that is none, before clap reads anything.
    ("views list —limit 3", "不是选项", "is not an option"),
    // The command itself fails.
    ("views list --columns nope --demo", "建议：", "hint: "),
    // Help, asked for and not.
    ("views list -h", "用法：", "Usage: "),
    ("help views", "用法：", "Usage: "),
    ("", "[选项]", "[OPTIONS]"),
    // Headings, and the note behind a list.
    ("views list --demo", "名称", "Title"),
    ("views list --demo --limit 2", "个查询器（`--limit`）", " views (--limit)"),
    ("complaints list --demo --limit 3", "条投诉（`--limit`）", " complaints (--limit)"),
    // A file that cannot be made, and the operating system's reason.
    ("views list --demo --to /nowhere/views.csv", "没有文件夹", "there is no folder"),
    ("export counts --demo --dir /proc/counts", "系统错误", "os error"),
    // A check: its line, and the hint beside it.
    ("check complaints --demo", "UNKNOWN - 没有写", "UNKNOWN - neither"),
    ("check complaints --demo", "例如", "for example"),
    // An export.
    ("export status --dir /nowhere", "没有导出的数据", "there is no export"),
    ("export counts --demo --dir /proc/counts", "无法创建", "cannot create"),
];

fn spoken(run: &Run, chinese: &str, english: &str) -> Spoken {
    match (run.both().contains(chinese), run.both().contains(english)) {
        (true, false) => Chinese,
        (false, true) => English,
        both => panic!("{both:?} of {chinese} and {english}: {run}"),
    }
}

fn run(line: &str, config: &str, variables: &[(&str, &str)]) -> Run {
    let home = Home::new();
    home.write("config.toml", config);
    let kefu = home.kefu(line).without("LC_ALL");
    variables.iter().fold(kefu, |kefu, (name, value)| kefu.env(name, value)).run()
}

#[test]
fn the_language_is_the_flags_then_the_variables_the_files_the_locales_and_the_terminals() {
    let (line, chinese, english) = PLACES[0];
    for (config, variables, flag, expected) in CHOICES {
        let run = run(&format!("{line} {flag}"), config, variables);
        assert_eq!(spoken(&run, chinese, english), *expected, "{config} {variables:?} {flag}");
    }
}

#[test]
fn every_place_where_texts_are_made_knows_the_language() {
    let choices: [Choice; 5] = [
        ("", &[], "", Chinese),
        ("", &[("LANG", "en_US.UTF-8")], "", English),
        ("[defaults]\nlang = \"en\"", &[], "", English),
        ("", &[("KEFU_LANG", "en")], "", English),
        ("", &[("LANG", "en_US.UTF-8")], "--lang zh-CN", Chinese),
    ];
    for (line, chinese, english) in PLACES {
        for (config, variables, flag, expected) in choices {
            let run = run(&format!("{flag} {line}"), config, variables);
            assert_eq!(spoken(&run, chinese, english), expected, "{run}\n{config} {variables:?}");
        }
    }
}

#[test]
fn a_configuration_that_cannot_be_read_is_said_in_the_language_too() {
    for (config, line, expected) in [
        ("not toml", "views list", Chinese),
        ("not toml", "views list --lang en", English),
        ("[defaults]\nlang = \"fr\"", "views list", Chinese),
        ("[defaults]\nlang = \"en\"", "views list -p nobody", English),
    ] {
        assert_eq!(spoken(&run(line, config, &[]), "错误：", "error: "), expected, "{config} {line}");
    }
}

#[test]
fn the_language_of_an_error_as_json_is_the_same_and_its_members_are_not_translated() {
    let chinese = run("views list --limit many -o json", "", &[]).exits(2);
    assert!(chinese.stderr.contains(r#""exit_code":2"#) && chinese.stderr.contains("无效"), "{chinese}");
    let english = run("views list --limit many -o json --lang en", "", &[]).exits(2);
    assert!(english.stderr.contains(r#""exit_code":2"#) && english.stderr.contains("invalid"), "{english}");
}

#[test]
fn what_is_in_force_names_the_variable_that_chose_the_language() {
    let shown = |variables: &[(&str, &str)]| {
        let run = run("config show -o csv", "", variables).ok();
        run.stdout.lines().find(|line| line.starts_with(",lang,")).map(str::to_owned).unwrap_or_default()
    };
    assert_eq!(shown(&[("LC_ALL", "en_US.UTF-8")]), ",lang,en,environment LC_ALL");
    assert_eq!(shown(&[("TERM", "linux")]), ",lang,en,environment TERM");
    assert_eq!(shown(&[("KEFU_LANG", "zh-CN")]), ",lang,zh-CN,environment KEFU_LANG");
    assert_eq!(shown(&[]), ",lang,zh-CN,default");
}

/// Every option with a value, of every command: what is wrong with a value that is none is said in Chinese.
#[test]
fn what_is_wrong_with_a_value_is_said_in_chinese_whichever_option_it_is() {
    let mut seen = 0;
    for path in super::pages::commands() {
        // The options of every command are looked at once.
        let topic = if path.is_empty() { "help options" } else { &path };
        let own = super::pages::page(topic, "--help", "en");
        let long = |line: &str| Some(line.trim().split_once("--")?.1.split_once(" <")?.0.to_owned());
        let options = own.lines().filter(|line| line.trim().starts_with('-')).filter_map(long);
        for option in options.filter(|option| !option.contains(' ')) {
            let run = run(&format!("{path} --{option} no/such --lang zh-CN"), "", &[]);
            let why = run.stderr.lines().find_map(|line| line.strip_prefix("原因："));
            let said = why.map(|why| why.split('`').step_by(2).collect::<String>());
            seen += usize::from(said.is_some());
            // Allowed values are words of their own.
            let said = said.filter(|said| said.contains(char::is_alphanumeric));
            let said = said.filter(|said| !said.contains(|c| matches!(c, '\u{4e00}'..='\u{9fff}')));
            assert!(said.is_none(), "{run}");
        }
    }
    assert!(seen > 30, "{seen} reasons were looked at");
}

#[test]
fn a_number_out_of_its_range_is_a_sentence() {
    for (line, chinese, english) in [
        ("views list --limit 0", "写不小于 1 的整数", "write a whole number, 1 or more"),
        ("views list --limit many", "写不小于 1 的整数", "write a whole number, 1 or more"),
        ("views list --limit 99999999999999999999", "写不小于 1 的整数", "write a whole number, 1 or more"),
        ("views list --concurrency 65", "写 1 到 64 之间的整数", "write a whole number from 1 to 64"),
        ("sandbox --port 70000", "写 0 到 65535 之间的整数", "write a whole number from 0 to 65535"),
        ("sandbox --days ０", "写 1 到 3660 之间的整数", "write a whole number from 1 to 3660"),
    ] {
        for (lang, why) in [("zh-CN", chinese), ("en", english)] {
            let run = run(&format!("{line} --lang {lang}"), "", &[]).exits(2);
            assert!(run.stderr.contains(why), "{run}");
        }
    }
}

#[test]
fn what_the_system_and_libraries_say_is_said_in_chinese() {
    let gome = |url: &str, secret: &str| {
        format!(
            "[profiles.main.gome]\nbase_url = \"{url}\"\napp_key = \"k\"\napp_secret = {secret}\ntoken = \"t0ken-1\"\n"
        )
    };
    let secret = "\"s3cret-1\"";
    let list = "complaints list --on 2026-11-22 --retries 0 --timeout 5s";
    for (line, config, said) in [
        (list, gome("http://127.0.0.1:1", secret), "连接被拒绝"),
        ("doctor", gome("http://127.0.0.1:1", secret), "连接被拒绝"),
        (list, gome("https://gateway.invalid", secret), "域名"),
        ("doctor", gome("https://gateway.invalid", secret), "域名"),
        (list, gome("http://127.0.0.1:1", "{ file = \"absent\" }"), "没有这个文件"),
        (list, gome("http://127.0.0.1:1", "{ command = \"exit 3\" }"), "3"),
        ("config show", "[profiles.main.gome\n".to_owned(), "缺少 `]`"),
    ] {
        let run = run(line, &config, &[("LC_ALL", "zh_CN.UTF-8")]);
        assert!(run.both().contains(said), "{line} says not {said}: {run}");
        for english in
            ["Connection refused", "error sending", "No such file", "Name or service", "exit status"]
        {
            assert!(!run.both().contains(english), "{run}");
        }
    }
}
