//! A shop that fails leaves the others standing, and is named with its own code.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Shops;
use crate::support::{Home, Run};

/// The error object on stderr.
fn error(run: &Run) -> Value {
    let line = run.stderr.lines().last().unwrap_or_default();
    serde_json::from_str(line).unwrap_or_else(|e| panic!("stderr is no JSON: {e}\n{run}"))
}

/// The profiles of an error with their codes.
fn failed(run: &Run) -> Vec<(String, u64)> {
    let error = error(run);
    let profiles = error["profiles"].as_array().unwrap_or_else(|| panic!("no profiles: {run}")).iter();
    let profiles = profiles.map(|profile| {
        assert!(profile["error"].as_str().is_some_and(|text| !text.is_empty()), "{run}");
        let name = profile["profile"].as_str().expect("a name").to_owned();
        (name, profile["exit_code"].as_u64().expect("a code"))
    });
    profiles.collect()
}

/// Commands that ask Gome, with `-o json`.
const COMMANDS: [&str; 4] = [
    "complaints list --on yesterday",
    "complaints stats --on yesterday",
    "complaints list --channel web --since 30d",
    "api gome gome.shop.shopInfo.get",
];

#[test]
fn the_others_stand_whatever_is_wrong_with_one() {
    for (fault, code) in [
        ("gome:shop=2,status=503", 69),
        ("gome:shop=2,code=20001", 77),
        ("gome:shop=2,code=9000", 1),
        ("gome:shop=2,body=<html>", 65),
    ] {
        let shops = Shops::start(&format!("--fault {fault}"));
        for line in COMMANDS {
            let run = shops.kefu(&format!("{line} -p all -o json --retries 0")).run().exits(3);
            let came: BTreeSet<_> = run.column("profile").into_iter().collect();
            assert_eq!(came, BTreeSet::from(["上海店".to_owned(), "广州店".to_owned()]), "{run}");
            assert_eq!(failed(&run), [("北京店".to_owned(), code)], "{run}");
            assert_eq!(error(&run)["exit_code"], 3, "{run}");
        }
        let run = shops.kefu("complaints list --on yesterday -p all --retries 0").run().exits(3);
        assert!(run.stderr.contains(&format!("北京店 ({code}: ")), "{run}");
        let kept =
            shops.kefu("complaints list --on yesterday -p all --to out.csv --retries 0").run().exits(3);
        assert!(!shops.home.path("out.csv").exists(), "{kept}");
    }
}

#[test]
fn one_failing_and_one_with_a_rejected_token_are_each_named() {
    let shops = Shops::start("--fault gome:status=503,shop=2 --fault gome:code=20001,shop=3");
    for line in COMMANDS {
        let run = shops.kefu(&format!("{line} -p 广州店,上海店,北京店 -o json --retries 0")).run().exits(3);
        let both = [("广州店".to_owned(), 77), ("北京店".to_owned(), 69)];
        assert_eq!(failed(&run), both, "in the order of the names: {run}");
    }
    let check = shops.kefu("check complaints --since 7d -w 5 -p all --retries 0").run().exits(3);
    assert!(check.stdout.starts_with("COMPLAINTS UNKNOWN - "), "never a false number: {check}");
    let access = shops.kefu("config check -p all -o json --retries 0").run().exits(69);
    let told = access.json();
    let told = told.as_array().expect("a list").iter().filter(|row| row["accepted"] == false);
    let told: Vec<_> = told.map(|row| row["profile"].as_str().expect("a name").to_owned()).collect();
    assert_eq!(told, ["北京店", "广州店"], "{access}");
}

#[test]
fn if_all_fail_the_code_is_the_first_ones() {
    let shops = Shops::start("--fault gome:status=503,shop=2 --fault gome:code=20001");
    for (names, code) in [("上海店,北京店,广州店", 77), ("北京店,上海店", 69), ("all", 77)] {
        for line in COMMANDS {
            let run = shops.kefu(&format!("{line} -p {names} -o json --retries 0")).run().exits(code);
            assert_eq!(run.stdout, "", "{run}");
            let codes: BTreeSet<_> = failed(&run).into_iter().map(|(_, code)| code).collect();
            assert_eq!(codes, BTreeSet::from([69, 77]), "{run}");
            assert_eq!(error(&run)["exit_code"], code, "{run}");
        }
    }
    let same = shops.kefu("complaints list -p 上海店,广州店 --retries 0").run().exits(77);
    assert!(same.stderr.contains("20001"), "{same}");
}

#[test]
fn a_mistake_in_the_command_is_one_mistake() {
    let shops = Shops::start("");
    let run = shops.kefu("complaints list --channel web --quality passed -p all").run().exits(2);
    assert_eq!(run.stderr.matches("error").count(), 1, "{run}");
}

#[test]
fn a_late_page_that_fails_leaves_that_shop_incomplete_and_the_others_whole() {
    let shops = Shops::start("--a-day 30 --fault gome:status=500,shop=2,at=pageNo=3");
    let run = shops.kefu("complaints list --since 7d -p all -o json --retries 0").run().exits(3);
    assert_eq!(failed(&run), [("北京店".to_owned(), 3)], "{run}");
    let names = run.column("profile");
    let of = |name: &str| names.iter().filter(|own| *own == name).count();
    assert_eq!(of("上海店"), of("广州店"));
    assert!(of("北京店") > 0 && of("北京店") < of("上海店"), "{run}");
}

#[test]
fn profiles_without_the_vendor_are_passed_over_and_said_so_with_v() {
    let shops = Shops::with(3, "", |config| {
        config
            .replace("[profiles.\"北京店\".gome]", "[profiles.\"北京店\".bangwo8]\n[profiles.\"别处\".gome]")
    });
    let file = std::fs::read_to_string(shops.home.path("config.toml")).expect("a file");
    // Two tables of one name are no TOML: the first of them goes.
    shops.home.write("config.toml", &file.replacen("[profiles.\"北京店\".bangwo8]\n", "", 1));
    let run = shops.kefu("complaints list --on yesterday -p all -o json").run().ok();
    assert!(run.column("profile").iter().all(|name| name != "北京店"), "{run}");
    let told = shops.kefu("complaints list --on yesterday -p all -o json -v").run().exits(0);
    assert!(told.stderr.contains("北京店 is passed over: gome is not configured"), "{told}");
    let none = shops.kefu("complaints list -p 北京店,all").run().exits(2);
    assert!(none.stderr.contains("stands alone"), "{none}");
    let views = shops.kefu("views count -p 别处,上海店 -o json").run().ok();
    assert!(views.column("profile").iter().all(|name| name == "上海店"), "{views}");
}

#[test]
fn a_variable_gives_no_secret_to_several_profiles() {
    let shops = Shops::start("");
    let variable = ("KEFU_GOME_APP_SECRET", "one-for-all-s3cret");
    let ask = |line: &str| shops.kefu(line).env(variable.0, variable.1).run();
    for (line, code) in [
        ("complaints list --on today -p all", 78),
        ("complaints list --on today -p 上海店,北京店 -o json", 78),
        ("complaints list --on today --dry-run -p all", 78),
        ("complaints show 1 -p all", 78),
        ("complaints stats --on today -p all", 78),
        ("export complaints --root out --since 1d -p all", 78),
        ("export plan complaints --root out --since 1d -p all", 78),
        ("check complaints --since 1d -w 5 -p all", 3),
        ("report daily -p all", 3),
        ("api gome gome.shop.shopInfo.get -p all", 78),
        ("config check -p all", 78),
        ("config show -p all", 78),
        ("doctor -p all", 78),
    ] {
        let run = ask(line).exits(code);
        assert!(run.both().contains(variable.0) && !run.both().contains("s3cret"), "{run}");
        assert!(!shops.home.path("out").exists(), "{run}");
    }
    let run = ask("complaints list --on today -p all");
    assert!(run.stderr.contains("hint: unset KEFU_GOME_APP_SECRET"), "{run}");
    // A variable of another vendor, a setting that is no secret, and one profile are not affected.
    ask("views count -p all").ok();
    shops.kefu("complaints list --on today -p all").env("KEFU_GOME_TIMEOUT", "20s").run().ok();
    let alone = ask("complaints list --on today -p 上海店").exits(77);
    assert!(alone.stderr.contains("gome"), "{alone}");
}

#[test]
fn a_variable_gives_its_secret_to_all_profiles_where_there_is_one() {
    let home = Home::new();
    home.write("config.toml", "[profiles.only.gome]\ntoken = \"a-token\"\n");
    for line in ["complaints list --on today --dry-run -p all", "config show -p all"] {
        home.kefu(line).env("KEFU_GOME_APP_SECRET", "of-one-s3cret").run().exits(0);
    }
}

#[test]
fn a_variable_makes_no_vendor_that_of_every_profile() {
    let shops = Shops::with(2, "", |config| config);
    let file = std::fs::read_to_string(shops.home.path("config.toml")).expect("a file");
    shops.home.write("config.toml", &format!("{file}\n[profiles.\"别处\"]\n"));
    for (name, value) in [("KEFU_GOME_APP_KEY", "k"), ("KEFU_GOME_BASE_URL", "http://127.0.0.1:9/")] {
        let plan = shops.kefu("export plan complaints --root out --since 1d -p all -o json").env(name, value);
        assert_eq!(plan.run().ok().column("profile"), ["上海店", "北京店"]);
        let alone =
            shops.kefu("export plan complaints --root out --since 1d -p 别处 -o json").env(name, value);
        assert_eq!(alone.run().ok().column("profile"), ["别处"], "it may be set up by variables alone");
    }
}

#[test]
fn a_name_that_could_be_no_folder_is_no_profile() {
    for name in ["a/b", "a\\\\b", "a,b", "a=b", ".a", "all", "", " a", "a\\u0007"] {
        let home = Home::new();
        home.write("config.toml", &format!("[profiles.\"{name}\"]\n"));
        let run = home.kefu("config show").run().exits(78);
        assert!(run.stderr.contains("cannot be a profile's name"), "{name}: {run}");
    }
    for name in ["上海店", "a.b", "甲，乙", "店 1", "全部"] {
        let home = Home::new();
        home.write("config.toml", &format!("[profiles.\"{name}\"]\n"));
        home.kefu_words(["config", "show", "-p", name, "-o", "json"]).run().ok();
    }
}
