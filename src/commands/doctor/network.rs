//! The way to a vendor, as far as it can be seen without a request: encryption, proxy, name resolution, connection.

use std::{io, net::IpAddr, time::Duration};

use tokio::time::{Instant, timeout_at};

use super::finding::Finding;
use crate::{
    adapter::Settings,
    context::Context,
    error::Kind,
    http::{self, Route},
    lang::system,
    vendors::Name,
};

/// How long a name or a connection is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// The checks that need the network, in their order.
const ASKING: [&str; 5] = ["name", "connection", "certificate", "clock", "credentials"];

/// Whether the vendor can be asked, and what is found on the way there. `probe` has the vendor's settings.
pub(super) async fn look(
    probe: &Context,
    name: Name,
    settings: &Settings,
    offline: bool,
) -> (bool, Vec<Finding>) {
    let mut findings = Vec::new();
    let route = match probe.route(settings, false) {
        Ok(route) => route,
        Err(error) => return (false, vec![Finding::error("proxy", &error)]),
    };
    if let Err(error) = probe.route(settings, true) {
        return (false, vec![Finding::error("certificate", &error)]);
    }
    if let Err(error) = name.kept_token(probe).await {
        return (false, vec![Finding::error("settings", &error)]);
    }
    findings.extend([Finding::ok("settings", tr!("complete")), encryption(&route), proxy(&route)]);
    if offline {
        findings.extend(ASKING.map(|check| Finding::skipped(check, tr!("--offline asks nobody"))));
        return (false, findings);
    }
    let open = reachable(probe, &route).await;
    let is_open = open.last().is_some_and(|finding| finding.check == "connection")
        && open.iter().all(|finding| finding.status == super::Status::Ok);
    let done = open.len();
    findings.extend(open);
    if !is_open {
        let rest = ASKING.iter().skip(done);
        findings.extend(
            rest.map(|check| Finding::skipped(check, tr!("cannot tell: the vendor cannot be reached"))),
        );
    }
    (is_open, findings)
}

fn encryption(route: &Route) -> Finding {
    let host = route.host();
    match route.is_plain() {
        true => Finding::warning(
            "encryption",
            tr!("{host} is asked by http://: token and answers can be read on the way", host),
            tr!("ask through a network that you trust; if the vendor offers https://, set `base_url` to it"),
        ),
        false if route.is_here() => Finding::ok("encryption", tr!("nothing leaves this machine")),
        false => Finding::ok("encryption", "https://"),
    }
}

fn proxy(route: &Route) -> Finding {
    match route.proxy() {
        Some((proxy, variable)) => Finding::ok("proxy", tr!("{proxy}, from {variable}", proxy, variable)),
        None => Finding::ok("proxy", tr!("none")),
    }
}

/// Resolves the name and opens a connection; ends with the first failure.
async fn reachable(probe: &Context, route: &Route) -> Vec<Finding> {
    let (host, port) = route.first_hop();
    let addresses = match soon(probe, route.addresses()).await {
        Ok(addresses) if !addresses.is_empty() => addresses,
        failed => {
            let why = failed.err().map_or_else(|| tr!("it has no address"), |error| system(&error));
            let message = tr!("the name {host} cannot be resolved: {why}", host, why);
            let hint = match route.proxy() {
                Some((_, variable)) => tr!("check the proxy's name in {variable}", variable),
                None => tr!(
                    "check the network and its DNS server, and the host in `base_url`; where the network needs a proxy, set HTTPS_PROXY"
                ),
            };
            return vec![Finding::failure("name", Kind::Unreachable, message, Some(hint))];
        }
    };
    let resolved = Finding::ok(
        "name",
        match host.parse::<IpAddr>() {
            Ok(_) => tr!("{host} is an address already", host),
            Err(_) => tr!("{host} is {address}", host, address = addresses[0].ip()),
        },
    );
    let place = format!("{host}:{port}");
    match soon(probe, http::reach(&addresses)).await {
        Ok(()) => vec![resolved, Finding::ok("connection", tr!("{place} accepts connections", place))],
        Err(error) => {
            let message = tr!("{place} accepts no connection: {why}", place, why = system(&error));
            let hint = match route.proxy() {
                Some((_, variable)) => {
                    tr!("check {variable}; NO_PROXY names hosts to ask without a proxy", variable)
                }
                None => tr!(
                    "check the network, a firewall, and `base_url`; where the network needs a proxy, set HTTPS_PROXY"
                ),
            };
            vec![resolved, Finding::failure("connection", Kind::Unreachable, message, Some(hint))]
        }
    }
}

/// Waits for a step of the way, but not for long.
async fn soon<T>(probe: &Context, step: impl Future<Output = io::Result<T>>) -> io::Result<T> {
    let patience = Instant::now() + PATIENCE;
    let until = probe.options.http.deadline.map_or(patience, |deadline| deadline.min(patience));
    timeout_at(until, step).await.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}
