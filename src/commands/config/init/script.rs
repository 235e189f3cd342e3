//! `kefu config init` without a terminal: every answer is on the command line.

use super::{super::lines::valid, answers::Answers};
use crate::{
    adapter::About,
    commands::doctor::credentials::accepted,
    config::{ConfigEdit, PresentValue, written},
    context::Context,
    error::{Error, Kind, Result},
    ui,
    vendors::Name,
};

/// Writes the answers if they are complete and the vendors accept them. Returns the vendors.
///
/// # Errors
/// [`Kind::Usage`] for a missing answer, [`Kind::Config`] for a wrong one, the vendor's refusal; then nothing is written.
pub(super) async fn write(
    context: &Context,
    edit: &mut ConfigEdit,
    answers: &Answers,
    offline: bool,
) -> Result<Vec<Name>> {
    let (lang, profile) = (context.options.lang, edit.profile.clone());
    let mut keys = Vec::new();
    for about in answers.vendors().iter().map(|name| name.about()) {
        edit.begin(about, lang)?;
        for setting in about.settings {
            if let Some((key, value)) = answers.to(about, setting.key, &profile) {
                edit.put(&key, written(&key, value.expose())?, lang)?;
                keys.push(key);
            }
        }
        complete(edit, about, None)?;
    }
    let config = edit.config()?;
    keys.iter().try_for_each(|key| valid(&config, key))?;
    for name in answers.vendors().iter().filter(|_| !offline) {
        accepted(&context.with(config.clone(), &profile), *name).await?;
    }
    edit.save()?;
    tracing::warn!(target: ui::NOTE, "{}", tr!("written to {path}", path = edit.path().display()));
    Ok(answers.vendors().to_vec())
}

/// Checks that one way to sign in has all of its settings, but for one that may come later.
pub(super) fn complete(edit: &ConfigEdit, about: &About, later: Option<&str>) -> Result<()> {
    let has = |key: &&str| edit.present(about, key) != PresentValue::Nothing;
    let begun = about.auth_methods.iter().find(|method| method.keys.iter().any(has));
    let Some(method) = begun.or(about.auth_methods.first()) else { return Ok(()) };
    match method.keys.iter().find(|key| !has(key) && Some(**key) != later) {
        None => Ok(()),
        Some(key) => {
            let vendor = about.name;
            Err(Error::new(Kind::Usage, tr!("{vendor}: `{key}` is missing", vendor, key)).hint(tr!(
                "give it with --set {vendor}.{key}=…",
                vendor = vendor.id,
                key
            )))
        }
    }
}
