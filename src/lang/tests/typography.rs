//! How Chinese is written beside Latin letters and digits, as the README does it.

/// Signs that have a full-width form, which Chinese uses.
const HALF: &str = ",;:!?\"'()";
const FULL: &str = "，。、；：！？（）《》“”‘’「」【】…—";

/// The mistakes in a Chinese text; what stands in backticks is quoted as it is typed, and so are commands to copy.
pub(crate) fn mistakes(text: &str) -> Vec<String> {
    let said = |line| match str::strip_prefix(line, "  kefu ") {
        Some(example) => example.split_once("  ").map_or("", |(_, said)| said),
        None => line,
    };
    let chars: Vec<_> = plain(&text.lines().map(said).collect::<Vec<_>>().join("\n")).chars().collect();
    if !chars.iter().any(|c| is_han(*c)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let around =
        |at: usize| chars[at.saturating_sub(4)..(at + 6).min(chars.len())].iter().collect::<String>();
    for (at, pair) in chars.windows(2).enumerate() {
        let (a, b) = (pair[0], pair[1]);
        if is_han(a) && is_latin(b) || is_latin(a) && is_han(b) {
            found.push(format!("no blank between {a} and {b}: {}", around(at)));
        }
        if is_full(a) && b == ' ' || a == ' ' && is_full(b) {
            found.push(format!("a blank beside {}: {}", if b == ' ' { a } else { b }, around(at)));
        }
        let beside = |c: char| is_han(c) || c == '`';
        if HALF.contains(b) && beside(a) || HALF.contains(a) && beside(b) {
            found.push(format!("half-width punctuation: {}", around(at)));
        }
        // `kefu list, 再试`: between what is Latin and a Chinese continuation.
        let next = chars[at + 1..].iter().find(|c| !c.is_whitespace());
        if HALF.contains(a) && b == ' ' && next.is_some_and(|c| is_han(*c)) {
            found.push(format!("half-width punctuation: {}", around(at)));
        }
        if a == '.' && (is_han(b) || b == ' ' && next.is_some_and(|c| is_han(*c))) {
            found.push(format!("half-width full stop: {}", around(at)));
        }
    }
    found
}

/// Words in Latin letters that Chinese has no others for.
const NAMES: &[&[&str]] = &[
    // Programs, systems and makers' own names.
    &["Excel", "GMOS", "Nagios", "WPS", "Windows", "cron", "crontab", "jq", "kefu", "linux", "systemd"],
    // Words of the vendors' own pages, on which a user looks for them.
    &["AppKey", "AppSecret", "OAuth", "appSecret", "appid"],
    // Formats, protocols and standards.
    &["API", "CSV", "DER", "DNS", "HTML", "HTTP", "IANA", "IP", "JSON", "Markdown", "NTP", "PEM", "RFC"],
    &["SOCKS", "TLS", "TOML", "UTC", "UTF", "Unicode"],
    // Methods of HTTP, and the fixed words of a plugin of Nagios.
    &["GET", "POST", "OK", "WARNING", "CRITICAL", "UNKNOWN", "COMPLAINTS", "EXPORT", "VIEWS"],
    // Keys on a keyboard, units, and what stands in place of a value.
    &["Ctrl-C", "Enter", "MiB", "PATH", "SHELL"],
    // Words that Chinese users of them know in no other form; the glossary has them.
    &["ID", "keyring", "profile", "shell", "token"],
];

/// Whether a word in Latin letters belongs into a Chinese sentence.
pub(crate) fn is_name(word: &str) -> bool {
    NAMES.iter().any(|names| names.contains(&word))
}

/// The text with a letter in place of each quotation in backticks, and nothing of arguments, which may be words of
/// either kind.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::new();
    for (at, part) in text.split('`').enumerate() {
        plain.push_str(if at % 2 == 0 { part } else { "`" });
    }
    let mut rest = plain.as_str();
    let mut without = String::new();
    while let Some((before, (_, after))) =
        rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        without.push_str(before);
        // Neither Chinese nor Latin, neither a blank nor a sign.
        without.push('\u{fffc}');
        rest = after;
    }
    without + rest
}

pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Whether a blank belongs between this character and Chinese.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || "`-$~%".contains(c)
}

fn is_full(c: char) -> bool {
    FULL.contains(c) && c != '…' && c != '—'
}

#[test]
fn rules() {
    for right in [
        "近 7 天的投诉（`--since 7d`）。",
        "用 `--on` 或 `--since`，不能两个都用",
        "{}：不是日期",
        "写入 {file}，共 {n} 条",
        "JSON、CSV 或 xlsx",
        "No Chinese, so no rules: (see above)",
        "例如 `kefu complaints list --on 昨天`",
        "最近 30 天（含今天）",
        "  kefu list --since 近7天 --columns 状态,单号  近 7 天的",
    ] {
        assert_eq!(mistakes(right), Vec::<String>::new(), "{right}");
    }
    for wrong in [
        "近7天的投诉",
        "用`--on`",
        "用 `--on`, 或 `--since`",
        "用 `--on`,或 `--since`",
        "超时, 请重试",
        "超时,请重试",
        "投诉(电话)",
        "投诉 ， 工单",
        "共 {n} 条. 完成",
        "JSON: 对象",
        "使用JSON",
        "一共 5条",
        "加上 --on参数",
        "真的吗?",
        "  kefu list --since 近7天  近7天的",
    ] {
        assert_ne!(mistakes(wrong), Vec::<String>::new(), "{wrong}");
    }
}
