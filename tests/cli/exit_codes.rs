//! Every exit code that can be provoked from outside, and what is said with it.

use crate::support::{Both, Home, sandbox::Sandbox, together};

/// Runs a line against the sandbox inside kefu.
fn demo(line: &str) -> Both {
    Home::new().kefu(&format!("--demo {line}")).in_both_languages()
}

/// Runs a line against a sandbox with a fault, without retries.
fn with_fault(fault: &str, line: &str) -> Both {
    let sandbox = Sandbox::with(["--fault", fault]);
    Home::new().kefu(&format!("{line} --retries 0")).envs(&sandbox.variables).in_both_languages()
}

/// Runs a line against a sandbox with other variables.
fn with_variable(name: &str, value: &str, line: &str) -> Both {
    let sandbox = Sandbox::start("");
    Home::new()
        .kefu(&format!("{line} --retries 0"))
        .envs(&sandbox.variables)
        .env(name, value)
        .in_both_languages()
}

#[test]
fn a_refusal_exits_1_with_the_vendors_code_and_words() {
    insta::assert_snapshot!(together([
        with_fault("gome:code=9000", "complaints list").exits(1),
        with_fault("gome:code=10003", "complaints list -o json").exits(1),
        with_fault("bangwo8:code=400,at=/api/v1/", "views list").exits(1),
        with_fault("eshouhou:code=31999,at=Customer", "project show demo-project-1").exits(1),
    ]));
}

#[test]
fn what_does_not_exist_exits_4() {
    insta::assert_snapshot!(together([
        demo("complaints show 19990101-gome-0001").exits(4),
        demo("views show 9999").exits(4),
        demo("views tickets 9999 -o json").exits(4),
        demo("views count 9999").exits(4),
        demo("tickets show 1").exits(4),
    ]));
}

#[test]
fn some_of_several_missing_exits_3_and_the_rest_is_there() {
    let run = Home::new().kefu("--demo views show - -o json").stdin("15\n9999\n2\n");
    let run = run.in_both_languages().exits(3);
    assert_eq!(run.english.column("id"), ["15", "2"]);
    insta::assert_snapshot!(together([run.english.stderr, run.chinese.stderr]));
}

#[test]
fn a_vendor_that_is_not_there_or_keeps_failing_exits_69() {
    insta::assert_snapshot!(together([
        with_fault("gome:status=503", "complaints list").exits(69),
        with_fault("gome:code=10001", "complaints list").exits(69),
        with_fault("bangwo8:status=500", "views list -o json").exits(69),
        with_fault("eshouhou:status=302", "project show demo-project-1").exits(69),
        with_fault("eshouhou:hang=20s", "project show demo-project-1 --timeout 500ms").exits(69),
        with_fault("gome:hang=20s", "complaints list --deadline 900ms").exits(69),
    ]));
    let gone = with_variable("KEFU_GOME_BASE_URL", "http://127.0.0.1:1", "complaints list").exits(69);
    assert!(gone.english.stderr.starts_with("error: gome cannot be reached\nwhy: "), "{gone}");
    let reset = with_fault("bangwo8:reset", "views list").exits(69);
    assert!(reset.english.stderr.starts_with("error: bangwo8 cannot be reached\nwhy: "), "{reset}");
}

#[test]
fn a_passing_failure_is_retried() {
    let sandbox =
        Sandbox::start("--fault bangwo8:status=503,times=1,retry-after=0 --fault gome:reset,times=1");
    let run = |line| Home::new().kefu(line).envs(&sandbox.variables).run();
    run("views list").ok();
    run("complaints list --limit 1").exits(0);
}

#[test]
fn throttling_and_repetition_exit_75() {
    insta::assert_snapshot!(together([
        with_fault("gome:code=8999", "complaints list --deadline 10s").exits(75),
        with_fault("gome:code=10002", "complaints list").exits(75),
        with_fault("bangwo8:status=429", "views list").exits(75),
    ]));
}

#[test]
fn rejected_credentials_exit_77_and_say_which() {
    let wrong = "wrong-fixture-value";
    insta::assert_snapshot!(together([
        with_variable("KEFU_GOME_APP_SECRET", wrong, "complaints list").exits(77),
        with_variable("KEFU_GOME_TOKEN", wrong, "complaints list -o json").exits(77),
        with_variable("KEFU_GOME_TOKEN", "", "complaints list").exits(77),
        with_variable("KEFU_BANGWO8_CLIENT_SECRET", wrong, "views list").exits(77),
        with_variable("KEFU_ESHOUHOU_APP_SECRET", wrong, "project show demo-project-1").exits(77),
        with_fault("bangwo8:status=403,at=/api/v1/", "views list").exits(77),
    ]));
    let sandbox = Sandbox::start("");
    let basic = |password| {
        let kefu = Home::new().kefu("views list").envs(&sandbox.variables).without("KEFU_BANGWO8_CLIENT_ID");
        kefu.without("KEFU_BANGWO8_CLIENT_SECRET").env("KEFU_BANGWO8_PASSWORD", password).in_both_languages()
    };
    basic(sandbox.get("KEFU_BANGWO8_PASSWORD")).exits(0);
    insta::assert_snapshot!("basic", basic(wrong).exits(77));
}

#[test]
fn a_missing_configuration_exits_78_and_says_what_to_set() {
    let run = |line| Home::new().kefu(line).in_both_languages().exits(78);
    insta::assert_snapshot!(together([
        run("complaints list"),
        run("views list -o json"),
        run("project show demo-project-1"),
        run("api gome gome.order.orders.get"),
        run("config check"),
        with_variable("KEFU_GOME_APP_SECRET", "", "complaints list").exits(78),
        with_variable("KEFU_BANGWO8_CLIENT_SECRET", "", "views list").exits(78),
        with_variable("KEFU_ESHOUHOU_APP_ID", "", "project show demo-project-1").exits(78),
        with_variable("KEFU_GOME_BASE_URL", "http://gateway.example.com", "complaints list").exits(78),
        with_variable("KEFU_GOME_MAX_RPS", "none", "complaints list").exits(78),
        with_variable("KEFU_GOME_TIMEOUT", "soon", "complaints list").exits(78),
        with_variable("KEFU_ESHOUHOU_NETWORK_TYPE", "planet", "project show demo-project-1").exits(78),
    ]));
}

#[test]
#[cfg(unix)]
fn an_interrupt_exits_130_and_a_termination_143() {
    use std::{io::Read as _, net::TcpListener, process::Command};
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", silent.local_addr().expect("an address"));
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        let home = Home::new();
        let kefu = home.kefu("complaints list").env("KEFU_GOME_BASE_URL", &address);
        let kefu = kefu.env("KEFU_GOME_APP_SECRET", "fixture").env("KEFU_GOME_TOKEN", "fixture");
        let mut kefu = kefu.command().stderr(std::process::Stdio::null()).spawn().expect("kefu");
        // With a request under way signals are listened to.
        let (mut stream, _) = silent.accept().expect("a connection");
        stream.read_exact(&mut [0; 4]).expect("a request");
        let id = kefu.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &id]).status().expect("kill").success());
        assert_eq!(kefu.wait().expect("an end").code(), Some(code), "{signal}");
    }
}
