//! Where lines of Chinese pages end: between words, and as Chinese is set.

use super::pages::{SCREENS, commands, page};

/// Where a line may not end: `|` stands for the end of the line.
fn broken(page: &str, terms: &[String]) -> Vec<String> {
    let lines: Vec<_> = page.lines().map(str::trim).collect();
    let odd = |line: &&&str| {
        line.matches('`').count() % 2 == 1 || line.matches('[').count() != line.matches(']').count()
    };
    let mut found: Vec<_> = lines.iter().filter(odd).map(|line| (*line).to_owned()).collect();
    for pair in lines.windows(2) {
        let (end, start) = (pair[0], pair[1]);
        if start.starts_with("kefu ") {
            continue;
        }
        let is_split = |term: &String| {
            term.char_indices()
                .skip(1)
                .any(|(at, _)| end.ends_with(&term[..at]) && start.starts_with(&term[at..]))
        };
        let is_count = end.ends_with(|c: char| c.is_ascii_digit()) && start.starts_with(char::is_alphabetic);
        let is_date = end.ends_with(['年', '月', '-']) && start.starts_with(|c: char| c.is_ascii_digit());
        if terms.iter().any(is_split)
            || is_count
            || is_date
            || start.starts_with(|c| "，。、；：！？）》」』】”’％]".contains(c))
            || end.ends_with(|c| "（《「『【“‘[".contains(c))
        {
            found.push(format!("{end}|{start}"));
        }
    }
    found
}

#[test]
fn no_line_of_a_chinese_page_ends_inside_a_word_a_date_a_count_or_a_quotation() {
    let list = std::fs::read_to_string("src/text/words.txt").expect("the words");
    let terms: Vec<_> = list.split_whitespace().map(str::to_owned).collect();
    for (wrong, is_wrong) in [
        ("都写在配\n置文件里", true),
        ("最多取 3\n条", true),
        ("从 2026-11-\n22 起", true),
        ("用 `kefu config\ninit`", true),
        ("等多久 [默认\n值：30s]", true),
        ("投诉\n，不限日期", true),
        ("都写在\n配置文件里，", false),
    ] {
        assert_eq!(!broken(wrong, &terms).is_empty(), is_wrong, "{wrong}");
    }
    let mut wrong = Vec::new();
    for path in commands().into_iter().chain(["help options".to_owned()]) {
        for (flag, _) in SCREENS {
            let broken = broken(&page(&path, flag, "zh-CN"), &terms);
            wrong.extend(broken.into_iter().map(|lines| format!("kefu {path} {flag}: {lines}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
