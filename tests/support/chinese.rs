//! Whether what kefu says in Chinese is Chinese: no Latin words but names and what is typed as it stands, and
//! punctuation as the README has it.

#[path = "../../src/lang/tests/typography.rs"]
mod typography;

use serde_json::Value;

pub(crate) use typography::{is_han, is_name};

/// What follows is not kefu's own: a vendor's words, a library's, a program's.
const QUOTED_TO_THE_END: &[&str] = &["拒绝了请求：", "没有给 token：", "的原话：", "原文：", "网页的标题是"];

/// Members of JSON whose texts follow the language.
const TEXTS: &[&str] = &["answer", "error", "hint", "message", "summary"];

/// The mistakes in what a run in Chinese says to a person, line by line. JSON is read for the texts in it.
pub fn mistakes(said: &str) -> Vec<String> {
    let json = |text: &str| {
        serde_json::from_str(text).ok().filter(|value: &Value| value.is_object() || value.is_array())
    };
    let mut found = Vec::new();
    match json(said) {
        Some(value) => texts(&value, &mut found),
        None => {
            for line in said.lines() {
                match json(line) {
                    Some(value) => texts(&value, &mut found),
                    // An entry and its meaning, and the cells of a table are two blanks apart.
                    None => found.extend(line.trim().rsplit("  ").next().map(str::to_owned)),
                }
            }
        }
    }
    let of_line = |line: &String| {
        of_line(line).into_iter().map(|wrong| format!("{wrong}\n  {line}")).collect::<Vec<_>>()
    };
    found.iter().flat_map(of_line).collect()
}

/// The texts in JSON that follow the language.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                match value.as_str().filter(|_| TEXTS.contains(&&**key)) {
                    Some(text) => found.push(text.to_owned()),
                    None => texts(value, found),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
        _ => {}
    }
}

fn of_line(line: &str) -> Vec<String> {
    let before = |own: &str, quoted: &str| own.find(quoted).unwrap_or(own.len());
    let own = QUOTED_TO_THE_END.iter().fold(line, |own, quoted| &own[..before(own, quoted)]);
    // A vendor's words may follow the status that it answered.
    let status = before(own, "返回 HTTP ");
    let own = &own[..status + before(&own[status..], "：")];
    let foreign = foreign(own).into_iter().map(|word| format!("`{word}` is no Chinese word"));
    foreign.chain(typography::mistakes(own)).collect()
}

/// The Latin words of a text that are neither names nor typed as they stand: in backticks, or paths, addresses,
/// options, variables and numbers with their units, which have a sign or a digit in them.
fn foreign(text: &str) -> Vec<String> {
    let unquoted: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let is_part = |c: char| c.is_ascii_graphic() && !"()\",;!?".contains(c);
    let runs = unquoted.split(|c: char| !is_part(c)).filter(|run| !run.is_empty());
    let is_typed = |run: &&str| {
        run.starts_with('-')
            || run.contains(|c: char| c.is_ascii_digit() || "_/\\=.@:~$<>[]{}|*#&+".contains(c))
    };
    let words = runs
        .filter(|run| !is_typed(run))
        .flat_map(|run| run.split(|c: char| !(c.is_ascii_alphabetic() || c == '-')));
    let words = words.map(|word| word.trim_matches('-')).filter(|word| word.len() > 1 && !is_name(word));
    words.map(str::to_owned).collect()
}

#[test]
fn what_is_no_chinese_is_found() {
    for right in [
        "错误：连接不上国美",
        "原因：系统错误 111（原文：Connection refused）",
        "错误：易售后拒绝了请求：7 no such project",
        "建议：用 `kefu config show` 查看",
        "已写入 /tmp/a.csv，共 3 条",
        "{\"error\":\"无效\",\"vendor_message\":\"no\",\"hint\":\"例如 `--limit 10`\"}",
    ] {
        assert_eq!(mistakes(right), Vec::<String>::new(), "{right}");
    }
    for wrong in [
        "错误：连接不上 gome",
        "原因：Connection refused (os error 111)",
        "建议: 再试一次",
        "共3条",
        "{\"error\":\"invalid value\",\"vendor_message\":\"no\"}",
    ] {
        assert_ne!(mistakes(wrong), Vec::<String>::new(), "{wrong}");
    }
}
