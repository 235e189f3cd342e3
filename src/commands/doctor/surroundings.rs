//! Zone, language and terminal.

use jiff::tz::TimeZone;

use super::finding::Finding;
use crate::{
    context::Context,
    lang::{Lang, by_surroundings},
};

pub(super) fn look(context: &Context) -> Vec<Finding> {
    vec![zone(context), locale(context), terminal(context)]
}

/// The machine's zone beside the vendors'.
fn zone(context: &Context) -> Finding {
    let here = TimeZone::system();
    let (here, there) = (name(&here), name(context.clock().now.time_zone()));
    Finding::ok(
        "zone",
        match here == there {
            true => tr!("{zone}, here and for the vendors' days", zone = there),
            false => tr!("days are {there}'s; cron's hours are {here}'s", there, here),
        },
    )
}

fn name(zone: &TimeZone) -> String {
    zone.iana_name().unwrap_or("UTC").to_owned()
}

/// The language, and whether the locale's characters are the ones that kefu writes.
fn locale(context: &Context) -> Finding {
    let variable = |name: &str| context.config.variable(name).ok().flatten();
    let (lang, by) = by_surroundings(variable);
    let charset = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| Some((name, variable(name)?)));
    let charset = charset.and_then(|(name, locale)| Some((name, locale.split_once('.')?.1)));
    let is_utf8 = |charset: &str| charset.to_ascii_lowercase().replace('-', "").starts_with("utf8");
    match (charset, by) {
        (Some((name, charset)), _) if !is_utf8(charset) => Finding::warning(
            "locale",
            tr!("{name} says {charset}, and kefu writes UTF-8: Chinese may look garbled", name, charset),
            tr!("use a locale of UTF-8, for example LC_ALL=zh_CN.UTF-8; for files, --encoding gb18030"),
        ),
        // An option or the configuration counts more than what is around.
        _ if lang != Lang::current() => {
            Finding::ok("locale", tr!("{lang}, as it is set", lang = Lang::current().name()))
        }
        (_, Some(name)) => Finding::ok("locale", tr!("{lang}, by {name}", lang = lang.name(), name)),
        (_, None) => Finding::ok("locale", tr!("{lang}, by default", lang = lang.name())),
    }
}

fn terminal(context: &Context) -> Finding {
    let options = &context.options.output;
    if !options.terminal {
        return Finding::skipped("terminal", tr!("standard output is none"));
    }
    let kind = context.config.variable("TERM").ok().flatten().unwrap_or("-");
    let width = options.width.unwrap_or_default();
    let message = tr!("{kind}, {width} columns", kind, width);
    match width {
        1..60 => Finding::warning("terminal", message, tr!("widen it, or write to a file with --to")),
        _ => Finding::ok("terminal", message),
    }
}
