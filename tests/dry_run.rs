//! `--dry-run`: the requests as lines of curl, which ask what kefu would ask, and nothing is sent.

use std::process::Command;

use serde_json::Value;

use crate::{
    faults::vendors::{SECRETS, configured},
    support::{
        Home,
        faulty_server::{FaultyServer, Reply},
        machine,
        sandbox::Sandbox,
    },
};

/// Each is asked of the sandbox, once by kefu and once by the lines that it shows.
const LINES: &[&str] = &[
    "complaints list --on 昨天",
    "complaints list --since 3d --status 1,17 --limit 20",
    "complaints list --channel web --limit 20",
    "api gome gome.shop.shopInfo.get",
    "views list",
    "views show 15",
    "views tickets 15 --limit 20",
    "tickets show {ticket}",
    "api bangwo8 tickets/ticket_fields",
];

/// The lines of a dry run against the sandbox.
fn shown(home: &Home, sandbox: &[(String, String)], line: &str) -> Vec<String> {
    let run = home.kefu(&format!("{line} --dry-run")).envs(sandbox).run().ok();
    assert_eq!(run.stderr, "", "{run}");
    for (name, value) in sandbox {
        let is_secret = ["SECRET", "PASSWORD", "TOKEN", "ACCOUNT"].iter().any(|word| name.contains(word));
        assert!(!is_secret || !run.stdout.contains(value.as_str()), "{name}: {run}");
    }
    run.stdout.lines().map(str::to_owned).collect()
}

/// The answer to a line, as a shell runs it.
fn asked(line: &str, variables: &[(String, String)]) -> Value {
    let variables = variables.iter().map(|(name, value)| (name, value));
    let out = Command::new("sh").args(["-c", line]).envs(variables).output().expect("a shell");
    let error =
        |e| panic!("{e}\n{line}\n{}", String::from_utf8_lossy(&[out.stdout.clone(), out.stderr].concat()));
    serde_json::from_slice(&out.stdout).unwrap_or_else(error)
}

/// Whether a value is somewhere in a document.
fn holds(document: &Value, value: &Value) -> bool {
    document == value
        || match document {
            Value::Object(members) => members.values().any(|member| holds(member, value)),
            Value::Array(items) => items.iter().any(|item| holds(item, value)),
            _ => false,
        }
}

/// The member of this name, wherever it is.
fn member<'v>(document: &'v Value, name: &str) -> Option<&'v Value> {
    let members = document.as_object()?;
    members.get(name).or_else(|| members.values().find_map(|value| member(value, name)))
}

/// The sandbox's variables, with Bangwo8 by account and password or by OAuth 2.
fn variables(sandbox: &Sandbox, other: &str) -> Vec<(String, String)> {
    sandbox.variables.iter().filter(|(name, _)| !name.contains(other)).cloned().collect()
}

/// The id of a ticket.
fn ticket(home: &Home, variables: &[(String, String)]) -> String {
    home.kefu("views tickets 15 -q -o json --limit 1").envs(variables).run().ok().column("id").remove(0)
}

#[test]
fn the_lines_ask_what_kefu_asks() {
    if !machine::has("curl") {
        return machine::skipped("curl is not on this machine");
    }
    let (sandbox, home) = (Sandbox::start(""), Home::new());
    let variables = variables(&sandbox, "CLIENT");
    for line in LINES {
        let line = &line.replace("{ticket}", &ticket(&home, &variables));
        let shown = shown(&home, &variables, line);
        let (known, then): (Vec<_>, Vec<_>) = shown.iter().partition(|line| line.starts_with("curl "));
        assert!(!known.is_empty() && then.iter().all(|line| line.starts_with("# then: ")), "{shown:?}");
        let answers: Value = known.iter().map(|line| asked(line, &variables)).collect();
        let raw = if line.starts_with("api") { "" } else { "--raw" };
        let run = home.kefu(&format!("{line} -q -o json {raw}")).envs(&variables).run().ok();
        let records = match run.json() {
            Value::Array(records) => records,
            one => vec![one],
        };
        assert!(!records.is_empty(), "{run}");
        for record in records {
            assert!(holds(&answers, &record), "{line}: {record} in {answers}");
        }
    }
}

#[test]
fn a_token_is_asked_for_first_and_what_follows_takes_it_from_a_variable() {
    if !machine::has("curl") {
        return machine::skipped("curl is not on this machine");
    }
    let (sandbox, home) = (Sandbox::start(""), Home::new());
    for (line, other, variable) in [
        ("tickets show {ticket}", "ACCOUNT", "KEFU_BANGWO8_TOKEN"),
        ("api eshouhou api/CustomerService/GetServiceSpace", "CLIENT", "KEFU_ESHOUHOU_TOKEN"),
    ] {
        let mut variables = variables(&sandbox, other);
        let line = &line.replace("{ticket}", &ticket(&home, &variables));
        let shown = shown(&home, &variables, line);
        assert!(shown[0].starts_with("curl ") && shown[1].starts_with("# then: curl "), "{shown:?}");
        let answer = asked(&shown[0], &variables);
        let token = member(&answer, "access_token").and_then(Value::as_str).expect("a token").to_owned();
        variables.push((variable.to_owned(), token));
        let answer = asked(shown[1].trim_start_matches("# then: "), &variables);
        let raw = if line.starts_with("api") { "" } else { "--raw" };
        let record = home.kefu(&format!("{line} -q -o json {raw}")).envs(&variables).run().ok().json();
        assert!(holds(&answer, &record), "{line}: {record} in {answer}");
    }
}

/// No command sends or writes anything.
#[test]
fn nothing_is_sent_and_nothing_is_written() {
    let server = FaultyServer::start(|_| Reply::answer(500, "", "nobody asks"));
    for line in [
        "complaints list --to out.csv",
        "complaints stats --by day",
        "complaints list --watch 5s",
        "views tickets 售中 --expand-fields --resolve",
        "views count",
        "project show P1 P2",
        "project show --serial S1",
        "export complaints --dir out.csv --since 3d",
        "export tickets --view 15 --expand-fields --root out.csv",
        "export counts --dir out.csv",
        "report daily",
        "report daily -o json",
        "config check",
        "api bangwo8 tickets --paginate",
        "check view 15 -w 1 -c 2",
        "check complaints --due-within 30m -w 0 -c 1",
        "check complaints --since 3d -w 9 -o json",
    ] {
        let home = Home::new();
        // A check that asks nothing has found nothing.
        let code = if line.starts_with("check ") { 3 } else { 0 };
        let run = configured(&home, &format!("{line} --dry-run"), &server.url()).run().exits(code);
        assert!(run.stdout.lines().any(|line| line.starts_with("curl ")), "{run}");
        assert_eq!(run.stderr, "", "{run}");
        let comment = |line: &str| line.starts_with("curl ") || line.starts_with("# ");
        assert!(run.stdout.lines().all(comment), "{run}");
        assert!(SECRETS.iter().all(|secret| !run.stdout.contains(secret)), "{run}");
        assert!(!home.path("out.csv").exists());
    }
    assert!(server.log().requests.is_empty(), "{:?}", server.log());
}

#[test]
fn a_page_is_as_long_as_the_one_that_is_asked_for() {
    let server = FaultyServer::start(|_| Reply::answer(503, "", "down for maintenance"));
    for (line, limit) in [
        ("complaints list --since 3d", None),
        ("complaints list --since 3d", Some("7")),
        ("complaints list --since 3d --sort status", Some("7")),
        ("complaints list --since 3d --grep 发票", Some("7")),
        ("complaints stats --since 3d", Some("7")),
        ("export complaints --dir out --since 1d", Some("7")),
    ] {
        let home = Home::new();
        let kefu = |more: &str| {
            let kefu = configured(&home, &format!("{line} {more}"), &server.url());
            kefu.env("KEFU_LIMIT", limit.unwrap_or_default())
        };
        let shown = kefu("--dry-run").run().ok();
        let before = server.log().requests.len();
        kefu("--retries 0").run().exits(69);
        let size = server.log().requests[before].get("pageSize").to_owned();
        assert!(shown.stdout.contains(&format!("'pageSize={size}'")), "{limit:?}: {size}: {shown}");
    }
}

#[test]
fn an_export_shows_each_day_that_is_due() {
    let home = Home::new();
    let line = "--demo export complaints --dir out --since 3d";
    let days = || {
        let run = home.kefu(&format!("{line} --dry-run")).run().ok();
        run.stdout.lines().filter(|line| line.starts_with("curl ")).count()
    };
    assert_eq!(days(), 3);
    assert!(!home.path("out").exists());
    home.kefu(&format!("{line} -q --refresh 1d")).run().ok();
    assert_eq!(days(), 3, "days within --refresh are asked for again");
    let run = home.kefu("--demo -p all export complaints --root out --since today --dry-run").run().ok();
    assert_eq!(run.stdout.lines().filter(|line| line.starts_with("# profile: ")).count(), 3, "{run}");
}

#[test]
fn every_shop_has_lines_of_its_own() {
    let run = Home::new().kefu("--demo complaints list -p 上海店,北京店 --dry-run").run().ok();
    let profiles: Vec<_> = run.stdout.lines().filter(|line| line.starts_with("# profile: ")).collect();
    assert_eq!(profiles, ["# profile: 上海店", "# profile: 北京店"], "{run}");
    assert_eq!(run.stdout.lines().filter(|line| line.starts_with("curl ")).count(), 2, "{run}");
}
