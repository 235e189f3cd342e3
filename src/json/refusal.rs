//! A vendor's no, in whatever shape its framework gives it.
//!
//! Beside the form that a vendor documents, its gateway, its framework and its proxies have forms of their own:
//! `{"code","message"}`, ASP.NET's `Message` and `ExceptionMessage`, Spring's `status`, `error` and `path`, OAuth's
//! `error` and `error_description`. They are looked for only where the documented answer is absent, because a good
//! answer may well have a member with such a name.

use crate::error::{Error, Kind, VendorError};

use super::{Node, Object, Scalar, name};

/// The names of codes. `error` is one only where there is none of the others.
const CODES: &[&str] = &[
    "code",
    "errcode",
    "errno",
    "error_code",
    "err_code",
    "ResultCode",
    "ret",
    "ret_code",
    "return_code",
    "resp_code",
    "state",
    "status",
    "error",
];
/// The names of messages, in the order in which they are shown.
const MESSAGES: &[&str] = &[
    "error",
    "errors",
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
    "ret_msg",
    "return_msg",
    "resp_msg",
    "faultstring",
];
/// Messages, those of RFC 9457 too, whose names many records have.
const PROBLEM: &[&str] = &["title", "detail", "desc", "description", "reason", "info"];
/// Messages that have no other reason to be there than an error.
const COMPLAINTS: &[&str] = &[
    "error",
    "errors",
    "errmsg",
    "error_msg",
    "error_message",
    "err_msg",
    "error_description",
    "ExceptionMessage",
];
/// Whether it is a success, where that is all a member says.
const FLAGS: &[&str] = &["success", "is_success", "succeed", "ok", "flag", "result"];
/// What else may stand in a refusal: its names say nothing about data.
const BESIDE: &[&str] = &[
    "data",
    "timestamp",
    "path",
    "trace",
    "stack_trace",
    "ExceptionType",
    "InnerException",
    "ModelState",
    "request_id",
    "trace_id",
];
/// Where a refusal may stand in an object of its own.
const WRAPPERS: &[&str] = &["error", "errors", "error_response", "fault"];
/// How deep the texts of a message may stand in it.
const DEEPEST: usize = 3;

/// A vendor's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// Its code, if it gave one that is not the code of a success.
    pub code: Option<String>,
    /// Its message, if it gave one.
    pub message: Option<String>,
}

impl Refusal {
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
        inside.filter(|refusal| *refusal != Self::default()).unwrap_or_else(|| Self::flat(object))
    }

    fn flat(object: &Object) -> Self {
        let coded = coded(object);
        let taken = coded.as_ref().map(|(name, _)| *name);
        let mut messages: Vec<String> = Vec::new();
        for name in MESSAGES.iter().chain(PROBLEM).filter(|name| Some(**name) != taken) {
            for said in object.get(name).iter().flat_map(|node| texts(node, DEEPEST)) {
                // Whether there is an error is no message.
                let is_flag = *name == "error" && said.flag().is_some();
                let text = said.text().filter(|text| !is_flag && messages.iter().all(|one| one != text));
                messages.extend(text.map(str::to_owned));
            }
        }
        let message = Some(messages.join(" ")).filter(|message| !message.is_empty());
        Self { code: coded.map(|(_, code)| code).filter(|code| !is_success(code)), message }
    }

    /// The refusal in an object that is not the documented answer, if it has one of the usual shapes.
    pub fn usual(object: &Object, status: u16) -> Option<Self> {
        let refusal = Self::of_object(object);
        if refusal == Self::default() {
            return None;
        }
        let flag = |name: &str| object.scalar(name).flag();
        let flagged = |yes| FLAGS.iter().any(|name| flag(name) == Some(yes)) || flag("error") == Some(!yes);
        let said_yes = coded(object).is_some_and(|(_, code)| is_success(&code)) || flagged(true);
        let said_no = refusal.code.is_some() || flagged(false) || (!said_yes && complains(object));
        let refused = match (status, said_no) {
            (200..300, true) if refusal.message.is_some() || complains(object) => !has_data(object),
            // Only an object that holds nothing else is one.
            (200..300, _) => !said_yes && object.names().all(is_known),
            _ => true,
        };
        refused.then_some(refusal)
    }

    /// The refusal in an object where data belongs, which may have members of these names too: only where there is
    /// nothing else in it.
    pub fn alone(object: &Object, status: u16) -> Option<Self> {
        let mut members = object.names().zip(object.nodes());
        let is_alone = members.all(|(name, node)| is_known(name) || is_hollow(&node, DEEPEST));
        Self::usual(object, status).filter(|_| is_alone)
    }

    /// The refusal as an error of a kind.
    pub fn error(self, kind: Kind, vendor: &'static str, status: u16) -> Error {
        let said = VendorError { vendor, code: self.code, message: self.message, status: Some(status) };
        Error::new(kind, format!("{vendor} refused the request")).with_vendor_error(said)
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

/// Whether an object holds a message that an error alone has.
fn complains(object: &Object) -> bool {
    let said = |name: &&&str| object.get(name).is_some_and(|node| !texts(&node, DEEPEST).is_empty());
    COMPLAINTS.iter().filter(said).any(|name| {
        let said = object.scalar(name);
        said.text().is_none_or(|text| !is_success(text) && said.flag().is_none())
    })
}

/// The texts in a value, which may be one itself, a list of them, or an object with one a language or a field.
fn texts(node: &Node, depth: usize) -> Vec<Scalar> {
    let below = |nodes: &mut dyn Iterator<Item = Node>| match depth.checked_sub(1) {
        Some(depth) => nodes.flat_map(|node| texts(&node, depth)).collect(),
        None => Vec::new(),
    };
    match node.text().as_bytes().first() {
        Some(b'{') => node.object().map(|object| below(&mut object.nodes())).unwrap_or_default(),
        Some(b'[') => node.list().map(|list| below(&mut list.into_iter())).unwrap_or_default(),
        _ => Some(node.scalar()).filter(|scalar| scalar.text().is_some()).into_iter().collect(),
    }
}

fn first_object(node: &Node) -> Option<Object> {
    node.list().ok()?.first()?.object().ok()
}

/// Whether an object holds more than what a refusal may hold.
fn has_data(object: &Object) -> bool {
    let nested = |node: &Node| node.text().starts_with(['{', '[']) && !is_hollow(node, DEEPEST);
    object
        .names()
        .zip(object.nodes())
        .any(|(name, node)| nested(&node) && (name::same(name, "data") || !is_known(name)))
}

/// Whether there is nothing in a value or in whatever is in it; a zero is the number of records that are not there.
fn is_hollow(node: &Node, depth: usize) -> bool {
    let all_below =
        |depth| node.object().is_ok_and(|object| object.nodes().all(|node| is_hollow(&node, depth)));
    node.is_empty()
        || node.scalar().number() == Some(0)
        || (node.text().starts_with('{') && depth.checked_sub(1).is_some_and(all_below))
}

fn is_known(known: &str) -> bool {
    [CODES, MESSAGES, BESIDE, FLAGS, WRAPPERS]
        .iter()
        .any(|names| names.iter().any(|name| name::same(known, name)))
}
