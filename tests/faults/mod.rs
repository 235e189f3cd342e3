//! Every fault × every command that lists: exit code, stdout, stderr, files left behind, requests sent.
//!
//! The table is below; what does not fit into a line has a file of its own in `faults/`.

mod blocked;
mod late;
mod network;
mod output;
mod pace;
mod repeats;
mod time;
pub mod tls;
mod tokens;
pub mod vendors;
mod wire;

use std::{
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use crate::support::{
    Home, Kefu, Run, chinese,
    faulty_server::{ConnectionEnd, FaultyServer, Log, ReceivedRequest, Reply},
    vendors::SUITES,
};
use vendors::{LISTS, List, SECRETS, Vendor, VendorRefusal, configured, good, is_for_token};

/// A fault in place of a good answer.
#[derive(Clone, Copy, Debug)]
enum Disruption {
    /// A status with further header lines (each ended by `;`) and a web page.
    Status(u16, &'static str),
    /// A status with nothing behind it.
    Bare(u16),
    /// A 200 with this body.
    Body(&'static str),
    /// A status and the vendor's own no.
    Says(u16, VendorRefusal),
    /// These bytes, then whatever becomes of the connection.
    Bytes(&'static str, ConnectionEnd),
    /// A good answer's head and half its body.
    Half(ConnectionEnd),
    /// A good answer with a wrong length.
    Length(isize, ConnectionEnd),
    /// A gzip body of so many MiB, of which so many hundredths arrive.
    Gzip(usize, usize, ConnectionEnd),
    /// Another origin, which must not be asked.
    Elsewhere,
    /// No such host; a port without a listener; a server that does not speak TLS.
    NoHost,
    NoPort,
    NoTls,
}

use ConnectionEnd::{Close, Hang, Keep, Reset};
use Disruption::{Bare, Body, Bytes, Elsewhere, Gzip, Half, Length, NoHost, NoPort, NoTls, Says, Status};
use VendorRefusal::{Credentials, Ill, Refused, Throttled};

/// How often each question is sent with `--retries 1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sent {
    /// Not at all: there is no server to send it to.
    Never,
    Once,
    /// Again, because the failure may pass.
    Twice,
    /// Once, and once more with another token where there are tokens; then nothing else is asked.
    Renewed,
}

use Sent::{Never, Once, Renewed, Twice};

/// A line of the table. A vendor whose exit code is another one says so in its `suite.toml`.
struct Fault(&'static str, Disruption, i32, Sent, &'static str);

#[rustfmt::skip]
const TABLE: &[Fault] = &[
    //    fault                                what is met                                            exit         sent     stderr says
    // Statuses.
    Fault("204",                               Status(204, ""),                                       65,          Once,    "empty answer"),
    Fault("304",                               Status(304, ""),                                       69,          Once,    "HTTP 304"),
    Fault("400",                               Status(400, ""),                                       65,          Once,    "web page"),
    Fault("401",                               Status(401, ""),                                       77,          Renewed, "HTTP 401"),
    Fault("401 that may be repeated",          Status(401, "Retry-After: 0;"),                        77,          Renewed, "HTTP 401"),
    Fault("402",                               Status(402, ""),                                       65,          Once,    "web page"),
    Fault("403",                               Status(403, ""),                                       65,          Once,    "web page"),
    Fault("404",                               Status(404, ""),                                       65,          Once,    "base_url"),
    Fault("405",                               Status(405, ""),                                       65,          Once,    "web page"),
    Fault("407",                               Status(407, ""),                                       65,          Once,    "web page"),
    Fault("408",                               Status(408, ""),                                       69,          Twice,   "HTTP 408"),
    Fault("410",                               Status(410, ""),                                       65,          Once,    "base_url"),
    Fault("413",                               Status(413, ""),                                       65,          Once,    "web page"),
    Fault("414",                               Status(414, ""),                                       65,          Once,    "web page"),
    Fault("451",                               Status(451, ""),                                       65,          Once,    "web page"),
    Fault("500",                               Status(500, ""),                                       69,          Twice,   "HTTP 500"),
    Fault("501",                               Status(501, ""),                                       69,          Once,    "HTTP 501"),
    Fault("502",                               Status(502, ""),                                       69,          Twice,   "HTTP 502"),
    Fault("503",                               Status(503, ""),                                       69,          Twice,   "HTTP 503"),
    Fault("504",                               Status(504, ""),                                       69,          Twice,   "HTTP 504"),
    Fault("505",                               Status(505, ""),                                       69,          Once,    "HTTP 505"),
    Fault("521",                               Status(521, ""),                                       69,          Once,    "HTTP 521"),
    // Statuses without a word.
    Fault("400 without a word",                Bare(400),                                             1,           Once,    "HTTP 400"),
    Fault("401 without a word",                Bare(401),                                             77,          Renewed, "HTTP 401"),
    Fault("402 without a word",                Bare(402),                                             1,           Once,    "HTTP 402"),
    Fault("403 without a word",                Bare(403),                                             77,          Renewed, "HTTP 403"),
    Fault("405 without a word",                Bare(405),                                             1,           Once,    "HTTP 405"),
    Fault("407 without a word",                Bare(407),                                             1,           Once,    "HTTP 407"),
    Fault("413 without a word",                Bare(413),                                             1,           Once,    "HTTP 413"),
    Fault("451 without a word",                Bare(451),                                             1,           Once,    "HTTP 451"),
    Fault("502 without a word",                Bare(502),                                             69,          Twice,   "HTTP 502"),
    // Retry-After.
    Fault("429",                               Status(429, ""),                                       75,          Twice,   "HTTP 429"),
    Fault("429, at once",                      Status(429, "Retry-After: 0;"),                        75,          Twice,   "HTTP 429"),
    Fault("429, in a second",                  Status(429, "Retry-After: 1;"),                        75,          Twice,   "for 1 s"),
    Fault("429, on a date to come",            Status(429, "Retry-After: {soon};"),                   75,          Twice,   "HTTP 429"),
    Fault("429, on a date gone by",            Status(429, "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT;"), 75,     Twice,   "HTTP 429"),
    Fault("429, in an hour",                   Status(429, "Retry-After: 3600;"),                     75,          Once,    "for 3600 s"),
    Fault("429, in the year 9998",             Status(429, "Retry-After: Thu, 31 Dec 9998 00:00:00 GMT;"), 75,     Once,    "not to come back"),
    Fault("429, in ages",                      Status(429, "Retry-After: 18446744073709551615;"),     75,          Once,    "not to come back"),
    Fault("429, in more than ages",            Status(429, "Retry-After: 99999999999999999999;"),     75,          Twice,   "HTTP 429"),
    Fault("429, nonsense",                     Status(429, "Retry-After: soon;"),                     75,          Twice,   "HTTP 429"),
    Fault("429, before now",                   Status(429, "Retry-After: -1;"),                       75,          Twice,   "HTTP 429"),
    Fault("503, at once",                      Status(503, "Retry-After: 0;"),                        69,          Twice,   "HTTP 503"),
    Fault("503, in an hour",                   Status(503, "Retry-After: 3600;"),                     69,          Once,    "for 3600 s"),
    Fault("500, at once",                      Status(500, "Retry-After: 0;"),                        69,          Twice,   "HTTP 500"),
    Fault("404 that may be repeated",          Status(404, "Retry-After: 0;"),                        65,          Once,    "base_url"),
    // Redirects.
    Fault("301 to another origin",             Elsewhere,                                             69,          Once,    "redirects"),
    Fault("307 to the same origin",            Status(307, "Location: /else;"),                       69,          Once,    "redirects"),
    Fault("302 to nowhere",                    Status(302, ""),                                       69,          Once,    "redirects"),
    // The way there.
    Fault("no such host",                      NoHost,                                                69,          Never,   "cannot be reached"),
    Fault("nobody listens",                    NoPort,                                                69,          Never,   "cannot be reached"),
    Fault("no TLS",                            NoTls,                                                 69,          Never,   "cannot be reached"),
    // The connection.
    Fault("closed before the head",            Bytes("", Close),                                      69,          Twice,   "cannot be reached"),
    Fault("reset before the head",             Bytes("", Reset),                                      69,          Twice,   "cannot be reached"),
    Fault("closed in the head",                Bytes("HTTP/1.1 200 OK\r\nContent-Le", Close),         69,          Twice,   "cannot be reached"),
    Fault("reset in the head",                 Bytes("HTTP/1.1 200 OK\r\nContent-Le", Reset),         69,          Twice,   "cannot be reached"),
    Fault("closed after the head",             Bytes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", Close), 65,     Twice, "cut off"),
    Fault("reset after the head",              Bytes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", Reset), 69,     Twice, ""),
    Fault("no HTTP",                           Bytes("SSH-2.0-OpenSSH_9.6\r\n", Close),               69,          Twice,   "cannot be reached"),
    Fault("two lengths",                       Bytes("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}", Close), 69,     Twice, "cannot be reached"),
    Fault("half a body, closed",               Half(Close),                                           65,          Twice,   "cut off"),
    Fault("half a body, reset",                Half(Reset),                                           69,          Twice,   ""),
    Fault("a length too long, closed",         Length(7, Close),                                      65,          Twice,   "cut off"),
    Fault("a length too long, open",           Length(7, Hang),                                       69,          Twice,   "in time"),
    Fault("a length too short",                Length(-7, Keep),                                      65,          Once,    "cut off"),
    Fault("a length beyond all measure",       Bytes("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", Hang), 65,     Once, "more than 64 MiB"),
    Fault("chunks that break off",             Bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"a", Close), 65,     Twice, "cut off"),
    Fault("chunks that are none",              Bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno\r\n", Close), 69,     Twice, "broke off"),
    Fault("no first byte",                     Bytes("", Hang),                                       69,          Twice,   "in time"),
    Fault("no second byte",                    Bytes("H", Hang),                                      69,          Twice,   "in time"),
    Fault("only ever 100 Continue",            Bytes("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n", Hang), 69,     Twice, "in time"),
    Fault("half a body, open",                 Half(Hang),                                            69,          Twice,   "in time"),
    // Compressed bodies.
    Fault("gzip, cut off within its length",   Gzip(1, 50, Keep),                                     65,          Once,    "cannot be decompressed"),
    Fault("gzip, cut off by the connection",   Gzip(1, 50, Close),                                    65,          Twice,   "cut off"),
    Fault("gzip that is none",                 Status(200, "Content-Encoding: gzip;"),                65,          Once,    "cannot be decompressed"),
    Fault("gzip that grows",                   Gzip(65, 100, Keep),                                   65,          Once,    "more than 64 MiB"),
    // Bodies.
    Fault("nothing",                           Body(""),                                              65,          Once,    "empty answer"),
    Fault("blanks",                            Body(" \r\n\t "),                                      65,          Once,    "empty answer"),
    Fault("a web page",                        Status(200, ""),                                       65,          Once,    "web page"),
    Fault("no JSON",                           Body("ok"),                                            65,          Once,    "not JSON"),
    Fault("half of JSON",                      Body("{\"a\":"),                                       65,          Once,    "cut off"),
    Fault("two of JSON",                       Body("{}{}"),                                          65,          Once,    "not JSON|another shape"),
    Fault("another object",                    Body("{\"a\":1}"),                                     65,          Once,    "another shape"),
    Fault("an empty object",                   Body("{}"),                                            65,          Once,    "another shape"),
    Fault("an array",                          Body("[]"),                                            65,          Once,    "another shape"),
    Fault("null",                              Body("null"),                                          65,          Once,    "another shape"),
    Fault("text",                              Body("\"Forbidden\""),                                 65,          Once,    "another shape"),
    Fault("forbidden",                         Body("Forbidden"),                                     65,          Renewed, "bangwo8 refused|not JSON"),
    // The vendor's own no.
    Fault("refused in a 200",                  Says(200, Refused),                                    1,           Once,    "words"),
    Fault("refused in a 400",                  Says(400, Refused),                                    1,           Once,    "words"),
    Fault("refused in a 500",                  Says(500, Refused),                                    69,          Twice,   "words"),
    Fault("credentials in a 200",              Says(200, Credentials),                                77,          Renewed, "words"),
    Fault("credentials in a 401",              Says(401, Credentials),                                77,          Renewed, "words"),
    Fault("throttled in a 200",                Says(200, Throttled),                                  75,          Once,    "words"),
    Fault("throttled in a 429",                Says(429, Throttled),                                  75,          Twice,   "words"),
    Fault("ill in a 200",                      Says(200, Ill),                                        69,          Once,    "words"),
    Fault("ill in a 503",                      Says(503, Ill),                                        69,          Twice,   "words"),
];

/// In which form a command is run: results as JSON, as CSV, or into a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Json,
    Csv,
    File,
}

#[test]
fn every_fault_meets_every_command() {
    let cells: Vec<_> = TABLE.iter().flat_map(|fault| LISTS.iter().map(move |list| (fault, list))).collect();
    let next = AtomicUsize::new(0);
    let wrong = Mutex::new(Vec::new());
    let work = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some((fault, list)) = cells.get(at) else { break };
            let form = [Form::Json, Form::Csv, Form::File][(at / LISTS.len() + at % LISTS.len()) % 3];
            if let Err(words) = fault.check(list, form) {
                wrong
                    .lock()
                    .expect("a list")
                    .push(format!("{} × {} ({form:?}): {words}", fault.0, list.line));
            }
        }
    };
    thread::scope(|scope| (0..12).for_each(|_| drop(scope.spawn(work))));
    let wrong = wrong.into_inner().expect("a list");
    assert!(wrong.is_empty(), "{} of {} are wrong\n\n{}", wrong.len(), cells.len(), wrong.join("\n\n"));
}

/// Every fault with one command each, so that each vendor has many of them.
#[test]
fn every_fault_is_said_in_chinese_too() {
    let next = AtomicUsize::new(0);
    let wrong = Mutex::new(Vec::new());
    let work = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(fault) = TABLE.get(at) else { break };
            if let Err(words) = fault.check_chinese(LISTS[at % LISTS.len()]) {
                wrong.lock().expect("a list").push(format!("{}: {words}", fault.0));
            }
        }
    };
    thread::scope(|scope| (0..12).for_each(|_| drop(scope.spawn(work))));
    let wrong = wrong.into_inner().expect("a list");
    assert!(wrong.is_empty(), "{} of {} are wrong\n\n{}", wrong.len(), TABLE.len(), wrong.join("\n\n"));
}

impl Fault {
    /// A server that answers with the fault. It redirects to the other one.
    fn server(&self, vendor: Vendor, other: String) -> FaultyServer {
        let disruption = self.1;
        FaultyServer::start(move |request| match is_for_token(request) {
            true => good(request),
            false => disruption.instead_of(request, vendor, &other),
        })
    }

    /// The exit code with which a command of a vendor ends.
    fn exit(&self, vendor: Vendor) -> i32 {
        let own = match self.1 {
            Says(200, refusal) => Some(refusal.name()),
            Body(body) => Some(body),
            _ => None,
        };
        own.and_then(|own| vendor.suite().exits.get(own).copied()).unwrap_or(self.2)
    }

    /// Runs a command against the fault in Chinese and says what is no Chinese, or no error of three lines.
    fn check_chinese(&self, list: List) -> Result<(), String> {
        let home = Home::new();
        let server = self.server(list.vendor, "http://other.invalid".to_owned());
        let line = format!(
            "{} -o csv --retries 0 --concurrency 1 --lang zh-CN --timeout {}",
            list.line,
            self.1.timeout()
        );
        let run = self.1.reached(configured(&home, &line, &server.url()), &server).run();
        let mut wrong = chinese::mistakes(&run.stderr);
        let lines: Vec<_> = run.stderr.lines().collect();
        let heads = ["错误：", "原因：", "建议："];
        if lines.len() != 3 || !lines.iter().zip(heads).all(|(line, head)| line.starts_with(head)) {
            wrong.push("stderr should be what, why, hint".to_owned());
        }
        if run.code != Some(self.exit(list.vendor)) {
            wrong.push(format!("it should exit with {}", self.exit(list.vendor)));
        }
        if wrong.is_empty() { Ok(()) } else { Err(format!("{}\n{run}", wrong.join("\n"))) }
    }

    /// Runs a command against the fault and says what is not as the table has it.
    fn check(&self, list: &List, form: Form) -> Result<(), String> {
        let Self(_, disruption, _, sent, says) = *self;
        let (home, list) = (Home::new(), *list);
        let elsewhere = FaultyServer::start(good);
        let other = elsewhere.url();
        let server = self.server(list.vendor, other);
        let (words, old) = match form {
            Form::Json => (" -o json", None),
            Form::Csv => (" -o csv", None),
            Form::File => (" --to out.csv", Some("old")),
        };
        if let Some(old) = old {
            home.write("out.csv", old);
        }
        let limits = " --retries 1 --concurrency 1 --timeout ";
        let line = [list.line, words, limits, disruption.timeout()].concat();
        let run = disruption.reached(configured(&home, &line, &server.url()), &server).run();
        let mut wrong = Vec::new();
        let mut hold = |right: bool, what: String| wrong.extend((!right).then_some(what));
        let exit = self.exit(list.vendor);
        hold(run.code == Some(exit), format!("it should exit with {exit}"));
        hold(run.stdout.is_empty(), "stdout should be empty".into());
        hold(says.split('|').any(|says| run.stderr.contains(says)), format!("stderr should say {says:?}"));
        hold(three_words(&run, form == Form::Json), "stderr should be what, why, hint".into());
        let secrets = SECRETS.iter().chain(&["sign=", "token=", "token-1"]);
        hold(!secrets.into_iter().any(|secret| run.both().contains(secret)), "a secret is shown".into());
        let requests = server.log().requests.iter().filter(|request| !is_for_token(request)).count();
        let expected = sent.times(list);
        hold(requests == expected, format!("{requests} requests came instead of {expected}"));
        hold(elsewhere.log().requests.is_empty(), "the other origin was asked".into());
        hold(left(&home) == old.map(str::to_owned).into_iter().collect::<Vec<_>>(), "files are left".into());
        hold(disruption.was_waited_for(&server.log()), "it did not wait as it was told".into());
        if wrong.is_empty() { Ok(()) } else { Err(format!("{}\n{run}", wrong.join("; "))) }
    }
}

/// Whether stderr is what failed, why, and what to do about it, and nothing else.
fn three_words(run: &Run, json: bool) -> bool {
    if json {
        let Ok(error) = serde_json::from_str::<serde_json::Value>(&run.stderr) else { return false };
        let told = |key: &str| error[key].as_str().is_some_and(|text| !text.is_empty());
        return told("error") && told("hint") && error["exit_code"] == run.code.unwrap_or(-1);
    }
    let lines: Vec<_> = run.stderr.lines().collect();
    let heads = ["error: ", "why: ", "hint: "];
    lines.len() == 3 && lines.iter().zip(heads).all(|(line, head)| line.starts_with(head))
}

/// The content of the files in a home, the cache of tokens left out.
fn left(home: &Home) -> Vec<String> {
    // Tokens and the pace of an account are kept on purpose.
    let kept = ["cache", "state"].map(|folder| home.path(folder));
    let files = crate::support::files(&home.path(""), "").into_iter();
    let files = files.filter(|path| !kept.iter().any(|folder| path.starts_with(folder)));
    files.map(|path| std::fs::read_to_string(path).unwrap_or_default()).collect()
}

impl Sent {
    /// How many requests a command makes.
    fn times(self, list: List) -> usize {
        let questions = if list.by_id { list.records } else { 1 };
        match self {
            Never => 0,
            Once => questions,
            Twice => 2 * questions,
            Renewed if list.vendor.suite().renews => 2,
            Renewed => 1,
        }
    }
}

impl Disruption {
    /// The answer to a request, instead of the good one.
    fn instead_of(self, request: &ReceivedRequest, vendor: Vendor, other: &str) -> Reply {
        let whole = vendors::body(request, 3);
        let head = |length: usize| format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n");
        match self {
            Status(status @ (204 | 304), _) => Reply::raw(format!("HTTP/1.1 {status} Said\r\n\r\n"), Keep),
            Status(status, headers) => {
                let soon = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(2);
                let soon = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&soon);
                let headers = headers.replace("{soon}", &soon.expect("a date")).replace(';', "\r\n");
                Reply::answer(status, &headers, "<html>Oh no</html>")
            }
            Bare(status) => Reply::answer(status, "", ""),
            Body(body) => Reply::answer(200, "", body),
            Says(status, no) => Reply::answer(status, "", no.by(vendor)),
            Bytes(bytes, then) => Reply::raw(bytes, then),
            Half(then) => Reply::raw(head(whole.len()) + &whole[..whole.len() / 4], then),
            Length(by, then) => Reply::raw(head(whole.len().saturating_add_signed(by)) + &whole, then),
            Gzip(mib, part, then) => {
                let body = gzip(mib);
                let arrives = &body[..body.len() * part / 100];
                let length = if then == Keep { arrives.len() } else { body.len() };
                let head =
                    format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {length}\r\n\r\n");
                Reply::raw([head.as_bytes(), arrives].concat(), then)
            }
            Elsewhere => Reply::answer(301, &format!("Location: {other}{}\r\n", request.target), ""),
            NoHost | NoPort | NoTls => panic!("nobody can ask here"),
        }
    }

    /// The command with its vendor where it is to be found.
    fn reached(self, kefu: Kefu, server: &FaultyServer) -> Kefu {
        let url = match self {
            NoHost => "https://no-such-host.invalid".to_owned(),
            // The discard port, which no current system listens on.
            NoPort => "http://127.0.0.1:9".to_owned(),
            NoTls => server.url().replace("http:", "https:"),
            _ => return kefu,
        };
        let names = SUITES.iter().map(|suite| suite.name.to_uppercase());
        names.fold(kefu, |kefu, name| kefu.env(format!("KEFU_{name}_BASE_URL"), &url))
    }

    /// Long enough for a busy machine; short where nothing comes anyway.
    fn timeout(self) -> &'static str {
        match self {
            Bytes(_, Hang) | Half(Hang) | Length(_, Hang) => "250ms",
            Bytes(..) | Half(_) | Length(..) => "20s",
            _ => "30s",
        }
    }

    /// Whether a repeated request came as late as `Retry-After` says.
    fn was_waited_for(self, log: &Log) -> bool {
        let Status(_, headers) = self else { return true };
        let asked = if headers.contains(": 1;") || headers.contains("{soon}") { 0.9 } else { return true };
        let data: Vec<_> = log.requests.iter().filter(|request| !is_for_token(request)).collect();
        data.chunks(2).all(|pair| match pair {
            [first, again] => again.at.duration_since(first.at).as_secs_f64() >= asked,
            _ => false,
        })
    }
}

/// A body of so many MiB of blanks, compressed. One MiB is, and stands there so many times.
fn gzip(mib: usize) -> Vec<u8> {
    let blanks = vec![b' '; 1 << 20];
    let mut piece = Vec::with_capacity(1 << 16);
    let mut deflate = flate2::Compress::new(flate2::Compression::best(), false);
    deflate.compress_vec(&blanks, &mut piece, flate2::FlushCompress::Full).expect("room");
    let (mut one, mut sum) = (flate2::Crc::new(), flate2::Crc::new());
    one.update(&blanks);
    (0..mib).for_each(|_| sum.combine(&one));
    let length = u32::try_from(mib << 20).unwrap_or_default();
    let head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    let last = [3, 0];
    [&head[..], &piece.repeat(mib), &last, &sum.sum().to_le_bytes(), &length.to_le_bytes()].concat()
}
