//! Faults to inject, and their notation on the command line.

use std::{str::FromStr, time::Duration};

use super::{VENDORS, part::Part};

/// The kind of a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Answers with this HTTP status, and `Retry-After` if seconds are given.
    Status(u16, Option<u64>),
    /// Answers with a refusal with this code in the vendor's form, with HTTP 200.
    Code(String),
    /// Answers with this body and HTTP 200.
    Body(String),
    /// Sends the right answer after this time.
    Hang(Duration),
    /// Sends the right answer in twenty pieces, with this time between them.
    Drip(Duration),
    /// Refuses a request that equals an earlier one within this time, as some vendors do.
    Duplicates(Duration),
    /// Adds one record to each growing list with every request from the second on; `times` is the maximum.
    Drift,
    /// Resets the connection without an answer.
    Reset,
    /// Sends the head and half of the body, then closes the connection.
    Truncate,
}

/// One fault: `[VENDOR:]WHAT[,key=value…]`.
///
/// `WHAT` is one of `status=CODE`, `code=CODE`, `hang=TIME`, `drip=TIME`, `reset`, `truncate`, `drift`,
/// `duplicates=TIME` (only vendors with such a rule), `body=TEXT`; times are `500ms`, `5s` or `2m`. Keys: `times=N`
/// (only the first N requests), `skip=N` (except the first N), `at=TEXT` (only requests whose path, query string or
/// body contain it, as sent), `shop=N` (only that one of several shops), `retry-after=SECONDS` (with `status`). A body may contain commas and takes the rest of
/// the text, so it comes last.
///
/// Without a vendor it strikes all of them. It strikes every request, including token requests; `at=` narrows that.
/// Of several faults the first that applies counts; a `drift` always applies, so it is given last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub(super) vendor: Option<&'static str>,
    pub(super) what: What,
    pub(super) skip: u64,
    pub(super) times: u64,
    pub(super) at: String,
    /// The number of the only shop that it strikes, from 1.
    pub(super) shop: Option<usize>,
}

/// The notation of faults: the vendors' names and the kinds.
fn allowed() -> String {
    let names: Vec<_> = names(|_| true).map(|name| format!("{name}:")).collect();
    let strict: Vec<_> = names_with_repetition().collect();
    tr!(
        "[{vendors}] and one of status=CODE, code=CODE, hang=TIME, drip=TIME, reset, truncate, drift, \
         duplicates=TIME ({strict}), body=TEXT (last), then any of times=N, skip=N, shop=N, at=TEXT, \
         retry-after=SECONDS (with status)",
        vendors = names.join("|"),
        strict = strict.join(", ")
    )
}

/// The text about faults in `kefu sandbox --help`.
pub fn help() -> String {
    let (first, last) = (VENDORS[0].name, VENDORS[VENDORS.len() - 1].name);
    let names: Vec<_> = names(|_| true).collect();
    let duplicates: Vec<_> = names_with_repetition().map(|name| format!("{name}:duplicates=TIME")).collect();
    format!(
        "\
Examples:
  kefu sandbox
  kefu sandbox --port 0 --days 365 --a-day 500       a long list on a free port
  kefu sandbox --fault {first}:status=503,times=2
  kefu sandbox --disorder                            answers as they may really be
  kefu sandbox --fault {first}:code=7 --fault {last}:hang=5s
  kefu sandbox --shops 3 --fault {first}:status=503,shop=2

Faults: [VENDOR:]WHAT[,KEY=VALUE…]
  VENDOR  {}
  WHAT    status=CODE, code=CODE, hang=TIME, drip=TIME, reset, truncate, drift, body=TEXT, {}
  KEY     times=N, skip=N, shop=N (only that shop), at=TEXT (only requests that contain it), retry-after=SECONDS (with status)",
        names.join(", "),
        duplicates.join(", "),
    )
}

fn names(which: impl Fn(&Part) -> bool) -> impl Iterator<Item = &'static str> {
    VENDORS.iter().filter(move |part| which(part)).map(|part| part.name)
}

fn names_with_repetition() -> impl Iterator<Item = &'static str> {
    names(|part| part.repetition.is_some())
}

impl FromStr for Fault {
    type Err = String;

    /// Parses a fault. The error has the given and the allowed text.
    fn from_str(text: &str) -> Result<Self, String> {
        parse(text).map_err(|wrong| {
            tr!("fault `{text}`: {wrong}; allowed: {allowed}", text, wrong, allowed = allowed())
        })
    }
}

fn parse(text: &str) -> Result<Fault, String> {
    let (vendor, rest) = vendor(text)?;
    let mut fault = Fault {
        vendor: vendor.map(|part| part.name),
        what: What::Reset,
        skip: 0,
        times: u64::MAX,
        at: String::new(),
        shop: None,
    };
    let mut whats = Vec::new();
    let mut retry_after = None;
    let mut left = Some(rest);
    while let Some(rest) = left {
        if let Some(body) = rest.strip_prefix("body=") {
            whats.push(What::Body(body.to_owned()));
            break;
        }
        let (part, next) = rest.split_once(',').map_or((rest, None), |(part, next)| (part, Some(next)));
        left = next;
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        match key {
            "times" => fault.times = number(part, value)?,
            "skip" => fault.skip = number(part, value)?,
            "at" => value.clone_into(&mut fault.at),
            "shop" => fault.shop = Some(usize::try_from(number(part, value)?).unwrap_or(usize::MAX)),
            "retry-after" => retry_after = Some(number(part, value)?),
            _ => whats.push(what(part, key, value)?),
        }
    }
    let what = <[What; 1]>::try_from(whats);
    let has_rule = vendor.is_some_and(|part| part.repetition.is_some());
    if matches!(what, Ok([What::Duplicates(_)])) && !has_rule {
        return Err(tr!("`duplicates` needs a vendor that refuses repetitions"));
    }
    fault.what = match (what, retry_after) {
        (Ok([What::Status(code, _)]), seconds) => What::Status(code, seconds),
        (Ok(_), Some(_)) => return Err(tr!("`retry-after` goes with `status` only")),
        (Ok([what]), None) => what,
        (Err(whats), _) if whats.is_empty() => return Err(tr!("it does not say what goes wrong")),
        (Err(_), _) => return Err(tr!("it says more than one thing that goes wrong")),
    };
    Ok(fault)
}

fn vendor(text: &str) -> Result<(Option<&'static Part>, &str), String> {
    let Some((name, rest)) = text.split_once(':').filter(|(name, _)| !name.contains(['=', ','])) else {
        return Ok((None, text));
    };
    let part = VENDORS.iter().copied().find(|part| part.name == name);
    part.map(|part| (Some(part), rest)).ok_or_else(|| tr!("`{name}` is no vendor", name))
}

fn what(part: &str, key: &str, value: &str) -> Result<What, String> {
    match (key, value) {
        ("drift", "") => Ok(What::Drift),
        ("reset", "") => Ok(What::Reset),
        ("truncate", "") => Ok(What::Truncate),
        ("hang", _) => time(part, value).map(What::Hang),
        ("duplicates", _) => time(part, value).map(What::Duplicates),
        ("drip", _) => time(part, value).map(What::Drip),
        ("code", "") => Err(tr!("`code` needs a code")),
        ("code", _) => Ok(What::Code(value.to_owned())),
        ("status", _) => match value.parse() {
            Ok(code @ 200..=599) => Ok(What::Status(code, None)),
            _ => Err(tr!("`{part}` is no HTTP status from 200 to 599", part)),
        },
        _ => Err(tr!("`{part}` is unknown", part)),
    }
}

fn number(part: &str, value: &str) -> Result<u64, String> {
    value.parse().map_err(|_| tr!("`{part}` is no whole number", part))
}

fn time(part: &str, value: &str) -> Result<Duration, String> {
    let unit = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    let millis = match &value[unit..] {
        "ms" => 1,
        "s" => 1000,
        "m" => 60_000,
        _ => 0,
    };
    match value[..unit].parse::<u64>() {
        Ok(count) if millis > 0 => Ok(Duration::from_millis(count.saturating_mul(millis))),
        _ => Err(tr!("`{part}` is no time like 500ms, 5s or 2m", part)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, Fault, What};

    fn read(text: &str) -> Fault {
        text.parse().unwrap_or_else(|wrong| panic!("{wrong}"))
    }

    #[test]
    fn faults_are_read() {
        assert_eq!(read("reset").what, What::Reset);
        assert_eq!(read("eshouhou:hang=5s").what, What::Hang(Duration::from_secs(5)));
        assert_eq!(read("drip=10ms").what, What::Drip(Duration::from_millis(10)));
        assert_eq!(read("gome:code=8999").vendor, Some("gome"));
        assert_eq!(read("status=429,retry-after=7").what, What::Status(429, Some(7)));
        let fault = read("bangwo8:status=503,times=2,skip=1,at=page=2");
        assert_eq!((fault.times, fault.skip, fault.at.as_str()), (2, 1, "page=2"));
    }

    #[test]
    fn a_body_keeps_its_commas_and_colons() {
        let fault = read("times=1,body={\"a\":1,\"b\":2}");
        assert_eq!((fault.what, fault.times), (What::Body("{\"a\":1,\"b\":2}".to_owned()), 1));
    }

    #[test]
    fn a_wrong_fault_says_what_was_given_and_what_is_allowed() {
        for text in [
            "",
            "taobao:reset",
            "explode",
            "status=99",
            "status=x",
            "hang=5",
            "hang",
            "times=2",
            "reset,truncate",
            "reset,times=x",
            "reset,retry-after=1",
            "code=",
            "duplicates=90s",
            "reset=1",
        ] {
            let wrong = text.parse::<Fault>().expect_err(text);
            assert!(wrong.contains(&format!("`{text}`")) && wrong.contains("truncate"), "{wrong}");
        }
    }
}
