//! Weeks of a directory's life, made up at random: new complaints, late changes, vendors that fail, runs that
//! are killed. In the end the directory equals one full export.

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Stdio,
};

use fastrand::Rng;
use jiff::{
    ToSpan as _,
    civil::{Date, DateTime, date},
};

use crate::{
    export::{
        clock, data,
        plan::planned,
        vendor::{Day, Records, Vendor},
    },
    support::{Home, Kefu},
};

/// Complaints change within so many days, the day of the complaint included.
const REFRESH: i32 = 4;
const FIRST: Date = Date::constant(2026, 1, 5);

struct History {
    random: Rng,
    vendor: Vendor,
    home: Home,
    /// Everything that the vendor ever said of a day.
    said: BTreeMap<Date, BTreeSet<Day>>,
    next: u32,
}

impl History {
    fn new(seed: u64) -> Self {
        Self {
            random: Rng::with_seed(seed),
            vendor: Vendor::start(Records::default()),
            home: Home::new(),
            said: BTreeMap::new(),
            next: 1,
        }
    }

    /// A day at the vendor: new complaints of the last days, changes to them, removals.
    fn happens(&mut self, today: Date) {
        for age in 0..REFRESH {
            let day = today - age.days();
            let mut records = self.vendor.records();
            let complaints = records.days.entry(day).or_default();
            let new = if age == 0 { self.random.u32(0..4) } else { u32::from(self.random.u8(0..6) == 0) };
            for _ in 0..new {
                complaints.insert(0, (self.next, 0));
                self.next += 1;
            }
            for complaint in complaints.iter_mut() {
                complaint.1 += u32::from(self.random.u8(0..4) == 0);
            }
            if self.random.u8(0..12) == 0 {
                complaints.pop();
            }
            let now = complaints.clone();
            drop(records);
            self.said.entry(day).or_default().insert(now);
        }
    }

    fn kefu(&self, dir: &str, at: DateTime) -> Kefu {
        self.export("", dir, at).arg("--columns=work_order_no,content")
    }

    fn export(&self, command: &str, dir: &str, at: DateTime) -> Kefu {
        let line = format!(
            "-q export {command} complaints --dir {dir} --since {FIRST} --refresh {REFRESH}d --max-shrink 100%"
        );
        clock::at(self.vendor.kefu(&self.home, &line), at)
    }

    /// A run that may meet a vendor that fails, or be killed.
    fn runs(&mut self, at: DateTime) {
        let fate = self.random.u8(0..10);
        if fate < 2 {
            let failing = (0..self.random.i32(1..4)).map(|_| at.date() - self.random.i32(0..9).days());
            let failing = failing.collect();
            self.vendor.records().failing = failing;
        }
        if (2..5).contains(&fate) {
            // The vendor hangs after some answers, and then the run is killed.
            let asked = self.vendor.requests() + self.random.usize(0..6);
            self.vendor.records().silent_from = Some(asked);
            let mut child = self.kefu("out", at).command().stderr(Stdio::null()).spawn().unwrap();
            while self.vendor.requests() <= asked && child.try_wait().unwrap().is_none() {
                std::thread::yield_now();
            }
            child.kill().unwrap();
            child.wait().unwrap();
        } else {
            let plan = self.export("plan", "out", at).arg("--output").arg("json").run();
            let before = self.vendor.server.log().requests.len();
            let run = self.kefu("out", at).run();
            assert!(matches!(run.code, Some(0 | 3 | 69)), "{run}");
            assert_eq!(self.vendor.asked_since(before), planned(&plan), "{plan}{run}");
        }
        let mut records = self.vendor.records();
        (records.failing, records.silent_from) = (BTreeSet::new(), None);
        drop(records);
        self.is_whole();
    }

    /// Every file is what the vendor said of its day at some time.
    fn is_whole(&self) {
        for (name, bytes) in data(&self.home.path("out")) {
            let day: Date = name.trim_start_matches("complaints-").trim_end_matches(".csv").parse().unwrap();
            let found: Day = csv::Reader::from_reader(&bytes[..])
                .records()
                .map(|row| {
                    let row = row.unwrap();
                    let number = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
                    (row[0].rsplit('-').next().unwrap().parse().unwrap(), number(&row[1]).parse().unwrap())
                })
                .collect();
            let nothing = BTreeSet::from([Day::new()]);
            let said = self.said.get(&day).unwrap_or(&nothing);
            assert!(said.contains(&found) || found.is_empty(), "{name}: {found:?} was never said");
        }
    }
}

#[test]
fn whatever_happened_the_directory_equals_one_full_export_in_the_end() {
    if !clock::can_be_set() {
        return;
    }
    for seed in 0..3 {
        let mut history = History::new(seed);
        let mut today = FIRST;
        while today < date(2026, 2, 1) {
            history.happens(today);
            // Some nights it does not run, some days it runs once more.
            for hour in [6, 15, 22] {
                if history.random.u8(0..3) > 0 {
                    history.runs(today.at(hour, 30, 0, 0));
                }
                history.happens(today);
            }
            today = today.tomorrow().unwrap();
        }
        let last = today.at(6, 30, 0, 0);
        history.kefu("out", last).run().ok();
        history.kefu("full", last).run().ok();
        let (out, full) = (data(&history.home.path("out")), data(&history.home.path("full")));
        assert_eq!(full.len(), 28);
        assert!(out == full, "seed {seed}: {:?}", differing(&out, &full));
    }
}

fn differing<'a>(a: &'a BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>) -> Vec<&'a String> {
    a.iter().filter(|(name, bytes)| b.get(*name) != Some(bytes)).map(|(name, _)| name).collect()
}
