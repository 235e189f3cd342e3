//! `--sort` and `--grep`: every list, in every format, beside limits, files and failures.

use crate::support::{Home, Run, sandbox::Sandbox};

fn kefu(line: &str) -> Run {
    Home::new().kefu(&format!("--demo {line}")).run()
}

#[test]
fn lists_are_sorted_by_keys_and_titles_in_every_format() {
    let all = kefu("complaints list --since 20d -o json").ok();
    let mut expected = all.column("order_no");
    expected.sort();
    for (line, key) in [
        ("--sort order_no -o json", "order_no"),
        ("--sort 配送单号 -o json", "order_no"),
        ("--sort=配送单号 -o json --lang zh", "order_no"),
    ] {
        assert_eq!(kefu(&format!("complaints list --since 20d {line}")).ok().column(key), expected, "{line}");
    }
    expected.reverse();
    for format in ["csv", "tsv", "jsonl", "csv-excel", "md", "table"] {
        let line = format!("complaints list --since 20d --sort -order_no --columns order_no -o {format}");
        let run = kefu(&line).ok();
        let found = expected.iter().map(|number| run.stdout.find(number.as_str()));
        let found: Vec<_> = found.map(|at| at.unwrap_or_else(|| panic!("{run}"))).collect();
        assert!(found.is_sorted(), "{run}");
    }
    let watched = kefu("views count --sort -count --watch 5s --deadline 2s -o jsonl");
    let counts: Vec<_> = watched.stdout.lines().filter_map(|line| line.split("\"count\":").nth(1)).collect();
    let counts: Vec<u64> =
        counts.iter().filter_map(|text| text.split(['}', ',']).next()?.parse().ok()).collect();
    assert!(counts.len() > 4 && counts.is_sorted_by(|a, b| a >= b), "{watched}");
}

#[test]
fn counts_and_kefus_own_lists_are_sorted_too() {
    let counts = kefu("complaints stats --by type --sort -count -o json").ok().column("count");
    let counts: Vec<u64> = counts.iter().map(|count| count.parse().expect("a number")).collect();
    assert!(counts.len() > 3 && counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
    let keys = kefu("fields views --sort -key -o json").ok().column("key");
    assert!(keys.len() > 4 && keys.is_sorted_by(|a, b| a >= b), "{keys:?}");
    let keys = kefu("fields --grep 质检 -o json").ok();
    assert!(
        !keys.column("key").is_empty() && keys.column("title").iter().all(|title| title.contains("质检")),
        "{keys}"
    );
}

#[test]
fn views_come_in_the_order_of_their_numbers() {
    for line in ["views list", "views count", "views list --counts", "views list --active"] {
        let ids = kefu(&format!("{line} -o json")).ok().column("id");
        let ids: Vec<u64> = ids.iter().map(|id| id.parse().expect("a number")).collect();
        assert!(ids.len() > 4 && ids.is_sorted(), "{line}: {ids:?}");
    }
    let titles = kefu("views list --sort title -o json").ok().column("title");
    assert!(titles.is_sorted(), "{titles:?}");
}

#[test]
fn a_limit_counts_what_is_left_after_sorting_and_searching() {
    let all = kefu("complaints list --since 20d -o json --sort reply").ok();
    for (line, said) in [("--sort reply --limit 7", "7 of "), ("--sort=-reply --limit 7", "7 of ")] {
        let run = kefu(&format!("complaints list --since 20d -o json {line}")).exits(0);
        assert_eq!(run.column("work_order_no").len(), 7, "{run}");
        let total = all.column("work_order_no").len();
        assert_eq!(run.stderr, format!("{said}{total} complaints (--limit)\n"), "{run}");
    }
    let first = kefu("complaints list --since 20d -o json --sort reply --limit 7").column("work_order_no");
    assert_eq!(all.column("work_order_no")[..7], first);
    let matching = kefu("complaints list --since 20d -o json --grep 退款").ok();
    let found = matching.column("work_order_no");
    assert!(found.len() > 5, "{matching}");
    let run = kefu("complaints list --since 20d -o json --grep 退款 --limit 3").exits(0);
    assert_eq!(run.column("work_order_no"), found[..3], "{run}");
    assert_eq!(run.stderr, "the first 3 complaints with “退款” (--limit)\n");
    let run = kefu("complaints list --since 20d -o json --grep 退款 --limit 3 --sort work_order_no").exits(0);
    assert_eq!(run.stderr, format!("3 of {} complaints with “退款” (--limit)\n", found.len()));
}

#[test]
fn a_text_is_found_in_words_numbers_and_names_whatever_the_language() {
    let list = |more: &str| kefu(&format!("complaints list --since 20d -o json {more}"));
    let closed = list("--status 30").ok().column("work_order_no");
    for (text, lang) in [("Closed", "zh"), ("ＣＬＯＳＥＤ", "zh"), ("已结单", "en")] {
        let found = list(&format!("--grep {text} --lang {lang}")).ok().column("work_order_no");
        assert!(closed.iter().all(|number| found.contains(number)) && !closed.is_empty(), "{text}");
    }
    let number = &closed[0];
    assert_eq!(list(&format!("--grep {number}")).ok().column("work_order_no"), std::slice::from_ref(number));
    let counted: usize = kefu("complaints stats --since 20d --grep Closed -o json")
        .ok()
        .column("count")
        .iter()
        .map(|count| count.parse::<usize>().expect("a number"))
        .sum();
    assert_eq!(counted, list("--grep Closed").ok().column("status").len());
}

#[test]
fn what_matches_nothing_is_empty_and_5_where_that_must_not_be() {
    let nothing = kefu("views list --grep 没有这样的 -o json").exits(0);
    assert_eq!(nothing.stdout, "[]\n", "{nothing}");
    assert_eq!(nothing.stderr, "0 of 12 views with “没有这样的”\n");
    kefu("views list --grep 没有这样的 -o json --fail-empty -q").exits(5);
    kefu("views list --grep 售中 -o json --fail-empty").ok();
}

#[test]
fn a_list_that_breaks_off_is_sorted_as_far_as_it_came() {
    let sandbox = Sandbox::start("--fault gome:status=500,skip=2");
    let line = "complaints list --since 60d --sort complained_at -o csv --concurrency 1 --retries 0 \
                --columns complained_at";
    let run = Home::new().kefu(line).envs(&sandbox.variables).run().exits(3);
    let times: Vec<_> = run.csv().into_iter().skip(1).flatten().collect();
    assert!(times.len() == 100 && times.is_sorted(), "{run}");
    assert!(run.stderr.contains("not complete: 100 of "), "{run}");
    let line = line.replace("--sort complained_at", "--grep 2026 --limit 500");
    let run = Home::new().kefu(&line).envs(&sandbox.variables).run().exits(69);
    assert_eq!(run.stdout, "", "{run}");
}

#[test]
fn a_wrong_key_and_a_command_without_records_are_refused() {
    for (line, said) in [
        ("views list --sort titel", "--sort: there is no column `titel`"),
        ("views list --sort titel", "did you mean `title`?"),
        ("views list --sort -titel", "--sort: there is no column `titel`"),
        ("views list --sort all", "--sort: there is no column `all`"),
        ("views list --grep=", "give a text to look for"),
        ("views tickets 15 --expand-fields --sort 机形", "there is no column `机形`"),
        ("api bangwo8 ticketviews.json --sort id", "--sort means nothing to this command"),
        ("api bangwo8 ticketviews.json --grep a", "--grep means nothing to this command"),
        ("check view 15 -w 1 --grep a", "--grep means nothing to a check"),
        ("export counts --dir out --sort id", "--sort means nothing to `kefu export`"),
        ("completions bash --sort id", "--sort means nothing to this command"),
    ] {
        let run = kefu(line);
        let code = if line.starts_with("check") { 3 } else { 2 };
        let run = run.exits(code);
        assert!(run.both().contains(said), "{run}");
    }
    let tickets =
        kefu("views tickets 15 --expand-fields --sort -已上门次数 -o json --columns id,已上门次数").ok();
    let counts = tickets.column("已上门次数");
    assert!(counts.len() > 40 && counts.is_sorted_by(|a, b| a >= b), "{tickets}");
}

#[test]
fn variables_and_the_file_set_both() {
    let (home, sandbox) = (Home::new(), Sandbox::start(""));
    home.write("config.toml", "[defaults]\nsort = \"-title\"\ngrep = \"工单\"\n\n[profiles.main]\n");
    let kefu = |line: &str| home.kefu(line).envs(&sandbox.variables);
    let run = kefu("views list -o json").run().ok();
    let titles = run.column("title");
    assert!(titles.len() > 3 && titles.is_sorted_by(|a, b| a >= b), "{run}");
    assert!(titles.iter().all(|title| title.contains("工单")), "{run}");
    let run = kefu("views list -o json").env("KEFU_SORT", "title").env("KEFU_GREP", "售").run().ok();
    assert_eq!(run.column("title"), ["售中", "售前", "售后"].map(str::to_owned), "{run}");
    // A general default does not stand in the way of lists and commands that it does not fit.
    assert!(!kefu("complaints list --since 9d --grep 订单 -o json").run().exits(0).stdout.is_empty());
    assert!(kefu("config show -o json").run().exits(0).column("setting").len() > 9);
    kefu("check view 15 -w 1000").run().exits(0);
    // What is set for this run does.
    kefu("complaints list --since 9d").env("KEFU_SORT", "title").run().exits(2);
}

#[test]
fn records_of_several_statuses_and_numbers_are_in_one_order_the_newest_first() {
    let all = kefu("complaints list --since 70d -o json").ok();
    let open = ["1", "17", "31", "32"];
    let pairs = all.column("status").into_iter().zip(all.column("work_order_no"));
    let expected: Vec<_> =
        pairs.filter(|(status, _)| open.contains(&status.as_str())).map(|(_, number)| number).collect();
    assert!(expected.len() > 20);
    for line in
        ["--status open", "--status 32,1,31,17", "--status 未结 --concurrency 1", "--status open --limit 9"]
    {
        let list = kefu(&format!("complaints list --since 70d -o json {line}")).exits(0);
        let limit = if line.contains("--limit") { 9 } else { expected.len() };
        assert_eq!(list.column("work_order_no"), expected[..limit], "{line}");
        assert!(list.column("complained_at").is_sorted_by(|a, b| a >= b), "{line}");
    }
    let [old, new] = [&expected[9], &expected[2]];
    let two = kefu(&format!("complaints list -o json --work-order {old},{new}")).ok();
    assert_eq!(two.column("work_order_no"), [new.clone(), old.clone()]);
}
