//! Every vendor of every profile: the settings, the way there, the account.

use clap::ValueEnum as _;
use futures_util::{StreamExt as _, stream};

use super::{
    credentials,
    finding::{Finding, Place},
    network, secrets,
};
use crate::{
    adapter::Settings, config::Profile, context::Context, error::Kind, http::Observer, vendors::Name,
};

/// How many vendors are asked at once.
const AT_ONCE: usize = 8;

/// A vendor to ask, with the settings of one profile.
struct Target {
    name: Name,
    place: Place,
    settings: Settings,
    /// The findings about its settings.
    before: Vec<Finding>,
}

/// A step of the way: findings that are final, or a vendor that is still to be asked.
enum Step {
    Final(Vec<Finding>),
    Ask(Target),
}

/// The findings about every vendor of the profile that is asked for, or of all.
pub(super) async fn every(context: &Context, offline: bool) -> Vec<Finding> {
    let steps = match context.options.values.demo {
        true => demo(context).await,
        false => steps(context),
    };
    // Commands that fetch secrets have run one by one; the vendors are asked side by side.
    let asked = stream::iter(steps).map(|step| async move {
        match step {
            Step::Final(findings) => findings,
            Step::Ask(target) => ask(context, target, offline).await,
        }
    });
    asked.buffered(AT_ONCE).concat().await
}

async fn demo(context: &Context) -> Vec<Step> {
    let mut steps = Vec::new();
    for name in Name::value_variants().iter().copied() {
        let place = Place { profile: None, vendor: Some(name.about().name.id.to_owned()) };
        steps.push(match context.settings(name.about()).await {
            Ok(settings) => Step::Ask(Target { name, place, settings, before: Vec::new() }),
            Err(error) => Step::Final(vec![Finding::error("settings", &error).at(&place)]),
        });
    }
    steps
}

fn steps(context: &Context) -> Vec<Step> {
    let (config, asked) = (&context.config, context.options.values.profile.as_deref());
    // What is wrong with a profile's name is told already.
    let names = match asked {
        Some(asked) => config.profiles(Some(asked)).unwrap_or_default().names,
        None => config.profile_names().into_iter().map(str::to_owned).collect(),
    };
    let profiles = names.iter().filter_map(|name| context.config_of(name).ok());
    profiles.flat_map(|profile| of_profile(context, &profile)).collect()
}

fn of_profile(context: &Context, profile: &Profile<'_>) -> Vec<Step> {
    let configured = profile.configured();
    let place = Place { profile: Some(profile.name.clone()), vendor: None };
    if configured.is_empty() {
        let finding = match context.config.mistakes.is_empty() {
            true => Finding::failure(
                "settings",
                Kind::Config,
                tr!("no vendor is configured in the profile `{name}`", name = profile.name),
                Some(tr!("`kefu config init` sets kefu up; `--demo` needs no configuration")),
            ),
            false => Finding::skipped("settings", tr!("the configuration cannot be read")),
        };
        return vec![Step::Final(vec![finding.at(&place)])];
    }
    let step = |name: Name| {
        let about = name.about();
        let place = Place { vendor: Some(about.name.id.to_owned()), ..place.clone() };
        if !configured.iter().any(|known| known.name == about.name) {
            return Step::Final(vec![Finding::skipped("settings", tr!("not configured")).at(&place)]);
        }
        let (settings, findings) = secrets::look(profile, about);
        let before: Vec<_> = findings.into_iter().map(|finding| finding.at(&place)).collect();
        match settings {
            Some(settings) => Step::Ask(Target { name, place, settings, before }),
            None => Step::Final(before),
        }
    };
    Name::value_variants().iter().copied().map(step).collect()
}

/// Looks at the way to a vendor and asks it.
async fn ask(context: &Context, target: Target, offline: bool) -> Vec<Finding> {
    let Target { name, place, settings, before } = target;
    let observer = Observer::default();
    let probe = context.probing(place.profile.as_deref(), settings.clone(), observer.clone());
    let (is_open, way) = network::look(&probe, name, &settings, offline).await;
    let account = match is_open {
        true => credentials::look(&probe, name, &settings, &observer).await,
        false => Vec::new(),
    };
    let after = way.into_iter().chain(account).map(|finding| finding.at(&place));
    before.into_iter().chain(after).collect()
}
