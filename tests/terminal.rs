//! Results on a real terminal: what fits, what stands out, and what is said about the rest.

#![cfg(unix)]

use std::process::Command;

use rexpect::{reader::Options, session::spawn_with_options};
use unicode_width::UnicodeWidthStr as _;

use crate::support::{Home, chinese, sandbox::Sandbox, terminal::Terminal};

/// The standard output of a command on a terminal with a number of columns, and its messages.
fn shown(line: &str, columns: &str) -> (String, String) {
    let home = Home::new();
    let kefu = home.kefu(line).env("TERM", "xterm-256color").env("LC_ALL", "C.UTF-8").command();
    let mut command = Command::new("sh");
    command.arg("-c").arg("exec \"$0\" \"$@\" 2>said").arg(kefu.get_program()).args(kefu.get_args());
    command.env_clear().envs(kefu.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.env("COLUMNS", columns).current_dir(home.path(""));
    let options = Options::new().timeout_ms(Some(60_000));
    let shown = spawn_with_options(command, options).and_then(|mut session| session.exp_eof());
    let said = std::fs::read_to_string(home.path("said")).expect("what it said");
    // It takes each byte for a character.
    let bytes = shown.expect("an end").chars().filter_map(|c| u8::try_from(c).ok()).collect();
    (String::from_utf8(bytes).expect("UTF-8").replace("\r\n", "\n"), said)
}

/// The text without its colours.
fn plain(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or(part, |(_, rest)| rest))
}

#[test]
fn a_list_fits_and_what_is_left_out_is_named() {
    let line = "--demo views tickets 15 --expand-fields --limit 20";
    let (table, said) = shown(line, "80");
    let table = plain(&table);
    assert!(table.lines().count() == 22 && table.lines().all(|line| line.width() <= 80), "{table}");
    assert!(table.starts_with("工单ID ") && table.contains(" 处理阶段"), "{table}");
    assert!(said.starts_with("警告：终端太窄，没有显示这些列："), "{said}");
    let left_out = said.split_once("；用 `--columns` 选列").expect(&said).0;
    for heading in ["机型", "上门记录", "客户设备"] {
        assert!(left_out.contains(heading) && !table.contains(heading), "{heading}: {said}{table}");
    }
    // Columns that a list shows only where there is room are missed by nobody, and their names need no reading.
    assert!(!table.contains("更新时间") && !left_out.contains("更新时间"), "{said}{table}");
    let (wide, said) = shown(&format!("{line} --wide"), "80");
    assert!(plain(&wide).lines().next().is_some_and(|heads| heads.contains("上门记录")), "{wide}");
    assert!(!said.contains("没有显示"), "{said}");
}

#[test]
fn what_is_late_and_where_things_stand_have_a_colour_beside_the_word() {
    let line = "--demo complaints list --since 30d --columns work_order_no,status,overdue";
    let (table, _) = shown(line, "80");
    for coloured in ["\u{1b}[1m\u{1b}[31m是", "\u{1b}[33m待处理", "\u{1b}[36m处理中 ", "\u{1b}[32m已结单"]
    {
        assert!(table.contains(coloured), "{coloured:?}: {table}");
    }
    assert!(plain(&table).contains(" 是"), "{table}");
    let late = table.lines().find(|line| line.contains("31m是")).expect("one that is late");
    let number = late.split(' ').next().unwrap_or_default();
    let (card, _) = shown(&format!("--demo complaints show {number}"), "80");
    assert!(card.contains("\u{1b}[1m\u{1b}[31m是\u{1b}[0m\n"), "{card}");
    assert!(plain(&card).contains("超时         │ 是\n"), "{card}");
    let (grey, _) = shown(&format!("{line} --color never"), "80");
    assert_eq!(grey, plain(&table));
}

#[test]
fn counts_have_bars_as_long_as_there_is_room() {
    let (table, _) = shown("--demo complaints stats --by day --since 14d", "60");
    let table = plain(&table);
    // Headings, days and totals, with a rule below and above.
    assert_eq!(table.lines().count(), 2 + 14 + 2, "{table}");
    let total = table.lines().last().expect("the totals");
    assert!(!total.contains('█') && total.ends_with("100.0%"), "{table}");
    assert!(table.contains(&"█".repeat(24)) && table.lines().all(|line| line.width() <= 60), "{table}");
    let (narrow, _) = shown("--demo complaints stats --by day --since 14d", "20");
    assert!(!narrow.contains('█') && narrow.contains("数量"), "{narrow}");
    let (ascii, _) = shown("--demo views count --ambiguous-width wide", "80");
    assert!(ascii.contains(&"#".repeat(24)) && !ascii.contains('█'), "{ascii}");
}

#[test]
fn only_hidden_columns_that_somebody_asked_for_are_named_by_what_may_be_typed() {
    for (line, columns, named) in [
        ("complaints list --limit 2", "80", ""),
        ("complaints list --limit 2", "50", "超时、投诉内容"),
        ("views list", "30", "创建时间、更新时间"),
        ("views list --columns id,title,created_at,updated_at", "30", "创建时间、更新时间"),
        ("views list --columns id,title,created_at,updated_at --no-labels", "30", "created_at、updated_at"),
        ("complaints list --limit 2 --columns work_order_no,order_no,sku", "30", "SKU"),
    ] {
        let (_, said) = shown(&format!("--demo {line}"), columns);
        let warned = said.lines().find(|line| line.contains("没有显示")).unwrap_or_default();
        let names = warned.split_once("这些列：").and_then(|(_, rest)| rest.split_once('；'));
        assert_eq!(names.map_or("", |(names, _)| names), named, "{line}: {said}");
        // What is named can be typed.
        let question = line.split(" --columns").next().unwrap_or_default();
        if !named.is_empty() {
            let typed = format!("--demo {question} --columns {}", named.replace('、', ","));
            let run = Home::new().kefu(&typed).env("LC_ALL", "C.UTF-8").run().exits(0);
            let labels = !line.contains("--no-labels");
            assert!(!labels || named.split('、').all(|name| run.stdout.contains(name)), "{run}");
        }
    }
}

#[test]
fn progress_and_countdowns_speak_their_readers_language() {
    for (lang, parts) in
        [("zh-CN", ["秒后", "每秒 ", "还剩 "]), ("en", ["trying again in ", " per second", " s left"])]
    {
        let (sandbox, home) = (Sandbox::start("--fault gome:status=503,retry-after=4,times=1"), Home::new());
        let kefu = home.kefu("").envs(&sandbox.variables).env("KEFU_LANG", lang).command();
        let mut shell = Command::new("sh");
        shell.env_clear().envs(kefu.get_envs().filter_map(|(name, value)| Some((name, value?))));
        shell.env("TERM", "xterm").current_dir(home.path(""));
        let kefu = env!("CARGO_BIN_EXE_kefu");
        let line =
            format!("stty cols 80 rows 24; {kefu} complaints list --concurrency 1 --to a.csv --color never");
        let screen = Terminal::start(shell, &line).end(0);
        let said = screen.split("exit 0").next().unwrap_or_default().replace("\u{1b}[2K", "");
        assert!(parts.iter().all(|part| said.contains(part)) && !said.contains(" 0/0"), "{said}");
        for line in said.split(['\r', '\n']).flat_map(|line| line.split("  ")) {
            let wrong = match lang {
                "en" => line.chars().filter(|c| chinese::is_han(*c)).map(String::from).collect(),
                _ => chinese::mistakes(line),
            };
            assert!(wrong.is_empty(), "{line}: {wrong:?}\n{said}");
        }
    }
}

#[test]
fn the_closing_note_names_the_window_and_the_file_and_is_for_a_terminal() {
    for (line, note) in [
        ("complaints list --since 2026-01-01", "条投诉，2026-01-01 起\r\n"),
        (
            "complaints list --on 2026-01-01..2026-12-31 --to 投诉.xlsx",
            "条投诉，2026-01-01 至 2026-12-31，已写入 投诉.xlsx\r\n",
        ),
        (
            "complaints list --until '2037-01-01 10:30' --to a.csv",
            "条投诉，截至 2037-01-01 10:30:59，已写入 a.csv\r\n",
        ),
        ("complaints list --order 0", "没有符合条件的投诉，不限日期\r\n"),
        ("complaints list --limit 2 --to a.csv", "（`--limit`），不限日期，已写入 a.csv\r\n"),
        ("complaints stats", "条投诉，不限日期\r\n"),
        ("complaints stats --to a.md", "条投诉，不限日期，已写入 a.md\r\n"),
        ("views list", "12 个查询器\r\n"),
        ("views show 15 --to 15.json", "1 个查询器，已写入 15.json\r\n"),
        ("views show 15 17", "2 个查询器\r\n"),
        ("views count", "个查询器\r\n"),
        ("fields --to a.xlsx", "条记录，已写入 a.xlsx\r\n"),
        ("export counts --dir out", "out：新增 1 个文件，替换 0 个，未变 0 个；"),
    ] {
        let home = Home::new();
        let line = format!("--demo {line}");
        let at_terminal = |quiet: &str| {
            let kefu = home.kefu_words(Vec::<&str>::new()).env("LC_ALL", "C.UTF-8").command();
            let mut shell = Command::new("sh");
            shell.env_clear().envs(kefu.get_envs().filter_map(|(name, value)| Some((name, value?))));
            shell.env("TERM", "xterm").env("KEFU", kefu.get_program()).current_dir(home.path(""));
            Terminal::start(shell, &format!("\"$KEFU\" {line}{quiet} >results")).end(0)
        };
        let screen = at_terminal("");
        assert!(screen.contains(note), "{line}: {screen}");
        assert!(!at_terminal(" -q").contains(note), "{line}");
        let words = line.replace('\'', "").replacen("2037-01-01 10:30", "2037-01-01T10:30", 1);
        let piped = home.kefu(&words).env("LC_ALL", "C.UTF-8").run().exits(0);
        let is_said_anyway = note.contains("没有") || note.contains("--limit");
        assert_eq!(!piped.stderr.is_empty(), is_said_anyway, "{piped}");
        assert!(!piped.stderr.contains("已写入"), "{piped}");
    }
}
