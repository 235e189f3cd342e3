//! Ids as arguments and on standard input: what cannot be one is never asked for.

use std::{
    process::Stdio,
    time::{Duration, Instant},
};

use crate::{
    cli::{a_past_day, demo},
    support::{Home, Run},
};

fn read(line: &str, text: &str) -> Run {
    Home::new().kefu(&format!("--demo {line}")).stdin(text).run()
}

#[test]
fn what_is_no_id_is_refused_with_its_line_and_what_it_is() {
    let complaints = "complaints list --order -";
    for (line, text, why) in [
        (complaints, "\"12345\"\n", "line 1: `\"12345\"` is in quotation marks, no id"),
        (complaints, "[\n  \"12345\"\n]\n", "line 1: `[` is a piece of JSON, no id"),
        (
            complaints,
            "12345\n{\"order_no\":\"1\"}\n",
            "line 2: `{\"order_no\":\"1\"}` is a piece of JSON, no id",
        ),
        (complaints, "1\nnull\n", "line 2: `null` is JSON's word for a missing value, no id"),
        (complaints, "order_no\n12345\n", "line 1: `order_no` is the name of the column order_no, no id"),
        (
            complaints,
            "\u{feff}投诉单号\r\n12345\r\n",
            "line 1: `投诉单号` is the name of the column work_order_no",
        ),
        ("complaints show -", "WORK order\n1\n", "is the name of the column work_order_no, no id"),
        ("tickets show -", "ID\n12\n", "line 1: `ID` is the name of the column id, no id"),
        ("tickets show -", "\n\n12\n12,某人\n", "line 4: `12,某人` is a line of several columns, no id"),
        ("project show -", "a;b\n", "line 1: `a;b` is a line of several columns, no id"),
        ("project show -", "一号 项目\n", "line 1: `一号 项目` is several words, no id"),
        ("complaints list --work-order -", "1\u{200b}2\n", "this one has U+200B"),
        ("complaints list --work-order -", "1\t2\n", "this one has U+0009"),
        ("complaints list --work-order -", " \r\n\r\n", "standard input holds no id"),
        ("views count -", "", "standard input holds no id"),
        ("export tickets --dir x --view -", "", "standard input holds no id"),
        ("check view - -w 1", "15\n17\n", "a check counts one view, and 2 are named"),
    ] {
        let run = read(line, text);
        let code = if line.starts_with("check") { 3 } else { 2 };
        assert!(run.code == Some(code) && run.both().contains(why), "{why}: {run}");
        assert!(run.stderr.contains("hint: "), "{run}");
    }
    let typed = Home::new().kefu_words(["--demo", "complaints", "list", "--order", "“1”"]).run().exits(2);
    assert!(typed.stderr.contains("`\"1\"` is in quotation marks, no id"), "{typed}");
    assert!(typed.stderr.contains("hint: type 1 "), "{typed}");
}

#[test]
fn what_is_around_an_id_and_how_its_digits_are_written_does_not_matter() {
    let (_, number) = a_past_day();
    let two = [format!("{number}-gome-0002"), format!("{number}-gome-0001")];
    let wide: String =
        two[1].chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).expect("a form")).collect();
    let text = format!("\u{feff}{}\r\n\r\n  {wide}  \r\n{}\r\n", two[0], two[0]);
    for line in
        ["complaints show - -o json", "complaints list --work-order - -o json", "complaints show － -o json"]
    {
        assert_eq!(read(line, &text).ok().column("work_order_no"), two);
    }
    let commas = format!("complaints show {},{wide} {} -o json", two[0], two[0]);
    assert_eq!(demo(&commas).ok().column("work_order_no"), two);
    let wide_commas = format!("complaints list --work-order {}，{wide} -o json", two[0]);
    assert_eq!(demo(&wide_commas).ok().column("work_order_no"), two);
    assert_eq!(demo("views show １５ 售后 -o json").ok().column("id"), ["15", "17"]);
}

#[test]
fn several_records_are_shown_and_those_that_are_not_there_named() {
    let (_, number) = a_past_day();
    let numbers = [1, 2].map(|n| format!("{number}-gome-000{n}"));
    let tickets = demo("views tickets 15 --limit 2 -o json").column("id");
    for (noun, key, there) in [("complaints", "work_order_no", numbers.to_vec()), ("tickets", "id", tickets)]
    {
        let all = format!("{noun} show {} -o json", there.join(" "));
        let both = demo(&all).ok();
        assert_eq!(both.column(key), there, "{both}");
        let one = demo(&format!("{noun} show {} -o json", there[1])).ok();
        assert_eq!(both.json()[1], one.json(), "each is read whole");
        let some = demo(&format!("{noun} show {} 999999 -o json", there[0])).exits(3);
        assert_eq!(some.column(key), there[..1]);
        let error: serde_json::Value = serde_json::from_str(&some.stderr).expect("an error");
        assert!(error["error"].as_str().is_some_and(|text| text.contains("999999")), "{some}");
        assert_eq!(error["retryable"], false, "{some}");
        demo(&format!("{noun} show 999999 999998")).exits(4);
        demo(&format!("{noun} show {} --nonsense", there[0])).exits(2);
    }
}

#[test]
fn standard_input_is_read_once_whatever_the_configuration_says() {
    let home = Home::new();
    home.write("config.toml", "[defaults]\noutput = \"json\"\nlang = \"en\"\n");
    let sandbox = crate::support::sandbox::Sandbox::start("");
    let run = home.kefu("views show -").envs(&sandbox.variables).stdin("15\n17\n").run().ok();
    assert_eq!(run.column("id"), ["15", "17"]);
    let twice = read("complaints list --order - --work-order -", "1\n").exits(2);
    assert!(twice.stderr.contains("two arguments are `-`"), "{twice}");
    // Nothing is read for an argument that is no id, or for a line that is wrong anyway.
    let mut open = home.kefu("--demo complaints list --order - --limit 0").command();
    let mut open = open.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().expect("kefu");
    let kept = open.stdin.take();
    assert_eq!(open.wait().expect("an end").code(), Some(2));
    drop(kept);
}

#[test]
fn a_list_that_does_not_end_ends_at_the_deadline() {
    let began = Instant::now();
    let home = Home::new();
    let mut kefu = home.kefu("--demo tickets show - --deadline 300ms").command();
    let mut kefu = kefu.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("kefu");
    let kept = kefu.stdin.take();
    let output = kefu.wait_with_output().expect("an end");
    drop(kept);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(75), "{said}");
    assert!(said.starts_with("error: standard input did not end before the deadline\nwhy: "), "{said}");
    assert!(began.elapsed() < Duration::from_secs(10));
}
