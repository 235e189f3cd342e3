//! The records of several shops: their order, the column that says whose they are, doubles and limits.

use serde_json::Value;

use super::Shops;
use crate::support::Home;

const NAMES: [&str; 3] = ["上海店", "北京店", "广州店"];

/// The commands that show records, and the key that tells those of one shop apart.
const COMMANDS: [(&str, &str); 8] = [
    ("complaints list --since 7d", "work_order_no"),
    ("complaints list --channel web", "work_order_no"),
    ("complaints stats --since 7d --by status,day", "day"),
    ("views list", "id"),
    ("views show 15", "id"),
    ("views tickets 售中", "id"),
    ("views count", "id"),
    ("project show demo-project-1", "id"),
];

#[test]
fn several_profiles_are_each_asked_and_their_records_stand_in_the_order_of_the_names() {
    let shops = Shops::start("");
    for (line, _) in COMMANDS {
        let mut alone = Vec::new();
        for name in ["北京店", "上海店"] {
            let run = shops.kefu(&format!("{line} -p {name} -o json")).run().exits(0);
            let one = match run.json() {
                Value::Array(all) => all,
                one => vec![one],
            };
            assert!(!one.is_empty(), "{line}: nothing came of {name}");
            alone.extend(one.into_iter().map(|record| (name, record)));
        }
        let together = shops.kefu(&format!("{line} -p 北京店,上海店 -o json")).run().exits(0).json();
        let together = together.as_array().expect("a list").clone();
        assert_eq!(together.len(), alone.len(), "{line}");
        for (mut record, (name, own)) in together.into_iter().zip(alone) {
            let keys: Vec<_> = record.as_object().expect("an object").keys().cloned().collect();
            assert!(keys.contains(&"profile".to_owned()), "{line}: {keys:?}");
            let profile = record.as_object_mut().and_then(|record| record.remove("profile"));
            assert_eq!(profile, Some(name.into()), "{line}");
            assert_eq!(record, own, "{line}");
        }
    }
}

#[test]
fn the_profile_leads_in_every_format_and_the_same_command_gives_the_same_bytes() {
    let shops = Shops::start("");
    for (options, first) in [
        ("-o csv", "profile,work_order_no,"),
        ("-o tsv", "profile\twork_order_no\t"),
        ("-o csv --labels --lang zh-CN", "店铺,投诉单号,"),
        ("-o jsonl", "{\"profile\":\"上海店\",\"work_order_no\":"),
        ("-o table --lang zh-CN", "店铺    投诉单号"),
        ("-o md --lang en", "| Shop | Work order |"),
        ("-o csv --columns profile,status", "profile,status\n"),
        ("-o csv --columns 投诉单号,店铺", "work_order_no,profile\n"),
        ("-o csv --columns work_order_no", "work_order_no\n"),
        ("-o jsonl --raw", "{\"profile\":\"上海店\",\""),
    ] {
        let ask =
            || shops.kefu(&format!("complaints list --on today -p all {options}")).run().exits(0).stdout;
        let text = ask();
        let text = text.trim_start_matches('\u{feff}');
        assert!(text.starts_with(first), "{options}: {text}");
        assert_eq!(text, ask().trim_start_matches('\u{feff}'), "{options}");
    }
}

#[test]
fn one_profile_alone_has_no_column_and_all_has_one_even_for_one() {
    let shops = Shops::with(2, "", |config| {
        let at = config.find("\n[profiles.\"北京店\"").expect("a second shop");
        config[..at].to_owned()
    });
    let header = |line: &str| {
        let text = shops.kefu(&format!("views count -o csv {line}")).run().exits(0).stdout;
        text.lines().next().unwrap_or_default().to_owned()
    };
    for line in ["", "-p 上海店", "-p 上海店,上海店", "-p 上海店，"] {
        assert_eq!(header(line), "id,title,count", "{line}");
    }
    for line in ["-p all", "-p 全部", "-p ＡＬＬ"] {
        assert_eq!(header(line), "profile,id,title,count", "{line}");
    }
}

#[test]
fn names_come_from_the_flag_the_variable_or_the_file() {
    let shops = Shops::start("");
    let profiles = |run: crate::support::Run| {
        let mut names = run.exits(0).column("profile");
        names.dedup();
        names
    };
    let line = "views count 售中 -o json";
    assert_eq!(profiles(shops.kefu(&format!("{line} -p 北京店、广州店")).run()), ["北京店", "广州店"]);
    assert_eq!(profiles(shops.kefu(&format!("{line} -p 广州店 -p 北京店")).run()), ["广州店", "北京店"]);
    assert_eq!(profiles(shops.kefu(line).env("KEFU_PROFILE", "all").run()), NAMES);
    let file = std::fs::read_to_string(shops.home.path("config.toml")).expect("a file");
    for (default, expected) in [("广州店，上海店", &["广州店", "上海店"][..]), ("all", &NAMES)] {
        shops.home.write("config.toml", &format!("default_profile = \"{default}\"\n{file}"));
        assert_eq!(profiles(shops.kefu(line).run()), expected, "{default}");
    }
    let wrong = shops.kefu("views count -p 上海店,北就店").run().exits(78);
    assert!(wrong.stderr.contains("did you mean `北京店`?"), "{wrong}");
}

#[test]
fn a_limit_counts_over_all_shops() {
    let shops = Shops::start("");
    let own = shops.kefu("complaints list --on today -p 上海店 -o json").run().exits(0);
    let own = own.column("work_order_no").len();
    for limit in [1, own, own + 1, 2 * own + 1] {
        let run = shops.kefu(&format!("complaints list --on today -p all -o json --limit {limit}")).run();
        let profiles = run.exits(0).column("profile");
        assert_eq!(profiles.len(), limit);
        assert!(profiles.windows(2).all(|two| two[0] <= two[1] || two[0] == "上海店"), "{profiles:?}");
    }
    let run = shops.kefu(&format!("complaints list --on today -p all -o json --limit {own}")).run();
    assert!(run.stderr.contains("--limit"), "{run}");
}

#[test]
fn show_finds_what_any_shop_has_and_views_that_a_shop_lacks_are_only_noted() {
    let shops = Shops::start("");
    // Each shop has its own complaints, numbered alike; the seventh of a day is not in each of them.
    let mut numbers =
        shops.kefu("complaints list --on yesterday -p all -o json").run().column("work_order_no");
    numbers.sort();
    let at =
        |count| numbers.chunk_by(|a, b| a == b).find(|same| same.len() == count).map(|same| same[0].clone());
    let everywhere = at(3).expect("a number that each shop has");
    let found = shops.kefu(&format!("complaints show {everywhere} -p all -o json")).run().exits(0);
    assert_eq!(found.column("profile"), NAMES, "doubles are told apart");
    if let Some(rare) = at(1).or_else(|| at(2)) {
        let found = shops.kefu(&format!("complaints show {rare} {everywhere} -p all -o json")).run().ok();
        assert!(found.column("profile").len() > 3, "{found}");
        let quiet = shops.kefu(&format!("complaints show {rare} -p all -o json")).run().ok();
        assert!(quiet.column("profile").len() < 3, "{quiet}");
    }
    for line in
        ["complaints show 20200101-gome-0001", "views show 4711", "views count 没有的", "tickets show 4711"]
    {
        let none = shops.kefu(&format!("{line} -p all -o json")).run().exits(4);
        assert_eq!(none.stdout, "", "{none}");
    }
    let one = shops.kefu("complaints show 20200101-gome-0001 20200101-gome-0002 -p all").run();
    one.exits(4);
}

#[test]
fn a_view_that_one_shop_lacks_takes_nothing_away_from_the_others() {
    // The second shop has one view, which the others have too.
    let one = r#"{"ticketviews":[{"id":"15","title":"售中","active":"1"}],"count":"1"}"#;
    let shops = Shops::start(&format!(
        "--fault bangwo8:shop=2,status=404,at=ticketviews/17 \
         --fault bangwo8:shop=2,at=ticketviews.json,body={one}"
    ));
    for line in [
        "views count 售中 售后",
        "views count 15 17",
        "views count 15,售后",
        "views show 售中 售后",
        "views show 15 17",
    ] {
        let run = shops.kefu(&format!("{line} -p all -o json")).run().ok();
        let (profiles, ids) = (run.column("profile"), run.column("id"));
        assert_eq!((profiles.len(), ids.iter().filter(|id| *id == "15").count()), (5, 3), "{run}");
        assert_eq!(profiles.iter().filter(|name| *name == NAMES[1]).count(), 1, "{run}");
        let told = shops.kefu(&format!("{line} -p all -o json -v")).run().exits(0);
        assert!(told.stderr.contains(&format!("{}: ", NAMES[1])), "{told}");
    }
    for line in
        ["views tickets 售中,售后", "views tickets 15,17", "tickets stats 售中,售后", "tickets stats 15,17"]
    {
        let run = shops.kefu(&format!("{line} -p all -o json")).run().ok();
        assert!(NAMES.iter().all(|name| run.column("profile").iter().any(|own| own == name)), "{run}");
    }
    for (line, code) in [
        ("views count 售中 没有的", 3),
        ("views tickets 售中,没有的", 3),
        ("tickets stats 没有的,也没有", 4),
        ("views count 没有的 也没有", 4),
    ] {
        let run = shops.kefu(&format!("{line} -p all -o json")).run().exits(code);
        assert!(run.stderr.contains("没有的"), "{run}");
    }
    // One shop has nobody else who may have it.
    let run = shops.kefu(&format!("views count 售中 售后 -p {} -o json", NAMES[1])).run();
    assert_eq!(run.stdout, "", "{run}");
    run.exits(2);
}

#[test]
fn a_raw_call_goes_to_every_shop_and_each_answer_names_its_own() {
    let shops = Shops::start("");
    let run = shops.kefu("api gome gome.shop.shopInfo.get -p all").run().ok();
    assert_eq!(run.column("profile"), NAMES, "{run}");
    let one = shops.kefu("api gome gome.shop.shopInfo.get -p 北京店").run().ok().json();
    assert!(one.is_object() && one.get("profile").is_none(), "{one}");
    let pages = shops.kefu("api bangwo8 ticketviews.json --paginate -p 北京店,上海店 -o jsonl").run().ok();
    let named = |name| {
        pages.stdout.lines().filter(|line| line.starts_with(&format!("{{\"profile\":\"{name}\","))).count()
    };
    assert_eq!(named("北京店"), named("上海店"));
    assert!(named("北京店") > 3, "{pages}");
}

#[test]
fn a_check_adds_up_and_names_the_worst_shop() {
    let shops = Shops::start("");
    let counts = shops.kefu("views count 售中 -p all -o json").run().exits(0).json();
    let count = |row: &Value| row["count"].as_u64().expect("a number");
    let rows = counts.as_array().expect("a list");
    let sum: u64 = rows.iter().map(count).sum();
    let worst = rows.iter().max_by_key(|row| count(row)).expect("a row");
    let (name, most) = (worst["profile"].as_str().expect("a name"), count(worst));
    let check = shops.kefu("check view 售中 -p all -w 1 -c 100000").run().exits(1);
    let expected =
        format!("VIEWS WARNING - 售中 {sum} tickets, most at {name} ({most}) | tickets={sum};1;100000;0\n");
    assert_eq!(check.stdout, expected);
    let check = shops.kefu("check complaints --since 7d -p all -w 100000").run().exits(0);
    assert!(check.stdout.contains(", most at "), "{check}");
}

#[test]
fn fields_and_settings_say_what_several_profiles_change() {
    let shops = Shops::start("");
    let fields = shops.kefu("fields complaints -p all -o json").run().ok();
    assert_eq!(fields.column("key").first().map(String::as_str), Some("profile"));
    let one = shops.kefu("fields complaints -p 北京店 -o json").run().ok();
    assert_eq!(one.column("key").first().map(String::as_str), Some("work_order_no"));
    let settings = shops.kefu("config show -p all -o json").run().ok();
    assert!(settings.column("profile").iter().any(|name| name == "广州店"), "{settings}");
    assert!(!settings.stdout.contains("sandbox+gome/secret="), "{settings}");
    let access = shops.kefu("config check -p all -o json").run().ok();
    assert_eq!(access.column("profile").len(), 9, "{access}");
    assert!(access.column("accepted").iter().all(|yes| yes == "true"), "{access}");
}

#[test]
fn a_directory_takes_one_profile() {
    let shops = Shops::start("");
    for line in ["export complaints", "export plan complaints", "export complaints --dry-run"] {
        let run = shops.kefu(&format!("{line} --dir out -p all")).run().exits(2);
        assert!(run.stderr.contains("--dir takes one profile"), "{run}");
        assert_eq!(run.stdout, "", "{run}");
    }
    assert!(!shops.home.path("out").exists());
    shops.kefu("export complaints --dir out --since yesterday -p 北京店 -q").run().ok();
}

#[test]
fn the_demo_has_shops_without_a_configuration() {
    let run = Home::new().kefu("--demo -p all views count 售中 -o json").run().exits(0);
    assert_eq!(run.column("profile"), NAMES, "{run}");
    let run = Home::new().kefu("--demo -p 甲，乙 views count 售中 -o json").run().exits(0);
    assert_eq!(run.column("profile"), ["甲", "乙"], "{run}");
    let one = Home::new().kefu("--demo -p main views count 售中 -o csv").run().exits(0);
    assert!(one.stdout.starts_with("id,title,count\n"), "{one}");
}
