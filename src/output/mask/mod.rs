//! Masks personal data, but leaves enough to tell two people apart: `张*`, `139****0001`.
//!
//! The column's kind tells what a value is, for a tenant's custom field its label does. Telephone numbers, identity
//! numbers and e-mail addresses are also found inside other text. Masking is idempotent.

use std::borrow::Cow;

use crate::{
    record::{Cell, Column, Kind, fields},
    text::json_text,
};

/// The kind of a value, which decides how it is masked.
#[derive(Clone, Copy)]
enum Rule {
    Person,
    Phone,
    Email,
    Address,
    Identity,
    Text,
}

/// Words in a label that tell the kind of its value; the first match counts.
const LABELS: [(Rule, &[&str]); 5] = [
    (Rule::Phone, &["电话", "手机", "座机", "联系方式", "phone", "mobile"]),
    (Rule::Email, &["邮箱", "邮件地址", "mail"]),
    (Rule::Identity, &["身份证", "证件号"]),
    (Rule::Address, &["地址", "住址", "address"]),
    // A customer can be a company; its name is masked like a person's.
    (Rule::Person, &["联系人", "姓名", "所属客户", "客户名", "收货人", "收件人", "contact"]),
];

/// The characters around the only value of a list.
const IN_LIST: &str = "[{\"value\":";
const LIST_END: &str = "}]";

/// The suffixes of administrative names; a street begins after the last of them.
const REGION: [char; 7] = ['省', '市', '州', '盟', '区', '县', '旗'];
/// The suffixes of streets, villages and buildings.
const STREET: &str = "路街道巷号弄村镇乡栋楼室幢苑园城";

/// The cell of a column without personal data.
pub(super) fn cell<'c>(cell: Cell<'c>, column: &Column) -> Cell<'c> {
    let rule = match (&column.label, column.kind) {
        (Some(label), _) => of_label(label),
        (_, Kind::Person) => Rule::Person,
        (_, Kind::Phone) => Rule::Phone,
        (_, Kind::Email) => Rule::Email,
        (_, Kind::Address) => Rule::Address,
        (_, Kind::Id) if column.person && is_name(&cell) => Rule::Person,
        _ => Rule::Text,
    };
    match cell {
        Cell::Text(text) if column.label.is_some() && is_nested(&text) => {
            let list = nested(&format!("{IN_LIST}{text}{LIST_END}"), &[rule]);
            let value = list.strip_prefix(IN_LIST).and_then(|list| list.strip_suffix(LIST_END));
            Cell::Text(value.unwrap_or_default().to_owned().into())
        }
        Cell::Text(text) => Cell::Text(masked(&text, rule).into()),
        Cell::Code { code, words: None } => Cell::Code { code: text(&code).into(), words: None },
        Cell::Count(number) => match text(&number.to_string()) {
            masked if masked.contains('*') => Cell::Text(masked.into()),
            _ => Cell::Count(number),
        },
        Cell::Json(json) => Cell::Json(nested(&json, &[]).into()),
        Cell::Fields(json) => Cell::Fields(labelled(&json).into()),
        Cell::Missing | Cell::Rate(_) | Cell::Flag(_) | Cell::Time(_) | Cell::Day(_) | Cell::Code { .. } => {
            cell
        }
    }
}

/// Whether the cell of a person's id holds a name instead.
fn is_name(cell: &Cell<'_>) -> bool {
    matches!(cell, Cell::Text(text) if text.contains(|c: char| !(c.is_ascii_digit() || ", ，".contains(c))))
}

/// Whether a field's value is itself a list or an object, as JSON text.
fn is_nested(text: &str) -> bool {
    text.starts_with(['[', '{']) && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// A list of labelled values without personal data; each label says what its value is.
pub(super) fn labelled(json: &str) -> String {
    let labels = fields(json).unwrap_or_default();
    let rules: Vec<_> = labels.iter().map(|field| of_label(&field.label)).collect();
    nested(json, &rules)
}

/// The text with its telephone numbers, identity numbers and e-mail addresses masked.
pub(super) fn text(text: &str) -> String {
    numbers(&emails(text))
}

fn of_label(label: &str) -> Rule {
    let label = label.to_lowercase();
    let named = LABELS.iter().find(|(_, words)| words.iter().any(|word| label.contains(word)));
    named.map_or(Rule::Text, |(rule, _)| *rule)
}

fn masked(value: &str, rule: Rule) -> String {
    let value = text(value);
    match rule {
        Rule::Person => match value.trim_start().chars().next() {
            Some(first) => format!("{first}*"),
            None => value,
        },
        Rule::Phone => phones(&value),
        Rule::Email => value.split_inclusive([',', ';', ' ', '，', '；']).map(email).collect(),
        Rule::Address => address(&value),
        Rule::Identity => hide(&value, |index, all| index >= 3 && index + 4 < all),
        Rule::Text => value,
    }
}

/// Compact JSON with its texts and numbers masked. `rules` are the kinds of the labelled values' `value` and `text` members.
fn nested(json: &str, rules: &[Rule]) -> String {
    let mut out = String::with_capacity(json.len());
    let (mut depth, mut element) = (0_usize, 0_usize);
    let mut name = Cow::Borrowed("");
    let mut tokens = json_text::tokens(json).peekable();
    while let Some(token) = tokens.next() {
        let is_name = tokens.peek() == Some(&":");
        match token.as_bytes() {
            [b'{' | b'[', ..] => {
                element += usize::from(depth == 1);
                depth += 1;
                out.push_str(token);
            }
            [b'}' | b']', ..] => {
                depth = depth.saturating_sub(1);
                out.push_str(token);
            }
            [b'"' | b'-' | b'0'..=b'9', ..] => {
                let own = rules
                    .get(element.saturating_sub(1))
                    .filter(|_| matches!(&*name, "value" | "text") && !is_name);
                let text = json_text::decode(token);
                let masked = masked(&text, own.copied().unwrap_or(Rule::Text));
                if masked == text {
                    out.push_str(token);
                } else {
                    json_text::write_string(&mut out, &masked);
                }
                if is_name && depth == 2 {
                    name = text;
                }
            }
            _ => out.push_str(token),
        }
    }
    out
}

/// The value of a digit, including full-width ones.
fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| u32::from(c).checked_sub(0xff10).filter(|value| *value < 10))
}

/// Replaces each digit that `hidden` selects by its index with a star. Stars count as digits.
fn hide(text: &str, hidden: impl Fn(usize, usize) -> bool) -> String {
    let counts = |c: char| digit(c).is_some() || matches!(c, '*' | 'X' | 'x');
    let all = text.chars().filter(|c| counts(*c)).count();
    let mut index = 0;
    let star = |c: char| {
        let here = index;
        index += usize::from(counts(c));
        if counts(c) && hidden(here, all) { '*' } else { c }
    };
    text.chars().map(star).collect()
}

/// Masks the telephone numbers of a text that contains nothing else: the four digits before the last four; in a text
/// longer than a number, all but the first three and the last four.
fn phones(text: &str) -> String {
    let within = |c: char| digit(c).is_some() || "*+-() （）".contains(c);
    let hidden = |index: usize, all: usize| match all {
        ..14 => index + 8 >= all && index + 4 < all,
        _ => index >= 3 && index + 4 < all,
    };
    text.split_inclusive(|c| !within(c)).map(|number| hide(number, hidden)).collect()
}

/// An address of an e-mail column, with the separator after it.
fn email(text: &str) -> String {
    match (text.rsplit_once('@'), text.chars().next()) {
        (Some((name, host)), Some(first)) if !name.is_empty() => format!("{first}***@{host}"),
        _ => text.to_owned(),
    }
}

/// Province, city and district stay.
fn address(text: &str) -> String {
    let mut kept = 0;
    while let Some((at, c)) = text[kept..]
        .char_indices()
        .find(|(_, c)| REGION.contains(c) || STREET.contains(*c) || digit(*c).is_some())
    {
        let name = &text[kept..kept + at];
        // A supermarket (超市) is not a city, and a housing estate (小区) is not a district.
        if !REGION.contains(&c) || name.ends_with(['小', '社', '园', '超', '门', '夜', '菜']) {
            break;
        }
        kept += at + c.len_utf8();
        if matches!(c, '区' | '县' | '旗') && !name.ends_with("自治") {
            break;
        }
    }
    let (region, street) = text.split_at(kept);
    if street.is_empty() { text.to_owned() } else { format!("{region}****") }
}

/// Masks the names of e-mail addresses.
fn emails(text: &str) -> Cow<'_, str> {
    if !text.contains('@') {
        return Cow::Borrowed(text);
    }
    let of_name = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let mut out = String::with_capacity(text.len());
    for part in text.split_inclusive('@') {
        let Some(before) = part.strip_suffix('@') else {
            out.push_str(part);
            continue;
        };
        let rest = before.trim_end_matches(of_name);
        let name = &before[rest.len()..];
        match name.chars().next() {
            Some(first) => out.extend([rest, first.encode_utf8(&mut [0; 4]), "***@"]),
            None => out.push_str(part),
        }
    }
    Cow::Owned(out)
}

/// Masks mobile and identity numbers.
fn numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c| digit(c).is_some()) {
        let (before, found) = rest.split_at(start);
        out.push_str(before);
        let (number, after) = found.split_at(number_length(found));
        out.push_str(&number_masked(number));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The length of the number at the beginning: a run of digits of one width, with an identity number's last `X`, or
/// three groups of three, four and four digits.
fn number_length(text: &str) -> usize {
    let ascii = text.starts_with(|c: char| c.is_ascii());
    let run =
        |text: &str| text.find(|c: char| digit(c).is_none() || c.is_ascii() != ascii).unwrap_or(text.len());
    let first = run(text);
    let digits = |text: &str| text.chars().filter(|c| digit(*c).is_some()).count();
    if digits(&text[..first]) == 17 && text[first..].starts_with(['X', 'x']) {
        return first + 1;
    }
    let group = |at: usize| {
        let inside = text.get(at..)?.strip_prefix([' ', '-'])?;
        let length = run(inside);
        (digits(&inside[..length]) == 4).then_some(at + 1 + length)
    };
    let grouped = (digits(&text[..first]) == 3).then(|| group(first).and_then(group)).flatten();
    grouped.unwrap_or(first)
}

fn number_masked(number: &str) -> String {
    let digits: Vec<_> = number.chars().filter_map(digit).collect();
    let mobile = |digits: &[u32]| digits.len() == 11 && digits[0] == 1 && digits[1] >= 3;
    let prefixed = match digits.as_slice() {
        [0, 0, 8, 6, rest @ ..] | [8, 6, rest @ ..] | [0, rest @ ..] => mobile(rest),
        all => mobile(all),
    };
    if prefixed {
        return hide(number, |index, all| index + 8 >= all && index + 4 < all);
    }
    let identity = number.chars().count() == 18 && digits.len() >= 17 && born(&digits[6..14]);
    if identity { hide(number, |index, all| index >= 3 && index + 4 < all) } else { number.to_owned() }
}

/// Whether eight digits are a plausible date of birth.
fn born(day: &[u32]) -> bool {
    let number = |digits: &[u32]| digits.iter().fold(0, |number, digit| number * 10 + digit);
    (1880..2100).contains(&number(&day[..4]))
        && (1..=12).contains(&number(&day[4..6]))
        && (1..=31).contains(&number(&day[6..]))
}

#[cfg(test)]
mod tests;
