//! The sandbox: the three vendors as one server on loopback, with invented data and faults on request.
//!
//! It knows the wire and nothing of the adapters: signatures, tables and shapes are its own, made from what the
//! vendors publish. So it can be held against the adapters as a judge, and they against it.
//!
//! Some records are there with every seed: the work orders `YYYYMMDD-gome-0001` to `0003` of each of the thirty days
//! that end today (and `YYYYMMDD-gomeweb-0001`, `0002`), the view 15 `售中`, the projects `demo-project-1` and
//! `a6fa4a6c-f0a8-4684-b001-000000000002` to `…012`, the serial numbers `SN-DEMO-0001` to `0012`.

mod armed;
mod bangwo8;
mod body;
mod eshouhou;
mod exchange;
mod fault;
mod gome;
mod invent;
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
pub use fault::Fault;
use fault::Vendor;

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

/// The three vendors' answers.
struct World {
    gome: gome::Gome,
    bangwo8: bangwo8::Bangwo8,
    eshouhou: eshouhou::Eshouhou,
    faults: Vec<Armed>,
    seed: u64,
    today: Date,
    amount: Amount,
    disorder: bool,
}

impl World {
    fn new(options: Options) -> Self {
        Self {
            gome: gome::Gome::new(options.seed, options.today, options.amount, options.disorder),
            bangwo8: bangwo8::Bangwo8::new(options.seed, options.today, options.disorder),
            eshouhou: eshouhou::Eshouhou::new(options.seed, options.today, options.disorder),
            seed: options.seed,
            today: options.today,
            amount: options.amount,
            disorder: options.disorder,
            faults: options.faults.into_iter().map(Armed::new).collect(),
        }
    }

    /// The right answer, faults aside.
    fn answer(&self, vendor: Option<Vendor>, request: &exchange::Request) -> exchange::Answer {
        match vendor {
            Some(Vendor::Gome) => self.gome.answer(request),
            Some(Vendor::Bangwo8) => self.bangwo8.answer(request),
            Some(Vendor::Eshouhou) => self.eshouhou.answer(request),
            None => exchange::Answer::text(404, "Not Found"),
        }
    }

    /// The right answer when so many new records have come.
    fn later(&self, vendor: Option<Vendor>, request: &exchange::Request, arrived: u64) -> exchange::Answer {
        match vendor {
            Some(Vendor::Gome) => {
                gome::Gome::later(self.seed, self.today, self.amount, self.disorder, arrived).answer(request)
            }
            Some(Vendor::Bangwo8) => {
                bangwo8::Bangwo8::later(self.seed, self.today, self.disorder, arrived).answer(request)
            }
            _ => self.answer(vendor, request),
        }
    }
}

/// Whose path it is.
fn vendor(path: &str) -> Option<Vendor> {
    match path {
        "/router" => Some(Vendor::Gome),
        "/api/token.php" => Some(Vendor::Bangwo8),
        "/api/TokenApi" => Some(Vendor::Eshouhou),
        _ if path.starts_with("/api/v1/") => Some(Vendor::Bangwo8),
        _ if path.starts_with("/api/CustomerService/") || path.starts_with("/open/v2/") => {
            Some(Vendor::Eshouhou)
        }
        _ => None,
    }
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

    /// The credentials it accepts, as (vendor, setting, value). The eshouhou network is left out: it can be asked for.
    pub fn settings(&self) -> Vec<(&'static str, &'static str, String)> {
        let base_url = format!("http://{}", self.address);
        let mut settings = Vec::new();
        // Gome has one address for everything; the others' paths hang below theirs.
        for (vendor, path, known) in [
            ("gome", "/router", gome::SETTINGS),
            ("bangwo8", "", bangwo8::SETTINGS),
            ("eshouhou", "", eshouhou::SETTINGS),
        ] {
            settings.push((vendor, "base_url", format!("{base_url}{path}")));
            settings.extend(known.iter().map(|&(key, value)| (vendor, key, value.to_owned())));
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
