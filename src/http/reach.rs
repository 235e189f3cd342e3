//! The first stages of a request, one by one: name resolution, connection.

use std::{io, net::SocketAddr};

use tokio::net::{TcpStream, lookup_host};

use super::route::Route;

impl Route {
    /// The proxy and the variable that names it, if requests go through one.
    pub fn proxy(&self) -> Option<(String, &'static str)> {
        self.proxy.as_ref().map(|proxy| (proxy.to_string(), proxy.variable))
    }

    /// Whether everything that is sent can be read on the way.
    pub fn is_plain(&self) -> bool {
        self.base.scheme() == "http" && !self.is_here()
    }

    /// Whether the vendor is on this machine.
    pub fn is_here(&self) -> bool {
        super::is_this_machine(&self.base)
    }

    /// The vendor's host.
    pub fn host(&self) -> &str {
        self.base.host_str().unwrap_or_default()
    }

    /// The host and the port that a connection is opened to: the proxy's, or the vendor's.
    pub fn first_hop(&self) -> (String, u16) {
        let url = self.proxy.as_ref().map_or(&self.base, |proxy| &proxy.address);
        // An address of the sixth version stands in brackets.
        let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
        (host.to_owned(), url.port_or_known_default().unwrap_or_default())
    }

    /// The addresses of the first hop.
    ///
    /// # Errors
    /// The error of the system's name resolution.
    pub async fn addresses(&self) -> io::Result<Vec<SocketAddr>> {
        let (host, port) = self.first_hop();
        Ok(lookup_host((host, port)).await?.collect())
    }
}

/// Opens a connection to the first of several addresses that accepts one, and closes it.
///
/// # Errors
/// The error of the operating system for the last address.
pub async fn reach(addresses: &[SocketAddr]) -> io::Result<()> {
    TcpStream::connect(addresses).await.map(drop)
}
