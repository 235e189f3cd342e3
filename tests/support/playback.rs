//! A server on loopback that plays exchanges: each is answered once, and anything else is noted as wrong.

use std::sync::{Arc, Mutex};

use super::{
    faulty_server::{FaultyServer, ReceivedRequest, Reply},
    recording::{Exchange, Request},
};

/// A running server.
pub struct Playback {
    server: FaultyServer,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// The exchanges that were not asked for yet.
    open: Vec<Exchange>,
    /// The requests that were not expected.
    unexpected: Vec<Request>,
}

impl Playback {
    /// Plays these exchanges, in whatever order they are asked for.
    pub fn of(exchanges: &[Exchange]) -> Self {
        let state = Arc::new(Mutex::new(State { open: exchanges.to_vec(), ..State::default() }));
        let shared = Arc::clone(&state);
        let server = FaultyServer::start(move |request| {
            shared.lock().expect("the state").answer(Request::received(request))
        });
        Self { server, state }
    }

    /// Answers every request but one for a token with the same bytes; tokens are granted.
    pub fn always(status: u16, body: &[u8]) -> Self {
        let body = body.to_vec();
        let server = FaultyServer::start(move |request| match &*request.path {
            "/api/token.php" => {
                Reply::answer(200, "", r#"{"access_token":"granted-token","expires_in":3600}"#)
            }
            "/api/TokenApi" => {
                let token = r#"{"access_token":"granted-token","expires_in":7200}"#;
                Reply::answer(200, "", format!(r#"{{"ResultCode":0,"ResultValue":{token}}}"#))
            }
            _ => Reply::answer(status, "", &body),
        });
        Self { server, state: Arc::default() }
    }

    /// `http://host:port`.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// How many requests came.
    pub fn requests(&self) -> usize {
        self.server.log().requests.len()
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

impl State {
    /// The recorded answer to a request, once.
    fn answer(&mut self, request: Request) -> Reply {
        let Some(at) = self.open.iter().position(|exchange| exchange.request.expects(&request)) else {
            self.unexpected.push(request);
            return Reply::answer(599, "", "not in the recording");
        };
        let Exchange { status, headers, body, .. } = self.open.remove(at);
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        Reply::answer(status, &headers, body)
    }
}

impl Request {
    /// A request as a recording has it.
    fn received(request: &ReceivedRequest) -> Self {
        let is_recorded =
            |name: &str| matches!(name, "authorization" | "content-type") || name.starts_with("x-");
        let lower = request.headers.iter().map(|(name, value)| (name.to_lowercase(), value.clone()));
        let mut headers: Vec<_> = lower.filter(|(name, _)| is_recorded(name)).collect();
        // The same in every request, so it is written in no recording; another one is noted as wrong.
        let agent = request.header("user-agent").unwrap_or_default();
        if agent != concat!("kefu/", env!("CARGO_PKG_VERSION")) {
            headers.push(("user-agent".to_owned(), agent.to_owned()));
        }
        Self {
            line: format!("{} {}", request.method, request.path),
            query: request.query.clone(),
            headers,
            body: request.body.lines().map(str::to_owned).collect(),
        }
    }
}
