//! Every recording of every vendor, in every format: what is sent is asserted, what is shown is a snapshot.
//!
//! Recordings and snapshots lie with the vendor, in `src/vendors/*/fixtures/`, so a new vendor changes nothing here.

use std::{collections::BTreeSet, fmt, path::Path};

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

use crate::support::{Home, Run, files, playback::Playback, project, recording::Recording, vendors};

/// The keys whose values may be labelled ones.
const LABELLED: [&str; 2] = ["fields", "custom_fields"];
const FORMATS: [&str; 5] = ["table", "json", "jsonl", "csv", "md"];

#[test]
fn every_recording_is_played_in_every_format() {
    let folders = vendors::folders();
    let recordings: Vec<_> =
        folders.iter().flat_map(|(_, folder)| files(&folder.join("fixtures"), ".http")).collect();
    assert!(!recordings.is_empty());
    let next = std::sync::atomic::AtomicUsize::new(0);
    let wrong = std::sync::Mutex::new(Vec::new());
    let play = || {
        while let Some(path) = recordings.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
            if let Err(panic) = std::panic::catch_unwind(|| check(path)) {
                let words = panic.downcast_ref::<String>().cloned().unwrap_or_default();
                wrong.lock().expect("a list").push(format!("{}\n{words}", path.display()));
            }
        }
    };
    std::thread::scope(|scope| (0..4).for_each(|_| drop(scope.spawn(play))));
    let wrong = wrong.into_inner().expect("a list");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Plays one recording in all formats.
fn check(path: &Path) {
    let recording = Recording::read(path);
    let mut shown = format!("$ kefu {}\n", recording.words.join(" "));
    let mut keys = BTreeSet::new();
    for format in FORMATS {
        let run = play(&recording, &["-o", format]);
        nothing_hidden(&run, format);
        keys.extend(keys_of(&run, format));
        shown = format!("{shown}\n-o {format}\n{}", visible(&run.shown()));
    }
    assert!(keys.len() <= 1, "the keys differ between json, jsonl and csv: {keys:?}");
    untouched(&recording, &play(&recording, &["-o", "jsonl", "--raw"]));
    let mut settings = insta::Settings::new();
    let folder = path.parent().expect("a folder").strip_prefix(project("")).expect("in the project");
    settings.set_snapshot_path(Path::new("..").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let name = path.file_stem().expect("a name").to_string_lossy();
    settings.bind(|| insta::assert_snapshot!(&*name, shown));
}

/// Plays a recording to a run with further words.
fn play(recording: &Recording, words: &[&str]) -> Run {
    let server = Playback::of(&recording.exchanges);
    let variables: Vec<_> = recording
        .variables
        .iter()
        .map(|(name, value)| (name.clone(), value.replace("{server}", &server.url())))
        .collect();
    let words = recording.words.iter().map(String::as_str).chain(words.iter().copied());
    // The machine's own zone means nothing.
    let run = Home::new()
        .kefu_words(words)
        .envs(&variables)
        .env("TZ", "America/New_York")
        .env("KEFU_LANG", "zh-CN")
        .run();
    server.is_over(&run.to_string());
    run
}

/// The keys of the records, once per run; none where there are no records.
fn keys_of(run: &Run, format: &str) -> Option<Vec<String>> {
    if run.stdout.is_empty() {
        return None;
    }
    match format {
        "json" => {
            let text = run.stdout.trim();
            let list = if text.starts_with('[') { text.to_owned() } else { format!("[{text}]") };
            let records: Vec<Record> = serde_json::from_str(&list).unwrap_or_else(|e| {
                panic!(
                    "{e}
{run}"
                )
            });
            records_keys(&records, run)
        }
        "jsonl" => {
            let record = |line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}\n{run}"));
            records_keys(&run.stdout.lines().map(record).collect::<Vec<_>>(), run)
        }
        "csv" => {
            let mut rows = run.csv().into_iter();
            let header = rows.next().unwrap_or_else(|| panic!("no header: {run}"));
            let distinct: BTreeSet<_> = header.iter().collect();
            assert_eq!(distinct.len(), header.len(), "{run}");
            assert!(rows.all(|row| row.len() == header.len()), "{run}");
            // Labelled values are one column in JSON and as many as there are labels in CSV.
            let known = |key: &&String| {
                !LABELLED.contains(&key.as_str())
                    && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
            };
            let plain: Vec<_> = header.iter().filter(known).cloned().collect();
            (run.csv().len() > 1).then_some(plain)
        }
        _ => None,
    }
}

/// The keys that all records have.
fn records_keys(records: &[Record], run: &Run) -> Option<Vec<String>> {
    for Record(pairs) in records {
        let (first, id) = pairs.first().unwrap_or_else(|| panic!("an empty record: {run}"));
        assert!(id.get().starts_with('"'), "{first} is no text: {run}");
        for (key, value) in
            pairs.iter().filter(|(key, _)| key == "id" || key.ends_with("_id") || key.ends_with("_no"))
        {
            let value = value.get();
            assert!(value.starts_with('"') || value == "null", "{key} is no text but {value}: {run}");
        }
    }
    let mut keys = records.iter().map(|Record(pairs)| {
        let keys = pairs.iter().map(|(key, _)| key.clone());
        keys.filter(|key| !LABELLED.contains(&key.as_str())).collect::<Vec<_>>()
    });
    let first = keys.next()?;
    assert!(keys.all(|other| other == first), "records have different keys: {run}");
    Some(first)
}

/// No format lets what steers a terminal or a reader through; csv keeps data as it is for programs.
fn nothing_hidden(run: &Run, format: &str) {
    let harmless = |c: char| matches!(c, '\n' | '\r' | '\t');
    let hidden = |text: &str| text.chars().find(|c| is_hidden(*c) && !harmless(*c));
    assert_eq!(hidden(&run.stderr), None, "{format}: {run}");
    if format != "csv" {
        assert_eq!(hidden(&run.stdout), None, "{format}: {run}");
    }
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// With `--raw` every record is somewhere in what the vendor sent.
fn untouched(recording: &Recording, run: &Run) {
    let packed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let sent: Vec<_> = recording.exchanges.iter().map(|exchange| packed(&exchange.body)).collect();
    for line in run.stdout.lines() {
        let record = packed(line);
        let repaired = record.replace("\\\\", "\\");
        assert!(sent.iter().any(|body| body.contains(&record) || body.contains(&repaired)), "{line}\n{run}");
    }
}

/// Hidden characters as text, so that a snapshot shows them.
fn visible(text: &str) -> String {
    let shown = text.chars().map(|c| match c {
        '\n' | '\t' => c.to_string(),
        c if is_hidden(c) => format!("⟨{:x}⟩", u32::from(c)),
        c => c.to_string(),
    });
    shown.collect()
}

/// A JSON object with its keys in their order.
struct Record(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> de::Visitor<'de> for Pairs {
            type Value = Record;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Record(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}
