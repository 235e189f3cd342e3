//! Wrong arguments are reported before anything is sent: the given and the allowed values, and a suggestion.

use crate::{
    cli::demo,
    support::{Home, Run, playback::Playback, together},
};

/// Runs lines with every vendor at a server that must not be asked.
fn before_anything_is_sent(lines: &[&str]) -> String {
    let server = Playback::of(&[]);
    let run = |line: &&str| configured(&server, line, &[]);
    let shown = together(lines.iter().map(run).inspect(|run| assert_eq!(run.code, Some(2), "{run}")));
    assert_eq!(server.requests(), 0, "{shown}");
    shown
}

fn configured(server: &Playback, line: &str, variables: &[(&str, &str)]) -> Run {
    let mut kefu = Home::new().kefu(line);
    for vendor in ["GOME", "BANGWO8", "ESHOUHOU"] {
        kefu = kefu.env(format!("KEFU_{vendor}_BASE_URL"), server.url());
    }
    for name in ["GOME_APP_KEY", "GOME_APP_SECRET", "GOME_TOKEN", "BANGWO8_ACCOUNT", "BANGWO8_PASSWORD"] {
        kefu = kefu.env(format!("KEFU_{name}"), "fixture");
    }
    for name in ["ESHOUHOU_APP_ID", "ESHOUHOU_APP_SECRET"] {
        kefu = kefu.env(format!("KEFU_{name}"), "fixture");
    }
    variables.iter().fold(kefu, |kefu, (name, value)| kefu.env(name, value)).run()
}

#[test]
fn a_wrong_date() {
    insta::assert_snapshot!(before_anything_is_sent(&[
        "complaints list --since 2026-13-01",
        "complaints list --since yesterdy",
        "complaints list --until soon",
        "complaints list --on 2026-02-30",
        "complaints list --on 2026-11-07..2026-11-01",
        "complaints list --since 2026-11-07 --until 2026-11-01",
        "complaints list --on today --since today",
    ]));
}

#[test]
fn a_wrong_status_or_other_filter() {
    insta::assert_snapshot!(before_anything_is_sent(&[
        "complaints list --status clsed",
        "complaints list --status 已结案",
        "complaints list --status 99",
        "complaints list --channel web --status open",
        "complaints list --quality good",
        "complaints list --reply-limit 3h",
        "complaints list --channel web --type refnd",
        "complaints list --type refund",
        "complaints list --channel web --quality passed",
        "complaints list --channel post",
        "complaints list --overdue --on-time",
        "complaints list --work-order ,",
    ]));
}

#[test]
fn a_wrong_column() {
    insta::assert_snapshot!(before_anything_is_sent(&[
        "views list --columns id,titel",
        "views list --columns ",
        "views list --columns id,all",
        "views list --raw --columns id",
        "views list --raw -o csv",
        "views count --columns nothing-like-it",
    ]));
}

#[test]
fn a_wrong_option_or_command() {
    insta::assert_snapshot!(before_anything_is_sent(&[
        "views list -o xml",
        "views list -o jsn",
        "views list --limit 0",
        "views list --limit many",
        "views list --timezone Asia/Shanghi",
        "views list --lang fr",
        "views list --timeout soon",
        "views list --concurrency 0",
        "views list --colour never",
        "views lst",
        "complaint list",
        "views tickets",
        "views tickets 15 17",
        "project show",
        "project show p1 --serial SN",
        "project show p1 --network-type planet",
        "sandbox --port 70000",
        "sandbox --fault explode",
        "completions tcsh",
        "api taobao x",
        "api gome x.get name",
        "api gome gome.custom.inquiries.get --limit 3",
        "api gome gome.custom.inquiries.get --paginate pageNo=2",
    ]));
}

#[test]
fn a_branch_without_a_network() {
    insta::assert_snapshot!(before_anything_is_sent(&["project show p1 --network-type branch"]));
}

#[test]
fn a_wrong_id_list() {
    let server = Playback::of(&[]);
    let run = |text: &str, line: &str| Home::new().kefu(line).stdin(text).run().exits(2);
    insta::assert_snapshot!(together([
        run("", "views show -"),
        run("\n \n", "complaints list --order -"),
        run("15\n1\u{1b}[2J6\n", "tickets show -"),
        configured(&server, "views show ", &[]).exits(2),
    ]));
    let words = Home::new().kefu_words(["--demo", "views", "show", ""]).run().exits(2);
    assert!(words.stderr.contains("an id or title cannot be empty"), "{words}");
    assert_eq!(server.requests(), 0);
}

#[test]
fn a_wrong_view_title_names_the_views_and_an_ambiguous_one_the_candidates() {
    insta::assert_snapshot!(together([
        demo("views show 加急工单").exits(2),
        demo("views tickets 售").exits(2),
        demo("views count 15 所有工但").exits(2),
        demo("views count 15 nothing -o json").exits(2),
    ]));
}

#[test]
fn a_wrong_variable_is_named_itself() {
    let server = Playback::of(&[]);
    insta::assert_snapshot!(together([
        configured(&server, "views list", &[("KEFU_OUTPUT", "xml")]).exits(2),
        configured(&server, "views list", &[("KEFU_LIMIT", "0")]).exits(2),
    ]));
    assert_eq!(server.requests(), 0);
}

#[test]
fn a_taken_port_exits_69_and_names_it() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let run = Home::new().kefu(&format!("sandbox --port {port}")).run().exits(69);
    assert!(run.stderr.contains(&format!("error: port {port} cannot be listened on")), "{run}");
    assert!(run.stderr.contains("hint: choose another with --port"), "{run}");
}

#[test]
fn an_error_is_one_json_object_when_json_was_asked_for() {
    let keys =
        ["error", "exit_code", "vendor", "vendor_code", "vendor_message", "http_status", "retryable", "hint"];
    let runs = [
        demo("views show 9999 -o json"),
        demo("views show 9999 -ojsonl"),
        demo("views show 9999 --output=json"),
        demo("-o json views lst"),
        demo("views list -o json --limit 0"),
        demo("views list --limit 0 -o json"),
        demo("views list --nonsense -o json"),
        demo("views show -o json"),
        demo("complaints list -o json --status nonsense"),
        Home::new().kefu("views list -o json").run(),
        Home::new().kefu("views list").env("KEFU_OUTPUT", "json").run(),
        Home::new().kefu("views list -o json -p nobody").run(),
        Home::new().kefu("config show -o json --config no-such-file.toml").run(),
        Home::new().kefu("--demo views list --limit 0").env("KEFU_OUTPUT", "jsonl").run(),
    ];
    for run in runs {
        assert_eq!(run.stderr.lines().count(), 1, "{run}");
        let error: serde_json::Value =
            serde_json::from_str(&run.stderr).unwrap_or_else(|e| panic!("{e}: {run}"));
        let object = error.as_object().unwrap_or_else(|| panic!("no object: {run}"));
        assert_eq!(object.len(), keys.len(), "{run}");
        assert!(keys.iter().all(|key| object.contains_key(*key)), "{run}");
        assert_eq!(error["exit_code"].as_i64(), run.code.map(i64::from), "{run}");
    }
}

#[test]
fn help_and_version_are_results() {
    for line in
        ["--help", "-h", "help views", "views --help", "views list --help", "--version", "complaints list -h"]
    {
        let run = Home::new().kefu(line).run().ok();
        assert!(run.stdout.contains("kefu"), "{run}");
    }
    for line in ["--version", "-V", "--lang zh-CN --version", "-qV"] {
        let run = Home::new().kefu(line).run().ok();
        assert_eq!(run.stdout, concat!("kefu ", env!("CARGO_PKG_VERSION"), "\n"), "{run}");
    }
    for line in ["", "views", "complaints", "project", "config"] {
        let run = Home::new().kefu(line).run().exits(2);
        assert!(run.both().contains("Usage: kefu"), "{run}");
    }
}

#[test]
fn what_kefu_sends_itself_cannot_be_given_to_a_raw_call() {
    let server = Playback::of(&[]);
    for line in [
        "api gome x.get $method=y.get",
        "api gome x.get a=1 $sign=0",
        "api gome x.get $anything=1",
        "api eshouhou WorkOrder/GetWorkOrders access_token=1",
        "api eshouhou WorkOrder/GetWorkOrders AppId=1",
        "api eshouhou WorkOrder/GetWorkOrders sign=1",
        "api bangwo8 tickets/12 access_token=1",
    ] {
        let run = configured(&server, line, &[]).exits(2);
        assert!(run.stderr.contains("cannot be given as a parameter"), "{run}");
    }
    assert_eq!(server.requests(), 0);
}
