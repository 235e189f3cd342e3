//! Hints are true: the commands that they name are there, and what they advise follows from the causes.

use std::fs;

use crate::{
    cli::demo,
    support::{Home, files, project, sandbox::Sandbox},
};

/// A placeholder in a hint, and a word for it.
const PLACES: &[(&str, &str)] = &[
    ("DIR", "directory"),
    ("NO", "12345"),
    ("VIEW", "15"),
    ("PROJECT_ID", "1"),
    ("{number}", "1"),
    ("{dir}", "directory"),
];

#[test]
fn every_command_that_a_text_names_can_be_typed() {
    let mut commands = Vec::new();
    for file in files(&project("src"), ".rs").iter().filter(|file| !file.ends_with("tests.rs")) {
        let text = fs::read_to_string(file).expect("a source file");
        let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let quoted = line.split('`').skip(1).step_by(2);
            let named = quoted.filter(|text| text.starts_with("kefu ") && !text.contains('…'));
            commands.extend(named.map(|command| (command.to_owned(), file.clone())));
        }
    }
    assert!(commands.len() > 20, "{commands:?}");
    for (command, file) in commands {
        let command = command.split(" | ").next().unwrap_or_default();
        let words = command.split(' ').skip(1).filter(|word| !word.starts_with("{0}") && *word != "<");
        let words: Vec<_> = words
            .map(|word| PLACES.iter().find(|(place, _)| *place == word).map_or(word, |(_, value)| value))
            .filter(|word| !word.contains('{'))
            .collect();
        // A topic of help is no command.
        let flag = (words.first() != Some(&"help")).then_some("--help");
        let run = Home::new().kefu_words(words.into_iter().chain(flag)).run();
        // A plugin that shows its help has checked nothing.
        let code = if run.stdout.contains("kefu check ") { 3 } else { 0 };
        assert_eq!(run.code, Some(code), "{command} in {}: {run}", file.display());
    }
}

/// The hint and whether it is worth while to run the command again.
fn advice(stderr: &str) -> (String, bool) {
    let error: serde_json::Value =
        serde_json::from_str(stderr.lines().last().unwrap_or_default()).expect("an error");
    (error["hint"].as_str().unwrap_or_default().to_owned(), error["retryable"].as_bool().expect("a flag"))
}

#[test]
fn an_incomplete_answer_advises_what_its_causes_do() {
    let unknown = "a6fa4a6c-0000-4000-8000-000000000097";
    let down = "check the network and the vendor's `base_url`, then run it again";
    let project = "check the id, and whether --network is the project's own";
    let view = "check the id; `kefu views list` shows the views";
    for (fault, line, hint, retryable) in [
        ("", format!("project show demo-project-1 {unknown}"), project.to_owned(), false),
        ("", "views show 15 9999 9998".to_owned(), view.to_owned(), false),
        ("bangwo8:status=503,at=ticketviews/17", "views show 15 17".to_owned(), down.to_owned(), true),
        (
            "bangwo8:status=503,at=ticketviews/17",
            "views show 15 9999 17".to_owned(),
            format!("{view}; {down}"),
            true,
        ),
    ] {
        let sandbox = match fault {
            "" => Sandbox::start(""),
            fault => Sandbox::with(["--fault", fault]),
        };
        let run =
            Home::new().kefu(&format!("{line} -o json --retries 0")).envs(&sandbox.variables).run().exits(3);
        assert_eq!(advice(&run.stderr), (hint, retryable), "{run}");
    }
}

#[test]
fn no_hint_sends_to_a_list_that_is_not_there_or_to_the_whole_help() {
    for line in [
        "tickets show 999999",
        "project show nobody",
        "views show 9999",
        "api bangwo8 tickets/999999",
        "complaints list --since soonish",
        "views list --limit many",
        "complaints list --order [",
    ] {
        let run = demo(line);
        assert!(run.code.is_some_and(|code| [2, 4, 65].contains(&code)), "{run}");
        assert!(run.stderr.contains("hint: "), "{run}");
        assert!(!run.stderr.contains("kefu --help") && !run.stderr.contains("list commands"), "{run}");
    }
}

#[test]
fn one_is_said_in_the_singular() {
    let one = |line: &str| demo(&format!("{line} -o json")).exits(3);
    let run = one("views show 15 9999");
    assert!(run.stderr.contains("not complete: 1 view came"), "{run}");
    let run = one("project show demo-project-1 nobody");
    assert!(
        run.stderr.contains("not complete: 1 of 1 project came") || run.stderr.contains("1 project came"),
        "{run}"
    );
}
