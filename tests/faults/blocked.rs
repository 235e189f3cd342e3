//! Blocking opens, reads and writes end at the deadline and on a signal.
#![cfg(unix)]

use std::{
    fs::File,
    io::{BufRead as _, BufReader, Read as _},
    path::PathBuf,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    faults::vendors::{PHONE, configured, good},
    support::{Home, Kefu, faulty_server::FaultyServer, files},
};

/// Far more than a busy machine needs beyond a deadline of 300 ms.
const NOISE: Duration = Duration::from_secs(8);

/// A named pipe in the home.
fn pipe(home: &Home, name: &str) -> PathBuf {
    let pipe = home.path(name);
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    pipe
}

/// A question whose secret has this form.
fn with_secret(home: &Home, form: &str, line: &str, server: &FaultyServer) -> Kefu {
    home.write("config.toml", &format!("[profiles.a.gome]\napp_key = \"k\"\napp_secret = {form}\n"));
    home.kefu(line).env("KEFU_GOME_BASE_URL", server.url())
}

#[test]
fn a_secret_that_does_not_come_ends_at_the_deadline_and_names_its_setting() {
    let server = FaultyServer::start(good);
    for (form, why) in [
        ("{ command = 'sleep 1000' }", "the command did not end before the deadline"),
        ("{ command = 'sleep 1000 & wait' }", "the command did not end before the deadline"),
        ("{ command = 'exec >&-; sleep 1000' }", "the command did not end before the deadline"),
        ("{ file = 'pipe' }", "pipe did not end before the deadline"),
        ("{ command = 'yes' }", "the command gives more than 1 MiB"),
        ("{ file = '/dev/zero' }", "the file /dev/zero gives more than 1 MiB"),
        ("{ file = '.' }", "Is a directory"),
    ] {
        let home = Home::new();
        pipe(&home, "pipe");
        let began = Instant::now();
        let line = format!("{} --deadline 2s --to out.csv", PHONE.line);
        let run = with_secret(&home, form, &line, &server).run().exits(78);
        assert!(began.elapsed() < NOISE, "{form}: {:?}", began.elapsed());
        assert!(run.stderr.contains("`profiles.a.gome.app_secret` cannot be read"), "{run}");
        assert!(run.stderr.contains("config.toml:3") && run.stderr.contains(why), "{run}");
        assert!(!home.path("out.csv").exists() && files(&home.path(""), ".part").is_empty(), "{run}");
    }
    assert_eq!(server.log().requests.len(), 0);
}

#[test]
fn what_a_command_leaves_behind_does_not_hold_up_its_secret() {
    let server = FaultyServer::start(good);
    let home = Home::new();
    // It blocks the command's output until a process reads the pipe.
    let pipe = pipe(&home, "pipe");
    let form = format!("{{ command = 'echo s3cret; echo > {} &' }}", pipe.display());
    let run = with_secret(&home, &form, PHONE.line, &server).run();
    let mut word = String::new();
    File::open(&pipe).expect("a pipe").read_to_string(&mut word).expect("a word");
    run.exits(0);
}

#[test]
fn a_command_is_ended_with_all_that_it_has_started() {
    let server = FaultyServer::start(good);
    for signal in [None, Some(("INT", 130)), Some(("TERM", 143)), Some(("HUP", 143)), Some(("QUIT", 143))] {
        let home = Home::new();
        let (runs, held) = (pipe(&home, "runs"), pipe(&home, "held"));
        let form = format!(
            "{{ command = '(echo; exec sleep 1000) > {} & echo $PPID > {}; wait' }}",
            held.display(),
            runs.display()
        );
        let deadline = if signal.is_none() { "--deadline 1s" } else { "" };
        let kefu = with_secret(&home, &form, &format!("{} {deadline}", PHONE.line), &server).command();
        // Without a terminal, as under cron.
        let mut apart = Command::new("setsid");
        apart.arg("-w").arg(kefu.get_program()).args(kefu.get_args()).env_clear();
        apart.envs(kefu.get_envs().filter_map(|(name, value)| Some((name, value?))));
        apart.current_dir(home.path("")).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = apart.spawn().expect("it starts");
        let mut pid = String::new();
        BufReader::new(File::open(&runs).expect("a pipe")).read_line(&mut pid).expect("a word");
        let mut held = File::open(&held).expect("a pipe");
        if let Some((signal, _)) = signal {
            let sent = Command::new("kill").args(["-s", signal, pid.trim()]).status();
            assert!(sent.expect("kill").success());
        }
        // The pipe ends when no process has it open any more.
        held.read_to_end(&mut Vec::new()).expect("the end");
        let code = signal.map_or(78, |(_, code)| code);
        assert_eq!(child.wait().expect("it ends").code(), Some(code), "{signal:?}");
    }
}

#[test]
fn a_pipe_in_a_files_place_ends_at_the_deadline() {
    let server = FaultyServer::start(good);
    for (words, code, why) in [
        ("--config pipe", 78, "it did not end before the deadline"),
        ("--to pipe", 73, "nobody opened it for reading before the deadline"),
    ] {
        let home = Home::new();
        pipe(&home, "pipe");
        let began = Instant::now();
        let line = format!("{} {words} --deadline 300ms", PHONE.line);
        let run = configured(&home, &line, &server.url()).run().exits(code);
        assert!(began.elapsed() < NOISE, "{words}: {:?}", began.elapsed());
        assert!(run.stderr.contains(why), "{run}");
    }
}

#[test]
fn a_pipe_that_is_read_is_a_configuration_and_a_target() {
    let server = FaultyServer::start(good);
    let home = Home::new();
    let config = format!("[profiles.a.gome]\nbase_url = \"{}\"\napp_key = \"k\"\n", server.url());
    home.write("words", &config);
    home.write("secret", "s3cret\n");
    let binary = env!("CARGO_BIN_EXE_kefu");
    let line = format!(
        "{{ cat words; echo 'app_secret = {{ file = \"{}\" }}'; }} | {binary} {} --config /dev/stdin -o json \
         --to /dev/stdout | cat",
        home.path("secret").display(),
        PHONE.line
    );
    let mut shell = Command::new("sh");
    shell.args(["-c", &line]).env("HOME", home.path("")).current_dir(home.path(""));
    let output = shell.output().expect("sh");
    let list: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(list.as_array().is_some_and(|list| !list.is_empty()), "{list}");
}

#[test]
fn a_program_that_does_not_end_ends_at_the_deadline() {
    for program in ["last(range(1e12))", "repeat(1)", "def f: f; f"] {
        let began = Instant::now();
        let words = ["--demo", "views", "list", "--deadline", "2s", "--jq", program];
        let home = Home::new();
        let mut command = home.kefu_words(words).command();
        let output = command.stdout(Stdio::null()).stderr(Stdio::piped()).output().expect("it runs");
        assert!(began.elapsed() < NOISE, "{program}: {:?}", began.elapsed());
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{program}: {said}");
        assert!(said.contains("--jq: the program did not end before the deadline"), "{program}: {said}");
    }
}

#[test]
fn an_output_that_nobody_reads_ends_at_the_deadline_and_at_a_signal() {
    for signal in [None, Some(("INT", 130)), Some(("TERM", 143))] {
        let home = Home::new();
        let deadline = if signal.is_none() { "--deadline 3s" } else { "" };
        let line = format!("--demo complaints list --since 60d -o json --to pipe {deadline}");
        let pipe = pipe(&home, "pipe");
        let mut command = home.kefu(&line).command();
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts");
        let began = Instant::now();
        let mut reader = File::open(&pipe).expect("a pipe");
        // From now on it writes, and what it writes does not fit into a pipe.
        reader.read_exact(&mut [0]).expect("a byte");
        if let Some((signal, _)) = signal {
            let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
            assert!(sent.expect("kill").success());
        }
        let code = child.wait().expect("it ends").code();
        assert!(began.elapsed() < NOISE, "{signal:?}: {:?}", began.elapsed());
        assert_eq!(code, Some(signal.map_or(74, |(_, code)| code)), "{signal:?}");
    }
}

#[test]
fn a_run_that_is_started_with_nohup_outlives_its_terminal() {
    let home = Home::new();
    let runs = pipe(&home, "runs");
    let form = format!("{{ command = 'echo $PPID > {0}; cat {0}' }}", runs.display());
    let server = FaultyServer::start(good);
    let kefu = with_secret(&home, &form, PHONE.line, &server).command();
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' HUP; exec \"$@\"", "sh"]).arg(kefu.get_program()).args(kefu.get_args());
    shell.env_clear().envs(kefu.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let mut child = shell.current_dir(home.path("")).stdout(Stdio::null()).spawn().expect("it starts");
    let mut pid = String::new();
    BufReader::new(File::open(&runs).expect("a pipe")).read_line(&mut pid).expect("a word");
    assert!(Command::new("kill").args(["-s", "HUP", pid.trim()]).status().expect("kill").success());
    std::fs::write(&runs, "s3cret\n").expect("a reader");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}
