//! `kefu skill`: a page for an assistant program that works on a person's behalf. It belongs to this version.

use crate::{
    context::Context,
    error::Result,
    lang::{Lang, Words},
    output,
};

/// The page; `{version}` is kefu's.
const PAGE: Words = Words::new(include_str!("page.zh.md"), include_str!("page.en.md"));

pub(super) fn print(context: &Context) -> Result<()> {
    let lang: Lang = context.options.lang;
    output::text(&PAGE.get(lang).replace("{version}", env!("CARGO_PKG_VERSION")))
}
