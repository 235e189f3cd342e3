//! eshouhou's JSON as it is on the wire, and how it says no.
//!
//! Every answer is `{"ResultCode", "ErrorMsg", "ResultValue"}`; only `ResultCode` 0 is success, and no other
//! code is documented. Source: `www.eshouhou.cn/support/openapi/129` and its siblings.

use faststr::FastStr;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::{
    adapter::Row,
    error::{Error, Kind, Result, Said},
    http::Answer,
    json::{self, Scalar},
    secret::Secret,
    tokens::Token,
};

const VENDOR: &str = "eshouhou";
/// The documented life of a token that does not say its own.
const TOKEN_SECONDS: i64 = 7200;

#[derive(Deserialize)]
struct Envelope<'a> {
    /// Its presence tells an answer from any other JSON.
    #[serde(rename = "ResultCode")]
    _code: Scalar,
    #[serde(borrow, rename = "ResultValue", default)]
    value: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(rename = "ShowType", default)]
    show_type: Scalar,
    #[serde(rename = "Key", default)]
    key: Scalar,
    #[serde(borrow, rename = "Value", default)]
    value: Option<&'a RawValue>,
}

/// A project as kefu shows it: what was asked, and the tenant's own lines in their order.
#[derive(Serialize)]
struct Project<'a> {
    id: &'a str,
    network_id: &'a str,
    network_type: &'a str,
    fields: Vec<Field<'a>>,
}

#[derive(Serialize)]
struct Field<'a> {
    label: Option<String>,
    value: Option<&'a RawValue>,
    kind: Option<String>,
}

/// Whose project is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The project's id.
    pub id: String,
    /// The service network's id.
    pub network_id: String,
    /// `1` for the head office, `2` for a branch.
    pub network_type: &'static str,
}

/// Reads `GetCustomerProject`; none when there is no such project.
pub(super) fn project(body: &FastStr, asked: &Asked) -> Result<Option<Row>> {
    let Some(value) = json::read::<Envelope<'_>>(VENDOR, body)?.value.filter(|value| value.get() != "null")
    else {
        return Ok(None);
    };
    let lines = json::list(VENDOR, "ResultValue", value)?;
    let lines = lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| json::read_part(VENDOR, &format!("ResultValue[{at}]"), line));
    let lines: Vec<Line<'_>> = lines.collect::<Result<_>>()?;
    if lines.is_empty() {
        return Ok(None);
    }
    let fields = lines.into_iter().map(|line| Field {
        label: line.key.0,
        value: line.value.filter(|value| !matches!(value.get(), "null" | "\"\"")),
        kind: line.show_type.0,
    });
    let project = Project {
        id: &asked.id,
        network_id: &asked.network_id,
        network_type: asked.network_type,
        fields: fields.collect(),
    };
    let text = serde_json::to_string(&project).map_err(|e| Error::new(Kind::Bug, e.to_string()))?;
    Ok(Some(Row::made(text).with_source(&Row::slice_of(body, value.get()))))
}

/// Reads one text of the object in `ResultValue`.
pub(super) fn text_in_value(body: &FastStr, key: &str) -> Result<Option<String>> {
    let Some(value) = json::read::<Envelope<'_>>(VENDOR, body)?.value.filter(|value| value.get() != "null")
    else {
        return Ok(None);
    };
    let mut object: std::collections::BTreeMap<String, Scalar> =
        json::read_part(VENDOR, "ResultValue", value)?;
    Ok(object.remove(key).and_then(|found| found.text().map(str::to_owned)))
}

/// Reads a token.
pub(super) fn token(body: &FastStr) -> Result<Token> {
    #[derive(Deserialize)]
    struct Grant {
        access_token: String,
        #[serde(default)]
        expires_in: Scalar,
    }
    let value = json::read::<Envelope<'_>>(VENDOR, body)?.value;
    let value = value.ok_or_else(|| json::missing(VENDOR, "ResultValue"))?;
    let grant: Grant = json::read_part(VENDOR, "ResultValue", value)?;
    let lifetime = grant.expires_in.number().and_then(|seconds| i64::try_from(seconds).ok());
    Ok(Token { text: Secret::new(grant.access_token), lifetime: lifetime.unwrap_or(TOKEN_SECONDS) })
}

/// Finds a `ResultCode` other than 0 in an answer.
pub(super) fn refusal(answer: &Answer) -> Option<Error> {
    #[derive(Deserialize)]
    struct Failure {
        #[serde(rename = "ResultCode")]
        code: Scalar,
        #[serde(rename = "ErrorMsg", default)]
        message: Scalar,
    }
    let failure: Failure = json::peek(&answer.body)?;
    let code = failure.code.text()?;
    if code == "0" {
        return None;
    }
    let message = failure.message.text().unwrap_or_default();
    // No code is documented for a token that has ended: the message names it.
    let about_token =
        answer.status == 401 || message.to_lowercase().contains("token") || message.contains("令牌");
    let unknown = ["不存在", "未找到", "找不到"].iter().any(|words| message.contains(words));
    let kind = match (about_token, unknown) {
        (true, _) => Kind::Credentials,
        (false, true) => Kind::NotFound,
        (false, false) => Kind::Refused,
    };
    Some(Error::new(kind, "eshouhou refused the request").said(Said {
        vendor: VENDOR,
        code: Some(code.to_owned()),
        message: Some(message.to_owned()),
        status: Some(answer.status),
    }))
}

/// Finds a refusal of a token request: whatever it says, the application's credentials are at fault.
pub(super) fn token_refusal(answer: &Answer) -> Option<Error> {
    let said = refusal(answer)?.vendor().clone();
    Some(
        Error::new(Kind::Credentials, "eshouhou gave no token")
            .said(said)
            .hint("check `app_id` and `app_secret`, and that this machine's clock is right"),
    )
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
        let row = project(&body, &asked).unwrap().unwrap();
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
