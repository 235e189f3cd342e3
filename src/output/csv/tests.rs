//! Every dialect, read back and by its rules.

use proptest::prelude::*;

use super::super::{
    Encoding, Format, Options,
    samples::{COLUMNS, PROJECT, TWO, hostile_text, options, write, write_bytes, write_part},
};

#[test]
fn keys_codes_and_plain_times() {
    insta::assert_snapshot!(write(options(Format::Csv), COLUMNS, TWO), @r#"
    id,at,status,overdue,count,content,tags,extra
    W1,2026-11-22 10:20:30,30,true,7,冰箱不制冷,"[""a"",{""b"":1}]","{""new"":1.50}"
    12345678901234567890,soon,工单工作台,false,1234,,x,
    "#);
}

#[test]
fn labels_are_headings_and_words() {
    let options = Options { labels: Some(true), ..options(Format::Csv) };
    insta::assert_snapshot!(write(options, COLUMNS, &TWO[..1]), @r#"
    编号,时间,状态,超时,数量,内容,标签,其他
    W1,2026-11-22 10:20:30,已结单,是,7,冰箱不制冷,"[""a"",{""b"":1}]","{""new"":1.50}"
    "#);
}

#[test]
fn labelled_values_are_columns_and_repeats_are_numbered() {
    let rows = [
        r#"{"id":"P1","network":"N","fields":[{"label":"电话","value":"1"},{"label":"电话","value":2},{"label":"id","value":"x"}]}"#,
        r#"{"id":"P2","fields":[{"label":"新","value":["a"]},{"label":"电话","value":null}]}"#,
    ];
    insta::assert_snapshot!(write(options(Format::Csv), PROJECT, &rows), @r#"
    id,电话,电话 (2),id (2),新,network_id
    P1,1,2,x,,N
    P2,,,,"[""a""]",
    "#);
    let odd = [r#"{"id":"P3","fields":"plain","network":"N"}"#];
    let csv = write(options(Format::Csv), PROJECT, &odd);
    assert_eq!(csv, "id,fields,network_id\nP3,plain,N\n");
    // Where no field is known, the column that holds them stands for itself.
    assert_eq!(write(options(Format::Csv), PROJECT, &[]), "id,fields,network_id\n");
    assert_eq!(write_part(options(Format::Csv), PROJECT, &[], false), "");
}

#[test]
fn data_is_untouched_in_a_pipe_and_clean_on_a_terminal() {
    let row = ["{\"content\":\"=1+1\\u001b[31m\\r\\nx\\u202e\"}"];
    let content = |terminal| {
        let options = Options { terminal, columns: Some(vec!["content".to_owned()]), ..options(Format::Csv) };
        write(options, COLUMNS, &row)
    };
    assert_eq!(content(false), "content\n\"=1+1\u{1b}[31m\r\nx\u{202e}\"\n");
    assert_eq!(content(true), "content\n\"=1+1␛[31m\nx\u{fffd}\"\n");
}

#[test]
fn every_value_of_tsv_is_between_two_tabs_and_every_row_on_a_line() {
    let texts = ["a\tb", "a\r\nb\r", "\\N", "C:\\temp", "\"q\"", "", "'x'", "国 x", "\\"];
    let rows = texts.map(|text| serde_json::json!({ "id": "1", "content": text }).to_string());
    let rows: Vec<_> = rows.iter().map(String::as_str).collect();
    let columns = |names: &[&str]| Some(names.iter().map(|&name| name.to_owned()).collect());
    let two = Options { columns: columns(&["content", "id"]), ..options(Format::Tsv) };
    let tsv = write(two, COLUMNS, &rows);
    insta::assert_snapshot!(tsv.replace('\t', "⇥"), @r#"
    content⇥id
    a\tb⇥1
    a\r\nb\r⇥1
    \\N⇥1
    C:\\temp⇥1
    "q"⇥1
    ⇥1
    'x'⇥1
    国 x⇥1
    \\⇥1
    "#);
    let one = Options { columns: columns(&["content"]), header: false, ..options(Format::Tsv) };
    let tsv = write(one, COLUMNS, &rows);
    assert_eq!(tsv.split_terminator('\n').count(), texts.len(), "{tsv}");
    assert_eq!(tsv.lines().nth(5), Some(""));
}

#[test]
fn without_a_header_the_first_line_is_a_record() {
    for format in [Format::Csv, Format::CsvExcel, Format::Tsv, Format::Table] {
        let with = write(options(format), COLUMNS, TWO);
        let without = write(Options { header: false, ..options(format) }, COLUMNS, TWO);
        assert_eq!(without.lines().count(), 2, "{format:?}: {without}");
        let plain = |text: &str| text.replace([' ', '\u{feff}'], "");
        assert!(plain(&with).ends_with(&plain(&without)), "{format:?}: {without}");
        assert_eq!(write(Options { header: false, ..options(format) }, COLUMNS, &[]), "");
    }
    for format in [Format::Md, Format::Xlsx] {
        let refused = write(Options { header: false, ..options(format) }, COLUMNS, TWO);
        assert!(refused.contains("is not read without its headings"), "{refused}");
    }
}

#[test]
fn a_spreadsheet_program_gets_a_mark_guards_and_no_sylk() {
    let row = r#"{"id":"00123456789012","at":"2026-11-22 10:20:30","status":"=A1","count":-7,"content":"=1+1,2","tags":"@x"}"#;
    let columns = |names: &[&str]| Some(names.iter().map(|&name| name.to_owned()).collect());
    let excel = Options {
        columns: columns(&["id", "at", "status", "count", "content", "tags"]),
        labels: Some(false),
        ..options(Format::CsvExcel)
    };
    insta::assert_snapshot!(write(excel.clone(), COLUMNS, &[row]).replace('\r', "␍").replace('\u{feff}', "<mark>"), @r#"
    <mark>id,at,status,count,content,tags␍
    "=""00123456789012""",2026-11-22 10:20:30,'=A1,-7,"'=1+1,2",'@x␍
    "#);
    let gbk = Options { encoding: Encoding::Gbk, columns: columns(&["content"]), ..excel };
    let bytes = write_bytes(gbk, COLUMNS, &[r#"{"content":"冰箱😀"}"#], true).unwrap_or_default();
    assert_eq!(bytes, [b"content\r\n".as_slice(), &encoding_rs::GBK.encode("冰箱?").0, b"\r\n"].concat());
}

#[test]
fn only_csv_has_encodings() {
    let wrong = Options { encoding: Encoding::Gb18030, ..options(Format::Json) };
    insta::assert_snapshot!(write(wrong, COLUMNS, TWO), @r"
    error: -o json is always UTF-8
    hint: --encoding goes with -o csv and -o csv-excel
    ");
}

proptest! {
    #[test]
    fn any_text_reads_back(texts in prop::collection::vec(("\\PC{0,5}|(\r|\n|,|\"|a|;|国){0,8}", hostile_text()), 1..4)) {
        let rows: Vec<_> = texts
            .iter()
            .map(|(id, content)| serde_json::json!({ "id": id, "content": content, "count": 1 }).to_string())
            .collect();
        let rows: Vec<_> = rows.iter().map(String::as_str).collect();
        let options = Options {
            columns: Some(vec!["id".to_owned(), "content".to_owned()]),
            ..options(Format::Csv)
        };
        let csv = write(options, COLUMNS, &rows);
        let read = csv::Reader::from_reader(csv.as_bytes()).into_deserialize::<(String, String)>();
        let read: Vec<_> = read.filter_map(Result::ok).collect();
        prop_assert_eq!(read, texts);
    }
}
