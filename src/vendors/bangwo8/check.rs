//! `kefu check view`: checks the number of tickets in a view.

use clap::{Args, Subcommand};

use crate::{
    adapter::{Cell, ReadOptions, Record},
    context::{Check, Context, Metric, Report, Sum, Thresholds},
    error::{Error, Kind, Result},
    ids::Ids,
};

use super::{counts::Counts, tickets::TICKETS};

const CHECK: Check = Check { name: "view", label: "VIEWS" };

/// Bangwo8's checks.
pub const CHECKS: &[Check] = &[CHECK];

/// Bangwo8's part of `kefu check`.
#[derive(Debug, Subcommand)]
pub enum CheckCommand {
    View(CheckView),
}

impl CheckCommand {
    /// Runs the command.
    pub async fn run(self, context: &Context) -> Result<Report> {
        let Self::View(check) = self;
        check.look(context).await
    }
}

/// Check how many tickets a view holds
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  kefu check view 售中 -w 10 -c 20
  kefu check view 15 -w 10 -c 20 -o json
  kefu check view 15 -c 1:      critical when it is empty")]
pub struct CheckView {
    /// Its id or its title, e.g. 15 or 售中
    #[arg(value_name = "VIEW", value_parser = Ids::or_titles)]
    view: Ids,
    #[command(flatten)]
    thresholds: Thresholds,
}

impl CheckView {
    async fn look(self, context: &Context) -> Result<Report> {
        let thresholds = self.thresholds.required()?;
        let mut found: Vec<(Option<String>, String)> = Vec::new();
        let mut sum = Sum::default();
        let take = |record: &Record, read_options: &ReadOptions| {
            let (title, tickets) = count(record, read_options)?;
            sum.add(record, tickets);
            if found.iter().any(|(shop, _)| shop.as_deref() == record.profile()) {
                return Err(Error::new(Kind::Usage, tr!("a check counts one view, and several are named"))
                    .hint(tr!("name one view, and run a check for each")));
            }
            found.push((record.profile().map(str::to_owned), title));
            Ok(())
        };
        context.each(&Counts::one(self.view)?, take).await?;
        let (_, title) = found.first().ok_or_else(|| no_count(&tr!("nothing came")))?;
        let tickets = sum.total();
        let summary = format!("{title} {}{}", TICKETS.in_english(tickets), sum.worst());
        Ok(Report { check: CHECK, summary, metrics: vec![Metric::new("tickets", tickets, thresholds)] })
    }
}

/// The title of the view and the number of its tickets.
fn count(record: &Record, read_options: &ReadOptions) -> Result<(String, u64)> {
    let title = match record.value("title", read_options) {
        Cell::Text(title) => title.into_owned(),
        _ => tr!("view {id}", id = record.id().unwrap_or_default()),
    };
    match record.value("count", read_options) {
        Cell::Count(count) => match u64::try_from(count) {
            Ok(count) => Ok((title, count)),
            Err(_) => Err(no_count(&tr!("{title}: {count} tickets", title, count))),
        },
        Cell::Text(text) => Err(no_count(&tr!("{title}: `{text}` is no number", title, text))),
        _ => Err(no_count(&tr!("{title}: there is no number", title))),
    }
}

fn no_count(why: &str) -> Error {
    Error::new(Kind::Answer, tr!("the vendor does not say how many tickets there are")).why(why)
}
