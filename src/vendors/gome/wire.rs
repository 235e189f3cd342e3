//! Gome's JSON and its refusals.
//!
//! Success is `{"<method, every . as _>_response": {"result": …}}`, failure `{"error_response": {…}}`, both with
//! HTTP 200. Source: the vendor's page for phoneGet, its Java SDK; the codes are the published table.

use faststr::FastStr;
use jiff::{ZonedDateTime, tz::TimeZone};

use crate::{
    adapter::{Page, Row},
    error::{Error, Kind, Result},
    http::Answer,
    json::{
        self, Listing, Node, Object,
        refusal::{self, Refusal},
    },
    lang::{Message, VendorName},
    secret::{Secret, learn},
    times,
    tokens::Token,
};

pub(super) const VENDOR: VendorName = VendorName::new("gome", "国美");
/// 存在重复的请求: the gateway has received the same request within 90 s.
const REPETITION: &str = "8999";

/// Reads a page of complaints.
pub(super) fn page(method: &str, body: &FastStr) -> Result<Page> {
    let path = [&*response_key(method), "result"];
    // Older methods have another name for the total.
    let listing =
        Listing { path: &path, list: "ComplaintVOs", totals: &["totalCount", "totalResult"], next: &[] };
    let found = listing.read(VENDOR, body, Row::of_page)?;
    Ok(Page::paged(found.records, found.total, found.more))
}

/// Checks that an answer to a method has a result that is not empty. Returns what it says about the token's end.
pub(super) fn accepted(method: &str, body: &FastStr) -> Result<Option<String>> {
    let response = Node::read(VENDOR, body)?.object()?.need(&response_key(method))?.object()?;
    let result = response.need("result")?;
    let data = result.object()?;
    if data.nodes().all(|member| member.is_empty()) {
        return Err(result.wrong(tr!("nothing instead of the shop's data")));
    }
    let end = token_end(&data).or_else(|| token_end(&response));
    Ok(end.map(|end| {
        tr!("gome says about its token: {end}; then a person has to authorize the shop again", end)
    }))
}

/// The token's expiry in an object. A program cannot renew the token. The member is undocumented.
fn token_end(object: &Object) -> Option<String> {
    let is_end = |name: &&str| {
        let name = name.to_ascii_lowercase();
        name.starts_with("expire") || (name.contains("token") && name.contains("expire"))
    };
    let name = object.names().find(is_end)?;
    Some(format!("{name} {}", object.scalar(name).text()?))
}

fn response_key(method: &str) -> String {
    format!("{}_response", method.replace('.', "_"))
}

/// The time of a complaint; `None` if it is unreadable.
pub(super) fn complained_at(row: &Row, zone: &TimeZone) -> Option<ZonedDateTime> {
    times::parse(row.json(VENDOR).ok()?.time("cmlntTime").text()?, zone)
}

/// Finds a refusal in an answer: `error_response`, or a usual shape at the top or in place of the result.
pub(super) fn refusal(answer: &Answer) -> Option<Error> {
    let is_response = |name: &str| name.ends_with("_response");
    if !json::mentions(&answer.body, &["error"])
        && refusal::begins(&answer.body, &[&is_response, &|name| name == "result", &refusal::is_data])
    {
        return None;
    }
    let object = Node::peek(VENDOR, &answer.body)?.object().ok()?;
    let said = object.get("error_response").filter(|said| said.text() == "{}" || !said.is_empty());
    let refusal = match &said {
        Some(said) => Refusal::of(said),
        None => undocumented(&object, answer.status)?,
    };
    let error = refused(refusal, answer.status);
    let end = said.and_then(|said| said.object().ok()).and_then(|said| token_end(&said));
    Some(match end {
        Some(end) => error.why(tr!("gome says about its token: {end}", end)),
        None => error,
    })
}

/// A refusal without `error_response`: at the top, in the response, or in place of the result's data.
fn undocumented(object: &Object, status: u16) -> Option<Refusal> {
    let is_response = |name: &str| name.to_ascii_lowercase().ends_with("response");
    let response = object.names().zip(object.nodes()).find(|(name, _)| is_response(name));
    let response = response.and_then(|(_, response)| response.object().ok());
    let result = response.as_ref().and_then(|response| response.get("result")?.object().ok());
    let Some(response) = response else { return Refusal::usual(object, status) };
    Refusal::usual(&response, status).or_else(|| Refusal::alone(&result?, status))
}

fn refused(refusal: Refusal, status: u16) -> Error {
    let meaning = refusal.code.as_deref().and_then(meaning);
    let kind = meaning.map_or_else(|| refusal.kind(status), |(kind, _)| kind);
    let error = refusal.error(kind, VENDOR, status);
    match meaning {
        Some((_, hint)) => error.hint(hint.to_string()),
        None => error,
    }
}

/// Whether a refusal means that the same question was asked within 90 s.
pub(super) fn is_repetition(error: &Error) -> bool {
    error.vendor_error().code.as_deref() == Some(REPETITION)
}

/// Reads the token that a code was exchanged for.
pub(super) fn token(body: &FastStr) -> Result<Secret> {
    let token = Token::read(VENDOR, &Node::read(VENDOR, body)?, 0)?.text;
    learn(&token);
    Ok(token)
}

/// The error for a code that no token was given for: how it is done by hand.
pub(super) fn not_exchanged(error: Error) -> Error {
    error.hint(tr!(
        "a code counts once and for a short time: open the address again; or exchange it as the vendor's page on \
         authorization says, and enter the token"
    ))
}

/// The meaning of a published code for the user.
fn meaning(code: &str) -> Option<(Kind, Message)> {
    let (kind, hint) = match code {
        "10001" => (Kind::Unreachable, Message::new("a fault on gome's side; run it again in a few minutes")),
        "10002" => (
            Kind::TryLater,
            Message::new("the application's quota is used up; it is raised on the open platform"),
        ),
        "10003" => {
            (Kind::Refused, Message::new("the method is not known in this version; check its spelling"))
        }
        "10004" => (
            Kind::Refused,
            Message::new("kefu always sends the version: please report it with what -vv shows"),
        ),
        "10005" => (
            Kind::Credentials,
            Message::new("the application allows certain IP addresses only; add this machine's"),
        ),
        "8222" | "8223" => (Kind::Credentials, Message::new("check `app_key` (KEFU_GOME_APP_KEY)")),
        "8224" | "8225" => (Kind::Credentials, Message::new("check `app_secret` (KEFU_GOME_APP_SECRET)")),
        "8239" => {
            (Kind::Credentials, Message::new("set `token` (KEFU_GOME_TOKEN) to the shop's access token"))
        }
        "20001" => (
            Kind::Credentials,
            Message::new(
                "the token has ended, and only a person can renew it: `kefu config init` shows the address to open \
                 (http://oauth.gome.com.cn/authorize with the app key) and exchanges what the browser ends at for \
                 the new `token` (KEFU_GOME_TOKEN)",
            ),
        ),
        "8249" => (Kind::Refused, Message::new("the call uploads more than gome accepts")),
        REPETITION => {
            (Kind::TryLater, Message::new("the same question was asked within 90 s; run it again later"))
        }
        "9000" => (Kind::Refused, Message::new("the method needs the parameter that the message names")),
        _ => return None,
    };
    Some((kind, hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &'static str) -> std::result::Result<(usize, Option<u64>), String> {
        let page = page("a.bGet", &FastStr::from_static_str(body));
        page.map(|page| (page.rows.len(), page.stated_total())).map_err(|e| e.lines()[1].clone())
    }

    #[test]
    fn both_spellings_and_both_totals_are_understood() {
        assert_eq!(
            read(r#"{"a_bGet_response":{"result":{"ComplaintVOs":[{}],"totalCount":"7"}}}"#),
            Ok((1, Some(7)))
        );
        assert_eq!(
            read(r#"{"a_bGet_response":{"result":{"complaintVOs":[],"totalResult":0}}}"#),
            Ok((0, Some(0)))
        );
        assert_eq!(read(r#"{"a_bGet_response":{"result":{"totalCount":0}}}"#), Ok((0, Some(0))));
    }

    #[test]
    fn every_published_code_is_explained() {
        for code in [
            "10001", "10002", "10003", "10004", "10005", "8222", "8223", "8224", "8225", "8239", "8249",
            "8999", "9000", "20001",
        ] {
            assert!(meaning(code).is_some(), "{code}");
        }
        assert!(meaning("8226").is_none());
    }

    #[test]
    fn another_shape_is_named_by_its_path() {
        assert_eq!(read("{}"), Err("why: `a_bGet_response` is missing".into()));
        assert_eq!(
            read(r#"{"a_bGet_response":{"result":{}}}"#),
            Err("why: `a_bGet_response.result.ComplaintVOs` is missing".into())
        );
        let wrong = read(r#"{"a_bGet_response":{"result":{"ComplaintVOs":7}}}"#).unwrap_err();
        assert_eq!(wrong, "why: at `a_bGet_response.result.ComplaintVOs`: a number instead of a list");
    }
}
