//! Hostile texts, marks and long reports in each form.

use std::{collections::BTreeSet, io::Cursor};

use jiff::{ToSpan as _, civil::date};
use proptest::prelude::*;

use super::*;
use crate::{
    lang::Words,
    output::samples::options,
    record::{Code, Kind as ColumnKind},
};

/// Texts that would do something in one of the forms.
const HOSTILE: &[&str] = &[
    "</title></style></script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onload='alert(1)",
    "<svg onload=alert(1)>",
    "]]><!--",
    "&lt;b&gt;&#x3c;",
    "https://evil.example/?a=b",
    "![x](http://evil.example)",
    "[x](http://evil.example) **b** _i_ `c` ~~s~~",
    "| a | b |\n| --- | --- |",
    "# h\n> q\n- l\n1. n",
    "1. n",
    "- l",
    "@all <@all> <font color=\"red\">x</font>",
    "=HYPERLINK(\"http://evil.example\")",
    "a\u{202e}b\u{0}c\u{1b}[31m\u{7}",
];
const STATUS: &[Code] = &[Code::new("1", "待处理", "Pending", "pending").tone(Tone::Notice)];
const DETAIL: &[Column] = &[
    Column::new("no", Words::new("单号", "No."), ColumnKind::Id, &["no"]),
    Column::new("status", Words::new("状态", "Status"), ColumnKind::Code(STATUS), &["status"]),
    Column::new("content", Words::new("内容", "Content"), ColumnKind::Text, &["content"]),
];

/// A report with a text in every place, `names` values in its table and that many records.
fn report(text: &str, names: usize) -> Document {
    let figure = |key, value, rate_of, incomplete| Figure {
        key,
        title: text.to_owned(),
        value,
        previous: Amount::Unknown,
        change: Some(0.125),
        incomplete,
        previous_incomplete: false,
        growth: Tone::Alarm,
        rate_of,
    };
    let row = || (text.to_owned(), vec![Amount::Count(7), Amount::Rate(0.125)]);
    let cells = || {
        [
            Cell::Text(text.to_owned().into()),
            Cell::Code { code: "1".into(), words: Some(STATUS[0].words) },
            Cell::Text(text.to_owned().into()),
        ]
        .into()
    };
    let days = (1..=9).map(|day| date(2026, 11, day)).collect();
    let section = Section {
        title: text.to_owned(),
        figures: vec![
            figure("new", Amount::Count(63), None, true),
            figure("rate", Amount::Rate(0.175), Some("new"), false),
            figure("time", Amount::Minutes(166.0), None, false),
        ],
        series: Some(Series {
            title: text.to_owned(),
            days,
            lines: vec![(text.to_owned(), vec![Amount::Count(3); 9])],
            rate: Some((text.to_owned(), vec![Amount::Rate(0.5); 9])),
            incomplete: true,
        }),
        tables: vec![Table {
            headings: vec![text.to_owned(); 3],
            growth: vec![Tone::Plain, Tone::Alarm],
            rows: (0..names).map(|_| row()).collect(),
            other: Some(row()),
            incomplete: false,
        }],
        records: Some(Records {
            title: text.to_owned(),
            columns: DETAIL.to_vec(),
            rows: (0..names).map(|_| cells()).collect(),
            total: names as u64,
            incomplete: false,
        }),
    };
    let [title, period, compared, made_at] = [text; 4].map(str::to_owned);
    let (profiles, notes) = (vec![text.to_owned()], vec![text.to_owned()]);
    Document {
        title,
        period,
        compared,
        profiles,
        made_at,
        sections: vec![section],
        notes,
        data: (Row::made("{}".to_owned()), [].into()),
    }
}

fn drawn(document: &Document, format: Format, robot: Option<Robot>) -> Vec<u8> {
    draw(document, robot, &options(format)).unwrap().0
}

fn text(document: &Document, format: Format, robot: Option<Robot>) -> String {
    String::from_utf8(drawn(document, format, robot)).unwrap()
}

/// The elements, attributes and addresses of a page that is written strictly: lower case, every value in quotes.
fn elements(page: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = Vec::new();
    for part in page.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or_else(|| panic!("no end: {part}"));
        assert!(!text.contains('>') || tag == "style", "{text}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{tag}");
            continue;
        }
        let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(
            name == "!DOCTYPE" || name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()),
            "{tag}"
        );
        if !["!DOCTYPE", "meta", "link"].contains(&name) {
            open.push(name);
        }
        found.insert(name.to_owned());
        while name != "!DOCTYPE" && !rest.is_empty() {
            let (attribute, value) = rest.split_once("=\"").unwrap_or_else(|| panic!("{tag}"));
            let (value, after) = value.split_once('"').unwrap_or_else(|| panic!("{tag}"));
            assert!(attribute.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{tag}");
            found.insert(if attribute == "href" { format!("href={value}") } else { attribute.to_owned() });
            rest = after.trim_start();
        }
    }
    assert!(open.is_empty(), "{open:?}");
    found
}

#[test]
fn a_page_has_the_same_elements_whatever_its_texts_are() {
    let plain = text(&report("普通", 3), Format::Html, None);
    let expected = elements(&plain);
    for element in ["script", "iframe", "img", "a", "form", "style=", "src", "onload"] {
        assert!(!expected.contains(element), "{element}");
    }
    let addresses: Vec<_> = expected.iter().filter(|name| name.starts_with("href")).collect();
    assert_eq!(addresses, ["href=data:,"]);
    for hostile in HOSTILE {
        let page = text(&report(hostile, 3), Format::Html, None);
        assert_eq!(elements(&page), expected, "{hostile}");
        assert!(!page.chars().any(|c| matches!(c, '\u{202e}' | '\0' | '\u{1b}')), "{hostile}");
    }
}

#[test]
fn every_chart_of_a_page_has_a_text_and_its_numbers_in_a_table() {
    let page = text(&report("普通", 3), Format::Html, None);
    let charts: Vec<_> = page.split("<svg ").skip(1).collect();
    assert_eq!(charts.len(), 1 + 3);
    for chart in charts {
        assert!(chart.starts_with("role=\"img\""), "{chart}");
        assert!(chart.split("</svg>").next().unwrap().contains("<title"), "{chart}");
    }
    assert!(
        page.contains("<desc id=\"d0\">") && page.matches("<td class=\"number\">50.0%*</td>").count() == 9
    );
}

proptest! {
    #[test]
    fn no_text_adds_an_element(text in "[<>\"'&=/ a-z!\\-\\[\\]]{0,24}") {
        let page = super::html::page(&report(&text, 1), &options(Format::Html));
        prop_assert_eq!(elements(&page), elements(&super::html::page(&report("普通", 1), &options(Format::Html))));
    }
}

#[test]
fn hostile_texts_are_no_markdown() {
    for hostile in HOSTILE {
        let arena = comrak::Arena::new();
        let mut reading = comrak::Options::default();
        reading.extension.table = true;
        reading.extension.autolink = true;
        let markdown = text(&report(hostile, 2), Format::Md, None);
        let document = comrak::parse_document(&arena, &markdown, &reading);
        for node in document.descendants() {
            use comrak::nodes::NodeValue as Node;
            let value = &node.data().value;
            let is_live = matches!(
                value,
                Node::Link(_) | Node::Image(_) | Node::HtmlBlock(_) | Node::HtmlInline(_) | Node::Strong
            );
            assert!(!is_live, "{hostile}: {value:?}");
        }
    }
}

#[test]
fn a_robots_message_has_no_mark_that_a_text_made() {
    for robot in [Robot::WeCom, Robot::DingTalk] {
        let structure = |message: &str| {
            let marks = message
                .lines()
                .map(|line| line.chars().filter(|c| "*_`[]<>|!@#\\".contains(*c)).collect::<String>());
            marks.collect::<Vec<_>>()
        };
        let expected = structure(&text(&report("普通", 2), Format::Md, Some(robot)));
        for hostile in HOSTILE {
            let message = text(&report(hostile, 2), Format::Md, Some(robot));
            assert_eq!(structure(&message), expected, "{hostile}: {message}");
            assert!(!message.contains("://"), "{message}");
            let is_list = |line: &str| line.starts_with("- - ") || line.starts_with("- 1. ");
            assert!(!message.lines().any(is_list), "{message}");
        }
    }
}

#[test]
fn a_message_is_no_longer_than_the_robot_takes_and_says_what_is_left_out() {
    for (robot, limit) in [(Robot::WeCom, 4096), (Robot::DingTalk, 20_000)] {
        let mut left_out = 0;
        for (name, names) in [
            ("甲", 1),
            ("云屏 75寸量子点电视", 60),
            ("云屏 75寸量子点电视", 900),
            (&*"长".repeat(300), 30),
            (&*"\"\\\n".repeat(40), 200),
        ] {
            let message = text(&report(name, names), Format::Md, Some(robot));
            let size = match robot {
                Robot::WeCom => message.len(),
                Robot::DingTalk => {
                    serde_json::json!({"msgtype": "markdown", "markdown": {"title": "客服日报", "text": message}}).to_string().len()
                }
            };
            assert!(size <= limit, "{robot:?}: {size}");
            assert!(message.ends_with('\n'));
            left_out += usize::from(message.lines().last().unwrap().starts_with('…'));
        }
        assert!(left_out >= 2, "{robot:?}: {left_out}");
        assert!(!text(&report("甲", 1), Format::Md, Some(robot)).contains('…'));
    }
}

#[test]
fn a_message_leaves_out_no_more_than_it_has_to_and_no_heading_stands_alone() {
    // A long report, and views, whose table is all that they are.
    let mut document = report("云屏 75寸量子点电视", 5);
    let tables = (0..20).flat_map(|_| report("云屏 75寸量子点电视", 5).sections.remove(0).tables);
    document.sections[0].tables = tables.collect();
    let views = Section {
        figures: Vec::new(),
        series: None,
        records: None,
        ..report("查询器", 5).sections.remove(0)
    };
    document.sections.push(views);
    let message = text(&document, Format::Md, Some(Robot::WeCom));
    let size = message.len();
    assert!(size <= 4096 && size + 600 > 4096, "{size}: one more table would fit");
    assert!(
        message.contains("| 查询器 |")
            && message
                .ends_with("records, some of the most frequent values: the robot takes no longer message\n"),
        "{message}"
    );
    let lines: Vec<_> = message.lines().filter(|line| !line.is_empty()).collect();
    let is_heading = |line: &str| line.starts_with("###") || line.starts_with("**");
    assert!(!lines.windows(2).any(|two| is_heading(two[0]) && is_heading(two[1])), "{message}");
}

/// A file of a workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut book = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let part = book.by_name(name).unwrap_or_else(|error| panic!("{name}: {error}"));
    io::read_to_string(part).unwrap()
}

#[test]
fn a_workbook_has_charts_rates_as_rates_and_prints_on_a_page_of_its_width() {
    let bytes = drawn(&report("普通", 3), Format::Xlsx, None);
    let days = part(&bytes, "xl/charts/chart1.xml");
    assert!(
        days.contains("<c:barChart>") && days.contains("<c:lineChart>") && days.contains("formatCode=\"0%\""),
        "{days}"
    );
    assert!(part(&bytes, "xl/charts/chart2.xml").contains("<c:barDir val=\"bar\"/>"));
    let numbers = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(numbers.contains("<v>0.175</v>"), "{numbers}");
    for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        let sheet = part(&bytes, sheet);
        assert!(
            sheet.contains("paperSize=\"9\"")
                && sheet.contains("orientation=\"landscape\"")
                && sheet.contains("fitToHeight=\"0\""),
            "{sheet}"
        );
        assert!(sheet.contains("<conditionalFormatting"), "{sheet}");
    }
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("formatCode=\"0.0%\"") && styles.contains("0&quot;*&quot;"), "{styles}");
    assert!(part(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
}

#[test]
fn a_page_of_a_workbook_ends_below_a_chart_and_its_table() {
    for (names, days) in [(1, 9), (3, 31), (12, 9), (40, 31)] {
        let mut document = report("普通", names);
        let series = document.sections[0].series.as_mut().unwrap();
        series.days = date(2026, 10, 1).series(1.day()).take(days).collect();
        for (_, amounts) in series.lines.iter_mut().chain(&mut series.rate) {
            amounts.resize(days, Amount::Count(3));
        }
        let tables = (0..5).flat_map(|_| report("普通", names).sections.remove(0).tables);
        document.sections[0].tables = tables.collect();
        let bytes = drawn(&document, Format::Xlsx, None);
        let numbers = |part: &str, before: &str| -> Vec<u32> {
            let parts = part.split(before).skip(1);
            parts.filter_map(|rest| rest.split(['<', '"']).next()?.parse().ok()).collect()
        };
        let breaks = numbers(&part(&bytes, "xl/worksheets/sheet1.xml"), "<brk id=\"");
        let rows = numbers(&part(&bytes, "xl/drawings/drawing1.xml"), "<xdr:row>");
        let mut charts: Vec<_> = rows.chunks(2).map(|rows| (rows[0], rows[1])).collect();
        charts.sort_unstable();
        assert_eq!(charts.len(), 6, "{charts:?}");
        for (before, (from, to)) in [(0, 0)].iter().chain(&charts).zip(&charts) {
            let top = breaks.iter().copied().filter(|row| row <= from).max().unwrap_or(2);
            assert!(breaks.iter().all(|row| row <= from || to < row), "{names}: {breaks:?} {charts:?}");
            // It has room on its page, or begins it.
            assert!(*to <= top + 36 || before.0 < top, "{names}: {breaks:?} {charts:?}");
        }
    }
}

#[test]
fn hostile_texts_are_texts_in_a_workbook() {
    for hostile in HOSTILE {
        let bytes = drawn(&report(hostile, 2), Format::Xlsx, None);
        let numbers = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(!numbers.contains("<f>") && !numbers.contains("<hyperlink"), "{hostile}");
        assert!(!part(&bytes, "xl/worksheets/sheet2.xml").contains("<f>"), "{hostile}");
    }
}

/// The same report of an answer that is not complete.
fn incomplete() -> Document {
    let mut document = report("甲", 2);
    for section in &mut document.sections {
        for figure in &mut section.figures {
            (figure.incomplete, figure.previous, figure.previous_incomplete) = (true, figure.value, true);
        }
        section.tables.iter_mut().for_each(|table| table.incomplete = true);
        section.records.iter_mut().for_each(|records| (records.total, records.incomplete) = (6007, true));
    }
    document
}

#[test]
fn no_number_of_an_incomplete_answer_is_without_its_mark() {
    let document = incomplete();
    let times = ["2 h 46 min", "2 小时 46 分"];
    for (format, robot, marks) in [
        (Format::Table, None, &["*"][..]),
        (Format::Md, None, &["\\*"]),
        (Format::Md, Some(Robot::WeCom), &["＊", "**＊"]),
        (Format::Md, Some(Robot::DingTalk), &["＊", "**＊"]),
        (Format::Html, None, &["*"]),
    ] {
        let mut shown = text(&document, format, robot);
        if format == Format::Html {
            let (_, page) = shown.split_once("</style>").unwrap();
            let texts = page.split('<').filter_map(|part| Some(part.split_once('>')?.1));
            shown = texts.collect::<Vec<_>>().join("\n");
        }
        let numbers = ["63", "17.5%", "+12.5%", "12.5%", "50.0%", "（6007", "(6007"];
        let mut found = 0;
        for number in numbers.iter().chain(&times) {
            for (at, _) in shown.match_indices(number) {
                let after = &shown[at + number.len()..];
                let is_marked = marks.iter().any(|mark| after.starts_with(mark));
                assert!(is_marked, "{format:?} {number}: {shown}");
                found += 1;
            }
        }
        assert!(found > 8, "{format:?} {robot:?}: {found}: {shown}");
        let around = |(at, _)| shown[at..].chars().take(8).collect::<String>();
        let rest: Vec<String> = shown.match_indices("600").map(around).collect();
        assert!(rest.iter().all(|text| text.contains(['*', '＊', '\\'])), "{rest:?}");
    }
    let bytes = drawn(&document, Format::Xlsx, None);
    let styles = part(&bytes, "xl/styles.xml");
    let formats: Vec<_> = styles.split("formatCode=\"").skip(1).collect();
    let marked = formats.iter().filter(|format| format.contains("&quot;*&quot;\"")).count();
    assert!(marked >= 4, "{formats:?}");
    for format in ["0.0%\"", "[h]:mm\"", "+0.0%;-0.0%;0.0%\""] {
        assert!(formats.iter().all(|known| !known.starts_with(format)), "{format}: {formats:?}");
    }
    let texts = part(&bytes, "xl/sharedStrings.xml");
    assert!(texts.contains("6005*") && texts.contains("6007*"), "{texts}");
}

#[test]
fn a_mark_stands_beside_each_number_of_an_incomplete_answer() {
    let document = report("普通", 1);
    for (format, robot, mark) in [
        (Format::Table, None, "63*"),
        (Format::Md, None, "63\\*"),
        (Format::Md, Some(Robot::WeCom), "**63＊**"),
        (Format::Md, Some(Robot::DingTalk), "**63＊**"),
        (Format::Html, None, "<b>63*</b>"),
    ] {
        let shown = text(&document, format, robot);
        assert!(shown.contains(mark) && shown.contains("17.5%") && !shown.contains("17.5%*"), "{shown}");
    }
}

#[test]
fn bars_compare_ranks_and_not_all_others_with_them() {
    let mut document = report("普通", 2);
    let others = vec![Amount::Count(7000), Amount::Rate(0.9)];
    document.sections[0].tables[0].other = Some(("其他".to_owned(), others));
    let options = Options { terminal: true, width: Some(80), ..options(Format::Table) };
    let shown = String::from_utf8(draw(&document, None, &options).unwrap().0).unwrap();
    let blocks = |line: &str| line.matches('█').count();
    let ranks: Vec<_> = shown.lines().filter(|line| line.contains(" 7 █")).map(blocks).collect();
    assert_eq!(ranks, [24, 24], "{shown}");
    let others = shown.lines().find(|line| line.starts_with("其他")).unwrap();
    assert!(others.contains("7000") && blocks(others) == 0, "{shown}");
}

#[test]
fn a_chart_of_a_workbook_has_room_for_each_name() {
    for (names, high) in [(1, 8), (5, 8), (6, 9), (20, 23)] {
        let drawing = part(&drawn(&report("普通", names), Format::Xlsx, None), "xl/drawings/drawing1.xml");
        let rows = drawing.split("<xdr:row>").skip(1).map(|row| row.split('<').next().unwrap());
        let rows: Vec<u32> = rows.map(|row| row.parse().unwrap()).collect();
        // From and to of the chart of the days, and then of the bars.
        let [_, _, from, to] = rows[..] else { panic!("{rows:?}") };
        assert_eq!(to - from, high, "{names} names");
    }
}

#[test]
fn a_short_value_on_a_page_is_not_broken_in_its_middle() {
    for (value, is_short) in [
        ("Installation", true),
        ("售后服务问题工单", true),
        ("售后服务问题工单二", false),
        ("2026-11-22 20:58:39", false),
    ] {
        let page = text(&report(value, 1), Format::Html, None);
        let (before, _) = page.split_once(&format!(" data-label=\"内容\">{value}</td>")).expect("the cell");
        assert_eq!(before.rsplit("<td").next().unwrap().contains("short"), is_short, "{value}");
    }
}
