//! Properties of every format: options, empty lists, early ends, files, and marked hidden characters.

use proptest::prelude::*;

use clap::ValueEnum;

use super::{
    samples::{COLUMNS, PROJECT, TWO, hostile_text, options, printer, write, write_bytes, write_part},
    *,
};
use crate::{
    error::Kind as ErrorKind,
    lang::Words,
    record::{Column, Kind, Row, with_fields},
    text::is_hidden,
};

#[test]
fn tables_orders_and_programs_hold_all_records() {
    let holds_all = |options| {
        let target = Target::open(None).unwrap();
        Printer::new(target, options, COLUMNS.into()).unwrap().holds_all()
    };
    for format in Format::value_variants().iter().copied().filter(|format| *format != Format::Html) {
        assert_eq!(holds_all(options(format)), format == Format::Table, "{format:?}");
        assert!(holds_all(Options { sort: Some(vec!["id".to_owned()]), ..options(format) }), "{format:?}");
    }
    let jq = Some(Program { text: ".[].id".to_owned(), json: false });
    assert!(holds_all(Options { jq, ..options(Format::Json) }));
}

#[test]
fn an_unknown_column_names_the_known_ones_and_the_nearest() {
    let columns = |name: &str| {
        let options =
            Options { columns: Some(vec!["id".to_owned(), name.to_owned()]), ..options(Format::Csv) };
        write(options, COLUMNS, TWO)
    };
    insta::assert_snapshot!(columns("contnet"), @r"
    error: --columns: there is no column `contnet`
    why: known are all, id, at, status, overdue, count, content, tags, extra
    hint: did you mean `content`?
    ");
    assert!(columns("熟量").contains("did you mean `数量`?"));
    for typed in ["数量", "Count", "ＣＯＵＮＴ", " 数量 "] {
        assert!(columns(typed).starts_with("id,count\n"), "{typed}: {}", columns(typed));
    }
    assert!(
        columns("数量，标签、status").starts_with("id,count,tags,status\n"),
        "{}",
        columns("数量，标签、status")
    );
    assert!(columns("id").contains("`id` is there twice"));
}

#[test]
fn chosen_columns_come_in_their_order_and_all_means_every_one() {
    let columns = |names: &[&str]| {
        let options = Options {
            columns: Some(names.iter().map(|&name| name.to_owned()).collect()),
            ..options(Format::Csv)
        };
        write(options, COLUMNS, &[])
    };
    assert_eq!(columns(&["count", " id"]), "count,id\n");
    assert_eq!(columns(&["all"]), "id,at,status,overdue,count,content,tags,extra\n");
    assert!(columns(&["all", "id"]).contains("`all` stands alone"));
}

#[test]
fn raw_goes_with_json_alone() {
    let raw = |format| Options { raw: true, ..options(format) };
    insta::assert_snapshot!(write(raw(Format::Csv), COLUMNS, TWO), @r"
    error: --raw cannot be used with -o csv
    hint: use -o json or -o jsonl
    ");
    let with_columns = Options { columns: Some(vec!["id".to_owned()]), ..raw(Format::Json) };
    assert!(write(with_columns, COLUMNS, TWO).contains("cannot be used with --columns"));
    let with_labels = Options { labels: Some(true), ..raw(Format::Jsonl) };
    assert!(write(with_labels, COLUMNS, TWO).contains("cannot be used with --labels"));
}

#[test]
fn a_workbook_is_not_for_a_terminal() {
    insta::assert_snapshot!(write(Options { terminal: true, ..options(Format::Xlsx) }, COLUMNS, TWO), @r"
    error: -o xlsx cannot be shown on a terminal
    hint: write it to a file with --to FILE
    ");
}

#[test]
fn an_empty_list_is_a_document_where_the_format_has_one() {
    let empty = |format| write(options(format), COLUMNS, &[]);
    assert_eq!(empty(Format::Json), "[]\n");
    assert_eq!(empty(Format::Jsonl), "");
    assert_eq!(empty(Format::Table), "");
    assert!(empty(Format::Csv).starts_with("id,at"));
    assert!(empty(Format::Md).starts_with("| 编号"));
}

/// Every format that records are written in; a web page is of reports only.
fn formats() -> impl Iterator<Item = Format> {
    Format::value_variants().iter().copied().filter(|format| *format != Format::Html)
}

/// The headings of a document: those of a table, or the keys of JSON.
fn headings(format: Format, document: &str) -> Vec<String> {
    let first = document.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    let cells: Vec<_> = match format {
        Format::Md => first.trim_matches('|').split('|').map(str::trim).collect(),
        Format::Tsv => first.split('\t').collect(),
        Format::Table => first.split_whitespace().collect(),
        _ => first.split(',').collect(),
    };
    cells.into_iter().map(|cell| cell.replace('\\', "")).collect()
}

/// The texts in the first row of a workbook's first sheet.
fn headings_of_workbook(bytes: &[u8]) -> Vec<String> {
    let mut book = zip::ZipArchive::new(io::Cursor::new(bytes)).unwrap();
    let sheet = io::read_to_string(book.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    let first = sheet.split("</row>").next().unwrap_or_default();
    let texts = first.split("<t>").skip(1).filter_map(|text| text.split("</t>").next());
    texts.map(str::to_owned).collect()
}

#[test]
fn a_workbook_is_set_up_for_paper() {
    let mut printer = printer(Vec::new(), options(Format::Xlsx), COLUMNS.into()).unwrap();
    printer.row(Row::made(TWO[0].to_owned())).unwrap();
    let bytes = printer.end(true).unwrap().0;
    let mut book = zip::ZipArchive::new(io::Cursor::new(bytes)).unwrap();
    for (file, parts) in [
        (
            "xl/worksheets/sheet1.xml",
            &["paperSize=\"9\"", "orientation=\"landscape\"", "fitToHeight=\"0\"", "&amp;P / &amp;N"][..],
        ),
        ("xl/workbook.xml", &["_xlnm.Print_Titles", "$1:$1"]),
        // Headings of numbers stand above them.
        ("xl/styles.xml", &["patternType=\"solid\"", "horizontal=\"right\" indent=\"2\""]),
    ] {
        let text = io::read_to_string(book.by_name(file).unwrap()).unwrap();
        for part in parts {
            assert!(text.contains(part), "{file}: {part}: {text}");
        }
    }
}

#[test]
fn an_empty_list_has_the_columns_of_a_full_one_and_every_format_has_the_same() {
    let labels = ["电话", "备注"].map(str::to_owned);
    let expanded = with_fields(PROJECT, labels.clone());
    let row = r#"{"id":"P1","fields":[{"label":"电话","value":"1"}],"network":"N"}"#;
    for (columns, row, chosen, expected) in [
        (COLUMNS, TWO[0], "all", "id at status overdue count content tags extra"),
        (COLUMNS, TWO[0], "count,id", "count id"),
        (&expanded[..], row, "all", "id 电话 备注 network_id"),
        (&expanded[..], row, "备注,fields", "备注 电话"),
        (PROJECT, r#"{"id":"P1","network":"N"}"#, "all", "id fields network_id"),
    ] {
        for format in formats() {
            let chosen = chosen.split(',').map(str::to_owned).collect();
            let options = Options { columns: Some(chosen), labels: Some(false), ..options(format) };
            let written = |rows: &[&str]| {
                let mut printer = printer(Vec::new(), options.clone(), columns.into()).unwrap();
                for row in rows {
                    printer.row(Row::made((*row).to_owned())).unwrap();
                }
                printer.end(true).unwrap().0
            };
            for rows in [&[][..], &[row]] {
                let bytes = written(rows);
                let text = String::from_utf8_lossy(&bytes);
                let found = match format {
                    // They have headings with each record, and hold the fields of a tenant in one list.
                    Format::Json | Format::Jsonl => continue,
                    Format::Table if rows.is_empty() => continue,
                    Format::Xlsx => headings_of_workbook(&bytes),
                    _ => headings(format, &text),
                };
                assert_eq!(found.join(" "), expected, "{format:?} of {} rows", rows.len());
            }
        }
    }
}

#[test]
fn a_workbook_is_of_the_time_of_its_question_so_the_same_answer_gives_the_same_bytes() {
    let made = |at: Option<&str>| {
        let at = at.map(|at| at.parse().unwrap());
        let question = Question { at, ..options(Format::Xlsx).question };
        let bytes = write_bytes(Options { question, ..options(Format::Xlsx) }, COLUMNS, TWO, true).unwrap();
        let mut book = zip::ZipArchive::new(io::Cursor::new(bytes)).unwrap();
        let properties = io::read_to_string(book.by_name("docProps/core.xml").unwrap()).unwrap();
        properties.split("W3CDTF\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap().to_owned()
    };
    assert_eq!(made(Some("2026-11-22T10:20:30+08:00[Asia/Shanghai]")), "2026-11-22T02:20:30Z");
    assert_eq!(made(None), "1980-01-01T00:00:00Z");
}

#[test]
fn a_failure_before_the_first_record_writes_nothing() {
    for format in formats() {
        assert_eq!(write_part(options(format), COLUMNS, &[], false), "", "{format:?}");
    }
}

#[test]
fn a_failure_after_some_records_still_closes_the_document() {
    for format in formats() {
        let whole = write(options(format), COLUMNS, TWO);
        assert_eq!(write_part(options(format), COLUMNS, TWO, false), whole, "{format:?}");
    }
}

#[test]
fn a_second_record_where_one_was_asked_for_is_a_mistake_of_ours() {
    let options = Options { shape: Shape::One, ..options(Format::Json) };
    assert!(write(options, COLUMNS, TWO).contains("two records where one was asked for"));
}

/// A pipe whose reader has gone.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_is_known_as_one_in_every_format_and_at_any_time() {
    // More than any buffer holds, so that some formats meet the pipe in a row and some at the end.
    for count in [1, 2000] {
        for format in formats() {
            let print = || -> Result<()> {
                let options = options(format);
                let mut printer = printer(Closed, options, COLUMNS.into())?;
                for _ in 0..count {
                    printer.row(Row::made(TWO[0].to_owned()))?;
                }
                printer.end(true).map(drop)
            };
            let kind = print().err().map(|error| error.kind());
            assert_eq!(kind, Some(ErrorKind::ClosedPipe), "{format:?}");
        }
    }
}

#[test]
fn no_two_columns_have_the_same_heading() {
    const SAME: Words = Words::new("电话", "Phone");
    const TWINS: &[Column] =
        &[Column::new("mobile", SAME, Kind::Phone, &["a"]), Column::new("phone", SAME, Kind::Phone, &["b"])];
    let labelled = Options { labels: Some(true), ..options(Format::Jsonl) };
    let row = r#"{"a":"1","b":"2"}"#;
    assert_eq!(write(labelled, TWINS, &[row]), "{\"电话\":\"1\",\"电话 (2)\":\"2\"}\n");
    assert_eq!(write(options(Format::Md), TWINS, &[]), "| 电话 | 电话 (2) |\n| --- | --- |\n");
}

#[test]
fn a_file_appears_when_the_answer_is_complete_and_has_no_colour() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("out.txt");
    let print = |complete| -> Result<()> {
        let options = Options {
            to: Some(path.clone()),
            color: true,
            terminal: true,
            width: Some(10),
            ..options(Format::Table)
        };
        let target = Target::open(options.to.as_deref())?;
        let mut printer = Printer::new(target, options, COLUMNS.into())?;
        printer.row(Row::made(TWO[0].to_owned()))?;
        printer.finish(complete).map(drop)
    };
    assert!(print(false).is_ok() && !path.exists());
    assert!(print(true).is_ok());
    assert_eq!(std::fs::read_to_string(&path)?, write(options(Format::Table), COLUMNS, &TWO[..1]));
    Ok(())
}

/// A record whose texts all hold `text`.
fn hostile(text: &str) -> String {
    let text = serde_json::Value::from(text);
    serde_json::json!({ "id": text, "at": text, "status": text, "content": text, "tags": [text], "new": { "k": text } })
        .to_string()
}

proptest! {
    #[test]
    fn nothing_hidden_reaches_a_terminal(text in hostile_text(), width in prop::option::of(10_usize..90), one: bool) {
        for format in formats() {
            let options = Options {
                terminal: true,
                width,
                shape: if one { Shape::One } else { Shape::List },
                ..options(format)
            };
            let shown = write(options, COLUMNS, &[&hostile(&text)]);
            let shown = shown.replace("\r\n", "\n");
            prop_assert!(!shown.chars().any(|c| is_hidden(c) && !matches!(c, '\n' | '\t')), "{format:?}: {shown:?}");
        }
    }
}
