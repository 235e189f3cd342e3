//! Prometheus' text format, read as strictly as its documentation describes it:
//! <https://prometheus.io/docs/instrumenting/exposition_formats/>.

use std::collections::{BTreeMap, BTreeSet};

/// The samples: name, one of its labels and its value; and the number.
pub(crate) type Samples = BTreeMap<(String, String, String), f64>;

/// A series' labels with their values.
type Labels = Vec<(String, String)>;

/// Reads a file of gauges with labels.
#[track_caller]
pub(crate) fn read(text: &str) -> Samples {
    assert!(text.ends_with('\n'), "the last line has no end");
    let mut lines = text.lines().peekable();
    let mut samples = Samples::new();
    let mut metrics = Vec::new();
    let mut series = BTreeSet::new();
    while let Some(help) = lines.next() {
        let (name, words) = help.strip_prefix("# HELP ").and_then(|rest| rest.split_once(' ')).expect(help);
        assert!(!words.is_empty() && is_name(name), "{help}");
        assert!(!metrics.contains(&name), "{name} stands in two places");
        metrics.push(name);
        assert_eq!(lines.next(), Some(&*format!("# TYPE {name} gauge")));
        while let Some(line) = lines.next_if(|line| !line.starts_with('#')) {
            let (metric, labels, number) = sample(line).unwrap_or_else(|| panic!("no sample: {line}"));
            assert_eq!(metric, name, "{line}");
            let series = series.insert((metric.clone(), labels.clone()));
            assert!(series, "twice: {line}");
            samples.extend(labels.into_iter().map(|(label, value)| ((metric.clone(), label, value), number)));
        }
    }
    samples
}

/// `name{label="value",label="value"} number`
fn sample(line: &str) -> Option<(String, Labels, f64)> {
    let (name, mut rest) = line.split_once('{')?;
    let mut labels = Vec::new();
    loop {
        let (label, after) = rest.split_once("=\"")?;
        let (value, after) = value(after)?;
        labels.push((label.to_owned(), value));
        match after.strip_prefix(',') {
            Some(more) => rest = more,
            None => {
                let number = after.strip_prefix("} ")?.parse().ok()?;
                let labelled = labels.iter().all(|(label, _)| is_name(label) && !label.contains(':'));
                return (is_name(name) && labelled).then(|| (name.to_owned(), labels, number));
            }
        }
    }
}

/// A label's value up to its closing quote, and what comes after.
fn value(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut characters = text.chars();
    loop {
        match characters.next()? {
            '"' => return Some((value, characters.as_str())),
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
}

fn is_name(name: &str) -> bool {
    let first = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == ':');
    first && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b':')
}
