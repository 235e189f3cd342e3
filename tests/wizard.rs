//! `kefu config init` at a real terminal, with the sandbox as the vendors.

#![cfg(unix)]

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

use crate::support::{chinese, sandbox::Sandbox, terminal::Terminal};

const KEFU: &str = env!("CARGO_BIN_EXE_kefu");
const DOWN: &str = "\u{1b}[B";
const SHOW_CURSOR: &str = "\u{1b}[?25h";

/// Starts a wizard at a terminal.
fn start(folder: &Path, args: &str) -> Terminal {
    let mut command = Command::new("sh");
    command.current_dir(folder).env_clear().env("PATH", "/usr/local/bin:/usr/bin:/bin");
    command.env("KEFU_HOME", folder).env("TERM", "xterm");
    Terminal::start(command, &format!("{KEFU} config init --color never {args}"))
}

/// What a wizard says: the screen without what moves the cursor, and without questions that are the name of a setting.
fn spoken(screen: &str) -> String {
    let mut plain = String::new();
    let mut chars = screen.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' => drop(chars.by_ref().skip(1).find(char::is_ascii_alphabetic)),
            '\r' => plain.push('\n'),
            c => plain.push(c),
        }
    }
    let said = plain.split("\nexit ").next().unwrap_or_default();
    // The vendors' keys, and the line whose second half is set apart by a blank.
    let is_setting = |line: &&str| line.contains(" › ") || line.contains(" · ") || line.contains("？ ");
    said.lines().filter(|line| !is_setting(line)).collect::<Vec<_>>().join("\n")
}

fn config(folder: &TempDir) -> PathBuf {
    folder.path().join("config.toml")
}

#[test]
fn the_wizard_asks_tries_and_writes_a_file_that_works() {
    let sandbox = Sandbox::start("");
    let folder = tempfile::tempdir().expect("folder");
    let mut wizard = start(folder.path(), "");
    let line = |name: &str| format!("{}\r", sandbox.get(name));
    wizard.answer("易售后\r\n", "a\r");
    wizard.answer("base_url (http://gw.gome.com.cn/router) › ", &line("KEFU_GOME_BASE_URL"));
    wizard.answer("app_key › ", &line("KEFU_GOME_APP_KEY"));
    wizard.answer("app_secret › ", &line("KEFU_GOME_APP_SECRET"));
    wizard.answer("token › ", "wr0ng-token\r");
    // Rejected: the settings are asked for again, the present ones offered.
    wizard.answer("跳过这家厂商\r\n", "\r");
    wizard.answer("base_url › ", "\r");
    wizard.answer("app_key › ", "\r");
    wizard.answer("app_secret (********) › ", "\r");
    wizard.answer("token (********) › ", &line("KEFU_GOME_TOKEN"));
    wizard.wait("✔ 验证通过");
    wizard.answer("客服账号和密码\r\n", &format!("{DOWN}\r"));
    wizard.answer("base_url (https://www.bangwo8.com) › ", &line("KEFU_BANGWO8_BASE_URL"));
    wizard.answer("account › ", &line("KEFU_BANGWO8_ACCOUNT"));
    wizard.answer("password › ", &line("KEFU_BANGWO8_PASSWORD"));
    wizard.wait("✔ 验证通过");
    wizard.answer("base_url (https://api.eshouhou.cn) › ", &line("KEFU_ESHOUHOU_BASE_URL"));
    wizard.answer("app_id › ", &line("KEFU_ESHOUHOU_APP_ID"));
    wizard.answer("app_secret › ", &line("KEFU_ESHOUHOU_APP_SECRET"));
    wizard.answer("network_id › ", "\r");
    wizard.answer("network_type (hq) › ", "\r");
    wizard.wait("✔ 已写入");
    let screen = wizard.end(0);
    let mistakes = chinese::mistakes(&spoken(&screen));
    assert!(mistakes.is_empty(), "{}\n{screen}", mistakes.join("\n"));

    let text = fs::read_to_string(config(&folder)).expect("the file");
    assert_eq!(fs::metadata(config(&folder)).expect("the file").permissions().mode() & 0o777, 0o600);
    for (name, value) in &sandbox.variables {
        let is_other_way = name.contains("CLIENT");
        assert_eq!(text.contains(value), !is_other_way, "{name} in\n{text}");
    }
    for hidden in ["GOME_APP_SECRET", "GOME_TOKEN", "BANGWO8_PASSWORD", "ESHOUHOU_APP_SECRET"] {
        assert!(!screen.contains(sandbox.get(&format!("KEFU_{hidden}"))), "{hidden} in\n{screen}");
    }
    assert!(!screen.contains("wr0ng") && !text.contains("wr0ng"), "{screen}");
    assert!(!text.contains("network"), "{text}");
    let check = Command::new(KEFU).args(["config", "check"]).env("KEFU_HOME", folder.path()).output();
    assert!(check.expect("kefu").status.success());
}

#[test]
fn what_is_there_stays_and_settings_that_fail_can_be_kept() {
    let folder = tempfile::tempdir().expect("folder");
    let before = "# Mine.\n[defaults]\nlang = \"en\" # for me\n\n[profiles.shop.gome] # the shop\n\
        base_url = \"http://127.0.0.1:1\"\napp_key = \"old\"\napp_secret = \"s3cret-s3cret\"\n\
        token = { env = \"SHOP_TOKEN\" } # from the vault\n\n[profiles.other]\noutput = \"csv\"\n";
    let file = folder.path().join("mine.toml");
    fs::write(&file, before).expect("file");
    let mut wizard = start(folder.path(), "--config mine.toml -p shop");
    wizard.answer("[x] Gome GMOS", "\r");
    wizard.answer("base_url › http://127.0.0.1:1", "\r");
    wizard.answer("app_key › old", "\u{8}\u{8}\u{8}new\r");
    wizard.answer("app_secret (********) › ", "\r");
    wizard.answer("token ({ env = \"SHOP_TOKEN\" }) › ", "\r");
    wizard.wait("the variable SHOP_TOKEN is not set");
    wizard.answer("Skip this vendor\r\n", &format!("{DOWN}\r"));
    let screen = wizard.end(0);
    assert!(!screen.contains("s3cret"), "{screen}");
    assert_eq!(fs::read_to_string(&file).expect("file"), before.replace("\"old\"", "\"new\""));
}

#[test]
fn a_paste_of_several_lines_answers_no_question_and_shows_nothing() {
    let sandbox = Sandbox::start("");
    let folder = tempfile::tempdir().expect("folder");
    let line = |name: &str| format!("{}\r", sandbox.get(name));
    let url = sandbox.get("KEFU_GOME_BASE_URL");
    let mut wizard = start(folder.path(), "--lang en");
    // Enter alone selects nothing.
    wizard.answer("eshouhou\r\n", "\r");
    wizard.wait("✘ nothing is selected");
    wizard.answer("eshouhou\r\n", " \r");
    wizard.answer("base_url (http://gw.gome.com.cn/router) › ", &format!("{url}\rand-more\r"));
    wizard.wait("✘ several lines were pasted");
    wizard.answer("base_url (http://gw.gome.com.cn/router) › ", &format!("base_url：{url}\r\r\n"));
    wizard.answer("app_key › ", &line("KEFU_GOME_APP_KEY"));
    wizard.answer("app_secret › ", "half-s3cret\rother-s3cret");
    wizard.wait("✘ several lines were pasted");
    // The Enter that was meant to end the paste.
    wizard.answer("app_secret › ", "\r");
    wizard.answer("app_secret › ", &format!("\u{3000}App Secret：{}", line("KEFU_GOME_APP_SECRET")));
    wizard.answer("token › ", &line("KEFU_GOME_TOKEN"));
    wizard.wait("✔ accepted");
    let screen = wizard.end(0);
    let text = fs::read_to_string(config(&folder)).expect("the file");
    assert!(
        !screen.contains("s3cret") && !text.contains("s3cret") && !text.contains("and-more"),
        "{screen}{text}"
    );
    assert!(text.contains(&format!("app_secret = \"{}\"", sandbox.get("KEFU_GOME_APP_SECRET"))), "{text}");
}

#[test]
fn a_vendor_can_be_skipped() {
    let folder = tempfile::tempdir().expect("folder");
    let mut wizard = start(folder.path(), "--lang en");
    wizard.answer("eshouhou\r\n", " \r");
    wizard.answer("base_url (http://gw.gome.com.cn/router) › ", "\r");
    for question in ["app_key › ", "app_secret › ", "token › "] {
        wizard.answer(question, "\r");
    }
    wizard.wait("✘ gome: `app_key` is missing");
    wizard.answer("Skip this vendor\r\n", &format!("{DOWN}{DOWN}\r"));
    wizard.wait("No file was changed");
    wizard.end(0);
    assert!(!config(&folder).exists());
}

#[test]
fn ctrl_c_writes_nothing_and_gives_the_terminal_back() {
    for (question, typed) in [("易售后\r\n", "\u{3}"), ("app_secret › ", "half-s3cret\u{3}")] {
        let folder = tempfile::tempdir().expect("folder");
        let mut wizard = start(folder.path(), "");
        if question.starts_with("app_secret") {
            wizard.answer("易售后\r\n", " \r");
            wizard.answer("base_url (http://gw.gome.com.cn/router) › ", "\r");
            wizard.answer("app_key › ", "k\r");
        }
        wizard.answer(question, typed);
        let screen = wizard.end(130);
        let (_, after) = screen.split_once("exit 130").expect("the end");
        assert!(after.contains(" echo ") && after.contains(" icanon "), "{after}");
        assert!(screen.contains(SHOW_CURSOR) && !screen.contains("s3cret"), "{screen}");
        assert!(!config(&folder).exists());
    }
}

#[test]
fn a_file_with_a_mistake_is_left_alone() {
    let folder = tempfile::tempdir().expect("folder");
    let text = "[profiles.main.gome]\ntoken = s3cret\n";
    fs::write(config(&folder), text).expect("file");
    let mut wizard = start(folder.path(), "");
    wizard.wait("config.toml:2");
    assert!(!wizard.end(78).contains("s3cret"));
    assert_eq!(fs::read_to_string(config(&folder)).expect("file"), text);
}

#[test]
fn without_a_terminal_it_ends_at_once_and_says_what_to_do() {
    let folder = tempfile::tempdir().expect("folder");
    let mut command = Command::new(KEFU);
    command.args(["config", "init"]).env("KEFU_HOME", folder.path()).stdin(Stdio::null());
    let output = command.output().expect("kefu");
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("KEFU_GOME_APP_KEY") && said.contains("`kefu config example`"), "{said}");
    assert!(output.stdout.is_empty() && !config(&folder).exists());
}

/// Runs the wizard without a terminal.
fn scripted(folder: &Path, words: &[&str], input: &str) -> (Option<i32>, String) {
    let mut command = Command::new(KEFU);
    command.args(["config", "init", "--lang", "en"]).args(words).env_clear().env("KEFU_HOME", folder);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("kefu");
    std::io::Write::write_all(&mut child.stdin.take().expect("stdin"), input.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.stdout.is_empty());
    (output.status.code(), String::from_utf8(output.stderr).expect("text"))
}

#[test]
fn every_answer_can_come_from_the_command_line() {
    let sandbox = Sandbox::start("");
    let folder = tempfile::tempdir().expect("folder");
    let url = format!("base_url={}", sandbox.get("KEFU_GOME_BASE_URL"));
    let key = format!("gome.app_key={}", sandbox.get("KEFU_GOME_APP_KEY"));
    let answers =
        ["--vendor", "gome", "--set", &url, "--set", &key, "--set", "app_secret=-", "--set", "token=-"];
    let secrets = format!("{}\n{}\n", sandbox.get("KEFU_GOME_APP_SECRET"), sandbox.get("KEFU_GOME_TOKEN"));
    let (code, said) = scripted(folder.path(), &answers, &secrets);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.ends_with("try it: kefu complaints list\n"), "{said}");
    // A second shop in the same file; the next command names it.
    let shop = [&answers[..], &["-p", "上海店"]].concat();
    let (code, said) = scripted(folder.path(), &shop, &secrets);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.ends_with("try it: kefu -p 上海店 complaints list\n"), "{said}");
    let text = fs::read_to_string(config(&folder)).expect("the file");
    assert!(
        text.contains("default_profile = \"main\"") && text.contains("[profiles.\"上海店\".gome]"),
        "{text}"
    );
    let check =
        Command::new(KEFU).args(["config", "check", "-p", "上海店"]).env("KEFU_HOME", folder.path()).output();
    assert!(check.expect("kefu").status.success());

    // Whatever is wrong, the file stays as it was.
    let offline = ["--offline", "--vendor", "bangwo8", "--set", "account=agent"];
    for (words, input, code, words_said) in [
        (&["--vendor", "gome", "--set", "token=-", "-p", "main"][..], "wr0ng-s3cret\n", 77, "20001"),
        (&["--set", "app_key=1", "-p", "new"], "", 2, "gome.app_secret"),
        (&["--set", "app_secret=s3cret"], "", 2, "several vendors"),
        (&["--set", "gome.app_secret=s3cret"], "", 2, "no argument may hold one"),
        (&["--set", "gome.app_kye=1"], "", 2, "app_kye"),
        (&["--set", "app_key"], "", 2, "has no value"),
        (&["--set", "gome.base_url=http://gateway.example.com", "-p", "main"], "", 78, "https://"),
        (&offline, "", 2, "bangwo8.password"),
        (&[&offline[..], &["--set", "password=-"]].concat(), "", 2, "no line for `password`"),
    ] {
        let (status, said) = scripted(folder.path(), words, input);
        let file = fs::read_to_string(config(&folder)).expect("the file");
        assert_eq!(status, Some(code), "{words:?}: {said}");
        assert!(said.contains(words_said) && !said.contains("s3cret"), "{words:?}: {said}");
        assert_eq!(file, text, "{words:?}");
    }
    let kept = [&offline[..], &["--set", "password={ env = \"PASSWORD\" }", "-p", "tickets"]].concat();
    let (code, said) = scripted(folder.path(), &kept, "");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.ends_with("try it: kefu -p tickets views list\n"), "{said}");
}

#[test]
fn a_shop_is_added_to_a_file_by_questions() {
    let sandbox = Sandbox::start("");
    let folder = tempfile::tempdir().expect("folder");
    let before = "# Mine.\n[profiles.main.bangwo8] # tickets\naccount = \"agent\"\n";
    fs::write(config(&folder), before).expect("file");
    let line = |name: &str| format!("{}\r", sandbox.get(name));
    let mut wizard = start(folder.path(), "--lang en");
    wizard.answer("add another shop\r\n", &format!("{DOWN}\r"));
    wizard.answer("profile › ", "all\r");
    wizard.answer("cannot be a profile's name", "");
    wizard.answer("profile › ", "shop 2\r");
    wizard.answer("eshouhou\r\n", " \r");
    wizard.answer("base_url (http://gw.gome.com.cn/router) › ", &line("KEFU_GOME_BASE_URL"));
    wizard.answer("app_key › ", &line("KEFU_GOME_APP_KEY"));
    wizard.answer("app_secret › ", &line("KEFU_GOME_APP_SECRET"));
    // No token yet: the browser.
    wizard.answer("token › ", "\r");
    wizard.answer("redirect_uri › ", "http://127.0.0.1/back\r");
    wizard.wait("/authorize?response_type=code&client_id=");
    wizard.answer("code › ", "sandbox-gome-code\r");
    wizard.wait("✔ accepted");
    wizard.wait("try it: kefu -p 'shop 2' complaints list");
    let screen = wizard.end(0);
    let text = fs::read_to_string(config(&folder)).expect("the file");
    assert!(
        text.contains("# Mine.\n") && text.contains("[profiles.main.bangwo8] # tickets\naccount"),
        "{text}"
    );
    assert!(
        text.contains("default_profile = \"main\"") && text.contains("[profiles.\"shop 2\".gome]"),
        "{text}"
    );
    assert!(text.contains(sandbox.get("KEFU_GOME_TOKEN")), "{text}");
    for hidden in ["KEFU_GOME_TOKEN", "KEFU_GOME_APP_SECRET"] {
        assert!(!screen.contains(sandbox.get(hidden)), "{screen}");
    }
    assert!(!screen.contains("sandbox-gome-code"), "{screen}");
}

#[test]
fn an_answer_that_the_vendor_refuses_is_asked_for() {
    let sandbox = Sandbox::start("");
    let folder = tempfile::tempdir().expect("folder");
    let set = |key: &str, name: &str| format!("--set {key}='{}' ", sandbox.get(name));
    let mut line = "--lang en --vendor bangwo8 --set account=nobody@example.com ".to_owned();
    line += &set("base_url", "KEFU_BANGWO8_BASE_URL");
    let mut wizard = start(folder.path(), &line);
    wizard.answer("password › ", "wr0ng\r");
    wizard.answer("Skip this vendor\r\n", "\r");
    wizard.answer("Account and password\r\n", "\r");
    wizard.answer("base_url › ", "\r");
    let clear = "\u{8}".repeat("nobody@example.com".len());
    wizard.answer("account › ", &format!("{clear}{}\r", sandbox.get("KEFU_BANGWO8_ACCOUNT")));
    wizard.answer("password (********) › ", &format!("{}\r", sandbox.get("KEFU_BANGWO8_PASSWORD")));
    wizard.wait("✔ accepted");
    wizard.wait("try it: kefu views list");
    wizard.end(0);
}

#[test]
fn a_code_that_is_refused_leaves_the_token_to_be_entered() {
    let sandbox = Sandbox::start("");
    let folder = tempfile::tempdir().expect("folder");
    let mut wizard = start(folder.path(), "--lang en --vendor gome");
    let line = |name: &str| format!("{}\r", sandbox.get(name));
    wizard.answer("base_url (http://gw.gome.com.cn/router) › ", &line("KEFU_GOME_BASE_URL"));
    wizard.answer("app_key › ", &line("KEFU_GOME_APP_KEY"));
    wizard.answer("app_secret › ", &line("KEFU_GOME_APP_SECRET"));
    wizard.answer("token › ", "an-old-token\r");
    // Rejected: the person authorizes the shop again.
    wizard.answer("Authorize in the browser\r\n", &format!("{DOWN}{DOWN}{DOWN}\r"));
    wizard.answer("base_url › ", "\r");
    wizard.answer("app_key › ", "\r");
    wizard.answer("app_secret (********) › ", "\r");
    wizard.answer("token › ", "\r");
    wizard.answer("redirect_uri › ", "http://127.0.0.1/back\r");
    wizard.answer("code › ", "another-code\r");
    wizard.wait("✘ ");
    wizard.wait("invalid_grant");
    wizard.answer("Skip this vendor\r\n", &format!("{DOWN}{DOWN}\r"));
    let screen = wizard.end(0);
    assert!(!screen.contains("another-code") && !screen.contains("an-old-token"), "{screen}");
    assert!(!config(&folder).exists());
}
