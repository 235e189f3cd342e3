//! The columns of a directory whose tenant's own fields change: every file has the same header, and nothing is lost.

use std::{
    fs,
    path::Path,
    sync::{Arc, Mutex},
};

use jiff::civil::date;
use serde_json::json;

use crate::{
    export::{clock, data},
    support::{
        Home, Run,
        faulty_server::{FaultyServer, Reply},
        files,
    },
};

/// A Bangwo8 with one ticket and fields of the tenant's own, which a test changes.
struct Tenant {
    fields: Arc<Mutex<Vec<&'static str>>>,
    server: FaultyServer,
    home: Home,
}

impl Tenant {
    fn with(fields: &[&'static str]) -> Self {
        let fields = Arc::new(Mutex::new(fields.to_vec()));
        let known = Arc::clone(&fields);
        let server = FaultyServer::start(move |request| {
            let fields = known.lock().unwrap().clone();
            let key = |name: &str| format!("field_{}", u32::from(name.chars().next().unwrap()));
            let body = match &request.path[..] {
                "/api/v1/ticketviews.json" => {
                    json!({"ticketviews": [{"id": "15", "title": "售中", "active": "1"}], "count": "1"})
                }
                "/api/v1/tickets/ticket_fields.json" => fields
                    .iter()
                    .map(|name| json!({"id": key(name), "key": key(name), "name": name, "type": "2"}))
                    .collect(),
                "/api/v1/ticketviews/15/tickets.json" => {
                    let values: Vec<_> = fields
                        .iter()
                        .map(|name| json!({"key": key(name), "value": format!("{name}的\"值\"，\n第二行")}))
                        .collect();
                    let ticket = json!({"ticketId": "42", "subject": "咨询", "custom_fields": values});
                    json!({"tickets": [ticket], "count": "1"})
                }
                other => panic!("{other}"),
            };
            Reply::answer(200, "", body.to_string())
        });
        Self { fields, server, home: Home::new() }
    }

    fn now_has(&self, fields: &[&'static str]) {
        *self.fields.lock().unwrap() = fields.to_vec();
    }

    fn export(&self, day: i8, options: &str) -> Run {
        self.run(day, &format!("export tickets --view 15 --expand-fields --dir out {options}"))
    }

    fn run(&self, day: i8, line: &str) -> Run {
        let kefu = self.home.kefu(line).env("KEFU_BANGWO8_BASE_URL", self.server.url());
        let kefu = kefu.env("KEFU_BANGWO8_ACCOUNT", "agent").env("KEFU_BANGWO8_PASSWORD", "pass");
        clock::at(kefu, date(2026, 1, day).at(9, 0, 0, 0)).run()
    }

    fn manifest(&self) -> serde_json::Value {
        let path = files(&self.home.path("out"), "manifest.json").remove(0);
        serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
    }

    /// The rows of each file, the oldest first.
    fn tables(&self, encoding: &'static encoding_rs::Encoding) -> Vec<Vec<Vec<String>>> {
        let table = |bytes: &Vec<u8>| {
            let (text, _) = encoding.decode_with_bom_removal(bytes);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
        };
        data(&self.home.path("out")).values().map(table).collect()
    }
}

const CHOSEN: &str = "--columns id,custom_fields";

#[test]
fn new_fields_come_last_and_removed_ones_stay_in_every_file() {
    if !clock::can_be_set() {
        return;
    }
    for (options, encoding, id) in [
        ("-o csv", encoding_rs::UTF_8, "id"),
        ("-o csv --encoding gb18030", encoding_rs::GB18030, "id"),
        ("-o csv-excel", encoding_rs::UTF_8, "工单ID"),
        ("-o csv --layout hive", encoding_rs::UTF_8, "id"),
    ] {
        let options = format!("{options} {CHOSEN} --lang zh-CN");
        let tenant = Tenant::with(&["机型", "上门次数"]);
        tenant.export(20, &options).ok();
        tenant.now_has(&["满意度和评价", "机型"]);
        let run = tenant.export(21, &options).exits(0);
        assert!(run.stderr.contains("满意度和评价") && !run.stderr.contains("机型"), "{run}");
        tenant.export(22, &options).ok();
        let value = |name: &str| format!("{name}的\"值\"，\n第二行");
        let header = [id, "机型", "上门次数", "满意度和评价"].map(str::to_owned).to_vec();
        let old = vec!["42".to_owned(), value("机型"), value("上门次数"), String::new()];
        let new = vec!["42".to_owned(), value("机型"), String::new(), value("满意度和评价")];
        let tables = tenant.tables(encoding);
        assert_eq!(tables, [vec![header.clone(), old], vec![header.clone(), new.clone()], vec![header, new]]);
        assert_eq!(tenant.manifest()["columns"], json!(["id", "机型", "上门次数", "满意度和评价"]));
        // What was rewritten is what the manifest says, and nothing is rewritten again.
        let status = tenant.run(22, "export status --dir out -o json -q").exits(0);
        assert_eq!(status.column("state"), ["ok"; 3], "{status}");
        let times = || {
            let files = files(&tenant.home.path("out"), ".csv");
            files.iter().map(|path| fs::metadata(path).unwrap().modified().unwrap()).collect::<Vec<_>>()
        };
        let before = times();
        tenant.export(22, &options).ok();
        assert_eq!(times(), before, "{options}");
    }
}

#[test]
fn older_lines_of_json_and_workbooks_stay_and_new_ones_have_every_column() {
    if !clock::can_be_set() {
        return;
    }
    for (options, columns) in [
        ("-o xlsx --columns id,custom_fields", json!(["id", "机型", "备注"])),
        ("-o jsonl --columns id,subject,custom_fields", json!(["id", "subject", "custom_fields"])),
    ] {
        let tenant = Tenant::with(&["机型"]);
        tenant.export(20, options).ok();
        let before = data(&tenant.home.path("out"));
        tenant.now_has(&["备注"]);
        tenant.export(21, options).exits(0);
        let after = data(&tenant.home.path("out"));
        assert!(before.iter().all(|(name, bytes)| after[name] == *bytes), "{options}");
        assert_eq!(tenant.manifest()["columns"], columns);
    }
}

#[test]
fn a_directory_that_remembers_no_columns_learns_them_from_its_files() {
    if !clock::can_be_set() {
        return;
    }
    for (options, encoding, id) in [
        ("-o csv", encoding_rs::UTF_8, "id"),
        ("-o csv --encoding gbk", encoding_rs::GBK, "id"),
        ("-o csv --encoding gb18030 --labels", encoding_rs::GB18030, "工单ID"),
        ("-o csv-excel", encoding_rs::UTF_8, "工单ID"),
        ("-o csv-excel --no-labels", encoding_rs::UTF_8, "id"),
    ] {
        let tenant = Tenant::with(&["机型", "上门次数"]);
        let options = format!("{options} {CHOSEN} --lang zh-CN");
        tenant.export(20, &options).ok();
        forget(&tenant.home.path("out/manifest.json"));
        tenant.now_has(&["满意度和评价", "机型"]);
        let run = tenant.export(21, &options).exits(0);
        let header = [id, "机型", "上门次数", "满意度和评价"];
        let tables = tenant.tables(encoding);
        assert!(tables.iter().all(|table| table[0] == header), "{options}: {tables:?}");
        assert!(!run.stderr.contains("列与最新的不同"), "{run}");
    }
}

#[test]
fn names_that_an_encoding_makes_equal_keep_their_values() {
    if !clock::can_be_set() {
        return;
    }
    let tenant = Tenant::with(&["🔥a", "🎉a"]);
    let options = format!("-o csv --encoding gbk {CHOSEN} -q");
    tenant.export(20, &options).exits(0);
    let before = tenant.tables(encoding_rs::GBK).remove(0);
    assert_eq!(before[0], ["id", "?a", "?a"]);
    tenant.now_has(&["🔥a", "🎉a", "备注"]);
    tenant.export(21, &options).exits(0);
    let after = tenant.tables(encoding_rs::GBK).remove(0);
    assert_eq!(after[0], ["id", "?a", "?a", "备注"]);
    assert_eq!((&after[1][..3], &after[1][3]), (&before[1][..], &String::new()));
    // Which of three has the values is not certain.
    let files = data(&tenant.home.path("out"));
    tenant.now_has(&["🔥a", "🎉a", "备注", "⭐a"]);
    let run = tenant.export(22, &format!("{options} --lang en").replace("-q", "")).exits(0);
    assert!(run.stderr.contains("left as they are: 2026-01-20, 2026-01-21"), "{run}");
    let left = data(&tenant.home.path("out"));
    assert!(files.iter().all(|(name, bytes)| left[name] == *bytes));
}

/// Takes the columns out of a manifest, as an earlier version has written it.
fn forget(path: &Path) {
    let mut manifest: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    assert!(manifest.as_object_mut().unwrap().remove("columns").is_some());
    fs::write(path, manifest.to_string()).unwrap();
}

#[test]
fn a_field_that_is_asked_for_by_name_stays_when_the_vendor_removes_it() {
    if !clock::can_be_set() {
        return;
    }
    let tenant = Tenant::with(&["机型", "备注"]);
    let options = "-o csv --columns id,机型 -q";
    tenant.export(20, options).ok();
    tenant.now_has(&["备注"]);
    tenant.export(21, options).ok();
    assert_eq!(tenant.tables(encoding_rs::UTF_8)[1], [["id", "机型"], ["42", ""]]);
    // Another directory has never had it.
    let other = tenant.run(21, &format!("export tickets --view 15 --expand-fields --dir other {options}"));
    assert!(other.exits(2).stderr.contains("there is no column `机型`"));
}

#[test]
fn a_file_of_somebody_elses_stays_and_one_that_a_killed_run_left_is_completed() {
    if !clock::can_be_set() {
        return;
    }
    let tenant = Tenant::with(&["机型"]);
    let options = format!("-o csv {CHOSEN}");
    tenant.export(19, &options).ok();
    tenant.export(20, &options).ok();
    let file = |day: i8| tenant.home.path(&format!("out/tickets-2026-01-{day}.csv"));
    let theirs = "id,机型\n42,他们的\n";
    fs::write(file(19), theirs).unwrap();
    let old = fs::read(file(20)).unwrap();
    tenant.now_has(&["机型", "备注"]);
    let run = tenant.export(21, &options).exits(0);
    assert!(run.stderr.contains("left as they are: 2026-01-19\n"), "{run}");
    assert_eq!(fs::read_to_string(file(19)).unwrap(), theirs);
    let complete = fs::read(file(20)).unwrap();
    assert_ne!(complete, old);
    // As if the manifest were written and the file not yet.
    fs::write(file(20), &old).unwrap();
    tenant.export(21, &options).exits(0);
    assert_eq!(fs::read(file(20)).unwrap(), complete);
    // The fields change once more before the next run.
    fs::write(file(20), &old).unwrap();
    tenant.now_has(&["机型", "备注", "评价"]);
    tenant.export(22, &options).exits(0);
    let headers: Vec<_> =
        tenant.tables(encoding_rs::UTF_8)[1..].iter().map(|table| table[0].join(",")).collect();
    assert_eq!(headers, ["id,机型,备注,评价"; 3]);
    let status = tenant.run(22, "export status --dir out -o json -q");
    assert_eq!(status.column("state")[1..], ["ok"; 3], "{status}");
}

#[test]
fn many_older_files_are_completed_and_the_manifest_knows_them_all() {
    if !clock::can_be_set() {
        return;
    }
    let tenant = Tenant::with(&["机型"]);
    let options = format!("-o csv {CHOSEN} -q");
    tenant.export(20, &options).ok();
    let older = multiply(&tenant.home.path("out"), 50);
    tenant.now_has(&["机型", "备注"]);
    tenant.export(21, &options).ok();
    let tables = tenant.tables(encoding_rs::UTF_8);
    assert_eq!(tables.len(), older + 2);
    assert!(tables.iter().all(|table| table[0] == ["id", "机型", "备注"]));
    let run = tenant.run(21, "export status --dir out -o json -q");
    let states = run.column("state");
    assert_eq!(states.iter().filter(|state| *state == "ok").count(), older + 2, "{run}");
}

/// Copies the only file of a directory to so many days before it, as if each had been exported.
fn multiply(dir: &Path, days: usize) -> usize {
    let path = dir.join("manifest.json");
    let mut manifest: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let entry = manifest["files"]["2026-01-20"].clone();
    let name = entry["file"].as_str().unwrap();
    let mut day = date(2026, 1, 20);
    for _ in 0..days {
        day = day.yesterday().unwrap();
        let copy = name.replace("2026-01-20", &day.to_string());
        fs::copy(dir.join(name), dir.join(&copy)).unwrap();
        let mut entry = entry.clone();
        entry["file"] = copy.into();
        manifest["files"][day.to_string()] = entry;
    }
    fs::write(path, manifest.to_string()).unwrap();
    days
}
