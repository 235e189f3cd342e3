//! Prometheus' text format, read as strictly as its documentation describes it:
//! <https://prometheus.io/docs/instrumenting/exposition_formats/>.

use std::collections::BTreeMap;

/// The samples: name, the one label, its value; and the number.
pub(crate) type Samples = BTreeMap<(String, String, String), f64>;

/// Reads a file of gauges with one label each.
#[track_caller]
pub(crate) fn read(text: &str) -> Samples {
    assert!(text.ends_with('\n'), "the last line has no end");
    let mut lines = text.lines().peekable();
    let mut samples = Samples::new();
    let mut metrics = Vec::new();
    while let Some(help) = lines.next() {
        let (name, words) = help.strip_prefix("# HELP ").and_then(|rest| rest.split_once(' ')).expect(help);
        assert!(!words.is_empty() && is_name(name), "{help}");
        assert!(!metrics.contains(&name), "{name} stands in two places");
        metrics.push(name);
        assert_eq!(lines.next(), Some(&*format!("# TYPE {name} gauge")));
        while let Some(line) = lines.next_if(|line| !line.starts_with('#')) {
            let (metric, label, value, number) = sample(line).unwrap_or_else(|| panic!("no sample: {line}"));
            assert_eq!(metric, name, "{line}");
            let before = samples.insert((metric, label, value), number);
            assert!(before.is_none(), "twice: {line}");
        }
    }
    samples
}

/// `name{label="value"} number`
fn sample(line: &str) -> Option<(String, String, String, f64)> {
    let (name, rest) = line.split_once('{')?;
    let (label, rest) = rest.split_once("=\"")?;
    let mut value = String::new();
    let mut characters = rest.chars();
    loop {
        match characters.next()? {
            '"' => break,
            '\\' => value.push(match characters.next()? {
                '\\' => '\\',
                '"' => '"',
                'n' => '\n',
                _ => return None,
            }),
            c if c.is_control() => return None,
            c => value.push(c),
        }
    }
    let number = characters.as_str().strip_prefix("} ")?.parse().ok()?;
    let sound = is_name(name) && is_name(label) && !label.contains(':');
    sound.then(|| (name.to_owned(), label.to_owned(), value, number))
}

fn is_name(name: &str) -> bool {
    let first = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == ':');
    first && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b':')
}
