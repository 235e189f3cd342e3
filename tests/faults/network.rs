//! Connections are used again, a pace is kept, a proxy is asked where one is wanted, memory is bounded.

use crate::support::vendors::{SUITES, Suite};
use std::time::Duration;

use crate::{
    faults::{
        Disruption, gzip,
        vendors::{LISTS, PHONE, VIEWS, Vendor, body, configured, configured_with_oauth, good, is_for_token},
    },
    support::{
        Home,
        faulty_server::{ConnectionEnd, FaultyServer, Reply},
    },
};

#[test]
fn a_long_walk_uses_few_connections() {
    for (line, key) in [(PHONE.line, "work_order_no"), (VIEWS.line, "id"), ("views tickets 15", "id")] {
        for compressed in [false, true] {
            let server = FaultyServer::start(move |request| {
                let text = body(request, 60);
                if !compressed {
                    return Reply::answer(200, "", text);
                }
                let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
                std::io::Write::write_all(&mut encoder, text.as_bytes()).expect("memory");
                let body = encoder.finish().expect("memory");
                let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n";
                let size = format!("{:x}\r\n", body.len());
                Reply::raw(
                    [head.as_bytes(), size.as_bytes(), &body, b"\r\n0\r\n\r\n"].concat(),
                    ConnectionEnd::Keep,
                )
            });
            let line = format!("{line} -o json --concurrency 4");
            let run = configured_with_oauth(&Home::new(), &line, &server.url()).run().ok();
            assert_eq!(run.column(key).len(), 60, "{run}");
            let log = server.log();
            let tokens = log.requests.iter().filter(|request| is_for_token(request)).count();
            assert_eq!(log.requests.len(), 60 + tokens);
            assert!(log.connections <= 4 + tokens, "{line}: {} connections", log.connections);
        }
    }
}

#[test]
fn requests_a_second_are_kept() {
    let server = FaultyServer::start(|request| Reply::answer(200, "", body(request, 12)));
    let home = Home::new();
    let kefu = configured(&home, &format!("{} -o json", PHONE.line), &server.url());
    let run = kefu.env("KEFU_GOME_MAX_RPS", "20").run().ok();
    assert_eq!(run.column("work_order_no").len(), 12, "{run}");
    let requests = server.log().requests;
    // Twelve requests, eleven spaces of 50 ms; a busy machine only makes them longer.
    let took = requests[11].at.duration_since(requests[0].at);
    assert!(took >= Duration::from_millis(500), "{took:?}");
    let in_a_window = |from: usize| {
        let end = requests[from].at + Duration::from_millis(200);
        requests[from..].iter().take_while(|request| request.at < end).count()
    };
    let most = (0..requests.len()).map(in_a_window).max();
    assert!(most <= Some(7), "{most:?} requests in 200 ms");
}

#[test]
fn a_proxy_is_asked_for_others_and_never_for_this_machine() {
    let proxy = FaultyServer::start(good);
    let home = Home::new();
    let profile = |suite: &Suite| format!("[profiles.main.{}]\nallow_http = true\n", suite.name);
    home.write("config.toml", &SUITES.iter().map(profile).collect::<String>());
    for list in LISTS.iter().copied().filter(|list| !list.by_id) {
        let known = proxy.log().requests.len();
        let kefu = configured(&home, &format!("{} -o json -p main", list.line), "http://vendor.example.com");
        let run = kefu.env("HTTP_PROXY", proxy.url()).env("http_proxy", proxy.url()).run().ok();
        assert_eq!(run.column(list.key).len(), list.records, "{run}");
        let log = proxy.log();
        assert!(log.requests.len() > known, "{run}");
        assert!(
            log.requests.iter().all(|request| request.target.starts_with("http://vendor.example.com/")),
            "{run}"
        );
    }
    let known = proxy.log().connections;
    for list in LISTS.iter().copied() {
        let server = FaultyServer::start(good);
        let kefu = configured(&home, &format!("{} -o json", list.line), &server.url());
        let names = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
        let kefu = names.into_iter().fold(kefu, |kefu, name| kefu.env(name, proxy.url()));
        let run = kefu.run().ok();
        assert_eq!(run.column(list.key).len(), list.records, "{run}");
        assert!(server.log().requests.iter().all(|request| request.target.starts_with('/')), "{run}");
    }
    assert_eq!(proxy.log().connections, known, "this machine was asked by way of the proxy");
}

#[test]
fn a_proxys_password_is_not_shown_when_it_fails() {
    let home = Home::new();
    home.write("config.toml", "[profiles.main.gome]\nallow_http = true\n");
    let proxy = FaultyServer::start(|_| Reply::answer(407, "", ""));
    let address = proxy.url().replace("http://", "http://me:pr0xy-secret@");
    for address in [address, "http://me:pr0xy-secret@127.0.0.1:9".to_owned()] {
        let kefu = configured(&home, &format!("{} -vv --retries 0", PHONE.line), "http://vendor.example.com");
        let run = kefu.env("http_proxy", &address).run();
        assert!(!run.both().contains("pr0xy-secret"), "{run}");
        assert_ne!(run.code, Some(0), "{run}");
    }
}

// Only Linux limits a process's memory this way.
#[cfg(target_os = "linux")]
#[test]
fn a_body_that_grows_is_refused_in_bounded_memory() {
    // 4 GiB, if the client accepted them.
    let body = gzip(4096);
    let server = FaultyServer::start(move |_| {
        let head =
            format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", body.len());
        Reply::raw([head.as_bytes(), &body].concat(), ConnectionEnd::Close)
    });
    let home = Home::new();
    let kefu = configured(&home, PHONE.line, &server.url()).command();
    let mut limited = std::process::Command::new("sh");
    limited
        .args(["-c", "ulimit -v 400000 && exec \"$0\" \"$@\""])
        .arg(kefu.get_program())
        .args(kefu.get_args());
    limited.env_clear().envs(kefu.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = limited.output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(65), "{said}");
    assert!(said.contains("more than 64 MiB"), "{said}");
}

#[test]
fn a_body_of_just_the_limit_is_read() {
    let server = FaultyServer::start(|request| {
        Disruption::Gzip(64, 100, ConnectionEnd::Keep).instead_of(request, Vendor::GOME, "")
    });
    let run = configured(&Home::new(), PHONE.line, &server.url()).run().exits(65);
    assert!(run.stderr.contains("empty answer"), "{run}");
}
