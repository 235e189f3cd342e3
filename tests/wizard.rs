//! `kefu config init` at a real terminal, with the sandbox as the vendors.

#![cfg(unix)]

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

use crate::support::{sandbox::Sandbox, terminal::Terminal};

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
fn a_vendor_can_be_skipped() {
    let folder = tempfile::tempdir().expect("folder");
    let mut wizard = start(folder.path(), "--lang en");
    wizard.answer("eshouhou\r\n", " \r");
    wizard.answer("base_url (http://gw.gome.com.cn/router) › ", "\r");
    for question in ["app_key › ", "app_secret › ", "token › "] {
        wizard.answer(question, "\r");
    }
    wizard.wait("✘ gome is not configured: `app_secret` is missing");
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
    assert!(said.contains("KEFU_GOME_APP_KEY") && said.contains("config.example.toml"), "{said}");
    assert!(output.stdout.is_empty() && !config(&folder).exists());
}
