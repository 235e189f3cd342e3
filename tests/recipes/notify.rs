//! `kefu-notify`: what reaches a robot of `DingTalk` or `WeCom`, and what never does.

use serde_json::{Value, json};

use crate::{
    recipes::host::{Host, TOKEN},
    support::{
        faulty_server::{ConnectionEnd, FaultyServer, Reply},
        machine::has,
    },
};

/// Both vendors' answers without a fault.
fn ok() -> FaultyServer {
    FaultyServer::start(|_| Reply::answer(200, "", r#"{"errcode": 0, "errmsg": "ok"}"#))
}

/// The one message that a robot has got, in the form that both vendors document for texts.
#[track_caller]
fn message(robot: &FaultyServer) -> String {
    let log = robot.log();
    let [request] = &log.requests[..] else { panic!("{log:?}") };
    assert_eq!((request.method.as_str(), request.path.as_str()), ("POST", "/robot/send"));
    assert_eq!(request.get("access_token"), TOKEN);
    assert_eq!(request.header("content-type"), Some("application/json"));
    let body: Value = serde_json::from_str(&request.body).unwrap_or_else(|e| panic!("{e}: {}", request.body));
    let content = body["text"]["content"].as_str().expect("a text").to_owned();
    assert_eq!(body, json!({"msgtype": "text", "text": {"content": content}}));
    // DingTalk's keyword.
    assert!(content.starts_with("kefu"), "{content}");
    content
}

#[test]
fn a_failure_reaches_the_robot_with_its_exit_code_and_words() {
    if !has("curl") {
        return;
    }
    let (host, robot) = (Host::new(), ok());
    host.robot(&robot.url());
    let ended = host.sh("kefu-notify kefu views show 没有这个");
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(ended.stdout.is_empty() && ended.stderr.lines().count() == 3, "{ended:?}");
    let content = message(&robot);
    assert!(content.contains("退出码 2（"), "{content}");
    assert!(content.ends_with(&format!("\nkefu views show 没有这个\n{}", ended.stderr)), "{content}");
}

#[test]
fn quotes_line_breaks_and_control_characters_arrive_as_json() {
    if !has("curl") {
        return;
    }
    let (host, robot) = (Host::new(), ok());
    host.robot(&robot.url());
    let ended =
        host.sh(r#"kefu-notify sh -c 'printf "说：\"%%d\" \\\\n\ttab\033[31m\r\n%s\n" "两行" >&2; exit 69'"#);
    assert_eq!(ended.code, Some(69), "{ended:?}");
    assert!(message(&robot).ends_with("\n说：\"%d\" \\n tab[31m\n两行\n"), "{}", message(&robot));
}

#[test]
fn a_success_tells_nobody_and_its_results_pass() {
    let (host, robot) = (Host::new(), ok());
    host.robot(&robot.url());
    let ended = host.sh("kefu-notify sh -c 'echo out; echo warning >&2'");
    assert_eq!((ended.code, &*ended.stdout, &*ended.stderr), (Some(0), "out\n", "warning\n"));
    assert_eq!(robot.log().connections, 0);
}

#[test]
fn a_robot_that_fails_hides_nothing() {
    if !has("curl") {
        return;
    }
    let answers: [fn() -> Reply; 4] = [
        || Reply::answer(500, "", ""),
        || Reply::answer(200, "", r#"{"errcode":310000,"errmsg":"keywords not in content"}"#),
        // One that repeats what it was asked.
        || Reply::answer(200, "", format!(r#"{{"errcode":40014,"url":"/robot/send?access_token={TOKEN}"}}"#)),
        || Reply::raw("", ConnectionEnd::Close),
    ];
    let host = Host::new();
    let fails = || {
        let ended = host.sh("kefu-notify kefu tickets show 没有");
        assert!(ended.code.is_some_and(|code| code > 1), "{ended:?}");
        assert!(ended.stderr.starts_with("错误："), "{ended:?}");
        assert!(ended.stderr.contains("\nkefu-notify: the robot has not taken the message: "), "{ended:?}");
        host.no_secret_in(&ended.stderr);
        ended
    };
    // There is no file, and nothing listens.
    fails();
    host.robot("http://127.0.0.1:9");
    let expected = fails().code;
    for answer in answers {
        let robot = FaultyServer::start(move |_| answer());
        host.robot(&robot.url());
        assert_eq!(fails().code, expected);
        assert_eq!(robot.log().requests.len(), 1);
    }
}

#[test]
fn neither_message_nor_process_list_holds_a_secret() {
    if !has("curl") {
        return;
    }
    let (host, robot) = (Host::new(), ok());
    host.robot(&robot.url());
    host.write("/etc/kefu/gome-token", "wrong-token\n");
    let seen = "printf '%s\\n' \"$*\" > /var/lib/kefu/curl-arguments\nexec /usr/bin/env -u PATH /usr/bin/curl \"$@\"\n";
    host.program("curl", &host.here(&format!("#!/bin/sh\n{seen}")));
    let ended = host.sh("kefu-notify kefu -q export complaints --dir /var/lib/kefu/complaints");
    assert_eq!(ended.code, Some(77), "{ended:?}");
    let content = message(&robot);
    assert!(content.contains("20001"), "{content}");
    assert!(!content.contains("wrong-token"), "{content}");
    host.no_secret_in(&content);
    let arguments = host.read("/var/lib/kefu/curl-arguments");
    assert!(arguments.contains("/etc/kefu/robot"), "{arguments}");
    host.no_secret_in(&arguments);
}

#[test]
fn a_long_message_is_cut_between_characters() {
    if !has("curl") {
        return;
    }
    let host = Host::new();
    // Whatever the bytes before them are, one of these cuts falls into a character.
    for before in ["", "x", "xx"] {
        let robot = ok();
        host.robot(&robot.url());
        let words = format!("{before}{}", "客服投诉工单".repeat(100));
        let ended = host.sh(&format!("kefu-notify sh -c 'echo {words} >&2; exit 3'"));
        assert_eq!(ended.code, Some(3));
        let content = message(&robot);
        assert!((1000..=2048).contains(&content.len()), "{}", content.len());
        assert!(!content.contains('\u{fffd}'), "{content}");
    }
}

#[test]
fn systemd_has_the_unit_and_the_last_failure_told() {
    if !has("curl") {
        return;
    }
    let (host, robot) = (Host::new(), ok());
    host.robot(&robot.url());
    host.write("/etc/kefu/gome-token", "wrong-token\n");
    assert_eq!(host.sh("kefu -q export complaints --dir /var/lib/kefu/complaints").code, Some(77));
    let told =
        "export MONITOR_UNIT=kefu-export.service MONITOR_SERVICE_RESULT=exit-code MONITOR_EXIT_STATUS=77";
    host.sh(&format!("{told}; kefu-notify")).silently();
    let content = message(&robot);
    assert!(content.starts_with("kefu 出错：kefu-export.service exit-code 77（"), "{content}");
    assert!(
        content.contains(&host.here(" /var/lib/kefu/complaints\n")) && content.contains("20001"),
        "{content}"
    );

    // Nothing failed that kefu knows of, and systemd does not say what.
    std::fs::remove_dir_all(host.path("/var/lib/kefu/state")).expect("removed");
    let robot = ok();
    host.robot(&robot.url());
    host.sh("kefu-notify").silently();
    assert!(message(&robot).starts_with("kefu 出错：systemd"));
}
