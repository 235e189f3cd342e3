//! The server as a client sees it, over a socket.

use std::{future::Future, io::ErrorKind, time::Duration};

use jiff::civil::date;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};

use super::{Amount, Options, Sandbox};

const PROJECT: &str = "/open/v2/Customer/GetCustomerProject";

fn run<T>(what: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let within = async { timeout(Duration::from_secs(5), what).await.expect("an end") };
    runtime.block_on(within)
}

async fn start(faults: &[&str]) -> Sandbox {
    let faults = faults.iter().map(|text| text.parse().expect("a fault")).collect();
    Sandbox::start(Options {
        port: 0,
        seed: 7,
        amount: Amount::default(),
        disorder: false,
        faults,
        today: date(2026, 11, 22),
        shops: 3,
    })
    .await
    .expect("a port")
}

/// The complete response on a separate connection, head and body.
async fn get(sandbox: &Sandbox, target: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(sandbox.address()).await?;
    let request = format!("GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

#[test]
fn every_vendor_answers_at_its_own_path() {
    run(async {
        let sandbox = start(&[]).await;
        for (target, said) in [
            ("/router", "10003"),
            ("/api/v1/ticketviews.json", "认证失败"),
            ("/api/token.php", "405"),
            ("/api/TokenApi", "appid"),
            (PROJECT, "access_token"),
            ("/elsewhere", "404 Not Found"),
        ] {
            let answer = get(&sandbox, target).await.expect("an answer");
            assert!(answer.contains(said), "{target}: {answer}");
        }
    });
}

#[test]
fn the_settings_name_each_vendor_and_its_address() {
    run(async {
        let sandbox = start(&[]).await;
        let address = format!("http://{}", sandbox.address());
        let settings = sandbox.settings(0);
        for (vendor, path) in [("gome", "/router"), ("bangwo8", ""), ("eshouhou", "")] {
            assert!(settings.contains(&(vendor, "base_url", format!("{address}{path}"))));
        }
        assert!(settings.iter().all(|(_, key, value)| *key != "network_id" && !value.is_empty()));
    });
}

#[test]
fn each_shop_has_an_address_and_records_of_its_own() {
    run(async {
        let sandbox = start(&[]).await;
        let addresses: Vec<_> = (0..3).map(|shop| sandbox.settings(shop)[0].2.clone()).collect();
        let address = format!("http://{}", sandbox.address());
        assert_eq!(
            addresses,
            ["/router", "/shop-2/router", "/shop-3/router"].map(|path| format!("{address}{path}"))
        );
        let mut bodies = Vec::new();
        for shop in ["", "/shop-2", "/shop-3"] {
            let whole = get(&sandbox, &format!("{shop}{PROJECT}")).await.expect("an answer");
            bodies.push(whole.split_once("\r\n\r\n").expect("a head").1.to_owned());
        }
        assert!(bodies[0] == bodies[1], "without a token each refuses alike: {bodies:?}");
        for strange in ["/shop-1/router", "/shop-4/router", "/shop-02/router", "/shop-x/router"] {
            let answer = get(&sandbox, strange).await.expect("an answer");
            assert!(answer.starts_with("HTTP/1.1 404"), "{strange}: {answer}");
        }
    });
}

#[test]
fn a_port_that_is_taken_is_an_error() {
    run(async {
        let sandbox = start(&[]).await;
        let port = sandbox.address().port();
        let second = Options {
            port,
            seed: 7,
            amount: Amount::default(),
            disorder: false,
            faults: Vec::new(),
            today: date(2026, 11, 22),
            shops: 1,
        };
        assert_eq!(Sandbox::start(second).await.err().map(|error| error.kind()), Some(ErrorKind::AddrInUse));
    });
}

#[test]
fn a_reset_is_a_reset_and_the_next_request_is_answered() {
    run(async {
        let sandbox = start(&["reset,times=1"]).await;
        let reset = get(&sandbox, PROJECT).await;
        assert_eq!(reset.map_err(|error| error.kind()), Err(ErrorKind::ConnectionReset));
        assert!(get(&sandbox, PROJECT).await.is_ok());
    });
}

#[test]
fn a_truncated_answer_promises_more_than_it_holds() {
    run(async {
        let whole = get(&start(&[]).await, PROJECT).await.expect("an answer");
        let half = get(&start(&["truncate"]).await, PROJECT).await.expect("half an answer");
        let (head, body) = whole.split_once("\r\n\r\n").expect("a head");
        let (half_head, half_body) = half.split_once("\r\n\r\n").expect("a head");
        let length = format!("content-length: {}", body.len());
        assert!(head.contains(&length) && half_head.contains(&length), "{half_head}");
        assert!(!half_body.is_empty() && half_body.len() < body.len());
    });
}

#[test]
fn a_slow_answer_is_whole_in_the_end() {
    run(async {
        let whole = get(&start(&[]).await, PROJECT).await.expect("an answer");
        let slow = get(&start(&["drip=1ms"]).await, PROJECT).await.expect("an answer");
        let late = get(&start(&["hang=1ms"]).await, PROJECT).await.expect("an answer");
        let body = |answer: &str| answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned());
        assert_eq!((body(&slow), body(&late)), (body(&whole), body(&whole)));
    });
}

#[test]
fn a_fault_answers_instead_of_the_vendor_it_names() {
    run(async {
        let sandbox = start(&[
            "bangwo8:status=429,retry-after=7",
            "gome:code=8999",
            "eshouhou:code=50000,times=1",
            "eshouhou:body=<html>,</html>",
        ])
        .await;
        let answer = get(&sandbox, "/api/v1/tickets.json").await.expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 429") && answer.contains("retry-after: 7"), "{answer}");
        assert!(get(&sandbox, "/router").await.is_ok_and(|answer| answer.contains("90秒")));
        assert!(get(&sandbox, PROJECT).await.is_ok_and(|answer| answer.contains("\"50000\"")));
        assert!(get(&sandbox, PROJECT).await.is_ok_and(|answer| answer.ends_with("<html>,</html>")));
    });
}

#[test]
fn a_sandbox_that_is_dropped_no_longer_listens() {
    run(async {
        let sandbox = start(&[]).await;
        let address = sandbox.address();
        drop(sandbox);
        tokio::task::yield_now().await;
        assert!(TcpStream::connect(address).await.is_err());
    });
}
