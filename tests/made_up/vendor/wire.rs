//! Acme's JSON: `{"ret": 0, "result": …, "page": {"next": …}}`; any other `ret` is a refusal, with HTTP 200.

use faststr::FastStr;

use crate::{
    adapter::{Page, Row},
    error::{Error, Kind, Result},
    http::Answer,
    json::{Node, Object, refusal::Refusal},
    lang::VendorName,
};

pub(super) const VENDOR: VendorName = VendorName::new("acme", "示例厂商");

/// Reads a page of `chats/search`. Where the next page begins stands beside the list's object.
pub(super) fn page(body: &FastStr) -> Result<Page> {
    let answer = answer(body)?;
    let rows = answer.need("result")?.object()?.need("items")?.list()?;
    let rows = rows.iter().map(|node| Ok(row(&node.object()?))).collect::<Result<_>>()?;
    let next = answer.get("page").and_then(|page| page.object().ok()).map(|page| page.scalar("next"));
    let next = next.filter(crate::json::Scalar::is_given).and_then(|next| next.0).map(FastStr::from);
    Ok(Page::by_cursor(rows, None, next))
}

/// Reads `chats/get`; no row when the chat is unknown.
pub(super) fn chat(body: &FastStr) -> Result<Page> {
    let found = answer(body)?.need("result")?.only()?;
    Ok(Page::whole(found.iter().map(row).collect()))
}

/// Reads a page as far as knowing that it is one.
pub(super) fn accepted(body: &FastStr) -> Result<()> {
    page(body).map(drop)
}

fn answer(body: &FastStr) -> Result<Object> {
    let answer = Node::read(VENDOR, body)?.object()?;
    let ret = answer.need("ret")?;
    match ret.scalar().number() {
        Some(0) => Ok(answer),
        _ => Err(ret.instead_of("0")),
    }
}

fn row(object: &Object) -> Row {
    Row::slice_of(object.node().text(), object.node().text())
}

/// Finds a refusal in an answer: a `ret` other than 0, or one of the usual shapes where there is none.
pub(super) fn refusal(answer: &Answer) -> Option<Error> {
    let object = Node::peek(VENDOR, &answer.body)?.object().ok()?;
    let ret = object.scalar("ret");
    let said = match ret.text() {
        Some(_) if ret.number() == Some(0) => return None,
        Some(code) => {
            let own = object.scalar("ret_msg").text().map(str::to_owned);
            let message = own.or_else(|| Refusal::of_object(&object).message);
            Refusal { code: Some(code.to_owned()), message }
        }
        None => Refusal::usual(&object, answer.status)?,
    };
    let kind = match said.code.as_deref() {
        Some("4001") => Kind::Credentials,
        Some("4004") => Kind::NotFound,
        Some("4290") => Kind::TryLater,
        Some("5000") => Kind::Unreachable,
        _ => said.kind(answer.status),
    };
    Some(said.error(kind, VENDOR, answer.status))
}
