//! `kefu doctor`: broken set-ups, each of which it names first; all is well; cron; nothing that must not be pasted.

use std::fs;

use crate::{
    faults::tls::Authority,
    support::{
        Home, Kefu, Run,
        faulty_server::{FaultyServer, Reply},
        files,
        sandbox::Sandbox,
    },
};

/// A finding as programs read it.
#[derive(Debug)]
struct Finding {
    check: String,
    vendor: String,
    status: String,
    text: String,
}

fn findings(run: &Run) -> Vec<Finding> {
    let rows = run.json();
    let rows = rows.as_array().unwrap_or_else(|| panic!("no list: {run}")).clone();
    let finding = |row: &serde_json::Value| {
        let keys: Vec<_> = row.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys, ["check", "hint", "message", "profile", "status", "vendor"], "{row}");
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let words = format!("{} {}", text("message"), text("hint"));
        Finding { check: text("check"), vendor: text("vendor"), status: text("status"), text: words }
    };
    rows.iter().map(finding).collect()
}

/// The first finding that is not well.
fn first(run: &Run) -> Finding {
    let bad = |finding: &Finding| ["warning", "error"].contains(&finding.status.as_str());
    findings(run).into_iter().find(bad).unwrap_or_else(|| panic!("nothing was found: {run}"))
}

/// A profile with Gome's settings, each as a line of TOML.
fn gome(url: &str, app_secret: &str, token: &str) -> String {
    format!(
        "[profiles.main.gome]\nbase_url = \"{url}\"\napp_key = \"shop-key-1\"\napp_secret = {app_secret}\n\
         token = {token}\n"
    )
}

/// How a case is set up: the file, and what else is done.
type Setup = fn(&Home, Kefu, &str) -> Kefu;

/// A broken set-up: what the sandbox does wrong, how kefu is set up, and the first finding: check, status, a part of
/// its words, exit code.
struct Case(&'static str, &'static str, Setup, [&'static str; 3], i32);

fn file(home: &Home, kefu: Kefu, text: &str) -> Kefu {
    home.write("config.toml", text);
    kefu
}

const SECRET: &str = "{ env = \"SHOP_SECRET\" }";
const TOKEN: &str = "{ env = \"SHOP_TOKEN\" }";

const CASES: &[Case] = &[
    Case(
        "no TOML",
        "",
        |home, kefu, _| file(home, kefu, "[profiles.main.gome\n"),
        ["configuration", "error", "config.toml:1"],
        78,
    ),
    Case(
        "an unknown key",
        "",
        |home, kefu, _| file(home, kefu, "[profiles.main.gome]\napp_sercet = \"s3cret-s3cret\"\n"),
        ["configuration", "error", "did you mean `app_secret`"],
        78,
    ),
    Case(
        "a named file is absent",
        "",
        |_, kefu, _| kefu.arg("--config=absent.toml"),
        ["configuration", "error", "absent.toml"],
        78,
    ),
    Case(
        "an option in the file",
        "",
        |home, kefu, url| {
            file(home, kefu, &format!("[defaults]\nconcurrency = 0\n{}", gome(url, SECRET, TOKEN)))
        },
        ["configuration", "error", "config.toml:2"],
        78,
    ),
    Case(
        "a variable's value",
        "",
        |home, kefu, url| file(home, kefu, &gome(url, SECRET, TOKEN)).env("KEFU_CONCURRENCY", "many"),
        ["configuration", "error", "KEFU_CONCURRENCY"],
        2,
    ),
    Case(
        "a variable's name",
        "",
        |home, kefu, url| file(home, kefu, &gome(url, SECRET, TOKEN)).env("KEFU_GOME_TOKN", "x"),
        ["variables", "warning", "KEFU_GOME_TOKEN"],
        0,
    ),
    Case(
        "the default profile",
        "",
        |home, kefu, url| {
            file(home, kefu, &format!("default_profile = \"mian\"\n{}", gome(url, SECRET, TOKEN)))
        },
        ["profile", "error", "mian"],
        78,
    ),
    Case(
        "several profiles, none by default",
        "",
        |home, kefu, url| {
            let one = gome(url, SECRET, TOKEN);
            file(home, kefu, &format!("{one}{}", one.replace("main", "branch")))
        },
        ["profile", "warning", "default_profile"],
        0,
    ),
    Case(
        "the profile asked for",
        "",
        |home, kefu, url| file(home, kefu, &gome(url, SECRET, TOKEN)).arg("-pmian"),
        ["profile", "error", "main"],
        78,
    ),
    Case("nothing is configured", "", |_, kefu, _| kefu, ["settings", "error", "config init"], 78),
    Case(
        "a setting is missing",
        "",
        |home, kefu, _| file(home, kefu, "[profiles.main.gome]\napp_key = \"k\"\n"),
        ["settings", "error", "`app_secret` is missing"],
        78,
    ),
    Case(
        "a secret's variable",
        "",
        |home, kefu, url| file(home, kefu, &gome(url, "{ env = \"NOWHERE\" }", TOKEN)),
        ["secret", "error", "NOWHERE is not set"],
        78,
    ),
    Case(
        "a secret's file",
        "",
        |home, kefu, url| file(home, kefu, &gome(url, "{ file = \"absent\" }", TOKEN)),
        ["secret", "error", "absent cannot be read"],
        78,
    ),
    Case(
        "a secret's command",
        "",
        |home, kefu, url| file(home, kefu, &gome(url, "{ command = \"exit 3\" }", TOKEN)),
        ["secret", "error", "the command failed"],
        78,
    ),
    Case(
        "an invisible character",
        "",
        |home, kefu, url| file(home, kefu, &gome(url, "\"s3cret\u{200b}s3cret\"", TOKEN)),
        ["secret", "error", "U+200B"],
        78,
    ),
    Case(
        "an address without encryption",
        "",
        |home, kefu, _| file(home, kefu, &gome("http://gateway.invalid/router", SECRET, TOKEN)),
        ["settings", "error", "https://"],
        78,
    ),
    Case(
        "a relay without encryption",
        "",
        |home, kefu, _| {
            let text = gome("http://gateway.invalid/router", SECRET, TOKEN) + "allow_http = true\n";
            file(home, kefu.arg("--offline"), &text)
        },
        ["encryption", "warning", "gateway.invalid"],
        0,
    ),
    Case(
        "a proxy that is none",
        "",
        |home, kefu, _| {
            file(home, kefu, &gome("https://gateway.invalid", SECRET, TOKEN))
                .env("HTTPS_PROXY", "socks5://p:1")
        },
        ["proxy", "error", "HTTPS_PROXY"],
        78,
    ),
    Case(
        "a proxy that is away",
        "",
        |home, kefu, _| {
            let kefu = file(home, kefu, &gome("https://gateway.invalid", SECRET, TOKEN));
            kefu.env("HTTPS_PROXY", "http://me:proxy-s3cret@127.0.0.1:1")
        },
        ["connection", "error", "HTTPS_PROXY"],
        69,
    ),
    Case(
        "a file of certificates",
        "",
        |home, kefu, _| {
            file(home, kefu, &gome("https://localhost:1", SECRET, TOKEN)).env("SSL_CERT_FILE", "/nonexistent")
        },
        ["certificate", "error", "SSL_CERT_FILE"],
        78,
    ),
    Case(
        "a name that nobody knows",
        "",
        |home, kefu, _| file(home, kefu, &gome("https://gateway.invalid", SECRET, TOKEN)),
        ["name", "error", "gateway.invalid"],
        69,
    ),
    Case(
        "nobody listens",
        "",
        |home, kefu, _| file(home, kefu, &gome("http://127.0.0.1:1", SECRET, TOKEN)),
        ["connection", "error", "127.0.0.1:1"],
        69,
    ),
    Case(
        "a token that has ended",
        "",
        |home, kefu, url| file(home, kefu, &gome(url, SECRET, "\"an-old-token\"")),
        ["credentials", "error", "20001"],
        77,
    ),
    Case(
        "a secret that is wrong",
        "",
        |home, kefu, url| file(home, kefu, &gome(url, "\"another-s3cret\"", TOKEN)),
        ["credentials", "error", "8225"],
        77,
    ),
    Case(
        "an address that is not allowed",
        "gome:code=10005",
        |home, kefu, url| file(home, kefu, &gome(url, SECRET, TOKEN)),
        ["credentials", "error", "10005"],
        77,
    ),
    Case(
        "a vendor that fails",
        "gome:status=503",
        |home, kefu, url| file(home, kefu, &gome(url, SECRET, TOKEN)),
        ["credentials", "error", "cannot tell"],
        69,
    ),
    Case(
        "a vendor that has enough",
        "gome:status=429",
        |home, kefu, url| file(home, kefu, &gome(url, SECRET, TOKEN)),
        ["credentials", "error", "cannot tell"],
        75,
    ),
    Case(
        "the same question again",
        "gome:code=8999",
        |home, kefu, url| file(home, kefu, &gome(url, SECRET, TOKEN)),
        ["credentials", "error", "cannot tell"],
        75,
    ),
    Case(
        "a login page in between",
        "gome:body=<html><title>登录</title></html>",
        |home, kefu, url| file(home, kefu, &gome(url, SECRET, TOKEN)),
        ["credentials", "error", "cannot tell"],
        65,
    ),
    Case(
        "a connection that breaks",
        "gome:reset",
        |home, kefu, url| file(home, kefu, &gome(url, SECRET, TOKEN)),
        ["credentials", "error", "cannot tell"],
        69,
    ),
    Case(
        "a locale of another encoding",
        "",
        |home, kefu, url| file(home, kefu, &gome(url, SECRET, TOKEN)).env("LC_ALL", "en_US.GBK"),
        ["locale", "warning", "UTF-8"],
        0,
    ),
    Case(
        "a cache that cannot be written",
        "",
        |home, kefu, url| {
            home.write("cache", "no folder");
            file(home, kefu, &gome(url, SECRET, TOKEN))
        },
        ["cache", "warning", "cache cannot be written"],
        0,
    ),
    Case(
        "a state that cannot be written",
        "",
        |home, kefu, url| {
            home.write("state", "no folder");
            file(home, kefu, &gome(url, SECRET, TOKEN))
        },
        ["state", "warning", "state cannot be written"],
        0,
    ),
    Case(
        "what a killed run has left",
        "",
        |home, kefu, url| {
            home.write("state/.kefu-abc123.part", "half");
            file(home, kefu, &gome(url, SECRET, TOKEN))
        },
        ["temporary", "warning", "1 file of a killed run"],
        0,
    ),
];

/// The run with the variables in which [`SECRET`] and [`TOKEN`] are kept.
fn known(kefu: Kefu, sandbox: &Sandbox) -> Kefu {
    let kefu = kefu.env("SHOP_SECRET", sandbox.get("KEFU_GOME_APP_SECRET"));
    kefu.env("SHOP_TOKEN", sandbox.get("KEFU_GOME_TOKEN"))
}

/// Runs a case.
fn run(case: &Case, extra: &str) -> Run {
    let Case(_, fault, setup, ..) = case;
    let fault = [fault].into_iter().filter(|fault| !fault.is_empty()).flat_map(|fault| ["--fault", fault]);
    let sandbox = Sandbox::with(fault);
    let home = Home::new();
    let kefu = known(home.kefu(&format!("doctor --retries 0 --timeout 10s {extra}")), &sandbox);
    setup(&home, kefu, sandbox.get("KEFU_GOME_BASE_URL")).run()
}

#[test]
fn each_broken_set_up_is_named_first() {
    assert!(CASES.len() >= 20);
    for case @ Case(name, .., [check, status, words], code) in CASES {
        let run = run(case, "-o json");
        let found = first(&run);
        assert_eq!((&*found.check, &*found.status), (*check, *status), "{name}: {found:?}\n{run}");
        assert!(found.text.contains(words), "{name}: {found:?}");
        assert_eq!(run.code, Some(*code), "{name}: {run}");
        assert!(!run.both().contains("s3cret") && !run.both().contains("shop-key-1"), "{name}: {run}");
        assert_eq!(run.stderr, "", "{name}: what is found stands on standard output");
    }
}

#[test]
fn a_network_failure_is_never_called_a_wrong_password() {
    for case in CASES.iter().filter(|case| matches!(case.4, 65 | 69 | 75)) {
        let run = run(case, "-o json");
        let of_vendor = findings(&run).into_iter().filter(|finding| finding.vendor == "gome");
        for finding in of_vendor.filter(|finding| finding.check == "credentials") {
            let said = finding.text.contains("cannot tell") || finding.text.contains("nothing is sent");
            assert!(said, "{}: {finding:?}", case.0);
        }
    }
}

#[test]
#[cfg(unix)]
fn a_file_that_others_can_read_or_change_is_named() {
    let sandbox = Sandbox::start("");
    for (mode, secret, check, code) in
        [(0o644, "\"s3cret-s3cret\"", "configuration", 78), (0o666, SECRET, "permissions", 0)]
    {
        let home = Home::new();
        home.write("config.toml", &gome(sandbox.get("KEFU_GOME_BASE_URL"), secret, TOKEN));
        home.mode("config.toml", mode);
        let run = known(home.kefu("doctor -o json"), &sandbox).run().exits(code);
        let found = first(&run);
        assert!(found.check == check && found.text.contains("chmod"), "{run}");
        assert!(!run.both().contains("s3cret"), "{run}");
    }
}

/// Gome's answer for which credentials are accepted, with a date.
fn accepts(date: &'static str) -> impl Fn(&crate::support::faulty_server::ReceivedRequest) -> Reply {
    move |_| {
        let body = r#"{"gome_shop_shopInfo_get_response":{"result":{"shopId":1}}}"#;
        Reply::answer(200, &format!("Date: {date}\r\n"), body)
    }
}

#[test]
fn a_clock_that_is_wrong_is_named_before_what_comes_of_it() {
    for (date, words) in [
        ("Sun, 01 Jan 2017 00:00:00 GMT", "ahead of the vendor's"),
        ("Tue, 01 Jan 2047 00:00:00 GMT", "behind the vendor's"),
    ] {
        let server = FaultyServer::start(accepts(date));
        let home = Home::new();
        home.write("config.toml", &gome(&server.url(), "\"s3cret-s3cret\"", "\"t0ken-t0ken\""));
        let run = home.kefu("doctor -o json").run().exits(0);
        let found = first(&run);
        assert!(found.check == "clock" && found.text.contains(words), "{run}");
    }
}

#[test]
fn a_proxy_that_wants_a_login_is_named_and_no_account() {
    let server = FaultyServer::start(|_| Reply::answer(407, "Proxy-Authenticate: Basic\r\n", ""));
    let home = Home::new();
    home.write("config.toml", &gome("https://gateway.invalid", "\"s3cret-s3cret\"", "\"t0ken-t0ken\""));
    let run = home.kefu("doctor -o json --retries 0").env("HTTPS_PROXY", server.url()).run().exits(78);
    let found = first(&run);
    assert!(found.check == "proxy" && found.text.contains("HTTPS_PROXY"), "{run}");
    let account = findings(&run).into_iter().find(|one| one.check == "credentials").expect("one");
    assert!(account.status == "skipped" && account.text.contains("cannot tell"), "{run}");
}

#[test]
fn the_certificate_says_whose_it_is_trusted_or_not() {
    let own = Authority::new();
    let server = own.server("localhost", 4096);
    let home = Home::new();
    let ca = home.write("ca.pem", &own.pem());
    let url = server.url().replace("127.0.0.1", "localhost");
    home.write("config.toml", &gome(&url, "\"s3cret-s3cret\"", "\"t0ken-t0ken\""));
    let trusted = home.kefu("doctor -o json").env("SSL_CERT_FILE", &ca).run().exits(0);
    let untrusted = home.kefu("doctor -o json --retries 0").without("SSL_CERT_FILE").run().exits(69);
    for (run, status) in [(&trusted, "ok"), (&untrusted, "error")] {
        let found = findings(run).into_iter().find(|finding| finding.check == "certificate").expect("one");
        assert_eq!(found.status, status, "{run}");
        assert!(found.text.contains("rcgen self signed cert") && found.text.contains("4096-01-01"), "{run}");
    }
    assert_eq!(first(&untrusted).check, "certificate");
    assert!(untrusted.stdout.contains("SSL_CERT_FILE"), "{untrusted}");
}

#[test]
fn a_line_a_check_also_when_all_is_well() {
    let sandbox = Sandbox::start("");
    let home = Home::new();
    let run = home.kefu("doctor -o json").envs(&sandbox.variables).run().ok();
    let found = findings(&run);
    assert!(found.iter().all(|finding| ["ok", "skipped"].contains(&finding.status.as_str())), "{run}");
    let checks: Vec<_> = found.iter().map(|finding| &*finding.check).collect();
    for check in [
        "version",
        "configuration",
        "permissions",
        "variables",
        "profile",
        "secret",
        "settings",
        "encryption",
        "proxy",
        "name",
        "connection",
        "certificate",
        "clock",
        "credentials",
        "token",
        "zone",
        "locale",
        "terminal",
        "cache",
        "state",
        "space",
        "temporary",
        "export",
    ] {
        assert!(checks.contains(&check), "{check} is missing: {checks:?}");
    }
    for vendor in ["gome", "bangwo8", "eshouhou"] {
        let accepted = |finding: &Finding| finding.check == "credentials" && finding.vendor == vendor;
        assert!(found.iter().any(|finding| accepted(finding) && finding.status == "ok"), "{vendor}: {run}");
    }
    // The same for a person, in either language, and by the demo.
    let page = home.kefu("doctor").envs(&sandbox.variables).run().ok();
    assert!(page.stdout.contains("ok       Credentials") && page.stdout.contains("all is well"), "{page}");
    let page = home.kefu("doctor --lang zh-CN").envs(&sandbox.variables).run().ok();
    assert!(page.stdout.contains("正常  账号") && page.stdout.contains("一切正常"), "{page}");
    Home::new().kefu("--demo doctor").run().ok();
}

#[test]
fn every_profile_is_looked_at_or_the_one_that_is_named() {
    let sandbox = Sandbox::start("");
    let home = Home::new();
    let one = gome(sandbox.get("KEFU_GOME_BASE_URL"), SECRET, TOKEN);
    let two = one.replace("main", "上海店").replace(TOKEN, "\"an-old-token\"");
    home.write(
        "config.toml",
        &format!("default_profile = \"main\"\n{one}{two}")
            .replace("[profiles.上海店", "[profiles.\"上海店\""),
    );
    let run = |line: &str| known(home.kefu(line), &sandbox).run();
    let all = run("doctor -o json").exits(77);
    let asked = all.json();
    let asked = asked.as_array().expect("a list").iter().filter(|row| row["check"] == "credentials");
    let asked: Vec<_> = asked.map(|row| format!("{} {}", row["profile"], row["status"])).collect();
    assert_eq!(asked, ["\"main\" \"ok\"", "\"上海店\" \"error\""], "{all}");
    run("doctor -o json -p main").exits(0);
    run("doctor -o json -p 上海店").exits(77);
}

#[test]
fn offline_sends_nothing() {
    let server = FaultyServer::start(|_| Reply::answer(200, "", "{}"));
    let home = Home::new();
    home.write("config.toml", &gome(&server.url(), "\"s3cret-s3cret\"", "\"t0ken-t0ken\""));
    let run = home.kefu("doctor --offline -o json").run().ok();
    assert!(findings(&run).iter().any(|one| one.check == "credentials" && one.status == "skipped"), "{run}");
    assert_eq!(server.log().connections, 0);
}

#[test]
#[cfg(unix)]
fn cron_misses_what_the_shell_has() {
    let sandbox = Sandbox::start("");
    let home = Home::new();
    home.write(
        ".config/kefu/config.toml",
        &gome(sandbox.get("KEFU_GOME_BASE_URL"), SECRET, "{ command = \"only-here\" }"),
    );
    let tool = home.write("bin/only-here", &format!("#!/bin/sh\necho {}\n", sandbox.get("KEFU_GOME_TOKEN")));
    home.mode("bin/only-here", 0o700);
    let path = format!("{}:/usr/bin:/bin", tool.parent().expect("a folder").display());
    let run = |line: &str| {
        let kefu =
            home.kefu(line).without("KEFU_HOME").env("PATH", &path).env("HTTPS_PROXY", "http://127.0.0.1:1");
        kefu.env("SHOP_SECRET", sandbox.get("KEFU_GOME_APP_SECRET")).run()
    };
    run("doctor -o json").exits(0);
    let cron = run("doctor --as-cron -o json").exits(78);
    let found = findings(&cron);
    let environment = found.iter().find(|finding| finding.check == "environment").expect("a finding");
    assert_eq!(environment.status, "warning", "{cron}");
    for name in ["HTTPS_PROXY", "SHOP_SECRET", "/usr/bin:/bin"] {
        assert!(environment.text.contains(name), "{name}: {cron}");
    }
    let secrets: Vec<_> = found.iter().filter(|finding| finding.check == "secret").collect();
    assert_eq!(secrets.len(), 2, "{cron}");
    assert!(secrets.iter().all(|one| one.status == "error"), "{cron}");
    assert!(secrets[0].text.contains("SHOP_SECRET is not set"), "{cron}");
    assert!(secrets[1].text.contains("(here: ") && secrets[1].text.contains("the command failed"), "{cron}");
}

#[test]
fn nothing_that_must_not_be_pasted_is_shown() {
    let canary = "Canary7q/密码+k&=";
    let marks = ["Canary7q", "Q2FuYXJ5N3", "agent@example.com", "shop-key-1", "13912340001"];
    let said = format!("{canary} of agent@example.com shop-key-1, 13912340001");
    let body =
        serde_json::json!({"error_response": {"code": "9000", "msg": said, "sub_msg": said}}).to_string();
    let server = FaultyServer::start(move |_| Reply::answer(200, "", &body));
    let forms = [
        serde_json::to_string(canary).expect("text"),
        "{ env = \"SOURCE\" }".to_owned(),
        "{ file = \"source\" }".to_owned(),
        format!("{{ command = '''cat source # {canary}''' }}"),
    ];
    for form in &forms {
        for line in [
            "doctor",
            "doctor -vv",
            "doctor -o json",
            "doctor -o csv",
            "doctor --offline",
            "doctor --as-cron",
        ] {
            let home = Home::new();
            home.write("source", canary);
            let text = gome(&server.url(), form, form);
            let account = text
                .replace("gome]", "bangwo8]")
                .replace("app_key = \"shop-key-1\"", "account = \"agent@example.com\"");
            let account = account.replace("app_secret", "password").replace("token", "client_secret");
            home.write("config.toml", &format!("{text}{account}"));
            let kefu = home.kefu(&format!("{line} --retries 0")).env("SOURCE", canary);
            let run = kefu.env("HTTPS_PROXY", "http://me:Canary7q@127.0.0.1:1").run();
            assert!(run.stdout.lines().count() > 10, "{run}");
            let kept = files(&home.path("state"), "").into_iter().map(|file| fs::read(file).expect("a file"));
            let kept: String = kept.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect();
            let all = format!("{}{kept}", if line.contains("-vv") { run.stdout.clone() } else { run.both() });
            for mark in marks {
                assert!(!all.contains(mark), "{mark} is shown by `{line}` with {form}:\n{all}");
            }
            assert!(!run.both().contains("Canary7q"), "{run}");
            assert!(
                !run.stdout.contains(&home.path("").display().to_string()),
                "the home folder is shown: {run}"
            );
        }
    }
}

#[test]
fn an_export_that_has_failed_or_is_gone_is_told() {
    let sandbox = Sandbox::start("");
    let home = Home::new();
    let dir = home.path("out");
    let export = format!("export counts --dir {}", dir.display());
    home.kefu(&export).envs(&sandbox.variables).run().exits(0);
    let look = || home.kefu("doctor -o json").envs(&sandbox.variables).run().exits(0);
    let export_of = |run: &Run| findings(run).into_iter().find(|one| one.check == "export").expect("one");
    assert_eq!(export_of(&look()).status, "ok");
    home.kefu(&export)
        .envs(&sandbox.variables)
        .env("KEFU_BANGWO8_CLIENT_SECRET", "wrong-s3cret")
        .run()
        .exits(77);
    let found = export_of(&look());
    assert!(found.status == "warning" && found.text.contains("ended with 77"), "{found:?}");
    fs::remove_dir_all(&dir).expect("a folder");
    let found = export_of(&look());
    assert!(found.status == "warning" && found.text.contains("not there"), "{found:?}");
}

/// The commands that ask whether credentials are accepted, in the order in which a person comes to them.
const ASKING: [&str; 6] = [
    "doctor --as-cron",
    "config check",
    "doctor",
    "config init --vendor gome --set app_key=-",
    "doctor --as-cron",
    "doctor -p main",
];

#[test]
#[cfg(unix)]
fn a_question_that_was_just_answered_is_not_asked_again() {
    let sandbox = Sandbox::with(["--fault", "gome:duplicates=90s"]);
    let home = Home::new();
    let text = gome(sandbox.get("KEFU_GOME_BASE_URL"), "\"APP_SECRET\"", "\"TOKEN\"")
        .replace("shop-key-1", sandbox.get("KEFU_GOME_APP_KEY"))
        .replace("APP_SECRET", sandbox.get("KEFU_GOME_APP_SECRET"))
        .replace("TOKEN", sandbox.get("KEFU_GOME_TOKEN"));
    home.write(".config/kefu/config.toml", &text);
    for (at, line) in ASKING.iter().enumerate() {
        let kefu = home.kefu(line).without("KEFU_HOME").stdin(sandbox.get("KEFU_GOME_APP_KEY"));
        // The first two runs have nothing in common but the vendor.
        let kefu = if at == 0 { kefu.env("XDG_CACHE_HOME", home.path("elsewhere")) } else { kefu };
        let run = kefu.arg("--deadline=20s").run().exits(0);
        assert!(!run.both().contains("8999"), "{line}: {run}");
    }
    let run = home.kefu("doctor -o json").without("KEFU_HOME").run().exits(0);
    let found = findings(&run).into_iter().find(|one| one.check == "credentials").expect("one");
    assert!(found.text.contains("accepted") && found.text.contains("ago"), "{found:?}");
    // Other credentials are another question.
    let other = text.replace(sandbox.get("KEFU_GOME_TOKEN"), "an-old-token");
    home.write(".config/kefu/config.toml", &other);
    home.kefu("doctor").without("KEFU_HOME").run().exits(77);
}

#[test]
fn an_account_that_is_a_word_of_kefus_leaves_its_words_readable() {
    let server = FaultyServer::start(|_| {
        Reply::answer(200, "", r#"{"error_response": {"code": "8223", "msg": "kefu is no app key"}}"#)
    });
    let home = Home::new();
    let text = gome(&server.url(), "\"s3cret-s3cret\"", "\"t0ken-t0ken\"").replace("shop-key-1", "kefu");
    home.write("config.toml", &text);
    let run = home.kefu("doctor").run().exits(77);
    assert!(run.stdout.contains("*** is no app key") && run.stdout.contains("kefu 0."), "{run}");
}

#[test]
fn an_account_of_letters_is_taken_out_of_the_vendors_words_and_pages() {
    for (account, status, body, shown) in [
        ("zhangsan", 200, "<html><title>Account zhangsan is locked</title></html>", "Account *** is locked"),
        ("zhangsan", 403, "<html><title>账号zhangsan已锁定</title></html>", "账号***已锁定"),
        (
            "a",
            200,
            r#"{"error_response": {"code": "8223", "msg": "a is a bad app key"}}"#,
            "*** is *** bad app key",
        ),
    ] {
        let server = FaultyServer::start(move |_| Reply::answer(status, "", body));
        let home = Home::new();
        let text = gome(&server.url(), "\"s3cret-s3cret\"", "\"t0ken-t0ken\"").replace("shop-key-1", account);
        home.write("config.toml", &text);
        for line in ["doctor", "doctor -o json", "doctor -v"] {
            let run = home.kefu(line).run();
            assert!(run.stdout.contains(shown), "{shown}: {run}");
            assert!(!run.both().contains("zhangsan"), "{run}");
        }
    }
}

#[test]
fn a_shop_that_is_called_by_a_number_or_an_address_can_be_pasted() {
    let home = Home::new();
    home.write(
        "config.toml",
        "[profiles.\"13912340001\".gome]\napp_key = \"k\"\n[profiles.\"li@example.com\".gome]\napp_key = \"k\"\n",
    );
    for line in [
        "doctor --offline",
        "doctor --offline -o json",
        "doctor --offline -p 13912340001",
        "doctor --offline -o csv",
    ] {
        let run = home.kefu(line).run().exits(78);
        assert!(!run.both().contains("13912340001") && !run.both().contains("li@example"), "{run}");
        assert!(run.stdout.contains("139****0001"), "{run}");
    }
}

#[test]
#[cfg(unix)]
fn cron_begins_in_the_home_folder() {
    let home = Home::new();
    let text = gome("http://127.0.0.1:1", "{ file = \"secret\" }", "{ command = \"cat ../token\" }");
    home.write(".config/kefu/config.toml", &text);
    home.write(".config/kefu/secret", "s3cret-s3cret");
    home.write("token", "t0ken-t0ken");
    home.write("below/x", "");
    let mut command =
        home.kefu("doctor --as-cron --offline -o json --lang=en").without("KEFU_HOME").command();
    let out = command.current_dir(home.path("below")).output().expect("a run");
    let found: serde_json::Value = serde_json::from_slice(&out.stdout).expect("JSON");
    let secrets = found.as_array().expect("a list").iter().filter(|one| one["check"] == "secret");
    let secrets: Vec<_> =
        secrets.map(|one| (one["status"].as_str(), one["message"].as_str().unwrap_or_default())).collect();
    // The file's place is the configuration's; the command's is where the job begins.
    assert_eq!(secrets[0].0, Some("ok"), "{secrets:?}");
    assert!(
        secrets[1].0 == Some("error") && secrets[1].1.contains("(here: `token` can be read"),
        "{secrets:?}"
    );
}

#[test]
fn people_see_vendors_by_the_names_that_they_know_and_programs_by_their_keys() {
    for (line, lang, shown) in [
        ("doctor --offline", "zh-CN", "default 国美"),
        ("doctor --offline", "en", "default gome"),
        ("doctor --offline -o json", "zh-CN", "\"vendor\": \"gome\""),
        ("doctor --offline -o md", "zh-CN", "| 国美 "),
        ("config show", "zh-CN", "\n国美（gome）        app_key "),
        ("config show", "en", "gome      app_key"),
        ("config show -o csv", "zh-CN", "\ngome,app_key"),
    ] {
        let run = Home::new().kefu(line).env("KEFU_LANG", lang).env("KEFU_GOME_APP_KEY", "key").run();
        assert!(run.stdout.contains(shown), "{line}: {run}");
    }
}
