//! `kefu report --from ROOT`: the shops and what was kept of each are found below the root.

use std::fs;

use serde_json::Value;

use super::Shops;

/// The part of a report that exported files can tell; rates are rounded in the same way by both.
fn told(mut report: Value) -> Value {
    report["views"].take();
    for complaints in ["/complaints", "/previous/complaints"] {
        if let Some(Value::Object(complaints)) = report.pointer_mut(complaints) {
            complaints.remove("by_limit");
            complaints.remove("due_soon");
        }
    }
    report
}

#[test]
fn a_root_gives_the_numbers_of_its_shops_in_every_layout() {
    // The days before the last three have no complaints.
    let shops = Shops::start("--days 3 --a-day 3");
    let ask =
        |line: &str| shops.kefu(&format!("-q report daily --backlog 3d --no-mask -o json {line}")).run();
    let all = told(ask("-p all --view 售中").ok().json());
    let two = told(ask("-p 上海店,广州店 --view 售中").ok().json());
    assert_eq!(all["profiles"].as_array().map(Vec::len), Some(3), "{all}");
    for (root, form) in
        [("csv", "-o csv"), ("hive-csv", "--layout hive -o csv"), ("hive-jsonl", "--layout hive -o jsonl")]
    {
        for export in ["complaints --since 8d", "tickets --view 售中"] {
            shops.kefu(&format!("-q export {export} {form} -p all --root {root}")).run().ok();
        }
        for (line, asked) in [("", &all), ("-p all", &all), ("-p 上海店,广州店", &two)] {
            let kept = told(ask(&format!("--from {root} {line}")).ok().json());
            for key in ["profiles", "complaints", "previous", "tickets"] {
                assert_eq!(kept[key], asked[key], "{root} {line}: {key}");
            }
        }
        // One of its directories is one like any other.
        let one = told(ask(&format!("--from {root}/complaints/profile=北京店")).ok().json());
        assert_eq!(one["profiles"], serde_json::json!(["北京店"]), "{one}");
        assert_eq!(
            one["complaints"]["new"],
            told(ask("-p 北京店").ok().json())["complaints"]["new"],
            "{one}"
        );
    }
    fs::remove_dir_all(shops.home.path("csv/complaints/profile=北京店")).expect("a folder");
    fs::remove_dir_all(shops.home.path("csv/tickets/profile=北京店")).expect("a folder");
    let lacking = ask("--from csv -p 北京店").exits(2);
    assert!(lacking.stderr.contains("it has nothing of profile 北京店"), "{lacking}");
    // What a root holds is read without a configuration that knows its shops.
    fs::write(shops.home.path("none.toml"), "").expect("a file");
    for (name, config) in [("杭州店", ""), ("广州店,杭州店", ""), ("杭州店", "--config none.toml")]
    {
        let unknown = ask(&format!("--from csv -p {name} {config}")).exits(2);
        assert!(unknown.stderr.contains("it has nothing of profile 杭州店"), "{name} {config}: {unknown}");
    }
    let alone = told(ask("--from csv -p 广州店 --config none.toml").ok().json());
    assert_eq!(alone["profiles"], serde_json::json!(["广州店"]), "{alone}");
    let rest = told(ask("--from csv -p all").ok().json());
    assert_eq!(rest["complaints"], two["complaints"], "{rest}");
}

#[test]
fn late_complaints_and_views_say_whose_they_are_where_there_are_several_shops() {
    let shops = Shops::start("--days 15 --a-day 9");
    let run = |line: &str| shops.kefu(&format!("-q --lang zh-CN {line}")).run().ok();
    for export in ["complaints --since 15d --root days", "counts --root counts"] {
        run(&format!("export {export} -p all"));
    }
    let names = ["上海店", "北京店", "广州店"];
    let counts = run("views count -p all -o json").json();
    let whose = |views: &Value| {
        let views = views.as_array().expect("views").iter();
        let mut all: Vec<_> = views.map(|view| format!("{} {}", view["profile"], view["id"])).collect();
        all.sort();
        all
    };
    for from in ["-p all", "--from counts", "--from counts -p all"] {
        let report = run(&format!("report daily --on today {from} -o json")).json();
        assert_eq!(whose(&report["views"]), whose(&counts), "{from}");
        let page = run(&format!("report daily --on today {from} -o md")).stdout;
        assert!(names.iter().all(|name| page.contains(&format!("| {name} · 售中 |"))), "{page}");
    }
    for from in ["-p all", "--from days", "--from days -p 广州店,上海店"] {
        let page = run(&format!("report weekly {from} -o md")).stdout;
        let late = page.split("### 超时投诉").nth(1).expect("late complaints");
        assert!(late.contains("| 店铺 | 投诉单号 |"), "{late}");
        assert!(names.iter().any(|name| late.contains(&format!("| {name} | 2"))), "{late}");
    }
    let one = run("report weekly -p 北京店 -o json").json();
    assert!(one["views"][0].get("profile").is_none(), "{one}");
    let page = run("report weekly -p 北京店 -o md").stdout;
    assert!(!page.contains("店铺") && page.contains("| 售中 |"), "{page}");
}

#[test]
fn a_shop_that_fails_is_named_once_in_a_report_that_is_written_all_the_same() {
    let shops = Shops::start("--days 15 --fault gome:status=503,shop=2");
    for to in ["report.md", "report.html"] {
        let line = format!("--lang zh-CN report weekly -p all --retries 0 --to {to}");
        let run = shops.kefu(&line).run().exits(3);
        let written = fs::read_to_string(shops.home.path(to)).expect("a report");
        for text in [&run.stderr, &written] {
            assert_eq!(text.matches("北京店（69：国美返回 HTTP 503").count(), 1, "{run}");
            assert!(text.contains("个结果也是这样"), "{run}");
            assert!(!text.contains("保持原样"), "the file was written: {run}");
        }
        assert!(written.contains("上海店"), "{written}");
    }
}
