//! A server on loopback that answers pages of a list, and the kefu command that asks it.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    thread,
    time::Duration,
};

/// The arguments that ask for the tickets of a view.
pub const TICKETS: [&str; 3] = ["views", "tickets", "1"];

/// The complete response, head and body, to a request for a page and its size.
type Answers = Arc<dyn Fn(u64, u64) -> Arc<[u8]> + Send + Sync>;

/// Answers on a free port after a delay, until the process ends. Returns the address.
pub fn start(delay: Duration, answers: impl Fn(u64, u64) -> Arc<[u8]> + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    let answers: Answers = Arc::new(answers);
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let answers = Arc::clone(&answers);
            thread::spawn(move || serve(&connection, delay, &answers));
        }
    });
    format!("http://{address}")
}

#[expect(clippy::disallowed_methods, reason = "a server that is slow on purpose")]
fn serve(mut connection: &TcpStream, delay: Duration, answers: &Answers) {
    connection.set_nodelay(true).expect("a socket option");
    let mut lines = BufReader::new(connection).lines();
    while let Some(Ok(request)) = lines.next() {
        while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
        let answer =
            answers(number(&request, ["page", "pageNo"]), number(&request, ["per_page", "pageSize"]));
        if !delay.is_zero() {
            thread::sleep(delay);
        }
        if connection.write_all(&answer).is_err() {
            return;
        }
    }
}

/// The value of a request parameter, by the name it has at either vendor; 1 if it is absent.
fn number(request: &str, names: [&str; 2]) -> u64 {
    let mut parameters = request.split(['?', '&', ' ']).filter_map(|pair| pair.split_once('='));
    let found = parameters.find(|(name, _)| names.contains(name));
    found.and_then(|(_, value)| value.parse().ok()).unwrap_or(1)
}

/// The body of the response with a page of tickets, of `total` in all.
pub fn page(tickets: &[String], total: u64) -> String {
    let tickets = tickets.join(",");
    format!(r#"{{"tickets":[{tickets}],"count":"{total}","previous_page":"","next_page":""}}"#)
}

/// The response with a body of JSON.
pub fn answer(body: &str) -> Arc<[u8]> {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    (head + body).into_bytes().into()
}

/// The command that asks a question and writes the records to a file.
pub fn kefu(address: &str, question: &[&str], format: &str, to: &Path) -> Command {
    let mut kefu = Command::new(env!("CARGO_BIN_EXE_kefu"));
    kefu.args(question)
        .args(["-q", "-o", format, "--to"])
        .arg(to)
        .env("KEFU_GOME_BASE_URL", address)
        .env("KEFU_GOME_APP_KEY", "bench-key")
        .env("KEFU_GOME_APP_SECRET", "bench-secret")
        .env("KEFU_GOME_TOKEN", "bench-token")
        .env("KEFU_BANGWO8_BASE_URL", address)
        .env("KEFU_BANGWO8_ACCOUNT", "bench@example.com")
        .env("KEFU_BANGWO8_PASSWORD", "bench-password")
        .env("KEFU_HOME", std::env::temp_dir().join("kefu-bench"))
        .stdout(Stdio::null());
    kefu
}
