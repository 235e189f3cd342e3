//! `kefu-report`: what reaches a group of `WeCom` or `DingTalk` and a mailbox, and what never does.

use std::process::Command;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;

use crate::{
    recipes::host::{Host, TOKEN},
    support::{
        faulty_server::{FaultyServer, Reply},
        machine::has,
    },
};

const SECRET: &str = "SEC0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// A robot without a fault, which takes files as well.
fn robot() -> FaultyServer {
    FaultyServer::start(|_| Reply::answer(200, "", r#"{"errcode":0,"errmsg":"ok","media_id":"M-1"}"#))
}

/// A machine whose robot is that one.
fn host(robot: &FaultyServer) -> Host {
    let host = Host::new();
    let address = format!("url = \"{}/cgi-bin/webhook/send?key={TOKEN}\"\n", robot.url());
    host.write("/etc/kefu/robot", &address);
    host
}

#[test]
fn wecom_gets_the_report_in_its_markdown() {
    if !has("curl") {
        return;
    }
    let robot = robot();
    let host = host(&robot);
    host.sh("kefu-report wecom daily").silently();
    let log = robot.log();
    let [request] = &log.requests[..] else { panic!("{log:?}") };
    assert_eq!((request.path.as_str(), request.get("key")), ("/cgi-bin/webhook/send", TOKEN));
    let body: Value = serde_json::from_str(&request.body).expect("JSON");
    assert_eq!(body["msgtype"], "markdown_v2");
    let content = body["markdown_v2"]["content"].as_str().expect("a text");
    assert!(content.starts_with("## 客服日报 ") && content.contains("\n| :--- |"), "{content}");
    assert!(content.len() <= 4096);
}

#[test]
fn wecom_gets_the_workbook_as_a_file() {
    if !has("curl") {
        return;
    }
    let robot = robot();
    let host = host(&robot);
    host.sh("kefu-report wecom-file weekly").silently();
    let log = robot.log();
    let [upload, message] = &log.requests[..] else { panic!("{log:?}") };
    assert_eq!((upload.path.as_str(), upload.get("type")), ("/cgi-bin/webhook/upload_media", "file"));
    assert!(upload.body.contains("name=\"media\"; filename=\"kefu-weekly-20"), "{upload:?}");
    let body: Value = serde_json::from_str(&message.body).expect("JSON");
    assert_eq!(body, serde_json::json!({"msgtype": "file", "file": {"media_id": "M-1"}}));
}

#[test]
fn the_workbook_has_a_plain_name_wherever_the_period_stands() {
    if !has("curl") {
        return;
    }
    for (words, name) in [
        ("--view 售中 daily", "kefu-daily-20"),
        ("-p default 周报", "kefu-weekly-20"),
        ("--top=3 monthly --backlog 3d", "kefu-monthly-20"),
        ("--holidays ../../x.txt daily", "kefu-daily-20"),
    ] {
        let robot = robot();
        let host = host(&robot);
        host.write("/var/lib/x.txt", "2026-10-01 休\n");
        let holidays = words.replace("../../x.txt", &host.here("/var/lib/x.txt"));
        host.sh(&format!("kefu-report wecom-file {holidays}")).silently();
        let upload = &robot.log().requests[0];
        assert!(upload.body.contains(&format!("filename=\"{name}")), "{words}: {upload:?}");
    }
}

#[test]
fn no_value_of_an_option_names_the_workbook() {
    let kefu = |words: &[&str]| {
        let mut kefu = Command::new(env!("CARGO_BIN_EXE_kefu"));
        let output = kefu.args(words).env("KEFU_LANG", "en").output().expect("kefu");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let (page, all) = (kefu(&["report", "--help"]), kefu(&["help", "options"]));
    let is_used = |name: &&str| page.split_whitespace().any(|word| word == *name);
    let mut lines = vec!["daily --view 周".to_owned(), "--view=周 daily".to_owned()];
    // `-p, --profile <NAME>  …`; words that are further right explain an option.
    for line in page.lines().chain(all.lines()) {
        if !line.trim_start().starts_with('-') || line.starts_with("       ") {
            continue;
        }
        let mut words = line.split_whitespace().peekable();
        let next = |words: &mut std::iter::Peekable<_>| words.next_if(|word: &&str| word.starts_with('-'));
        let mut names = Vec::new();
        while let Some(name) = next(&mut words) {
            names.push(name.trim_end_matches([',', '.']));
        }
        // A line of options that are explained elsewhere has nothing but names.
        let Some(after) = words.next() else { continue };
        let value = if after.starts_with('<') { " 周" } else { "" };
        if names.iter().any(is_used) {
            lines.extend(names.iter().map(|name| format!("{name}{value} daily --view 月")));
        }
    }
    for line in ["-p 周 daily --view 月", "--top 周 daily --view 月", "-q daily --view 月"] {
        assert!(lines.iter().any(|known| known == line), "{lines:?}");
    }
    let calls: String = lines.iter().map(|line| format!("\nworkbook {line}; echo")).collect();
    let function = "eval \"$(sed -n '/^workbook() {/,/^}/p' /usr/local/bin/kefu-report)\"";
    let ended = Host::new().sh(&format!("set -eu; {function}{calls}"));
    for (line, name) in lines.iter().zip(ended.stdout.lines().chain([""])) {
        assert!(name.starts_with("kefu-daily-20"), "{line}: {name} {}", ended.stderr);
    }
}

#[test]
fn a_line_that_says_too_little_sends_nothing() {
    let host = Host::new();
    host.program("sendmail", "#!/bin/sh\ncat > \"$HOME\"/mail\n");
    let home = host.here("/var/lib/kefu");
    for (line, said) in [
        ("kefu-report", "the first word is wecom"),
        ("kefu-report slack daily", "the first word is wecom"),
        ("kefu-report mail daily", "whom to write to"),
    ] {
        let ended = host.sh(&format!("HOME={home} {line}"));
        assert_eq!(ended.code, Some(2), "{ended:?}");
        assert!(ended.stderr.contains(said), "{ended:?}");
    }
    assert!(!host.path("/var/lib/kefu/mail").exists());
}

#[test]
fn dingtalk_gets_a_signed_message_without_tables() {
    if !has("curl") || !has("openssl") {
        return;
    }
    let robot = robot();
    let host = host(&robot);
    host.write("/etc/kefu/robot-secret", &format!("{SECRET}\n"));
    host.sh("kefu-report dingtalk daily --view 售中").silently();
    let log = robot.log();
    let [request] = &log.requests[..] else { panic!("{log:?}") };
    let body: Value = serde_json::from_str(&request.body).expect("JSON");
    assert_eq!(body["msgtype"], "markdown");
    assert!(body["markdown"]["title"].as_str().is_some_and(|title| title.starts_with("客服日报 ")), "{body}");
    assert!(body["markdown"]["text"].as_str().is_some_and(|text| !text.contains("| :--- |")), "{body}");
    let time = request.get("timestamp");
    assert_eq!(time.len(), 13);
    let expected = host.sh(&format!(
        "printf '%s\\n%s' {time} {SECRET} | openssl dgst -sha256 -hmac {SECRET} -binary | base64"
    ));
    assert_eq!(request.get("sign"), expected.stdout.trim());
}

#[test]
fn a_mail_has_the_page_as_its_body() {
    let host = Host::new();
    host.program("sendmail", "#!/bin/sh\ncat > \"$HOME\"/mail\n");
    let home = host.here("/var/lib/kefu");
    let ended = host.sh(&format!(
        "HOME={home} MAIL_TO=boss@example.com MAIL_FROM=kefu@example.com kefu-report mail daily"
    ));
    ended.silently();
    let mail = host.read("/var/lib/kefu/mail");
    let (head, body) = mail.split_once("\n\n").expect("a body");
    assert!(head.contains("To: boss@example.com\nFrom: kefu@example.com\nSubject: =?UTF-8?B?"), "{head}");
    let page = STANDARD.decode(body.replace('\n', "")).expect("base64");
    let page = String::from_utf8(page).expect("UTF-8");
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"), "{page}");
}

#[test]
fn nothing_is_sent_after_a_failure_and_no_secret_is_shown() {
    if !has("curl") {
        return;
    }
    let robot = FaultyServer::start(|_| {
        Reply::answer(200, "", format!(r#"{{"errcode":40058,"url":"/send?key={TOKEN}&sign=abc"}}"#))
    });
    let host = host(&robot);
    let ended = host.sh("kefu-report wecom daily");
    assert_eq!(ended.code, Some(69), "{ended:?}");
    assert!(ended.stderr.starts_with("kefu-report: the robot has not taken it: "), "{ended:?}");
    host.no_secret_in(&ended.stderr);
    assert_eq!(robot.log().requests.len(), 1);
    let seen = "printf '%s\\n' \"$*\" >> /var/lib/kefu/curl-arguments\nexec /usr/bin/env -u PATH /usr/bin/curl \"$@\"\n";
    host.program("curl", &host.here(&format!("#!/bin/sh\n{seen}")));
    host.write("/etc/kefu/robot-secret", SECRET);
    host.sh("kefu-report dingtalk daily");
    let arguments = host.read("/var/lib/kefu/curl-arguments");
    assert!(!arguments.contains(TOKEN) && !arguments.contains("sign="), "{arguments}");

    host.write("/etc/kefu/gome-token", "wrong-token\n");
    host.write("/etc/kefu/bangwo8-password", "wrong-password\n");
    let ended = host.sh("kefu-report wecom daily");
    assert_eq!(ended.code, Some(77), "{ended:?}");
    assert_eq!(robot.log().requests.len(), 2);
}
