//! Finds a vendor's refusal, in the shapes of common frameworks.
//!
//! Apart from the form that a vendor documents, its gateway, framework and proxies have their own:
//! `{"code","message"}`, ASP.NET's `Message` and `ExceptionMessage`, Spring's `status`, `error` and `path`, OAuth's
//! `error` and `error_description`. They are looked for only where the documented answer is absent, because a good
//! answer may have members with such names.

use crate::{
    error::{Error, Kind, VendorError},
    lang::VendorName,
};

use super::{Node, Object, Scalar, decode, name, scan::Scanner};

/// The names of codes. `error` counts only if none of the others is present.
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
/// The names of messages, in display order, and what a member with such a name is.
const MESSAGES: &[(&str, Sense)] = &[
    ("error", Sense::Complaint),
    ("errors", Sense::Complaint),
    ("message", Sense::Message),
    ("msg", Sense::Message),
    ("errmsg", Sense::Complaint),
    ("error_msg", Sense::Complaint),
    ("error_message", Sense::Complaint),
    ("err_msg", Sense::Complaint),
    ("error_description", Sense::Complaint),
    ("MessageDetail", Sense::Message),
    ("ExceptionMessage", Sense::Complaint),
    ("sub_code", Sense::Message),
    ("sub_msg", Sense::Message),
    ("ret_msg", Sense::Message),
    ("return_msg", Sense::Message),
    ("resp_msg", Sense::Message),
    ("faultstring", Sense::Message),
    // Including those of RFC 9457.
    ("title", Sense::Data),
    ("detail", Sense::Data),
    ("desc", Sense::Data),
    ("description", Sense::Data),
    ("reason", Sense::Data),
    ("info", Sense::Data),
];

/// The role of a member with the name of a message, as far as the name tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    /// The message of an error.
    Complaint,
    /// The message of an error or of a success.
    Message,
    /// A message, or a value of a record.
    Data,
}

/// The names of booleans that only tell success from failure.
const FLAGS: &[&str] = &["success", "is_success", "succeed", "ok", "flag", "result"];
/// The names of other members of refusals, which are not names of data.
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
/// The names of objects that wrap a refusal.
const WRAPPERS: &[&str] = &["error", "errors", "error_response", "fault"];
/// The maximum depth of a message's texts.
const DEEPEST: usize = 3;

/// A vendor's refusal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// Its code, unless that is the code of a success.
    pub code: Option<String>,
    /// Its message.
    pub message: Option<String>,
}

impl Refusal {
    /// The refusal in a node that is known to be one: an object, a text, or JSON inside a text.
    pub fn of(node: &Node) -> Self {
        match node.object() {
            Ok(object) => Self::of_object(&object),
            Err(_) => Self { code: None, message: node.scalar().text().map(str::to_owned) },
        }
    }

    /// The refusal in an object that is known to be one: its own members, or those of a wrapped object.
    pub fn of_object(object: &Object) -> Self {
        let mut wrapped = WRAPPERS.iter().filter_map(|name| first_object(&object.get(name)?));
        let inside = wrapped.next().map(|inside| Self::flat(&inside));
        inside.filter(|refusal| *refusal != Self::default()).unwrap_or_else(|| Self::flat(object))
    }

    fn flat(object: &Object) -> Self {
        let coded = coded(object);
        let taken = coded.as_ref().map(|(name, _)| *name);
        let mut messages: Vec<String> = Vec::new();
        for (name, _) in MESSAGES.iter().filter(|(name, _)| Some(*name) != taken) {
            for said in object.get(name).iter().flat_map(|node| texts(node, DEEPEST)) {
                // A boolean `error` is a flag and no message.
                let is_flag = *name == "error" && said.flag().is_some();
                let text = said.text().filter(|text| !is_flag && messages.iter().all(|one| one != text));
                messages.extend(text.map(str::to_owned));
            }
        }
        let message = Some(messages.join(" ")).filter(|message| !message.is_empty());
        Self { code: coded.map(|(_, code)| code).filter(|code| !is_success(code)), message }
    }

    /// The refusal in an object that is not the documented answer, if it has a usual shape.
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
            // Without a clear sign, only an object without data is a refusal.
            (200..300, _) => !said_yes && object.names().all(is_known),
            _ => true,
        };
        refused.then_some(refusal)
    }

    /// The refusal in an object at the position of data, which may have members with these names itself: only if it
    /// has no other members.
    pub fn alone(object: &Object, status: u16) -> Option<Self> {
        let mut members = object.names().zip(object.nodes());
        let is_alone = members.all(|(name, node)| is_known(name) || is_hollow(&node, DEEPEST));
        Self::usual(object, status).filter(|_| is_alone)
    }

    /// The refusal as an error of a kind.
    pub fn error(self, kind: Kind, vendor: VendorName, status: u16) -> Error {
        let said = VendorError { vendor, code: self.code, message: self.message, status: Some(status) };
        Error::new(kind, tr!("{vendor} refused the request", vendor)).with_vendor_error(said)
    }

    /// The kind of failure according to the code or else the HTTP status, as far as standards define them.
    pub fn kind(&self, status: u16) -> Kind {
        let by_status = |status: &str| match status {
            // The names are from OAuth 2, RFC 6749 and 6750.
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

/// Whether an answer begins with a member of the given name at each level, down to an object or array that is not empty;
/// scalars may stand before the last one. Nearly every good answer does, and the test reads only its beginning.
pub fn begins(body: &str, names: &[&dyn Fn(&str) -> bool]) -> bool {
    begins_at(&mut Scanner::new(body), body, names)
}

fn begins_at(scanner: &mut Scanner<'_>, body: &str, names: &[&dyn Fn(&str) -> bool]) -> bool {
    let Some((fits, below)) = names.split_first() else { return scanner.is_filled() };
    let mut begins = false;
    // The first member that is not skipped ends the walk.
    let _ = scanner.object(|scanner, name| {
        if below.is_empty() && !scanner.is_nested() {
            return scanner.value().map(drop);
        }
        begins = fits(&decode(&body[name])) && begins_at(scanner, body, below);
        None
    });
    begins
}

/// Whether a name belongs to data: none of the usual names in refusals.
pub fn is_data(name: &str) -> bool {
    !is_known(name)
}

/// Whether a code means success.
pub fn is_success(code: &str) -> bool {
    let code = code.trim().to_lowercase();
    matches!(&*code, "" | "200" | "ok" | "success" | "succeed" | "true")
        || code.bytes().all(|byte| byte == b'0')
}

/// The name and the code of an object, even if the code means success.
fn coded(object: &Object) -> Option<(&'static str, String)> {
    CODES.iter().find_map(|name| {
        let code = object.scalar(name);
        // `"error": false` is a flag and not a code.
        let is_code = *name != "error" || code.flag().is_none();
        Some((*name, code.text().filter(|_| is_code)?.to_owned()))
    })
}

/// Whether an object has a message that occurs only in errors.
fn complains(object: &Object) -> bool {
    MESSAGES.iter().filter(|(_, sense)| *sense == Sense::Complaint).any(|(name, _)| {
        let said = object.scalar(name);
        object.get(name).is_some_and(|node| !texts(&node, DEEPEST).is_empty())
            && said.text().is_none_or(|text| !is_success(text) && said.flag().is_none())
    })
}

/// The texts in a value: a text, a list of texts, or an object with one text per language or field.
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

/// Whether an object has members that are not part of a refusal.
fn has_data(object: &Object) -> bool {
    let nested = |node: &Node| node.text().starts_with(['{', '[']) && !is_hollow(node, DEEPEST);
    object
        .names()
        .zip(object.nodes())
        .any(|(name, node)| nested(&node) && (name::same(name, "data") || !is_known(name)))
}

/// Whether a value is empty at every level; a zero counts as empty, because it is the number of missing records.
fn is_hollow(node: &Node, depth: usize) -> bool {
    let all_below =
        |depth| node.object().is_ok_and(|object| object.nodes().all(|node| is_hollow(&node, depth)));
    node.is_empty()
        || node.scalar().number() == Some(0)
        || (node.text().starts_with('{') && depth.checked_sub(1).is_some_and(all_below))
}

fn is_known(known: &str) -> bool {
    let messages = MESSAGES.iter().filter(|(_, sense)| *sense != Sense::Data).map(|(name, _)| name);
    let names = [CODES, BESIDE, FLAGS, WRAPPERS].into_iter().flatten().chain(messages);
    names.into_iter().any(|name| name::same(known, name))
}
