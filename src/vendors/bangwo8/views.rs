//! Ticket views (查询器): their list, one of them, how many tickets each holds.

use std::{fmt, sync::Once};

use clap::Args;
use jiff::Timestamp;

use crate::{
    adapter::{Column, Kind, Page, PageNumber, Query, Row, Shape},
    dates::Clock,
    error::{Error, Kind as ErrorKind, Result},
    ids::Ids,
    lang::Words,
    nearest::nearest,
    spelling::folded,
};

use super::{
    client::Bangwo8,
    wire::{self, View},
};

const ID: Column = Column::new("id", Words::new("查询器ID", "View ID"), Kind::Id, &["id"]).brief();
const TITLE: Column = Column::new("title", Words::new("名称", "Title"), Kind::Text, &["title"]).brief();
const ACTIVE: Column = Column::new("active", Words::new("启用", "Active"), Kind::Flag, &["active"]).brief();
const TICKETS: Column =
    Column::new("ticket_count", Words::new("工单数", "Tickets"), Kind::Count, &["ticket_count"]).brief();
const CREATED: Column =
    Column::new("created_at", Words::new("创建时间", "Created at"), Kind::Time, &["createDT"]).brief();
const UPDATED: Column =
    Column::new("updated_at", Words::new("更新时间", "Updated at"), Kind::Time, &["updateDT"]).brief();

static VIEW: [Column; 6] = [ID, TITLE, ACTIVE, CREATED, UPDATED, Column::EXTRA];
pub(super) static COUNTED_VIEW: [Column; 7] = [ID, TITLE, ACTIVE, TICKETS, CREATED, UPDATED, Column::EXTRA];
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

/// All ticket views
#[derive(Args, Clone, Debug)]
pub struct Views {
    /// Only those in use
    #[arg(long)]
    active: bool,
    /// With the number of tickets in each
    #[arg(long)]
    counts: bool,
}

impl Query for Views {
    type Vendor = Bangwo8;
    type Part = &'static str;

    fn columns(&self) -> &'static [Column] {
        if self.counts { &COUNTED_VIEW } else { &VIEW }
    }

    fn noun(&self) -> &'static str {
        "views"
    }

    async fn parts(&self, _: &Bangwo8, _: &Clock) -> Result<Vec<&'static str>> {
        Ok(vec!["the views"])
    }

    async fn page(&self, bangwo8: &Bangwo8, _: &&'static str, page: PageNumber) -> Result<Page> {
        let fields = self.counts.then(|| ("fields", "show_tickets_num".to_owned()));
        views_page(bangwo8, page, fields).await
    }

    fn keeps(&self, _: &&'static str, row: &Row) -> Result<bool> {
        Ok(!self.active || is_active(&wire::title(row)?))
    }
}

/// One view
#[derive(Args, Clone, Debug)]
pub struct OneView {
    /// Its id or its title, e.g. 15 or 售中 (- reads them from standard input)
    #[arg(value_name = "VIEW")]
    view: Ids,
}

impl Query for OneView {
    type Vendor = Bangwo8;
    type Part = View;

    fn columns(&self) -> &'static [Column] {
        &VIEW
    }

    fn noun(&self) -> &'static str {
        "views"
    }

    fn shape(&self) -> Shape {
        Shape::of(&Ids::as_typed([&self.view]))
    }

    async fn parts(&self, bangwo8: &Bangwo8, _: &Clock) -> Result<Vec<View>> {
        find(bangwo8, &Ids::as_typed([&self.view])).await
    }

    async fn page(&self, bangwo8: &Bangwo8, view: &View, _: PageNumber) -> Result<Page> {
        let file = format!("{}.json", view.id);
        wire::view(&bangwo8.get(&["ticketviews", &file], Vec::new()).await?)
    }
}

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

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "view {}", self.id)?;
        if self.title.is_empty() { Ok(()) } else { write!(f, " ({})", self.title) }
    }
}

/// The views that were asked for by id or title. Only titles make the list of all views necessary.
pub(super) async fn find(bangwo8: &Bangwo8, wanted: &[String]) -> Result<Vec<View>> {
    let all = match wanted.iter().all(|given| is_id(given)) {
        true => Vec::new(),
        false => all_views(bangwo8).await?,
    };
    chosen(wanted, &all)
}

fn is_id(given: &str) -> bool {
    given.trim().bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a view is in use. One of which nobody can say it is kept, and that is said once.
fn is_active(view: &View) -> bool {
    static SAID: Once = Once::new();
    view.active.unwrap_or_else(|| {
        SAID.call_once(|| {
            tracing::warn!("bangwo8 says neither yes nor no about {view} being active; such views are kept");
        });
        true
    })
}

/// The views that ids and titles mean, each once: one may be named both ways.
fn chosen(wanted: &[String], all: &[View]) -> Result<Vec<View>> {
    let mut views: Vec<View> = Vec::new();
    for given in wanted {
        let view = choose(given, all)?;
        if views.iter().all(|known| known.id != view.id) {
            views.push(view);
        }
    }
    Ok(views)
}

/// The view that an id or a title means.
fn choose(given: &str, all: &[View]) -> Result<View> {
    let by_id = |id: &str| {
        let id_only = || View { id: id.to_owned(), title: String::new(), active: Some(true) };
        all.iter().find(|view| view.id == id).cloned().unwrap_or_else(id_only)
    };
    if is_id(given) {
        return Ok(by_id(given.trim()));
    }
    let named = titled(given, all);
    let id = folded(given);
    if named.is_empty() && is_id(&id) {
        return Ok(by_id(&id));
    }
    let list = |views: &[&View]| {
        views.iter().map(|view| format!("{} {}", view.id, view.title)).collect::<Vec<_>>().join(", ")
    };
    match named[..] {
        [view] => Ok(view.clone()),
        [] => {
            let error = Error::new(ErrorKind::Usage, format!("there is no view `{given}`"))
                .why(format!("the views are {}", list(&all.iter().collect::<Vec<_>>())));
            Err(match nearest(given, all.iter().map(|view| view.title.as_str())) {
                Some(title) => error.hint(format!("did you mean `{title}`?")),
                None => error.hint("`kefu views list` shows them"),
            })
        }
        _ => Err(Error::new(ErrorKind::Usage, format!("`{given}` is the title of {} views", named.len()))
            .why(format!("they are {}", list(&named)))
            .hint("give the id instead")),
    }
}

/// The views with a title, to the letter if there are any, else with other blanks around it, else in whatever
/// spelling.
fn titled<'a>(given: &str, all: &'a [View]) -> Vec<&'a View> {
    let spellings: [fn(&str) -> String; 3] = [str::to_owned, |title| title.trim().to_owned(), folded];
    let fitting = spellings.iter().map(|spelling| {
        let wanted = spelling(given);
        all.iter().filter(|view| spelling(&view.title) == wanted).collect::<Vec<_>>()
    });
    fitting.into_iter().find(|views| !views.is_empty()).unwrap_or_default()
}

/// Every view with its title.
async fn all_views(bangwo8: &Bangwo8) -> Result<Vec<View>> {
    let mut views: Vec<View> = Vec::new();
    for number in 1.. {
        let page = views_page(bangwo8, PageNumber { number, size: 100 }, None).await?;
        let known = views.len();
        for row in &page.rows {
            let view = wire::title(row)?;
            if views.iter().all(|known| known.id != view.id) {
                views.push(view);
            }
        }
        let complete = page.total.is_none_or(|total| views.len() as u64 >= total);
        if complete || views.len() == known {
            break;
        }
    }
    Ok(views)
}

async fn views_page(bangwo8: &Bangwo8, page: PageNumber, fields: Option<(&str, String)>) -> Result<Page> {
    let mut parameters = vec![("page", page.number.to_string()), ("per_page", page.size.to_string())];
    parameters.extend(fields);
    wire::views(&bangwo8.get(&["ticketviews.json"], parameters).await?)
}
