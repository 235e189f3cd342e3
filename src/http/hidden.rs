//! Takes words out of what a vendor says, for output that is passed on.

use crate::secret::MASK;

/// A text with `***` in place of these words. A longer word that contains one stays, so that the account `a` leaves the
/// sentence readable.
pub(super) fn without(text: &str, words: &[String]) -> String {
    words.iter().filter(|word| !word.is_empty()).fold(text.to_owned(), |text, word| replaced(&text, word))
}

fn replaced(text: &str, word: &str) -> String {
    let (mut masked, mut rest) = (String::new(), 0);
    for (at, _) in text.match_indices(word) {
        let end = at + word.len();
        let is_part = goes_on(&text[..at], word) || goes_on(word, &text[end..]);
        if !is_part {
            masked.push_str(&text[rest..at]);
            masked.push_str(MASK);
            rest = end;
        }
    }
    masked.push_str(&text[rest..]);
    masked
}

/// Whether a word goes on from one text to the next. Chinese characters end a word: there are no blanks between them.
fn goes_on(before: &str, after: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    is_part(before.chars().next_back()) && is_part(after.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_taken_out_and_parts_of_words_stay() {
        for (text, word, expected) in [
            ("Account zhangsan is locked", "zhangsan", "Account *** is locked"),
            ("zhangsan", "zhangsan", "***"),
            ("账号zhangsan已锁定", "zhangsan", "账号***已锁定"),
            ("user \"zhangsan\", zhangsan2, zhangsan", "zhangsan", "user \"***\", zhangsan2, ***"),
            ("a bad account, a", "a", "*** bad account, ***"),
            ("shop_a", "a", "shop_a"),
            ("客服上海不存在", "客服上海", "***不存在"),
            ("agent@example.com is unknown", "agent@example.com", "*** is unknown"),
            ("nothing", "", "nothing"),
        ] {
            assert_eq!(without(text, &[word.to_owned()]), expected, "{text}: {word}");
        }
    }
}
