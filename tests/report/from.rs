//! Reports from exported files: the same numbers as from the vendor, and what becomes of gaps and filters.

use std::fs;

use serde_json::Value;

use super::same;
use crate::support::{Home, Run, files, sandbox::Sandbox};

struct Place {
    sandbox: Sandbox,
    home: Home,
}

impl Place {
    fn new(options: &str) -> Self {
        Self { sandbox: Sandbox::start(options), home: Home::new() }
    }

    fn kefu(&self, line: &str) -> Run {
        self.home.kefu(line).envs(&self.sandbox.variables).run()
    }

    /// Without any vendor to ask.
    fn report(&self, line: &str) -> Run {
        self.home.kefu(line).run()
    }

    fn days(&self, dir: &str) -> Vec<String> {
        let names = fs::read_dir(self.home.path(dir)).unwrap().flatten();
        let mut names: Vec<_> = names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.retain(|name| name.starts_with("complaints-"));
        names.sort();
        names
    }
}

/// The numbers of a report that exported files can tell.
fn numbers(report: &Value) -> Value {
    let mut report = report.clone();
    for complaints in ["/complaints", "/previous/complaints"] {
        let Some(complaints) = report.pointer_mut(complaints).and_then(Value::as_object_mut) else {
            continue;
        };
        complaints.remove("by_limit");
        complaints.remove("due_soon");
    }
    report
}

#[test]
fn both_sources_give_the_same_numbers_in_every_format() {
    let place = Place::new("--seed 3 --days 62 --a-day 4 --disorder");
    let asked: Vec<_> = ["daily", "weekly"]
        .map(|length| {
            let report = place.kefu(&format!("-q report {length} --no-mask --top 3 -o json")).ok().json();
            let mut report = numbers(&report);
            report.as_object_mut().unwrap().remove("views");
            (length, report)
        })
        .into();
    for (dir, format) in [
        ("csv", "-o csv"),
        ("excel", "-o csv-excel"),
        ("excel-en", "-o csv-excel --lang en --encoding gb18030"),
        ("jsonl", "-o jsonl"),
        ("labels", "-o jsonl --labels"),
        ("raw", "-o jsonl --raw"),
        ("hive", "-o csv --layout hive"),
    ] {
        place.kefu(&format!("-q export complaints --dir {dir} --since 60d {format}")).ok();
        for (length, asked) in &asked {
            let report = place
                .report(&format!("-q report {length} --from {dir} --no-mask --top 3 -o json"))
                .ok()
                .json();
            assert!(report["complaints"]["by_limit"].is_null() && report["complaints"]["due_soon"].is_null());
            let found = numbers(&report);
            for (key, expected) in asked.as_object().unwrap() {
                assert!(same(&found[key], expected), "{dir} {length} {key}: {}\n{expected}", found[key]);
            }
            assert_eq!(found.as_object().unwrap().len(), asked.as_object().unwrap().len(), "{found}");
        }
    }
}

#[test]
fn a_missing_day_of_the_period_is_said_and_missing_earlier_days_leave_gaps_only() {
    let place = Place::new("--seed 3 --days 50");
    place.kefu("-q export complaints --dir out --since 45d").ok();
    let report = |line: &str| place.report(&format!("-q report {line} --from out -o json"));
    let whole = report("daily").ok().json();
    let days = place.days("out");
    let [.., before, yesterday, _today] = &days[..] else { panic!("{days:?}") };
    // The oldest day of the backlog.
    fs::remove_file(place.home.path("out").join(&days[days.len() - 32])).unwrap();
    let gap = report("daily").ok().json();
    assert!(gap["complaints"]["carried_over"].is_null() && !whole["complaints"]["carried_over"].is_null());
    assert_eq!(
        (&gap["complaints"]["new"], &gap["complete"]),
        (&whole["complaints"]["new"], &Value::Bool(true))
    );
    let table = place.report("report daily --from out").ok();
    assert_eq!(table.stdout.matches("carried over into").count(), 1, "{table}");
    fs::remove_file(place.home.path("out").join(before)).unwrap();
    let gap = report("daily").ok().json();
    assert!(gap["previous"].is_null() && !whole["previous"]["complaints"].is_null());
    fs::remove_file(place.home.path("out").join(yesterday)).unwrap();
    let run = report("daily").exits(3);
    let day = yesterday.trim_start_matches("complaints-").trim_end_matches(".csv");
    assert!(run.stderr.contains(day) && run.stderr.contains("run the export again"), "{run}");
    let run = report(&format!("weekly --on {day}")).exits(3);
    let is_part = run.json()["complaints"]["new"].as_u64();
    assert!(run.json()["complete"] == false && is_part.is_none_or(|new| new < 100), "{run}");
    let table = place.report("report daily --from out");
    assert!(table.stdout.contains("–*"), "{table}");
    // Files never tell it, whether they are complete or not.
    assert!(!table.stdout.contains("Due soon"), "{table}");
}

#[test]
fn a_file_that_lost_gained_or_cannot_tell_records_is_said_whichever_day_it_is_of() {
    let place = Place::new("--seed 3 --days 50 --a-day 3");
    for (dir, has_header) in [("csv", true), ("jsonl", false)] {
        place.kefu(&format!("-q export complaints --dir {dir} --since 45d -o {dir}")).ok();
        let report = || place.report(&format!("-q report daily --from {dir} -o json"));
        let whole = report().ok().json();
        let days = place.days(dir);
        for (back, is_now) in [(2, true), (3, false), (20, false)] {
            let path = place.home.path(dir).join(&days[days.len() - back]);
            let text = fs::read_to_string(&path).unwrap();
            let (head, lines) = text.split_at(if has_header { text.find('\n').unwrap() + 1 } else { 0 });
            for (bytes, why) in [
                (head.into(), "it has 0 records instead of "),
                ([&text, lines].concat().into_bytes(), "records instead of "),
                ([text.as_bytes(), b"\xff\xfe\n"].concat(), "cannot read"),
            ] {
                fs::write(&path, bytes).unwrap();
                let run = report().exits(3);
                let name = path.file_name().unwrap().to_str().unwrap();
                assert!(run.stderr.contains(why) && run.stderr.matches(name).count() == 1, "{run}");
                let found = run.json();
                assert_eq!(found["complete"], false, "{run}");
                assert!(is_now || found["complaints"]["new"] == whole["complaints"]["new"], "{run}");
            }
            fs::write(&path, text).unwrap();
        }
        assert_eq!(report().ok().json()["complaints"], whole["complaints"]);
    }
}

#[test]
fn a_file_of_counts_that_somebody_changed_counts_again_once_the_next_export_has_added_to_it() {
    let place = Place::new("--seed 3");
    for (dir, form) in [("csv", "csv"), ("excel", "csv-excel --encoding gb18030"), ("lines", "jsonl")] {
        let export = format!("-q export counts --dir {dir} -o {form}");
        place.kefu(&export).ok();
        let file = files(&place.home.path(dir), "")
            .into_iter()
            .find(|file| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("counts-")));
        let file = file.unwrap();
        let bytes = fs::read(&file).unwrap();
        let last = bytes[..bytes.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
        fs::write(&file, [&bytes[..], &bytes[last..]].concat()).unwrap();
        let report = || place.report(&format!("report daily --on today --from {dir} -o json"));
        let run = report();
        assert!(run.stderr.contains("records instead of"), "{run}");
        assert!(run.stderr.contains("take it from a backup"), "{run}");
        place.kefu(&export).ok();
        assert!(!report().stderr.contains("records instead of"), "{dir}");
        // Without the manifest nobody has told how many there were.
        fs::remove_file(place.home.path(dir).join("manifest.json")).unwrap();
        place.kefu(&export).ok();
        report().ok();
    }
}

#[test]
fn a_file_from_before_the_end_of_its_day_is_no_whole_day() {
    let place = Place::new("--seed 3 --days 3");
    place.kefu("-q export complaints --dir out --since 3d").ok();
    place.report("-q report daily --from out -o json").ok();
    let path = place.home.path("out/manifest.json");
    let mut manifest: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let days = manifest["files"].as_object_mut().unwrap();
    let yesterday = days.keys().rev().nth(1).unwrap().clone();
    days[&yesterday]["fetched_at"] = format!("{yesterday}T06:30:00+08:00").into();
    fs::write(&path, manifest.to_string()).unwrap();
    place.report("-q report daily --from out -o json").exits(3);
}

#[test]
fn what_cannot_be_measured_is_refused_with_the_reason() {
    let place = Place::new("--seed 3 --days 3");
    for (dir, line, why) in [
        ("filtered", "complaints --since 3d --status open", "it was kept with filters"),
        ("web", "complaints --since 3d --channel web", "it was kept with filters"),
        ("xlsx", "complaints --since 3d -o xlsx", "its files are xlsx"),
        ("columns", "complaints --since 3d --columns work_order_no,status", "it has no column"),
        (
            "some-lines",
            "complaints --since 3d -o jsonl --columns work_order_no,complained_at,status,overdue",
            "it has no column replied_at",
        ),
        ("words", "complaints --since 3d -o jsonl --labels --columns 投诉单号,状态", "it has no column"),
        ("ticket-lines", "tickets --view 售中 -o jsonl --columns id,created_at", "it has no column status"),
        ("count-lines", "counts -o jsonl --columns id,title,counted_at", "it has no column count"),
        ("zone", "complaints --since 3d --timezone UTC", "its days are those of UTC"),
    ] {
        place.kefu(&format!("-q export {line} --dir {dir}")).ok();
        let run = place.report(&format!("report daily --on today --from {dir}")).exits(2);
        assert!(run.stderr.contains(why) && run.stdout.is_empty(), "{run}");
    }
    fs::create_dir(place.home.path("empty")).unwrap();
    for dir in ["empty", "nowhere"] {
        let run = place.report(&format!("report daily --from {dir}")).exits(2);
        assert!(run.stderr.contains("manifest.json"), "{run}");
    }
    place.kefu("-q export tickets --view 售中 --dir tickets").ok();
    place.kefu("-q export tickets --view 2 --dir more").ok();
    let run = place.report("report daily --from tickets --from more --view 售后").exits(2);
    assert!(run.stderr.contains("view 售后") && run.stderr.contains("they hold 2, 售中"), "{run}");
    place.report("report daily --from tickets --from more --view ２ --on today").ok();
    let run = place.report("report daily --from zone --timezone UTC --view 售后").exits(2);
    assert!(run.stderr.contains("kefu export tickets --view"), "{run}");
}

#[test]
fn records_count_once_however_their_directory_is_given() {
    let place = Place::new("--seed 3 --days 4");
    for export in ["complaints --since 4d --dir root/complaints/profile=default", "counts --dir counts"] {
        place.kefu(&format!("-q export {export}")).ok();
    }
    place.kefu("-q export tickets --view 售中 --dir tickets").ok();
    place.report("-q report daily --from counts --on today -o json").ok();
    #[cfg(unix)]
    std::os::unix::fs::symlink(place.home.path("tickets"), place.home.path("link")).unwrap();
    #[cfg(not(unix))]
    fs::create_dir(place.home.path("link")).unwrap();
    let numbers = |from: &str| {
        let from: String = from.split(' ').map(|dir| format!(" --from {dir}")).collect();
        place.report(&format!("report daily --on today --backlog 1d -o json{from}"))
    };
    for (once, twice) in [
        ("tickets", "tickets tickets"),
        ("tickets", "tickets ./tickets/"),
        ("tickets", "tickets counts/../tickets"),
        ("counts", "counts ./counts"),
        ("root", "root root/complaints/profile=default"),
        ("root", "root/complaints/profile=default root"),
    ] {
        let (once, twice) = (numbers(once), numbers(twice));
        assert_eq!(once.json(), twice.json(), "{twice}");
        assert!(twice.stderr.contains("is given twice") && !once.stderr.contains("twice"), "{twice}");
    }
    if cfg!(unix) {
        assert_eq!(numbers("tickets").json(), numbers("tickets link").json());
    }
    place.kefu("-q export tickets --view 售中 --dir copy -o jsonl").ok();
    place.kefu("-q export counts 2 --dir one").ok();
    place.kefu("-q export complaints --since 4d --dir again").ok();
    for (dirs, records) in [
        ("tickets copy", "tickets holds the same records: tickets 售中"),
        ("counts one", "counts holds the same records: counts"),
        ("root again", "profile=default holds the same records: complaints"),
    ] {
        let run = numbers(dirs).exits(2);
        assert!(run.stderr.contains(records) && run.stdout.is_empty(), "{run}");
    }
}

#[test]
fn tickets_and_counts_are_measured_as_they_were_kept() {
    let place = Place::new("--seed 3");
    for dir in ["counts", "more"] {
        place.kefu(&format!("-q export counts --dir {dir}")).ok();
    }
    place.kefu("-q export tickets --view 售中 --dir tickets").ok();
    let asked = place.kefu("-q report daily --on today --view 售中 --no-mask -o json").ok().json();
    let from = "-q report daily --on today --from tickets --from counts --no-mask -o json";
    let report = place.report(from).ok().json();
    assert_eq!((&report["tickets"], report.get("complaints")), (&asked["tickets"], None));
    assert_eq!(report["views"], asked["views"]);
    // The counts of the day before, and a later one of today.
    let path = place.home.path("counts");
    let today = fs::read_dir(&path)
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension() == Some("csv".as_ref()))
        .unwrap();
    let text = fs::read_to_string(&today).unwrap();
    let day = today.file_stem().unwrap().to_str().unwrap().trim_start_matches("counts-").to_owned();
    let yesterday = day.parse::<jiff::civil::Date>().unwrap().yesterday().unwrap().to_string();
    fs::write(
        path.join(format!("counts-{yesterday}.csv")),
        format!(
            "id,title,count,counted_at\n2,售中,40,{yesterday} 08:00:00\n2,售中,44,{yesterday} 07:00:00\n"
        ),
    )
    .unwrap();
    fs::write(&today, format!("{text}2,售中,55,{day} 23:59:58\n")).unwrap();
    let manifest = path.join("manifest.json");
    let mut known: Value = serde_json::from_str(&fs::read_to_string(&manifest).unwrap()).unwrap();
    let mut entry = known["files"][&day].clone();
    entry["file"] = format!("counts-{yesterday}.csv").into();
    entry["rows"] = 2.into();
    known["files"][&yesterday] = entry;
    known["files"][&day]["rows"] = (known["files"][&day]["rows"].as_u64().unwrap() + 1).into();
    fs::write(&manifest, known.to_string()).unwrap();
    let report = place.report("-q report daily --on today --from counts -o json").ok().json();
    let view = report["views"].as_array().unwrap().iter().find(|view| view["id"] == "2").unwrap();
    assert_eq!((&view["count"], &view["previous"]), (&55.into(), &40.into()));
    let table = place.report("report daily --on today --from counts").ok();
    assert!(table.stdout.contains("+37.5%"), "{table}");
    // What cannot be compared any more says so, and the numbers of today stand.
    let old = path.join(format!("counts-{yesterday}.csv"));
    fs::write(&old, [&fs::read(&old).unwrap()[..], b"\xff\xfe\n"].concat()).unwrap();
    let run = place.report("-q report daily --on today --from counts -o json").exits(3);
    let report = run.json();
    let view = report["views"].as_array().unwrap().iter().find(|view| view["id"] == "2").unwrap();
    assert_eq!((&view["count"], &view["previous"]), (&55.into(), &Value::Null));
    assert!(run.stderr.contains("cannot read"), "{run}");
}
