//! The HTTP server: reads a request, gets its answer, applies the faults.

use std::{convert::Infallible, pin::Pin, sync::Arc};

use http_body_util::BodyExt as _;
use hyper::{
    Response,
    body::Incoming,
    header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderName},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Notify,
    task::JoinSet,
    time::sleep,
};

use super::{
    World,
    body::Paced,
    exchange::{Answer, Request},
    fault::What,
    not_found, part,
    part::Part,
};

/// Serves connections until it is aborted; then the connections end, too.
pub async fn accept(listener: TcpListener, world: Arc<World>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                if let Ok((stream, _)) = accepted {
                    connections.spawn(serve(stream, Arc::clone(&world)));
                }
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn serve(stream: TcpStream, world: Arc<World>) {
    let reset = Arc::new(Notify::new());
    let asked = Arc::clone(&reset);
    let service = service_fn(move |request| {
        let (world, reset) = (Arc::clone(&world), Arc::clone(&asked));
        // Boxed, so that a reset can take the connection apart.
        Box::pin(async move { Ok(respond(&world, &reset, request).await) })
            as Pin<Box<dyn Future<Output = Result<Response<Paced>, Infallible>> + Send>>
    });
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        // A connection's error concerns only the client.
        _ = &mut connection => {}
        () = reset.notified() => {
            // A socket with a linger time of 0 is closed with RST instead of FIN.
            connection.into_parts().io.into_inner().set_zero_linger().ok();
        }
    }
}

async fn respond(world: &World, reset: &Notify, request: hyper::Request<Incoming>) -> Response<Paced> {
    let (shop, request) = read(world, request).await;
    let part = part(&request.path);
    let struck = world.faults.iter().find_map(|fault| fault.strikes(part, shop, &request));
    let shop = &world.shops[shop];
    let right = || shop.answer(part, &request);
    let Some(strike) = struck else {
        return whole(right());
    };
    match strike.what {
        What::Body(body) => whole(Answer::text(200, body.clone())),
        What::Duplicates(_) => {
            whole(refusal(part, part.and_then(|part| part.repetition).unwrap_or_default()))
        }
        What::Drift => whole(shop.later(part, &request, strike.arrived)),
        What::Code(code) => whole(refusal(part, code)),
        What::Status(code, retry_after) => {
            let mut answer = Answer::text(*code, format!("the sandbox was asked to answer {code}"));
            answer.headers.extend(retry_after.map(|seconds| ("retry-after", seconds.to_string())));
            whole(answer)
        }
        What::Hang(time) => {
            sleep(*time).await;
            whole(right())
        }
        What::Drip(pause) => {
            let answer = right();
            response(&answer, Paced::slow(answer.body.clone(), *pause))
        }
        What::Truncate => {
            let answer = right();
            response(&answer, Paced::half(answer.body.clone()))
        }
        What::Reset => {
            reset.notify_one();
            std::future::pending().await
        }
    }
}

/// The request with the shop that it is for.
async fn read(world: &World, request: hyper::Request<Incoming>) -> (usize, Request) {
    let (head, body) = request.into_parts();
    let header = |name| head.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("").to_owned();
    let target = head.uri.path_and_query().map_or("", |target| target.as_str());
    let (shop, target) = world.shop(target);
    let request = Request {
        authorization: header(AUTHORIZATION),
        content_type: header(CONTENT_TYPE),
        own_headers: head
            .headers
            .iter()
            .filter(|(name, _)| name.as_str().starts_with("x-"))
            .filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())))
            .collect(),
        // An incomplete body counts as empty, and its missing parameters are refused.
        body: body.collect().await.map(http_body_util::Collected::to_bytes).unwrap_or_default(),
        ..Request::new(head.method.as_str(), target)
    };
    (shop, request)
}

fn refusal(part: Option<&Part>, code: &str) -> Answer {
    part.map_or_else(not_found, |part| (part.refuse)(code))
}

fn whole(answer: Answer) -> Response<Paced> {
    let response = response(&answer, Paced::whole(String::new()));
    response.map(|_| Paced::whole(answer.body))
}

/// The head of an answer. It has the length of the whole body even if the body is cut off.
fn response(answer: &Answer, body: Paced) -> Response<Paced> {
    let mut response = Response::new(body);
    *response.status_mut() = hyper::StatusCode::from_u16(answer.status).unwrap_or_default();
    let headers = response.headers_mut();
    headers.insert(CONTENT_LENGTH, answer.body.len().into());
    let json = answer.body.starts_with(['{', '[']);
    let kind = if json { "application/json;charset=UTF-8" } else { "text/plain;charset=UTF-8" };
    for (name, value) in
        answer.headers.iter().map(|(name, value)| (*name, value.as_str())).chain([("content-type", kind)])
    {
        if let Ok(value) = value.parse() {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    response
}
