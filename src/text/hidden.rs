//! Invisible characters, identified by their Unicode properties instead of a list.

use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{
        CanonicalCombiningClass, DefaultIgnorableCodePoint, Emoji, EmojiModifier, ExtendedPictographic,
        GeneralCategory, Ideographic, JoiningType, PrependedConcatenationMark, Script, UnifiedIdeograph,
        VariationSelector,
    },
};

/// Invisible characters without a property that identifies them: the empty Braille pattern, a note without a head, a
/// filler of Khitan.
const BLANK: [char; 3] = ['\u{2800}', '\u{1d159}', '\u{16fe4}'];
const NON_JOINER: char = '\u{200c}';
const JOINER: char = '\u{200d}';
/// Makes an emoji of the preceding character.
const EMOJI: char = '\u{fe0f}';
/// Combines with the preceding digit to a keycap.
const KEY: char = '\u{20e3}';

/// Whether a character affects the terminal or the reading order without being visible, in any position: control
/// characters, direction marks, line separators, fillers, format characters.
pub fn is_hidden(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    let unseen = match CodePointMapData::<GeneralCategory>::new().get(c) {
        GeneralCategory::Control | GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => {
            true
        }
        // Signs that enclose the following number are visible.
        GeneralCategory::Format => !CodePointSetData::new::<PrependedConcatenationMark>().contains(c),
        _ => CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c) || BLANK.contains(&c),
    };
    unseen && !is_modifier(c)
}

/// Whether a character is invisible and changes the shape of its neighbours: a joiner, a variation selector.
pub fn is_modifier(c: char) -> bool {
    matches!(c, NON_JOINER | JOINER) || CodePointSetData::new::<VariationSelector>().contains(c)
}

/// Whether a modifier has no effect on its neighbours and is therefore invisible. It has none on another modifier, except
/// that a joiner stands behind the selector that makes an emoji of a character.
pub(super) fn is_idle(before: Option<char>, modifier: char, after: Option<char>) -> bool {
    let visible = |c: &char| !is_hidden(*c) && !is_modifier(*c);
    let after = after.filter(visible).unwrap_or(' ');
    match (before.filter(visible), modifier) {
        (Some(before), JOINER) => !(joins_emoji(before, after) || joins_letters(before, after)),
        (Some(before), NON_JOINER) => !joins_letters(before, after),
        (Some(before), _) => !selects(before, modifier, after),
        (None, JOINER) if before == Some(EMOJI) => !is_pictographic(after),
        (None, _) => true,
    }
}

fn joins_emoji(before: char, after: char) -> bool {
    let is_end = is_pictographic(before) || CodePointSetData::new::<EmojiModifier>().contains(before);
    is_end && is_pictographic(after)
}

fn is_pictographic(c: char) -> bool {
    CodePointSetData::new::<ExtendedPictographic>().contains(c)
}

/// Between letters of a joining script, or after an Indic virama, as RFC 5892 allows for names.
fn joins_letters(before: char, after: char) -> bool {
    let joins = |c| {
        let joining = CodePointMapData::<JoiningType>::new().get(c);
        !matches!(joining, JoiningType::NonJoining | JoiningType::Transparent)
    };
    let class = CodePointMapData::<CanonicalCombiningClass>::new().get(before);
    class == CanonicalCombiningClass::Virama || joins(before) && joins(after)
}

/// Whether the preceding character can have a variant: an emoji, an ideograph, a Mongolian letter.
fn selects(before: char, selector: char, after: char) -> bool {
    match selector {
        '\u{fe0e}' | '\u{fe0f}' if before.is_ascii() => {
            after == KEY && matches!(before, '0'..='9' | '#' | '*')
        }
        '\u{fe0e}' | '\u{fe0f}' => {
            CodePointSetData::new::<Emoji>().contains(before) || is_pictographic(before)
        }
        '\u{fe00}'..='\u{fe0d}' => CodePointSetData::new::<UnifiedIdeograph>().contains(before),
        '\u{e0100}'..='\u{e01ef}' => CodePointSetData::new::<Ideographic>().contains(before),
        _ => CodePointMapData::<Script>::new().get(before) == Script::Mongolian,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{clean_line, find_hidden};

    /// One invisible character of each kind, and one of each legitimate use.
    #[test]
    fn what_cannot_be_seen_is_marked_and_what_readers_need_stays() {
        let hidden = [
            '\u{ad}',
            '\u{34f}',
            '\u{61c}',
            '\u{115f}',
            '\u{1160}',
            '\u{17b4}',
            '\u{180e}',
            '\u{200b}',
            '\u{200e}',
            '\u{2028}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{206f}',
            '\u{2800}',
            '\u{3164}',
            '\u{feff}',
            '\u{ffa0}',
            '\u{fff0}',
            '\u{fff9}',
            '\u{13430}',
            '\u{1bca0}',
            '\u{1d159}',
            '\u{1d173}',
            '\u{e0001}',
            '\u{e0041}',
            '\u{e0fff}',
            '\u{9b}',
            '\u{7f}',
        ];
        for c in hidden {
            for (before, after) in [("", ""), ("a", "b"), ("国", "国"), ("😀", "😀")] {
                let text = format!("{before}{c}{after}");
                assert_eq!(find_hidden(&text), Some(before.len()), "{text:?}");
            }
        }
        let idle = [
            "a\u{200d}b",
            "\u{200d}😀",
            "😀\u{200d}",
            "国\u{200d}国",
            "a\u{200c}b",
            "a\u{fe0f}",
            "1\u{fe0f}",
            "国\u{fe0f}",
            "😀\u{fe0f}\u{fe0f}",
            "😀\u{fe00}",
            "a\u{e0100}",
            "😀\u{e0100}",
            "葛\u{e0100}\u{e0101}",
            "a\u{180b}",
            "国\u{180b}",
            "\u{fe0f}",
            "👨\u{200d}\u{200d}👩",
        ];
        for text in idle {
            assert!(clean_line(text).contains('\u{fffd}'), "{text:?}");
        }
        let needed = [
            "👨\u{200d}👩\u{200d}👧",
            "❤\u{fe0f}\u{200d}🔥",
            "👩🏽\u{200d}🚒",
            "🏳\u{fe0f}\u{200d}🌈",
            "☎\u{fe0e}",
            "1\u{fe0f}\u{20e3}",
            "#\u{fe0f}\u{20e3}",
            "葛\u{e0100}飾",
            "辻\u{e0101}",
            "㐂\u{fe00}",
            "ᠠ\u{180b}",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "ئۇيغۇرچە",
            "བོད་ཡིག",
            "e\u{301}",
            "각",
            "½ ° · – “国” … № ™",
            "\u{3000}国\u{a0}",
            "𠮷",
            "\u{600}1",
        ];
        for text in needed {
            assert_eq!(clean_line(text), text, "{text:?}");
        }
    }
}
