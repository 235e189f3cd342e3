//! Texts broken into lines by display width: between words, Chinese ones as well, never inside a date, a quotation or a
//! note in brackets, and as Chinese is set: no line begins with what closes, or ends with what opens.

use std::ops::Range;

use textwrap::{core::Word, wrap_algorithms::wrap_first_fit};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::words::{is_han, words};

/// Characters that no line begins with.
const CLOSING: &str = "，。、；：！？）》」』】”’…—～％";
/// Characters that no line ends with.
const OPENING: &str = "（《「『【“‘";

/// The lines of a text, each at most `width` cells wide where no word is wider. A line that is indented keeps its
/// indent, and so does what follows it; behind a hyphen at its beginning, what follows is indented as well.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    text.lines().flat_map(|line| wrap_line(line, width)).collect()
}

fn wrap_line(line: &str, width: usize) -> Vec<String> {
    let text = line.trim_start();
    let hanging = if text.starts_with("- ") { "  " } else { "" };
    let first = &line[..line.len() - text.len()];
    let indents = [first.to_owned(), format!("{first}{hanging}")];
    let rooms = indents.each_ref().map(|indent| width.saturating_sub(indent.width()));
    let pieces: Vec<_> = pieces(text, rooms[1]).into_iter().map(Word::from).collect();
    let lines = wrap_first_fit(&pieces, &rooms.map(|room| u32::try_from(room).unwrap_or(u32::MAX).into()));
    let joined = |(at, line): (usize, &&[Word])| {
        let text: String = line.iter().flat_map(|piece| [piece.word, piece.whitespace]).collect();
        format!("{}{}", indents[at.min(1)], text).trim_end().to_owned()
    };
    lines.iter().enumerate().map(joined).collect()
}

/// The pieces between which a line may end.
fn pieces(line: &str, width: usize) -> Vec<&str> {
    let whole = whole(line, width);
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, _) in line.grapheme_indices(true) {
        if breaks(line, at) && !whole.iter().any(|range| range.start < at && at < range.end) {
            pieces.push(&line[from..at]);
            from = at;
        }
    }
    pieces.push(&line[from..]);
    pieces
}

/// What stays on one line: what stands in backticks, which is copied, brackets that a line has room for, and Chinese words.
fn whole(line: &str, width: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = line[at..].chars().next() {
        let rest = &line[at..];
        let closed = |end: char| rest[1..].find(end).map(|end| at..at + end + 2);
        let span = match first {
            '`' => closed('`'),
            '[' if !line[..at].ends_with('\u{1b}') => {
                closed(']').filter(|range| line[range.clone()].width() <= width)
            }
            _ => None,
        };
        let han = rest.find(|c| !is_han(c)).unwrap_or(rest.len());
        let mut start = at;
        for word in words(&rest[..han]) {
            found.push(start..start + word.len());
            start += word.len();
        }
        at = span.as_ref().map_or(at + han.max(first.len_utf8()), |span| span.end);
        found.extend(span);
    }
    found
}

/// Whether a line may end at a position: at a blank, or between characters as wide as Chinese ones. `11月22日` and `近7天`
/// stay whole, a digit beside Chinese belongs to it, and so do `3 条`, `1 MiB` and `第 2 页`.
fn breaks(line: &str, at: usize) -> bool {
    let is_wide = |c: char| c.width() == Some(2);
    let mut before = line[..at].chars().rev();
    let (Some(a), Some(b)) = (before.next(), line[at..].chars().next()) else {
        return false;
    };
    if a == ' ' {
        let word = before.next().unwrap_or(' ');
        let is_count = word.is_ascii_digit() && b.is_alphabetic() || word == '第' && b.is_ascii_digit();
        return b != ' ' && !is_count;
    }
    let ends_clause = CLOSING.contains(a) && a != '～';
    is_wide(a) && !OPENING.contains(a) && !CLOSING.contains(b) && (is_wide(b) || ends_clause) && b != ' '
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_between_words_and_chinese_characters() {
        for (text, width, lines) in [
            ("to be, or not to be", 9, vec!["to be, or", "not to be"]),
            ("最近七天的电话投诉", 8, vec!["最近七天", "的", "电话投诉"]),
            ("导出投诉，不限日期", 8, vec!["导出", "投诉，", "不限日期"]),
            ("都写在配置文件里", 10, vec!["都写在", "配置文件里"]),
            ("饕餮楼的投诉", 6, vec!["饕餮楼", "的投诉"]),
            ("好👍🏽👍🏽", 5, vec!["好", "👍🏽", "👍🏽"]),
            ("用 `--since` 选日期", 12, vec!["用 `--since`", "选日期"]),
            ("截至2026年11月22日为止", 10, vec!["截至2026年11月22日", "为止"]),
            ("从11月1日～11月22日止", 12, vec!["从11月1日～11月22日", "止"]),
            ("共（三条）投诉", 8, vec!["共（三", "条）投诉"]),
            ("最多取 3 条，1 MiB 以内", 8, vec!["最多取", "3 条，", "1 MiB", "以内"]),
            ("却给出了第 2 页", 12, vec!["却给出了", "第 2 页"]),
            ("最多等多久 [默认值：30s]", 16, vec!["最多等多久", "[默认值：30s]"]),
            ("哪种 [可选值：table, json, csv]", 14, vec!["哪种 [可选值：", "table, json,", "csv]"]),
            (
                "\u{1b}[1m用法：\u{1b}[0m kefu list [选项]",
                15,
                vec!["\u{1b}[1m用法：\u{1b}[0m kefu", "list [选项]"],
            ),
            ("  kefu list\n\nend", 80, vec!["  kefu list", "", "end"]),
            ("  one two", 6, vec!["  one", "  two"]),
            ("- one two", 6, vec!["- one", "  two"]),
            ("用 `kefu config init` 设置", 12, vec!["用", "`kefu config init`", "设置"]),
        ] {
            assert_eq!(wrap(text, width), lines, "{text}");
        }
    }

    #[test]
    fn no_line_is_too_wide() {
        let text = "列表总是完整的：每一页都取，与厂商报的总数核对，去掉重复；取不全时会明说缺什么，并以退出码 3 结束。";
        for width in 10..60 {
            let lines = wrap(text, width);
            assert!(lines.iter().all(|line| line.width() <= width), "{width}: {lines:?}");
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
            assert!(
                !lines.iter().any(|line| line.starts_with(|c| CLOSING.contains(c))),
                "{width}: {lines:?}"
            );
            assert!(!lines.iter().any(|line| line.ends_with(|c| OPENING.contains(c))), "{width}: {lines:?}");
        }
    }
}
