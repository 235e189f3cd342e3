//! `kefu api`: a raw, signed, read-only call.

use clap::Args;

use crate::{
    context::Context,
    error::{Error, Kind, Result},
    vendors::{Call, Name},
};

/// Make a raw, read-only call, signed by the adapter; the answer is shown as it came
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  kefu api gome gome.order.orders.get pageNo=1 pageSize=20
  kefu api gome gome.custom.inquiries.get --paginate
  kefu api bangwo8 tickets/ticket_fields
  kefu api eshouhou WorkOrder/GetWorkOrders pageIndex=1 pageSize=20")]
pub struct Api {
    /// Whom to ask
    #[arg(value_enum)]
    vendor: Name,
    /// gome: a method; bangwo8: a path below /api/v1/; eshouhou: a path, below /open/v2/ if it is not whole
    #[arg(value_name = "METHOD|PATH")]
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
        if context.options.limit.is_some() && !paginate {
            return Err(Error::new(Kind::Usage, "--limit counts records, and a raw answer has none")
                .hint("add --paginate, or leave --limit out"));
        }
        vendor.call(context, Call { target, parameters, paginate }).await
    }
}

fn parameter(text: &str) -> std::result::Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("write a parameter as name=value".to_owned()),
    }
}
