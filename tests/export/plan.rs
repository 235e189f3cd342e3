//! `kefu export plan`: what it names is what the next run asks for, whatever happened to the directory.

use std::{collections::BTreeSet, fmt::Write as _, fs};

use fastrand::Rng;
use jiff::{ToSpan as _, civil::Date};

use super::{data, manifest, today, until_today, vendor::Vendor};
use crate::support::{Home, Run};

/// The days that a plan names.
pub fn planned(run: &Run) -> BTreeSet<String> {
    run.column("day").into_iter().collect()
}

/// The events that may happen to a directory between two runs.
fn happens(random: &mut Rng, home: &Home) {
    let files: Vec<_> = data(&home.path("out")).into_keys().collect();
    let Some(file) = random.choice(&files) else { return };
    let path = home.path("out").join(file);
    match random.u8(0..8) {
        0 => fs::remove_file(path).unwrap(),
        1 => fs::write(path, "work_order_no\nedited\n").unwrap(),
        2 => fs::write(home.path("out/manifest.json"), "{").unwrap(),
        3 => fs::remove_file(home.path("out/manifest.json")).unwrap_or_default(),
        4 => {
            // An unlisted file that adjoins the oldest one.
            let first = files.iter().filter_map(|file| file[11..21].parse::<Date>().ok()).min().unwrap();
            let before = first.yesterday().unwrap();
            fs::write(home.path(&format!("out/complaints-{before}.csv")), "work_order_no\n").unwrap();
        }
        5 => {
            fs::remove_file(&path).unwrap();
            fs::create_dir(path).unwrap();
        }
        6 => {
            // It was fetched before its records became final.
            let text = fs::read_to_string(home.path("out/manifest.json")).unwrap_or_default();
            let early = text.replace(&today().to_string(), &(today() - 3.days()).to_string());
            fs::write(home.path("out/manifest.json"), early).unwrap();
        }
        _ => {}
    }
}

#[test]
fn what_a_plan_names_is_what_the_next_run_asks_for() {
    for seed in 0..4 {
        let mut random = Rng::with_seed(seed);
        let (vendor, home) = (Vendor::start(until_today(20, 2)), Home::new());
        for round in 0..12 {
            let mut line = format!("complaints --dir out --refresh {}d --max-shrink 100%", random.u8(0..4));
            if random.bool() || round == 0 {
                let _ = write!(line, " --since {}d", random.u8(1..12));
            }
            if random.u8(0..4) == 0 {
                let _ = write!(line, " --keep {}d", random.u8(3..12));
            }
            let plan = vendor.kefu(&home, &format!("-q export plan {line} -o json")).run().exits(0);
            let before = vendor.server.log().requests.len();
            let run = vendor.kefu(&home, &format!("-q export {line}")).run();
            assert!(matches!(run.code, Some(0 | 9)), "{run}");
            assert_eq!(
                vendor.asked_since(before),
                planned(&plan),
                "seed {seed}, round {round}: {line}\n{run}"
            );
            happens(&mut random, &home);
        }
    }
}

#[test]
fn a_plan_refuses_what_the_run_refuses() {
    let (vendor, home) = (Vendor::start(until_today(3, 2)), Home::new());
    let line = "export complaints --dir out --since 3d";
    vendor.kefu(&home, &format!("-q {line} -o jsonl --mask")).run().ok();
    let plan = |more: &str| {
        let line = line.replace("export", "export plan");
        vendor.kefu(&home, &format!("{line} --refresh 0d {more} -o json")).run()
    };
    // The form of the files is the run's, which a plan is not told.
    let same = plan("").exits(0);
    assert_eq!(planned(&same), BTreeSet::from([today().to_string()]), "{same}");
    for other in ["--status 30", "--layout hive"] {
        let refused = plan(other).exits(2);
        assert!(refused.stderr.contains("answers to another question"), "{refused}");
        vendor.kefu(&home, &format!("{line} {other} -o jsonl --mask")).run().exits(2);
    }
    // Neither has changed anything.
    assert_eq!(manifest(&home.path("out"))["files"].as_object().map(serde_json::Map::len), Some(3));
}
