//! A vendor's no, in whatever shape its framework gives it.
//!
//! Beside the form that a vendor documents, its gateway, its framework and its proxies have forms of their own:
//! `{"code","message"}`, ASP.NET's `Message` and `ExceptionMessage`, Spring's `status`, `error` and `path`, OAuth's
//! `error` and `error_description`. They are looked for only where the documented answer is absent, because a good
//! answer may well have a member with such a name.

use crate::error::{Error, Kind, Said};

use super::{Node, Object, name};

/// The names of codes. `error` is one only where there is none of the others.
const CODES: &[&str] =
    &["code", "errcode", "errno", "error_code", "err_code", "ResultCode", "state", "status", "error"];
/// The names of messages, in the order in which they are shown.
const MESSAGES: &[&str] = &[
    "error",
    "message",
    "msg",
    "errmsg",
    "error_msg",
    "error_message",
    "err_msg",
    "error_description",
    "MessageDetail",
    "ExceptionMessage",
    "sub_code",
    "sub_msg",
];
/// The messages of RFC 9457, whose names many records have too.
const PROBLEM: &[&str] = &["title", "detail"];
/// What else may stand in a refusal: its names say nothing about data.
const BESIDE: &[&str] = &[
    "success",
    "timestamp",
    "path",
    "trace",
    "stack_trace",
    "ExceptionType",
    "InnerException",
    "ModelState",
    "errors",
    "request_id",
    "trace_id",
];
/// Where a refusal may stand in an object of its own.
const WRAPPERS: &[&str] = &["error", "errors", "error_response", "fault"];

/// A vendor's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Its code, if it gave one that is not the code of a success.
    pub code: Option<String>,
    /// Its message, if it gave one.
    pub message: Option<String>,
}

impl Words {
    /// All the words that a node has which is known to be a refusal: an object, a text, or JSON inside a text.
    pub fn of(node: &Node) -> Self {
        match node.object() {
            Ok(object) => Self::of_object(&object),
            Err(_) => Self { code: None, message: node.scalar().text().map(str::to_owned) },
        }
    }

    /// All the words that an object has which is known to be a refusal: its own, or those of the object in it.
    pub fn of_object(object: &Object) -> Self {
        let mut wrapped = WRAPPERS.iter().filter_map(|name| first_object(&object.get(name)?));
        let inside = wrapped.next().map(|inside| Self::flat(&inside));
        inside.filter(|words| *words != Self::default()).unwrap_or_else(|| Self::flat(object))
    }

    fn flat(object: &Object) -> Self {
        let coded = coded(object);
        let taken = coded.as_ref().map(|(name, _)| *name);
        let mut messages: Vec<String> = Vec::new();
        for name in MESSAGES.iter().chain(PROBLEM).filter(|name| Some(**name) != taken) {
            let said = object.scalar(name);
            // Whether there is an error is no message.
            let is_flag = *name == "error" && said.flag().is_some();
            let text = said.text().filter(|text| !is_flag && messages.iter().all(|one| one != text));
            messages.extend(text.map(str::to_owned));
        }
        let message = Some(messages.join(" ")).filter(|message| !message.is_empty());
        Self { code: coded.map(|(_, code)| code).filter(|code| !is_success(code)), message }
    }

    /// The refusal in an object that is not the documented answer, if it has one of the usual shapes.
    pub fn usual(object: &Object, status: u16) -> Option<Self> {
        let words = Self::of_object(object);
        if words == Self::default() {
            return None;
        }
        let flag = |name: &str| object.scalar(name).flag();
        let said_no = words.code.is_some() || flag("success") == Some(false) || flag("error") == Some(true);
        let said_yes = coded(object).is_some_and(|(_, code)| is_success(&code))
            || flag("success") == Some(true)
            || flag("error") == Some(false);
        let refused = match (status, said_no) {
            (200..300, true) if words.message.is_some() => !has_data(object),
            // Only an object that holds nothing else is one.
            (200..300, _) => !said_yes && object.names().all(is_known),
            _ => true,
        };
        refused.then_some(words)
    }

    /// The refusal as an error of a kind.
    pub fn error(self, kind: Kind, vendor: &'static str, status: u16) -> Error {
        let said = Said { vendor, code: self.code, message: self.message, status: Some(status) };
        Error::new(kind, format!("{vendor} refused the request")).said(said)
    }

    /// What kind of failure the code is, or else the HTTP status, as far as they are the standards' own.
    pub fn kind(&self, status: u16) -> Kind {
        let by_status = |status: &str| match status {
            // The names are OAuth 2's, RFC 6749 and 6750.
            "401"
            | "403"
            | "invalid_token"
            | "invalid_client"
            | "invalid_grant"
            | "unauthorized_client"
            | "access_denied" => Some(Kind::Credentials),
            "404" | "410" => Some(Kind::NotFound),
            "429" => Some(Kind::TryLater),
            "500" | "502" | "503" | "504" => Some(Kind::Unreachable),
            _ => None,
        };
        let code = self.code.as_deref().and_then(by_status);
        code.or_else(|| by_status(&status.to_string())).unwrap_or(Kind::Refused)
    }
}

/// Whether an answer begins with a member of such a name at each level down to an object or array: a good answer
/// hardly ever begins otherwise, and this needs no more of it than its beginning.
pub fn begins(body: &str, names: &[&dyn Fn(&str) -> bool]) -> bool {
    let mut rest = body.trim_ascii_start();
    for fits in names {
        let opened = rest.strip_prefix('{').and_then(|rest| rest.trim_ascii_start().strip_prefix('"'));
        let Some((name, after)) = opened.and_then(|rest| rest.split_once('"')) else { return false };
        let Some(value) = after.trim_ascii_start().strip_prefix(':').filter(|_| fits(name)) else {
            return false;
        };
        rest = value.trim_ascii_start();
    }
    rest.starts_with(['{', '[']) && !rest[1..].trim_ascii_start().starts_with(['}', ']'])
}

/// Whether a code is that of a success.
pub fn is_success(code: &str) -> bool {
    let code = code.trim().to_lowercase();
    matches!(&*code, "" | "200" | "ok" | "success" | "succeed" | "true")
        || code.bytes().all(|byte| byte == b'0')
}

/// The code of an object, a success's too, and its name.
fn coded(object: &Object) -> Option<(&'static str, String)> {
    CODES.iter().find_map(|name| {
        let code = object.scalar(name);
        // `"error": false` says whether there is one, not which.
        let is_code = *name != "error" || code.flag().is_none();
        Some((*name, code.text().filter(|_| is_code)?.to_owned()))
    })
}

fn first_object(node: &Node) -> Option<Object> {
    node.list().ok()?.first()?.object().ok()
}

/// Whether an object holds more than what a refusal may hold.
fn has_data(object: &Object) -> bool {
    let nested = |node: &Node| node.text().starts_with(['{', '[']) && !node.is_empty();
    object.names().zip(object.nodes()).any(|(name, node)| nested(&node) && !is_known(name))
}

fn is_known(known: &str) -> bool {
    [CODES, MESSAGES, BESIDE].iter().any(|names| names.iter().any(|name| name::same(known, name)))
}
