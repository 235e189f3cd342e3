//! A machine that is set up as the page says, in a folder in place of `/`, with the sandbox as its vendors.

use std::{
    fs,
    os::unix::fs::{PermissionsExt as _, symlink},
    path::PathBuf,
    process::{Command, Stdio},
};

use tempfile::TempDir;

use crate::{
    recipes::{PAGES, blocks},
    support::{files, project, sandbox::Sandbox},
};

/// The folders that are the machine's own; `/usr/bin` and `/bin` are those of the real one.
const OURS: [&str; 5] = ["/usr/local/", "/etc/kefu", "/var/lib/", "/run/credentials", "/data/"];
/// Each secret's file and the sandbox's name for what belongs into it.
const SECRETS: [(&str, &str); 3] = [
    ("gome-app-secret", "KEFU_GOME_APP_SECRET"),
    ("gome-token", "KEFU_GOME_TOKEN"),
    ("bangwo8-password", "KEFU_BANGWO8_PASSWORD"),
];
/// The secret part of the robot's address.
pub(crate) const TOKEN: &str = "robot-s3cret";

/// The machine.
pub(crate) struct Host {
    root: TempDir,
    sandbox: Sandbox,
}

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Host {
    /// A machine on which all is well.
    pub(crate) fn new() -> Self {
        let host = Self { root: tempfile::tempdir().expect("a folder"), sandbox: Sandbox::start("") };
        for folder in ["/usr/local/bin", "/etc/kefu", "/var/lib/kefu", "/var/lib/node_exporter", "/data"] {
            fs::create_dir_all(host.path(folder)).expect("a folder");
        }
        symlink(env!("CARGO_BIN_EXE_kefu"), host.path("/usr/local/bin/kefu")).expect("a link");
        for script in ["kefu-notify", "kefu-textfile", "kefu-report"] {
            let text = fs::read_to_string(project("docs/scripts").join(script)).expect("a script");
            assert!(text.starts_with("#!/bin/sh\n"));
            host.program(script, &host.here(&text));
        }
        host.configure(host.sandbox.get("KEFU_BANGWO8_BASE_URL"));
        for (file, name) in SECRETS {
            host.write(&format!("/etc/kefu/{file}"), &format!("{}\n", host.sandbox.get(name)));
        }
        host
    }

    /// Writes the configuration that the page prints, with the sandbox's addresses and names.
    pub(crate) fn configure(&self, bangwo8: &str) {
        let printed = blocks(PAGES[0], "toml").concat();
        let gome = self.sandbox.get("KEFU_GOME_BASE_URL");
        let led = printed
            .replace("default.gome]\n", &format!("default.gome]\nbase_url = \"{gome}\"\n"))
            .replace("default.bangwo8]\n", &format!("default.bangwo8]\nbase_url = \"{bangwo8}\"\n"))
            .replace("1000001", self.sandbox.get("KEFU_GOME_APP_KEY"))
            .replace("you@example.com", self.sandbox.get("KEFU_BANGWO8_ACCOUNT"));
        self.write("/etc/kefu/config.toml", &led);
        // Like `install -m 640 -g kefu`: nothing in it is a secret.
        fs::set_permissions(self.path("/etc/kefu/config.toml"), fs::Permissions::from_mode(0o644))
            .expect("a mode");
    }

    /// Names the robot.
    pub(crate) fn robot(&self, address: &str) {
        self.write("/etc/kefu/robot", &format!("url = \"{address}/robot/send?access_token={TOKEN}\"\n"));
    }

    /// Where a path of the machine really is.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        PathBuf::from(format!("{}{path}", self.root.path().display()))
    }

    /// The text with the machine's paths where they really are, if they are not already.
    pub(crate) fn here(&self, text: &str) -> String {
        let root = self.root.path().to_str().expect("UTF-8");
        let printed = text.replace(root, "");
        OURS.iter().fold(printed, |text, ours| text.replace(ours, &format!("{root}{ours}")))
    }

    /// Every file but those below `/var/lib/kefu`.
    pub(crate) fn files_elsewhere(&self) -> Vec<PathBuf> {
        let own = self.path("/var/lib/kefu");
        files(self.root.path(), "").into_iter().filter(|file| !file.starts_with(&own)).collect()
    }

    /// Writes a file that only its user can read.
    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).expect("a file");
        fs::set_permissions(self.path(path), fs::Permissions::from_mode(0o600)).expect("a mode");
    }

    /// Installs a program.
    pub(crate) fn program(&self, name: &str, text: &str) {
        let path = self.path("/usr/local/bin").join(name);
        fs::write(&path, text).expect("a program");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a mode");
    }

    /// A file's content.
    #[track_caller]
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    /// A shell's command, with the environment that crontab lines and units set on the page.
    pub(crate) fn sh(&self, command: &str) -> Ended {
        let settings = [("KEFU_CONFIG", "/etc/kefu/config.toml"), ("KEFU_HOME", "/var/lib/kefu")]
            .map(|(name, path)| (name, self.here(path)));
        self.sh_with(command, settings.iter().map(|(name, value)| (*name, value.as_str())))
    }

    /// A shell's command with these variables, a `PATH`, and nothing else.
    pub(crate) fn sh_with<'a>(
        &self,
        command: &str,
        variables: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Ended {
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", &self.here(command)]);
        shell.env_clear().env("PATH", self.here("/usr/local/bin:/usr/bin:/bin")).envs(variables);
        self.run(shell)
    }

    /// Runs a process to its end, in the home of the user kefu.
    pub(crate) fn run(&self, mut command: Command) -> Ended {
        command.current_dir(self.path("/var/lib/kefu")).stdin(Stdio::null());
        let output = command.output().expect("a process");
        Ended {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }

    /// Fails if a text holds a secret.
    #[track_caller]
    pub(crate) fn no_secret_in(&self, text: &str) {
        let secrets = SECRETS.map(|(_, name)| self.sandbox.get(name));
        for secret in secrets.into_iter().chain([TOKEN]) {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}

impl Ended {
    /// Fails unless it succeeded without a word.
    #[track_caller]
    pub(crate) fn silently(&self) {
        assert!(self.code == Some(0) && self.stdout.is_empty() && self.stderr.is_empty(), "{self:?}");
    }
}
