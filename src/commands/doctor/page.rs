//! The findings as a page for a person.

use anstyle::{AnsiColor, Style};

use super::finding::{CHECKS, Finding, STATUSES, Status};
use crate::{
    lang::Lang,
    output::Options,
    record::Code,
    text::{self, Ambiguous},
    vendors,
};

/// The width of a line that is too narrow to be divided further.
const NARROW: usize = 20;

/// A line for each finding, and below it what to do. Lines fit the terminal.
pub(super) fn text(findings: &[Finding], options: &Options) -> String {
    let word = |codes: &[Code], key: &str| word(codes, key, options.lang).to_owned();
    let head = |finding: &Finding| {
        let vendor = finding.place.vendor.as_deref().map(vendors::called);
        let place = [finding.place.profile.as_deref(), vendor.as_deref()];
        let place = place.into_iter().flatten().collect::<Vec<_>>().join(" ");
        [
            word(STATUSES, finding.status.name()),
            word(CHECKS, &finding.check),
            text::clean_line(&place).into_owned(),
        ]
    };
    let heads: Vec<_> = findings.iter().map(head).collect();
    let width = |text: &str| Ambiguous::Narrow.width(text);
    let widths: [usize; 3] =
        std::array::from_fn(|at| heads.iter().map(|head| width(&head[at])).max().unwrap_or_default());
    let mut page = String::new();
    for (finding, head) in findings.iter().zip(&heads) {
        let padded = |at: usize| format!("{}{}", head[at], " ".repeat(widths[at] - width(&head[at])));
        let before = format!("{}  {}  {}", padded(0), padded(1), padded(2));
        let indent = " ".repeat(width(&before) + 2);
        let mut lines =
            fitted(&text::clean_line(&finding.message), options.width, width(&indent)).into_iter();
        let first = lines.next().unwrap_or_default();
        let rest = before.strip_prefix(head[0].as_str()).unwrap_or_default();
        page.extend([&painted(&head[0], style(finding.status), options.color), rest, "  ", &first, "\n"]);
        page.extend(lines.map(|line| format!("{indent}{line}\n")));
        let hint = finding.hint.iter().filter(|_| finding.status != Status::Ok);
        for hint in hint.map(|hint| format!("→ {}", text::clean_line(hint))) {
            let lines = fitted(&hint, options.width, width(&indent));
            page.extend(lines.iter().map(|line| format!("{indent}{}\n", painted(line, HINT, options.color))));
        }
    }
    page + &summary(findings)
}

const HINT: Style = AnsiColor::Cyan.on_default();

/// How many findings of each kind there are.
fn summary(findings: &[Finding]) -> String {
    let errors = findings.iter().filter(|finding| matches!(finding.status, Status::Error(_))).count();
    let warnings = findings.iter().filter(|finding| finding.status == Status::Warning).count();
    match (errors, warnings) {
        (0, 0) => String::from("\n") + &tr!("all is well") + "\n",
        _ => {
            let errors = tr!("{n} error" | "{n} errors" % errors);
            let warnings = tr!("{n} warning" | "{n} warnings" % warnings);
            format!("\n{errors}{}{warnings}\n", tr!(", "))
        }
    }
}

/// The lines of a text behind an indent.
fn fitted(text: &str, width: Option<usize>, indent: usize) -> Vec<String> {
    match width {
        Some(width) => text::wrap(text, width.saturating_sub(indent).max(NARROW)),
        None => vec![text.to_owned()],
    }
}

fn style(status: Status) -> Style {
    match status {
        Status::Ok => AnsiColor::Green.on_default(),
        Status::Warning => AnsiColor::Yellow.on_default().bold(),
        Status::Error(_) => AnsiColor::Red.on_default().bold(),
        Status::Skipped => Style::new().dimmed(),
    }
}

fn painted(text: &str, style: Style, color: bool) -> String {
    if color { format!("{style}{text}{style:#}") } else { text.to_owned() }
}

/// The word of a code in a language.
fn word<'c>(codes: &'c [Code], key: &'c str, lang: Lang) -> &'c str {
    codes.iter().find(|code| code.code == key).map_or(key, |code| code.words.get(lang))
}
