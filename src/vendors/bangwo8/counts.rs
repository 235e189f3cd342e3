//! The numbers of tickets in ticket views (查询器).

use std::{collections::BTreeMap, fmt};

use clap::Args;
use futures_util::future::join_all;
use jiff::Timestamp;

use crate::{
    adapter::{Column, Columns, Extent, Kind as ColumnKind, Missing, Page, PageRequest, Query, Row},
    dates::Clock,
    error::{Error, Kind, Result},
    ids::Ids,
    lang::{Things, Words},
};

use super::{
    client::Bangwo8,
    views::{ID, TITLE, VIEWS, all_views, chosen, is_active, unknown},
    wire::{self, View, ViewCount},
};

const NUMBER: Column =
    Column::new("count", Words::new("工单数", "Tickets"), ColumnKind::Count, &["count"]).brief().bar();
pub(super) static COUNT: [Column; 3] = [ID, TITLE, NUMBER];
/// With a time, for files with counts of several times.
pub(super) static COUNT_THEN: [Column; 4] = [
    ID,
    TITLE,
    NUMBER,
    Column::new("counted_at", Words::new("统计时间", "Counted at"), ColumnKind::Time, &["counted_at"])
        .brief(),
];

/// The number of views per `show_many` call. The vendor states no limit.
const VIEWS_A_CALL: usize = 50;

/// How many tickets views hold
#[derive(Args, Clone, Debug, Default)]
pub struct Counts {
    /// Ids or titles; without any every active view
    ///
    /// `-` reads them from standard input, one a line.
    #[arg(value_name = "VIEW", value_parser = Ids::or_titles)]
    views: Vec<Ids>,
    /// The time for each record, if it is to have one.
    #[arg(skip)]
    at: Option<Timestamp>,
}

impl Counts {
    /// The count of one view.
    ///
    /// # Errors
    /// [`Kind::Usage`] if several views are named.
    pub fn one(view: Ids) -> Result<Self> {
        match Ids::all([&view]).len() {
            1 => Ok(Self { views: vec![view], at: None }),
            several => {
                let what = tr!("a check counts one view, and {several} are named", several);
                Err(Error::new(Kind::Usage, what).hint(tr!("name one view, and run a check for each")))
            }
        }
    }

    /// The same question, with the time in each record.
    #[must_use]
    pub fn at(self, moment: Timestamp) -> Self {
        Self { at: Some(moment), ..self }
    }

    /// The question as text, equal for equal questions whatever the language.
    pub fn about(&self) -> String {
        let views = Ids::all(&self.views);
        match views.is_empty() {
            true => "counts of every active view".to_owned(),
            false => format!("counts of views {}", views.join(", ")),
        }
    }
}

/// The views of one request.
#[derive(Debug)]
pub enum Batch {
    /// The views of one call.
    Views(Vec<View>),
    /// The views that an incomplete list lacks, and why it is incomplete.
    Unlisted(Error),
}

impl fmt::Display for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Views(views) => {
                let names: Vec<_> = views.iter().map(View::to_string).collect();
                f.write_str(&names.join(&tr!(", ")))
            }
            Self::Unlisted(_) => f.write_str(&tr!("the other views")),
        }
    }
}

impl Query for Counts {
    type Vendor = Bangwo8;
    type Part = Batch;

    fn known_columns(&self) -> Columns {
        if self.at.is_some() { COUNT_THEN.as_slice().into() } else { COUNT.as_slice().into() }
    }

    fn noun(&self) -> Things {
        VIEWS
    }

    async fn parts(&self, bangwo8: &Bangwo8, _: &Clock) -> Result<Vec<Batch>> {
        let wanted = Ids::as_typed(&self.views);
        let all = all_views(bangwo8).await?;
        let (chosen, unlisted) = match wanted.is_empty() {
            true => (all.views.into_iter().filter(is_active).collect(), all.incomplete),
            false => (chosen(&wanted, &all)?, None),
        };
        // A view that is not on the list is requested alone, so that the vendor's error about it is known.
        let (known, unknown): (Vec<_>, Vec<_>) =
            chosen.into_iter().partition(|view| !view.title.is_empty() && view.absent.is_none());
        let batches = known.chunks(VIEWS_A_CALL).map(|views| Batch::Views(views.to_vec()));
        let alone = unknown.into_iter().map(|view| Batch::Views(vec![view]));
        Ok(batches.chain(alone).chain(unlisted.map(Batch::Unlisted)).collect())
    }

    fn absent<'p>(&self, batch: &'p Batch) -> Option<&'p Error> {
        match batch {
            Batch::Views(views) => views.iter().find_map(|view| view.absent.as_ref()),
            Batch::Unlisted(_) => None,
        }
    }

    async fn page(&self, bangwo8: &Bangwo8, batch: &Batch, _: PageRequest) -> Result<Page> {
        let views = match batch {
            Batch::Views(views) => views,
            Batch::Unlisted(error) => return Err(error.clone()),
        };
        let counts = match &views[..] {
            [_] => Vec::new(),
            views => together(bangwo8, views).await?,
        };
        let found = |view: &View| counts.iter().find(|count| count.id == view.id && count.is_known());
        // A view that the bulk answer lacks, or whose count is unreadable there, is requested alone.
        let alone = views.iter().filter(|view| found(view).is_none());
        let alone = join_all(alone.map(async |view| (&view.id, self.alone(bangwo8, view).await))).await;
        let mut alone: BTreeMap<_, _> = alone.into_iter().collect();
        let (mut rows, mut missing) = (Vec::new(), Vec::new());
        for view in views {
            match (found(view), alone.remove(&view.id)) {
                (Some(count), _) => rows.push(self.row(view, count)),
                (None, Some(Ok(count))) => rows.push(self.row(view, &count)),
                (None, Some(Err(error))) => missing.push(Missing { part: view.to_string(), error }),
                (None, None) => {}
            }
        }
        Ok(Page { rows, extent: Extent::Whole { missing } })
    }
}

impl Counts {
    /// The record of a view's count.
    fn row(&self, view: &View, count: &ViewCount) -> Row {
        let title = Some(&view.title).filter(|title| !title.is_empty());
        let at = self.at.map(|at| at.to_string());
        let made = serde_json::json!({"id": view.id, "title": title, "count": count.count, "counted_at": at});
        Row::made(made.to_string()).with_source(&count.source)
    }

    /// The count of one view. If the user named the view, it may be unknown.
    async fn alone(&self, bangwo8: &Bangwo8, view: &View) -> Result<ViewCount> {
        let path = ["ticketviews", &view.id, "count.json"];
        let body = match self.views.is_empty() {
            true => bangwo8.get(&path, Vec::new()).await?,
            false => bangwo8.get_by_id(&path, Vec::new()).await.map_err(unknown)?,
        };
        let counts = wire::counts(&body)?.into_iter();
        counts.into_iter().find(|count| count.id == view.id).ok_or_else(|| {
            Error::new(Kind::Answer, tr!("bangwo8 answered no count of {view}", view))
                .why(tr!("the answer holds no count, or another view's"))
        })
    }
}

/// The counts of several views, as far as the answer has them.
async fn together(bangwo8: &Bangwo8, views: &[View]) -> Result<Vec<ViewCount>> {
    let ids: Vec<_> = views.iter().map(|view| view.id.as_str()).collect();
    let parameters = vec![("ids", ids.join(","))];
    wire::counts(&bangwo8.get(&["ticketviews", "show_many.json"], parameters).await?)
}
