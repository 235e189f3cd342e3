//! How many tickets ticket views (查询器) hold.

use std::fmt;

use clap::Args;
use jiff::Timestamp;

use crate::{
    adapter::{Column, Kind, Page, PageNumber, Query, Row},
    dates::Clock,
    error::Result,
    ids::Ids,
    lang::Words,
};

use super::{
    client::Bangwo8,
    views::{ID, TITLE, all_views, chosen, is_active},
    wire::{self, View},
};

const NUMBER: Column =
    Column::new("count", Words::new("工单数", "Tickets"), Kind::Count, &["count"]).brief().bar();
pub(super) static COUNT: [Column; 3] = [ID, TITLE, NUMBER];
/// With the moment, where counts of several moments stand together.
static COUNT_THEN: [Column; 4] = [
    ID,
    TITLE,
    NUMBER,
    Column::new("counted_at", Words::new("统计时间", "Counted at"), Kind::Time, &["counted_at"]).brief(),
];

/// How many views are asked for in one `show_many` call. The vendor names no limit.
const VIEWS_A_CALL: usize = 50;

/// How many tickets views hold
#[derive(Args, Clone, Debug)]
pub struct Counts {
    /// Ids or titles; every active view without any (- reads them from standard input)
    #[arg(value_name = "VIEW")]
    views: Vec<Ids>,
    /// The moment, if it is to stand in each record
    #[arg(skip)]
    at: Option<Timestamp>,
}

impl Counts {
    /// The count of one view, by its id or title.
    ///
    /// # Errors
    /// What is wrong with it, a sentence.
    pub fn one(view: &str) -> std::result::Result<Self, String> {
        let view: Ids = view.parse()?;
        match Ids::all([&view]).len() {
            1 => Ok(Self { views: vec![view], at: None }),
            _ => Err("name one view".to_owned()),
        }
    }

    /// The same question, with the moment in each record.
    #[must_use]
    pub fn at(self, moment: Timestamp) -> Self {
        Self { at: Some(moment), ..self }
    }

    /// What is asked for: the same words for the same question.
    pub fn about(&self) -> String {
        let views = Ids::all(&self.views);
        match views.is_empty() {
            true => "counts of every active view".to_owned(),
            false => format!("counts of views {}", views.join(", ")),
        }
    }
}

/// The views of one call.
#[derive(Debug)]
pub struct Batch(Vec<View>);

impl fmt::Display for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.iter().map(View::to_string).collect();
        f.write_str(&names.join(", "))
    }
}

impl Query for Counts {
    type Vendor = Bangwo8;
    type Part = Batch;

    fn columns(&self) -> &'static [Column] {
        if self.at.is_some() { &COUNT_THEN } else { &COUNT }
    }

    fn noun(&self) -> &'static str {
        "views"
    }

    async fn parts(&self, bangwo8: &Bangwo8, _: &Clock) -> Result<Vec<Batch>> {
        let all = all_views(bangwo8).await?;
        let wanted = Ids::as_typed(&self.views);
        let chosen = match wanted.is_empty() {
            true => all.into_iter().filter(is_active).collect(),
            false => chosen(&wanted, &all)?,
        };
        // A view that is not on the list is asked for alone, so that the vendor's word about it is heard.
        let (listed, unlisted): (Vec<_>, Vec<_>) =
            chosen.into_iter().partition(|view| !view.title.is_empty());
        let batches = listed.chunks(VIEWS_A_CALL).map(|views| Batch(views.to_vec()));
        Ok(batches.chain(unlisted.into_iter().map(|view| Batch(vec![view]))).collect())
    }

    async fn page(&self, bangwo8: &Bangwo8, batch: &Batch, _: PageNumber) -> Result<Page> {
        let body = match &batch.0[..] {
            [view] => bangwo8.get(&["ticketviews", &view.id, "count.json"], Vec::new()).await?,
            views => {
                let ids: Vec<_> = views.iter().map(|view| view.id.as_str()).collect();
                bangwo8.get(&["ticketviews", "show_many.json"], vec![("ids", ids.join(","))]).await?
            }
        };
        let counts = wire::counts(&body)?;
        let row = |view: &View| {
            let found = counts.iter().find(|one| one.id == view.id)?;
            let title = Some(&view.title).filter(|title| !title.is_empty());
            let at = self.at.map(|at| at.to_string());
            let made =
                serde_json::json!({"id": view.id, "title": title, "count": found.count, "counted_at": at});
            Some(Row::made(made.to_string()).with_source(&found.source))
        };
        let rows = batch.0.iter().filter_map(row).collect();
        Ok(Page { rows, total: Some(batch.0.len() as u64) })
    }
}
