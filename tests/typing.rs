//! What people type in Chinese, and with an input method's characters, means what its English form means.

use crate::support::{Home, Run};

/// Runs words, those after a blank together.
fn kefu(words: &[&str]) -> Run {
    Home::new().kefu_words(["--demo", "-q"].iter().chain(words)).run()
}

#[test]
fn chinese_and_english_forms_bring_the_same_answer() {
    let complaints = ["complaints", "list", "-o", "csv", "--columns", "work_order_no,status"];
    for (typed, plain) in [
        (&["--status", "未结", "--since", "30d"][..], &["--status", "open", "--since", "30d"][..]),
        (&["--status", "未完结", "--since", "近30天"], &["--status", "1,17,31,32", "--since", "30d"]),
        (
            &["--status", "已结，待处理", "--since", "最近三十天"],
            &["--status", "done,pending", "--since", "30d"],
        ),
        (
            &["--status", "已完成、处理中；３１", "--since", "30d"],
            &["--status", "done,17,31", "--since", "30d"],
        ),
        (&["--status", "处理中－首次重启", "--since", "60d"], &["--status", "31", "--since", "60d"]),
        (&["--quality", "合格", "--since", "３０天"], &["--quality", "passed", "--since", "30d"]),
        (&["--reply-limit", "8小时", "--since", "近一个月"], &["--reply-limit", "8h", "--since", "1个月"]),
        (
            &["--channel", "网站", "--type", "退款", "--since", "30d"],
            &["--channel", "web", "--type", "4", "--since", "30d"],
        ),
        (&["--channel", "ＷＥＢ", "--status", "已完结"], &["--channel", "web", "--status", "finished"]),
        (&["--since", "上周一", "--until", "昨天"], &["--since", "last-week", "--until", "yesterday"]),
        (&["--on", "上周～昨天"], &["--on", "last-week..yesterday"]),
        (&["--on", "本月至今"], &["--since", "this-month", "--until", "today"]),
    ] {
        let answer = |words: &[&str]| kefu(&[&complaints, words].concat()).ok().stdout;
        let (typed_answer, plain_answer) = (answer(typed), answer(plain));
        assert_eq!(typed_answer, plain_answer, "{typed:?} {plain:?}");
        assert!(plain_answer.lines().count() > 1, "{plain:?} brings something to compare");
    }
    for (typed, plain) in [
        (&["views", "list", "-o", "ＪＳＯＮ"][..], &["views", "list", "-o", "json"][..]),
        (
            &["views", "list", "-o", "表格", "--lang", "英文"],
            &["views", "list", "-o", "table", "--lang", "en"],
        ),
        (
            &["views", "list", "-o", "制表符分隔", "--color", "从不"],
            &["views", "list", "-o", "tsv", "--color", "never"],
        ),
        (&["views", "list", "-o", "markdown", "--ambiguous-width", "宽"], &["views", "list", "-o", "md"]),
        (&["views", "count", "售中，售后", "-o", "csv"], &["views", "count", "售中", "售后", "-o", "csv"]),
        (&["views", "show", "１５", "-o", "json"], &["views", "show", "15", "-o", "json"]),
        (
            &["complaints", "stats", "--by", "状态，超时", "-o", "csv"],
            &["complaints", "stats", "--by", "status,overdue", "-o", "csv"],
        ),
        (
            &["complaints", "stats", "--by", "日期", "--since", "周一", "-o", "csv"],
            &["complaints", "stats", "--by", "day", "--since", "monday", "-o", "csv"],
        ),
    ] {
        assert_eq!(kefu(typed).ok().stdout, kefu(plain).ok().stdout, "{typed:?} {plain:?}");
    }
    let id = &kefu(&["views", "tickets", "15", "--limit", "1", "-o", "json"]).column("id")[0];
    let wide: String = id.chars().filter_map(|c| char::from_u32(u32::from(c) + 0xfee0)).collect();
    let shown = |id: &str| kefu(&["tickets", "show", id, "-o", "json"]).ok().stdout;
    assert_eq!(shown(&wide), shown(id));
}

#[test]
fn a_profile_is_found_in_other_characters() {
    let home = Home::new();
    home.write(
        "config.toml",
        "[profiles.main]\noutput = \"json\"\n[profiles.\"旗舰店 A\"]\noutput = \"csv\"\n",
    );
    let shown = |name: &str| {
        let run = home.kefu_words(["config", "show", "-o", "json", "--profile", name]).run().ok();
        run.stdout.contains("旗舰店 A")
    };
    assert!(shown("旗舰店　Ａ") && !shown("ｍａｉｎ"));
}

#[test]
fn a_check_counts_one_view_and_no_list_of_them() {
    let run = kefu(&["check", "view", "售中，售后", "-w", "1"]);
    assert!(run.code == Some(3) && run.stdout.contains("a check counts one view"), "{run}");
    assert!(kefu(&["check", "view", "售中", "-w", "０：９９９"]).exits(0).stdout.contains("OK"));
}

#[test]
fn what_was_probably_meant_is_proposed_in_chinese_and_is_never_what_was_typed() {
    for (words, meant) in [
        (&["views", "tickets", "售钟"][..], "售中"),
        (&["views", "tickets", "shouzhong"], "售中"),
        (&["complaints", "list", "--status", "未接"], "未结"),
        (&["complaints", "list", "--status", "以结"], "已结"),
        (&["complaints", "list", "--status", "处理种"], "处理中"),
        (&["complaints", "list", "--since", "做天"], "昨天"),
        (&["complaints", "list", "--since", "上周日三"], "上周"),
        (&["complaints", "list", "--channel", "电化"], "电话"),
        (&["complaints", "list", "--channel", "wbe"], "web"),
        (&["complaints", "stats", "--by", "品排"], "品牌"),
        (&["views", "list", "-o", "表哥"], "表格"),
    ] {
        let run = kefu(words).exits(2);
        assert!(run.stderr.contains(&format!("did you mean `{meant}`?")), "{run}");
    }
    for words in
        [&["complaints", "list", "--status", "open", "--channel", "web"][..], &["views", "tickets", "不存在"]]
    {
        let run = kefu(words).exits(2);
        let typed = words.last().filter(|word| run.stderr.contains(&format!("did you mean `{word}`")));
        assert!(typed.is_none() && !run.stderr.contains("mean `open`"), "{run}");
    }
}
