//! Chinese numerals in dates and durations: `三`, `二十二`, `两百`, `二〇二六`.

/// The largest number that is read: a hundred years of days are fewer.
const MOST: u32 = 99_999;

/// The meaning of a character in a numeral.
#[derive(Clone, Copy)]
pub(super) enum Numeral {
    Digit(u32),
    /// Ten, a hundred, a thousand.
    Unit(u32),
}

/// The meaning of a character; none if it is no numeral.
pub(super) fn numeral(c: char) -> Option<Numeral> {
    Some(match c {
        '〇' | '零' | '○' => Numeral::Digit(0),
        '一' => Numeral::Digit(1),
        '二' | '两' => Numeral::Digit(2),
        '三' => Numeral::Digit(3),
        '四' => Numeral::Digit(4),
        '五' => Numeral::Digit(5),
        '六' => Numeral::Digit(6),
        '七' => Numeral::Digit(7),
        '八' => Numeral::Digit(8),
        '九' => Numeral::Digit(9),
        '十' => Numeral::Unit(10),
        '百' => Numeral::Unit(100),
        '千' => Numeral::Unit(1000),
        _ => return None,
    })
}

/// A number in Chinese numerals, digit by digit (`二〇二六`) or with units (`二十二`).
pub(super) fn read(text: &str) -> Option<u32> {
    let numerals: Vec<_> = text.chars().map(numeral).collect::<Option<_>>()?;
    let has_units = numerals.iter().any(|one| matches!(one, Numeral::Unit(_)));
    let (mut total, mut digit, mut least) = (0_u32, None, u32::MAX);
    for one in &numerals {
        match *one {
            Numeral::Digit(next) if !has_units => digit = Some(digit.unwrap_or(0) * 10 + next),
            // A zero stands for the units that are left out.
            Numeral::Digit(0) => {}
            Numeral::Digit(next) if digit.is_none() => digit = Some(next),
            Numeral::Unit(unit) if unit < least => {
                total += digit.take().unwrap_or(1) * unit;
                least = unit;
            }
            Numeral::Digit(_) | Numeral::Unit(_) => return None,
        }
        if digit.is_some_and(|digit| digit > MOST) {
            return None;
        }
    }
    // 一二月 is January and February.
    let is_one = has_units || matches!(numerals.len(), 1 | 4..);
    is_one.then(|| total + digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_units_and_digit_by_digit() {
        for (text, number) in [
            ("零", 0),
            ("三", 3),
            ("两", 2),
            ("十", 10),
            ("十一", 11),
            ("二十", 20),
            ("二十二", 22),
            ("一百", 100),
            ("一百零五", 105),
            ("一百二十", 120),
            ("一千", 1000),
            ("二〇二六", 2026),
            ("二零二六", 2026),
        ] {
            assert_eq!(read(text), Some(number), "{text}");
        }
        for text in ["", "十百", "三四十", "二二百", "周", "一二", "一二三四五六七八九"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
