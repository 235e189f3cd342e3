//! The hosts to reach without a proxy: `NO_PROXY`, interpreted as curl does (`CURLOPT_NOPROXY`).

use std::net::{IpAddr, Ipv6Addr};

use url::Host;

/// Whether a list names a host.
///
/// `*` alone matches every host. Entries are separated by commas or blanks: a domain, which includes its subdomains,
/// with or without a leading dot; an IP address; a network in CIDR notation. An entry with a port or another `*`
/// matches nothing.
pub(super) fn names(list: &str, host: &Host<&str>) -> bool {
    let mut entries = list.split([',', ' ', '\t']).filter(|entry| !entry.is_empty());
    list == "*"
        || entries.any(|entry| match host {
            Host::Domain(name) => is_within(name, entry),
            Host::Ipv4(ip) => covers(entry, (*ip).into()),
            Host::Ipv6(ip) => covers(entry, (*ip).into()),
        })
}

/// Whether a name is a domain or one of its subdomains.
fn is_within(name: &str, domain: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let domain = domain.strip_suffix('.').unwrap_or(domain);
    let domain = domain.strip_prefix('.').unwrap_or(domain);
    let Some(at) = name.len().checked_sub(domain.len()).filter(|_| !domain.is_empty()) else { return false };
    let is_label = at == 0 || name.as_bytes()[at - 1] == b'.';
    is_label && name.as_bytes()[at..].eq_ignore_ascii_case(domain.as_bytes())
}

/// Whether an entry is the address, or a network that contains it. curl takes a network with a prefix of 0 bits for
/// an address.
fn covers(entry: &str, ip: IpAddr) -> bool {
    let (network, bits) = match entry.split_once('/') {
        Some((network, bits)) => (network, bits.parse().ok()),
        None => (entry, Some(0)),
    };
    let (Ok(network), Some(bits)) = (network.parse::<IpAddr>(), bits) else { return false };
    if network.is_ipv4() != ip.is_ipv4() {
        return false;
    }
    let longest = if ip.is_ipv4() { 32 } else { 128 };
    let differing = match bits {
        0 => 0,
        bits if bits <= longest => longest - bits,
        _ => return false,
    };
    number(ip) >> differing == number(network) >> differing
}

fn number(ip: IpAddr) -> u128 {
    match ip {
        IpAddr::V4(ip) => u32::from(ip).into(),
        IpAddr::V6(ip) => Ipv6Addr::into(ip),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_means_what_it_means_to_curl() {
        for (list, host, named) in [
            ("*", "a.example.com", true),
            ("*", "10.1.2.3", true),
            ("*,b", "a.example.com", false),
            ("", "a.example.com", false),
            ("example.com", "example.com", true),
            ("example.com", "a.example.com", true),
            ("example.com", "notexample.com", false),
            ("a.example.com", "example.com", false),
            (".example.com", "example.com", true),
            (".example.com", "a.example.com", true),
            ("*.example.com", "a.example.com", false),
            ("EXAMPLE.com", "a.example.com", true),
            ("b.com example.com", "a.example.com", true),
            ("b.com, example.com", "a.example.com", true),
            ("b.com,,example.com,", "a.example.com", true),
            ("example.com:443", "example.com", false),
            ("example.com.", "example.com", true),
            ("example.com", "example.com.", true),
            ("com", "a.example.com", true),
            (".", "a.example.com", false),
            ("例子", "a.example.com", false),
            ("10.1.2.3", "10.1.2.3", true),
            ("10.1.2.3,b", "10.1.2.4", false),
            ("10.1.2.0/24", "10.1.2.3", true),
            ("10.1.2.0/24", "10.1.3.3", false),
            ("10.0.0.0/8 b.com", "10.1.2.3", true),
            ("10.1.2.3/32", "10.1.2.3", true),
            ("10.1.2.3/33", "10.1.2.3", false),
            ("10.1.2.3/0", "10.1.2.3", true),
            ("0.0.0.0/0", "10.1.2.3", false),
            ("10.1.2.0/x", "10.1.2.0", false),
            ("10.1.2", "10.1.2.3", false),
            (".2.3", "10.1.2.3", false),
            ("10.1.2.3:80", "10.1.2.3", false),
            ("2001:db8::1", "[2001:db8::1]", true),
            ("2001:db8::/32", "[2001:db8::1]", true),
            ("2001:db8::/32", "[2001:db9::1]", false),
            ("0.0.0.0/1", "[::1]", false),
        ] {
            let url = url::Url::parse(&format!("https://{host}/")).unwrap();
            assert_eq!(names(list, &url.host().unwrap()), named, "{list} | {host}");
        }
    }
}
