//! A server on loopback that plays exchanges: each is answered once, and anything else is noted as wrong.

use std::{
    io::{self, BufReader, Write as _},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use super::recording::{Exchange, Request};

/// A running server.
pub struct Playback {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// What has not been asked for yet.
    open: Vec<Exchange>,
    /// Answered to everything, if given: status and the exact bytes of the body.
    always: Option<(u16, Vec<u8>)>,
    /// What came and was not expected.
    unexpected: Vec<Request>,
    /// All that came.
    request: Vec<Request>,
}

impl Playback {
    /// Plays these exchanges, in whatever order they are asked for.
    pub fn of(exchanges: &[Exchange]) -> Self {
        Self::start(State { open: exchanges.to_vec(), ..State::default() })
    }

    /// Answers every request but one for a token with the same bytes; tokens are granted.
    pub fn always(status: u16, body: &[u8]) -> Self {
        Self::start(State { always: Some((status, body.to_vec())), ..State::default() })
    }

    fn start(state: State) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let state = Arc::new(Mutex::new(state));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                thread::spawn(move || serve(stream, &state));
            }
        });
        Self { address, state }
    }

    /// `http://host:port`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How many requests came.
    pub fn requests(&self) -> usize {
        self.state.lock().expect("the state").request.len()
    }

    /// Fails if anything unexpected came, or something expected did not.
    #[track_caller]
    pub fn is_over(&self, about: &str) {
        let state = self.state.lock().expect("the state");
        let unexpected: Vec<_> = state.unexpected.iter().map(Request::recorded).collect();
        let open: Vec<_> = state.open.iter().map(|exchange| exchange.request.recorded()).collect();
        assert!(
            unexpected.is_empty() && open.is_empty(),
            "{about}\n\nnot expected:\n{}\n\nexpected, and not sent:\n{}\n",
            unexpected.join("\n"),
            open.join("\n"),
        );
    }
}

/// Serves one connection, request by request.
fn serve(stream: TcpStream, state: &Mutex<State>) {
    let Ok(mut answers) = stream.try_clone() else { return };
    let mut reader = BufReader::new(stream);
    while let Ok(Some(request)) = read(&mut reader) {
        let (status, headers, body) = answer(&mut state.lock().expect("the state"), request);
        let mut head = format!("HTTP/1.1 {status} Played\r\nContent-Length: {}\r\n", body.len());
        for (name, value) in headers {
            head = format!("{head}{name}: {value}\r\n");
        }
        let written = write!(answers, "{head}\r\n").and_then(|()| answers.write_all(&body));
        if written.is_err() {
            break;
        }
    }
    let _ = answers.shutdown(Shutdown::Both);
}

type Answer = (u16, Vec<(String, String)>, Vec<u8>);

fn answer(state: &mut State, request: Request) -> Answer {
    state.request.push(request.clone());
    if let Some((status, body)) = &state.always {
        return match &request.line[..] {
            "POST /api/token.php" => {
                (200, Vec::new(), br#"{"access_token":"granted-token","expires_in":3600}"#.to_vec())
            }
            "GET /api/TokenApi" => {
                let body =
                    br#"{"ResultCode":0,"ResultValue":{"access_token":"granted-token","expires_in":7200}}"#;
                (200, Vec::new(), body.to_vec())
            }
            _ => (*status, Vec::new(), body.clone()),
        };
    }
    if let Some(place) = state.open.iter().position(|exchange| exchange.request.expects(&request)) {
        let exchange = state.open.remove(place);
        return (exchange.status, exchange.headers, exchange.body.into_bytes());
    }
    state.unexpected.push(request);
    (599, Vec::new(), b"not in the recording".to_vec())
}

/// Reads one request; none at the end of the connection.
fn read(reader: &mut impl io::BufRead) -> io::Result<Option<Request>> {
    let Some(first) = line(reader)? else { return Ok(None) };
    let mut words = first.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let query = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let mut request = Request { line: format!("{method} {path}"), query, ..Request::default() };
    let (mut length, mut agent) = (0, String::new());
    while let Some(header) = line(reader)?.filter(|header| !header.is_empty()) {
        let (name, value) = header.split_once(':').unwrap_or((&header, ""));
        let (name, value) = (name.to_lowercase(), value.trim().to_owned());
        match &name[..] {
            "content-length" => length = value.parse().unwrap_or(0),
            "user-agent" => agent = value,
            "authorization" | "content-type" => request.headers.push((name, value)),
            _ => {}
        }
    }
    // The same in every request, so it is written in no recording; another one is noted as wrong.
    if agent != concat!("kefu/", env!("CARGO_PKG_VERSION")) {
        request.headers.push(("user-agent".to_owned(), agent));
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    request.body = String::from_utf8_lossy(&body).lines().map(str::to_owned).collect();
    Ok(Some(request))
}

fn line(reader: &mut impl io::BufRead) -> io::Result<Option<String>> {
    let mut text = String::new();
    let read = reader.read_line(&mut text)?;
    Ok((read > 0).then(|| text.trim_end_matches(['\r', '\n']).to_owned()))
}
