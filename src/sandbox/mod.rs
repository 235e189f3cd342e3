//! The sandbox: the vendors as one server on loopback, with invented data and faults on request.
//!
//! It knows the wire and nothing of the adapters: signatures, tables and shapes are its own, made from what the
//! vendors publish. So it can be held against the adapters as a judge, and they against it.
//!
//! Some records are there with every seed; each vendor's folder says which. A vendor is a folder and a line in
//! `vendors!`: nothing else names one.

mod armed;
mod body;
mod exchange;
mod fault;
mod invent;
mod part;
mod phrases;
mod server;

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
};

use jiff::civil::Date;
use tokio::{net::TcpListener, task::JoinHandle};

use armed::Armed;
pub use fault::{Fault, help};
use part::{Part, Source, Vendor};

/// Names the folders of the vendors' parts: declares their modules, and lists their data.
macro_rules! vendors {
    ($($name:ident $(in $path:literal if $feature:literal)?),* $(,)?) => {
        $($(#[cfg(feature = $feature)] #[path = $path])? mod $name;)*

        /// The vendors' parts.
        const VENDORS: &[&Part] = &[$($(#[cfg(feature = $feature)])? &$name::PART),*];
    };
}

// One line a vendor.
vendors! {
    gome,
    bangwo8,
    eshouhou,
}

/// What a sandbox is started with.
#[derive(Clone, Debug)]
pub struct Options {
    /// The port on 127.0.0.1; 0 takes any that is free.
    pub port: u16,
    /// Which data: the same seed and day give the same bytes.
    pub seed: u64,
    /// How much of it.
    pub amount: Amount,
    /// Whether records also have forms beyond the documented ones, and texts that attack a reader.
    pub disorder: bool,
    /// What goes wrong.
    pub faults: Vec<Fault>,
    /// The day, in Asia/Shanghai, that the newest records lie on. Each of the 29 days before it has records too.
    pub today: Date,
}

/// How many phone complaints there are.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// On so many days, the running one included.
    pub days: u16,
    /// So many on each day that is over; some, if it is none.
    pub a_day: Option<u16>,
}

impl Default for Amount {
    fn default() -> Self {
        Self { days: 30, a_day: None }
    }
}

/// The vendors with their records, and what goes wrong.
struct World {
    source: Source,
    vendors: Vec<(&'static Part, Box<dyn Vendor>)>,
    faults: Vec<Armed>,
}

impl World {
    fn new(options: Options) -> Self {
        let Options { seed, today, amount, disorder, faults, port: _ } = options;
        let source = Source { seed, today, amount, disorder, arrived: 0 };
        let vendors = VENDORS.iter().map(|part| (*part, (part.invent)(&source))).collect();
        Self { source, vendors, faults: faults.into_iter().map(Armed::new).collect() }
    }

    /// The right answer, faults aside.
    fn answer(&self, part: Option<&Part>, request: &exchange::Request) -> exchange::Answer {
        let known = self.vendors.iter().find(|(known, _)| part.is_some_and(|part| part.name == known.name));
        known.map_or_else(not_found, |(_, vendor)| vendor.answer(request))
    }

    /// The right answer when so many new records have come.
    fn later(&self, part: Option<&Part>, request: &exchange::Request, arrived: u64) -> exchange::Answer {
        let source = Source { arrived, ..self.source };
        part.map_or_else(not_found, |part| (part.invent)(&source).answer(request))
    }
}

fn not_found() -> exchange::Answer {
    exchange::Answer::text(404, "Not Found")
}

/// Whose path it is.
fn part(path: &str) -> Option<&'static Part> {
    VENDORS.iter().copied().find(|part| (part.is_own)(path))
}

/// A running sandbox. Dropping it ends it, with every connection.
pub struct Sandbox {
    address: SocketAddr,
    accepting: JoinHandle<()>,
}

impl Sandbox {
    /// Listens on 127.0.0.1 and serves on the current tokio runtime. Returns when a client can connect; fails when
    /// the port is taken.
    pub async fn start(options: Options) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
        let address = listener.local_addr()?;
        let world = Arc::new(World::new(options));
        Ok(Self { address, accepting: tokio::spawn(server::accept(listener, world)) })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The credentials it accepts, as (vendor, setting, value).
    pub fn settings(&self) -> Vec<(&'static str, &'static str, String)> {
        let base_url = format!("http://{}", self.address);
        let mut settings = Vec::new();
        for part in VENDORS {
            settings.push((part.name, "base_url", format!("{base_url}{}", part.path)));
            settings.extend(part.settings.iter().map(|&(key, value)| (part.name, key, value.to_owned())));
        }
        settings
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

#[cfg(test)]
mod tests;
