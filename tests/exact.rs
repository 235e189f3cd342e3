//! Nothing changes on the way: long ids in every format, and personal data in none with `--mask`.

use std::{fs, io::Read as _};

use crate::support::{
    Home, Kefu,
    faulty_server::{FaultyServer, Reply},
    playback::Playback,
};

/// Ids of 16 to 20 digits, as text and as numbers that no floating-point number holds.
const IDS: [&str; 5] = [
    "9007199254740993",
    "90071992547409931",
    "900719925474099312",
    "9223372036854775809",
    "18446744073709551617",
];

/// The complaints that the server answers, each with its id as a number and as text.
fn complaints() -> String {
    let records: Vec<_> = IDS
        .iter()
        .map(|id| {
            format!(r#"{{"workOrderNo":{id},"complaintId":"{id}","sku":{id},"memberNo":{id},"content":"x"}}"#)
        })
        .collect();
    gome(&records)
}

fn gome(records: &[String]) -> String {
    let (list, total) = (records.join(","), records.len());
    format!(
        r#"{{"gome_custom_complaints_phoneGet_response":{{"result":{{"ComplaintVOs":[{list}],"totalCount":{total}}}}}}}"#
    )
}

/// A command line of a user whom every vendor answers from one server.
fn configured(home: &Home, line: &str, url: &str) -> Kefu {
    home.kefu(line)
        .env("KEFU_GOME_BASE_URL", format!("{url}/router"))
        .env("KEFU_GOME_APP_KEY", "key")
        .env("KEFU_GOME_APP_SECRET", "secret")
        .env("KEFU_GOME_TOKEN", "token")
        .env("KEFU_BANGWO8_BASE_URL", url)
        .env("KEFU_BANGWO8_ACCOUNT", "agent")
        .env("KEFU_BANGWO8_PASSWORD", "password")
        .env("KEFU_ESHOUHOU_BASE_URL", url)
        .env("KEFU_ESHOUHOU_APP_ID", "app")
        .env("KEFU_ESHOUHOU_APP_SECRET", "secret")
        .env("KEFU_ESHOUHOU_NETWORK_ID", "N1")
}

/// The text of all parts of a workbook.
fn workbook(bytes: &[u8]) -> String {
    let number = |at: usize, length: usize| {
        bytes[at..at + length].iter().rev().fold(0, |n, b| n << 8 | usize::from(*b))
    };
    let heads = bytes.windows(4).enumerate().filter(|(_, four)| four == b"PK\x03\x04").map(|(at, _)| at);
    let part = |at: usize| {
        let data = at + 30 + number(at + 26, 2) + number(at + 28, 2);
        let mut text = Vec::new();
        let read = match number(at + 8, 2) {
            0 => {
                bytes.get(data..data + number(at + 18, 4)).map(|part| text.extend_from_slice(part)).is_some()
            }
            _ => flate2::read::DeflateDecoder::new(&bytes[data..]).read_to_end(&mut text).is_ok(),
        };
        assert!(read, "a part that cannot be read");
        String::from_utf8_lossy(&text).into_owned()
    };
    heads.map(part).collect()
}

#[test]
fn ids_of_16_to_20_digits_are_exact_in_every_format() {
    let server = Playback::always(200, complaints().as_bytes());
    let run = |words: &str| {
        let home = Home::new();
        let columns =
            if words.contains("--raw") { "" } else { "--columns work_order_no,complaint_id,sku,member_no" };
        configured(&home, &format!("-q complaints list {columns} {words}"), &server.url()).run().ok()
    };
    for (words, quoted) in [
        ("-o table", ""),
        ("-o md", ""),
        ("-o json", "\""),
        ("-o jsonl", "\""),
        ("-o csv", ""),
        ("-o csv-excel", "=\"\""),
        ("--jq .[]", "\""),
        ("--jq .[]|.[]|tostring", ""),
        ("-o tsv", ""),
    ] {
        let run = run(words);
        for id in IDS {
            let mut numbers = run.stdout.split(|c: char| !c.is_ascii_digit());
            assert_eq!(numbers.clone().filter(|number| *number == id).count(), 4, "{words}: {id}: {run}");
            assert!(numbers.all(|number| number.is_empty() || IDS.contains(&number)), "{words}: {run}");
            assert!(run.stdout.contains(&format!("{quoted}{id}")), "{words}: {id}: {run}");
        }
    }
    // As the vendor wrote them: numbers as numbers.
    for words in ["--raw -o json", "--raw -o jsonl", "--raw --jq ."] {
        let raw = run(words).stdout.replace(' ', "");
        for id in IDS {
            assert!(raw.contains(&format!("\"workOrderNo\":{id},")), "{words}: {raw}");
            assert!(raw.contains(&format!("\"complaintId\":\"{id}\"")), "{words}: {raw}");
        }
    }
    let home = Home::new();
    configured(&home, "-q complaints list --to ids.xlsx", &server.url()).run().ok();
    let sheet = workbook(&fs::read(home.path("ids.xlsx")).expect("the workbook"));
    for id in IDS {
        assert_eq!(sheet.matches(&format!("<t>{id}</t>")).count(), 4, "{id}: {sheet}");
    }
}

#[test]
fn a_workbook_says_what_was_asked_and_how_much_came() {
    let server = Playback::always(200, complaints().as_bytes());
    let home = Home::new();
    let line = "complaints list --on 2026-11-22 --status open --lang zh-CN --to out.xlsx";
    configured(&home, &format!("-q {line}"), &server.url()).run().ok();
    let book = workbook(&fs::read(home.path("out.xlsx")).expect("the workbook"));
    let command = format!("kefu -q {line}");
    for text in [
        "数据",
        "说明",
        "命令",
        &command,
        "时间范围",
        "查询时间",
        "记录数",
        "5",
        "版本",
        concat!("kefu ", env!("CARGO_PKG_VERSION")),
    ] {
        assert!(
            book.contains(&format!("<t>{text}</t>")) || book.contains(&format!("name=\"{text}\"")),
            "{text}: {book}"
        );
    }
    assert!(book.contains("2026-11-22 00:00:00"), "{book}");
}

#[test]
fn csv_reads_back_as_what_the_vendor_sent_in_both_encodings() {
    let texts = ["a,b", "第一行\n第二行", "\"引号\"", " 空 ", "=1+1", "\u{feff}x", "😀𠮷", "\r", "a\tb", "'"];
    let records: Vec<_> = texts
        .iter()
        .enumerate()
        .map(|(number, text)| {
            serde_json::json!({ "workOrderNo": format!("W{number}"), "content": text }).to_string()
        })
        .collect();
    let server = Playback::always(200, gome(&records).as_bytes());
    for (encoding, decode) in [("utf-8", encoding_rs::UTF_8), ("gb18030", encoding_rs::GB18030)] {
        let home = Home::new();
        let line =
            format!("-q complaints list --columns work_order_no,content --to out.csv --encoding {encoding}");
        configured(&home, &line, &server.url()).run().ok();
        let bytes = fs::read(home.path("out.csv")).expect("the file");
        let text = decode.decode_without_bom_handling_and_without_replacement(&bytes).expect("the encoding");
        let rows: Vec<_> = csv::Reader::from_reader(text.as_bytes())
            .records()
            .map(|row| row.expect("a row").get(1).expect("a text").to_owned())
            .collect();
        assert_eq!(rows, texts, "{encoding}");
    }
}

/// The personal data that must not be visible, in each of its spellings.
const PERSONAL: [&str; 6] =
    ["13900000001", "110101199001011234", "zhang.san@example.com", "张三丰", "示例路88号", "010-55556666"];

/// Every format with everything that a command can show.
const FORMATS: [&str; 8] = ["table", "json", "jsonl", "csv", "tsv", "csv-excel", "md", "xlsx"];

#[track_caller]
fn nothing_personal(line: &str, url: &str) {
    let shown = |words: &str, mask: &str| {
        let home = Home::new();
        configured(&home, &format!("-q {line} {words} {mask} --to out"), url).run().ok();
        let bytes = fs::read(home.path("out")).expect("the file");
        if words.contains("xlsx") {
            return workbook(&bytes);
        }
        let text = String::from_utf8(bytes).expect("UTF-8");
        // Markdown shows what means something to it with a mark in front or around it.
        if words.contains("md") { text.replace(['\\', '`'], "") } else { text }
    };
    for words in FORMATS.map(|format| format!("-o {format}")).into_iter().chain(["--jq .".to_owned()]) {
        let (open, masked) = (shown(&words, ""), shown(&words, "--mask"));
        for text in PERSONAL {
            assert!(open.contains(text), "{line} {words} does not show {text}: {open}");
            assert!(!masked.contains(text), "{line} {words}: {text} in {masked}");
        }
        for kept in ["139****0001", "110***********1234", "z***@example.com", "张*", "北京市朝阳区****"]
        {
            assert!(masked.contains(kept), "{line} {words}: no {kept} in {masked}");
        }
    }
}

#[test]
fn a_masked_complaint_shows_nothing_personal_in_any_format() {
    let record = r#"{"workOrderNo":"W1","memberName":"张三丰","ccMobile":"13900000001","ccPhone":"010-55556666",
        "email":"zhang.san@example.com","address":"北京市朝阳区示例路88号",
        "content":"客户13900000001，身份证110101199001011234，写信到zhang.san@example.com。",
        "channelTag":{"call":13900000001}}"#;
    let server = Playback::always(200, gome(&[record.to_owned()]).as_bytes());
    nothing_personal("complaints list --columns all", &server.url());
}

#[test]
fn a_masked_project_shows_nothing_personal_whatever_its_rows_are_called() {
    let body = r#"{"ResultCode":0,"ResultValue":[
        {"ShowType":0,"Key":"所属客户","Value":"张三丰"},{"ShowType":0,"Key":"联系电话","Value":"010-55556666"},
        {"ShowType":0,"Key":"详细地址","Value":"北京市朝阳区示例路88号"},
        {"ShowType":0,"Key":"备注","Value":"打13900000001，身份证110101199001011234"},
        {"ShowType":3,"Key":"使用备件","Value":[{"name":"zhang.san@example.com","tel":13900000001}]}]}"#;
    let server = Playback::always(200, body.as_bytes());
    nothing_personal("project show P1", &server.url());
    nothing_personal("project show P1 P2", &server.url());
}

#[test]
fn masked_tickets_show_nothing_personal_in_their_tenants_own_fields() {
    const DEFINITIONS: &str =
        r#"[{"key":"f1","name":"姓名"},{"key":"f2","name":"备用电话"},{"key":"f3","name":"安装地址"}]"#;
    const TICKETS: &str = r#"{"tickets":[{"ticketId":"1","subject":"x","custom_fields":[
        {"key":"f1","value":"张三丰"},{"key":"f2","value":"010-55556666"},{"key":"f3","value":"北京市朝阳区示例路88号"},
        {"key":"f4","value":"13900000001 110101199001011234"},{"key":"f5","value":[{"a":"zhang.san@example.com"}]}
        ]}],"count":1}"#;
    let server = FaultyServer::start(|request| match request.path.ends_with("ticket_fields.json") {
        true => Reply::answer(200, "", DEFINITIONS),
        false => Reply::answer(200, "", TICKETS),
    });
    // Fields without a definition are part of `extra`.
    nothing_personal("views tickets 15 --expand-fields --columns all", &server.url());
}
