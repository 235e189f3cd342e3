//! systemd's units: it understands them, and what they start works with what they give.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    recipes::host::Host,
    support::{
        faulty_server::{FaultyServer, Reply},
        machine::has,
        project,
    },
};

const README: &str = include_str!("../../README.en.md");

/// A unit's lines.
struct Unit(String);

impl Unit {
    fn read(name: &str) -> Self {
        Self(fs::read_to_string(project("docs/systemd").join(name)).expect("a unit"))
    }

    /// The values of a key, in order.
    fn all(&self, key: &str) -> Vec<&str> {
        self.0.lines().filter_map(|line| line.strip_prefix(key)?.strip_prefix('=')).collect()
    }

    /// The value of a key that is there once.
    #[track_caller]
    fn get(&self, key: &str) -> &str {
        let [value] = self.all(key)[..] else { panic!("{key} is not there once") };
        value
    }

    /// Reply what the service says, with its credentials and variables and no others.
    fn start(&self, host: &Host) -> crate::recipes::host::Ended {
        let credentials = host.path("/run/credentials/unit");
        fs::create_dir_all(&credentials).expect("a folder");
        for credential in self.all("LoadCredential") {
            let (name, path) = credential.split_once(':').expect("a name and a path");
            fs::copy(host.path(path), credentials.join(name)).expect("a credential");
        }
        // What is not handed over cannot be read.
        fs::rename(host.path("/etc/kefu"), host.path("/etc/elsewhere")).expect("away");
        let folder = credentials.to_str().expect("UTF-8");
        let variables: Vec<_> = self
            .all("Environment")
            .iter()
            .map(|set| set.split_once('=').expect("a variable"))
            .map(|(name, value)| (name, host.here(value).replace("%d", folder)))
            .collect();
        let line = self.get("ExecStart");
        assert!(!line.contains(['$', '\'', '"', '\\']), "{line}");
        let ended = host
            .sh_with(&line.replace("%%", "%"), variables.iter().map(|(name, value)| (*name, value.as_str())));
        fs::rename(host.path("/etc/elsewhere"), host.path("/etc/kefu")).expect("back");
        ended
    }
}

/// Seconds of a time like `50m`, `55min`, `1h`.
fn seconds(time: &str) -> u64 {
    let (number, unit) = time.split_at(time.find(|c: char| !c.is_ascii_digit()).expect("a unit"));
    let unit = match unit {
        "s" => 1,
        "m" | "min" => 60,
        "h" => 3600,
        _ => panic!("{time}"),
    };
    number.parse::<u64>().expect("a number") * unit
}

#[test]
fn systemd_finds_nothing_wrong() {
    let host = Host::new();
    let units: Vec<PathBuf> = fs::read_dir(project("docs/systemd"))
        .expect("units")
        .map(|entry| entry.expect("a unit").path())
        .map(|unit| {
            let here = host.path("/var/lib").join(unit.file_name().expect("a name"));
            fs::write(&here, host.here(&fs::read_to_string(&unit).expect("a unit"))).expect("a unit");
            here
        })
        .collect();
    assert_eq!(units.len(), 3);
    if has("systemd-analyze") {
        let mut verify = Command::new("systemd-analyze");
        verify.args(["verify", "--man=no", "--recursive-errors=no"]).args(&units);
        let output = verify.output().expect("its words");
        assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    }
}

#[test]
fn the_service_exports_with_its_credentials_alone_and_writes_to_its_state_alone() {
    let host = Host::new();
    let unit = Unit::read("kefu-export.service");
    assert_eq!(unit.get("StateDirectory"), "kefu");
    let before = host.files_elsewhere();
    unit.start(&host).silently();
    assert!(host.path("/var/lib/kefu/complaints/manifest.json").is_file());
    let credentials = host.path("/run/credentials");
    let after = host.files_elsewhere().into_iter().filter(|file| !file.starts_with(&credentials));
    assert_eq!(after.collect::<Vec<_>>(), before);
    let secret = |line: &&str| ["SECRET", "TOKEN", "PASSWORD"].iter().any(|word| line.contains(word));
    assert_eq!(unit.all("Environment").iter().find(|line| secret(line)), None);
}

#[test]
fn what_its_failure_starts_tells_the_robot() {
    if !has("curl") {
        return;
    }
    let host = Host::new();
    let unit = Unit::read("kefu-export.service");
    host.write("/etc/kefu/gome-token", "wrong-token\n");
    assert_eq!(unit.start(&host).code, Some(77));
    let robot = FaultyServer::start(|_| Reply::answer(200, "", r#"{"errcode":0,"errmsg":"ok"}"#));
    host.robot(&robot.url());
    Unit::read(unit.get("OnFailure")).start(&host).silently();
    let body = &robot.log().requests[0].body;
    assert!(body.contains("20001") && body.contains("kefu 出错"), "{body}");
}

#[test]
fn kefu_ends_before_systemd_ends_it_and_all_attempts_count() {
    let unit = Unit::read("kefu-export.service");
    let words: Vec<_> = unit.get("ExecStart").split(' ').collect();
    let deadline = words.iter().position(|word| *word == "--deadline").expect("a deadline");
    let deadline = seconds(words[deadline + 1]);
    assert!(deadline < seconds(unit.get("TimeoutStartSec")));
    let attempts: u64 = unit.get("StartLimitBurst").parse().expect("a number");
    let all = attempts * (seconds(unit.get("TimeoutStartSec")) + seconds(unit.get("RestartSec")));
    assert!(all < seconds(unit.get("StartLimitIntervalSec")), "the first is forgotten before the last");
}

#[test]
fn every_exit_code_is_one_that_another_attempt_changes_or_not() {
    let unit = Unit::read("kefu-export.service");
    let never = unit.get("RestartPreventExitStatus").split(' ');
    let rows = README.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" |"));
    let codes = rows.flat_map(|(codes, _)| codes.split(", ")).filter_map(|code| code.parse::<u8>().ok());
    let mut codes: Vec<_> = codes.collect();
    codes.sort_unstable();
    // Success, what is worth another attempt, and what ends with a signal.
    let mut known: Vec<u8> = [0, 3, 69, 75, 130, 143].into_iter().collect();
    known.extend(never.map(|code| code.parse::<u8>().expect("a code")));
    known.sort_unstable();
    assert_eq!(known, codes);
}
