//! Gome's JSON as it is on the wire, and how it says no.
//!
//! Success is `{"<method, every . as _>_response": {"result": …}}`, failure `{"error_response": {…}}`, both
//! with HTTP 200. Source: the vendor's page for phoneGet, its Java SDK; the codes are the published table.

use std::collections::BTreeMap;

use faststr::FastStr;
use jiff::{ZonedDateTime, tz::TimeZone};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::{
    adapter::{Page, Row},
    error::{Error, Kind, Result, Said},
    http::Answer,
    json::{self, List, Members, Scalar},
    times,
};

const VENDOR: &str = "gome";
/// 存在重复的请求: the gateway has seen the same request within 90 s.
const REPETITION: &str = "8999";

#[derive(Deserialize)]
struct Failure {
    error_response: ErrorResponse,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ErrorResponse {
    code: Scalar,
    msg: Scalar,
    sub_code: Scalar,
    sub_msg: Scalar,
}

#[derive(Deserialize)]
struct Response<'a> {
    #[serde(borrow)]
    result: Option<Complaints<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Complaints<'a> {
    #[serde(borrow, rename = "ComplaintVOs")]
    list: Option<List<Members<'a>>>,
    /// The other spelling of the same key.
    #[serde(borrow, rename = "complaintVOs")]
    list_in_lower_case: Option<List<Members<'a>>>,
    #[serde(rename = "totalCount")]
    total: Scalar,
    #[serde(rename = "totalResult")]
    total_of_older_methods: Scalar,
}

/// Reads a page of complaints.
pub(super) fn page(method: &str, body: &FastStr) -> Result<Page> {
    let key = format!("{}_response", method.replace('.', "_"));
    let mut envelope: BTreeMap<String, &RawValue> = json::read(VENDOR, body)?;
    let response = envelope.remove(&key).ok_or_else(|| json::missing(VENDOR, &key))?;
    let response: Response<'_> = json::read_part(VENDOR, &key, response)?;
    let found = response.result.ok_or_else(|| json::missing(VENDOR, &format!("{key}.result")))?;
    let total = found.total.number().or_else(|| found.total_of_older_methods.number());
    let rows = match found.list.or(found.list_in_lower_case) {
        Some(List(list)) => list.iter().map(|one| Row::of_page(body, one)).collect(),
        None if total == Some(0) => Vec::new(),
        None => return Err(json::missing(VENDOR, &format!("{key}.result.ComplaintVOs"))),
    };
    Ok(Page::paged(rows, total, false))
}

/// What has become of a complaint, as far as its reply limit is concerned.
#[derive(Deserialize)]
pub(super) struct Handling {
    #[serde(rename = "workOrderNo", default)]
    pub work_order_no: Scalar,
    #[serde(default)]
    pub status: Scalar,
    #[serde(rename = "cmlntTime", default)]
    pub complained: Scalar,
    #[serde(rename = "replyTime", default)]
    pub replied: Scalar,
}

/// Reads what has become of a complaint.
pub(super) fn handling(row: &Row) -> Result<Handling> {
    json::read(VENDOR, row.text())
}

/// When a complaint was made; none if that cannot be read.
pub(super) fn complained_at(row: &Row, zone: &TimeZone) -> Option<ZonedDateTime> {
    times::parse(handling(row).ok()?.complained.text()?, zone)
}

/// Finds `error_response` in an answer.
pub(super) fn refusal(answer: &Answer) -> Option<Error> {
    let Failure { error_response: failure } = json::peek(&answer.body)?;
    let code = failure.code.text().unwrap_or_default();
    let (kind, hint) = meaning(code);
    let message = [failure.msg.text(), failure.sub_code.text(), failure.sub_msg.text()];
    let said = Said {
        vendor: VENDOR,
        code: failure.code.text().map(str::to_owned),
        message: Some(message.into_iter().flatten().collect::<Vec<_>>().join(" ")),
        status: Some(answer.status),
    };
    let error = Error::new(kind, "gome refused the request").said(said);
    Some(match hint {
        Some(hint) => error.hint(hint),
        None => error,
    })
}

/// Whether a refusal means that the same question was asked a moment ago.
pub(super) fn is_repetition(error: &Error) -> bool {
    error.vendor().code.as_deref() == Some(REPETITION)
}

/// What a published code means for the user.
fn meaning(code: &str) -> (Kind, Option<&'static str>) {
    match code {
        "10001" => (Kind::Unreachable, Some("a fault on gome's side; run it again in a few minutes")),
        "10002" => {
            (Kind::TryLater, Some("the application's quota is used up; it is raised on the open platform"))
        }
        "10003" => (Kind::Refused, Some("the method is not known in this version; check its spelling")),
        "10005" => {
            (Kind::Credentials, Some("the application allows certain IP addresses only; add this machine's"))
        }
        "8222" | "8223" => (Kind::Credentials, Some("check `app_key` (KEFU_GOME_APP_KEY)")),
        "8224" | "8225" => (Kind::Credentials, Some("check `app_secret` (KEFU_GOME_APP_SECRET)")),
        "8239" => (Kind::Credentials, Some("set `token` (KEFU_GOME_TOKEN) to the shop's access token")),
        "20001" => (
            Kind::Credentials,
            Some("the token has ended: authorize the shop again in the browser and set `token`"),
        ),
        REPETITION => (Kind::TryLater, Some("the same question was asked within 90 s; run it again later")),
        "9000" => (Kind::Refused, Some("the method needs the parameter that the message names")),
        _ => (Kind::Refused, None),
    }
}

/// Refuses a method that would change something at the vendor: kefu only reads.
pub(super) fn refuse_writing(method: &str) -> Result<()> {
    match method.to_ascii_lowercase().ends_with("get") {
        true => Ok(()),
        false => Err(Error::new(Kind::Usage, format!("`{method}` does not read"))
            .why("kefu only reads, and gome's reading methods end in `get`")
            .hint("for example gome.custom.complaints.phoneGet or gome.order.orders.get")),
    }
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
    fn another_shape_is_named_by_its_path() {
        assert_eq!(read("{}"), Err("why: `a_bGet_response` is missing".into()));
        assert_eq!(
            read(r#"{"a_bGet_response":{"result":{}}}"#),
            Err("why: `a_bGet_response.result.ComplaintVOs` is missing".into())
        );
        let wrong = read(r#"{"a_bGet_response":{"result":{"ComplaintVOs":7}}}"#).unwrap_err();
        assert!(wrong.starts_with("why: at `a_bGet_response.result.ComplaintVOs`: invalid type"), "{wrong}");
    }

    #[test]
    fn only_reading_methods_are_called() {
        assert!(refuse_writing("gome.custom.complaints.phoneGet").is_ok());
        assert!(refuse_writing("gome.order.orders.get").is_ok());
        assert_eq!(refuse_writing("gome.custom.complaints.phoneRemark").unwrap_err().kind(), Kind::Usage);
    }
}
