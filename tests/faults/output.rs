//! Where results go while all goes wrong: full disks, closed pipes, an end that is asked for.
#![cfg(unix)]

use std::{
    fs::File,
    io::{BufRead as _, BufReader, Read as _},
    os::unix::process::ExitStatusExt as _,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    faults::{
        left,
        vendors::{COUNTS, LISTS, PHONE, PROJECTS, VIEWS, configured, good, is_for_token},
    },
    support::{
        Home,
        faulty_server::{ConnectionEnd, FaultyServer, ReceivedRequest, Reply},
        machine::SmallDisk,
    },
};

const FORMATS: [&str; 5] = ["table", "json", "jsonl", "csv", "md"];

/// A process that has ended: its exit code, its stderr.
fn ended(mut command: Command) -> (Option<i32>, String) {
    let output = command.stderr(Stdio::piped()).output().expect("it runs");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_full_disk_is_an_error_in_every_format() {
    let server = FaultyServer::start(good);
    for list in LISTS.iter().copied() {
        for format in FORMATS {
            let home = Home::new();
            let mut command =
                configured(&home, &format!("{} -o {format}", list.line), &server.url()).command();
            command.stdout(File::create("/dev/full").expect("a full disk"));
            let mut child = command.stderr(Stdio::piped()).spawn().expect("it starts");
            let code = child.wait().expect("it ends").code();
            let mut said = String::new();
            child.stderr.take().expect("stderr").read_to_string(&mut said).expect("text");
            assert_eq!(code, Some(74), "{} -o {format}: {said}", list.line);
            assert!(said.contains("cannot write to standard output"), "{said}");
            assert!(said.contains("hint") && said.contains("free space"), "{said}");
        }
    }
}

#[test]
fn a_file_on_a_full_disk_leaves_the_old_one() {
    let home = Home::new();
    let disk = home.path("disk");
    let Some(_mounted) = SmallDisk::mount(&disk, "16k") else { return };
    std::fs::write(disk.join("out.csv"), "old").expect("room for it");
    // More than fits, in three pages.
    let server = FaultyServer::start(|request| {
        let padding = "x".repeat(20_000);
        let text = crate::faults::vendors::body(request, 3)
            .replace(r#""status":30"#, &format!(r#""content":"{padding}""#));
        Reply::answer(200, "", text)
    });
    let run = configured(&home, &format!("{} --to disk/out.csv", PHONE.line), &server.url()).run();
    let left: Vec<_> =
        std::fs::read_dir(&disk).expect("the disk").flatten().map(|file| file.file_name()).collect();
    let old = std::fs::read_to_string(disk.join("out.csv"));
    let run = run.exits(74);
    assert!(run.stderr.contains("cannot write to disk/out.csv"), "{run}");
    assert_eq!((old.ok().as_deref(), left.len()), (Some("old"), 1), "{left:?}: {run}");
}

#[test]
fn a_reader_that_has_seen_enough_is_success_without_a_word() {
    for list in LISTS.iter().copied() {
        for format in FORMATS {
            let home = Home::new();
            let server = FaultyServer::start(good);
            let mut command =
                configured(&home, &format!("{} -o {format}", list.line), &server.url()).command();
            let (reader, writer) = std::io::pipe().expect("a pipe");
            drop(reader);
            command.stdout(writer);
            let (code, said) = ended(command);
            assert_eq!((code, &said[..]), (Some(0), ""), "{} -o {format}", list.line);
        }
    }
}

/// Whether a request is for what comes after the first record.
fn is_later(request: &ReceivedRequest) -> bool {
    let counts = request.path.ends_with("show_many.json");
    counts
        || ["page", "pageNo"].iter().any(|name| !["", "1"].contains(&request.get(name)))
        || request.get("projectId") == "P2"
        || request.body.contains("\"cursor\":")
}

#[test]
fn an_end_that_is_asked_for_closes_the_document_and_leaves_no_file() {
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        for list in LISTS.iter().copied() {
            for words in ["-o json", "-o csv", "--to out.json"] {
                // What comes later never comes.
                let server = FaultyServer::start(|request| match is_later(request) {
                    true => Reply::raw("", ConnectionEnd::Hang),
                    false => good(request),
                });
                let home = Home::new();
                home.write("out.json", "old");
                // One after the other: what comes first is written before the second is asked for.
                let line = format!("{} {words} --concurrency 1", list.line);
                let mut command = configured(&home, &line, &server.url()).command();
                let mut child =
                    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
                server.wait_for("the second page", |log| log.requests.iter().any(is_later));
                let asked = Instant::now();
                let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
                assert!(sent.expect("kill").success());
                let status = child.wait().expect("it ends");
                let name = format!("{signal} × {} {words}", list.line);
                assert!(asked.elapsed() < Duration::from_secs(10), "{name}: {:?}", asked.elapsed());
                assert_eq!((status.code(), status.signal()), (Some(code), None), "{name}");
                let mut out = String::new();
                child.stdout.take().expect("stdout").read_to_string(&mut out).expect("text");
                let rows = usize::from(list.line != COUNTS.line);
                match words {
                    "-o json" if rows == 0 => assert_eq!(out, "", "{name}"),
                    "-o json" => {
                        let list: Vec<serde_json::Value> = serde_json::from_str(&out).expect(&name);
                        assert_eq!(list.len(), rows, "{name}: {out}");
                    }
                    "-o csv" => assert!(out.is_empty() || out.ends_with('\n'), "{name}: {out}"),
                    _ => assert_eq!(out, "", "{name}"),
                }
                assert_eq!(left(&home), ["old"], "{name}");
            }
        }
    }
}

#[test]
fn an_end_before_anything_came_leaves_no_file() {
    let lists = [VIEWS, PHONE, PROJECTS].into_iter().cycle();
    for (signal, list) in ["TERM", "HUP", "QUIT"].into_iter().zip(lists) {
        let server = FaultyServer::start(|_| Reply::raw("", ConnectionEnd::Hang));
        let home = Home::new();
        let mut command = configured(&home, &format!("{} --to out.json", list.line), &server.url()).command();
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        server.wait_for("a question", |log| !log.requests.is_empty());
        let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
        assert!(sent.expect("kill").success());
        assert_eq!(child.wait().expect("it ends").code(), Some(143), "{signal}");
        assert_eq!(left(&home), Vec::<String>::new());
    }
}

#[test]
fn an_end_while_a_secret_is_fetched_leaves_no_file() {
    // The program that knows the secret says that it runs, and takes its time.
    let home = Home::new();
    let pipe = home.path("runs");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let program = format!("echo runs > {}; sleep 0.2; echo secret", pipe.display());
    home.write(
        "config.toml",
        &format!("[profiles.a.gome]\napp_key = \"k\"\napp_secret = {{ command = '{program}' }}\n"),
    );
    let server = FaultyServer::start(|_| Reply::raw("", ConnectionEnd::Hang));
    let mut command =
        home.kefu("complaints list --to out.json").env("KEFU_GOME_BASE_URL", server.url()).command();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
    let mut runs = String::new();
    BufReader::new(File::open(&pipe).expect("a pipe")).read_line(&mut runs).expect("a word");
    let sent = Command::new("kill").args(["-s", "INT", &child.id().to_string()]).status();
    assert!(sent.expect("kill").success());
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    assert!(!home.path("out.json").exists());
    let parts = std::fs::read_dir(home.path("")).expect("the home").flatten();
    assert_eq!(parts.filter(|file| file.file_name().to_string_lossy().contains(".part")).count(), 0);
    assert!(!server.log().requests.iter().any(is_for_token));
}
