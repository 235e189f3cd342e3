//! The sandbox as a vendor: what it accepts and refuses, asked without kefu's own client.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use md5::Md5;
use serde_json::Value;
use sha1::{Digest as _, Sha1};

use crate::support::{Home, sandbox::Sandbox};

/// Asks the sandbox; gives the body.
fn ask(sandbox: &Sandbox, path: &str, query: &[(&str, &str)], header: &str) -> Value {
    let query: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
    let host = sandbox.get("KEFU_BANGWO8_BASE_URL").trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&host).expect("a connection");
    write!(stream, "GET {path}?{query} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{header}\r\n")
        .expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
    serde_json::from_str(body).unwrap_or_else(|e| panic!("{e}: {answer}"))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().concat()
}

/// Gome's signature, written from its description.
fn signed<'a>(secret: &str, query: &[(&'a str, &'a str)]) -> String {
    let mut names: Vec<_> = query.to_vec();
    names.sort_unstable();
    let joined = names.iter().flat_map(|(name, value)| [*name, *value]).collect::<Vec<_>>().concat();
    hex(&Sha1::digest(format!("{secret}{joined}{secret}")))
}

#[test]
fn gome_accepts_an_independent_signature_and_refuses_any_other() {
    let sandbox = Sandbox::start("");
    // Other clients need the whole address.
    assert!(sandbox.get("KEFU_GOME_BASE_URL").ends_with("/router"));
    let (secret, token) = (sandbox.get("KEFU_GOME_APP_SECRET"), sandbox.get("KEFU_GOME_TOKEN"));
    let query = [
        ("$method", "gome.custom.complaints.phoneGet"),
        ("$v", "1.0.0"),
        ("$token", token),
        ("pageNo", "1"),
        ("pageSize", "3"),
    ];
    let with = |sign: &str| {
        let query: Vec<_> = query.iter().copied().chain([("$sign", sign)]).collect();
        ask(&sandbox, "/router", &query, "")
    };
    let sign = signed(secret, &query);
    let accepted = with(&sign);
    let result = &accepted["gome_custom_complaints_phoneGet_response"]["result"];
    assert_eq!(result["ComplaintVOs"].as_array().map(Vec::len), Some(3), "{accepted}");
    for wrong in [sign.to_lowercase(), signed("other", &query), signed(secret, &query[..4])] {
        assert_eq!(with(&wrong)["error_response"]["code"], 8225, "{wrong}");
    }
    assert_eq!(ask(&sandbox, "/router", &query, "")["error_response"]["code"], 8224);
}

#[test]
fn bangwo8_asks_who_it_is() {
    let sandbox = Sandbox::start("");
    let pair = format!("{}:{}", sandbox.get("KEFU_BANGWO8_ACCOUNT"), sandbox.get("KEFU_BANGWO8_PASSWORD"));
    let with = |header: &str| ask(&sandbox, "/api/v1/ticketviews.json", &[("per_page", "100")], header);
    assert_eq!(with(&format!("Authorization: Basic {}\r\n", STANDARD.encode(&pair)))["count"], "12");
    for header in [
        String::new(),
        format!("Authorization: Basic {}\r\n", STANDARD.encode(format!("{pair}x"))),
        "Authorization: Bearer made-up\r\n".to_owned(),
    ] {
        assert_eq!(with(&header)["state"], "401", "{header}");
    }
}

#[test]
fn eshouhou_gives_a_token_for_a_signature_and_asks_for_it() {
    let sandbox = Sandbox::start("");
    let (id, secret) = (sandbox.get("KEFU_ESHOUHOU_APP_ID"), sandbox.get("KEFU_ESHOUHOU_APP_SECRET"));
    let now =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("a clock").as_millis();
    let timestamp = now.to_string();
    let sign = |secret: &str| hex(&Md5::digest(format!("{id}{secret}{timestamp}")));
    let token = |sign: &str| {
        ask(&sandbox, "/api/TokenApi", &[("appid", id), ("timestamp", &timestamp), ("sign", sign)], "")
    };
    assert_ne!(token(&sign("other"))["ResultCode"], 0);
    let granted = token(&sign(secret));
    let token = granted["ResultValue"]["access_token"].as_str().unwrap_or_else(|| panic!("{granted}"));
    let space = |token| ask(&sandbox, "/api/CustomerService/GetServiceSpace", &[("access_token", token)], "");
    assert!(space(token)["ResultValue"]["HQServiceNetworkID"].is_string());
    assert!(space("made-up")["ResultValue"].is_null());
}

#[test]
fn the_same_seed_gives_the_same_records() {
    let views = |options: &str| {
        let sandbox = Sandbox::start(options);
        Home::new().kefu("views count -o csv").envs(&sandbox.variables).run().ok().stdout
    };
    assert_eq!(views("--seed 7"), views("--seed 7"));
    assert_ne!(views("--seed 7"), views("--seed 8"));
}
