//! A server on loopback that answers pages of a Bangwo8 view, and the kefu command that asks it.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    thread,
    time::Duration,
};

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
        let number = |name: &str| {
            let rest = request.split(name).nth(1).unwrap_or("1");
            rest.split(|c: char| !c.is_ascii_digit())
                .next()
                .and_then(|digits| digits.parse().ok())
                .unwrap_or(1)
        };
        let answer = answers(number("?page="), number("per_page="));
        if !delay.is_zero() {
            thread::sleep(delay);
        }
        if connection.write_all(&answer).is_err() {
            return;
        }
    }
}

/// The response with a page of tickets, of `total` in all.
pub fn answer(tickets: &[String], total: u64) -> Arc<[u8]> {
    let tickets = tickets.join(",");
    let body = format!(r#"{{"tickets":[{tickets}],"count":"{total}","previous_page":"","next_page":""}}"#);
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    (head + &body).into_bytes().into()
}

/// The command that writes the tickets of a view to a file.
pub fn kefu(address: &str, format: &str, to: &Path) -> Command {
    let mut kefu = Command::new(env!("CARGO_BIN_EXE_kefu"));
    kefu.args(["views", "tickets", "1", "-q", "-o", format, "--to"])
        .arg(to)
        .env("KEFU_BANGWO8_BASE_URL", address)
        .env("KEFU_BANGWO8_ACCOUNT", "bench@example.com")
        .env("KEFU_BANGWO8_PASSWORD", "bench-password")
        .env("KEFU_HOME", std::env::temp_dir().join("kefu-bench"))
        .stdout(Stdio::null());
    kefu
}

/// The median.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
