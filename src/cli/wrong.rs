//! Errors for a command line that cannot be parsed: the given and the allowed values, and a suggestion.

use std::ffi::OsString;

use clap::{
    Arg, Command,
    error::{ContextKind, ErrorKind},
};

use super::{
    examples, habits,
    help::{self, Length},
    language,
    words::CommandLine,
};
use crate::{
    error::{Error, Kind},
    nearest::nearest,
    options::Report,
    spelling::{ascii, is_dash},
};

/// The reason why there is nothing to run.
pub enum Failed {
    /// The version was requested.
    Version,
    /// A page of help.
    Help {
        /// The page.
        page: String,
        /// Whether it was requested; else it is the best answer to an incomplete command.
        asked: bool,
    },
    /// The command line is wrong.
    Wrong(Error),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Wrong(error)
    }
}

impl Failed {
    /// Converts clap's error about a command line.
    pub(super) fn of(error: &clap::Error, args: &[OsString], tree: &Command) -> Self {
        // `help::with_paths` makes a command's path of its help.
        let page = |length| help::page(tree, error.render().to_string().trim(), length);
        match error.kind() {
            ErrorKind::DisplayVersion => Self::Version,
            ErrorKind::DisplayHelp => Self::Help { page: page(Length::of(args)), asked: true },
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                Self::Help { page: page(Length::Short), asked: false }
            }
            _ => Self::Wrong(in_ascii(usage(error, args, tree), args)),
        }
    }
}

/// Converts clap's error into kefu's: the given and the allowed values, and a suggestion.
fn usage(error: &clap::Error, args: &[OsString], tree: &Command) -> Error {
    let report = Report::of_words(error);
    let wrong = match report.advised() {
        Ok(advised) => return advised,
        Err(wrong) => wrong,
    };
    let at_hand = AtHand::of(args, tree);
    let habit = at_hand.habit(error);
    if let (None, Some(value)) = (&habit, nearest_value(error)) {
        return wrong.meant(value);
    }
    let usage = || report.has_usage().then(|| help::usage(at_hand.command, &at_hand.path));
    let hint = habit
        .or_else(|| report.tip())
        .or_else(|| at_hand.example(error).map(|example| tr!("for example `{example}`", example)))
        .or_else(|| usage().map(|usage| tr!("the usage is `{usage}`", usage)));
    wrong.hint(hint.unwrap_or_else(|| tr!("`{path} -h` shows what can be said", path = at_hand.path)))
}

/// The requested command, as far as it is known.
struct AtHand<'a> {
    root: &'a Command,
    command: &'a Command,
    /// As typed: `kefu views list`.
    path: String,
}

impl<'a> AtHand<'a> {
    /// The command that the words name, up to the first unknown one.
    fn of(args: &'a [OsString], tree: &'a Command) -> Self {
        let words = CommandLine::of(tree, args);
        Self { root: tree, command: words.command(), path: words.path() }
    }

    /// The equivalent of another program's word.
    fn habit(&self, error: &clap::Error) -> Option<String> {
        let report = Report::of_words(error);
        match error.kind() {
            ErrorKind::UnknownArgument => {
                habits::for_option(report.text(ContextKind::InvalidArg)?, self.command, &self.path)
            }
            ErrorKind::InvalidSubcommand => {
                habits::for_command(report.text(ContextKind::InvalidSubcommand)?, self.command, &self.path)
            }
            _ => None,
        }
    }

    /// An example of the argument whose value is wrong.
    fn example(&self, error: &clap::Error) -> Option<String> {
        let wrong = [ErrorKind::ValueValidation, ErrorKind::InvalidValue, ErrorKind::NoEquals];
        let named = Report::of_words(error).text(ContextKind::InvalidArg)?;
        // clap completes only the arguments of the commands that it has parsed; the others have no display name.
        let is_named = |arg: &&Arg| arg.get_num_args().is_some() && arg.to_string() == named;
        let arg = self.command.get_arguments().chain(self.root.get_arguments()).find(is_named);
        let arg = arg.filter(|_| wrong.contains(&error.kind()))?;
        examples::example(self.command, &self.path, arg)
    }
}

/// An option with a character that only looks like a hyphen, such as chat programs make of `--on`. It is checked
/// before parsing, because clap takes it for an id.
pub(super) fn look_alike(args: &[OsString], tree: &Command) -> Option<Error> {
    let option = |word: &str| {
        let dashes = word.chars().take_while(|c| *c == '-' || is_dash(*c)).collect::<String>();
        let (name, value) = split_option(&word[dashes.len()..]);
        let name = ascii(name).into_owned();
        let looks_alike = dashes.chars().find(|c| is_dash(*c)).filter(|_| habits::is_option(&name, tree))?;
        let dash = if name.chars().nth(1).is_some() { "--" } else { "-" };
        Some((word.to_owned(), looks_alike, format!("{dash}{name}{}", ascii(value))))
    };
    let (word, dash, meant) = args.iter().skip(1).filter_map(|word| word.to_str()).find_map(option)?;
    let code = format!("U+{:04X}", u32::from(dash));
    language::guess(tree, args);
    Some(
        Error::new(Kind::Usage, tr!("`{word}` is not an option", word))
            .why(tr!("its dashes are not ASCII: chat programs write `{dash}` ({code})", dash, code))
            .hint(tr!("type {meant}", meant)),
    )
}

/// An option's name, and its value with the equals sign.
fn split_option(text: &str) -> (&str, &str) {
    text.find(['=', '＝']).map_or((text, ""), |at| text.split_at(at))
}

/// The error for a word with quotation marks, blanks or other characters that only look like ASCII, with a corrected
/// command.
pub fn in_ascii(error: Error, args: &[OsString]) -> Error {
    if error.proposes() || !matches!(error.kind(), Kind::Usage | Kind::Config) {
        return error;
    }
    let said = error.parts().map(|(_, text)| text).collect::<Vec<_>>().join("\n");
    let words = args.iter().skip(1).filter_map(|word| word.to_str()).filter(|word| !word.is_ascii());
    let pieces = words.flat_map(|word| [word].into_iter().chain(word.split([',', '='])));
    let mut meant = pieces.filter(|piece| !piece.is_empty() && said.contains(piece)).filter_map(|piece| {
        let plain = ascii(piece);
        let bare = plain.trim_matches(['"', '\'']);
        // In a text of another script such characters are legitimate.
        let is_meant = piece != bare && (bare.is_ascii() || bare.len() < plain.len());
        let odd = piece.chars().zip(plain.chars()).find(|(c, plain)| c != plain).map(|(c, _)| c);
        odd.filter(|_| is_meant && !bare.is_empty()).map(|odd| (odd, bare.to_owned()))
    });
    match meant.next() {
        Some((odd, bare)) => {
            let code = format!("U+{:04X}", u32::from(odd));
            error.hint(tr!("type {bare} (`{odd}` is {code}, not ASCII)", bare, odd, code))
        }
        None => error,
    }
}

/// The allowed value of an option that is most similar to the given one.
pub(super) fn nearest_value(error: &clap::Error) -> Option<&str> {
    let report = Report::of_words(error);
    let valid = report.texts(ContextKind::ValidValue);
    let meant = nearest(report.text(ContextKind::InvalidValue)?, valid.iter().map(String::as_str));
    // A parser that knows more names than it shows has looked through all of them.
    meant.or_else(|| report.text(ContextKind::SuggestedValue))
}
