//! Faults: what can be made to go wrong, written as one line of text.

use std::{
    collections::HashMap,
    str::FromStr,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use bytes::Bytes;

use super::exchange::Request;

/// Which vendor a path belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vendor {
    /// `/router`
    Gome,
    /// `/api/v1/…`, `/api/token.php`
    Bangwo8,
    /// `/api/TokenApi`, `/api/CustomerService/…`, `/open/v2/…`
    Eshouhou,
}

/// What happens instead of the answer, or to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// This HTTP status, with `Retry-After` when seconds are given.
    Status(u16, Option<u64>),
    /// A refusal with this code in the vendor's own words, with HTTP 200.
    Code(String),
    /// This body with HTTP 200.
    Body(String),
    /// The right answer, after this time.
    Hang(Duration),
    /// The right answer in twenty pieces, with this time between them.
    Drip(Duration),
    /// Gome's rule: a request that is the same as one of the last while is refused with 8999.
    Duplicates(Duration),
    /// The connection is reset without an answer.
    Reset,
    /// The head and half of the body, then the connection ends.
    Truncate,
}

/// One fault: `[VENDOR:]WHAT[,key=value…]`.
///
/// `WHAT` is one of `status=CODE`, `code=CODE`, `hang=TIME`, `drip=TIME`, `reset`, `truncate`,
/// `duplicates=TIME`, `body=TEXT`; times are `500ms`, `5s` or `2m`. Keys: `times=N` (only the first N), `skip=N` (but not the first N), `at=TEXT` (only
/// requests whose path and query string contain it, as sent), `retry-after=SECONDS` (with `status`). A body may
/// hold commas and takes the rest of the text, so it comes last. Without a vendor it strikes all three. It strikes
/// every request of the vendor, for a token too; `at=` narrows that. Of several faults the first that applies counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    vendor: Option<Vendor>,
    what: What,
    skip: u64,
    times: u64,
    at: String,
}

const ALLOWED: &str = "[gome:|bangwo8:|eshouhou:] and one of status=CODE, code=CODE, hang=TIME, drip=TIME, reset, \
    truncate, duplicates=TIME (gome), body=TEXT (last), then any of times=N, skip=N, at=TEXT, retry-after=SECONDS (with status)";

impl FromStr for Fault {
    type Err = String;

    /// Reads a fault. The error says what was given and what is allowed.
    fn from_str(text: &str) -> Result<Self, String> {
        parse(text).map_err(|wrong| format!("fault `{text}`: {wrong}; allowed: {ALLOWED}"))
    }
}

fn parse(text: &str) -> Result<Fault, String> {
    let (vendor, rest) = vendor(text)?;
    let mut fault = Fault {
        vendor,
        what: What::Reset,
        skip: 0,
        times: u64::MAX,
        at: String::new(),
    };
    let mut whats = Vec::new();
    let mut retry_after = None;
    let mut left = Some(rest);
    while let Some(rest) = left {
        if let Some(body) = rest.strip_prefix("body=") {
            whats.push(What::Body(body.to_owned()));
            break;
        }
        let (part, next) = rest
            .split_once(',')
            .map_or((rest, None), |(part, next)| (part, Some(next)));
        left = next;
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        match key {
            "times" => fault.times = number(part, value)?,
            "skip" => fault.skip = number(part, value)?,
            "at" => value.clone_into(&mut fault.at),
            "retry-after" => retry_after = Some(number(part, value)?),
            _ => whats.push(what(part, key, value)?),
        }
    }
    let what = <[What; 1]>::try_from(whats);
    if matches!(what, Ok([What::Duplicates(_)])) && vendor != Some(Vendor::Gome) {
        return Err("`duplicates` is a rule of gome only".to_owned());
    }
    fault.what = match (what, retry_after) {
        (Ok([What::Status(code, _)]), seconds) => What::Status(code, seconds),
        (Ok(_), Some(_)) => return Err("`retry-after` goes with `status` only".to_owned()),
        (Ok([what]), None) => what,
        (Err(whats), _) if whats.is_empty() => return Err("it does not say what goes wrong".to_owned()),
        (Err(_), _) => return Err("it says more than one thing that goes wrong".to_owned()),
    };
    Ok(fault)
}

fn vendor(text: &str) -> Result<(Option<Vendor>, &str), String> {
    match text.split_once(':') {
        Some((name, rest)) if !name.contains(['=', ',']) => match name {
            "gome" => Ok((Some(Vendor::Gome), rest)),
            "bangwo8" => Ok((Some(Vendor::Bangwo8), rest)),
            "eshouhou" => Ok((Some(Vendor::Eshouhou), rest)),
            _ => Err(format!("`{name}` is no vendor")),
        },
        _ => Ok((None, text)),
    }
}

fn what(part: &str, key: &str, value: &str) -> Result<What, String> {
    match (key, value) {
        ("reset", "") => Ok(What::Reset),
        ("truncate", "") => Ok(What::Truncate),
        ("hang", _) => time(part, value).map(What::Hang),
        ("duplicates", _) => time(part, value).map(What::Duplicates),
        ("drip", _) => time(part, value).map(What::Drip),
        ("code", "") => Err("`code` needs a code".to_owned()),
        ("code", _) => Ok(What::Code(value.to_owned())),
        ("status", _) => match value.parse() {
            Ok(code @ 200..=599) => Ok(What::Status(code, None)),
            _ => Err(format!("`{part}` is no HTTP status from 200 to 599")),
        },
        _ => Err(format!("`{part}` is unknown")),
    }
}

fn number(part: &str, value: &str) -> Result<u64, String> {
    value.parse().map_err(|_| format!("`{part}` is no whole number"))
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
        _ => Err(format!("`{part}` is no time like 500ms, 5s or 2m")),
    }
}

/// A fault that counts the requests it has seen.
#[derive(Debug)]
pub struct Armed {
    fault: Fault,
    seen: AtomicU64,
    asked: Mutex<HashMap<(String, Bytes), Instant>>,
}

impl Armed {
    /// Starts to count.
    pub fn new(fault: Fault) -> Self {
        Self {
            fault,
            seen: AtomicU64::new(0),
            asked: Mutex::default(),
        }
    }

    /// What happens to this request, when it is one of those meant. Counts it.
    pub fn strikes(&self, vendor: Option<Vendor>, request: &Request) -> Option<&What> {
        let fault = &self.fault;
        let meant = (fault.vendor.is_none() || fault.vendor == vendor) && request.target.contains(&fault.at);
        let free = matches!(fault.what, What::Duplicates(time) if !self.repeats(request, time));
        if !meant || free {
            return None;
        }
        let earlier = self.seen.fetch_add(1, Ordering::Relaxed);
        let strikes = earlier >= fault.skip && earlier - fault.skip < fault.times;
        strikes.then_some(&fault.what)
    }

    /// Whether the same was asked less than this time before.
    fn repeats(&self, request: &Request, time: Duration) -> bool {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (request.target.clone(), request.body.clone());
        asked
            .insert(key, Instant::now())
            .is_some_and(|before| before.elapsed() < time)
    }
}

#[cfg(test)]
mod tests {
    use super::{Armed, Duration, Fault, Request, Vendor, What};

    fn read(text: &str) -> Fault {
        text.parse().unwrap_or_else(|wrong| panic!("{wrong}"))
    }

    #[test]
    fn faults_are_read() {
        assert_eq!(read("reset").what, What::Reset);
        assert_eq!(read("eshouhou:hang=5s").what, What::Hang(Duration::from_secs(5)));
        assert_eq!(read("drip=10ms").what, What::Drip(Duration::from_millis(10)));
        assert_eq!(read("gome:code=8999").vendor, Some(Vendor::Gome));
        assert_eq!(read("status=429,retry-after=7").what, What::Status(429, Some(7)));
        let fault = read("bangwo8:status=503,times=2,skip=1,at=page=2");
        assert_eq!((fault.times, fault.skip, fault.at.as_str()), (2, 1, "page=2"));
    }

    #[test]
    fn a_body_keeps_its_commas_and_colons() {
        let fault = read("times=1,body={\"a\":1,\"b\":2}");
        assert_eq!(
            (fault.what, fault.times),
            (What::Body("{\"a\":1,\"b\":2}".to_owned()), 1)
        );
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
            assert!(
                wrong.contains(&format!("`{text}`")) && wrong.contains("truncate"),
                "{wrong}"
            );
        }
    }

    #[test]
    fn only_what_was_asked_before_is_a_duplicate() {
        let armed = Armed::new(read("gome:duplicates=90s"));
        let strikes = |target| {
            armed
                .strikes(Some(Vendor::Gome), &Request::new("GET", target))
                .is_some()
        };
        let struck = ["/router?a", "/router?b", "/router?a", "/router?c"].map(strikes);
        assert_eq!(struck, [false, false, true, false]);
    }

    #[test]
    fn a_fault_strikes_after_the_skipped_and_only_so_often() {
        let armed = Armed::new(read("gome:reset,skip=1,times=2"));
        let request = Request::new("GET", "/router");
        let struck: Vec<_> = (0..5)
            .map(|_| armed.strikes(Some(Vendor::Gome), &request).is_some())
            .collect();
        assert_eq!(struck, [false, true, true, false, false]);
        assert!(
            Armed::new(read("gome:reset"))
                .strikes(Some(Vendor::Bangwo8), &request)
                .is_none()
        );
        assert!(
            Armed::new(read("reset,at=nowhere"))
                .strikes(None, &request)
                .is_none()
        );
    }
}
