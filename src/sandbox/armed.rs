//! Faults that count requests and select those to strike.

use std::{
    collections::HashMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use bytes::Bytes;

use super::{
    exchange::Request,
    fault::{Fault, What},
    part::Part,
};

/// The effect of a fault on one request.
pub struct Strike<'a> {
    /// The kind of the fault.
    pub what: &'a What,
    /// With a drift, the number of records that have been added since the first request.
    pub arrived: u64,
}

/// A fault with the number of requests that it has seen.
#[derive(Debug)]
pub struct Armed {
    fault: Fault,
    seen: AtomicU64,
    asked: Mutex<HashMap<(String, Bytes), Instant>>,
}

impl Armed {
    /// Starts with a count of 0.
    pub fn new(fault: Fault) -> Self {
        Self { fault, seen: AtomicU64::new(0), asked: Mutex::default() }
    }

    /// The effect on this request, if the fault strikes it. Counts the request.
    pub fn strikes(&self, part: Option<&Part>, shop: usize, request: &Request) -> Option<Strike<'_>> {
        let fault = &self.fault;
        let is_vendors = fault.vendor.is_none_or(|name| part.is_some_and(|part| part.name == name));
        let is_shops = fault.shop.is_none_or(|number| number == shop + 1);
        let meant = is_vendors && is_shops && request.holds(&fault.at);
        let free = matches!(fault.what, What::Duplicates(time) if !self.repeats(request, time));
        if !meant || free {
            return None;
        }
        let earlier = self.seen.fetch_add(1, Ordering::Relaxed);
        let struck = earlier.checked_sub(fault.skip)?;
        let what = &fault.what;
        // Added records stay: a drift only stops growing.
        (struck < fault.times || *what == What::Drift)
            .then(|| Strike { what, arrived: struck.min(fault.times) })
    }

    /// Whether an identical request was answered less than this time ago.
    fn repeats(&self, request: &Request, time: Duration) -> bool {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (request.target.clone(), request.body.clone());
        let is_repeated = asked.get(&key).is_some_and(|before| before.elapsed() < time);
        // The time counts from the request that was answered, not from one that was refused.
        if !is_repeated {
            asked.insert(key, Instant::now());
        }
        is_repeated
    }
}

#[cfg(test)]
mod tests {
    use super::{super::part, Armed, Fault, Request};

    fn read(text: &str) -> Fault {
        text.parse().unwrap_or_else(|wrong| panic!("{wrong}"))
    }

    #[test]
    fn only_what_was_asked_before_is_a_duplicate() {
        let armed = Armed::new(read("gome:duplicates=90s"));
        let strikes = |target| armed.strikes(part("/router"), 0, &Request::new("GET", target)).is_some();
        let struck = ["/router?a", "/router?b", "/router?a", "/router?c"].map(strikes);
        assert_eq!(struck, [false, false, true, false]);
    }

    #[test]
    fn a_fault_strikes_after_the_skipped_and_only_so_often() {
        let armed = Armed::new(read("gome:reset,skip=1,times=2"));
        let request = Request::new("GET", "/router");
        let struck: Vec<_> = (0..5).map(|_| armed.strikes(part("/router"), 0, &request).is_some()).collect();
        assert_eq!(struck, [false, true, true, false, false]);
        assert!(Armed::new(read("gome:reset")).strikes(part("/api/v1/"), 0, &request).is_none());
        assert!(Armed::new(read("reset,at=nowhere")).strikes(None, 0, &request).is_none());
    }

    #[test]
    fn a_fault_of_a_shop_strikes_no_other() {
        let request = Request::new("GET", "/router");
        let struck =
            [0, 1, 2].map(|shop| Armed::new(read("reset,shop=2")).strikes(None, shop, &request).is_some());
        assert_eq!(struck, [false, true, false]);
    }

    #[test]
    fn a_drift_grows_and_then_stays() {
        let armed = Armed::new(read("drift,times=2"));
        let request = Request::new("GET", "/router");
        let arrived = [(); 4].map(|()| armed.strikes(None, 0, &request).map(|strike| strike.arrived));
        assert_eq!(arrived, [Some(0), Some(1), Some(2), Some(2)]);
    }
}
