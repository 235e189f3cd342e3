//! Texts broken into lines by display width: between words and between Chinese characters, never inside a Latin word, a
//! number or a date.

use std::borrow::Cow;

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm, core::Word};
use unicode_width::UnicodeWidthChar as _;

/// Characters that no line begins with.
const CLOSING: &str = "，。、；：！？）》」』】”’…—～％";
/// Characters that no line ends with.
const OPENING: &str = "（《「『【“‘";

/// The lines of a text, each at most `width` cells wide where no word is wider. A line that is indented keeps its
/// indent, and so does what follows it; behind a hyphen at its beginning, what follows is indented as well.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let line = |line: &str| {
        let text = line.trim_start();
        let hanging = if text.starts_with("- ") { "  " } else { "" };
        let indent = format!("{}{hanging}", &line[..line.len() - text.len()]);
        let options = Options::new(width)
            .subsequent_indent(&indent)
            .break_words(false)
            .word_separator(WordSeparator::Custom(words))
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        textwrap::wrap(line, options).into_iter().map(Cow::into_owned).collect::<Vec<_>>()
    };
    text.lines().flat_map(line).collect()
}

/// The pieces between which a line may end. What stands in backticks is copied and stays whole.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut rest = line;
    Box::new(std::iter::from_fn(move || {
        let mut is_quoted = false;
        let mut ends = |a: char, b: char| {
            is_quoted ^= a == '`';
            !is_quoted && breaks(a, b)
        };
        let mut pairs = rest.char_indices().zip(rest.chars().skip(1));
        let end = pairs.find(|((_, a), b)| ends(*a, *b)).map(|((at, a), _)| at + a.len_utf8());
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        (!word.is_empty()).then(|| Word::from(word))
    }))
}

/// Whether a line may end between two characters. `11月22日` and `近7天` stay whole: a digit beside Chinese belongs to it.
fn breaks(a: char, b: char) -> bool {
    let is_wide = |c: char| c.width() == Some(2);
    match (a, b) {
        (' ', ' ') => false,
        (' ', _) => true,
        _ => {
            is_wide(a)
                && !OPENING.contains(a)
                && !CLOSING.contains(b)
                && (is_wide(b) || CLOSING.contains(a))
                && b != ' '
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr as _;

    use super::*;

    #[test]
    fn lines_end_between_words_and_chinese_characters() {
        for (text, width, lines) in [
            ("to be, or not to be", 9, vec!["to be, or", "not to be"]),
            ("最近七天的电话投诉", 8, vec!["最近七天", "的电话投", "诉"]),
            ("导出投诉，不限日期", 8, vec!["导出投", "诉，不限", "日期"]),
            ("用 `--since` 选日期", 12, vec!["用 `--since`", "选日期"]),
            ("截至2026年11月22日为止", 10, vec!["截", "至2026年11月22日", "为止"]),
            ("共（三条）投诉", 6, vec!["共（三", "条）投", "诉"]),
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
        }
    }
}
