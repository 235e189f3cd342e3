//! The configuration file, who may change it, and the `KEFU_` variables.

use std::path::Path;

use super::{
    defaults,
    finding::{Finding, Place},
};
use crate::{
    commands::KNOWN,
    config::Source,
    context::Context,
    nearest::nearest,
    options::{Spec, TABLE},
    text::for_shell,
};

pub(super) fn look(context: &Context) -> Vec<Finding> {
    if context.options.values.demo {
        return vec![Finding::skipped("configuration", tr!("--demo needs none"))];
    }
    let mut findings = file(context);
    findings.push(permissions(&context.config.paths.config));
    findings.push(variables(context));
    findings.extend(profile(context));
    findings
}

/// Whether the file is there and can be read, and every mistake that was found on the way.
fn file(context: &Context) -> Vec<Finding> {
    let config = &context.config;
    if !config.mistakes.is_empty() {
        return config.mistakes.iter().map(|error| Finding::error("configuration", error)).collect();
    }
    if let Some(idle) = defaults::idle(config) {
        return vec![idle.finding()];
    }
    let path = config.paths.config.display();
    let message = match (config.paths.config.exists(), config.home()) {
        (true, Source::Default) => tr!("{path} is read", path),
        (true, source) => tr!("{path} is read ({source})", path, source = source.in_words()),
        (false, Source::Default) => tr!("there is no file {path}; variables alone count", path),
        (false, source) => {
            tr!("there is no file {path} ({source}); variables alone count", path, source = source.in_words())
        }
    };
    vec![Finding::ok("configuration", message)]
}

/// Whether others can change what is sent where, or which commands are run.
#[cfg(unix)]
fn permissions(path: &Path) -> Finding {
    use std::os::unix::fs::PermissionsExt as _;
    const BY_OTHERS: u32 = 0o022;
    const STICKY: u32 = 0o1000;
    let mode = |path: &Path| path.metadata().map(|found| found.permissions().mode());
    let Ok(own) = mode(path) else {
        return Finding::skipped("permissions", tr!("there is no file"));
    };
    let folder = path.parent().unwrap_or(Path::new("."));
    let is_open = |mode: u32| mode & BY_OTHERS != 0 && mode & STICKY == 0;
    let open = match (is_open(own), mode(folder).is_ok_and(is_open)) {
        (true, _) => path,
        (false, true) => folder,
        (false, false) => return Finding::ok("permissions", tr!("only you can change the file")),
    };
    Finding::warning(
        "permissions",
        tr!(
            "others can change {path}, and with it what is sent where and which commands run",
            path = open.display()
        ),
        tr!("run `chmod go-w {path}`", path = for_shell(&open.to_string_lossy())),
    )
}

#[cfg(not(unix))]
fn permissions(_: &Path) -> Finding {
    Finding::skipped("permissions", tr!("this system keeps a user's folders private"))
}

/// The variables that look like kefu's and mean nothing.
fn variables(context: &Context) -> Finding {
    let options = TABLE.iter().map(Spec::variable);
    let settings =
        KNOWN.vendors.iter().flat_map(|about| crate::config::keys(about).map(|key| about.variable(key)));
    let known: Vec<_> = options.chain(settings).chain(["KEFU_HOME".to_owned()]).collect();
    let set = context.config.variables("KEFU_");
    let unknown: Vec<_> = set.iter().filter(|name| !known.iter().any(|known| known == *name)).collect();
    let Some(first) = unknown.first() else {
        return Finding::ok(
            "variables",
            match set.is_empty() {
                true => tr!("none is set"),
                false => tr!("set: {names}", names = set.join(&tr!(", "))),
            },
        );
    };
    let names = unknown.iter().map(|name| (**name).to_owned()).collect::<Vec<_>>().join(&tr!(", "));
    let hint = match nearest(first, known.iter().map(String::as_str)) {
        Some(near) => tr!("did you mean `{proposal}`?", proposal = near),
        None => tr!("unset it, or correct its name"),
    };
    Finding::warning("variables", tr!("these mean nothing: {names}", names), hint)
}

/// Whether the profile that is asked for, or counts without a name, exists.
fn profile(context: &Context) -> Vec<Finding> {
    let (config, asked) = (&context.config, context.options.values.profile.as_deref());
    let names = config.profile_names();
    match config.profiles(asked) {
        Ok(profiles) => {
            let (name, all) =
                (profiles.names.join(&tr!("quoted" => ", ")), names.join(&tr!("quoted" => ", ")));
            let message = match asked {
                None if names.len() > 1 => tr!("`{name}` is the default; the file has: `{all}`", name, all),
                _ => tr!("`{name}` is in use", name),
            };
            let only = Some(name).filter(|_| !profiles.several);
            vec![Finding::ok("profile", message).at(&Place { profile: only, vendor: None })]
        }
        // With several shops each command may name its own.
        Err(_) if asked.is_none() && !config.names_default() => vec![Finding::warning(
            "profile",
            tr!("no profile is the default; the file has: `{all}`", all = names.join(&tr!("quoted" => ", "))),
            tr!(
                "run `kefu config set default_profile {name}`, or name one in every command, like `-p {name}`",
                name = for_shell(names.first().copied().unwrap_or_default())
            ),
        )],
        Err(error) => vec![Finding::error("profile", &error)],
    }
}
