//! `kefu export … --root`: a directory a shop, each by itself, and nothing beside the data that a reader would see.

use std::{collections::BTreeMap, fs, path::Path};

use super::Shops;
use crate::support::files;

const NAMES: [&str; 3] = ["上海店", "北京店", "广州店"];

/// Every file below a folder with its content, hidden ones too.
fn content(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let paths = files(folder, "").into_iter();
    let named = paths.map(|path| {
        let name = path.strip_prefix(folder).expect("below it").to_string_lossy().into_owned();
        (name, fs::read(path).expect("a file"))
    });
    named.collect()
}

/// The same without manifests, which say when something was fetched, and without locks.
fn data(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = content(folder);
    found.retain(|name, _| {
        !name.rsplit('/').next().is_some_and(|name| name.starts_with(['.', '_']) || name == "manifest.json")
    });
    found
}

#[test]
fn every_profile_has_a_directory_of_its_own_and_the_same_bytes_as_alone() {
    let shops = Shops::start("");
    for (layout, file) in
        [("-o csv", "complaints-"), ("--layout hive -o jsonl", "dt="), ("--layout hive -o csv", "dt=")]
    {
        let line = format!("export complaints --since 3d {layout} -q");
        shops.kefu(&format!("{line} --root all -p all")).run().ok();
        let together = data(&shops.home.path("all"));
        for name in NAMES {
            let begin = format!("complaints/profile={name}/{file}");
            assert!(together.keys().any(|path| path.starts_with(&begin)), "{begin}: {:?}", together.keys());
            shops.kefu(&format!("{line} --root alone -p {name}")).run().ok();
            shops.kefu(&format!("{line} --dir dir-{name} -p {name}")).run().ok();
            let alone = data(&shops.home.path(&format!("alone/complaints/profile={name}")));
            assert_eq!(alone, data(&shops.home.path(&format!("dir-{name}"))), "{name}");
        }
        assert_eq!(together, data(&shops.home.path("alone")), "{layout}");
        for (path, bytes) in &together {
            let text = String::from_utf8_lossy(bytes);
            assert!(!text.contains("\"profile\"") && !text.starts_with("profile"), "{path}: {text}");
        }
        let before = content(&shops.home.path("all"));
        shops.kefu(&format!("{line} --root all -p all --refresh 0d --since 3d --until 2d")).run();
        let again = shops.kefu(&format!("{line} --root all -p all")).run().ok();
        assert_eq!(again.stdout, "");
        assert_eq!(data(&shops.home.path("all")).len(), together.len());
        assert_eq!(
            before.keys().collect::<Vec<_>>(),
            content(&shops.home.path("all")).keys().collect::<Vec<_>>()
        );
        for folder in ["all", "alone", "dir-上海店", "dir-北京店", "dir-广州店"] {
            fs::remove_dir_all(shops.home.path(folder)).expect("a folder");
        }
    }
}

#[test]
fn a_reader_of_a_hive_tree_sees_data_alone_and_a_day_without_records_is_no_empty_file() {
    let shops = Shops::start("");
    let line = "export complaints --status 33 --quality failed --since 9d --layout hive -q -p all";
    for (format, empty) in [("jsonl", false), ("csv", true)] {
        shops.kefu(&format!("{line} -o {format} --root {format}")).run().ok();
        let all = content(&shops.home.path(format));
        for path in all.keys() {
            let name = path.rsplit('/').next().unwrap_or_default();
            let is_data = path.contains("/dt=") && name == format!("complaints.{format}");
            assert!(is_data || name.starts_with(['.', '_']), "{path}");
        }
        let mut rows = 0;
        for name in NAMES {
            let dir = shops.home.path(&format!("{format}/complaints/profile={name}"));
            let manifest = fs::read(dir.join("_manifest.json")).expect("a manifest");
            let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
            for (day, entry) in manifest["files"].as_object().expect("files") {
                let count = entry["rows"].as_u64().expect("a number");
                let path = dir.join(entry["file"].as_str().expect("a path"));
                assert_eq!(path.exists(), count > 0 || empty, "{name} {day}");
                rows += count;
            }
            assert_eq!(manifest["files"].as_object().map(serde_json::Map::len), Some(9));
        }
        let lines: usize = data(&shops.home.path(format))
            .values()
            .map(|bytes| bytes.split(|byte| *byte == b'\n').count() - 1 - usize::from(empty))
            .sum();
        assert_eq!(lines as u64, rows);
        let status = shops.kefu(&format!("export status --root {format} -o json")).run().exits(0);
        assert!(status.column("state").iter().all(|state| state == "ok"), "{status}");
        assert_eq!(status.column("profile").len(), 27, "{status}");
    }
    let refused = shops.kefu(&format!("{line} -o jsonl --root jsonl --latest")).run().exits(2);
    assert!(refused.stderr.contains("--latest"), "{refused}");
}

#[test]
fn the_manifest_of_an_earlier_version_is_read_and_renamed() {
    let shops = Shops::start("");
    let line = "export complaints --since 2d --layout hive -o jsonl -q --root out -p 北京店";
    shops.kefu(line).run().ok();
    let dir = shops.home.path("out/complaints/profile=北京店");
    fs::rename(dir.join("_manifest.json"), dir.join("manifest.json")).expect("renamed");
    let status = shops.kefu("export status --root out -o json").run().exits(0);
    assert_eq!(status.column("state"), ["ok", "ok"]);
    shops.kefu(line).run().ok();
    assert!(dir.join("_manifest.json").is_file() && !dir.join("manifest.json").exists());
}

#[test]
fn a_plan_says_what_is_due_and_why_without_asking() {
    let shops = Shops::start("--fault gome:shop=3,status=503");
    let options = "--root out --layout hive -p all --since 4d --refresh 2d";
    let plan = |with: &str| shops.kefu(&format!("export plan complaints {options} {with}")).run().exits(0);
    let fresh = plan("-o json");
    assert_eq!(fresh.column("why"), ["missing"; 12]);
    assert_eq!(fresh.column("noun"), ["complaints"; 12]);
    assert!(!shops.home.path("out").exists(), "a plan makes nothing");
    let run = shops.kefu(&format!("export complaints {options} -o jsonl -q --retries 0")).run().exits(3);
    assert!(run.stderr.contains("广州店 (69"), "{run}");
    let left = plan("-o json");
    let of = |name: &str, why: &str| {
        let rows = left.json();
        let rows = rows.as_array().expect("a list");
        rows.iter().filter(|row| row["profile"] == name && row["why"] == why).count()
    };
    assert_eq!((of("上海店", "refresh"), of("上海店", "missing")), (2, 0), "{left}");
    assert_eq!((of("广州店", "missing"), of("广州店", "refresh")), (4, 0), "{left}");
    assert!(plan("--lang zh-CN").stdout.contains("还没有文件"));
    let one =
        shops.kefu("export plan complaints --dir elsewhere --since 1d -p 北京店 -o json").run().exits(0);
    assert_eq!(one.column("profile"), ["北京店"]);
}

#[test]
fn a_directory_that_cannot_be_planned_leaves_the_others_standing() {
    let shops = Shops::start("");
    shops.kefu("export complaints --root out --since 2d -p all -o jsonl -q").run().ok();
    // A directory with answers to another question.
    let manifest = shops.home.path("out/complaints/profile=北京店/manifest.json");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    fs::write(&manifest, text.replace("-o jsonl", "-o jsonl --mask")).expect("written");
    let line = "complaints --root out --since 2d -o jsonl";
    let run = shops.kefu(&format!("export {line} --dry-run -p all")).run().exits(3);
    assert!(run.stdout.contains("profile: 上海店") && run.stdout.contains("profile: 广州店"), "{run}");
    assert!(run.stderr.contains("北京店 (2: "), "{run}");
    fs::write(&manifest, "{").expect("written");
    fs::remove_file(&manifest).and_then(|()| fs::create_dir(&manifest)).expect("a folder");
    let run = shops.kefu("export plan complaints --root out --since 2d -o json -p all").run().exits(3);
    assert_eq!(run.column("profile"), ["上海店", "上海店", "广州店", "广州店"], "{run}");
    assert!(run.stderr.contains("北京店"), "{run}");
    shops.kefu("export plan complaints --root out --since 2d -p 北京店").run().exits(73);
}

#[test]
fn one_shop_that_fails_leaves_the_others_exported() {
    let shops = Shops::start("--fault gome:shop=2,code=20001");
    let run = shops.kefu("export complaints --root out --since 1d -p all -q").run().exits(3);
    assert!(run.stderr.contains("北京店 (77"), "{run}");
    assert_eq!(files(&shops.home.path("out"), ".csv").len(), 2);
    let all = shops.kefu("export complaints --root out --since 1d -p 北京店 -q").run().exits(77);
    assert!(all.stderr.contains("20001"), "{all}");
    let status = shops.kefu("export status --root out -o json").run().exits(3);
    assert!(status.stderr.contains("北京店"), "{status}");
    let log = shops.kefu("export log --root out -o json").run().ok();
    assert_eq!(log.column("exit_code").len(), 4, "{log}");
    for wrong in ["export complaints --since 1d -p 上海店", "export complaints --root a --dir b -p 上海店"]
    {
        shops.kefu(wrong).run().exits(2);
    }
}

#[test]
fn snapshots_and_counts_have_roots_too() {
    let shops = Shops::start("");
    shops.kefu("export tickets --view 售中 --root out -p all -q").run().ok();
    shops.kefu("export counts --root out -p all -q").run().ok();
    for noun in ["tickets", "counts"] {
        let found = files(&shops.home.path(&format!("out/{noun}")), ".csv");
        assert_eq!(found.len(), 3, "{found:?}");
    }
    let status = shops.kefu("export status --root out -o json").run().exits(0);
    assert_eq!(status.column("noun").len(), 6, "{status}");
}

#[test]
fn a_name_of_any_allowed_characters_survives_export_status_plan_and_report() {
    let names =
        ["店 1", "a --mask", "x -o json", "100%41", "a:b", "it's", "a.", "[x]{y}*?", "<a|b>#^", "甲，乙"];
    let shops = Shops::with(names.len(), "--days 3 --a-day 2", |config| {
        let mut found: Vec<_> = config
            .lines()
            .filter_map(|line| line.split('"').nth(1).filter(|_| line.starts_with("[profiles.")))
            .collect();
        found.dedup();
        found.iter().zip(names).fold(config.clone(), |config, (old, new)| {
            config.replace(&format!("[profiles.\"{old}\""), &format!("[profiles.\"{new}\""))
        })
    });
    shops.kefu("export complaints --root out --since 2d -p all -q").run().ok();
    let mut expected: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
    expected.sort();
    let distinct = |mut found: Vec<String>| {
        found.sort();
        found.dedup();
        found
    };
    for line in ["export status --root out", "export plan complaints --root out --since 2d -p all"] {
        let run = shops.kefu(&format!("{line} -o json")).run().exits(0);
        assert_eq!(distinct(run.column("profile")), expected, "{run}");
    }
    let plan = shops.kefu("export plan complaints --root out --since 2d -p all -o json").run().exits(0);
    assert!(plan.column("why").iter().all(|why| why == "refresh"), "its files are found: {plan}");
    let report = |from: &str, profile: &str| {
        let words = "-q report daily --backlog 1d -o json --from".split(' ').chain([from, "-p", profile]);
        shops.home.kefu_words(words).run()
    };
    for name in names {
        let run = report("out", name);
        assert!(matches!(run.code, Some(0 | 3)), "{run}");
        assert_eq!(run.json()["profiles"], serde_json::json!([name]), "{run}");
        assert!(!run.stderr.contains("is masked"), "{run}");
    }
    // An earlier version did not escape names, and its directories stay in use.
    let below = |folder: &Path| {
        let found = fs::read_dir(folder).expect("a folder");
        found.map(|entry| entry.expect("an entry").file_name().into_string().expect("text")).collect()
    };
    let root = shops.home.path("out/complaints");
    for folder in distinct(below(&root)) {
        let name = percent_encoding::percent_decode_str(&folder).decode_utf8().expect("text").into_owned();
        fs::rename(root.join(&folder), root.join(name)).expect("renamed");
    }
    shops.kefu("export complaints --root out --since 2d -p all -q").run().ok();
    let folders: Vec<_> = expected.iter().map(|name| format!("profile={name}")).collect();
    assert_eq!(distinct(below(&root)), folders);
    let status = shops.kefu("export status --root out -o json").run().exits(0);
    assert_eq!(distinct(status.column("profile")), expected, "{status}");
}
