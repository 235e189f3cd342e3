//! eshouhou's JSON and its refusals.
//!
//! Every answer is `{"ResultCode", "ErrorMsg", "ResultValue"}`; only `ResultCode` 0 is success, and no other code
//! is documented. Source: `www.eshouhou.cn/support/openapi/129` and related pages.

use faststr::FastStr;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::{
    adapter::Row,
    error::{Error, Kind, Result},
    http::Answer,
    json::{Node, refusal::Refusal},
    lang::VendorName,
    tokens::Token,
};

pub(super) const VENDOR: VendorName = VendorName::new("eshouhou", "易售后");
/// The documented lifetime of a token without its own.
const TOKEN_SECONDS: i64 = 7200;

/// A project as kefu shows it: the request's ids, and the tenant's rows in order.
#[derive(Serialize)]
struct Project<'a> {
    id: &'a str,
    network_id: &'a str,
    network_type: &'a str,
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct Field {
    label: Option<String>,
    value: Option<Box<RawValue>>,
    kind: Option<String>,
}

/// A project in an answer.
#[derive(Clone, Debug)]
pub struct Found {
    /// The record.
    pub row: Row,
    /// The labels of its lines, chosen by the tenant.
    pub labels: Vec<String>,
}

/// The ids of a project request.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The project's id.
    pub id: String,
    /// The service network's id.
    pub network_id: String,
    /// `1` for the head office, `2` for a branch.
    pub network_type: &'static str,
}

/// The value of a positive answer; `None` if it is empty.
fn value(body: &FastStr) -> Result<Option<Node>> {
    let envelope = Node::read(VENDOR, body)?.object()?;
    let code = envelope.need("ResultCode")?;
    if code.scalar().number() != Some(0) {
        return Err(code.instead_of(tr!("0")));
    }
    Ok(envelope.get("ResultValue").filter(|value| !value.is_empty()))
}

/// The value of a positive answer, which is required.
fn needed_value(body: &FastStr) -> Result<Node> {
    let envelope = Node::read(VENDOR, body)?.object()?;
    value(body)?.ok_or_else(|| match envelope.get("ResultValue") {
        Some(nothing) => nothing.instead_of(tr!("the answer's data")),
        None => envelope.missing("ResultValue"),
    })
}

/// Checks that an answer is one to `GetServiceSpace`.
pub(super) fn accepted(body: &FastStr) -> Result<()> {
    needed_value(body)?.object().map(drop)
}

/// Reads `GetCustomerProject`; `None` if there is no such project.
pub(super) fn project(body: &FastStr, asked: &Asked) -> Result<Option<Found>> {
    let Some(value) = value(body)? else { return Ok(None) };
    let lines = value.list()?;
    let fields = lines.iter().map(field).collect::<Result<Vec<_>>>()?;
    if fields.is_empty() {
        return Ok(None);
    }
    let labels = fields.iter().map(|field| field.label.clone().unwrap_or_default()).collect();
    let project =
        Project { id: &asked.id, network_id: &asked.network_id, network_type: asked.network_type, fields };
    let text = serde_json::to_string(&project).map_err(|e| Error::new(Kind::Bug, e.to_string()))?;
    let source = value.text();
    let row = Row::made(text).with_source(&Row::slice_of(source, source));
    Ok(Some(Found { row, labels }))
}

/// The message of a positive answer, beside its value.
pub(super) fn remark(body: &FastStr) -> Option<String> {
    let envelope = Node::peek(VENDOR, body)?.object().ok()?;
    envelope.scalar("ErrorMsg").text().map(|said| tr!("{vendor} says: {said}", vendor = VENDOR, said))
}

/// One row of a project.
fn field(line: &Node) -> Result<Field> {
    let line = line.object()?;
    let (label, value, kind) = (line.get("Key"), line.get("Value"), line.get("ShowType"));
    if label.is_none() && value.is_none() && kind.is_none() {
        return Err(line.missing("Key"));
    }
    let text =
        value.filter(|value| !matches!(&**value.text(), "null" | "\"\"")).map(|value| value.text().clone());
    Ok(Field {
        label: label.and_then(|label| label.scalar().0),
        value: text.and_then(|text| RawValue::from_string(text.to_string()).ok()),
        kind: kind.and_then(|kind| kind.scalar().text().map(str::to_owned)),
    })
}

/// Reads one text of the object in `ResultValue`.
pub(super) fn text_in_value(body: &FastStr, key: &str) -> Result<Option<String>> {
    let Some(value) = value(body)? else { return Ok(None) };
    Ok(value.only()?.and_then(|object| object.scalar(key).text().map(str::to_owned)))
}

/// Reads one required text of the object in `ResultValue`.
pub(super) fn needed_text_in_value(body: &FastStr, key: &str) -> Result<String> {
    let text = needed_value(body)?.object()?.need(key)?;
    text.scalar().text().map(str::to_owned).ok_or_else(|| text.instead_of(tr!("a text")))
}

/// Reads a token.
pub(super) fn token(body: &FastStr) -> Result<Token> {
    Token::read(VENDOR, &needed_value(body)?, TOKEN_SECONDS)
}

/// Finds a refusal in an answer: a `ResultCode` other than 0, an `ErrorMsg` without a code, or a usual shape if there
/// is neither code nor value.
pub(super) fn refusal(answer: &Answer) -> Option<Error> {
    let object = Node::peek(VENDOR, &answer.body)?.object().ok()?;
    let code = object.scalar("ResultCode");
    let message = object.scalar("ErrorMsg").text().map(str::to_owned);
    let value = object.get("ResultValue").filter(|value| !value.is_empty());
    let refusal = match (code.text(), message) {
        (Some(_), _) if code.number() == Some(0) => return None,
        (Some(code), Some(message)) => Refusal { code: Some(code.to_owned()), message: Some(message) },
        (Some(code), None) if code.parse::<bool>().is_err() => {
            let said = Refusal::of_object(&object).message;
            let in_value = || value?.scalar().text().map(str::to_owned);
            Refusal { code: Some(code.to_owned()), message: said.or_else(in_value) }
        }
        (None, Some(message)) => Refusal { code: None, message: Some(message) },
        (_, None) if value.is_some() => return None,
        (_, None) => Refusal::usual(&object, answer.status)?,
    };
    let kind = kind(&refusal, answer.status);
    Some(refusal.error(kind, VENDOR, answer.status))
}

/// No code is documented for an expired token or an unknown id, so the message decides.
fn kind(refusal: &Refusal, status: u16) -> Kind {
    let message = refusal.message.as_deref().unwrap_or_default().to_lowercase();
    let says = |known: &[&str]| known.iter().any(|word| message.contains(word));
    match refusal.kind(status) {
        _ if says(&["token", "令牌", "凭证"]) => Kind::Credentials,
        Kind::Refused if says(&["不存在", "未找到", "找不到"]) => Kind::NotFound,
        kind => kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_kept_in_order_whatever_they_hold() {
        let body = FastStr::from_static_str(
            r#"{"ResultCode":"0","ResultValue":[{"ShowType":"0","Key":"甲","Value":"1"},{"ShowType":1,"Key":"甲"},
            {"Key":"乙","Value":["a"]},{"ShowType":0,"Key":"丙","Value":""}]}"#,
        );
        let asked = Asked { id: "p".into(), network_id: "n".into(), network_type: "1" };
        let Found { row, labels } = project(&body, &asked).unwrap().unwrap();
        assert_eq!(labels, ["甲", "甲", "乙", "丙"]);
        insta::assert_snapshot!(row.text(), @r#"{"id":"p","network_id":"n","network_type":"1","fields":[{"label":"甲","value":"1","kind":"0"},{"label":"甲","value":null,"kind":"1"},{"label":"乙","value":["a"],"kind":null},{"label":"丙","value":null,"kind":"0"}]}"#);
        assert!(row.source().starts_with(r#"[{"ShowType":"0""#));
    }

    #[test]
    fn only_result_code_0_is_success() {
        let kind = |body: &'static str| refusal(&Answer::of(200, body)).map(|e| e.kind());
        assert_eq!(kind(r#"{"ResultCode":0}"#), None);
        assert_eq!(kind(r#"{"ResultCode":"0","ErrorMsg":"token"}"#), None);
        assert_eq!(kind(r#"{"ResultCode":7,"ErrorMsg":"no"}"#), Some(Kind::Refused));
        assert_eq!(kind(r#"{"ResultCode":7,"ErrorMsg":"客户项目不存在"}"#), Some(Kind::NotFound));
        assert_eq!(kind(r#"{"ResultCode":"7","ErrorMsg":"无效的令牌"}"#), Some(Kind::Credentials));
        assert_eq!(kind(r#"{"ResultCode":7,"ErrorMsg":"access_token invalid"}"#), Some(Kind::Credentials));
    }
}
