//! Crontab lines, run as cron runs them: by `/bin/sh`, from the user's home, with nearly nothing in the environment.

use std::process::Command;

use crate::{
    recipes::{
        PAGES, blocks,
        host::{Ended, Host},
    },
    support::{Home, faulty_server::Reply},
};

const README: [&str; 2] = [include_str!("../../README.md"), include_str!("../../README.en.md")];

/// A crontab, understood as crontab(5) says.
#[derive(Debug, Default)]
struct Crontab {
    variables: Vec<(String, String)>,
    commands: Vec<String>,
}

impl Crontab {
    fn read(text: &str) -> Self {
        let mut crontab = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line
                .split_once('=')
                .filter(|(name, _)| name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'))
            {
                Some((name, value)) => {
                    crontab.variables.push((name.to_owned(), value.trim_matches('"').to_owned()));
                }
                None => crontab.commands.push(command(line)),
            }
        }
        crontab
    }

    fn run(&self, host: &Host, command: &str) -> Ended {
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", &host.here(command)]).env_clear();
        shell.envs([("SHELL", "/bin/sh"), ("LOGNAME", "kefu"), ("PATH", "/usr/bin:/bin")]);
        shell.env("HOME", host.path("/var/lib/kefu"));
        shell.envs(self.variables.iter().map(|(name, value)| (name, host.here(value))));
        host.run(shell)
    }
}

/// The command of a line: what follows five fields, up to a `%` that is not written `\%`.
fn command(line: &str) -> String {
    let mut rest = line;
    for _ in 0..5 {
        let (field, after) = rest.split_once(' ').unwrap_or_else(|| panic!("no command: {line}"));
        let fits = field.bytes().all(|byte| byte.is_ascii_digit() || b"*/,-".contains(&byte));
        assert!(fits && !field.is_empty(), "{field:?} is no time: {line}");
        rest = after.trim_start();
    }
    let hidden = rest.replace("\\%", "\0");
    assert!(!hidden.contains('%'), "cron cuts the command at %: {line}");
    hidden.replace('\0', "%")
}

/// The crontabs of a page; each can be installed by itself.
fn crontabs(page: &str) -> Vec<Crontab> {
    blocks(page, "crontab").iter().map(|block| Crontab::read(block)).collect()
}

#[test]
fn a_crontab_line_says_nothing_while_all_is_well() {
    for page in PAGES {
        let host = Host::new();
        let robot = crate::support::faulty_server::FaultyServer::start(|_| unreachable!("nobody is told"));
        host.robot(&robot.url());
        let group = crate::support::faulty_server::FaultyServer::start(|_| {
            Reply::answer(200, "", r#"{"errcode":0}"#)
        });
        host.write(
            "/etc/kefu/report-robot",
            &format!("url = \"{}/cgi-bin/webhook/send?key=k\"\n", group.url()),
        );
        // The second time files are there, and most of them are left alone.
        for crontab in crontabs(page).iter().chain(&crontabs(page)) {
            assert!(!crontab.commands.is_empty());
            for command in &crontab.commands {
                let ended = crontab.run(&host, command);
                assert!(ended.code == Some(0), "{command}: {ended:?}");
                ended.silently();
            }
        }
        assert!(host.read("/var/lib/kefu/complaints/manifest.json").contains("\"exit_code\": 0"));
        assert!(host.path("/var/lib/kefu/counts/manifest.json").is_file());
        assert!(host.read("/var/lib/node_exporter/kefu.prom").contains("kefu_view_tickets{"));
        assert_eq!(robot.log().connections, 0);
        assert_eq!(group.log().requests.len(), 2);
    }
}

#[test]
fn a_crontab_line_says_what_is_wrong() {
    let host = Host::new();
    host.write("/etc/kefu/report-robot", "url = \"http://127.0.0.1:9/\"\n");
    host.write("/etc/kefu/gome-token", "wrong-token\n");
    host.write("/etc/kefu/bangwo8-password", "wrong-password\n");
    for crontab in crontabs(PAGES[0]) {
        for command in &crontab.commands {
            let ended = crontab.run(&host, command);
            let code = if command.starts_with("kefu-textfile") { 1 } else { 77 };
            assert_eq!(ended.code, Some(code), "{command}: {ended:?}");
            assert!(
                ended.stdout.is_empty()
                    && ["错误：", "\"error\""].iter().any(|word| ended.stderr.contains(word)),
                "{command}: {ended:?}"
            );
            host.no_secret_in(&ended.stderr);
        }
    }
}

#[test]
fn the_readmes_line_works_too() {
    for page in README {
        let host = Host::new();
        let [crontab] = &crontabs(page)[..] else { panic!("one crontab") };
        let [command] = &crontab.commands[..] else { panic!("one line") };
        // The account is on another part of the page.
        crontab.run(&host, &format!("{command} --demo")).silently();
        assert!(host.path("/data/complaints/manifest.json").is_file());
    }
}

#[test]
fn an_export_needs_nothing_but_a_place() {
    let home = Home::new();
    for place in ["KEFU_HOME", "HOME"] {
        let dir = home.path(place);
        let mut command = Command::new(env!("CARGO_BIN_EXE_kefu"));
        command.env_clear().env(place, home.path("")).args(["-q", "--demo", "export", "complaints", "--dir"]);
        let output = command.arg(&dir).output().expect("kefu");
        assert!(
            output.status.success() && output.stdout.is_empty() && output.stderr.is_empty(),
            "{output:?}"
        );
        assert!(dir.join("manifest.json").is_file());
    }
}
