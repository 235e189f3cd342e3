//! The sandbox: the vendors as one server on loopback, with invented data and faults on request.
//!
//! It knows the vendors' interfaces and shares no code with the adapters: signatures, tables and shapes are
//! implemented independently, from what the vendors publish. So each can be tested against the other.
//!
//! Some records exist with every seed; each vendor's folder lists them. A vendor is a folder and a line in
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
    sync::{Arc, OnceLock},
};

use jiff::civil::Date;
use tokio::{net::TcpListener, task::JoinHandle};

use armed::Armed;
pub use fault::{Fault, help};
use part::{Part, Source, Vendor};

/// The beginning of a shop's paths, before its number. The first shop has none.
const SHOP: &str = "/shop-";

/// Lists the folders of the vendors' parts: declares their modules, and collects their data.
macro_rules! vendors {
    ($($name:ident $(in $path:literal if $feature:literal)?),* $(,)?) => {
        $($(#[cfg(feature = $feature)] #[path = $path])? mod $name;)*

        /// The vendors' parts.
        const VENDORS: &[&Part] = &[$($(#[cfg(feature = $feature)])? &$name::PART),*];
    };
}

// One line per vendor. The last one is made up, for tests.
vendors! {
    gome,
    bangwo8,
    eshouhou,
    acme in "../../tests/made_up/sandbox/mod.rs" if "made-up",
}

/// The options of a sandbox.
#[derive(Clone, Debug)]
pub struct Options {
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// The seed of the data: the same seed and day give the same bytes.
    pub seed: u64,
    /// The amount of data.
    pub amount: Amount,
    /// Whether records also have undocumented forms, and texts that attack a reader.
    pub disorder: bool,
    /// The faults to inject.
    pub faults: Vec<Fault>,
    /// The day of the newest records, in Asia/Shanghai. Each of the 29 days before it has records, too.
    pub today: Date,
    /// The number of shops, each with its own address, records and tokens; at least one.
    pub shops: usize,
}

/// The amount of phone complaints.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// The number of days with complaints, the current one included.
    pub days: u16,
    /// The number of complaints on each past day; a few if `None`.
    pub a_day: Option<u16>,
}

impl Default for Amount {
    fn default() -> Self {
        Self { days: 30, a_day: None }
    }
}

/// The shops, and the faults.
struct World {
    shops: Vec<Shop>,
    faults: Vec<Armed>,
}

/// The vendors with the records of one shop.
struct Shop {
    source: Source,
    /// Invented with the first request.
    vendors: OnceLock<Vec<(&'static Part, Box<dyn Vendor>)>>,
}

impl World {
    fn new(options: Options) -> Self {
        let Options { seed, today, amount, disorder, faults, shops, port: _ } = options;
        let shop = |number: u64| {
            let source = Source { seed: seed.wrapping_add(number), today, amount, disorder, arrived: 0 };
            Shop { source, vendors: OnceLock::new() }
        };
        Self {
            shops: (0..).take(shops.max(1)).map(shop).collect(),
            faults: faults.into_iter().map(Armed::new).collect(),
        }
    }

    /// The shop that a path belongs to, counted from 0, and the path as that shop knows it.
    fn shop<'t>(&self, target: &'t str) -> (usize, &'t str) {
        let own = || {
            let (number, _) = target.strip_prefix(SHOP)?.split_once('/')?;
            let number: usize =
                number.parse().ok().filter(|number| (2..=self.shops.len()).contains(number))?;
            Some((number - 1, &target[SHOP.len() + number.to_string().len()..]))
        };
        own().unwrap_or((0, target))
    }
}

impl Shop {
    /// The right answer, without faults.
    fn answer(&self, part: Option<&Part>, request: &exchange::Request) -> exchange::Answer {
        let invent = || VENDORS.iter().map(|part| (*part, (part.invent)(&self.source))).collect();
        let mut vendors = self.vendors.get_or_init(invent).iter();
        let known = vendors.find(|(known, _)| part.is_some_and(|part| part.name == known.name));
        known.map_or_else(not_found, |(_, vendor)| vendor.answer(request))
    }

    /// The right answer after this many records have been added.
    fn later(&self, part: Option<&Part>, request: &exchange::Request, arrived: u64) -> exchange::Answer {
        let source = Source { arrived, ..self.source };
        part.map_or_else(not_found, |part| (part.invent)(&source).answer(request))
    }
}

fn not_found() -> exchange::Answer {
    exchange::Answer::text(404, "Not Found")
}

/// The vendor that a path belongs to.
fn part(path: &str) -> Option<&'static Part> {
    VENDORS.iter().copied().find(|part| (part.is_own)(path))
}

/// A running sandbox. Dropping it ends it, with every connection.
pub struct Sandbox {
    address: SocketAddr,
    accepting: JoinHandle<()>,
}

impl Sandbox {
    /// Listens on 127.0.0.1 and serves on the current tokio runtime. Returns when clients can connect; fails if the
    /// port is taken.
    pub async fn start(options: Options) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
        let address = listener.local_addr()?;
        let world = Arc::new(World::new(options));
        Ok(Self { address, accepting: tokio::spawn(server::accept(listener, world)) })
    }

    /// Its address.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The credentials that it accepts for a shop, counted from 0, as (vendor, setting, value).
    pub fn settings(&self, shop: usize) -> Vec<(&'static str, &'static str, String)> {
        let shop = if shop == 0 { String::new() } else { format!("{SHOP}{}", shop + 1) };
        let base_url = format!("http://{}{shop}", self.address);
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
