//! Bangwo8's JSON as it is on the wire, and how it says no.
//!
//! Scalars are text, failures may come with HTTP 200, and bare backslashes inside strings are repaired.
//! Source: `doc.bangwo8.com`, page 工单查询器, and answers seen in production.

use faststr::FastStr;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::{
    adapter::{Page, Row},
    error::{Error, Kind, Result, Said},
    http::Answer,
    json::{self, List, Members, Scalar},
    secret::Secret,
    spelling,
    tokens::Token,
};

pub(super) const VENDOR: &str = "bangwo8";
/// How long a token holds that comes without its `expires_in`.
const TOKEN_SECONDS: i64 = 3600;

#[derive(Deserialize)]
struct Views<'a> {
    #[serde(borrow)]
    ticketviews: List<Members<'a>>,
    #[serde(default)]
    count: Scalar,
    #[serde(default)]
    next_page: Scalar,
}

#[derive(Deserialize)]
struct Tickets<'a> {
    #[serde(borrow)]
    tickets: List<Members<'a>>,
    #[serde(default)]
    count: Scalar,
    #[serde(default)]
    next_page: Scalar,
}

#[derive(Deserialize)]
struct OneView<'a> {
    #[serde(borrow)]
    ticketview: &'a RawValue,
}

#[derive(Deserialize)]
struct OneTicket<'a> {
    /// An array of one; of none when the ticket is unknown; elsewhere an object.
    #[serde(borrow)]
    ticket: &'a RawValue,
}

/// A view as far as finding it by its title needs.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: String,
    /// Its title; empty where only the id is known.
    pub title: String,
    /// Whether it is in use; none where the vendor's word for it is neither yes nor no.
    pub active: Option<bool>,
}

/// How many tickets a view holds.
#[derive(Debug)]
pub(super) struct ViewCount {
    pub id: String,
    pub count: Option<String>,
    /// As the vendor wrote it.
    pub source: Row,
}

#[derive(Deserialize)]
struct WireView {
    id: Scalar,
    #[serde(default)]
    title: Scalar,
    #[serde(default)]
    active: Scalar,
}

#[derive(Deserialize)]
struct Counts<'a> {
    #[serde(borrow, alias = "ticketview_count")]
    ticketview_counts: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct WireCount {
    ticketview_id: Scalar,
    #[serde(default)]
    count: Scalar,
}

/// Reads a page of `ticketviews.json`.
pub(super) fn views(body: &FastStr) -> Result<Page> {
    reading(body, |body| {
        let found: Views<'_> = json::read(VENDOR, body)?;
        Ok(page(body, &found.ticketviews, &found.count, &found.next_page))
    })
}

/// Reads a page of a view's tickets.
pub(super) fn tickets(body: &FastStr) -> Result<Page> {
    reading(body, |body| {
        let found: Tickets<'_> = json::read(VENDOR, body)?;
        Ok(page(body, &found.tickets, &found.count, &found.next_page))
    })
}

/// Reads `ticketviews/{id}.json`.
pub(super) fn view(body: &FastStr) -> Result<Page> {
    reading(body, |body| Ok(single(body, Some(json::read::<OneView<'_>>(VENDOR, body)?.ticketview))))
}

/// Reads `tickets/{id}.json`; no row when the ticket is unknown.
pub(super) fn ticket(body: &FastStr) -> Result<Page> {
    reading(body, |body| {
        let OneTicket { ticket: found } = json::read(VENDOR, body)?;
        let one = match found.get().starts_with('[') {
            true => json::list(VENDOR, "ticket", found)?.into_iter().next(),
            false => Some(found).filter(|found| found.get() != "null"),
        };
        Ok(single(body, one))
    })
}

/// Reads `ticketviews/{id}/count.json` and `ticketviews/show_many.json`: the same under two names.
pub(super) fn counts(body: &FastStr) -> Result<Vec<ViewCount>> {
    let found: Counts<'_> = json::read(VENDOR, body)?;
    let mut known = Vec::new();
    for (at, text) in found.ticketview_counts.into_iter().enumerate() {
        let one: WireCount = json::read_part(VENDOR, &format!("ticketview_counts[{at}]"), text)?;
        let source = Row::slice_of(body, text.get());
        known.extend(one.ticketview_id.0.map(|id| ViewCount { id, count: one.count.0, source }));
    }
    Ok(known)
}

/// What a view's record says to those who look for it by title.
pub(super) fn title(row: &Row) -> Result<View> {
    let view: WireView = json::read(VENDOR, row.text())?;
    let text = |scalar: &Scalar| scalar.text().unwrap_or_default().to_owned();
    Ok(View {
        id: text(&view.id),
        title: text(&view.title),
        active: view.active.text().and_then(spelling::yes),
    })
}

/// Reads a token.
pub(super) fn token(body: &FastStr) -> Result<Token> {
    #[derive(Deserialize)]
    struct Grant {
        access_token: String,
        #[serde(default)]
        expires_in: Scalar,
    }
    let grant: Grant = json::read(VENDOR, body)?;
    let lifetime = grant.expires_in.number().and_then(|seconds| i64::try_from(seconds).ok());
    Ok(Token { text: Secret::new(grant.access_token), lifetime: lifetime.unwrap_or(TOKEN_SECONDS) })
}

fn page(body: &FastStr, List(list): &List<Members<'_>>, count: &Scalar, next: &Scalar) -> Page {
    let rows = list.iter().map(|one| Row::of_page(body, one)).collect();
    Page::paged(rows, count.number(), next.is_given())
}

fn single(body: &FastStr, found: Option<&RawValue>) -> Page {
    let rows = found.map(|text| Row::slice_of(body, text.get()));
    Page::whole(rows.into_iter().collect())
}

/// Reads a body, and once more with its bare backslashes repaired if it is not JSON as it came.
fn reading<T>(body: &FastStr, read: impl Fn(&FastStr) -> Result<T>) -> Result<T> {
    read(body).or_else(|e| match repaired(body) {
        Some(body) => {
            tracing::info!(
                "bangwo8 sent bare backslashes inside text, which is no JSON; they are kept as text"
            );
            read(&body)
        }
        None => Err(e),
    })
}

/// A body that is JSON, repaired if need be.
pub(super) fn valid(body: &FastStr) -> Result<FastStr> {
    reading(body, |body| json::any(VENDOR, body).map(|_| body.clone()))
}

/// The body with every backslash that begins no JSON escape doubled; none if there is no such backslash.
fn repaired(body: &str) -> Option<FastStr> {
    let mut out = String::with_capacity(body.len() + 16);
    let mut rest = body;
    while let Some(at) = rest.find('\\') {
        let bytes = rest.as_bytes();
        let escape = match bytes.get(at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 2,
            Some(b'u')
                if bytes.get(at + 2..at + 6).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)) =>
            {
                6
            }
            _ => 1,
        };
        out.push_str(&rest[..at + escape]);
        if escape == 1 {
            out.push('\\');
        }
        rest = &rest[at + escape..];
    }
    out.push_str(rest);
    (out.len() > body.len()).then(|| out.into())
}

/// The forms in which bangwo8 says no, all of them optional.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Failure {
    errcode: Scalar,
    errmsg: Scalar,
    state: Scalar,
    message: Scalar,
    error: Scalar,
    error_description: Scalar,
}

/// Finds a refusal in an answer.
pub(super) fn refusal(answer: &Answer) -> Option<Error> {
    if answer.body.trim_ascii() == "Forbidden" {
        return Some(refused(answer, "403", "Forbidden"));
    }
    // A page is long, and looking for words takes less time than reading it.
    if !json::mentions(&answer.body, &["\"errcode\"", "\"state\"", "\"error\""]) {
        return None;
    }
    let failure: Failure = json::peek(&answer.body)?;
    let forms = [
        (failure.errcode, failure.errmsg),
        (failure.state, failure.message),
        (failure.error, failure.error_description),
    ];
    let said = forms.iter().find(|(code, _)| code.text().is_some_and(|code| !matches!(code, "0" | "200")))?;
    Some(refused(answer, said.0.text().unwrap_or_default(), said.1.text().unwrap_or_default()))
}

/// Finds a refusal of a token request: whatever it says, the client's credentials are at fault.
pub(super) fn token_refusal(answer: &Answer) -> Option<Error> {
    let error = refusal(answer)?;
    let said = error.vendor().clone();
    Some(
        Error::new(Kind::Credentials, "bangwo8 gave no token").said(said).hint(
            "check `client_id` and `client_secret` (KEFU_BANGWO8_CLIENT_ID, KEFU_BANGWO8_CLIENT_SECRET)",
        ),
    )
}

fn refused(answer: &Answer, code: &str, message: &str) -> Error {
    let status = if (200..300).contains(&answer.status) { code } else { &answer.status.to_string() };
    let kind = match status {
        "401" | "403" => Kind::Credentials,
        // 100047: Invalid resource URI.
        "404" | "100047" => Kind::NotFound,
        "429" => Kind::TryLater,
        "500" | "502" | "503" | "504" => Kind::Unreachable,
        _ => Kind::Refused,
    };
    let said = Said {
        vendor: VENDOR,
        code: Some(code.to_owned()),
        message: Some(message.to_owned()),
        status: Some(answer.status),
    };
    let error = Error::new(kind, "bangwo8 refused the request").said(said);
    match status {
        "403" => error.hint("the account lacks the right; some calls need an administrator (管理员)"),
        _ => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_backslashes_are_repaired_and_escapes_left_alone() {
        let fixed = |text: &str| repaired(text).map(|text| text.to_string());
        assert_eq!(fixed(r#"{"a":"C:\dir\new"}"#), Some(r#"{"a":"C:\\dir\new"}"#.to_owned()));
        assert_eq!(fixed(r#"{"a":"\u4f60\\ \" \uZZ"}"#), Some(r#"{"a":"\u4f60\\ \" \\uZZ"}"#.to_owned()));
        assert_eq!(fixed(r#"{"a":"\u4f60\\d \"x\/\""}"#), None);
    }

    #[test]
    fn a_broken_page_is_read_after_the_repair() {
        let page =
            tickets(&FastStr::from_static_str(r#"{"tickets":[{"subject":"C:\Program"}],"count":"1"}"#))
                .unwrap();
        assert_eq!(page.rows[0].text(), r#"{"subject":"C:\\Program"}"#);
        assert_eq!(page.stated_total(), Some(1));
    }

    #[test]
    fn counts_come_under_two_names() {
        let read = |text: &'static str| counts(&FastStr::from_static_str(text));
        for text in [
            r#"{"ticketview_count":[{"ticketview_id":"15","count":"7"}]}"#,
            r#"{"ticketview_counts":[{"ticketview_id":15,"count":7}]}"#,
        ] {
            let [one] = &read(text).unwrap()[..] else { panic!("{text}") };
            assert_eq!((one.id.as_str(), one.count.as_deref()), ("15", Some("7")));
        }
        assert_eq!(read(r#"{"tickets":[]}"#).unwrap_err().kind(), Kind::Answer);
    }
}
