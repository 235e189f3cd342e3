//! Opens kefu's files with `LibreOffice` and Python, if they are installed.

use std::{fs, io::Write as _, process::Command};

use super::{
    Encoding, Format, Options,
    excel::{
        guarded,
        tests::{CHANGED, PAYLOADS},
    },
    samples::{COLUMNS, options, write_bytes},
};
use crate::record::{Cell, Kind};

/// Whether a program is installed; prints a note if not.
#[expect(clippy::disallowed_methods, reason = "a word to whoever runs the tests")]
fn installed(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    if !found {
        let _ = writeln!(std::io::stderr(), "skipped: {program} is not installed");
    }
    found
}

/// Records whose texts are formulas, long numbers and other fragile values.
fn rows() -> Vec<(String, String)> {
    let more = [
        "+86 139 0000 0001",
        "+8613900000001",
        "-5%",
        "-12.5",
        "007",
        "1234567890123456",
        "冰箱，不制冷\n请\"上门\"",
        "#NAME?",
        "国",
        "1;2",
        "a,b",
        "00123 ",
        "123456789012345678\u{a0}",
        "\u{3000}00123",
        "3月",
        "KF-72",
    ];
    let texts = PAYLOADS.iter().chain(CHANGED).copied().chain(more).enumerate();
    texts
        .map(|(number, text)| (format!("{}", 12_345_678_901_234_567_000 + number as u64), text.to_owned()))
        .collect()
}

fn written(format: Format, encoding: Encoding) -> Vec<u8> {
    let rows: Vec<_> = rows()
        .iter()
        .map(|(id, text)| {
            serde_json::json!({ "id": id, "content": text, "at": "2026-11-22 10:20:30", "count": -7 })
                .to_string()
        })
        .collect();
    let rows: Vec<_> = rows.iter().map(String::as_str).collect();
    let columns = ["id", "content", "at", "count"].map(str::to_owned).to_vec();
    let options = Options { columns: Some(columns), labels: Some(false), encoding, ..options(format) };
    write_bytes(options, COLUMNS, &rows, true).unwrap_or_default()
}

/// The cells that `LibreOffice` shows. `filter` tells it how to read the file.
fn opened(bytes: &[u8], name: &str, filter: Option<&str>) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, bytes).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let mut office = Command::new("soffice");
    office.args(["--headless", "--norestore", &profile]);
    office.args(filter.map(|filter| format!("--infilter={filter}")));
    // As shown, in UTF-8, every sheet.
    office.args([
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
    ]);
    let made = folder.path().join("made");
    let output = office.arg("--outdir").arg(&made).arg(&file).output().unwrap();
    let made = fs::read_dir(&made).map(|files| files.map(|file| file.unwrap().path()).collect::<Vec<_>>());
    let records =
        made.unwrap_or_default().into_iter().find(|path| !path.to_string_lossy().ends_with("-说明.csv"));
    cells(&fs::read(records.unwrap_or_else(|| panic!("{output:?}"))).unwrap())
}

fn cells(csv: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The text that survives any spreadsheet: without control characters, with one kind of line break.
fn tamed(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

/// Compares the cells that a program shows with the data; `shown` maps a text to its expected cell.
fn compare(found: &[Vec<String>], shown: impl Fn(&str) -> String) {
    let rows = rows();
    assert_eq!(found.len(), rows.len() + 1);
    assert_eq!(found[0], ["id", "content", "at", "count"]);
    for ((id, text), found) in rows.iter().zip(&found[1..]) {
        let expected = [id.clone(), tamed(&shown(text)), "2026-11-22 10:20:30".to_owned(), "-7".to_owned()];
        let found: Vec<_> = found.iter().map(|cell| tamed(cell)).collect();
        assert_eq!(found, expected);
    }
}

/// The visible text of a csv-excel cell: the text, after an apostrophe if it would run.
fn in_excel(text: &str) -> String {
    let written = guarded(text.into(), &Cell::Text(text.into()), Kind::Text).into_owned();
    match written.strip_prefix("=\"").and_then(|text| text.strip_suffix('"')) {
        Some(name) => name.to_owned(),
        None => written,
    }
}

/// Commas, quotes, an encoding, a language; formulas run and values are detected, as with careless settings.
fn careless(encoding: u32, language: u32) -> String {
    format!("CSV:44,34,{encoding},1,,{language},false,true,false,false,false,0,true")
}

/// English and Chinese, as Windows numbers them.
const LANGUAGES: [u32; 2] = [1033, 2052];

#[test]
fn libreoffice_reads_csv_excel_as_it_was_meant() {
    if installed("soffice") {
        let unguarded = opened(b"a\r\n=1+1\r\n", "in.csv", Some(&careless(76, 1033)));
        assert_eq!(unguarded, [["a"], ["2"]], "it does run formulas");
        for (encoding, number) in [(Encoding::Utf8, 76), (Encoding::Gb18030, 85)] {
            let bytes = written(Format::CsvExcel, encoding);
            for language in LANGUAGES {
                compare(&opened(&bytes, "in.csv", Some(&careless(number, language))), in_excel);
            }
        }
    }
}

/// The guard is necessary: most of these change in one language or the other, and the unguarded ones do not.
#[test]
fn libreoffice_changes_the_texts_that_are_guarded_and_no_other() {
    if installed("soffice") {
        let others = [
            "KF-72", "E12", "3月", "65寸", "1-2楼", "5日内", "12V", "Mar", "5G", "-12.5", "-5%", "12",
            "2026年",
        ];
        let texts: Vec<_> = CHANGED.iter().chain(&others).map(|text| format!("\"{text}\"\r\n")).collect();
        let changed = |language| {
            let found = opened(texts.concat().as_bytes(), "in.csv", Some(&careless(76, language)));
            let shown = found.into_iter().map(|row| row.concat());
            shown.zip(CHANGED.iter().chain(&others)).map(|(shown, text)| shown != **text).collect::<Vec<_>>()
        };
        let [english, chinese] = LANGUAGES.map(changed);
        let changed: Vec<_> = english.iter().zip(&chinese).map(|(one, other)| *one || *other).collect();
        let (guarded, unguarded) = changed.split_at(CHANGED.len());
        let kept: Vec<_> = CHANGED.iter().zip(guarded).filter(|(_, changed)| !**changed).collect();
        assert!(kept.len() * 2 < CHANGED.len(), "these stay as they are: {kept:?}");
        assert!(unguarded.iter().all(|changed| !changed), "{unguarded:?}");
    }
}

#[test]
fn libreoffice_reads_every_cell_of_a_workbook_as_it_is() {
    if installed("soffice") {
        compare(&opened(&written(Format::Xlsx, Encoding::Utf8), "in.xlsx", None), str::to_owned);
    }
}

#[test]
fn python_reads_csv_as_it_is() {
    if !installed("python3") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("in.csv");
    for (encoding, name) in [(Encoding::Utf8, "utf-8"), (Encoding::Gb18030, "gb18030")] {
        fs::write(&file, written(Format::Csv, encoding)).unwrap();
        let program = "import csv, json, sys\n\
            print(json.dumps(list(csv.reader(open(sys.argv[1], encoding=sys.argv[2], newline='')))))";
        let output = Command::new("python3").args(["-c", program]).arg(&file).arg(name).output().unwrap();
        let found: Vec<Vec<String>> = serde_json::from_slice(&output.stdout).unwrap();
        compare(&found, str::to_owned);
        let exact = rows().into_iter().zip(&found[1..]).all(|((_, text), found)| text == found[1]);
        assert!(exact);
    }
}
