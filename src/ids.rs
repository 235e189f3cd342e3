//! Ids as arguments: as typed, several with commas, or `-` for those on standard input, one a line.
//!
//! A text that cannot be an id is refused, because a vendor that is asked for it finds nothing, and an empty answer
//! would look like the truth: a list in JSON, a line of CSV or its header, `null`.

use std::{
    collections::HashSet,
    io::Read as _,
    sync::{OnceLock, mpsc},
    time::Duration,
};

use crate::{
    error::{Error, Kind, Result},
    record::Column,
    spelling::{ascii, list},
    text::{is_hidden, utf8},
};

/// How much is read from standard input: a million ids are 20 MB.
const MOST: u64 = 64 << 20;

/// Standard input, once it was read. A command line is parsed more than once, and this can be read only once.
static INPUT: OnceLock<String> = OnceLock::new();

/// The ids that one argument stands for, with the blanks around them: a title may have some.
#[derive(Clone, Debug)]
pub struct Ids {
    ids: Vec<String>,
    /// Whether they are those on standard input; there are none of them before it was read.
    input: bool,
}

/// The noun that the ids belong to.
#[derive(Clone, Copy, Debug)]
pub struct Of {
    /// The column that they are the values of.
    pub key: &'static str,
    /// All columns of the records: their names are no ids.
    pub columns: &'static [Column],
}

impl Ids {
    /// All ids of several arguments in their order, each once.
    pub fn all<'a>(arguments: impl IntoIterator<Item = &'a Self>) -> Vec<String> {
        let mut seen = HashSet::new();
        let ids = arguments.into_iter().flat_map(|one| &one.ids).map(|id| id.trim());
        ids.filter(|id| seen.insert(*id)).map(str::to_owned).collect()
    }

    /// As [`Self::all`], with the blanks around them.
    pub fn as_typed<'a>(arguments: impl IntoIterator<Item = &'a Self>) -> Vec<String> {
        let mut seen = HashSet::new();
        let texts = arguments.into_iter().flat_map(|one| &one.ids);
        texts.filter(|text| seen.insert(text.as_str())).cloned().collect()
    }

    /// An argument that takes ids.
    ///
    /// # Errors
    /// [`Kind::Usage`] with what the text is instead.
    pub fn of(given: &str, of: Of) -> Result<Self> {
        if !is_input(given) {
            let ids = list(given).map(|text| id(text, of).map_err(|why| typed(&why)));
            return Ok(Self { ids: ids.collect::<Result<_>>()?, input: false });
        }
        let hint = tr!(
            "one bare id a line: `-o csv --no-header --columns {key}` or `--jq '.[].{key}'` writes such a list",
            key = of.key
        );
        Self::input(|text| id(text, of).map_err(|why| (why, hint.clone())))
    }

    /// An argument that takes ids or titles. A title may be any text.
    ///
    /// # Errors
    /// [`Kind::Usage`] if it is empty or contains invisible characters.
    pub fn or_titles(given: &str) -> Result<Self> {
        if is_input(given) {
            return Self::input(|text| title(text).map_err(|why| (why, tr!("one id or title a line"))));
        }
        Ok(Self { ids: vec![title(given).map_err(|why| typed(&why))?], input: false })
    }

    /// Whether they are those on standard input.
    pub fn are_input(&self) -> bool {
        self.input
    }

    /// The lines of standard input, each of them read.
    fn input(read: impl Fn(&str) -> std::result::Result<String, (String, String)>) -> Result<Self> {
        let Some(text) = INPUT.get() else {
            return Ok(Self { ids: Vec::new(), input: true });
        };
        let mut ids = Vec::new();
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !bare(line).is_empty()) {
            let wrong = |(why, hint): (String, String)| {
                Error::new(Kind::Usage, tr!("standard input"))
                    .why(tr!("line {number}: {why}", number, why))
                    .hint(hint)
            };
            ids.push(read(line).map_err(wrong)?);
        }
        match ids.is_empty() {
            // Without ids a list would be everything.
            true => Err(Error::new(Kind::Usage, tr!("standard input"))
                .why(tr!("standard input holds no id"))
                .hint(tr!("nothing was asked: look at what the command before the pipe writes"))),
            false => Ok(Self { ids, input: true }),
        }
    }
}

/// Whether an argument stands for standard input.
fn is_input(given: &str) -> bool {
    ascii(given.trim()) == "-"
}

/// Reads standard input to its end, for every `-` that is parsed from now on.
///
/// # Errors
/// [`Kind::TryLater`] if it does not end in time, [`Kind::Usage`] if it cannot be read or is no text.
pub fn read_input(time: Option<Duration>) -> Result<()> {
    let (sender, receiver) = mpsc::channel();
    // A separate thread, because a read of an open pipe may never end. It is not joined.
    std::thread::spawn(move || sender.send(input()));
    let read = match time {
        Some(time) => receiver.recv_timeout(time).ok(),
        None => receiver.recv().ok(),
    };
    let late = || {
        Error::new(Kind::TryLater, tr!("standard input did not end before the deadline"))
            .why(tr!("`-` reads ids until the list ends"))
            .hint(tr!("give a longer --deadline, or end the command that writes the list"))
    };
    let text = read.ok_or_else(late)??;
    INPUT.get_or_init(|| text);
    Ok(())
}

fn input() -> Result<String> {
    let mut bytes = Vec::new();
    let wrong = |why: String| Error::new(Kind::Usage, tr!("standard input cannot be read")).why(why);
    let read = std::io::stdin().take(MOST + 1).read_to_end(&mut bytes);
    read.map_err(|e| wrong(e.to_string()).hint(tr!("after `-` give a list of ids: `kefu … - < ids.txt`")))?;
    if bytes.len() as u64 > MOST {
        return Err(wrong(tr!("it is longer than 64 MiB")).hint(tr!("ask in several runs")));
    }
    text(bytes)
}

/// The text of a list of ids.
fn text(bytes: Vec<u8>) -> Result<String> {
    utf8(bytes).map_err(|other| {
        Error::new(Kind::Usage, tr!("standard input cannot be read"))
            .why(tr!("it is {other}", other))
            .hint(tr!("save the list as UTF-8"))
    })
}

/// The error for an argument.
fn typed(why: &str) -> Error {
    Error::new(Kind::Usage, tr!("an argument"))
        .why(why)
        .hint(tr!("write bare ids, with commas between several"))
}

/// A line without what is around its value. A spreadsheet program's byte-order mark is part of that.
fn bare(line: &str) -> &str {
    line.trim_start_matches('\u{feff}').trim()
}

/// One id; what the text is otherwise.
fn id(given: &str, of: Of) -> std::result::Result<String, String> {
    let text = ascii(bare(given));
    let text = visible(&text)?;
    let shown = short(text);
    if let Some(column) = of.columns.iter().find(|column| column.is_called(text)) {
        return Err(tr!("`{text}` is the name of the column {key}, no id", text = shown, key = &column.key));
    }
    if text == "null" {
        return Err(tr!("`{text}` is JSON's word for a missing value, no id", text = shown));
    }
    match text.chars().find(|c| c.is_whitespace() || "\"'`,;|│[]{}<>\\".contains(*c)) {
        None => Ok(text.to_owned()),
        Some('"' | '\'' | '`') => Err(tr!("`{text}` is in quotation marks, no id", text = shown)),
        Some('[' | ']' | '{' | '}') => Err(tr!("`{text}` is a piece of JSON, no id", text = shown)),
        Some(',' | ';' | '|' | '│') => {
            Err(tr!("`{text}` is a line of several columns, no id", text = shown))
        }
        Some(c) if c.is_whitespace() => Err(tr!("`{text}` is several words, no id", text = shown)),
        Some(c) => Err(tr!("`{text}` is text with a `{sign}`, no id", text = shown, sign = c)),
    }
}

/// One id or title, with the blanks around it.
fn title(given: &str) -> std::result::Result<String, String> {
    let text = given.trim_start_matches('\u{feff}');
    match text.trim() {
        "" => Err(tr!("an id or title cannot be empty")),
        title if title.chars().any(char::is_control) => {
            Err(tr!("an id or title cannot hold control characters"))
        }
        _ => Ok(text.to_owned()),
    }
}

/// The text, if it is one that can be seen.
fn visible(text: &str) -> std::result::Result<&str, String> {
    match text.chars().find(|c| is_hidden(*c)) {
        _ if text.is_empty() => Err(tr!("an id cannot be empty")),
        Some(c) => {
            let code = format!("U+{:04X}", u32::from(c));
            Err(tr!("an id cannot hold invisible characters, and this one has {code}", code))
        }
        None => Ok(text),
    }
}

/// As much of a text as an error needs.
fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lang::Words, record::Kind as ColumnKind};

    static COLUMNS: [Column; 1] =
        [Column::new("order_no", Words::new("订单号", "Order no."), ColumnKind::Id, &["orderNo"])];
    const ORDERS: Of = Of { key: "order_no", columns: &COLUMNS };

    fn ids(given: &str) -> Result<Vec<String>> {
        Ids::of(given, ORDERS).map(|ids| Ids::all([&ids]))
    }

    #[test]
    fn each_id_counts_once_and_what_is_around_it_does_not() {
        let given: Vec<Ids> =
            [" 15 ", "2,１５", "\u{feff}15"].map(|text| Ids::of(text, ORDERS).unwrap()).into();
        assert_eq!(Ids::all(&given), ["15", "2"]);
        assert_eq!(
            ids("２０２６１１２２－ｇｏｍｅ－７，8、9；１０").unwrap(),
            ["20261122-gome-7", "8", "9", "10"]
        );
        assert_eq!(ids("a_b.c/d:e#f+g=h*").unwrap(), ["a_b.c/d:e#f+g=h*"]);
    }

    #[test]
    fn what_cannot_be_an_id_is_named() {
        for (given, what) in [
            ("", "cannot be empty"),
            ("1,,2", "cannot be empty"),
            ("\u{feff}", "cannot be empty"),
            ("1\u{1b}[2J", "U+001B"),
            ("1\u{200b}2", "U+200B"),
            ("\"1\"", "in quotation marks"),
            ("“1”", "in quotation marks"),
            ("'1'", "in quotation marks"),
            ("[1", "a piece of JSON"),
            ("{}", "a piece of JSON"),
            ("null", "a missing value"),
            ("1;2", "several columns"),
            ("1 │ 2", "several words"),
            ("1|2", "several columns"),
            ("1\u{3000}2", "several words"),
            ("order_no", "the name of the column order_no"),
            ("订单号", "the name of the column order_no"),
            ("ORDER NO.", "the name of the column order_no"),
        ] {
            let error = ids(given).expect_err(given);
            assert!(error.reason().contains(what), "{given}: {}", error.reason());
        }
    }

    #[test]
    fn a_title_may_be_any_text() {
        let read = |given: &str| Ids::or_titles(given).map(|ids| Ids::as_typed([&ids]));
        assert_eq!(read(" “VIP” [1], 售中 ").unwrap(), [" “VIP” [1], 售中 "]);
        assert_eq!(read("\u{feff}15").unwrap(), ["15"]);
        assert!(read("1\u{1b}[2J").is_err() && read("").is_err());
    }
}
