//! Bangwo8's JSON and its refusals.
//!
//! Scalars are text, failures may come with HTTP 200, and stray backslashes in strings are repaired. Source:
//! `doc.bangwo8.com`, page 工单查询器, and answers seen in production.

use faststr::FastStr;

use crate::{
    adapter::{Page, Row},
    error::{Error, Kind, Result},
    http::Answer,
    json::{
        self, Listing, Node, Object, Scalar,
        refusal::{self, Refusal},
    },
    lang::VendorName,
    spelling,
    tokens::Token,
};

pub(super) const VENDOR: VendorName = VendorName::new("bangwo8", "帮我吧");
/// The lifetime of a token without `expires_in`.
const TOKEN_SECONDS: i64 = 3600;

/// A view with the values that finding it by title needs.
#[derive(Clone, Debug)]
pub struct View {
    /// Its id.
    pub id: String,
    /// Its title; empty if only the id is known.
    pub title: String,
    /// Whether it is active; `None` if the vendor's flag is unreadable.
    pub active: Option<bool>,
    /// The reason why this account has no such view, if the user has named one.
    pub absent: Option<Error>,
}

/// The number of tickets in a view.
#[derive(Debug)]
pub(super) struct ViewCount {
    pub id: String,
    pub count: Option<String>,
    /// The vendor's text.
    pub source: Row,
}

/// Reads a page of `ticketviews.json`.
pub(super) fn views(body: &FastStr) -> Result<Page> {
    page(body, "ticketviews")
}

/// Reads a page of a view's tickets.
pub(super) fn tickets(body: &FastStr) -> Result<Page> {
    page(body, "tickets")
}

fn page(body: &FastStr, list: &str) -> Result<Page> {
    let found = Listing { path: &[], list, totals: &["count"], next: &["next_page"] }.read(
        VENDOR,
        body,
        Row::of_page,
    )?;
    Ok(Page::paged(found.records, found.total, found.more))
}

/// Checks that an answer is a page of `ticketviews.json`.
pub(super) fn accepted(body: &FastStr) -> Result<()> {
    views(body)?.rows.iter().try_for_each(|row| title(row).map(drop))
}

/// Reads `ticketviews/{id}.json`; no row if the view is unknown.
pub(super) fn view(body: &FastStr) -> Result<Page> {
    single(body, "ticketview")
}

/// Reads `tickets/{id}.json`: an object, or an array of one; no row if the ticket is unknown.
pub(super) fn ticket(body: &FastStr) -> Result<Page> {
    single(body, "ticket")
}

fn single(body: &FastStr, key: &str) -> Result<Page> {
    let found = Node::read(VENDOR, body)?.object()?.need(key)?.only()?;
    let row = |object: &Object| Row::slice_of(object.node().text(), object.node().text());
    Ok(Page::whole(found.iter().map(row).collect()))
}

impl ViewCount {
    /// Whether it is a number.
    pub(super) fn is_known(&self) -> bool {
        Scalar(self.count.clone()).number().is_some()
    }
}

/// Reads `ticketviews/{id}/count.json` and `ticketviews/show_many.json`, which have the same counts under two names.
pub(super) fn counts(body: &FastStr) -> Result<Vec<ViewCount>> {
    let answer = Node::read(VENDOR, body)?.object()?;
    let list = answer.get("ticketview_count").map_or_else(|| answer.need("ticketview_counts"), Ok)?.list()?;
    list.iter().map(|node| count(&node.object()?)).collect()
}

fn count(one: &Object) -> Result<ViewCount> {
    let id = one.need("ticketview_id")?;
    let id = id.scalar().text().map(str::to_owned).ok_or_else(|| id.instead_of(tr!("an id")))?;
    let count = one.need("count")?.scalar().text().map(str::to_owned);
    let text = one.node().text();
    Ok(ViewCount { id, count, source: Row::slice_of(text, text) })
}

/// The values of a view's record that a search by title needs.
pub(super) fn title(row: &Row) -> Result<View> {
    let view = row.json(VENDOR)?;
    let id = view.need("id")?;
    let active = view.scalar("active");
    Ok(View {
        absent: None,
        id: id.scalar().text().map(str::to_owned).ok_or_else(|| id.instead_of(tr!("an id")))?,
        // Titles may differ only in their blanks.
        title: view.scalar("title").0.unwrap_or_default(),
        active: active.text().and_then(spelling::yes),
    })
}

/// Reads a token.
pub(super) fn token(body: &FastStr) -> Result<Token> {
    Token::read(VENDOR, &Node::read(VENDOR, body)?, TOKEN_SECONDS)
}

/// A JSON body, repaired if necessary.
pub(super) fn valid(body: &FastStr) -> Result<FastStr> {
    Node::read(VENDOR, body).map(|node| node.text().clone())
}

/// Finds a refusal in an answer: `errcode`, or a usual shape if there is no data.
pub(super) fn refusal(answer: &Answer) -> Option<Error> {
    if answer.body.trim_ascii() == "Forbidden" {
        return Some(refused(
            Refusal { code: Some("403".into()), message: Some("Forbidden".into()) },
            answer.status,
        ));
    }
    let is_data = |name: &str| name.starts_with("ticket");
    // A page is long, and searching it for a word is faster than parsing it.
    if !json::mentions(&answer.body, &["\"errcode\""]) && refusal::begins(&answer.body, &[&is_data]) {
        return None;
    }
    let object = Node::peek(VENDOR, &answer.body)?.object().ok()?;
    let errcode = object.scalar("errcode");
    let documented = errcode.text().is_some_and(|code| !refusal::is_success(code));
    let mut data =
        object.names().zip(object.nodes()).filter(|(name, node)| is_data(name) && !node.is_empty());
    let refusal = match (documented, data.next()) {
        (true, _) => Refusal::of_object(&object),
        (false, Some(_)) => return None,
        (false, None) => Refusal::usual(&object, answer.status)?,
    };
    Some(refused(refusal, answer.status))
}

fn refused(refusal: Refusal, status: u16) -> Error {
    let code = refusal.code.as_deref().unwrap_or_default();
    // 100047: Invalid resource URI.
    let kind = if code == "100047" { Kind::NotFound } else { refusal.kind(status) };
    let lacks_right = code == "403" || status == 403;
    let error = refusal.error(kind, VENDOR, status);
    match lacks_right {
        true => error.hint(tr!("the account lacks the right; some calls need an administrator (管理员)")),
        false => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
