//! Results on a real terminal: what fits, what stands out, and what is said about the rest.

#![cfg(unix)]

use std::process::Command;

use rexpect::{reader::Options, session::spawn_with_options};
use unicode_width::UnicodeWidthStr as _;

use crate::support::Home;

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
    for heading in ["更新时间", "机型", "上门记录", "客户设备"] {
        assert!(left_out.contains(heading) && !table.contains(heading), "{heading}: {said}{table}");
    }
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
    assert_eq!(table.lines().count(), 16, "{table}");
    assert!(table.contains(&"█".repeat(24)) && table.lines().all(|line| line.width() <= 60), "{table}");
    let (narrow, _) = shown("--demo complaints stats --by day --since 14d", "20");
    assert!(!narrow.contains('█') && narrow.contains("数量"), "{narrow}");
    let (ascii, _) = shown("--demo views count --ambiguous-width wide", "80");
    assert!(ascii.contains(&"#".repeat(24)) && !ascii.contains('█'), "{ascii}");
}
