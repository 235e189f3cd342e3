//! Markdown: a table in the dialect of GitHub, GitLab and most others.

use std::{
    io::{self, Write},
    mem,
};

use super::{Entry, Sink, View, card};
use crate::{
    lang::Words,
    record::{Kind, Shape},
    text,
};

/// The headings of one record's table.
const HEADINGS: [Words; 2] = [Words::new("字段", "Field"), Words::new("值", "Value")];

/// Opens a Markdown table.
pub(super) fn open<W: Write + 'static>(view: View, out: W) -> Box<dyn Sink<W>> {
    Box::new(Md { view, out, begun: false })
}

struct Md<W> {
    view: View,
    out: W,
    begun: bool,
}

impl<W: Write> Sink<W> for Md<W> {
    fn row(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        if self.view.shape != Shape::List {
            if mem::take(&mut self.begun) {
                writeln!(self.out)?;
            }
            self.begin()?;
            let lines = card::lines(&self.view, entry);
            return lines
                .iter()
                .try_for_each(|card| line(&mut self.out, [card.heading.as_str(), &card.value]));
        }
        self.begin()?;
        let cells: Vec<_> = entry.cells.iter().map(|cell| self.view.text(cell)).collect();
        line(&mut self.out, cells.iter().map(AsRef::as_ref))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(mut self: Box<Self>, complete: bool) -> io::Result<W> {
        if complete {
            self.begin()?;
        }
        Ok(self.out)
    }
}

impl<W: Write> Md<W> {
    fn begin(&mut self) -> io::Result<()> {
        if self.begun {
            return Ok(());
        }
        self.begun = true;
        if self.view.shape != Shape::List {
            line(&mut self.out, HEADINGS.map(|words| words.get(self.view.lang)))?;
            return writeln!(self.out, "| --- | --- |");
        }
        line(&mut self.out, self.view.columns.iter().map(|shown| shown.heading.as_str()))?;
        let rules = self.view.columns.iter().map(|shown| match shown.column.kind {
            Kind::Count => " ---: |",
            _ => " --- |",
        });
        writeln!(self.out, "|{}", rules.collect::<String>())
    }
}

fn line<'a>(out: &mut impl Write, cells: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
    let cells: Vec<_> = cells.into_iter().map(escape).collect();
    writeln!(out, "| {} |", cells.join(" | "))
}

/// The text as Markdown that renders exactly as the text: no picture, no link, no mention.
///
/// A backslash disables a mark for the parser. Addresses, mentions and formulas are recognized later, in the rendered
/// text, where the backslash is gone: so one of their characters is written as code, in which nothing is recognized.
fn escape(cell: &str) -> String {
    let text = text::clean_line(cell);
    let mut escaped = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = at;
        while let Some(length) = live(&text, at) {
            at += length;
        }
        if at > start {
            escaped.extend(["`", &text[start..at], "`"]);
            continue;
        }
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '^' | '=') {
            escaped.push('\\');
        }
        escaped.push(c);
        at += c.len_utf8();
    }
    escaped
}

/// The length of the mark at a position that would begin a link, a mention, a formula or a picture.
fn live(text: &str, at: usize) -> Option<usize> {
    let (before, rest) = text.split_at(at);
    let ends = |end: &str| {
        before.len() >= end.len() && before.as_bytes()[at - end.len()..].eq_ignore_ascii_case(end.as_bytes())
    };
    let next = rest.chars().nth(1);
    match rest.chars().next()? {
        '@' | '$' => Some(1),
        ':' if rest.starts_with("://") => Some(3),
        ':' if is_name_of_emoji(&rest[1..]) => Some(1),
        '.' if ends("www") => Some(1),
        '#' if next.is_some_and(char::is_alphanumeric) => Some(1),
        '-' if ends("gh") && next.is_some_and(|c| c.is_ascii_digit()) => Some(1),
        _ => None,
    }
}

/// Whether a text begins with a name and a colon; a time has only digits there.
fn is_name_of_emoji(text: &str) -> bool {
    let name = text.split_once(':').map_or("", |(name, _)| name);
    let in_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_+-".contains(&byte);
    name.bytes().all(in_name)
        && (name == "100" || name == "1234" || name.bytes().any(|byte| !byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
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
}
