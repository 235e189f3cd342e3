//! Acme in the sandbox: a signature over time, nonce and body, and no nonce twice.
//!
//! With every seed there are the chats `CHAT-0001` to `CHAT-0007`.

use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{
    exchange::{Answer, Request, hex},
    invent::{Invent, now, plain},
    part::{Part, Source, Vendor},
};

/// Acme in the sandbox.
pub const PART: Part = Part {
    name: "acme",
    path: "",
    settings: &[("app_id", APP_ID), ("app_secret", APP_SECRET)],
    is_own: |path| path.starts_with("/open/chats/"),
    invent: |source| Box::new(Acme::new(source)),
    refuse: |code| refuse(code, "请求失败"),
    repetition: None,
};

const APP_ID: &str = "sandbox-acme";
const APP_SECRET: &str = "sandbox/acme=secret";
/// More than this on one page is cut down without a word.
const LARGEST_PAGE: usize = 3;
/// A signature is good for so many seconds.
const LIFETIME: u64 = 300;

/// The vendor's records, and the nonces that have come.
struct Acme {
    chats: Vec<Value>,
    nonces: Mutex<HashSet<String>>,
}

impl Acme {
    fn new(source: &Source) -> Self {
        let chats = 1..=7 + source.arrived;
        let chat = |number: u64| {
            let mut invent = Invent::new(source.seed, "chat", source.today, number);
            json!({
                "chat_id": format!("CHAT-{number:04}"),
                "status": 1 + number % 2,
                "opened_at": plain(now(source.today)),
                "customer": invent.name(),
            })
        };
        Self { chats: chats.map(chat).collect(), nonces: Mutex::default() }
    }

    /// Why a request is refused before it is looked at.
    fn refused(&self, request: &Request) -> Option<Answer> {
        let body = String::from_utf8_lossy(&request.body);
        let [time, nonce, sign] =
            ["x-acme-time", "x-acme-nonce", "x-acme-sign"].map(|name| request.header(name));
        let digest = Sha256::digest(format!("{APP_SECRET}{time}{nonce}{body}"));
        let clock = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let is_timely = time.parse::<u64>().is_ok_and(|time| time.abs_diff(clock) <= LIFETIME);
        if request.get("app_id") != Some(APP_ID) || sign.to_uppercase() != hex(&digest) || !is_timely {
            return Some(refuse("4001", "签名无效"));
        }
        let mut nonces = self.nonces.lock().unwrap_or_else(PoisonError::into_inner);
        (!nonces.insert(nonce.to_owned())).then(|| refuse("4002", "nonce重复"))
    }

    fn search(&self, question: &Value) -> Answer {
        let text = |name: &str| question[name].as_str().map_or(question[name].to_string(), str::to_owned);
        let is_asked = |chat: &&Value| {
            let status = chat["status"].to_string();
            question.get("status").is_none() || status == text("status")
        };
        let found: Vec<_> = self.chats.iter().filter(is_asked).collect();
        let start: usize = text("cursor").trim_start_matches("after-").parse().unwrap_or(0);
        let size = text("limit").parse().unwrap_or(1).clamp(1, LARGEST_PAGE);
        let page: Vec<_> = found.iter().skip(start).take(size).collect();
        let next = (start + size < found.len()).then(|| format!("after-{}", start + size));
        Answer::json(200, &json!({ "ret": 0, "result": { "items": page }, "page": { "next": next } }))
    }
}

impl Vendor for Acme {
    /// Answers a POST of a JSON body. Refusals have HTTP 200, unknown paths 404.
    fn answer(&self, request: &Request) -> Answer {
        if request.method != "POST" || request.content_type != "application/json" {
            return Answer::text(405, "Method Not Allowed");
        }
        if let Some(refused) = self.refused(request) {
            return refused;
        }
        let Ok(question) = serde_json::from_slice::<Value>(&request.body) else {
            return refuse("4003", "不是JSON");
        };
        match request.path.as_str() {
            "/open/chats/search" => self.search(&question),
            "/open/chats/get" => {
                match self.chats.iter().find(|chat| chat["chat_id"] == question["chat_id"]) {
                    Some(chat) => Answer::json(200, &json!({ "ret": 0, "result": chat })),
                    None => refuse("4004", "会话不存在"),
                }
            }
            _ => Answer::text(404, "Not Found"),
        }
    }
}

fn refuse(code: &str, message: &str) -> Answer {
    Answer::json(200, &json!({ "ret": code, "ret_msg": message, "result": null }))
}
