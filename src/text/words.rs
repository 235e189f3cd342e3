//! Chinese words, which stay whole where a line ends.

use std::{collections::HashSet, sync::LazyLock};

/// The words of the catalogue and of the glossary, a line for each first character; the test of the catalogue tells
/// which one is missing.
static WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("words.txt").split_whitespace().collect());

/// The number of characters of the longest word.
const LONGEST: usize = 5;

/// Whether it is a Chinese character.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Whether a word is known.
pub fn is_known(word: &str) -> bool {
    WORDS.contains(word)
}

/// Cuts Chinese characters into as few words as possible. One that belongs to no known word stands alone.
pub fn words(text: &str) -> Vec<&str> {
    let starts: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let last = starts.len() - 1;
    // From each character on: the number of words, and where the first of them ends.
    let mut best = vec![(0, last); starts.len()];
    for from in (0..last).rev() {
        let ends = (from + 1..=last.min(from + LONGEST)).rev();
        let known = ends.filter(|to| *to == from + 1 || is_known(&text[starts[from]..starts[*to]]));
        best[from] = known.map(|to| (best[to].0 + 1, to)).min_by_key(|(count, _)| *count).unwrap_or_default();
    }
    let ends = std::iter::successors(Some(0), |from| Some(best[*from].1)).take_while(|from| *from < last);
    ends.map(|from| &text[starts[from]..starts[best[from].1]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_cut_into_the_fewest_words() {
        for cut in [
            "配置文件|里|的|默认值",
            "里面|有|用户名|或|密码",
            "后面|要|写|错误码",
            "要|按时间|排",
            "没有|查询器",
            "饕|餮",
        ] {
            assert_eq!(words(&cut.replace('|', "")).join("|"), cut);
        }
        assert!(words("").is_empty());
    }

    #[test]
    fn the_list_of_words_is_sorted_and_holds_words() {
        let list = include_str!("words.txt");
        let all: Vec<_> = list.split_whitespace().collect();
        assert!(all.is_sorted_by(|a, b| a < b), "sorted, each word once");
        let odd = |word: &&&str| !word.chars().all(is_han) || word.chars().count() > LONGEST;
        assert_eq!(all.iter().find(odd), None);
        let begins = |line: &str| line.split(' ').all(|word| word.chars().next() == line.chars().next());
        assert_eq!(list.lines().find(|line| !begins(line)), None, "a line for each first character");
    }
}
