//! Tables as they are written, and as a parser of Markdown reads them.

use comrak::nodes::NodeValue;

use super::super::{
    Format, Options,
    samples::{COLUMNS, PROJECT, TWO, options, write, write_part},
};
use crate::record::Shape;

#[test]
fn a_list_is_a_table_of_the_brief_columns() {
    insta::assert_snapshot!(write(options(Format::Md), COLUMNS, TWO), @r"
    | 编号 | 时间 | 状态 | 超时 | 数量 | 内容 |
    | --- | --- | --- | --- | ---: | --- |
    | W1 | 2026-11-22 10:20:30 | 已结单 | 是 | 7 | 冰箱不制冷 |
    | 12345678901234567890 | soon | 工单工作台 | 否 | 1234 |  |
    ");
}

#[test]
fn one_record_is_a_table_of_headings_and_values() {
    let options = Options { shape: Shape::One, ..options(Format::Md) };
    insta::assert_snapshot!(write(options, COLUMNS, &TWO[..1]), @r#"
    | 字段 | 值 |
    | --- | --- |
    | 编号 | W1 |
    | 时间 | 2026-11-22 10:20:30 |
    | 状态 | 已结单 |
    | 超时 | 是 |
    | 数量 | 7 |
    | 内容 | 冰箱不制冷 |
    | 标签 | \["a",{"b":1}\] |
    | 其他 | {"new":1.50} |
    "#);
}

#[test]
fn labelled_values_of_a_list_are_columns_and_of_several_records_lines() {
    let rows = [
        r#"{"id":"P1","fields":[{"label":"所属|客户","value":"张"}],"network":"N1"}"#,
        r#"{"id":"P2","fields":[{"label":"备注","value":"急"}]}"#,
    ];
    insta::assert_snapshot!(write(options(Format::Md), PROJECT, &rows), @r"
    | 项目编号 | 所属\|客户 | 备注 |
    | --- | --- | --- |
    | P1 | 张 |  |
    | P2 |  | 急 |
    ");
    let several = Options { shape: Shape::Several, ..options(Format::Md) };
    insta::assert_snapshot!(write(several, PROJECT, &rows), @r"
    | 字段 | 值 |
    | --- | --- |
    | 项目编号 | P1 |
    | 网点 | N1 |
    | 所属\|客户 | 张 |

    | 字段 | 值 |
    | --- | --- |
    | 项目编号 | P2 |
    | 备注 | 急 |
    ");
    assert_eq!(write_part(options(Format::Md), PROJECT, &[], false), "");
}

#[test]
fn a_vendors_text_is_no_markup() {
    let row = r#"{"id":"a|b\n\\|","content":"![x](http://e) <b> `c` *d* _e_ &amp; ~f~"}"#;
    let options =
        Options { columns: Some(vec!["id".to_owned(), "content".to_owned()]), ..options(Format::Md) };
    insta::assert_snapshot!(write(options, COLUMNS, &[row]), @r"
    | 编号 | 内容 |
    | --- | --- |
    | a\|b \\\| | !\[x\](http`://`e) \<b\> \`c\` \*d\* \_e\_ \&amp; \~f\~ |
    ");
}

/// Parses like GitHub: with automatic links, formulas, emoji, and every extension that gives a mark a meaning.
fn parsed(markdown: &str) -> Vec<String> {
    let arena = comrak::Arena::new();
    let mut options = comrak::Options::default();
    let extension = &mut options.extension;
    extension.table = true;
    extension.autolink = true;
    extension.strikethrough = true;
    extension.superscript = true;
    extension.math_dollars = true;
    extension.math_code = true;
    extension.footnotes = true;
    extension.underline = true;
    options.parse.relaxed_autolinks = true;
    let document = comrak::parse_document(&arena, markdown, &options);
    let mut cells = Vec::new();
    for node in document.descendants() {
        match &node.data().value {
            NodeValue::TableCell => cells.push(String::new()),
            NodeValue::Text(text) => cells.last_mut().unwrap().push_str(text),
            NodeValue::Code(code) => cells.last_mut().unwrap().push_str(&code.literal),
            NodeValue::Document | NodeValue::Table(_) | NodeValue::TableRow(_) => {}
            other => panic!("{markdown} has {other:?}"),
        }
    }
    cells
}

#[test]
fn nothing_in_a_text_is_live() {
    let texts = [
        "http://e.example/a?b=c",
        "见https://e.example。",
        "HTTPS://E.EXAMPLE",
        "ftp://e.example",
        "www.e.example",
        "WWW.e.example/x",
        "zhang.san@e.example",
        "mailto:zhang@e.example",
        "@user",
        "请@张三",
        "org/repo#1",
        "#123",
        "GH-12",
        "$x^2$",
        "$$x$$",
        "$`x`$",
        "5$",
        ":smile:",
        ":+1:",
        ":100:",
        "<http://e.example>",
        "<b>",
        "<!-- -->",
        "&copy;",
        "&#64;",
        "![x](http://e.example)",
        "[x]: http://e.example",
        "[^1]",
        "~~x~~",
        "**x**",
        "__x__",
        "||x||",
        "==x==",
        "^x^",
        "`x`",
        "``x`",
        "a|b",
        "\\|",
        "\\",
        "\\@",
        "`@`",
        "@`",
        "$@$",
        "://",
        "www.www.",
        "10:20:30",
        "@@",
        "`$",
        "x`@`y`",
        "a@b|c@d",
    ];
    for text in texts {
        let markdown = format!("| h |\n| --- |\n| {} |\n", super::escape(text));
        assert_eq!(parsed(&markdown), ["h", text], "{markdown}");
    }
    assert_eq!(
        super::escape("2026-11-22 10:20:30 张三，冰箱 # 3-1."),
        "2026-11-22 10:20:30 张三，冰箱 # 3-1."
    );
    assert_eq!(super::escape("见 www.e.example @张 :100: $5"), "见 www`.`e.example `@`张 `:`100: `$`5");
}
