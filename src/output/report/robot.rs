//! A report as a message of a group robot: Markdown in its dialect, no longer than it takes.
//!
//! Neither dialect says how a mark is written that is to be none, so every character with a meaning is written in its
//! full-width form: it looks the same, and no parser knows it.
//! Sources: `developer.work.weixin.qq.com/document/path/91770` (`markdown_v2`, 4096 bytes of content),
//! `open.dingtalk.com/document/robots/custom-robot-access` (no tables; a request of 20000 bytes, error 460101).

use clap::ValueEnum;

use super::{Document, Figure, Records, Section, Table, with_rates};
use crate::{lang::Lang, output::view, record::Kind, text::clean_line};

/// A robot that posts messages to a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(clippy::doc_markdown, reason = "help shows the names as they stand")]
pub enum Robot {
    /// WeCom: with tables, at most 4096 bytes
    #[value(name = "wecom", aliases = ["企业微信", "企微", "wework"])]
    WeCom,
    /// DingTalk: without tables, at most 20000 bytes
    #[value(name = "dingtalk", aliases = ["钉钉", "ding"])]
    DingTalk,
}

/// The bytes of a request to the `DingTalk` robot around the text: the names of members, and a title.
const ENVELOPE: usize = 512;
/// The number of records that are shown.
const MOST_RECORDS: usize = 3;
/// The number of characters that are shown of a record's text.
const LONGEST: usize = 24;

/// How much of a report a message has.
#[derive(Clone, Copy)]
struct Detail {
    days: bool,
    records: bool,
    /// The number of tables beside the numbers of a section. Without numbers its tables are the section.
    tables: usize,
}

impl Detail {
    /// Each has less than the one before.
    fn levels(document: &Document) -> impl Iterator<Item = Self> {
        let tables = document.sections.iter().map(|section| section.tables.len()).max().unwrap_or_default();
        let whole = Self { days: true, records: true, tables };
        let levels = [whole, Self { days: false, ..whole }];
        let fewer = (0..=tables).rev().map(|tables| Self { days: false, records: false, tables });
        levels.into_iter().chain(fewer)
    }

    /// The tables of a section.
    fn tables(self, section: &Section) -> &[Table] {
        let most = if section.figures.is_empty() { usize::MAX } else { self.tables };
        &section.tables[..most.min(section.tables.len())]
    }
}

impl Robot {
    /// The greatest size of a message.
    fn limit(self) -> usize {
        match self {
            Self::WeCom => 4096,
            Self::DingTalk => 20_000 - ENVELOPE,
        }
    }

    /// The size of a text as the robot's vendor counts it: `DingTalk` counts the JSON that it is sent in.
    fn size(self, text: &str) -> usize {
        match self {
            Self::WeCom => text.len(),
            Self::DingTalk => serde_json::Value::from(text).to_string().len(),
        }
    }

    fn takes(self, text: &str) -> bool {
        self.size(text) <= self.limit()
    }
}

/// The report as a message: with as much detail as it has room for, and a word about what is left out.
pub(super) fn message(document: &Document, robot: Robot, lang: Lang) -> String {
    let drawing = Drawing { robot, lang };
    let mut shortest = Vec::new();
    for detail in Detail::levels(document) {
        shortest = drawing.whole(document, detail);
        let text = shortest.concat();
        if robot.takes(&text) {
            return text;
        }
    }
    cut(&shortest, robot)
}

/// The first of several pieces, as many as the robot takes.
fn cut(pieces: &[String], robot: Robot) -> String {
    let end = format!("\n{}\n", inert(&tr!("… cut: the robot takes no longer message")));
    let mut text = String::new();
    for piece in pieces {
        if !robot.takes(&format!("{text}{piece}{end}")) {
            break;
        }
        text.push_str(piece);
    }
    text + &end
}

struct Drawing {
    robot: Robot,
    lang: Lang,
}

impl Drawing {
    /// The message in pieces that are not cut.
    fn whole(&self, document: &Document, detail: Detail) -> Vec<String> {
        let mut pieces = vec![head(document)];
        pieces.extend(document.notes.iter().map(|note| format!("\n> {}\n", inert(note))));
        for section in &document.sections {
            pieces.extend(self.section(section, detail));
        }
        let any = |is: &dyn Fn(&Section) -> bool| document.sections.iter().any(is);
        let left_out = [
            (tr!("numbers by day"), !detail.days && any(&has_days)),
            (tr!("records"), !detail.records && any(&|section| section.records.is_some())),
            (
                if detail.tables > 0 {
                    tr!("some of the most frequent values")
                } else {
                    tr!("the most frequent values")
                },
                any(&|section| detail.tables(section).len() < section.tables.len()),
            ),
        ];
        let names: Vec<_> = left_out.into_iter().filter(|(_, is)| *is).map(|(name, _)| name).collect();
        if !names.is_empty() {
            let names = names.join(&tr!(", "));
            pieces.push(format!(
                "\n{}\n",
                inert(&tr!("… without {names}: the robot takes no longer message", names))
            ));
        }
        pieces
    }

    fn section(&self, section: &Section, detail: Detail) -> Vec<String> {
        let mut pieces = Self::figures(section);
        if detail.days
            && let Some(series) = section.series.as_ref().filter(|_| has_days(section))
        {
            let lines = || series.lines.iter().chain(&series.rate);
            let headings = [series.title.clone()].into_iter().chain(lines().map(|(name, _)| name.clone()));
            let rows = series.days.iter().enumerate().map(|(index, day)| {
                let amounts = lines().map(|(_, amounts)| amounts[index].marked(series.incomplete)).collect();
                (day.strftime("%m-%d").to_string(), amounts)
            });
            pieces.extend(self.table(&headings.collect::<Vec<_>>(), rows));
        }
        pieces.extend(detail.tables(section).iter().flat_map(|table| self.numbers(table)));
        if let Some(records) = section.records.as_ref().filter(|_| detail.records) {
            pieces.extend(self.records(records));
        }
        pieces
    }

    /// The title, and a line a number.
    fn figures(section: &Section) -> Vec<String> {
        let lines = with_rates(&section.figures).into_iter().map(|(figure, rate)| figure_line(figure, rate));
        let title = format!("\n### {}\n", inert(&section.title));
        if section.figures.is_empty() { vec![title] } else { under(&format!("{title}\n"), lines) }
    }

    fn numbers(&self, table: &Table) -> Vec<String> {
        let rows = table.rows.iter().chain(&table.other).map(|(name, amounts)| {
            (name.clone(), amounts.iter().map(|amount| amount.marked(table.incomplete)).collect())
        });
        self.table(&table.headings, rows)
    }

    /// A table, or where there are none a list.
    fn table(&self, headings: &[String], rows: impl Iterator<Item = (String, Vec<String>)>) -> Vec<String> {
        match self.robot {
            Robot::WeCom => {
                let titles: Vec<_> = headings.iter().map(|heading| inert(heading)).collect();
                let rule = " ---: |".repeat(headings.len() - 1);
                let head = format!("\n| {} |\n| :--- |{rule}\n", titles.join(" | "));
                let rows = rows.map(|(name, amounts)| {
                    let cells: Vec<_> = [name].iter().chain(&amounts).map(|cell| inert(cell)).collect();
                    format!("| {} |\n", cells.join(" | "))
                });
                under(&head, rows)
            }
            Robot::DingTalk => {
                let title = tr!("{title} ({total})", title = headings[0], total = headings[1]);
                let head = format!("\n**{}**\n\n", inert(&title));
                under(&head, rows.map(|(name, amounts)| list_line(&name, &headings[2..], &amounts)))
            }
        }
    }

    /// The first of the records, in a line each.
    fn records(&self, records: &Records) -> Vec<String> {
        let shown = records.rows.iter().take(MOST_RECORDS);
        let rest = records.more(shown.len()).map(|rest| format!("- {}\n", inert(&rest)));
        let lines = shown.map(|row| {
            let fields = row.iter().zip(&records.columns).filter_map(|(cell, column)| {
                let text = view::text(cell, true, self.lang);
                match column.kind {
                    _ if text.is_empty() || column.spare => None,
                    Kind::Text => Some(inert(&shortened(&text))),
                    _ => Some(inert(&text)),
                }
            });
            format!("- {}\n", fields.collect::<Vec<_>>().join(" · "))
        });
        under(&format!("\n**{}**\n\n", inert(&records.heading())), lines.chain(rest))
    }
}

fn head(document: &Document) -> String {
    let Document { title, period, .. } = document;
    format!("## {} {}\n\n{}\n", inert(title), inert(period), inert(&document.line()))
}

fn has_days(section: &Section) -> bool {
    section.series.as_ref().is_some_and(|series| series.days.len() > 1)
}

/// `- 超时：**11** · 17.5%（上期 14 · 21.9% · -21.4%）`
fn figure_line(figure: &Figure, rate: Option<&Figure>) -> String {
    let now = rate.map(|rate| format!(" · {}", rate.value.marked(rate.incomplete))).unwrap_or_default();
    let before = [
        Some(tr!("before {number}", number = figure.previous.marked(figure.previous_incomplete))),
        rate.map(|rate| rate.previous.marked(rate.previous_incomplete)),
        figure.change.map(|_| figure.change_text()),
    ];
    let before: Vec<_> = before.into_iter().flatten().collect();
    let title = inert(&format!("{}{}", figure.title, tr!(": ")));
    let number = inert(&figure.value.marked(figure.incomplete));
    let rest = inert(&format!("{now}{}", tr!(" ({list})", list = before.join(" · "))));
    format!("- {title}**{number}**{rest}\n")
}

/// `- 一般 8h：29（超时 3，超时率 10.3%）`
fn list_line(name: &str, headings: &[String], amounts: &[String]) -> String {
    let first = amounts.first().map_or("", String::as_str);
    let others: Vec<_> =
        headings.iter().zip(&amounts[1..]).map(|(heading, amount)| format!("{heading} {amount}")).collect();
    let others =
        if others.is_empty() { String::new() } else { tr!(" ({list})", list = others.join(&tr!(", "))) };
    format!("- {}\n", inert(&format!("{name}{}{first}{others}", tr!(": "))))
}

/// Lines under a heading that does not stand without the first of them.
fn under(heading: &str, mut lines: impl Iterator<Item = String>) -> Vec<String> {
    let first = format!("{heading}{}", lines.next().unwrap_or_default());
    [first].into_iter().chain(lines).collect()
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The text without a mark that a robot's dialect knows: each is written in its full-width form.
fn inert(text: &str) -> String {
    let text = clean_line(text);
    let ends_a_word = |at: usize| text[at + 1..].chars().next().is_none_or(char::is_whitespace);
    let starts_a_list = |at: usize, c: char| match c {
        '-' | '+' => at == 0 && ends_a_word(at),
        '.' | ')' => at > 0 && ends_a_word(at) && text[..at].bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    let shown = text.char_indices().map(|(at, c)| match c {
        '*' | '_' | '`' | '~' | '[' | ']' | '<' | '>' | '&' | '|' | '\\' | '!' | '#' | '@' | '$' | '^'
        | '=' => wide(c),
        ':' if text[at..].starts_with("://") => wide(c),
        '.' if text[..at].to_ascii_lowercase().ends_with("www") => wide(c),
        c if starts_a_list(at, c) => wide(c),
        c => c,
    });
    shown.collect()
}

/// The full-width form of a character of ASCII.
fn wide(c: char) -> char {
    char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c)
}
