//! The next command to try, as the user's shell takes it.

use crate::{config::ConfigEdit, context::Context, error::Result, text::for_shell, vendors::Name};

/// A command for what was set up that needs no id; none if nothing was. `is_tried` says that the vendors have just been
/// asked whether they accept the settings: one that is asked the same again may refuse it.
pub(super) fn command(
    context: &Context,
    edit: &ConfigEdit,
    kept: &[Name],
    is_tried: bool,
) -> Result<Option<String>> {
    if kept.is_empty() {
        return Ok(None);
    }
    let examples = kept.iter().flat_map(|name| name.about().habits).map(|habit| habit.example);
    let needs_no_id = |example: &&str| !example.contains(|c: char| c.is_ascii_digit());
    let without = if is_tried { "kefu config show" } else { "kefu config check" };
    let example = examples.clone().find(needs_no_id).unwrap_or(without);
    let is_default = edit.config()?.profile(None).is_ok_and(|profile| profile.name == edit.profile);
    let mut words = vec!["kefu".to_owned()];
    words.extend(context.options.typed(&["config"]).iter().map(|word| for_shell(word)));
    if !is_default {
        words.extend(["-p".to_owned(), for_shell(&edit.profile)]);
    }
    words.push(example.trim_start_matches("kefu ").to_owned());
    Ok(Some(words.join(" ")))
}
