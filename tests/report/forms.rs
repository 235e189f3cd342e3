//! The forms of a report, as a user chooses them.

use serde_json::Value;

use crate::support::Home;

#[test]
fn the_name_of_the_file_or_the_robot_chooses_the_form() {
    let home = Home::new();
    for (name, begins) in [
        ("日报.html", "<!DOCTYPE html>"),
        ("日报.md", "# 客服日报 "),
        ("日报.json", "{"),
        ("日报.xlsx", "PK"),
    ] {
        let file = home.path(name);
        home.kefu("--demo -q --lang zh-CN report daily --to").arg(&file).run().ok();
        assert!(std::fs::read(&file).unwrap().starts_with(begins.as_bytes()), "{name}");
    }
    for (line, begins) in [
        ("--lang zh-CN report daily -o html", "<!DOCTYPE html><html lang=\"zh-CN\">"),
        ("--lang zh-CN report weekly -o md", "# 客服周报 "),
        ("--lang zh-CN report daily --for wecom", "## 客服日报 "),
        ("--lang zh-CN report daily --for 钉钉 -o md", "## 客服日报 "),
        ("--lang en report monthly --for dingtalk", "## Monthly report "),
    ] {
        let run = home.kefu(&format!("--demo -q {line}")).run().ok();
        assert!(run.stdout.starts_with(begins), "{line}: {run}");
    }
}

#[test]
fn a_form_that_is_not_one_is_refused_before_anything_is_asked() {
    let home = Home::new();
    for line in [
        "report daily -o csv",
        "report daily -o tsv",
        "report daily -o csv-excel",
        "report daily -o jsonl",
        "report daily --to x.csv",
        "report daily --for wecom -o json",
        "report daily --for wecom -o table",
        "report daily --for dingtalk --to x.html",
        "report daily --for dingtalk --jq .",
        "report daily --for slack",
        "complaints list -o html",
        "complaints list --to x.html",
        "views count -o html",
        "fields complaints -o html",
        "export complaints --dir d -o html",
    ] {
        let run = home.kefu(&format!("--demo {line}")).run().exits(2);
        assert!(run.stdout.is_empty(), "{line}: {run}");
    }
    // A general default counts where it fits.
    for line in ["complaints list --limit 1", "report daily"] {
        home.kefu(&format!("--demo -q {line}")).env("KEFU_OUTPUT", "html").run().ok();
    }
}

#[test]
fn personal_data_is_masked_in_every_form() {
    let home = Home::new();
    for form in ["-o html", "-o md", "--for wecom", "--for dingtalk"] {
        let run = |more: &str| home.kefu(&format!("--demo -q report weekly {form} {more}")).run().ok().stdout;
        let digits = |text: &str| text.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == 11);
        assert!(!digits(&run("")), "{form}");
        assert!(digits(&run("--no-mask")), "{form}");
    }
}

#[test]
fn names_are_masked_for_programs_and_on_the_terminal_too() {
    let home = Home::new();
    let run = |more: &str| home.kefu(&format!("--demo -q report weekly --top 50 {more}")).run().ok();
    let names = |report: &Value, key: &str| {
        let rows = report["complaints"]["by"]["reply_user_name"].as_array().unwrap().iter();
        rows.filter_map(|row| row[key].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    let (hidden, shown) = (run("-o json").json(), run("-o json --no-mask").json());
    for key in ["value", "label"] {
        let (hidden, shown) = (names(&hidden, key), names(&shown, key));
        assert!(shown.len() > 1 && shown.iter().all(|name| !name.contains('*')), "{shown:?}");
        assert!(hidden.len() == shown.len() && hidden.iter().all(|name| name.contains('*')), "{hidden:?}");
    }
    for name in names(&shown, "value") {
        assert!(!run("-o table").stdout.contains(&name), "{name}");
        assert!(run("-o table --no-mask").stdout.contains(&name), "{name}");
    }
}

#[test]
fn an_id_is_counted_for_its_own_shop() {
    let kefu = |line: &str| Home::new().kefu(&format!("--demo -q {line} -o json")).run().exits(0).json();
    let counts = |rows: &Value, id: &str| {
        let row = |row: &Value| (row["profile"].to_string(), row[id].to_string(), row["count"].to_string());
        let mut rows: Vec<_> = rows.as_array().unwrap().iter().map(row).collect();
        // A ticket of nobody is of no shop's person.
        rows.retain(|(_, id, _)| id != "null");
        rows.sort();
        rows
    };
    for (shops, has_profile) in [("-p 甲,乙", true), ("-p 甲", false)] {
        let report = kefu(&format!("report daily --view 售后 --top 900 {shops}"));
        let stats = kefu(&format!("tickets stats 售后 --by assignee_id {shops}"));
        let by = &report["tickets"][0]["by"];
        assert_eq!(counts(&by["assignee_id"], "value"), counts(&stats, "assignee_id"), "{report}");
        let has = |field: &str| by[field].as_array().unwrap().iter().any(|row| row.get("profile").is_some());
        assert_eq!((has("assignee_id"), has("status")), (has_profile, false), "{report}");
    }
}

#[test]
fn the_largest_value_alone_has_the_others_beside_it() {
    let report = Home::new().kefu("--demo -q report weekly --top 1 -o md").run().exits(0);
    assert!(report.stdout.matches("(others)").count() > 2, "{report}");
}
