//! From what is given to what is meant: options held against each other and against the command.

use std::{
    ffi::OsString,
    io::IsTerminal as _,
    path::{Path, PathBuf},
};

use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::{
    Given, Http, Options, Purpose,
    given::Layer,
    table::{CONCURRENCY, RETRIES, TABLE, Values, ZONE},
};
use crate::{
    config::{Config, Profiles},
    dates::{Clock, When},
    error::{Error, Kind, Result},
    lang::Lang,
    output::{self, Format, Pager, PagerChoice, Paging, Program, Question},
    record::Shape,
    stop,
    ui::{self, Verbosity},
};

/// Resolves the options for a command about some profiles; `args` is the command line.
///
/// # Errors
/// [`Kind::Usage`] for options that do not go together, [`Kind::Config`] if there is no data about the vendors' zone.
pub fn resolve(
    mut given: Given,
    profiles: Profiles,
    purpose: Purpose,
    config: &Config,
    args: &[OsString],
) -> Result<Options> {
    let meant = given.clone();
    leave_to(&mut given, purpose)?;
    hold_opposites(&mut given);
    choose_format(&mut given, purpose)?;
    hold_raw(&mut given, purpose);
    let values = Values::of(&given);
    let format = format(&values, purpose);
    // A general default is meant for the formats that it fits.
    if !given.is_typed("encoding") && !format.has_encodings() {
        given.overrule("encoding");
    }
    if !given.is_typed("no-header") && !format.can_be_bare() {
        given.overrule("no-header");
    }
    if !given.is_typed("raw") && !is_raw(format) {
        given.overrule("raw");
    }
    let values = Values::of(&given);
    let clock = Clock::system(zone(&values)?);
    let question = Question::new(args, clock.now.clone());
    Ok(Options {
        output: output(&values, purpose, config, format, &clock, question)?,
        http: Http {
            timeout: values.timeout,
            deadline: values.deadline.map(stop::limit),
            // Who tries settings is there to try again.
            retries: values.retries.unwrap_or(if purpose == Purpose::Setup { 0 } else { RETRIES }),
            concurrency: values.concurrency.unwrap_or(CONCURRENCY).into(),
        },
        clock,
        lang: values.lang.unwrap_or_else(Lang::current),
        verbosity: Verbosity { quiet: values.quiet, verbose: values.verbose.unwrap_or_default() },
        json_errors: matches!(values.output, Some(Format::Json | Format::Jsonl)) || values.jq.is_some(),
        values,
        profiles,
        given: given.with_those_of_vendors(&meant),
    })
}

/// Leaves the options that have a meaning for the command. A default that is meant for others does not count; what is
/// typed may be refused, because a file that a limit cuts short would look like a whole day.
fn leave_to(given: &mut Given, purpose: Purpose) -> Result<()> {
    for spec in TABLE {
        let is_typed = given.is_typed(spec.name);
        if is_typed && spec.refused_by.contains(&purpose) {
            let (what, why) = purpose.refusal(spec.name);
            let hint = tr!("leave --{option} out", option = spec.name);
            return Err(Error::new(Kind::Usage, what).why(why).hint(hint));
        }
        let is_of_others = !is_typed && spec.of_vendors && purpose == Purpose::Own;
        if !spec.used_by.contains(&purpose) || is_of_others {
            given.overrule(spec.name);
        }
    }
    Ok(())
}

/// Of two options that say the opposite the one that counts more holds. Where both are given in one place both hold, or
/// the first of two that take each other back.
fn hold_opposites(given: &mut Given) {
    for (at, spec) in TABLE.iter().enumerate() {
        let opposite = spec.opposite.and_then(|name| TABLE.iter().position(|other| other.name == name));
        let Some(opposite) = opposite else { continue };
        let (Some(own), Some(other)) = (given.layer(spec), given.layer(&TABLE[opposite])) else { continue };
        if own < other || own == other && spec.taken_back && opposite < at {
            given.overrule(spec.name);
        }
    }
}

/// Untouched records have no columns, words and formats of kefu's: of `raw` and one of these what counts more holds. What
/// hides personal data never yields.
fn hold_raw(given: &mut Given, purpose: Purpose) {
    let layer = |name: &str| TABLE.iter().find(|spec| spec.name == name).and_then(|spec| given.layer(spec));
    let Some(raw) = (if purpose == Purpose::Call { Some(Layer::Flag) } else { layer("raw") }) else { return };
    let is_other = |name: &str| name != "output" || !given.one("output").is_some_and(is_raw);
    let others =
        ["columns", "labels", "mask", "output"].map(|name| (name, layer(name).filter(|_| is_other(name))));
    if others.iter().any(|(_, other)| *other > Some(raw)) {
        return given.overrule("raw");
    }
    for (name, _) in
        others.iter().filter(|(name, other)| *name != "mask" && other.is_some_and(|other| other < raw))
    {
        given.overrule(name);
    }
}

/// Whether a format can hold a vendor's records as they came.
fn is_raw(format: Format) -> bool {
    matches!(format, Format::Json | Format::Jsonl)
}

/// Leaves of formats, targets and programs what goes together.
fn choose_format(given: &mut Given, purpose: Purpose) -> Result<()> {
    if given.of("to").is_some_and(|to| to.text == "-") {
        given.overrule("to");
    }
    // A file's extension says more than a general default.
    let is_typed = given.is_typed("output");
    let by_name = given.one::<PathBuf>("to").as_deref().and_then(Format::for_path);
    if !is_typed && by_name.is_some() {
        given.overrule("output");
    }
    let format: Option<Format> = given.one("output");
    let fits = match purpose {
        Purpose::Check => format.is_none_or(|format| matches!(format, Format::Table | Format::Json)),
        // A format that is typed is refused with those that there are.
        Purpose::Export => is_typed || format.is_none_or(|format| format.archive_extension().is_some()),
        Purpose::Report => is_typed || format.is_none_or(Format::is_of_reports),
        Purpose::Records | Purpose::Own | Purpose::Call | Purpose::Setup => {
            is_typed || format != Some(Format::Html)
        }
    };
    if !fits && is_typed {
        return Err(Error::new(Kind::Usage, tr!("-o: a check has no such format"))
            .why(tr!("it says one line, or with -o json one object"))
            .hint(tr!("leave -o out, or say -o json")));
    }
    if !fits {
        given.overrule("output");
    }
    if given.of("jq").is_some() && given.one("output").or(by_name) != Some(Format::Json) {
        match (is_typed, given.is_typed("jq")) {
            (true, true) => {
                return Err(Error::new(Kind::Usage, tr!("--jq reads JSON, and -o asks for another format"))
                    .hint(tr!("leave -o out, or say -o json")));
            }
            // What was typed for this run counts more than what the environment says for all.
            (true, false) => given.overrule("jq"),
            (false, _) => given.overrule("output"),
        }
    }
    match given.one::<PathBuf>("to") {
        Some(to) if given.of("output").is_none() && given.of("jq").is_none() => has_format(&to),
        _ => Ok(()),
    }
}

/// Refuses a file whose name asks for no format. The name of a pipe or a device says nothing.
fn has_format(to: &Path) -> Result<()> {
    let is_file = std::fs::metadata(to).map_or(!to.starts_with("/dev"), |found| found.is_file());
    if !is_file || Format::for_path(to).is_some() {
        return Ok(());
    }
    let what = match to.extension() {
        Some(extension) => {
            tr!("--to: no format has files that end with .{extension}", extension = extension.display())
        }
        None => tr!("--to: the name {file} does not say which format is meant", file = to.display()),
    };
    Err(Error::new(Kind::Usage, what)
        .why(tr!(
            "the endings that there are: {endings}",
            endings = Format::endings().join(&tr!("quoted" => ", "))
        ))
        .hint(match to.to_str().filter(|name| name.parse::<When>().is_ok()) {
            Some(date) => tr!("--to names a file; the last day is --until {date}", date),
            None => tr!("end the name with one of these, or choose a format with -o"),
        }))
}

/// The format of the results: the one that is asked for, by name or by the file's, or the command's own.
fn format(values: &Values, purpose: Purpose) -> Format {
    let usual = match purpose {
        Purpose::Export => Format::Csv,
        // What has no columns has only its raw form.
        Purpose::Call => Format::Json,
        _ if values.raw => Format::Json,
        Purpose::Records | Purpose::Own | Purpose::Check | Purpose::Report | Purpose::Setup => Format::Table,
    };
    let by_name = || values.to.as_deref().and_then(Format::for_path);
    match values.jq {
        Some(_) => Format::Json,
        None => values.output.or_else(by_name).unwrap_or(usual),
    }
}

/// How results are written.
#[expect(clippy::disallowed_methods, reason = "asks only whether it is a terminal")]
fn output(
    values: &Values,
    purpose: Purpose,
    config: &Config,
    format: Format,
    clock: &Clock,
    question: Question,
) -> Result<output::Options> {
    let stdout = std::io::stdout();
    let on_stdout = values.to.is_none() && purpose != Purpose::Export;
    let is_chosen = values.output == Some(Format::Json)
        || values.output.is_none() && values.to.as_deref().and_then(Format::for_path) == Some(Format::Json);
    let program = values.jq.as_deref().map(output::program).transpose()?;
    Ok(output::Options {
        format,
        columns: values.columns.clone(),
        kept: Vec::new(),
        sort: values.sort.clone(),
        first: None,
        labels: labels(values),
        header: !values.no_header,
        raw: values.raw || purpose == Purpose::Call,
        mask: values.mask,
        lang: values.lang.unwrap_or_else(Lang::current),
        zone: clock.now.time_zone().clone(),
        to: values.to.clone(),
        color: on_stdout && ui::colored(values.color.unwrap_or_default(), &stdout),
        width: width(config, stdout.is_terminal()).filter(|_| on_stdout && !values.wide),
        ambiguous: values.ambiguous_width.unwrap_or_default(),
        encoding: values.encoding.unwrap_or_default(),
        pager: pager(values, config, format).filter(|_| on_stdout && stdout.is_terminal()),
        terminal: stdout.is_terminal() && purpose != Purpose::Export,
        blocks: anstyle_query::term_supports_color(),
        shape: Shape::List,
        chart: None,
        question,
        jq: program.map(|text| Program { text, json: is_chosen }),
    })
}

/// The width of standard output in cells: `COLUMNS`, which the reader of a pipe may have set, or the terminal's.
fn width(config: &Config, terminal: bool) -> Option<usize> {
    let size = || terminal_size::terminal_size().filter(|_| terminal).map(|(width, _)| width.0.into());
    config.columns().or_else(size).filter(|width| *width > 0)
}

/// The pager for what people read on a capable terminal: of `KEFU_PAGER`, `PAGER` and the usual one the first.
fn pager(values: &Values, config: &Config, format: Format) -> Option<Pager> {
    let is_off = values.quiet || values.pager == Some(PagerChoice::Paging(Paging::Never));
    if is_off || !format.is_for_people() || values.jq.is_some() || !anstyle_query::term_supports_color() {
        return None;
    }
    let variable = |name: &str| config.variable(name).ok().flatten();
    // A flag says only whether.
    let own = values.pager.clone().filter(|choice| choice.program().is_some());
    let own = own.or_else(|| variable("KEFU_PAGER").map(PagerChoice::read));
    let program = own.as_ref().and_then(PagerChoice::program).or_else(|| variable("PAGER"));
    Pager::new(program, values.wide, variable("LESS").is_some())
}

/// Headings and words, or keys and codes, if one of them is asked for.
fn labels(values: &Values) -> Option<bool> {
    match (values.labels, values.no_labels) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

fn zone(values: &Values) -> Result<TimeZone> {
    match &values.timezone {
        Some(zone) => Ok(zone.clone()),
        // The system's zones would all be listed first, and this one has not changed since 1991.
        None => TimeZoneDatabase::bundled().get(ZONE).map_err(|e| {
            Error::new(Kind::Config, tr!("the time zone {zone} is not known", zone = ZONE)).why(e)
        }),
    }
}
