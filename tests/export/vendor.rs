//! Gome as a model: complaints by day, which a test changes while kefu asks.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Condvar, Mutex, MutexGuard},
};

use jiff::civil::Date;
use serde_json::json;

use crate::support::{
    Home, Kefu,
    faulty_server::{ConnectionEnd, FaultyServer, ReceivedRequest, Reply},
};

/// The complaints of a day, in the vendor's order: number and how often it has changed.
pub type Day = Vec<(u32, u32)>;

/// The vendor's records.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// By day.
    pub days: BTreeMap<Date, Day>,
    /// Days that it does not answer.
    pub failing: BTreeSet<Date>,
    /// From so many requests on it says nothing more, and the connection stays open.
    pub silent_from: Option<usize>,
    /// How many requests there were.
    pub asked: usize,
    /// How many of them it has not answered yet, and how many that were at most.
    pub in_flight: (usize, usize),
    /// From which page on it waits with its answer until it is told to go on.
    pub held_from: Option<usize>,
}

/// A running model.
pub struct Vendor {
    state: Arc<(Mutex<Records>, Condvar)>,
    /// The server.
    pub server: FaultyServer,
}

impl Vendor {
    /// Starts one that has these complaints.
    pub fn start(records: Records) -> Self {
        let state = Arc::new((Mutex::new(records), Condvar::new()));
        let shared = Arc::clone(&state);
        let server = FaultyServer::start(move |request| answer(request, &shared));
        Self { state, server }
    }

    /// Its records.
    pub fn records(&self) -> MutexGuard<'_, Records> {
        self.state.0.lock().expect("the records")
    }

    /// Lets answers go that were held back.
    pub fn go_on(&self) {
        self.records().held_from = None;
        self.state.1.notify_all();
    }

    /// A command line that asks it.
    pub fn kefu(&self, home: &Home, line: &str) -> Kefu {
        home.kefu(line)
            .env("KEFU_GOME_BASE_URL", format!("{}/router", self.server.url()))
            .env("KEFU_GOME_APP_SECRET", "gome+secret/1")
            .env("KEFU_GOME_TOKEN", "gome-token-1")
            .env("KEFU_RETRIES", "0")
    }

    /// Writes a configuration with profiles of these names, which all ask it.
    pub fn profiles<N: std::fmt::Display>(&self, home: &Home, names: impl IntoIterator<Item = N>) {
        let profile = |name| {
            format!(
                "[profiles.\"{name}\".gome]\nbase_url = \"{}/router\"\napp_key = \"key of {name}\"\n\
                 app_secret = \"gome+secret/1\"\ntoken = \"gome-token-1\"\n",
                self.server.url()
            )
        };
        home.write("config.toml", &names.into_iter().map(profile).collect::<String>());
    }

    /// The days that were asked about since so many requests.
    pub fn asked_since(&self, before: usize) -> BTreeSet<String> {
        let log = self.server.log();
        log.requests[before..].iter().map(|request| request.get("complaintDateStart").to_owned()).collect()
    }

    /// How many requests there were.
    pub fn requests(&self) -> usize {
        self.records().asked
    }
}

fn answer(request: &ReceivedRequest, (records, go_on): &(Mutex<Records>, Condvar)) -> Reply {
    let number = |name: &str| request.get(name).parse::<usize>().expect("a number");
    let (page, size) = (number("pageNo"), number("pageSize"));
    let mut records = records.lock().expect("the records");
    records.in_flight.0 += 1;
    records.in_flight.1 = records.in_flight.1.max(records.in_flight.0);
    let mut records = go_on
        .wait_while(records, |records| records.held_from.is_some_and(|from| page >= from))
        .expect("the records");
    records.asked += 1;
    records.in_flight.0 -= 1;
    let date = |name: &str| request.get(name).parse::<Date>().expect("a day");
    let (day, last) = (date("complaintDateStart"), date("complaintDateEnd"));
    // Whether an end date is the whole day is looked at where a day is empty.
    assert!(last == day || day.tomorrow().is_ok_and(|next| last == next), "{day} to {last}");
    if records.silent_from.is_some_and(|from| records.asked > from) {
        return Reply::raw("", ConnectionEnd::Hang);
    }
    if records.failing.contains(&day) {
        return Reply::answer(503, "", "down for maintenance");
    }
    let days = records.days.range(day..=last);
    let all: Vec<_> =
        days.flat_map(|(day, all)| all.iter().map(|(no, version)| record(*day, *no, *version))).collect();
    let rows: Vec<_> = all.iter().skip((page - 1) * size).take(size).collect();
    let result = json!({ "ComplaintVOs": rows, "totalCount": all.len() });
    let body = json!({ "gome_custom_complaints_phoneGet_response": { "result": result } });
    Reply::answer(200, "Content-Type: application/json\r\n", body.to_string())
}

/// A complaint as the vendor writes it.
fn record(day: Date, no: u32, version: u32) -> serde_json::Value {
    json!({
        "workOrderNo": format!("{}-gome-{no:04}", day.strftime("%Y%m%d")),
        "complaintId": 2_300_000_000_000_000_000_u64 + u64::from(no),
        "status": if version.is_multiple_of(2) { 1 } else { 30 },
        "content": format!("第 {version} 次修改，\"引号\""),
        "cmlntTime": format!("{day} 10:20:30"),
    })
}
