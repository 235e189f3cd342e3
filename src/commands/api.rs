//! `kefu api`: a raw, signed, read-only call.

use std::fmt::Write as _;

use clap::Args;

use crate::{
    choice::Choice,
    context::Context,
    error::{Error, Kind, Result},
    vendors::{self, Call, Name},
};

/// Make a raw, signed, read-only call to a vendor
///
/// The answer is shown as it came.
#[derive(Args, Debug)]
#[command(after_help = examples())]
pub struct Api {
    /// Whom to ask
    #[arg(value_parser = Choice::<Name>::new())]
    vendor: Name,
    #[arg(value_name = "METHOD|PATH", help = targets())]
    target: String,
    /// Parameters
    #[arg(value_name = "NAME=VALUE", value_parser = parameter)]
    parameters: Vec<(String, String)>,
    /// Fetch all pages, and show the records of their lists
    #[arg(long)]
    paginate: bool,
}

impl Api {
    pub(super) async fn run(self, context: &Context) -> Result<()> {
        let Self { vendor, target, parameters, paginate } = self;
        if context.options.values.mask {
            let what = tr!("--mask: the answer is shown as it came, with personal data");
            return Err(
                Error::new(Kind::Usage, what).hint(tr!("leave --mask out; commands with columns can mask"))
            );
        }
        if context.options.is_typed("limit") && !paginate {
            return Err(Error::new(Kind::Usage, tr!("--limit counts records, and a raw answer has none"))
                .hint(tr!("add --paginate, or leave --limit out")));
        }
        vendor.call(context, Call { target, parameters, paginate }).await
    }
}

/// The calls of each vendor.
fn targets() -> String {
    let targets = vendors::ALL.iter().map(|about| format!("{}: {}", about.name.id, about.calls.target));
    targets.collect::<Vec<_>>().join("; ")
}

fn examples() -> String {
    let mut text = "Examples:".to_owned();
    for about in vendors::ALL {
        // Writing into a String cannot fail.
        for call in about.calls.examples {
            let _ = write!(text, "\n  kefu api {} {call}", about.name.id);
        }
    }
    text
}

fn parameter(text: &str) -> std::result::Result<(String, String), String> {
    match text.split_once('=').or_else(|| text.split_once('＝')) {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err(tr!("write a parameter as name=value")),
    }
}
