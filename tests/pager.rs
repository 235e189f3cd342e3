//! Long tables on a terminal go through a pager, and nothing else does; whatever the pager does, the run ends as it should.

#![cfg(unix)]

use std::process::Command;

use crate::support::{Home, terminal::Terminal};

/// Shows what it gets between two words of its own.
const PAGER: &str = "echo '<paged by' \"$1>\"\ncat\necho '<end of page>'\n";
const LONG: &str = "--demo complaints list --since 30d";

struct Screen {
    home: Home,
    variables: Vec<(&'static str, String)>,
}

impl Screen {
    /// A terminal with two pagers: its own and the general one.
    fn new() -> Self {
        let home = Home::new();
        let script = home.write("pager.sh", PAGER).display().to_string();
        let variables = vec![
            ("TERM", "xterm".to_owned()),
            ("LC_ALL", "en_US.UTF-8".to_owned()),
            ("KEFU_PAGER", format!("sh '{script}' kefu")),
            ("PAGER", format!("sh \"{script}\" all")),
        ];
        Self { home, variables }
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.variables.push((name, value.to_owned()));
        self
    }

    /// Runs a line of a shell in which `$KEFU` is kefu.
    fn start(&self, line: &str) -> Terminal {
        let kefu = self.home.kefu("").command();
        let mut shell = Command::new("sh");
        shell.env_clear().envs(kefu.get_envs().filter_map(|(name, value)| Some((name, value?))));
        shell.env("KEFU", kefu.get_program()).current_dir(self.home.path(""));
        shell.envs(self.variables.iter().map(|(name, value)| (name, value)));
        Terminal::start(shell, &format!("stty rows 24 cols 80; {line}"))
    }

    fn shown(&self, words: &str, code: u8) -> String {
        self.start(&format!("\"$KEFU\" {words}")).end(code)
    }
}

#[test]
fn long_tables_are_paged_on_a_terminal_and_nothing_else() {
    for (words, pager) in [
        (LONG, "kefu"),
        ("--demo complaints list --since 30d -o md", "kefu"),
        ("--demo complaints list --since 30d --pager auto", "kefu"),
        ("--demo fields complaints", "kefu"),
        ("--demo complaints list --limit 3 --wide", "kefu"),
        ("--demo complaints list --since 30d --pager never", ""),
        ("--demo complaints list --since 30d -q", ""),
        ("--demo complaints list --limit 3", ""),
        ("--demo complaints list --since 30d -o csv", ""),
        ("--demo complaints list --since 30d -o json", ""),
        ("--demo complaints list --since 30d --jq length", ""),
        ("--demo complaints list --since 30d --to a.md", ""),
        ("--demo complaints list --since 30d | cat", ""),
    ] {
        let screen = Screen::new().shown(words, 0);
        assert_eq!(screen.contains("<paged by kefu>"), !pager.is_empty(), "{words}: {screen}");
        assert!(!screen.contains("<paged by all>"), "{words}: {screen}");
        // The closing note comes after the page.
        if let Some((_, after)) = screen.split_once("<end of page>") {
            let is_list = words.contains("complaints list");
            assert_eq!(after.contains("complaints"), is_list, "{words}: {screen}");
        }
    }
}

#[test]
fn of_two_variables_and_the_file_the_one_that_counts_names_the_pager() {
    for (name, value, pager) in [
        ("KEFU_PAGER", "", "all"),
        ("KEFU_PAGER", "auto", "all"),
        ("KEFU_PAGER", "never", ""),
        ("KEFU_PAGER", "从不", ""),
        ("KEFU_PAGER", "cat", ""),
        ("TERM", "dumb", ""),
    ] {
        let screen = Screen::new().with(name, value).shown(LONG, 0);
        let found = screen.split_once("<paged by ").and_then(|(_, rest)| rest.split_once('>'));
        assert_eq!(found.map_or("", |(pager, _)| pager), pager, "{name}={value}: {screen}");
        assert!(screen.contains("-gome-0001"), "{screen}");
    }
    let wrong = Home::new().kefu("--demo views list --pager less").run().exits(2);
    assert!(wrong.stderr.contains("auto, never"), "{wrong}");
}

#[test]
fn a_pager_that_does_not_work_costs_no_line_and_no_exit_code() {
    for (pager, said) in [
        ("no-such-pager -x", "the pager does not work: "),
        ("sh -c 'exit 3'", "the pager does not work: it ended with 3"),
        ("sh -c 'head -n 1 >/dev/null; exit 3'", "the pager does not work: it ended with 3"),
        ("sh 'open", "its quotation marks do not match"),
        // A reader who leaves early is no failure.
        ("head -n 2", ""),
        ("true", ""),
        ("sh -c 'kill -9 $$'", ""),
    ] {
        let screen = Screen::new().with("KEFU_PAGER", pager).shown(LONG, 0);
        assert!(screen.contains(said), "{pager}: {screen}");
        assert_eq!(screen.contains("-gome-0001"), !said.is_empty(), "{pager}: {screen}");
        assert!(screen.contains(" complaints, from "), "{pager}: {screen}");
    }
    // What the list says about itself stays.
    let line = "--demo complaints list --since 60d --limit 40 --fail-empty";
    let screen = Screen::new().with("KEFU_PAGER", "head -n 2").shown(line, 0);
    assert!(screen.contains("40 of "), "{screen}");
}

#[test]
fn ctrl_c_is_the_pagers_key_and_a_termination_gives_the_terminal_back() {
    let waits = "trap 'echo caught' INT; echo waiting; read line </dev/tty; cat >/dev/null";
    let screen = Screen::new();
    screen.home.write("waits.sh", waits);
    let screen = screen.with("KEFU_PAGER", "sh waits.sh");
    let mut terminal = screen.start(&format!("trap : INT; \"$KEFU\" {LONG}"));
    terminal.answer("waiting\r\n", "\u{3}");
    // It may have been caught before anything was read.
    terminal.answer("caught\r\n", "\n");
    assert!(terminal.end(0).contains(" complaints, from "));

    let dies = "trap 'echo restored; exit 0' TERM; echo waiting; while :; do sleep 0.1; done";
    let screen = Screen::new();
    screen.home.write("dies.sh", dies);
    let screen = screen.with("KEFU_PAGER", "sh dies.sh");
    let line = format!("\"$KEFU\" {LONG} & child=$!; read line; kill -TERM $child; wait $child");
    let mut terminal = screen.start(&line);
    terminal.answer("waiting\r\n", "\n");
    terminal.wait("restored\r\n");
    terminal.end(143);
    let late = screen.shown(&format!("{LONG} --deadline 6s"), 0);
    assert!(late.contains("restored"), "{late}");
}
