//! The definitions for Nagios and Icinga: the lines that come of them are checks that work.

use std::fs;

use crate::{
    recipes::host::{Ended, Host},
    support::project,
};

/// A service of each command.
struct Service {
    check: &'static str,
    nagios: &'static str,
    /// `$ARG1$` and so on.
    arguments: [&'static str; 3],
    /// Icinga's variables for the same.
    variables: &'static [(&'static str, &'static str)],
}

const SERVICES: [Service; 3] = [
    Service {
        check: "view",
        nagios: "check_kefu_view",
        arguments: ["售中", "20", "5000"],
        variables: &[("kefu_view", "售中"), ("kefu_warning", "20"), ("kefu_critical", "5000")],
    },
    Service {
        check: "complaints",
        nagios: "check_kefu_due",
        arguments: ["30m", "0", "5000"],
        variables: &[("kefu_due", "30m"), ("kefu_warning", "0"), ("kefu_critical", "5000")],
    },
    Service {
        check: "export",
        nagios: "check_kefu_export",
        arguments: ["/var/lib/kefu/complaints", "26h", ""],
        variables: &[("kefu_dir", "/var/lib/kefu/complaints"), ("kefu_max_age", "26h")],
    },
];

/// Fails unless it is the line of a check that was made and is not critical.
#[track_caller]
fn checked(ended: &Ended, line: &str) {
    assert!(matches!(ended.code, Some(0 | 1)) && ended.stderr.is_empty(), "{line}: {ended:?}");
    let (words, numbers) =
        ended.stdout.trim_end().split_once(" | ").unwrap_or_else(|| panic!("{line}: {ended:?}"));
    let word = if ended.code == Some(0) { " OK - " } else { " WARNING - " };
    assert!(words.contains(word) && numbers.contains('=') && !numbers.contains('\n'), "{line}: {ended:?}");
}

/// A machine with a directory to be checked.
fn exported() -> Host {
    let host = Host::new();
    host.sh("kefu -q export complaints --since 2d --dir /var/lib/kefu/complaints").silently();
    host
}

/// Runs a line as a monitoring system does: with neither `KEFU_CONFIG` nor `KEFU_HOME`.
fn run(host: &Host, line: &str) -> Ended {
    let home = host.here("/var/lib/kefu");
    host.sh_with(line, [("HOME", home.as_str())])
}

#[test]
fn nagios_commands_work() {
    let text = fs::read_to_string(project("docs/nagios/kefu.cfg")).expect("definitions");
    let value = |block: &str, key: &str| {
        let mut values = block.lines().filter_map(|line| line.trim().strip_prefix(key).map(str::trim));
        values.next().unwrap_or_else(|| panic!("no {key}: {block}")).to_owned()
    };
    let commands =
        text.split("define command {").skip(1).map(|block| block.split_once("\n}").expect("an end").0);
    let commands: Vec<_> =
        commands.map(|block| (value(block, "command_name"), value(block, "command_line"))).collect();
    assert_eq!(commands.len(), SERVICES.len());
    let host = exported();
    for Service { check, nagios, arguments, .. } in SERVICES {
        let (_, line) = commands.iter().find(|(known, _)| known == nagios).expect(nagios);
        let line = (1..)
            .zip(arguments)
            .fold(line.clone(), |line, (n, word)| line.replace(&format!("$ARG{n}$"), word));
        assert!(
            line.starts_with(&format!("/usr/local/bin/kefu check {check} ")) && !line.contains('$'),
            "{line}"
        );
        checked(&run(&host, &line), &line);
    }
}

#[test]
fn icinga_commands_work() {
    let text = fs::read_to_string(project("docs/icinga/kefu.conf")).expect("definitions");
    let objects: Vec<_> = text.split("object CheckCommand ").skip(1).collect();
    assert_eq!(objects.len(), SERVICES.len());
    let host = exported();
    for (object, Service { check, variables, .. }) in objects.iter().zip(SERVICES) {
        let object = object.split_once("\n}").expect("an end").0;
        let mut words = strings(line(object, "command = ["));
        let (_, arguments) = object.split_once("arguments = {\n").expect("arguments");
        for argument in arguments.lines().take_while(|line| line.trim() != "}") {
            let [key, value] = &strings(argument)[..] else { panic!("{argument}") };
            if !argument.contains("skip_key = true") {
                words.push(key.clone());
            }
            let named = |(name, value): &(&str, &str)| (format!("${name}$"), (*value).to_owned());
            let value =
                variables.iter().map(named).find(|(name, _)| name == value).map_or(value.clone(), |(_, v)| v);
            assert!(!value.contains('$'), "{argument}: a service would not set it");
            words.push(value);
        }
        let line = words.join(" ");
        assert!(line.starts_with(&format!("/usr/local/bin/kefu check {check} ")), "{line}");
        checked(&run(&host, &line), &line);
    }
}

/// The line of an object that begins with this.
fn line<'a>(object: &'a str, start: &str) -> &'a str {
    object.lines().map(str::trim).find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("no {start}"))
}

/// The strings of a line.
fn strings(line: &str) -> Vec<String> {
    line.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}
