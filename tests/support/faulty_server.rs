//! A server on loopback that does to every request what a test says: exact bytes, and then whatever becomes of
//! the connection. Tests wait for what it has seen, never for time to pass.

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Condvar, Mutex, MutexGuard,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// The reaction of a server to one request.
#[derive(Clone, Debug)]
pub struct Reply {
    bytes: Vec<u8>,
    then: ConnectionEnd,
}

/// The end of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectionEnd {
    /// It waits for the next request.
    Keep,
    /// It ends in order.
    Close,
    /// It is reset.
    Reset,
    /// It stays open, and nothing more comes.
    Hang,
}

impl Reply {
    /// These bytes and no others.
    pub fn raw(bytes: impl Into<Vec<u8>>, then: ConnectionEnd) -> Self {
        Self { bytes: bytes.into(), then }
    }

    /// A whole answer. `headers` are lines, each with its end.
    pub fn answer(status: u16, headers: &str, body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let head = format!("HTTP/1.1 {status} Said\r\nContent-Length: {}\r\n{headers}\r\n", body.len());
        Self::raw([head.as_bytes(), body].concat(), ConnectionEnd::Keep)
    }
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct ReceivedRequest {
    /// When.
    pub at: Instant,
    /// `GET`.
    pub method: String,
    /// The request target.
    pub target: String,
    /// The path in it.
    pub path: String,
    /// The decoded query string.
    pub query: Vec<(String, String)>,
    /// The headers, as they came.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
    /// How many requests for the same path came before.
    pub before: usize,
}

impl ReceivedRequest {
    /// A parameter's value, empty if there is none.
    pub fn get(&self, name: &str) -> &str {
        self.query.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        let header = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        header.map(|(_, value)| &**value)
    }
}

/// A running server; dropping it ends it.
pub struct FaultyServer {
    address: SocketAddr,
    shared: Arc<Shared>,
    scheme: &'static str,
}

#[derive(Default)]
struct Shared {
    log: Mutex<Log>,
    changed: Condvar,
    over: AtomicBool,
}

/// The requests that a server has received.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// How many connections were opened.
    pub connections: usize,
    /// Every request.
    pub requests: Vec<ReceivedRequest>,
}

impl Log {
    /// The requests for one path.
    pub fn of(&self, path: &str) -> Vec<&ReceivedRequest> {
        self.requests.iter().filter(|request| request.path == path).collect()
    }
}

type Script = dyn Fn(&ReceivedRequest) -> Reply + Send + Sync;

impl FaultyServer {
    /// Starts a server that does what `script` says.
    pub fn start(script: impl Fn(&ReceivedRequest) -> Reply + Send + Sync + 'static) -> Self {
        Self::on(None, Arc::new(script))
    }

    /// Starts one that speaks TLS.
    pub fn tls(
        config: rustls::ServerConfig,
        script: impl Fn(&ReceivedRequest) -> Reply + Send + Sync + 'static,
    ) -> Self {
        Self::on(Some(Arc::new(config)), Arc::new(script))
    }

    fn on(tls: Option<Arc<rustls::ServerConfig>>, script: Arc<Script>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared::default());
        let scheme = if tls.is_some() { "https" } else { "http" };
        let state = Arc::clone(&shared);
        thread::spawn(move || {
            for tcp in listener.incoming().flatten() {
                if state.over.load(Ordering::Relaxed) {
                    break;
                }
                state.change(|log| log.connections += 1);
                let (state, script, tls) = (Arc::clone(&state), Arc::clone(&script), tls.clone());
                thread::spawn(move || {
                    // A client that goes away is what a test is about, or it fails for other reasons.
                    let _ = match tls {
                        None => state.serve(&tcp, &tcp, &*script),
                        Some(config) => {
                            secure(config, &tcp).and_then(|stream| state.serve(stream, &tcp, &*script))
                        }
                    };
                });
            }
        });
        Self { address, shared, scheme }
    }

    /// `http://127.0.0.1:port`.
    pub fn url(&self) -> String {
        format!("{}://{}", self.scheme, self.address)
    }

    /// The requests that it has received.
    pub fn log(&self) -> Log {
        self.shared.log().clone()
    }

    /// Waits until it has seen this. Fails after a long time.
    #[track_caller]
    pub fn wait_for(&self, what: &str, seen: impl Fn(&Log) -> bool) {
        let patience = Duration::from_secs(30);
        let waited = self.shared.changed.wait_timeout_while(self.shared.log(), patience, |log| !seen(log));
        let (log, waited) = waited.expect("the log");
        assert!(!waited.timed_out(), "{what} never came: {log:?}");
    }
}

impl Drop for FaultyServer {
    fn drop(&mut self) {
        self.shared.over.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.address);
    }
}

fn secure(
    config: Arc<rustls::ServerConfig>,
    tcp: &TcpStream,
) -> io::Result<rustls::StreamOwned<rustls::ServerConnection, &TcpStream>> {
    let connection = rustls::ServerConnection::new(config).map_err(io::Error::other)?;
    Ok(rustls::StreamOwned::new(connection, tcp))
}

impl Shared {
    fn log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().expect("the log")
    }

    /// Changes the log, and tells those who wait.
    fn change(&self, change: impl FnOnce(&mut Log)) {
        change(&mut self.log());
        self.changed.notify_all();
    }

    /// Serves one connection, request by request.
    fn serve(&self, mut stream: impl Read + Write, tcp: &TcpStream, script: &Script) -> io::Result<()> {
        let mut held = Vec::new();
        while let Some(mut request) = read(&mut stream, &mut held)? {
            self.change(|log| {
                request.before = log.of(&request.path).len();
                log.requests.push(request.clone());
            });
            let Reply { bytes, then } = script(&request);
            stream.write_all(&bytes)?;
            stream.flush()?;
            match then {
                ConnectionEnd::Keep => {}
                ConnectionEnd::Close => return Ok(()),
                ConnectionEnd::Reset => return socket2::SockRef::from(tcp).set_linger(Some(Duration::ZERO)),
                ConnectionEnd::Hang => {
                    // Until the client has enough.
                    while stream.read(&mut [0; 1024])? > 0 {}
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

/// Reads one request; none at the end of the connection, or if it is not HTTP but TLS, for example. `held` is what
/// was read beyond the request before.
fn read(stream: &mut impl Read, held: &mut Vec<u8>) -> io::Result<Option<ReceivedRequest>> {
    loop {
        if let Some((request, length)) = complete(held).map_err(io::Error::other)? {
            held.drain(..length);
            return Ok(Some(request));
        }
        let mut part = [0; 4096];
        match stream.read(&mut part)? {
            0 => return Ok(None),
            read => held.extend_from_slice(&part[..read]),
        }
    }
}

/// The request at the beginning of these bytes and its length, if all of it is there.
fn complete(bytes: &[u8]) -> Result<Option<(ReceivedRequest, usize)>, httparse::Error> {
    let mut headers = [httparse::EMPTY_HEADER; 32];
    let mut head = httparse::Request::new(&mut headers);
    let httparse::Status::Complete(start) = head.parse(bytes)? else { return Ok(None) };
    let target = head.path.unwrap_or_default();
    // A proxy is asked for a whole address.
    let local = target.strip_prefix("http://").and_then(|rest| rest.find('/').map(|at| &rest[at..]));
    let (path, query) = local.unwrap_or(target).split_once('?').unwrap_or((local.unwrap_or(target), ""));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut request = ReceivedRequest {
        at: Instant::now(),
        method: head.method.unwrap_or_default().to_owned(),
        target: target.to_owned(),
        path: path.to_owned(),
        query: url::form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
        headers: head.headers.iter().map(|header| (header.name.to_owned(), text(header.value))).collect(),
        body: String::new(),
        before: 0,
    };
    let length = request.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let Some(body) = bytes.get(start..start + length) else { return Ok(None) };
    request.body = text(body);
    Ok(Some((request, start + length)))
}
