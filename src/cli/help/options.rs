//! `kefu help options`: the options that every command has.

use super::{Block, Entry, Length, Page, arguments::entries, list};
use crate::options::{Purpose, Spec, TABLE};

/// The page about all of them.
pub(super) fn page() -> Page {
    let mut page = Page {
        about: vec![tr!("The options that every command has, and what each of them means")],
        usage: tr!("kefu <COMMAND> [OPTIONS]"),
        blocks: lists(),
        more: Vec::new(),
    };
    let only_typed = TABLE.iter().filter(|spec| spec.in_file.is_none());
    let only_typed: Vec<_> = only_typed.map(|spec| format!("`--{}`", spec.name)).collect();
    page.blocks.push(Block::Text(tr!(
        "Each has a variable, `KEFU_` and its name (`KEFU_OUTPUT`), and but for {options} a key in the configuration file \
         (`output = \"json\"`). An option counts more than a variable, a variable more than a profile, and a profile more \
         than `[defaults]`.",
        options = only_typed.join(&tr!(", "))
    )));
    page
}

/// The options, by the commands that they mean something to.
pub(super) fn lists() -> Vec<Block> {
    let (all, others): (Vec<&Spec>, Vec<&Spec>) =
        TABLE.iter().partition(|spec| spec.used_by.len() == Purpose::ALL.len());
    let (files, results): (Vec<&Spec>, Vec<&Spec>) =
        others.into_iter().partition(|spec| spec.used_by.contains(&Purpose::Export));
    [
        (tr!("Every command"), all),
        (tr!("Commands that write records, and `kefu export`"), files),
        (tr!("Commands that write records"), results),
    ]
    .into_iter()
    .filter_map(|(heading, specs)| list(heading, of(&specs)))
    .collect()
}

fn of(specs: &[&Spec]) -> Vec<Entry> {
    let args: Vec<_> = specs.iter().map(|spec| spec.arg()).collect();
    let mut entries = entries(&args.iter().collect::<Vec<_>>(), Length::Short);
    for (entry, spec) in entries.iter_mut().zip(specs) {
        let default = spec.built_in.map(|value| tr!("[default: {value}]", value));
        entry.help.extend(default.into_iter().flat_map(|default| [" ".to_owned(), default]));
    }
    entries
}
